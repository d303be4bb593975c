//! Everything asked of one body, whoever asked it and under whatever name, by
//! last day: the one list that its office works from.

use answerable_register::body::KnownDay;
use answerable_register::facts::{Duty, Finding, Outcome};
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::row::AskRow;
use crate::view::View;

/// How many days ahead, the day shown among them, are the next: as long as the
/// law gives for comments (Police Act 1996, s. 55(5A)).
pub const NEXT_DAYS: i32 = 56;

/// How the last day of an ask stands to the day shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// It has passed.
    Past,
    /// It is the day shown or within [`NEXT_DAYS`].
    Next,
    /// It is later.
    Later,
    /// Nobody named a day.
    NoDay,
}

impl When {
    /// Every one, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Past, Self::Next, Self::Later, Self::NoDay];

    fn of(last_day: Option<Date>, as_at: Date) -> Self {
        let end = as_at.saturating_add((NEXT_DAYS - 1).days());
        match last_day {
            None => Self::NoDay,
            Some(day) if day < as_at => Self::Past,
            Some(day) if day <= end => Self::Next,
            Some(_) => Self::Later,
        }
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Next => "next-56-days",
            Self::Later => "later",
            Self::NoDay => "no-day",
        }
    }

    /// The one that a word of an address names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.as_str() == word)
    }
}

/// How an ask came to be of this body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Through<'r> {
    /// It was asked by name, or as one of a group.
    Itself,
    /// What it runs with others was asked.
    Collaboration(&'r BodyId),
    /// A body was asked whose duties it bears by now.
    Predecessor(&'r BodyId),
}

/// One ask on the list of a body.
#[derive(Debug)]
pub struct AskedOfIt<'r> {
    /// The ask.
    pub row: AskRow<'r>,
    /// How it came to be of this body.
    pub through: Through<'r>,
    /// How its last day stands to the day shown.
    pub when: When,
    /// Whether anything is left of it: no answer is known, or its asker has not
    /// closed what it asked.
    pub is_open: bool,
    /// What ended the cause of concern that it stands under, where it is open
    /// all the same: no closing of it itself is recorded.
    pub cause_ended: Option<&'r Outcome>,
}

impl<'r> View<'r> {
    /// Everything asked of a body by the day, by last day, those without one at
    /// the end; what was withdrawn or never asked is left out.
    #[must_use]
    pub fn list_of(&self, body: &BodyId) -> Vec<AskedOfIt<'r>> {
        let own = self.asks_through(body, Through::Itself);
        let mut rows: Vec<AskedOfIt<'r>> = own
            .into_iter()
            .chain(self.others_that_are(body).into_iter().flat_map(|through| {
                let of = match through {
                    Through::Collaboration(of) | Through::Predecessor(of) => of,
                    Through::Itself => return Vec::new(),
                };
                self.asks_through(of, through)
            }))
            .collect();
        rows.sort_by_cached_key(|one| {
            let day = one.row.clock.day_to_order_by();
            (one.when == When::NoDay, day, one.row.asked_on, one.row.key)
        });
        rows
    }

    fn asks_through(&self, of: &BodyId, through: Through<'r>) -> Vec<AskedOfIt<'r>> {
        let keys = self.register.asks_to(of).iter();
        keys.filter(|key| self.known.includes(self.register.ask(**key).first_entry))
            .filter_map(|key| self.row(*key))
            .filter(|row| {
                let kind = row.standing.kind();
                kind.is_asked() && kind != StandingKind::Withdrawn
            })
            .map(|row| {
                let is_open = is_open(&row);
                let is_to_do = matches!(row.reference.duty, Duty::Act | Duty::Keep);
                let asked = row.asked.filter(|_| is_open && is_to_do);
                AskedOfIt {
                    when: When::of(row.clock.day_to_order_by(), self.as_at),
                    cause_ended: asked.and_then(|asked| self.cause_ended(asked, &row.reference.of)),
                    is_open,
                    through: through.clone(),
                    row,
                }
            })
            .collect()
    }

    /// Bodies that what is asked of is asked of this one too.
    fn others_that_are(&self, body: &BodyId) -> Vec<Through<'r>> {
        let mut others = Vec::new();
        for held in self.register.bodies.in_force(self.known) {
            let other = &held.fact;
            if other.id == *body {
                continue;
            }
            let runs = other.collaboration.as_ref().is_some_and(|unit| {
                let mut members = unit.members.iter();
                members.any(|member| member.body == *body && member.lasts_on(self.as_at))
            });
            if runs {
                others.push(Through::Collaboration(&other.id));
            } else if has_ended(other.until, self.as_at)
                && self.directory().bearer_on(&other.id, self.as_at) == *body
            {
                others.push(Through::Predecessor(&other.id));
            }
        }
        others
    }
}

fn has_ended(until: Option<KnownDay>, as_at: Date) -> bool {
    until.is_some_and(|until| until.latest() <= as_at)
}

/// Whether anything is left of an ask. A comment or an explanation is met by an
/// answer; what was asked is closed by its asker and by nobody else, so that
/// what a body answered stays open until then.
fn is_open(row: &AskRow<'_>) -> bool {
    let is_answered = matches!(
        row.standing.kind(),
        StandingKind::Answered
            | StandingKind::AnsweredInTime
            | StandingKind::AnsweredLate
            | StandingKind::AnsweredDayNotShown
    );
    match row.reference.duty {
        Duty::Comment | Duty::Explain | Duty::Answer | Duty::Reply => !is_answered,
        Duty::Act | Duty::Keep => {
            let finding = row.outcome.map(|outcome| outcome.finding);
            !matches!(finding, Some(Finding::Closed | Finding::Superseded))
        }
    }
}
