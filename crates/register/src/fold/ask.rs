//! Asks: one addressee, one duty, and the days that decide how it stands.

use std::borrow::Cow;

use answerable_calendar::Day;

use super::{Known, Register};
use crate::entry::EntryNumber;
use crate::facts::{
    AidReply, AnswerKind, AskReference, AskedKind, CameBack, Duty, Explanation, PublishedBetween,
};
use crate::words::PowerId;

/// The place of an ask in a register. Good for that register alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AskKey(u32);

impl AskKey {
    pub(super) fn at(place: usize) -> Self {
        Self(u32::try_from(place).expect("a register holds fewer than 2^32 asks"))
    }

    pub(super) fn place(self) -> usize {
        self.0 as usize
    }
}

/// One ask: something asked of one body, and what it is to do.
#[derive(Debug)]
pub struct Ask {
    /// What, of whom, and the duty.
    pub reference: AskReference,
    /// The kind of thing it was asked in; none for comments on a report.
    pub kind: Option<AskedKind>,
    /// The place of its subject among subjects, for counting.
    pub subject: u32,
    /// The place of its addressee among addressees, for counting.
    pub addressee: u32,
    /// The entry from which it follows.
    pub first_entry: EntryNumber,
    /// What touched it, its answers by the day each can be out. Most asks are
    /// touched by little: one list is smaller than a list for each sort.
    touches: Vec<Touch>,
    pub(super) now: AskFacts,
}

/// Something that touched an ask, by its slot or entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// An answer.
    Answer(u32),
    /// A look.
    Look(u32),
    /// A notice.
    Notice(u32),
    /// A correction took the addressee away (`false`) or put it back.
    Settled(EntryNumber, bool),
}

impl Ask {
    pub(super) fn new(
        reference: AskReference,
        kind: Option<AskedKind>,
        (subject, addressee): (u32, u32),
        first_entry: EntryNumber,
        now: AskFacts,
    ) -> Self {
        Self {
            reference,
            kind,
            subject,
            addressee,
            first_entry,
            touches: Vec::new(),
            now,
        }
    }

    /// Takes note of what touched it, once.
    pub(super) fn touch(&mut self, touch: Touch) {
        if !self.touches.contains(&touch) {
            self.touches.push(touch);
        }
    }

    /// Takes note of an answer, before the first that is out later.
    pub(super) fn touch_by_answer(&mut self, slot: u32, is_later: impl Fn(u32) -> bool) {
        if self.touches.contains(&Touch::Answer(slot)) {
            return;
        }
        let place = self.touches.iter().position(|touch| match touch {
            Touch::Answer(other) => is_later(*other),
            _ => false,
        });
        let place = place.unwrap_or(self.touches.len());
        self.touches.insert(place, Touch::Answer(slot));
    }

    /// The slots of the answers to it, by the day each can be out.
    pub(super) fn answers(&self) -> impl Iterator<Item = u32> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Answer(slot) => Some(*slot),
            _ => None,
        })
    }

    /// The slots of the looks for an answer to it.
    pub(super) fn looks(&self) -> impl Iterator<Item = u32> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Look(slot) => Some(*slot),
            _ => None,
        })
    }

    /// The slots of the notices given of it.
    pub(super) fn notices(&self) -> impl Iterator<Item = u32> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Notice(slot) => Some(*slot),
            _ => None,
        })
    }

    /// Corrections that took its addressee away (`false`) or put it back.
    pub(super) fn changes(&self) -> impl DoubleEndedIterator<Item = (EntryNumber, bool)> {
        self.touches.iter().filter_map(|touch| match touch {
            Touch::Settled(entry, asked) => Some((*entry, *asked)),
            _ => None,
        })
    }

    /// Whether it was asked at all, as far as is known. An ask whose addressee
    /// was taken away by a correction stays readable, and is not asked.
    #[must_use]
    pub fn is_asked(&self, known: Known) -> bool {
        known.includes(self.first_entry)
            && self
                .changes()
                .rev()
                .find(|(entry, _)| known.includes(*entry))
                .is_none_or(|(_, asked)| asked)
    }

    /// Whether a correction took its addressee away, as far as is known.
    #[must_use]
    pub fn is_taken_away(&self, known: Known) -> bool {
        known.includes(self.first_entry) && !self.is_asked(known)
    }

    /// The days that decide how it stands, with everything that is known.
    #[must_use]
    pub fn facts(&self) -> &AskFacts {
        &self.now
    }
}

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
    /// What the answers say of a recommendation, where it is an explanation
    /// under section 55(5B): the latest last.
    pub explained: Box<[Explained]>,
    /// The days on which somebody looked after the last day and found no
    /// answer, the earliest first.
    pub looked: Box<[Day]>,
    /// The first day on which the body was told, once somebody had looked.
    pub told_on: Option<Day>,
    /// The day it was withdrawn by its asker.
    pub withdrawn_on: Option<Day>,
    /// Whether it is asked at all (see [`Ask::is_asked`]).
    pub is_asked: bool,
}

