//! One thing to decide: what was proposed, what it would be recorded as, and
//! what was decided of it.

use answerable_intake::{
    Addressee, Found, Given, Proposal, ProposalKind, Role, Span, read_deadline,
};
use answerable_register::calendar::{Day, Deadline};
use answerable_register::facts::AskedKind;
use answerable_register::fold::Register;
use serde::{Deserialize, Serialize};

/// The longest title, in characters: it stands in lists and headings.
pub(super) const LONGEST_TITLE: usize = 150;

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    /// Where it comes from.
    pub origin: Origin,
    /// What it would be recorded as.
    pub draft: Draft,
    /// What was decided.
    pub decision: Decision,
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The reading room proposed it: its place among the proposals.
    Proposed(usize),
    /// A person added it by choosing a passage.
    Added,
}

/// What was decided of an item, and by whom (an opaque id).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Nothing yet.
    Undecided,
    /// It is to be recorded as its draft says.
    Accepted {
        /// Who decided.
        by: String,
    },
    /// It is not to be recorded.
    SetAside {
        /// Who decided.
        by: String,
    },
}

/// What an item would be recorded as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Draft {
    /// What it is.
    pub kind: ProposalKind,
    /// What was asked, shortly.
    pub title: String,
    /// Its number as published, or blank.
    pub number: String,
    /// Where its words stand in the kept text.
    pub passage: Span,
    /// Whom it is addressed to.
    pub addressees: Vec<DraftAddressee>,
    /// The words that say by when, or blank.
    pub deadline_words: String,
    /// What they mean.
    pub deadline: Deadline,
    /// The item it stands under, by its place.
    pub under: Option<usize>,
}

/// One addressee of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DraftAddressee {
    /// The words that name it.
    pub as_published: String,
    /// Who that is.
    pub found: Found,
    /// Its part in what is asked.
    pub role: Role,
}

/// A field of the form for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemField {
    /// The kind.
    Kind,
    /// The title.
    Title,
    /// The addressees.
    Addressees,
    /// By when.
    Deadline,
    /// The passage.
    Passage,
}

/// Why a draft cannot be accepted as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ItemRefused {
    /// A kind that is not recorded from a document alone.
    #[error(
        "a mention or a reply is not something asked: choose what is asked here, or set the item aside"
    )]
    NotAsked,
    /// No title.
    #[error("say shortly what is asked")]
    NoTitle,
    /// A title too long for a heading.
    #[error("shorten this to {LONGEST_TITLE} characters; it has {found}")]
    LongTitle {
        /// How many it has.
        found: usize,
    },
    /// No addressee.
    #[error("say whom it is asked of, in the document's words")]
    NoAddressee,
    /// Words that give no day or period that can be read.
    #[error(
        "cannot read a day or period in these words: write it as the document does, such as 31 March 2025, or leave it blank"
    )]
    Deadline,
    /// A passage that does not stand in the document.
    #[error("these words do not stand in the document: copy them exactly")]
    Passage,
}

impl ItemRefused {
    /// The field it stands beside.
    #[must_use]
    pub fn field(&self) -> ItemField {
        match self {
            Self::NotAsked => ItemField::Kind,
            Self::NoTitle | Self::LongTitle { .. } => ItemField::Title,
            Self::NoAddressee => ItemField::Addressees,
            Self::Deadline => ItemField::Deadline,
            Self::Passage => ItemField::Passage,
        }
    }
}

impl Item {
    /// A proposal as an item to decide.
    pub(super) fn of(place: usize, proposal: &Proposal, text: &str) -> Self {
        Self {
            origin: Origin::Proposed(place),
            draft: Draft {
                kind: proposal.kind,
                title: shortened(&proposal.words),
                number: proposal.number.clone().unwrap_or_default(),
                passage: proposal.passage,
                addressees: proposal.addressees.iter().map(DraftAddressee::of).collect(),
                deadline_words: proposal
                    .deadline_words
                    .map(|span| span.of(text).to_owned())
                    .unwrap_or_default(),
                deadline: proposal.deadline.clone(),
                under: proposal.under,
            },
            decision: Decision::Undecided,
        }
    }
}

impl DraftAddressee {
    fn of(addressee: &Addressee) -> Self {
        Self {
            as_published: addressee.as_published.clone(),
            found: addressee.found.clone(),
            role: addressee.role,
        }
    }
}

impl Draft {
    /// The kind of thing asked that it would be recorded as, if any.
    #[must_use]
    pub fn asked_kind(&self) -> Option<AskedKind> {
        match self.kind {
            ProposalKind::Recommendation => Some(AskedKind::Recommendation),
            ProposalKind::CauseOfConcern => Some(AskedKind::CauseOfConcern),
            ProposalKind::AreaForImprovement => Some(AskedKind::AreaForImprovement),
            ProposalKind::Request => Some(AskedKind::Request),
            ProposalKind::Undertaking => Some(AskedKind::Undertaking),
            ProposalKind::CommissionMention | ProposalKind::AidReply => None,
        }
    }

    /// Every reason for which it cannot be accepted.
    ///
    /// # Errors
    ///
    /// The reasons, in the order of the form.
    pub fn check(&self, text: &str) -> Result<(), Vec<ItemRefused>> {
        let mut refused = Vec::new();
        let kind = self.asked_kind();
        if kind.is_none() {
            refused.push(ItemRefused::NotAsked);
        }
        let length = self.title.trim().chars().count();
        if length == 0 {
            refused.push(ItemRefused::NoTitle);
        } else if length > LONGEST_TITLE {
            refused.push(ItemRefused::LongTitle { found: length });
        }
        if self.addressees.is_empty() && kind != Some(AskedKind::CauseOfConcern) {
            refused.push(ItemRefused::NoAddressee);
        }
        if !self.deadline_words.trim().is_empty() && self.deadline == Deadline::None {
            refused.push(ItemRefused::Deadline);
        }
        if text
            .get(self.passage.start..self.passage.end)
            .is_none_or(str::is_empty)
        {
            refused.push(ItemRefused::Passage);
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }

    /// Reads its deadline again from words that a person typed.
    pub fn reread_deadline(&mut self, words: &str, document_day: Option<Day>) {
        words.trim().clone_into(&mut self.deadline_words);
        self.deadline = if self.deadline_words.is_empty() {
            Deadline::None
        } else {
            read_deadline(
                &self.deadline_words,
                Given {
                    day: document_day,
                    ..Given::default()
                },
            )
            .deadline
        };
    }

    /// Takes addressees that a person typed, a line each, and finds them.
    pub fn find_addressees(&mut self, lines: &str, register: &Register, day: Day) {
        use answerable_intake::Directory;
        let directory = super::AsAtDirectory { register, day };
        self.addressees = lines
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| DraftAddressee {
                as_published: line.to_owned(),
                found: directory.find(line),
                role: Role::Lead,
            })
            .collect();
    }
}

/// The beginning of the words, as a title to start from.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST_TITLE {
        return words.trim_end_matches(['.', ';', ',']).to_owned();
    }
    let mut short = String::new();
    for word in words.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > LONGEST_TITLE {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}
