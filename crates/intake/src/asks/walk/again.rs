//! What was asked before and is told again: in letters after a revisit, and in reports
//! on progress.
//!
//! "We recommended that the force should immediately:" and its bullets; a row of a table
//! of what is open; a recommendation in a box with "What we found" under it. Each is
//! proposed as a repeat, so that a person can tie it to what was asked then. What
//! somebody else asked stays unused.

use answerable_register::calendar::Deadline;

use super::Walk;
use crate::asks::recommend::asking;
use crate::asks::sections::{Section, heads_what_is_new, is_a_state};
use crate::asks::{Asked, Draft};
use crate::document::BlockKind;
use crate::tokens::{Tokens, Worded};
use crate::{Doubt, Given, Proposal, ProposalKind, Reason, Span};

/// So many blocks are the head, whose title says what a document is.
const HEAD: usize = 12;

/// A title has at most this many words and marks.
const LONGEST_TITLE: usize = 30;

/// What the title of a document says that follows up an earlier one.
const FOLLOWS_UP: [&str; 34] = [
    "implementation monitor",
    "what has happened since",
    "what happened since",
    "where things stand",
    "where we are now",
    "scorecard",
    "tracker",
    "a year later",
    "one year later",
    "follows up our",
    "implementation of recommendations",
    "update on recommendations",
    "progress",
    "revisit",
    "revisited",
    "follow-up",
    "follow up",
    "followed up",
    "year on",
    "years on",
    "months on",
    "are open",
    "still open",
    "open recommendations",
    "second visit",
    "return visit",
    "decision after",
    "closure of",
    "closure letter",
    "closing",
    "discharge",
    "removal of",
    "state of recommendations",
    "what has been done",
];

/// Where the title of a document says that it follows up an earlier one.
pub(in crate::asks) fn follows_up(document: &Worded<'_>) -> Option<Span> {
    let head = document.blocks.iter().take(HEAD);
    let titles = head.filter(|block| {
        let words = document.words(block.span);
        matches!(block.kind, BlockKind::Heading { .. })
            || !words.ends_with(['.', ':', ';', '?'])
            || words.contains("follows up our")
    });
    titles.map(|block| block.span).find(|span| {
        let tokens = document.tokens(*span);
        tokens.len() <= LONGEST_TITLE && tokens.has_any(&FOLLOWS_UP)
    })
}

/// Marks as told again what was to be done before the day of the document, where several
/// asks are so: one alone may be a slip of the pen.
pub(super) fn past_its_day(mut asked: Asked, given: Given) -> Asked {
    /// So many make it no slip.
    const SEVERAL: usize = 2;
    let past = |proposal: &Proposal| {
        let recommends = matches!(
            proposal.kind,
            ProposalKind::Recommendation | ProposalKind::AreaForImprovement
        );
        let before = match (&proposal.deadline, given.day) {
            (Deadline::On(day), Some(document)) => *day < document,
            (Deadline::Month { year, month }, Some(document)) => {
                (*year, *month) < (document.year(), document.month())
            }
            _ => false,
        };
        let no_slip = |doubt: &Doubt| matches!(doubt, Doubt::BeforeTheDocument { .. });
        recommends && before && proposal.doubts.iter().all(no_slip)
    };
    let all = asked.proposals.iter().filter(|one| past(one)).count();
    if all < SEVERAL {
        return asked;
    }
    for proposal in asked.proposals.iter_mut().filter(|one| past(one)) {
        if let (Some(words), false) = (proposal.deadline_words, proposal.repeats) {
            proposal.repeats = true;
            // The day was meant: the same day of another year is no reading of it.
            proposal.likely_deadline = None;
            proposal.because.push(Reason::ToldAgain { words });
        }
    }
    asked
}

