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
const BEFORE: [&str; 10] = [
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
    let (_, next) = tokens.any_of(at, &["agreed action", "action point", "action"])?;
    let (number, next) = number(tokens, next);
    let marked = matches!(tokens.plain(next), ":" | "–" | "—" | "-");
    (marked || number.is_some()).then_some((number, next + usize::from(marked)))
}

/// Reads a heading, or the words a paragraph begins with.
pub(super) fn label(tokens: &Tokens<'_>) -> Option<Label> {
    if tokens.has_any(&BEFORE) {
        return labelled(tokens, Section::AskedBefore, 0);
    }
    if let Some((_, next)) = tokens.any_of(0, &CONCERN) {
        let (number, next) = number(tokens, next);
        return labelled(tokens, Section::CauseOfConcern { number }, next);
    }
    if let Some((word, next)) = tokens.any_of(0, &IMPROVEMENT) {
        let (_, next) = number(tokens, next);
        let one = word != "areas for improvement";
        return labelled(tokens, Section::AreaForImprovement { one }, next);
    }
    if let Some((_, next)) = tokens.any_of(0, &CONCLUSIONS) {
        return labelled(tokens, Section::Conclusions, next);
    }
    let (word, next) = tokens.any_of(0, &RECOMMENDATIONS)?;
    match number(tokens, next) {
        (Some(number), next) if word == "recommendation" => {
            labelled(tokens, Section::Recommendation { number }, next)
        }
        _ => labelled(tokens, Section::Recommendations, next),
    }
}

/// "4", "no. 4", "4.1", "4a" after a label.
fn number(tokens: &Tokens<'_>, at: usize) -> (Option<String>, usize) {
    let at = match tokens.any_of(at, &["no .", "no", "number"]) {
        Some((_, next)) => next,
        None => at,
    };
    let word = tokens.plain(at);
    let is_number = word.len() <= 5 && word.starts_with(|digit: char| digit.is_ascii_digit());
    match is_number {
        true => (Some(tokens.published(at, at + 1).to_owned()), at + 1),
        false => (None, at),
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
        self.rest.is_none() && !matches!(self.section, Section::Recommendation { .. })
    }

    /// Whether it can begin a paragraph: it is followed by a mark, or by nothing.
    /// "Recommendations are important" is a sentence.
    pub(super) fn opens_a_paragraph(&self, tokens: &Tokens<'_>) -> bool {
        let numbered = matches!(self.section, Section::Recommendation { .. });
        let next = tokens.at_byte(self.span.end);
        let marked = matches!(tokens.plain(next), ":" | "–" | "—");
        self.section != Section::AskedBefore
            && (self.rest.is_none() || marked || numbered && tokens.plain(next) == ".")
    }
}
