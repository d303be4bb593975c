//! Bodies: what is asked of one, what it asks, and how it came to be.

use answerable_register::body::{Body, BodyKind, Holding, NameUse, Office};
use answerable_register::facts::{AskedKind, Asker, Duty, Stay};
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;

use super::reports::ReportTally;
use super::row::AskRow;
use crate::view::View;

/// Rows of asks shown on a body's own page; the list of asks has them all.
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
    /// Its comments, by report, those due next first.
    pub comment_rows: Vec<AskRow<'r>>,
    /// What is asked of it otherwise: by last day, then the newest.
    pub asks: Vec<AskRow<'r>>,
    /// How many asks there are beside comments, shown or not.
    pub ask_count: usize,
    /// How all its asks beside comments stand.
    pub ask_tally: ReportTally,
    /// How many things it asked of others.
    pub asked_of_others: usize,
    /// Its stays in stages of monitoring, the newest first.
    pub stays: Vec<&'r Stay>,
}

impl<'r> View<'r> {
    /// Every body, in the order of kind and name.
    #[must_use]
    pub fn bodies(&self) -> Vec<BodyRow<'r>> {
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
                    .register
                    .asks_to(&body.id)
                    .iter()
                    .filter(|key| {
                        let kind = self.register.standing(**key, self.as_at, self.known).kind();
                        kind.is_asked()
                    })
                    .count(),
                comments: self.comments_of(&body.id),
                linked: self.linked_to(body),
            })
            .collect();
        rows.sort_by(|one, other| (one.kind, one.name).cmp(&(other.kind, other.name)));
        rows
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

    fn comments_of(&self, body: &BodyId) -> ReportTally {
        let mut tally = ReportTally::default();
        for key in self.register.asks_to(body) {
            if self.register.ask(*key).reference.duty == Duty::Comment {
                let kind = self.register.standing(*key, self.as_at, self.known).kind();
                if kind.is_asked() {
                    tally.add(kind);
                }
            }
        }
        tally
    }

    /// One body.
    #[must_use]
    pub fn body(&self, id: &BodyId) -> Option<BodyPage<'r>> {
        let body = &self.register.bodies.get(id, self.known)?.fact;
        let mut comment_rows = Vec::new();
        let mut asks = Vec::new();
        let mut ask_tally = ReportTally::default();
        for key in self.register.asks_to(id) {
            let Some(row) = self.row(*key) else { continue };
            let kind = row.standing.kind();
            if kind == StandingKind::NotYetAsked {
                continue;
            }
            if row.reference.duty == Duty::Comment {
                comment_rows.push(row);
            } else {
                ask_tally.add(kind);
                asks.push(row);
            }
        }
        comment_rows.sort_by_key(|row| std::cmp::Reverse((row.asked_on, row.key)));
        asks.sort_by_key(|row| std::cmp::Reverse((row.asked_on, row.key)));
        let ask_count = asks.len();
        asks.truncate(ROWS_SHOWN);
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
            comments: self.comments_of(id),
            comment_rows,
            asks,
            ask_count,
            ask_tally,
            asked_of_others: self.asked_by(id),
            stays: self.stays_of(id),
        })
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
