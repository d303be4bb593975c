//! Sentences that name whoever asks: "The Conduct Office asks Northmoor Police to …", "the
//! Panel would like the Commissioner to …".

use super::{Draft, Ground, verbs};
use crate::deadline;
use crate::tokens::{Phrases, Tokens};
use crate::{ProposalKind, Reason};

/// Verbs with which somebody asks, said of them.
const ASKS: Phrases = Phrases::of(&[
    "asks",
    "requests",
    "invites",
    "urges",
    "requires",
    "directs",
    "instructs",
    "calls on",
    "calls upon",
    "looks to",
    "expects",
    "wants",
    "encourages",
    "advises",
    "would like",
    "would ask",
    "would expect",
    "would encourage",
    "would invite",
]);

/// Words between whoever asks and the verb.
const BETWEEN: [&str; 8] = [
    "therefore",
    "also",
    "now",
    "further",
    "hereby",
    "strongly",
    "accordingly",
    "formally",
];

/// Whoever asks by what it is, at the head of a sentence.
const ASKERS: [&str; 17] = [
    "the committee",
    "this committee",
    "the panel",
    "the inquiry",
    "this inquiry",
    "the review",
    "this review",
    "the review panel",
    "the board",
    "the inspectorate",
    "the coroner",
    "the monitor",
    "the reviewers",
    "the working group",
    "the commission",
    "the assembly",
    "the authority",
];

/// Whom a verb asks is named within so many words of it.
const LONGEST_OBJECT: usize = 14;

/// What a sentence asks of somebody known, where whoever asks is the document's own.
pub(super) fn sentence(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    let (verb, words, next) = tokens.first_of(&ASKS).filter(|(verb, ..)| *verb > 0)?;
    let before = (0..verb)
        .rev()
        .find(|at| !BETWEEN.contains(&tokens.plain(*at)))?
        + 1;
    let names = ground.names;
    let asker = names.parse(tokens, 0, before);
    let by_what_it_is = tokens
        .any_of(0, &ASKERS)
        .is_some_and(|(_, end)| end == before)
        || is_a_title(tokens, before) && !BINDS.contains(&words) && !asker.knows_somebody();
    let own = |found: &crate::Found| match &names.sender {
        Some((sender, _)) => sender == found,
        None => true,
    };
    let by_name = asker.is_a_subject()
        && asker
            .addressees
            .iter()
            .all(|one| one.found.is_resolved() && own(&one.found));
    if !by_name && !by_what_it_is {
        return None;
    }
    let first = next + usize::from(tokens.plain(next) == "that");
    let most = tokens.len().min(first + LONGEST_OBJECT);
    let told = (first + 1..most).find(|at| matches!(tokens.plain(*at), "to" | "should" | "will"));
    let end = does_it(ground, tokens, first, next).or(told)?;
    let mut asked = names.parse(tokens, first, end);
    let itself = |one: &crate::Addressee| asker.addressees.iter().any(|by| by.found == one.found);
    if !asked.is_a_subject() || !asked.knows_somebody() || asked.addressees.iter().any(itself) {
        return None;
    }
    asked.add_partners(names, tokens, end);
    Some(
        Draft::new(ProposalKind::Recommendation, tokens.span(0, tokens.len()))
            .by(deadline::find(tokens, ground.given))
            .because(Reason::RecommendVerb {
                words: words.to_owned(),
            })
            .of(asked),
    )
}

/// "The Regulator", "The Branch": one title with a capital, up to a place. Whoever writes
/// about themself so is in no directory.
fn is_a_title(tokens: &Tokens<'_>, end: usize) -> bool {
    let person = |at: usize| tokens.list[at].capital && !NO_ASKERS.contains(&tokens.plain(at));
    tokens.plain(0) == "the" && (2..=LONGEST_TITLE).contains(&end) && (1..end).all(person)
}

/// Verbs that laws and codes have for a subject too.
const BINDS: [&str; 5] = ["requires", "expects", "directs", "encourages", "advises"];

/// Titles of what is written, of which none asks: "the Act", "the Code".
const NO_ASKERS: [&str; 14] = [
    "act",
    "code",
    "guidance",
    "law",
    "regulations",
    "rules",
    "schedule",
    "standard",
    "standards",
    "policy",
    "strategy",
    "plan",
    "report",
    "charter",
];

/// "The Safety Branch" has no more words.
const LONGEST_TITLE: usize = 4;

/// "Asks that Northmoor Police provides an update": the place of what somebody named after
/// "that" does.
fn does_it(ground: &Ground<'_>, tokens: &Tokens<'_>, first: usize, next: usize) -> Option<usize> {
    let (_, _, verb) = (first > next)
        .then(|| ground.names.name_at(tokens, first, tokens.len()))
        .flatten()?;
    verbs::is_done_by_one(tokens.plain(verb)).then_some(verb)
}
