//! Stories: whole histories in plain text, each of them a test.
//!
//! A story is read as a conversation: what happened on a day, then how things
//! stand. Blank lines and lines that begin with `#` are for people.
//!
//! ```text
//! on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire
//! as at 30 April 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Awaiting, 1 day left
//! ```
//!
//! Every sentence that a story can say is a line of [`sentences`]. Titles
//! stand in quotation marks and become ids; bodies are called by any name the
//! register knows, so that a story tests the directory too. A sentence that
//! is refused is followed by `refused:` and the reason.
//!
//! When a story ends, the register is folded again from the bytes of its log
//! and must stand as it stood.

mod act;
mod ask;
mod line;
mod name;

use std::fmt;

use answerable_register::check::Refusal;
use answerable_register::fold::Known;

use crate::Teller;
use line::Line;

/// What a sentence does: to the story, with what filled its holes.
type Say = fn(&mut Story, &Line) -> Result<(), Trouble>;

/// Every sentence, the longer before the shorter where one begins like the
/// other. Words in braces are holes; `{title}` and what ends in it are quoted.
const SENTENCES: &[(&str, Say)] = &[
    (
        "on {day} {asker} publishes {title} about {forces}, outside section 55",
        act::publish_outside_section_55,
    ),
    (
        "on {day} {asker} publishes {title} about {forces}, perhaps under section 55",
        act::publish_perhaps_under_section_55,
    ),
    (
        "on {day} {asker} publishes {title} about {forces}",
        act::publish,
    ),
    (
        "on {day} {report title} recommends {title} to {addressees}",
        act::recommend,
    ),
    (
        "on {day} {asker} writes {title} to {addressees} under {power}",
        act::write,
    ),
    (
        "on {day} {asker} writes {title} to {addressees}",
        act::write,
    ),
    ("on {day} {body} answers {title}", act::answer),
    (
        "on {day} we find that {body} answered {title}, published {range}",
        act::find_answer,
    ),
    (
        "on {day} {body} explains {title}: {explanation}",
        act::explain,
    ),
    ("on {day} {body} acknowledges {title}", act::acknowledge),
    (
        "on {day} we look for the {duty} of {body} on {title} and find nothing",
        act::look,
    ),
    (
        "on {day} we look for the {duty} of {body} on {title} and cannot read the page",
        act::look_in_vain,
    ),
    (
        "on {day} we tell {body} that no {duty} on {title} was found",
        act::tell,
    ),
    ("on {day} {asker} withdraws {title}", act::withdraw),
    (
        "on {day} we correct {title}: it was about {forces}",
        act::correct_forces,
    ),
    (
        "on {day} we correct {title}: it was published on {right day}",
        act::correct_day,
    ),
    (
        "on {day} we correct {title}: it was put to {addressees}",
        act::correct_addressees,
    ),
    (
        "on {day} we correct the answer of {body} to {title}: published {range}",
        act::correct_answer,
    ),
    (
        "as at {day}, as recorded on {recorded day}, the {duty} of {body} on {title} {is}: {standing}",
        ask::standing,
    ),
    (
        "as at {day} the {duty} of {body} on {title} {is}: {standing}",
        ask::standing,
    ),
    ("{title} asks {bodies}", ask::asked_of),
    (
        "as at {day} the duty of {body} is borne by {bearer}",
        ask::borne_by,
    ),
];

/// The forms of every sentence that a story can say.
pub fn sentences() -> impl Iterator<Item = &'static str> {
    SENTENCES.iter().map(|(form, _)| *form)
}

/// What begins the line after a sentence that is refused.
const REFUSED: &str = "refused: ";

/// A story that does not hold, at a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line, counted from 1.
    pub line: usize,
    /// What it says.
    pub said: String,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}\n  {}", self.line, self.said, self.why)
    }
}

/// Why a sentence does not hold.
enum Trouble {
    /// The register refuses it, which the next line may expect.
    Refused(Refusal),
    /// It is not so, or cannot be read.
    Wrong(String),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<String> for Trouble {
    fn from(why: String) -> Self {
        Self::Wrong(why)
    }
}

/// A story while it is told.
struct Story {
    teller: Teller,
    /// Answers so far, so that each has an id of its own.
    answers: usize,
}

/// Tells a story to a register that knows the country and nothing else.
///
/// # Errors
///
/// [`Broken`] at the first line that cannot be read or does not hold.
pub fn tell(text: &str) -> Result<(), Broken> {
    let mut story = Story {
        teller: Teller::of_the_country(),
        answers: 0,
    };
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(place, line)| (place + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    while let Some((number, said)) = lines.next() {
        let broken = |line, said: &str, why| Broken {
            line,
            said: said.to_owned(),
            why,
        };
        let expected = lines.next_if(|(_, next)| next.starts_with(REFUSED));
        match (story.say(said), expected) {
            (Ok(()), None) => {}
            (Err(Trouble::Wrong(why)), _) => return Err(broken(number, said, why)),
            (Err(Trouble::Refused(refusal)), None) => {
                return Err(broken(number, said, format!("it is refused: {refusal}")));
            }
            (Ok(()), Some((number, line))) => {
                return Err(broken(number, line, "it is not refused".to_owned()));
            }
            (Err(Trouble::Refused(refusal)), Some((number, line))) => {
                if line.strip_prefix(REFUSED) != Some(refusal.to_string().as_str()) {
                    return Err(broken(number, line, format!("it says: {refusal}")));
                }
            }
        }
    }
    story.reads_the_same_from_its_log().map_err(|why| Broken {
        line: text.lines().count(),
        said: "the end".to_owned(),
        why,
    })
}

impl Story {
    fn say(&mut self, said: &str) -> Result<(), Trouble> {
        let heard = SENTENCES
            .iter()
            .find_map(|(form, say)| Some((Line::read(form, said)?, say)));
        match heard {
            Some((line, say)) => say(self, &line),
            None => Err(Trouble::Wrong(nearest(said))),
        }
    }

    /// What is folded from the kept bytes is the register that was told.
    fn reads_the_same_from_its_log(&self) -> Result<(), String> {
        let told = self.teller.register();
        let head = usize::try_from(told.head()).map_err(|error| error.to_string())?;
        let folded = self.teller.folded_up_to(head);
        for (key, ask) in told.asks() {
            let again = folded
                .find_ask(&ask.reference)
                .ok_or_else(|| format!("{} is gone from the log", ask.reference))?;
            if folded.facts_at(again, Known::Everything) != *ask.facts() {
                return Err(format!("{} reads otherwise from the log", ask.reference));
            }
            debug_assert_eq!(again, key);
        }
        Ok(())
    }
}

/// What could have been said instead: the sentences with most words in common.
fn nearest(said: &str) -> String {
    let words: Vec<&str> = said.split_whitespace().collect();
    let shared = |form: &str| {
        form.split_whitespace()
            .filter(|word| words.contains(word))
            .count()
    };
    let most = SENTENCES
        .iter()
        .map(|(form, _)| shared(form))
        .max()
        .unwrap_or_default();
    let forms: Vec<&str> = SENTENCES
        .iter()
        .map(|(form, _)| *form)
        .filter(|form| shared(form) == most)
        .collect();
    format!(
        "no sentence reads so; did you mean\n  {}",
        forms.join("\n  ")
    )
}

#[cfg(test)]
mod tests;
