//! Which figure is shown and whose, as the address says it.

use answerable_desk::View;
use answerable_desk::questions::{BodyGroup, TimeFigure};
use answerable_register::words::BodyId;
use answerable_wording::{answering, over_time};

use crate::pages::asks::within;
use crate::visit::choice::Choice;
use crate::visit::query::Pairs;
use crate::visit::unknown::{Unknown, reference};

/// The names this page takes beside the day.
pub(crate) const NAMES: &[&str] = &["figure", "body", "show", "of-group"];

/// Whose figure is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Of {
    /// That of all bodies together.
    #[default]
    All,
    /// That of one.
    One(BodyId),
    /// That of each, in a panel of its own.
    Each,
}

/// What an address of this page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) figure: TimeFigure,
    pub(super) of: Of,
    /// Whose days to an answer are counted; a body’s own group where one is named.
    pub(super) group: BodyGroup,
}

impl Choice for TimeFigure {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::Late => "late",
            Self::NoAnswerFound => "no-answer-found",
            Self::LookedFor => "looked-for",
            Self::Explained => "explained",
            Self::Days => "days",
        }
    }
}

/// What the page says of a figure.
pub(super) fn said(figure: TimeFigure) -> &'static over_time::FigureSaid {
    match figure {
        TimeFigure::InTime => &over_time::IN_TIME,
        TimeFigure::Late => &over_time::LATE,
        TimeFigure::NoAnswerFound => &over_time::NO_ANSWER_FOUND,
        TimeFigure::LookedFor => &over_time::LOOKED_FOR,
        TimeFigure::Explained => &over_time::EXPLAINED,
        TimeFigure::Days => &over_time::DAYS,
    }
}

impl Asked {
    /// Reads it, with what is not known. Never fails.
    pub(super) fn read(pairs: &Pairs, view: &View<'_>) -> (Self, Vec<Unknown>) {
        let mut unknown = Vec::new();
        let figure = within::one(pairs, "figure", &mut unknown, "a figure here");
        let group = within::one(pairs, "of-group", &mut unknown, "a group of bodies");
        let body = reference(pairs, "body", &mut unknown, "a body here", |text| {
            let id = BodyId::from(text);
            view.register.bodies.latest(&id).is_some().then_some(id)
        });
        let each = match pairs.filled("show") {
            Some("each") => true,
            Some(other) => {
                unknown.push(Unknown::value("show", other, "a way to show it"));
                false
            }
            None => false,
        };
        unknown.extend(Unknown::second(pairs, "show"));
        let its_own = body.as_ref().map(|body| group_of(body, view));
        let of = match (body, each) {
            (Some(body), _) => Of::One(body),
            (None, true) => Of::Each,
            (None, false) => Of::All,
        };
        let asked = Self {
            figure: figure.unwrap_or_default(),
            of,
            group: its_own.or(group).unwrap_or(BodyGroup::Forces),
        };
        (asked, unknown)
    }

    /// It as it stands in an address.
    pub(super) fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::default();
        if self.figure != TimeFigure::default() {
            pairs = pairs.with("figure", self.figure.value());
        }
        match &self.of {
            Of::One(body) => return pairs.with("body", body.as_str()),
            Of::Each => pairs = pairs.with("show", "each"),
            Of::All => {}
        }
        match (self.figure, self.group) {
            (TimeFigure::Days, group) if group != BodyGroup::Forces => {
                pairs.with("of-group", group.as_str())
            }
            _ => pairs,
        }
    }

    /// The same figure of others.
    pub(super) fn with(&self, of: Of) -> Self {
        Self { of, ..self.clone() }
    }

    /// The page that says the same of one day; none where the group has no page of
    /// its own.
    pub(super) fn page(&self) -> Option<String> {
        Some(match (&self.of, self.figure, self.group) {
            (Of::One(body), _, _) => format!("/who-answers/bodies/{body}"),
            (_, TimeFigure::Explained, _) => "/who-answers/explanations".to_owned(),
            (_, TimeFigure::Days, BodyGroup::Forces) => "/who-answers/forces".to_owned(),
            (_, TimeFigure::Days, BodyGroup::Others) => "/who-answers/others".to_owned(),
            (_, TimeFigure::Days, BodyGroup::LocalPolicingBodies) => return None,
            _ => "/who-answers".to_owned(),
        })
    }

    /// Whose it is, in words.
    pub(super) fn name(&self, view: &View<'_>) -> String {
        let group = match (self.figure, self.group) {
            (TimeFigure::Days, BodyGroup::Forces) => answering::FORCES,
            (TimeFigure::Days, BodyGroup::Others) => answering::OTHERS,
            _ => answering::LOCAL_POLICING_BODIES,
        };
        match &self.of {
            Of::All => format!("{group}, all together"),
            Of::One(body) => view.name_of(body, view.as_at).to_owned(),
            Of::Each => format!("{group}, each"),
        }
    }
}

fn group_of(body: &BodyId, view: &View<'_>) -> BodyGroup {
    let held = view.register.bodies.latest(body);
    held.map_or(BodyGroup::Others, |held| {
        BodyGroup::of(held.fact.kind_on(view.as_at))
    })
}

/// What is allowed under a name.
pub(super) fn allowed_under(name: &str) -> String {
    match name {
        "show" => "each".to_owned(),
        "figure" => within::values_of::<TimeFigure>(),
        "of-group" => within::values_of::<BodyGroup>(),
        _ => "the reference of a body, as in /bodies.csv".to_owned(),
    }
}
