//! From what was recorded to asks: who is to do what, and by when.

use answerable_calendar::{Day, Firmness, Holidays};

use super::ask::{Ask, AskFacts, AskKey, Clock, NoDay};
use super::{Known, Register};
use crate::entry::EntryNumber;
use crate::facts::{Addressee, AskReference, Asked, AskedKind, Duty, Report, Section55, Who};
use crate::power::{NoLastDay, Obligation};
use crate::words::{BodyId, PowerId, SubjectId};

/// The power under which local policing bodies comment on reports (Police Act
/// 1996, s. 55(5) and (5A)).
pub const SECTION_55: &str = "section-55";

/// The key of an addressee whose name was not published.
pub const NOT_PUBLISHED: &str = "addressee-not-published";

impl Addressee {
    /// The bodies it stands for: one, or the members of a group. Words that
    /// name no body stand for themselves.
    pub fn bodies(&self) -> Vec<BodyId> {
        match &self.who {
            Who::Body(body) | Who::AsPublished { key: body } => vec![body.clone()],
            Who::Group { members, .. } => members.clone(),
            Who::NotPublished => vec![NOT_PUBLISHED.into()],
        }
    }
}

impl AskedKind {
    /// What its addressees are to do, if it asks anything itself.
    #[must_use]
    pub fn duty(self) -> Option<Duty> {
        match self {
            Self::CauseOfConcern => None,
            Self::Recommendation | Self::AreaForImprovement | Self::Request | Self::Commission => {
                Some(Duty::Act)
            }
            Self::Letter | Self::CoronersConcern => Some(Duty::Answer),
            Self::AidRequest => Some(Duty::Reply),
            Self::Undertaking => Some(Duty::Keep),
        }
    }
}

impl Register {
    pub(super) fn derive_from_report(&mut self, id: &SubjectId, number: EntryNumber) {
        let Some(report) = self.reports.latest(id) else {
            return;
        };
        let wanted = asks_of_report(&report.fact);
        self.settle(id, &wanted, number);
        for asked in self.stands_in(id).to_vec() {
            self.derive_from_asked(&asked, number);
        }
    }

    pub(super) fn derive_from_asked(&mut self, id: &SubjectId, number: EntryNumber) {
        let Some(asked) = self.asked.latest(id) else {
            return;
        };
        let wanted = self.asks_of_asked(&asked.fact);
        self.settle(id, &wanted, number);
    }

    /// Makes the asks of a subject be exactly those wanted: new ones are
    /// added, and those no longer wanted are marked as taken away.
    fn settle(&mut self, subject: &SubjectId, wanted: &[(BodyId, Duty)], number: EntryNumber) {
        let mut unmet: Vec<bool> = vec![true; wanted.len()];
        for key in self.asks_of(subject).to_vec() {
            let ask = &mut self.asks[key.place()];
            let place = wanted
                .iter()
                .position(|(of, duty)| *of == ask.reference.of && *duty == ask.reference.duty);
            if let Some(place) = place {
                unmet[place] = false;
            }
            if ask.is_asked(Known::Everything) != place.is_some() {
                ask.changes.push((number, place.is_some()));
            }
            self.refresh_ask(key);
        }
        for ((of, duty), is_unmet) in wanted.iter().zip(unmet) {
            if is_unmet {
                self.add(
                    AskReference {
                        subject: subject.clone(),
                        of: of.clone(),
                        duty: *duty,
                    },
                    number,
                );
            }
        }
    }

    fn add(&mut self, reference: AskReference, number: EntryNumber) {
        let key = AskKey::at(self.asks.len());
        let (asked_on, clock) = self.clock_of(&reference, Known::Everything);
        let now = AskFacts {
            asked_on,
            clock,
            answered: None,
            explained: None,
            looked: None,
            told_on: None,
            withdrawn_on: None,
            is_asked: true,
        };
        let (subject, addressee) = self.links.ask(&reference, key);
        let kind = match reference.duty {
            Duty::Comment => None,
            _ => self
                .asked
                .latest(&reference.subject)
                .map(|held| held.fact.kind),
        };
        self.asks.push(Ask {
            reference,
            kind,
            subject,
            addressee,
            first_entry: number,
            changes: Vec::new(),
            answers: Vec::new(),
            looks: Vec::new(),
            notices: Vec::new(),
            now,
        });
    }

    /// The asks that one thing asked makes: its own duty for each addressee,
    /// and an explanation for each local policing body that owes comments on
    /// its report and is asked itself, or whose force is.
    fn asks_of_asked(&self, asked: &Asked) -> Vec<(BodyId, Duty)> {
        let mut wanted: Vec<(BodyId, Duty)> = Vec::new();
        let bodies: Vec<BodyId> = asked.of.iter().flat_map(Addressee::bodies).collect();
        if let Some(duty) = asked.kind.duty() {
            for body in &bodies {
                push_once(&mut wanted, body.clone(), duty);
            }
        }
        if asked.kind == AskedKind::Recommendation
            && let Some(report) = asked.report.as_ref().and_then(|id| self.reports.latest(id))
            && report.fact.section_55 == Section55::Applies
        {
            for body in &bodies {
                let body = self.local_policing_body_concerned(body, report.fact.published_on);
                for owing in body
                    .into_iter()
                    .filter(|body| report.fact.owed_by.contains(body))
                {
                    push_once(&mut wanted, owing, Duty::Explain);
                }
            }
        }
        wanted
    }

