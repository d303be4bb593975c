//! What is counted while the program serves.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;

/// Upper bounds of the counted times, in milliseconds.
pub(super) const UP_TO: [u64; 7] = [5, 25, 100, 300, 1_000, 5_000, 20_000];

/// Counts of one run of the program: numbers only, of nobody.
#[derive(Debug, Default)]
pub struct Counts {
    /// Answers by the first digit of their status, from 1 to 5.
    pub(super) answers: [AtomicU64; 5],
    /// Answers that took at most so long, each counted in one.
    pub(super) took: [AtomicU64; UP_TO.len()],
    pub(super) took_longer: AtomicU64,
    pub(super) microseconds: AtomicU64,
    pub(super) connections: AtomicUsize,
    pub(super) turned_away: AtomicU64,
    pub(super) closed_for_another: AtomicU64,
    pub(super) slowed: AtomicU64,
    pub(super) webhook_delivered: AtomicU64,
    pub(super) webhook_failed: AtomicU64,
    pub(super) webhook_given_up: AtomicU64,
}

impl Counts {
    /// A request was answered.
    pub(crate) fn answered(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        add_one(&self.answers[class]);
        let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let bound = UP_TO.iter().position(|up_to| milliseconds <= *up_to);
        add_one(bound.map_or(&self.took_longer, |bound| &self.took[bound]));
        let microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.microseconds.fetch_add(microseconds, Ordering::Relaxed);
    }

    /// So many connections are open.
    pub(crate) fn connections_are(&self, open: usize) {
        self.connections.store(open, Ordering::Relaxed);
    }

    /// A client was turned away: its address has all of its places.
    pub(crate) fn turned_away(&self) {
        add_one(&self.turned_away);
    }

    /// A connection that waited was closed for another.
    pub(crate) fn closed_for_another(&self) {
        add_one(&self.closed_for_another);
    }

    /// A try at signing in was told to wait.
    pub(crate) fn slowed(&self) {
        add_one(&self.slowed);
    }

    /// A webhook was told.
    pub(crate) fn webhook_delivered(&self) {
        add_one(&self.webhook_delivered);
    }

    /// A webhook was not told, and will be tried again.
    pub(crate) fn webhook_failed(&self) {
        add_one(&self.webhook_failed);
    }

    /// A delivery to a webhook was given up.
    pub(crate) fn webhook_given_up(&self) {
        add_one(&self.webhook_given_up);
    }
}

fn add_one(count: &AtomicU64) {
    count.fetch_add(1, Ordering::Relaxed);
}
