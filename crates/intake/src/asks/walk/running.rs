//! Blocks that lead in nothing, on the walk.

use super::announced::Announced;
use super::{Walk, forms, found};
use crate::addressee::Parsed;
use crate::asks::recommend::{self, asking};
use crate::asks::sections::{Section, label};
use crate::asks::{Draft, other, performs, request, verbs};
use crate::deadline;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Span, WhyUnused, limits};

impl Walk<'_> {
    /// A block that leads in nothing.
    pub(super) fn running(&mut self, span: Span, kind: &BlockKind) {
        if self.tells_the_method(span) {
            return;
        }
        let document = self.ground.document;
        let all = sentences(&document.text, span);
        // What follows a recommendation with its number is no part of it.
        if matches!(self.section, Section::Recommendation { .. }) && self.taken {
            self.begin_plain();
        }
        match self.section.clone() {
            Section::Recommendation { .. } if !self.taken => self.whole_block(span),
            Section::Actions if self.action_item(span, kind) => {}
            Section::Recommendations if matches!(kind, BlockKind::ListItem { .. }) => {
                self.listed(span, kind);
            }
            Section::Recommendations if self.commands(span) => self.commanded(span),
            _ if self.in_a_list_of_asks() && self.formed(span, kind) => {}
            Section::Recommendations if self.recommends(span) => {
                let draft = self.ask_in(span, &self.tokens(span));
                self.propose(draft);
            }
            Section::Conclusions => {
                let before = self.asked.proposals.len();
                self.sentences(&all, span);
                self.number_from(before, kind);
                self.number_of_the_item_above(before, span);
            }
            Section::CauseOfConcern { .. } if self.begins_a_concern(span) => {
                self.concern_in(span);
            }
            Section::CauseOfConcern { .. } if self.begins_with_a_concern_told(&all) => {
                self.taken = true;
                self.sentences(&all[1..], span);
            }
            Section::CauseOfConcern { .. } => {
                self.taken = true;
                self.sentences(&all, span);
            }
            Section::AreaForImprovement { one, .. } if one && self.taken => self.narrative(&all),
            Section::AreaForImprovement { .. } => self.improvement(&all, kind),
            _ => self.sentences(&all, span),
        }
    }

    /// Whether a paragraph under "Recommendations" is one sentence that says what should be
    /// done, whoever is to do it: "There should be a single number for callers." Where others
    /// there say that they are recommended, it explains.
    fn recommends(&self, span: Span) -> bool {
        const WITHIN: [&str; 14] = [
            "that", "which", "who", "how", "what", "when", "if", "whether", "because", "although",
            "but", "says", "said", "while",
        ];
        let text = &self.ground.document.text;
        let tokens = self.tokens(span);
        let quoted = verbs::quoted(text, span);
        let asks = verbs::modal(&tokens).is_some_and(|modal| {
            let at = tokens.list[modal.at].span;
            modal.is_strong()
                && !modal.negative
                && !modal.looks_back(&tokens)
                && !(0..modal.at).any(|at| WITHIN.contains(&tokens.plain(at)))
                && !quoted.iter().any(|quote| quote.touches(at))
        });
        let performed = self.asked.proposals.last().is_some_and(|last| {
            let by_verb = |why: &Reason| matches!(why, Reason::RecommendVerb { .. });
            last.because.iter().any(by_verb)
        });
        let writer = matches!(tokens.plain(0), "we" | "i" | "it" | "this" | "they" | "you");
        let whole = span.of(text).ends_with('.') && sentences(text, span).len() == 1;
        whole && asks && !self.loose && !writer && !performed && !verbs::asks_nothing(&tokens)
    }

    /// Gives what an item of a list asks the number of the item.
    fn number_from(&mut self, before: usize, kind: &BlockKind) {
        for proposal in &mut self.asked.proposals[before..] {
            if proposal.kind.asks() && proposal.number.is_none() {
                proposal.number = numeric(kind);
            }
        }
    }

    /// "Recommendation: …" under an item has the number of that item.
    fn number_of_the_item_above(&mut self, before: usize, span: Span) {
        let block = &self.ground.document.blocks[self.at];
        let labelled = block.kind == BlockKind::Paragraph && span.start > block.span.start;
        if !labelled || self.asked.proposals.len() == before {
            return;
        }
        let number = self.item.take();
        for proposal in &mut self.asked.proposals[before..] {
            if proposal.kind.asks() && proposal.number.is_none() {
                proposal.number.clone_from(&number);
            }
        }
    }

    /// The first paragraph of a cause of concern says what it is. So does a
    /// paragraph after bullets: the next cause under one heading.
    pub(super) fn begins_a_concern(&self, span: Span) -> bool {
        let tokens = self.tokens(span);
        let says = tokens.has_any(&[
            "needs to",
            "need to",
            "isn't",
            "is not",
            "doesn't",
            "does not",
            "failing",
            "fails",
            "hasn't",
            "has not",
            "must improve",
            "is failing",
            "aren't",
            "are not",
        ]);
        // "In January 2024, we inspected …" tells what was done.
        let tells = tokens.len() < FEWEST_OF_A_CONCERN
            || matches!(
                tokens.plain(0),
                "if" | "it" | "this" | "there" | "recommendation"
            )
            || self.writer_told(&tokens)
            || tokens.has_any(&[
                "told us",
                "we inspected",
                "we identified",
                "we visited",
                "we made",
            ]);
        let first = self.concern.is_none() && !self.taken;
        first && !tells || self.after_bullets && says && !tells
    }

    /// Whether the first sentence under the heading of a cause of concern tells what it was.
    fn begins_with_a_concern_told(&mut self, all: &[Span]) -> bool {
        let first = all
            .first()
            .filter(|_| self.concern.is_none() && !self.taken);
        first.is_some_and(|first| {
            let tokens = self.tokens(*first);
            self.follows_up.is_some() && self.concern_told_before(&tokens, *first)
        })
    }

    /// Whether a heading says what is wrong, and does not only name the subject:
    /// "Crimes are not recorded when they are reported." and not "Leaders".
    pub(super) fn is_a_finding_of_concern(&self, span: Span) -> bool {
        let tokens = self.tokens(span);
        let ends = self.ground.document.words(span).ends_with('.');
        ends && tokens.len() >= FEWEST_OF_A_CONCERN && label(&tokens).is_none()
    }

    pub(super) fn named_before_the_verb(&self, span: Span) -> Parsed {
        let tokens = self.tokens(span);
        let to = (0..tokens.len())
            .find(|at| SAYS_WHAT_IS_WRONG.contains(&tokens.plain(*at)))
            .unwrap_or(0);
        let mut parsed = self.ground.names.parse(&tokens, 0, to);
        if parsed.other_words {
            parsed.addressees.truncate(1);
        }
        parsed
    }

    /// An item of a list of recommendations.
    fn listed(&mut self, span: Span, kind: &BlockKind) {
        let tokens = self.tokens(span);
        let nothing = matches!(tokens.plain(0), "how" | "none" | "nothing");
        if tokens.len() < FEWEST_OF_AN_ASK || nothing {
            return;
        }
        // Under a heading of its own a list goes on only with what reads as an ask, and so
        // does one that paragraphs with their numbers follow.
        let own = matches!(tokens.plain(0), "i" | "we" | "please")
            && verbs::recommends(&tokens).is_none()
            && numeric(kind).is_some();
        let loose = self.loose || self.tells_as_a_paragraph(span, kind);
        // A paragraph of several sentences tells why, and is no item of a list.
        let few = sentences(&self.ground.document.text, span).len() <= 2;
        let alike = self.alike && few && self.asks_by_words(span);
        if own || loose && !alike && self.form(&tokens).is_none() {
            let all = sentences(&self.ground.document.text, span);
            self.sentences(&all, span);
            return;
        }
        let span = self.without_its_state(span);
        let mut draft = self.ask_in(span, &tokens);
        if alike {
            let known = draft.addressees.iter().any(|one| one.found.is_resolved());
            let above = self
                .heading
                .is_some_and(|heading| self.only_names(heading).is_some());
            draft = self.or_the_force(draft, known || above);
        }
        draft.number = published_number(kind);
        self.propose(draft);
    }

    /// Whether an item is a paragraph of the document with its number, and no item of the
    /// list: several sentences of which the first asks nothing.
    fn tells_as_a_paragraph(&self, span: Span, kind: &BlockKind) -> bool {
        if numeric(kind).is_none() {
            return false;
        }
        let all = sentences(&self.ground.document.text, span);
        let Some(first) = all.first() else {
            return false;
        };
        let tokens = self.tokens(*first);
        all.len() > 1
            && !tokens.has_any(&[":"])
            && verbs::modal(&tokens).is_none()
            && verbs::recommends(&tokens).is_none()
    }

    pub(super) fn ask_in(&self, span: Span, tokens: &Tokens<'_>) -> Draft {
        // "Set a time within which it is to be done": the first word is the verb.
        let asks = asking(&self.ground, tokens).filter(|_| !forms::commands(tokens, 0));
        if let Some(asking) = asks {
            return asking.into_draft(self.kind(), span);
        }
        let acts = || {
            let mut parsed = self.somebody_acts(tokens)?;
            parsed.add_partners(self.ground.names, tokens, 1);
            Some(parsed)
        };
        let formed = self.form(tokens);
        let named = |parsed: &Parsed| !parsed.addressees.is_empty();
        let parsed = match formed.as_ref().is_some_and(named) {
            true => formed,
            false => acts().or(formed),
        };
        let mut parsed = parsed.unwrap_or_default();
        if parsed.addressees.is_empty() {
            parsed.add_partners(self.ground.names, tokens, 0);
        }
        Draft::new(self.kind(), span)
            .by(deadline::find(tokens, self.ground.given))
            .of(parsed)
    }

    /// Whether what stands here is mostly asks.
    fn among_asks(&self) -> bool {
        matches!(
            self.section,
            Section::Conclusions | Section::Recommendations | Section::Recommendation { .. }
        )
    }

    /// Tries every sentence of running text against the patterns.
    pub(super) fn sentences(&mut self, all: &[Span], block: Span) {
        let quoted = verbs::quoted(&self.ground.document.text, block);
        let mut goes_on = false;
        let mut number: Option<String> = None;
        let mut announced = None;
        for sentence in all {
            if self.is_full() {
                return;
            }
            let tokens = self.tokens(*sentence);
            if let Some(what) = announced.take()
                && self.what_was_announced(what, &tokens, *sentence)
            {
                continue;
            }
            if self.tells_a_concern_whole(&tokens, *sentence) {
                continue;
            }
            announced = self.announces(&tokens);
            if announced.is_some() {
                self.announcement = Some(*sentence);
            }
            if announced.is_some() && announced != Some(Announced::ConcernToldBefore) {
                continue;
            }
            if tokens.len() > limits::MOST_SENTENCE_WORDS {
                self.leave(*sentence, WhyUnused::NoPattern);
                goes_on = false;
                continue;
            }
            // "Recommendation 1. By June 2023, …": a label that is a sentence.
            if tokens.len() <= LONGEST_LABEL
                && let Some(label) = label(&tokens)
                && let Section::Recommendation { number: its } = label.section
            {
                number = Some(its);
                goes_on = false;
                continue;
            }
            let taken = self.sentence(&tokens, *sentence, &quoted, goes_on);
            let labelled = number.take().filter(|_| taken && !goes_on);
            if let (Some(last), Some(number)) = (self.asked.proposals.last_mut(), labelled) {
                last.number.get_or_insert(number);
            }
            goes_on = taken
                && self
                    .asked
                    .proposals
                    .last()
                    .is_some_and(|last| last.kind.asks());
        }
        if announced == Some(Announced::Concern) {
            self.await_a_concern();
        }
    }

    /// One sentence of running text. Whether it was taken; it can go on from the
    /// sentence before where that asked something.
    fn sentence(
        &mut self,
        tokens: &Tokens<'_>,
        span: Span,
        quoted: &[Span],
        can_go_on: bool,
    ) -> bool {
        if self.about_aid
            && let Some(draft) = other::aid_reply(&self.ground, tokens)
        {
            self.propose(draft);
            return true;
        }
        if self.minutes && !in_quotes(tokens, span, quoted) && self.reported(tokens, span) {
            return true;
        }
        if self.quoted_in_a_sentence(tokens, span, quoted) {
            return true;
        }
        if in_quotes(tokens, span, quoted) {
            self.leave(span, WhyUnused::Quoted);
            return false;
        }
        if self.section == Section::AskedBefore {
            // What is asked of the reader is new wherever it stands.
            if let Some(draft) = request::of_the_reader(&self.ground, tokens) {
                self.propose(draft);
                return true;
            }
            if let Some(Ok(mut draft)) =
                recommend::sentence(&self.ground, tokens, self.among_asks())
            {
                draft.kind = self.kind();
                self.propose(draft);
                return true;
            }
            // What the writer will do is promised wherever it stands.
            if let Some(draft) = other::undertaking(&self.ground, tokens)
                && matches!(tokens.plain(0), "i" | "we")
            {
                self.propose(draft);
                return true;
            }
            self.leave(span, WhyUnused::AskedBefore);
            return false;
        }
        if self.open
            && !self.minutes
            && let Some(mut draft) = performs::sentence(&self.ground, tokens)
        {
            draft.kind = match self.ground.names.you.is_some() && !self.among_asks() {
                true => ProposalKind::Request,
                false => self.kind(),
            };
            self.propose(draft);
            return true;
        }
        if let Some(mut draft) = request::sentence(&self.ground, tokens) {
            draft = self.of_those_just_named(draft, tokens);
            // "It would also be sensible for forces to …" among recommendations is one.
            if self.among_asks() && self.ground.names.you.is_none() {
                draft.kind = ProposalKind::Recommendation;
            }
            self.propose(draft);
            return true;
        }
        if can_go_on
            && let Some(asking) = asking(&self.ground, tokens)
            && asking.goes_on
            && asking.modal.is_some_and(|modal| modal.is_strong())
        {
            self.extend_last(span);
            return true;
        }
        if let Some(draft) = request::dated_to_the_reader(&self.ground, tokens) {
            self.propose(draft);
            return true;
        }
        match recommend::sentence(&self.ground, tokens, self.among_asks()) {
            Some(Ok(draft)) if self.is_a_finding(&draft) => {
                self.leave(span, WhyUnused::NotLabelled);
            }
            Some(Ok(draft)) => {
                let mut draft = self.of_those_just_named(draft, tokens);
                draft.kind = match self.section == Section::Plain && found::is_requested(&draft) {
                    true => ProposalKind::Request,
                    false => self.kind(),
                };
                self.propose(draft);
                return true;
            }
            Some(Err(why)) => self.leave(span, why),
            None if request::is_thanks(tokens) => self.leave(span, WhyUnused::Thanks),
            None => {}
        }
        // "Actions for us": what a body that is named says that it will do.
        let of_actions = || match self.section == Section::Actions && self.open {
            true => self.promised(tokens, span),
            false => None,
        };
        let told = || match self.minutes {
            true => None,
            false => self.promised_elsewhere(tokens, span),
        };
        let said = other::undertaking(&self.ground, tokens)
            .or_else(of_actions)
            .or_else(told)
            .or_else(|| other::commission(&self.ground, tokens));
        match said {
            Some(draft) => {
                self.propose(draft);
                true
            }
            None => false,
        }
    }
}

