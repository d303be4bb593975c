//! What a document answers, printed: who, which reports, and what it says of each
//! recommendation.

use std::io::Write;

use answerable_desk::review::{DraftAddressee, Meaning};
use answerable_intake::{AnswerRead, Answerer, EachAnswered, Found, Position, Reading, Role};
use answerable_register::fold::Register;
use answerable_wording::{days, numbers, read_answers};
use jiff::civil::Date;
use serde::Serialize;

use super::documents::harmless;
use crate::layout::{labelled, paragraph};

/// The width of the column of labels.
const LABELS: usize = 12;

/// Prints what was read of an answer; nothing where the document is none.
pub(super) fn print(
    reading: &Reading,
    register: &Register,
    day: Date,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let Some(answer) = &reading.answer else {
        return Ok(());
    };
    let text = &reading.document.text;
    writeln!(out, "This document answers")?;
    let by = answer
        .by
        .as_ref()
        .map(|by| answerer(by, text, register, day));
    let by = by.unwrap_or_else(|| "nobody named".to_owned());
    labelled(out, "who", LABELS, &by)?;
    for report in &answer.to_reports {
        labelled(out, "report", LABELS, &harmless(&report.title))?;
    }
    labelled(out, "kind", LABELS, read_answers::kind(kind(answer)))?;
    labelled(
        out,
        "dated",
        LABELS,
        &day_or_none(answer.dated.map(|on| on.day)),
    )?;
    labelled(
        out,
        "published",
        LABELS,
        &day_or_none(answer.published.map(|on| on.day)),
    )?;
    if let Some(chief) = answer.chief_officer {
        let words = numbers::count(
            chief.of(text).split_whitespace().count() as u64,
            "word",
            "words",
        );
        let line = format!("{}: {words}", read_answers::chief_officer(true));
        labelled(out, "chief", LABELS, &line)?;
    }
    let because = answer
        .because
        .iter()
        .map(|why| read_answers::reason(why, text));
    let because: Vec<String> = because.collect();
    labelled(out, "because", LABELS, &harmless(&because.join("; ")))?;
    writeln!(out)?;
    for each in &answer.each {
        print_each(each, text, out)?;
    }
    Ok(())
}

fn print_each(each: &EachAnswered, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    match &each.number {
        Some(number) => writeln!(out, "Of recommendation {}", harmless(number))?,
        None => writeln!(out, "Of a recommendation without a number")?,
    }
    if let Some(quoted) = each.quoted {
        paragraph(out, 4, &format!("“{}”", harmless(quoted.of(text))))?;
    }
    labelled(out, "says", LABELS, read_answers::coverage(each.coverage))?;
    if let Some(words) = each.passage {
        paragraph(out, LABELS + 4, &format!("“{}”", harmless(words.of(text))))?;
    }
    if each.position != Position::NotStated {
        labelled(
            out,
            "position",
            LABELS,
            read_answers::position(each.position),
        )?;
    }
    let because = each
        .because
        .iter()
        .map(|why| read_answers::reason(why, text));
    let because: Vec<String> = because.collect();
    labelled(out, "because", LABELS, &harmless(&because.join("; ")))?;
    writeln!(out)?;
    Ok(())
}

fn day_or_none(day: Option<Date>) -> String {
    day.map_or_else(|| "no day given".to_owned(), days::day)
}

/// Who answers, and whom the words mean where they do not say it themselves.
fn answerer(by: &Answerer, text: &str, register: &Register, day: Date) -> String {
    let named = by.named.of(text);
    let of = DraftAddressee {
        as_published: named.to_owned(),
        found: by.found.clone(),
        role: Role::Lead,
    };
    harmless(&match of.meaning(register, day) {
        Meaning::Body { name } | Meaning::Group { name, .. } => name,
        Meaning::Office { title, body } => format!("{title}, {body}"),
        Meaning::Nobody { candidates } => read_answers::names_nobody(named, &candidates),
    })
}

/// What kind of answer it reads as.
fn kind(answer: &AnswerRead) -> answerable_register::facts::AnswerKind {
    use answerable_register::facts::AnswerKind;
    match (answer.acknowledges, answer.nil_return) {
        (Some(_), _) => AnswerKind::Acknowledgement,
        (None, Some(_)) => AnswerKind::NilReturn,
        (None, None) => AnswerKind::Substantive,
    }
}

/// The same as JSON.
#[derive(Serialize)]
pub(super) struct AnswerJson<'r> {
    by: Option<By<'r>>,
    to_reports: Vec<&'r str>,
    kind: answerable_register::facts::AnswerKind,
    dated: Option<String>,
    published: Option<String>,
    chief_officer: Option<&'r str>,
    position_on_all: Option<Position>,
    each: Vec<Each<'r>>,
    because: Vec<String>,
}

#[derive(Serialize)]
struct By<'r> {
    as_published: &'r str,
    body: Option<&'r str>,
    because: String,
}

#[derive(Serialize)]
struct Each<'r> {
    number: Option<&'r str>,
    quoted: Option<&'r str>,
    report: Option<usize>,
    says: answerable_intake::Coverage,
    position: Position,
    words: Option<&'r str>,
    span: Option<(usize, usize)>,
    because: Vec<String>,
}

/// What was read of an answer, for a program; none where the document is none.
pub(super) fn json(reading: &Reading) -> Option<AnswerJson<'_>> {
    let answer = reading.answer.as_ref()?;
    let text = reading.document.text.as_str();
    let why = |why: &answerable_intake::AnswerReason| read_answers::reason(why, text);
    Some(AnswerJson {
        by: answer.by.as_ref().map(|by| By {
            as_published: by.named.of(text),
            body: match &by.found {
                Found::Body(body) | Found::Office { body, .. } => Some(body.as_str()),
                Found::Group(_) | Found::Unresolved { .. } => None,
            },
            because: why(&by.because),
        }),
        to_reports: answer
            .to_reports
            .iter()
            .map(|of| of.title.as_str())
            .collect(),
        kind: kind(answer),
        dated: answer.dated.map(|on| on.day.to_string()),
        published: answer.published.map(|on| on.day.to_string()),
        chief_officer: answer.chief_officer.map(|span| span.of(text)),
        position_on_all: answer.of_all.map(|all| all.position),
        each: answer
            .each
            .iter()
            .map(|each| Each {
                number: each.number.as_deref(),
                quoted: each.quoted.map(|span| span.of(text)),
                report: each.report,
                says: each.coverage,
                position: each.position,
                words: each.passage.map(|span| span.of(text)),
                span: each.passage.map(|span| (span.start, span.end)),
                because: each.because.iter().map(why).collect(),
            })
            .collect(),
        because: answer.because.iter().map(why).collect(),
    })
}
