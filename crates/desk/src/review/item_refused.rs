//! Why a draft cannot be accepted as it is.

/// The longest title, in characters: it stands in lists and headings.
pub(super) const LONGEST_TITLE: usize = 150;

/// The longest number, in characters: "4(b)", "Cause of concern 2".
pub(super) const LONGEST_NUMBER: usize = 40;

/// The most addressees that one draft names; groups stand for more.
pub(super) const MOST_ADDRESSEES: usize = 100;

/// The longest words of an addressee, in characters.
pub(super) const LONGEST_ADDRESSEE: usize = 200;

/// The longest words of a deadline, in characters: what the reading room reads.
pub(super) const LONGEST_DEADLINE: usize = 400;

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
    /// The power.
    Power,
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
    /// A power that the register does not hold for the document's day.
    #[error("no power ‘{0}’ was in force on the day of the document: choose another, or none")]
    NoSuchPower(String),
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
            Self::NoSuchPower(_) => ItemField::Power,
        }
    }
}
