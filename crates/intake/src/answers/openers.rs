//! Words that begin what is said of one recommendation: "Recommendation 4",
//! "Recommendations 1, 3 and 6 are for", "On the second,".

use crate::Span;
use crate::tokens::Tokens;

/// Such words, at the start of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Opener {
    /// The numbers as published; none where it is told without one.
    pub(super) numbers: Vec<String>,
    /// The words, with the numbers.
    pub(super) words: Span,
    /// The place after them.
    pub(super) next: usize,
    pub(super) how: How,
}

/// What stands after the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Nothing: it is a heading.
    Alone,
    /// A mark after which the recommendation is quoted: "Recommendation 4:".
    Quoting,
    /// A full stop: "Recommendation 4."
    Stop,
    /// The sentence goes on: "Recommendation 4 is for".
    Sentence,
    /// It is what the sentence is about: "On recommendation 4,".
    About,
    /// The sentence tells the recommendation: "Your first was that".
    Telling,
    /// It is no recommendation, and nothing is answered: "Conclusion 5:".
    Conclusion,
}

const LEADS: [&str; 20] = [
    "response to",
    "our response to",
    "my response to",
    "in response to",
    "answer to",
    "reply to",
    "on",
    "as to",
    "as for",
    "for",
    "to",
    "regarding",
    "concerning",
    "turning to",
    "with regard to",
    "with respect to",
    "in relation to",
    "in respect of",
    "in answer to",
    "under",
];

const NOUNS: [&str; 14] = [
    "recommendation",
    "recommendations",
    "learning recommendation",
    "learning recommendations",
    "rec",
    "recs",
    "area for improvement",
    "areas for improvement",
    "afi",
    "afis",
    "matter of concern",
    "cause of concern",
    "concern",
    "concerns",
];

const CONCLUSIONS: [&str; 4] = ["conclusion", "conclusions", "finding", "observation"];

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// The longest run of numbers answered at once. A slip such as "1 to 2024" is no
/// run.
const MOST_AT_ONCE: usize = 60;

/// The opener at the start of a sentence. `counting` says that an ordinal before
/// it named a recommendation, so that "On the second," is one too.
pub(super) fn opener(tokens: &Tokens<'_>, counting: bool) -> Option<Opener> {
    let first = (0..tokens.len().min(3)).find(|at| tokens.list[*at].word)?;
    let (lead, at) = match tokens.any_of(first, &LEADS) {
        Some((_, next)) => (true, next),
        None => (false, first),
    };
    if let Some(opener) = recommended(tokens, first) {
        return Some(opener);
    }
    numbered(tokens, first, at, lead)
        .or_else(|| conclusion(tokens, first))
        .or_else(|| ordinal(tokens, first, at, lead, counting))
}

/// "You recommended that inspectors should have a place": told without a number.
fn recommended(tokens: &Tokens<'_>, first: usize) -> Option<Opener> {
    const TELLS: [&str; 4] = [
        "you recommended that",
        "you recommend that",
        "your report recommended that",
        "your report recommends that",
    ];
    let (_, next) = tokens.any_of(first, &TELLS)?;
    Some(Opener {
        numbers: Vec::new(),
        words: tokens.span(first, next),
        next,
        how: How::Telling,
    })
}

fn numbered(tokens: &Tokens<'_>, first: usize, at: usize, lead: bool) -> Option<Opener> {
    let the = usize::from(tokens.plain(at) == "the");
    let (_, at) = tokens.any_of(at + the, &NOUNS)?;
    let (_, at) = tokens
        .any_of(at, &["number", "numbers", "no .", "no", "nos", "#"])
        .unwrap_or(("", at));
    let (numbers, next) = numbers(tokens, at)?;
    let next = after_its_subject(tokens, next);
    Some(Opener {
        numbers,
        words: tokens.span(first, next),
        next,
        how: how(tokens, next, lead),
    })
}

