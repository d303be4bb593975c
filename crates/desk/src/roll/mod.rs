//! The roll of all asks: for each a line with what a list chooses and counts by.
//!
//! A national register holds half a million asks, whose facts lie about in
//! memory. A list of them reads their lines instead, one after another in the
//! order of last days, and the facts of those alone that it shows.
//!
//! Like the search's index it is derived: made when it is first asked for, kept up
//! with what is recorded, and thrown away with the process.

mod lines;

use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use lines::days_between;
pub use lines::{Line, Lines};

use crate::view::View;

/// How many places of the log have their lines kept: the newest, and those as at
/// which somebody reads a list page by page.
const KEPT: usize = 3;

/// The lines of all asks, by how much of the log counts.
#[derive(Debug, Default)]
pub struct Roll {
    /// The last one used stands last.
    kept: Mutex<Vec<Arc<Lines>>>,
}

impl Roll {
    /// The lines of what a view knows. Whoever asks while they are made waits for
    /// them.
    #[must_use]
    pub fn lines(&self, view: &View<'_>) -> Arc<Lines> {
        let entries = view.entries();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at_hand = kept.iter().position(|lines| lines.entries() == entries);
        let lines = match at_hand {
            Some(place) => kept.remove(place),
            None => Arc::new(made(view, &kept)),
        };
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&lines));
        lines
    }
}

/// Lines from those kept before them or, where there are none, from the register.
fn made(view: &View<'_>, kept: &[Arc<Lines>]) -> Lines {
    let newest = kept.iter().max_by_key(|lines| lines.entries());
    newest
        .filter(|lines| lines.entries() < view.entries() && view.knows_everything())
        .and_then(|lines| lines.caught_up(view.register))
        .unwrap_or_else(|| Lines::of(view))
}
