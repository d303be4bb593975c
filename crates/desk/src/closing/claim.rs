//! A body claims of itself that it met what it was asked, with evidence.

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{
    Basis, Finding, Kept, Outcome, Passage, Reliability, Source, is_web_address,
};
use answerable_register::fold::{Known, Register};
use answerable_register::words::{LONGEST_ID, SourceId, Words, slug_of};
use answerable_store::{ArchiveError, IdempotencyKey};

use super::case::CaseOf;
use super::words_of;
use crate::clerk::{Command, NotRecorded, Recorded, Recording};
use crate::desk::Desk;
use crate::view::View;

/// The largest file of evidence, in bytes: a long report as a PDF.
pub const MOST_EVIDENCE_BYTES: usize = 10 << 20;

/// The longest words of a claim, in characters: some pages.
pub(super) const MOST_WORDS_CHARS: usize = 4_000;

/// The longest title of evidence, in characters.
const MOST_TITLE_CHARS: usize = 200;

/// What a body claims.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What it was asked, and the body.
    pub of: CaseOf,
    /// The day on which it was met, as the body claims.
    pub on: Day,
    /// What it did, in its own words; public. May be blank.
    pub did: String,
    /// What the evidence is called.
    pub title: String,
    /// The evidence.
    pub evidence: Evidence,
    /// The words of the evidence that show it.
    pub words: String,
}

/// What a claim stands on.
#[derive(Clone, Debug)]
pub enum Evidence {
    /// A page of the web.
    Address(String),
    /// A file: it is kept, and only the words given are shown of it.
    File(Vec<u8>),
    /// The body's own record of what it was asked, by its fingerprint. It is not
    /// kept, as it names people; whoever has it can show that it is the one.
    OwnRecord(Fingerprint),
}

/// Why a claim was not recorded; nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum NotClaimed {
    /// It was not asked of that body.
    #[error("this was not asked of that body")]
    NotAsked,
    /// It is closed, or withdrawn.
    #[error("this is closed: there is nothing to claim")]
    Closed,
    /// A claim of it waits already.
    #[error("a claim is recorded and waits for the asker")]
    Waits,
    /// The day has not come.
    #[error("the day has not come yet")]
    DayToCome,
    /// The day is before it was asked.
    #[error("the day is before it was asked")]
    BeforeAsked,
    /// The evidence has no title, or too long a one.
    #[error("say in at most {MOST_TITLE_CHARS} characters what the evidence is called")]
    NoTitle,
    /// The address is none of the web.
    #[error("the address must begin with https:// or http://")]
    NoAddress,
    /// The file is empty or too large.
    #[error("the file is empty or larger than {} MB", MOST_EVIDENCE_BYTES >> 20)]
    NoFile,
    /// No words of the evidence are given.
    #[error("copy the words of the evidence that show it")]
    NoWords,
    /// Words are too long.
    #[error("shorten this to {MOST_WORDS_CHARS} characters")]
    WordsTooLong,
    /// What was done is too long.
    #[error("shorten this to {MOST_WORDS_CHARS} characters")]
    DidTooLong,
    /// A rule of the register is broken.
    #[error("{0}")]
    Refused(Refusal),
    /// The file could not be kept.
    #[error("{0}")]
    NotKept(#[from] ArchiveError),
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(NotRecorded),
}

