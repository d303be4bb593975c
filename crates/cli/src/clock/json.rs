//! One clock, or all of them, for a program to read.

use std::io::Write;

use answerable_calendar::{Day, FallsOn, Firmness, FirstDay, Reading, Skipped, Unit, Working};
use answerable_register::power::{Confirmation, NoLastDay, Obligation, Power, Start};
use answerable_wording::clocks::{doubt, falls_on, headline, how_long, why_no_last_day};
use serde::Serialize;

/// What `--json` writes, told under `--help`.
pub(super) const FIELDS: &str = "\
What --json writes, each time in this order:
  clock, title, citation   its name, what it is, the provision or page that sets it
  duty, duty-holder        what has to be done, and by whom
  trigger                  what sets it going, in words, and the day given
  period                   count, unit, first-day and words; null where none is set,
                           first-day null where it is not confirmed
  obligation               statutory, requested, conventional, standard or guidance
  confirmation, start      how far the rule is confirmed, and its first day
  extension                whether the time may grow or stop, in words
  source, checked, note    where the rule can be read, whether it was, what to know
  from, until              the days it came into force and ended, where known
  last-day                 2024-04-30; null where there is none to give
  headline                 the last day, or that there is none, in words
  why-none                 why there is no last day; null where there is one
  firmness                 firm, or provisional beyond a day; null with no last day
  doubts                   why it is provisional, in words
  falls-on                 what the last day is if no ordinary weekday, else null
  falls-on-words           the same in words
  working                  each day: day, number (null if not counted), skipped (why)
Without a day only the rule's own fields are written; without a clock, a list of them.";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Rule<'a> {
    clock: &'a str,
    title: &'a str,
    citation: &'a str,
    duty: &'a str,
    duty_holder: &'a str,
    trigger: Trigger<'a>,
    period: Option<Length>,
    obligation: Obligation,
    confirmation: Confirmation,
    start: Start,
    extension: &'a str,
    source: Vec<&'a str>,
    checked: bool,
    note: &'a str,
    from: Option<Day>,
    until: Option<Day>,
}

#[derive(Serialize)]
struct Trigger<'a> {
    words: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<Day>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Length {
    count: u16,
    unit: Unit,
    /// Left out of the data too where it is not confirmed.
    first_day: Option<FirstDay>,
    words: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Counted<'a> {
    #[serde(flatten)]
    rule: Rule<'a>,
    last_day: Option<Day>,
    headline: String,
    why_none: Option<String>,
    firmness: Option<Firmness>,
    doubts: Vec<String>,
    falls_on: Option<&'a FallsOn>,
    falls_on_words: Option<String>,
    working: Vec<WorkedDay<'a>>,
}

#[derive(Serialize)]
struct WorkedDay<'a> {
    day: Day,
    number: Option<u32>,
    skipped: Option<&'a Skipped>,
}

/// All the clocks, as a list of rules.
pub(super) fn list(powers: &[Power], out: &mut dyn Write) -> anyhow::Result<()> {
    let rules: Vec<Rule<'_>> = powers.iter().map(|power| rule(power, None)).collect();
    write(&rules, out)
}

/// One clock, with no day to count from.
pub(super) fn describe(power: &Power, out: &mut dyn Write) -> anyhow::Result<()> {
    write(&rule(power, None), out)
}

/// One clock, counted out.
pub(super) fn count(
    power: &Power,
    trigger: Day,
    working: &Result<Working, NoLastDay>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let worked = working.as_ref().ok();
    let last = worked.map(|working| &working.last_day);
    let counted = Counted {
        rule: rule(power, Some(trigger)),
        last_day: last.map(|last| last.day),
        headline: headline(last),
        why_none: working
            .as_ref()
            .err()
            .map(|why| why_no_last_day(power, why)),
        firmness: last.map(|last| last.firmness),
        doubts: worked.map_or(Vec::new(), |w| w.doubts.iter().map(doubt).collect()),
        falls_on: last.and_then(|last| last.falls_on.as_ref()),
        falls_on_words: last.and_then(falls_on),
        working: worked.map_or(Vec::new(), days),
    };
    write(&counted, out)
}

fn days(working: &Working) -> Vec<WorkedDay<'_>> {
    working
        .steps
        .iter()
        .map(|step| {
            let (number, skipped) = match &step.reading {
                Reading::Counted(number) => (Some(*number), None),
                Reading::Skipped(why) => (None, Some(why)),
                Reading::Trigger => (None, None),
            };
            WorkedDay {
                day: step.day,
                number,
                skipped,
            }
        })
        .collect()
}

fn rule(power: &Power, trigger: Option<Day>) -> Rule<'_> {
    Rule {
        clock: &power.id,
        title: &power.title,
        citation: &power.citation,
        duty: &power.duty,
        duty_holder: &power.duty_holder,
        trigger: Trigger {
            words: &power.trigger,
            day: trigger,
        },
        period: length(power),
        obligation: power.obligation,
        confirmation: power.confirmation,
        start: power.start,
        extension: &power.extension,
        source: power.source.split_whitespace().collect(),
        checked: power.checked,
        note: &power.note,
        from: power.from,
        until: power.until,
    }
}

fn length(power: &Power) -> Option<Length> {
    let period = power.period?;
    Some(Length {
        count: period.count,
        unit: period.unit,
        first_day: (power.start == Start::Confirmed).then_some(period.first_day),
        words: how_long(power)?,
    })
}

fn write(what: &impl Serialize, out: &mut dyn Write) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *out, what).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
