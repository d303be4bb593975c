//! Lists that a letter or minutes lead in without a colon: "I ask three things of you."
//! and the heading "Actions", with who owns each before or after it.

use super::Walk;
use super::running::numeric;
use crate::addressee::Parsed;
use crate::asks::Draft;
use crate::deadline::{self, FoundDeadline};
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Addressee, Found, ProposalKind, Reason, Role, Span};

/// The longest run of names before a colon, in words.
const LONGEST_NAMES: usize = 16;

/// A name that stands alone after "Action:" has at most so many words.
const LONGEST_OWNER: usize = 4;

impl Walk<'_> {
    /// "I ask three things of you and the Chief Constable together." and the list after
    /// it: each item is a request. The next block to read.
    pub(super) fn things(&mut self, span: Span, at: usize) -> Option<usize> {
        const ASKS: [&str; 20] = [
            "i need",
            "we need",
            "please provide",
            "please send",
            "please supply",
            "please let me have",
            "please let us have",
            "please confirm",
            "i would like",
            "we would like",
            "i ask",
            "we ask",
            "i require",
            "we require",
            "i request",
            "we request",
            "i therefore ask",
            "we therefore ask",
            "i would ask",
            "i want",
        ];
        const THINGS: [&str; 9] = [
            "from you",
            "things",
            "the following",
            "as follows",
            "steps",
            "actions",
            "these",
            "undertakings",
            "points",
        ];
        // "To confirm the actions that you took away:", in a letter.
        const TAKEN: [&str; 8] = [
            "actions that you",
            "actions you",
            "you agreed to",
            "you agreed the following",
            "you undertook to",
            "actions we agreed",
            "actions agreed",
            "agreed actions",
        ];
        let document = self.ground.document;
        let all = sentences(&document.text, span);
        let (last, before) = all.split_last()?;
        let tokens = self.tokens(*last);
        let taken = || {
            let colon = document.words(span).ends_with(':') && self.ground.names.you.is_some();
            (0..tokens.len())
                .find_map(|at| tokens.any_of(at, &TAKEN))
                .filter(|_| colon)
                .map(|(_, next)| (next, tokens.len()))
        };
        let asked = || {
            let (_, next) = (0..tokens.len()).find_map(|at| tokens.any_of(at, &ASKS))?;
            let thing = (next..tokens.len()).find(|at| tokens.any_of(*at, &THINGS).is_some())?;
            Some((next, thing))
        };
        let follows = || {
            let next = self.wants_what_follows(&tokens)?;
            Some((next, tokens.len()))
        };
        let (next, thing) = asked().or_else(taken).or_else(follows)?;
        let items = document.blocks[at + 1..]
            .iter()
            .take_while(|block| matches!(block.kind, BlockKind::ListItem { .. }))
            .count();
        if items == 0 {
            return None;
        }
        // "I also wish to press three points:" and what should be: the items have to ask.
        let only_raised = matches!(
            tokens.plain(next.wrapping_sub(1)),
            "press" | "raise" | "put"
        );
        let listed: Vec<Span> = document.blocks[at + 1..=at + items]
            .iter()
            .map(|block| block.span)
            .collect();
        if only_raised && !self.most_ask(&listed) {
            return None;
        }
        self.sentences(before, span);
        let names = self
            .ground
            .names
            .parse(&tokens, tokens.len().min(thing + 1), tokens.len());
        let words = tokens.published(0, tokens.len().min(next)).to_lowercase();
        let by = deadline::find(&tokens, self.ground.given).filter(FoundDeadline::is_firm);
        for block in &document.blocks[at + 1..=at + items] {
            let words_of = self.tokens(block.span);
            let mut draft = Draft::new(ProposalKind::Request, block.span)
                .by(deadline::find(&words_of, self.ground.given))
                .of(Parsed::of(names.addressees.clone()))
                .because(Reason::WelcomeRequest {
                    words: words.clone(),
                })
                .because(Reason::BulletUnder { lead_in: *last });
            if let (None, Some(by)) = (&draft.deadline, &by) {
                draft = draft.by(Some(by.clone())).because(Reason::DeadlineInLeadIn);
            }
            if let Some(called) = self.called_upon(&words_of) {
                draft.addressees.clear();
                draft = draft.of(called);
            }
            if draft.addressees.is_empty() {
                draft = draft.of(self.ground.names.the_reader());
            }
            draft.lead_in = Some(*last);
            draft.number = match &block.kind {
                BlockKind::ListItem { number, .. } => number.clone(),
                _ => None,
            };
            self.propose(draft);
        }
        Some(at + 1 + items)
    }

    /// "Mayor, confirm by Friday that …": whoever an item calls upon by name.
    fn called_upon(&self, words: &Tokens<'_>) -> Option<Parsed> {
        let comma = (1..LONGEST_NAMES).find(|at| words.plain(*at) == ",")?;
        let names = self.ground.names.parse(words, 0, comma);
        let commands = super::forms::commands(words, comma + 1);
        (commands && names.is_a_subject() && names.knows_somebody()).then_some(names)
    }

    /// "We would be grateful for answers to the following by 5 March:", in a letter: the
    /// place after the words with which its writer asks for what follows.
    fn wants_what_follows(&self, tokens: &Tokens<'_>) -> Option<usize> {
        /// So many words after the writer stands what they want.
        const NEAR: usize = 5;
        const WANTS: [&str; 18] = [
            "press",
            "raise",
            "put",
            "need",
            "ask",
            "request",
            "require",
            "want",
            "seek",
            "like",
            "expect",
            "grateful",
            "appreciate",
            "invite",
            "welcome",
            "obliged",
            "glad",
            "pleased",
        ];
        let colon = tokens.plain(tokens.len().checked_sub(1)?) == ":";
        let follows = tokens.has_any(&["the following", "as follows", "set out below", "below"]);
        if self.ground.names.you.is_none() || !(colon || follows) {
            return None;
        }
        let past = [
            "told", "said", "found", "received", "heard", "had", "was", "were",
        ];
        (0..tokens.len()).find_map(|at| {
            let writer = matches!(tokens.plain(at), "i" | "we" | "committee" | "panel");
            let most = tokens.len().min(at + 1 + NEAR);
            let wants = (at + 1..most).find(|at| WANTS.contains(&tokens.plain(*at)))?;
            (writer && !tokens.has_any(&past)).then_some(wants + 1)
        })
    }

    /// An item under the heading "Actions", with who owns it before a colon or after it
    /// in brackets: "Commissioner: publish the plan", "Publish the plan (Commissioner)".
    /// Whether it is one.
    pub(super) fn owned(&mut self, span: Span, kind: &BlockKind) -> bool {
        let tokens = self.tokens(span);
        let Some(owners) = self.owners(&tokens) else {
            return false;
        };
        let mut draft = Draft::new(ProposalKind::Request, span)
            .by(deadline::find_when(&tokens, self.ground.given))
            .of(owners)
            .because(Reason::ActionOfMinutes);
        draft.number = numeric(kind);
        self.propose(draft);
        true
    }

    pub(super) fn owners(&self, tokens: &Tokens<'_>) -> Option<Parsed> {
        let marks = [":", "–", "—", "-"];
        let most = tokens.len().min(LONGEST_NAMES);
        let first = (1..most)
            .find(|at| marks.contains(&tokens.plain(*at)))
            .map(|mark| (0, mark));
        let last = tokens.len().checked_sub(1)?;
        let end = last - usize::from(tokens.plain(last) == "." && last > 0);
        let bracket = (tokens.plain(end) == ")").then(|| {
            (0..end)
                .rev()
                .find(|at| tokens.plain(*at) == "(")
                .map(|open| {
                    // "(Northmoor Police, 30 April 2025)".
                    let comma = (open + 1..end).find(|at| tokens.plain(*at) == ",");
                    (open + 1, comma.unwrap_or(end))
                })
        });
        let trailing = (tokens.len().saturating_sub(LONGEST_NAMES)..=end)
            .rev()
            .find(|at| matches!(tokens.plain(*at), "–" | "—"))
            .map(|mark| (mark + 1, end + 1));
        [first, bracket.flatten(), trailing]
            .into_iter()
            .flatten()
            .find_map(|(from, to)| {
                let names = self.ground.names.parse(tokens, from, to);
                (names.is_a_subject() && names.knows_somebody()).then_some(names)
            })
    }

    /// "Action: Chief Constable" after what is to be done: the sentence before it is the
    /// action. Whether the label names an owner and nothing else.
    pub(super) fn action_before(
        &mut self,
        owner: Span,
        before: Span,
        number: Option<String>,
    ) -> bool {
        let tokens = self.tokens(owner);
        let by = deadline::find_when(&tokens, self.ground.given);
        let end = by.as_ref().map_or(tokens.len(), |found| found.from);
        let end = (0..end)
            .rev()
            .find(|at| tokens.list[*at].word)
            .map_or(0, |at| at + 1);
        let names = self.ground.names.parse(&tokens, 0, end);
        let all = sentences(&self.ground.document.text, before);
        let Some((last, _)) = all.split_last() else {
            return false;
        };
        // "Action: Insp Vale": a name that the document does not explain.
        let name = end <= LONGEST_OWNER && (0..end).all(|at| tokens.list[at].capital);
        let known = names.is_a_subject() && names.knows_somebody();
        if !known && !name {
            return false;
        }
        let names = match names.addressees.is_empty() {
            true => Parsed::of(vec![Addressee {
                as_published: tokens.published(0, end).to_owned(),
                found: Found::nothing(),
                role: Role::Lead,
            }]),
            false => names,
        };
        let words = self.tokens(*last);
        let mut draft = Draft::new(ProposalKind::Request, *last)
            .by(by.or_else(|| deadline::find_when(&words, self.ground.given)))
            .of(names)
            .because(Reason::ActionOfMinutes);
        draft.number = number;
        self.propose(draft);
        true
    }
}
