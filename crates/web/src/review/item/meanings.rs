//! Whom each addressee is found to be, in words.

use answerable_desk::review::intake::Role;
use answerable_desk::review::{DraftAddressee, Meaning};
use answerable_register::fold::Register;
use answerable_wording::reasons;
use jiff::civil::Date;

/// An addressee's words and who that is.
pub(in crate::review) struct Meant {
    pub(in crate::review) as_published: String,
    pub(in crate::review) is: String,
    /// Whether the words are the name itself, but for "the".
    pub(in crate::review) says_itself: bool,
    /// Whether it names somebody.
    pub(in crate::review) is_known: bool,
    /// Its part, where it is not to do it itself.
    pub(in crate::review) role: Option<&'static str>,
}

impl Meant {
    /// The words, and who that is where that is known and they do not say it
    /// themselves.
    pub(super) fn in_a_line(&self) -> String {
        let who = match self.is_known && !self.says_itself {
            true => format!(" ({})", self.is),
            false => String::new(),
        };
        let part = self
            .role
            .map_or_else(String::new, |role| format!(", {role}"));
        format!("{}{who}{part}", self.as_published)
    }
}

pub(in crate::review) fn meant(of: &DraftAddressee, register: &Register, day: Date) -> Meant {
    let (is, is_known) = match of.meaning(register, day) {
        Meaning::Body { name } => (name, true),
        Meaning::Office { title, body } => (format!("{title}, {body}"), true),
        Meaning::Group { name, members } => (reasons::group(&name, members), true),
        Meaning::Nobody { candidates } => (reasons::names_nobody(&candidates), false),
    };
    Meant {
        says_itself: of.says_itself(register, day),
        as_published: of.as_published.clone(),
        is,
        is_known,
        role: match of.role {
            Role::Lead => None,
            Role::With => Some("to be worked with"),
            Role::Consult => Some("to be consulted or told"),
        },
    }
}
