//! What a stretch of a sentence names.

use super::{Addressee, Role};
use crate::tokens::Tokens;
use crate::{Found, Reason, Span};

/// What a stretch of a sentence names.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) addressees: Vec<Addressee>,
    /// Why each was taken for one.
    pub(crate) because: Vec<Reason>,
    /// Whether words were left that are no name and nothing between names.
    pub(crate) other_words: bool,
}

/// A name, before it is known what part it has.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) as_published: String,
    pub(crate) found: Found,
}

impl Named {
    pub(super) fn of(
        tokens: &Tokens<'_>,
        at: usize,
        next: usize,
        known: Option<&(Found, Span)>,
    ) -> Named {
        Named {
            as_published: tokens.published(at, next).to_owned(),
            found: known.map_or_else(Found::nothing, |(found, _)| found.clone()),
        }
    }

    pub(crate) fn with(self, role: Role) -> Addressee {
        Addressee {
            as_published: self.as_published,
            found: self.found,
            role,
        }
    }
}

impl Parsed {
    /// Addressees that were named elsewhere.
    pub(crate) fn of(addressees: Vec<Addressee>) -> Parsed {
        Parsed {
            addressees,
            ..Parsed::default()
        }
    }

    pub(super) fn add(&mut self, addressee: Addressee, why: Reason) {
        let held = self.addressees.iter().any(|other| {
            other.found == addressee.found
                && (other.found.is_resolved() || other.as_published == addressee.as_published)
        });
        if !held {
            self.addressees.push(addressee);
        }
        if !self.because.contains(&why) {
            self.because.push(why);
        }
    }

    /// Whether it names somebody who is to do it, and nothing else.
    pub(crate) fn is_a_subject(&self) -> bool {
        !self.other_words && self.addressees.iter().any(|one| one.role == Role::Lead)
    }

    /// Whether one of those named is known for certain.
    pub(crate) fn knows_somebody(&self) -> bool {
        self.addressees.iter().any(|one| one.found.is_resolved())
    }
}
