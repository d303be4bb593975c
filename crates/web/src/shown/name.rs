//! A name, and where it leads if the register has a page for it.

use answerable_desk::questions::AskRow;
use answerable_desk::{AskedBy, AskedOf};
use answerable_register::words::Words;

use crate::visit::Links;

/// A name with its page, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) words: String,
    pub(crate) href: Option<String>,
}

impl Named {
    /// Whom something was asked of.
    pub(crate) fn asked_of(of: &AskedOf<'_>, links: Links) -> Self {
        Self {
            words: of.name.unwrap_or("Addressee not published").to_owned(),
            href: of.body.map(|body| links.body(body)),
        }
    }

    /// Who asked.
    pub(crate) fn asked_by(by: &AskedBy<'_>, links: Links) -> Self {
        let within = by.within.and_then(Words::open);
        Self {
            words: match within {
                Some(within) => format!("{within}, {}", by.name),
                None => by.name.to_owned(),
            },
            href: by.body.map(|body| links.body(body)),
        }
    }

    /// What was asked, leading to the one ask.
    pub(crate) fn ask(row: &AskRow<'_>, links: Links) -> Self {
        Self {
            words: super::open(row.title).to_owned(),
            href: Some(links.ask(row.reference)),
        }
    }
}
