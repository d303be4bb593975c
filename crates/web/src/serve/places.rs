//! Places for connections: so many in all, and so many from one address.
//!
//! A client that sends nothing, or its head a letter at a time, holds a place
//! and costs its owner nothing ("slowloris"). So nobody is made to wait for
//! such a client: when a place is wanted and none is free, the connection that
//! has waited longest for its client is closed. One whose request is being
//! answered is never closed for another.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use tokio::sync::Notify;

use super::Limits;
use crate::health::Counts;
use crate::layers::turns::counted_as;

/// All places, those that are taken and what each waits for.
pub(super) struct Places {
    most: usize,
    most_from_one_address: usize,
    counts: Arc<Counts>,
    held: Mutex<Held>,
    freed: Notify,
}

#[derive(Default)]
struct Held {
    open: usize,
    by_address: HashMap<IpAddr, usize>,
    /// Connections that wait for their client, the longest first.
    waiting: BTreeMap<u64, Waiting>,
    next: u64,
}

struct Waiting {
    address: Option<IpAddr>,
    closing: Arc<Notify>,
}

impl Places {
    pub(super) fn of(limits: &Limits, counts: Arc<Counts>) -> Arc<Self> {
        Arc::new(Self {
            most: limits.connections,
            most_from_one_address: limits.connections_from_one_address,
            counts,
            held: Mutex::default(),
            freed: Notify::new(),
        })
    }

    /// Takes a place for a client, and closes one that waits if none is free.
    ///
    /// `address` is the client's, and none for a proxy that is believed: it
    /// comes for many. None comes back where its address has all of its places
    /// and is being answered on each of them.
    pub(super) async fn take(self: &Arc<Self>, address: Option<IpAddr>) -> Option<Arc<Place>> {
        let address = address.map(counted_as);
        loop {
            let freed = self.freed.notified();
            match self.lock().take(address, self) {
                Taken::Place(place) => return Some(place),
                Taken::Refused => {
                    self.counts.turned_away();
                    return None;
                }
                Taken::Wait { closed } => {
                    if closed {
                        self.counts.closed_for_another();
                    }
                }
            }
            freed.await;
        }
    }

