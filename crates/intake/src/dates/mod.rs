//! The days a document gives for itself, and the letters it mentions.

mod letters;

use answerable_register::calendar::{Day, Deadline, MONTHS};
use serde::{Deserialize, Serialize};

use crate::deadline::{DayWords, day_at};
use crate::document::BlockKind;
use crate::tokens::{Tokens, Worded};
use crate::{Given, Span, limits};

/// The days a document gives.
///
/// The day on a letter and the day it was published are kept apart: the one is
/// what its author wrote, the other is when anyone could read it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Dates {
    /// The day on the letter or report itself.
    pub dated: Option<Dating>,
    /// The day it says it was published.
    pub published: Option<Dating>,
    /// The day it says it was last changed.
    pub updated: Option<Dating>,
    /// Letters it mentions: "your letter of 15 November 2023".
    pub letters: Vec<LetterMentioned>,
}

impl Dates {
    /// The day to read the document's deadlines against: the day on it, or the
    /// day it was published.
    pub fn day(&self) -> Option<Day> {
        self.dated.or(self.published).map(|dating| dating.day)
    }
}

/// A day, and where the document says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Dating {
    /// The day.
    pub day: Day,
    /// The words.
    pub passage: Span,
}

/// A letter that a document mentions by its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LetterMentioned {
    /// The words: "your joint letter of 9 November".
    pub passage: Span,
    /// Its day, where the document gives one with its year.
    pub day: Option<Day>,
    /// The last such day before the document, where it leaves the year out.
    pub likely: Option<Day>,
}

/// Finds the days a document gives for itself, and the letters it mentions.
pub(crate) fn find(document: &Worded<'_>) -> Dates {
    let mut dates = Dates::default();
    let mut perhaps: Option<Dating> = None;
    for (place, block) in document.blocks.iter().enumerate() {
        let whole = document.tokens(block.span);
        for line in lines(&document.text, block.span) {
            let tokens = document.tokens(line);
            if tokens.len() <= LONGEST_DAY_LINE {
                let stands = match place {
                    // The head of an e-mail is one block of many lines.
                    0..HEAD if tokens.any_of(0, &["date :", "sent :"]).is_some() => {
                        Stands::AtTheHead
                    }
                    // A line of running text that was broken off says nothing.
                    _ if whole.len() > LONGEST_DAY_LINE * 2 => Stands::Inside,
                    0..HEAD => Stands::AtTheHead,
                    _ => Stands::Alone,
                };
                // "The meeting of the Panel held in the Council Chamber, Shire Hall, …, on
                // Friday, 7 February": a title of several lines.
                let titled = place < TITLE
                    && whole.len() <= LONGEST_DAY_LINE * 2
                    && whole
                        .any_of(0, &["minutes of", "minutes of the", "meeting of"])
                        .is_some();
                if titled
                    && dates.dated.is_none()
                    && let Some(day) = of_a_meeting(&whole)
                {
                    dates.dated = Some(day);
                    continue;
                }
                // Beyond two columns a day is that of a row.
                if block
                    .cell
                    .is_some_and(|cell| cell.column > 1 && cell.row > 0)
                {
                    continue;
                }
                // A day in a table, after the day of the document, is that of a row.
                if block.cell.is_some() && dates.published.is_some() {
                    continue;
                }
                dates.add_line(&tokens, stands);
                if stands == Stands::AtTheHead {
                    perhaps = perhaps.or_else(|| only_day(&tokens));
                }
            }
        }
    }
    if dates.dated.is_none() && dates.published.is_none() {
        dates.dated = perhaps;
    }
    // The letters need the document's own day to give a year to a day without.
    let given = Given {
        day: dates.day(),
        usual_days: None,
    };
    for block in &document.blocks {
        if !matches!(block.kind, BlockKind::Heading { .. }) {
            let tokens = document.tokens(block.span);
            dates.letters.extend(letters::letters(&tokens, given));
        }
    }
    dates.letters.truncate(limits::MOST_PROPOSALS);
    dates
}

/// A line that gives a day is at most this many words and marks: "10 January
/// 2024, 14:25 | Updated: 10 January 2024, 14:44" has 17.
const LONGEST_DAY_LINE: usize = 20;

/// So many blocks are the head of a document, where it says its day.
const HEAD: usize = 20;

/// So many blocks hold the title of minutes.
const TITLE: usize = 6;

/// Where in a document a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    AtTheHead,
    Alone,
    /// In the middle of running text.
    Inside,
}

