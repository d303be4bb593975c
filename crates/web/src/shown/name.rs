//! A name, and where it leads if the register has a page for it.

use std::borrow::Cow;

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
        Self {
            words: asker(by).into_owned(),
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

/// Who asked, in words: a person within a body before the body.
pub(crate) fn asker<'a>(by: &AskedBy<'a>) -> Cow<'a, str> {
    match by.within.and_then(Words::open) {
        Some(within) => Cow::Owned(format!("{within}, {}", by.name)),
        None => Cow::Borrowed(by.name),
    }
}
