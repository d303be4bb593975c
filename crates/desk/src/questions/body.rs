//! Bodies: what is asked of one, what it asks, and how it came to be.

use answerable_register::body::{Body, BodyKind, Holding, NameUse, Office};
use answerable_register::facts::{AskedKind, Asker, Stay};
use answerable_register::words::BodyId;

use super::concerns::{Concern, ConcernFilter};
use super::list::KindChoice;
use super::reports::ReportTally;
use super::row::AskRow;
use crate::roll::{Line, Lines};
use crate::view::View;

/// The most asks of each kind on a body's own page, comments and others: the
/// list of asks shows them all, and so does a download.
const ROWS_SHOWN: usize = 100;

/// A body as a row of the list of bodies.
#[derive(Debug)]
pub struct BodyRow<'r> {
    /// The body.
    pub body: &'r Body,
    /// Its name on the day.
    pub name: &'r str,
    /// Its kind on the day.
    pub kind: BodyKind,
    /// Whether it is there on the day.
    pub exists: bool,
    /// How many things are asked of it by the day.
    pub asks: usize,
    /// How its comments under section 55 stand.
    pub comments: ReportTally,
    /// Its overseer or, for an overseer, its forces, on the day.
    pub linked: Vec<(&'r BodyId, &'r str)>,
}

/// A body that oversees this one, or is overseen by it.
#[derive(Clone, Debug)]
pub struct Overseer<'r> {
    /// The body.
    pub id: BodyId,
    /// Its name on the day.
    pub name: &'r str,
}

/// An office of a body and who held it on the day.
#[derive(Debug)]
pub struct OfficeHeld<'r> {
    /// The office.
    pub office: &'r Office,
    /// Who held it on the day, as far as sources here say.
    pub holding: Option<&'r Holding>,
}

/// One body.
#[derive(Debug)]
pub struct BodyPage<'r> {
    /// The body.
    pub body: &'r Body,
    /// Its name on the day.
    pub name: &'r str,
    /// Its Welsh name on the day, if it has one.
    pub welsh: Option<&'r str>,
    /// Its kind on the day.
    pub kind: BodyKind,
    /// Whether it is there on the day.
    pub exists: bool,
    /// Who oversees it on the day.
    pub overseen_by: Option<Overseer<'r>>,
    /// The forces it oversees on the day.
    pub oversees: Vec<Overseer<'r>>,
    /// Its offices.
    pub offices: Vec<OfficeHeld<'r>>,
    /// Other names, without forms made by rule.
    pub other_names: Vec<&'r answerable_register::body::Name>,
    /// How its comments under section 55 stand, by report.
    pub comments: ReportTally,
    /// Its comments on reports: the newest report first, and no more than a
    /// page shows.
    pub comment_rows: Vec<AskRow<'r>>,
    /// How many comments there are, shown or not.
    pub comment_count: usize,
    /// What is asked of it otherwise: what was asked last first, and no more
    /// than a page shows.
    pub asks: Vec<AskRow<'r>>,
    /// How many asks there are beside comments, shown or not.
    pub ask_count: usize,
    /// How all its asks beside comments stand.
    pub ask_tally: ReportTally,
    /// How many things it asked of others.
    pub asked_of_others: usize,
    /// Causes of concern about it, the newest first.
    pub concerns: Vec<Concern<'r>>,
    /// Its stays in stages of monitoring, the newest first.
    pub stays: Vec<&'r Stay>,
}

/// The asks of one body.
#[derive(Default)]
struct PutTo<'l> {
    comments: Vec<&'l Line>,
    others: Vec<&'l Line>,
}

