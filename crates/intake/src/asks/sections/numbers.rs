//! The numbers that recommendations and actions are published with.

use crate::tokens::Tokens;

/// "R1.", "Rec 2:", "Rec. 3 –": a label in short, with a mark after it. Its number.
pub(super) fn in_short(tokens: &Tokens<'_>, first: usize) -> Option<(String, usize)> {
    let word = tokens.plain(first);
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|one| one.is_ascii_digit());
    let marked = |at: usize| matches!(tokens.plain(at), "." | ":" | "–" | "—" | ")" | "-");
    let short = word
        .strip_prefix("lr")
        .or_else(|| word.strip_prefix('r'))
        .filter(|number| digits(&number.replace('.', "")));
    if let Some(number) = short {
        // "R1      Northmoor Police should": a gap does for the mark.
        let gap = tokens
            .list
            .get(first + 1)
            .is_some_and(|next| next.capital && next.span.start >= tokens.list[first].span.end + 2);
        let label = match gap {
            // The letter is part of what is published.
            true => tokens.published(first, first + 1).to_owned(),
            false => number.to_owned(),
        };
        // "R1" on a line of its own.
        let alone = tokens.len() == first + 1;
        let label = match alone {
            true => tokens.published(first, first + 1).to_owned(),
            false => label,
        };
        return (marked(first + 1) || gap || alone).then_some((label, first + 1));
    }
    if !matches!(word, "rec" | "recs" | "lr") {
        return None;
    }
    let at = first + 1 + usize::from(tokens.plain(first + 1) == ".");
    (digits(tokens.plain(at)) && marked(at + 1)).then(|| (tokens.plain(at).to_owned(), at + 1))
}

/// "4", "no. 4", "4.1", "4a", "(3.2)", "A", "iv" and "three" after a label.
pub(super) fn number(tokens: &Tokens<'_>, at: usize) -> (Option<String>, usize) {
    let at = match tokens.any_of(at, &["no .", "no", "number"]) {
        Some((_, next)) => next,
        None => at,
    };
    let bracketed = tokens.plain(at) == "(" && tokens.plain(at + 2) == ")";
    let place = at + usize::from(bracketed);
    match is_number(tokens, place) {
        true => {
            let next = place + 1 + usize::from(bracketed);
            (Some(tokens.published(place, place + 1).to_owned()), next)
        }
        false => (None, at),
    }
}

/// A number with a year or a place in it has at most so many letters: "2022/165432".
const LONGEST: usize = 14;

/// Numbers that are written as words: "Recommendation one".
const IN_WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Whether one word counts something: digits with or without a letter, a letter or a
/// Roman number in capitals, or a word, with nothing but a mark after those.
fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.list.get(at).filter(|token| token.word) else {
        return false;
    };
    let word = token.plain.as_str();
    let long = word.contains(['/', '-']);
    if word.starts_with(|digit: char| digit.is_ascii_digit()) {
        return word.len() <= 5 || long && word.len() <= LONGEST;
    }
    // "NP/23/1", "LR2".
    let published = tokens.published(at, at + 1);
    let coded = word.bytes().any(|one| one.is_ascii_digit())
        && published.bytes().all(|one| {
            one.is_ascii_uppercase() || one.is_ascii_digit() || one == b'/' || one == b'-'
        });
    if coded && word.len() <= LONGEST {
        return true;
    }
    let ends = tokens.list.get(at + 1).is_none_or(|next| !next.word);
    let letter = published.len() == 1 && published.bytes().all(|one| one.is_ascii_uppercase());
    let roman = word.len() <= 5 && word.bytes().all(|one| matches!(one, b'i' | b'v' | b'x'));
    ends && (letter || roman || IN_WORDS.contains(&word))
}

/// "Action 3:", "Action:", "Agreed action 2.1" at a place: its number, and the place
/// after it.
pub(in crate::asks) fn action_label(
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<(Option<String>, usize)> {
    let word = tokens.plain(at);
    if let Some(number) = word.strip_prefix("ap").filter(|number| !number.is_empty())
        && number.bytes().all(|one| one.is_ascii_digit())
    {
        let marked = matches!(tokens.plain(at + 1), ":" | "–" | "—" | "-" | ".");
        return Some((Some(number.to_owned()), at + 1 + usize::from(marked)));
    }
    let labels = [
        "agreed action",
        "action required",
        "action point",
        "action item",
        "action",
        "ap",
    ];
    let (_, next) = tokens.any_of(at, &labels)?;
    let (number, next) = number(tokens, next);
    let marked = matches!(tokens.plain(next), ":" | "–" | "—" | "-");
    (marked || number.is_some()).then_some((number, next + usize::from(marked)))
}
