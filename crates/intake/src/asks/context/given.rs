//! Short names that a document gives: "The Chief Constable of Northmoor Police (CC)",
//! "the National Board of Chiefs (the Board)", and the initials in a list of those present.

use crate::addressee::GivenName;
use crate::directory::body_of;
use crate::tokens::{Tokens, Worded};
use crate::{Block, Directory, Found, Span, limits};

/// So many of the first blocks are searched.
const SEARCHED: usize = 200;

/// A document gives at most so many.
const MOST: usize = 60;

/// A short name in capitals has at most so many letters.
const LONGEST: usize = 6;

/// The longest title of an office, in words.
const LONGEST_TITLE: usize = 6;

/// The longest entry in a list of those present, in bytes.
const LONGEST_ENTRY: usize = 160;

/// Whom titles without a body belong to: the one force and the one commissioner that the
/// document is about.
pub(super) struct Home<'f> {
    pub(super) force: Option<&'f Found>,
    pub(super) commissioner: Option<&'f Found>,
}

/// Every short name that a document gives in brackets after a name that is known.
pub(super) fn names(
    document: &Worded<'_>,
    directory: &dyn Directory,
    home: &Home<'_>,
) -> Vec<GivenName> {
    let mut found = Vec::new();
    for block in document.blocks.iter().take(SEARCHED) {
        let tokens = document.tokens(block.span);
        for at in 1..tokens.len() {
            let Some((words, next)) = short_name(&tokens, at) else {
                continue;
            };
            if found.len() >= MOST {
                break;
            }
            let named = named_before(&tokens, at, directory)
                .map(|found| (found, None))
                .or_else(|| of_its_row(document, block, at, directory, home))
                .or_else(|| of_an_entry(&tokens, block.span, (at, next), directory, home));
            if let Some(named) = named {
                let span = tokens.span(at, next);
                add(&mut found, words, named, span);
            }
        }
    }
    for (words, entry, span) in explained_in_brackets(document) {
        if found.len() < MOST
            && let Some(named) = who(entry, directory, home)
        {
            add(&mut found, words, named, span);
        }
    }
    for (words, entry, span) in in_two_columns(document) {
        if let Some(named) = who(entry, directory, home) {
            add(&mut found, words, named, span);
        }
    }
    for block in document.blocks.iter().take(SEARCHED_FOR_THOSE_PRESENT) {
        for (words, entry, span) in in_a_column(document, block.span) {
            if found.len() < MOST
                && let Some(named) = who(entry, directory, home)
            {
                add(&mut found, words, named, span);
            }
        }
    }
    found.extend(by_last_word(document, directory));
    found
}

/// So many of the first blocks hold the list of those present.
const SEARCHED_FOR_THOSE_PRESENT: usize = 40;

/// "Deputy Chief Constable, Northmoor Police        DCC": the short names in the last
/// column of a list, with what stands before each.
fn in_a_column<'d>(document: &'d Worded<'_>, block: Span) -> Vec<(String, &'d str, Span)> {
    let mut found = Vec::new();
    let mut start = block.start;
    for line in document.words(block).split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(&document.text);
        start += line.len();
        let words = document.words(span);
        let Some((entry, short)) = words.rsplit_once("  ") else {
            continue;
        };
        let capitals = (2..=LONGEST).contains(&short.len())
            && short
                .bytes()
                .all(|one| one.is_ascii_uppercase() || one == b' ');
        if capitals {
            let named = Span::new(span.end - short.len(), span.end);
            found.push((short.to_owned(), entry.trim_end(), named));
        }
    }
    found
}

/// "DM (Deputy Mayor), HE (Head of Estates, Southvale Constabulary)": initials at the head of
/// notes, each with what it is short for in brackets.
fn explained_in_brackets<'d>(document: &'d Worded<'_>) -> Vec<(String, &'d str, Span)> {
    let mut found = Vec::new();
    for block in document.blocks.iter().take(SEARCHED_FOR_THOSE_PRESENT) {
        let tokens = document.tokens(block.span);
        for at in 1..tokens.len() {
            let short = tokens.published(at - 1, at);
            let capitals = (2..=LONGEST).contains(&short.len())
                && (short.bytes().all(|one| one.is_ascii_uppercase()) || is_in_mixed(short));
            if tokens.plain(at) != "(" || !capitals {
                continue;
            }
            let most = tokens.len().min(at + limits::MOST_NAME_WORDS);
            let Some(close) = (at + 2..most).find(|at| tokens.plain(*at) == ")") else {
                continue;
            };
            // A bracket that explains is longer than the initials, and begins with a capital.
            let entry = tokens.span(at + 1, close);
            if tokens.list[at + 1].capital && entry.end - entry.start > short.len() {
                found.push((
                    short.to_owned(),
                    entry.of(&document.text),
                    tokens.span(at - 1, at),
                ));
            }
        }
    }
    found
}

