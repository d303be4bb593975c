//! What happened to an ask, a line for each thing.

use answerable_register::body::KnownDay;
use answerable_register::facts::{
    AidReply, Answer, AskReference, Asked, AskedKind, CameBack, Duty, Finding, Report, Voice,
};
use answerable_register::fold::{Event, EventKind};
use answerable_register::words::{BodyId, Words};

use crate::letters::inside;
use crate::{days, documents, kinds};

/// One line: what happened, and who or where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What happened, in a few words.
    pub what: String,
    /// Who, or where, and any other day that belongs to it.
    pub further: Option<String>,
}

/// What a line needs to know of the ask it is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The ask.
    pub reference: &'a AskReference,
    /// Who asked, by name.
    pub asked_by: &'a str,
    /// The thing asked; none for comments on a report.
    pub asked: Option<&'a Asked>,
    /// The report it stands in.
    pub report: Option<&'a Report>,
}

/// Of an explanation: the comments that it is part of were looked for.
const WITH_COMMENTS: &str = "Looked for with the comments that it is part of, not found";

/// The line of an event. `counts` says whether an answer is an answer of the
/// body that was asked, and `name` what a body was called on the day.
#[must_use]
pub fn line(
    event: &Event<'_>,
    about: About<'_>,
    counts: impl Fn(&Answer) -> bool,
    name: impl Fn(&BodyId) -> String,
) -> Line {
    let said = |what: &str, further: String| Line {
        what: what.to_owned(),
        further: Some(further),
    };
    match event.what {
        EventKind::Asked => asked(about),
        EventKind::LastDay => said("Last day", "by law".to_owned()),
        EventKind::Answered(answer) => Line {
            what: match what_another_said(answer, about.reference, &counts) {
                Some(words) => words.to_owned(),
                None => answered(answer),
            },
            further: Some(match dated_apart(answer) {
                Some(dated) => format!("{}; {dated}", told(answer, about.reference, &name)),
                None => told(answer, about.reference, &name),
            }),
        },
        EventKind::InComments(answer) => {
            let further = told(answer, about.reference, &name);
            let further = match dated_apart(answer) {
                Some(dated) => format!("{further}; {dated}"),
                None => further,
            };
            Line {
                what: in_comments(answer),
                further: Some(further),
            }
        }
        EventKind::Looked(look) => said(
            match look.came_back {
                CameBack::NoAnswer if !look.asks.contains(about.reference) => WITH_COMMENTS,
                CameBack::NoAnswer => "Looked for, not found",
                CameBack::CouldNotRead => "Looked for, and the place could not be read",
                CameBack::NotRead => "The place replied, and nobody read it for an answer",
            },
            look.place.to_string(),
        ),
        EventKind::Told(notice) => said(
            match notice.asks.contains(about.reference) {
                true => "Told that none had been found",
                false => "Told that no comments had been found",
            },
            format!("{}, {}", name(&notice.to), notice.how),
        ),
        EventKind::Judged(outcome) if outcome.finding == Finding::ClaimedMet => said(
            "Claimed as met",
            format!("by {} of itself", name(&outcome.judged_by)),
        ),
        EventKind::Judged(outcome) => Line {
            what: format!("Judged: {}", inside(kinds::finding(outcome.finding))),
            further: Some(format!("by {}", name(&outcome.judged_by))),
        },
        EventKind::Withdrawn(withdrawal) => said(
            if withdrawal.subject == about.reference.subject {
                "Withdrawn"
            } else {
                "Withdrawn with the report it stands in"
            },
            format!("by {}", name(&withdrawal.by)),
        ),
        EventKind::TakenAway => Line {
            what: "Taken away by a correction".to_owned(),
            further: about
                .asked
                .and_then(|asked| asked.note.as_ref())
                .and_then(Words::open)
                .map(str::to_owned),
        },
        EventKind::PutBack => Line {
            what: "Put back by a correction".to_owned(),
            further: None,
        },
    }
}

/// What came back when somebody looked, as a clause.
#[must_use]
pub fn came_back(came_back: CameBack) -> &'static str {
    match came_back {
        CameBack::NoAnswer => "no answer was there",
        CameBack::CouldNotRead => "the place could not be read, which shows nothing about the body",
        CameBack::NotRead => {
            "the place replied, and nobody read it for an answer, which shows nothing about the body"
        }
    }
}

