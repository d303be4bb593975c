//! The part of a report that holds the concerns, and whom each is for.

use super::{AFTER, begins_concerns, plain};
use crate::asks::{Draft, Ground};
use crate::deadline::FoundDeadline;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};
use crate::{Addressee, Block, ProposalKind, Reason, Span};

/// The walk through the part that holds the concerns.
pub(super) struct Concerns<'g, 'd> {
    pub(super) ground: &'g Ground<'d>,
    pub(super) recipients: Vec<Addressee>,
    /// Those of them whom what is being read is for.
    pub(super) to: Vec<Addressee>,
    pub(super) by: Option<FoundDeadline>,
    /// The words "the matters of concern are as follows", once they have come;
    /// nothing again after the part has ended.
    pub(super) heading: Option<Span>,
    /// Whether the concerns stand in a list or have numbers.
    pub(super) marked: bool,
    /// Whether what is being read stands under a heading that says it is no concern.
    pub(super) aside: bool,
    pub(super) found: Vec<Draft>,
}

/// Whether the concerns of a report stand in a list or have numbers; where they do
/// not, each paragraph is one.
pub(super) fn marked(document: &Worded<'_>) -> bool {
    let blocks = document.blocks.iter();
    let part = blocks
        .skip_while(|block| !begins_concerns(document, block))
        .skip(1)
        .take_while(|block| !ends_concerns(document, block));
    part.into_iter().any(|block| {
        matches!(block.kind, BlockKind::ListItem { .. })
            || opens_with_a_number(document, block.span).is_some()
    })
}

/// Whether a block is the heading of a part that comes after the concerns.
fn ends_concerns(document: &Worded<'_>, block: &Block) -> bool {
    // In a form the heading and the words of a part stand in one cell.
    let words = plain(document, block);
    let words = words.lines().next().unwrap_or_default();
    let heading = words.trim_start_matches(|one: char| !one.is_alphabetic());
    let heading = heading.trim_end_matches([':', '.', ' ']);
    words.len() < LONGEST_HEADING
        && (AFTER.contains(&heading) || heading.starts_with("action should be taken"))
}

impl Concerns<'_, '_> {
    pub(super) fn block(&mut self, block: &Block) {
        let document = self.ground.document;
        if ends_concerns(document, block) {
            self.heading = None;
        } else if begins_concerns(document, block) && (self.heading.is_none() || !self.marked) {
            // A heading, and then the words that begin the list: what stands between
            // tells of the inquest.
            if self.found.is_empty() || !self.marked && self.found.len() < 3 {
                self.found.clear();
                self.heading = Some(block.span);
            }
        } else if self.heading.is_none() {
            // Not there yet, or past it.
        } else if let Some(to) = self.only_for(block.span) {
            self.to = to;
        } else if !self.says_whose(block.span) {
            self.concern(block);
        }
    }

    fn concern(&mut self, block: &Block) {
        let Some(heading) = self.heading else { return };
        let short = block.span.of(&self.ground.document.text).len() < LONGEST_HEADING;
        let heads = short
            && block.kind == BlockKind::Paragraph
            && !self.ground.document.words(block.span).ends_with('.');
        if heads || matches!(block.kind, BlockKind::Heading { .. }) {
            // "Ladders: not a concern": what stands under it is none.
            let words = plain(self.ground.document, block);
            self.aside = words.contains("not a concern") || words.contains("no concern");
            return;
        }
        if self.aside {
            return;
        }
        let (number, span) = match &block.kind {
            BlockKind::ListItem { depth: 1, number } => (number.clone(), block.span),
            BlockKind::Paragraph | BlockKind::TableCell => {
                match opens_with_a_number(self.ground.document, block.span) {
                    Some((number, rest)) => (Some(number), rest),
                    None if self.is_a_concern(block.span) => (None, block.span),
                    None => return,
                }
            }
            BlockKind::ListItem { .. } => {
                // What is nested in a concern belongs to it.
                if let Some(last) = self.found.last_mut() {
                    last.passage = last.passage.through(block.span);
                }
                return;
            }
            BlockKind::Heading { .. } | BlockKind::Quote => return,
        };
        // After 5.4 comes the paragraph 6, which is no concern.
        let nested =
            |number: &Option<String>| number.as_ref().is_some_and(|number| number.contains('.'));
        if self
            .found
            .first()
            .is_some_and(|first| nested(&first.number))
            && !nested(&number)
        {
            self.heading = None;
            return;
        }
        // "3.1" after "3" is part of it.
        if let (Some(number), Some(last)) = (&number, self.found.last_mut())
            && let Some(whole) = &last.number
            && number
                .strip_prefix(whole.as_str())
                .is_some_and(|rest| rest.starts_with('.'))
        {
            last.passage = last.passage.through(block.span);
            return;
        }
        let (own, span) = self.for_whom_it_begins(span);
        let mut draft = Draft::new(ProposalKind::Request, span)
            .because(Reason::ConcernOfACoroner { heading })
            .by(self.by.clone());
        draft.number = number;
        for addressee in own.as_ref().unwrap_or(&self.to) {
            draft.add(addressee.clone());
        }
        self.found.push(draft);
    }

