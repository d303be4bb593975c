//! Whether a document says of itself that it answers.
//!
//! Reports speak of responses too: those that bodies must send, those that were
//! received. So what a document calls itself counts by where it says it, and the
//! less sure the words are, the more it has to answer besides.

use crate::Span;
use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};

use super::pieces::{Kind, Piece};

/// How a document calls itself an answer, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    /// "Response of the Commissioner to the report", as a title: nothing else is
    /// needed.
    Surely(Span),
    /// "I write in answer to the above report": it has to answer something.
    Likely(Span),
    /// "My comments": it has to state a position, or give the chief officer's
    /// words.
    Perhaps(Span),
}

impl Says {
    /// The words.
    pub(super) fn words(self) -> Span {
        match self {
            Says::Surely(words) | Says::Likely(words) | Says::Perhaps(words) => words,
        }
    }
}

/// So many pieces are the head, where a document says what it is.
const HEAD: usize = 30;

/// A title or subject has at most this many words and marks.
const LONGEST_TITLE: usize = 45;

/// A line of so many words and marks may be a title without being a heading.
const SHORT_TITLE: usize = 12;

/// What a title calls an answer and nothing else.
const SURE: [&str; 20] = [
    "response of the",
    "response from the police",
    "response from the mayor",
    "response by the",
    "response under",
    "statutory response",
    "government response",
    "section 55 response",
    "s55 response",
    "s . 55 response",
    "pcc response",
    "pfcc response",
    "force response",
    "pcc's response",
    "commissioner's response",
    "mayor's response",
    "minister's response",
    "ministry's response",
    "government's response",
    "nil return",
];

/// What is answered: words that begin with these, soon after "response to".
const ANSWERED: [&str; 13] = [
    "inspect",
    "report",
    "recommendation",
    "thematic",
    "hmic",
    "letter",
    "committee",
    "concern",
    "regulation",
    "investigation",
    "review",
    "learning",
    "finding",
];

/// What a title may call an answer.
const TITLES: [&str; 23] = [
    "response",
    "responses",
    "responding to recommendations",
    "commissioner comments",
    "responses to",
    "reply to",
    "reply from",
    "reply of",
    "our reply",
    "answer to",
    "answer of",
    "answers to",
    "our answer",
    "our answers",
    "comments on",
    "comments of",
    "commissioner's comments",
    "pcc's comments",
    "pcc comments",
    "mayor's comments",
    "chief constable's comments",
    "what we have done",
    "section 55",
];

/// What a sentence in the first person says.
const SENTENCES: [&str; 48] = [
    "please find my comments",
    "please find my response",
    "please find our response",
    "please find below my",
    "accordance with section 55",
    "commissioner's reply to",
    "commissioner's response to",
    "mayor's response to",
    "mayor's reply to",
    "force's response to",
    "in answer to the",
    "in answer to your",
    "in response to your",
    "in response to the",
    "in response to two",
    "in response to recommendations",
    "in reply to your",
    "in reply to the",
    "i am responding",
    "we are responding",
    "writing to respond",
    "write to respond",
    "pleased to respond",
    "pleased to provide",
    "i respond to",
    "we respond to",
    "i reply to",
    "my response to",
    "my reply to",
    "my answer to",
    "our response to",
    "our reply to",
    "our answer to",
    "our answers to",
    "our replies to",
    "this is my response",
    "this letter is my",
    "i answer",
    "my full response",
    "our full response",
    "the response of the",
    "response is below",
    "response to each",
    "response is set out",
    "responses are set out",
    "comments are set out",
    "publish my comments",
    "my comments under",
];

/// What a sentence may say of an answer in the first person.
const MAYBE: [&str; 36] = [
    "section 55",
    "s55",
    "s . 55",
    "i have asked the chief constable",
    "i asked the chief constable",
    "i invited the chief constable",
    "i have discussed",
    "chief constable told me",
    "chief constable tells me",
    "chief constable has told me",
    "chief constable has assured me",
    "chief constable assures me",
    "chief constable's response",
    "chief constable's comments",
    "force's response",
    "force response",
    "i am content",
    "i am satisfied",
    "we welcome the report",
    "we welcome this report",
    "i am grateful for the report",
    "i am grateful for this report",
    "my comments",
    "our comments",
    "my response",
    "our response",
    "my reply",
    "our reply",
    "my answer",
    "our answer",
    "my answers",
    "our answers",
    "i welcome this report",
    "i welcome the report",
    "i have considered the report",
    "i have read the report",
];

/// Words of those who ask for an answer.
const ASKS_FOR_ONE: [&str; 12] = [
    "please provide the force's response",
    "please provide your response",
    "please send your response",
    "your response should say",
    "under a duty to respond",
    "your response must contain",
    "duty to respond to this report",
    "this report is being sent to",
    "the matters of concern are",
    "i have sent a copy of my report",
    "responses to this report should",
    "should respond to this report",
];

