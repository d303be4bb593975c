//! A coroner's report to prevent future deaths: each matter of concern is asked of
//! those to whom the report is sent.
//!
//! The form is that of the Chief Coroner: "This report is being sent to", "The
//! matters of concern are as follows", "Your response … namely by …" (Coroners and
//! Justice Act 2009, Schedule 5, paragraph 7; Coroners (Investigations) Regulations
//! 2013, regulations 28 and 29). A concern says what is wrong and not what to do, so
//! no verb is looked for.

mod concerns;
mod further;
mod recipients;
mod reply;

use self::concerns::{Concerns, marked};
use super::{Asked, Ground};
use crate::addressee::Names;
use crate::answers;
use crate::tokens::Worded;
use crate::{Addressee, Block, Given, Role};

/// How long those who get such a report have, in days.
const USUAL_DAYS: u16 = 56;

/// Whether a document is such a report: it says so, says what its concerns are, and
/// that those who get it have to answer.
pub(super) fn is_one(document: &Worded<'_>) -> bool {
    let says = |blocks: &[Block], phrases: &[&str]| {
        blocks.iter().any(|block| {
            let words = plain(document, block);
            phrases.iter().any(|phrase| words.contains(phrase))
        })
    };
    let head = &document.blocks[..document.blocks.len().min(HEAD)];
    says(
        head,
        &[
            "report to prevent future deaths",
            "prevention of future deaths",
            "prevent future deaths",
            "regulation 28",
            "paragraph 7 of schedule 5",
            "paragraph 7, schedule 5",
            "coroner",
        ],
    ) && document
        .blocks
        .iter()
        .any(|block| begins_concerns(document, block))
        && says(&document.blocks, &HAVE_TO_ANSWER)
        && !answers::is_one(document)
}

/// So many blocks are the head, where a report says what it is.
const HEAD: usize = 40;

/// What says that those who get a report have to answer.
const HAVE_TO_ANSWER: [&str; 11] = [
    "your response",
    "duty to respond",
    "duty to reply",
    "duty to answer",
    "response due",
    "must respond",
    "required to respond",
    "56 days",
    "fifty-six days",
    "must reply",
    "respond to this report",
];

/// What stands before the concerns.
const CONCERNS: [&str; 16] = [
    "concerns me is as follows",
    "matters of concern are",
    "matters of concern:",
    "concerns are as follows",
    "concerns are these",
    "concerns are:",
    "my concerns are",
    "my concerns:",
    "concerned about the following",
    "concern about the following",
    "matters that concern me",
    "matters which concern me",
    "matters which give me concern",
    "matters which cause me concern",
    "concerned by the following",
    "concerns which follow",
];

/// Headings of the part that holds the concerns.
const HEADINGS: [&str; 11] = [
    "what concerns me",
    "what causes me concern",
    "what gives me concern",
    "coroner's concerns",
    "coroner’s concerns",
    "the coroner's concerns",
    "the coroner’s concerns",
    "matters of concern",
    "the matters of concern",
    "my concerns",
    "concerns",
];

/// Whether a block begins the part that holds the concerns: it says so, or is its
/// heading.
fn begins_concerns(document: &Worded<'_>, block: &Block) -> bool {
    let words = plain(document, block);
    if words.contains("not a concern") {
        return false;
    }
    let heading = words.trim_start_matches(|one: char| !one.is_alphabetic());
    let heading = heading.trim_end_matches([':', '.', ' ']);
    CONCERNS.iter().any(|phrase| words.contains(phrase)) || HEADINGS.contains(&heading)
}

/// Headings of the parts that come after the concerns, in lower case.
pub(super) const AFTER: [&str; 12] = [
    "action should be taken",
    "action and response",
    "action required",
    "response required",
    "copies and distribution",
    "related content",
    "your response",
    "copies and publication",
    "duty to respond",
    "what happens next",
    "copies",
    "response",
];

/// The concerns of a report.
pub(super) fn find(document: &Worded<'_>, names: &Names<'_>, day: Given) -> Asked {
    let ground = Ground {
        document,
        names,
        given: Given {
            usual_days: Some(USUAL_DAYS),
            ..day
        },
    };
    let mut recipients = recipients::find(&ground);
    if recipients.is_empty()
        && let Some((found, named)) = &names.you
    {
        recipients.push(Addressee {
            as_published: document.words(*named).to_owned(),
            found: found.clone(),
            role: Role::Lead,
        });
    }
    let by = reply::by_when(&ground);
    let mut concerns = Concerns {
        ground: &ground,
        to: recipients.clone(),
        recipients,
        by,
        heading: None,
        marked: marked(document),
        aside: false,
        found: Vec::new(),
    };
    for block in &document.blocks {
        concerns.block(block);
    }
    concerns.each_for_whom_it_names();
    concerns.further();
    Asked {
        proposals: concerns
            .found
            .into_iter()
            .map(|draft| draft.finish(document))
            .collect(),
        left: Vec::new(),
    }
}

fn plain(document: &Worded<'_>, block: &Block) -> String {
    document.words(block.span).to_lowercase()
}
