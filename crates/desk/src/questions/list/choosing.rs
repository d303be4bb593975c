//! Which asks a filter leaves.

use answerable_register::course::ByDay;
use answerable_register::standing::StandingKind;

use super::Filter;
use crate::questions::within::Narrowing;
use crate::roll::Line;
use crate::search::Subjects;
use crate::view::View;

/// Chooses among asks by their lines. What a filter names is looked up once, and not
/// for each ask.
pub(super) struct Chooser<'f, 'r> {
    as_at: ByDay,
    filter: &'f Filter,
    /// The place of the one addressee that is chosen; none where nothing was
    /// asked of it.
    of: Option<u32>,
    /// The subjects that the words were found in.
    with_words: Option<&'f Subjects>,
    /// The subjects of the one report that is chosen.
    in_report: Option<Subjects>,
    narrowing: Narrowing<'f, 'r>,
}

/// Which of the facets' choices an ask fits.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    pub(super) standing: bool,
    pub(super) kind: bool,
    pub(super) of: bool,
}

impl Chosen {
    pub(super) fn all(self) -> bool {
        self.standing && self.kind && self.of
    }

    /// Whether two facets leave it out: each facet counts what fits all others.
    pub(super) fn is_counted_nowhere(self) -> bool {
        u8::from(self.standing) + u8::from(self.kind) + u8::from(self.of) < 2
    }
}

impl<'f, 'r> Chooser<'f, 'r> {
    pub(super) fn of(view: &View<'r>, filter: &'f Filter, subjects: Option<&'f Subjects>) -> Self {
        let register = view.register;
        let in_report = filter.report.as_ref().map(|report| {
            register
                .asked_in(report, view.known)
                .map(|held| &held.fact.id)
                .chain([report])
                .filter_map(|subject| register.place_of_subject(subject))
                .collect()
        });
        Self {
            as_at: view.as_at.into(),
            filter,
            of: filter
                .of
                .as_ref()
                .and_then(|of| register.place_of_addressee(of)),
            with_words: subjects,
            in_report,
            narrowing: Narrowing::of(view, &filter.within),
        }
    }

    /// How an ask stands on the day; none where it had not been asked by then.
    pub(super) fn standing(&self, line: &Line) -> Option<StandingKind> {
        line.course
            .is_begun(self.as_at)
            .then(|| line.course.on(self.as_at))
    }

    /// Which choices of the facets it fits.
    pub(super) fn chosen(&self, line: &Line, standing: StandingKind) -> Chosen {
        let Filter {
            standing: these,
            kind,
            of,
            ..
        } = self.filter;
        Chosen {
            standing: these.is_empty() || these.contains(&standing),
            kind: kind.is_empty() || kind.contains(&line.kind),
            of: of.is_none() || self.of == Some(line.addressee),
        }
    }

    /// Whether it fits what is no facet: words, report, and what else narrows the
    /// list.
    pub(super) fn takes(&mut self, line: &Line) -> bool {
        let is_among = |subjects: Option<&Subjects>| {
            subjects.is_none_or(|subjects| subjects.contains(line.subject))
        };
        is_among(self.with_words) && is_among(self.in_report.as_ref()) && self.narrowing.takes(line)
    }
}
