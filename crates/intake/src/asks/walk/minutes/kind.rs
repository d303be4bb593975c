//! Whether a document is minutes of a meeting, and when the next one is.

use answerable_register::calendar::{Day, Deadline};

use crate::deadline::day_at;
use crate::tokens::{Tokens, Worded};
use crate::{Block, Given, Span};

/// So many blocks are the head, where minutes say what they are.
const HEAD: usize = 15;

/// So many blocks hold the list of those present.
const WHOLE_HEAD: usize = 40;

/// A title has at most this many words and marks.
const LONGEST_TITLE: usize = 30;

/// What the head of minutes says.
const MINUTES: [&str; 35] = [
    "minutes of",
    "draft minutes",
    "decisions and minutes",
    "minutes and actions",
    "minute of",
    "note of meeting",
    "note of the meeting",
    "notes of meeting",
    "notes of the meeting",
    "note of a meeting",
    "notes of a meeting",
    "notes from the meeting",
    "note of our meeting",
    "record of meeting",
    "record of the meeting",
    "record of a meeting",
    "report of the meeting",
    "report of a meeting",
    "summary of the meeting",
    "summary of meeting",
    "meeting note",
    "meeting notes",
    "meeting held",
    "meeting summary",
    "action log",
    "action notes",
    "action tracker",
    "actions log",
    "actions arising",
    "actions and decisions",
    "decisions and actions",
    "summary of actions",
    "record of decisions",
    "decision record",
    "actions from the meeting",
];

/// Whether a document is minutes of a meeting.
pub(crate) fn are_minutes(document: &Worded<'_>) -> bool {
    let titled = document.blocks.iter().take(HEAD).any(|block| {
        let tokens = document.tokens(block.span);
        let others = tokens.has_any(&["formal minutes", "matters arising", "to confirm"]);
        // "To confirm the minutes of 12 March" stands in agendas and in minutes.
        let item =
            tokens.plain(0).bytes().all(|one| one.is_ascii_digit()) && day_at(&tokens, 0).is_none();
        // "12 minutes to read" is a length of time.
        let named = (0..tokens.len()).any(|at| {
            let before = at.checked_sub(1).map_or("", |before| tokens.plain(before));
            tokens.plain(at) == "minutes" && !counts(before) && before != "treasury"
        });
        // A path of links names what stands elsewhere.
        let words = document.words(block.span);
        let links = words.matches('|').count() > 1 && !words.contains('\n');
        // "I will publish the minutes by June" is what somebody says.
        let said = matches!(tokens.plain(0), "i" | "we" | "you" | "please");
        tokens.len() <= LONGEST_TITLE
            && !said
            && !others
            && !links
            && (named || tokens.has_any(&MINUTES) || counts_a_meeting(&tokens))
            && !item
    });
    titled || tells_who_was_there(document)
}

/// Whether a word before "minutes" makes them a length of time: "12", "twenty".
fn counts(word: &str) -> bool {
    const NUMBERS: [&str; 22] = [
        "few", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety",
        "many", "more",
    ];
    word.starts_with(|first: char| first.is_ascii_digit()) || NUMBERS.contains(&word)
}

/// "Note of the 9th meeting", "Record of our second meeting".
fn counts_a_meeting(tokens: &Tokens<'_>) -> bool {
    /// So many words stand between.
    const NEAR: usize = 5;
    let note = tokens.any_of(
        0,
        &[
            "note of",
            "notes of",
            "record of",
            "summary of",
            "notes from",
        ],
    );
    note.is_some_and(|(_, next)| {
        (next..tokens.len().min(next + NEAR)).any(|at| tokens.plain(at) == "meeting")
    })
}

/// "Present: …" and "Apologies: …": what only the head of minutes says.
fn tells_who_was_there(document: &Worded<'_>) -> bool {
    const THERE: [&str; 8] = [
        "present",
        "members present",
        "in attendance",
        "in the chair",
        "attendees",
        "attendance",
        "attended",
        "attending",
    ];
    let says = |block: &Block, labels: &[&str]| {
        let tokens = document.tokens(block.span);
        tokens.any_of(0, labels).is_some_and(|(_, next)| {
            next == tokens.len()
                || matches!(tokens.plain(next), ":" | "–" | "-" | "(")
                || tokens.list[next - 1].span.end < tokens.list[next].span.start
                    && document.words(block.span).contains('\n')
        })
    };
    let begins = |labels: &[&str]| {
        let mut head = document.blocks.iter().take(WHOLE_HEAD);
        head.any(|block| says(block, labels))
    };
    let ends = [
        "apologies",
        "actions",
        "action",
        "minutes",
        "chair",
        "secretariat",
        "venue",
        "location",
    ];
    // "Police Accountability Meeting" over a list of those who came.
    let met = || {
        let mut titles = document.blocks.iter().take(TITLES);
        titles.any(|block| {
            let tokens = document.tokens(block.span);
            let line = !document.words(block.span).ends_with(['.', ':']);
            line && tokens.len() <= LONGEST_LABEL + 4
                && tokens.has_any(&["meeting", "board", "panel", "group", "forum"])
        })
    };
    begins(&THERE) && (begins(&ends) || met())
}

/// So many blocks hold the title of a meeting.
const TITLES: usize = 4;

/// The day of the next meeting, where minutes name it: "Date of next meeting: 19 May
/// 2025", "The next meeting will be on 19 May".
pub(in crate::asks::walk) fn next_meeting(document: &Worded<'_>, given: Given) -> Option<Day> {
    let mut after_its_heading = false;
    for block in &document.blocks {
        let tokens = document.tokens(block.span);
        let says = tokens.has_any(&["next meeting", "next board", "next panel", "meet again"]);
        let short = tokens.len() <= LONGEST_TITLE;
        if short && (says || after_its_heading) && !tokens.has_any(&ASK) {
            let found = (0..tokens.len()).find_map(|at| day_at(&tokens, at));
            if let Some(read) = found.map(|day| day.read(given)) {
                let day = match (read.deadline, read.likely) {
                    (Deadline::On(day), _) | (_, Some(Deadline::On(day))) => Some(day),
                    _ => None,
                };
                if let Some(day) = day.filter(|day| given.day.is_none_or(|own| *day > own)) {
                    return Some(day);
                }
            }
        }
        after_its_heading = says && tokens.len() <= LONGEST_LABEL;
    }
    None
}

/// A sentence with one of these asks for something at the meeting, and does not call it.
const ASK: [&str; 5] = ["action", "asked", "agreed", "to report", "to bring"];

/// "Date of next meeting" has at most so many words and marks.
const LONGEST_LABEL: usize = 8;

/// Where words point to that meeting: "to the next meeting of the panel".
pub(in crate::asks::walk) fn at_the_next(tokens: &Tokens<'_>) -> Option<Span> {
    const NEXT: [&str; 8] = [
        "the next meeting",
        "the panel's next meeting",
        "the board's next meeting",
        "the group's next meeting",
        "the committee's next meeting",
        "our next meeting",
        "its next meeting",
        "next meeting",
    ];
    (0..tokens.len()).find_map(|at| {
        let (_, to) = tokens.any_of(at, &NEXT)?;
        let opens = at.checked_sub(1).is_some_and(|before| {
            matches!(
                tokens.plain(before),
                "to" | "at" | "by" | "for" | "before" | "in"
            )
        });
        opens.then(|| tokens.span(at, to))
    })
}
