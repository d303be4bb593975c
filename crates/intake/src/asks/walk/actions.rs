//! Actions of minutes: "Action 3: the Conduct Office and the National Board to bring
//! a paper to the meeting on 8 May 2025."
//!
//! Who is to do it stands first, and what is to be done after "to", with no verb that
//! asks; or the verb stands first, and who is to do it in brackets or not at all.

use super::Walk;
use super::running::numeric;
use crate::asks::recommend::asking;
use crate::asks::sections::action_label;
use crate::asks::{Draft, table, verbs};
use crate::deadline;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Span};

/// The longest run of names before "to", in words.
const LONGEST_NAMES: usize = 24;

/// A sentence after an action that adds its day or its owner has no more words and marks.
const LONGEST_ADDED: usize = 10;

/// Where "Action 3:" stands in a block, and its number.
struct Found {
    /// The place of the label, and of the first word after it.
    at: usize,
    next: usize,
    number: Option<String>,
    /// Whether a bracket opens before it.
    bracket: bool,
}

impl Walk<'_> {
    /// The actions that a block holds: at its start, within it, or in brackets. What is
    /// left of the block to be read.
    pub(super) fn actions(&mut self, span: Span) -> Span {
        let tokens = self.tokens(span);
        let found = labels(&tokens);
        let Some(first) = found.first() else {
            return span;
        };
        let nothing = Span::new(span.end, span.end);
        let mut before = match first.at {
            0 => nothing,
            at => without_opening(
                tokens.text,
                Span::new(span.start, tokens.list[at].span.start),
            ),
        };
        let mut taken = false;
        for (place, label) in found.iter().enumerate() {
            let last = found.get(place + 1).map_or(tokens.len(), |next| next.at);
            let (words, rest) = self.words_of(&tokens, label, last);
            if self.action(words, label.number.clone()) {
                taken = true;
            } else if let Some(left) = self.owner_after(words, label, place, before, span) {
                taken = true;
                before = left;
            }
            if taken && !rest.is_empty() {
                let all = sentences(tokens.text, rest);
                self.sentences(&all, rest);
            }
        }
        match taken {
            true => before,
            false => span,
        }
    }

    /// Whether a heading is an action with somebody to do it: "Action 1: audit of cases" is
    /// the number and the topic of what stands below it.
    pub(super) fn holds_an_action(&self, heading: Span) -> bool {
        let tokens = self.tokens(heading);
        action_label(&tokens, 0)
            .filter(|(_, next)| *next < tokens.len())
            .is_some_and(|(_, next)| {
                let words = tokens.span(next, tokens.len());
                self.action_draft(words, &self.tokens(words)).is_some()
            })
    }

    /// The words of one action, and what of the block comes after them: a sentence, with
    /// those that add a day or an owner.
    fn words_of(&self, tokens: &Tokens<'_>, label: &Found, last: usize) -> (Span, Span) {
        let text = tokens.text;
        let mut last = last;
        if label.bracket {
            let closes = |at: &usize| matches!(tokens.plain(*at), "]" | ")");
            let opened = |at: &usize| tokens.plain(*at) == "(";
            let inner = (label.next..last).filter(opened).count();
            last = (label.next..last).filter(closes).nth(inner).unwrap_or(last);
        }
        let whole = tokens.span(label.next, last);
        let all = sentences(text, whole);
        let mut end = all.first().map_or(whole.end, |first| first.end);
        for next in all.iter().skip(1) {
            let words = self.tokens(*next);
            let adds = words.len() <= LONGEST_ADDED
                && (deadline::find_when(&words, self.ground.given).is_some()
                    || words.any_of(0, &["owner", "lead", "by", "due"]).is_some());
            if !adds {
                break;
            }
            end = next.end;
        }
        let rest = Span::new(end, whole.end).trimmed(text);
        (Span::new(whole.start, end), rest)
    }

    /// "Action: Chief Constable" after what is to be done: the sentence before it is the
    /// action. What is left of the block before it.
    fn owner_after(
        &mut self,
        words: Span,
        label: &Found,
        place: usize,
        before: Span,
        span: Span,
    ) -> Option<Span> {
        let text = &self.ground.document.text;
        let nothing = Span::new(span.end, span.end);
        if place > 0 {
            return None;
        }
        if label.at > 0 {
            let owned = self.action_before(words, before, label.number.clone());
            let all = sentences(text, before);
            let left = all.split_last().map_or(nothing, |(last, _)| {
                Span::new(before.start, last.start).trimmed(text)
            });
            return owned.then_some(left);
        }
        let above = self.at.checked_sub(1)?;
        let above = without_opening(text, self.ground.document.blocks[above].span);
        self.action_before(words, above, label.number.clone())
            .then_some(nothing)
    }

    /// One action. Whether these words are one.
    pub(super) fn action(&mut self, span: Span, number: Option<String>) -> bool {
        let tokens = self.tokens(span);
        let draft = self
            .action_draft(span, &tokens)
            .or_else(|| self.commanded_action(span, &tokens));
        let Some(draft) = draft else {
            return false;
        };
        let mut draft = match self.heading {
            Some(heading) => draft.because(Reason::HeadingSays { heading }),
            None => draft,
        };
        if draft.deadline.is_none() {
            draft = self.due_at_its_end(draft, &tokens);
        }
        draft.number = number;
        self.propose(draft);
        true
    }

    /// "Due: 31 January 2025", "Deadline: next meeting" at the end of an action.
    fn due_at_its_end(&self, mut draft: Draft, tokens: &Tokens<'_>) -> Draft {
        const DUE: [&str; 7] = [
            "due :",
            "due by :",
            "deadline :",
            "by when :",
            "target :",
            "due date :",
            "timescale :",
        ];
        let Some((_, next)) = (0..tokens.len()).find_map(|at| tokens.any_of(at, &DUE)) else {
            return draft;
        };
        if next >= tokens.len() {
            return draft;
        }
        let when = tokens.span(next, tokens.len());
        draft.at_the_next =
            Some(when).filter(|when| self.tokens(*when).has_any(&["next meeting", "next board"]));
        draft.by(table::when(&self.ground, when))
    }

    /// "Publish the plan (Commissioner, 30 April)", "The force should publish it".
    fn commanded_action(&self, span: Span, tokens: &Tokens<'_>) -> Option<Draft> {
        let by = deadline::find_when(tokens, self.ground.given);
        let after = by
            .as_ref()
            .filter(|found| found.from == 0)
            .map_or(0, |found| found.to);
        let command = verbs::command_at(tokens, after).is_some();
        let mut draft = Draft::new(ProposalKind::Request, span)
            .by(by)
            .because(Reason::ActionOfMinutes);
        if let Some(owners) = self.owners(tokens) {
            return Some(draft.of(owners));
        }
        if command {
            let mut parsed = crate::addressee::Parsed::default();
            parsed.add_partners(self.ground.names, tokens, 0);
            draft = draft.of(parsed);
            return Some(draft);
        }
        let asks = asking(&self.ground, tokens)?;
        (asks.modal.is_some() && asks.parsed.is_a_subject()).then(|| draft.of(asks.parsed))
    }

    /// An item under the heading "Actions", whatever form it has.
    pub(super) fn action_item(&mut self, span: Span, kind: &BlockKind) -> bool {
        let number = numeric(kind).or_else(|| self.clause_before(span));
        // "Please send me your plan. We will visit in May.": the first is the action.
        let tokens = self.tokens(span);
        let whole = Found {
            at: 0,
            next: 0,
            number: None,
            bracket: false,
        };
        let (words, rest) = match kind {
            BlockKind::Paragraph => self.words_of(&tokens, &whole, tokens.len()),
            _ => (span, Span::new(span.end, span.end)),
        };
        if !(self.action(words, number) || self.owned(words, kind)) {
            return false;
        }
        let after = sentences(tokens.text, rest);
        self.sentences(&after, rest);
        true
    }

    pub(super) fn action_draft(&self, span: Span, tokens: &Tokens<'_>) -> Option<Draft> {
        let by = deadline::find_when(tokens, self.ground.given);
        let after = by
            .as_ref()
            .filter(|found| found.from == 0)
            .map_or(0, |found| found.to);
        let first = after + usize::from(tokens.plain(after) == ",");
        let to = (first + 1..tokens.len().min(first + LONGEST_NAMES)).find(|at| {
            let verb = tokens.plain(at + 1 + usize::from(tokens.plain(at + 1).ends_with("ly")));
            let acts = verbs::is_a_verb(verb) || verb == "be" || verb == "have";
            let subject = || self.ground.names.parse(tokens, first, *at);
            tokens.plain(*at) == "to"
                && (acts && subject().is_a_subject()
                    || !acts && verbs::may_be_a_verb(tokens, at + 1) && {
                        let named = subject();
                        named.is_a_subject() && named.knows_somebody()
                    })
        })?;
        let mut parsed = self.ground.names.parse(tokens, first, to);
        parsed.add_partners(self.ground.names, tokens, to);
        Some(
            Draft::new(ProposalKind::Request, span)
                .by(by)
                .of(parsed)
                .because(Reason::ActionOfMinutes),
        )
    }
}

/// Every "Action 3:" of a block: at its start, after a stop, in a bracket, or in
/// capitals wherever it stands.
fn labels(tokens: &Tokens<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let before = at.checked_sub(1).map_or("", |before| tokens.plain(before));
        let capitals = || {
            let published = tokens.published(at, at + 1);
            published.len() > 2 && published.bytes().all(|one| one.is_ascii_uppercase())
        };
        let opens = at == 0
            || matches!(
                before,
                "[" | "(" | "." | "*" | "]" | ")" | ";" | ":" | "?" | "•"
            )
            || capitals();
        match action_label(tokens, at).filter(|_| opens) {
            Some((number, next)) if next < tokens.len() => {
                found.push(Found {
                    at,
                    next,
                    number,
                    bracket: matches!(before, "[" | "("),
                });
                at = next;
            }
            _ => at += 1,
        }
    }
    found
}

/// A stretch without the bracket that opens what follows it.
fn without_opening(text: &str, span: Span) -> Span {
    let words = span
        .of(text)
        .trim_end_matches(['[', '(', ' ', '\n', '*', '\t', '–', '-']);
    Span::new(span.start, span.start + words.len())
}
