//! The coverage of a report: what each answer did about each recommendation.
//!
//! A cell of a table takes one short word; the key beside the table gives each
//! word its sentence, and the lists say the sentence itself.

use answerable_register::coverage::{CopiesSent, Said};
use answerable_register::facts::{Answer, ChiefOfficerComment};

use crate::letters::capital;
use crate::numbers::{count, number};

/// The word that stands in a cell.
#[must_use]
pub fn short(said: Said) -> &'static str {
    match said {
        Said::ActionTaken => "Taken",
        Said::ActionProposed => "Proposed",
        Said::ReasonForNone => "Reason",
        Said::Silent => "Silent",
        Said::NotRecorded => "Unread",
        Said::PerhapsLater => "Later?",
        Said::Awaiting => "Awaited",
        Said::NoAnswerFound => "Not found",
        Said::LookedBodyNotTold => "Looked",
        Said::NotYetLookedFor => "No look",
        Said::NoLastDay => "None yet",
        Said::Withdrawn => "Withdrawn",
        Said::NotAsked => "Not asked",
    }
}

/// The same in a few words, for a list and for a count.
#[must_use]
pub fn words(said: Said) -> &'static str {
    match said {
        Said::ActionTaken => "Action taken",
        Said::ActionProposed => "Action proposed",
        Said::ReasonForNone => "Reason for no action",
        Said::Silent => "Comments say nothing of it",
        Said::NotRecorded => "Commented, what it says of this not recorded",
        Said::PerhapsLater => "An answer that may be later",
        Said::Awaiting => "Not due yet",
        Said::NoAnswerFound => "No answer found",
        Said::LookedBodyNotTold => "Looked, body not yet told",
        Said::NotYetLookedFor => "Not yet looked for",
        Said::NoLastDay => "No answer recorded, no last day known",
        Said::Withdrawn => "Withdrawn by its asker",
        Said::NotAsked => "Not asked of it",
    }
}

/// What the word means, for the key.
#[must_use]
pub fn meaning(said: Said) -> &'static str {
    match said {
        Said::ActionTaken => "the comments say what action was taken",
        Said::ActionProposed => "the comments say what action is proposed",
        Said::ReasonForNone => "the comments say why no action was taken or is proposed",
        Said::Silent => "the comments, as read here, say nothing of this recommendation",
        Said::NotRecorded => {
            "there are comments on the report; what they say of this recommendation is not recorded here"
        }
        Said::PerhapsLater => "there is an answer, and it may have come after the day shown",
        Said::Awaiting => "the comments are not due yet on the day shown",
        Said::NoAnswerFound => {
            "somebody looked after the last day and found no answer, and the body was told"
        }
        Said::LookedBodyNotTold => {
            "somebody looked after the last day and found no answer; the body is not told yet"
        }
        Said::NotYetLookedFor => {
            "the last day has passed and nobody has looked: this shows nothing about the body"
        }
        Said::NoLastDay => "no answer is recorded, and no last day can be given",
        Said::Withdrawn => "its asker withdrew the recommendation",
        Said::NotAsked => "nothing says that it was asked of this body by the day shown",
    }
}

/// Whether the chief officer's comments stand in an answer, in few words (Police
/// Act 1996, s. 55(4)).
#[must_use]
pub fn chief_officer(answer: Option<&Answer>) -> &'static str {
    match answer.map(|answer| answer.chief_officer) {
        None => "no answer known",
        Some(Some(ChiefOfficerComment::Included)) => "present",
        Some(Some(ChiefOfficerComment::NotIncluded)) => "not in it",
        Some(None) => "not recorded",
    }
}

/// To whom copies went, in few words (Police Act 1996, s. 55(6)).
#[must_use]
pub fn copies(copies: CopiesSent) -> &'static str {
    match copies {
        CopiesSent::NoAnswer => "no answer known",
        CopiesSent::ToBoth => "to both",
        CopiesSent::ToInspectors => "to inspectors only, as far as recorded",
        CopiesSent::ToSecretaryOfState => "to Secretary of State only, as far as recorded",
        CopiesSent::NoneRecorded => "none recorded",
        CopiesSent::NotKnown => "not known",
    }
}

/// What the copies column means.
pub const COPIES: &str = "Copies: whether a copy of the comments is recorded as sent to the \
                          inspectors and to the Secretary of State (Police Act 1996, section \
                          55(6)). “Not known” means that the comments were published elsewhere \
                          and nothing here shows it; it is no sign that none was sent.";

/// The numbers of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary<'a> {
    /// How many recommendations.
    pub asked: usize,
    /// How many bodies.
    pub bodies: usize,
    /// How many explanations are owed.
    pub owed: usize,
    /// How many were given.
    pub explained: usize,
    /// What was said, each with how often.
    pub counts: &'a [(Said, usize)],
}

/// How the explanations owed on a report stand, in two sentences.
#[must_use]
pub fn summary(summary: Summary<'_>) -> String {
    let Summary {
        asked,
        bodies,
        owed,
        explained,
        counts,
    } = summary;
    if owed == 0 {
        return NOBODY_EXPLAINS.to_owned();
    }
    let owes = format!(
        "{} to explain {}: {} in all.",
        capital(&count(bodies as u64, "body has", "bodies have")),
        count(asked as u64, "recommendation", "recommendations"),
        count(owed as u64, "explanation", "explanations"),
    );
    let given = match explained {
        0 => "None of them is recorded as given".to_owned(),
        1 => "One of them is recorded as given".to_owned(),
        many => format!("{} of them are recorded as given", number(many as u64)),
    };
    let others: Vec<String> = counts
        .iter()
        .filter_map(|(said, many)| rest(*said, &number(*many as u64)))
        .collect();
    match others.is_empty() {
        true => format!("{owes} {given}."),
        false => format!("{owes} {given}; of {}.", others.join(", of ")),
    }
}

