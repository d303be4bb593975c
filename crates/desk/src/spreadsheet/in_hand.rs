//! A list that somebody is bringing in on a page, kept between visits: covered, seen
//! by whoever brings it in, and erased when it is done with.

use answerable_intake::mapping::Dry;
use answerable_intake::{Mapping, MappingError};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::words::SourceId;
use answerable_store::ArchiveError;
use answerable_store::reviews::Version;
use answerable_store::trackers::{TrackersError, Uploader};
use answerable_store::vault::{Asking, Draw, Moment, UnsealError};
use serde::{Deserialize, Serialize};

use super::compare::{DryRun, dry_run};
use super::facts::{File, WrongConstant, source_id};
use super::record::{Approved, NotApproved, approve};
use crate::desk::Desk;
use crate::reading::{NotRead, Work};

/// The office under which lists lie beside the trackers of bodies' offices: that of
/// the register, which is no body's id.
const OFFICE: &str = "the register: lists";

/// How many bytes say how long the words are that stand before a list's file.
const LENGTH_BYTES: usize = 8;

/// A list as somebody brings it in.
#[derive(Clone, Copy, Debug)]
pub struct NewList<'a> {
    /// What the file is called.
    pub file_name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// The mapping file, as it is written.
    pub mapping: &'a str,
    /// The day on which the publisher's list was so.
    pub as_of: Day,
}

/// A list in somebody's hand: read, and not let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListInHand {
    /// What the file is called.
    pub file_name: String,
    /// The day on which the publisher's list was so.
    pub as_of: Day,
    /// The mapping file, as it is written.
    pub mapping: String,
    /// What was read.
    pub dry: Dry,
    /// The file.
    #[serde(skip)]
    bytes: Vec<u8>,
    #[serde(skip)]
    version: Version,
}