/// The lines of a block; two of them are one where the end of the first breaks a day off.
fn lines(text: &str, block: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut start = block.start;
    for line in block.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        match found.last_mut() {
            Some(last) if breaks_a_day(last.of(text), span.of(text)) => last.end = span.end,
            _ => found.push(span),
        }
    }
    found
}

/// Whether a day goes on over the end of a line: "Published 5 November" and "2025", or "on
/// 5" and "November 2025".
fn breaks_a_day(before: &str, after: &str) -> bool {
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let first = after.split(char::is_whitespace).next().unwrap_or_default();
    let first = first.trim_end_matches(['.', ',', ')', ';']);
    let digits = |word: &str, count: std::ops::RangeInclusive<usize>| {
        count.contains(&word.len()) && word.bytes().all(|one| one.is_ascii_digit())
    };
    MONTHS.contains(&last) && digits(first, 4..=4) || digits(last, 1..=2) && MONTHS.contains(&first)
}

const PUBLISHED: [&str; 6] = [
    "published on",
    "published",
    "first published",
    "date published",
    "publication date",
    "posted on",
];
/// What a line says before the day it was written on.
const DATED: [&str; 32] = [
    "date of this letter",
    "date of letter",
    "date of meeting",
    "date of issue",
    "date of publication",
    "date issued",
    "date sent",
    "date made",
    "meeting date",
    "meeting held on",
    "held on",
    "report dated",
    "date of this report",
    "date of report",
    "date completed",
    "date",
    "dated",
    "prepared on",
    "prepared",
    "issued on",
    "signed",
    "position at",
    "position as at",
    "correct at",
    "released on",
    "released",
    "our response",
    "response sent",
    "response dated",
    "approved for publication",
    "report approved for publication",
    "approved on",
];
/// Lines of a document's head that give the day of a meeting with other words.
const MEETINGS: [&str; 9] = [
    "committee",
    "board",
    "panel",
    "minutes",
    "minutes of",
    "meeting",
    "meeting held",
    "note of",
    "notes of",
];
const UPDATED: [&str; 4] = ["last updated on", "last updated", "updated on", "updated"];

impl Dates {
    fn add_line(&mut self, tokens: &Tokens<'_>, stands: Stands) {
        let labelled = |at: usize, labels: &[&str]| {
            let (_, next) = tokens.any_of(at, labels)?;
            dating(tokens, next + usize::from(tokens.plain(next) == ":"))
        };
        let anywhere = |labels: &[&str]| (0..tokens.len()).find_map(|at| labelled(at, labels));
        if stands == Stands::Inside {
            return;
        }
        if let Some(published) = anywhere(&PUBLISHED) {
            self.published.get_or_insert(published);
        } else if let Some(day) = lone_day(tokens)
            && (stands == Stands::AtTheHead || self.published.is_none())
        {
            self.dated.get_or_insert(day);
        } else if let Some(day) = labelled(0, &DATED).or_else(|| after_a_number(tokens)) {
            self.dated.get_or_insert(day);
        } else if stands == Stands::AtTheHead && tokens.says(0, "sent :") {
            self.dated = self.dated.or_else(|| labelled(0, &["sent"]));
        } else if let Some(published) = dating(tokens, 0).filter(|_| has_a_time(tokens)) {
            self.published.get_or_insert(published);
        } else if stands == Stands::AtTheHead
            && let Some(day) = of_a_meeting(tokens)
        {
            self.dated.get_or_insert(day);
        }
        if let Some(updated) = anywhere(&UPDATED) {
            self.updated.get_or_insert(updated);
        }
    }
}

/// The one day that a short line of the head gives, where the line does not say that it
/// is the day of something else: "Independent report, 14 June 2021", "Version 2 of 3 May
/// 2024".
fn only_day(tokens: &Tokens<'_>) -> Option<Dating> {
    const OTHERS: [&str; 36] = [
        "closing",
        "apply",
        "applications",
        "interviews",
        "expires",
        "ends",
        "next",
        "by",
        "before",
        "deadline",
        "updated",
        "between",
        "from",
        "since",
        "until",
        "born",
        "died",
        "death",
        "due",
        "respond",
        "your",
        "inspected",
        "fieldwork",
        "after",
        "visited",
        "previous",
        "last",
        "ref",
        "received",
        "answer",
        "response",
        "period",
        "to",
        "ending",
        "ended",
        "should",
    ];
    let mut days = (0..tokens.len()).filter_map(|at| {
        let words = day_at(tokens, at)?;
        words.year?;
        let inner = at > 0 && day_at(tokens, at - 1).is_some();
        (!inner).then(|| dating(tokens, at))?
    });
    let day = days.next()?;
    let only = days.all(|other| other.day == day.day);
    (only && !tokens.has_any(&OTHERS)).then_some(day)
}

