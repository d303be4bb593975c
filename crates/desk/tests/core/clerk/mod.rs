//! One writer: commands are kept whole or not at all, once, and what is read
//! is what is kept.
//!
//! * `whole`: all of a command or none of it;
//! * `once`: a command sent again, or by many at a time;
//! * `batch`: commands decided together cost one another nothing;
//! * `days`: the day of recording never goes back or far ahead;
//! * `nodes`: others who write to the same log, or only read it.

mod batch;
mod days;
mod nodes;
mod once;
mod whole;

use std::thread;
use std::time::Duration;

use answerable_desk::clerk::{Command, NotRecorded, Recorded, Recording};
use answerable_testkit::facts::source;

use crate::{Office, command};

fn one(id: &str) -> Vec<Recording> {
    vec![source(id).into()]
}

/// Sends commands so that they wait together and are decided as one batch:
/// while somebody reads, the clerk cannot begin.
fn together(office: &Office, commands: Vec<Command>) -> Vec<Result<Recorded, NotRecorded>> {
    thread::scope(|scope| {
        let reading = office.clerk.read();
        let clerk = &office.clerk;
        // The clerk takes this one, and waits with it for the reader.
        let first = scope.spawn(|| clerk.record(command(one("taken-first"))));
        thread::sleep(Duration::from_millis(250));
        let waiting: Vec<_> = commands
            .into_iter()
            .map(|command| {
                let sent = scope.spawn(|| clerk.record(command));
                thread::sleep(Duration::from_millis(250));
                sent
            })
            .collect();
        drop(reading);
        first.join().unwrap().unwrap();
        waiting
            .into_iter()
            .map(|sent| sent.join().unwrap())
            .collect()
    })
}
