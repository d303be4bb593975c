//! What a heading says of what stands under it.

mod numbers;
mod states;

use self::numbers::{in_short, number};
use crate::Span;
use crate::document::BlockKind;
use crate::tokens::{Tokens, Worded};

pub(super) use numbers::action_label;
pub(super) use states::{heads_what_is_new, is_a_state};

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
    /// The number of the one, where it has one.
    AreaForImprovement { one: bool, number: Option<String> },
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

/// Headings of the actions of minutes.
const ACTIONS: [&str; 24] = [
    "summary of agreed actions",
    "summary of actions",
    "action points",
    "action list",
    "action log",
    "action plan",
    "agreed actions",
    "actions agreed",
    "actions arising",
    "actions and owners",
    "actions for",
    "actions from",
    "actions and decisions",
    "decisions and actions",
    "list of actions",
    "new actions",
    "matters for action",
    "for action",
    "who does what",
    "who will do what",
    "what was agreed",
    "what we agreed",
    "actions",
    "action",
];

/// Words of a heading that speaks of what has been done, and not of what is to be.
const DONE: [&str; 8] = [
    "taken",
    "completed",
    "closed",
    "done",
    "since",
    "against",
    "previous",
    "progress",
];

/// A heading of actions has at most this many words and marks.
const LONGEST_HEADING: usize = 9;

const RECOMMENDATIONS: [&str; 40] = [
    "recommendations",
    "further recommendations",
    "our recommendations",
    "our recommendation",
    "my recommendations",
    "other recommendations",
    "general recommendations",
    "safety recommendations",
    "the recommendations",
    "the recommendation",
    "new recommendations",
    "key recommendations",
    "local recommendations",
    "summary of recommendations",
    "summary of our recommendations",
    "list of recommendations",
    "full list of recommendations",
    "all recommendations",
    "all our recommendations",
    "what we recommend",
    "what i recommend",
    "what needs to happen",
    "what needs to change",
    "what must happen",
    "what should happen now",
    "what should happen next",
    "what happens now",
    "expectations",
    "our expectations",
    "what we expect",
    "matters for action",
    "opportunities for improvement",
    "improvements needed",
    "action required",
    "actions required",
    "findings and recommendations",
    "organisational learning",
    "learning point",
    "lesson",
    "recommendation",
];

/// Of these only the bare words head what is asked, or with whom it is asked of.
const EXACT: [&str; 8] = [
    "expectations",
    "our expectations",
    "what we expect",
    "matters for action",
    "action required",
    "actions required",
    "improvements needed",
    "opportunities for improvement",
];

/// "What we expect", "What we expect of chief constables".
fn ends_or_names(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.list.get(next).is_none_or(|after| !after.word)
        || matches!(tokens.plain(next), "of" | "for" | "from")
}