/// Marks as told again every area for improvement of a table most of whose
/// recommendations were: a plan that tells how each of them stands.
pub(super) fn rows_of_one_table(mut asked: Asked, document: &Worded<'_>) -> Asked {
    let table = |proposal: &Proposal| {
        let blocks = &document.blocks;
        let after = blocks.partition_point(|block| block.span.end <= proposal.passage.start);
        Some(blocks.get(after)?.cell?.table)
    };
    let tables: Vec<Option<u32>> = asked.proposals.iter().map(table).collect();
    for place in 0..asked.proposals.len() {
        let one = &asked.proposals[place];
        let alone = one.kind == ProposalKind::AreaForImprovement && !one.repeats;
        let Some(own) = tables[place].filter(|_| alone) else {
            continue;
        };
        let of_it = || {
            let rows = asked.proposals.iter().zip(&tables);
            rows.filter(|(row, table)| {
                **table == Some(own) && row.kind == ProposalKind::Recommendation
            })
        };
        let told = of_it().find_map(|(row, _)| {
            row.because.iter().find_map(|why| match why {
                Reason::ToldAgain { words } => Some(*words),
                _ => None,
            })
        });
        if let Some(words) = told.filter(|_| of_it().all(|(row, _)| row.repeats)) {
            let one = &mut asked.proposals[place];
            one.repeats = true;
            one.because.push(Reason::ToldAgain { words });
        }
    }
    asked
}

