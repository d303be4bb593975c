//! The walk: block after block, in the section it stands in.

use super::lead_in::{LeadIn, bullets, is_inner_lead_in, lead_in};
use super::recommend::{self, asking};
use super::sections::{Label, Section, label};
use super::{Asked, Draft, Ground, other, request, verbs};
use crate::addressee::{Names, Parsed};
use crate::deadline;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Block, Document, Given, ProposalKind, Reason, Role, Span, WhyUnused, limits};

pub(super) fn walk(document: &Document, names: &Names<'_>, given: Given) -> Asked {
    let mut walk = Walk {
        ground: Ground {
            document,
            names,
            given,
        },
        about_aid: other::is_about_aid(document),
        section: Section::Plain,
        level: 0,
        heading: None,
        numbered_taken: false,
        concern: None,
        after_bullets: false,
        asked: Asked::default(),
    };
    let mut at = 0;
    while at < document.blocks.len() && !walk.is_full() {
        at = walk.block(at);
    }
    // Passages may have grown since they were found.
    for proposal in &mut walk.asked.proposals {
        document
            .words(proposal.passage)
            .clone_into(&mut proposal.words);
    }
    walk.asked
}

struct Walk<'d> {
    ground: Ground<'d>,
    about_aid: bool,
    /// What the section being read holds.
    section: Section,
    /// The level of the heading that says so.
    level: u8,
    heading: Option<Span>,
    /// Whether the numbered recommendation of this section has been found.
    numbered_taken: bool,
    /// The cause of concern that recommendations stand under, and the level of
    /// its heading.
    concern: Option<(usize, u8)>,
    /// Whether the block before was a bullet, so that a paragraph may begin the
    /// next cause of concern.
    after_bullets: bool,
    asked: Asked,
}

impl<'d> Walk<'d> {
    /// Whether more was found than one document can hold. The reading is refused
    /// then, so nothing more need be found.
    fn is_full(&self) -> bool {
        self.asked.proposals.len() > limits::MOST_PROPOSALS
    }

    /// Reads one block, and its bullets where it leads some in. The place of the
    /// next block to read.
    fn block(&mut self, at: usize) -> usize {
        let document = self.ground.document;
        let block = &document.blocks[at];
        match block.kind {
            BlockKind::Heading { level } => {
                self.enter(block.span, level);
                return at + 1;
            }
            BlockKind::Quote => {
                self.leave(block.span, WhyUnused::Quoted);
                return at + 1;
            }
            _ => {}
        }
        let span = self.open_label(block.span);
        if span.is_empty() {
            return at + 1;
        }
        if let Some(next) = self.led_in(span, at) {
            self.after_bullets = true;
            return next;
        }
        self.running(span, &block.kind);
        self.after_bullets = matches!(block.kind, BlockKind::ListItem { .. });
        at + 1
    }

    /// A heading begins a section or ends one. Some hold what they head: "Cause
    /// of concern: the force needs to …".
    fn enter(&mut self, span: Span, level: u8) {
        let tokens = self.tokens(span);
        let label = label(&tokens);
        let says = label.as_ref().and_then(|label| label.rest);
        if let Some((_, above)) = self.concern
            && !matches!(
                label.as_ref().map(|label| &label.section),
                Some(Section::Recommendation { .. } | Section::Recommendations)
            )
            && level <= above
        {
            self.concern = None;
        }
        match label {
            Some(label) => self.begin(label, span, level),
            None if level <= self.level => self.begin_plain(),
            None => {}
        }
        let holds = matches!(
            self.section,
            Section::CauseOfConcern | Section::AreaForImprovement
        );
        if let (Some(says), true) = (says, holds)
            && verbs::modal(&self.tokens(says)).is_some()
        {
            self.running(says, &BlockKind::Paragraph);
        }
    }

    fn begin(&mut self, label: Label, span: Span, level: u8) {
        if label.section == Section::CauseOfConcern {
            self.concern = None;
        }
        self.section = label.section;
        self.level = level;
        self.heading = Some(span);
        self.numbered_taken = false;
        self.after_bullets = false;
    }

    fn begin_plain(&mut self) {
        self.section = Section::Plain;
        self.level = 0;
        self.heading = None;
    }

