//! An upload, kept between visits: covered, one person's, and erased when done.

use std::collections::{BTreeMap, BTreeSet};

use answerable_intake::tracker::{
    Columns, MOST_FILE_BYTES, Meaning, NotRead as NotATracker, Sheet, Workbook, words_of_status,
};
use answerable_ledger::Fingerprint;
use answerable_register::words::BodyId;
use answerable_store::Fault;
use answerable_store::reviews::Version;
use answerable_store::trackers::{TrackersError, Uploader};
use answerable_store::vault::{Asking, Draw, Moment};
use serde::{Deserialize, Serialize};

use super::plan::What;
use crate::desk::Desk;
use crate::reading::{NotRead, Work};

/// Whose upload, and when it is worked on.
#[derive(Clone, Copy, Debug)]
pub struct Which<'a> {
    /// The body for whose office it is.
    pub body: &'a BodyId,
    /// Who brings it in, by opaque id.
    pub by: &'a str,
    /// When.
    pub when: Moment,
}

/// An upload and what was said of it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InHand {
    /// What the file is called.
    pub file: String,
    /// Its SHA-256, in lower-case hex.
    pub fingerprint: String,
    /// What was read.
    pub workbook: Workbook,
    /// The sheet that is brought in.
    pub sheet: usize,
    /// What its columns mean.
    pub columns: Columns,
    /// Which meanings are taken from an upload before.
    pub remembered: BTreeSet<usize>,
    /// Whether somebody said what the columns mean.
    pub columns_said: bool,
    /// The statuses that say that something is met.
    pub met: BTreeSet<String>,
    /// Whether somebody said what the words and days in the cells mean.
    pub cells_said: bool,
    /// Whether whoever brings it in said that they looked at what the file hides.
    #[serde(default)]
    pub hidden_seen: bool,
    /// Whether rows that the file hides are brought in too.
    pub with_hidden: bool,
    /// The rows that are left out.
    pub left_out: BTreeSet<u32>,
    /// What somebody chose for a row: `SUBJECT DUTY`.
    pub chosen: BTreeMap<u32, String>,
    /// What became of rows.
    pub done: BTreeMap<u32, Vec<Done>>,
    /// The version, which every change raises.
    #[serde(skip)]
    pub version: Version,
}

/// What became of one thing that was to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Done {
    /// What.
    pub what: What,
    /// Why it was not written; none where it was.
    pub refused: Option<String>,
}

/// Why an upload was not kept, found or changed.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The file cannot be read.
    #[error("{0}")]
    NotRead(#[from] NotRead),
    /// It was changed in another window, or is gone.
    #[error("this upload was changed in another window: look at it again")]
    Moved,
    /// It could not be kept.
    #[error("{0}")]
    Store(TrackersError),
    /// What the office wrote before could not be read.
    #[error("{0}")]
    Broken(String),
}

impl From<TrackersError> for NotKept {
    fn from(why: TrackersError) -> Self {
        match why {
            TrackersError::Moved => Self::Moved,
            why => Self::Store(why),
        }
    }
}

impl From<Fault> for NotKept {
    fn from(why: Fault) -> Self {
        Self::Store(why.into())
    }
}

impl InHand {
    /// The sheet that is brought in.
    #[must_use]
    pub fn of_sheet(&self) -> &Sheet {
        let first = &self.workbook.sheets[0];
        self.workbook.sheets.get(self.sheet).unwrap_or(first)
    }

    /// How many rows are brought in, as far as hidden ones are.
    #[must_use]
    pub fn rows(&self) -> usize {
        let rows = self.of_sheet().rows.iter();
        rows.filter(|row| self.with_hidden || !row.is_hidden)
            .count()
    }

    /// Whether somebody has still to say that they looked at what the file hides.
    #[must_use]
    pub fn has_hidden_to_see(&self) -> bool {
        self.workbook.hides() && !self.hidden_seen
    }

    /// Turns to a sheet: its columns mean what was said of such headings before,
    /// or what they seem to.
    pub fn turn_to(&mut self, sheet: usize, known: &BTreeMap<String, Meaning>) {
        self.sheet = sheet.min(self.workbook.sheets.len() - 1);
        let sheet = self.of_sheet();
        let columns = Columns::guessed(sheet, |heading| known.get(&key_of(heading)).copied());
        self.remembered = (0..sheet.columns.len())
            .filter(|column| known.contains_key(&key_of(&sheet.columns[*column].heading)))
            .collect();
        self.columns = columns;
        self.columns_said = false;
        self.begin_cells();
    }

    /// Forgets what was said of cells and rows: the columns mean something else.
    pub fn begin_cells(&mut self) {
        let statuses = words_of_status(self.of_sheet(), &self.columns).into_iter();
        self.met = statuses
            .filter_map(|(status, is_met)| is_met.then_some(status))
            .collect();
        self.cells_said = false;
        self.left_out.clear();
        self.chosen.clear();
        self.done.clear();
    }

