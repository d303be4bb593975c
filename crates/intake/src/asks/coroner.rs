//! A coroner's report to prevent future deaths: each matter of concern is asked of
//! those to whom the report is sent.
//!
//! The form is that of the Chief Coroner: "This report is being sent to", "The
//! matters of concern are as follows", "Your response … namely by …" (Coroners and
//! Justice Act 2009, Schedule 5, paragraph 7; Coroners (Investigations) Regulations
//! 2013, regulations 28 and 29). A concern says what is wrong and not what to do, so
//! no verb is looked for.

use super::{Asked, Draft, Ground};
use crate::addressee::Names;
use crate::answers;
use crate::deadline::{self, FoundDeadline};
use crate::directory::find_in_line;
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Addressee, Block, Document, Found, Given, ProposalKind, Reason, Role, Span};

/// How long those who get such a report have, in days.
const USUAL_DAYS: u16 = 56;

/// Whether a document is such a report: it says so, says what its concerns are, and
/// that those who get it have to answer.
pub(super) fn is_one(document: &Document) -> bool {
    let says = |blocks: &[Block], phrases: &[&str]| {
        blocks.iter().any(|block| {
            let words = plain(document, block);
            phrases.iter().any(|phrase| words.contains(phrase))
        })
    };
    let head = &document.blocks[..document.blocks.len().min(HEAD)];
    says(
        head,
        &[
            "report to prevent future deaths",
            "prevention of future deaths",
            "prevent future deaths",
            "regulation 28",
        ],
    ) && document
        .blocks
        .iter()
        .any(|block| begins_concerns(document, block))
        && says(&document.blocks, &HAVE_TO_ANSWER)
        && !answers::is_one(document)
}

/// So many blocks are the head, where a report says what it is.
const HEAD: usize = 40;

/// What says that those who get a report have to answer.
const HAVE_TO_ANSWER: [&str; 8] = [
    "your response",
    "duty to respond",
    "must respond",
    "required to respond",
    "56 days",
    "fifty-six days",
    "must reply",
    "respond to this report",
];

/// What stands before the concerns.
const CONCERNS: [&str; 10] = [
    "matters of concern are",
    "matters of concern:",
    "concerns are as follows",
    "concerns are these",
    "concerns are:",
    "my concerns are",
    "my concerns:",
    "concerned about the following",
    "concern about the following",
    "matters that concern me",
];

/// Headings of the part that holds the concerns.
const HEADINGS: [&str; 8] = [
    "coroner's concerns",
    "coroner’s concerns",
    "the coroner's concerns",
    "the coroner’s concerns",
    "matters of concern",
    "the matters of concern",
    "my concerns",
    "concerns",
];

/// Whether a block begins the part that holds the concerns: it says so, or is its
/// heading.
fn begins_concerns(document: &Document, block: &Block) -> bool {
    let words = plain(document, block);
    let heading = words.trim_start_matches(|one: char| !one.is_alphabetic());
    let heading = heading.trim_end_matches([':', '.', ' ']);
    CONCERNS.iter().any(|phrase| words.contains(phrase)) || HEADINGS.contains(&heading)
}

/// Headings of the parts that come after the concerns, in lower case.
const AFTER: [&str; 7] = [
    "action should be taken",
    "your response",
    "copies and publication",
    "duty to respond",
    "what happens next",
    "copies",
    "response",
];

/// What stands before those to whom a report is sent.
const SENT_TO: [&str; 12] = [
    "report is being sent to",
    "report is sent to",
    "report is addressed to",
    "report is made to",
    "sent this report to",
    "send this report to",
    "sending this report to",
    "making this report to",
    "being sent to",
    "addressed to:",
    "sent to:",
    "recipients",
];

/// The concerns of a report.
pub(super) fn find(document: &Document, names: &Names<'_>, day: Given) -> Asked {
    let ground = Ground {
        document,
        names,
        given: Given {
            usual_days: Some(USUAL_DAYS),
            ..day
        },
    };
    let mut recipients = recipients(&ground);
    if recipients.is_empty()
        && let Some((found, named)) = &names.you
    {
        recipients.push(Addressee {
            as_published: document.words(*named).to_owned(),
            found: found.clone(),
            role: Role::Lead,
        });
    }
    let by = reply_by(&ground);
    let mut concerns = Concerns {
        ground: &ground,
        to: recipients.clone(),
        recipients,
        by,
        heading: None,
        marked: marked(document),
        found: Vec::new(),
    };
    for block in &document.blocks {
        concerns.block(block);
    }
    Asked {
        proposals: concerns
            .found
            .into_iter()
            .map(|draft| draft.finish(document))
            .collect(),
        left: Vec::new(),
    }
}

