//! Lead-ins with their bullets, on the walk.

use super::Walk;
use super::running::{numeric, published_number};
use crate::addressee::Parsed;
use crate::asks::lead_in::{LeadIn, bullets, is_inner_lead_in, lead_in};
use crate::asks::sections::{Section, is_a_state};
use crate::asks::{Draft, Ground, verbs};
use crate::deadline;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Block, ProposalKind, Reason, Span, WhyUnused};

/// "They" is those asked just before when no more bytes than this lie between.
const NEAR: usize = 300;

impl Walk<'_> {
    /// A block whose last sentence leads in bullets. The next block to read, or
    /// none where it leads in nothing.
    pub(super) fn led_in(&mut self, span: Span, at: usize) -> Option<usize> {
        let document = self.ground.document;
        let heads = matches!(document.blocks[at].kind, BlockKind::Heading { .. });
        (heads || document.words(span).ends_with(':')).then_some(())?;
        let all = sentences(&document.text, span);
        let (last, before) = all.split_last()?;
        let tokens = self.tokens(*last);
        if let Some(next) = self.resolved(&tokens, at) {
            self.sentences(before, span);
            return Some(next);
        }
        let numbered = matches!(self.section, Section::Recommendation { .. });
        let under_a_concern =
            self.concern.is_some() && matches!(self.section, Section::CauseOfConcern { .. });
        let under_a_day = is_only_when(&self.ground, &tokens) && self.leads_in_orders(at);
        let announces = announces(&tokens) || under_a_day || self.leads_in_commands(&tokens, at);
        let open = announces
            || numbered && !self.taken
            || self.section == Section::Recommendations
            || under_a_concern && is_only_when(&self.ground, &tokens);
        let read = lead_in(&self.ground, &tokens).or_else(|| {
            // "Make sure that the vetting unit:" under a heading that asks.
            (open && (announces || !tells(&tokens)))
                .then(|| LeadIn::imperative(&self.ground, &tokens))
        });
        if read.is_none() && !open {
            return None;
        }
        // Gathered last: a long list of lines that end in colons would be gathered anew
        // for each.
        let bullets = bullets(&document.text, &document.blocks, at)?;
        let whole = last.through(document.blocks[bullets.next - 1].span);
        if read.is_none() && open && !announces && tells(&tokens) {
            // "During the investigation we noted that:" and what was noted.
            self.leave(whole, WhyUnused::NoPattern);
            return Some(bullets.next);
        }
        let mut lead_in = read?;
        // "5. By 31 December, chief constables should:" and its bullets.
        let listed = matches!(
            self.section,
            Section::Recommendations | Section::Conclusions
        );
        if listed && self.ground.names.you.is_none() {
            let block = &document.blocks[at];
            let labelled = span.start > block.span.start && self.section == Section::Conclusions;
            lead_in.number =
                published_number(&block.kind).or_else(|| self.item.clone().filter(|_| labelled));
        }
        // What stands before the lead-in belongs to a numbered recommendation,
        // and is otherwise read for itself.
        let passage = match before.first() {
            Some(first) if numbered => first.through(whole),
            _ => {
                self.sentences(before, span);
                whole
            }
        };
        let goes_on = self.inherit(&mut lead_in);
        let mut why = self.not_new(&tokens, &lead_in);
        if announces && why == Some(WhyUnused::NobodyNamed) {
            why = None;
        }
        if announces && lead_in.asking.parsed.addressees.is_empty() {
            lead_in.asking.parsed = self.whoever_is_meant(&tokens);
        }
        let told = why == Some(WhyUnused::AskedBefore)
            && (lead_in.names_somebody() || goes_on)
            && (self.writer_told(&tokens) || self.section == Section::AskedBefore);
        if told {
            self.again = Some(lead_in.span);
            for item in bullets.items {
                self.bullet(&lead_in, item);
            }
            self.again = None;
        } else if let Some(why) = why {
            self.leave(passage, why);
        } else if lead_in.lists && goes_on {
            self.extend_last(whole);
        } else if lead_in.lists || self.are_parts(&bullets.items) {
            self.one_ask(passage, lead_in);
        } else {
            for item in bullets.items {
                self.bullet(&lead_in, item);
            }
            self.taken = true;
        }
        Some(bullets.next)
    }

    /// Whom a lead-in that names nobody to do it means: whoever it names at all, or the
    /// reader of the letter, or the force.
    fn whoever_is_meant(&self, tokens: &Tokens<'_>) -> Parsed {
        let named = self.ground.names.parse(tokens, 0, tokens.len());
        if named.knows_somebody() {
            return Parsed::of(named.addressees);
        }
        let reader = self.ground.names.the_reader();
        match reader.knows_somebody() {
            true => reader,
            false => self.ground.names.the_force(),
        }
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
        } else if self.ground.names.you.is_none() && lead_in.asking.asks_only_you() {
            // "You must:", on a page for everybody.
            Some(WhyUnused::NobodyNamed)
        } else if self.section == Section::Plain && !lead_in.names_somebody() {
            // "A good plan should:" says what is good and asks nobody.
            Some(WhyUnused::NobodyNamed)
        } else {
            None
        }
    }

    /// "They should:" right after an ask is to whom that ask is. Whether it goes
    /// on from one.
    fn inherit(&self, lead_in: &mut LeadIn) -> bool {
        let Some(last) = self.asked.proposals.last() else {
            return false;
        };
        let near = lead_in.span.start.saturating_sub(last.passage.end) <= NEAR;
        let goes_on = lead_in.asking.goes_on && last.kind.asks() && near;
        if goes_on {
            let sentence = last.passage;
            lead_in.asking.parsed = Parsed::of(last.addressees.clone());
            lead_in.asking.because.push(Reason::GoesOnFrom { sentence });
        }
        goes_on
    }

    /// Whether bullets are parts of one thing: "so that it says: what …; when …".
    fn are_parts(&self, items: &[std::ops::Range<usize>]) -> bool {
        const ASKS_AFTER: [&str; 8] = [
            "what", "when", "who", "how", "why", "whether", "which", "where",
        ];
        items.iter().all(|item| {
            let block = &self.ground.document.blocks[item.start];
            let tokens = self.tokens(block.span);
            let question = tokens.plain(tokens.len().saturating_sub(1)) == "?";
            ASKS_AFTER.contains(&tokens.plain(0)) && !question
        })
    }

    /// A sentence and its bullets as one ask.
    fn one_ask(&mut self, passage: Span, lead_in: LeadIn) {
        let mut draft = lead_in.asking.into_draft(self.kind(), passage);
        if let Some(words) = lead_in.request {
            draft = draft.because(Reason::WelcomeRequest { words });
            draft.kind = ProposalKind::Request;
        }
        self.taken = true;
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
                self.propose_item(draft, nested, lead_in);
            }
            return;
        }
        let passage = first.span.through(last.span);
        let passage = self.without_its_state(passage);
        let draft = lead_in.bullet(&self.ground, kind, passage, &tokens);
        self.propose_item(draft, first, lead_in);
    }

    /// A bullet without the sentences at its end that say how it stands: "Open.
    /// Revisited September 2024."
    pub(super) fn without_its_state(&self, span: Span) -> Span {
        let all = sentences(&self.ground.document.text, span);
        let state = all.iter().skip(1).position(|sentence| {
            let tokens = self.tokens(*sentence);
            is_a_state(&tokens, 0) && !tokens.has_any(&["should", "must"])
        });
        match state {
            Some(state) => Span::new(span.start, all[state].end),
            None => span,
        }
    }

    fn propose_item(&mut self, mut draft: Draft, block: &Block, lead_in: &LeadIn) {
        let asks = draft.kind != ProposalKind::Request;
        draft.number = numeric(&block.kind).or_else(|| lead_in.number.clone().filter(|_| asks));
        self.propose(draft);
    }
}

/// Whether a sentence tells what was done: "During the investigation we noted that:".
fn tells(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&["we", "i", "they", "was", "were", "found"])
}

/// Whether a lead-in says when, and nothing else: "Within three months:".
fn is_only_when(ground: &Ground<'_>, tokens: &Tokens<'_>) -> bool {
    deadline::find(tokens, ground.given)
        .is_some_and(|found| found.from == 0 && found.to + 1 >= tokens.len())
}

/// "We make the following recommendations:", "I recommend:", "Our recommendations to the
/// force are that it:": what announces a list of what is recommended.
fn announces(tokens: &Tokens<'_>) -> bool {
    const ANNOUNCES: [&str; 14] = [
        "following recommendations",
        "following recommendation",
        "recommendations are",
        "recommendation is",
        "recommend the following",
        "recommends the following",
        "we recommend :",
        "i recommend :",
        "we recommend that :",
        "i recommend that :",
        "therefore recommend :",
        "recommendations :",
        "told the force to :",
        "asked the force to :",
    ];
    tokens.has_any(&ANNOUNCES) && !verbs::asks_nothing(tokens)
}
