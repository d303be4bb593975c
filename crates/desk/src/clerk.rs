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

use std::ops::{ControlFlow, Range};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, RwLock, RwLockReadGuard};
use std::thread;
use std::time::Duration;

use answerable_register::calendar::Day;
use answerable_register::canonical::CanonicalError;
use answerable_register::check::Refusal;
use answerable_register::entry::{Entry, EntryNumber, Fact, UnreadableEntry};
use answerable_register::fold::Register;
use answerable_register::words::Text;
use answerable_store::{AppendError, Appended, Draft, Fault, IdempotencyKey, Kept, Log, ReadError};

/// Commands that may wait before the next caller has to.
const WAITING_AT_MOST: usize = 1024;

/// Commands that share one append at most: enough to keep a disk busy, few
/// enough that readers never wait long.
const BATCH_AT_MOST: usize = 256;

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
    Log(Arc<AppendError>),
    /// The key could not be looked up.
    #[error("{0}")]
    Fault(Arc<Fault>),
    /// Writing has stopped; reading goes on.
    #[error("writing has stopped: {why}")]
    Stopped {
        /// Why.
        why: String,
    },
}

/// Why a log could not be folded.
#[derive(Debug, thiserror::Error)]
pub enum NotFolded {
    /// The log could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// An entry could not be read.
    #[error("entry {number} of the log cannot be read: {why}")]
    Entry {
        /// The entry.
        number: EntryNumber,
        /// Why not.
        why: UnreadableEntry,
    },
}

/// Folds a log into a register.
///
/// # Errors
///
/// When the log or an entry of it cannot be read.
pub fn fold(log: &Log) -> Result<Register, NotFolded> {
    let mut register = Register::default();
    let read = log.for_each(0, |number, kept| {
        match kept {
            Kept::Open(bytes) => match Entry::from_bytes(bytes) {
                Ok(entry) => register.fold(entry),
                Err(why) => return ControlFlow::Break(NotFolded::Entry { number, why }),
            },
            Kept::Withheld { recorded_on, .. } => register.fold_withheld(recorded_on),
        }
        ControlFlow::Continue(())
    })?;
    match read {
        ControlFlow::Continue(_) => Ok(register),
        ControlFlow::Break(why) => Err(why),
    }
}

type Reply = SyncSender<Result<Recorded, NotRecorded>>;

/// The clerk's counter: give it commands, read the live register.
#[derive(Debug)]
pub struct Clerk {
    register: Arc<RwLock<Register>>,
    commands: SyncSender<(Command, Reply)>,
}

impl Clerk {
    /// Folds the log and sits down to write.
    ///
    /// # Errors
    ///
    /// When the log cannot be folded.
    pub fn start(log: Log) -> Result<Self, NotFolded> {
        let register = Arc::new(RwLock::new(fold(&log)?));
        let (commands, waiting) = sync_channel(WAITING_AT_MOST);
        let writer = Writer {
            register: Arc::clone(&register),
            log,
        };
        thread::Builder::new()
            .name("clerk".to_owned())
            .spawn(move || writer.work(&waiting))
            .expect("a machine that folded the log can start one thread more");
        Ok(Self { register, commands })
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

    /// Records a command and waits until it is durable.
    ///
    /// # Errors
    ///
    /// [`NotRecorded`]: nothing of it was recorded.
    pub fn record(&self, command: Command) -> Result<Recorded, NotRecorded> {
        let stopped = || NotRecorded::Stopped {
            why: "the clerk has gone".to_owned(),
        };
        let (reply, answer) = sync_channel(1);
        self.commands
            .send((command, reply))
            .map_err(|_| stopped())?;
        answer.recv().map_err(|_| stopped())?
    }
}

/// The clerk's other side: the thread that writes.
struct Writer {
    register: Arc<RwLock<Register>>,
    log: Log,
}

/// What was decided of one command.
enum Decided {
    /// It is in the batch, as this draft.
    Drafted(usize),
    /// It is settled without being kept.
    Settled(Result<Recorded, NotRecorded>),
}

impl Writer {
    fn work(mut self, waiting: &Receiver<(Command, Reply)>) {
        loop {
            let first = match waiting.recv_timeout(Duration::from_secs(3600)) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let mut batch = vec![first];
            while batch.len() < BATCH_AT_MOST {
                match waiting.try_recv() {
                    Ok(command) => batch.push(command),
                    Err(_) => break,
                }
            }
            self.keep(batch);
        }
    }