impl Desk {
    /// Records a claim with its evidence, together or not at all. Sent twice it
    /// is recorded once.
    ///
    /// # Errors
    ///
    /// [`NotClaimed`].
    pub fn claim_met(&self, claim: &Claim, by: &str, today: Day) -> Result<Recorded, NotClaimed> {
        let file = claim.check(today)?;
        let (key, facts, refused) = {
            let register = self.read();
            let view = View::of(&register, today);
            let case = view.case(&claim.of).ok_or(NotClaimed::NotAsked)?;
            let refused = if case.awaits_the_asker {
                Some(NotClaimed::Waits)
            } else if case.is_closed() {
                Some(NotClaimed::Closed)
            } else if claim.on < case.asked.asked_when().earliest() {
                Some(NotClaimed::BeforeAsked)
            } else {
                None
            };
            let key = claim.key(file, case.last_of_the_asker);
            (key, claim.facts(&view, file, today), refused)
        };
        let key = IdempotencyKey::try_new(&key).ok();
        if let Some(refused) = refused {
            // What waits may be this very claim, sent once more: all of it, its
            // evidence too.
            let before = key.map(|key| self.recorded_under(&key, by, today));
            let before = before.transpose().map_err(NotClaimed::NotRecorded)?;
            return before.flatten().ok_or(refused);
        }
        if let Evidence::File(bytes) = &claim.evidence {
            self.archive().keep(bytes)?;
        }
        let command = Command {
            key,
            by: by.into(),
            today,
            facts,
        };
        self.record(command).map_err(|why| match why {
            NotRecorded::Refused { refusal, .. } => NotClaimed::Refused(refusal),
            why => NotClaimed::NotRecorded(why),
        })
    }
}

impl Claim {
    /// Whether it can be recorded, as far as it says itself; the fingerprint of
    /// its file, if it has one.
    fn check(&self, today: Day) -> Result<Option<Fingerprint>, NotClaimed> {
        if self.on > today {
            return Err(NotClaimed::DayToCome);
        }
        if self.did.chars().count() > MOST_WORDS_CHARS {
            return Err(NotClaimed::DidTooLong);
        }
        let title = self.title.trim();
        if title.is_empty() || title.chars().count() > MOST_TITLE_CHARS {
            return Err(NotClaimed::NoTitle);
        }
        let file = match &self.evidence {
            Evidence::Address(address) if !is_web_address(address.trim()) => {
                return Err(NotClaimed::NoAddress);
            }
            Evidence::Address(_) => None,
            Evidence::OwnRecord(fingerprint) => Some(*fingerprint),
            Evidence::File(bytes) if bytes.is_empty() || bytes.len() > MOST_EVIDENCE_BYTES => {
                return Err(NotClaimed::NoFile);
            }
            Evidence::File(bytes) => Some(Fingerprint::of(bytes)),
        };
        match self.words.trim() {
            "" => Err(NotClaimed::NoWords),
            words if words.chars().count() > MOST_WORDS_CHARS => Err(NotClaimed::WordsTooLong),
            _ => Ok(file),
        }
    }

    /// What makes it the same claim when it is sent again: all that it says, and
    /// the asker’s last word before it. The same words after one that did not
    /// accept them, or reopened what was closed, are another claim.
    fn key(&self, file: Option<Fingerprint>, after: Option<EntryNumber>) -> String {
        let said = [
            self.of.subject.as_str(),
            self.of.body.as_str(),
            &self.on.to_string(),
            &self.did,
            &self.title,
            &self.words,
            &self.evidence_in_key(file),
            &after.map_or_else(String::new, |entry| entry.to_string()),
        ];
        // With its length before it, no part can run into the next.
        let said = said.map(|part| format!("{}:{part}", part.len()));
        format!("claim-{}", Fingerprint::of(said.concat().as_bytes()))
    }

    /// A body's own record grows from week to week, and the same line of it is
    /// the same claim all the same.
    fn evidence_in_key(&self, file: Option<Fingerprint>) -> String {
        match (&self.evidence, file) {
            (Evidence::File(_), Some(file)) => file.to_string(),
            (Evidence::OwnRecord(_), _) => "own record".to_owned(),
            _ => self.address().to_owned(),
        }
    }

    fn address(&self) -> &str {
        match &self.evidence {
            Evidence::Address(address) => address.trim(),
            Evidence::File(_) | Evidence::OwnRecord(_) => "",
        }
    }

