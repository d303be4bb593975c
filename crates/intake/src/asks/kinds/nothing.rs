//! The kinds that ask nothing themselves, by what their first lines say.

use super::{HEAD, LONGEST_KIND, LONGEST_LINE};
use crate::Block;
use crate::asks::sections;
use crate::document::BlockKind;
use crate::tokens::{Tokens, Worded};

/// What a page of news or a blog says beside its day.
const NEWS: [&str; 14] = [
    "reporter",
    "correspondent",
    "editor",
    "min read",
    "mins read",
    "minute read",
    "minutes to read",
    "comments",
    "posted by",
    "filed under",
    "sign in",
    "breaking :",
    "blog",
    "newsroom",
];

/// What only statements to the press and speeches say, on a line of its own.
const PRESS: [&str; 21] = [
    "ends",
    "notes to editors",
    "note to editors",
    "notes for editors",
    "for immediate release",
    "press release",
    "press statement",
    "media statement",
    "news release",
    "media release",
    "check against delivery",
    "embargoed until",
    "commissioner's statement",
    "mayor's statement",
    "minister's statement",
    "statement by the",
    "remarks by",
    "keynote address",
    "address to the annual",
    "speech",
    "transcript of speech",
];

/// What the title of a policy, method, agenda or glossary says.
const RULES: [&str; 101] = [
    "decision record",
    "record of decision",
    "executive decision",
    "what happens after",
    "what happens when",
    "written evidence",
    "evidence submitted",
    "governance statement",
    "statement of accounts",
    "record of inquest",
    "delivery plan",
    "annual plan",
    "strategic plan",
    "contract notice",
    "invitation to tender",
    "rules of procedure",
    "decision notice",
    "policy",
    "policy and procedure",
    "procedure",
    "standard operating procedure",
    "our method",
    "methodology",
    "how we inspect",
    "how we work",
    "how we make recommendations",
    "how we monitor",
    "about us",
    "what we do",
    "glossary",
    "terms used",
    "definitions",
    "characteristics of good",
    "frequently asked questions",
    "questions and answers",
    "privacy notice",
    "code of ethics",
    "code of practice",
    "code of conduct",
    "terms of reference",
    "operational guidance",
    "practice guidance",
    "guidance for",
    "guidance on",
    "guide to",
    "guide for",
    "good practice guide",
    "authorised professional practice",
    "authorised practice",
    "research summary",
    "research findings",
    "what the evidence says",
    "have your say",
    "written answer",
    "written question",
    "parliamentary question",
    "written ministerial statement",
    "statement of common purpose",
    "framework for inspection",
    "inspection framework",
    "inspection programme",
    "evidence digest",
    "research digest",
    "evidence review",
    "literature review",
    "summary of the published research",
    "what works",
    "agenda",
    "consultation",
    "call for evidence",
    "job description",
    "role profile",
    "person specification",
    "vacancy",
    "memorandum of understanding",
    "information sharing agreement",
    "scheme of delegation",
    "standing orders",
    "privacy policy",
    "data protection policy",
    "data protection notice",
    "data protection statement",
    "freedom of information",
    "statistical bulletin",
    "statistics",
    "newsletter",
    "factsheet",
    "fact sheet",
    "toolkit",
    "training material",
    "lesson plan",
    "research briefing",
    "bulletin",
    "business plan",
    "police and crime plan",
    "oral evidence",
    "transcript of evidence",
    "code a",
    "corporate plan",
    "year ending",
    "quarterly figures",
];

/// So many of these say so whatever else the document has.
const SURE: usize = 34;

/// Titles of documents that do ask, whatever else stands in them.
const ASKS_AFTER_ALL: [&str; 12] = [
    "inspection of",
    "an inspection",
    "review of how",
    "review of the",
    "investigation into",
    "investigation report",
    "minutes",
    "letter",
    "recommendations",
    "recommendation",
    "committee report",
    "causes of concern",
];

