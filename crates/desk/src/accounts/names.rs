//! Names of people as a page shows them: who reads them stands in the audit trail
//! first, one line for a page and not one for a name.

use std::collections::{BTreeMap, BTreeSet};

use answerable_store::vault::{Asking, Moment, UnsealError};

use crate::desk::Desk;

/// A page that is about to show names, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct NamesRead<'a> {
    /// The opaque id of whoever reads.
    pub by: &'a str,
    /// What shows them, in a few words: "the list of accounts".
    pub page: &'a str,
    /// When.
    pub when: Moment,
}

/// Names by opaque ids, as one page shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The name behind an id. A person who was erased, or whose account is gone,
    /// has no name any more: what they did stays under the id.
    #[must_use]
    pub fn name(&self, id: &str) -> String {
        self.0
            .get(id)
            .cloned()
            .unwrap_or_else(|| no_longer_named(id))
    }
}

impl Names {
    /// The names behind ids, in their order.
    #[must_use]
    pub fn all(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.name(id)).collect()
    }
}

/// What is said of somebody whose name is erased.
#[must_use]
pub fn no_longer_named(id: &str) -> String {
    format!("a person no longer named ({id})")
}

impl Desk {
    /// The names of these people, whose reading stands in the trail before they
    /// are returned. One's own name is not read.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written; then nothing may be shown.
    pub fn names<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i str>,
        read: NamesRead<'_>,
    ) -> Result<Names, UnsealError> {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let mut names = Names::default();
        for id in &ids {
            if let Some(account) = self.accounts().under(id)? {
                names.0.insert((*id).to_owned(), account.name);
            }
        }
        let of_others = names.0.keys().filter(|id| *id != read.by).count();
        self.note_names(of_others, read)?;
        Ok(names)
    }

    /// Notes that so many names of others are about to be shown on a page; of
    /// none it is nothing.
    ///
    /// # Errors
    ///
    /// When the disk refuses; then nothing may be shown.
    pub fn note_names(&self, of_others: usize, read: NamesRead<'_>) -> Result<(), UnsealError> {
        let people = match of_others {
            0 => return Ok(()),
            1 => "the name of one person".to_owned(),
            more => format!("the names of {more} people"),
        };
        self.vault().note_names(&Asking {
            by: read.by,
            why: &format!("{people} on {}", read.page),
            when: read.when,
        })
    }
}
