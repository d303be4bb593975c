//! Whom a draft is addressed to, as a person types it: a line each.
//!
//! A line holds the document's words. Where those are not a name, or not yet
//! known to mean anybody, the name stands after an equals sign:
//!
//! ```text
//! chief constables
//! the force = Exampleshire Police
//! with: the College of Policing
//! consult: NPCC
//! ```
//!
//! Before a line stands what part its addressee has, where it is not to do the
//! thing itself: the others do it with that body, or consult it.

use answerable_intake::{Addressee, Directory, Found, Role};
use answerable_register::calendar::Day;
use answerable_register::fold::Register;
use answerable_register::words::{BodyId, GroupId};
use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::item_refused::ItemRefused;
use super::{AsAtDirectory, one_line};

/// What stands before a line for each part but the first.
const PARTS: [(&str, Role); 2] = [("with:", Role::With), ("consult:", Role::Consult)];

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

/// Who an addressee is, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A body.
    Body {
        /// Its name on the day.
        name: String,
    },
    /// An office of a body.
    Office {
        /// The office.
        title: String,
        /// The body's name on the day.
        body: String,
    },
    /// A group.
    Group {
        /// What it is called.
        name: String,
        /// How many members it had on the day.
        members: usize,
    },
    /// Nobody for certain.
    Nobody {
        /// Names of those it may mean.
        candidates: Vec<String>,
    },
}

impl DraftAddressee {
    pub(super) fn of(addressee: &Addressee) -> Self {
        Self {
            as_published: addressee.as_published.clone(),
            found: addressee.found.clone(),
            role: addressee.role,
        }
    }

    /// Who it is, by name.
    #[must_use]
    pub fn meaning(&self, register: &Register, day: Day) -> Meaning {
        let name = |id: &str| name_of(register, id, day);
        match &self.found {
            Found::Body(body) => Meaning::Body { name: name(body) },
            Found::Office { body, title } => Meaning::Office {
                title: title.clone(),
                body: name(body),
            },
            Found::Group(group) => Meaning::Group {
                name: name(group),
                members: register
                    .directory()
                    .members(&GroupId::from(group.as_str()), day)
                    .len(),
            },
            Found::Unresolved { candidates } => Meaning::Nobody {
                candidates: candidates.iter().map(|id| name(id)).collect(),
            },
        }
    }

    /// Whether its words are the body's own name, but for "the".
    #[must_use]
    pub fn says_itself(&self, register: &Register, day: Day) -> bool {
        let words = self.as_published.trim();
        let bare = words.strip_prefix("the ").unwrap_or(words);
        matches!(self.meaning(register, day), Meaning::Body { name } if name == bare)
    }

    /// The line that a person would type for it.
    #[must_use]
    pub fn line(&self, register: &Register, day: Day) -> String {
        let by_itself = AsAtDirectory { register, day }.find(&self.as_published);
        let part = PARTS.iter().find(|(_, role)| *role == self.role);
        let words = match part {
            Some((part, _)) => format!("{part} {}", one_line(&self.as_published)),
            None => one_line(&self.as_published),
        };
        if by_itself == self.found {
            return words;
        }
        match self.meaning(register, day) {
            Meaning::Body { name } | Meaning::Group { name, .. } => format!("{words} = {name}"),
            Meaning::Office { title, body } => format!("{words} = {title}, {body}"),
            Meaning::Nobody { .. } => words,
        }
    }
}

/// The name of a body or group on a day; its id where it is not held.
fn name_of(register: &Register, id: &str, day: Day) -> String {
    if let Some(held) = register.groups.latest(&GroupId::from(id)) {
        let first = held.fact.words.first();
        return first.map_or_else(|| id.to_owned(), ToString::to_string);
    }
    register
        .bodies
        .latest(&BodyId::from(id))
        .map_or_else(|| id.to_owned(), |held| held.fact.name_on(day).to_owned())
}

impl Draft {
    /// The lines that a person would type for its addressees.
    #[must_use]
    pub fn addressee_lines(&self, register: &Register, day: Day) -> String {
        let lines: Vec<_> = self
            .addressees
            .iter()
            .map(|addressee| addressee.line(register, day))
            .collect();
        lines.join("\n")
    }

    /// Takes addressees that a person typed, a line each, and finds them as of
    /// the document's day. A line left as it was keeps its addressee whole.
    ///
    /// # Errors
    ///
    /// Names after an equals sign that the register does not hold; their lines
    /// are taken as words that name nobody.
    pub fn find_addressees(
        &mut self,
        lines: &str,
        register: &Register,
        day: Day,
    ) -> Result<(), Vec<ItemRefused>> {
        let directory = AsAtDirectory { register, day };
        let before = std::mem::take(&mut self.addressees);
        let mut refused = Vec::new();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let kept = before
                .iter()
                .find(|addressee| addressee.line(register, day) == line);
            let (role, said) = part(line);
            let (words, name) = match said.split_once('=') {
                Some((words, name)) => (words.trim(), Some(name.trim())),
                None => (said, None),
            };
            let addressee = kept.cloned().unwrap_or_else(|| DraftAddressee {
                as_published: words.to_owned(),
                found: directory.find(name.unwrap_or(words)),
                role,
            });
            if let (None, Some(name), false) = (kept, name, addressee.found.is_resolved()) {
                refused.push(ItemRefused::NoSuchName(name.chars().take(80).collect()));
            }
            if !addressee.as_published.is_empty() && !self.addressees.contains(&addressee) {
                self.addressees.push(addressee);
            }
        }
        // Whoever is to do it stands first; those with a part in it after.
        self.addressees.sort_by_key(|one| !one.role.is_lead());
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }
}

/// The part that a line gives its addressee, and the rest of the line.
fn part(line: &str) -> (Role, &str) {
    PARTS
        .iter()
        .find_map(|(part, role)| {
            let head = line.get(..part.len())?;
            let rest = line[head.len()..].trim();
            head.eq_ignore_ascii_case(part).then_some((*role, rest))
        })
        .unwrap_or((Role::Lead, line))
}
