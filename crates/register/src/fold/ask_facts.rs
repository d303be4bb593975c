//! The days that decide how an ask stands, gathered from what touched it.

use std::borrow::Cow;

use answerable_calendar::Day;

use super::{AskKey, Clock, Held, Known, Register, WithComments};
use crate::body::KnownDay;
use crate::facts::{
    AidReply, Answer, AnswerKind, AskReference, CameBack, Duty, Explanation, Look, Meets, Notice,
    PublishedBetween,
};
use crate::words::{AnswerId, BodyId};

/// The days that decide how an ask stands on any day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskFacts {
    /// The day it was asked.
    pub asked_on: Day,
    /// By when it is to be answered or done, and who says so.
    pub clock: Clock,
    /// When the answers to it were published: from the earliest day the first
    /// can have been to the earliest day by which one surely was. None where
    /// there is no answer.
    pub answered: Option<PublishedBetween>,
    /// The first day on which one of them is sure to have been out: the last
    /// it can have been published or, where that is not known, the day the
    /// answer entered the register.
    pub answered_surely_by: Option<Day>,
    /// What the answers say of a recommendation, where it is an explanation
    /// under section 55(5B), in the order of [`Register::answers_to`]: the
    /// latest last, and first those without a first day.
    pub explained: Box<[Explained]>,
    /// The days on which somebody looked and found no answer, the earliest
    /// first: those after the last day by law, or all where none is given.
    pub looked: Box<[Day]>,
    /// The first day on which the body was told, once somebody had looked; of an
    /// explanation in comments that are known, once somebody had looked in these.
    pub told_on: Option<Day>,
    /// What is known of the comments that an explanation is part of; none where
    /// that says nothing of it, and of whatever is no explanation.
    pub with_comments: Option<Box<WithComments>>,
    /// The day it was withdrawn by its asker, as far as it is known.
    pub withdrawn: Option<KnownDay>,
    /// Whether it is asked at all (see [`Ask::is_asked`](super::Ask::is_asked)).
    pub is_asked: bool,
}

impl AskFacts {
    /// Of an ask that nothing has touched yet.
    pub(super) fn of_nothing_yet(asked_on: Day, clock: Clock) -> Self {
        Self {
            asked_on,
            clock,
            answered: None,
            answered_surely_by: None,
            explained: Box::default(),
            looked: Box::default(),
            told_on: None,
            with_comments: None,
            withdrawn: None,
            is_asked: true,
        }
    }

    /// Whether an answer is known or somebody looked in vain, on any day.
    #[must_use]
    pub fn is_anything_known(&self) -> bool {
        self.answered.is_some() || !self.looked.is_empty() || self.with_comments.is_some()
    }

    /// The days on which somebody had looked in vain by a day, the earliest
    /// first, and the first day on which the body was told by then.
    ///
    /// An explanation is part of the comments (Police Act 1996, s. 55(5B)):
    /// whoever looked for these looked for it. Once comments can have been
    /// out, a look from before says nothing of what they hold.
    #[must_use]
    pub fn looked_by(&self, as_at: Day) -> (&[Day], Option<Day>) {
        let (looked, told_on) = match self.with_comments.as_deref() {
            None => (&*self.looked, self.told_on),
            Some(beside) if beside.out_by(as_at).is_none() => (&*beside.looked, beside.told_on),
            Some(_) => (self.looked_in_comments(), self.told_on),
        };
        let by_then = looked.partition_point(|on| *on <= as_at);
        (&looked[..by_then], told_on.filter(|on| *on <= as_at))
    }

    /// The days of looks for it alone; of an explanation in comments that are known,
    /// those since they can have been out.
    pub(crate) fn looked_in_comments(&self) -> &[Day] {
        let beside = self.with_comments.as_deref();
        since(&self.looked, beside.and_then(WithComments::since))
    }

    /// When the answer was published that can have been out by a day.
    pub(crate) fn answered_by(&self, as_at: Day) -> Option<PublishedBetween> {
        self.answered
            .filter(|published| can_be_out(*published, as_at))
    }

