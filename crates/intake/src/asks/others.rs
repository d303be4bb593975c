//! Documents that tell what others ask and ask nothing themselves: news, blogs,
//! policies, methods and glossaries.
//!
//! A policy says what officers should do and a newspaper what a report recommends. Only
//! what such a document reports beside that (a reply to a request for aid, an inspection
//! that was announced) is proposed.

use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Document, ProposalKind};

/// So many blocks are the head, where a document says what it is.
const HEAD: usize = 10;

/// A title or a byline has at most this many words and marks.
const LONGEST_LINE: usize = 30;

/// What a page of news or a blog says beside its day.
const NEWS: [&str; 11] = [
    "reporter",
    "correspondent",
    "editor",
    "min read",
    "minute read",
    "comments",
    "posted by",
    "filed under",
    "sign in",
    "breaking :",
    "blog",
];

/// What the title of a policy, method or glossary says.
const RULES: [&str; 22] = [
    "policy",
    "policy and procedure",
    "procedure",
    "standard operating procedure",
    "our method",
    "methodology",
    "how we inspect",
    "how we work",
    "how we make recommendations",
    "about us",
    "what we do",
    "glossary",
    "terms used",
    "definitions",
    "characteristics of good",
    "frequently asked questions",
    "privacy notice",
    "code of ethics",
    "terms of reference",
    "operational guidance",
    "framework for inspection",
    "inspection framework",
];

/// Whether a document is of a kind that asks nothing itself.
pub(super) fn asks_nothing(document: &Document) -> bool {
    let head = document.blocks.iter().take(HEAD);
    let mut titled = false;
    for block in head {
        let tokens = Tokens::of(&document.text, block.span);
        if tokens.len() > LONGEST_LINE {
            continue;
        }
        let words = document.words(block.span);
        let byline = words.starts_with("By ")
            && tokens
                .list
                .get(1)
                .is_some_and(|next| next.capital || next.plain == "our");
        let heading = matches!(block.kind, BlockKind::Heading { .. });
        let title = !titled && (heading || words == words.to_uppercase());
        if byline && tokens.has_any(&NEWS)
            || tokens.has_any(&["posted on", "posted by"]) && tokens.has_any(&NEWS)
            || title && tokens.has_any(&RULES) && !tokens.has_any(&["inspection of", "review of"])
        {
            return true;
        }
        titled |= heading;
    }
    false
}

/// Whether a document of that kind can tell of this.
pub(super) fn can_tell(kind: ProposalKind) -> bool {
    matches!(
        kind,
        ProposalKind::AidReply | ProposalKind::CommissionMention
    )
}
