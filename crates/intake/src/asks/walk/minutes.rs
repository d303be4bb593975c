//! What minutes report: who agreed to do what, who was asked to, and what was resolved.
//!
//! "The Commissioner undertook to publish the plan", "CC said that she would", "It was
//! agreed that the force would bring a paper", "RESOLVED: that the Mayor find …". Minutes
//! tell what was said, so that no verb in them asks by itself.

use super::Walk;
use crate::asks::Draft;
use crate::deadline;
use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Document, ProposalKind, Reason, Role, Span};

/// So many blocks are the head, where minutes say what they are.
const HEAD: usize = 15;

/// The longest name of somebody who speaks in minutes, in words.
const LONGEST_SPEAKER: usize = 9;

/// What the head of minutes says.
const MINUTES: [&str; 14] = [
    "minutes",
    "note of meeting",
    "note of the meeting",
    "notes of meeting",
    "notes of the meeting",
    "note of a meeting",
    "notes of a meeting",
    "record of meeting",
    "record of the meeting",
    "meeting note",
    "meeting notes",
    "action log",
    "actions and decisions",
    "summary of actions",
];

/// Whether a document is minutes of a meeting.
pub(super) fn are_minutes(document: &Document) -> bool {
    let titled = document.blocks.iter().take(HEAD).any(|block| {
        let tokens = Tokens::of(&document.text, block.span);
        tokens.len() <= LONGEST_TITLE && tokens.has_any(&MINUTES)
    });
    titled || tells_who_was_there(document)
}

/// "Present: …" and "Apologies: …": what only the head of minutes says.
fn tells_who_was_there(document: &Document) -> bool {
    const THERE: [&str; 6] = [
        "present",
        "members present",
        "in attendance",
        "attendees",
        "attended",
        "attending",
    ];
    let begins = |labels: &[&str]| {
        document.blocks.iter().take(WHOLE_HEAD).any(|block| {
            let tokens = Tokens::of(&document.text, block.span);
            tokens.any_of(0, labels).is_some_and(|(_, next)| {
                next == tokens.len()
                    || matches!(tokens.plain(next), ":" | "–" | "-" | "(")
                    || tokens.list[next - 1].span.end < tokens.list[next].span.start
                        && document.words(block.span).contains('\n')
            })
        })
    };
    begins(&THERE) && (begins(&["apologies"]) || begins(&["actions", "action", "minutes", "chair"]))
}

/// So many blocks hold the list of those present.
const WHOLE_HEAD: usize = 40;

/// A title has at most this many words and marks.
const LONGEST_TITLE: usize = 30;

/// How somebody binds themself.
const PROMISES: [&str; 16] = [
    "undertook to",
    "agreed to",
    "agreed that she would",
    "agreed that he would",
    "agreed that it would",
    "agreed that they would",
    "offered to",
    "promised to",
    "committed to",
    "said that she would",
    "said that he would",
    "said that it would",
    "said that they would",
    "said she would",
    "said he would",
    "confirmed that",
];

/// How somebody is asked.
const ASKED: [&str; 12] = [
    "was asked to",
    "were asked to",
    "was requested to",
    "were requested to",
    "was invited to",
    "were invited to",
    "be asked to",
    "be requested to",
    "be invited to",
    "is asked to",
    "are asked to",
    "was tasked to",
];

/// What a meeting settled.
const SETTLED: [&str; 9] = [
    "it was agreed the",
    "it was resolved the",
    "requested that",
    "asked that",
    "it was agreed that",
    "it was resolved that",
    "agreed that",
    "resolved that",
    "the meeting agreed that",
];

/// Verbs after "agreed to" that settle the meeting's own business.
const OWN_BUSINESS: [&str; 12] = [
    "note", "meet", "close", "approve", "adjourn", "accept", "defer", "keep", "support", "be",
    "continue", "endorse",
];