    fn keep(&mut self, batch: Vec<(Command, Reply)>) {
        let shared = Arc::clone(&self.register);
        let mut register = shared
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let head = register.head();
        let mut drafts = Vec::new();
        let mut decided = Vec::new();
        for (command, reply) in batch {
            let decision = self.decide(&mut register, command, &mut drafts);
            decided.push((decision, reply));
        }
        let kept = if drafts.is_empty() {
            Ok(Vec::new())
        } else {
            self.log.append(head, &drafts).map_err(Arc::new)
        };
        if kept.is_err() {
            self.fold_anew(&mut register);
        }
        drop(register);
        for (decision, reply) in decided {
            let answer = match (decision, &kept) {
                (Decided::Settled(answer), _) => answer,
                (Decided::Drafted(place), Ok(kept)) => Ok(recorded(&kept[place])),
                (Decided::Drafted(_), Err(why)) => Err(NotRecorded::Log(Arc::clone(why))),
            };
            // A caller that has gone away does not need its answer.
            let _ = reply.send(answer);
        }
    }

    /// Decides one command against the register, and takes it there.
    fn decide(
        &mut self,
        register: &mut Register,
        command: Command,
        drafts: &mut Vec<Draft>,
    ) -> Decided {
        if let Some(why) = self.log.stopped() {
            return Decided::Settled(Err(NotRecorded::Stopped {
                why: why.to_owned(),
            }));
        }
        if let Some(key) = &command.key {
            match self.log.already(key) {
                Ok(Some(entries)) => {
                    return Decided::Settled(Ok(Recorded {
                        entries,
                        already: true,
                    }));
                }
                Ok(None) => {}
                Err(fault) => {
                    return Decided::Settled(Err(NotRecorded::Fault(Arc::new(fault))));
                }
            }
        }
        let recorded_on = register
            .last_recorded_on()
            .map_or(command.today, |last| last.max(command.today));
        let mut entries = Vec::with_capacity(command.facts.len());
        for (place, recording) in command.facts.into_iter().enumerate() {
            match take(register, &command.by, recorded_on, recording, place) {
                Ok(bytes) => entries.push(bytes),
                Err(refused) => {
                    if place > 0 {
                        self.undo(register, drafts);
                    }
                    return Decided::Settled(Err(refused));
                }
            }
        }
        drafts.push(Draft {
            key: command.key,
            recorded_on,
            entries,
        });
        Decided::Drafted(drafts.len() - 1)
    }

    /// Takes back the first facts of a command that was refused later on: the
    /// log is folded anew, and the drafts before it are taken again.
    fn undo(&mut self, register: &mut Register, drafts: &[Draft]) {
        self.fold_anew(register);
        for bytes in drafts.iter().flat_map(|draft| &draft.entries) {
            if let Ok(entry) = Entry::from_bytes(bytes) {
                register.fold(entry);
            }
        }
    }

    fn fold_anew(&self, register: &mut Register) {
        match fold(&self.log) {
            Ok(folded) => *register = folded,
            // The log that was folded at start cannot be read any more. To
            // show what may not be kept would be worse than to stop.
            Err(why) => {
                tracing::error!(%why, "the log can no longer be read: stopping");
                std::process::abort();
            }
        }
    }
}

fn take(
    register: &mut Register,
    by: &Text,
    recorded_on: Day,
    recording: Recording,
    place: usize,
) -> Result<Vec<u8>, NotRecorded> {
    let entry = Entry {
        corrects: recording.corrects,
        ..Entry::new(by, recorded_on, register.prepare(recording.fact))
    };
    register
        .check(&entry)
        .map_err(|refusal| NotRecorded::Refused {
            fact: place,
            refusal,
        })?;
    let bytes = entry.to_bytes().map_err(|why| NotRecorded::NotWritable {
        fact: place,
        why: Arc::new(why),
    })?;
    register.fold(entry);
    Ok(bytes)
}

fn recorded(appended: &Appended) -> Recorded {
    Recorded {
        entries: appended.numbers(),
        already: matches!(appended, Appended::Already(_)),
    }
}
