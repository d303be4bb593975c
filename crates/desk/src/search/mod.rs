//! Full-text search over what was asked.
//!
//! The index is derived: it is made in memory from the register, in the
//! background of the first pages, and thrown away with the process. It
//! says in which subjects the words stand; the list orders and counts.

mod fts5;
mod query;
mod subjects;

use std::sync::Mutex;

use answerable_register::fold::Register;

use fts5::Index;
pub use fts5::SearchFault;
pub use subjects::Subjects;

/// Search over the register, kept up to date as it is asked.
#[derive(Debug)]
pub struct Search {
    index: Mutex<Index>,
}

impl Search {
    /// An empty index.
    ///
    /// # Errors
    ///
    /// When SQLite has no memory for it.
    pub fn try_new() -> Result<Self, SearchFault> {
        Ok(Self {
            index: Mutex::new(Index::try_new()?),
        })
    }

    /// Brings the index a step nearer to the register's head, so that the
    /// next search need not, and says whether there is more to do. A long
    /// register is let go of between steps: nobody can write while it is read.
    ///
    /// # Errors
    ///
    /// When SQLite fails.
    pub fn step(&self, register: &Register) -> Result<bool, SearchFault> {
        self.lock().step(register)
    }

    /// Looks up one of the words that stand most often, so that who searches for
    /// it need not wait, and says whether any are left. For when nothing is left to
    /// take in.
    ///
    /// # Errors
    ///
    /// When SQLite fails.
    pub fn get_ready(&self) -> Result<bool, SearchFault> {
        self.lock().get_ready()
    }

    /// The places of the subjects in which every word stands; none where the
    /// text holds no word at all.
    ///
    /// # Errors
    ///
    /// When SQLite fails.
    pub fn find(&self, register: &Register, text: &str) -> Result<Option<Subjects>, SearchFault> {
        let Some(query) = query::of(text) else {
            return Ok(None);
        };
        let mut index = self.lock();
        while index.step(register)? {}
        index.find(&query).map(Some)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Index> {
        // What a panic left half indexed is indexed again: rows are replaced
        // whole, and the head moves last.
        self.index
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
