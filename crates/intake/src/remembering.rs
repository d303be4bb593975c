//! A directory that is asked for each name once, and for so many and no more.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::{Directory, Found};

/// A directory for the reading of one document. A sentence is tried by several
/// patterns, and each asks for the same names again.
pub(crate) struct Remembering<'d> {
    directory: &'d dyn Directory,
    /// The most names that are looked up.
    most: usize,
    known: RefCell<HashMap<String, Found>>,
}

impl<'d> Remembering<'d> {
    pub(crate) fn new(directory: &'d dyn Directory, most: usize) -> Self {
        Self {
            directory,
            most,
            known: RefCell::default(),
        }
    }

    pub(crate) fn most(&self) -> usize {
        self.most
    }

    /// Whether as many names were looked up as may be. What was read since is not
    /// to be used.
    pub(crate) fn is_full(&self) -> bool {
        self.known.borrow().len() >= self.most
    }
}

impl Directory for Remembering<'_> {
    fn find(&self, words: &str) -> Found {
        // Print breaks lines within names.
        if words.contains('\n') {
            return self.find(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if let Some(found) = self.known.borrow().get(words) {
            return found.clone();
        }
        if self.is_full() {
            return Found::nothing();
        }
        let found = self.directory.find(words);
        let mut known = self.known.borrow_mut();
        known.insert(words.to_owned(), found.clone());
        found
    }

    fn may_begin(&self, words: &str) -> bool {
        self.directory.may_begin(words)
    }
}
