//! How an ask stands on a day.
//!
//! Three facts have three authors and never share a word: whether it was
//! answered (ours, from dates), the position taken (the answerer's words), and
//! what came of it (the asker's finding). This is the first alone.

use answerable_calendar::Day;

use crate::body::KnownDay;
use crate::facts::{Explanation, PublishedBetween};
use crate::fold::{AskFacts, AskKey, Clock, Known, Register};

/// How one ask stands on a day, as far as was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It had not been asked by that day, or was not recorded by then.
    NotYetAsked,
    /// An answer is due by law, and its last day has not passed.
    Awaiting {
        /// The last day.
        last_day: Day,
        /// Days left, that day and the last day included: 1 on the last day.
        days_left: i32,
    },
    /// Answered by the last day, on the latest day it can have been published.
    AnsweredInTime {
        /// When it was published.
        published: PublishedBetween,
        /// The last day.
        last_day: Day,
    },
    /// Answered after the last day, on the earliest day it can have been
    /// published.
    AnsweredLate {
        /// When it was published.
        published: PublishedBetween,
        /// The last day.
        last_day: Day,
        /// Days after the last day, at least.
        days_past: i32,
    },
    /// Answered; whether by the last day is not known.
    AnsweredDayNotShown {
        /// When it can have been published.
        published: PublishedBetween,
        /// The last day.
        last_day: Day,
    },
    /// Answered, where no law sets a last day that we can give.
    Answered {
        /// When it was published.
        published: PublishedBetween,
    },
    /// There is an answer of which no first day is known, and it is not sure to
    /// have been out by the day: neither answered nor unanswered is said.
    AnswerPerhapsLater {
        /// When it was published.
        published: PublishedBetween,
    },
    /// The answer says nothing of this recommendation.
    NotAddressed {
        /// When it was published.
        published: PublishedBetween,
    },
    /// The last day has passed, and nobody has looked for an answer.
    NotYetLookedFor {
        /// The last day.
        last_day: Day,
        /// Days since.
        days_past: i32,
    },
    /// Somebody looked after the last day and found no answer; the body has
    /// not been told, and so no more is said.
    LookedBodyNotTold {
        /// The last day.
        last_day: Day,
        /// Days since.
        days_past: i32,
        /// The latest day somebody looked.
        looked_on: Day,
    },
    /// Somebody looked after the last day, found no answer, and the body was
    /// told: the strongest thing said about silence.
    NoAnswerFound {
        /// The last day.
        last_day: Day,
        /// Days since.
        days_past: i32,
        /// The latest day somebody looked.
        looked_on: Day,
        /// The day the body was told.
        told_on: Day,
    },
    /// A law sets a period, and we cannot give its last day.
    LastDayNotKnown,
    /// No law that we know of sets a day.
    NoLegalDeadline,
    /// Its asker withdrew it, surely by the day.
    Withdrawn {
        /// The day, as far as it is known.
        on: KnownDay,
    },
    /// A correction took this addressee away: it was never asked.
    NotAsked,
}

impl AskFacts {
    /// How the ask stands on a day. Total, and a function of days alone.
    #[must_use]
    pub fn standing(&self, as_at: Day) -> Standing {
        if as_at < self.asked_on {
            return Standing::NotYetAsked;
        }
        if !self.is_asked {
            return Standing::NotAsked;
        }
        if let Some(on) = self.withdrawn.filter(|on| on.latest() <= as_at) {
            return Standing::Withdrawn { on };
        }
        if let Some(published) = self.answered_by(as_at) {
            return self.stands_answered(published, as_at);
        }
        if let Some(published) = self.in_comments(as_at) {
            let sure = self.with_comments.as_deref();
            let sure = sure.and_then(|comments| comments.answered_surely_by);
            return perhaps_later(published, sure, as_at)
                .unwrap_or(Standing::Answered { published });
        }
        match self.clock {
            Clock::ByLaw { last_day, .. } | Clock::WithComments { last_day } => {
                self.unanswered(last_day, as_at)
            }
            Clock::Unknown { .. } => Standing::LastDayNotKnown,
            Clock::NotInForce { .. }
            | Clock::ByPractice { .. }
            | Clock::AsAsked { .. }
            | Clock::None => Standing::NoLegalDeadline,
        }
    }

