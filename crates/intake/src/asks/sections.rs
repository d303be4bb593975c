//! What a heading says of what stands under it.

use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Document, Span};

/// What the section being read holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Section {
    /// Anything.
    #[default]
    Plain,
    /// One recommendation with its number.
    Recommendation { number: String },
    /// Recommendations, numbered by their list or not at all.
    Recommendations,
    /// Conclusions and recommendations in one list: only some of it asks.
    Conclusions,
    /// One cause of concern or more; the number of the one.
    CauseOfConcern { number: Option<String> },
    /// One area for improvement or more: "Area" holds one, "Areas" several.
    AreaForImprovement { one: bool },
    /// What was asked before, and how it went.
    AskedBefore,
    /// Actions of minutes.
    Actions,
}

/// A heading or a label at the start of a paragraph, read.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) section: Section,
    /// The words after the label on the same line, if there are any.
    pub(super) rest: Option<Span>,
    /// The label itself.
    pub(super) span: Span,
}

/// Headings of what was asked before.
const BEFORE: [&str; 17] = [
    "previous recommendation",
    "previous recommendations",
    "earlier recommendations",
    "progress against",
    "progress on",
    "progress since",
    "recommendations from",
    "closed recommendations",
    "response to recommendations",
    "our previous",
    "progress , recommendation by recommendation",
    "what we asked before",
    "what we recommended",
    "recommendations made in",
    "recommendations we made",
    "earlier recommendation",
    "left of our recommendations",
];

/// "R1.", "Rec 2:", "Rec. 3 –": a label in short, with a mark after it. Its number.
fn in_short(tokens: &Tokens<'_>, first: usize) -> Option<(String, usize)> {
    let word = tokens.plain(first);
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|one| one.is_ascii_digit());
    let marked = |at: usize| matches!(tokens.plain(at), "." | ":" | "–" | "—" | ")" | "-");
    if let Some(number) = word.strip_prefix('r').filter(|number| digits(number)) {
        return marked(first + 1).then(|| (number.to_owned(), first + 1));
    }
    if !matches!(word, "rec" | "recs") {
        return None;
    }
    let at = first + 1 + usize::from(tokens.plain(first + 1) == ".");
    (digits(tokens.plain(at)) && marked(at + 1)).then(|| (tokens.plain(at).to_owned(), at + 1))
}

/// Headings of the actions of minutes.
const ACTIONS: [&str; 12] = [
    "actions",
    "action points",
    "action list",
    "agreed actions",
    "actions agreed",
    "actions arising",
    "summary of actions",
    "summary of agreed actions",
    "list of actions",
    "new actions",
    "actions and owners",
    "actions from this meeting",
];

const RECOMMENDATIONS: [&str; 7] = [
    "recommendations",
    "further recommendations",
    "our recommendations",
    "new recommendations",
    "summary of recommendations",
    "list of recommendations",
    "recommendation",
];

const CONCLUSIONS: [&str; 4] = [
    "conclusions and recommendations",
    "conclusion and recommendations",
    "recommendations and conclusions",
    "summary of conclusions and recommendations",
];

const CONCERN: [&str; 6] = [
    "accelerated cause of concern",
    "accelerated causes of concern",
    "cause of concern",
    "causes of concern",
    "area of concern",
    "areas of concern",
];

const IMPROVEMENT: [&str; 3] = ["area for improvement", "areas for improvement", "afi"];

/// Whether a document labels what it recommends: it has a heading or a line that
/// says "Recommendation 4" or "Recommendations" and no more.
pub(super) fn labels_its_asks(document: &Document) -> bool {
    document.blocks.iter().any(|block| {
        let tokens = Tokens::of(&document.text, block.span);
        let heads = matches!(block.kind, BlockKind::Heading { .. });
        label(&tokens).is_some_and(|label| {
            let recommends = matches!(
                label.section,
                Section::Recommendation { .. } | Section::Recommendations | Section::Conclusions
            );
            recommends && (heads || label.opens_a_paragraph(&tokens))
        })
    })
}

