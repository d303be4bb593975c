//! Verbs that tell somebody what to do, at the head of an item: "Publish the plan",
//! "By 31 May, bring the card up to date".

use super::list::VERBS;
use crate::tokens::Tokens;

/// Words after which one of these verbs is a noun: "Report of the meeting", "Review is
/// under way", "Contact:".
const AFTER_A_NOUN: [&str; 18] = [
    "of", "is", "was", "are", "were", "has", "had", "will", "should", "must", "would", "by",
    "from", "may", ":", "–", "—", "to",
];

/// Verbs that go on with "to", "by" or "from".
const GO_ON: [&str; 26] = [
    "act",
    "adapt",
    "agree",
    "apologise",
    "appoint",
    "attend",
    "begin",
    "commit",
    "continue",
    "explain",
    "give",
    "go",
    "listen",
    "move",
    "report",
    "respond",
    "return",
    "seek",
    "speak",
    "start",
    "stop",
    "talk",
    "turn",
    "work",
    "write",
    "refer",
];

/// Words that may stand before the verb.
const BEFORE: [&str; 22] = [
    "please",
    "immediately",
    "urgently",
    "formally",
    "jointly",
    "also",
    "then",
    "now",
    "together",
    "fully",
    "regularly",
    "promptly",
    "clearly",
    "always",
    "never",
    "finally",
    "again",
    "first",
    "at once",
    "publicly",
    "do not",
    "not",
];

/// The place of a verb that commands, from a place on.
pub(in crate::asks) fn command_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut verb = at + usize::from(tokens.plain(at) == ",");
    for _ in 0..2 {
        if let Some((_, next)) = tokens.any_of(verb, &BEFORE) {
            verb = next + usize::from(tokens.plain(next) == ",");
        }
    }
    let word = tokens.plain(verb);
    let known = VERBS.binary_search(&word).is_ok() || stands_as_a_verb(tokens, verb);
    let next = tokens.plain(verb + 1);
    let goes_on = matches!(next, "to" | "by" | "from") && GO_ON.contains(&word);
    let noun = AFTER_A_NOUN.contains(&next) && !goes_on || next.is_empty();
    (known && !noun).then_some(verb)
}

/// "Digitise the records", "Twin each station": a word that no list knows, at the head and
/// right before what it is done to. A preposition stands there too, and is no verb.
fn stands_as_a_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    const DONE_TO: [&str; 14] = [
        "the", "a", "an", "all", "its", "their", "every", "each", "any", "whether", "how", "his",
        "her", "both",
    ];
    const NO_VERBS: [&str; 104] = [
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "within",
        "under",
        "over",
        "of",
        "to",
        "as",
        "if",
        "when",
        "where",
        "while",
        "whilst",
        "after",
        "before",
        "since",
        "until",
        "unless",
        "although",
        "though",
        "because",
        "so",
        "that",
        "than",
        "and",
        "or",
        "but",
        "nor",
        "yet",
        "all",
        "each",
        "every",
        "any",
        "some",
        "no",
        "not",
        "only",
        "even",
        "also",
        "then",
        "there",
        "this",
        "these",
        "those",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "who",
        "what",
        "which",
        "how",
        "why",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "through",
        "throughout",
        "between",
        "among",
        "against",
        "about",
        "across",
        "around",
        "behind",
        "beyond",
        "near",
        "off",
        "out",
        "per",
        "past",
        "upon",
        "via",
        "despite",
        "except",
        "like",
        "unlike",
        "inside",
        "outside",
        "half",
        "much",
    ];
    let word = tokens.plain(at);
    let noun = [
        "ing", "ed", "ly", "s", "ion", "ment", "ness", "ity", "er", "or",
    ]
    .iter()
    .any(|ending| word.ends_with(ending));
    word.len() > 2
        && word.bytes().all(|one| one.is_ascii_lowercase())
        && !noun
        && !NO_VERBS.contains(&word)
        && DONE_TO.contains(&tokens.plain(at + 1))
}

/// Whether a word after "to" can be what somebody known is to do, in any list or none.
pub(in crate::asks) fn may_be_a_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    const NO_VERBS: [&str; 18] = [
        "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our",
        "my", "your", "all", "each", "every", "date",
    ];
    tokens.list.get(at).is_some_and(|token| {
        token.word
            && !token.capital
            && token.plain.len() > 1
            && token
                .plain
                .bytes()
                .all(|one| one.is_ascii_lowercase() || one == b'-')
            && !token.plain.ends_with("ing")
            && !NO_VERBS.contains(&token.plain.as_str())
    })
}

/// Whether a word is such a verb, wherever it stands.
pub(in crate::asks) fn is_a_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

/// Whether a word is such a verb said of one: "publishes", "carries", "takes".
pub(in crate::asks) fn is_done_by_one(word: &str) -> bool {
    let plain = ["es", "s"].iter().any(|ending| {
        word.strip_suffix(ending)
            .is_some_and(|stem| !stem.ends_with('s') && is_a_verb(stem))
    });
    let carries = word
        .strip_suffix("ies")
        .is_some_and(|stem| is_a_verb(&format!("{stem}y")));
    plain || carries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn verbs_stand_in_order() {
        assert!(VERBS.is_sorted());
        assert!(VERBS.windows(2).all(|two| two[0] != two[1]));
    }

    #[test]
    fn a_verb_at_the_head_commands_and_a_noun_does_not() {
        let commands = |words: &str| {
            let tokens = Tokens::of(words, Span::new(0, words.len()));
            command_at(&tokens, 0).is_some()
        };
        for words in [
            "Publish the plan",
            "Please also send the figures",
            "Report to the panel in June",
            "Do not use the cells",
        ] {
            assert!(commands(words), "{words}");
        }
        for words in [
            "Report of the meeting",
            "Review is under way",
            "Contact: the clerk",
            "The plan was published",
            "Support",
        ] {
            assert!(!commands(words), "{words}");
        }
    }
}
