//! The last days of what is followed, for a calendar.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;
use answerable_register::facts::Duty;
use answerable_register::fold::{AskKey, Clock};

use super::followed::Followed;
use super::happened::Matcher;
use crate::desk::Desk;
use crate::questions::AskRow;
use crate::search::SearchFault;
use crate::view::View;

/// How many days a last day stays in a calendar after it.
pub const DAYS_KEPT: i64 = 92;

/// How many last days one calendar holds; the first to come stand before others.
pub const MOST_DAYS: usize = 1_000;

/// How many times that are no day are named one by one.
pub const MOST_WITHOUT_A_DAY: usize = 20;

/// Whose day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetBy {
    /// A law's.
    Law,
    /// A practice or standard's, which no law is.
    Practice,
    /// The asker's own.
    Asker,
}

/// A last day, and one ask or several of which it is the last.
#[derive(Debug)]
pub struct LastDay<'r> {
    /// The day.
    pub day: Day,
    /// Whose it is.
    pub set_by: SetBy,
    /// The asks: one of a body, or all of one thing asked of several.
    pub asks: Vec<AskRow<'r>>,
    /// How often what sets it was corrected: it never falls.
    pub corrected: u32,
    /// The day on which what sets it was last recorded.
    pub recorded_on: Day,
}

/// The last days of what is followed.
#[derive(Debug, Default)]
pub struct LastDays<'r> {
    /// Days that are known, the earliest first.
    pub days: Vec<LastDay<'r>>,
    /// Asks with a time that is no one day: a month, a provisional day. At most
    /// [`MOST_WITHOUT_A_DAY`].
    pub without_a_day: Vec<AskRow<'r>>,
    /// How many such there are.
    pub count_without: usize,
    /// Whether there are more days than [`MOST_DAYS`].
    pub is_cut: bool,
}

impl Desk {
    /// The last days of what is followed, from some time before the day of the
    /// view on. Several asks of one thing with one day stand together, but for a
    /// body's own calendar.
    ///
    /// # Errors
    ///
    /// When the words of a filter cannot be looked for.
    pub fn last_days<'r>(
        &self,
        view: &View<'r>,
        followed: &Followed,
    ) -> Result<LastDays<'r>, SearchFault> {
        let from = view.as_at.saturating_sub(jiff::Span::new().days(DAYS_KEPT));
        let mut found = LastDays::default();
        let mut days: Vec<(Day, AskKey)> = Vec::new();
        for key in self.asks_followed(view, followed)? {
            let ask = view.register.ask(key);
            // An explanation is part of the comments, whose day it has.
            if ask.reference.duty == Duty::Explain || !ask.is_asked(view.known) {
                continue;
            }
            let facts = view.register.facts_known(key, view.known);
            if facts.asked_on > view.as_at {
                continue;
            }
            match exact(&facts.clock) {
                Some((day, _)) if day >= from => days.push((day, key)),
                Some(_) => {}
                None if is_to_come(&facts.clock, from) => {
                    found.count_without += 1;
                    if found.without_a_day.len() < MOST_WITHOUT_A_DAY {
                        found.without_a_day.extend(view.row(key));
                    }
                }
                None => {}
            }
        }
        days.sort_unstable();
        let is_to_come = |(day, _): &(Day, AskKey)| *day >= view.as_at;
        found.is_cut = days.len() > MOST_DAYS;
        if found.is_cut {
            let first_to_come = days.partition_point(|day| !is_to_come(day));
            days.drain(..first_to_come.min(days.len() - MOST_DAYS));
            days.truncate(MOST_DAYS);
        }
        let together = !matches!(followed, Followed::Body(_));
        for (day, key) in days {
            let Some(row) = view.row(key) else { continue };
            let Some((_, set_by)) = exact(&row.clock) else {
                continue;
            };
            let joined = found
                .days
                .iter_mut()
                .rev()
                .take_while(|last| last.day == day)
                .find(|last| {
                    together
                        && last.set_by == set_by
                        && last.asks.first().is_some_and(|first| {
                            first.reference.subject == row.reference.subject
                                && first.reference.duty == row.reference.duty
                        })
                });
            match joined {
                Some(last) => last.asks.push(row),
                None => {
                    let (corrected, recorded_on) = view.set_by_what(&row);
                    found.days.push(LastDay {
                        day,
                        set_by,
                        asks: vec![row],
                        corrected,
                        recorded_on,
                    });
                }
            }
        }
        Ok(found)
    }

    fn asks_followed(
        &self,
        view: &View<'_>,
        followed: &Followed,
    ) -> Result<Vec<AskKey>, SearchFault> {
        let register = view.register;
        Ok(match followed {
            Followed::Body(body) => register.asks_to(body).to_vec(),
            Followed::Report(report) => {
                let within = register.asked_in(report, view.known);
                let of_things = within.flat_map(|held| register.asks_of(&held.fact.id));
                let keys: BTreeSet<AskKey> = register
                    .asks_of(report)
                    .iter()
                    .chain(of_things)
                    .copied()
                    .collect();
                keys.into_iter().collect()
            }
            Followed::Asks(filter) => {
                let matcher = Matcher::of(self, register, followed, view.as_at)?;
                let all = register.asks().map(|(key, _)| key);
                all.filter(|key| view.matches(*key, filter, matcher.subjects()))
                    .collect()
            }
        })
    }
}

impl View<'_> {
    /// How often what sets the day of an ask was corrected, and when it was last
    /// recorded: the thing asked, the report it stands in, the power, and the
    /// holidays.
    fn set_by_what(&self, row: &AskRow<'_>) -> (u32, Day) {
        let register = self.register;
        let asked = row.asked.map(|asked| &asked.id);
        let report = row.report.map(|report| &report.id);
        let power = match row.clock.as_ref() {
            Clock::ByLaw { power, .. } | Clock::ByPractice { power, .. } => Some(power),
            _ => None,
        };
        let versions = asked
            .into_iter()
            .flat_map(|id| register.asked.versions(id).map(|held| held.entry))
            .chain(
                report
                    .into_iter()
                    .flat_map(|id| register.reports.versions(id).map(|held| held.entry)),
            )
            .chain(
                power
                    .into_iter()
                    .flat_map(|id| register.powers.versions(id).map(|held| held.entry)),
            );
        let entries: Vec<u64> = versions.collect();
        let things = [asked.is_some(), report.is_some(), power.is_some()];
        let first_versions = things.into_iter().filter(|is_there| *is_there).count();
        let corrected = entries.len().saturating_sub(first_versions);
        let last = entries.into_iter().max();
        let recorded_on = last.and_then(|entry| register.recorded_on(entry));
        (
            u32::try_from(corrected).unwrap_or(u32::MAX),
            recorded_on.unwrap_or(row.asked_on),
        )
    }
}

/// The one day that a clock gives, and whose it is. None for one that is
/// provisional: a day that may move is told in words.
fn exact(clock: &Clock) -> Option<(Day, SetBy)> {
    match clock {
        Clock::ByLaw {
            last_day,
            provisional_beyond: None,
            ..
        } => Some((*last_day, SetBy::Law)),
        Clock::ByPractice { last_day, .. } => Some((*last_day, SetBy::Practice)),
        clock => Some((clock.as_asked()?.exact()?, SetBy::Asker)),
    }
}

/// Whether a clock that gives no one day gives a time that is not long past.
fn is_to_come(clock: &Clock, from: Day) -> bool {
    clock.day_to_order_by().is_some_and(|day| day >= from)
}
