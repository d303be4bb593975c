//! Whether anybody asks in a document at all: a letter, labels, or a writer who says what
//! they found; and not practice, a guide or advice.

use super::{HEAD, LONGEST_KIND, LONGEST_LINE};
use crate::Block;
use crate::asks::{sections, verbs};
use crate::document::BlockKind;
use crate::tokens::Worded;

/// Whether the head of a document says that it instructs: practice, advice, rights.
pub(in crate::asks) fn instructs(document: &Worded<'_>) -> bool {
    says_that_it_instructs(document, |_| true)
}

/// The same of those blocks of the head that a rule wants.
fn says_that_it_instructs(document: &Worded<'_>, wanted: impl Fn(&Block) -> bool) -> bool {
    const INSTRUCTS: [&str; 18] = [
        "app",
        "professional practice",
        "practice advice",
        "guidance",
        "advice for",
        "your rights",
        "the code",
        "digest",
        "explained",
        "how to",
        "what to do",
        "handbook",
        "manual",
        "training",
        "guide",
        "toolkit",
        "leaflet",
        "standards",
    ];
    let head = document.blocks.iter().take(HEAD);
    let mut head = head.filter(|block| wanted(block));
    head.any(|block| {
        let tokens = document.tokens(block.span);
        tokens.len() <= LONGEST_LINE && tokens.has_any(&INSTRUCTS)
    })
}

/// A document with fewer blocks is a part of one, and may have left out who asks.
const FEWEST_BLOCKS: usize = 10;

/// Whether a document shows that somebody in it asks: a letter, labels, or a writer who
/// says what they found, recommend or ask.
pub(in crate::asks) fn somebody_asks(document: &Worded<'_>, letter: bool) -> bool {
    letter
        || tells_what_was_asked(document)
        || document.blocks.len() < FEWEST_BLOCKS && !is_practice(document)
        || sections::labels_its_asks(document)
        || a_writer_says(document)
}

/// Whether a list that says so only by its items can ask here: a letter, minutes, labels,
/// or a writer who says what they found or ask, and no practice or guide.
pub(in crate::asks) fn is_open(document: &Worded<'_>, to_people: bool) -> bool {
    let asks = || {
        sections::labels_its_asks(document)
            || a_writer_says(document)
            || is_titled_a_report(document)
    };
    // What a recommendation says of guidance does not make a guide of a report.
    let titles = |block: &Block| {
        !matches!(block.kind, BlockKind::ListItem { .. })
            && !document.words(block.span).ends_with(['.', ';', ':'])
    };
    to_people || !says_that_it_instructs(document, titles) && asks()
}

/// "Stop and search after dark: a review in four forces", at the head: the title of what
/// somebody looked into.
fn is_titled_a_report(document: &Worded<'_>) -> bool {
    /// So many blocks hold the title.
    const TITLE: usize = 6;
    const LOOKED: [&str; 9] = [
        "inspection",
        "review",
        "investigation",
        "inquiry",
        "audit",
        "visit",
        "evaluation",
        "super-complaint",
        "thematic",
    ];
    document.blocks.iter().take(TITLE).any(|block| {
        let tokens = document.tokens(block.span);
        let title = !document.words(block.span).ends_with(['.', ':', '?']);
        title && tokens.len() <= LONGEST_LINE && tokens.has_any(&LOOKED)
    })
}

/// "We found", "I recommend": whether a writer says what they found, recommend or ask.
fn a_writer_says(document: &Worded<'_>) -> bool {
    const DOES: [&str; 45] = [
        "recommend",
        "recommends",
        "recommended",
        "ask",
        "asked",
        "invite",
        "expect",
        "call",
        "require",
        "urge",
        "request",
        "found",
        "find",
        "inspected",
        "visited",
        "examined",
        "reviewed",
        "assessed",
        "looked",
        "heard",
        "saw",
        "spoke",
        "concluded",
        "conclude",
        "identified",
        "made",
        "make",
        "set",
        "believe",
        "consider",
        "considered",
        "took",
        "observed",
        "interviewed",
        "investigated",
        "tested",
        "asked for",
        "want",
        "need",
        "welcome",
        "read",
        "were told",
        "were concerned",
        "are concerned",
        "think",
    ];
    document.blocks.iter().any(|block| {
        let tokens = document.tokens(block.span);
        let quoted = verbs::quoted(&document.text, block.span);
        (0..tokens.len()).any(|at| {
            let writer = matches!(tokens.plain(at), "we" | "i");
            let does = || (at + 1..at + 4).any(|next| tokens.any_of(next, &DOES).is_some());
            let span = tokens.list[at].span;
            writer && does() && !quoted.iter().any(|quote| quote.touches(span))
        })
    })
}

/// "Recommendation 2: green": a document that tells how each of what somebody asked
/// stands.
fn tells_what_was_asked(document: &Worded<'_>) -> bool {
    document.blocks.iter().any(|block| {
        let tokens = document.tokens(block.span);
        let named = tokens.any_of(0, &["recommendation", "recommendations", "rec"]);
        named.is_some_and(|(_, next)| {
            let number = tokens.plain(next);
            number.starts_with(|digit: char| digit.is_ascii_digit())
        })
    })
}

/// Whether the first lines of a document say that it is the practice that officers follow.
fn is_practice(document: &Worded<'_>) -> bool {
    const PRACTICE: [&str; 5] = [
        "authorised practice",
        "professional practice",
        "practice advice",
        "practice guidance",
        "statutory guidance",
    ];
    /// So many blocks are its title.
    const TITLE: usize = 3;
    document.blocks.iter().take(TITLE).any(|block| {
        let tokens = document.tokens(block.span);
        tokens.len() <= LONGEST_KIND && tokens.has_any(&PRACTICE)
    })
}
