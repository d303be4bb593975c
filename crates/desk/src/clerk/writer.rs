//! The clerk's other side: the thread that decides, keeps and answers.

use std::collections::VecDeque;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, PoisonError, RwLock};

use answerable_register::calendar::Day;
use answerable_register::entry::Entry;
use answerable_register::fold::Register;
use answerable_register::words::Text;
use answerable_store::{AppendError, Appended, Draft, Fault, Log};

use super::{Command, NotRecorded, Recorded, Recording, Reply, fold};

/// Commands that share one append at most: enough to keep a disk busy, few
/// enough that readers never wait long.
const COMMANDS_AT_MOST: usize = 256;

/// Bytes after which an append takes no further command: readers wait for as
/// long as they take to write, and the log takes no more than 64 MiB at once.
const BYTES_ENOUGH: usize = 8 << 20;

/// The exit code after a failed fsync: an input or output error, as
/// `sysexits.h` numbers it.
const EXIT_DISK_FAILED: i32 = 74;

/// The thread that writes.
pub(super) struct Writer {
    pub(super) register: Arc<RwLock<Register>>,
    pub(super) log: Log,
    pub(super) exit_when_stopped: Arc<AtomicBool>,
    /// Whether the whole log was verified since it was opened.
    pub(super) verified: Arc<AtomicBool>,
}

/// What was decided of one command.
enum Decided {
    /// It is kept as this draft of the append.
    Drafted(usize),
    /// It is the same command as this draft of the append.
    SameAs(usize),
    /// It is settled without being kept.
    Settled(Result<Recorded, NotRecorded>),
}

impl Writer {
    pub(super) fn work(mut self, waiting: &Receiver<(Command, Reply)>) {
        while let Ok(first) = waiting.recv() {
            let mut batch = VecDeque::from([first]);
            while batch.len() < COMMANDS_AT_MOST {
                match waiting.try_recv() {
                    Ok(command) => batch.push_back(command),
                    Err(_) => break,
                }
            }
            match self.verify_once() {
                Ok(()) => {
                    while !batch.is_empty() {
                        self.keep(&mut batch);
                    }
                }
                Err(fault) => refuse(batch, &fault),
            }
            if let Some(why) = self.log.stopped()
                && self.exit_when_stopped.load(Ordering::Relaxed)
            {
                tracing::error!(%why, "the disk failed: exiting, so that a new start reads what it holds");
                process::exit(EXIT_DISK_FAILED);
            }
        }
    }

