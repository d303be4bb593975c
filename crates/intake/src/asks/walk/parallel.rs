//! Lists most of whose items ask by their own words, under a heading or a sentence that no
//! list of words knows: "Changes we want to see", "Four priorities for chief constables".
//!
//! What stands beside each other in one list is of one kind. So the items say what the
//! heading does not; the heading has only to allow it.

use super::Walk;
use super::forms::commands as commands_at;
use crate::asks::lead_in::lead_in;
use crate::asks::recommend::asking;
use crate::asks::sections::{Label, Section, label};
use crate::asks::{performs, request, verbs};
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Block, Span};

/// How a word of a heading begins that can ask.
const STEMS: [&str; 21] = [
    "concern",
    "recommend",
    "requir",
    "request",
    "expect",
    "improv",
    "priorit",
    "remed",
    "action",
    "step",
    "change",
    "ask",
    "demand",
    "propos",
    "should",
    "must",
    "need",
    "want",
    "next",
    "better",
    "address",
];

/// Words of a heading under which something is told: what was done, what is good, what its
/// writer will do.
const TELLS: [&str; 46] = [
    "responding",
    "respond",
    "reply",
    "replying",
    "cause",
    "causes",
    "revisit",
    "right",
    "taken",
    "response",
    "responses",
    "progress",
    "done",
    "practice",
    "found",
    "finding",
    "findings",
    "background",
    "our",
    "my",
    "previous",
    "closed",
    "method",
    "about",
    "will",
    "happened",
    "works",
    "said",
    "met",
    "made",
    "plan",
    "strategy",
    "context",
    "why",
    "data",
    "figures",
    "changed",
    "improved",
    "improving",
    "asked",
    "matters",
    "law",
    "policy",
    "report",
    "reports",
    "questions",
];

/// Such a heading has at most so many words and marks.
const LONGEST_HEADING: usize = 12;

/// So many blocks under a heading are looked at.
const LOOKED_AT: usize = 40;

/// How a word of a sentence begins that leads in what is asked.
const LEADS: [&str; 22] = [
    "recommend",
    "requir",
    "request",
    "expect",
    "improv",
    "priorit",
    "action",
    "step",
    "chang",
    "ask",
    "want",
    "need",
    "invit",
    "urg",
    "call",
    "propos",
    "suggest",
    "instruct",
    "direct",
    "follow",
    "look",
    "must",
];

/// Words of a sentence that tells what somebody does, did or means to do.
const TELLS_IN: [&str; 44] = [
    "found", "find", "told", "said", "had", "did", "does", "do", "plans", "plan", "aims", "aim",
    "will", "can", "may", "could", "able", "role", "duty", "duties", "purpose", "job", "helps",
    "includes", "include", "included", "noted", "saw", "heard", "was", "were", "law", "act",
    "code", "policy", "would", "already", "agreed", "not", "because", "often", "when", "if", "how",
];