    pub(crate) fn says_the_same_as(&self, last: &Outcome) -> bool {
        last.reasons == self.reasons()
            && last
                .passages
                .iter()
                .any(|passage| passage.words.open() == Some(self.words.trim()))
    }

    /// The source, where the register does not hold it yet, and the claim.
    ///
    /// The day of a claim is the day it was made; the day on which the body says
    /// that it met what was asked is part of what it says.
    fn facts(&self, view: &View<'_>, file: Option<Fingerprint>, today: Day) -> Vec<Recording> {
        let named = self.source(self.free_id(view.register), view, file);
        let (id, new) = match source_held(view.register, &named) {
            Some(id) => (id, None),
            None => (named.id.clone(), Some(named)),
        };
        let passage = Passage {
            source: id,
            words: self.words.trim().into(),
            span: None,
            place: None,
        };
        let claimed = Outcome {
            subject: self.of.subject.clone(),
            of: Some(self.of.body.clone()),
            finding: Finding::ClaimedMet,
            judged_by: self.of.body.clone(),
            on: today,
            not_before: None,
            basis: Basis::NotStated,
            assurance: None,
            reasons: self.reasons(),
            prepared_by: None,
            passages: vec![passage],
        };
        let source = new.map(Recording::from);
        source.into_iter().chain([claimed.into()]).collect()
    }

    /// What it did, in its own words, with the day on which it says it did.
    fn reasons(&self) -> Option<Words> {
        let met = self.on.strftime("%-d %B %Y");
        words_of(&format!(
            "Met on {met}, as the body says. {}",
            self.did.trim()
        ))
    }

    fn source(&self, id: SourceId, view: &View<'_>, file: Option<Fingerprint>) -> Source {
        let body = view.name_of(&self.of.body, self.on);
        let address = Some(self.address()).filter(|address| !address.is_empty());
        Source {
            id,
            title: one_line(&self.title).into(),
            publisher: self.publisher(body).into(),
            address: address.map(Into::into),
            fingerprint: file.map(|file| file.to_string().into()),
            media: None,
            dated: None,
            published_on: None,
            licence: None,
            kept: match self.evidence {
                Evidence::File(_) => Kept::Passages,
                Evidence::Address(_) | Evidence::OwnRecord(_) => Kept::Cited,
            },
            reliability: Reliability::Sound,
            // Nobody but the body itself has read it.
            checked: false,
            note: Some(format!("Named as evidence by {body}, which gave the words. Nobody has checked them against it.").into()),
            passages: vec![self.words.trim().into()],
        }
    }

    /// Whose it is, as far as that shows: a page is that of its site, and of a
    /// file nothing is known but who gave it.
    fn publisher(&self, body: &str) -> String {
        let host = self.address().split('/').nth(2);
        host.map_or_else(|| format!("given by {body}"), str::to_owned)
    }

    /// An id of the register's own kind that no source has yet.
    fn free_id(&self, register: &Register) -> SourceId {
        let begins = format!("evidence-{}", slug_of(&self.title));
        let most = LONGEST_ID - 20;
        let begins: String = begins.chars().take(most).collect();
        let begins = begins.trim_end_matches('-').to_owned();
        let ids = std::iter::once(begins.clone())
            .chain((2u64..).map(|number| format!("{begins}-{number}")));
        let mut free = ids.filter(|id| register.sources.latest(id.as_str()).is_none());
        SourceId::from(free.next().unwrap_or(begins))
    }
}

/// The same evidence, where the body named it before. A document that the
/// register holds for any other reason is another source: words that a body
/// gives must never stand among those that were read in it.
fn source_held(register: &Register, named: &Source) -> Option<SourceId> {
    let mut held = register.sources.in_force(Known::Everything);
    let is_it = |held: &Source| {
        !held.checked
            && held.note == named.note
            && held.fingerprint == named.fingerprint
            && held.address == named.address
    };
    held.find(|held| is_it(&held.fact))
        .map(|held| held.fact.id.clone())
}

/// Words on one line.
fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}
