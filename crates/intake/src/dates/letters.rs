//! Letters that a document mentions by their day: "your letter of 15 November 2023".

use answerable_register::calendar::Day;

use super::{LetterMentioned, day_of};
use crate::Given;
use crate::deadline::{DayWords, day_at};
use crate::tokens::Tokens;

const LETTERS: [&str; 5] = ["letter", "letters", "email", "e-mail", "correspondence"];
const BEFORE_A_LETTER: [&str; 10] = [
    "your", "my", "our", "his", "her", "their", "the", "a", "joint", "earlier",
];

/// "Your joint letter of 9 November": every mention of a letter by its day.
pub(super) fn letters<'t>(
    tokens: &'t Tokens<'t>,
    given: Given,
) -> impl Iterator<Item = LetterMentioned> + 't {
    (0..tokens.len()).filter_map(move |at| {
        if !LETTERS.contains(&tokens.plain(at)) {
            return None;
        }
        let (_, next) = tokens.any_of(at + 1, &["of", "dated", "sent on", "on"])?;
        let words = day_at(tokens, next)?;
        let from = (0..at)
            .rev()
            .take_while(|before| BEFORE_A_LETTER.contains(&tokens.plain(*before)))
            .last()
            .unwrap_or(at);
        let day = day_of(&words, Given::default());
        Some(LetterMentioned {
            passage: tokens.span(from, words.next),
            day,
            likely: match day {
                Some(_) => None,
                None => last_before(&words, given.day?),
            },
        })
    })
}

/// The last such day on or before the document's.
fn last_before(words: &DayWords, document: Day) -> Option<Day> {
    [document.year(), document.year().saturating_sub(1)]
        .into_iter()
        .filter_map(|year| Day::new(year, words.month, words.day).ok())
        .find(|day| *day <= document)
}