    fn stands_answered(&self, published: PublishedBetween, as_at: Day) -> Standing {
        if let Some(perhaps) = perhaps_later(published, self.answered_surely_by, as_at) {
            return perhaps;
        }
        match &self.clock {
            _ if self.explanation_as_at(as_at) == Some(Explanation::NotAddressed) => {
                Standing::NotAddressed { published }
            }
            Clock::ByLaw { last_day, .. } => measured(published, *last_day),
            // Whether an explanation came in time is counted with the
            // comments it is part of, and nowhere else.
            _ => Standing::Answered { published },
        }
    }

    /// What the latest answer that can be out by a day says of a
    /// recommendation.
    #[must_use]
    pub fn explanation_as_at(&self, as_at: Day) -> Option<Explanation> {
        self.explained
            .iter()
            .rev()
            .find(|explained| explained.from.is_none_or(|from| from <= as_at))
            .map(|explained| explained.says)
    }

    fn unanswered(&self, last_day: Day, as_at: Day) -> Standing {
        let days_past = days_between(last_day, as_at);
        if days_past <= 0 {
            return Standing::Awaiting {
                last_day,
                days_left: 1 - days_past,
            };
        }
        let (looked, told_on) = self.looked_by(as_at);
        match (looked.last().copied(), told_on) {
            (None, _) => Standing::NotYetLookedFor {
                last_day,
                days_past,
            },
            (Some(looked_on), None) => Standing::LookedBodyNotTold {
                last_day,
                days_past,
                looked_on,
            },
            (Some(looked_on), Some(told_on)) => Standing::NoAnswerFound {
                last_day,
                days_past,
                looked_on,
                told_on,
            },
        }
    }
}

/// That it may have been published after a day: of what is not sure to have been
/// out by then, and has no first day.
fn perhaps_later(
    published: PublishedBetween,
    surely_by: Option<Day>,
    as_at: Day,
) -> Option<Standing> {
    let is_not_sure = surely_by.is_some_and(|sure| as_at < sure);
    (published.not_before.is_none() && is_not_sure)
        .then_some(Standing::AnswerPerhapsLater { published })
}

/// In time only if the latest day possible is by the last day; late only if
/// the earliest is past it; otherwise neither is said.
fn measured(published: PublishedBetween, last_day: Day) -> Standing {
    match (published.not_before, published.not_after) {
        (_, Some(latest)) if latest <= last_day => Standing::AnsweredInTime {
            published,
            last_day,
        },
        (Some(earliest), _) if earliest > last_day => Standing::AnsweredLate {
            published,
            last_day,
            days_past: days_between(last_day, earliest),
        },
        _ => Standing::AnsweredDayNotShown {
            published,
            last_day,
        },
    }
}

/// Days from one day to another; negative if the other is earlier. Counted in
/// hours of 24 to a day, as civil days are: lists ask this of every ask.
fn days_between(from: Day, to: Day) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

impl Register {
    /// How an ask stands on a day, as far as was known. Pure and total.
    #[must_use]
    pub fn standing(&self, ask: AskKey, as_at: Day, known: Known) -> Standing {
        if known.includes(self.ask(ask).first_entry) {
            self.facts_known(ask, known).standing(as_at)
        } else {
            Standing::NotYetAsked
        }
    }
}

