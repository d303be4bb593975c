//! The parts that people play.

use std::fmt;
use std::str::FromStr;

/// The part an account plays for the office it acts for.
///
/// Written as its [`as_str`](Self::as_str) in files, commands and addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Records what its own body asks.
    AskersEditor,
    /// Publishes what a colleague recorded.
    AskersPublisher,
    /// Writes its own body's answers.
    Drafter,
    /// Approves what a colleague drafted.
    Approver,
    /// Keeps a force's one list of everything asked of it.
    ForceLiaison,
    /// Serves the group that oversees performance.
    OversightSecretariat,
    /// Reads for a police and crime panel.
    PanelReader,
    /// Decides what enters the register: documents, looks and corrections.
    Reviewer,
    /// Reads the trails of who read and did what.
    Auditor,
    /// Keeps the accounts, and reads nobody's sealed words.
    Administrator,
    /// A program that acts for one office.
    ServiceToken,
}

/// The kind of office in which a role is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeldIn {
    /// An office of one body.
    ABody,
    /// The office that runs the register.
    TheRegister,
}

/// A word that is no role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no role {word:?}: a role is one of {}", every_role())]
pub struct NotARole {
    /// The word.
    pub word: String,
}

impl Role {
    /// Every role, in the order pages list them.
    pub const ALL: [Self; 11] = [
        Self::AskersEditor,
        Self::AskersPublisher,
        Self::Drafter,
        Self::Approver,
        Self::ForceLiaison,
        Self::OversightSecretariat,
        Self::PanelReader,
        Self::Reviewer,
        Self::Auditor,
        Self::Administrator,
        Self::ServiceToken,
    ];

    /// The role as files and commands write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AskersEditor => "askers-editor",
            Self::AskersPublisher => "askers-publisher",
            Self::Drafter => "drafter",
            Self::Approver => "approver",
            Self::ForceLiaison => "force-liaison",
            Self::OversightSecretariat => "oversight-secretariat",
            Self::PanelReader => "panel-reader",
            Self::Reviewer => "reviewer",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::ServiceToken => "service-token",
        }
    }

    /// The role in plain words, to stand inside a sentence: "asker's editor".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::AskersEditor => "asker’s editor",
            Self::AskersPublisher => "asker’s publisher",
            Self::Drafter => "answering office’s drafter",
            Self::Approver => "answering office’s approver",
            Self::ForceLiaison => "force liaison",
            Self::OversightSecretariat => "oversight secretariat",
            Self::PanelReader => "panel reader",
            Self::Reviewer => "reviewer",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::ServiceToken => "service token",
        }
    }

    /// The kind of office in which it is held.
    #[must_use]
    pub const fn held_in(self) -> HeldIn {
        match self {
            Self::AskersEditor
            | Self::AskersPublisher
            | Self::Drafter
            | Self::Approver
            | Self::ForceLiaison
            | Self::OversightSecretariat
            | Self::PanelReader
            | Self::ServiceToken => HeldIn::ABody,
            Self::Reviewer | Self::Auditor | Self::Administrator => HeldIn::TheRegister,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(word: &str) -> Result<Self, NotARole> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == word)
            .ok_or_else(|| NotARole {
                word: word.to_owned(),
            })
    }
}

fn every_role() -> String {
    Role::ALL.map(Role::as_str).join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_role_is_read_back_from_its_word_and_has_words_of_its_own() {
        let mut titles = std::collections::BTreeSet::new();
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
            assert!(answerable_register::words::is_slug(role.as_str()), "{role}");
            assert!(titles.insert(role.title()), "{}", role.title());
        }
    }

    #[test]
    fn a_word_that_is_no_role_is_told_which_there_are() {
        let said = "Reviewer".parse::<Role>().unwrap_err().to_string();
        insta::assert_snapshot!(said, @r#"there is no role "Reviewer": a role is one of askers-editor, askers-publisher, drafter, approver, force-liaison, oversight-secretariat, panel-reader, reviewer, auditor, administrator, service-token"#);
    }

    proptest! {
        #[test]
        fn whatever_is_read_as_a_role_is_that_roles_word(word in "[a-z-]{0,24}") {
            if let Ok(role) = word.parse::<Role>() {
                prop_assert_eq!(role.as_str(), word);
            }
        }
    }
}