    /// Of an explanation that no answer by a day is known to give: when the comments
    /// were published that it is part of. What they say of it is not recorded. None
    /// where somebody looked for it since, and did not find it in them.
    #[must_use]
    pub fn in_comments(&self, as_at: Day) -> Option<PublishedBetween> {
        let published = self.with_comments.as_deref()?.out_by(as_at)?;
        let is_open = self.answered_by(as_at).is_none() && self.looked_by(as_at).0.is_empty();
        is_open.then_some(published)
    }
}

/// Whether what was published then can have been out by a day.
pub(super) fn can_be_out(published: PublishedBetween, as_at: Day) -> bool {
    published.not_before.is_none_or(|first| first <= as_at)
}

/// Those of some days, in order, that are this day or later; all where none is
/// given.
fn since(days: &[Day], first: Option<Day>) -> &[Day] {
    let before = |day: &Day| first.is_some_and(|first| *day < first);
    &days[days.partition_point(before)..]
}

/// What an answer says of a recommendation, and from when it may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The earliest day the answer can have been published, if known.
    pub from: Option<Day>,
    /// What it says.
    pub says: Explanation,
}

/// When the answers to an ask were published, and what they say of a
/// recommendation.
#[derive(Default)]
pub(super) struct Published {
    /// As in [`AskFacts::answered`].
    pub(super) answered: Option<PublishedBetween>,
    /// As in [`AskFacts::answered_surely_by`].
    pub(super) surely_by: Option<Day>,
    /// As in [`AskFacts::explained`].
    explained: Vec<Explained>,
}

impl Register {
    /// The days that decide how an ask stands, as far as is known: at hand
    /// where everything is, and else worked out.
    #[must_use]
    pub fn facts_known(&self, key: AskKey, known: Known) -> Cow<'_, AskFacts> {
        match known {
            Known::Everything => Cow::Borrowed(self.ask(key).facts()),
            Known::Before(_) => Cow::Owned(self.facts_at(key, known)),
        }
    }

    /// The days that decide how an ask stands, as far as is known.
    ///
    /// Total: an ask that was not recorded by then is one that is not asked.
    #[must_use]
    pub fn facts_at(&self, key: AskKey, known: Known) -> AskFacts {
        let (asked_on, clock) = self.clock_of(&self.ask(key).reference, known);
        self.facts_by_clock(key, known, asked_on, clock)
    }

    /// The same, where the clock is at hand.
    pub(super) fn facts_by_clock(
        &self,
        key: AskKey,
        known: Known,
        asked_on: Day,
        clock: Clock,
    ) -> AskFacts {
        let ask = self.ask(key);
        let Published {
            answered,
            surely_by,
            explained,
        } = self.published(key, known);
        let with_comments = self.with_comments_of(key, answered, &clock, known);
        let looked = days_looked(self.looks_for_it_alone(key, known), &clock);
        let in_comments = with_comments.as_deref().and_then(WithComments::since);
        let told_on = first_told(
            self.notices_of_it_alone(key, known),
            since(&looked, in_comments),
        );
        AskFacts {
            asked_on,
            clock,
            answered,
            answered_surely_by: surely_by,
            explained: explained.into(),
            looked: looked.into(),
            told_on,
            with_comments,
            withdrawn: self.withdrawn(&ask.reference, known),
            is_asked: ask.is_asked(known),
        }
    }

    /// When the answers to an ask were published, of those that count.
    pub(super) fn published(&self, key: AskKey, known: Known) -> Published {
        let ask = &self.ask(key).reference;
        let mut found = Published::default();
        for held in self.answers_to(key, known) {
            let answer = &held.fact;
            // An answer may meet hundreds of asks; only of these two duties
            // does it matter how it meets each.
            let meets = matches!(ask.duty, Duty::Explain | Duty::Reply)
                .then(|| answer.meets.iter().find(|meets| meets.ask == *ask))
                .flatten();
            if !self.counts(answer, &ask.of, meets) {
                continue;
            }
            let published = answer.published_between();
            let surely_by = published
                .not_after
                .or_else(|| self.first_recorded(&answer.id));
            found.surely_by = found.surely_by.into_iter().chain(surely_by).min();
            found.answered = Some(match found.answered {
                None => published,
                Some(before) => first_of(before, published),
            });
            if ask.duty == Duty::Explain {
                let says = meets.and_then(|meets| meets.explanation);
                found.explained.extend(says.map(|says| Explained {
                    from: published.not_before,
                    says,
                }));
            }
        }
        found
    }

    /// Whether an answer that meets an ask of a body so counts. No acknowledgement
    /// does, nor what a body wrote that does not answer for the one asked, nor that
    /// this one would not say.
    #[must_use]
    pub fn counts(&self, answer: &Answer, of: &BodyId, meets: Option<&Meets>) -> bool {
        let reply = meets.and_then(|meets| meets.aid);
        answer.kind != AnswerKind::Acknowledgement
            && reply.is_none_or(AidReply::answers)
            && self.answers_for(answer, of)
    }

    /// Whether an answer is the answer of a body that was asked: its own, that
    /// of whoever bears its duty by then, or one given on its behalf.
    ///
    /// An answer of anybody else is none of the body's own. A force is no local
    /// policing body: comments under section 55 of the Police Act 1996 are the
    /// policing body's, and what they tell of a force the force has not said.
    #[must_use]
    pub fn answers_for(&self, answer: &Answer, of: &BodyId) -> bool {
        answer.by == *of
            || answer.on_behalf_of.as_ref() == Some(of)
            || self
                .days_it_may_be_of(answer)
                .into_iter()
                .flatten()
                .any(|day| self.directory().bearer_on(of, day) == answer.by)
    }

    /// The days by which whoever answered must have borne the duty: the first
    /// and the last on which the answer can have been written or published or,
    /// where neither is known, the day it entered the register. Whoever bears
    /// the duty only later cannot have answered for it yet.
    fn days_it_may_be_of(&self, answer: &Answer) -> [Option<Day>; 2] {
        let published = answer.published_between();
        match (published.not_before, published.not_after.or(answer.dated)) {
            (None, None) => [self.first_recorded(&answer.id), None],
            ends => ends.into(),
        }
    }

    /// The day an answer first entered the register, corrected since or not.
    fn first_recorded(&self, answer: &AnswerId) -> Option<Day> {
        let versions = self.answers.versions(answer);
        self.recorded_on(versions.map(|version| version.entry).min()?)
    }

    /// When the asker withdrew it, or the report it stands in: of two
    /// withdrawals the one that was surely made first.
    pub(super) fn withdrawn(&self, ask: &AskReference, known: Known) -> Option<KnownDay> {
        if self.withdrawals.is_empty() {
            return None;
        }
        let on = |subject| {
            self.withdrawals_on(subject, known)
                .map(|held| held.fact.when())
                .min_by_key(|when| when.latest())
        };
        let report = match ask.duty {
            Duty::Comment => None,
            _ => self
                .asked
                .get(&ask.subject, known)
                .and_then(|held| held.fact.report.as_ref()),
        };
        on(&ask.subject)
            .into_iter()
            .chain(report.and_then(on))
            .min_by_key(|when| when.latest())
    }
}