impl Walk<'_> {
    /// What one sentence of minutes reports. Whether it was taken.
    pub(super) fn reported(&mut self, tokens: &Tokens<'_>, span: Span) -> bool {
        let draft = self
            .settled(tokens, span)
            .or_else(|| self.who_to_what(tokens, span))
            .or_else(|| self.was_asked(tokens, span))
            .or_else(|| self.promised(tokens, span));
        match draft {
            Some(draft) => {
                self.propose(draft);
                true
            }
            None => false,
        }
    }

    /// "The Commissioner to bring the paper back in June", "AGREED: the force to publish
    /// it": somebody known, "to" and what.
    fn who_to_what(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let labels = [
            "agreed :",
            "agreed –",
            "decision :",
            "resolved :",
            "outcome :",
        ];
        let first = tokens.any_of(0, &labels).map_or(0, |(_, next)| next);
        let words = match first {
            0 => span,
            _ => Span::new(tokens.list.get(first)?.span.start, span.end),
        };
        let draft = self.action_draft(words, &self.tokens(words))?;
        let known = draft.addressees.iter().any(|one| one.found.is_resolved());
        known.then_some(draft)
    }

    /// "It was agreed that the force would bring a paper", "RESOLVED that …".
    fn settled(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let (at, next) = (0..tokens.len()).find_map(|at| {
            let (_, next) = tokens.any_of(at, &SETTLED)?;
            Some((at, next))
        })?;
        // "The Chief Constable agreed that she would": somebody binds themself.
        let whole = at == 0 || !tokens.list[at - 1].word || tokens.plain(at).starts_with("it");
        let next = next - usize::from(tokens.plain(next - 1) == "the");
        // "Members requested that the force provide an update".
        let resolved = matches!(tokens.plain(at), "resolved" | "requested" | "asked");
        if !whole && !resolved {
            return None;
        }
        self.resolution(tokens, next, span)
    }

    /// What a resolution asks, from the word after "that": somebody, and a verb.
    pub(super) fn resolution(
        &self,
        tokens: &Tokens<'_>,
        first: usize,
        span: Span,
    ) -> Option<Draft> {
        let names = self.ground.names.parse_first(tokens, first, tokens.len());
        let knows = names.addressees.iter().any(|one| one.role == Role::Lead);
        let (_, _, next) =
            self.ground
                .names
                .name_at(tokens, skip_the(tokens, first), tokens.len())?;
        let verb = tokens.plain(next);
        // "That the report be noted" asks nobody.
        let passive = matches!(verb, "be" | "is" | "was" | "had" | "were" | "has")
            && tokens.any_of(next, &ASKED).is_none();
        if !knows || passive {
            return None;
        }
        let mut names = names;
        names.add_partners(self.ground.names, tokens, next);
        Some(
            Draft::new(ProposalKind::Request, span)
                .by(deadline::find_when(tokens, self.ground.given))
                .of(names)
                .because(Reason::ActionOfMinutes),
        )
    }

    /// "Southvale Royal Infirmary was asked to let members have its figures".
    fn was_asked(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        if let Some(draft) = self.asked_somebody(tokens, span) {
            return Some(draft);
        }
        let at = (1..tokens.len()).find(|at| tokens.any_of(*at, &ASKED).is_some())?;
        let from = start_of_name(tokens, at);
        let parsed = self.ground.names.parse(tokens, from, at);
        parsed.is_a_subject().then(|| {
            Draft::new(ProposalKind::Request, span)
                .by(deadline::find_when(tokens, self.ground.given))
                .of(parsed)
                .because(Reason::ActionOfMinutes)
        })
    }

    /// "The Board asked the Chief Constable to provide figures by 1 May".
    fn asked_somebody(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let names = self.ground.names;
        (1..tokens.len()).find_map(|at| {
            let asked = matches!(
                tokens.plain(at),
                "asked" | "requested" | "tasked" | "invited"
            );
            let (_, _, next) = names
                .name_at(tokens, at + 1, tokens.len())
                .filter(|_| asked)?;
            let parsed = names.parse(tokens, at + 1, next);
            let to = tokens.plain(next) == "to";
            (to && parsed.is_a_subject() && parsed.knows_somebody()).then(|| {
                Draft::new(ProposalKind::Request, span)
                    .by(deadline::find_when(tokens, self.ground.given))
                    .of(parsed)
                    .because(Reason::ActionOfMinutes)
            })
        })
    }

    /// "CC said that she would publish a plan", "the Chief Finance Officer undertook to
    /// have the accounts ready", "CC would bring back the case".
    fn promised(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let (at, words, next) = (1..tokens.len()).find_map(|at| {
            let would = || {
                let own = matches!(tokens.plain(at), "would" | "will");
                own.then_some(("would", at + 1))
            };
            let (words, next) = tokens.any_of(at, &PROMISES).or_else(would)?;
            let from = start_of_name(tokens, at);
            let named = self.ground.names.parse(tokens, from, at);
            let verb = tokens.plain(next);
            let promises = match words {
                "would" | "confirmed that" => {
                    named.knows_somebody() && is_an_act(tokens, next, words)
                }
                "agreed to" => !OWN_BUSINESS.contains(&verb),
                _ => true,
            };
            (named.is_a_subject() && promises).then_some((at, words, next))
        })?;
        let parsed = self
            .ground
            .names
            .parse(tokens, start_of_name(tokens, at), at);
        let words = format!("{words} {}", tokens.plain(next));
        Some(
            Draft::new(ProposalKind::Undertaking, span)
                .by(deadline::find_when(tokens, self.ground.given))
                .of(parsed)
                .because(Reason::SaysWhatItWillDo { words }),
        )
    }

    /// The items under "The Committee RESOLVED to recommend:". The next block to read,
    /// or none where they are no resolutions.
    pub(super) fn resolved(&mut self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        const RESOLVES: [&str; 8] = [
            "resolved",
            "agreed",
            "recommend",
            "recommends",
            "recommended",
            "recommendations",
            "resolves",
            "decided",
        ];
        if !tokens.has_any(&RESOLVES) {
            return None;
        }
        let document = self.ground.document;
        let blocks = &document.blocks;
        // Seen first: a long list of lead-ins would be gathered anew for each.
        let opens = |span: Span| matches!(self.tokens(span).plain(0), "that" | "to");
        blocks.get(at + 1).filter(|block| opens(block.span))?;
        let items = blocks[at + 1..]
            .iter()
            .take_while(|block| matches!(block.kind, BlockKind::ListItem { .. }));
        let items: Vec<_> = items
            .map(|block| (block.span, block.kind.clone()))
            .collect();
        items.first()?;
        let recommends = tokens.has_any(&["recommend", "recommends", "recommendations"]);
        let lead_in = tokens.span(0, tokens.len());
        for (span, kind) in &items {
            let words = self.tokens(*span);
            let opened = matches!(words.plain(0), "that" | "to");
            let asks = words
                .any_of(0, &["to ask", "to request that", "to invite", "to request"])
                .map_or(usize::from(opened), |(_, next)| next);
            let Some(mut draft) = self.resolution(&words, asks, *span) else {
                let held = self.asked.proposals.len();
                let all = [*span];
                self.sentences(&all, *span);
                for proposal in &mut self.asked.proposals[held..] {
                    proposal.lead_in.get_or_insert(lead_in);
                }
                continue;
            };
            draft.lead_in = Some(lead_in);
            draft.number = super::running::numeric(kind);
            draft = draft.because(Reason::BulletUnder { lead_in });
            if recommends {
                draft.kind = ProposalKind::Recommendation;
            }
            self.propose(draft);
        }
        Some(at + 1 + items.len())
    }
}

fn skip_the(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.plain(at) == "the")
}

/// Whether the word after "would" is something to be done.
fn is_an_act(tokens: &Tokens<'_>, next: usize, words: &str) -> bool {
    const NO_ACTS: [&str; 16] = [
        "be", "have", "need", "like", "not", "welcome", "want", "depend", "mean", "help", "cost",
        "take", "prefer", "never", "also", "support",
    ];
    let verb = tokens.plain(next);
    match words {
        "confirmed that" => (next..tokens.len().min(next + 4))
            .any(|at| matches!(tokens.plain(at), "would" | "will")),
        _ => !NO_ACTS.contains(&verb) && tokens.list.get(next).is_some_and(|token| token.word),
    }
}

/// Where the name begins that ends before a verb: after the last comma or the start.
fn start_of_name(tokens: &Tokens<'_>, verb: usize) -> usize {
    let first = verb.saturating_sub(LONGEST_SPEAKER);
    (first..verb)
        .rev()
        .find(|at| {
            matches!(
                tokens.plain(*at),
                "," | ";" | ":" | "." | "and" | "that" | "but"
            )
        })
        .map_or(first, |at| at + 1)
}
