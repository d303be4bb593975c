//! The forms that something asked has where a heading says that things are asked: "That
//! the College produces a guide", "To keep it under review", "Officers to hand over",
//! "Each force is to have an arrangement", "Publish the number annually".
//!
//! A heading does what "should" does elsewhere, so that no verb has to.

use super::Walk;
use super::running::published_number;
use crate::addressee::Parsed;
use crate::asks::recommend::asking;
use crate::asks::sections::Section;
use crate::asks::{Draft, other, performs, verbs};
use crate::deadline;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Reason, Span};

/// "To" stands no further from the start of an item than so many words.
const LONGEST_SUBJECT: usize = 14;

/// Words that open a clause before the verb: "So that notices can be counted, record …".
const OPENERS: [&str; 19] = [
    "so that",
    "to",
    "in order to",
    "if",
    "where",
    "when",
    "as",
    "at the earliest",
    "with",
    "together with",
    "jointly with",
    "after",
    "before",
    "once",
    "following",
    "in consultation with",
    "working with",
    "having",
    "from",
];

/// The topic before a colon has at most so many words.
const LONGEST_TOPIC: usize = 6;

/// A clause before the verb has at most so many words.
const LONGEST_CLAUSE: usize = 26;

impl Walk<'_> {
    /// Whether what stands here stands under a heading that says that things are asked.
    pub(super) fn in_a_list_of_asks(&self) -> bool {
        matches!(self.section, Section::Recommendations | Section::Actions)
    }

    /// A paragraph or an item under such a heading that has one of these forms. Whether
    /// it was taken.
    pub(super) fn formed(&mut self, span: Span, kind: &BlockKind) -> bool {
        let document = self.ground.document;
        let item = matches!(kind, BlockKind::ListItem { .. });
        if !item && !document.words(span).ends_with(['.', ';', ':', ',', ')']) {
            return false;
        }
        let all = sentences(&document.text, span);
        let Some(first) = all.first() else {
            return false;
        };
        let tokens = self.tokens(*first);
        // "The Conduct Office recommends that Northmoor Police takes steps to" says so by its verb.
        if !item && verbs::recommends(&tokens).is_some() {
            return false;
        }
        let Some(parsed) = self.form(&tokens).filter(|_| !asks_nothing(&tokens)) else {
            return false;
        };
        // "Nurses should see those who say so within an hour. The wait was four.": found.
        let a_thing =
            |one: &crate::Addressee| !one.found.is_resolved() && !one.as_published.contains(' ');
        let named = &parsed.addressees;
        if !item && all.len() > 1 && !named.is_empty() && named.iter().all(a_thing) {
            return false;
        }
        // What comes after explains, unless it goes on: "It is to be in force by May."
        let goes_on = all.iter().rposition(|sentence| {
            let words = self.tokens(*sentence);
            let also = matches!(words.plain(0), "it" | "this" | "they" | "these" | "the");
            also && verbs::modal(&words).is_some()
        });
        let last = goes_on.map_or(*first, |place| all[place]);
        let span = first.through(last);
        let tokens = self.tokens(span);
        let mut draft = Draft::new(self.kind(), span)
            .by(deadline::find_when(&tokens, self.ground.given))
            .of(parsed);
        if let Some(modal) = verbs::modal(&tokens) {
            draft = draft.because(Reason::ModalVerb {
                word: modal.word.to_owned(),
            });
        }
        draft.number = published_number(kind).or_else(|| self.clause_before(span));
        self.propose(draft);
        let after = all.iter().filter(|sentence| sentence.start >= span.end);
        for sentence in after {
            self.said_after_an_ask(*sentence);
        }
        true
    }

    /// "Let me have your plan. I will send inspectors back in May.": what the writer promises
    /// right after what they ask.
    fn said_after_an_ask(&mut self, sentence: Span) {
        let tokens = self.tokens(sentence);
        let own = matches!(tokens.plain(0), "i" | "we" | "i'll" | "we'll");
        if let Some(draft) = other::undertaking(&self.ground, &tokens).filter(|_| own) {
            self.propose(draft);
        }
    }

    /// Whom an item of one of these forms names; nobody where the heading does.
    pub(super) fn form(&self, tokens: &Tokens<'_>) -> Option<Parsed> {
        let names = self.ground.names;
        if let Some(draft) = performs::sentence(&self.ground, tokens).filter(|_| self.open) {
            return Some(Parsed::of(draft.addressees));
        }
        let by = deadline::find(tokens, self.ground.given);
        let after = by
            .as_ref()
            .filter(|found| found.from == 0)
            .map_or(0, |found| found.to);
        let first = after + usize::from(tokens.plain(after) == ",");
        let partners = |mut parsed: Parsed| {
            parsed.add_partners(names, tokens, first);
            parsed
        };
        if tokens.plain(first) == "that" {
            return Some(partners(self.after_that(tokens, first + 1)));
        }
        if tokens.plain(first) == "to" && acts(tokens, first + 1) {
            return Some(partners(Parsed::default()));
        }
        // "Counter-corruption: put enough people into the unit".
        let topic = (1..LONGEST_TOPIC).find(|at| tokens.plain(first + at) == ":");
        // In minutes a topic and what was said of it stand so too.
        let after_topic = topic
            .filter(|_| !self.minutes)
            .map(|colon| first + colon + 1);
        if commands(tokens, first) || after_topic.is_some_and(|next| commands(tokens, next)) {
            return Some(partners(Parsed::default()));
        }
        if let Some(asking) = asking(&self.ground, tokens)
            && asking.modal.is_some_and(|modal| !modal.looks_back(tokens))
            && asking.parsed.is_a_subject()
        {
            return Some(asking.parsed);
        }
        let most = tokens.len().min(first + LONGEST_SUBJECT);
        let to = (first + 1..most).find(|at| {
            let verb = tokens.plain(at + 1);
            let acts = verb == "be"
                || matches!(verb, "have" | "do")
                || verbs::is_a_verb(verb)
                || verbs::may_be_a_verb(tokens, at + 1) && {
                    let named = names.parse(tokens, first, *at);
                    named.is_a_subject() && named.knows_somebody()
                };
            tokens.plain(*at) == "to" && acts
        })?;
        // "Patients want to hear": somebody wants, and nobody is told to.
        let told = (first..to).all(|at| !tells_of_itself(tokens.plain(at)));
        let named = names.parse(tokens, first, to);
        let known = named.is_a_subject() && named.knows_somebody();
        told.then(|| {
            partners(match known {
                true => named,
                false => Parsed::default(),
            })
        })
    }

    /// "Southvale Constabulary takes steps", "Both forces agree who will stay": whoever a
    /// recommendation without "should" begins with, and then what they do.
    pub(super) fn somebody_acts(&self, tokens: &Tokens<'_>) -> Option<Parsed> {
        let names = self.ground.names;
        let mut next = 0;
        while let Some((named, _, end)) = names.name_at(tokens, next, tokens.len()) {
            if !named.found.is_resolved() {
                return None;
            }
            next = end;
            if !matches!(tokens.plain(next), "and" | ",") {
                break;
            }
            next += 1;
        }
        let word = tokens.plain(next);
        if matches!(
            word,
            "have" | "has" | "do" | "does" | "need" | "needs" | "is" | "are"
        ) {
            return None;
        }
        let several = verbs::is_a_verb(word);
        let one = verbs::is_done_by_one(word);
        let parsed = (next > 0 && (one || several)).then(|| names.parse(tokens, 0, next))?;
        (parsed.is_a_subject() && parsed.knows_somebody()).then_some(parsed)
    }

    /// Whom "that every chief constable verifies" names.
    fn after_that(&self, tokens: &Tokens<'_>, first: usize) -> Parsed {
        let begin = match tokens.plain(first) {
            // "That, when it next revises it, the Ministry asks".
            "," => (first + 1..tokens.len())
                .find(|at| tokens.plain(*at) == ",")
                .map_or(first, |comma| comma + 1),
            _ => first,
        };
        let the = begin
            + usize::from(matches!(
                tokens.plain(begin),
                "the" | "every" | "each" | "all"
            ));
        let found = self
            .ground
            .names
            .name_at(tokens, begin, tokens.len())
            .map(|(_, _, next)| (begin, next))
            .or_else(|| {
                let (_, _, next) = self.ground.names.name_at(tokens, the, tokens.len())?;
                Some((the, next))
            });
        let Some((begin, next)) = found else {
            return Parsed::default();
        };
        let parsed = self.ground.names.parse(tokens, begin, next);
        match parsed.knows_somebody() {
            true => parsed,
            false => Parsed::default(),
        }
    }
}

