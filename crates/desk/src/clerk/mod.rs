//! The clerk: the one writer, and the keeper of the live register.
//!
//! Commands are decided one after another, each against the register exactly
//! at the head of the log and with those before it taken. Those that wait
//! together share one append and one fsync. Until that is durable nobody is
//! told anything, and nobody reads it: the register stays locked for writing.
//!
//! When an append does not come about, the register is folded anew from the
//! log, so that what is read is what is kept. That takes as long as a start
//! does and happens when a disk fails, or when a command of several facts is
//! refused after its first.
//!
//! Opening a log verifies only its end. So before the first command is kept the
//! whole of it is verified, unless somebody has done so meanwhile and
//! [says so](Clerk::log_was_verified): nothing is ever added to a log that is
//! not as it was kept.

mod fold;
mod writer;

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, RwLock, RwLockReadGuard};
use std::thread::{self, JoinHandle};

use answerable_register::calendar::Day;
use answerable_register::canonical::CanonicalError;
use answerable_register::check::Refusal;
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::fold::Register;
use answerable_register::words::Text;
use answerable_store::{AppendError, Fault, IdempotencyKey, Log};

pub use fold::{NotFolded, fold};
use writer::Writer;

use crate::Desk;

/// Commands that may wait before the next caller has to.
const WAITING_AT_MOST: usize = 1024;

/// Facts to record together, or not at all.
#[derive(Clone, Debug)]
pub struct Command {
    /// What makes it the same command when it is sent again.
    pub key: Option<IdempotencyKey>,
    /// Who records: an opaque id.
    pub by: Text,
    /// Today. Recording never goes back: a day before the last entry's counts
    /// as the last entry's.
    pub today: Day,
    /// The facts, in an order in which each can stand.
    pub facts: Vec<Recording>,
}

/// One fact to record, and the entry it corrects if it does.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The fact.
    pub fact: Fact,
    /// The entry it corrects.
    pub corrects: Option<EntryNumber>,
}

impl<T: Into<Fact>> From<T> for Recording {
    fn from(fact: T) -> Self {
        Self {
            fact: fact.into(),
            corrects: None,
        }
    }
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The numbers of its entries.
    pub entries: Range<EntryNumber>,
    /// Whether it had been recorded before, under the same key.
    pub already: bool,
}

/// Why a command was not recorded: nothing of it was.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotRecorded {
    /// A rule is broken that a person can put right.
    #[error("{refusal}")]
    Refused {
        /// Which of its facts, counted from 0.
        fact: usize,
        /// The rule.
        refusal: Refusal,
    },
    /// A fact cannot be written down.
    #[error("fact {fact} cannot be written down: {why}")]
    NotWritable {
        /// Which of its facts, counted from 0.
        fact: usize,
        /// Why not.
        why: Arc<CanonicalError>,
    },
    /// The log did not keep it.
    #[error("{0}")]
    Log(#[source] Arc<AppendError>),
    /// The log could not be read, or it is not as it was kept and nothing is
    /// added to it.
    #[error("{0}")]
    Fault(#[source] Arc<Fault>),
    /// Writing has stopped; reading goes on.
    #[error("writing has stopped: {why}")]
    Stopped {
        /// Why.
        why: String,
    },
}

type Reply = SyncSender<Result<Recorded, NotRecorded>>;

/// Why no clerk sat down.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The log could not be folded.
    #[error("{0}")]
    NotFolded(#[from] NotFolded),
    /// The machine starts no thread more.
    #[error(
        "no thread could be started to write the log: {0}; stop other programs and start again"
    )]
    NoThread(std::io::Error),
}

/// The clerk's counter: give it commands, read the live register.
///
/// Leaving it, the clerk finishes what was given and closes the log.
#[derive(Debug)]
pub struct Clerk {
    register: Arc<RwLock<Register>>,
    exit_when_stopped: Arc<AtomicBool>,
    verified: Arc<AtomicBool>,
    // Fields are left in this order: the thread ends when nobody can send to it
    // any more, and only then is waited for.
    commands: SyncSender<(Command, Reply)>,
    writing: Writing,
}

/// The thread that writes, waited for when it is left.
#[derive(Debug)]
struct Writing(Option<JoinHandle<()>>);

impl Clerk {
    /// Folds the log and sits down to write.
    ///
    /// # Errors
    ///
    /// [`NotStarted`]: nothing was written.
    pub fn start(log: Log) -> Result<Self, NotStarted> {
        let register = Arc::new(RwLock::new(fold(&log)?));
        let (commands, waiting) = sync_channel(WAITING_AT_MOST);
        let exit_when_stopped = Arc::new(AtomicBool::new(false));
        let verified = Arc::new(AtomicBool::new(false));
        let writer = Writer {
            register: Arc::clone(&register),
            log,
            verified: Arc::clone(&verified),
            exit_when_stopped: Arc::clone(&exit_when_stopped),
        };
        let writing = thread::Builder::new()
            .name("clerk".to_owned())
            .spawn(move || writer.work(&waiting))
            .map_err(NotStarted::NoThread)?;
        Ok(Self {
            register,
            exit_when_stopped,
            verified,
            commands,
            writing: Writing(Some(writing)),
        })
    }

    /// Whether the clerk is there to write.
    #[must_use]
    pub fn takes_commands(&self) -> bool {
        let Writing(thread) = &self.writing;
        thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// Makes the process exit, once everybody has been answered, when a failed
    /// fsync has stopped the log: what the disk then holds is known only after
    /// a new start. For programs that serve; a test looks at what is left.
    pub fn exit_when_stopped(&self) {
        self.exit_when_stopped.store(true, Ordering::Relaxed);
    }

    /// Takes note that the whole log was verified since it was opened, so that
    /// the first command need not wait for it.
    pub fn log_was_verified(&self) {
        self.verified.store(true, Ordering::Relaxed);
    }

    /// The register, for reading. Hold it for one answer and no longer: the
    /// clerk waits meanwhile.
    pub fn read(&self) -> RwLockReadGuard<'_, Register> {
        // A reader that panicked changed nothing; the clerk itself folds anew
        // before it lets go.
        self.register
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Records a command and waits until it is durable. The first one waits
    /// until the whole log is verified too.
    ///
    /// # Errors
    ///
    /// [`NotRecorded`]: nothing of it was recorded.
    pub fn record(&self, command: Command) -> Result<Recorded, NotRecorded> {
        let gone = || NotRecorded::Stopped {
            why: "the clerk has gone".to_owned(),
        };
        let (reply, answer) = sync_channel(1);
        self.commands.send((command, reply)).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
}

impl Desk {
    /// What was recorded under a key; none where nothing was. Whoever was broken
    /// off between recording and noting it finds here what to note.
    ///
    /// # Errors
    ///
    /// [`NotRecorded`] when the log cannot say.
    pub(crate) fn recorded_under(
        &self,
        key: &IdempotencyKey,
        by: &str,
        today: Day,
    ) -> Result<Option<Recorded>, NotRecorded> {
        // With no facts nothing can come of it but what is there.
        let asked = self.record(Command {
            key: Some(key.clone()),
            by: by.into(),
            today,
            facts: Vec::new(),
        })?;
        Ok(asked.already.then_some(asked))
    }
}

impl Drop for Writing {
    /// Waits until everything stands in the log's one file. Who leaves without
    /// waiting leaves part of it in `-wal`.
    fn drop(&mut self) {
        if let Some(writing) = self.0.take()
            && writing.join().is_err()
        {
            tracing::error!("the clerk ended in a panic: the next start reads what is kept");
        }
    }
}
