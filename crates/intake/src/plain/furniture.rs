//! Lines of a copied web page that are no part of the document.

use std::collections::{HashMap, HashSet};

use super::headings;
use super::items;
use super::lines::{Layout, Line, ends_a_sentence};
use crate::Span;

/// Lines that are furniture wherever they stand, in lower case.
const LINES: [&str; 30] = [
    "skip to main content",
    "skip to content",
    "skip to navigation",
    "home",
    "menu",
    "search",
    "back",
    "back to top",
    "back to table of contents",
    "related publications",
    "related content",
    "table of contents",
    "listen to this article",
    "loading audio...",
    "loading audio…",
    "exclusive",
    "advertisement",
    "share",
    "share this",
    "share this page",
    "print this page",
    "print",
    "subscribe",
    "sign in",
    "sign up",
    "accept cookies",
    "reject cookies",
    "is this page useful?",
    "open all",
    "close all",
];

/// How lines of furniture begin, in lower case.
const BEGINNINGS: [&str; 14] = [
    "skip to ",
    "please use chrome browser",
    "free access to the latest news",
    "we will send you myft",
    "sign up to ",
    "subscribe to ",
    "cookies on ",
    "we use cookies",
    "we use some essential cookies",
    "this website uses cookies",
    "email: [email",
    "politics live:",
    "politics latest:",
    "follow us on ",
];

/// What begins a run of links to other stories.
const MORE: [&str; 5] = [
    "read more:",
    "read more",
    "more on this story",
    "related stories",
    "you may also like",
];

/// So many lines in a row without a stop are links, in text with no empty lines
/// between its paragraphs.
const RUN_OF_LINKS: usize = 3;

/// Parts furniture from the rest. What is set apart leaves an empty line behind,
/// so that the lines around it stay apart.
pub(super) fn set_apart(text: &str, all: &[Line], layout: Layout) -> (Vec<Span>, Vec<Line>) {
    let mut apart = Vec::new();
    let mut body = Vec::with_capacity(all.len());
    let mut in_links = false;
    let runs = in_runs_of_links(text, all);
    let printed = print_furniture(text, all);
    for (place, line) in all.iter().enumerate() {
        let words = line.words(text);
        let lower = words.to_lowercase();
        if MORE.contains(&lower.as_str()) {
            in_links = true;
        } else if ends_a_sentence(words) {
            in_links = false;
        }
        let link = in_links || (layout == Layout::Close && runs[place]);
        let set_apart = !line.is_empty()
            && (link
                || printed[place]
                || LINES.contains(&lower.as_str())
                || BEGINNINGS.iter().any(|begin| lower.starts_with(begin))
                || is_a_logo(&lower));
        if set_apart {
            apart.push(line.span);
            body.push(Line {
                span: Span::new(line.span.start, line.span.start),
                ..*line
            });
        } else {
            body.push(*line);
        }
    }
    (apart, body)
}

/// A line that stands so often, alone between empty lines, is the header or footer of
/// printed pages.
const OFTEN: usize = 3;

/// Headers and footers of pages are no longer than this, in characters.
const LONGEST_HEADER: usize = 90;

