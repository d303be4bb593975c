//! The day on an answer, and the day it was published.
//!
//! An answer gives other days too: of the report, of its deadline, of receipt.
//! Only a day that is labelled as the answer's own is taken, or the one that
//! stands alone at the head of a letter.

use answerable_register::calendar::Deadline;

use crate::deadline::day_at;
use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};
use crate::{Dating, Given, Span};

use super::pieces::{Piece, lines};

const DATED: [&str; 12] = [
    "date of this response",
    "date of response",
    "response dated",
    "date of this letter",
    "date of letter",
    "date of reply",
    "date of this reply",
    "date completed",
    "answered on",
    "answered",
    "letter dated",
    "date",
];

const PUBLISHED: [&str; 15] = [
    "response published on",
    "response published",
    "date response published",
    "date of publication of response",
    "date published",
    "published here on",
    "published here",
    "published on this page on",
    "posted on",
    "posted",
    "date of publication",
    "first published",
    "published on",
    "published",
    "on website",
];

/// Words that say that it was published on the day it was written.
const SAME_DAY: [&str; 9] = [
    "published on this page on the same day",
    "published here on the same day",
    "published on the same day",
    "put on our website today",
    "put on my website today",
    "published on our website today",
    "published on my website today",
    "published it today",
    "published today",
];

/// A line that labels a day has at most this many words and marks.
const LONGEST_LINE: usize = 45;

/// … and at most this many bytes.
const LONGEST_LINE_BYTES: usize = 600;

/// The day on the answer, and the day of its publication.
pub(super) fn days(document: &Worded<'_>, pieces: &[Piece]) -> (Option<Dating>, Option<Dating>) {
    let labelled = |labels: &[&str]| {
        labels.iter().find_map(|label| {
            in_cells(document, pieces, label).or_else(|| in_lines(document, label))
        })
    };
    let dated = alone(document, pieces)
        .filter(|_| is_a_letter(document, pieces))
        .or_else(|| labelled(&DATED))
        .or_else(|| of_the_letter(document, pieces))
        .or_else(|| alone(document, pieces));
    let published = labelled(&PUBLISHED)
        .or_else(|| same_day(document, pieces, dated))
        .or_else(|| told(document, pieces));
    (dated, published)
}

fn day(tokens: &Tokens<'_>, at: usize) -> Option<Dating> {
    let words = day_at(tokens, at)?;
    words.year?;
    match words.read(Given::default()).deadline {
        Deadline::On(day) => Some(Dating {
            day,
            passage: tokens.span(at, words.next),
        }),
        _ => None,
    }
}

/// A day after a label, with a colon, "on" or a day of the week between.
fn after_label(tokens: &Tokens<'_>, at: usize) -> Option<Dating> {
    const MOST_BETWEEN: usize = 4;
    let between = |at: usize| {
        let plain = tokens.plain(at);
        let weekday = plain.len() == 3 || plain.ends_with("day");
        matches!(plain, ":" | "on" | "," | "(" | "–") || weekday
    };
    let mut found = at;
    while found < at + MOST_BETWEEN {
        if let Some(dating) = day(tokens, found) {
            return Some(dating);
        }
        if !between(found) {
            return None;
        }
        found += 1;
    }
    None
}

/// Most lines hold no figure and are not read word by word for each label.
fn may_hold_a_day(document: &Worded<'_>, span: Span) -> bool {
    document
        .words(span)
        .bytes()
        .any(|byte| byte.is_ascii_digit())
}

fn in_lines(document: &Worded<'_>, label: &str) -> Option<Dating> {
    let dated = lines(document).filter(|line| may_hold_a_day(document, *line));
    let mut dated = dated.filter(|line| line.end - line.start <= LONGEST_LINE_BYTES);
    dated.find_map(|line| {
        let tokens = document.tokens(line);
        (tokens.len() <= LONGEST_LINE).then_some(())?;
        (0..tokens.len()).find_map(|at| {
            let next = tokens.after(at, label)?;
            begins_a_part(&tokens, at).then_some(())?;
            after_label(&tokens, next)
        })
    })
}

/// Whether words begin a part of a line: its start, after a mark, or after a gap.
fn begins_a_part(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens.list[before]) else {
        return true;
    };
    let gap = before.span.end + 2 <= tokens.list[at].span.start;
    let mark = !before.word && !matches!(before.plain.as_str(), "," | "’" | "'");
    gap || mark
}

