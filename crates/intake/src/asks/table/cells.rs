//! What one cell says: an order, a number and the rest, a day, names.

use answerable_register::calendar::Deadline;

use crate::asks::recommend::asking;
use crate::asks::{Ground, verbs};
use crate::deadline::{FoundDeadline, read_deadline};
use crate::tokens::Tokens;
use crate::{Addressee, Found, Role, Span};

/// An ask has at least so many words and marks.
pub(super) const FEWEST_WORDS: usize = 4;

/// Whether a cell tells somebody to do something: "Publish the plan", "Northmoor Police
/// to dip-sample 20 cases", "Officer to be spoken to".
pub(super) fn orders(ground: &Ground<'_>, tokens: &Tokens<'_>) -> bool {
    /// The longest run of words before "to" in a cell.
    const LONGEST_SUBJECT: usize = 12;
    if verbs::command_at(tokens, 0).is_some() {
        return true;
    }
    let most = tokens.len().min(LONGEST_SUBJECT);
    let to = (1..most).find(|at| tokens.plain(*at) == "to");
    let named = to.is_some_and(|to| {
        let parsed = ground.names.parse(tokens, 0, to);
        let verb = tokens.plain(to + 1);
        parsed.is_a_subject() && parsed.knows_somebody() && verbs::is_a_verb(verb)
            || tokens.plain(to + 1) == "be"
    });
    named
        || asking(ground, tokens)
            .is_some_and(|asking| asking.modal.is_some() && asking.parsed.is_a_subject())
}

/// "1. Make sure that …": the number a cell begins with, and the rest of it.
pub(super) fn without_number(text: &str, cell: Span) -> (Option<String>, Span) {
    let words = cell.of(text);
    let digits = words.len()
        - words
            .trim_start_matches(|one: char| one.is_ascii_digit())
            .len();
    let after = &words[digits..];
    // "24/31 HA to report it": the number of an action of that year.
    let of_a_year = after.strip_prefix('/').map(|rest| {
        let more = rest.bytes().take_while(u8::is_ascii_digit).count();
        (&words[..digits + 1 + more], &rest[more..])
    });
    if let Some((number, rest)) = of_a_year
        && (1..=4).contains(&digits)
        && !number.ends_with('/')
        && rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(char::is_uppercase)
    {
        let rest = Span::new(cell.end - rest.len(), cell.end).trimmed(text);
        return (Some(number.to_owned()), rest);
    }
    match after.strip_prefix(['.', ')', ':']) {
        Some(rest) if digits > 0 && rest.starts_with(char::is_whitespace) => {
            let rest = Span::new(cell.end - rest.len(), cell.end).trimmed(text);
            (Some(words[..digits].to_owned()), rest)
        }
        _ => (None, cell),
    }
}

/// By when, from a cell: "30 June 2025", "December 2025", "Within 3 months".
pub(in crate::asks) fn when(ground: &Ground<'_>, cell: Span) -> Option<FoundDeadline> {
    let words = cell.of(&ground.document.text);
    let mut read = read_deadline(words, ground.given);
    // "ASAP", "Urgent".
    let at_once = ["asap", "as soon as possible", "urgent", "immediate"];
    if read.deadline == Deadline::None && at_once.contains(&words.trim().to_lowercase().as_str()) {
        read = read_deadline("immediately", ground.given);
    }
    // "0-3 months": by the end of them.
    let upper = words
        .split_once(['-', '–'])
        .map_or(words, |(_, upper)| upper);
    // "End Nov".
    let short = words
        .strip_prefix("End ")
        .or_else(|| words.strip_prefix("end "))
        .filter(|rest| !rest.starts_with("of "))
        .map(|rest| format!("end of {rest}"));
    let forms = [
        ("by", short.as_deref().unwrap_or(words)),
        ("by", words),
        ("within", words),
        ("within", upper),
    ];
    for (with, words) in forms {
        // A column leaves the word out that a sentence has: "3 months", "end of June".
        if read.deadline == Deadline::None && read.likely.is_none() {
            read = read_deadline(&format!("{with} {words}"), ground.given);
        }
    }
    let says = read.deadline != Deadline::None || read.likely.is_some();
    says.then_some(FoundDeadline {
        read,
        span: cell,
        from: 0,
        to: 0,
    })
}

/// Who owns it, from a cell: everybody named there, or its words as they stand.
pub(super) fn named(ground: &Ground<'_>, cell: Span) -> Vec<Addressee> {
    let tokens = ground.document.tokens(cell);
    let parsed = ground.names.parse(&tokens, 0, tokens.len());
    if !parsed.addressees.is_empty() {
        return parsed.addressees;
    }
    vec![Addressee {
        as_published: cell.of(&ground.document.text).to_owned(),
        found: Found::nothing(),
        role: Role::Lead,
    }]
}

/// "24/03", "A1", "7": and not "External audit", which an agenda has in that column.
pub(super) fn is_a_number(words: &str) -> bool {
    /// It has no more letters.
    const LONGEST: usize = 16;
    let digits = words.bytes().any(|one| one.is_ascii_digit());
    words.len() <= LONGEST && (digits || words.len() <= 3)
}
