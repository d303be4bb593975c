//! The walk: block after block, in the section it stands in.

mod actions;
mod again;
mod all_by;
mod commands;
mod forms;
mod headed;
mod led_in;
mod minutes;
mod once;
mod owners;
mod running;
mod things;

use std::collections::HashMap;

use answerable_register::calendar::Day;

use super::sections::{self, Label, Section, heads_what_is_new, is_a_state, label};
use super::{Asked, Draft, Ground, other, table, verbs};
use crate::addressee::Names;
use crate::deadline::{self, FoundDeadline};
use crate::document::BlockKind;
use crate::sentences::without_emphasis;
use crate::tokens::Tokens;
use crate::{Block, Document, Given, ProposalKind, Reason, Span, WhyUnused, limits};

pub(super) use self::again::follows_up;

pub(super) fn walk(document: &Document, names: &Names<'_>, given: Given) -> Asked {
    let minutes = minutes::are_minutes(document);
    let mut walk = Walk {
        ground: Ground {
            document,
            names,
            given,
        },
        about_aid: other::is_about_aid(document),
        section: Section::Plain,
        level: 0,
        heading: None,
        number: None,
        at: 0,
        addressed: None,
        told: 0,
        when_above: None,
        columns: columns(document),
        labels: sections::labels_its_asks(document),
        taken: false,
        concern: None,
        loose: false,
        after_bullets: false,
        follows_up: again::follows_up(document),
        minutes,
        next_meeting: minutes
            .then(|| minutes::next_meeting(document, given))
            .flatten(),
        all_by: None,
        new: false,
        new_level: limits::DEEPEST,
        again: None,
        asked: Asked::default(),
    };
    let mut at = 0;
    while at < document.blocks.len() && !walk.is_full() {
        at = walk.block(at);
    }
    // Passages may have grown since they were found.
    for proposal in &mut walk.asked.proposals {
        document
            .words(proposal.passage)
            .clone_into(&mut proposal.words);
    }
    once::said(walk.asked)
}

/// The headings of the columns of a document's tables, by table and column.
fn columns(document: &Document) -> HashMap<(u32, u32), Span> {
    let first = document.blocks.iter().filter_map(|block| {
        let cell = block.cell.filter(|cell| cell.row == 0)?;
        Some(((cell.table, cell.column), block.span))
    });
    first.collect()
}

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

/// "open, and its words are changed": how something stands is said in no more words.
const LONGEST_STATE: usize = 10;

struct Walk<'d> {
    ground: Ground<'d>,
    about_aid: bool,
    /// What the section being read holds.
    section: Section,
    /// The level of the heading that says so.
    level: u8,
    heading: Option<Span>,
    /// The number of the action that the last heading gives.
    number: Option<String>,
    /// The block being read.
    at: usize,
    /// The last heading that is nothing but names, while no other has come.
    addressed: Option<Span>,
    /// The block that said so, or the last of those told what to do under it.
    told: usize,
    /// A line above that says when, and nothing else: "Within three months".
    when_above: Option<Span>,
    /// The headings of the columns of each table.
    columns: HashMap<(u32, u32), Span>,
    /// Whether the document labels what it recommends, so that what it says
    /// outside those labels are findings.
    labels: bool,
    /// Whether the one thing that this section holds has been found.
    taken: bool,
    /// The cause of concern that recommendations stand under, and the level of
    /// its heading.
    concern: Option<(usize, u8)>,
    /// Whether the list of asks goes on under other headings.
    loose: bool,
    /// Whether the block before was a bullet, so that a paragraph may begin the
    /// next cause of concern.
    after_bullets: bool,
    /// Whether the document is minutes of a meeting.
    minutes: bool,
    /// The day of the meeting after that of the minutes.
    next_meeting: Option<Day>,
    /// By when all that stands here is to be done, where it says nothing else.
    all_by: Option<FoundDeadline>,
    /// The title that says that the document follows up an earlier one.
    follows_up: Option<Span>,
    /// Whether the document has said that it now asks for the first time.
    new: bool,
    /// The level of the heading that said so.
    new_level: u8,
    /// What says that what is being read was asked before.
    again: Option<Span>,
    asked: Asked,
}

