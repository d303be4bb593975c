//! What a document seems to be called, for a person to check.
//!
//! A wrong title is worse than none: a person overlooks what stands there
//! already. So nothing that reads as a sentence is offered.

use answerable_intake::{Block, BlockKind, Media, Reading, Span};

use super::one_line;

/// Where the title of a text is looked for: before it stand at most a masthead
/// and a label such as "Correspondence".
const FIRST_BLOCKS: usize = 3;

/// Where the greeting of a letter is looked for: before it stand addresses, a
/// day and a reference.
const FIRST_BLOCKS_OF_A_LETTER: usize = 12;

/// The longest line that is taken for a title, in characters; a longer one is
/// a paragraph.
const LONGEST: usize = 150;

/// How a line begins that says what a letter is about.
const SUBJECT: [&str; 3] = ["subject:", "re:", "title:"];

/// A web page's first heading, a Word document's, an e-mail's subject; a text's line that says its subject; of a letter
/// the line after the greeting, if it is no sentence; of another text the
/// longest of the first lines that neither say a day, nor ask anything, nor are
/// sentences. Blank where there is none of these.
pub(super) fn likely(reading: &Reading, media: Media) -> String {
    let document = &reading.document;
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. });
    // Of a text headings are guessed; of the others the file itself names them.
    let is_named = !matches!(media, Media::PlainText | Media::Csv);
    if let (true, Some(heading)) = (is_named, document.blocks.iter().find(is_heading)) {
        return one_line(document.words(heading.span));
    }
    let lines: Vec<Line> = document
        .blocks
        .iter()
        .take(FIRST_BLOCKS_OF_A_LETTER)
        .enumerate()
        .flat_map(|(block, held)| lines_of(block, held.span, document.words(held.span)))
        .collect();
    if let Some(subject) = lines.iter().find_map(Line::subject) {
        return subject;
    }
    let taken = taken(reading);
    let reads_as_a_title =
        |line: &&Line| line.reads_as_a_title() && !taken.iter().any(|span| span.touches(line.span));
    let title = match lines.iter().position(Line::greets) {
        Some(greeting) => lines.get(greeting + 1).filter(reads_as_a_title),
        None => lines
            .iter()
            .take_while(|line| line.block < FIRST_BLOCKS)
            .filter(reads_as_a_title)
            .max_by_key(|line| line.words.chars().count()),
    };
    title.map(|line| line.words.clone()).unwrap_or_default()
}

/// One line of the text.
struct Line {
    /// The place of its block.
    block: usize,
    span: Span,
    words: String,
}

impl Line {
    /// What it says it is about: "Re: custody" is about custody.
    fn subject(&self) -> Option<String> {
        let small = self.words.to_lowercase();
        let begins = SUBJECT.iter().find(|begins| small.starts_with(**begins))?;
        let rest = self.words.get(begins.len()..)?.trim();
        (!rest.is_empty() && rest.chars().count() <= LONGEST).then(|| rest.to_owned())
    }

    fn greets(&self) -> bool {
        self.words.starts_with("Dear ")
    }

    fn reads_as_a_title(&self) -> bool {
        !self.words.ends_with(['.', ':', ';', ',', '!']) && self.words.chars().count() <= LONGEST
    }
}

fn lines_of(block: usize, span: Span, text: &str) -> impl Iterator<Item = Line> {
    let mut start = span.start;
    text.split_inclusive('\n').filter_map(move |raw| {
        let line = Line {
            block,
            span: Span::new(start, start + raw.len()),
            words: one_line(raw),
        };
        start += raw.len();
        (!line.words.is_empty()).then_some(line)
    })
}

/// The passages that say a day or seem to ask something.
fn taken(reading: &Reading) -> Vec<Span> {
    let dates = &reading.dates;
    let days = [dates.dated, dates.published, dates.updated];
    days.iter()
        .flatten()
        .map(|dating| dating.passage)
        .chain(reading.proposals.iter().map(|proposal| proposal.passage))
        .collect()
}