    /// Waits until nobody is left.
    pub(super) async fn empty(&self) {
        loop {
            let freed = self.freed.notified();
            if self.lock().open == 0 {
                return;
            }
            freed.await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        // A panic elsewhere leaves only counts behind, which stay good.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Taken {
    Place(Arc<Place>),
    Refused,
    Wait { closed: bool },
}

impl Held {
    fn take(&mut self, address: Option<IpAddr>, places: &Arc<Places>) -> Taken {
        let from_there = address.and_then(|address| self.by_address.get(&address));
        if from_there.is_some_and(|open| *open >= places.most_from_one_address) {
            let closed = self.close_one(|waiting| waiting.address == address);
            return if closed {
                Taken::Wait { closed }
            } else {
                Taken::Refused
            };
        }
        if self.open >= places.most {
            let closed = self.close_one(|_| true);
            return Taken::Wait { closed };
        }
        self.open += 1;
        if let Some(address) = address {
            *self.by_address.entry(address).or_default() += 1;
        }
        places.counts.connections_are(self.open);
        let closing = Arc::new(Notify::new());
        let waits = Mutex::new(Some(self.wait(address, &closing)));
        Taken::Place(Arc::new(Place {
            places: Arc::clone(places),
            address,
            closing,
            waits,
        }))
    }

    /// Writes down that a connection waits from now on.
    fn wait(&mut self, address: Option<IpAddr>, closing: &Arc<Notify>) -> u64 {
        let number = self.next;
        self.next += 1;
        let closing = Arc::clone(closing);
        self.waiting.insert(number, Waiting { address, closing });
        number
    }

    /// Closes the connection that has waited longest, if one waits.
    fn close_one(&mut self, which: impl Fn(&Waiting) -> bool) -> bool {
        let longest = self.waiting.iter().find(|(_, waiting)| which(waiting));
        let Some(number) = longest.map(|(number, _)| *number) else {
            return false;
        };
        if let Some(waiting) = self.waiting.remove(&number) {
            waiting.closing.notify_one();
        }
        true
    }
}

/// One connection's place, given back when it is dropped.
pub(super) struct Place {
    places: Arc<Places>,
    address: Option<IpAddr>,
    closing: Arc<Notify>,
    /// Under which number it waits, while it does.
    waits: Mutex<Option<u64>>,
}

impl Place {
    /// Comes true when the place is wanted for another.
    pub(super) async fn is_wanted(&self) {
        self.closing.notified().await;
    }

    /// Keeps the place until what comes back is dropped: a request is answered.
    pub(super) fn answering(self: &Arc<Self>) -> Answering {
        if let Some(number) = self.number().take() {
            self.places.lock().waiting.remove(&number);
        }
        Answering(Arc::clone(self))
    }

    fn number(&self) -> MutexGuard<'_, Option<u64>> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let number = self.number().take();
        let mut held = self.places.lock();
        if let Some(number) = number {
            held.waiting.remove(&number);
        }
        held.open -= 1;
        if let Some(address) = self.address
            && let Some(open) = held.by_address.get_mut(&address)
        {
            *open -= 1;
            if *open == 0 {
                held.by_address.remove(&address);
            }
        }
        self.places.counts.connections_are(held.open);
        drop(held);
        self.places.freed.notify_one();
    }
}

/// A request that is being answered on a place.
pub(super) struct Answering(Arc<Place>);

impl Answering {
    /// A body that is being answered until the last of it is taken.
    pub(super) fn until_taken(self, body: Body) -> Body {
        Body::new(Taking {
            body,
            _answering: self,
        })
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        let place = &self.0;
        let number = place.places.lock().wait(place.address, &place.closing);
        *place.number() = Some(number);
    }
}

/// A body on its way to a client.
struct Taking {
    body: Body,
    _answering: Answering,
}

impl HttpBody for Taking {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn places(most: usize, from_one: usize) -> Arc<Places> {
        let limits = Limits {
            connections: most,
            connections_from_one_address: from_one,
            ..Limits::default()
        };
        Places::of(&limits, Arc::default())
    }

    fn address(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([192, 0, 2, last]))
    }

    /// Whether a place is wanted for another already.
    async fn wanted(place: &Place) -> bool {
        tokio::time::timeout(Duration::from_millis(20), place.is_wanted())
            .await
            .is_ok()
    }

    #[tokio::test]
    async fn whoever_waits_longest_makes_room_and_who_is_answered_never_does() {
        let places = places(3, 3);
        let answered = places.take(address(1)).await.unwrap();
        let _answering = answered.answering();
        let longest = places.take(address(2)).await.unwrap();
        let shorter = places.take(address(3)).await.unwrap();
        let next = tokio::spawn({
            let places = Arc::clone(&places);
            async move { places.take(address(4)).await.is_some() }
        });
        assert!(wanted(&longest).await);
        assert!(!wanted(&shorter).await && !wanted(&answered).await);
        drop(longest);
        assert!(next.await.unwrap());
    }

    #[tokio::test]
    async fn an_address_makes_room_for_itself_first_and_then_has_none() {
        let places = places(9, 2);
        let one = places.take(address(1)).await.unwrap();
        let other = places.take(address(1)).await.unwrap();
        let elsewhere = places.take(address(2)).await.unwrap();
        let (_first, _second) = (one.answering(), other.answering());
        assert!(places.take(address(1)).await.is_none());
        assert!(!wanted(&elsewhere).await);
        // A proxy that is believed comes for many.
        for _ in 0..4 {
            std::mem::forget(places.take(None).await.unwrap());
        }
    }

    #[tokio::test]
    async fn once_answered_a_connection_waits_again_behind_the_others() {
        let places = places(2, 2);
        let first = places.take(address(1)).await.unwrap();
        let second = places.take(address(2)).await.unwrap();
        drop(first.answering());
        let order: Vec<_> = {
            let held = places.lock();
            held.waiting.values().map(|it| it.address).collect()
        };
        assert_eq!(order, [address(2), address(1)]);
        drop((first, second));
        tokio::time::timeout(Duration::from_secs(1), places.empty())
            .await
            .unwrap();
        assert!(places.lock().by_address.is_empty());
    }
}