/// Labels in the singular, of which each heads one recommendation.
const ONE: [&str; 4] = [
    "recommendation",
    "organisational learning",
    "learning point",
    "lesson",
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
pub(super) fn labels_its_asks(document: &Worded<'_>) -> bool {
    document.blocks.iter().any(|block| {
        let tokens = document.tokens(block.span);
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
        let (number, next) = number(tokens, next);
        let one = word != "areas for improvement";
        let next = match tokens.plain(next) {
            // "Area for improvement for all forces: …".
            "for" => (next..tokens.len().min(next + LONGEST_FOR))
                .find(|at| tokens.plain(*at) == ":")
                .unwrap_or(next),
            _ => next,
        };
        return labelled(tokens, Section::AreaForImprovement { one, number }, next);
    }
    if let Some((_, next)) = tokens.any_of(first, &CONCLUSIONS) {
        return labelled(tokens, Section::Conclusions, next);
    }
    if tokens.any_of(first, &ACTIONS).is_some()
        && tokens.len() <= LONGEST_HEADING
        && ends_as_a_heading(tokens, first)
        && !tokens.has_any(&DONE)
    {
        let (_, next) = tokens.any_of(first, &ACTIONS).unwrap_or(("", first));
        return labelled(tokens, Section::Actions, next);
    }
    if let Some((number, next)) = in_short(tokens, first) {
        return labelled(tokens, Section::Recommendation { number }, next);
    }
    if says_what_is_to_be_done(tokens) {
        return labelled(tokens, Section::Recommendations, tokens.len());
    }
    let (word, next) = tokens.any_of(first, &RECOMMENDATIONS)?;
    // "Recommendation made (3.2)".
    let made = next + usize::from(tokens.plain(next) == "made" && tokens.plain(next + 1) == "(");
    match number(tokens, made) {
        (Some(number), next) if ONE.contains(&word) => {
            let next = after_a_year(tokens, next);
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
        // "Expectations set out in the code" are somebody else's.
        _ if EXACT.contains(&word) && !ends_or_names(tokens, next) => None,
        // "Learning points" tell; only with a number does one ask.
        _ if word != "recommendation" && ONE.contains(&word) => None,
        _ => labelled(tokens, Section::Recommendations, next),
    }
}

/// "What the constabulary now has to do", "What needs to happen next".
fn says_what_is_to_be_done(tokens: &Tokens<'_>) -> bool {
    const DOES: [&str; 21] = [
        "should be done",
        "must be done",
        "needs to be done",
        "has to be done",
        "has to do",
        "have to do",
        "needs to do",
        "need to do",
        "must do",
        "must now do",
        "should do",
        "should now do",
        "should happen",
        "needs to happen",
        "has to happen",
        "must happen",
        "needs to change",
        "must change",
        "should change",
        "is to be done",
        "now needs doing",
    ];
    let first = after_the_part(tokens);
    let heads = tokens.plain(first) == "what" && tokens.len() <= LONGEST_HEADING + 4;
    let ends = tokens
        .list
        .last()
        .is_some_and(|last| last.word || last.plain == ":");
    heads && ends && tokens.has_any(&DOES) && !tokens.has_any(&["we will", "i will", "law", "you"])
}

/// "Actions", "Actions from this meeting:", and not "Action 3: …" or "Actions speak".
fn ends_as_a_heading(tokens: &Tokens<'_>, first: usize) -> bool {
    let (word, next) = tokens.any_of(first, &ACTIONS).unwrap_or(("", first));
    let alone = tokens.list[next..].iter().all(|token| !token.word);
    let last = tokens.plain(tokens.len() - 1);
    let verbs = tokens.has_any(&["to", "should", "is", "are", "will", "was", "were"]);
    alone || word != "action" && last != "." && !verbs && tokens.plain(next) != ":"
}

/// "Area for improvement for all forces and the College:" has no more words between.
const LONGEST_FOR: usize = 10;

/// What may stand before the name of a kind: "New recommendation 1", "National
/// recommendation 2", "Accelerated cause of concern", "3   Recommendations".
const KINDS_OF: [&str; 20] = [
    "new",
    "further",
    "additional",
    "national",
    "local",
    "our",
    "formal",
    "final",
    "organisational",
    "learning",
    "priority",
    "urgent",
    "accelerated",
    "early",
    "key",
    "strategic",
    "immediate",
    "quick-time",
    "high-level",
    "main",
];

/// Where the name of a kind begins: after the number of the heading and one word that
/// says more of it.
fn first_word(tokens: &Tokens<'_>) -> usize {
    let part = after_the_part(tokens);
    if part > 0 {
        return part;
    }
    let numbered = tokens
        .plain(0)
        .bytes()
        .all(|one| one.is_ascii_digit() || one == b'.');
    // "B.  Cause of concern 1": sections may be lettered too.
    let lettered = tokens.plain(0).len() == 1
        && tokens.plain(1) == "."
        && tokens.list.first().is_some_and(|first| first.capital);
    let first = match tokens.plain(0).is_empty() || !(numbered || lettered) {
        true => 0,
        false => 1 + usize::from(tokens.plain(1) == "."),
    };
    let kind =
        KINDS_OF.contains(&tokens.plain(first)) && tokens.any_of(first, &RECOMMENDATIONS).is_none();
    first + usize::from(kind)
}

/// "Part one: what should happen", "Chapter 6 – Recommendations": the place after the number
/// of a part and its mark.
fn after_the_part(tokens: &Tokens<'_>) -> usize {
    const PARTS: [&str; 3] = ["part", "chapter", "section"];
    let mark = matches!(tokens.plain(2), ":" | "–" | "—" | "-" | ".");
    match PARTS.contains(&tokens.plain(0)) && mark {
        true => 3,
        false => 0,
    }
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
        let numbered = matches!(
            self.section,
            Section::Recommendation { .. }
                | Section::CauseOfConcern { number: Some(_) }
                | Section::AreaForImprovement {
                    number: Some(_),
                    ..
                }
        );
        self.rest.is_none() && !numbered
    }

    /// "Recommendation 3 (chief constables)": a number, and in brackets whom it is to.
    pub(super) fn names_in_brackets(&self, tokens: &Tokens<'_>) -> bool {
        let next = tokens.at_byte(self.span.end);
        let last = tokens.len().saturating_sub(1);
        matches!(self.section, Section::Recommendation { .. })
            && tokens.plain(next) == "("
            && tokens.plain(last) == ")"
    }

    /// "Recommendations for the National Board", on a line of its own: whom they are to.
    pub(super) fn names_whom(&self, tokens: &Tokens<'_>) -> bool {
        let next = tokens.at_byte(self.span.end);
        let whom = matches!(tokens.plain(next), "for" | "to");
        let line = tokens.list.last().is_some_and(|last| last.word);
        self.section == Section::Recommendations && whom && line && tokens.len() <= LONGEST_FOR * 2
    }

    /// "Cause of concern. Nobody checks", "Area for improvement. The force": a label that is
    /// a sentence of its own, in the singular.
    fn is_of_an_assessment(&self, tokens: &Tokens<'_>) -> bool {
        let next = tokens.at_byte(self.span.end);
        let singular = matches!(
            tokens.plain(next.wrapping_sub(1)),
            "concern" | "improvement"
        );
        let one = matches!(
            self.section,
            Section::CauseOfConcern { .. } | Section::AreaForImprovement { .. }
        );
        one && singular && tokens.list.get(next + 1).is_some_and(|word| word.capital)
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
            && (tokens.plain(next) == "that"
                || tokens.has_any(&["should", "must", "recommend", "recommends"]));
        // "Recommendation A (to chief constables). By 29 January, …".
        let close = (next..tokens.len().min(next + LONGEST_FOR * 2))
            .find(|at| tokens.plain(*at) == ")")
            .filter(|_| numbered && tokens.plain(next) == "(");
        let bracketed =
            close.is_some_and(|close| matches!(tokens.plain(close + 1), "." | ":" | "–" | "—"));
        self.section != Section::AskedBefore
            && (self.rest.is_none()
                || bracketed
                || marked
                || asks
                || self.names_whom(tokens)
                || self.names_in_brackets(tokens)
                || (numbered || self.is_of_an_assessment(tokens)) && tokens.plain(next) == ".")
    }
}

/// "Recommendation 1 (2022):": the place after a year in brackets.
fn after_a_year(tokens: &Tokens<'_>, at: usize) -> usize {
    let year = tokens.plain(at + 1);
    let digits = year.len() == 4 && year.bytes().all(|one| one.is_ascii_digit());
    match tokens.plain(at) == "(" && digits && tokens.plain(at + 2) == ")" {
        true => at + 3,
        false => at,
    }
}
