//! From the words of a story to the register's ids.

use answerable_calendar::{Day, parse_day};
use answerable_register::directory::Found;
use answerable_register::facts::{
    Addressee, AskReference, Duty, Explanation, PublishedBetween, Role, Who,
};
use answerable_register::words::{BodyId, SubjectId, slug_of};

use super::Story;

pub(super) fn day(words: &str) -> Result<Day, String> {
    parse_day(words).map_err(|refused| refused.to_string())
}

/// A title becomes an id; the same title is the same thing.
pub(super) fn subject(title: &str) -> SubjectId {
    slug_of(title).into()
}

/// `on 3 May 2024`, `between 1 May 2024 and 9 May 2024`, `not before 3 May
/// 2024`, `by 3 May 2024` or `on a day not known`.
pub(super) fn range(words: &str) -> Result<PublishedBetween, String> {
    if words == "on a day not known" {
        return Ok(PublishedBetween::default());
    }
    if let Some(words) = words.strip_prefix("between ") {
        let (first, last) = words
            .split_once(" and ")
            .ok_or("between two days, write: between 1 May 2024 and 9 May 2024")?;
        return Ok(PublishedBetween {
            not_before: Some(day(first)?),
            not_after: Some(day(last)?),
        });
    }
    if let Some(words) = words.strip_prefix("not before ") {
        return Ok(PublishedBetween {
            not_before: Some(day(words)?),
            not_after: None,
        });
    }
    if let Some(words) = words.strip_prefix("by ") {
        return Ok(PublishedBetween {
            not_before: None,
            not_after: Some(day(words)?),
        });
    }
    let words = words.strip_prefix("on ").unwrap_or(words);
    Ok(PublishedBetween::on(day(words)?))
}

pub(super) fn duty(words: &str) -> Result<Duty, String> {
    match words {
        "comments" => Ok(Duty::Comment),
        "explanation" => Ok(Duty::Explain),
        "action" => Ok(Duty::Act),
        "answer" => Ok(Duty::Answer),
        _ => Err(format!(
            "{words:?} is no duty; write comments, explanation, action or answer"
        )),
    }
}

pub(super) fn explanation(words: &str) -> Result<Explanation, String> {
    match words {
        "action taken" => Ok(Explanation::ActionTaken),
        "action proposed" => Ok(Explanation::ActionProposed),
        "reason for none" => Ok(Explanation::ReasonForNone),
        "not addressed" => Ok(Explanation::NotAddressed),
        _ => Err(format!(
            "{words:?} is no explanation; write action taken, action proposed, reason for none or not addressed"
        )),
    }
}

/// The parts of a list: `A, B and C`.
pub(super) fn list(words: &str) -> impl Iterator<Item = &str> {
    words.split(", ").flat_map(|part| part.split(" and "))
}

impl Story {
    /// A body by any name it has on the day.
    pub(super) fn body(&self, words: &str, on: Day) -> Result<BodyId, String> {
        match self.teller.register().directory().find(words, on) {
            Found::Body(body) | Found::Office { body, .. } => Ok(body),
            Found::Group(_) => Err(format!("{words:?} is a group; name one body")),
            Found::Unresolved { candidates } if candidates.is_empty() => {
                Err(format!("the register knows nobody called {words:?}"))
            }
            Found::Unresolved { candidates } => Err(format!(
                "{words:?} may mean any of {}",
                candidates.join(", ")
            )),
        }
    }

    pub(super) fn bodies(&self, words: &str, on: Day) -> Result<Vec<BodyId>, String> {
        list(words).map(|part| self.body(part, on)).collect()
    }

    /// Bodies, offices and groups, each with the words that name it.
    pub(super) fn addressees(&self, words: &str, on: Day) -> Result<Vec<Addressee>, String> {
        list(words)
            .map(|part| {
                let who = match self.teller.register().directory().find(part, on) {
                    Found::Group(group) => Who::Group {
                        group,
                        members: Vec::new(),
                    },
                    _ => Who::Body(self.body(part, on)?),
                };
                Ok(Addressee {
                    as_published: Some(part.into()),
                    who,
                    role: Role::Lead,
                    not_said: None,
                })
            })
            .collect()
    }

    pub(super) fn ask(
        &self,
        duty: &str,
        body: &str,
        title: &str,
        on: Day,
    ) -> Result<AskReference, String> {
        Ok(AskReference {
            subject: subject(title),
            of: self.body(body, on)?,
            duty: self::duty(duty)?,
        })
    }
}