fn rest(said: Said, many: &str) -> Option<String> {
    let words = match said {
        Said::Silent => "the comments say nothing",
        Said::NotRecorded => "it is not recorded here what the comments say",
        Said::PerhapsLater => "an answer may have come later",
        Said::Awaiting => "none is due yet",
        Said::NoAnswerFound => "no answer was found",
        Said::LookedBodyNotTold => "none was found and the body is not told yet",
        Said::NotYetLookedFor => "nobody has looked",
        Said::NoLastDay => "no last day is known",
        _ => return None,
    };
    Some(format!("{many} {words}"))
}

/// That nobody has to explain anything of a report.
pub const NOBODY_EXPLAINS: &str = "No recommendation recorded from this report is one that a local \
                                   policing body has to explain its answer to.";

/// How many of the explanations that are owed were given: "8 of 12". Only comments
/// that somebody read are counted, "3 of 4 read"; of the others it is said how they
/// stand, "8 not yet looked for", because "0 of 12" would say of a body what only our
/// looking lacks.
#[must_use]
pub fn explained(said: impl IntoIterator<Item = Said>) -> String {
    let owed: Vec<Said> = said.into_iter().filter(|said| said.is_owed()).collect();
    let given = owed.iter().filter(|said| said.explains()).count();
    let unread: Vec<Said> = owed
        .iter()
        .copied()
        .filter(|said| !said.explains() && *said != Said::Silent)
        .collect();
    let read = owed.len() - unread.len();
    let counted = format!("{} of {}", number(given as u64), number(read as u64));
    match (read, unread.len()) {
        (0, 0) => "none owed".to_owned(),
        (_, 0) => counted,
        (0, _) => unread_as(&unread).to_owned(),
        (_, rest) => format!(
            "{counted} read, {} {}",
            number(rest as u64),
            unread_as(&unread)
        ),
    }
}

/// How explanations stand that nobody could read; "not known" where they stand
/// in more ways than one.
fn unread_as(unread: &[Said]) -> &'static str {
    match unread {
        [first, rest @ ..] if rest.iter().all(|said| said == first) => match first {
            Said::NotRecorded => "not recorded",
            Said::PerhapsLater => "answer known, perhaps later",
            Said::Awaiting => "not due yet",
            Said::NoAnswerFound => "no answer found",
            Said::LookedBodyNotTold => "looked, body not yet told",
            Said::NotYetLookedFor => "not yet looked for",
            Said::NoLastDay => "no answer recorded",
            // These are read, or owed by nobody.
            Said::ActionTaken
            | Said::ActionProposed
            | Said::ReasonForNone
            | Said::Silent
            | Said::Withdrawn
            | Said::NotAsked => "not known",
        },
        _ => "not known",
    }
}

/// Which recommendations stand side by side: "recommendations 9 to 16 of 43".
#[must_use]
pub fn columns(first: usize, last: usize, of: usize) -> String {
    let of = number(of as u64);
    match first == last {
        true => format!("recommendation {first} of {of}"),
        false => format!("recommendations {first} to {last} of {of}"),
    }
}

/// What stands outside the table.
#[must_use]
pub fn others(others: usize) -> Option<String> {
    match others {
        0 => None,
        1 => Some(
            "One more thing that the report asks is one that no body has to explain its answer to."
                .to_owned(),
        ),
        many => Some(format!(
            "{} more things that the report asks are ones that no body has to explain its answer to.",
            number(many as u64)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nought_is_said_only_of_comments_that_were_read() {
        use Said::{
            ActionTaken, Awaiting, NoAnswerFound, NotAsked, NotRecorded, NotYetLookedFor, Silent,
            Withdrawn,
        };
        let said = [
            explained([]),
            explained([NotAsked, Withdrawn]),
            explained([NotYetLookedFor; 12]),
            explained([Awaiting, Awaiting, Withdrawn]),
            explained([NotRecorded, NotRecorded]),
            explained([NoAnswerFound, NotYetLookedFor]),
            explained([Silent, Silent]),
            explained([ActionTaken, Silent]),
            explained([Silent, NotRecorded, NotRecorded]),
            explained([ActionTaken, Silent, NotYetLookedFor]),
            explained([ActionTaken, NoAnswerFound, NotYetLookedFor]),
        ];
        insta::assert_snapshot!(said.join("\n"), @r"
        none owed
        none owed
        not yet looked for
        not due yet
        not recorded
        not known
        0 of 2
        1 of 2
        0 of 1 read, 2 not recorded
        1 of 2 read, 1 not yet looked for
        1 of 1 read, 2 not known
        ");
    }

    #[test]
    fn a_summary_counts_what_is_given_and_says_of_the_rest_what_is_known() {
        let said = |owed, explained, counts: &[(Said, usize)]| {
            summary(Summary {
                asked: 12,
                bodies: 43,
                owed,
                explained,
                counts,
            })
        };
        let lines = [
            said(0, 0, &[]),
            said(516, 516, &[(Said::ActionTaken, 516)]),
            said(
                516,
                210,
                &[
                    (Said::ActionTaken, 210),
                    (Said::Silent, 30),
                    (Said::NoAnswerFound, 60),
                    (Said::NotYetLookedFor, 216),
                ],
            ),
        ];
        insta::assert_snapshot!(lines.join("\n"), @r"
        No recommendation recorded from this report is one that a local policing body has to explain its answer to.
        43 bodies have to explain 12 recommendations: 516 explanations in all. 516 of them are recorded as given.
        43 bodies have to explain 12 recommendations: 516 explanations in all. 210 of them are recorded as given; of 30 the comments say nothing, of 60 no answer was found, of 216 nobody has looked.
        ");
    }
}
