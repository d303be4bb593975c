//! What happened, a sentence for each entry of the log: for feeds and letters.
//!
//! A reader sees such a sentence alone, far from the page it is about. So it
//! names who and what, and says no more than the entry does: a claim is said to
//! be a claim, and what another said of a body never to be its answer.

use answerable_register::calendar::Day;
use answerable_register::facts::{
    AidReply, Answer, AnswerKind, Asked, AskedKind, CopySent, CorrectionDecided, EngageDay, Notice,
    Outcome, Reply, Report, Stage, Stay, Voice, Withdrawal,
};
use answerable_register::words::Words;

use crate::{corrections, days, documents, letters, monitoring, numbers, outcomes};

/// How many things or bodies are named before the rest are counted.
const NAMED: usize = 2;

/// A report or letter: "The inspectorate published ‘Missing people’ on 6 March
/// 2024."
#[must_use]
pub fn report(report: &Report, by: &str) -> String {
    let title = quoted(&report.title);
    match report.published_when() {
        Some(published) => format!("{by} published {title} {}.", days::when(published)),
        None => format!("{title}, by {by}, is {}.", documents::when(report)),
    }
}

/// Something asked: "The inspectorate asked Exampleshire Police: ‘Explain …’."
#[must_use]
pub fn asked(asked: &Asked, by: &str, of: &[String]) -> String {
    let title = quoted(&asked.title);
    let of = match of.is_empty() {
        true => "an addressee that was not published".to_owned(),
        false => several(of, "body", "bodies"),
    };
    if asked.of.iter().all(|of| of.not_said.is_some()) && !asked.of.is_empty() {
        return format!(
            "{title} is taken to have been asked by {by} of {of}. No source says so in words."
        );
    }
    match asked.kind {
        AskedKind::CauseOfConcern => format!("{by} opened a cause of concern about {of}: {title}."),
        AskedKind::Undertaking => format!("{of} undertook: {title}."),
        AskedKind::AreaForImprovement => {
            format!("{by} named an area for improvement to {of}: {title}.")
        }
        _ => format!("{by} asked {of}: {title}."),
    }
}

/// An answer, and of what.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The answer.
    pub answer: &'a Answer,
    /// Who gave it, by name.
    pub by: &'a str,
    /// What was asked, by title.
    pub of: &'a [String],
    /// Whether it counts as the answer of whoever was asked.
    pub is_own: bool,
    /// The last days by law of the comments that it gave late.
    pub late: &'a [Day],
}

/// An answer: "Exampleshire PCC answered ‘Missing people’."
#[must_use]
pub fn answered(said: Answered<'_>) -> String {
    let Answered { answer, by, .. } = said;
    let what = several(said.of, "thing asked", "things asked");
    let all = |reply: AidReply| {
        let mut meets = answer.meets.iter().peekable();
        meets.peek().is_some() && meets.all(|meets| meets.aid == Some(reply))
    };
    let voice = match &answer.voice {
        Voice::Own => String::new(),
        Voice::QuotedBy(who) => format!(", as quoted by {}", who.or_blank()),
        Voice::ReportedBy(who) => format!(", as reported by {}", who.or_blank()),
    };
    if all(AidReply::ReportedByAnother) {
        return format!(
            "Of {by} it is told by another{voice}: {what}. It is no answer of its own."
        );
    }
    if all(AidReply::WouldNotSay) {
        return format!("{by} would not say{voice}: {what}.");
    }
    let did = match (answer.kind, said.is_own) {
        (AnswerKind::Acknowledgement, _) => "acknowledged, which is no answer,",
        (_, false) => "wrote of what another body was asked:",
        (_, true) => "answered",
    };
    let published = crate::answers::published(answer.published, answer.dated);
    let is_its_answer = said.is_own && answer.kind != AnswerKind::Acknowledgement;
    let late = match said.late {
        _ if !is_its_answer => String::new(),
        [] => String::new(),
        [last_day] => format!(" after the last day by law, {}", days::day(*last_day)),
        many => format!(
            " after the last day by law of {} of them",
            numbers::number(many.len() as u64)
        ),
    };
    // What shows that it was late, where the day of publication does not.
    let dated = answer
        .dated_when()
        .filter(|_| !late.is_empty() && answer.published.day().is_none())
        .map(|dated| format!("The answer is dated {}; ", days::known(dated)));
    let when = match dated {
        Some(dated) => dated + &letters::inside(&published),
        None => published,
    };
    format!("{by} {did} {what}{voice}{late}. {when}.")
}

