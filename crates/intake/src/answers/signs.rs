//! What a sentence tells of: something done, something to come, a reason for
//! nothing.

use super::pasts::{OTHER_PASTS, PASTS};
use crate::tokens::Tokens;

/// What a sentence tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Done,
    ToCome,
    /// It is for somebody else.
    Elsewhere,
    /// Nothing more is to be done; the reason stands beside it.
    Declines,
    /// Why nothing is done.
    WhyNot,
    Nothing,
}

/// A sentence with one of these says nothing of what is done.
const SAYS_NOTHING: [&str; 25] = [
    "keep under review",
    "is noted",
    "are noted",
    "no comment",
    "nothing yet",
    "too early to say",
    "to follow",
    "to be confirmed",
    "tbc",
    "cannot say",
    "cannot yet say",
    "not yet able to say",
    "existing governance",
    "existing framework",
    "will be monitored",
    "will be tracked",
    "will be considered",
    "entered on",
    "to account",
    "make no comment",
    "notes the",
    "note the",
    "have noted",
    "has noted",
    "in due course",
];

const ELSEWHERE: [&str; 42] = [
    "not ours to",
    "a national matter",
    "for others",
    "for the board to",
    "for the college to",
    "for the ministry to",
    "for the inspectorate to",
    "not one for",
    "for others to",
    "not relevant to",
    "not addressed to",
    "not directed to",
    "not directed at",
    "not for this force",
    "not for the force",
    "not for forces",
    "not for us",
    "not for me",
    "matter for chief",
    "matter for the",
    "matter for each",
    "matter for individual",
    "matter for local",
    "matter for forces",
    "a matter for",
    "matters for",
    "not applicable",
    "n / a",
    "none required",
    "no action required",
    "no action is required",
    "no response required",
    "no response is required",
    "the responsibility of",
    "does not apply",
    "do not apply",
    "falls to",
    "outside my remit",
    "outside our remit",
    "not within our",
    "is addressed to",
    "are addressed to",
];

const DECLINES: [&str; 26] = [
    "sees no reason",
    "see no reason",
    "nothing is needed",
    "is not needed",
    "no change is proposed",
    "do not share",
    "does not share",
    "do not think",
    "does not think",
    "nothing more is needed",
    "nothing further is needed",
    "nothing more needs",
    "no further action",
    "no action is proposed",
    "no action is needed",
    "no change is needed",
    "does not believe that",
    "do not believe that",
    "does not consider that",
    "do not consider that",
    "do not propose",
    "does not propose",
    "do not intend",
    "does not intend",
    "see no need",
    "sees no need",
];

const WHY_NOT: [&str; 34] = [
    "no money",
    "no such",
    "we have no",
    "force has no",
    "have none",
    "has none",
    "too costly",
    "too few",
    "too small",
    "not allow",
    "no evidence",
    "would be wrong",
    "not needed",
    "beyond our",
    "cost too much",
    "nothing to",
    "there is no",
    "there are no",
    "cannot",
    "can not",
    "would cost",
    "do not have",
    "does not have",
    "no means",
    "no need",
    "not necessary",
    "not proportionate",
    "disproportionate",
    "will not",
    "would not",
    "unable to",
    "not possible",
    "no capacity",
    "not affordable",
];

const TO_COME: [&str; 54] = [
    "hope to",
    "hopes to",
    "we expect",
    "in preparation",
    "being",
    "has been set for",
    "the plan is",
    "are recruiting",
    "out to tender",
    "has been asked",
    "have been asked",
    "in hand",
    "in train",
    "in development",
    "on order",
    "to be put",
    "will",
    "shall",
    "we'll",
    "going to",
    "plan to",
    "plans to",
    "planned",
    "planning",
    "intend to",
    "intends to",
    "is being",
    "are being",
    "under way",
    "underway",
    "in progress",
    "scheduled",
    "due to be",
    "is due",
    "are due",
    "to be completed",
    "expected to",
    "expects to",
    "aim to",
    "aims to",
    "begun",
    "begun to",
    "started",
    "ordered",
    "drafted",
    "commissioned",
    "have asked",
    "has asked",
    "working on",
    "is working",
    "are working",
    "developing",
    "advertised",
    "agreed to fund",
];

/// Sentences that end or hold these tell of something done, whatever their verb.
const DONE: [&str; 34] = [
    "this is the case",
    "this is done",
    "meets this",
    "is the practice",
    "met in full",
    "have such",
    "has such",
    "has had",
    "have had",
    "already",
    "have now",
    "has now",
    "have been told to",
    "has been told to",
    "were told to",
    "was told to",
    "did so",
    "came into use",
    "came into force",
    "went live",
    "already do",
    "already does",
    "already have",
    "already has",
    "in place",
    "is complete",
    "are complete",
    "is completed",
    "now complete",
    "has been in charge",
    "now in use",
    "is now",
    "are now",
    "since",
];

/// Words that take back what a past form says.
const TAKES_BACK: [&str; 14] = [
    "but not",
    "not yet",
    "has not",
    "have not",
    "hasn't",
    "haven't",
    "was not",
    "were not",
    "had not",
    "did not",
    "should have",
    "would have",
    "could have",
    "cannot",
];

