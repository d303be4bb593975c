//! Which asks match, how many of each kind there are, and a page of them.

mod choosing;
mod counts;

use std::borrow::Cow;
use std::collections::BTreeSet;

use answerable_register::facts::{AskedKind, Duty};
use answerable_register::fold::{Ask, AskFacts, AskKey};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};

use super::pages::{PAGE, Place};
use super::row::AskRow;
use super::within::Within;
use crate::roll::{Line, Lines};
use crate::search::Subjects;
use crate::view::View;
use choosing::Chooser;
use counts::Counts;

/// What a list is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Words to look for; the search turns them into subjects.
    pub words: String,
    /// Only these standings; none chosen means all.
    pub standing: BTreeSet<StandingKind>,
    /// Only these kinds of thing asked; none chosen means all.
    pub kind: BTreeSet<KindChoice>,
    /// Only asks of this body.
    pub of: Option<BodyId>,
    /// Only what stands in this report, its comments included.
    pub report: Option<SubjectId>,
    /// What else narrows it, beside the facets.
    pub within: Within,
    /// In which order.
    pub order: Order,
    /// Which page, counted from 1.
    pub page: usize,
}

/// What is asked, as the filter offers it: comments and explanations under
/// section 55, or a kind of thing asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindChoice {
    /// Comments on a report (section 55(5)).
    Comments,
    /// An explanation for a recommendation (section 55(5B)).
    Explanation,
    /// The thing asked itself.
    Asked(AskedKind),
}

impl KindChoice {
    /// Every choice, in the order of the filter. A cause of concern is not
    /// among them: it asks nothing itself.
    pub const ALL: [Self; 10] = [
        Self::Comments,
        Self::Explanation,
        Self::Asked(AskedKind::Recommendation),
        Self::Asked(AskedKind::AreaForImprovement),
        Self::Asked(AskedKind::Request),
        Self::Asked(AskedKind::Letter),
        Self::Asked(AskedKind::Commission),
        Self::Asked(AskedKind::AidRequest),
        Self::Asked(AskedKind::Undertaking),
        Self::Asked(AskedKind::CoronersConcern),
    ];

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comments => "comments",
            Self::Explanation => "explanation",
            Self::Asked(AskedKind::Recommendation) => "recommendation",
            Self::Asked(AskedKind::CauseOfConcern) => "cause-of-concern",
            Self::Asked(AskedKind::AreaForImprovement) => "area-for-improvement",
            Self::Asked(AskedKind::Request) => "request",
            Self::Asked(AskedKind::Letter) => "letter",
            Self::Asked(AskedKind::Commission) => "commission",
            Self::Asked(AskedKind::AidRequest) => "aid-request",
            Self::Asked(AskedKind::Undertaking) => "undertaking",
            Self::Asked(AskedKind::CoronersConcern) => "coroners-concern",
        }
    }

    /// Its place in [`ALL`](Self::ALL), for counting; none of what asks nothing.
    #[must_use]
    pub fn place(self) -> Option<usize> {
        Self::ALL.iter().position(|kind| *kind == self)
    }

    /// What its addressees are to do.
    #[must_use]
    pub fn duty(self) -> Duty {
        match self {
            Self::Comments => Duty::Comment,
            Self::Explanation => Duty::Explain,
            // What asks nothing itself has no asks.
            Self::Asked(kind) => kind.duty().unwrap_or(Duty::Act),
        }
    }

    /// The choice an ask belongs to.
    #[must_use]
    pub fn of(duty: Duty, kind: Option<AskedKind>) -> Self {
        match (duty, kind) {
            (Duty::Comment, _) | (_, None) => Self::Comments,
            (Duty::Explain, _) => Self::Explanation,
            (_, Some(kind)) => Self::Asked(kind),
        }
    }
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By last day, the oldest first; asks without one at the end.
    #[default]
    LastDay,
    /// By the day asked, the newest first.
    Newest,
}

/// One choice of a filter, with how many asks it would leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// The choice.
    pub value: T,
    /// How many asks match it and everything else chosen.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The choices of each filter with their counts.
#[derive(Debug)]
pub struct Facets<'r> {
    /// Standings.
    pub standing: Vec<Choice<StandingKind>>,
    /// Kinds.
    pub kind: Vec<Choice<KindChoice>>,
    /// The bodies most asked, and the chosen one.
    pub of: Vec<Choice<&'r BodyId>>,
}

/// A list of asks: one page, and the counts.
#[derive(Debug)]
pub struct AskList<'r> {
    /// How many asks match.
    pub found: usize,
    /// How many asks there are on the day, with nothing chosen.
    pub all: usize,
    /// The page shown, counted from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
    /// The rows of the page.
    pub rows: Vec<AskRow<'r>>,
    /// The choices with their counts.
    pub facets: Facets<'r>,
}

