//! What the headings above an ask add to it: by when, and of whom.
//!
//! "Recommendation 1 – by 28 February 2023", and above it "For chief constables":
//! what stands below names neither.

use super::Walk;
use crate::addressee::Parsed;
use crate::asks::Draft;
use crate::asks::sections::{Section, label};
use crate::deadline::{self, FoundDeadline};
use crate::{Reason, Role, Span};

/// Words before the names in a heading.
const BEFORE_NAMES: [&str; 20] = [
    "owner :",
    "owners :",
    "action owner :",
    "responsible :",
    "responsible body :",
    "addressed to :",
    "lead body :",
    "for action by",
    "for",
    "by",
    "made to",
    "directed to",
    "recommendations made to",
    "to",
    "for the attention of",
    "addressed to",
    "recommendations for",
    "recommendations to",
    "recommendation for",
    "recommendation to",
];

impl Walk<'_> {
    /// Adds what the headings above say, where the ask itself does not.
    pub(super) fn headed(&self, mut draft: Draft) -> Draft {
        if draft.deadline.is_none()
            && let Some((heading, found)) = self.deadline_above()
        {
            draft = draft
                .by(Some(found))
                .because(Reason::DeadlineInHeading { heading });
        }
        let led = draft.addressees.iter().any(|one| one.role == Role::Lead);
        if !led && let Some((heading, names)) = self.names_above() {
            return draft
                .of(names)
                .because(Reason::AddresseeInHeading { heading });
        }
        // "What the constabulary now has to do".
        let named = |heading: Span| {
            let tokens = self.tokens(heading);
            let names = self.ground.names.parse(&tokens, 0, tokens.len());
            names.knows_somebody().then_some((heading, names))
        };
        if !led
            && self.in_a_list_of_asks()
            && let Some((heading, names)) = self.heading.and_then(named)
        {
            // "Four priorities for chief constables" names nobody called Four.
            let known = names.addressees.into_iter();
            let names = Parsed::of(known.filter(|one| one.found.is_resolved()).collect());
            draft = draft
                .of(names)
                .because(Reason::AddresseeInHeading { heading });
        }
        draft
    }

    /// "Recommendation 1 – by 28 February 2023": the deadline in the heading of
    /// the section, or in one above it that sets nothing else.
    fn deadline_above(&self) -> Option<(Span, FoundDeadline)> {
        let column = self.column_heading();
        let mut headings = column.into_iter().chain(self.headings());
        headings.find_map(|heading| {
            let tokens = self.tokens(heading);
            let found = deadline::find(&tokens, self.ground.given)?;
            let own = Some(heading) == self.heading || Some(heading) == column;
            (found.is_firm() && (own || found.from == 0)).then_some((heading, found))
        })
    }

    /// Whom what stands here is to: the names in the heading of the section, or in
    /// the last heading that is nothing but names.
    fn names_above(&self) -> Option<(Span, Parsed)> {
        let own = self.heading.filter(|_| self.section != Section::Plain);
        own.into_iter()
            .chain(self.addressed)
            .find_map(|heading| Some((heading, self.only_names(heading)?)))
    }

    /// "For chief constables", "Recommendations to all forces", "Recommendation 4
    /// (National Board)": the names in a heading that says nothing else but a label
    /// and a day.
    pub(super) fn only_names(&self, heading: Span) -> Option<Parsed> {
        let tokens = self.tokens(heading);
        let end = match deadline::find(&tokens, self.ground.given) {
            Some(found) => found.from,
            None => tokens.len(),
        };
        let first = match label(&tokens) {
            Some(label) => tokens.at_byte(label.span.end),
            None => 0,
        };
        let first = (first..end).find(|at| tokens.list[*at].word)?;
        // "B.  National Board", "2. The Ministry": the number of the section.
        let counts = tokens.plain(first).len() <= 2 && tokens.plain(first + 1) == ".";
        let first = match counts && first + 2 < end {
            true => first + 2,
            false => first,
        };
        let pointed = tokens.any_of(first, &BEFORE_NAMES).map(|(_, next)| next);
        let first = pointed.unwrap_or(first);
        let marked = |at: &usize| tokens.list[*at].word;
        let end = (first..end).rev().find(marked)? + 1;
        let mut names = self.ground.names.parse(&tokens, first, end);
        // "To the force concerned (Northmoor Police):" says in the bracket which.
        if pointed.is_some()
            && names.other_words
            && let Some(open) = (first..end).find(|at| tokens.plain(*at) == "(")
            && let Some(close) = (open..tokens.len()).find(|at| tokens.plain(*at) == ")")
        {
            names = self.ground.names.parse(&tokens, open + 1, close);
        }
        // "Recommendation 9      STALLED": how it stands, and nobody.
        names
            .addressees
            .retain(|one| one.found.is_resolved() || !is_a_mark(&one.as_published));
        (names.is_a_subject() && names.knows_somebody()).then_some(names)
    }

    /// The headings above, innermost first: the section's own, then those it
    /// stands under. A document's title names what it is about and asks nobody.
    fn headings(&self) -> impl Iterator<Item = Span> {
        let blocks = &self.ground.document.blocks;
        let above = blocks[self.at]
            .path
            .iter()
            .rev()
            .map(|heading| blocks[*heading].span);
        let own = self.heading.filter(|_| self.section != Section::Plain);
        let title = blocks.first().map(|block| block.span);
        own.into_iter()
            .chain(above.filter(move |heading| Some(*heading) != own && Some(*heading) != title))
    }

    /// The heading of the column in which the block being read stands.
    fn column_heading(&self) -> Option<Span> {
        let cell = self.ground.document.blocks[self.at].cell?;
        let heading = self.columns.get(&(cell.table, cell.column)).copied();
        heading.filter(|_| cell.row > 0)
    }

    /// Whether words say when, and nothing else: "Immediately", "Within three months:".
    pub(super) fn says_only_when(&self, span: Span) -> bool {
        /// Such a line has at most so many words and marks.
        const LONGEST_LINE: usize = 10;
        let tokens = self.tokens(span);
        let ends = tokens.plain(tokens.len().wrapping_sub(1)) == ":";
        tokens.len() <= LONGEST_LINE
            && deadline::find(&tokens, self.ground.given).is_some_and(|found| {
                let last = found.to + usize::from(ends);
                found.says_when() && found.is_firm() && found.from == 0 && last >= tokens.len()
            })
            && !ends
    }

    /// "By March 2024:", over a list whose items say each for itself whom they ask.
    pub(super) fn note_when_over_a_list(&mut self, span: Span, at: usize) {
        let document = self.ground.document;
        let next = document.blocks.get(at + 1);
        let list = next
            .is_some_and(|next| matches!(next.kind, crate::document::BlockKind::ListItem { .. }));
        let words = document.words(span);
        let line = Span::new(span.start, span.start + words.trim_end_matches(':').len());
        if list && words.ends_with(':') && self.says_only_when(line) {
            self.when_above = Some(span);
        }
    }

    /// An ask that sets no day of its own: by when the line above says, or the sentence
    /// that speaks of all.
    pub(super) fn by_when_above(&self, mut draft: Draft) -> Draft {
        if draft.deadline.is_some() {
            return draft;
        }
        if let Some(heading) = self.when_above {
            let found = deadline::find(&self.tokens(heading), self.ground.given);
            draft = draft
                .by(found)
                .because(Reason::DeadlineInHeading { heading });
        }
        match draft.deadline {
            None => draft.by(self.all_by.clone()),
            Some(_) => draft,
        }
    }

    /// Whom a request of a letter is to, where it names nobody or only its reader: those
    /// named in the heading above it, or the reader.
    pub(super) fn of_whom_a_letter_asks(&self, mut draft: Draft) -> Draft {
        let reads = |why: &Reason| matches!(why, Reason::YouAre { .. });
        let led = draft.addressees.iter().any(|one| one.role == Role::Lead);
        let you = self.ground.names.you.as_ref().map(|(found, _)| found);
        let unknown = draft
            .addressees
            .iter()
            .filter(|one| one.role == Role::Lead)
            .all(|one| !one.found.is_resolved() || Some(&one.found) == you);
        let of_reader = draft.because.iter().any(reads) && unknown;
        if led && !of_reader {
            return draft;
        }
        if let Some(heading) = self.addressed
            && let Some(names) = self.only_names(heading)
            // The address at the head of the letter names its reader, and nobody besides.
            && names.addressees.iter().all(|one| {
                let id = one.found.id();
                id.is_none() || id != you.and_then(crate::Found::id)
            })
        {
            draft.addressees.retain(|one| one.role != Role::Lead);
            return draft
                .of(names)
                .because(Reason::AddresseeInHeading { heading });
        }
        match led || self.minutes {
            true => draft,
            false => draft.of(self.ground.names.the_reader()),
        }
    }
}

/// Whether words are one word in capitals: "STALLED", "GREEN".
fn is_a_mark(words: &str) -> bool {
    words.len() > 3 && words.bytes().all(|one| one.is_ascii_uppercase())
}