/// Words by which somebody vouches for what was said before: the evidence is the
/// sentence before or after.
const VOUCHES: [&str; 14] = [
    "satisfied that",
    "content that",
    "confident that",
    "assured that",
    "this has been done",
    "this has been completed",
    "this will be discharged",
    "this has been discharged",
    "this will be done",
    "will be discharged",
    "has been discharged",
    "can be closed",
    "is therefore complete",
    "regard this as",
];

/// What a sentence tells of.
pub(super) fn sign(tokens: &Tokens<'_>) -> Sign {
    if tokens.has_any(&SAYS_NOTHING) && !tokens.has_any(&ELSEWHERE) && !is_for(tokens) {
        return Sign::Nothing;
    }
    if tokens.has_any(&ELSEWHERE) || is_for(tokens) || is_a_note_of_whom(tokens) {
        return Sign::Elsewhere;
    }
    if tokens
        .any_of(0, &["done", "complete", "completed", "implemented"])
        .is_some()
    {
        return Sign::Done;
    }
    let to_come = (tokens.has_any(&TO_COME) || goes_on(tokens))
        && !tokens.has_any(&["will not", "nothing will", "no plans"]);
    if !to_come && tokens.has_any(&DECLINES) {
        return Sign::Declines;
    }
    if to_come {
        return Sign::ToCome;
    }
    if tokens.has_any(&WHY_NOT) {
        return Sign::WhyNot;
    }
    match !tokens.has_any(&TAKES_BACK) && (tokens.has_any(&DONE) || tells_of_the_past(tokens)) {
        true => Sign::Done,
        false => Sign::Nothing,
    }
}

/// Whether a sentence only vouches for another.
pub(super) fn vouches(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&VOUCHES)
}

/// What the box for the state of a recommendation says.
pub(super) fn status(words: &str) -> Sign {
    let words = words.to_lowercase();
    let begins = |list: &[&str]| list.iter().any(|one| words.starts_with(one));
    if begins(&[
        "complete",
        "closed",
        "done",
        "implemented",
        "discharged",
        "met",
    ]) {
        return Sign::Done;
    }
    match begins(&[
        "in progress",
        "ongoing",
        "on track",
        "open",
        "started",
        "under way",
    ]) {
        true => Sign::ToCome,
        false => Sign::Nothing,
    }
}

/// "We are fitting one to each car": it goes on now.
fn goes_on(tokens: &Tokens<'_>) -> bool {
    const SHORTEST: usize = 6;
    const NO_VERBS: [&str; 7] = [
        "nothing",
        "something",
        "anything",
        "everything",
        "during",
        "morning",
        "outstanding",
    ];
    (1..tokens.len()).any(|at| {
        let word = tokens.plain(at);
        let verb = word.len() >= SHORTEST && word.ends_with("ing") && !NO_VERBS.contains(&word);
        let by_us = (at.saturating_sub(3)..at)
            .any(|before| matches!(tokens.plain(before), "we're" | "are" | "is" | "am"));
        let whose = (at.saturating_sub(4)..at).any(|before| {
            matches!(
                tokens.plain(before),
                "we" | "force" | "constabulary" | "police" | "i" | "office"
            )
        });
        verb && by_us && whose
    })
}

/// "For the National Board." is all that is said.
fn is_a_note_of_whom(tokens: &Tokens<'_>) -> bool {
    const LONGEST: usize = 9;
    tokens.says(0, "for the") && tokens.len() <= LONGEST
}

/// "Recommendation 5 is for the Ministry": the recommendation itself is for
/// somebody.
fn is_for(tokens: &Tokens<'_>) -> bool {
    let stop = tokens.len().min(FIRST_WORDS);
    let subject = (0..stop).any(|at| {
        matches!(
            tokens.plain(at),
            "recommendation" | "recommendations" | "this" | "these" | "it" | "they"
        )
    });
    let is_for =
        |at: usize| tokens.any_of(at, &["is for", "are for", "is one for", "are ones for"]);
    subject && (0..stop).any(|at| is_for(at).is_some())
}

/// "Recommendations 1, 3 and 6 are for" says it within so many words.
const FIRST_WORDS: usize = 14;

/// Whether a sentence tells of something that was done.
fn tells_of_the_past(tokens: &Tokens<'_>) -> bool {
    (0..tokens.len()).any(|at| {
        let token = &tokens.list[at];
        let word = token.plain.as_str();
        let past = word.len() > 3 && word.ends_with("ed") && !OTHER_PASTS.contains(&word);
        let helped = (at.saturating_sub(3)..at).any(|before| {
            matches!(
                tokens.plain(before),
                "has" | "have" | "was" | "were" | "been" | "had" | "i" | "we" | "now"
            )
        });
        let irregular = PASTS.contains(&word) && helped;
        let is_a_state =
            helped_by_is(tokens, at) && matches!(word, "shut" | "closed" | "fitted" | "trained");
        // "is required", "are registered" tell of no past act.
        let present = helped_by_is(tokens, at)
            || at > 0
                && matches!(
                    tokens.plain(at - 1),
                    "be" | "being" | "having" | "to" | "who" | "the" | "a" | "an" | "of"
                );
        (past && !present && !(token.capital && at > 0)) || irregular || is_a_state
    })
}

fn helped_by_is(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| matches!(tokens.plain(before), "is" | "are"))
}