impl<'d> Walk<'d> {
    /// Whether more was found or named than one document can hold. The reading is refused
    /// then, so nothing more need be found.
    fn is_full(&self) -> bool {
        self.asked.proposals.len() > limits::MOST_PROPOSALS || self.ground.names.directory.is_full()
    }

    /// Reads one block, and its bullets where it leads some in. The place of the
    /// next block to read.
    fn block(&mut self, at: usize) -> usize {
        let document = self.ground.document;
        let block = &document.blocks[at];
        self.at = at;
        let around = table::Around {
            follows_up: self.follows_up.is_some(),
            tells_people: self.minutes
                || self.ground.names.you.is_some()
                || self.in_a_list_of_asks(),
            to_people: self.minutes || self.ground.names.you.is_some(),
        };
        let found = table::at(&self.ground, at, around);
        if let Some(table) = found.or_else(|| table::of_text(&self.ground, at, around)) {
            for draft in table.drafts(&self.ground) {
                self.of_a_row(draft);
            }
            self.beside_what_is_asked(&table, at);
            return table.next;
        }
        match block.kind {
            BlockKind::Heading { .. } if is_of_the_contents(document.words(block.span)) => {
                return at + 1;
            }
            BlockKind::Heading { level } => {
                self.when_above = None;
                if let Some(next) = self.resolved_without_a_colon(block.span, at) {
                    return next;
                }
                if self.says_only_when(block.span) {
                    self.when_above = Some(block.span);
                    return at + 1;
                }
                self.enter(block.span, level);
                return at + 1;
            }
            BlockKind::Quote if self.quoted_again(block.span) => return at + 1,
            BlockKind::Quote => {
                self.leave(block.span, WhyUnused::Quoted);
                return at + 1;
            }
            _ => {}
        }
        if is_of_the_contents(document.words(block.span)) {
            return at + 1;
        }
        if block.kind == BlockKind::Paragraph && self.says_only_when(block.span) {
            self.when_above = Some(block.span);
            return at + 1;
        }
        self.enter_column(block);
        self.note_by_when_all(block.span);
        self.note_what_is_new(block.span);
        let bare = matches!(block.kind, BlockKind::ListItem { .. })
            && label(&self.tokens(block.span)).is_some_and(|label| label.is_bare());
        // A term that a glossary explains heads nothing.
        let span = match bare {
            true => block.span,
            false => self.open_label(self.without_clause(block)),
        };
        if span.is_empty() {
            return at + 1;
        }
        if block.kind == BlockKind::Paragraph
            && (self.section != Section::Plain || self.heads_commands(at))
            && self.only_names(span).is_some()
        {
            self.addressed = Some(span);
            self.told = at;
            return at + 1;
        }
        let span = self.actions(span);
        if span.is_empty() {
            return at + 1;
        }
        if let Some(next) = self.resolved_without_a_colon(span, at) {
            return next;
        }
        if let Some(next) = self.led_in(span, at) {
            self.after_bullets = true;
            return next;
        }
        if let Some(next) = self.things(span, at) {
            self.after_bullets = true;
            return next;
        }
        if let Some(next) = self.introduces(span, at) {
            self.after_bullets = false;
            return next;
        }
        if !self.told_to(span, &block.kind) {
            self.running(span, &block.kind);
        }
        self.after_bullets = matches!(block.kind, BlockKind::ListItem { .. });
        at + 1
    }