    /// "(to the Minister) There is no obligation": whom a concern says at its head that it
    /// is for, and the words after.
    fn for_whom_it_begins(&self, span: Span) -> (Option<Vec<Addressee>>, Span) {
        let tokens = self.ground.document.tokens(span);
        let opens = tokens.any_of(0, &["( to", "( for", "[ to", "[ for"]);
        let Some((_, first)) = opens else {
            return (None, span);
        };
        let close = (first..tokens.len().min(first + LONGEST_LINE))
            .find(|at| matches!(tokens.plain(*at), ")" | "]"));
        let Some(close) = close.filter(|close| close + 1 < tokens.len()) else {
            return (None, span);
        };
        let inner = self.ground.document.tokens(tokens.span(first, close));
        match self.those(&inner, 0) {
            Some(those) => (
                Some(those),
                Span::new(tokens.list[close + 1].span.start, span.end),
            ),
            None => (None, span),
        }
    }

    /// Whether a paragraph without a number says a concern: none has one, and this one
    /// does not only lead to them.
    fn is_a_concern(&self, span: Span) -> bool {
        const LEADS_IN: [&str; 6] = [
            "during the course of",
            "in my opinion there is a risk",
            "it is my statutory duty",
            "gave rise to concern",
            "giving rise to concern",
            "risk that future deaths",
        ];
        let words = self.ground.document.words(span).to_lowercase();
        let tokens = self.ground.document.tokens(span);
        let leads_in = words.ends_with(':') || LEADS_IN.iter().any(|lead| words.contains(lead));
        !self.marked && !leads_in && tokens.len() >= FEWEST_OF_A_CONCERN
    }

    /// "To the Chief Constable of Northmoor Police", "To all three": a line that
    /// says whom the concerns under it are for.
    fn only_for(&self, span: Span) -> Option<Vec<Addressee>> {
        let tokens = self.ground.document.tokens(span);
        let ends = tokens.plain(tokens.len().checked_sub(1)?) == ".";
        if tokens.len() > LONGEST_LINE || ends {
            return None;
        }
        let first = (0..LABEL.min(tokens.len()))
            .find_map(|at| Some(tokens.any_of(at, &["to", "for"])?.1))?;
        self.those(&tokens, first)
    }

    /// "Concern (a) is for the National Board", "5.3 is a matter for the trust only and 5.4
    /// is for the force only": says it of each after all have come.
    fn says_whose(&mut self, span: Span) -> bool {
        const IS_FOR: [&str; 8] = [
            "is for",
            "is to",
            "is addressed to",
            "is a matter for",
            "is directed to",
            "are for",
            "are matters for",
            "are addressed to",
        ];
        let mut said = false;
        for sentence in sentences(&self.ground.document.text, span) {
            let tokens = self.ground.document.tokens(sentence);
            for at in 0..tokens.len() {
                let Some((_, first)) = tokens.any_of(at, &IS_FOR) else {
                    continue;
                };
                let numbers = self.numbers_before(&tokens, at);
                let end = (first..tokens.len())
                    .find(|at| matches!(tokens.plain(*at), "only" | ";" | "." | "alone"))
                    .unwrap_or(tokens.len());
                let Some(those) =
                    self.those(&self.ground.document.tokens(tokens.span(first, end)), 0)
                else {
                    continue;
                };
                for draft in &mut self.found {
                    if draft
                        .number
                        .as_ref()
                        .is_some_and(|one| numbers.contains(one))
                    {
                        draft.addressees.clone_from(&those);
                        said = true;
                    }
                }
            }
        }
        said
    }

    /// The numbers of concerns right before a place: "concerns (a) and (b)", "5.3".
    fn numbers_before(&self, tokens: &Tokens<'_>, at: usize) -> Vec<String> {
        let between = |word: &str| {
            matches!(
                word,
                "(" | ")" | "and" | "," | "concern" | "concerns" | "matter" | "matters" | "to"
            )
        };
        let is_one = |word: &str| {
            let mut all = self.found.iter();
            all.any(|draft| draft.number.as_deref().map(str::to_lowercase).as_deref() == Some(word))
        };
        let words = (0..at).rev().map(|at| tokens.plain(at));
        let words = words.take_while(|word| between(word) || is_one(word));
        let numbers: Vec<&str> = words.filter(|word| is_one(word)).collect();
        let held = self.found.iter().filter_map(|draft| draft.number.clone());
        held.filter(|one| numbers.contains(&one.to_lowercase().as_str()))
            .collect()
    }