/// "ACC (Crime)" in one cell and "Assistant Chief Constable (Crime), Northmoor Police" in
/// the next: a list of those present as a table of two columns.
fn in_two_columns<'d>(document: &'d Worded<'_>) -> Vec<(String, &'d str, Span)> {
    let head = &document.blocks[..document.blocks.len().min(SEARCHED_FOR_THOSE_PRESENT * 2)];
    let pairs = head.windows(2).filter_map(|pair| {
        let (short, entry) = (pair[0].cell?, pair[1].cell?);
        let beside = short.table == entry.table
            && short.row == entry.row
            && (short.column, entry.column) == (0, 1);
        let words = document.words(pair[0].span);
        let bare = words.split(" (").next().unwrap_or(words);
        let capitals =
            (2..=LONGEST).contains(&bare.len()) && bare.bytes().all(|one| one.is_ascii_uppercase());
        (beside && capitals && words.len() <= LONGEST_SHORT)
            .then(|| (words.to_owned(), document.words(pair[1].span), pair[0].span))
    });
    pairs.take(MOST).collect()
}

/// "ACC (Local Policing)" has no more bytes.
const LONGEST_SHORT: usize = 24;

/// Words that a document says alone of a body whose name ends with them.
const LAST_WORDS: [&str; 5] = ["unit", "trust", "panel", "council", "agency"];

/// "The unit" of the Eastern Regional Crime Unit, where only one body named ends so.
fn by_last_word(document: &Worded<'_>, directory: &dyn Directory) -> Vec<GivenName> {
    let mut named: Vec<GivenName> = Vec::new();
    let mut several: Vec<String> = Vec::new();
    for block in document.blocks.iter().take(SEARCHED) {
        let tokens = document.tokens(block.span);
        for at in (1..tokens.len()).filter(|at| LAST_WORDS.contains(&tokens.plain(*at))) {
            if !tokens.list[at].capital {
                continue;
            }
            let first = at.saturating_sub(LONGEST_TITLE);
            let found = (first..at).find_map(|from| {
                let found = directory.find(tokens.published(from, at + 1));
                found
                    .is_resolved()
                    .then_some((found, tokens.span(from, at + 1)))
            });
            let word = tokens.plain(at).to_owned();
            match found {
                Some((found, span)) => {
                    let held = named.iter().find(|given| given.words == word);
                    match held {
                        Some(held) if held.found != found => several.push(word),
                        Some(_) => {}
                        None => named.push(GivenName {
                            words: word,
                            found,
                            named: span,
                        }),
                    }
                }
                None => several.push(word),
            }
        }
    }
    named.retain(|given| !several.contains(&given.words));
    named
}

fn add(found: &mut Vec<GivenName>, words: String, named: (Found, Option<String>), span: Span) {
    let (who, title) = named;
    for words in [Some(words), title].into_iter().flatten() {
        if !found.iter().any(|given: &GivenName| given.words == words) {
            found.push(GivenName {
                words,
                found: who.clone(),
                named: span,
            });
        }
    }
}

/// "(CC)", "(ACC LP)", "(“the Board”)", "(the Board)" at a place: the short name, and the
/// place after the bracket.
fn short_name(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    (tokens.plain(at) == "(").then_some(())?;
    let mark = |at: usize| usize::from(matches!(tokens.plain(at), "“" | "\"" | "‘" | "”" | "'"));
    let first = at + 1 + mark(at + 1);
    let the = usize::from(tokens.plain(first) == "the");
    let word = first + the;
    let capitals = |at: usize| {
        let published = tokens.published(at, at + 1);
        (2..=LONGEST).contains(&published.len())
            && (published.bytes().all(|one| one.is_ascii_uppercase()) || is_in_mixed(published))
    };
    let end = word + 1 + usize::from(capitals(word) && capitals(word + 1));
    let closes = end + mark(end);
    (tokens.plain(closes) == ")").then_some(())?;
    let called = the == 1 && tokens.list[word].capital;
    (capitals(word) || called).then(|| (tokens.published(word, end).to_owned(), closes + 1))
}

/// "DoP", "HoIA": initials of which small words keep their small letter.
fn is_in_mixed(word: &str) -> bool {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    let edges = word.starts_with(|one: char| one.is_ascii_uppercase())
        && word.ends_with(|one: char| one.is_ascii_uppercase());
    capitals >= 2 && edges && word.bytes().all(|one| one.is_ascii_alphabetic())
}

