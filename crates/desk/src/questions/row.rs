//! One ask as a row of a list.

use std::borrow::Cow;

use answerable_register::body::KnownDay;
use answerable_register::facts::{
    AidReply, Answer, AskReference, Asked, AskedKind, Duty, Explanation, Outcome, Position, Report,
};
use answerable_register::fold::{AskKey, Clock};
use answerable_register::standing::Standing;
use answerable_register::words::Words;
use jiff::civil::Date;

use super::looked::Receipts;
use crate::view::{AskedBy, AskedOf, View};

/// One ask, with what a list shows of it.
#[derive(Debug)]
pub struct AskRow<'r> {
    /// Its key.
    pub key: AskKey,
    /// What, of whom, and the duty; also its address.
    pub reference: &'r AskReference,
    /// The kind of thing asked; none for comments on a report.
    pub kind: Option<AskedKind>,
    /// What was asked, shortly: the title of the thing asked or of the report.
    pub title: &'r Words,
    /// The thing asked; none for comments on a report.
    pub asked: Option<&'r Asked>,
    /// The report it stands in.
    pub report: Option<&'r Report>,
    /// Who asked.
    pub by: AskedBy<'r>,
    /// Of whom.
    pub of: AskedOf<'r>,
    /// The day it was asked; the last it can have been, where it is known only
    /// roughly.
    pub asked_on: Date,
    /// The day it was asked, as far as it is known.
    pub asked_when: KnownDay,
    /// By when, and who says so.
    pub clock: Cow<'r, Clock>,
    /// How it stands.
    pub standing: Standing,
    /// The answer by which it stands: the first that counts of the body's own, or of
    /// whoever answers for it, that the day allows; of an explanation in comments of
    /// which no more is known, the comments. Where none counts, the latest there is.
    pub answer: Option<&'r Answer>,
    /// Of an explanation that is in hand with the comments it is part of, and of
    /// which nothing is recorded: the ask for these.
    pub in_comments: Option<&'r AskReference>,
    /// Who gave it, by name, where that is not the body that was asked.
    pub answered_by: Option<&'r str>,
    /// Who else wrote of it, by name, where no answer counts.
    pub told_by: Option<&'r str>,
    /// The position that the latest such answer takes.
    pub position: Position,
    /// What it says of a recommendation.
    pub explanation: Option<Explanation>,
    /// What it replies to a request for aid.
    pub aid: Option<AidReply>,
    /// What the asker last judged to have come of it, by that day.
    pub outcome: Option<&'r Outcome>,
    /// What the body last claimed of itself to have come of it, by that day:
    /// never the asker's finding.
    pub claimed: Option<&'r Outcome>,
    /// What stands behind a silence, where one is said of the body.
    pub receipts: Option<Receipts<'r>>,
}

impl AskRow<'_> {
    /// Whether it is an explanation that was given, of which it is not recorded what
    /// it says.
    #[must_use]
    pub fn is_explanation_not_recorded(&self) -> bool {
        self.reference.duty == Duty::Explain && self.answer.is_some() && self.explanation.is_none()
    }
}

