//! Short builders: a fact with everything a test does not care about filled in.
//!
//! A test changes what it is about by name:
//!
//! ```
//! use answerable_register::facts::{About, Report};
//! use answerable_testkit::facts::report;
//!
//! let report = Report {
//!     about: About::Forces(vec!["northmoor-police".into()]),
//!     ..report("missing-people", "6 March 2024")
//! };
//! assert_eq!(report.title.open(), Some("Missing people"));
//! ```

use answerable_calendar::{Day, Deadline, parse_day};
use answerable_register::facts::{
    About, Addressee, Answer, AnswerKind, AskReference, Asked, AskedKind, Asker, Basis, CameBack,
    Finding, HeldAs, Kept, Look, Meets, Notice, Outcome, Passage, Position, Publication,
    PublishedBetween, Reliability, Report, ReportKind, Role, Section55, Source, Statement, Voice,
    Who, Withdrawal,
};

use crate::country::INSPECTORATE;

/// A day as tests write one: `2024-03-06` or `6 March 2024`.
#[must_use]
pub fn day(text: &str) -> Day {
    parse_day(text).unwrap_or_else(|refused| panic!("{refused}"))
}

/// An ask by its address: `missing-people/exampleshire-pcc/comment`.
#[must_use]
pub fn ask(address: &str) -> AskReference {
    let parts: Vec<&str> = address.split('/').collect();
    let [subject, of, duty] = parts[..] else {
        panic!("{address:?} is no ask; write subject/body/duty");
    };
    AskReference {
        subject: subject.into(),
        of: of.into(),
        duty: duty.parse().unwrap_or_else(|unknown| panic!("{unknown}")),
    }
}

fn asks(addresses: &[&str]) -> Vec<AskReference> {
    addresses.iter().map(|address| ask(address)).collect()
}

/// A title made of an id: `missing-people` is "Missing people".
fn title(id: &str) -> String {
    let mut title = id.replace('-', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// A source that is cited and not kept.
#[must_use]
pub fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: title(id).into(),
        publisher: "A publisher".into(),
        address: None,
        fingerprint: None,
        media: None,
        dated: None,
        published_on: None,
        licence: None,
        kept: Kept::Cited,
        reliability: Reliability::Sound,
        checked: false,
        note: None,
        passages: Vec::new(),
    }
}

/// A passage of a source.
#[must_use]
pub fn passage(source: &str, words: &str) -> Passage {
    Passage {
        source: source.into(),
        words: words.into(),
        span: None,
        place: None,
    }
}

/// A report of the inspectorate on all forces, under section 55.
#[must_use]
pub fn report(id: &str, published_on: &str) -> Report {
    Report {
        id: id.into(),
        kind: ReportKind::Thematic,
        title: title(id).into(),
        by: INSPECTORATE.into(),
        published_on: day(published_on),
        published_not_before: None,
        publication: Publication::Known,
        dated: None,
        about: About::AllForces,
        section_55: Section55::Applies,
        owed_by: Vec::new(),
        asks_as_published: None,
        note: None,
        sources: Vec::new(),
        passages: Vec::new(),
    }
}

/// The same, about some forces only.
#[must_use]
pub fn report_about(id: &str, published_on: &str, forces: &[&str]) -> Report {
    Report {
        about: About::Forces(forces.iter().map(|force| (*force).into()).collect()),
        ..report(id, published_on)
    }
}

/// A recommendation of a report, to these bodies, on the day it is published.
#[must_use]
pub fn recommendation(id: &str, report: &Report, of: &[&str]) -> Asked {
    Asked {
        kind: AskedKind::Recommendation,
        report: Some(report.id.clone()),
        asked_on: report.published_on,
        ..request(id, "2024-01-01", of)
    }
}

/// A request of the inspectorate to these bodies, without a deadline.
#[must_use]
pub fn request(id: &str, asked_on: &str, of: &[&str]) -> Asked {
    Asked {
        id: id.into(),
        kind: AskedKind::Request,
        title: title(id).into(),
        report: None,
        under: None,
        number: None,
        by: Asker::Body(INSPECTORATE.into()),
        asked_on: day(asked_on),
        asked_not_before: None,
        of: of.iter().map(|body| to(body)).collect(),
        deadline: Deadline::None,
        power: None,
        comparator: None,
        sent_on: None,
        extended_to: None,
        condition: None,
        note: None,
        passages: Vec::new(),
    }
}