/// "Action 3:", "Action:", "Agreed action 2.1" at a place: its number, and the place
/// after it.
pub(super) fn action_label(tokens: &Tokens<'_>, at: usize) -> Option<(Option<String>, usize)> {
    let word = tokens.plain(at);
    if let Some(number) = word.strip_prefix("ap").filter(|number| !number.is_empty())
        && number.bytes().all(|one| one.is_ascii_digit())
    {
        let marked = matches!(tokens.plain(at + 1), ":" | "–" | "—" | "-" | ".");
        return Some((Some(number.to_owned()), at + 1 + usize::from(marked)));
    }
    let labels = [
        "agreed action",
        "action point",
        "action item",
        "action",
        "ap",
    ];
    let (_, next) = tokens.any_of(at, &labels)?;
    let (number, next) = number(tokens, next);
    let marked = matches!(tokens.plain(next), ":" | "–" | "—" | "-");
    (marked || number.is_some()).then_some((number, next + usize::from(marked)))
}

/// Reads a heading, or the words a paragraph begins with.
pub(super) fn label(tokens: &Tokens<'_>) -> Option<Label> {
    if tokens.has_any(&BEFORE) {
        return labelled(tokens, Section::AskedBefore, 0);
    }
    let first = first_word(tokens);
    if let Some((_, next)) = tokens.any_of(first, &CONCERN) {
        let (number, next) = number(tokens, next);
        // "Causes of concern revisit letter" is a title and heads no cause.
        let heads = number.is_some() || tokens.list.get(next).is_none_or(|token| !token.word);
        return match heads {
            true => labelled(tokens, Section::CauseOfConcern { number }, next),
            false => None,
        };
    }
    if let Some((word, next)) = tokens.any_of(first, &IMPROVEMENT) {
        let (_, next) = number(tokens, next);
        let one = word != "areas for improvement";
        let next = match tokens.plain(next) {
            // "Area for improvement for all forces: …".
            "for" => (next..tokens.len().min(next + LONGEST_FOR))
                .find(|at| tokens.plain(*at) == ":")
                .unwrap_or(next),
            _ => next,
        };
        return labelled(tokens, Section::AreaForImprovement { one }, next);
    }
    if let Some((_, next)) = tokens.any_of(first, &CONCLUSIONS) {
        return labelled(tokens, Section::Conclusions, next);
    }
    if let Some((_, next)) = tokens.any_of(first, &ACTIONS)
        && tokens.list[next..].iter().all(|token| !token.word)
    {
        return labelled(tokens, Section::Actions, tokens.len());
    }
    if let Some((number, next)) = in_short(tokens, first) {
        return labelled(tokens, Section::Recommendation { number }, next);
    }
    let (word, next) = tokens.any_of(first, &RECOMMENDATIONS)?;
    // "Recommendation made (3.2)".
    let made = next + usize::from(tokens.plain(next) == "made" && tokens.plain(next + 1) == "(");
    match number(tokens, made) {
        (Some(number), next) if word == "recommendation" => {
            // "Recommendation 4 for the National Board: within six months, …".
            let named = matches!(tokens.plain(next), "for" | "to").then(|| {
                (next..tokens.len().min(next + LONGEST_FOR * 2)).find(|at| tokens.plain(*at) == ":")
            });
            labelled(
                tokens,
                Section::Recommendation { number },
                named.flatten().unwrap_or(next),
            )
        }
        _ => labelled(tokens, Section::Recommendations, next),
    }
}

/// "Area for improvement for all forces and the College:" has no more words between.
const LONGEST_FOR: usize = 10;

/// What may stand before the name of a kind: "New recommendation 1", "National
/// recommendation 2", "Accelerated cause of concern", "3   Recommendations".
const KINDS_OF: [&str; 10] = [
    "new",
    "further",
    "additional",
    "national",
    "our",
    "formal",
    "final",
    "organisational",
    "learning",
    "priority",
];

/// Where the name of a kind begins: after the number of the heading and one word that
/// says more of it.
fn first_word(tokens: &Tokens<'_>) -> usize {
    let numbered = tokens
        .plain(0)
        .bytes()
        .all(|one| one.is_ascii_digit() || one == b'.');
    let first = match tokens.plain(0).is_empty() || !numbered {
        true => 0,
        false => 1 + usize::from(tokens.plain(1) == "."),
    };
    first + usize::from(KINDS_OF.contains(&tokens.plain(first)))
}

/// "4", "no. 4", "4.1", "4a", "(3.2)", "A", "iv" and "three" after a label.
fn number(tokens: &Tokens<'_>, at: usize) -> (Option<String>, usize) {
    let at = match tokens.any_of(at, &["no .", "no", "number"]) {
        Some((_, next)) => next,
        None => at,
    };
    let bracketed = tokens.plain(at) == "(" && tokens.plain(at + 2) == ")";
    let place = at + usize::from(bracketed);
    match is_number(tokens, place) {
        true => {
            let next = place + 1 + usize::from(bracketed);
            (Some(tokens.published(place, place + 1).to_owned()), next)
        }
        false => (None, at),
    }
}