/// Why a list was not kept or found.
#[derive(Debug, thiserror::Error)]
pub enum ListNotKept {
    /// It cannot be read.
    #[error("{0}")]
    NotRead(#[from] NotRead),
    /// It could not be kept.
    #[error("{0}")]
    Store(#[from] TrackersError),
    /// What was kept cannot be used any more.
    #[error("the mapping that was kept cannot be used: {0}")]
    Mapping(#[from] MappingError),
    /// The mapping does not fit the register.
    #[error("{0}")]
    WrongConstant(#[from] WrongConstant),
}

/// Why a list was not let in.
#[derive(Debug, thiserror::Error)]
pub enum NotLetIn {
    /// The register says something else than when it was looked at.
    #[error(
        "the register changed since you looked, and this is the new dry run: look at it and approve it again"
    )]
    Moved,
    /// The file hides something, and nobody said that they looked at it.
    #[error("say that you have looked at what the file hides")]
    HiddenNotSeen,
    /// There is nothing to record.
    #[error("there is nothing to record")]
    NothingToRecord,
    /// It could not be kept, or not be read again.
    #[error("{0}")]
    NotKept(#[from] ListNotKept),
    /// The file was not kept.
    #[error("{0}")]
    Archive(#[from] ArchiveError),
    /// That somebody looked could not be noted.
    #[error("{0}")]
    NotNoted(#[from] UnsealError),
    /// The register did not take it.
    #[error("{0}")]
    NotApproved(#[from] NotApproved),
}

impl ListInHand {
    /// The mapping.
    ///
    /// # Errors
    ///
    /// When another program kept it, which took mappings that this one does not.
    pub fn mapping(&self) -> Result<Mapping, MappingError> {
        Mapping::parse(&self.mapping)
    }

    fn file(&self) -> File {
        File {
            fingerprint: Fingerprint::of(&self.bytes),
            as_of: self.as_of,
        }
    }

    fn to_kept(&self) -> Vec<u8> {
        let words = serde_json::to_vec(self).expect("a list is text, numbers and lists of them");
        let length = (words.len() as u64).to_le_bytes();
        [&length[..], &words, &self.bytes].concat()
    }

    /// What was kept; none where an earlier program kept it in another form.
    fn from_kept(version: Version, kept: &[u8]) -> Option<Self> {
        let (length, rest) = kept.split_first_chunk::<LENGTH_BYTES>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (words, bytes) = rest.split_at_checked(length)?;
        let held: Self = serde_json::from_slice(words).ok()?;
        Some(Self {
            bytes: bytes.to_vec(),
            version,
            ..held
        })
    }
}

impl Desk {
    /// Reads a list through its mapping and keeps it as somebody's, in the place of an
    /// earlier one of theirs. Nothing is recorded.
    ///
    /// # Errors
    ///
    /// [`ListNotKept`], with what can be done about the file or the mapping.
    pub fn begin_list(
        &self,
        list: NewList<'_>,
        by: &str,
        when: Moment,
        draw: &Draw,
    ) -> Result<(), ListNotKept> {
        let work = Work::List {
            mapping: list.mapping.to_owned(),
        };
        let dry = self.read_file(&work, list.bytes)?.list()?;
        let held = ListInHand {
            file_name: list.file_name.to_owned(),
            as_of: list.as_of,
            mapping: list.mapping.to_owned(),
            dry,
            bytes: list.bytes.to_vec(),
            version: 0,
        };
        // A mapping that does not fit the register is told before anything is kept.
        self.dry_run_of(&held)?;
        let asking = asking(by, when, "another list was brought in, or 30 days went by");
        self.trackers()
            .begin(uploader(by), &held.to_kept(), &asking, draw)?;
        Ok(())
    }

    /// The list in somebody's hand, if there is one.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn list_in_hand(&self, by: &str) -> Result<Option<ListInHand>, ListNotKept> {
        let kept = self.trackers().get(uploader(by))?;
        Ok(kept.and_then(|(version, kept)| ListInHand::from_kept(version, &kept)))
    }

    /// What it would change, beside the register as it now is.
    ///
    /// # Errors
    ///
    /// When its mapping's constants do not fit the register.
    pub fn dry_run_of(&self, held: &ListInHand) -> Result<DryRun, ListNotKept> {
        let mapping = held.mapping()?;
        let register = self.read();
        Ok(dry_run(
            &register,
            &mapping,
            held.dry.clone(),
            held.file(),
            |_| {},
        )?)
    }

    /// Lets a list in, as its mapping and the dry run that was shown say: one decision of
    /// a named person. The file is kept, and what lay here of it is erased.
    ///
    /// # Errors
    ///
    /// [`NotLetIn::Moved`] when the dry run is another than was shown; nothing of it is
    /// recorded then, nor after any other but [`NotApproved::NotRecorded`], which says
    /// how far it came.
    pub fn let_list_in(
        &self,
        held: &ListInHand,
        shown: Fingerprint,
        has_seen_hidden: bool,
        by: &str,
        when: Moment,
    ) -> Result<(Approved, SourceId), NotLetIn> {
        let mut run = self.dry_run_of(held)?;
        if run.shown() != shown {
            return Err(NotLetIn::Moved);
        }
        if run.changes_nothing() {
            return Err(NotLetIn::NothingToRecord);
        }
        let mapping = held.mapping().map_err(ListNotKept::from)?;
        let file = held.file();
        if has_seen_hidden {
            run.see_hidden(self, file, by, when)?;
        }
        if run.has_hidden_to_see() {
            return Err(NotLetIn::HiddenNotSeen);
        }
        self.archive().keep(&held.bytes)?;
        let approved = approve(self, &mapping, file, &run, by, when.day, |_| {})?;
        let done = "its rows were let in";
        let gone = self
            .trackers()
            .remove(uploader(by), &asking(by, when, done));
        gone.map_err(ListNotKept::from)?;
        Ok((approved, source_id(&mapping, file)))
    }

    /// Erases the list in somebody's hand.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn give_up_list(&self, by: &str, when: Moment) -> Result<(), ListNotKept> {
        let asking = asking(by, when, "given up by whoever brought it in");
        Ok(self.trackers().remove(uploader(by), &asking)?)
    }
}

fn uploader(by: &str) -> Uploader<'_> {
    Uploader {
        office: OFFICE,
        account: by,
    }
}

fn asking<'a>(by: &'a str, when: Moment, why: &'a str) -> Asking<'a> {
    Asking { by, why, when }
}
