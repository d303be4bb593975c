//! Forms with a label before each thing: "What: … / Who: … / By: …", each on a line of its
//! own, or a label over its value.
//!
//! Such a form is a row of a table that stands on its side, and several of them under each
//! other are its rows. So the labels are read as headings of columns, by the same words.

use std::collections::BTreeMap;

use super::columns::{Headings, knows};
use super::text::Cell;
use super::{Around, Table, of_columns};
use crate::asks::Ground;
use crate::asks::sections::action_label;
use crate::document::BlockKind;
use crate::{Block, ProposalKind, Span};

/// A label has no more bytes: "Responsible officer".
const LONGEST_LABEL: usize = 32;

/// A form has at most so many lines with labels.
const MOST_FIELDS: usize = 10;

/// So many forms under each other are read at once.
const MOST_FORMS: usize = 60;

/// What a label says, and where both stand.
#[derive(Debug, Clone, Copy)]
struct Field {
    label: Span,
    value: Span,
}

/// A form with its title: "Action 31 (carried over)".
#[derive(Debug)]
struct Form {
    title: Option<Span>,
    fields: Vec<Field>,
}

/// The forms that begin at a block, where their labels say what is asked and of whom or by
/// when.
pub(in crate::asks) fn at(ground: &Ground<'_>, place: usize, around: Around) -> Option<Table> {
    let mut forms: Vec<Form> = Vec::new();
    let mut next = place;
    while forms.len() < MOST_FORMS
        && let Some((form, after)) = form(ground, next)
        && forms
            .last()
            .is_none_or(|last| last.title.is_some() == form.title.is_some())
    {
        forms.push(form);
        next = after;
    }
    let text = &ground.document.text;
    let mut row: BTreeMap<u32, Span> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    for (count, form) in forms.iter().enumerate() {
        let cells = rows.entry(number(count + 1)).or_default();
        for field in &form.fields {
            let name = field.label.of(text).to_lowercase();
            let column = names
                .iter()
                .position(|held| *held == name)
                .unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
            row.entry(number(column)).or_insert(field.label);
            cells.insert(number(column), Cell::of(field.value));
        }
    }
    let headings = Headings {
        document: ground.document,
        row,
    };
    headings.asks()?;
    (headings.owners().is_some() || headings.days().is_some()).then_some(())?;
    let mut table = of_columns(ground, headings, rows, (place, next), around)?;
    // Minutes and letters request; a report recommends, whatever the label says.
    if table.kind == ProposalKind::Request && !around.to_people {
        table.kind = ProposalKind::Recommendation;
    }
    let titles = forms.iter().enumerate();
    let titles = titles.filter_map(|(count, form)| Some((number(count + 1), form.title?)));
    table.forms = Some(titles.collect());
    Some(table)
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// One form from a block on, and the place of the block after it.
fn form(ground: &Ground<'_>, place: usize) -> Option<(Form, usize)> {
    let document = ground.document;
    let above = place
        .checked_sub(1)
        .map(|above| document.blocks[above].span);
    let mut form = Form {
        title: above.filter(|above| label_of_a_title(ground, *above).is_some()),
        fields: Vec::new(),
    };
    let mut next = place;
    while let Some(block) = document.blocks.get(next).filter(|block| can_hold(block)) {
        let lines = lines(&document.text, block.span);
        // A label over its value: "Who", and below it "Chief constables".
        if let [alone] = lines[..]
            && let Some(label) = label_alone(ground, alone)
            && let Some(value) = document
                .blocks
                .get(next + 1)
                .filter(|value| can_hold(value))
            && field(ground, value.span).is_none()
            && label_alone(ground, value.span).is_none()
        {
            if form.has(ground, label) {
                break;
            }
            form.fields.push(Field {
                label,
                value: value.span,
            });
            next += 2;
            continue;
        }
        let before = form.fields.len();
        let mut ends = false;
        for (at, line) in lines.iter().enumerate() {
            if let Some(field) = field(ground, *line) {
                ends = form.has(ground, field.label);
                if ends {
                    break;
                }
                form.fields.push(field);
            } else if at == 0 && form.title.is_none() && form.fields.is_empty() {
                label_of_a_title(ground, *line)?;
                form.title = Some(*line);
            } else if let (Some(title), true) = (form.title, form.fields.is_empty()) {
                // What is to be done, right under "Action 3" and without a label.
                form.fields.push(Field {
                    label: label_of_a_title(ground, title)?,
                    value: *line,
                });
            } else if form.fields.len() > before
                && let Some(last) = form.fields.last_mut()
            {
                last.value = last.value.through(*line);
            } else {
                ends = true;
                break;
            }
        }
        if ends && form.fields.len() == before || form.fields.len() > MOST_FIELDS {
            break;
        }
        next += 1;
        if ends || form.fields.is_empty() && form.title.is_none() {
            break;
        }
    }
    (form.fields.len() > 1).then_some((form, next))
}

impl Form {
    /// Whether it has a label already: the next form begins.
    fn has(&self, ground: &Ground<'_>, label: Span) -> bool {
        let words = ground.document.words(label);
        let mut held = self.fields.iter();
        held.any(|field| {
            ground
                .document
                .words(field.label)
                .eq_ignore_ascii_case(words)
        })
    }
}

fn can_hold(block: &Block) -> bool {
    let heads = matches!(block.kind, BlockKind::Heading { .. });
    block.cell.is_none() && !heads && block.kind != BlockKind::Quote
}

/// The lines of a block that have words, without the white space around them: those that
/// hold two fields beside each other in two, and without what is drawn between forms.
fn lines(text: &str, block: Span) -> Vec<Span> {
    let mut start = block.start;
    let lines = block.of(text).split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        span.trimmed(text)
    });
    lines
        .filter(|line| line.of(text).contains(char::is_alphanumeric))
        .flat_map(|line| fields_beside(text, line))
        .collect()
}

