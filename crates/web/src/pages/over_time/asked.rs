//! Whose answering is shown, as the address says it.

use answerable_desk::View;
use answerable_desk::questions::{CommentCounts, OnADay};
use answerable_register::words::BodyId;

use crate::visit::query::Pairs;
use crate::visit::unknown::{Unknown, reference};

/// The names this page takes beside the day.
pub(super) const NAMES: &[&str] = &["body", "show"];

/// Whose comments are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Of {
    /// Those of all bodies together.
    #[default]
    All,
    /// Those of one.
    One(BodyId),
    /// Those of each, in a panel of its own.
    Each,
}

/// What an address of this page asks for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) of: Of,
    pub(super) unknown: Vec<Unknown>,
}

impl Asked {
    /// Reads it. Never fails: what it does not know it names.
    pub(super) fn read(pairs: &Pairs, view: &View<'_>) -> Self {
        let mut unknown = Vec::new();
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
        let of = match (body, each) {
            (Some(body), _) => Of::One(body),
            (None, true) => Of::Each,
            (None, false) => Of::All,
        };
        Self { of, unknown }
    }
}

/// What is allowed under a name.
pub(super) fn allowed_under(name: &str) -> String {
    match name {
        "show" => "each".to_owned(),
        _ => "the reference of a body, as in /bodies.csv".to_owned(),
    }
}

impl Of {
    /// It as it stands in an address.
    pub(super) fn pairs(&self) -> Pairs {
        match self {
            Self::All => Pairs::default(),
            Self::One(body) => Pairs::default().with("body", body.as_str()),
            Self::Each => Pairs::default().with("show", "each"),
        }
    }

    /// The page that says the same of one day.
    pub(super) fn page(&self) -> String {
        match self {
            Self::One(body) => format!("/who-answers/bodies/{body}"),
            Self::All | Self::Each => "/who-answers".to_owned(),
        }
    }

    /// Whose it is, in words.
    pub(super) fn name(&self, view: &View<'_>) -> String {
        match self {
            Self::All => "Local policing bodies, all together".to_owned(),
            Self::One(body) => view.name_of(body, view.as_at).to_owned(),
            Self::Each => "Local policing bodies, each".to_owned(),
        }
    }

    /// The counts on a day; none where a body owed nothing by then.
    pub(super) fn counts(&self, on: &OnADay) -> Option<CommentCounts> {
        match self {
            Self::One(body) => {
                let row = on.counted.bodies.iter().find(|row| row.body == *body)?;
                Some(row.comments)
            }
            Self::All | Self::Each => Some(on.counted.comments),
        }
    }
}
