//! What a document is: its title, who published it and when, and whether
//! section 55 applies.

use answerable_register::calendar::Day;
use answerable_register::facts::{About, ReportKind, Section55, is_web_address};
use answerable_register::fold::Register;
use answerable_register::words::BodyId;
use serde::{Deserialize, Serialize};

/// The longest title of a document, in characters.
pub(super) const LONGEST_TITLE: usize = 300;

/// The longest address, in characters.
const LONGEST_ADDRESS: usize = 1_000;

/// The longest licence, in characters.
pub(super) const LONGEST_LICENCE: usize = 200;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 1_000;

/// The first year of publication that is taken; before it a slip of the pen is
/// likelier than a report.
const FIRST_YEAR: i16 = 1900;

/// What a person says a document is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Details {
    /// Its title.
    pub title: String,
    /// What kind of document it is.
    pub kind: ReportKind,
    /// The body that published it.
    pub by: BodyId,
    /// The day written on it.
    pub dated: Option<Day>,
    /// The day it was published.
    pub published_on: Day,
    /// The day a coroner's report was sent, where that is known: its clock runs
    /// from then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<Day>,
    /// Where it was published, or blank.
    pub address: String,
    /// Its licence, or blank. Only one that
    /// [permits it](super::licence::PERMIT_THE_WHOLE) lets the whole be shown.
    pub licence: String,
    /// Which forces it is about.
    pub about: AboutForces,
    /// Whether section 55 applies.
    pub section_55: Section55Said,
}

/// Which forces a document is about, as the form asks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AboutForces {
    /// All of them.
    All,
    /// These.
    These(Vec<BodyId>),
    /// None.
    None,
}

/// Whether section 55 applies, as the form asks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section55Said {
    /// Yes.
    Yes,
    /// No, and why.
    No(String),
    /// Nobody knows, and why.
    Unknown(String),
}

/// A field of the form for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DetailsField {
    /// The title.
    Title,
    /// The publisher.
    By,
    /// The day of publication.
    PublishedOn,
    /// The day it was sent.
    SentOn,
    /// The address.
    Address,
    /// The licence.
    Licence,
    /// Which forces.
    About,
    /// Section 55.
    Section55,
}

/// Why what was said of a document cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DetailsRefused {
    /// No title.
    #[error("give the document's title")]
    NoTitle,
    /// Too long a title.
    #[error("shorten the title to {LONGEST_TITLE} characters; it has {found}")]
    LongTitle {
        /// How many it has.
        found: usize,
    },
    /// A publisher the register does not hold.
    #[error("the register holds no body {0}: choose one from the list")]
    NoSuchBody(String),
    /// A day of publication to come.
    #[error("the day of publication must be today or in the past")]
    ToCome,
    /// Published before the day on it.
    #[error("the document is dated {dated}, after the day it was published")]
    DatedAfter {
        /// The day on it.
        dated: Day,
    },
    /// Sent on a day to come.
    #[error("the day it was sent must be today or in the past: {sent} is to come")]
    SentToCome {
        /// The day it was sent.
        sent: Day,
    },
    /// Sent before the day on it.
    #[error("the document is dated {dated}, after the day it was sent, {sent}")]
    SentBeforeDated {
        /// The day it was sent.
        sent: Day,
        /// The day on it.
        dated: Day,
    },
    /// A day of sending for what is no coroner's report: it would not be
    /// recorded.
    #[error(
        "the day it was sent is for a coroner's report alone: leave it blank, or choose that kind"
    )]
    SentOnNotOfThisKind,
    /// Published before anybody could have.
    #[error("the day of publication must be in 1900 or later: write the year in four figures")]
    LongAgo,
    /// An address that a page could not link.
    #[error(
        "the address must begin with https:// or http:// and have at most {LONGEST_ADDRESS} characters, without blanks"
    )]
    Address,
    /// Too long a licence.
    #[error("shorten the licence to {LONGEST_LICENCE} characters; it has {found}")]
    LongLicence {
        /// How many it has.
        found: usize,
    },
    /// Too long a reason.
    #[error("shorten the reason to {LONGEST_REASON} characters; it has {found}")]
    LongReason {
        /// How many it has.
        found: usize,
    },
    /// Section 55 with no force.
    #[error("a report that section 55 applies to is about at least one force: choose which")]
    NoForce,
    /// No reason.
    #[error("say why")]
    NoReason,
}