/// The days on which somebody looked for an answer and found none. A look
/// by the last day proves nothing: there was still time. Without a last day
/// by law every look counts, and makes nobody late.
pub(super) fn days_looked<'r>(
    looks: impl Iterator<Item = &'r Held<Look>>,
    clock: &Clock,
) -> Vec<Day> {
    let last_day = clock.last_day_by_law();
    let mut days: Vec<Day> = looks
        .filter(|held| held.fact.came_back == CameBack::NoAnswer)
        .map(|held| held.fact.on)
        .filter(|on| last_day.is_none_or(|last| *on > last))
        .collect();
    days.sort_unstable();
    days
}

/// The first day on which the body was told. Whoever is told before anybody
/// looked is told of nothing.
pub(super) fn first_told<'r>(
    notices: impl Iterator<Item = &'r Held<Notice>>,
    looked: &[Day],
) -> Option<Day> {
    let first = looked.first()?;
    let told = notices.map(|held| held.fact.on);
    told.filter(|on| on >= first).min()
}

/// When the first of two answers was published: not before the earlier of the
/// first days, and surely by the earlier of the last.
fn first_of(one: PublishedBetween, other: PublishedBetween) -> PublishedBetween {
    PublishedBetween {
        not_before: one
            .not_before
            .zip(other.not_before)
            .map(|(one, other)| one.min(other)),
        not_after: match (one.not_after, other.not_after) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
    }
}
