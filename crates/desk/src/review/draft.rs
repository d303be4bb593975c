//! What an item would be recorded as, and whether it can be.

use answerable_intake::{Given, ProposalKind, Span, read_deadline, without_bullet};
use answerable_register::calendar::{Day, Deadline};
use answerable_register::facts::AskedKind;
use serde::{Deserialize, Serialize};

use super::addressees::DraftAddressee;
use super::item_refused::{
    ItemRefused, LONGEST_ADDRESSEE, LONGEST_DEADLINE, LONGEST_NUMBER, LONGEST_TITLE,
    MOST_ADDRESSEES,
};
use super::passage::only_place;
use super::power::PowerSaid;

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
    /// The power it asks under.
    #[serde(default, skip_serializing_if = "PowerSaid::was_not_said")]
    pub power: PowerSaid,
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
/// letter, no marks of a list, and nothing of what joins a point to the next.
pub(super) fn shortened(words: &str) -> String {
    let unmarked = words.lines().map(|line| without_bullet(line.trim()));
    let words = unmarked
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ");
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
            (
                "forces should:\n- train staff; and\n  • tell us -\n-if they can.",
                "Forces should: train staff; and tell us - -if they can",
            ),
            // Every bullet that the reading room knows, as Word writes it too.
            (
                "\u{f0b7}train staff; and\n‣ tell us",
                "Train staff; and tell us",
            ),
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