impl DetailsRefused {
    /// The field it stands beside.
    #[must_use]
    pub fn field(&self) -> DetailsField {
        match self {
            Self::NoTitle | Self::LongTitle { .. } => DetailsField::Title,
            Self::NoSuchBody(_) => DetailsField::By,
            Self::ToCome | Self::LongAgo | Self::DatedAfter { .. } => DetailsField::PublishedOn,
            Self::SentToCome { .. } | Self::SentBeforeDated { .. } | Self::SentOnNotOfThisKind => {
                DetailsField::SentOn
            }
            Self::Address => DetailsField::Address,
            Self::LongLicence { .. } => DetailsField::Licence,
            Self::NoForce => DetailsField::About,
            Self::NoReason | Self::LongReason { .. } => DetailsField::Section55,
        }
    }
}

impl Details {
    /// Every reason for which they cannot be taken.
    ///
    /// # Errors
    ///
    /// The reasons, in the order of the form.
    pub fn check(&self, register: &Register, today: Day) -> Result<(), Vec<DetailsRefused>> {
        let mut refused = Vec::new();
        let length = self.title.trim().chars().count();
        if length == 0 {
            refused.push(DetailsRefused::NoTitle);
        } else if length > LONGEST_TITLE {
            refused.push(DetailsRefused::LongTitle { found: length });
        }
        let named: &[BodyId] = match &self.about {
            AboutForces::These(forces) => forces,
            AboutForces::All | AboutForces::None => &[],
        };
        for body in std::iter::once(&self.by).chain(named) {
            if register.bodies.latest(body).is_none() {
                refused.push(DetailsRefused::NoSuchBody(body.to_string()));
            }
        }
        if self.published_on > today {
            refused.push(DetailsRefused::ToCome);
        }
        if self.published_on.year() < FIRST_YEAR {
            refused.push(DetailsRefused::LongAgo);
        }
        if let Some(dated) = self.dated.filter(|dated| *dated > self.published_on) {
            refused.push(DetailsRefused::DatedAfter { dated });
        }
        refused.extend(self.check_sent(today).err());
        if !is_address_or_blank(self.address.trim()) {
            refused.push(DetailsRefused::Address);
        }
        let found = self.licence.trim().chars().count();
        if found > LONGEST_LICENCE {
            refused.push(DetailsRefused::LongLicence { found });
        }
        let nobody = match &self.about {
            AboutForces::These(forces) => forces.is_empty(),
            AboutForces::None => true,
            AboutForces::All => false,
        };
        match &self.section_55 {
            Section55Said::Yes if nobody => refused.push(DetailsRefused::NoForce),
            Section55Said::No(why) | Section55Said::Unknown(why) if why.trim().is_empty() => {
                refused.push(DetailsRefused::NoReason);
            }
            Section55Said::No(why) | Section55Said::Unknown(why) => {
                let found = why.trim().chars().count();
                if found > LONGEST_REASON {
                    refused.push(DetailsRefused::LongReason { found });
                }
            }
            _ => {}
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }

    /// Whether it was sent on a day that can be taken.
    fn check_sent(&self, today: Day) -> Result<(), DetailsRefused> {
        let Some(sent) = self.sent_on else {
            return Ok(());
        };
        if self.kind != ReportKind::PreventionOfFutureDeaths {
            return Err(DetailsRefused::SentOnNotOfThisKind);
        }
        if sent > today {
            return Err(DetailsRefused::SentToCome { sent });
        }
        match self.dated {
            Some(dated) if sent < dated => Err(DetailsRefused::SentBeforeDated { sent, dated }),
            _ => Ok(()),
        }
    }

    /// Which forces, as it is recorded.
    pub(super) fn about(&self) -> About {
        match &self.about {
            AboutForces::All => About::AllForces,
            AboutForces::These(forces) if !forces.is_empty() => About::Forces(forces.clone()),
            AboutForces::These(_) | AboutForces::None => About::NoForce,
        }
    }

    /// Whether section 55 applies, as it is recorded.
    pub(super) fn section_55(&self) -> Section55 {
        match &self.section_55 {
            Section55Said::Yes => Section55::Applies,
            Section55Said::No(why) => Section55::DoesNotApply {
                why: why.as_str().into(),
            },
            Section55Said::Unknown(why) => Section55::Unknown {
                why: why.as_str().into(),
            },
        }
    }
}

/// Pages link the address, so nothing but a web address is taken.
pub(super) fn is_address_or_blank(address: &str) -> bool {
    address.is_empty() || is_web_address(address) && address.chars().count() <= LONGEST_ADDRESS
}
