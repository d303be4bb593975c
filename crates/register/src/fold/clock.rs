//! By when an ask is to be answered or done, and who says so.

use answerable_calendar::{Day, Firmness, Holidays};

use super::{AskKey, Known, Register, SECTION_55};
use crate::body::KnownDay;
use crate::facts::{AskReference, Asked, AskedKind, Duty, Report};
use crate::power::{NoLastDay, Obligation, Power};
use crate::words::{BodyId, PowerId};

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
    /// The power was not in force on the day that would have set its period
    /// going, so that no law sets one.
    NotInForce {
        /// The power.
        power: PowerId,
        /// Which of its ends the day lies beyond.
        end: OutOfForce,
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
    /// The day a coroner's report was sent, on which its clock starts, is not
    /// known: the day on the report is another.
    SentNotKnown,
    /// The day the clock starts on is not known exactly: only roughly, such as
    /// by its month, or only by the day on the document.
    StartNotExact,
    /// Which day counts as the first has not been confirmed.
    FirstDayUnconfirmed,
    /// The power itself has not been confirmed.
    PowerUnconfirmed,
    /// The register does not hold the power. Holidays are no reason: without
    /// a table of them the last day is provisional.
    NotHeld,
    /// The period has no length, or ends past the calendar.
    CannotBeCounted,
}

/// Why a power is not in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfForce {
    /// It began later.
    BeganOn(Day),
    /// It had ended.
    EndedOn(Day),
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

    /// By when the asker wanted it, no more exactly than was published: a month
    /// is a month, and never its last day. None where a law or a practice
    /// names the day, or nobody does.
    #[must_use]
    pub fn as_asked(&self) -> Option<KnownDay> {
        let Self::AsAsked { earliest, latest } = self else {
            return None;
        };
        let last = (*latest).or(*earliest)?;
        let month = earliest
            .filter(|first| *first == last.first_of_month() && last == last.last_of_month());
        Some(month.map_or(last.into(), |first| KnownDay::between(first, last)))
    }

    /// The day by which lists are ordered: by law, by practice or as asked.
    #[must_use]
    pub fn day_to_order_by(&self) -> Option<Day> {
        match self {
            Self::ByLaw { last_day, .. }
            | Self::WithComments { last_day }
            | Self::ByPractice { last_day, .. } => Some(*last_day),
            Self::AsAsked { latest, earliest } => latest.or(*earliest),
            Self::Unknown { .. } | Self::NotInForce { .. } | Self::None => None,
        }
    }
}

impl Register {
    /// The day something was asked, and by when it is to be answered or done.
    ///
    /// What was not recorded by then has not been asked on any day, and so
    /// gives the end of the calendar, which no page is drawn as at.
    pub(super) fn clock_of(&self, ask: &AskReference, known: Known) -> (Day, Clock) {
        if ask.duty == Duty::Comment {
            return match self.reports.get(&ask.subject, known) {
                Some(report) => {
                    let clock = self.clock_of_comments(&report.fact, known);
                    (report.fact.published_on, clock)
                }
                None => (Day::MAX, Clock::None),
            };
        }
        let Some(asked) = self.asked.get(&ask.subject, known).map(|held| &held.fact) else {
            return (Day::MAX, Clock::None);
        };
        if ask.duty == Duty::Explain {
            let report = asked
                .report
                .as_ref()
                .and_then(|report| self.reports.get(report, known));
            let clock = report.map_or(Clock::None, |report| {
                match self.clock_of_comments(&report.fact, known) {
                    Clock::ByLaw { last_day, .. } => Clock::WithComments { last_day },
                    other => other,
                }
            });
            let published = report.map(|report| report.fact.published_on);
            return (published.unwrap_or(asked.asked_on), clock);
        }
        (asked.asked_on, self.clock_of_asked(asked, &ask.of, known))
    }

    /// The clock of comments runs from the day of publication, and from no
    /// other day.
    fn clock_of_comments(&self, report: &Report, known: Known) -> Clock {
        let power = SECTION_55.into();
        match report.published_when() {
            Some(day) => self.clock_by_power(&power, day, known),
            None => Clock::Unknown {
                power,
                why: NoDay::StartNotExact,
            },
        }
    }

    fn clock_of_asked(&self, asked: &Asked, of: &BodyId, known: Known) -> Clock {
        if let Some(id) = &asked.power
            && self.binds(id, of, asked.asked_on, known)
        {
            if let Some(last_day) = asked.extended_to {
                let start = asked.sent_on.map_or(asked.asked_when(), KnownDay::from);
                return self.clock_as_extended(id, start, last_day, known);
            }
            let start = match asked.kind {
                // The clock runs from the day the report was sent, which is
                // not the day on it.
                AskedKind::CoronersConcern => asked.sent_on.map(KnownDay::from),
                _ => Some(asked.sent_on.map_or(asked.asked_when(), KnownDay::from)),
            };
            let Some(start) = start else {
                return Clock::Unknown {
                    power: id.clone(),
                    why: NoDay::SentNotKnown,
                };
            };
            match self.clock_by_power(id, start, known) {
                Clock::None => {}
                clock => return clock,
            }
        }
        let holidays = self.holidays_known(known);
        let none = Holidays::unknown();
        let holidays = holidays.unwrap_or(&none);
        let asked_on = asked.asked_when();
        let bounds_from = |day| asked.deadline.bounds(day, holidays);
        let earliest = bounds_from(asked_on.earliest()).earliest;
        match (earliest, bounds_from(asked_on.latest()).latest) {
            (None, None) => Clock::None,
            (earliest, latest) => Clock::AsAsked { earliest, latest },
        }
    }

