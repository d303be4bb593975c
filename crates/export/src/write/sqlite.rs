//! SQLite: one file with every table, its keys, indexes and search.
//!
//! The file is made for readers: Datasette shows its foreign keys as links and
//! searches the tables that have an index of words (`asks_fts`, whose content is
//! `asks`). What a column holds stands in the table `dictionary`.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::{NotWritten, Sink, disk, format};
use crate::checkpoint::FileMade;
use crate::column::{Cell, Kind};
use crate::tables::{TABLES, Table};

/// The name of the file.
pub const FILE: &str = "register.db";

/// How many bytes of an index of words are gathered before they go to the file: what
/// is gathered at once need not be joined later.
const WORDS_AT_ONCE: usize = 64 * 1024 * 1024;

/// Writes every table into one file.
pub(crate) struct Sqlite {
    path: PathBuf,
    connection: Connection,
    insert: String,
}

impl Sqlite {
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, NotWritten> {
        let path = folder.join(FILE);
        let begun = || {
            let connection = Connection::open(&path)?;
            // Nobody reads it before it is whole, and what is broken off is
            // thrown away: no journal, and one sync at the end.
            connection.execute_batch(
                "PRAGMA page_size = 16384; \
                 PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \
                 PRAGMA locking_mode = EXCLUSIVE; \
                 PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000; \
                 PRAGMA foreign_keys = OFF; BEGIN;",
            )?;
            for table in TABLES {
                connection.execute_batch(&definition(table))?;
            }
            Ok(connection)
        };
        let connection = begun().map_err(|why: rusqlite::Error| format(&path, why))?;
        Ok(Self {
            path,
            connection,
            insert: String::new(),
        })
    }

    fn run(&self, statements: &str) -> Result<(), NotWritten> {
        self.connection
            .execute_batch(statements)
            .map_err(|why| format(&self.path, why))
    }

    fn write_dictionary(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch(
            "CREATE TABLE dictionary (\"table\" TEXT NOT NULL, place INTEGER NOT NULL, \
             \"column\" TEXT NOT NULL, holds TEXT NOT NULL, kind TEXT NOT NULL, \
             PRIMARY KEY (\"table\", place)) WITHOUT ROWID",
        )?;
        let mut insert = self
            .connection
            .prepare("INSERT INTO dictionary VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for table in TABLES {
            for (place, column) in (1_i64..).zip(table.all_columns()) {
                let kind = column.kind.name();
                insert.execute((table.name, place, column.name, column.says, kind))?;
            }
        }
        Ok(())
    }
}

impl Kind {
    /// Its name in dictionaries, as Frictionless Table Schema has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Day => "date",
            Self::Flag => "boolean",
        }
    }
}

impl Sink for Sqlite {
    fn begin(&mut self, table: &'static Table) -> Result<(), NotWritten> {
        let places = vec!["?"; table.all_columns().count()].join(",");
        self.insert = format!("INSERT INTO \"{}\" VALUES ({places})", table.name);
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), NotWritten> {
        let written = || {
            let mut insert = self.connection.prepare_cached(&self.insert)?;
            insert.execute(params_from_iter(cells.iter().map(Bound)))
        };
        written().map(|_| ()).map_err(|why| format(&self.path, why))
    }

    fn end(&mut self) -> Result<(), NotWritten> {
        Ok(())
    }

    fn close(&mut self) -> Result<Vec<FileMade>, NotWritten> {
        for table in TABLES {
            self.run(&indexes(table))?;
        }
        self.write_dictionary()
            .map_err(|why| format(&self.path, why))?;
        self.run("COMMIT; PRAGMA optimize = 0x10002;")?;
        File::open(&self.path)
            .and_then(|file| file.sync_all())
            .map_err(|why| disk(&self.path, why))?;
        Ok(vec![FileMade::of(&self.path)?])
    }
}

/// A cell as SQLite takes it: a day as text, which its functions for days read.
struct Bound<'a>(&'a Cell<'a>);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Cell::Text(words) => ToSqlOutput::Borrowed(ValueRef::Text(words.as_bytes())),
            Cell::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Cell::Day(day) => {
                let written = Cell::written(*day);
                ToSqlOutput::Owned(Value::Text(String::from_utf8_lossy(&written).into_owned()))
            }
            Cell::Flag(flag) => ToSqlOutput::Owned(Value::Integer((*flag).into())),
            Cell::NotKnown | Cell::None => ToSqlOutput::Owned(Value::Null),
        })
    }
}

fn definition(table: &Table) -> String {
    let mut parts: Vec<String> = table
        .all_columns()
        .map(|column| {
            let kind = match column.kind {
                Kind::Text | Kind::Day => "TEXT",
                Kind::Integer | Kind::Flag => "INTEGER",
            };
            format!("\"{}\" {kind}", column.name)
        })
        .collect();
    parts.push(format!("PRIMARY KEY ({})", quoted(table.key)));
    for refers in table.refers {
        parts.push(format!(
            "FOREIGN KEY (\"{}\") REFERENCES \"{}\" (\"{}\")",
            refers.column, refers.table, refers.to
        ));
    }
    format!("CREATE TABLE \"{}\" ({});", table.name, parts.join(", "))
}

/// Indexes are made when all rows are in: that is faster, and the file smaller.
fn indexes(table: &Table) -> String {
    let name = table.name;
    let mut statements = String::new();
    let refers = table.refers.iter().map(|refers| refers.column);
    let mut columns: Vec<&str> = refers.chain(table.indexed.iter().copied()).collect();
    columns.sort_unstable();
    columns.dedup();
    // A key of one column is indexed already, and of several by its first.
    columns.retain(|column| table.key.first() != Some(column));
    for column in columns {
        statements += &format!("CREATE INDEX \"{name}_{column}\" ON \"{name}\" (\"{column}\");");
    }
    if !table.searched.is_empty() {
        statements += &format!(
            "CREATE VIRTUAL TABLE \"{name}_fts\" USING fts5({}, content=\"{name}\", \
             tokenize='porter unicode61 remove_diacritics 2');\
             INSERT INTO \"{name}_fts\" (\"{name}_fts\", rank) VALUES ('hashsize', {WORDS_AT_ONCE});\
             INSERT INTO \"{name}_fts\" (\"{name}_fts\") VALUES ('rebuild');\
             INSERT INTO \"{name}_fts\" (\"{name}_fts\", rank) VALUES ('hashsize', 1048576);",
            quoted(table.searched)
        );
    }
    statements
}

fn quoted(columns: &[&str]) -> String {
    let columns: Vec<_> = columns
        .iter()
        .map(|column| format!("\"{column}\""))
        .collect();
    columns.join(", ")
}