impl Walk<'_> {
    /// "The National Board should:" as a heading over its bullets, whatever its level says.
    /// The next block to read, or none where it leads in nothing.
    pub(super) fn heading_leads_in(&mut self, span: Span, at: usize, level: u8) -> Option<usize> {
        let next = self.ground.document.blocks.get(at + 1)?;
        let listed = matches!(next.kind, BlockKind::ListItem { .. });
        let tokens = self.tokens(span);
        let names = || {
            lead_in(&self.ground, &tokens)
                .is_some_and(|read| read.request.is_none() && read.names_somebody())
        };
        let asks = listed && self.open && label(&tokens).is_none() && names();
        if !asks {
            return None;
        }
        if level <= self.level && !self.in_a_list_of_asks() {
            self.begin_plain();
        }
        self.led_in(span, at)
    }

    /// The section that a heading begins which no list knows, where most of what stands
    /// under it asks.
    pub(super) fn heads_what_asks(&self, span: Span) -> Option<Label> {
        let tokens = self.tokens(span);
        if !self.open || self.section != Section::Plain && !self.in_a_list_of_asks() {
            return None;
        }
        let first = self.ground.document.blocks.first();
        let title = first.is_some_and(|first| first.span == span);
        let can_ask = tokens.len() <= LONGEST_HEADING
            && begins_any(&tokens, &STEMS)
            && !tokens.has_any(&TELLS)
            && !self.ground.document.words(span).ends_with('?')
            && (self.ground.names.you.is_some() || !tokens.has_any(&["you", "your"]))
            && !tokens.list.iter().any(|token| is_a_year(&token.plain))
            && label(&tokens).is_none();
        if title || !can_ask || !self.asks_under() {
            return None;
        }
        let people = self.minutes || self.ground.names.you.is_some();
        let asks = begins_any(&tokens, &["recommend"]);
        Some(Label {
            section: match people && !asks {
                true => Section::Actions,
                false => Section::Recommendations,
            },
            rest: None,
            span,
        })
    }

    /// The same of a line that plain text did not show to be a heading: short, without a
    /// mark at its end, right over a list or the first heading within it.
    pub(super) fn heads_as_a_line(&mut self, span: Span, at: usize) -> bool {
        let document = self.ground.document;
        let over = document
            .blocks
            .get(at + 1)
            .is_some_and(|next| match next.kind {
                BlockKind::Heading { .. } | BlockKind::ListItem { .. } => true,
                BlockKind::Paragraph => self.section == Section::Plain,
                _ => false,
            });
        let line = self.is_a_line(span);
        let cell = document.blocks[at].cell.is_some();
        let label = (over && line && !cell)
            .then(|| self.heads_what_asks(span))
            .flatten();
        let Some(label) = label else {
            return false;
        };
        self.begin(label, span, 1);
        self.loose = true;
        self.alike = true;
        true
    }

    /// Whether the items under the heading being read ask, or its paragraphs where it has no
    /// items. A heading that follows at once only parts them; a list that a sentence leads in
    /// is that sentence's.
    fn asks_under(&self) -> bool {
        let text = &self.ground.document.text;
        let blocks = &self.ground.document.blocks;
        let heads = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
        let mut items = Vec::new();
        let mut paragraphs = Vec::new();
        for (place, block) in blocks[self.at + 1..].iter().take(LOOKED_AT).enumerate() {
            match block.kind {
                _ if heads(block) && place == 0 => {}
                _ if heads(block) || block.cell.is_some() => break,
                BlockKind::ListItem { depth, .. } if depth <= 1 => items.push(block.span),
                BlockKind::Paragraph if items.is_empty() && block.span.of(text).ends_with(':') => {
                    return false;
                }
                // A short line without a mark heads what comes next.
                BlockKind::Paragraph if self.is_a_line(block.span) && !paragraphs.is_empty() => {
                    break;
                }
                BlockKind::Paragraph => paragraphs.push(block.span),
                _ => {}
            }
        }
        match items.len() > 1 {
            true => self.most_ask(&items),
            false => {
                !paragraphs.is_empty() && paragraphs.iter().all(|one| self.tells_somebody(*one))
            }
        }
    }

    /// Whether a paragraph is a short line without a mark at its end.
    fn is_a_line(&self, span: Span) -> bool {
        let words = self.ground.document.words(span);
        let marks = ['.', ':', ';', ',', '?', ')'];
        !words.ends_with(marks) && self.tokens(span).len() <= LONGEST_HEADING
    }

    /// Whether a paragraph begins by telling somebody known what they should do, or says
    /// anywhere that they should or must, or are asked to.
    fn tells_somebody(&self, span: Span) -> bool {
        let all = sentences(&self.ground.document.text, span);
        all.iter().enumerate().any(|(place, sentence)| {
            let tokens = self.tokens(*sentence);
            let asked = || {
                let known = |one: &crate::Addressee| one.found.is_resolved();
                request::sentence(&self.ground, &tokens)
                    .is_some_and(|draft| draft.addressees.iter().any(known))
            };
            let told = asking(&self.ground, &tokens).is_some_and(|asking| {
                let asks = asking.modal.is_some_and(|modal| {
                    let asks = modal.is_strong() || place == 0;
                    asks && !modal.negative && !modal.looks_back(&tokens)
                });
                asks && asking.parsed.is_a_subject() && asking.parsed.knows_somebody()
            });
            told || performs::sentence(&self.ground, &tokens).is_some() || asked()
        })
    }

    /// Whether three of four of some stretches ask by their own words.
    pub(super) fn most_ask(&self, items: &[Span]) -> bool {
        let asks = items.iter().filter(|item| self.asks_by_words(**item));
        !items.is_empty() && asks.count() * 4 >= items.len() * 3
    }

    /// Whether a stretch has one of the forms that something asked has: a verb that
    /// commands, "that" and what is to be done, somebody and "to" or "should".
    pub(super) fn asks_by_words(&self, span: Span) -> bool {
        let all = sentences(&self.ground.document.text, span);
        let Some(first) = all.first() else {
            return false;
        };
        let tokens = self.tokens(*first);
        if matches!(tokens.plain(0), "i" | "we" | "there") || verbs::asks_nothing(&tokens) {
            return false;
        }
        let quoted = verbs::quoted(&self.ground.document.text, span);
        self.form(&tokens).is_some()
            || self.somebody_acts(&tokens).is_some()
            || all.iter().any(|sentence| {
                let words = self.tokens(*sentence);
                let writer = matches!(words.plain(0), "i" | "we");
                let asks = verbs::modal(&words).is_some_and(|modal| {
                    let at = words.list[modal.at].span;
                    modal.is_strong()
                        && !modal.negative
                        && !modal.looks_back(&words)
                        && !verbs::asked_before(&words, modal.at)
                        && !quoted.iter().any(|quote| quote.touches(at))
                });
                asks && !writer
            })
    }

    /// Whether a sentence that ends in a colon leads in a list whose items all command,
    /// and can ask by its own words: "Three things are now wanted of the force:".
    pub(super) fn leads_in_commands(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let letter = self.ground.names.you.is_some();
        if !self.open || !begins_any(tokens, &LEADS) || tokens.has_any(&TELLS_IN) {
            return false;
        }
        let names = self.ground.names;
        let named = names.parse(tokens, 0, tokens.len()).knows_somebody();
        if !named && !letter && !names.the_force().knows_somebody() {
            return false;
        }
        self.leads_in_orders(at)
    }

    /// Whether three of four of the items after a block command, and nobody has to be
    /// told by a verb before them: "Within 14 days:" and its list.
    pub(super) fn leads_in_orders(&self, at: usize) -> bool {
        let after = &self.ground.document.blocks[at + 1..];
        let items = after
            .iter()
            .take(LOOKED_AT)
            .take_while(|block| matches!(block.kind, BlockKind::ListItem { .. }))
            .filter(|block| matches!(block.kind, BlockKind::ListItem { depth, .. } if depth <= 1));
        let (mut all, mut commands) = (0, 0);
        for item in items {
            let tokens = self.tokens(item.span);
            let to = usize::from(tokens.plain(0) == "to");
            let question = tokens.plain(tokens.len().saturating_sub(1)) == "?";
            all += 1;
            commands += usize::from(commands_at(&tokens, to) && !question);
        }
        self.open && all > 1 && commands * 4 >= all * 3
    }
}

/// Whether a word begins with one of some beginnings.
fn begins_any(tokens: &Tokens<'_>, stems: &[&str]) -> bool {
    tokens
        .list
        .iter()
        .any(|token| stems.iter().any(|stem| token.plain.starts_with(stem)))
}

/// "2016": what was asked in a year that a heading names was asked before.
fn is_a_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|one| one.is_ascii_digit())
}