fn plain(document: &Document, block: &Block) -> String {
    document.words(block.span).to_lowercase()
}

/// To whom the report is sent: the list after those words, or what stands on the
/// same line.
fn recipients(ground: &Ground<'_>) -> Vec<Addressee> {
    let document = ground.document;
    let blocks = &document.blocks;
    let starts = blocks.iter().enumerate().filter(|(_, block)| {
        let words = plain(document, block);
        let to = words == "to" || words.starts_with("to:") || words.starts_with("to\n");
        to || SENT_TO.iter().any(|phrase| words.contains(phrase))
    });
    let mut best: Vec<Addressee> = Vec::new();
    for (place, block) in starts {
        let words = document.words(block.span);
        let after = words
            .find([':', '\n'])
            .map_or(words.len(), |colon| colon + 1);
        let mut lines = parts(
            document,
            Span::new(block.span.start + after, block.span.end),
        );
        let below = match lines.is_empty() {
            true => &blocks[place + 1..],
            false => &[],
        };
        for next in below {
            let begins_a_part = plain(document, next).contains("coroner")
                && !matches!(next.kind, BlockKind::ListItem { .. })
                || document
                    .words(next.span)
                    .starts_with(|first: char| first.is_ascii_digit());
            if begins_a_part || lines.len() > MOST_RECIPIENTS {
                break;
            }
            lines.extend(parts(document, next.span));
        }
        let named: Vec<Addressee> = lines
            .into_iter()
            .map(|line| recipient(ground, line))
            .collect();
        if named.len() > best.len() {
            best = named;
        }
    }
    best
}

/// A report is sent to a handful; a longer run of lines is something else.
const MOST_RECIPIENTS: usize = 20;

/// The lines of a stretch, and what bars and semicolons part in them.
fn parts(document: &Document, span: Span) -> Vec<Span> {
    let words = span.of(&document.text);
    let mut found = Vec::new();
    let mut start = 0;
    for part in words.split_inclusive(['\n', '|', ';']) {
        let end = start + part.len();
        let bare = part.trim_end_matches(['\n', '|', ';', ' ']);
        let part = Span::new(span.start + start, span.start + start + bare.len());
        found.push(part.trimmed(&document.text));
        start = end;
    }
    found.retain(|part| !part.is_empty());
    found
}

/// Titles of those who answer for a body, in lower case.
const TITLES: [&str; 10] = [
    "chief constable",
    "the chief constable",
    "chief executive",
    "the chief executive",
    "chief executive officer",
    "commissioner",
    "secretary of state",
    "the secretary of state",
    "managing director",
    "chair",
];

/// Who one line names: "Chief Constable, Exampleshire Police, Long Lane, Marrick".
fn recipient(ground: &Ground<'_>, line: Span) -> Addressee {
    let words = ground.document.words(line);
    let words = words.trim_start_matches(|first: char| {
        first.is_ascii_digit() || matches!(first, '.' | ')' | '(' | ' ')
    });
    let found = |found: Found, as_published: &str| Addressee {
        as_published: as_published.to_owned(),
        found,
        role: Role::Lead,
    };
    let known = find_in_line(ground.names.directory, words);
    if known != Found::nothing() {
        return found(known, words);
    }
    let mut parts = words.split(',').map(str::trim);
    // What follows a name is its address, and what goes before it a title.
    let is_title = |part: &&str| {
        let part = part.to_lowercase();
        TITLES.contains(&part.as_str())
            || part.starts_with("the minister")
            || part.starts_with("minister")
    };
    let name = parts.find(|part| !is_title(part)).unwrap_or(words);
    found(Found::nothing(), name)
}

/// By when they have to answer: "within 56 days …, namely by 8 April 2024".
fn reply_by(ground: &Ground<'_>) -> Option<FoundDeadline> {
    reply_in(ground, false).or_else(|| reply_in(ground, true))
}

/// The deadline of the first sentence that speaks of a response: after the words that
/// say that one is due, or anywhere.
fn reply_in(ground: &Ground<'_>, anywhere: bool) -> Option<FoundDeadline> {
    let document = ground.document;
    let mut respond = anywhere;
    for block in &document.blocks {
        let words = plain(document, block);
        respond |= HAVE_TO_ANSWER.iter().any(|phrase| words.contains(phrase));
        if !respond {
            continue;
        }
        for sentence in sentences(&document.text, block.span) {
            let tokens = Tokens::of(&document.text, sentence);
            if tokens.has_any(&["respond", "reply", "response", "responses", "answer"])
                && let Some(found) = deadline::find(&tokens, ground.given)
            {
                return Some(found);
            }
        }
    }
    None
}