/// Numbers that are written as words: "Recommendation one".
const IN_WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Whether one word counts something: digits with or without a letter, a letter or a
/// Roman number in capitals, or a word, with nothing but a mark after those.
fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.list.get(at).filter(|token| token.word) else {
        return false;
    };
    let word = token.plain.as_str();
    if word.starts_with(|digit: char| digit.is_ascii_digit()) {
        return word.len() <= 5;
    }
    let ends = tokens.list.get(at + 1).is_none_or(|next| !next.word);
    let published = tokens.published(at, at + 1);
    let letter = published.len() == 1 && published.bytes().all(|one| one.is_ascii_uppercase());
    let roman = word.len() <= 5 && word.bytes().all(|one| matches!(one, b'i' | b'v' | b'x'));
    ends && (letter || roman || IN_WORDS.contains(&word))
}

fn labelled(tokens: &Tokens<'_>, section: Section, next: usize) -> Option<Label> {
    let marked = matches!(tokens.plain(next), ":" | "–" | "—" | "-" | ".");
    let first = next + usize::from(marked);
    Some(Label {
        section,
        rest: (first < tokens.len()).then(|| tokens.span(first, tokens.len())),
        span: tokens.span(0, next.max(1)),
    })
}

impl Label {
    /// Whether it is the name of a kind and nothing more.
    pub(super) fn is_bare(&self) -> bool {
        self.rest.is_none() && !matches!(self.section, Section::Recommendation { .. })
    }

    /// "Recommendation 3 (chief constables)": a number, and in brackets whom it is to.
    pub(super) fn names_in_brackets(&self, tokens: &Tokens<'_>) -> bool {
        let next = tokens.at_byte(self.span.end);
        let last = tokens.len().saturating_sub(1);
        matches!(self.section, Section::Recommendation { .. })
            && tokens.plain(next) == "("
            && tokens.plain(last) == ")"
    }

    /// Whether it can begin a paragraph: it is followed by a mark, or by nothing.
    /// "Recommendations are important" is a sentence.
    pub(super) fn opens_a_paragraph(&self, tokens: &Tokens<'_>) -> bool {
        let numbered = matches!(self.section, Section::Recommendation { .. });
        let next = tokens.at_byte(self.span.end);
        let marked = matches!(tokens.plain(next), ":" | "–" | "—");
        // "Recommendation 2 Chief constables should …": print has lost the mark.
        let asks = numbered
            && tokens.list.get(next).is_some_and(|token| token.capital)
            && tokens.has_any(&["should", "must", "recommend", "recommends"]);
        self.section != Section::AskedBefore
            && (self.rest.is_none()
                || marked
                || asks
                || self.names_in_brackets(tokens)
                || numbered && tokens.plain(next) == ".")
    }
}

/// Words of a heading or a sentence after which a document asks for the first time.
const NEW: [&str; 22] = [
    "new recommendation",
    "new recommendations",
    "further recommendation",
    "further recommendations",
    "additional recommendation",
    "additional recommendations",
    "new cause of concern",
    "new causes of concern",
    "new area for improvement",
    "new areas for improvement",
    "now recommend",
    "further recommend",
    "also recommend",
    "found besides",
    "saw besides",
    "what i recommend",
    "what we recommend",
    "recommendations for the future",
    "new finding",
    "new findings",
    "make one recommendation",
    "what's left",
];

/// Whether a heading or a sentence says that what comes next is asked for the first
/// time.
pub(super) fn heads_what_is_new(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&NEW) && !tokens.has_any(&["no new", "no further", "not make"])
}

/// Whether what follows a label on its line says how it stands and not what is asked:
/// "Recommendation 1: closed".
pub(super) fn is_a_state(tokens: &Tokens<'_>, first: usize) -> bool {
    const STATES: [&str; 30] = [
        "done",
        "under way",
        "underway",
        "revisited",
        "closed",
        "open",
        "complete",
        "completed",
        "incomplete",
        "achieved",
        "partly",
        "partially",
        "not achieved",
        "not met",
        "met",
        "in progress",
        "ongoing",
        "superseded",
        "discharged",
        "remains open",
        "still open",
        "substantially",
        "good progress",
        "some progress",
        "limited progress",
        "no progress",
        "accepted",
        "rejected",
        "progress :",
        "withdrawn",
    ];
    tokens.any_of(first, &STATES).is_some()
}
