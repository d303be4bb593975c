//! One thing to decide: what was proposed, what it would be recorded as, and
//! what was decided of it.

use answerable_intake::{Given, Proposal, ProposalKind, Span, read_deadline};
use answerable_register::calendar::{Day, Deadline};
use answerable_register::facts::AskedKind;
use answerable_store::reviews::Version;
use serde::{Deserialize, Serialize};

use super::addressees::DraftAddressee;
use super::passage::only_place;

/// The longest title, in characters: it stands in lists and headings.
pub(super) const LONGEST_TITLE: usize = 150;

/// The longest number, in characters: "4(b)", "Cause of concern 2".
const LONGEST_NUMBER: usize = 40;

/// The most addressees that one draft names; groups stand for more.
const MOST_ADDRESSEES: usize = 100;

/// The longest words of an addressee, in characters.
const LONGEST_ADDRESSEE: usize = 200;

/// The longest words of a deadline, in characters: what the reading room reads.
const LONGEST_DEADLINE: usize = 400;

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
    /// The version of the review in which it was last changed; 0 for never.
    #[serde(default)]
    pub changed_in: Version,
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

/// A field of the form for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemField {
    /// The kind.
    Kind,
    /// The number.
    Number,
    /// The passage.
    Passage,
    /// The title.
    Title,
    /// The addressees.
    Addressees,
    /// By when.
    Deadline,
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
    /// Words that are no passage of the document.
    #[error("{}", not_in_the_document(*times))]
    NotInTheDocument {
        /// How often they stand in it.
        times: usize,
    },
    /// A number too long to be one.
    #[error("shorten the number to {LONGEST_NUMBER} characters; it has {found}")]
    LongNumber {
        /// How many it has.
        found: usize,
    },
    /// A name given for an addressee that the register does not hold.
    #[error("we know no body or group called ‘{0}’: write its name in full")]
    NoSuchName(String),
    /// An addressee too long to be a name.
    #[error("‘{0}’ is too long: write only the words that name who is asked")]
    LongAddressee(String),
    /// More addressees than anybody would write out.
    #[error("name at most {MOST_ADDRESSEES} addressees; there are {found}")]
    ManyAddressees {
        /// How many there are.
        found: usize,
    },
    /// Words for a deadline that are too long to be one.
    #[error("shorten this to {LONGEST_DEADLINE} characters; it has {found}")]
    LongDeadline {
        /// How many it has.
        found: usize,
    },
}

pub(super) fn not_in_the_document(times: usize) -> String {
    match times {
        0 => "these words do not stand in the document: copy them exactly".to_owned(),
        times => format!(
            "these words stand in the document {times} times: copy a longer passage that stands there once"
        ),
    }
}

impl ItemRefused {
    /// The field it stands beside.
    #[must_use]
    pub fn field(&self) -> ItemField {
        match self {
            Self::NotAsked => ItemField::Kind,
            Self::NoTitle | Self::LongTitle { .. } => ItemField::Title,
            Self::LongNumber { .. } => ItemField::Number,
            Self::NoAddressee
            | Self::NoSuchName(_)
            | Self::LongAddressee(_)
            | Self::ManyAddressees { .. } => ItemField::Addressees,
            Self::Deadline | Self::LongDeadline { .. } => ItemField::Deadline,
            Self::NotInTheDocument { .. } => ItemField::Passage,
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
            changed_in: 0,
        }
    }

    /// A passage that a person chose, as an item to decide.
    pub(super) fn added(passage: Span, words: &str, changed_in: Version) -> Self {
        Self {
            origin: Origin::Added,
            draft: Draft {
                kind: ProposalKind::Recommendation,
                title: shortened(words),
                number: String::new(),
                passage,
                addressees: Vec::new(),
                deadline_words: String::new(),
                deadline: Deadline::None,
                under: None,
            },
            decision: Decision::Undecided,
            changed_in,
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
        let letters = |text: &str| text.trim().chars().count();
        let kind = self.asked_kind();
        if kind.is_none() {
            refused.push(ItemRefused::NotAsked);
        }
        let found = letters(&self.number);
        if found > LONGEST_NUMBER {
            refused.push(ItemRefused::LongNumber { found });
        }
        if self.passage.of(text).is_empty() {
            refused.push(ItemRefused::NotInTheDocument { times: 0 });
        }
        match letters(&self.title) {
            0 => refused.push(ItemRefused::NoTitle),
            found if found > LONGEST_TITLE => refused.push(ItemRefused::LongTitle { found }),
            _ => {}
        }
        if self.addressees.is_empty() && kind != Some(AskedKind::CauseOfConcern) {
            refused.push(ItemRefused::NoAddressee);
        }
        if self.addressees.len() > MOST_ADDRESSEES {
            let found = self.addressees.len();
            refused.push(ItemRefused::ManyAddressees { found });
        }
        refused.extend(
            self.addressees
                .iter()
                .map(|addressee| addressee.as_published.as_str())
                .find(|words| letters(words) > LONGEST_ADDRESSEE)
                .map(|words| ItemRefused::LongAddressee(words.chars().take(40).collect())),
        );
        let found = letters(&self.deadline_words);
        if found > LONGEST_DEADLINE {
            refused.push(ItemRefused::LongDeadline { found });
        } else if found > 0 && self.deadline == Deadline::None {
            refused.push(ItemRefused::Deadline);
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }

    /// Reads its deadline again from words that a person typed. Words left as
    /// they were keep what they were read as in their sentence.
    pub fn reread_deadline(&mut self, words: &str, document_day: Option<Day>) {
        let words = words.trim();
        if words == self.deadline_words.trim() {
            return;
        }
        words.clone_into(&mut self.deadline_words);
        let given = Given {
            day: document_day,
            ..Given::default()
        };
        self.deadline = match words {
            "" => Deadline::None,
            words => read_deadline(words, given).deadline,
        };
    }

    /// Takes the passage from words that a person copied or typed; the passage
    /// it has stays if they are its own.
    ///
    /// # Errors
    ///
    /// [`ItemRefused::NotInTheDocument`]; the passage it has stays then too.
    pub fn move_passage(&mut self, words: &str, text: &str) -> Result<(), ItemRefused> {
        let same = words
            .split_whitespace()
            .eq(self.passage.of(text).split_whitespace());
        if !same {
            self.passage =
                only_place(text, words).map_err(|times| ItemRefused::NotInTheDocument { times })?;
        }
        Ok(())
    }
}

/// The beginning of the words, as a title to start from: one line, a capital
/// letter, and nothing of what joins a point to the next.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks = ['.', ';', ','];
    let joined = ["; and", "; or", ", and", ", or"];
    let whole = joined
        .iter()
        .find_map(|ending| words.strip_suffix(ending))
        .unwrap_or(&words)
        .trim_end_matches(marks);
    let mut letters = whole.chars();
    let whole: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    if whole.chars().count() <= LONGEST_TITLE {
        return whole;
    }
    let mut short = String::new();
    for word in whole.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > LONGEST_TITLE {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short.extend(whole.chars().take(LONGEST_TITLE - 1));
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_point_becomes_a_title() {
        for (words, title) in [
            (
                "review how risk is graded; and",
                "Review how risk is graded",
            ),
            ("publish\n  what it finds.", "Publish what it finds"),
            ("", ""),
        ] {
            assert_eq!(shortened(words), title);
        }
    }

    proptest! {
        #[test]
        fn a_title_to_start_from_is_never_too_long(words in "[a-zé ;.,]{0,400}") {
            prop_assert!(shortened(&words).chars().count() <= LONGEST_TITLE);
        }
    }
}