    /// A column's heading is the heading of what stands in its cells: "Cause of
    /// concern" beside "Recommendations".
    fn enter_column(&mut self, block: &Block) {
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

    /// A paragraph without the number it is published with: "2.3 By 31 December",
    /// "4.1(a) That the College".
    fn without_clause(&self, block: &Block) -> Span {
        let text = &self.ground.document.text;
        let whole = match block.kind {
            BlockKind::Paragraph => without_emphasis(text, block.span),
            _ => block.span,
        };
        let words = whole.of(text);
        let end = words.find(char::is_whitespace).unwrap_or(0);
        let number = words[..end].bytes().all(|one| one.is_ascii_digit());
        let gap = words[end..].starts_with("  ") || words[end..].starts_with('\t');
        let counted = end > 0 && number && gap;
        match (is_a_clause(&words[..end]) || counted) && block.kind == BlockKind::Paragraph {
            true => Span::new(whole.start + end, whole.end).trimmed(text),
            false => whole,
        }
    }

    /// A heading begins a section or ends one. Some hold what they head: "Cause
    /// of concern: the force needs to …".
    fn enter(&mut self, span: Span, level: u8) {
        let tokens = self.tokens(span);
        let label = label(&tokens);
        self.new = (self.new && level > self.new_level) || heads_what_is_new(&tokens);
        if heads_what_is_new(&tokens) {
            self.new_level = level;
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
        match label {
            Some(label) => self.begin(label, span, level),
            None if tokens.any_of(0, &ENDS).is_some() => self.begin_plain(),
            None if self.goes_on_under(level) => self.loose = true,
            None if level <= self.level => self.begin_plain(),
            None => {}
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
    fn goes_on_under(&self, level: u8) -> bool {
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
    fn counts_on(&self) -> bool {
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

    fn begin(&mut self, label: Label, span: Span, level: u8) {
        if matches!(label.section, Section::CauseOfConcern { .. }) {
            self.concern = None;
        }
        self.section = label.section;
        self.level = level;
        self.heading = Some(span);
        self.number = None;
        self.loose = false;
        self.taken = false;
        self.after_bullets = false;
    }

    fn begin_plain(&mut self) {
        self.all_by = None;
        self.section = Section::Plain;
        self.level = 0;
        self.heading = None;
    }

    /// "Recommendation 4: by 1 September, …": a label at the start of a
    /// paragraph begins a section. What is left of the paragraph.
    fn open_label(&mut self, span: Span) -> Span {
        let tokens = self.tokens(span);
        match label(&tokens).filter(|label| label.opens_a_paragraph(&tokens)) {
            Some(label) => {
                let nothing = Span::new(span.end, span.end);
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
                let level = self.level.max(limits::DEEPEST);
                let (rest, named) = match label.names_in_brackets(&tokens) {
                    true => (nothing, span),
                    false => (rest, label.span),
                };
                self.begin(label, named, level);
                rest
            }
            None => span,
        }
    }

    /// The kind of what this section asks.
    fn kind(&self) -> ProposalKind {
        let people = self.minutes || self.ground.names.you.is_some();
        match self.section {
            Section::AreaForImprovement { .. } => ProposalKind::AreaForImprovement,
            Section::Actions if people => ProposalKind::Request,
            _ => ProposalKind::Recommendation,
        }
    }

    /// Adds a sentence to the proposal before it, with the day that it sets: "It is to be
    /// in force by 16 October."
    fn extend_last(&mut self, span: Span) {
        let set = deadline::find(&self.tokens(span), self.ground.given)
            .filter(|set| set.is_firm() && set.says_when());
        if let Some(last) = self.asked.proposals.last_mut() {
            if let Some(set) = set.filter(|_| last.deadline_words.is_none()) {
                last.deadline = set.read.deadline;
                last.likely_deadline = set.read.likely;
                last.doubts = set.read.doubts;
                last.deadline_words = Some(set.span);
            }
            let sentence = last.passage;
            last.passage = sentence.through(span);
            let goes_on = |reason: &Reason| matches!(reason, Reason::GoesOnFrom { .. });
            if !last.because.iter().any(goes_on) {
                last.because.push(Reason::GoesOnFrom { sentence });
            }
        }
    }

    /// Minutes that stand in a table tell in its other columns what was said.
    fn beside_what_is_asked(&mut self, table: &table::Table, first: usize) {
        let document = self.ground.document;
        let blocks = document.blocks.iter().enumerate();
        for (place, block) in blocks.take(table.next).skip(first) {
            let told = block
                .cell
                .is_some_and(|cell| cell.row > 0 && table.tells_in(cell.column));
            if self.minutes && told {
                self.at = place;
                let span = self.actions(block.span);
                let all = crate::sentences::sentences(&document.text, span);
                self.sentences(&all, span);
            }
        }
    }

    /// What one row of a table asks.
    fn of_a_row(&mut self, mut draft: Draft) {
        if let (Some((concern, _)), ProposalKind::Recommendation) = (self.concern, draft.kind) {
            draft.under = Some(concern);
            draft = draft.because(Reason::UnderCauseOfConcern);
        }
        if self.follows_up.is_some() && !self.new && draft.kind != ProposalKind::Request {
            self.again = self.follows_up;
            draft = self.as_told(draft);
            self.again = None;
        }
        draft = self.by_the_next_meeting(draft);
        if draft.deadline.is_none() {
            draft = draft.by(self.all_by.clone());
        }
        self.asked
            .proposals
            .push(draft.finish(self.ground.document));
    }

    fn propose(&mut self, mut draft: Draft) {
        draft = self.by_the_next_meeting(draft);
        if draft.kind == ProposalKind::Request {
            draft = self.of_whom_a_letter_asks(draft);
        }
        if self.section == Section::Actions && draft.number.is_none() {
            draft.number.clone_from(&self.number);
        }
        let asks = draft.kind.asks() || draft.kind == ProposalKind::CauseOfConcern;
        if let Section::Recommendation { number } = &self.section
            && asks
        {
            draft.number = Some(number.clone());
            draft = draft.because(Reason::NumberedRecommendation {
                number: number.clone(),
            });
        }
        if let (Some(heading), true) = (self.heading, asks && self.section != Section::Plain) {
            draft = draft.because(Reason::HeadingSays { heading });
        }
        if asks && self.section != Section::Plain && draft.kind != ProposalKind::CauseOfConcern {
            draft = self.headed(draft);
        }
        if asks && draft.kind != ProposalKind::CauseOfConcern {
            draft = self.by_when_above(draft);
        }
        if let (Some((concern, _)), ProposalKind::Recommendation) = (self.concern, draft.kind) {
            draft.under = Some(concern);
            draft = draft.because(Reason::UnderCauseOfConcern);
        }
        draft = self.as_told(draft);
        self.asked
            .proposals
            .push(draft.finish(self.ground.document));
    }

    fn leave(&mut self, span: Span, why: WhyUnused) {
        self.asked.left.push((span, why));
    }

    fn tokens(&self, span: Span) -> Tokens<'d> {
        Tokens::of(&self.ground.document.text, span)
    }
}

/// Whether a word is the number of a clause: "2.3", "4.1(a)", "12(b)".
fn is_a_clause(word: &str) -> bool {
    let (number, letter) = match word.split_once('(') {
        Some((number, rest)) => (number, rest.strip_suffix(')')),
        None => (word, None),
    };
    let mut parts = number.split('.').filter(|part| !part.is_empty());
    let digits = parts.clone().next().is_some()
        && parts.all(|part| part.bytes().all(|digit| digit.is_ascii_digit()));
    let several = number.trim_end_matches('.').contains('.') || letter.is_some();
    let short = letter.is_none_or(|letter| (1..=4).contains(&letter.len()));
    digits && several && short && (letter.is_some() || !word.contains('('))
}

/// Whether words are a line of the contents: a heading, a gap and a page.
fn is_of_the_contents(words: &str) -> bool {
    let first = words.lines().next().unwrap_or_default();
    let bare = first.trim_end_matches(|one: char| one.is_ascii_digit());
    let page = (1..=3).contains(&(first.len() - bare.len()));
    let dots = bare.trim_end().ends_with("..");
    page && (bare.ends_with("   ") || dots)
}