impl<'r> View<'r> {
    /// Every body, in the order of kind and name. `lines` are those of this view.
    #[must_use]
    pub fn bodies(&self, lines: &Lines) -> Vec<BodyRow<'r>> {
        let mut rows: Vec<_> = self
            .register
            .bodies
            .in_force(self.known)
            .map(|held| &held.fact)
            .map(|body| BodyRow {
                body,
                name: body.name_on(self.as_at),
                kind: body.kind_on(self.as_at),
                exists: body.exists_on(self.as_at),
                asks: self
                    .asked_of_it(lines, &body.id)
                    .filter(|line| line.course.on(self.as_at.into()).is_asked())
                    .count(),
                comments: self.comments_of(lines, &body.id),
                linked: self.linked_to(body),
            })
            .collect();
        rows.sort_by(|one, other| (one.kind, one.name).cmp(&(other.kind, other.name)));
        rows
    }

    /// The names of all bodies on the day, in the same order.
    #[must_use]
    pub fn names_of_bodies(&self) -> Vec<&'r str> {
        let held = self.register.bodies.in_force(self.known);
        let mut names: Vec<_> = held
            .map(|held| &held.fact)
            .map(|body| (body.kind_on(self.as_at), body.name_on(self.as_at)))
            .collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    fn linked_to(&self, body: &'r Body) -> Vec<(&'r BodyId, &'r str)> {
        let overseer = body.overseer_on(self.as_at);
        match overseer {
            Some(by) => vec![(by, self.name_of(by, self.as_at))],
            None => self
                .register
                .bodies
                .in_force(self.known)
                .filter(|held| held.fact.overseer_on(self.as_at) == Some(&body.id))
                .map(|held| (&held.fact.id, held.fact.name_on(self.as_at)))
                .collect(),
        }
    }

    /// The lines of what was asked of a body by the day.
    fn asked_of_it<'l>(
        &self,
        lines: &'l Lines,
        body: &BodyId,
    ) -> impl Iterator<Item = &'l Line> + use<'l> {
        let as_at = self.as_at;
        let place = self.register.place_of_addressee(body);
        let lines = place
            .into_iter()
            .flat_map(|place| lines.of_addressee(place));
        lines.filter(move |line| line.asked_on <= as_at)
    }

    fn comments_of(&self, lines: &Lines, body: &BodyId) -> ReportTally {
        let mut tally = ReportTally::default();
        for line in self.asked_of_it(lines, body) {
            let kind = line.course.on(self.as_at.into());
            if line.kind == KindChoice::Comments && kind.is_asked() {
                tally.add(kind);
            }
        }
        tally
    }

    /// One body. `lines` are those of this view.
    #[must_use]
    pub fn body(&self, lines: &Lines, id: &BodyId) -> Option<BodyPage<'r>> {
        let body = &self.register.bodies.get(id, self.known)?.fact;
        let put_to_it = self.put_to(lines, id);
        let mut ask_tally = ReportTally::default();
        for line in &put_to_it.others {
            ask_tally.add(line.course.on(self.as_at.into()));
        }
        Some(BodyPage {
            body,
            name: body.name_on(self.as_at),
            welsh: body.welsh_name_on(self.as_at),
            kind: body.kind_on(self.as_at),
            exists: body.exists_on(self.as_at),
            overseen_by: body.overseer_on(self.as_at).map(|by| Overseer {
                id: by.clone(),
                name: self.name_of(by, self.as_at),
            }),
            oversees: self
                .register
                .bodies
                .in_force(self.known)
                .filter(|held| held.fact.overseer_on(self.as_at) == Some(id))
                .map(|held| Overseer {
                    id: held.fact.id.clone(),
                    name: held.fact.name_on(self.as_at),
                })
                .collect(),
            offices: self.offices_of(id),
            other_names: body
                .names
                .iter()
                .filter(|name| name.r#use != NameUse::RegularForm)
                .collect(),
            comments: self.comments_of(lines, id),
            comment_rows: self.newest_rows(&put_to_it.comments, ROWS_SHOWN),
            comment_count: put_to_it.comments.len(),
            asks: self.newest_rows(&put_to_it.others, ROWS_SHOWN),
            ask_count: put_to_it.others.len(),
            ask_tally,
            asked_of_others: self.asked_by(id),
            concerns: self.concerns(&ConcernFilter {
                of: Some(id.clone()),
                report: None,
            }),
            stays: self.stays_of(id),
        })
    }

    /// Every ask of a body by the day, for a download: its comments on reports
    /// first, then the others, what was asked last first in each.
    #[must_use]
    pub fn asks_of_body(&self, lines: &Lines, id: &BodyId) -> Vec<AskRow<'r>> {
        let put_to_it = self.put_to(lines, id);
        let mut rows = self.newest_rows(&put_to_it.comments, usize::MAX);
        rows.extend(self.newest_rows(&put_to_it.others, usize::MAX));
        rows
    }

    /// The asks of a body by the day, what was asked last first.
    fn put_to<'l>(&self, lines: &'l Lines, id: &BodyId) -> PutTo<'l> {
        let (mut comments, mut others): (Vec<_>, Vec<_>) = self
            .asked_of_it(lines, id)
            .partition(|line| line.kind == KindChoice::Comments);
        for asks in [&mut comments, &mut others] {
            asks.sort_unstable_by(|one, other| one.newest_first(other));
        }
        PutTo { comments, others }
    }

    fn newest_rows(&self, asks: &[&Line], most: usize) -> Vec<AskRow<'r>> {
        asks.iter()
            .take(most)
            .filter_map(|line| self.row(line.key))
            .collect()
    }

    fn offices_of(&self, body: &BodyId) -> Vec<OfficeHeld<'r>> {
        self.register
            .offices
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|office| office.body == *body)
            .map(|office| OfficeHeld {
                office,
                holding: office.holders.iter().find(|held| held.lasts_on(self.as_at)),
            })
            .collect()
    }

    /// How many things a body asked of others by the day.
    fn asked_by(&self, body: &BodyId) -> usize {
        self.register
            .asked
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|asked| asked.asked_on <= self.as_at)
            // What a body undertook it asked of nobody else.
            .filter(|asked| asked.kind != AskedKind::Undertaking)
            .filter(|asked| match &asked.by {
                Asker::Body(by) | Asker::Within { body: by, .. } => by == body,
                Asker::AsPublished(_) => false,
            })
            .count()
    }

    fn stays_of(&self, force: &BodyId) -> Vec<&'r Stay> {
        let mut stays: Vec<&'r Stay> = self
            .register
            .stays
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|stay| stay.force == *force)
            .filter(|stay| stay.entered.iter().any(|day| day.earliest <= self.as_at))
            .collect();
        stays.sort_by_key(|stay| {
            std::cmp::Reverse(stay.entered.iter().map(|day| day.earliest).min())
        });
        stays
    }
}
