//! What the document is, asked a line at a time.

use answerable_calendar::{Day, parse_day};
use answerable_desk::Desk;
use answerable_desk::review::{
    AboutForces, AsAtDirectory, Details, Review, Section55Said, licence,
};
use answerable_intake::{Directory, Found};
use answerable_register::facts::ReportKind;
use answerable_register::words::BodyId;
use answerable_wording::kinds;

use super::prompt::{Ended, Prompt};
use crate::today::today;

/// The kinds of document, in the order of their numbers.
const KINDS: [ReportKind; 12] = [
    ReportKind::Thematic,
    ReportKind::Peel,
    ReportKind::ForceReport,
    ReportKind::AcceleratedCauseOfConcern,
    ReportKind::RevisitLetter,
    ReportKind::ProgressLetter,
    ReportKind::ClosureLetter,
    ReportKind::StateOfPolicing,
    ReportKind::SuperComplaint,
    ReportKind::PreventionOfFutureDeaths,
    ReportKind::Letter,
    ReportKind::PressReport,
];

/// Asks for every part until each can be read.
///
/// # Errors
///
/// [`Ended`] where the person stops.
pub(super) fn ask(desk: &Desk, review: &Review, prompt: &mut Prompt<'_>) -> Result<Details, Ended> {
    let dates = &review.reading.dates;
    let likely = super::harmless(&review.likely_title());
    let title = prompt.or(title_words(&likely), &likely)?;
    let kind = kind(prompt)?;
    let published = dates.published.map(|dating| dating.day);
    let published_on = loop {
        if let Some(day) = day(prompt, "Day it was published", published)? {
            break day;
        }
        say(prompt, "the day is needed: a clock may begin with it");
    };
    let dated = day(
        prompt,
        "Day on it, or - for none",
        dates.dated.map(|dating| dating.day),
    )?;
    let sent_on = match kind {
        ReportKind::PreventionOfFutureDeaths => day(
            prompt,
            "Day it was sent, if known: its clock runs from then",
            None,
        )?,
        _ => None,
    };
    let by = until(prompt, "Published by", |name| {
        body(desk, name, published_on)
    })?;
    let address = prompt.or("Where it was published, an address (optional)", "")?;
    let licence = prompt.or(
        &format!(
            "Licence (optional; only {} let the whole be shown)",
            licence::PERMIT_THE_WHOLE.join(", ")
        ),
        "",
    )?;
    let about = until(
        prompt,
        "About which forces: all, none, or names with ; between",
        |typed| about(desk, typed, published_on),
    )?;
    let section_55 = until(
        prompt,
        "Does section 55 apply: yes, no: REASON, or unknown: REASON",
        section_55,
    )?;
    Ok(Details {
        title,
        kind,
        by,
        dated,
        published_on,
        sent_on,
        address,
        licence,
        about,
        section_55,
    })
}

/// What is asked for, where a title was found in the document and where not.
fn title_words(likely: &str) -> &'static str {
    match likely {
        "" => "Title (none was found in the document)",
        _ => "Title",
    }
}

fn kind(prompt: &mut Prompt<'_>) -> Result<ReportKind, Ended> {
    for (place, kind) in KINDS.iter().enumerate() {
        let _ = writeln!(prompt.out, "  {:>2}  {}", place + 1, kinds::report(*kind));
    }
    until(prompt, "Kind, by its number", |typed| {
        let number: Option<usize> = typed.parse().ok();
        number
            .and_then(|number| KINDS.get(number.checked_sub(1)?).copied())
            .ok_or_else(|| format!("write a number from 1 to {}", KINDS.len()))
    })
}

/// Asks until what is typed can be read.
fn until<T>(
    prompt: &mut Prompt<'_>,
    words: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Ended> {
    loop {
        match read(&prompt.answer(words)?) {
            Ok(read) => return Ok(read),
            Err(why) => say(prompt, &why),
        }
    }
}

fn day(prompt: &mut Prompt<'_>, words: &str, held: Option<Day>) -> Result<Option<Day>, Ended> {
    let held = held.map_or_else(String::new, answerable_wording::days::day);
    loop {
        let typed = prompt.or(words, &held)?;
        if typed.is_empty() {
            return Ok(None);
        }
        match parse_day(&typed) {
            Ok(day) => return Ok(Some(day)),
            Err(why) => say(prompt, &why.to_string()),
        }
    }
}

fn body(desk: &Desk, name: &str, day: Day) -> Result<BodyId, String> {
    let register = desk.read();
    let directory = AsAtDirectory {
        register: &register,
        day: day.min(today()),
    };
    match directory.find(name) {
        Found::Body(body) | Found::Office { body, .. } => Ok(BodyId::from(body)),
        Found::Group(_) | Found::Unresolved { .. } => Err(format!(
            "we know no body called ‘{name}’: write its name in full"
        )),
    }
}

fn about(desk: &Desk, typed: &str, day: Day) -> Result<AboutForces, String> {
    match typed {
        "" => Err("write all, none, or the names of forces".to_owned()),
        "all" => Ok(AboutForces::All),
        "none" => Ok(AboutForces::None),
        names => names
            .split(';')
            .map(|name| body(desk, name.trim(), day))
            .collect::<Result<_, _>>()
            .map(AboutForces::These),
    }
}

fn section_55(typed: &str) -> Result<Section55Said, String> {
    let (said, why) = typed.split_once(':').unwrap_or((typed, ""));
    let why = why.trim().to_owned();
    match (said.trim(), why.is_empty()) {
        ("yes", _) => Ok(Section55Said::Yes),
        ("no", false) => Ok(Section55Said::No(why)),
        ("unknown", false) => Ok(Section55Said::Unknown(why)),
        ("no" | "unknown", true) => Err(format!("say why after a colon: {said}: REASON")),
        _ => Err("write yes, no: REASON, or unknown: REASON".to_owned()),
    }
}

fn say(prompt: &mut Prompt<'_>, why: &str) {
    // A screen that has gone away is noticed at the next question.
    let _ = prompt.refuse(why);
}
