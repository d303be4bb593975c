//! `answerable look`: what somebody's own program found at many places, put on
//! the record. This program fetches nothing itself.

use std::fs;
use std::io::{ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};

use answerable_desk::View;
use answerable_desk::looking::{Counted, NotTaken, Plan, Table};
use answerable_wording::looked;

use crate::account;
use crate::edge::Refusal;
use crate::import::harmless;
use crate::layout::paragraph;
use crate::register_folder::RegisterFolder;
use crate::today::today;

/// Record looks at many places, or the list of places, from a CSV
///
/// Results have the columns body, place, when, status, sha256, and may have
/// found and note. place is the id or the address of a place of the list; status
/// the number of a web site's reply, or no-reply, in-person or on-paper. A row
/// says only whether the place replied; where somebody read it and the answers
/// looked for were not there, found is no-answer. Nothing is fetched here.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The CSV; - for what comes in
    file: PathBuf,
    /// The file is a list of places: id, body, place, holds, from, until,
    /// source, checked
    #[arg(long)]
    places: bool,
    /// Say what each row would do, and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Who looked: the name of a reviewer
    #[arg(long = "as", value_name = "NAME")]
    by: Option<String>,
    #[command(flatten)]
    register: RegisterFolder,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let table = match arguments.places {
        true => Table::Places,
        false => Table::Results,
    };
    let text = read(&arguments.file)?;
    let (desk, _) = arguments.register.open()?;
    let counted = {
        let register = desk.read();
        let plan = View::of(&register, today())
            .plan(table, &text)
            .map_err(Refusal::of)?;
        for row in &plan.rows {
            let (would, why) = match &row.plan {
                Plan::New(_) if arguments.dry_run => ("new", ""),
                Plan::Changed(_) if arguments.dry_run => ("put right", ""),
                Plan::Same if arguments.dry_run => ("recorded already", ""),
                Plan::Refused(why) => ("cannot be taken", why.as_str()),
                _ => continue,
            };
            let why = if why.is_empty() {
                String::new()
            } else {
                format!(": {why}")
            };
            let line = format!("line {}, {}: {would}{why}", row.line, row.what);
            paragraph(out, 2, &harmless(&line))?;
        }
        plan.counted()
    };
    let Counted {
        new,
        changed,
        same,
        refused,
    } = counted;
    if arguments.dry_run {
        writeln!(out, "{}", looked::would([new, changed, same, refused]))?;
        writeln!(out, "Nothing was recorded.")?;
        return Ok(());
    }
    let by = account::reviewer(&desk, arguments.by.as_deref())?;
    match desk.take_table(table, &text, (by.as_str(), today())) {
        Ok((recorded, counted)) => {
            let said = looked::recorded(
                counted.new + counted.changed,
                counted.refused,
                recorded.already,
            );
            writeln!(out, "{said}")?;
            Ok(())
        }
        Err(NotTaken::NotRecorded(why)) => Err(why.into()),
        Err(why) => Err(Refusal::of(why).into()),
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    let name = file.display();
    let read = match file.as_os_str() == "-" {
        true => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map(|_| text)
        }
        false => fs::read_to_string(file),
    };
    read.map_err(|error| match error.kind() {
        ErrorKind::InvalidData => {
            Refusal(format!("{name} is not text; write the CSV in UTF-8")).into()
        }
        _ => Refusal(format!("cannot read {name} ({error}); check the path")).into(),
    })
}
