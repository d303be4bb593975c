//! How an answer was read, in words: who gives it, which report it answers, and
//! what it says of each recommendation.
//!
//! As with what is asked, no number says how sure a machine is: a person who decides
//! reads the reasons and judges them.

use answerable_intake::{AnswerReason, Coverage, Span};
use answerable_register::calendar::Day;
use answerable_register::facts::{AnswerKind, Explanation};

use crate::{days, kinds, numbers, reasons};

/// A reason for reading an answer as it was read, to follow "because": "it says what
/// was done: ‘we have trained’". `text` is the kept text of the document.
#[must_use]
pub fn reason(reason: &AnswerReason, text: &str) -> String {
    let quoted = |span: &Span| reasons::quoted(span.of(text));
    match reason {
        AnswerReason::CallsItselfAnAnswer { words } => {
            format!("it calls itself an answer: {}", quoted(words))
        }
        AnswerReason::FormForAnswers { words } => {
            format!(
                "it has the columns of a form for answers: {}",
                quoted(words)
            )
        }
        AnswerReason::AnswerOf { words } => {
            format!("it calls itself the answer of {}", quoted(words))
        }
        AnswerReason::SignedBy { words } => format!("it is signed {}", quoted(words)),
        AnswerReason::SpeaksAtTheHead { words } => {
            format!("at its head speaks {}", quoted(words))
        }
        AnswerReason::NamedInTheForm { words } => {
            format!("a box of the form names {}", quoted(words))
        }
        AnswerReason::OfTheForce { force } => format!(
            "it speaks of one force, {}, and the title of whoever answers goes with it",
            quoted(force)
        ),
        AnswerReason::UnderItsNumber { words } => {
            format!("it stands under the number: {}", quoted(words))
        }
        AnswerReason::BesideIt { heading } => {
            format!(
                "it stands beside the recommendation, under {}",
                quoted(heading)
            )
        }
        AnswerReason::QuotedOnly => {
            "the recommendation is quoted there, and nothing is said to it".to_owned()
        }
        AnswerReason::AnsweredWithOthers => "one passage answers several".to_owned(),
        AnswerReason::PositionIn { words } => {
            format!("it states the position: {}", quoted(words))
        }
        AnswerReason::PositionOnAll { words } => {
            format!("it states a position on all at once: {}", quoted(words))
        }
        AnswerReason::TellsOfSomethingDone { words } => {
            format!("it tells of something done: {}", quoted(words))
        }
        AnswerReason::TellsOfSomethingToCome { words } => {
            format!("it tells of something begun or to come: {}", quoted(words))
        }
        AnswerReason::ForSomebodyElse { words } => {
            format!("it says that this is for somebody else: {}", quoted(words))
        }
        AnswerReason::SaysWhyNot { words } => {
            format!("it says why nothing is done: {}", quoted(words))
        }
        AnswerReason::NoWordOfAction => {
            "what is said of it tells of nothing done, to come, or not done".to_owned()
        }
    }
}

/// What is said to be done about a recommendation; none where something is said of
/// it, and nothing of what is done.
#[must_use]
pub fn says(explanation: Option<Explanation>) -> &'static str {
    match explanation {
        Some(Explanation::NotAddressed) => "Nothing is said of it",
        Some(other) => kinds::explanation(other),
        None => "Something is said of it, and nothing of what is done",
    }
}

/// The same as it was read, before anybody decided.
#[must_use]
pub fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Taken => kinds::explanation(Explanation::ActionTaken),
        Coverage::Proposed => kinds::explanation(Explanation::ActionProposed),
        Coverage::ReasonForNone => kinds::explanation(Explanation::ReasonForNone),
        Coverage::Silent => "Nothing of what is done",
    }
}

/// The position as it was read.
#[must_use]
pub fn position(position: answerable_intake::Position) -> &'static str {
    match position {
        answerable_intake::Position::Accepts => "Accepts",
        answerable_intake::Position::Partly => "Accepts in part",
        answerable_intake::Position::Rejects => "Does not accept",
        answerable_intake::Position::NotStated => "None stated",
    }
}

/// What kind of answer it is, as a choice.
#[must_use]
pub fn kind(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Substantive => "An answer: it says something of what was asked",
        AnswerKind::NilReturn => {
            "A nil return: it says that nothing in the report is for this body"
        }
        AnswerKind::Acknowledgement => {
            "An acknowledgement: it says that the report arrived. That is no answer"
        }
    }
}

/// Who answers which reports: "Exampleshire Police and Crime Commissioner answers
/// ‘Custody’".
#[must_use]
pub fn who_answers(name: &str, reports: &[String]) -> String {
    let titles: Vec<String> = reports.iter().map(|title| format!("‘{title}’")).collect();
    format!("{name} answers {}", titles.join(" and "))
}

/// Whether the chief officer's comments stand in it.
#[must_use]
pub fn chief_officer(has_any: bool) -> &'static str {
    match has_any {
        true => "The chief officer’s comments stand in it",
        false => "It has no comments of the chief officer",
    }
}

/// Of comments on a report that take no position on everything in it.
pub const NO_POSITION_ON_ALL: &str = "No position on everything in the report";