/// A body that is named right before a bracket, with nothing else: "the National Board of
/// Chiefs (the Board)".
fn named_before(tokens: &Tokens<'_>, at: usize, directory: &dyn Directory) -> Option<Found> {
    let first = at.saturating_sub(limits::MOST_NAME_WORDS);
    let (from, found) = (first..at).find_map(|from| {
        let found = directory.find(tokens.published(from, at));
        found.is_resolved().then_some((from, found))
    })?;
    // "Head of Crime, Northmoor Police (HC)": a title stands before it.
    let titled = from
        .checked_sub(1)
        .is_some_and(|before| matches!(tokens.plain(before), "," | "of" | "–" | "-") && before > 0);
    (!titled).then_some(found)
}

/// Whom an entry in a list of those present names, before or after its short name:
/// "Deputy Chief Constable, Northmoor Police (DCC)", "Jo Box (JB), Head of Crime".
fn of_an_entry(
    tokens: &Tokens<'_>,
    block: Span,
    (at, next): (usize, usize),
    directory: &dyn Directory,
    home: &Home<'_>,
) -> Option<(Found, Option<String>)> {
    let text = tokens.text;
    let begin = tokens.span(at, at + 1).start;
    let before = Span::new(block.start, begin).of(text);
    let entry = before.rsplit(['\n', ';', '•', '|']).next();
    let mut entry = entry.unwrap_or(before).trim();
    // "The Chief Constable (CC), the Deputy Chief Constable": one entry after another.
    while let Some((held, next)) = entry.split_once("), ") {
        let short = held.rsplit('(').next().unwrap_or_default();
        let capitals = short
            .bytes()
            .all(|one| one.is_ascii_uppercase() || one == b' ');
        match capitals {
            true => entry = next.trim(),
            false => break,
        }
    }
    let end = tokens.span(at, next).end;
    let after = Span::new(end, block.end).of(text);
    let last = after.find(['\n', ';', '|']).unwrap_or(after.len());
    let rest = after[..last].trim_matches([',', '–', '-', ':', ' ', '.']);
    if entry.len() > LONGEST_ENTRY || rest.len() > LONGEST_ENTRY {
        return None;
    }
    who(entry, directory, home).or_else(|| who(rest, directory, home))
}

/// "For the Commissioner" in one cell and "Chief Executive (CX); Chief Finance Officer (CFO)"
/// in the next: the office of the body that the label of the row names.
fn of_its_row(
    document: &Worded<'_>,
    block: &Block,
    at: usize,
    directory: &dyn Directory,
    home: &Home<'_>,
) -> Option<(Found, Option<String>)> {
    let own = block.cell.filter(|cell| cell.column > 0)?;
    let label = document.blocks.iter().take(SEARCHED).find(|other| {
        other.cell.is_some_and(|cell| {
            (cell.table, cell.row, cell.column) == (own.table, own.row, own.column - 1)
        })
    })?;
    let label = document.words(label.span);
    let label = ["For ", "From ", "Of ", "for ", "from "]
        .iter()
        .find_map(|before| label.strip_prefix(before))
        .unwrap_or(label)
        .trim_end_matches([':', ' ']);
    let bare = label.strip_prefix("the ").unwrap_or(label);
    let commissioner = bare == "Commissioner" || bare == "PCC" || bare == "PFCC";
    let body = match directory.find(label) {
        Found::Body(body) => Some(body),
        _ => of_the_home(bare, home)
            .or_else(|| home.commissioner.filter(|_| commissioner).cloned())
            .and_then(|found| found.id().map(str::to_owned)),
    }?;
    let tokens = document.tokens(block.span);
    let before = Span::new(block.span.start, tokens.span(at, at + 1).start);
    let entry = before
        .of(&document.text)
        .rsplit(['\n', ';', '|'])
        .next()?
        .trim();
    // "Head of Crime, Northmoor Police" says itself whose.
    let plain = !entry.is_empty() && !entry.contains([',', '(']) && entry.len() <= LONGEST_ENTRY;
    plain.then(|| office(body, entry))
}

/// What a bracket after an entry says of its part in the meeting.
const PARTS: [&str; 8] = [
    "(chair)",
    "(minutes)",
    "(vice-chair)",
    "(deputy chair)",
    "(virtual)",
    "(online)",
    "(part)",
    "(secretary)",
];