/// A day in the cell beside its label.
fn in_cells(document: &Worded<'_>, pieces: &[Piece], label: &str) -> Option<Dating> {
    pieces.windows(2).find_map(|pair| {
        let (left, right) = (pair[0].cell?, pair[1].cell?);
        let beside = left.table == right.table && left.row == right.row;
        (beside && may_hold_a_day(document, pair[1].span)).then_some(())?;
        let tokens = document.tokens(pair[0].span);
        let end = tokens.after(0, label)?;
        let whole = end == tokens.len() || tokens.plain(end) == ":";
        whole.then_some(())?;
        day(&document.tokens(pair[1].span), 0)
    })
}

fn is_a_letter(document: &Worded<'_>, pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .any(|piece| crate::letters::greets(piece.words(document)))
}

/// So many pieces are the head of an answer.
const HEAD: usize = 25;

/// A day that stands alone in the head.
fn alone(document: &Worded<'_>, pieces: &[Piece]) -> Option<Dating> {
    let head = pieces
        .iter()
        .take(HEAD)
        .filter(|piece| piece.cell.is_none());
    head.flat_map(|piece| {
        let lines = piece.words(document).split_inclusive('\n');
        lines.scan(piece.span.start, |start, line| {
            let span = Span::new(*start, *start + line.len());
            *start = span.end;
            Some(span)
        })
    })
    .find_map(|line| {
        let tokens = document.tokens(line);
        let words = day_at(&tokens, 0)?;
        let rest = (words.next..tokens.len()).any(|at| tokens.list[at].word);
        (!rest).then(|| day(&tokens, 0))?
    })
}

/// "Letter to the Chief Inspector of Policing, 30 May 2024".
fn of_the_letter(document: &Worded<'_>, pieces: &[Piece]) -> Option<Dating> {
    pieces.iter().take(HEAD).find_map(|piece| {
        let tokens = document.tokens(piece.span);
        let letter = tokens.any_of(
            0,
            &[
                "letter to",
                "letter from",
                "letter of",
                "response of",
                "reply of",
                "my letter",
            ],
        );
        let (_, next) = letter.filter(|_| tokens.len() <= LONGEST_LINE)?;
        (next..tokens.len()).find_map(|at| day(&tokens, at))
    })
}

/// "This response was published on our website on 14 March 2024". Of the report
/// the same is said, so what is published has to be the answer.
fn told(document: &Worded<'_>, pieces: &[Piece]) -> Option<Dating> {
    const WHAT: [&str; 10] = [
        "response",
        "answer",
        "reply",
        "letter",
        "page",
        "statement",
        "comments",
        "it",
        "this",
        "website",
    ];
    const VERBS: [&str; 5] = ["published", "posted", "uploaded", "placed", "put"];
    const REACH: usize = 10;
    let prose = pieces.iter().filter(|piece| piece.cell.is_none());
    let mut all = prose.flat_map(|piece| sentences(&document.text, piece.span));
    all.find_map(|sentence| {
        let tokens = document.tokens(sentence);
        let verb = (0..tokens.len()).find(|at| VERBS.contains(&tokens.plain(*at)))?;
        let before = (0..verb).rev().map(|at| tokens.plain(at));
        let subject = before.into_iter().find(|word| {
            WHAT.contains(word)
                || matches!(*word, "report" | "inspectorate" | "which" | "inspection")
        })?;
        // "It was published" may tell of the report; on our website is the answer.
        let vague = matches!(subject, "it" | "this" | "comments");
        let ours = tokens.has_any(&["website", "web site", "our site", "web page", "this page"]);
        (WHAT.contains(&subject) && (ours || !vague)).then_some(())?;
        (verb + 1..tokens.len().min(verb + REACH)).find_map(|at| day(&tokens, at))
    })
}

fn same_day(document: &Worded<'_>, pieces: &[Piece], dated: Option<Dating>) -> Option<Dating> {
    let dated = dated?;
    pieces.iter().find_map(|piece| {
        let tokens = document.tokens(piece.span);
        let (from, to) = (0..tokens.len()).find_map(|at| {
            let (_, next) = tokens.any_of(at, &SAME_DAY)?;
            Some((at, next))
        })?;
        Some(Dating {
            day: dated.day,
            passage: tokens.span(from, to),
        })
    })
}
