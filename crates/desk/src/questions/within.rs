//! What narrows a list of asks beside its facets: everything that a count of
//! answers is made of, so that each such count has its list.

use std::borrow::Cow;
use std::collections::BTreeSet;

use answerable_register::body::BodyKind;
use answerable_register::facts::{Duty, Explanation, ReportKind};
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;
use jiff::civil::Date;

use super::list::KindChoice;
use crate::roll::Line;
use crate::view::View;

/// What narrows a list beside its facets; nothing chosen leaves every ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Within {
    /// Only asks whose duty this body bore on the last day by law.
    pub borne_by: Option<BodyId>,
    /// Only what this body asked, or what is owed on its reports.
    pub asked_by: Option<BodyId>,
    /// Only asks of bodies of this group.
    pub group: Option<BodyGroup>,
    /// Only what was asked on this day or later.
    pub asked_from: Option<Date>,
    /// Only what was asked on this day or earlier.
    pub asked_to: Option<Date>,
    /// Only what stands in documents of these kinds; none chosen means all.
    pub report_kind: BTreeSet<ReportKind>,
    /// Only these duties; none chosen means all.
    pub duty: BTreeSet<Duty>,
    /// Only what is owed still, and whose last day by law stands so to the day
    /// shown.
    pub last_day: Option<LastDay>,
    /// Only explanations of which the answer says this; none chosen means all.
    pub explained: BTreeSet<ExplainedAs>,
    /// Only asks for which somebody looked in vain, or only others.
    pub looked: Option<Looked>,
}

/// Groups of bodies that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyGroup {
    /// Local policing bodies (Police Act 1996 s.101).
    LocalPolicingBodies,
    /// Police forces.
    Forces,
    /// Every other body of the register: the College, the NPCC, departments.
    Others,
}

/// How the last day that a law sets stands to the day shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LastDay {
    /// It has passed.
    Passed,
    /// It is the day shown, or is to come.
    ToCome,
    /// No law sets one that we can give.
    None,
}

/// What an answer that is known says of a recommendation (s. 55(5B)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExplainedAs {
    /// What it says is recorded.
    Says(Explanation),
    /// Nothing is recorded of what it says.
    NotRecorded,
}

/// Whether somebody looked for an answer and found none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Looked {
    /// Somebody did.
    Yes,
    /// Nobody did.
    No,
}

impl BodyGroup {
    /// Every group, in the order pages list them.
    pub const ALL: [Self; 3] = [Self::LocalPolicingBodies, Self::Forces, Self::Others];

    /// The group of a kind of body.
    #[must_use]
    pub fn of(kind: BodyKind) -> Self {
        match kind {
            kind if kind.is_local_policing_body() => Self::LocalPolicingBodies,
            kind if kind.is_force() => Self::Forces,
            _ => Self::Others,
        }
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LocalPolicingBodies => "local-policing-bodies",
            Self::Forces => "forces",
            Self::Others => "others",
        }
    }
}

impl LastDay {
    /// Every value, in the order of the filter.
    pub const ALL: [Self; 3] = [Self::Passed, Self::ToCome, Self::None];

    /// How the last day of an ask that stands so on a day stands to that day; none
    /// where nothing is owed by then: it was withdrawn, or a correction took the
    /// addressee away.
    #[must_use]
    pub fn standing_so(line: &Line, stands: StandingKind, as_at: Date) -> Option<Self> {
        let is_owed = stands.is_asked() && stands != StandingKind::Withdrawn;
        is_owed.then(|| match line.last_day_by_law() {
            Some(last_day) if last_day < as_at => Self::Passed,
            Some(_) => Self::ToCome,
            None => Self::None,
        })
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::ToCome => "to-come",
            Self::None => "none",
        }
    }
}

impl ExplainedAs {
    /// Every value, in the order of section 55(5B).
    pub const ALL: [Self; 5] = [
        Self::Says(Explanation::ActionTaken),
        Self::Says(Explanation::ActionProposed),
        Self::Says(Explanation::ReasonForNone),
        Self::Says(Explanation::NotAddressed),
        Self::NotRecorded,
    ];

    /// What the answer to an ask says; none where it asks for no explanation or
    /// no answer is known to be out.
    #[must_use]
    pub fn of(view: &View<'_>, line: &Line) -> Option<Self> {
        let stands = line.course.on(view.as_at.into());
        Self::standing_so(view, line, stands, view.as_at)
    }

    /// The same on any day, of an ask that stands so on it.
    pub(super) fn standing_so(
        view: &View<'_>,
        line: &Line,
        stands: StandingKind,
        day: Date,
    ) -> Option<Self> {
        let is_answered = matches!(stands, StandingKind::Answered | StandingKind::NotAddressed);
        (line.kind == KindChoice::Explanation && is_answered).then(|| {
            view.register
                .facts_known(line.key, view.known)
                .explanation_as_at(day)
                .map_or(Self::NotRecorded, Self::Says)
        })
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Says(Explanation::ActionTaken) => "action-taken",
            Self::Says(Explanation::ActionProposed) => "action-proposed",
            Self::Says(Explanation::ReasonForNone) => "reason-for-none",
            Self::Says(Explanation::NotAddressed) => "silent",
            Self::NotRecorded => "not-recorded",
        }
    }
}

impl Looked {
    /// Every value, in the order of the filter.
    pub const ALL: [Self; 2] = [Self::Yes, Self::No];