/// The walk through the part that holds the concerns.
struct Concerns<'g, 'd> {
    ground: &'g Ground<'d>,
    recipients: Vec<Addressee>,
    /// Those of them whom what is being read is for.
    to: Vec<Addressee>,
    by: Option<FoundDeadline>,
    /// The words "the matters of concern are as follows", once they have come;
    /// nothing again after the part has ended.
    heading: Option<Span>,
    /// Whether the concerns stand in a list or have numbers.
    marked: bool,
    found: Vec<Draft>,
}

/// Whether the concerns of a report stand in a list or have numbers; where they do
/// not, each paragraph is one.
fn marked(document: &Document) -> bool {
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
fn ends_concerns(document: &Document, block: &Block) -> bool {
    let words = plain(document, block);
    let heading = words.trim_start_matches(|one: char| !one.is_alphabetic());
    let heading = heading.trim_end_matches([':', '.', ' ']);
    words.len() < LONGEST_HEADING
        && (AFTER.contains(&heading) || words.contains("action should be taken"))
}

impl Concerns<'_, '_> {
    fn block(&mut self, block: &Block) {
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
        let mut draft = Draft::new(ProposalKind::Request, span)
            .because(Reason::ConcernOfACoroner { heading })
            .by(self.by.clone());
        draft.number = number;
        for addressee in &self.to {
            draft.add(addressee.clone());
        }
        self.found.push(draft);
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
        let tokens = Tokens::of(&self.ground.document.text, span);
        let leads_in = words.ends_with(':') || LEADS_IN.iter().any(|lead| words.contains(lead));
        !self.marked && !leads_in && tokens.len() >= FEWEST_OF_A_CONCERN
    }

    /// "To the Chief Constable of Northmoor Police", "To all three": a line that
    /// says whom the concerns under it are for.
    fn only_for(&self, span: Span) -> Option<Vec<Addressee>> {
        let tokens = Tokens::of(&self.ground.document.text, span);
        let ends = tokens.plain(tokens.len().checked_sub(1)?) == ".";
        if tokens.len() > LONGEST_LINE || ends {
            return None;
        }
        let first = (0..LABEL.min(tokens.len()))
            .find_map(|at| Some(tokens.any_of(at, &["to", "for"])?.1))?;
        self.those(&tokens, first)
    }

    /// "Concern (a) is for the National Board": says it of one after all have come.
    fn says_whose(&mut self, span: Span) -> bool {
        let mut said = false;
        for sentence in sentences(&self.ground.document.text, span) {
            let tokens = Tokens::of(&self.ground.document.text, sentence);
            let Some(number) = tokens.after(0, "concern (") else {
                continue;
            };
            let Some(first) = tokens
                .any_of(number + 1, &[") is for", ") is to", ") is addressed to"])
                .map(|(_, next)| next)
            else {
                continue;
            };
            let number = tokens.plain(number).to_owned();
            let Some(those) = self.those(&tokens, first) else {
                continue;
            };
            said = true;
            for draft in &mut self.found {
                if draft.number.as_ref() == Some(&number) {
                    draft.addressees.clone_from(&those);
                }
            }
        }
        said
    }

    /// Those of the recipients whom some words name: one by one, or all.
    fn those(&self, tokens: &Tokens<'_>, first: usize) -> Option<Vec<Addressee>> {
        let all = ["all", "both", "each of you", "you"];
        if tokens.any_of(first, &all).is_some() {
            return Some(self.recipients.clone());
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
fn opens_with_a_number(document: &Document, span: Span) -> Option<(String, Span)> {
    let tokens = Tokens::of(&document.text, span);
    let (number, next) = match (tokens.plain(0), tokens.plain(1), tokens.plain(2)) {
        ("(", number, ")") => (number, 3),
        (number, "." | ")", _) => (number, 2),
        _ => return None,
    };
    let short = number.len() <= 3 && !number.is_empty();
    let rest = (next < tokens.len()).then(|| tokens.span(next, tokens.len()))?;
    let rest = Span::new(rest.start, span.end);
    short.then(|| (number.to_owned(), rest))
}