/// Who "Deputy Chief Constable, Northmoor Police" is, with the title where it is an
/// office.
pub(super) fn who(
    entry: &str,
    directory: &dyn Directory,
    home: &Home<'_>,
) -> Option<(Found, Option<String>)> {
    let mut entry = entry.trim().trim_end_matches(',');
    for part in PARTS {
        if entry.to_lowercase().ends_with(part) {
            entry = entry[..entry.len() - part.len()].trim_end();
        }
    }
    let labels = [
        "Officers:",
        "Present:",
        "In attendance:",
        "Attendees:",
        "Apologies:",
        "Members:",
    ];
    for label in labels {
        entry = entry.strip_prefix(label).unwrap_or(entry).trim_start();
    }
    if entry.is_empty() {
        return None;
    }
    let whole = directory.find(entry);
    if whole.is_resolved() {
        return Some((whole, None));
    }
    let parts: Vec<&str> = entry.split([',', '–']).map(str::trim).collect();
    let body = (1..parts.len()).find_map(|at| {
        let found = body_of(directory, parts[at]).or_else(|| of_the_home(parts[at], home));
        found.map(|found| (found, parts[at - 1]))
    });
    if let Some((Found::Body(body), title)) = body {
        return Some(office(body, title));
    }
    let title = parts.iter().find(|part| is_a_title(part))?;
    if let Some((title, of)) = title.rsplit_once(" of ")
        && let Found::Body(body) = directory.find(of)
    {
        return Some(office(body, title));
    }
    let lower = title.to_lowercase();
    let to = [
        "to the pcc",
        "to the pfcc",
        "to the commissioner",
        "of the opcc",
    ];
    if let Some((title, _)) = to
        .iter()
        .find_map(|of| Some((title.get(..lower.find(of)?)?, of)))
        && let Some(Found::Body(body)) = home.commissioner
    {
        return Some(office(body.clone(), title));
    }
    let commissioner = lower.contains("commissioner");
    match (commissioner, home.force, home.commissioner) {
        (true, _, Some(found)) => Some((found.clone(), None)),
        (false, Some(Found::Body(body)), _) => Some(office(body.clone(), title)),
        _ => None,
    }
}

/// "Office of the PCC", "OPCC": the one commissioner that the document names.
fn of_the_home(part: &str, home: &Home<'_>) -> Option<Found> {
    let lower = part.to_lowercase();
    let commissioner = lower.starts_with("office of the p")
        || lower.starts_with("office of the commissioner")
        || lower == "opcc"
        || lower == "opfcc";
    commissioner.then(|| home.commissioner.cloned())?
}

/// Whether words are the title of somebody in the police.
fn is_a_title(words: &str) -> bool {
    const TITLES: [&str; 9] = [
        "chief constable",
        "commissioner",
        "superintendent",
        "chief inspector",
        "commander",
        "head of",
        "chief officer",
        "chief finance officer",
        "director of",
    ];
    let words = words.to_lowercase();
    TITLES.iter().any(|title| words.contains(title))
}

/// Ranks as lists of those present shorten them, and in full.
const RANKS: [(&str, &str); 14] = [
    ("T/DCC ", "Temporary Deputy Chief Constable"),
    ("T/ACC ", "Temporary Assistant Chief Constable"),
    ("T/CC ", "Chief Constable"),
    ("DCC ", "Deputy Chief Constable"),
    ("ACC ", "Assistant Chief Constable"),
    ("CC ", "Chief Constable"),
    ("Chief Constable ", "Chief Constable"),
    ("Deputy Chief Constable ", "Deputy Chief Constable"),
    ("Assistant Chief Constable ", "Assistant Chief Constable"),
    ("D/Chief Supt ", "Detective Chief Superintendent"),
    ("Det Ch Supt ", "Detective Chief Superintendent"),
    ("Ch Supt ", "Chief Superintendent"),
    ("Chief Supt ", "Chief Superintendent"),
    ("Chief Superintendent ", "Chief Superintendent"),
];

/// "CC Ann Ward": the rank, where somebody's own name comes after it and nothing else.
fn rank_before_a_name(entry: &str) -> Option<&'static str> {
    let (rank, full) = RANKS.iter().find(|(rank, _)| entry.starts_with(rank))?;
    let mut names = entry[rank.len()..].split_whitespace();
    let named = names.clone().next().is_some()
        && names.clone().count() <= 3
        && names.all(|name| {
            name.starts_with(|first: char| first.is_uppercase())
                && !matches!(name, "Constable" | "Crime" | "Operations" | "Local")
        });
    named.then_some(*full)
}

/// An office, or the body itself for whoever answers for it.
fn office(body: String, title: &str) -> (Found, Option<String>) {
    let title = title.trim();
    if let Some(rank) = rank_before_a_name(title) {
        // The rank stands for its holder by their own name here, so it names nobody else.
        let (found, _) = office(body, rank);
        return (found, None);
    }
    let title = title
        .strip_prefix("The ")
        .or_else(|| title.strip_prefix("the "))
        .unwrap_or(title);
    let answers = [
        "Chief Constable",
        "Commissioner",
        "Police and Crime Commissioner",
        "Mayor",
    ];
    if answers.contains(&title) {
        return (Found::Body(body), None);
    }
    let office = Found::office(body, title);
    (office, Some(title.to_owned()))
}