/// "None at present", "We make no recommendation".
fn asks_nothing(tokens: &Tokens<'_>) -> bool {
    let nothing = ["none", "nothing", "no action", "not applicable", "please"];
    verbs::asks_nothing(tokens) || tokens.any_of(0, &nothing).is_some()
}

/// A verb that commands, at a place or after a clause that opens the sentence.
pub(super) fn commands(tokens: &Tokens<'_>, first: usize) -> bool {
    if verbs::command_at(tokens, first).is_some() {
        return true;
    }
    if tokens.any_of(first, &OPENERS).is_none() {
        return false;
    }
    let most = tokens.len().min(first + LONGEST_CLAUSE);
    (first..most)
        .filter(|at| tokens.plain(*at) == ",")
        .any(|comma| verbs::command_at(tokens, comma + 1).is_some())
}

/// "To keep", "to formally consider".
fn acts(tokens: &Tokens<'_>, at: usize) -> bool {
    let adverb = tokens.plain(at).ends_with("ly");
    let verb = tokens.plain(at + usize::from(adverb));
    verbs::is_a_verb(verb) || matches!(verb, "be" | "satisfy")
}

/// Verbs before "to" that make it no order.
fn tells_of_itself(word: &str) -> bool {
    matches!(
        word,
        "want"
            | "wants"
            | "wanted"
            | "able"
            | "likely"
            | "due"
            | "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "need"
            | "needs"
            | "used"
            | "failed"
            | "refused"
            | "unable"
            | "told"
            | "asked"
            | "began"
            | "continue"
            | "continues"
            | "continued"
            | "hope"
            | "hopes"
            | "hard"
            | "right"
            | "there"
            | "it"
            | "this"
            | "according"
            | "i"
            | "we"
            | "said"
            | "response"
            | "answer"
            | "reply"
            | "agreed"
            | "is"
            | "are"
            | "willing"
            | "ready"
    )
}
