//! Turns at sending forms: so many from one address, or for one name, in a while.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The most addresses or names remembered. Past it the oldest are forgotten:
/// someone with this many addresses is not stopped by counting them.
const MOST_COUNTED: usize = 10_000;

/// Counts forms by address, or by what else they count by, in memory only.
pub(crate) struct Turns<By = IpAddr> {
    most: u32,
    window: Duration,
    taken: Mutex<HashMap<By, Taken>>,
}

struct Taken {
    since: Instant,
    count: u32,
}

impl<By: Eq + Hash> Turns<By> {
    pub(crate) fn new(most: u32, window: Duration) -> Self {
        Self {
            most,
            window,
            taken: Mutex::default(),
        }
    }

    /// Takes one turn at `now` of whatever is counted by.
    ///
    /// # Errors
    /// With the time to wait, if all turns were had.
    pub(crate) fn take_by(&self, by: By, now: Instant) -> Result<(), Duration> {
        // A panic elsewhere leaves only counts behind, which stay good.
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.len() >= MOST_COUNTED {
            taken.retain(|_, turns| now.duration_since(turns.since) < self.window);
            if taken.len() >= MOST_COUNTED {
                taken.clear();
            }
        }
        let turns = taken.entry(by).or_insert(Taken {
            since: now,
            count: 0,
        });
        let gone = now.duration_since(turns.since);
        if gone >= self.window {
            *turns = Taken {
                since: now,
                count: 0,
            };
        }
        if turns.count >= self.most {
            return Err(self.window.saturating_sub(gone));
        }
        turns.count += 1;
        Ok(())
    }

    /// Gives a turn back that was taken for nothing wrong.
    pub(crate) fn give_back(&self, by: &By) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turns) = taken.get_mut(by) {
            turns.count = turns.count.saturating_sub(1);
        }
    }
}

impl Turns {
    /// Takes one turn of an address at `now`.
    ///
    /// # Errors
    /// With the time to wait, if this address has had all its turns.
    pub(crate) fn take(&self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        self.take_by(counted_as(address), now)
    }
}

/// One household or office has 2^64 addresses of IPv6, which differ in their
/// second half (RFC 6177): they count as one.
pub(crate) fn counted_as(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::from(network.to_be_bytes())
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_secs(600);

    #[test]
    fn turns_run_out_for_one_address_and_come_back() {
        let turns = Turns::new(2, WINDOW);
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let begun = Instant::now();
        assert_eq!(turns.take(one, begun), Ok(()));
        assert_eq!(turns.take(one, begun), Ok(()));
        assert_eq!(
            turns.take(one, begun + Duration::from_secs(100)),
            Err(Duration::from_secs(500))
        );
        assert_eq!(turns.take(other, begun), Ok(()));
        assert_eq!(turns.take(one, begun + WINDOW), Ok(()));
    }

    #[test]
    fn the_addresses_of_one_ipv6_network_count_as_one() {
        let turns = Turns::new(1, WINDOW);
        let take = |address: &str| turns.take(address.parse().unwrap(), Instant::now());
        assert_eq!(take("2001:db8:1:2::1"), Ok(()));
        assert!(take("2001:db8:1:2:ffff::2").is_err());
        assert_eq!(take("2001:db8:1:3::1"), Ok(()));
        assert_eq!(take("192.0.2.1"), Ok(()));
        assert!(take("::ffff:192.0.2.1").is_err());
    }

    #[test]
    fn memory_stays_bounded() {
        let turns = Turns::new(1, WINDOW);
        let now = Instant::now();
        for number in 0..25_000_u32 {
            let _ = turns.take(IpAddr::from(number.to_be_bytes()), now);
        }
        assert!(turns.taken.lock().unwrap().len() <= MOST_COUNTED);
    }
}