/// Whether a document is of a kind that asks nothing itself.
pub(in crate::asks) fn asks_nothing(document: &Worded<'_>) -> bool {
    // What its subject is called says nothing of a letter: "Follow-up to oral evidence".
    if is_a_signed_letter(document) {
        return false;
    }
    // The page of an agenda item, with its minutes below.
    if document
        .blocks
        .iter()
        .any(|block| is_the_label_of_minutes(document, block))
    {
        return false;
    }
    let labels = sections::labels_its_asks(document);
    let mut titled = false;
    for (place, block) in document.blocks.iter().take(HEAD).enumerate() {
        let tokens = document.tokens(block.span);
        if tokens.len() > LONGEST_LINE {
            continue;
        }
        // "Opinion", "News": a line that is nothing else.
        if block.cell.is_none()
            && tokens.len() == 1
            && matches!(tokens.plain(0), "opinion" | "news" | "comment" | "blog")
        {
            if !labels {
                return true;
            }
            continue;
        }
        let words = document.words(block.span);
        let byline = words.starts_with("By ")
            && tokens
                .list
                .get(1)
                .is_some_and(|next| next.capital || next.plain == "our");
        let heading = matches!(block.kind, BlockKind::Heading { .. });
        let first = place == 0
            && tokens.len() <= LONGEST_KIND
            && !words.ends_with(['.', ':', ',', ';', '?']);
        let title = !titled && (heading || first || words == words.to_uppercase());
        let capitals = words == words.to_uppercase() && tokens.len() <= LONGEST_KIND;
        let plain =
            tokens.has_any(&RULES[..SURE]) && !tokens.has_any(&["inspection of", "review of"]);
        let rules = tokens.has_any(&RULES) && !tokens.has_any(&ASKS_AFTER_ALL);
        let writes = byline && !labels && names_a_writer(&tokens);
        if writes
            || byline && tokens.has_any(&NEWS)
            || tokens.has_any(&["posted on", "posted by"]) && tokens.has_any(&NEWS)
            || title && plain
            || (title || capitals) && rules && !labels
        {
            return true;
        }
        titled |= heading;
    }
    let talked_of = |block: &Block| {
        // Such a line is short; all the text would be cut into words for it else.
        let short = document.words(block.span).len() <= LONGEST_INVITATION;
        let tokens = || document.tokens(block.span);
        short && tokens().has_any(&["leave a comment", "leave a reply", "join the conversation"])
    };
    document
        .blocks
        .iter()
        .any(|block| is_press(document, block) || talked_of(block))
        && !labels
}

/// "Minutes:" on a line of its own.
fn is_the_label_of_minutes(document: &Worded<'_>, block: &Block) -> bool {
    matches!(document.words(block.span), "Minutes:" | "MINUTES:")
}

/// Whether somebody is greeted near the head of a document, and somebody signs after it.
fn is_a_signed_letter(document: &Worded<'_>) -> bool {
    /// So many of the first blocks hold the greeting.
    const HEAD: usize = 30;
    const SIGNS: [&str; 4] = ["Yours ", "Kind regards", "With best wishes", "[signed]"];
    let blocks = &document.blocks;
    let greets = |block: &Block| crate::letters::greets(document.words(block.span));
    let Some(dear) = blocks.iter().take(HEAD).position(greets) else {
        return false;
    };
    // An answer to an inquirer tells what was asked and how to complain.
    let informs = |block: &Block| {
        let words = document.words(block.span);
        words.len() <= LONGEST_INVITATION && words.to_lowercase().contains("freedom of information")
    };
    if blocks.iter().take(HEAD).any(informs) {
        return false;
    }
    blocks[dear..].iter().any(|block| {
        let words = document.words(block.span);
        SIGNS.iter().any(|sign| words.starts_with(sign))
    })
}

/// "By Jarvis Toll, Police and Crime Commissioner for Exampleshire": somebody by their own
/// name, who writes for readers; reports are by bodies.
fn names_a_writer(tokens: &Tokens<'_>) -> bool {
    const BODIES: [&str; 12] = [
        "inspectorate",
        "office",
        "committee",
        "board",
        "college",
        "ministry",
        "authority",
        "by",
        "hm",
        "the",
        "his",
        "her",
    ];
    let end = (1..tokens.len())
        .find(|at| !tokens.list[*at].word)
        .unwrap_or(tokens.len());
    let name = 1..end;
    let capitals = name.clone().all(|at| tokens.list[at].capital);
    let body = name.clone().any(|at| BODIES.contains(&tokens.plain(at)));
    let titled = end < tokens.len() && matches!(tokens.plain(end), "," | "|" | "–" | "-");
    (2..=3).contains(&name.len()) && capitals && !body && titled
}

/// "What do you think? Leave a comment below." has no more bytes.
const LONGEST_INVITATION: usize = 120;

/// "ENDS", "Notes to editors": a line of its own.
fn is_press(document: &Worded<'_>, block: &Block) -> bool {
    /// Such a line has at most so many words and marks.
    const LONGEST_MARK: usize = 8;
    let first_line = document
        .words(block.span)
        .lines()
        .next()
        .unwrap_or_default();
    let tokens = Tokens::of(first_line, crate::Span::new(0, first_line.len()));
    let short = tokens.len() <= LONGEST_MARK;
    let ends =
        first_line.trim() == "ENDS" || first_line.trim() == "Ends" || first_line.trim() == "-ENDS-";
    let says = PRESS[1..]
        .iter()
        .any(|phrase| match tokens.after(0, phrase) {
            Some(next) => {
                next == tokens.len()
                    || matches!(tokens.plain(next), ":" | "by" | "to" | "at")
                    || *phrase != "speech"
            }
            None => tokens.has_any(&[phrase]) && *phrase != "speech",
        });
    const SPEAKS: [&str; 6] = [
        "speech by",
        "speech to",
        "speech at",
        "remarks by",
        "remarks to",
        "keynote",
    ];
    let speaks = tokens.len() <= LONGEST_LINE && tokens.any_of(0, &SPEAKS).is_some();
    ends || speaks || short && says
}