/// "Recommendation 2 (victims' views). Accepted.": the place after a bracket that only says
/// what it is about.
fn after_its_subject(tokens: &Tokens<'_>, next: usize) -> usize {
    /// Such a bracket has at most so many words and marks.
    const LONGEST: usize = 9;
    if tokens.plain(next) != "(" {
        return next;
    }
    let most = tokens.len().min(next + LONGEST);
    let close = (next + 2..most).find(|at| tokens.plain(*at) == ")");
    match close {
        Some(close) if matches!(tokens.plain(close + 1), "." | ":") => close + 1,
        _ => next,
    }
}

fn conclusion(tokens: &Tokens<'_>, first: usize) -> Option<Opener> {
    let (_, at) = tokens.any_of(first, &CONCLUSIONS)?;
    let (numbers, next) = numbers(tokens, at)?;
    Some(Opener {
        numbers,
        words: tokens.span(first, next),
        next,
        how: How::Conclusion,
    })
}

/// "On the first recommendation, …", and then "On the second, …"; "Your third and
/// fourth recommendations"; "First recommendation" as a heading.
fn ordinal(
    tokens: &Tokens<'_>,
    first: usize,
    at: usize,
    lead: bool,
    counting: bool,
) -> Option<Opener> {
    let whose = matches!(tokens.plain(at), "the" | "your" | "its" | "their");
    let (numbers, after) = ordinals(tokens, at + usize::from(whose))?;
    let named = matches!(
        tokens.plain(after),
        "recommendation" | "recommendations" | "concern" | "concerns" | "bullet" | "point"
    );
    let next = after + usize::from(named);
    let verb = matches!(
        tokens.plain(next),
        "was" | "is" | "were" | "are" | "asks" | "asked" | ","
    );
    let bare = counting && whose && verb;
    let named = named && (lead || whose || next == tokens.len());
    (named || bare).then(|| Opener {
        numbers,
        words: tokens.span(first, next),
        next: next + usize::from(tokens.plain(next) == ","),
        how: match (next == tokens.len(), tells(tokens, next)) {
            (true, _) => How::Alone,
            (false, true) => How::Telling,
            (false, false) => How::About,
        },
    })
}

/// "was that the force should": the sentence tells the recommendation.
fn tells(tokens: &Tokens<'_>, at: usize) -> bool {
    const TELLS: [&str; 8] = [
        "was that",
        "is that",
        "was to",
        "is to",
        "asks",
        "asked",
        "was about",
        "is about",
    ];
    tokens.any_of(at, &TELLS).is_some()
}

/// "third and fourth".
fn ordinals(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<String>, usize)> {
    let count = |at: usize| ORDINALS.iter().position(|word| *word == tokens.plain(at));
    let mut numbers = vec![(count(at)? + 1).to_string()];
    let mut next = at + 1;
    while numbers.len() < ORDINALS.len() {
        let mut after = next;
        while matches!(tokens.plain(after), "," | "and") {
            after += 1;
        }
        let Some(more) = count(after).filter(|_| after > next) else {
            break;
        };
        numbers.push((more + 1).to_string());
        next = after + 1;
    }
    Some((numbers, next))
}

fn how(tokens: &Tokens<'_>, next: usize, lead: bool) -> How {
    let Some(token) = tokens.list.get(next) else {
        return How::Alone;
    };
    let wide = tokens.list[next - 1].span.end + 2 <= token.span.start;
    match token.plain.as_str() {
        ":" | "(" | "-" | "–" | "—" | "|" | "“" | "\"" => How::Quoting,
        "." | ")" if next + 1 == tokens.len() => How::Alone,
        "." | ")" => How::Stop,
        "is" | "are" | "was" | "were" | "has" | "have" | "will" | "asks" | "ask" | "calls"
        | "call" | "does" | "do" | "relates" | "relate" | "concerns" => How::Sentence,
        "accepted" | "agreed" | "rejected" | "not" | "partially" | "partly" => How::Stop,
        _ if lead => How::About,
        _ if wide || token.capital => How::Quoting,
        _ => How::Sentence,
    }
}