    /// Whether somebody had looked in vain by the day shown.
    #[must_use]
    pub fn of(view: &View<'_>, line: &Line) -> Self {
        let facts = || view.register.facts_known(line.key, view.known);
        match line.is_looked_for && !facts().looked_by(view.as_at).0.is_empty() {
            true => Self::Yes,
            false => Self::No,
        }
    }

    /// The word for it in addresses and data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// Chooses among asks, and remembers what it looked up of subjects and
/// addressees: a scan meets each of them many times.
pub(super) struct Narrowing<'f, 'r> {
    view: View<'r>,
    within: &'f Within,
    is_open: bool,
    bearers: Bearers<'r>,
    groups: Vec<Option<Option<BodyGroup>>>,
    kinds: Vec<Option<Option<ReportKind>>>,
    /// Whether it was asked by the body that is chosen.
    askers: Vec<Option<bool>>,
}

impl<'f, 'r> Narrowing<'f, 'r> {
    pub(super) fn of(view: &View<'r>, within: &'f Within) -> Self {
        Self {
            view: *view,
            within,
            is_open: *within == Within::default(),
            bearers: Bearers::of(view),
            groups: Vec::new(),
            kinds: Vec::new(),
            askers: Vec::new(),
        }
    }

    /// Whether an ask is among what was chosen.
    pub(super) fn takes(&mut self, line: &Line) -> bool {
        // What costs least first: the facts of an ask are read for those left.
        self.is_open
            || (self.takes_days(line) && self.takes_names(line) && self.takes_standing(line))
    }

    fn takes_days(&self, line: &Line) -> bool {
        let within = self.within;
        within.asked_from.is_none_or(|from| from <= line.asked_on)
            && within.asked_to.is_none_or(|to| line.asked_on <= to)
            && (within.duty.is_empty() || within.duty.contains(&line.kind.duty()))
    }

    fn takes_standing(&self, line: &Line) -> bool {
        let within = self.within;
        within.last_day.is_none_or(|chosen| {
            let stands = line.course.on(self.view.as_at.into());
            LastDay::standing_so(line, stands, self.view.as_at) == Some(chosen)
        }) && within
            .looked
            .is_none_or(|chosen| chosen == Looked::of(&self.view, line))
            && (within.explained.is_empty()
                || ExplainedAs::of(&self.view, line)
                    .is_some_and(|says| within.explained.contains(&says)))
    }

    fn takes_names(&mut self, line: &Line) -> bool {
        let within = self.within;
        within
            .group
            .is_none_or(|group| self.group_of(line) == Some(group))
            && within
                .borne_by
                .as_ref()
                .is_none_or(|body| *self.bearers.bearer(line) == *body)
            && within
                .asked_by
                .as_ref()
                .is_none_or(|body| self.is_asked_by(body, line))
            && (within.report_kind.is_empty()
                || self
                    .report_kind_of(line)
                    .is_some_and(|kind| within.report_kind.contains(&kind)))
    }

    fn group_of(&mut self, line: &Line) -> Option<BodyGroup> {
        let view = self.view;
        *remembered(&mut self.groups, line.addressee, || {
            let of = view.register.addressee(line.addressee);
            let body = view.register.bodies.get(of, view.known)?;
            Some(BodyGroup::of(body.fact.kind_on(view.as_at)))
        })
    }

    fn is_asked_by(&mut self, body: &BodyId, line: &Line) -> bool {
        let register = self.view.register;
        *remembered(&mut self.askers, line.subject, || {
            register.asker_of(&register.ask(line.key).reference.subject) == Some(body)
        })
    }

    fn report_kind_of(&mut self, line: &Line) -> Option<ReportKind> {
        let view = self.view;
        *remembered(&mut self.kinds, line.subject, || {
            let subject = &view.register.ask(line.key).reference.subject;
            let report = match line.kind.duty() {
                Duty::Comment => view.report(subject),
                _ => view.report(view.asked(subject)?.report.as_ref()?),
            };
            report.map(|report| report.kind)
        })
    }
}

/// Who bore the duty of each ask, looked up once for each addressee that has no
/// successor.
pub(super) struct Bearers<'r> {
    view: View<'r>,
    stays: Vec<Option<bool>>,
}

impl<'r> Bearers<'r> {
    pub(super) fn of(view: &View<'r>) -> Self {
        Self {
            view: *view,
            stays: Vec::new(),
        }
    }

    /// The body that bore the duty on the last day by law, or bears it on the day
    /// shown where that comes first. Whoever took the duty over after the last
    /// day is charged with nothing (decision 0010). Where no law sets a day, the
    /// body that was asked.
    pub(super) fn bearer(&mut self, line: &Line) -> Cow<'r, BodyId> {
        let view = self.view;
        let of = view.register.addressee(line.addressee);
        let stays = *remembered(&mut self.stays, line.addressee, || {
            let body = view.register.bodies.latest(of);
            body.is_none_or(|held| held.fact.successors.is_empty())
        });
        match line.last_day_by_law() {
            Some(last_day) if !stays => {
                Cow::Owned(view.directory().bearer_on(of, last_day.min(view.as_at)))
            }
            _ => Cow::Borrowed(of),
        }
    }
}

/// What was found for a place before, or is found now.
fn remembered<T>(kept: &mut Vec<Option<T>>, place: u32, find: impl FnOnce() -> T) -> &T {
    let place = place as usize;
    if kept.len() <= place {
        kept.resize_with(place + 1, || None);
    }
    kept[place].get_or_insert_with(find)
}