impl AskFacts {
    /// Of an ask that nothing has touched yet.
    pub(super) fn of_nothing_yet(asked_on: Day, clock: Clock) -> Self {
        Self {
            asked_on,
            clock,
            answered: None,
            explained: Box::default(),
            looked: Box::default(),
            told_on: None,
            withdrawn_on: None,
            is_asked: true,
        }
    }
}

/// What an answer says of a recommendation, and from when it may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The earliest day the answer can have been published, if known.
    pub from: Option<Day>,
    /// What it says.
    pub says: Explanation,
}

/// By when, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A law sets the last day.
    ByLaw {
        /// The power.
        power: PowerId,
        /// The last day.
        last_day: Day,
        /// The day beyond which the holidays were not known, where the last
        /// day is provisional for that reason.
        provisional_beyond: Option<Day>,
    },
    /// It is part of a report's comments, and lateness is counted there.
    WithComments {
        /// The last day for the comments.
        last_day: Day,
    },
    /// A practice or standard that binds here names a day; no law does.
    ByPractice {
        /// The practice, held as a power.
        power: PowerId,
        /// The day it names.
        last_day: Day,
    },
    /// A law sets a period whose last day we cannot give.
    Unknown {
        /// The power.
        power: PowerId,
        /// Why not.
        why: NoDay,
    },
    /// The asker named a time; no law does.
    AsAsked {
        /// The earliest day it can mean.
        earliest: Option<Day>,
        /// The latest day it can mean.
        latest: Option<Day>,
    },
    /// Nobody named a time.
    None,
}

/// Why no last day is given although a law sets a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// The day the clock starts on is not known: a coroner's report was sent
    /// on a day that was not published.
    StartNotKnown,
    /// Which day counts as the first has not been confirmed.
    FirstDayUnconfirmed,
    /// The power itself has not been confirmed, or was not in force.
    PowerUnconfirmed,
    /// The register does not hold the power or the holidays it counts with.
    NotHeld,
}

impl Clock {
    /// The last day that law sets, for the duty itself or for the comments it
    /// is part of.
    #[must_use]
    pub fn last_day_by_law(&self) -> Option<Day> {
        match self {
            Self::ByLaw { last_day, .. } | Self::WithComments { last_day } => Some(*last_day),
            _ => None,
        }
    }

    /// The day by which lists are ordered: by law, by practice or as asked.
    #[must_use]
    pub fn day_to_order_by(&self) -> Option<Day> {
        match self {
            Self::ByLaw { last_day, .. }
            | Self::WithComments { last_day }
            | Self::ByPractice { last_day, .. } => Some(*last_day),
            Self::AsAsked { latest, earliest } => latest.or(*earliest),
            Self::Unknown { .. } | Self::None => None,
        }
    }
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
        let mut answered: Option<PublishedBetween> = None;
        let mut explained = Vec::new();
        for held in self.answers_to(key, known) {
            let answer = &held.fact;
            let meets = answer.meets.iter().find(|meets| meets.ask == ask.reference);
            // What somebody else said of a body is no answer of that body.
            let is_of_another =
                meets.is_some_and(|meets| meets.aid == Some(AidReply::ReportedByAnother));
            if answer.kind == AnswerKind::Acknowledgement || is_of_another {
                continue;
            }
            let published = answer.published_between();
            answered = Some(match answered {
                None => published,
                Some(before) => first_of(before, published),
            });
            if ask.reference.duty == Duty::Explain {
                let says = meets.and_then(|meets| meets.explanation);
                explained.extend(says.map(|says| Explained {
                    from: published.not_before,
                    says,
                }));
            }
        }
        let looked = self.days_looked(key, &clock, known);
        // Whoever is told before anybody looked is told of nothing.
        let told_on = looked.first().and_then(|first| {
            self.notices_of(key, known)
                .map(|held| held.fact.on)
                .filter(|on| on >= first)
                .min()
        });
        AskFacts {
            asked_on,
            clock,
            answered,
            explained: explained.into(),
            looked: looked.into(),
            told_on,
            withdrawn_on: self.withdrawn_on(&ask.reference, known),
            is_asked: ask.is_asked(known),
        }
    }

    /// The days on which somebody looked for an answer and found none. A look
    /// by the last day proves nothing: there was still time.
    fn days_looked(&self, key: AskKey, clock: &Clock, known: Known) -> Vec<Day> {
        let last_day = clock.last_day_by_law();
        let mut days: Vec<Day> = self
            .looks_for(key, known)
            .filter(|held| held.fact.came_back == CameBack::NoAnswer)
            .map(|held| held.fact.on)
            .filter(|on| last_day.is_none_or(|last| *on > last))
            .collect();
        days.sort_unstable();
        days
    }

    /// The first day on which the asker withdrew it, or the report it stands in.
    pub(super) fn withdrawn_on(&self, ask: &AskReference, known: Known) -> Option<Day> {
        if self.withdrawals.is_empty() {
            return None;
        }
        let on = |subject| {
            self.withdrawals_on(subject, known)
                .map(|held| held.fact.on)
                .min()
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
            .min()
    }
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
