//! What a heading says of everything under it: how it was asked before and stands, how
//! the document was made, or the one thing that is to be improved.

use super::Walk;
use crate::asks::sections::{Section, is_a_state, label};
use crate::asks::{request, verbs};
use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Span, WhyUnused};

/// Headings under which a document tells how it was made. What forces "should" there is
/// how they send their figures.
const METHOD: [&str; 22] = [
    "about the data",
    "about our data",
    "about this data",
    "about the inspection",
    "about this inspection",
    "about our inspection",
    "about this report",
    "data sources",
    "data in this report",
    "data and method",
    "data and methods",
    "how we inspected",
    "how we inspect",
    "how we carried out",
    "our approach",
    "methodology",
    "method",
    "definitions",
    "definitions and interpretation",
    "glossary",
    "terms of reference",
    "notes on the data",
];

/// A heading of this kind has at most so many words and marks.
const LONGEST_HEADING: usize = 8;

/// A heading that says how what stands under it stands has at most so many words.
const LONGEST_STATE: usize = 4;

impl Walk<'_> {
    /// Takes note of what a heading says of all that stands under it.
    pub(super) fn enter_what_is_told(&mut self, tokens: &Tokens<'_>, labelled: bool, level: u8) {
        let method = names_the_method(tokens);
        match self.of_method {
            _ if method => self.of_method = Some(level),
            Some(above) if level <= above || labelled => self.of_method = None,
            _ => {}
        }
        if says_how_it_stands(tokens) || names_a_source(tokens) {
            self.stood = Some(tokens.span(0, tokens.len()));
        } else if !labelled {
            self.stood = None;
        }
    }

    /// "The force needs to reduce the time it takes to get to calls", as the heading under
    /// "Area for improvement": publishers of assessments put the sentence that asks there,
    /// and what they found below it. Whether it was taken.
    pub(super) fn improvement_in_a_heading(&mut self, span: Span, level: u8) -> bool {
        let Section::AreaForImprovement { one, .. } = self.section else {
            return false;
        };
        let first = self.heading.is_some_and(|heading| {
            let blocks = &self.ground.document.blocks;
            self.at
                .checked_sub(1)
                .is_some_and(|above| blocks[above].span.contains(heading))
        });
        let tokens = self.tokens(span);
        let asks = verbs::modal(&tokens).is_some_and(|modal| !modal.looks_back(&tokens));
        if !asks || label(&tokens).is_some() || !(level > self.level || first) {
            return false;
        }
        let held = self.asked.proposals.len();
        self.taken = false;
        self.running(
            span,
            &BlockKind::ListItem {
                depth: 1,
                number: None,
            },
        );
        self.taken = true;
        let found = self.asked.proposals.len() > held;
        // What was found stands below it, up to the next heading that says so.
        if found && one {
            self.told = self.at;
        }
        found
    }

    /// "Recommendation 4: by 1 March 2025, chief constables should …" as a heading that
    /// holds all that is recommended: no block below it asks.
    pub(super) fn recommends_in_a_heading(&self, says: Span) -> bool {
        let heads = matches!(
            self.section,
            Section::Recommendation { .. } | Section::Recommendations
        );
        let document = self.ground.document;
        let asks = |span: Span| {
            let tokens = self.tokens(span);
            verbs::modal(&tokens)
                .is_some_and(|modal| modal.is_strong() && !modal.looks_back(&tokens))
        };
        let words = self.tokens(says);
        // "Recommendation 1: review all open cases", told again with how it stands below.
        let told =
            self.follows_up.is_some() && words.len() > 2 && verbs::command_at(&words, 0).is_some();
        let whole = document.words(says).ends_with(['.', ')']) || told;
        let next = document.blocks.get(self.at + 1);
        let below = next.is_some_and(|next| {
            !matches!(next.kind, BlockKind::Heading { .. })
                && crate::sentences::sentences(&document.text, next.span)
                    .first()
                    .is_some_and(|first| asks(*first))
        });
        heads && whole && (told || asks(says)) && !below
    }

    /// Whether "Areas for improvement" goes on under a heading that names their subject:
    /// "Release", and below it "Risk assessments should be carried out in person."
    pub(super) fn improves_under(&self) -> bool {
        let areas = matches!(self.section, Section::AreaForImprovement { one: false, .. });
        let document = self.ground.document;
        let next = document.blocks.get(self.at + 1).filter(|_| areas);
        next.is_some_and(|next| {
            let all = crate::sentences::sentences(&document.text, next.span);
            !matches!(next.kind, BlockKind::Heading { .. })
                && !all.is_empty()
                && all.iter().all(|one| {
                    let tokens = self.tokens(*one);
                    // "(1.14)" after it is where it is explained.
                    let refers = document.words(*one).starts_with('(');
                    refers
                        || verbs::modal(&tokens)
                            .is_some_and(|modal| modal.is_strong() && !modal.looks_back(&tokens))
                })
        })
    }

    /// "Could we please have sight of the draft?" on a line of its own in a letter: a
    /// question, and no heading. Whether it was taken.
    pub(super) fn asks_in_a_line(&mut self, span: Span) -> bool {
        let question = self.ground.document.words(span).ends_with('?');
        let letter = self.ground.names.you.is_some();
        let draft = (question && letter)
            .then(|| request::sentence(&self.ground, &self.tokens(span)))
            .flatten();
        match draft {
            Some(draft) => {
                self.propose(draft);
                true
            }
            None => false,
        }
    }

    /// Whether what is being read tells how the document was made, and is left.
    pub(super) fn tells_the_method(&mut self, span: Span) -> bool {
        if self.of_method.is_some() && self.section == Section::Plain {
            self.leave(span, WhyUnused::NoPattern);
            return true;
        }
        false
    }
}

/// "About the data", "Annex A: Methodology".
fn names_the_method(tokens: &Tokens<'_>) -> bool {
    let first = match tokens.any_of(0, &["annex", "appendix"]) {
        Some((_, next)) => (next..tokens.len().min(next + 3))
            .find(|at| matches!(tokens.plain(*at), ":" | "–" | "-" | "."))
            .map_or(next, |mark| mark + 1),
        None => 0,
    };
    let named = METHOD.iter().any(|words| {
        tokens
            .after(first, words)
            .is_some_and(|next| tokens.list.get(next).is_none_or(|token| !token.word))
    });
    named && tokens.len() <= LONGEST_HEADING
}

/// "Closed", "Not closed", "Still open": a heading that is a state and nothing else.
fn says_how_it_stands(tokens: &Tokens<'_>) -> bool {
    const OTHERS: [&str; 6] = [
        "not closed",
        "not discharged",
        "not complete",
        "not completed",
        "not yet closed",
        "remaining open",
    ];
    let state = is_a_state(tokens, 0) || tokens.any_of(0, &OTHERS).is_some();
    let alone = tokens
        .list
        .iter()
        .all(|token| token.word || token.plain == ":");
    state
        && alone
        && tokens.len() <= LONGEST_STATE
        && tokens.any_of(0, &["accepted", "rejected"]).is_none()
}

/// "From “Kept apart” (2021)", "From our letter of 22 February 2024": where what stands
/// below was asked.
fn names_a_source(tokens: &Tokens<'_>) -> bool {
    let from = tokens.any_of(
        0,
        &["from our letter", "from our report", "from our inspection"],
    );
    let titled = tokens.plain(0) == "from"
        && matches!(tokens.plain(1), "“" | "\"" | "‘" | "'")
        && (2..tokens.len()).any(|at| matches!(tokens.plain(at), "”" | "\"" | "’" | "'"));
    from.is_some() || titled
}