/// A letter that wants a reply.
#[must_use]
pub fn letter(id: &str, asked_on: &str, of: &[&str]) -> Asked {
    Asked {
        kind: AskedKind::Letter,
        ..request(id, asked_on, of)
    }
}

/// A body as an addressee.
#[must_use]
pub fn to(body: &str) -> Addressee {
    Addressee {
        as_published: None,
        who: Who::Body(body.into()),
        role: Role::Lead,
        not_said: None,
    }
}

/// A group as an addressee, to be expanded when it is recorded.
#[must_use]
pub fn to_group(group: &str, as_published: &str) -> Addressee {
    Addressee {
        as_published: Some(as_published.into()),
        who: Who::Group {
            group: group.into(),
            members: Vec::new(),
        },
        role: Role::Lead,
        not_said: None,
    }
}

/// An answer to these asks, in the body's own words, on a day not known.
#[must_use]
pub fn answer(id: &str, by: &str, met: &[&str]) -> Answer {
    Answer {
        id: id.into(),
        by: by.into(),
        voice: Voice::Own,
        kind: AnswerKind::Substantive,
        on_behalf_of: None,
        dated: None,
        dated_not_before: None,
        published: PublishedBetween::default(),
        meets: met.iter().map(|address| meets(address)).collect(),
        chief_officer: None,
        note: None,
        sources: Vec::new(),
        passages: Vec::new(),
    }
}

/// The same, published on a day that is known.
#[must_use]
pub fn answer_on(id: &str, by: &str, published: &str, met: &[&str]) -> Answer {
    Answer {
        published: PublishedBetween::on(day(published)),
        ..answer(id, by, met)
    }
}

/// One ask met, with no position stated.
#[must_use]
pub fn meets(address: &str) -> Meets {
    Meets {
        ask: ask(address),
        position: Position::NotStated,
        explanation: None,
        aid: None,
        passages: Vec::new(),
    }
}

/// Published between two days; a blank end is not known.
#[must_use]
pub fn between(first: &str, last: &str) -> PublishedBetween {
    let end = |text: &str| (!text.is_empty()).then(|| day(text));
    PublishedBetween {
        not_before: end(first),
        not_after: end(last),
    }
}

/// A look that found no answer.
#[must_use]
pub fn look(on: &str, looked_for: &[&str]) -> Look {
    Look {
        asks: asks(looked_for),
        place: "https://publications.example".into(),
        listed: None,
        on: day(on),
        came_back: CameBack::NoAnswer,
        reply: None,
        fingerprint: None,
        copy_kept: false,
        note: None,
    }
}

/// A body is told that no answer was found.
#[must_use]
pub fn notice(on: &str, to: &str, told_of: &[&str]) -> Notice {
    Notice {
        asks: asks(told_of),
        to: to.into(),
        on: day(on),
        how: "by e-mail to the office".into(),
    }
}

/// The inspectorate withdraws what it asked.
#[must_use]
pub fn withdrawal(on: &str, subject: &str) -> Withdrawal {
    Withdrawal {
        subject: subject.into(),
        by: INSPECTORATE.into(),
        on: day(on),
        not_before: None,
        passages: Vec::new(),
    }
}

/// The inspectorate closes what it asked of all its addressees.
#[must_use]
pub fn outcome(on: &str, subject: &str, finding: Finding) -> Outcome {
    Outcome {
        subject: subject.into(),
        of: None,
        finding,
        judged_by: INSPECTORATE.into(),
        on: day(on),
        not_before: None,
        basis: Basis::NotStated,
        assurance: None,
        reasons: None,
        prepared_by: None,
        passages: Vec::new(),
    }
}

/// Somebody's words.
#[must_use]
pub fn statement(id: &str, passages: Vec<Passage>) -> Statement {
    Statement {
        id: id.into(),
        speaker: "an officer".into(),
        speaker_for: None,
        gist: title(id).into(),
        held_as: HeldAs::Belief,
        reported_by: "A publisher".into(),
        on: None,
        not_before: None,
        about: None,
        passages,
    }
}
