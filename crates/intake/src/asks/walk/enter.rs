//! Headings and labels on the walk: what section begins with one, and where it ends.

use super::{LONGEST_STATE, Walk};
use crate::asks::sections::{self, Label, Section, heads_what_is_new, is_a_state, label};
use crate::asks::verbs;
use crate::document::BlockKind;
use crate::{Block, Span, limits};

/// Headings after which nothing more is asked under the heading before.
const ENDS: [&str; 12] = [
    "you may also like",
    "related",
    "response",
    "responses",
    "what we found",
    "what happens next",
    "next steps",
    "background",
    "reply",
    "read more",
    "contact",
    "notes",
];

/// The title of a document is one of so many first blocks.
const TITLE: usize = 4;

impl Walk<'_> {
    /// A column's heading is the heading of what stands in its cells: "Cause of
    /// concern" beside "Recommendations".
    pub(super) fn enter_column(&mut self, block: &Block) {
        let Some(cell) = block.cell.filter(|cell| cell.row > 0) else {
            return;
        };
        let Some(heading) = self.columns.get(&(cell.table, cell.column)).copied() else {
            return;
        };
        let before = self
            .at
            .checked_sub(1)
            .and_then(|at| self.ground.document.blocks[at].cell);
        let whole = label(&self.tokens(heading)).filter(|label| label.rest.is_none());
        if let (true, Some(label)) = (before != Some(cell), whole) {
            self.begin(label, heading, limits::DEEPEST);
        }
    }

    /// A heading begins a section or ends one. Some hold what they head: "Cause
    /// of concern: the force needs to …".
    pub(super) fn enter(&mut self, span: Span, level: u8) {
        let tokens = self.tokens(span);
        // "Cause of concern: Saltby joint custody suite": a title names what it is about.
        let title = self.at < TITLE && level == 1;
        let label = label(&tokens).filter(|label| {
            let names = label
                .rest
                .is_some_and(|rest| !self.is_a_finding_of_concern(rest));
            !(title && names && matches!(label.section, Section::CauseOfConcern { .. }))
        });
        self.new = (self.new && level > self.new_level) || heads_what_is_new(&tokens);
        if heads_what_is_new(&tokens) {
            self.new_level = level;
        }
        self.enter_what_is_told(&tokens, label.is_some(), level);
        if label.is_none() && self.improvement_in_a_heading(span, level) {
            return;
        }
        let says = label.as_ref().and_then(|label| label.rest);
        let title = self.ground.document.blocks.first().map(|block| block.span);
        if self.only_names(span).is_some() && Some(span) != title {
            self.addressed = Some(span);
            self.told = self.at;
            // "For the National Board" goes on with the recommendations above it.
            if label.is_none() {
                return;
            }
        } else if label.is_none() {
            self.addressed = None;
        }
        if let Some((_, above)) = self.concern
            && !matches!(
                label.as_ref().map(|label| &label.section),
                Some(Section::Recommendation { .. } | Section::Recommendations)
            )
            && level <= above
        {
            self.concern = None;
        }
        let unlabelled = label.is_none();
        // "Action 1: audit of cases" under "Actions for chief constables".
        if self.section == Section::Actions
            && let Some((Some(number), _)) = sections::action_label(&tokens, 0)
        {
            self.number = Some(number);
            return;
        }
        let by_its_items = match label {
            None => self.heads_what_asks(span),
            Some(_) => None,
        };
        match label {
            Some(label) => self.begin(label, span, level),
            None if by_its_items.is_some() => {
                if let Some(label) = by_its_items {
                    self.begin(label, span, level);
                    self.loose = true;
                    self.alike = true;
                }
            }
            None if tokens.any_of(0, &ENDS).is_some() => self.begin_plain(),
            None if self.goes_on_under(level) || self.improves_under() => self.loose = true,
            None if level <= self.level => self.begin_plain(),
            None => {}
        }
        if let Some(says) = says.filter(|says| self.recommends_in_a_heading(*says)) {
            self.whole_block(says);
            return;
        }
        let holds = matches!(
            self.section,
            Section::CauseOfConcern { .. } | Section::AreaForImprovement { .. }
        );
        let concern =
            matches!(self.section, Section::CauseOfConcern { .. }) && self.concern.is_none();
        // "Cause of concern 2: Crimes are not recorded when they are reported."
        if let Some(concern) = says
            .or(Some(span).filter(|_| unlabelled))
            .filter(|says| concern && self.is_a_finding_of_concern(*says))
        {
            self.concern_in(concern);
            return;
        }
        if let (Some(says), true) = (says, holds)
            && verbs::modal(&self.tokens(says)).is_some()
        {
            self.running(says, &BlockKind::Paragraph);
        }
    }

    /// Whether "Conclusions and recommendations" goes on under the headings in it: a
    /// text has no levels, and their items go on counting.
    pub(super) fn goes_on_under(&self, level: u8) -> bool {
        let document = self.ground.document;
        let next = document.blocks.get(self.at + 1);
        let counts = next.is_some_and(|next| match &next.kind {
            BlockKind::ListItem { number, .. } => number.is_some(),
            _ => false,
        });
        let conclusions = self.section == Section::Conclusions && level >= self.level.min(2);
        conclusions && counts || self.in_a_list_of_asks() && self.counts_on()
    }

    /// Whether the next item has the number after that of the last ask: the list goes on
    /// under a heading of its own.
    pub(super) fn counts_on(&self) -> bool {
        let number = |kind: &BlockKind| match kind {
            BlockKind::ListItem {
                number: Some(number),
                ..
            } => number.parse::<u32>().ok(),
            _ => None,
        };
        let blocks = &self.ground.document.blocks;
        let next = blocks.get(self.at + 1).and_then(|next| number(&next.kind));
        let last = self.asked.proposals.last();
        let last = last.and_then(|last| last.number.as_ref()?.parse::<u32>().ok());
        match (last, next) {
            (Some(last), Some(next)) => next == last + 1,
            // The first of the list.
            (None, Some(1)) => true,
            _ => false,
        }
    }

    pub(super) fn begin(&mut self, label: Label, span: Span, level: u8) {
        if matches!(label.section, Section::CauseOfConcern { .. }) {
            self.concern = None;
        }
        self.section = label.section;
        self.level = level;
        self.heading = Some(span);
        self.number = None;
        self.loose = false;
        self.alike = false;
        self.taken = false;
        self.after_bullets = false;
    }

    pub(super) fn begin_plain(&mut self) {
        self.all_by = None;
        self.section = Section::Plain;
        self.level = 0;
        self.heading = None;
    }

    /// "Recommendation 4: by 1 September, …": a label at the start of a
    /// paragraph begins a section. What is left of the paragraph.
    pub(super) fn open_label(&mut self, span: Span) -> Span {
        let tokens = self.tokens(span);
        // "Action required: the Board to circulate it" is an action of minutes.
        if self.minutes
            && tokens.plain(0) == "action"
            && sections::action_label(&tokens, 0).is_some()
        {
            return span;
        }
        match label(&tokens).filter(|label| label.opens_a_paragraph(&tokens)) {
            Some(label) => {
                let nothing = Span::new(span.end, span.end);
                let label = Label {
                    rest: label.rest.map(|rest| self.without_a_mark(rest)),
                    ..label
                };
                let told = label.rest.map(|rest| self.tokens(rest));
                if told.is_some_and(|rest| rest.len() > LONGEST_STATE && is_a_state(&rest, 0)) {
                    // "Recommendation 2: done. Recommendation 3: under way."
                    return span;
                }
                let says = label.rest.filter(|rest| {
                    let rest = self.tokens(*rest);
                    rest.len() > LONGEST_STATE || !is_a_state(&rest, 0)
                });
                let rest = says.unwrap_or(nothing);
                // "Recommendation: …" after each of the conclusions of one list.
                let among = self.section == Section::Conclusions
                    && label.section == Section::Recommendations;
                if among && !rest.is_empty() && !label.names_whom(&tokens) {
                    return rest;
                }
                let level = self.level.max(limits::DEEPEST);
                let (rest, named) =
                    match label.names_in_brackets(&tokens) || label.names_whom(&tokens) {
                        true => (nothing, span),
                        false => self.without_whom(rest, label.span),
                    };
                self.begin(label, named, level);
                rest
            }
            None => span,
        }
    }

    /// "ON TRACK" at the end of the line of the label: what is left after such a mark.
    fn without_a_mark(&self, rest: Span) -> Span {
        /// It has at most so many bytes.
        const LONGEST: usize = 16;
        let text = &self.ground.document.text;
        let words = rest.of(text);
        match words.split_once('\n') {
            Some((mark, _))
                if mark.len() <= LONGEST
                    && mark.len() > 3
                    && mark
                        .bytes()
                        .all(|one| one.is_ascii_uppercase() || one == b' ') =>
            {
                Span::new(rest.start + mark.len(), rest.end).trimmed(text)
            }
            _ => rest,
        }
    }

    /// "(to the National Board). Agree one policy.": what is left after a bracket that says
    /// whom it is to, and the label with that bracket.
    fn without_whom(&self, rest: Span, label: Span) -> (Span, Span) {
        /// Such a bracket has at most so many words and marks.
        const LONGEST: usize = 24;
        let tokens = self.tokens(rest);
        let close = (1..tokens.len().min(LONGEST)).find(|at| tokens.plain(*at) == ")");
        let whom = close.filter(|_| tokens.plain(0) == "(");
        let names = |close: usize| {
            let first = 1 + usize::from(matches!(tokens.plain(1), "to" | "for"));
            let parsed = self.ground.names.parse(&tokens, first, close);
            parsed.is_a_subject() && parsed.knows_somebody()
        };
        let Some(close) = whom.filter(|close| names(*close)) else {
            return (rest, label);
        };
        let mark = matches!(tokens.plain(close + 1), "." | ":" | "–" | "—" | "-");
        let first = close + 1 + usize::from(mark);
        let named = label.through(tokens.span(close, close + 1));
        match tokens.list.get(first) {
            Some(word) => (Span::new(word.span.start, rest.end), named),
            None => (Span::new(rest.end, rest.end), named),
        }
    }
}
