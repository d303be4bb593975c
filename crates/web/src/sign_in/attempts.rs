//! How often signing in may be tried, and how many passwords are hashed at once.
//!
//! Tries that fail are counted by the name together with the address they come
//! from, by the address alone, and, with a wider bound, by the name alone. Past
//! that last one nobody is locked out: each address has fewer tries at the name,
//! and never none. So whoever guesses is slowed, from however many places, and
//! whoever the name belongs to can sign in from a place of their own (OWASP ASVS
//! 5.0: 6.1.1, 6.3.1).

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use crate::layers::turns::{Turns, counted_as};

/// Tries that may fail for one name from one address, in [`WHILE`].
const BY_NAME_AND_ADDRESS: u32 = 5;
/// Tries that may fail from one address, in [`WHILE`]: an office shares one.
const BY_ADDRESS: u32 = 50;
/// Tries that may fail for one name, wherever they come from, in [`LONG_WHILE`],
/// before each address has only [`BY_BOTH_ONCE_SLOWED`].
const BY_NAME: u32 = 100;
/// Tries that may fail for one name from one address, in [`WHILE`], once many
/// have failed for it elsewhere.
const BY_BOTH_ONCE_SLOWED: u32 = 2;
/// Codes and passwords that may be wrong for one account whose password or
/// session somebody has, in [`LONG_WHILE`].
const BY_ACCOUNT: u32 = 10;

const WHILE: Duration = Duration::from_secs(10 * 60);
const LONG_WHILE: Duration = Duration::from_secs(60 * 60);

/// Passwords hashed at once: each takes 19 MiB.
const HASHED_AT_ONCE: usize = 4;

/// A name, as far as counting goes: names are as long as people send them.
type Name = [u8; 32];

/// What was tried, in memory only.
pub(crate) struct Attempts {
    by_both: Turns<(Name, IpAddr)>,
    by_both_once_slowed: Turns<(Name, IpAddr)>,
    by_address: Turns<IpAddr>,
    by_name: Turns<Name>,
    by_account: Turns<Name>,
    hashing: Semaphore,
}

/// One try at a name from an address.
pub(crate) struct Try {
    name: Name,
    address: IpAddr,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            by_both: Turns::new(BY_NAME_AND_ADDRESS, WHILE),
            by_both_once_slowed: Turns::new(BY_BOTH_ONCE_SLOWED, WHILE),
            by_address: Turns::new(BY_ADDRESS, WHILE),
            by_name: Turns::new(BY_NAME, LONG_WHILE),
            by_account: Turns::new(BY_ACCOUNT, LONG_WHILE),
            hashing: Semaphore::new(HASHED_AT_ONCE),
        }
    }
}

impl Try {
    /// A try at a name, whose letters count the same in any size.
    pub(crate) fn at(name: &str, address: Option<IpAddr>) -> Self {
        let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        Self {
            name: digest(name.trim()),
            address: counted_as(address),
        }
    }
}

impl Attempts {
    /// Counts a try as one that fails, before it is known.
    ///
    /// # Errors
    /// With the time to wait.
    pub(crate) fn take(&self, tried: &Try) -> Result<(), Duration> {
        let now = Instant::now();
        let both = (tried.name, tried.address);
        self.by_both.take_by(both, now)?;
        self.by_address.take_by(tried.address, now)?;
        match self.by_name.take_by(tried.name, now) {
            Ok(()) => Ok(()),
            Err(_) => self.by_both_once_slowed.take_by(both, now),
        }
    }

    /// Counts it no longer: it did not fail.
    pub(crate) fn give_back(&self, tried: &Try) {
        let both = (tried.name, tried.address);
        self.by_both.give_back(&both);
        self.by_both_once_slowed.give_back(&both);
        self.by_address.give_back(&tried.address);
        self.by_name.give_back(&tried.name);
    }

    /// Counts a code, or a password asked for again, of an account as one that
    /// is wrong, before it is known.
    ///
    /// # Errors
    /// With the time to wait.
    pub(crate) fn take_of_account(&self, id: &str) -> Result<(), Duration> {
        self.by_account.take_by(digest(id), Instant::now())
    }

    /// Counts it no longer: it was right.
    pub(crate) fn give_back_to_account(&self, id: &str) {
        self.by_account.give_back(&digest(id));
    }

    /// A turn at hashing, which ends when it is dropped.
    pub(crate) async fn hash_turn(&self) -> Option<SemaphorePermit<'_>> {
        // It is never closed; and without turns hashing would still be right.
        self.hashing.acquire().await.ok()
    }
}

/// "Try again in 3 minutes."
pub(crate) fn wait_in_words(wait: Duration) -> String {
    let minutes = wait.as_secs().div_ceil(60).max(1);
    let minutes = answerable_wording::numbers::count(minutes, "minute", "minutes");
    format!("Too many tries. Try again in {minutes}")
}

fn digest(name: &str) -> Name {
    Sha256::digest(name.to_lowercase()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_guesses_is_slowed_and_its_owner_elsewhere_is_not() {
        let attempts = Attempts::default();
        let guess = Try::at("Ada", Some(IpAddr::from([192, 0, 2, 1])));
        for _ in 0..BY_NAME_AND_ADDRESS {
            attempts.take(&guess).unwrap();
        }
        let wait = attempts.take(&guess).unwrap_err();
        assert!(wait <= WHILE && wait > WHILE - Duration::from_secs(5));
        assert!(
            attempts
                .take(&Try::at(" ADA ", Some(IpAddr::from([192, 0, 2, 1]))))
                .is_err()
        );
        attempts
            .take(&Try::at("Ada", Some(IpAddr::from([192, 0, 2, 2]))))
            .unwrap();
    }

    #[test]
    fn guessing_from_many_places_is_slowed_at_each_and_locks_nobody_out() {
        let attempts = Attempts::default();
        let mut guesses = 0;
        for number in 0..1_000_u32 {
            let [_, _, third, last] = number.to_be_bytes();
            let guess = Try::at("Ada", Some(IpAddr::from([198, 18, third, last])));
            guesses += (0..9).filter(|_| attempts.take(&guess).is_ok()).count();
        }
        let unbounded = 1_000 * BY_NAME_AND_ADDRESS as usize;
        assert!(guesses < unbounded / 2, "{guesses} guesses");
        // Its owner, at a place of their own, mistypes and then does not.
        let own = Try::at("Ada", Some(IpAddr::from([192, 0, 2, 7])));
        attempts.take(&own).unwrap();
        attempts.take(&own).unwrap();
        attempts.give_back(&own);
        attempts.take(&own).unwrap();
    }

    #[test]
    fn a_right_password_costs_no_turn() {
        let attempts = Attempts::default();
        let own = Try::at("Ada", None);
        for _ in 0..3 * BY_NAME_AND_ADDRESS {
            attempts.take(&own).unwrap();
            attempts.give_back(&own);
        }
    }

    #[test]
    fn the_wait_is_said_in_minutes() {
        for (seconds, words) in [(0, "one minute"), (61, "2 minutes"), (600, "10 minutes")] {
            let said = wait_in_words(Duration::from_secs(seconds));
            assert!(said.ends_with(words), "{said}");
        }
    }
}
