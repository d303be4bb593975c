//! A report: whether the law asks for comments on it, and what is recorded from
//! it.

use answerable_register::facts::Section55;

use crate::letters;
use crate::numbers::{count, number};

/// What is said of a report on a day before its publication.
pub const NOT_YET_PUBLISHED: &str =
    "It had not been published by this day. What is shown below came later.";

/// What is said of a report on which no body is recorded as owing comments: that
/// the law asks for none, that it is not known, or that it asks for them and
/// nobody who owes them is named.
#[must_use]
pub fn nobody_owes(section_55: &Section55) -> &'static str {
    match section_55 {
        Section55::Applies => {
            "The law makes local policing bodies comment on this. Which of them owe comments is not recorded."
        }
        Section55::DoesNotApply { .. } => {
            "The law does not make local policing bodies comment on this."
        }
        Section55::Unknown { .. } => {
            "It is not known whether the law makes local policing bodies comment on this, so it is in no count."
        }
    }
}

/// Whether section 55 of the Police Act 1996 applies to a report.
#[must_use]
pub fn section_55(section_55: &Section55) -> &'static str {
    match section_55 {
        Section55::Applies => "Applies",
        Section55::DoesNotApply { .. } => "Does not apply",
        Section55::Unknown { .. } => "Not known whether it applies",
    }
}

/// What stands in the column of comments owed by law where nobody is known to
/// owe any.
#[must_use]
pub fn none_counted(section_55: &Section55) -> &'static str {
    match section_55 {
        Section55::Applies => "who owes them is not recorded",
        Section55::DoesNotApply { .. } => "none owed",
        Section55::Unknown { .. } => "not known whether any are owed",
    }
}

/// On what it rests that each of several bodies owes comments on one report.
pub const READ_SO_BY_THE_INSPECTORATE: &str = "That this body, as one of many, owes comments on the report rests on how the inspectorate reads the law.";

/// How the bodies that owe comments are put in order.
pub const GROUPED: &str =
    "Bodies that stand alike on the day shown are together, by name. The order ranks nobody.";

/// What is known of each of several bodies, said once: "Of each: there is an answer".
#[must_use]
pub fn of_each(sentence: &str) -> String {
    format!("Of each: {}", letters::inside(sentence))
}

/// How much is recorded from a report.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    /// Things it asks.
    pub asked: usize,
    /// Causes of concern it opens.
    pub concerns: usize,
}

/// How much is recorded from a report: "2 causes of concern; 4 things asked",
/// "nothing that it asks, yet".
#[must_use]
pub fn recorded(from_it: Recorded) -> String {
    let asked = match from_it.asked {
        0 => "nothing that it asks, yet".to_owned(),
        some => count(some as u64, "thing asked", "things asked"),
    };
    match from_it.concerns {
        0 => asked,
        some => format!(
            "{}; {asked}",
            count(some as u64, "cause of concern", "causes of concern")
        ),
    }
}

/// The same for a narrow column, a line each: "17 things asked", "nothing yet".
/// A nought would be read as of the report, which may ask for much.
#[must_use]
pub fn recorded_in_a_column(from_it: Recorded) -> Vec<String> {
    let asked =
        (from_it.asked > 0).then(|| count(from_it.asked as u64, "thing asked", "things asked"));
    let concerns = (from_it.concerns > 0).then(|| {
        count(
            from_it.concerns as u64,
            "cause of concern",
            "causes of concern",
        )
    });
    let lines: Vec<_> = asked.into_iter().chain(concerns).collect();
    match lines.is_empty() {
        true => vec!["nothing yet".to_owned()],
        false => lines,
    }
}

/// Replies as the publisher counted them.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Replies.
    pub replies: u32,
    /// Recipients.
    pub recipients: u32,
}

/// How many replies the publisher counted: "2 of 3 replies counted by the
/// publisher".
#[must_use]
pub fn counted(by_publisher: Counted) -> String {
    format!(
        "{} of {} replies counted by the publisher",
        number(by_publisher.replies.into()),
        number(by_publisher.recipients.into()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_law_asks_for_comments_it_is_never_said_not_to() {
        let why = || "not read yet".into();
        let all = [
            Section55::Applies,
            Section55::DoesNotApply { why: why() },
            Section55::Unknown { why: why() },
        ];
        let said = all.map(|section_55| nobody_owes(&section_55));
        insta::assert_snapshot!(said.join("\n"), @r"
        The law makes local policing bodies comment on this. Which of them owe comments is not recorded.
        The law does not make local policing bodies comment on this.
        It is not known whether the law makes local policing bodies comment on this, so it is in no count.
        ");
    }

    #[test]
    fn what_is_recorded_is_counted_and_nothing_is_no_nought() {
        let said = [(0, 0), (1, 0), (4, 2), (0, 1)]
            .map(|(asked, concerns)| recorded(Recorded { asked, concerns }));
        insta::assert_snapshot!(said.join("\n"), @r"
        nothing that it asks, yet
        one thing asked
        2 causes of concern; 4 things asked
        one cause of concern; nothing that it asks, yet
        ");
        let lines = [(0, 0), (1, 0), (4, 2), (0, 1)]
            .map(|(asked, concerns)| recorded_in_a_column(Recorded { asked, concerns }).join("; "));
        insta::assert_snapshot!(lines.join("\n"), @r"
        nothing yet
        one thing asked
        4 things asked; 2 causes of concern
        one cause of concern
        ");
        let counts = Counted {
            replies: 2,
            recipients: 3,
        };
        assert_eq!(counted(counts), "2 of 3 replies counted by the publisher");
    }
}