/// Where a document calls itself an answer.
pub(super) fn says(document: &Worded<'_>, pieces: &[Piece]) -> Option<Says> {
    let asks_for_one = pieces.iter().any(|piece| {
        piece.kind != Kind::Quote && document.tokens(piece.span).has_any(&ASKS_FOR_ONE)
    });
    // The minutes of a meeting go through answers that others are to give.
    if asks_for_one || crate::asks::are_minutes(document) {
        return None;
    }
    let head = pieces.iter().take(HEAD);
    let headings = pieces
        .iter()
        .skip(HEAD)
        .filter(|piece| matches!(piece.kind, Kind::Heading(_)));
    head.filter(|piece| piece.kind != Kind::Quote)
        .chain(headings)
        .flat_map(|piece| [title(document, piece), prose(document, piece)])
        .flatten()
        .min_by_key(|says| match says {
            Says::Surely(_) => 0,
            Says::Likely(_) => 1,
            Says::Perhaps(_) => 2,
        })
}

/// What a title, a label or a subject says.
fn title(document: &Worded<'_>, piece: &Piece) -> Option<Says> {
    let tokens = document.tokens(piece.span);
    let words = piece.words(document);
    // A path of links is no title, and a sentence tells of something else.
    let marks = words.matches(['>', '›', '»', '|']).count();
    let trail = marks > 1 && !words.contains('\n');
    let sentence = words.ends_with(['.', '?']);
    if tokens.len() > LONGEST_TITLE || trail || of_the_law(&tokens) {
        return None;
    }
    let labelled = phrase(
        &tokens,
        &[
            "response published",
            "date of response",
            "date of this response",
        ],
    );
    if sentence {
        return labelled.map(Says::Likely);
    }
    let heading = matches!(piece.kind, Kind::Heading(_)) || words.ends_with(':');
    let short = tokens.len() <= SHORT_TITLE;
    let may_say = || phrase_of_an_answer(&tokens, &TITLES).filter(|_| heading || short);
    phrase_of_an_answer(&tokens, &SURE)
        .or_else(|| answers_something(&tokens))
        .map(Says::Surely)
        .or_else(|| labelled.map(Says::Likely))
        .or_else(|| may_say().map(Says::Perhaps))
}

/// "Response to your inspection", "Answer to the Committee’s report".
fn answers_something(tokens: &Tokens<'_>) -> Option<Span> {
    const NEAR: usize = 6;
    (0..tokens.len()).find_map(|at| {
        let (_, next) = tokens.any_of(at, &["response to", "reply to", "answer to"])?;
        // "Response to this report" is what its readers are asked for.
        if tokens.plain(next) == "this" {
            return None;
        }
        let end = tokens.len().min(next + NEAR);
        let named = (next..end).find(|at| {
            let word = tokens.plain(*at);
            ANSWERED.iter().any(|answered| word.starts_with(answered))
        })?;
        Some(tokens.span(at, named + 1))
    })
}

/// The first of some phrases that says that something written is answered. "The response of
/// the police to crimes against older people" is what a report looks at.
fn phrase_of_an_answer(tokens: &Tokens<'_>, phrases: &[&str]) -> Option<Span> {
    (0..tokens.len()).find_map(|at| {
        let (_, next) = tokens.any_of(at, phrases)?;
        (!meets_something(tokens, next)).then(|| tokens.span(at, next))
    })
}

/// Whether the words over a box say that a response stands in it.
pub(super) fn heads_a_response(tokens: &Tokens<'_>) -> bool {
    phrase_of_an_answer(tokens, &["response of", "response to"]).is_some()
}

/// Whether a response is to something that happens, and not to something written: the word
/// after "to" is small and no word near it is one for what is answered.
fn meets_something(tokens: &Tokens<'_>, after: usize) -> bool {
    /// Whoever responds is named in no more words before "to".
    const LONGEST_NAME: usize = 12;
    /// What is answered is named within so many words after it.
    const NEAR: usize = 6;
    const ARTICLES: [&str; 5] = ["the", "a", "an", "its", "their"];
    let most = tokens.len().min(after + LONGEST_NAME);
    let Some(to) = (after.saturating_sub(1)..most).find(|at| tokens.plain(*at) == "to") else {
        return false;
    };
    let first = to + 1 + usize::from(ARTICLES.contains(&tokens.plain(to + 1)));
    let end = tokens.len().min(first + NEAR);
    let written = (first..end).any(|at| {
        let word = tokens.plain(at);
        let reader = matches!(word, "you" | "your" | "his" | "her");
        reader || ANSWERED.iter().any(|answered| word.starts_with(answered))
    });
    let thing = tokens.list.get(first).filter(|thing| thing.word);
    thing.is_some_and(|thing| {
        let words = thing.span.of(tokens.text);
        words.starts_with(char::is_lowercase) && !written
    })
}

fn prose(document: &Worded<'_>, piece: &Piece) -> Option<Says> {
    let sentences = sentences(&document.text, piece.span).into_iter();
    let mut said: Vec<Says> = sentences
        .filter_map(|sentence| {
            let tokens = document.tokens(sentence);
            // "We looked at the force's response to domestic abuse" answers nothing.
            let likely = phrase_of_an_answer(&tokens, &SENTENCES).map(Says::Likely);
            likely.or_else(|| phrase_of_an_answer(&tokens, &MAYBE).map(Says::Perhaps))
        })
        .collect();
    said.sort();
    said.into_iter().next()
}

/// Words that tell what others have to do.
fn of_the_law(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&["must", "should", "deadline", "within 56 days", "required"])
}

fn phrase(tokens: &Tokens<'_>, phrases: &[&str]) -> Option<Span> {
    (0..tokens.len()).find_map(|at| {
        let (_, next) = tokens.any_of(at, phrases)?;
        Some(tokens.span(at, next))
    })
}