    /// Verifies the whole log, unless that was done since it was opened. No lock
    /// is held, so readers do not wait.
    fn verify_once(&self) -> Result<(), Arc<Fault>> {
        if !self.verified.load(Ordering::Relaxed) {
            self.log.verify_all()?;
            self.verified.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Decides commands from the front of a batch, keeps them with one append,
    /// and answers them. Leaves those that would make the append too long.
    fn keep(&mut self, batch: &mut VecDeque<(Command, Reply)>) {
        let shared = Arc::clone(&self.register);
        let mut register = shared.write().unwrap_or_else(PoisonError::into_inner);
        let head = register.head();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut decided = Vec::new();
        let mut bytes = 0;
        while bytes < BYTES_ENOUGH
            && let Some((command, reply)) = batch.pop_front()
        {
            let decision = self.decide(&mut register, &command, &mut drafts);
            if let Decided::Drafted(place) = decision {
                bytes += drafts[place].entries.iter().map(Vec::len).sum::<usize>();
            }
            decided.push((decision, command, reply));
        }
        let kept = self.append(&mut register, head, &drafts);
        let answers: Vec<_> = decided
            .into_iter()
            .map(|(decision, command, reply)| {
                let answer = match (decision, &kept) {
                    (Decided::Settled(answer), _) => answer,
                    (Decided::Drafted(place), Ok(kept)) => Ok(recorded(&kept[place])),
                    (Decided::SameAs(place), Ok(kept)) => Ok(Recorded {
                        already: true,
                        ..recorded(&kept[place])
                    }),
                    // One that the log refuses must not cost the others, and
                    // what another node appended first asks to decide again.
                    (_, Err(why)) if is_no_fault(why) => self.keep_alone(&mut register, &command),
                    (_, Err(why)) => Err(NotRecorded::Log(Arc::clone(why))),
                };
                (reply, answer)
            })
            .collect();
        drop(register);
        for (reply, answer) in answers {
            // A caller that has gone away does not need its answer.
            let _ = reply.send(answer);
        }
    }

    /// Decides one command and keeps it with an append of its own.
    fn keep_alone(
        &mut self,
        register: &mut Register,
        command: &Command,
    ) -> Result<Recorded, NotRecorded> {
        let head = register.head();
        let mut drafts = Vec::new();
        if let Decided::Settled(answer) = self.decide(register, command, &mut drafts) {
            return answer;
        }
        match self.append(register, head, &drafts) {
            Ok(kept) => Ok(recorded(&kept[0])),
            Err(why) => Err(NotRecorded::Log(why)),
        }
    }

    /// Appends what was decided. If nothing comes of it, the register is what
    /// the log holds.
    fn append(
        &mut self,
        register: &mut Register,
        head: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Appended>, Arc<AppendError>> {
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        self.log.append(head, drafts).map_err(|why| {
            self.fold_anew(register);
            Arc::new(why)
        })
    }

    /// Whether a command was kept before, or is about to be.
    fn kept_before(&self, command: &Command, drafts: &[Draft]) -> Option<Decided> {
        let key = command.key.as_ref()?;
        if let Some(place) = drafts
            .iter()
            .position(|draft| draft.key.as_ref() == Some(key))
        {
            return Some(Decided::SameAs(place));
        }
        match self.log.already(key) {
            Ok(None) => None,
            Ok(Some(entries)) => Some(Decided::Settled(Ok(Recorded {
                entries,
                already: true,
            }))),
            Err(fault) => Some(Decided::Settled(Err(NotRecorded::Fault(Arc::new(fault))))),
        }
    }

    /// Decides one command against the register, and takes it there.
    fn decide(
        &mut self,
        register: &mut Register,
        command: &Command,
        drafts: &mut Vec<Draft>,
    ) -> Decided {
        if let Some(why) = self.log.stopped() {
            return Decided::Settled(Err(NotRecorded::Stopped {
                why: why.to_owned(),
            }));
        }
        if let Some(before) = self.kept_before(command, drafts) {
            return before;
        }
        if command.facts.is_empty() {
            return Decided::Settled(Ok(Recorded {
                entries: register.head()..register.head(),
                already: false,
            }));
        }
        let recorded_on = register
            .last_recorded_on()
            .map_or(command.today, |last| last.max(command.today));
        let mut entries = Vec::with_capacity(command.facts.len());
        for (place, recording) in command.facts.iter().enumerate() {
            match take(register, &command.by, recorded_on, recording.clone(), place) {
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
            key: command.key.clone(),
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
                process::abort();
            }
        }
    }
}

/// Answers every command of a batch with one fault.
fn refuse(batch: VecDeque<(Command, Reply)>, fault: &Arc<Fault>) {
    for (_, reply) in batch {
        // A caller that has gone away does not need its answer.
        let _ = reply.send(Err(NotRecorded::Fault(Arc::clone(fault))));
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

/// Whether the log refused something and the disk is sound.
fn is_no_fault(why: &AppendError) -> bool {
    !matches!(
        why,
        AppendError::Fault(_) | AppendError::Stopped { .. } | AppendError::OpenedForReading
    )
}

fn recorded(appended: &Appended) -> Recorded {
    Recorded {
        entries: appended.numbers(),
        already: matches!(appended, Appended::Already(_)),
    }
}
