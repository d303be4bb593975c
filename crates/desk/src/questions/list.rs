//! Which asks match, how many of each kind there are, and a page of them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use answerable_register::facts::{AskedKind, Duty};
use answerable_register::fold::{Ask, AskFacts, AskKey};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};
use jiff::civil::Date;

use super::pages::Place;
use super::row::AskRow;
use super::within::{Narrowing, Within};
use crate::view::View;

/// How many addressees the filter offers with their counts.
const ADDRESSEES_OFFERED: usize = 12;

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

impl<'r> View<'r> {
    /// The asks that match, one page of them, and the counts of every choice.
    ///
    /// `subjects` are the places of the subjects that the words were found in,
    /// or none where no words were looked for.
    #[must_use]
    pub fn asks(&self, filter: &Filter, subjects: Option<&BTreeSet<u32>>) -> AskList<'r> {
        let mut counts = Counts::new(self.register.addressee_count());
        let mut matching: Vec<Placed> = Vec::new();
        let mut all = 0;
        let mut narrowing = Narrowing::of(self, &filter.within);
        for (key, ask, facts) in self.asks_by_then() {
            all += 1;
            if !narrowing.takes(ask, &facts) || !self.fits(ask, filter, subjects) {
                continue;
            }
            let standing = facts.standing(self.as_at).kind();
            let kind = KindChoice::of(ask.reference.duty, ask.kind);
            let chosen = Chosen {
                standing: filter.standing.is_empty() || filter.standing.contains(&standing),
                kind: filter.kind.is_empty() || filter.kind.contains(&kind),
                of: filter.of.as_ref().is_none_or(|of| *of == ask.reference.of),
            };
            counts.take(ask, standing, kind, chosen);
            if chosen.all() {
                matching.push((facts.clock.day_to_order_by(), facts.asked_on, key));
            }
        }
        let found = matching.len();
        let place = Place::of(found, filter.page);
        let (page, pages) = (place.page, place.pages);
        let rows = place
            .among(&mut matching, compare(filter.order))
            .iter()
            .filter_map(|(_, _, key)| self.row(*key))
            .collect();
        AskList {
            found,
            all,
            page,
            pages,
            rows,
            facets: counts.into_facets(self, filter),
        }
    }

    /// Every ask that matches, in order: for a download.
    #[must_use]
    pub fn all_asks(&self, filter: &Filter, subjects: Option<&BTreeSet<u32>>) -> Vec<AskRow<'r>> {
        self.asks_between(filter, subjects, 0, usize::MAX).1
    }

    /// How many asks match, and of these in order those after `skip`, at most
    /// `most`: only they are made into rows.
    #[must_use]
    pub fn asks_between(
        &self,
        filter: &Filter,
        subjects: Option<&BTreeSet<u32>>,
        skip: usize,
        most: usize,
    ) -> (usize, Vec<AskRow<'r>>) {
        let mut narrowing = Narrowing::of(self, &filter.within);
        let mut matching: Vec<Placed> = self
            .asks_by_then()
            .filter(|(_, ask, facts)| narrowing.takes(ask, facts))
            .filter(|(_, ask, facts)| self.is_chosen(ask, facts, filter, subjects))
            .map(|(key, _, facts)| (facts.clock.day_to_order_by(), facts.asked_on, key))
            .collect();
        sort(&mut matching, filter.order);
        let rows = matching.iter().skip(skip).take(most);
        let rows = rows.filter_map(|(_, _, key)| self.row(*key)).collect();
        (matching.len(), rows)
    }

    /// Whether one ask matches, as it stands on the day.
    #[must_use]
    pub fn matches(&self, key: AskKey, filter: &Filter, subjects: Option<&BTreeSet<u32>>) -> bool {
        let ask = self.register.ask(key);
        let facts = self.register.facts_known(key, self.known);
        self.known.includes(ask.first_entry)
            && facts.asked_on <= self.as_at
            && Narrowing::of(self, &filter.within).takes(ask, &facts)
            && self.is_chosen(ask, &facts, filter, subjects)
    }

    /// Whether an ask fits everything that a filter says.
    fn is_chosen(
        &self,
        ask: &Ask,
        facts: &AskFacts,
        filter: &Filter,
        subjects: Option<&BTreeSet<u32>>,
    ) -> bool {
        let kind = KindChoice::of(ask.reference.duty, ask.kind);
        self.fits(ask, filter, subjects)
            && (filter.kind.is_empty() || filter.kind.contains(&kind))
            && filter.of.as_ref().is_none_or(|of| *of == ask.reference.of)
            && (filter.standing.is_empty()
                || filter.standing.contains(&facts.standing(self.as_at).kind()))
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

    /// Whether an ask fits what is not a facet: words and report.
    fn fits(&self, ask: &Ask, filter: &Filter, subjects: Option<&BTreeSet<u32>>) -> bool {
        subjects.is_none_or(|subjects| subjects.contains(&ask.subject))
            && filter.report.as_ref().is_none_or(|report| {
                ask.reference.subject == *report
                    || self
                        .register
                        .asked
                        .get(&ask.reference.subject, self.known)
                        .is_some_and(|held| held.fact.report.as_ref() == Some(report))
            })
    }
}

