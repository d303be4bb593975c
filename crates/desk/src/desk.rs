//! The desk: everything a register's people and pages need, in one place.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLockReadGuard};

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::fold::Register;
use answerable_store::inbox::{FormKey, InboxError, Reference, Request};
use answerable_store::vault::Draw;
use answerable_store::{
    Accounts, ApiReplies, Archive, ArchiveError, Drafts, Entry, Fault, Followers, Home, HomeLock,
    Inbox, Log, Replies, Reviews, Trackers, Vault, Webhooks, Work,
};

use crate::actions::{self, Brought, NotBrought};
use crate::asked_before::Remembered;
use crate::clerk::{Clerk, Command, NotRecorded, NotStarted, Recorded};
use crate::following::Chronicle;
use crate::proof::Proofs;
use crate::questions::{EntryPage, entry_page};
use crate::reading::{self, Here, Reader};
use crate::roll::Roll;
use crate::search::{Search, SearchFault};
use crate::view::View;

/// A register at work: its clerk, its documents, its letterbox.
#[derive(Debug)]
pub struct Desk {
    // Whoever reads the log closes it before the clerk, who writes it, does: the
    // last to close a log empties its write-ahead log into it.
    reader: Mutex<Log>,
    clerk: Clerk,
    archive: Archive,
    vault: Arc<Vault>,
    inbox: Mutex<Inbox>,
    accounts: Mutex<Accounts>,
    reviews: Mutex<Reviews>,
    drafts: Drafts,
    replies: Mutex<Replies>,
    trackers: Trackers,
    work: Mutex<Work>,
    webhooks: Mutex<Webhooks>,
    followers: Mutex<Followers>,
    api_replies: ApiReplies,
    search: Search,
    roll: Roll,
    remembered: Remembered,
    chronicle: Mutex<Chronicle>,
    proofs: Proofs,
    documents: Arc<dyn Reader>,
    _lock: HomeLock,
}