/// What stands for words of a report, where an item is about none.
pub mod about {
    /// The chief officer's comments.
    pub const CHIEF_OFFICER: &str = "Before a local policing body publishes its comments, it         invites the chief officer’s. Where there are any, they are published with its own         (Police Act 1996, section 55(4) and (5)).";
    /// The comments on a report.
    pub const COMMENTS: &str = "A local policing body publishes comments on the report as a         whole (Police Act 1996, section 55(5)).";
    /// Everything at once.
    pub const EVERYTHING: &str =
        "One passage is recorded for everything that these reports ask of this body.";
}

/// How a passage was found to speak of a recommendation.
pub mod found {
    /// The document's data names it.
    pub const BY_DATA: &str = "the file names this recommendation in its data";
    /// By number and words.
    pub const BY_NUMBER_AND_WORDS: &str = "it has its number and quotes its words";
    /// By words alone.
    pub const BY_WORDS: &str = "it quotes its words";
    /// By number alone.
    pub const BY_NUMBER: &str = "it has its number, and quotes nothing";
    /// By number, against the words.
    pub const BY_NUMBER_OF_OTHER_WORDS: &str =
        "it has its number, and quotes other words: it may speak of another recommendation";
    /// Chosen by hand.
    pub const CHOSEN: &str = "a person chose it";
    /// Not at all.
    pub const NOWHERE: &str = "we found nothing in the document that speaks of it";
    /// In the data alone.
    pub const IN_DATA_ALONE: &str =
        "These words stand in the file’s data and not in what a reader of it sees.";
}

/// What speaks for a report as the one that is answered.
pub mod report {
    use super::{Day, days, numbers, reasons};

    /// The titles that the document gives, and that no report here is like them.
    #[must_use]
    pub fn named_in(titles: &[String], none_here: bool) -> String {
        let titles: Vec<String> = titles.iter().map(|title| reasons::quoted(title)).collect();
        let named = match titles.is_empty() {
            true => "We found no title of a report in the document.".to_owned(),
            false => format!("The document names {}.", titles.join(" and ")),
        };
        match none_here {
            true => format!("{named} No report of the register is like it: name it below."),
            false => named,
        }
    }

    /// The data names it.
    pub const NAMED_IN_DATA: &str = "the file names it in its data";
    /// The same title.
    pub const SAME_TITLE: &str = "the document gives its title";
    /// Part of it.
    pub const TITLE_WITHIN: &str = "the document gives part of its title, or more than it";
    /// Most of it.
    pub const MOST_WORDS_OF_TITLE: &str = "most words of its title stand in the title given";
    /// It asks the body something.
    pub const ASKS_WHO_ANSWERS: &str = "something in it is asked of whoever answers";

    /// Its day.
    #[must_use]
    pub fn names_its_day(day: Day) -> String {
        format!(
            "the document names the day it was published, {}",
            days::day(day)
        )
    }

    /// Its recommendations.
    #[must_use]
    pub fn quotes(found: usize, of: usize) -> String {
        match (found, of) {
            (1, 1) => "the recommendation quoted stands in it".to_owned(),
            (found, of) if found == of => {
                format!(
                    "all {} recommendations quoted stand in it",
                    numbers::number(of as u64)
                )
            }
            (found, of) => format!(
                "{} of {} recommendations quoted stand in it",
                numbers::number(found as u64),
                numbers::number(of as u64)
            ),
        }
    }
}

/// Who answers, as far as the document says: the words that name them, where those
/// name nobody for certain.
#[must_use]
pub fn names_nobody(named: &str, candidates: &[String]) -> String {
    match candidates {
        [] => format!(
            "The document names {}, whom we do not know.",
            reasons::quoted(named)
        ),
        few => format!(
            "The document names {}, which may mean {}.",
            reasons::quoted(named),
            few.join(", or ")
        ),
    }
}

/// What the days that were said come to, beside the last day by law.
#[must_use]
pub fn last_day(report: &str, day: Day) -> String {
    format!(
        "Comments on ‘{report}’ were due on or before {}.",
        days::day(day)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_quotes_the_words_it_rests_on() {
        let text = "We have trained every officer. It is for others to do the rest.";
        let done = Span::new(0, 30);
        assert_eq!(
            reason(&AnswerReason::TellsOfSomethingDone { words: done }, text),
            "it tells of something done: ‘We have trained every officer.’"
        );
        assert_eq!(
            reason(&AnswerReason::QuotedOnly, text),
            "the recommendation is quoted there, and nothing is said to it"
        );
    }

    #[test]
    fn what_is_not_said_is_never_told_as_something_done() {
        assert_eq!(
            says(None),
            "Something is said of it, and nothing of what is done"
        );
        assert_eq!(
            says(Some(Explanation::NotAddressed)),
            "Nothing is said of it"
        );
        assert_eq!(says(Some(Explanation::ActionTaken)), "Action taken");
        assert_eq!(coverage(Coverage::Silent), "Nothing of what is done");
    }

    #[test]
    fn how_many_recommendations_are_quoted_is_counted() {
        assert_eq!(
            report::quotes(1, 1),
            "the recommendation quoted stands in it"
        );
        assert_eq!(
            report::quotes(3, 3),
            "all 3 recommendations quoted stand in it"
        );
        assert_eq!(
            report::quotes(2, 3),
            "2 of 3 recommendations quoted stand in it"
        );
    }
}