/// That it was asked, and in what, where that was published on another day.
fn asked(about: About<'_>) -> Line {
    let by = about.asked_by;
    if about.reference.duty == Duty::Comment {
        let dated = about
            .report
            .is_some_and(|report| report.published_when().is_none());
        return Line {
            what: if dated {
                "Report dated"
            } else {
                "Report published"
            }
            .to_owned(),
            further: Some(format!("by {by}")),
        };
    }
    let later = about
        .asked
        .zip(about.report)
        .filter(|(asked, report)| report.published_on > asked.asked_on)
        .map(|(_, report)| documents::when(report));
    let what = match about.asked {
        Some(asked) if asked.kind == AskedKind::Undertaking => "Undertaken",
        Some(asked) if asked.not_said_of(&about.reference.of).is_some() => {
            "Taken to have been asked: no source says so in words"
        }
        _ => "Asked",
    };
    Line {
        what: what.to_owned(),
        further: Some(match later {
            Some(published) => format!("by {by}; {published}"),
            None => format!("by {by}"),
        }),
    }
}

/// What is recorded with the answers and is no answer of the body's own to who
/// asked: what somebody else said, or that it would not say.
fn what_another_said(
    answer: &Answer,
    ask: &AskReference,
    counts: impl Fn(&Answer) -> bool,
) -> Option<&'static str> {
    if !counts(answer) {
        return Some("Written of by another body");
    }
    let meets = answer.meets.iter().find(|meets| meets.ask == *ask)?;
    match meets.aid? {
        AidReply::ReportedByAnother => Some("Told of by another"),
        AidReply::WouldNotSay => Some("Would not say"),
        _ => None,
    }
}

/// Who answered, and in whose words that is known. Of what somebody else said
/// about a body it is never said that the body did.
fn told(answer: &Answer, ask: &AskReference, name: impl Fn(&BodyId) -> String) -> String {
    let by = name(&answer.by);
    let is_of_another = answer
        .meets
        .iter()
        .any(|meets| meets.ask == *ask && meets.aid == Some(AidReply::ReportedByAnother));
    match &answer.voice {
        Voice::ReportedBy(who) if is_of_another => {
            format!("about {by}, reported by {}", who.or_blank())
        }
        Voice::Own => format!("by {by}"),
        Voice::QuotedBy(who) => format!("by {by}, as quoted by {}", who.or_blank()),
        Voice::ReportedBy(who) => format!("by {by}, as reported by {}", who.or_blank()),
    }
}

/// The day written on an answer, where its line stands under another day or
/// under none.
fn dated_apart(answer: &Answer) -> Option<String> {
    let dated = answer.dated_when()?;
    let published = answer.published.day().map(KnownDay::from);
    let is_said = match answer.published.not_after {
        Some(_) if answer.published.not_before.is_some() => published == Some(dated),
        _ => stands_under_its_date(answer),
    };
    (!is_said).then(|| format!("dated {}", days::known(dated)))
}

/// What an answer's line says of its day, which stands under the day of
/// publication as far as it is known at both ends, and else under the day
/// written on it or under none.
fn answered(answer: &Answer) -> String {
    let published = answer.published;
    match (published.not_before, published.not_after) {
        (Some(_), Some(_)) => "Answered".to_owned(),
        (first, last) if stands_under_its_date(answer) => match (first, last) {
            (_, Some(last)) => format!(
                "Answer dated; it was published {}",
                days::on_or_before(last)
            ),
            _ => "Answer dated; the day it was published is not known".to_owned(),
        },
        (Some(first), None) => format!("Answered on or after {}", days::day(first)),
        (None, Some(last)) => format!("Answered {}", days::on_or_before(last)),
        (None, None) => "There is an answer".to_owned(),
    }
}

/// The same of comments that an explanation is part of.
fn in_comments(answer: &Answer) -> String {
    let published = answer.published;
    let when = match (published.not_before, published.not_after) {
        (Some(_), Some(_)) => "Comments published".to_owned(),
        (first, last) if stands_under_its_date(answer) => match (first, last) {
            (_, Some(last)) => format!(
                "Comments dated; they were published {}",
                days::on_or_before(last)
            ),
            _ => "Comments dated; the day they were published is not known".to_owned(),
        },
        (Some(first), None) => format!("Comments published on or after {}", days::day(first)),
        (None, Some(last)) => format!("Comments published {}", days::on_or_before(last)),
        (None, None) => "There are comments".to_owned(),
    };
    format!("{when}. What they say of this is not recorded")
}

/// Whether the line of an answer stands under the day written on it.
fn stands_under_its_date(answer: &Answer) -> bool {
    let first = answer.published.not_before;
    answer
        .dated_when()
        .is_some_and(|dated| first.is_none_or(|first| dated.earliest() == first))
}

#[cfg(test)]
mod tests;