    /// The last day as whoever may extend it set it: by law only where a law
    /// sets the period that was extended.
    fn clock_as_extended(
        &self,
        id: &PowerId,
        start: KnownDay,
        last_day: Day,
        known: Known,
    ) -> Clock {
        let power = id.clone();
        let Some(held) = self.powers.get(id, known) else {
            let why = NoDay::NotHeld;
            return Clock::Unknown { power, why };
        };
        match (out_of_force(&held.fact, start), held.fact.obligation) {
            (Some(end), _) => Clock::NotInForce { power, end },
            (None, Obligation::Statutory) => Clock::ByLaw {
                power,
                last_day,
                provisional_beyond: None,
            },
            (None, _) => Clock::ByPractice { power, last_day },
        }
    }

    /// Whether a power binds a body on a day. One that names kinds of body
    /// binds nobody else, however the ask is worded: section 55 sets no day
    /// for a chief constable.
    fn binds(&self, power: &PowerId, body: &BodyId, day: Day, known: Known) -> bool {
        let Some(power) = self.powers.get(power, known) else {
            return true;
        };
        let kinds = &power.fact.binds;
        kinds.is_empty()
            || self.bodies.get(body, known).is_some_and(|body| {
                let kind = body.fact.kind_on(day).slug();
                kinds.iter().any(|bound| bound == kind)
            })
    }

    fn clock_by_power(&self, id: &PowerId, start: KnownDay, known: Known) -> Clock {
        let unknown = |why| Clock::Unknown {
            power: id.clone(),
            why,
        };
        let Some(power) = self.powers.get(id, known) else {
            return unknown(NoDay::NotHeld);
        };
        // Without a table every count of working days is provisional, and
        // calendar days need none.
        let none = Holidays::unknown();
        let holidays = self.holidays_known(known).unwrap_or(&none);
        let power = &power.fact;
        if let Some(end) = out_of_force(power, start) {
            return Clock::NotInForce {
                power: id.clone(),
                end,
            };
        }
        match power.last_day(start.latest(), holidays) {
            // No day is firm that is counted from one that is not.
            Ok(_) if start.exact().is_none() => unknown(NoDay::StartNotExact),
            Ok(last) if power.obligation == Obligation::Statutory => Clock::ByLaw {
                power: id.clone(),
                last_day: last.day,
                provisional_beyond: match last.firmness {
                    Firmness::Firm => None,
                    Firmness::Provisional { beyond } => Some(beyond),
                },
            },
            Ok(last) => Clock::ByPractice {
                power: id.clone(),
                last_day: last.day,
            },
            Err(NoLastDay::NoPeriod) => Clock::None,
            Err(NoLastDay::StartUnconfirmed) => unknown(NoDay::FirstDayUnconfirmed),
            Err(NoLastDay::PowerUnconfirmed) => unknown(NoDay::PowerUnconfirmed),
            // It was in force on the first day possible, and ended by the last.
            Err(NoLastDay::NotInForce { .. }) => unknown(NoDay::StartNotExact),
            Err(NoLastDay::Clock(_)) => unknown(NoDay::CannotBeCounted),
        }
    }

    fn holidays_known(&self, known: Known) -> Option<&Holidays> {
        self.holidays
            .in_force(known)
            .next_back()
            .map(|held| &held.fact)
    }

    /// Every clock that hangs on a power again, once it is recorded or put
    /// right.
    pub(super) fn recount_under(&mut self, power: &Power) {
        for place in 0..self.asks.len() {
            let ask = &self.asks[place].reference;
            let hangs_on_it = match ask.duty {
                Duty::Comment | Duty::Explain => power.id == SECTION_55,
                _ => self
                    .asked
                    .latest(&ask.subject)
                    .and_then(|held| held.fact.power.as_ref())
                    .is_some_and(|named| named.as_str() == power.id),
            };
            if hangs_on_it {
                self.refresh_ask(AskKey::at(place));
            }
        }
    }

    /// Every clock again, once the holidays are recorded or put right.
    pub(super) fn recount_all(&mut self) {
        for place in 0..self.asks.len() {
            self.refresh_ask(AskKey::at(place));
        }
    }
}

/// Beyond which end of a power a day surely lies, if it does.
fn out_of_force(power: &Power, on: KnownDay) -> Option<OutOfForce> {
    let later = power.from.filter(|from| on.latest() < *from);
    let earlier = power.until.filter(|until| *until < on.earliest());
    later
        .map(OutOfForce::BeganOn)
        .or(earlier.map(OutOfForce::EndedOn))
}