    /// "Recommendation 4: by 1 September, …": a label at the start of a
    /// paragraph begins a section. What is left of the paragraph.
    fn open_label(&mut self, span: Span) -> Span {
        let tokens = self.tokens(span);
        match label(&tokens).filter(|label| label.opens_a_paragraph(&tokens)) {
            Some(label) => {
                let rest = label.rest.unwrap_or(Span::new(span.end, span.end));
                let level = self.level.max(limits::DEEPEST);
                let named = label.span;
                self.begin(label, named, level);
                rest
            }
            None => span,
        }
    }

    /// A block whose last sentence leads in bullets. The next block to read, or
    /// none where it leads in nothing.
    fn led_in(&mut self, span: Span, at: usize) -> Option<usize> {
        let document = self.ground.document;
        document.words(span).ends_with(':').then_some(())?;
        let all = sentences(&document.text, span);
        let (last, before) = all.split_last()?;
        let tokens = self.tokens(*last);
        let lead_in = lead_in(&self.ground, &tokens)?;
        let bullets = bullets(&document.text, &document.blocks, at)?;
        let whole = last.through(document.blocks[bullets.next - 1].span);
        if let Some(why) = self.not_new(&tokens, &lead_in) {
            self.sentences(before, span);
            self.leave(whole, why);
        } else if lead_in.lists || matches!(self.section, Section::Recommendation { .. }) {
            self.one_ask(before, span, whole, lead_in);
        } else {
            self.sentences(before, span);
            for item in bullets.items {
                self.bullet(&lead_in, item);
            }
        }
        Some(bullets.next)
    }

    /// Why the bullets under a lead-in are no new asks.
    fn not_new(&self, tokens: &Tokens<'_>, lead_in: &LeadIn) -> Option<WhyUnused> {
        let verb = lead_in.asking.modal.map_or(tokens.len(), |modal| modal.at);
        let quoted = verbs::quoted(tokens.text, tokens.span(0, tokens.len()));
        let verb_at = tokens.list.get(verb).map(|token| token.span);
        if verb_at.is_some_and(|verb| quoted.iter().any(|quote| quote.touches(verb))) {
            Some(WhyUnused::Quoted)
        } else if self.section == Section::AskedBefore || verbs::asked_before(tokens, verb) {
            Some(WhyUnused::AskedBefore)
        } else if verbs::asks_nothing(tokens) {
            Some(WhyUnused::Negative)
        } else {
            None
        }
    }

    /// A sentence and its bullets as one ask; where it goes on from the sentence
    /// before, as part of that.
    fn one_ask(&mut self, before: &[Span], block: Span, whole: Span, lead_in: LeadIn) {
        let held = self.asked.proposals.len();
        let numbered = matches!(self.section, Section::Recommendation { .. });
        let passage = match (before.first(), numbered) {
            (Some(first), true) => first.through(whole),
            _ => {
                self.sentences(before, block);
                whole
            }
        };
        let goes_on = lead_in.asking.goes_on && !numbered;
        if goes_on && self.asked.proposals.len() > held {
            self.extend_last(whole);
            return;
        }
        let mut draft = lead_in.asking.into_draft(self.kind(), passage);
        if let Some(words) = lead_in.request {
            draft = draft.because(Reason::WelcomeRequest { words });
            draft.kind = ProposalKind::Request;
        }
        self.numbered_taken = true;
        self.propose(draft);
    }

