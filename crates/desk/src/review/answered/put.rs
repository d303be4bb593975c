//! What was put to a body in a report.

use answerable_register::calendar::Day;
use answerable_register::facts::{AskReference, Asked, Duty, PublishedBetween, Report};
use answerable_register::fold::{AskKey, Known, Register};
use answerable_register::words::{AnswerId, SubjectId};

use super::AnswerDetails;

/// One thing that an answer to a report can meet.
#[derive(Clone, Copy, Debug)]
pub struct Put<'r> {
    /// The report.
    pub report: &'r Report,
    /// What was asked; none where it is the comments on the report.
    pub asked: Option<&'r Asked>,
    /// The ask.
    pub ask: &'r AskReference,
    /// The ask, as the register finds it.
    pub key: AskKey,
}

/// What was put to whoever answers in a report: its comments first, then each thing
/// asked in the order of the report. Whose duty an answer can meet is the register's
/// rule ([`Register::answers_for`]): the body's own, that of a body whose functions it
/// has, or of the one on whose behalf it answers.
///
/// Of one recommendation a local policing body owes one answer: what it explains
/// under section 55(5B), where that is asked of it.
#[must_use]
pub fn put_to<'r>(
    register: &'r Register,
    report: &SubjectId,
    said: &AnswerDetails,
    today: Day,
) -> Vec<Put<'r>> {
    let Some(held) = register.reports.latest(report) else {
        return Vec::new();
    };
    let report = &held.fact;
    let theirs = |subject: &SubjectId, asked: Option<&'r Asked>| {
        let mut asks: Vec<Put<'r>> = register
            .asks_of(subject)
            .iter()
            .map(|key| (*key, register.ask(*key)))
            .filter(|(_, ask)| ask.is_asked(Known::Everything) && ask.facts().withdrawn.is_none())
            .map(|(key, ask)| Put {
                report,
                asked,
                ask: &ask.reference,
                key,
            })
            .filter(|put| put.ask.duty != Duty::Reply && is_theirs(register, put, said, today))
            .collect();
        let explains = asks.iter().any(|put| put.ask.duty == Duty::Explain);
        if explains {
            asks.retain(|put| put.ask.duty == Duty::Explain);
        }
        asks
    };
    let mut put = theirs(&report.id, None);
    put.retain(|put| put.ask.duty == Duty::Comment);
    for asked in register.asked_in(&report.id, Known::Everything) {
        put.extend(theirs(&asked.fact.id, Some(&asked.fact)));
    }
    put
}

/// What stands in a report and was not put to whoever answers: an answer to it can
/// say something of these too, and it is not recorded.
#[must_use]
pub fn not_put_to<'r>(
    register: &'r Register,
    report: &SubjectId,
    said: &AnswerDetails,
    today: Day,
) -> Vec<&'r Asked> {
    let put = put_to(register, report, said, today);
    register
        .asked_in(report, Known::Everything)
        .map(|held| &held.fact)
        .filter(|asked| asked.kind.duty().is_some())
        .filter(|asked| !put.iter().any(|put| put.ask.subject == asked.id))
        .collect()
}

fn is_theirs(register: &Register, put: &Put<'_>, said: &AnswerDetails, today: Day) -> bool {
    let mut answer = said.answer(AnswerId::from("being-decided"));
    let between = answer.published_between();
    if between.not_before.or(between.not_after).is_none() {
        // Of an answer without a day, it is whoever bears the duty when it is recorded.
        answer.published = PublishedBetween::on(today);
    }
    register.answers_for(&answer, &put.ask.of)
}
