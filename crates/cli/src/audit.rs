//! `answerable audit`: who read or erased personal records, for auditors.

use std::io::Write;

use answerable_desk::store::vault::{Act, Trail, Whole};
use answerable_wording::numbers::count;
use clap::Args;
use serde_json::json;

use crate::import::harmless;
use crate::register_folder::RegisterFolder;
use crate::today::in_utc;

/// Show or export the audit trail: who read or erased personal records, and why
///
/// It is verified on the way: exit code 65 means that a line was altered or is
/// missing, and names the first. Note the last link down elsewhere: while it
/// comes back on that line, nothing up to it was written anew. Works while
/// `serve` runs.
#[derive(Args)]
pub(crate) struct Arguments {
    /// As CSV, for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// As JSON, for a program
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    register: RegisterFolder,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let paths = arguments.register.existing()?;
    let trail = Trail::open(paths.vault().trail)?;
    let mut acts = Vec::new();
    let whole = trail.for_each(|act| acts.push(act.clone()));
    // An auditor is shown what there is, and told what is wrong with it after.
    if arguments.csv {
        csv(&acts, out)?;
    } else if arguments.json {
        json(&acts, whole.as_ref().ok(), out)?;
    } else {
        lines(&acts, whole.as_ref().ok(), out)?;
    }
    whole?;
    Ok(())
}

fn lines(acts: &[Act], whole: Option<&Whole>, out: &mut dyn Write) -> anyhow::Result<()> {
    for act in acts {
        writeln!(
            out,
            "{}  {}  {} {} {}: {}",
            act.number,
            in_utc(act.when.at),
            harmless(&act.by),
            act.did.as_str(),
            act.record_in_words(),
            harmless(&act.why)
        )?;
    }
    if let Some(whole) = whole {
        writeln!(
            out,
            "{}: none altered, none missing.",
            sentence(&count(whole.acts, "act", "acts"))
        )?;
        writeln!(out, "Last link: {}", whole.last)?;
    }
    Ok(())
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn csv(acts: &[Act], out: &mut dyn Write) -> anyhow::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(["number", "at", "day", "by", "did", "record", "why"])?;
    for act in acts {
        writer.write_record([
            act.number.to_string(),
            in_utc(act.when.at),
            act.when.day.to_string(),
            plain(&act.by),
            act.did.as_str().to_owned(),
            act.record_in_words(),
            plain(&act.why),
        ])?;
    }
    writer.flush()?;
    Ok(())
}

/// Words that a spreadsheet takes for no formula (OWASP ASVS 1.2.10).
fn plain(words: &str) -> String {
    let begins_a_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{words}", if begins_a_formula { "'" } else { "" })
}

fn json(acts: &[Act], whole: Option<&Whole>, out: &mut dyn Write) -> anyhow::Result<()> {
    let acts: Vec<_> = acts
        .iter()
        .map(|act| {
            json!({
                "number": act.number,
                "at": in_utc(act.when.at),
                "day": act.when.day,
                "by": act.by,
                "did": act.did.as_str(),
                "record": act.record_in_words(),
                "why": act.why,
            })
        })
        .collect();
    let last = whole.map(|whole| whole.last.to_string());
    let trail = json!({ "whole": whole.is_some(), "last_link": last, "acts": acts });
    serde_json::to_writer_pretty(&mut *out, &trail)?;
    writeln!(out)?;
    Ok(())
}