    /// The local policing bodies that a recommendation to a body concerns:
    /// itself, that of a force, those of the forces behind a joint unit.
    fn local_policing_body_concerned(&self, body: &BodyId, day: Day) -> Vec<BodyId> {
        let Some(held) = self.bodies.latest(body) else {
            return Vec::new();
        };
        if held.fact.kind_on(day).is_local_policing_body() {
            return vec![body.clone()];
        }
        if let Some(unit) = &held.fact.collaboration {
            return unit
                .members
                .iter()
                .filter_map(|member| {
                    self.bodies
                        .latest(&member.body)?
                        .fact
                        .overseer_on(day)
                        .cloned()
                })
                .collect();
        }
        held.fact.overseer_on(day).cloned().into_iter().collect()
    }

    /// The day something was asked, and by when it is to be answered or done.
    pub(super) fn clock_of(&self, ask: &AskReference, known: Known) -> (Day, Clock) {
        if ask.duty == Duty::Comment {
            return match self.reports.get(&ask.subject, known) {
                Some(report) => {
                    let day = report.fact.published_on;
                    (
                        day,
                        self.clock_by_power(&PowerId::from(SECTION_55), day, known),
                    )
                }
                None => (Day::MAX, Clock::None),
            };
        }
        let Some(asked) = self.asked.get(&ask.subject, known).map(|held| &held.fact) else {
            return (Day::MAX, Clock::None);
        };
        if ask.duty == Duty::Explain {
            let comments = asked
                .report
                .as_ref()
                .and_then(|report| self.reports.get(report, known))
                .map(|report| report.fact.published_on);
            let clock = comments.map_or(Clock::None, |day| {
                match self.clock_by_power(&PowerId::from(SECTION_55), day, known) {
                    Clock::ByLaw { last_day, .. } => Clock::WithComments { last_day },
                    other => other,
                }
            });
            return (comments.unwrap_or(asked.asked_on), clock);
        }
        (asked.asked_on, self.clock_of_asked(asked, known))
    }

    fn clock_of_asked(&self, asked: &Asked, known: Known) -> Clock {
        if let Some(power) = &asked.power {
            if let Some(last_day) = asked.extended_to {
                return Clock::ByLaw {
                    power: power.clone(),
                    last_day,
                    provisional_beyond: None,
                };
            }
            let start = match asked.kind {
                // The clock runs from the day the report was sent, which is
                // not the day on it.
                AskedKind::CoronersConcern => asked.sent_on,
                _ => Some(asked.sent_on.unwrap_or(asked.asked_on)),
            };
            let Some(start) = start else {
                return Clock::Unknown {
                    power: power.clone(),
                    why: NoDay::StartNotKnown,
                };
            };
            match self.clock_by_power(power, start, known) {
                Clock::None => {}
                clock => return clock,
            }
        }
        let Some(holidays) = self.holidays_in_force() else {
            return Clock::None;
        };
        let bounds = asked.deadline.bounds(asked.asked_on, holidays);
        match (bounds.earliest, bounds.latest) {
            (None, None) => Clock::None,
            (earliest, latest) => Clock::AsAsked { earliest, latest },
        }
    }

    fn clock_by_power(&self, id: &PowerId, start: Day, known: Known) -> Clock {
        let unknown = |why| Clock::Unknown {
            power: id.clone(),
            why,
        };
        let (Some(power), Some(holidays)) =
            (self.powers.get(id, known), self.holidays_known(known))
        else {
            return unknown(NoDay::NotHeld);
        };
        match power.fact.last_day(start, holidays) {
            Ok(last) if power.fact.obligation == Obligation::Statutory => Clock::ByLaw {
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
            Err(
                NoLastDay::PowerUnconfirmed | NoLastDay::NotInForce { .. } | NoLastDay::Clock(_),
            ) => unknown(NoDay::PowerUnconfirmed),
        }
    }

    fn holidays_known(&self, known: Known) -> Option<&Holidays> {
        self.holidays
            .in_force(known)
            .next_back()
            .map(|held| &held.fact)
    }
}

fn asks_of_report(report: &Report) -> Vec<(BodyId, Duty)> {
    let mut wanted = Vec::new();
    if report.section_55 == Section55::Applies {
        for body in &report.owed_by {
            push_once(&mut wanted, body.clone(), Duty::Comment);
        }
    }
    wanted
}

fn push_once(wanted: &mut Vec<(BodyId, Duty)>, of: BodyId, duty: Duty) {
    if !wanted
        .iter()
        .any(|(body, what)| *body == of && *what == duty)
    {
        wanted.push((of, duty));
    }
}
