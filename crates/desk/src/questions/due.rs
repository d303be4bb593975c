//! What reviewers have to do about silence: looks that are due, and bodies that
//! are to be told before anything is said of them.

use answerable_register::facts::{Look, Notice};
use answerable_register::fold::AskKey;
use answerable_register::standing::Standing;
use answerable_register::words::BodyId;
use jiff::civil::Date;
use jiff::{ToSpan as _, Unit};

use super::row::AskRow;
use crate::view::View;

/// After how many days what a look found is due to be looked for again: what is
/// said of a silence stands on the latest look.
pub const LOOK_AGAIN_AFTER_DAYS: i32 = 28;

/// A look that is due.
#[derive(Debug)]
pub struct LookDue<'r> {
    /// The ask.
    pub row: AskRow<'r>,
    /// The last day by law.
    pub last_day: Date,
    /// The latest day somebody looked; none where nobody has.
    pub looked_on: Option<Date>,
}

/// A body that is to be told of answers looked for and not found.
#[derive(Debug)]
pub struct NoticeDue<'r> {
    /// The body that bears the duties on the day.
    pub to: BodyId,
    /// The asks it is to be told of, the earliest last day first.
    pub asks: Vec<AskRow<'r>>,
}

impl<'r> View<'r> {
    /// The asks for which a look is due: past their last day by law, with no
    /// answer, and never looked for or not for [`LOOK_AGAIN_AFTER_DAYS`]. Those
    /// that nobody has looked for come first, then by last day.
    #[must_use]
    pub fn looks_due(&self) -> Vec<LookDue<'r>> {
        let mut due: Vec<LookDue<'r>> = self
            .asks_by_then()
            .filter_map(|(key, _, facts)| {
                let (last_day, looked_on) = silence(&facts.standing(self.as_at))?;
                let is_due = looked_on
                    .is_none_or(|on| on.saturating_add(LOOK_AGAIN_AFTER_DAYS.days()) <= self.as_at);
                is_due.then_some((key, last_day, looked_on))
            })
            .filter_map(|(key, last_day, looked_on)| {
                Some(LookDue {
                    row: self.row(key)?,
                    last_day,
                    looked_on,
                })
            })
            .collect();
        due.sort_by_key(|due| (due.looked_on, due.last_day));
        due
    }

    /// The bodies to be told, the longest silence first.
    #[must_use]
    pub fn notices_due(&self) -> Vec<NoticeDue<'r>> {
        let mut due: Vec<NoticeDue<'r>> = Vec::new();
        let mut keys: Vec<(Date, AskKey)> = self
            .asks_by_then()
            .filter_map(|(key, _, facts)| match facts.standing(self.as_at) {
                // Of an explanation that was looked for with its comments, and not
                // by itself, the notice of the comments tells too.
                Standing::LookedBodyNotTold { last_day, .. } if !facts.looked.is_empty() => {
                    Some((last_day, key))
                }
                _ => None,
            })
            .collect();
        keys.sort_unstable();
        for row in keys.into_iter().filter_map(|(_, key)| self.row(key)) {
            let to = self.directory().bearer_on(&row.reference.of, self.as_at);
            // Nobody can be told who is no body of the register.
            if self.register.bodies.latest(&to).is_none() {
                continue;
            }
            match due.iter_mut().find(|due| due.to == to) {
                Some(due) => due.asks.push(row),
                None => due.push(NoticeDue {
                    to,
                    asks: vec![row],
                }),
            }
        }
        due
    }

    /// How many days ago a day was.
    #[must_use]
    pub fn days_since(&self, day: Date) -> i32 {
        day.until((Unit::Day, self.as_at))
            .map_or(0, |span| span.get_days())
    }

    /// Where and when an answer to an ask was looked for by the day, the newest
    /// first.
    #[must_use]
    pub fn looks_of(&self, key: AskKey) -> Vec<&'r Look> {
        let mut looks: Vec<&Look> = self
            .register
            .looks_for(key, self.known)
            .map(|held| &held.fact)
            .filter(|look| look.on <= self.as_at)
            .collect();
        looks.sort_by_key(|look| std::cmp::Reverse(look.on));
        looks
    }

    /// When the body was told that no answer to an ask had been found, by the
    /// day, the newest first.
    #[must_use]
    pub fn notices_of(&self, key: AskKey) -> Vec<&'r Notice> {
        let mut notices: Vec<&Notice> = self
            .register
            .notices_of(key, self.known)
            .map(|held| &held.fact)
            .filter(|notice| notice.on <= self.as_at)
            .collect();
        notices.sort_by_key(|notice| std::cmp::Reverse(notice.on));
        notices
    }
}

/// The last day and the latest look of an ask that no answer is known to.
fn silence(standing: &Standing) -> Option<(Date, Option<Date>)> {
    match standing {
        Standing::NotYetLookedFor { last_day, .. } => Some((*last_day, None)),
        Standing::LookedBodyNotTold {
            last_day,
            looked_on,
            ..
        }
        | Standing::NoAnswerFound {
            last_day,
            looked_on,
            ..
        } => Some((*last_day, Some(*looked_on))),
        _ => None,
    }
}
