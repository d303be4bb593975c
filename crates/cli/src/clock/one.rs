//! One clock, for a person to read.

use std::io::Write;

use answerable_calendar::{Day, Working};
use answerable_register::power::{NoLastDay, Power};
use answerable_wording::clocks::{
    Detail, Line, doubt, facts, falls_on, headline, last_day_sentence, weekends_left_out,
    why_no_last_day, working as lines,
};
use answerable_wording::days::weekday_and_day;

use crate::layout::{labelled, paragraph};

/// As wide as the longest label and two spaces.
const LABELS: usize = 12;
/// As wide as `Wednesday 30 September 2024` and two spaces.
const DAYS: usize = 29;
/// As wide as `day 112` and two spaces.
const NUMBERS: usize = 9;

/// Says what a clock is, with no day to count from.
pub(super) fn describe(power: &Power, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}\n", power.title)?;
    summary(power, out)?;
    writeln!(out)?;
    match power.countable() {
        Err(why) => paragraph(out, 0, &why_no_last_day(power, &why))?,
        Ok(_) => {
            let give = format!("Give the day {}, for instance:", power.trigger);
            paragraph(out, 0, &give)?;
            writeln!(out, "  answerable clock {} 2024-03-06", power.id)?;
        }
    }
    Ok(())
}

/// Counts a clock out: the last day first, then the working, then the rule.
pub(super) fn count(
    power: &Power,
    trigger: Day,
    working: &Result<Working, NoLastDay>,
    detail: Detail,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    match working {
        Ok(working) => counted(power, working, detail, out)?,
        Err(why) => not_counted(power, trigger, why, out)?,
    }
    writeln!(out, "\nThe rule")?;
    summary(power, out)
}

fn counted(
    power: &Power,
    working: &Working,
    detail: Detail,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let last_day = &working.last_day;
    writeln!(out, "{}\n\n{}", headline(Some(last_day)), power.title)?;
    paragraph(out, 0, &last_day_sentence(power, last_day))?;
    if let Some(note) = falls_on(last_day) {
        paragraph(out, 0, &note)?;
    }
    for reason in &working.doubts {
        paragraph(out, 0, &doubt(reason))?;
    }
    writeln!(out, "\nThe working")?;
    for line in lines(working, &power.trigger, detail) {
        day_line(&line, out)?;
    }
    if detail == Detail::Short
        && let Some(left_out) = weekends_left_out(working)
    {
        paragraph(out, 2, &left_out)?;
    }
    Ok(())
}

fn not_counted(
    power: &Power,
    trigger: Day,
    why: &NoLastDay,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    writeln!(out, "{}\n\n{}", headline(None), power.title)?;
    paragraph(out, 0, &why_no_last_day(power, why))?;
    writeln!(out, "\nThe day given")?;
    labelled(out, &weekday_and_day(trigger), DAYS, &power.trigger)?;
    Ok(())
}

fn day_line(line: &Line, out: &mut dyn Write) -> anyhow::Result<()> {
    let day = weekday_and_day(line.day);
    let number = line.number.map_or(String::new(), |n| format!("day {n}"));
    let text = format!("  {day:<DAYS$}{number:<NUMBERS$}{}", line.words);
    writeln!(out, "{}", text.trim_end())?;
    Ok(())
}

fn summary(power: &Power, out: &mut dyn Write) -> anyhow::Result<()> {
    for fact in facts(power) {
        labelled(out, fact.label, LABELS, &fact.words)?;
    }
    Ok(())
}
