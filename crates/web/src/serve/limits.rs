//! How much one client, and all together, may ask of the server.

use std::time::Duration;

/// Bounds on connections and requests. The defaults suit one small machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections open at once. For one more, the one that has waited longest
    /// for its client is closed. Each takes a file handle, so this must stay
    /// below what the process may open.
    pub connections: usize,
    /// Connections open at once from one address that is no proxy we believe.
    pub connections_from_one_address: usize,
    /// Requests being answered at once. More are told to come back.
    pub requests_at_once: usize,
    /// How long a client may take to send a request's head, and how long a
    /// connection may stand idle.
    pub head_time: Duration,
    /// How large a request's head may be, in bytes.
    pub head_bytes: usize,
    /// How long an address may be, in bytes.
    pub address_bytes: usize,
    /// How large a form may be, in bytes.
    pub form_bytes: usize,
    /// How long a request may take from head to answer, its body included.
    pub answer_time: Duration,
    /// How long a client may take nothing of an answer that waits for it.
    pub taking_time: Duration,
    /// How long requests under way may take to finish after the word to stop.
    pub farewell: Duration,
    /// The pause after a connection that could not be taken.
    pub after_refused_accept: Duration,
    /// Forms taken from one address in [`Limits::forms_window`].
    pub forms_from_one_address: u32,
    /// The time over which forms are counted.
    pub forms_window: Duration,
    /// Tables and files given to one address in a minute.
    pub tables_in_a_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 900,
            connections_from_one_address: 200,
            requests_at_once: 256,
            head_time: Duration::from_secs(10),
            head_bytes: 16 * 1024,
            address_bytes: 4 * 1024,
            form_bytes: 128 * 1024,
            answer_time: Duration::from_secs(20),
            taking_time: Duration::from_secs(20),
            farewell: Duration::from_secs(10),
            after_refused_accept: Duration::from_millis(50),
            forms_from_one_address: 20,
            forms_window: Duration::from_secs(600),
            tables_in_a_minute: 1_200,
        }
    }
}