/// For each line whether it is the number of a page, or a header or footer that comes
/// again and again. A page number counts only where such headers or other page
/// numbers are.
fn print_furniture(text: &str, all: &[Line]) -> Vec<bool> {
    let alone = |place: usize| {
        let before = place.checked_sub(1).is_none_or(|at| all[at].is_empty());
        let after = all.get(place + 1).is_none_or(Line::is_empty);
        before && after
    };
    let even = |line: &Line| {
        let words = line.words(text).split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    };
    let mut often: HashMap<String, usize> = HashMap::new();
    for (place, line) in all.iter().enumerate() {
        if !line.is_empty() && line.length <= LONGEST_HEADER && alone(place) {
            *often.entry(even(line)).or_default() += 1;
        }
    }
    let number = |line: &Line| {
        let words = line.words(text);
        (1..=3).contains(&words.len()) && words.bytes().all(|digit| digit.is_ascii_digit())
    };
    let paged = all
        .iter()
        .filter(|line| says_its_page(line.words(text)))
        .count();
    let numbers = (0..all.len())
        .filter(|place| number(&all[*place]) && alone(*place))
        .count();
    // The first time it is the title.
    let mut seen: HashSet<String> = HashSet::new();
    let mut again = |line: &Line| !seen.insert(even(line));
    let is_furniture = |(place, line): (usize, &Line)| {
        let page = numbers >= 2 && number(line) && alone(place);
        let header = line.length <= LONGEST_HEADER
            && often.get(&even(line)).is_some_and(|count| *count >= OFTEN)
            && !items::is_marked(line.words(text))
            && !ends_a_sentence(line.words(text))
            && !is_a_line_of_a_form(line.words(text))
            && !headings::is_label(line.words(text))
            && !points_at_somebody(line.words(text))
            && again(line);
        let page = page || paged >= 2 && says_its_page(line.words(text)) && alone(place);
        !line.is_empty() && (page || header && alone(place))
    };
    all.iter().enumerate().map(is_furniture).collect()
}

/// "For chief constables", "To the National Board:" stands over each of several parts.
fn points_at_somebody(words: &str) -> bool {
    const POINTS: [&str; 3] = ["For ", "To ", "By "];
    POINTS.iter().any(|word| words.starts_with(word))
}

/// "INSPECTORATE OF POLICING      Page 2 of 3", "page 4": a header or footer with its page.
fn says_its_page(words: &str) -> bool {
    let lower = words.to_lowercase();
    let Some((_, after)) = lower.rsplit_once("page ") else {
        return false;
    };
    let number = |words: &str| !words.is_empty() && words.bytes().all(|one| one.is_ascii_digit());
    match after.trim().split_once(" of ") {
        Some((page, all)) => number(page) && number(all),
        None => number(after.trim()) && words.len() <= LONGEST_HEADER,
    }
}

/// A link to another story is a headline, and no shorter than this in characters: the
/// lines of an address, the parts of a form and labels are.
const SHORTEST_STORY: usize = 25;

/// Whether a line may be the headline of another story: a long one that is no label, leads
/// nothing in and says nothing of what is to be done.
fn is_a_story(line: &Line, text: &str) -> bool {
    let words = line.words(text);
    let lower = words.to_lowercase();
    let asks = [" should ", " must ", " needs to ", " need to ", "recommend"];
    line.length >= SHORTEST_STORY
        && !words.ends_with(':')
        && words.matches('|').count() < 2
        && !asks.iter().any(|word| lower.contains(word))
}

/// "Mayor of London logo London Assembly logo".
fn is_a_logo(lower: &str) -> bool {
    lower.ends_with(" logo") && lower.split(' ').count() <= 10
}

/// For each line whether it stands in a run of lines without stops that begins
/// after the first line: a page's title and its day stand at its start. List
/// items and lines that go on a sentence are no links.
fn in_runs_of_links(text: &str, all: &[Line]) -> Vec<bool> {
    let open = |line: &Line| {
        let words = line.words(text);
        !line.is_empty()
            && !ends_a_sentence(words)
            && !items::is_marked(words)
            && !words.starts_with(char::is_lowercase)
    };
    let mut found = Vec::with_capacity(all.len());
    for run in all.chunk_by(|before, after| open(before) == open(after)) {
        let stories = || run.iter().all(|line| is_a_story(line, text));
        let links = open(&run[0]) && run.len() >= RUN_OF_LINKS && !found.is_empty() && stories();
        found.extend(std::iter::repeat_n(links, run.len()));
    }
    found
}

/// "Assessment: met", "Status: in progress": said of each thing anew, and no header.
fn is_a_line_of_a_form(words: &str) -> bool {
    /// A label and what it says have at most so many words each.
    const LONGEST: usize = 3;
    words.split_once(": ").is_some_and(|(label, said)| {
        let few = |words: &str| (1..=LONGEST).contains(&words.split_whitespace().count());
        few(label) && few(said)
    })
}
