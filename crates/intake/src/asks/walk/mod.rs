//! The walk: block after block, in the section it stands in.

mod actions;
mod again;
mod all_by;
mod announced;
mod commands;
mod enter;
mod entered;
mod fields;
mod forms;
mod found;
mod headed;
mod improvement;
mod led_in;
mod lettered;
mod minutes;
mod once;
mod owners;
mod parallel;
mod pronouns;
mod propose;
mod quoted;
mod running;
mod things;
mod whole;

use std::collections::HashMap;

use answerable_register::calendar::Day;

use super::sections::{self, Section, label};
use super::{Asked, Ground, other, table};
use crate::addressee::Names;
use crate::deadline::FoundDeadline;
use crate::document::BlockKind;
use crate::sentences::without_emphasis;
use crate::tokens::{Tokens, Worded};
use crate::{Block, Given, Span, WhyUnused, limits};

pub(super) use self::again::follows_up;
pub(crate) use self::minutes::are_minutes;

pub(super) fn walk(document: &Worded<'_>, names: &Names<'_>, given: Given, open: bool) -> Asked {
    let minutes = minutes::are_minutes(document);
    let mut walk = Walk {
        ground: Ground {
            document,
            names,
            given,
        },
        about_aid: other::is_about_aid(document),
        open,
        section: Section::Plain,
        level: 0,
        heading: None,
        number: None,
        item: None,
        announcement: None,
        at: 0,
        addressed: None,
        told: 0,
        when_above: None,
        columns: columns(document),
        labels: sections::labels_its_asks(document),
        taken: false,
        concern: None,
        loose: false,
        alike: false,
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
        stood: None,
        of_method: None,
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
    let asked = match minutes {
        true => walk.asked,
        false => lettered::numbered(walk.asked, document),
    };
    once::said(again::rows_of_one_table(
        again::past_its_day(asked, given),
        document,
    ))
}

/// The headings of the columns of a document's tables, by table and column.
fn columns(document: &Worded<'_>) -> HashMap<(u32, u32), Span> {
    let first = document.blocks.iter().filter_map(|block| {
        let cell = block.cell.filter(|cell| cell.row == 0)?;
        Some(((cell.table, cell.column), block.span))
    });
    first.collect()
}

/// "open, and its words are changed": how something stands is said in no more words.
const LONGEST_STATE: usize = 10;

struct Walk<'d> {
    ground: Ground<'d>,
    about_aid: bool,
    /// Whether a list can say by its items alone that it asks.
    open: bool,
    /// What the section being read holds.
    section: Section,
    /// The level of the heading that says so.
    level: u8,
    heading: Option<Span>,
    /// The number of the action that the last heading gives.
    number: Option<String>,
    /// The number of the last item, which "Recommendation:" below it has too.
    item: Option<String>,
    /// The last sentence that announced a cause of concern or an area for improvement.
    announcement: Option<Span>,
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
    /// Whether it is known for one by its items, most of which ask.
    alike: bool,
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
    /// The heading under which everything was asked before: "Closed", "Not closed".
    stood: Option<Span>,
    /// The level of a heading under which a document tells how it was made.
    of_method: Option<u8>,
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
        if let Some(number) = running::numeric(&block.kind) {
            self.item = Some(number);
        }
        if self.due(block.span) || is_about_the_page(document.words(block.span)) {
            return at + 1;
        }
        if self.owned_by(block.span) {
            return at + 1;
        }
        self.stands(block.span);
        let around = table::Around {
            follows_up: self.follows_up.is_some(),
            tells_people: self.minutes
                || self.ground.names.you.is_some()
                || self.in_a_list_of_asks(),
            to_people: self.minutes || self.ground.names.you.is_some(),
        };
        let found = table::at(&self.ground, at, around);
        let found = found
            .or_else(|| table::of_text(&self.ground, at, around))
            .or_else(|| table::of_forms(&self.ground, at, around));
        if let Some(table) = found {
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
                // "ACTION 1: Piers Lamb to send it. Due: 31 January", without a stop.
                if self.minutes && self.holds_an_action(block.span) {
                    self.actions(block.span);
                    return at + 1;
                }
                if let Some(next) = self.resolved_without_a_colon(block.span, at) {
                    return next;
                }
                if self.says_only_when(block.span) {
                    self.when_above = Some(block.span);
                    return at + 1;
                }
                if self.asks_in_a_line(block.span) {
                    return at + 1;
                }
                if let Some(next) = self.heading_leads_in(block.span, at, level) {
                    return next;
                }
                self.enter(block.span, level);
                return at + 1;
            }
            BlockKind::Quote if self.quoted_again(block.span) => return at + 1,
            BlockKind::Quote if self.sets_apart_its_own(block.span) => return at + 1,
            BlockKind::Quote => {
                self.leave(block.span, WhyUnused::Quoted);
                return at + 1;
            }
            _ => {}
        }
        if is_of_the_contents(document.words(block.span)) {
            return at + 1;
        }
        if block.kind == BlockKind::Paragraph && self.quoted_in_a_paragraph(block.span) {
            return at + 1;
        }
        if block.kind == BlockKind::Paragraph && self.says_only_when(block.span) {
            self.when_above = Some(block.span);
            return at + 1;
        }
        // "By March 2024:" over a list has ended where its list has.
        let listed = matches!(block.kind, BlockKind::ListItem { .. });
        let over = |when: Span| document.words(when).ends_with(':');
        if !listed && self.when_above.is_some_and(over) {
            self.when_above = None;
        }
        if block.kind == BlockKind::Paragraph && self.heads_as_a_line(block.span, at) {
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
        if span.is_empty() || self.said_after_a_label(block, span) {
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
            self.note_when_over_a_list(span, at);
        }
        // "4. The unit has nine posts": a paragraph with its number is no bullet.
        self.after_bullets = matches!(block.kind, BlockKind::ListItem { .. })
            && running::numeric(&block.kind).is_none();
        at + 1
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

    fn leave(&mut self, span: Span, why: WhyUnused) {
        self.asked.left.push((span, why));
    }

    fn tokens(&self, span: Span) -> Tokens<'d> {
        self.ground.document.tokens(span)
    }
}

/// "This site uses cookies. You must accept or reject them.": said of the page, and short.
fn is_about_the_page(words: &str) -> bool {
    /// Such a notice has no more bytes.
    const LONGEST: usize = 240;
    words.len() <= LONGEST && (words.contains("cookies") || words.contains("Cookies"))
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