/// "Responsible: Head of People      Due date: 31 January": the parts of a line between wide
/// gaps, where a label begins each.
fn fields_beside(text: &str, line: Span) -> Vec<Span> {
    /// So many spaces stand between two fields.
    const GAP: &str = "   ";
    let mut parts = vec![line];
    while let Some(last) = parts.last().copied() {
        let words = last.of(text);
        let beside = words.match_indices(GAP).find_map(|(at, _)| {
            let rest = words[at..].trim_start();
            let labelled = rest.find(':').is_some_and(|colon| colon <= LONGEST_LABEL);
            // The gap after "Recommendation:" stands between a label and its words.
            let said = !words[..at].trim_end().ends_with(':');
            (labelled && said).then_some((at, rest.len()))
        });
        let Some((at, rest)) = beside else { break };
        parts.pop();
        parts.push(Span::new(last.start, last.start + at).trimmed(text));
        parts.push(Span::new(last.end - rest, last.end));
    }
    parts
}

/// "Who: Northmoor Police": a label that a column could have, and its value.
fn field(ground: &Ground<'_>, line: Span) -> Option<Field> {
    let text = &ground.document.text;
    let line = line.trimmed(text);
    let words = line.of(text);
    // "Ref 1" on a line of its own, over what is told of it.
    if let Some(number) = words.strip_prefix("Ref ").map(str::trim)
        && !number.is_empty()
        && number
            .bytes()
            .all(|one| one.is_ascii_digit() || one == b'.')
    {
        return Some(Field {
            label: Span::new(line.start, line.start + "Ref".len()),
            value: Span::new(line.end - number.len(), line.end),
        });
    }
    let colon = words.find(':').filter(|colon| *colon <= LONGEST_LABEL)?;
    let label = Span::new(line.start, line.start + colon).trimmed(text);
    let value = Span::new(line.start + colon + 1, line.end).trimmed(text);
    let known = !value.is_empty() && knows(&ground.document.tokens(label));
    known.then_some(Field { label, value })
}

/// "Who" on a line of its own: a label that a column could have.
fn label_alone(ground: &Ground<'_>, line: Span) -> Option<Span> {
    let text = &ground.document.text;
    let words = line.of(text).trim_end_matches([':', ' ']);
    let label = Span::new(line.start, line.start + words.len()).trimmed(text);
    (words.len() <= LONGEST_LABEL && knows(&ground.document.tokens(label))).then_some(label)
}

/// "Action" of "Action 31 (carried over)": a label with its number, and no more than a
/// bracket.
fn label_of_a_title(ground: &Ground<'_>, line: Span) -> Option<Span> {
    let tokens = ground.document.tokens(line);
    let (number, next) = action_label(&tokens, 0)?;
    let alone = next >= tokens.len() || tokens.plain(next) == "(";
    let named = (1..next).find(|at| {
        !tokens.list[*at]
            .plain
            .bytes()
            .all(|one| one.is_ascii_alphabetic())
    })?;
    (number.is_some() && alone).then(|| tokens.span(0, named))
}