    fn from_kept(version: Version, kept: &[u8]) -> Result<Self, NotKept> {
        // What an earlier program kept in another form is as good as gone.
        let held: Self = serde_json::from_slice(kept).map_err(|_| NotKept::Moved)?;
        Ok(Self { version, ..held })
    }
}

impl Desk {
    /// Reads a file and keeps it as somebody's upload, in the place of an earlier
    /// one of theirs.
    ///
    /// # Errors
    ///
    /// [`NotKept::NotRead`] with what can be done about the file.
    pub fn begin_tracker(
        &self,
        which: Which<'_>,
        (name, bytes): (&str, &[u8]),
        draw: &Draw,
    ) -> Result<(), NotKept> {
        if bytes.len() > MOST_FILE_BYTES {
            return Err(NotRead::TooLong(NotATracker::TooLarge.to_string()).into());
        }
        let workbook = self.read_file(&Work::Tracker, bytes)?.tracker()?;
        let mut held = InHand {
            file: name.to_owned(),
            fingerprint: Fingerprint::of(bytes).to_string(),
            workbook,
            sheet: 0,
            columns: Columns::default(),
            remembered: BTreeSet::new(),
            columns_said: false,
            met: BTreeSet::new(),
            cells_said: false,
            hidden_seen: false,
            with_hidden: false,
            left_out: BTreeSet::new(),
            chosen: BTreeMap::new(),
            done: BTreeMap::new(),
            version: 0,
        };
        held.turn_to(0, &self.columns_of(which.body)?);
        let asking = asking(which, "another tracker was brought in, or 30 days went by");
        Ok(self
            .trackers()
            .begin(uploader(which), &bytes_of(&held), &asking, draw)?)
    }

    /// Somebody's upload.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn tracker(&self, which: Which<'_>) -> Result<Option<InHand>, NotKept> {
        match self.trackers().get(uploader(which))? {
            None => Ok(None),
            Some((version, kept)) => match InHand::from_kept(version, &kept) {
                Err(NotKept::Moved) => Ok(None),
                held => held.map(Some),
            },
        }
    }

    /// Keeps what was said of an upload.
    ///
    /// # Errors
    ///
    /// [`NotKept::Moved`] when it was changed since it was looked at.
    pub fn change_tracker(&self, which: Which<'_>, held: &mut InHand) -> Result<(), NotKept> {
        let state = bytes_of(held);
        held.version = self
            .trackers()
            .change(uploader(which), held.version, &state)?;
        Ok(())
    }

    /// Notes that whoever brings it in looked at what the file hides, in the vault's
    /// trail; the upload is kept with that by the next change. Said twice, or of a
    /// file that hides nothing, it is nothing.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn see_hidden_of_tracker(
        &self,
        which: Which<'_>,
        held: &mut InHand,
    ) -> Result<(), NotKept> {
        if !held.has_hidden_to_see() {
            return Ok(());
        }
        let fingerprint = &held.fingerprint;
        let why =
            format!("before taking in the tracker {fingerprint}: hidden sheets, rows or columns");
        self.trackers()
            .note_hidden_seen(uploader(which), &asking(which, &why))?;
        held.hidden_seen = true;
        Ok(())
    }

    /// Erases somebody's upload.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn give_up_tracker(&self, which: Which<'_>) -> Result<(), NotKept> {
        let asking = asking(which, "done with, or given up, by whoever brought it in");
        Ok(self.trackers().remove(uploader(which), &asking)?)
    }

    /// What the columns of an office mean, by headings as they are kept.
    ///
    /// # Errors
    ///
    /// When the desk's file cannot be read.
    pub fn columns_of(&self, body: &BodyId) -> Result<BTreeMap<String, Meaning>, NotKept> {
        let kept = self.trackers().columns(body.as_str())?;
        let known = kept
            .into_iter()
            .filter_map(|(heading, meaning)| Some((heading, meaning.parse().ok()?)));
        Ok(known.collect())
    }

    /// Keeps what the columns of an upload mean for the office's next one.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn keep_columns_of(&self, which: Which<'_>, held: &InHand) -> Result<(), NotKept> {
        let columns = held.of_sheet().columns.iter();
        let said = columns
            .zip(&held.columns.meanings)
            .filter(|(column, _)| !column.heading.is_empty())
            .map(|(column, meaning)| (key_of(&column.heading), meaning.to_string()))
            .collect();
        Ok(self.trackers().keep_columns(which.body.as_str(), &said)?)
    }
}

/// A heading as it is kept: no word of it.
fn key_of(heading: &str) -> String {
    let heading = heading.trim().to_lowercase();
    Fingerprint::of(heading.as_bytes()).to_string()
}

fn bytes_of(held: &InHand) -> Vec<u8> {
    serde_json::to_vec(held).expect("an upload is text, numbers and lists of them")
}

fn uploader(which: Which<'_>) -> Uploader<'_> {
    Uploader {
        office: which.body.as_str(),
        account: which.by,
    }
}

pub(super) fn asking<'a>(which: Which<'a>, why: &'a str) -> Asking<'a> {
    Asking {
        by: which.by,
        why,
        when: which.when,
    }
}