    /// One bullet, or those nested in it where it leads them in itself.
    fn bullet(&mut self, lead_in: &LeadIn, item: std::ops::Range<usize>) {
        let document = self.ground.document;
        let blocks = &document.blocks[item.clone()];
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            return;
        };
        let kind = match lead_in.request {
            Some(_) => ProposalKind::Request,
            None => self.kind(),
        };
        let tokens = self.tokens(first.span);
        if blocks.len() > 1 && is_inner_lead_in(&self.ground, &tokens) {
            for nested in &blocks[1..] {
                let words = self.tokens(nested.span);
                let inner = deadline::find(&tokens, self.ground.given);
                let own = deadline::find(&words, self.ground.given);
                let draft = lead_in
                    .bullet(&self.ground, kind, nested.span, &words)
                    .by(own.or(inner));
                self.propose_item(draft, nested);
            }
            return;
        }
        let passage = first.span.through(last.span);
        let draft = lead_in.bullet(&self.ground, kind, passage, &tokens);
        self.propose_item(draft, first);
    }

    /// A block that leads in nothing.
    fn running(&mut self, span: Span, kind: &BlockKind) {
        let document = self.ground.document;
        let all = sentences(&document.text, span);
        match self.section.clone() {
            Section::Recommendation { .. } if !self.numbered_taken => self.whole_block(span),
            Section::Recommendations if matches!(kind, BlockKind::ListItem { .. }) => {
                self.listed(span, kind);
            }
            Section::CauseOfConcern if self.begins_a_concern(span) => {
                let mut draft = Draft::new(ProposalKind::CauseOfConcern, span);
                draft = draft.of(self.named_before_the_verb(span));
                self.propose(draft);
                let place = self.asked.proposals.len() - 1;
                self.concern = Some((place, self.level));
            }
            Section::AreaForImprovement => self.improvement(&all, kind),
            _ => self.sentences(&all, span),
        }
    }

    /// The first paragraph of a cause of concern says what it is. So does a
    /// paragraph after bullets: the next cause under one heading.
    fn begins_a_concern(&self, span: Span) -> bool {
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
        self.concern.is_none() || self.after_bullets && says
    }

    fn named_before_the_verb(&self, span: Span) -> Parsed {
        let tokens = self.tokens(span);
        let to = (0..tokens.len())
            .find(|at| {
                [
                    "needs", "need", "isn't", "is", "doesn't", "does", "has", "must", "should",
                ]
                .contains(&tokens.plain(*at))
            })
            .unwrap_or(0);
        let mut parsed = self.ground.names.parse(&tokens, 0, to);
        if parsed.other_words {
            parsed.addressees.truncate(1);
        }
        parsed
    }

    /// A whole block as one ask: the words under "Recommendation 4".
    fn whole_block(&mut self, span: Span) {
        let tokens = self.tokens(span);
        if verbs::asks_nothing(&tokens) {
            self.leave(span, WhyUnused::Negative);
            return;
        }
        let draft = self.ask_in(span, &tokens);
        self.numbered_taken = true;
        self.propose(draft);
    }

    /// An item of a list of recommendations.
    fn listed(&mut self, span: Span, kind: &BlockKind) {
        let tokens = self.tokens(span);
        let mut draft = self.ask_in(span, &tokens);
        if let BlockKind::ListItem { number, .. } = kind {
            draft.number.clone_from(number);
        }
        self.propose(draft);
    }

    fn ask_in(&self, span: Span, tokens: &Tokens<'_>) -> Draft {
        if let Some(asking) = asking(&self.ground, tokens) {
            return asking.into_draft(self.kind(), span);
        }
        let mut parsed = Parsed::default();
        parsed.add_partners(self.ground.names, tokens, 0);
        Draft::new(self.kind(), span)
            .by(deadline::find(tokens, self.ground.given))
            .of(parsed)
    }

    /// "The force should improve …" under "Area for improvement": the sentences
    /// that ask, and a bullet whole.
    fn improvement(&mut self, all: &[Span], kind: &BlockKind) {
        for sentence in all {
            let tokens = self.tokens(*sentence);
            let Some(asking) = asking(&self.ground, &tokens) else {
                continue;
            };
            let item = matches!(kind, BlockKind::ListItem { .. });
            let named = !asking.parsed.other_words && !asking.parsed.addressees.is_empty();
            if asking.goes_on && !item {
                self.extend_last(*sentence);
            } else if named || item {
                let draft = asking.into_draft(ProposalKind::AreaForImprovement, *sentence);
                self.propose(draft);
            } else {
                self.leave(*sentence, WhyUnused::NobodyNamed);
            }
        }
    }

    /// Tries every sentence of running text against the patterns.
    fn sentences(&mut self, all: &[Span], block: Span) {
        let quoted = verbs::quoted(&self.ground.document.text, block);
        let mut last_taken: Option<usize> = None;
        for sentence in all {
            if self.is_full() {
                return;
            }
            let tokens = self.tokens(*sentence);
            if tokens.len() > limits::MOST_SENTENCE_WORDS {
                self.leave(*sentence, WhyUnused::NoPattern);
                last_taken = None;
                continue;
            }
            let taken = self.sentence(&tokens, *sentence, &quoted, last_taken);
            last_taken = taken.then(|| self.asked.proposals.len() - 1);
        }
    }

    /// One sentence of running text. Whether it was taken.
    fn sentence(
        &mut self,
        tokens: &Tokens<'_>,
        span: Span,
        quoted: &[Span],
        last_taken: Option<usize>,
    ) -> bool {
        if self.about_aid
            && let Some(draft) = other::aid_reply(&self.ground, tokens)
        {
            self.propose(draft);
            return true;
        }
        if in_quotes(tokens, span, quoted) {
            self.leave(span, WhyUnused::Quoted);
            return false;
        }
        if self.section == Section::AskedBefore {
            self.leave(span, WhyUnused::AskedBefore);
            return false;
        }
        if let Some(draft) = request::sentence(&self.ground, tokens) {
            self.propose(draft);
            return true;
        }
        if last_taken.is_some()
            && let Some(asking) = asking(&self.ground, tokens)
            && asking.goes_on
            && asking.modal.is_some_and(|modal| modal.is_strong())
        {
            self.extend_last(span);
            return true;
        }
        match recommend::sentence(&self.ground, tokens) {
            Some(Ok(mut draft)) => {
                draft.kind = self.kind();
                self.propose(draft);
                return true;
            }
            Some(Err(why)) => self.leave(span, why),
            None if request::is_thanks(tokens) => self.leave(span, WhyUnused::Thanks),
            None => {}
        }
        let said = other::undertaking(&self.ground, tokens)
            .or_else(|| other::commission(&self.ground, tokens));
        match said {
            Some(draft) => {
                self.propose(draft);
                true
            }
            None => false,
        }
    }

    /// The kind of what this section asks.
    fn kind(&self) -> ProposalKind {
        match self.section {
            Section::AreaForImprovement => ProposalKind::AreaForImprovement,
            _ => ProposalKind::Recommendation,
        }
    }

    /// Adds a sentence to the proposal before it.
    fn extend_last(&mut self, span: Span) {
        if let Some(last) = self.asked.proposals.last_mut() {
            let sentence = last.passage;
            last.passage = sentence.through(span);
            let goes_on = |reason: &Reason| matches!(reason, Reason::GoesOnFrom { .. });
            if !last.because.iter().any(goes_on) {
                last.because.push(Reason::GoesOnFrom { sentence });
            }
        }
    }

    fn propose_item(&mut self, mut draft: Draft, block: &Block) {
        if let (Section::Recommendations, BlockKind::ListItem { number, .. }) =
            (&self.section, &block.kind)
        {
            draft.number.clone_from(number);
        }
        self.propose(draft);
    }

    fn propose(&mut self, mut draft: Draft) {
        let asks = draft.kind.asks() || draft.kind == ProposalKind::CauseOfConcern;
        if let Section::Recommendation { number } = &self.section
            && asks
        {
            draft.number = Some(number.clone());
            draft = draft.because(Reason::NumberedRecommendation {
                number: number.clone(),
            });
        }
        if let (Some(heading), true) = (self.heading, asks && self.section != Section::Plain) {
            draft = draft.because(Reason::HeadingSays { heading });
        }
        let led = draft.addressees.iter().any(|one| one.role == Role::Lead);
        if let (true, Some(of)) = (asks && !led, self.heading_names()) {
            draft = draft.of(of);
        }
        if let (Some((concern, _)), ProposalKind::Recommendation) = (self.concern, draft.kind) {
            draft.under = Some(concern);
            draft = draft.because(Reason::UnderCauseOfConcern);
        }
        self.asked
            .proposals
            .push(draft.finish(self.ground.document));
    }

    /// Whom the heading of the section names: "Recommendations for all forces".
    fn heading_names(&self) -> Option<Parsed> {
        let tokens = self.tokens(self.heading?);
        let (_, from) = (0..tokens.len()).find_map(|at| tokens.any_of(at, &["for", "to"]))?;
        let parsed = self.ground.names.parse(&tokens, from, tokens.len());
        (self.section == Section::Recommendations && parsed.is_a_subject()).then_some(parsed)
    }

    fn leave(&mut self, span: Span, why: WhyUnused) {
        self.asked.left.push((span, why));
    }

    fn tokens(&self, span: Span) -> Tokens<'d> {
        Tokens::of(&self.ground.document.text, span)
    }
}

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
