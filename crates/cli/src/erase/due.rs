//! `answerable erase --due`: what is kept longer than it is needed.

use std::io::Write;

use answerable_desk::erasing::Due;
use answerable_desk::store::vault::Asking;
use answerable_wording::days;
use answerable_wording::numbers::count;

use super::Eraser;
use crate::register_folder::RegisterFolder;
use crate::today::moment;

/// Lists what is due; with `now`, erases it.
pub(super) fn run(
    register: &RegisterFolder,
    eraser: &Eraser,
    now: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let kept = register.kept()?;
    let keeping = kept.keeping();
    let by = eraser.named(register)?;
    let when = moment();
    let all = keeping.due(when.day)?;
    if all.is_empty() {
        return Ok(writeln!(out, "Nothing is due to be erased.")?);
    }
    for due in &all {
        if now {
            // The rule's own ground takes the place of this one.
            let why = due.rule.ground;
            keeping.erase(due, Asking { by: &by, why, when })?;
        }
        line(due, out)?;
    }
    let things = count(all.len() as u64, "thing", "things");
    match now {
        true => writeln!(out, "Erased: {things}."),
        false => writeln!(out, "Due: {things}. To erase: answerable erase --due --now"),
    }?;
    Ok(())
}

fn line(due: &Due, out: &mut dyn Write) -> anyhow::Result<()> {
    let records: Vec<String> = due.records.iter().map(ToString::to_string).collect();
    let since = match due.since {
        Some(day) => format!("since {}", days::day(day)),
        None => "at once".to_owned(),
    };
    writeln!(out, "{}", due.rule.words)?;
    Ok(writeln!(out, "  due {since}: {}", records.join(" "))?)
}