/// The kinds of standing, for counting and choosing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandingKind {
    /// [`Standing::NoAnswerFound`].
    NoAnswerFound,
    /// [`Standing::LookedBodyNotTold`].
    LookedBodyNotTold,
    /// [`Standing::NotYetLookedFor`].
    NotYetLookedFor,
    /// [`Standing::Awaiting`].
    Awaiting,
    /// [`Standing::AnsweredInTime`].
    AnsweredInTime,
    /// [`Standing::AnsweredLate`].
    AnsweredLate,
    /// [`Standing::AnsweredDayNotShown`].
    AnsweredDayNotShown,
    /// [`Standing::Answered`].
    Answered,
    /// [`Standing::AnswerPerhapsLater`].
    AnswerPerhapsLater,
    /// [`Standing::NotAddressed`].
    NotAddressed,
    /// [`Standing::LastDayNotKnown`].
    LastDayNotKnown,
    /// [`Standing::NoLegalDeadline`].
    NoLegalDeadline,
    /// [`Standing::Withdrawn`].
    Withdrawn,
    /// [`Standing::NotAsked`].
    NotAsked,
    /// [`Standing::NotYetAsked`].
    NotYetAsked,
}

impl StandingKind {
    /// Every kind that a list shows, in the order of its filter. Each stands at
    /// its own [`place`](Self::place).
    pub const LISTED: [Self; 14] = [
        Self::NoAnswerFound,
        Self::LookedBodyNotTold,
        Self::NotYetLookedFor,
        Self::Awaiting,
        Self::AnsweredInTime,
        Self::AnsweredLate,
        Self::AnsweredDayNotShown,
        Self::Answered,
        Self::AnswerPerhapsLater,
        Self::NotAddressed,
        Self::LastDayNotKnown,
        Self::NoLegalDeadline,
        Self::Withdrawn,
        Self::NotAsked,
    ];

    /// Its place in [`LISTED`](Self::LISTED), for counting; of what no list
    /// shows, the place after the last.
    #[must_use]
    pub fn place(self) -> usize {
        self as usize
    }

    /// The kind at a place.
    pub(crate) fn at(place: usize) -> Self {
        Self::LISTED
            .get(place)
            .copied()
            .unwrap_or(Self::NotYetAsked)
    }

    /// Whether it had been asked by then, and was not taken away: what totals
    /// count.
    #[must_use]
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::NotYetAsked | Self::NotAsked)
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoAnswerFound => "no-answer-found",
            Self::LookedBodyNotTold => "looked-body-not-told",
            Self::NotYetLookedFor => "not-yet-looked-for",
            Self::Awaiting => "awaiting",
            Self::AnsweredInTime => "answered-in-time",
            Self::AnsweredLate => "answered-late",
            Self::AnsweredDayNotShown => "answered-day-not-shown",
            Self::Answered => "answered",
            Self::AnswerPerhapsLater => "answer-perhaps-later",
            Self::NotAddressed => "not-addressed",
            Self::LastDayNotKnown => "last-day-not-known",
            Self::NoLegalDeadline => "no-legal-deadline",
            Self::Withdrawn => "withdrawn",
            Self::NotAsked => "not-asked",
            Self::NotYetAsked => "not-yet-asked",
        }
    }
}

impl Standing {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> StandingKind {
        match self {
            Self::NotYetAsked => StandingKind::NotYetAsked,
            Self::Awaiting { .. } => StandingKind::Awaiting,
            Self::AnsweredInTime { .. } => StandingKind::AnsweredInTime,
            Self::AnsweredLate { .. } => StandingKind::AnsweredLate,
            Self::AnsweredDayNotShown { .. } => StandingKind::AnsweredDayNotShown,
            Self::Answered { .. } => StandingKind::Answered,
            Self::AnswerPerhapsLater { .. } => StandingKind::AnswerPerhapsLater,
            Self::NotAddressed { .. } => StandingKind::NotAddressed,
            Self::NotYetLookedFor { .. } => StandingKind::NotYetLookedFor,
            Self::LookedBodyNotTold { .. } => StandingKind::LookedBodyNotTold,
            Self::NoAnswerFound { .. } => StandingKind::NoAnswerFound,
            Self::LastDayNotKnown => StandingKind::LastDayNotKnown,
            Self::NoLegalDeadline => StandingKind::NoLegalDeadline,
            Self::Withdrawn { .. } => StandingKind::Withdrawn,
            Self::NotAsked => StandingKind::NotAsked,
        }
    }
}