impl<'r> View<'r> {
    /// One ask as a row; none where the thing asked was not recorded by then.
    #[must_use]
    pub fn row(&self, key: AskKey) -> Option<AskRow<'r>> {
        let ask = self.register.ask(key);
        let reference = &ask.reference;
        let (title, asked, report, by, among) = match reference.duty {
            Duty::Comment => {
                let report = self.report(&reference.subject)?;
                let by = AskedBy {
                    body: Some(&report.by),
                    name: self.name_of(&report.by, report.published_on),
                    within: None,
                };
                (&report.title, None, Some(report), by, &[][..])
            }
            _ => {
                let asked = self.asked(&reference.subject)?;
                let report = asked.report.as_ref().and_then(|id| self.report(id));
                let by = self.asker(&asked.by, asked.asked_on);
                (&asked.title, Some(asked), report, by, asked.of.as_slice())
            }
        };
        let facts = self.register.facts_known(key, self.known);
        let asked_on = facts.asked_on;
        let in_comments = facts
            .in_comments(self.as_at)
            .and_then(|_| self.register.comments_of(key, self.known));
        let answer = match in_comments {
            Some(_) => self.comments_with(key).next(),
            None => self.answer_by_which_it_stands(key),
        };
        let latest = match in_comments {
            Some(_) => answer,
            None => self.own_answers(key).last(),
        };
        let told = self.answers_by(key).filter(|_| answer.is_none()).last();
        let by_another = |answer: &'r Answer| {
            let day = answer.published_between().not_before.unwrap_or(self.as_at);
            (answer.by != reference.of).then(|| self.name_of(&answer.by, day))
        };
        let meets =
            latest.and_then(|answer| answer.meets.iter().find(|meets| meets.ask == *reference));
        let standing = self.register.standing(key, self.as_at, self.known);
        Some(AskRow {
            key,
            reference,
            kind: ask.kind,
            title,
            asked,
            report,
            by,
            of: self.addressee(&reference.of, among, asked_on),
            asked_on,
            asked_when: self
                .register
                .asked_when(reference, self.known)
                .unwrap_or(asked_on.into()),
            receipts: self.receipts_of(key, standing.kind()),
            standing,
            clock: match facts {
                Cow::Borrowed(facts) => Cow::Borrowed(&facts.clock),
                Cow::Owned(facts) => Cow::Owned(facts.clock),
            },
            answer,
            in_comments: in_comments.map(|comments| &self.register.ask(comments).reference),
            answered_by: answer.and_then(by_another),
            told_by: told.and_then(by_another),
            position: meets.map_or(Position::NotStated, |meets| meets.position),
            explanation: meets.and_then(|meets| meets.explanation),
            aid: meets.and_then(|meets| meets.aid),
            outcome: self.outcome_of(reference),
            claimed: self.claimed_of(reference).first().copied(),
        })
    }

    /// The first answer to an ask that counts, as the standing is measured by it; the
    /// latest where none does.
    fn answer_by_which_it_stands(&self, key: AskKey) -> Option<&'r Answer> {
        let reference = &self.register.ask(key).reference;
        let counts = |answer: &&'r Answer| {
            let meets = answer.meets.iter().find(|meets| meets.ask == *reference);
            self.register.counts(answer, &reference.of, meets)
        };
        let mut own = self.own_answers(key);
        let first = own.find(counts);
        first.or_else(|| self.own_answers(key).last())
    }

    /// The answers to an ask that can have been published by the day, of the body that
    /// was asked or of whoever answers for it: the latest last.
    fn own_answers(&self, key: AskKey) -> impl Iterator<Item = &'r Answer> {
        let of = &self.register.ask(key).reference.of;
        self.answers_by(key)
            .filter(|answer| self.register.answers_for(answer, of))
    }

    /// The comments that an explanation is in hand with, and that say of it what is
    /// not recorded: those that can have been published by the day.
    pub(super) fn comments_with(&self, key: AskKey) -> impl Iterator<Item = &'r Answer> {
        self.register
            .in_comments(key, self.known)
            .map(|held| &held.fact)
            .filter(|answer| answer.can_be_out_by(self.as_at))
    }

    /// Every answer that can have been published by the day, whoever gave it.
    fn answers_by(&self, key: AskKey) -> impl Iterator<Item = &'r Answer> {
        self.register
            .answers_to(key, self.known)
            .map(|held| &held.fact)
            .filter(|answer| answer.can_be_out_by(self.as_at))
    }

    /// What the asker last judged to have come of an ask, by the day.
    fn outcome_of(&self, ask: &AskReference) -> Option<&'r Outcome> {
        if ask.duty == Duty::Comment || ask.duty == Duty::Explain {
            return None;
        }
        self.judged(&ask.subject)
            .into_iter()
            .find(|outcome| outcome.is_about(&ask.of))
    }
}
