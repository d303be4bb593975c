//! What an earlier document asked and this one quotes: set apart, in a paragraph of its own, or
//! within a sentence after its number.

use super::Walk;
use super::again::inside_quotes;
use crate::Span;
use crate::asks::recommend::asking;
use crate::asks::sections::Section;
use crate::asks::verbs;
use crate::tokens::Tokens;

impl Walk<'_> {
    /// A recommendation set apart as a quotation, in a document that follows up its
    /// own earlier one. Whether it was taken.
    pub(super) fn quoted_again(&mut self, span: Span) -> bool {
        let tokens = self.tokens(span);
        let asks = asking(&self.ground, &tokens)
            .is_some_and(|asking| asking.parsed.is_a_subject() && asking.parsed.knows_somebody());
        let section = matches!(
            self.section,
            Section::Recommendation { .. } | Section::Recommendations | Section::AskedBefore
        );
        let told = self.told_again().filter(|_| section);
        // Under a heading of its subject, with how it stands right after it.
        let said = self.quoted_after_its_number();
        let told = told.or(said.as_ref().map(|(lead_in, _)| *lead_in));
        let told = told.or(self
            .follows_up
            .filter(|_| !self.new && self.state_follows()));
        if !asks || told.is_none() || verbs::asks_nothing(&tokens) {
            return false;
        }
        let held = self.again;
        self.again = told;
        let mut draft = self.ask_in(span, &tokens);
        draft.number = match said {
            Some((_, number)) => Some(number),
            None => self.number_of_the_heading().filter(|_| !section),
        };
        self.propose(draft);
        self.again = held;
        true
    }

    /// The same where a text has no other mark of a quotation than its quotation marks, after
    /// the number of what it quotes. Whether it was taken.
    pub(super) fn quoted_in_a_paragraph(&mut self, span: Span) -> bool {
        let words = self.ground.document.words(span);
        let inner = words
            .strip_prefix(['“', '"', '‘'])
            .and_then(|rest| Some((rest, rest.strip_suffix(['”', '"', '’'])?)))
            .filter(|(_, inner)| !inner.contains(['“', '”', '"']));
        let Some((rest, inner)) = inner else {
            return false;
        };
        let start = span.end - rest.len();
        self.quoted_after_its_number().is_some()
            && self.quoted_again(Span::new(start, start + inner.len()))
    }

    /// "Recommendation 2 was: “By 1 April, the Board should …”", within a paragraph of a document
    /// that follows it up. After "was that" the whole sentence tells it. Whether it was taken.
    pub(super) fn quoted_in_a_sentence(
        &mut self,
        tokens: &Tokens<'_>,
        span: Span,
        quoted: &[Span],
    ) -> bool {
        /// "Recommendation 9, which was made to you, was that" has no more words and marks.
        const LONGEST_OPENING: usize = 16;
        let Some(number) = number_of_a_recommendation(tokens).filter(|_| self.follows_up.is_some())
        else {
            return false;
        };
        let opens = quoted.iter().find(|quote| span.touches(**quote));
        let Some(quote) = opens.filter(|quote| quote.start > span.start) else {
            return false;
        };
        let first = tokens.at_byte(quote.start);
        let last = |back: usize| first.checked_sub(back).map_or("", |at| tokens.plain(at));
        let colon = last(1) == ":" && matches!(last(2), "was" | "said" | "read" | "reads" | "is");
        let that = matches!(last(1), "that" | "the" | "was") && tokens.has_any(&["was"]);
        if first > LONGEST_OPENING || !(colon || that) {
            return false;
        }
        let inner = inside_quotes(&self.ground.document.text, *quote);
        let words = self.tokens(inner);
        if verbs::modal(&words).is_none() {
            return false;
        }
        let held = self.again;
        self.again = Some(tokens.span(0, first));
        let mut draft = match colon {
            true => self.ask_in(inner, &words),
            false => self.ask_in(span, tokens),
        };
        draft.number = Some(number);
        self.propose(draft);
        self.again = held;
        true
    }

    /// "The Inspectorate's recommendation 3 was:" right before a quotation: those words, and
    /// the number.
    fn quoted_after_its_number(&self) -> Option<(Span, String)> {
        let block = &self.ground.document.blocks[self.at.checked_sub(1)?];
        let lead_in =
            *crate::sentences::sentences(&self.ground.document.text, block.span).last()?;
        let tokens = self.tokens(lead_in);
        let ends = tokens.len().checked_sub(1)?;
        let was = ends.checked_sub(1)?;
        let number = was.checked_sub(1)?;
        let says = tokens.plain(ends) == ":"
            && matches!(tokens.plain(was), "was" | "said" | "reads" | "read" | "is")
            && number
                .checked_sub(1)
                .is_some_and(|at| tokens.plain(at) == "recommendation");
        let digits = tokens.plain(number).bytes().all(|one| one.is_ascii_digit());
        (says && digits).then(|| (lead_in, tokens.plain(number).to_owned()))
    }
}

/// "3" of "Recommendation 3 of our 2022 report was".
fn number_of_a_recommendation(tokens: &Tokens<'_>) -> Option<String> {
    let (_, next) = tokens.any_of(0, &["recommendation", "our recommendation"])?;
    let number = tokens.plain(next);
    let counts = number.len() <= 3 && number.bytes().all(|one| one.is_ascii_digit());
    (counts && !number.is_empty()).then(|| number.to_owned())
}
