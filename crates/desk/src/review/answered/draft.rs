//! What an item would be recorded as, and whether it can be.

use answerable_intake::Span;
use answerable_register::facts::{Duty, Explanation, Position};
use serde::{Deserialize, Serialize};

use super::item::{About, Row};
use crate::review::item_refused::not_in_the_document;
use crate::review::passage::only_place;

/// The longest passage, in characters: a passage is quoted beside each ask.
const LONGEST_WORDS: usize = 20_000;

/// What an item would be recorded as.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AnsweredDraft {
    /// The words that answer, exactly as in the document; blank where it says
    /// nothing.
    pub words: String,
    /// Where they stand in the kept text; none where they stand in its data alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The position that they take.
    #[serde(default, skip_serializing_if = "Position::is_not_stated")]
    pub position: Position,
    /// Which stretch of the document they were taken from; none where nothing was
    /// found, or where they are not of one recommendation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Row>,
    /// What they say is done (s. 55(5B)); none where they say nothing of that, or
    /// where it is no recommendation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Explanation>,
}

/// A field of the form for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredField {
    /// The words.
    Words,
    /// The position.
    Position,
    /// What is said to be done.
    Says,
}

/// Why an item cannot be accepted as it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnsweredRefused {
    /// The words do not stand in the document once.
    #[error("{}", not_in_the_document(*times))]
    NotInTheDocument {
        /// How often they do.
        times: usize,
    },
    /// Too long a passage.
    #[error("shorten the words to {LONGEST_WORDS} characters; they have {found}")]
    LongWords {
        /// How many they have.
        found: usize,
    },
    /// Something is said to be said, and nothing is.
    #[error("paste the words that say so, or choose that nothing is said of it")]
    NoWords,
    /// Nothing is said to be said, and something is.
    #[error("clear the words where nothing is said of it, or choose what they say")]
    WordsThatSayNothing,
    /// A position taken by an answer that says nothing.
    #[error("no position is taken where nothing is said of it")]
    PositionOfNothing,
    /// It is no recommendation that a local policing body has to explain.
    #[error(
        "that nothing is said is recorded only of what a local policing body has to explain: set this aside"
    )]
    NothingToRecord,
}

impl AnsweredRefused {
    /// The field it stands beside.
    #[must_use]
    pub fn field(&self) -> AnsweredField {
        match self {
            Self::NotInTheDocument { .. } | Self::LongWords { .. } | Self::NoWords => {
                AnsweredField::Words
            }
            Self::PositionOfNothing => AnsweredField::Position,
            Self::WordsThatSayNothing | Self::NothingToRecord => AnsweredField::Says,
        }
    }
}

impl AnsweredDraft {
    /// Words that stand at a place of the document.
    pub(super) fn at(span: Span, text: &str) -> Self {
        Self {
            words: span.of(text).trim().to_owned(),
            span: Some(span),
            ..Self::default()
        }
    }

    /// Takes the words that a person copied or typed; those it has stay as they are.
    ///
    /// # Errors
    ///
    /// [`AnsweredRefused::NotInTheDocument`]; the words it has stay then too.
    pub fn put_words(&mut self, typed: &str, text: &str) -> Result<(), AnsweredRefused> {
        if typed.split_whitespace().eq(self.words.split_whitespace()) {
            return Ok(());
        }
        if typed.trim().is_empty() {
            self.words.clear();
            self.span = None;
            return Ok(());
        }
        let span =
            only_place(text, typed).map_err(|times| AnsweredRefused::NotInTheDocument { times })?;
        span.of(text).clone_into(&mut self.words);
        self.span = Some(span);
        Ok(())
    }

    /// Every reason for which it cannot be accepted for what it is about.
    ///
    /// # Errors
    ///
    /// The reasons, in the order of the form.
    pub fn check(&self, about: &About) -> Result<(), Vec<AnsweredRefused>> {
        let mut refused = Vec::new();
        let found = self.words.trim().chars().count();
        if found > LONGEST_WORDS {
            refused.push(AnsweredRefused::LongWords { found });
        }
        let is_explained = about.duty() == Some(Duty::Explain);
        let is_silent = self.says == Some(Explanation::NotAddressed);
        match (about, found) {
            (About::ChiefOfficer, _) => {}
            _ if is_silent && !is_explained => refused.push(AnsweredRefused::NothingToRecord),
            (_, 0) if !is_silent => refused.push(AnsweredRefused::NoWords),
            (_, 1..) if is_silent => refused.push(AnsweredRefused::WordsThatSayNothing),
            _ => {}
        }
        if is_silent && is_explained && self.position != Position::NotStated {
            refused.push(AnsweredRefused::PositionOfNothing);
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }
}

/// A position as it was read, as the register calls it.
pub(super) fn position(read: answerable_intake::Position) -> Position {
    match read {
        answerable_intake::Position::Accepts => Position::Accepts,
        answerable_intake::Position::Partly => Position::AcceptsInPart,
        answerable_intake::Position::Rejects => Position::DoesNotAccept,
        answerable_intake::Position::NotStated => Position::NotStated,
    }
}
