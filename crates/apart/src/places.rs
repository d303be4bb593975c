//! So many children at once, so many waiting, and no more.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::{Ended, Limits};

/// The places, taken and waited for.
#[derive(Debug, Default)]
pub(crate) struct Places {
    taken: Mutex<Taken>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct Taken {
    at_work: usize,
    waiting: usize,
}

/// One place, given back when it is dropped.
pub(crate) struct Place<'p>(&'p Places);

impl Places {
    /// Takes a place, or waits for one.
    pub(crate) fn take(&self, limits: &Limits) -> Result<Place<'_>, Ended> {
        let mut taken = self.lock();
        if taken.at_work >= limits.at_once {
            if taken.waiting >= limits.waiting {
                return Err(Ended::Busy);
            }
            taken.waiting += 1;
            let full = |taken: &mut Taken| taken.at_work >= limits.at_once;
            let waited = self.freed.wait_timeout_while(taken, limits.wait, full);
            taken = waited.unwrap_or_else(PoisonError::into_inner).0;
            taken.waiting -= 1;
            if taken.at_work >= limits.at_once {
                return Err(Ended::Busy);
            }
        }
        taken.at_work += 1;
        Ok(Place(self))
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        // Two counters are as good after a panic as before it.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.lock().at_work -= 1;
        self.0.freed.notify_one();
    }
}
