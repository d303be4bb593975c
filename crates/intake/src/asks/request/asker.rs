//! Who asks, where that is not "I" or "we" right before a verb: a body by its name, whoever
//! "would be glad", and what has been asked already.

use super::verb::{BETWEEN, Verb};
use crate::tokens::Tokens;

/// What a body that is named says, and what the writer says for it: "The Panel asks that
/// the Commissioner respond".
const OF_A_BODY: [(&str, &str); 14] = [
    ("requires", "require"),
    ("asks", "ask"),
    ("requests", "request"),
    ("invites", "invite"),
    ("urges", "urge"),
    ("encourages", "encourage"),
    ("expects", "expect"),
    ("calls on", "call on"),
    ("calls upon", "call upon"),
    ("would ask", "ask"),
    ("would welcome", "welcome"),
    ("would encourage", "encourage"),
    ("would urge", "urge"),
    ("would like", "like"),
];

/// What a body is that asks by its name.
const BODIES: [&str; 21] = [
    "panel",
    "committee",
    "sub-committee",
    "board",
    "coroner",
    "inspectorate",
    "commissioner",
    "minister",
    "ministry",
    "mayor",
    "government",
    "office",
    "college",
    "inquiry",
    "council",
    "regulator",
    "group",
    "assembly",
    "chair",
    "inspector",
    "inspectors",
];

/// Words before which a sentence tells what somebody else asks.
const TOLD: [&str; 14] = [
    "that", "which", "who", "where", "if", "whether", "when", "says", "said", "how", "what",
    "because", "as", "while",
];

/// "The Panel asks that …", "the Board therefore invites the force to …": a body says what it
/// asks, at the head of a sentence that nobody else says.
pub(super) fn of_a_body(tokens: &Tokens<'_>, at: usize) -> Option<Verb> {
    let (word, next) = OF_A_BODY
        .iter()
        .find_map(|(says, word)| Some((*word, tokens.after(at, says)?)))?;
    let adverb = |at: &usize| BETWEEN.contains(&tokens.plain(*at));
    let first = (0..at).rev().take_while(adverb).last().unwrap_or(at);
    let body = first.checked_sub(1)?;
    // "It asks the constabulary to": the body of the sentence before.
    let it = body == 0 && tokens.plain(0) == "it" && word != "require";
    let named = it || BODIES.contains(&tokens.plain(body)) && tokens.has_any(&["the"]);
    // "If not, the Minister requires your comments".
    let after = match tokens.any_of(0, &["if not ,", "if so ,"]) {
        Some((_, after)) => after,
        None => 0,
    };
    let told = (after..body).any(|at| TOLD.contains(&tokens.plain(at)));
    (named && !told).then_some(Verb {
        next,
        word,
        from: body,
        conditional: tokens.plain(at) == "would",
    })
}

/// "I should in addition be obliged if", "he would also be interested to know": the verb with
/// what makes whoever writes glad.
pub(super) fn would_be_glad(tokens: &Tokens<'_>, at: usize) -> Option<Verb> {
    const GLAD: [&str; 6] = [
        "grateful",
        "obliged",
        "glad",
        "pleased",
        "interested",
        "thankful",
    ];
    const OF_WHAT: [&str; 12] = [
        "if",
        "for",
        "of",
        "to be told",
        "to know",
        "to have",
        "to receive",
        "to hear",
        "to see",
        "to learn",
        "to be given",
        "to be sent",
    ];
    /// So many words stand between "would" and "be".
    const BETWEEN: usize = 4;
    GLAD.contains(&tokens.plain(at)).then_some(())?;
    let (_, next) = tokens.any_of(at + 1, &OF_WHAT)?;
    let before = at.saturating_sub(3)..at;
    let be = before.rev().find(|at| tokens.plain(*at) == "be")?;
    let would = (be.saturating_sub(BETWEEN)..be).rev().find(|at| {
        matches!(
            tokens.plain(*at),
            "would" | "should" | "i'd" | "we'd" | "he'd" | "she'd"
        )
    })?;
    let shortened = tokens.plain(would).ends_with("'d");
    let who = if shortened {
        would
    } else {
        would.checked_sub(1)?
    };
    let writer = shortened
        || matches!(tokens.plain(who), "i" | "we" | "he" | "she")
        || BODIES.contains(&tokens.plain(who));
    writer.then_some(Verb {
        next,
        word: "be grateful if",
        from: who,
        conditional: true,
    })
}

/// "We have asked Northmoor Police to send us a plan": what has been asked and is still to be
/// done. What somebody asked of their own staff is theirs.
pub(super) fn has_asked(tokens: &Tokens<'_>, at: usize) -> Option<Verb> {
    const OWN: [&str; 3] = ["my", "our", "you"];
    (tokens.plain(at) == "asked").then_some(())?;
    let have = (at.saturating_sub(2)..at).find(|at| tokens.plain(*at) == "have")?;
    let who = have.checked_sub(1)?;
    let writer = matches!(tokens.plain(who), "i" | "we") && who <= 1;
    let own = OWN.contains(&tokens.plain(at + 1));
    // "We have asked the force to share its policy, and it has."
    let had = (at..tokens.len()).any(|at| {
        tokens
            .any_of(
                at,
                &[
                    "and it has",
                    "and it did",
                    "and they have",
                    "which it has",
                    "it did so",
                ],
            )
            .is_some()
    });
    (writer && !own && !had).then_some(Verb {
        next: at + 1,
        word: "have asked",
        from: who,
        conditional: false,
    })
}
