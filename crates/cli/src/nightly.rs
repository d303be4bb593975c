//! The files of the whole register, made anew each night beside serving.
//!
//! A thread of its own looks once a minute whether it is time: where no file has
//! been made yet, and else once a day from the hour of the setting. What fails is
//! logged and tried again an hour later; the files of the day before stay. A program
//! that is told to stop waits until the thread has let go of the log.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use answerable_desk::Desk;
use answerable_export::{Checkpoint, Lent, NotExported, Order, Source, export};
use answerable_register::fold::Register;
use answerable_store::HomePaths;

use crate::export::{LogOf, Stop};
use crate::today::{hour, today};

/// The folder of the files, in the register's.
const FOLDER: &str = "data";

/// How long between two looks at the clock.
const LOOKS_AT_THE_CLOCK: Duration = Duration::from_secs(60);

/// How long until what failed is tried again.
const TRIES_AGAIN: Duration = Duration::from_secs(3600);

/// When the files are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nightly {
    /// From this hour on, 0 to 23, once a day.
    From(u8),
    /// Never, and none are offered.
    Off,
}

impl std::str::FromStr for Nightly {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "off" {
            return Ok(Self::Off);
        }
        match text.parse() {
            Ok(hour) if hour < 24 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Self::From(hour))
            }
            _ => Err(format!("'{text}' is no hour; write 0 to 23, or off")),
        }
    }
}

impl Nightly {
    /// What the pages offer of it.
    pub(crate) fn offered(self, register: &Path) -> answerable_web::Data {
        match self {
            Self::Off => answerable_web::Data::default(),
            Self::From(hour) => answerable_web::Data {
                folder: Some(register.join(FOLDER)),
                hour: Some(hour),
            },
        }
    }

    /// Begins to make the files; nothing where they are off.
    pub(crate) fn begin(self, desk: &Arc<Desk>, register: &Path) -> Option<Making> {
        let Self::From(hour) = self else { return None };
        let stop = Stop::default();
        let maker = Maker {
            desk: Borrowed {
                desk: Arc::downgrade(desk),
                stop: stop.clone(),
            },
            log: HomePaths::of(register).log(),
            folder: register.join(FOLDER),
            from: hour,
        };
        let (waker, told) = channel::<()>();
        let work = move || {
            let mut wait = Duration::ZERO;
            while told.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                wait = maker.look();
            }
        };
        match thread::Builder::new()
            .name("nightly".to_owned())
            .spawn(work)
        {
            Ok(thread) => Some(Making {
                stop,
                waker: Some(waker),
                thread: Some(thread),
            }),
            Err(why) => {
                tracing::error!(%why, "the files of the register are not made");
                None
            }
        }
    }
}

/// The thread that makes the files. Dropped, it is told to stop and waited for: one
/// under way breaks off and leaves the files of the day before.
pub(crate) struct Making {
    stop: Stop,
    waker: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Making {
    fn drop(&mut self) {
        self.stop.now();
        self.waker.take();
        if self
            .thread
            .take()
            .is_some_and(|thread| thread.join().is_err())
        {
            tracing::error!("the files of the register were not made: the thread broke off");
        }
    }
}

/// The register of a desk, until it is told to stop.
struct Borrowed {
    desk: Weak<Desk>,
    stop: Stop,
}

impl Source for Borrowed {
    fn lend(&self, look: &mut dyn FnMut(&Register)) -> Lent {
        match self.stop.is_told() {
            true => Lent::NoLonger,
            false => self.desk.lend(look),
        }
    }
}

struct Maker {
    desk: Borrowed,
    log: PathBuf,
    folder: PathBuf,
    from: u8,
}

impl Maker {
    /// Makes the files where it is time, and says how long to wait.
    fn look(&self) -> Duration {
        if !is_time(Checkpoint::read(&self.folder).as_ref(), self.from) {
            return LOOKS_AT_THE_CLOCK;
        }
        let log = LogOf {
            path: self.log.clone(),
            stop: self.desk.stop.clone(),
        };
        let order = Order {
            folder: self.folder.clone(),
            as_at: today(),
            today: today(),
        };
        match export(&self.desk, &log, &order) {
            Ok(made) => {
                let entries = made.checkpoint.entries;
                tracing::info!(entries, "the files of the whole register are made");
                LOOKS_AT_THE_CLOCK
            }
            Err(NotExported::Stopped) => LOOKS_AT_THE_CLOCK,
            Err(why) => {
                tracing::error!(%why, "the files of the register could not be made");
                TRIES_AGAIN
            }
        }
    }
}

/// Whether files are to be made: there are none, or those of an earlier day and
/// the hour has come.
fn is_time(made: Option<&Checkpoint>, from: u8) -> bool {
    match made {
        None => true,
        Some(made) => made.made_on < today() && hour() >= from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setting_is_an_hour_or_off() {
        assert_eq!("3".parse(), Ok(Nightly::From(3)));
        assert_eq!("0".parse(), Ok(Nightly::From(0)));
        assert_eq!("off".parse(), Ok(Nightly::Off));
        for other in ["24", "-1", "3am", "", "+3", "Off"] {
            assert!(other.parse::<Nightly>().is_err(), "{other}");
        }
    }
}