/// What came of something asked: "‘Explain …’: Closed on 22 May 2025, as judged
/// by …".
#[must_use]
pub fn outcome(outcome: &Outcome, by: &str, title: &str) -> String {
    format!("‘{title}’: {}", outcomes::sentence(outcome, by))
}

/// Something withdrawn by whoever asked it.
#[must_use]
pub fn withdrawn(withdrawal: &Withdrawal, by: &str, title: &str) -> String {
    format!("{by} withdrew ‘{title}’ {}.", days::when(withdrawal.when()))
}

/// That a body was told that no answer had been found.
#[must_use]
pub fn told(notice: &Notice, to: &str, of: &[String]) -> String {
    format!(
        "{to} was told on {} that we had looked and found no answer to {}.",
        days::day(notice.on),
        several(of, "thing asked", "things asked")
    )
}

/// A body's own words beside what is said of it. `of` is what it is about, where
/// that has a name.
#[must_use]
pub fn replied(reply: &Reply, by: &str, of: Option<&str>) -> String {
    let of = of.map_or_else(String::new, |of| format!(" on the page of ‘{of}’"));
    match reply.withdrawn_on {
        Some(on) => format!("{by} took back on {} its reply{of}.", days::day(on)),
        None => format!(
            "{by} replied on {} to what is said here of it{of}.",
            days::day(reply.on)
        ),
    }
}

/// A request for a correction that was decided.
#[must_use]
pub fn correction_decided(decided: &CorrectionDecided, of: Option<&str>) -> String {
    let said = corrections::sentence(decided);
    match of {
        Some(of) => format!("A correction was asked for on the page of ‘{of}’. {said}"),
        None => format!("A correction was asked for. {said}"),
    }
}

/// A copy of an answer sent to whom the law names.
#[must_use]
pub fn copy_sent(copy: &CopySent, by: &str, to: &str) -> String {
    format!(
        "A copy of the answer of {by} was sent to {to} on {}.",
        days::day(copy.on)
    )
}

/// A stay in a stage of monitoring, by the days its sources give.
#[must_use]
pub fn stay(stay: &Stay, force: &str) -> String {
    let stage = match stay.stage {
        Stage::Scan => "Scan, the inspectorate’s routine monitoring,",
        Stage::Engage => "Engage, the inspectorate’s closer monitoring,",
    };
    // A day that all sources agree on is said as a day; else what each gives.
    let when = |given: &[EngageDay]| match monitoring::agreed(given) {
        Some(agreed) => days::when(agreed),
        None => {
            let each: Vec<String> = given.iter().map(monitoring::given).collect();
            format!("on a day on which sources differ ({})", each.join("; "))
        }
    };
    let began = match stay.entered.is_empty() {
        true => format!("{force} entered {stage} on a day that is not known"),
        false => format!("{force} entered {stage} {}", when(&stay.entered)),
    };
    match stay.left.is_empty() {
        true => format!("{began}. No end of it is recorded."),
        false => format!("{began}, and left it {}.", when(&stay.left)),
    }
}

/// The same sentence, of an entry that corrects an earlier one.
#[must_use]
pub fn corrected(sentence: &str) -> String {
    format!("Corrected: {}", sentence.trim())
}

/// That what an entry says was corrected since.
#[must_use]
pub fn replaced(by: u64) -> String {
    format!(
        "This was corrected since, by entry {}.",
        numbers::number(by)
    )
}

/// Names or titles: "‘One’", "‘One’ and ‘Two’", "‘One’ and 11 more things asked".
fn several(names: &[String], one: &str, many: &str) -> String {
    let is_of_bodies = one == "body";
    let mark = |name: &String| match is_of_bodies {
        true => name.clone(),
        false => format!("‘{name}’"),
    };
    match names {
        [] => format!("a {one} that is not recorded"),
        [only] => mark(only),
        [first, second] if NAMED == 2 => format!("{} and {}", mark(first), mark(second)),
        [first, rest @ ..] => {
            let rest = rest.len() as u64;
            format!(
                "{} and {} more {}",
                mark(first),
                numbers::number(rest),
                if rest == 1 { one } else { many }
            )
        }
    }
}

fn quoted(title: &Words) -> String {
    format!("‘{}’", title.or_blank())
}

/// A sentence as it stands at the beginning of a line.
#[must_use]
pub fn at_the_start(sentence: &str) -> String {
    letters::capital(sentence)
}

#[cfg(test)]
mod tests;