/// An ask with what it is ordered by: the day of its clock, the day asked.
type Placed = (Option<Date>, Date, AskKey);

/// Which of the facets' choices an ask fits.
#[derive(Clone, Copy)]
struct Chosen {
    standing: bool,
    kind: bool,
    of: bool,
}

impl Chosen {
    fn all(self) -> bool {
        self.standing && self.kind && self.of
    }
}

/// The counts of every choice: each facet counts what fits all others.
struct Counts {
    standing: [usize; StandingKind::LISTED.len()],
    kind: [usize; KindChoice::ALL.len()],
    of: Vec<usize>,
}

impl Counts {
    fn new(addressees: usize) -> Self {
        Self {
            standing: [0; StandingKind::LISTED.len()],
            kind: [0; KindChoice::ALL.len()],
            of: vec![0; addressees],
        }
    }

    fn take(&mut self, ask: &Ask, standing: StandingKind, kind: KindChoice, fits: Chosen) {
        if fits.kind
            && fits.of
            && let Some(place) = StandingKind::LISTED
                .iter()
                .position(|listed| *listed == standing)
        {
            self.standing[place] += 1;
        }
        if fits.standing
            && fits.of
            && let Some(place) = KindChoice::ALL.iter().position(|listed| *listed == kind)
        {
            self.kind[place] += 1;
        }
        if fits.standing && fits.kind {
            self.of[ask.addressee as usize] += 1;
        }
    }

    fn into_facets<'r>(self, view: &View<'r>, filter: &Filter) -> Facets<'r> {
        let mut most: Vec<(usize, &'r BodyId)> = (0..)
            .zip(self.of)
            .map(|(place, count)| (count, view.register.addressee(place)))
            .filter(|(count, id)| *count > 0 || filter.of.as_ref() == Some(id))
            .collect();
        most.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        // The body chosen stays among the choices, though nothing was asked of
        // it: who mends another choice keeps this one.
        let chosen = filter
            .of
            .as_ref()
            .filter(|of| most.iter().all(|(_, id)| id != of));
        most.extend(
            chosen
                .and_then(|of| view.register.bodies.latest(of))
                .map(|held| (0, &held.fact.id)),
        );
        Facets {
            standing: StandingKind::LISTED
                .into_iter()
                .zip(self.standing)
                .map(|(value, count)| Choice {
                    value,
                    count,
                    chosen: filter.standing.contains(&value),
                })
                .filter(|choice| choice.count > 0 || choice.chosen)
                .collect(),
            kind: KindChoice::ALL
                .into_iter()
                .zip(self.kind)
                .map(|(value, count)| Choice {
                    value,
                    count,
                    chosen: filter.kind.contains(&value),
                })
                .filter(|choice| choice.count > 0 || choice.chosen)
                .collect(),
            of: (0..)
                .zip(most)
                .map(|(place, (count, value))| {
                    let chosen = filter.of.as_ref() == Some(value);
                    (
                        place,
                        Choice {
                            value,
                            count,
                            chosen,
                        },
                    )
                })
                .filter(|(place, choice)| *place < ADDRESSEES_OFFERED || choice.chosen)
                .map(|(_, choice)| choice)
                .collect(),
        }
    }
}

fn sort(matching: &mut [Placed], order: Order) {
    matching.sort_unstable_by(compare(order));
}

type Compare = fn(&Placed, &Placed) -> std::cmp::Ordering;

fn compare(order: Order) -> Compare {
    match order {
        Order::LastDay => |one, other| {
            one.0
                .is_none()
                .cmp(&other.0.is_none())
                .then_with(|| one.0.cmp(&other.0))
                .then_with(|| one.2.cmp(&other.2))
        },
        Order::Newest => |one, other| other.1.cmp(&one.1).then_with(|| one.2.cmp(&other.2)),
    }
}
