//! A published answer, laid out: the same words on our page, in the file for the
//! office's own site and in the document.

use answerable_intake::publication::{ChiefOfficer, OnRecommendation, Publication, Said, SaidKind};
use answerable_register::calendar::Day;
use answerable_register::facts::Position;

use crate::{days, kinds, numbers};

/// One piece of a published answer, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading; the title of the whole has level 1.
    Heading {
        /// Its level, from 2.
        level: u8,
        /// Its words.
        words: String,
        /// The place in an address: `recommendation-4`.
        place: String,
    },
    /// A sentence of ours.
    Ours(String),
    /// Somebody's own words, paragraph by paragraph.
    Words(Vec<String>),
    /// Words quoted from the report.
    Quoted(Vec<String>),
    /// Facts by name.
    Facts(Vec<(&'static str, String)>),
    /// A list.
    List(Vec<String>),
}

/// What it is called: "Comments of the … on Custody in Exampleshire".
#[must_use]
pub fn title(answer: &Publication) -> String {
    let titles: Vec<&str> = answer
        .reports
        .iter()
        .map(|report| report.title.as_str())
        .collect();
    format!("{}: comments on {}", answer.by.name, titles.join(" and "))
}

/// All of it after its title, in order.
#[must_use]
pub fn pieces(answer: &Publication) -> Vec<Piece> {
    let mut pieces = vec![Piece::Ours(under_the_law(answer))];
    pieces.push(Piece::Facts(facts(answer)));
    pieces.push(heading(2, "Comments on the report", "comments"));
    pieces.push(Piece::Words(paragraphs(&answer.comments)));
    pieces.push(heading(2, "The chief officer’s comments", "chief-officer"));
    pieces.extend(chief_officer(&answer.chief_officer));
    if !answer.recommendations.is_empty() {
        pieces.push(heading(2, "Each recommendation", "recommendations"));
    }
    for (place, on) in answer.recommendations.iter().enumerate() {
        pieces.extend(recommendation(answer, place, on));
    }
    if !answer.evidence.is_empty() {
        pieces.push(heading(2, "Published with this answer", "evidence"));
        let files = answer.evidence.iter().map(|file| {
            format!(
                "{}: {}, {}. SHA-256 {}",
                file.title,
                file.file,
                size(file.bytes),
                file.fingerprint
            )
        });
        pieces.push(Piece::List(files.collect()));
    }
    pieces
}

fn heading(level: u8, words: impl Into<String>, place: impl Into<String>) -> Piece {
    Piece::Heading {
        level,
        words: words.into(),
        place: place.into(),
    }
}

/// The duty it is published under.
fn under_the_law(answer: &Publication) -> String {
    let last = match answer.reports.len() {
        1 => "the report",
        _ => "the reports",
    };
    format!(
        "Published on {} under section 55(5) of the Police Act 1996, which asks a local policing \
         body to publish its comments on {last} and, of each recommendation, what it has done or \
         will do, or why nothing.",
        days::day(answer.published_on)
    )
}

fn facts(answer: &Publication) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Published by", answer.by.name.clone())];
    for report in &answer.reports {
        facts.push((
            "Report",
            format!(
                "{}, published by {} on {}",
                report.title,
                report.by.name,
                days::day(report.published_on)
            ),
        ));
        if let Some(asked) = &report.asked {
            facts.push((
                "Asked of",
                format!("{}, whose functions it has", asked.name),
            ));
        }
    }
    facts
}

/// The chief officer's comments stand apart: they are not the body's.
fn chief_officer(chief: &ChiefOfficer) -> Vec<Piece> {
    let invited = invited(chief.invited_on, chief.asked_for_by);
    let Some(received_on) = chief.received_on else {
        return vec![Piece::Ours(format!(
            "{invited} None had come when this was published."
        ))];
    };
    let came = days::day(received_on);
    let mut pieces = vec![
        Piece::Ours(format!(
            "{invited} They came on {came}. These are the chief officer’s own words:"
        )),
        Piece::Words(paragraphs(&chief.words)),
    ];
    if !chief.reply.is_empty() {
        pieces.push(heading(3, "Reply to the chief officer", "reply"));
        pieces.push(Piece::Words(paragraphs(&chief.reply)));
    }
    pieces
}

/// When the chief officer's comments were invited, and by when.
#[must_use]
pub fn invited(on: Day, by: Day) -> String {
    format!(
        "The chief officer’s comments were invited on {}, to be given on or before {}.",
        days::day(on),
        days::day(by)
    )
}

