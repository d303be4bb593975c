//! How letters ask without saying who asks: "It would be helpful if", "Could the unit".

use crate::asks::{Draft, Ground};
use crate::deadline;
use crate::tokens::{Phrases, Tokens};
use crate::{ProposalKind, Reason, Role};

/// How letters ask without saying who asks: "It would be helpful if", "Could you",
/// "you are invited to".
const POLITELY: Phrases = Phrases::of(&[
    "grateful if you",
    "i hope that you will be able to",
    "i hope you will be able to",
    "i hope that you can",
    "i hope you can",
    "i hope that you will",
    "i hope you will",
    "we hope that you will",
    "we hope you will",
    "my expectation is that you",
    "our expectation is that you",
    "let me have your",
    "let us have your",
    "look forward to receiving your",
    "it would be sensible for",
    "it would also be sensible for",
    "it would also be helpful if",
    "it would be helpful if",
    "it would be helpful to have",
    "it would also be helpful to have",
    "it would also be helpful to know",
    "it would also be helpful to see",
    "it would also be helpful to understand",
    "it would be helpful to see",
    "it would be helpful to understand",
    "it would be good to have",
    "it would be good to see",
    "could we please have",
    "could i please have",
    "could we have",
    "could i have",
    "can we have",
    "can i have",
    "may we have",
    "may i have",
    "could i ask that",
    "could i ask you to",
    "could we ask that",
    "could we ask you to",
    "may i ask for",
    "may we ask for",
    "can you also",
    "could you also",
    "would you also",
    "can you",
    "it would be useful if",
    "it would be of help if",
    "it would be a help if",
    "it would be a help to me if",
    "it would help me greatly to",
    "it would help me greatly if",
    "it would help us greatly to",
    "it would help us greatly if",
    "it would be a great help if",
    "it would be a great help to",
    "it would help if",
    "it would help me if",
    "it would assist me if",
    "could you please",
    "could you",
    "would you please",
    "would you kindly",
    "would you",
    "can you please",
    "will you please",
    "you are invited to",
    "you are asked to",
    "you are requested to",
    "may i ask you to",
    "may i ask that",
    "grateful for your",
    "it would help us to know",
    "it would help me to know",
    "it would be helpful to know",
    "it would be useful to know",
    "we look forward to receiving",
    "i look forward to receiving",
    "look forward to seeing your",
    "look forward to hearing from you",
    "look forward to your",
    "i look to you to",
    "we look to you to",
    "might i ask you to",
    "please would",
    "please could",
]);

/// "Could the unit send me it by Friday", "Please would the Ministry set out": a question
/// that asks somebody named.
pub(super) fn in_a_question(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    let first = usize::from(tokens.plain(0) == "please");
    let asks = matches!(tokens.plain(first), "could" | "would" | "can" | "will");
    let (named, why, next) = ground
        .names
        .name_at(
            tokens,
            first + 1 + usize::from(tokens.plain(first + 1) == "the"),
            tokens.len(),
        )
        .or_else(|| ground.names.name_at(tokens, first + 1, tokens.len()))
        .filter(|_| asks && ground.names.you.is_some())?;
    if named.found.is_resolved() && tokens.plain(next) != "be" {
        let words = tokens.published(0, first + 1).to_lowercase();
        let mut draft = Draft::new(ProposalKind::Request, tokens.span(0, tokens.len()))
            .by(deadline::find(tokens, ground.given))
            .because(Reason::WelcomeRequest { words })
            .because(why);
        draft.add(named.with(Role::Lead));
        return Some(draft);
    }
    None
}

/// The words at the start of a sentence that ask politely, and the place after them.
pub(super) fn opens(tokens: &Tokens<'_>) -> Option<(String, usize)> {
    let (words, next) = tokens.any_of(0, &POLITELY)?;
    Some((words.to_owned(), next))
}

/// A request that its first words make, or those of a clause after "and" or a comma.
pub(super) fn politely(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    let begins = |at: usize| {
        at == 0
            || matches!(
                tokens.plain(at - 1),
                "," | "and" | ";" | "be" | "therefore" | "i" | "we"
            )
    };
    let (words, next) =
        (0..tokens.len()).find_map(|at| tokens.any_of(at, &POLITELY).filter(|_| begins(at)))?;
    let mut draft = Draft::new(ProposalKind::Request, tokens.span(0, tokens.len()))
        .by(deadline::find(tokens, ground.given))
        .because(Reason::WelcomeRequest {
            words: words.to_owned(),
        });
    // "I look forward to hearing from you" closes a letter; with a day it asks.
    let closes = matches!(
        words,
        "look forward to hearing from you" | "look forward to your"
    );
    let dated = draft
        .deadline
        .as_ref()
        .is_some_and(|found| found.is_firm() && found.says_when());
    if closes && !dated {
        return None;
    }
    let you = words.contains("you");
    let likes = tokens.plain(next) == "like";
    if you && ground.names.you.is_none() || likes {
        return None;
    }
    if !you {
        let (named, why, _) = ground
            .names
            .name_at(tokens, next, tokens.len())
            .filter(|(named, _, _)| named.found.is_resolved())
            .map_or((None, None, next), |(named, why, to)| {
                (Some(named), Some(why), to)
            });
        let reads = named
            .as_ref()
            .is_some_and(|named| named.as_published.eq_ignore_ascii_case("you"));
        if reads {
            draft = draft.of(ground.names.the_reader());
        } else if let (Some(named), Some(why)) = (named, why) {
            draft.add(named.with(Role::Lead));
            draft = draft.because(why);
        }
    }
    Some(draft)
}
