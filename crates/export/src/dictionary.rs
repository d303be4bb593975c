//! What goes with the tables: the dictionary for programs and for people, the
//! licences, and what Datasette shows beside a table. All made from the columns
//! that write the files.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::checkpoint::{Checkpoint, FileMade};
use crate::column::NOT_KNOWN;
use crate::tables::{TABLES, Table};
use crate::write::{NotWritten, create, disk, finish};

/// The dictionary for people.
pub const DICTIONARY: &str = "DICTIONARY.md";
/// The dictionary for programs (Frictionless Data Package).
pub const MANIFEST: &str = "datapackage.json";
/// The terms.
pub const LICENCE: &str = "LICENCE.txt";
/// What Datasette shows beside the tables.
const DATASETTE: &str = "datasette.json";

/// The terms of the rows, in one text.
const TERMS: &str = "\
Facts are free. What is ours in these rows may be used under the terms of the
program, MIT or Apache-2.0.

Passages (the columns called words) belong to the documents they stand in. The
column words_source names the source of each, and the column licence of the
table sources gives that source's terms. Where it gives none, only short
passages are shown here, and to use more of the document ask its publisher.

Say where you took it from, and when it was as at: rows change as facts are
recorded. \"Answerable, as at DAY, entry N\" with the address is enough; DAY and
N stand in checkpoint.json.

Absence from these tables is no silence of a body: \"not yet looked for\" means
that nobody has looked.
";

/// What the tables leave to the log, in a sentence.
pub const LEFT_TO_THE_LOG: &str = "Groups, holidays, levels of assurance, copies sent, \
    withdrawals, publishers’ labels, bodies’ replies, decided requests for a correction and \
    what a person found was asked before have no table of their own, and no table holds the \
    bytes of an entry. Each is an entry of the log: the table entries lists them all, and the \
    page of an entry has its bytes and its proof, one entry at a time.";

pub(crate) fn write(folder: &Path, made: &Checkpoint) -> Result<Vec<FileMade>, NotWritten> {
    let laid_out = |value: Value| format!("{value:#}\n");
    let texts = [
        (DICTIONARY, for_people(made)),
        (MANIFEST, laid_out(package(made))),
        (LICENCE, TERMS.to_owned()),
        (DATASETTE, laid_out(for_datasette(made))),
    ];
    let written = texts.into_iter().map(|(name, text)| {
        let path = folder.join(name);
        let mut file = create(&path)?;
        file.write_all(text.as_bytes())
            .map_err(|why| disk(&path, why))?;
        finish(file, &path)
    });
    written.collect()
}

/// The tables as a data package: <https://datapackage.org/>.
fn package(made: &Checkpoint) -> Value {
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "answerable",
        "title": "What policing in England and Wales was asked to do, and what was answered",
        "description": TERMS,
        "version": format!("{}-{}", made.as_at, made.entries),
        "created": format!("{}T00:00:00Z", made.made_on),
        "as_at": made.as_at,
        "entries": made.entries,
        "root": made.root,
        "licenses": [
            {"name": "MIT", "title": "What is ours"},
            {"name": "Apache-2.0", "title": "What is ours"},
        ],
        "resources": TABLES.iter().map(|table| resource(table)).collect::<Vec<_>>(),
    })
}

fn resource(table: &Table) -> Value {
    let fields: Vec<_> = table
        .all_columns()
        .map(|column| {
            json!({
                "name": column.name,
                "type": column.kind.name(),
                "description": column.says,
            })
        })
        .collect();
    let refers: Vec<_> = table
        .refers
        .iter()
        .map(|refers| {
            json!({
                "fields": [refers.column],
                "reference": {"resource": refers.table, "fields": [refers.to]},
            })
        })
        .collect();
    json!({
        "name": table.name,
        "type": "table",
        "description": table.says,
        "path": format!("{}.csv", table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields,
            "primaryKey": table.key,
            "foreignKeys": refers,
            "missingValues": [""],
        },
    })
}

fn for_datasette(made: &Checkpoint) -> Value {
    let tables: serde_json::Map<_, _> = TABLES
        .iter()
        .map(|table| {
            let columns: serde_json::Map<_, _> = table
                .all_columns()
                .map(|column| (column.name.to_owned(), column.says.into()))
                .collect();
            (
                table.name.to_owned(),
                json!({"description": table.says, "columns": columns}),
            )
        })
        .collect();
    json!({
        "title": format!("Answerable, as at {}", made.as_at),
        "license": "Facts are free; passages belong to their documents: LICENCE.txt",
        "databases": {"register": {"tables": tables}},
    })
}

fn for_people(made: &Checkpoint) -> String {
    let mut text = format!(
        "# What stands in these tables\n\n\
         As at {}, of {} entries of the log, recorded until {}. Each table is a file as\n\
         CSV, JSON Lines and Parquet, and a table of `register.db`.\n\n\
         An empty cell can hold no value, unless its name stands in `{}`: then it could,\n\
         and nobody knows. It is an empty field in CSV, `null` in JSON Lines, and NULL\n\
         elsewhere. In CSV, words that a spreadsheet would take for a formula begin with\n\
         an apostrophe; the other formats hold them as they are. What is our wording\n\
         (`standing`, `kind`, `position`) may be worded better; what ends in `_code` and\n\
         every reference stays.\n\n\
         {LEFT_TO_THE_LOG} Their address is `/entries/N.json` on the site.\n",
        made.as_at,
        made.entries,
        made.recorded_until
            .map_or_else(|| "no day".to_owned(), |day| day.to_string()),
        NOT_KNOWN.name,
    );
    for table in TABLES {
        // Writing to memory does not fail.
        let _ = write!(
            text,
            "\n## {}\n\nA row is {}. {} rows, each known by `{}`.\n\n| column | kind | holds |\n|---|---|---|\n",
            table.name,
            table.says,
            made.rows(table.name),
            table.key.join("`, `"),
        );
        for column in table.all_columns() {
            let refers = table
                .refers
                .iter()
                .find(|refers| refers.column == column.name);
            let refers = refers.map_or_else(String::new, |refers| {
                format!(" ({}.{})", refers.table, refers.to)
            });
            let _ = writeln!(
                text,
                "| `{}` | {} | {}{refers} |",
                column.name,
                column.kind.name(),
                column.says,
            );
        }
    }
    text
}