    /// Those of the recipients whom some words name: one by one, or all.
    fn those(&self, tokens: &Tokens<'_>, first: usize) -> Option<Vec<Addressee>> {
        let all = ["all", "both", "each of you", "you"];
        if tokens.any_of(first, &all).is_some() {
            return Some(self.recipients.clone());
        }
        if let Some(those) = self.by_their_letters(tokens, first) {
            return Some(those);
        }
        let parsed = self.ground.names.parse(tokens, first, tokens.len());
        let named = parsed.addressees.iter().filter_map(|one| one.found.id());
        let mut those: Vec<Addressee> = named
            .filter_map(|id| {
                let is_it = |held: &&Addressee| held.found.id() == Some(id);
                self.recipients.iter().find(is_it).cloned()
            })
            .collect();
        if those.is_empty() {
            those.extend(self.the_one_called(tokens, first).cloned());
        }
        (!those.is_empty()).then_some(those)
    }

    /// Gives each concern to the recipient whom its own words name, where each of several
    /// names one of them and no other, and none of them is left without one: "The line run
    /// by the council closes at ten".
    pub(super) fn each_for_whom_it_names(&mut self) {
        let all = &self.recipients;
        let undivided = |draft: &Draft| draft.addressees.len() == all.len();
        if all.len() < 2 || !self.found.iter().all(undivided) {
            return;
        }
        let named = |draft: &Draft| {
            let tokens = self.ground.document.tokens(draft.passage);
            let parsed = self.ground.names.parse(&tokens, 0, tokens.len());
            let held = |one: &&Addressee| {
                let mut named = parsed.addressees.iter();
                one.found.is_resolved() && named.any(|other| other.found.id() == one.found.id())
            };
            let mut named = all.iter().filter(held);
            let one = named.next()?;
            named.next().is_none().then(|| one.clone())
        };
        let Some(each) = self.found.iter().map(named).collect::<Option<Vec<_>>>() else {
            return;
        };
        if all.iter().all(|one| each.contains(one)) {
            for (draft, one) in self.found.iter_mut().zip(each) {
                draft.addressees = vec![one];
            }
        }
    }

    /// "In relation to A and B only": the recipients by the letters of their list.
    fn by_their_letters(&self, tokens: &Tokens<'_>, first: usize) -> Option<Vec<Addressee>> {
        let between = |at: &usize| matches!(tokens.plain(*at), "," | "and" | "&" | "only" | ":");
        let mut letters = (first..tokens.len()).filter(|at| !between(at)).peekable();
        letters.peek()?;
        letters
            .map(|at| {
                let word = tokens.plain(at);
                let letter = word.bytes().next().filter(|_| word.len() == 1)?;
                let place = letter
                    .checked_sub(b'a')
                    .filter(|_| tokens.list[at].capital)?;
                self.recipients.get(usize::from(place)).cloned()
            })
            .collect()
    }

    /// "The Commissioner", where one recipient alone is named with that word.
    fn the_one_called(&self, tokens: &Tokens<'_>, first: usize) -> Option<&Addressee> {
        let at = first + usize::from(tokens.plain(first) == "the");
        let word = tokens.plain(at);
        let called = |one: &&Addressee| one.as_published.to_lowercase().contains(word);
        let mut called = self.recipients.iter().filter(called);
        let one = called.next().filter(|_| word.len() > 3)?;
        called.next().is_none().then_some(one)
    }
}

/// A concern is said in no fewer words and marks than these.
const FEWEST_OF_A_CONCERN: usize = 6;

/// The heading of a part is shorter than this, in bytes.
const LONGEST_HEADING: usize = 60;

/// So many words may stand before the names in it: "B. Matters for".
const LABEL: usize = 5;

/// A line that says whom concerns are for has at most this many words.
const LONGEST_LINE: usize = 14;

/// "(1) There is no …": the number a paragraph begins with, and the rest of it.
fn opens_with_a_number(document: &Worded<'_>, span: Span) -> Option<(String, Span)> {
    let tokens = document.tokens(span);
    let published = |at: usize| tokens.published(at, at + 1);
    let (number, next) = match (tokens.plain(0), tokens.plain(1), tokens.plain(2)) {
        ("(", _, ")") => (published(1), 3),
        // "Concern 1. Both forces granted it".
        ("concern", number, "." | ":" | "–" | "—") if is_numeric(number) => (published(1), 3),
        (_, "." | ")", _) => (published(0), 2),
        // "5.1 Telephone numbers": parts of a numbered paragraph.
        (number, _, _) if number.contains('.') && is_numeric(number) => (number, 1),
        _ => return None,
    };
    let short = number.len() <= 4 && !number.is_empty();
    let rest = (next < tokens.len()).then(|| tokens.span(next, tokens.len()))?;
    let rest = Span::new(rest.start, span.end);
    short.then(|| (number.to_owned(), rest))
}

fn is_numeric(number: &str) -> bool {
    number
        .bytes()
        .all(|one| one.is_ascii_digit() || one == b'.')
}