impl Walk<'_> {
    /// What says that what stands here was asked before.
    pub(super) fn told_again(&self) -> Option<Span> {
        if self.again.is_some() {
            return self.again;
        }
        if self.stood.is_some() && !self.new {
            return self.stood;
        }
        let labelled = !matches!(
            self.section,
            Section::Plain | Section::AreaForImprovement { .. }
        );
        match self.section {
            Section::AskedBefore => self.heading,
            _ => self.follows_up.filter(|_| labelled && !self.new),
        }
    }

    /// Takes note of a heading or a sentence that says that what comes next is new:
    /// "In addition, we make a further recommendation."
    pub(super) fn note_what_is_new(&mut self, span: Span) {
        let tokens = self.tokens(span);
        self.new |= heads_what_is_new(&tokens);
        if self.follows_up.is_some() && says_what_is_left(&tokens) {
            self.stood = Some(span);
        }
    }

    /// Marks what is told again as such.
    pub(super) fn as_told(&self, mut draft: Draft) -> Draft {
        let recommends = draft
            .because
            .iter()
            .any(|why| matches!(why, Reason::RecommendVerb { .. }));
        let asks = draft.kind.asks() || draft.kind == ProposalKind::CauseOfConcern;
        let request = draft.kind == ProposalKind::Request;
        // A title alone does not make old what is to be done after the document's day.
        let ahead = draft
            .deadline
            .as_ref()
            .is_some_and(|found| match &found.read.deadline {
                Deadline::On(day) => self.ground.given.day.is_none_or(|document| *day > document),
                _ => false,
            });
        let sentence = |span: Span| self.ground.document.words(span).ends_with(['.', ':']);
        let by_title = self.again.is_none()
            && (self.told_again() == self.follows_up || self.stood.is_some_and(sentence));
        match self.told_again().filter(|_| !(ahead && by_title)) {
            Some(words) if asks && !request && (self.again.is_some() || !recommends) => {
                draft.repeats = true;
                draft.because(Reason::ToldAgain { words })
            }
            _ => draft,
        }
    }

    /// Whether the writer says that this was asked before: "we said that the force
    /// should", "I recommended that you should", and nobody else.
    pub(super) fn writer_told(&self, tokens: &Tokens<'_>) -> bool {
        const TOLD: [&str; 12] = [
            "recommended",
            "said",
            "asked",
            "told",
            "identified",
            "issued",
            "made",
            "required",
            "stated",
            "set out",
            "reported",
            "published",
        ];
        (0..tokens.len()).any(|at| {
            let writer = matches!(tokens.plain(at), "i" | "we");
            let next =
                at + 1 + usize::from(matches!(tokens.plain(at + 1), "also" | "then" | "had"));
            writer && tokens.any_of(next, &TOLD).is_some()
        })
    }

    /// A sentence that ends in a colon with no bullets after it and says that what
    /// follows was asked before: "In May we recommended:". The next block to read.
    pub(super) fn introduces(&mut self, span: Span, at: usize) -> Option<usize> {
        let document = self.ground.document;
        document.words(span).ends_with(':').then_some(())?;
        let next = document.blocks.get(at + 1)?;
        let set_apart = matches!(next.kind, BlockKind::Quote);
        let follows = set_apart || matches!(next.kind, BlockKind::Paragraph);
        let tokens = self.tokens(span);
        let told = self.writer_told(&tokens) || set_apart && self.follows_up.is_some();
        // "We gave the force a cause of concern about its suites. It was:" and its words.
        let concerned = self.follows_up.is_some()
            && tokens.has_any(&["cause of concern", "causes of concern"])
            && is_quoted_whole(document.words(next.span));
        // "The third reads:", in a letter that goes through what was asked.
        let reads = self.follows_up.is_some()
            && matches!(tokens.plain(tokens.len().wrapping_sub(2)), "reads" | "read");
        let told = told || concerned || reads;
        let now = tokens.has_any(&["now reads", "it reads", "today it reads", "will read"]);
        if !follows || !(told || now) {
            return None;
        }
        let words = self.tokens(next.span);
        let asks = asking(&self.ground, &words);
        // "We have changed the fifth recommendation, which now reads:" says what comes.
        let concern = tokens.has_any(&["cause of concern", "causes of concern"])
            && !tokens.has_any(&["recommended"])
            && !self.last_sentence_of(span).has_any(&["recommendation"])
            || asks.is_none() && self.tells_a_concern(&tokens, at);
        if asks.is_none() && !concern || next.span.of(&document.text).ends_with(':') {
            return None;
        }
        self.again = told.then_some(span);
        if concern {
            self.announcement = Some(span);
            self.concern_in(next.span);
        } else {
            let inner = inside_quotes(&document.text, next.span);
            let draft = self.ask_in(inner, &self.tokens(inner));
            self.propose(draft);
        }
        self.again = None;
        Some(at + 2)
    }

    fn last_sentence_of(&self, span: Span) -> Tokens<'_> {
        let all = crate::sentences::sentences(&self.ground.document.text, span);
        self.tokens(all.last().copied().unwrap_or(span))
    }

    /// "We said that:", in a letter that follows up a cause of concern named right before.
    fn tells_a_concern(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        /// So many blocks before may name it.
        const BEFORE: usize = 2;
        let said = tokens.has_any(&["said that", "said", "found that", "reported that"]);
        let blocks = &self.ground.document.blocks[at.saturating_sub(BEFORE)..at];
        let named = |block: &crate::Block| {
            let words = self.tokens(block.span);
            words.has_any(&["cause of concern", "causes of concern"])
        };
        said && self.follows_up.is_some() && blocks.iter().any(named)
    }

    /// A cause of concern told in these words.
    pub(super) fn concern_in(&mut self, span: Span) {
        let span = inside_quotes(&self.ground.document.text, span);
        let number = match &self.section {
            Section::CauseOfConcern { number } if self.concern.is_none() => number.clone(),
            _ => None,
        };
        let mut draft = Draft::new(ProposalKind::CauseOfConcern, span);
        draft.number = number;
        draft = draft.of(self.named_before_the_verb(span));
        // "Crimes are not recorded": what is wrong, and nobody.
        let force = |words: &str| words.ends_with("Police") || words.ends_with("Constabulary");
        let a_thing =
            |one: &crate::Addressee| !one.found.is_resolved() && !force(&one.as_published);
        if self.ground.names.the_force().knows_somebody() && draft.addressees.iter().all(a_thing) {
            draft.addressees.clear();
            draft = draft.of(self.ground.names.the_force());
        }
        // "We have a cause of concern.": what announced it says why, where no name does.
        if draft.because.is_empty()
            && let Some(sentence) = self.announcement.take()
        {
            draft = draft.because(Reason::GoesOnFrom { sentence });
        }
        self.propose(draft);
        let level = match self.section {
            Section::CauseOfConcern { .. } => self.level,
            _ => crate::limits::DEEPEST,
        };
        self.concern = Some((self.asked.proposals.len() - 1, level));
    }

    /// A cause of concern or an area for improvement that stands first under its heading
    /// and is set apart to be seen, as publishers' pages do. Whether it was taken.
    pub(super) fn sets_apart_its_own(&mut self, span: Span) -> bool {
        let blocks = &self.ground.document.blocks;
        let first = self.at.checked_sub(1).is_some_and(|above| {
            matches!(blocks[above].kind, BlockKind::Heading { .. })
                && self.heading == Some(blocks[above].span)
        });
        let spoken = self
            .ground
            .document
            .words(span)
            .starts_with(['“', '"', '‘']);
        if !first || spoken {
            return false;
        }
        match self.section {
            Section::CauseOfConcern { .. } if self.begins_a_concern(span) => {
                self.concern_in(span);
                true
            }
            Section::AreaForImprovement { .. } if !self.taken => {
                let all = crate::sentences::sentences(&self.ground.document.text, span);
                self.running(span, &BlockKind::Paragraph);
                self.taken && !all.is_empty()
            }
            _ => false,
        }
    }

    /// Whether the block after the one being read says how something stands: "Verdict: met."
    pub(super) fn state_follows(&self) -> bool {
        /// The label before it has at most so many words and marks.
        const LONGEST: usize = 4;
        let next = self.ground.document.blocks.get(self.at + 1);
        next.is_some_and(|next| {
            let tokens = self.tokens(next.span);
            let first = (0..LONGEST)
                .find(|at| tokens.plain(*at) == ":")
                .map_or(0, |colon| colon + 1);
            is_a_state(&tokens, first) || first > 0 && tokens.says(first, "not met")
        })
    }

    /// "2" of "2. Records": the number of the last heading, where it has one.
    pub(super) fn number_of_the_heading(&self) -> Option<String> {
        let heading = *self.ground.document.blocks[self.at].path.last()?;
        let words = self
            .ground
            .document
            .words(self.ground.document.blocks[heading].span);
        let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
        let marked = words[digits.len()..].starts_with(['.', ')', ':']);
        (marked && !digits.is_empty() && digits.len() <= 3).then_some(digits)
    }
}

/// "These of our recommendations are still to be carried out", "two remain open": what comes
/// next was asked before.
fn says_what_is_left(tokens: &Tokens<'_>) -> bool {
    const LEFT: [&str; 12] = [
        "still to be carried out",
        "still to be done",
        "are still open",
        "are not yet closed",
        "remain open",
        "remain outstanding",
        "remain to be done",
        "remain in place",
        "still stand",
        "have not been met",
        "haven't been met",
        "not yet been carried out",
    ];
    tokens.has_any(&["recommendations"]) && tokens.has_any(&LEFT)
}

/// Words without the quotation marks around all of them.
pub(super) fn inside_quotes(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let inner = words
        .strip_prefix(['“', '"'])
        .and_then(|inner| inner.strip_suffix(['”', '"']));
    match inner {
        Some(inner) if !inner.contains(['“', '”', '"']) => {
            let start = span.start + words.find(inner).unwrap_or(0);
            Span::new(start, start + inner.len())
        }
        _ => span,
    }
}

/// Whether quotation marks stand around all of some words.
fn is_quoted_whole(words: &str) -> bool {
    words.starts_with(['“', '"']) && words.trim_end_matches('.').ends_with(['”', '"'])
}