/// The lines that match, as far as a page of them needs.
struct Matching<'l> {
    order: Order,
    /// How many of the first are kept.
    most: usize,
    kept: Vec<&'l Line>,
    found: usize,
}

impl<'l> Matching<'l> {
    fn of(filter: &Filter) -> Self {
        // A page past the last is the last, which is not known before the end: who
        // asks for a later one has all kept.
        let is_first_as_they_come = filter.order == Order::LastDay && filter.page <= 1;
        Self {
            order: filter.order,
            most: if is_first_as_they_come {
                PAGE
            } else {
                usize::MAX
            },
            kept: Vec::new(),
            found: 0,
        }
    }

    fn push(&mut self, line: &'l Line) {
        if self.found < self.most {
            self.kept.push(line);
        }
        self.found += 1;
    }

    fn rows(&mut self, place: Place) -> &[&'l Line] {
        match self.order {
            Order::LastDay => &self.kept[place.rows],
            Order::Newest => place.among(&mut self.kept, |one, other| one.newest_first(other)),
        }
    }
}

impl<'r> View<'r> {
    /// The asks that match, one page of them, and the counts of every choice.
    ///
    /// `lines` are those of this view ([`Roll::lines`](crate::roll::Roll::lines)).
    /// `subjects` are those that the words were found in, or none where no words
    /// were looked for.
    #[must_use]
    pub fn asks(&self, lines: &Lines, filter: &Filter, subjects: Option<&Subjects>) -> AskList<'r> {
        let mut counts = Counts::of(self);
        let mut matching = Matching::of(filter);
        let mut all = 0;
        let mut chooser = Chooser::of(self, filter, subjects);
        for line in lines.iter() {
            let Some(standing) = chooser.standing(line) else {
                continue;
            };
            all += 1;
            let chosen = chooser.chosen(line, standing);
            if chosen.is_counted_nowhere() || !chooser.takes(line) {
                continue;
            }
            counts.take(line, standing, chosen);
            if chosen.all() {
                matching.push(line);
            }
        }
        let found = matching.found;
        let place = Place::of(found, filter.page);
        let (page, pages) = (place.page, place.pages);
        let rows = matching.rows(place);
        AskList {
            found,
            all,
            page,
            pages,
            rows: rows.iter().filter_map(|line| self.row(line.key)).collect(),
            facets: counts.into_facets(self, filter),
        }
    }

    /// Every ask that matches, in order: for a download.
    #[must_use]
    pub fn all_asks(
        &self,
        lines: &Lines,
        filter: &Filter,
        subjects: Option<&Subjects>,
    ) -> Vec<AskRow<'r>> {
        self.asks_between(lines, filter, subjects, 0, usize::MAX).1
    }

    /// How many asks match, and of these in order those after `skip`, at most
    /// `most`: only they are made into rows.
    #[must_use]
    pub fn asks_between(
        &self,
        lines: &Lines,
        filter: &Filter,
        subjects: Option<&Subjects>,
        skip: usize,
        most: usize,
    ) -> (usize, Vec<AskRow<'r>>) {
        let mut chooser = Chooser::of(self, filter, subjects);
        let mut matching: Vec<&Line> = lines
            .iter()
            .filter(|line| {
                let standing = chooser.standing(line);
                standing.is_some_and(|standing| chooser.chosen(line, standing).all())
                    && chooser.takes(line)
            })
            .collect();
        if filter.order == Order::Newest {
            matching.sort_unstable_by(|one, other| one.newest_first(other));
        }
        let rows = matching.iter().skip(skip).take(most);
        let rows = rows.filter_map(|line| self.row(line.key)).collect();
        (matching.len(), rows)
    }

    /// Whether one ask matches, as it stands on the day.
    #[must_use]
    pub fn matches(&self, key: AskKey, filter: &Filter, subjects: Option<&Subjects>) -> bool {
        self.known.includes(self.register.ask(key).first_entry) && {
            let line = Line::known(self, key);
            let mut chooser = Chooser::of(self, filter, subjects);
            let standing = chooser.standing(&line);
            standing.is_some_and(|standing| chooser.chosen(&line, standing).all())
                && chooser.takes(&line)
        }
    }

    /// Every ask that had been made by the day, with the days that decide how
    /// it stands.
    pub(super) fn asks_by_then(
        &self,
    ) -> impl Iterator<Item = (AskKey, &'r Ask, Cow<'r, AskFacts>)> {
        let View {
            register,
            as_at,
            known,
        } = *self;
        register
            .asks()
            .filter(move |(_, ask)| known.includes(ask.first_entry))
            .map(move |(key, ask)| (key, ask, register.facts_known(key, known)))
            .filter(move |(_, _, facts)| facts.asked_on <= as_at)
    }
}