/// Why a desk could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// No clerk sat down.
    #[error("{0}")]
    NotStarted(#[from] NotStarted),
    /// The reference data could not be recorded.
    #[error("{0}")]
    NotBrought(#[from] NotBrought),
    /// There is no memory for the search index.
    #[error("{0}")]
    Search(#[from] SearchFault),
}

impl Desk {
    /// Opens a register at a desk and brings its reference data up to date.
    ///
    /// `reader` is the same log, opened for reading: entries are shown as they
    /// are kept, beside the clerk who writes.
    ///
    /// # Errors
    ///
    /// [`NotOpened`].
    pub fn open(home: Home, reader: Log, today: Day) -> Result<(Self, Brought), NotOpened> {
        Self::open_and(home, reader, |clerk| {
            actions::bring_up_to_date(clerk, today)
        })
    }

    /// Opens a register to practise on, whose bodies are all invented.
    ///
    /// # Errors
    ///
    /// [`NotOpened`].
    pub fn open_for_practice(
        home: Home,
        reader: Log,
        today: Day,
    ) -> Result<(Self, Brought), NotOpened> {
        Self::open_and(home, reader, |clerk| {
            actions::bring_practice_up_to_date(clerk, today)
        })
    }

    fn open_and(
        home: Home,
        reader: Log,
        bring: impl FnOnce(&Clerk) -> Result<Brought, NotBrought>,
    ) -> Result<(Self, Brought), NotOpened> {
        let clerk = Clerk::start(home.log)?;
        let brought = bring(&clerk)?;
        let desk = Self {
            clerk,
            reader: Mutex::new(reader),
            archive: home.archive,
            vault: home.vault,
            inbox: Mutex::new(home.inbox),
            accounts: Mutex::new(home.accounts),
            reviews: Mutex::new(home.reviews),
            drafts: home.drafts,
            replies: Mutex::new(home.replies),
            trackers: home.trackers,
            work: Mutex::new(home.work),
            webhooks: Mutex::new(home.webhooks),
            followers: Mutex::new(home.followers),
            api_replies: home.api_replies,
            search: Search::try_new()?,
            roll: Roll::default(),
            remembered: Remembered::default(),
            chronicle: Mutex::default(),
            proofs: Proofs::default(),
            documents: Arc::new(Here),
            _lock: home.lock,
        };
        Ok((desk, brought))
    }

    /// Has what comes from outside read by this reader, in the place of
    /// [`Here`], which reads in this process.
    #[must_use]
    pub fn reading_by(self, reader: Arc<dyn Reader>) -> Self {
        let documents = reader;
        Self { documents, ..self }
    }

    /// The name and version of the `pdftotext` by which people may have PDFs read; none
    /// where whoever runs the register has not asked for one.
    #[must_use]
    pub fn pdftotext(&self) -> Option<&str> {
        self.documents.pdftotext()
    }

    /// Reads a file that somebody sent.
    pub(crate) fn read_file(
        &self,
        work: &reading::Work,
        bytes: &[u8],
    ) -> Result<reading::Told, reading::NotRead> {
        self.documents.read(work, bytes)
    }

    /// The register, for reading: hold it for one answer and no longer.
    pub fn read(&self) -> RwLockReadGuard<'_, Register> {
        self.clerk.read()
    }

    /// Records facts, and waits until they are durable.
    ///
    /// # Errors
    ///
    /// [`NotRecorded`]: nothing of the command was recorded.
    pub fn record(&self, command: Command) -> Result<Recorded, NotRecorded> {
        self.clerk.record(command)
    }

    /// Makes the process exit when a failed fsync has stopped the log.
    pub fn exit_when_stopped(&self) {
        self.clerk.exit_when_stopped();
    }

    /// The clerk, for acts that decide over many facts.
    #[must_use]
    pub fn clerk(&self) -> &Clerk {
        &self.clerk
    }

    /// Search over what was asked.
    #[must_use]
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// The lines of all asks, for lists.
    #[must_use]
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// What was asked, remembered by its words.
    #[must_use]
    pub fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    /// Brings the search index, what is remembered of asks and the index of what
    /// happened up to date.
    ///
    /// # Errors
    ///
    /// When the index fails.
    pub fn index(&self) -> Result<(), SearchFault> {
        while self.search.step(&self.read())? {}
        while self.remembered.step(&self.read()) {}
        while lock(&self.chronicle).step(&self.read()) {}
        while self.search.get_ready()? {}
        Ok(())
    }

    /// Which entries are news of what, up to date with a register.
    pub(crate) fn chronicle(&self, register: &Register) -> MutexGuard<'_, Chronicle> {
        let mut chronicle = lock(&self.chronicle);
        chronicle.catch_up(register);
        chronicle
    }

    /// The kept bytes of a document, if we hold them whole.
    ///
    /// # Errors
    ///
    /// When they are held and can't be read, or were altered.
    pub fn document(&self, fingerprint: Fingerprint) -> Result<Option<Vec<u8>>, ArchiveError> {
        if self.archive.contains(fingerprint) {
            self.archive.read(fingerprint).map(Some)
        } else {
            Ok(None)
        }
    }

    /// The archive of source documents.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// One entry of the log as it is kept; none where there is none yet.
    ///
    /// # Errors
    ///
    /// When it was altered, is missing, or cannot be read.
    pub fn entry(&self, number: EntryNumber) -> Result<Option<EntryPage>, Fault> {
        let (head, kept) = self.kept(number)?;
        Ok(kept.map(|kept| entry_page(number, head, kept)))
    }

    /// How many entries the log has, and one of them as it is kept.
    pub(crate) fn kept(&self, number: EntryNumber) -> Result<(u64, Option<Entry>), Fault> {
        let log = lock(&self.reader);
        Ok((log.head()?, log.entry(number)?))
    }

    /// The log, for reading: hold it for one look and no longer.
    pub(crate) fn reader(&self) -> &Mutex<Log> {
        &self.reader
    }

    /// The tree that entries are proved by.
    pub(crate) fn proofs(&self) -> &Proofs {
        &self.proofs
    }

    /// Puts a request for correction into the inbox, once for each form, sealed
    /// under what the caller drew.
    ///
    /// # Errors
    ///
    /// When a part of it must change, or the disk refuses.
    pub fn ask_for_correction(
        &self,
        request: &Request,
        form: FormKey,
        draw: &Draw,
    ) -> Result<Reference, InboxError> {
        lock(&self.inbox).add(request, form, draw)
    }

    /// The requests for a correction.
    pub(crate) fn inbox(&self) -> MutexGuard<'_, Inbox> {
        lock(&self.inbox)
    }

    /// Words that may have to be erased, each under a key of its own.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The answers that are not published.
    pub(crate) fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// The replies that are not published.
    pub(crate) fn replies_kept(&self) -> MutexGuard<'_, Replies> {
        lock(&self.replies)
    }

    /// The trackers that offices are bringing in.
    pub(crate) fn trackers(&self) -> &Trackers {
        &self.trackers
    }

    /// The accounts and their sessions: hold it for one look and no longer.
    pub fn accounts(&self) -> MutexGuard<'_, Accounts> {
        lock(&self.accounts)
    }

    /// Who has which work in hand, and which judgements are prepared.
    pub fn work(&self) -> MutexGuard<'_, Work> {
        lock(&self.work)
    }

    /// Addresses that are told of what concerns an office: hold it for one look
    /// and no longer.
    pub fn webhooks(&self) -> MutexGuard<'_, Webhooks> {
        lock(&self.webhooks)
    }

    /// Who follows what by e-mail: hold it for one look and no longer.
    pub fn followers(&self) -> MutexGuard<'_, Followers> {
        lock(&self.followers)
    }

    /// What programs were answered.
    #[must_use]
    pub fn api_replies(&self) -> &ApiReplies {
        &self.api_replies
    }

    /// The documents under review.
    pub fn reviews(&self) -> MutexGuard<'_, Reviews> {
        lock(&self.reviews)
    }
}

impl<'r> View<'r> {
    /// The view of a register that a guard holds.
    #[must_use]
    pub fn of(register: &'r RwLockReadGuard<'_, Register>, as_at: Day) -> Self {
        Self::new(register, as_at)
    }
}

/// A connection that a panicking caller left is as good as before: SQLite
/// rolled its transaction back.
fn lock<T>(part: &Mutex<T>) -> MutexGuard<'_, T> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}