/// "9   12 December 2023   SIGNED": how a form whose parts are numbered gives its
/// day.
fn after_a_number(tokens: &Tokens<'_>) -> Option<Dating> {
    let number = tokens.plain(0);
    let is_number = number.len() <= 2 && number.bytes().all(|digit| digit.is_ascii_digit());
    let words = day_at(tokens, 1).filter(|_| is_number)?;
    words.year?;
    dating(tokens, 1)
}

/// "Minutes of the meeting held on Wednesday 12 March 2025", "Thursday 7 November
/// 2024, 2pm, by video", "Hot and cold: one year on, 27 February 2025".
fn of_a_meeting(tokens: &Tokens<'_>) -> Option<Dating> {
    if let Some(day) = dating(tokens, 0) {
        return Some(day);
    }
    // "The National Board should publish it by 30 September": a day that is set.
    let set = |at: usize| {
        matches!(
            tokens.plain(at),
            "by" | "before" | "until" | "from" | "since"
        )
    };
    if tokens.has_any(&["should", "must", "needs to"]) {
        return None;
    }
    // "That the minutes of the meeting held on 29 November be confirmed": an earlier one.
    const EARLIER: [&str; 12] = [
        "be confirmed",
        "were confirmed",
        "was confirmed",
        "be approved",
        "were approved",
        "were agreed",
        "be agreed",
        "correct record",
        "accurate record",
        "true record",
        "previous meeting",
        "last meeting",
    ];
    if tokens.has_any(&EARLIER) || tokens.any_of(0, &["resolved"]).is_some() {
        return None;
    }
    let meets = (0..tokens.len()).any(|at| tokens.any_of(at, &MEETINGS).is_some());
    (1..tokens.len()).find_map(|at| {
        let words = day_at(tokens, at)?;
        let mark = |at: usize| tokens.list.get(at).is_none_or(|token| !token.word);
        let ends = words.next == tokens.len();
        // "Inspectorate of Policing - 16 December 2025", "By Jo Box | 12 Mar 2024, 06:00".
        let set_apart = words.year.is_some()
            && matches!(
                tokens.plain(at - 1),
                "-" | "–" | "—" | "|" | "·" | "." | "•"
            )
            && mark(words.next);
        let set = set(at - 1);
        (set_apart
            || meets && !set
            || ends && tokens.list[at - 1].span.end + 2 < tokens.list[at].span.start)
            .then(|| dating(tokens, at))
            .flatten()
    })
}

/// "14:25" after the day is how news pages say when they were published.
fn has_a_time(tokens: &Tokens<'_>) -> bool {
    (1..tokens.len()).any(|at| {
        let digits = |at: usize| {
            let word = tokens.plain(at);
            !word.is_empty() && word.len() <= 2 && word.bytes().all(|digit| digit.is_ascii_digit())
        };
        tokens.plain(at) == ":" && digits(at - 1) && digits(at + 1)
    })
}

/// A day in full at a place.
fn dating(tokens: &Tokens<'_>, at: usize) -> Option<Dating> {
    let words = day_at(tokens, at)?;
    let day = day_of(&words, Given::default())?;
    Some(Dating {
        day,
        passage: tokens.span(at, words.next),
    })
}

pub(in crate::dates) fn day_of(words: &DayWords, given: Given) -> Option<Day> {
    match words.read(given).deadline {
        Deadline::On(day) => Some(day),
        _ => None,
    }
}

/// A day that is all a line says, after "Date:" or not.
fn lone_day(tokens: &Tokens<'_>) -> Option<Dating> {
    let (_, at) = tokens
        .any_of(0, &["date :", "dated :", "dated"])
        .unwrap_or(("", 0));
    let words = day_at(tokens, at)?;
    let rest = (words.next..tokens.len()).all(|at| !tokens.list[at].word);
    rest.then(|| dating(tokens, at)).flatten()
}

/// Whether a line is a day and nothing else, or says when it was published.
pub(crate) fn is_a_day_line(words: &str) -> bool {
    let tokens = Tokens::of(words, Span::new(0, words.len()));
    let mut dates = Dates::default();
    dates.add_line(&tokens, Stands::Alone);
    tokens.len() <= LONGEST_DAY_LINE && dates != Dates::default()
}