/// "1, 3 and 6"; "6 to 8"; "2-4".
fn numbers(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<String>, usize)> {
    let mut found = number(tokens, at)?;
    let mut next = at + 1;
    while found.len() < MOST_AT_ONCE {
        let mut after = next;
        while matches!(tokens.plain(after), "," | "and" | "&" | "or") {
            after += 1;
        }
        let to = matches!(tokens.plain(after), "to" | "–" | "-" | "—") && after == next;
        let at = after + usize::from(to);
        if at == next {
            break;
        }
        let Some(more) = number(tokens, at) else {
            break;
        };
        match (to, found.last().and_then(|last| range(last, &more[0]))) {
            (true, Some(rest)) => found.extend(rest),
            (true, None) => break,
            (false, _) => found.extend(more),
        }
        next = at + 1;
    }
    found.truncate(MOST_AT_ONCE);
    Some((found, next))
}

/// The numbers after one up to another.
fn range(first: &str, last: &str) -> Option<Vec<String>> {
    let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    let length = last.checked_sub(first)?;
    (length <= MOST_AT_ONCE).then(|| (first + 1..=last).map(|one| one.to_string()).collect())
}

/// One token as a number, or as a run with a hyphen in it.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<Vec<String>> {
    let published = tokens.published(at, at + 1);
    if let Some((first, last)) = published.split_once('-')
        && let Some(rest) = range(first, last)
    {
        return Some(std::iter::once(first.to_owned()).chain(rest).collect());
    }
    let digits = published.trim_start_matches(['R', 'r']);
    let body = digits.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let short = !body.is_empty() && body.len() <= 5 && digits.len() <= body.len() + 1;
    let figures = body
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    // A year is no number of a recommendation.
    let year = body.len() == 4 && body.bytes().all(|byte| byte.is_ascii_digit());
    (short && figures && !year && body.starts_with(|first: char| first.is_ascii_digit()))
        .then(|| vec![published.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(text: &str) -> Option<(String, How)> {
        let tokens = Tokens::of(text, Span::new(0, text.len()));
        opener(&tokens, true).map(|opener| (opener.numbers.join(" "), opener.how))
    }

    #[test]
    fn numbers_alone_in_lists_and_in_runs() {
        let some = |numbers: &str, how| Some((numbers.to_owned(), how));
        assert_eq!(opens("Recommendation 4"), some("4", How::Alone));
        assert_eq!(
            opens("Recommendations 2, 4 and 7."),
            some("2 4 7", How::Alone)
        );
        assert_eq!(
            opens("Recommendations 6 to 8  Addressed to the Ministry"),
            some("6 7 8", How::Quoting)
        );
        assert_eq!(
            opens("Recommendations 1-3: by March"),
            some("1 2 3", How::Quoting)
        );
        assert_eq!(
            opens("Recommendation 5 is for the Ministry."),
            some("5", How::Sentence)
        );
        assert_eq!(
            opens("As for recommendation 5, we agree."),
            some("5", How::About)
        );
        assert_eq!(opens("AFI 2: The force should"), some("2", How::Quoting));
        assert_eq!(opens("On the second, we agree."), some("2", How::About));
        assert_eq!(
            opens("On the first recommendation, we agree."),
            some("1", How::About)
        );
        assert_eq!(opens("Conclusion 5: Shameful."), some("5", How::Conclusion));
    }

    #[test]
    fn other_sentences_open_nothing() {
        for text in [
            "Recommendations made before 2023 are closed.",
            "On the first of May we met.",
            "Recommendations 2023",
            "The recommendation was welcome.",
            "Concerns were raised.",
            "",
            "1",
        ] {
            assert_eq!(opens(text), None, "{text}");
        }
    }
}