fn recommendation(answer: &Publication, place: usize, on: &OnRecommendation) -> Vec<Piece> {
    let name = named(&on.number, place);
    let of_which = answer
        .reports
        .iter()
        .find(|report| report.id == on.report)
        .filter(|_| answer.reports.len() > 1);
    let mut facts = Vec::new();
    if let Some(report) = of_which {
        facts.push(("Report", report.title.clone()));
    }
    let position = match on.position {
        Position::NotStated => "Not stated",
        stated => kinds::position(stated),
    };
    facts.push(("Position", position.to_owned()));
    facts.push(("Says", said(on.says.kind).to_owned()));
    facts.extend(seen_to(&on.says));
    vec![
        heading(3, name, format!("recommendation-{}", place + 1)),
        Piece::Quoted(paragraphs(&on.words)),
        Piece::Facts(facts),
        Piece::Words(paragraphs(&on.says.words)),
    ]
}

/// Who sees to an action, and its day, as far as the body says.
fn seen_to(said: &Said) -> Vec<(&'static str, String)> {
    let owner = (!said.owner.is_empty()).then(|| ("Seen to by", said.owner.clone()));
    let day = said.day.map(|day| (day_label(said.kind), days::day(day)));
    owner.into_iter().chain(day).collect()
}

/// The same in lines: "Seen to by: Head of Contact", "To be done by: 31 May 2027".
#[must_use]
pub fn who_and_when(said: &Said) -> Vec<String> {
    let facts = seen_to(said).into_iter();
    facts
        .map(|(name, value)| format!("{name}: {value}"))
        .collect()
}

/// What a recommendation is called: by its number as published, or its place.
#[must_use]
pub fn named(number: &str, place: usize) -> String {
    match number.trim() {
        "" => format!("Recommendation in place {}", place + 1),
        number => format!("Recommendation {number}"),
    }
}

/// Which of the three things that section 55(5B) lets an answer say.
#[must_use]
pub const fn said(kind: SaidKind) -> &'static str {
    match kind {
        SaidKind::ActionTaken => "Action taken",
        SaidKind::ActionProposed => "Action proposed",
        SaidKind::ReasonForNone => "No action, with the reason",
    }
}

const fn day_label(kind: SaidKind) -> &'static str {
    match kind {
        SaidKind::ActionProposed => "To be done by",
        SaidKind::ActionTaken | SaidKind::ReasonForNone => "Day",
    }
}

/// A size as people say it: "214 KB".
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => numbers::count(bytes, "byte", "bytes"),
        1_000..1_000_000 => format!("{} KB", numbers::number(bytes.div_ceil(1_000))),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// A text as paragraphs: what a blank line parts.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        let line = line.trim_end();
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    paragraphs
}

/// Over the form of a body's office, where its answer is published: when, and
/// where its page is.
#[must_use]
pub fn published_here(on: Day) -> String {
    format!("This answer was published here on {}.", days::day(on))
}

/// That a copy was sent: "Copy sent to the Home Secretary on 3 May 2024, by
/// e-mail".
#[must_use]
pub fn copy_sent(to: &str, on: Day, how: &str) -> String {
    format!("Copy sent to {to} on {}: {how}", days::day(on))
}

/// How many copies are recorded as sent: "2 copies recorded as sent".
#[must_use]
pub fn copies(sent: usize) -> String {
    match sent {
        0 => "No copy is recorded as sent".to_owned(),
        sent => numbers::count(
            sent as u64,
            "copy recorded as sent",
            "copies recorded as sent",
        ),
    }
}

/// What is said where no copy is recorded as sent. It says nothing of the body:
/// copies are mostly sent without being recorded here.
pub const NO_COPY_RECORDED: &str =
    "No copy to the inspectors or the Secretary of State is recorded here (section 55(6)).";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_paragraphs_where_a_line_is_blank() {
        assert_eq!(
            paragraphs("One\ntwo\n\n\n  \nThree\n"),
            ["One\ntwo", "Three"]
        );
        assert_eq!(paragraphs(" \n"), [""; 0]);
    }

    #[test]
    fn a_size_is_said_as_people_say_it() {
        let said = [1, 999, 1_000, 214_001, 4_250_000].map(size).join("; ");
        assert_eq!(said, "one byte; 999 bytes; 1 KB; 215 KB; 4.2 MB");
    }
}