/// The number of an item, where it is one: letters only keep items apart.
pub(super) fn numeric(kind: &BlockKind) -> Option<String> {
    match kind {
        BlockKind::ListItem {
            number: Some(number),
            ..
        } if number.starts_with(|digit: char| digit.is_ascii_digit()) => Some(number.clone()),
        _ => None,
    }
}

/// The number of an item of a list of what is asked: digits, or a capital letter.
pub(super) fn published_number(kind: &BlockKind) -> Option<String> {
    let capital = |number: &String| {
        number.len() == 1 && number.bytes().all(|letter| letter.is_ascii_uppercase())
    };
    match kind {
        BlockKind::ListItem {
            number: Some(number),
            ..
        } if capital(number) => Some(number.clone()),
        _ => numeric(kind),
    }
}

/// "Recommendation 12." has no more words and marks.
const LONGEST_LABEL: usize = 4;

/// The verb before which a cause of concern names whose it is.
const SAYS_WHAT_IS_WRONG: [&str; 28] = [
    "needs", "need", "isn't", "is", "doesn't", "does", "has", "must", "should", "don't", "do",
    "aren't", "are", "hasn't", "haven't", "have", "fails", "fail", "failed", "lacks", "lack",
    "can't", "cannot", "can", "didn't", "wasn't", "weren't", "often",
];

/// What is asked is said in no fewer words and marks than these: "Conclusion" is a
/// heading.
pub(super) const FEWEST_OF_AN_ASK: usize = 4;

/// A cause of concern is said in no fewer words and marks than these: "No." is an
/// answer.
const FEWEST_OF_A_CONCERN: usize = 5;

/// Whether the word that asks stands in quotation marks; where no word asks,
/// whether the whole sentence does.
fn in_quotes(tokens: &Tokens<'_>, span: Span, quoted: &[Span]) -> bool {
    match verbs::first_asking(tokens) {
        Some((_, at)) => {
            let word = tokens.list[at].span;
            quoted.iter().any(|quote| quote.touches(word))
        }
        None => quoted.iter().any(|quote| quote.contains(span)),
    }
}
