//! What documents say besides asking: undertakings, commissions, replies to
//! requests for aid.

use answerable_register::calendar::month_named;

use super::{Draft, Ground};
use crate::deadline::{self, FoundDeadline};
use crate::tokens::{Phrases, Tokens, Worded};
use crate::{Addressee, Found, ProposalKind, Reason, Role};

/// "We will …", "the Home Office will continue to …", "I undertake to …".
///
/// Only where the writer speaks: in a letter, or as "we". What is said about
/// what will happen is no undertaking.
pub(super) fn undertaking(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    let mut draft: Option<Draft> = None;
    let own = matches!(tokens.plain(0), "i" | "we" | "i'll" | "we'll");
    // "We will set out in the next chapter what we found": the document's own course.
    if tokens.has_any(&[
        "next chapter",
        "this chapter",
        "next section",
        "in this report",
    ]) {
        return None;
    }
    for at in 0..tokens.len() {
        let shortened = matches!(tokens.plain(at), "we'll" | "i'll").then_some(("will", at + 1));
        let Some((words, next)) = shortened.or_else(|| tokens.any_of(at, &UNDERTAKES)) else {
            continue;
        };
        let next = next
            + usize::from(matches!(
                tokens.plain(next),
                "also" | "now" | "then" | "therefore"
            ));
        let asked = (0..at).any(|at| matches!(tokens.plain(at), "whether" | "if" | "asked"));
        // "The report that we shall publish in the spring" tells which.
        let which = at >= 2
            && matches!(tokens.plain(at - 1), "we" | "i")
            && matches!(tokens.plain(at - 2), "that" | "which" | "what")
            && tokens.plain(0) != "i";
        if which && !tokens.has_any(&["undertake that", "promise that", "confirm that"]) {
            continue;
        }
        // "If you do not, I will consider enforcement": a warning.
        let warns = tokens.says(0, "if") && tokens.plain(next) == "consider";
        // "We will have finished them by 27 February", "we will have a second line into the
        // building by then": done by a day.
        let done_by = tokens.plain(next) == "have"
            && deadline::find_when(tokens, ground.given)
                .is_some_and(|by| by.is_firm() && by.says_when());
        // "It will be paid for by a grant" tells a fact.
        let paid = tokens
            .any_of(next, &["be paid", "be funded", "be met from"])
            .is_some();
        let promises = done_by || !paid && !NO_PROMISE.contains(&tokens.plain(next));
        if warns || !promises || asked && !tokens.says(0, "if") {
            continue;
        }
        let Some(who) = who_speaks(ground, tokens, at + usize::from(shortened.is_some())) else {
            continue;
        };
        let words = format!("{words} {}", tokens.plain(next));
        let mut made = draft.take().unwrap_or_else(|| {
            Draft::new(ProposalKind::Undertaking, tokens.span(0, tokens.len()))
                .by(deadline::find_when(tokens, ground.given))
        });
        made.add(who);
        draft = Some(made.because(Reason::SaysWhatItWillDo { words }));
    }
    // What a page says of how its writer works promises nobody anything.
    let promises = |draft: &Draft| {
        let when = draft.deadline.as_ref().is_some_and(FoundDeadline::is_firm)
            || own && names_a_month(tokens);
        // "We will contact you within two days", on a page for everybody.
        let everybody = tokens.has_any(&["you", "your"]);
        ground.names.you.is_some()
            || when && !everybody
            || tokens.has_any(&["undertook to", "undertake to"])
            || goes_back(tokens)
    };
    draft.filter(promises)
}

/// "In June 2024": a month with its year, and nothing past that it could date.
fn names_a_month(tokens: &Tokens<'_>) -> bool {
    let past = tokens.has_any(&["found", "saw", "published", "was", "were", "did", "had"]);
    let month = (2..tokens.len()).any(|at| {
        let year = tokens.plain(at);
        let is_a_year = year.len() == 4 && year.starts_with("20");
        let before = matches!(tokens.plain(at - 2), "in" | "by" | "before" | "during");
        is_a_year && before && month_named(tokens.plain(at - 1)).is_some()
    });
    month && !past
}

/// "We will inspect the force again", "we will continue to monitor its progress": what
/// inspectors promise in a report.
fn goes_back(tokens: &Tokens<'_>) -> bool {
    const BACK: [&str; 18] = [
        "will assess the force again",
        "we will go back to",
        "we will come back to",
        "we will look again",
        "we will revisit",
        "we will return to",
        "we will inspect",
        "we will reinspect",
        "we will re-inspect",
        "we will continue to monitor",
        "we will monitor",
        "we will follow up",
        "we will assess progress",
        "we will review progress",
        "we will report on progress",
        "we will include",
        "we will visit",
        "we will examine",
    ];
    tokens.has_any(&BACK)
}

const UNDERTAKES: Phrases = Phrases::of(&[
    "undertook to",
    "will",
    "shall",
    "undertake to",
    "undertakes to",
    "commit to",
    "commits to",
    "remains fully committed to",
    "remains committed to",
    "remain committed to",
    "have asked my officials to",
    "is due to publish",
    "have asked officials to",
    "have asked my team to",
    "have asked my inspectors to",
    "have asked my staff to",
]);

/// What "will" says of the future without promising it.
const NO_PROMISE: [&str; 27] = [
    "know",
    "vary",
    "recall",
    "note",
    "remember",
    "need",
    "cause",
    "see",
    "find",
    "agree",
    "understand",
    "depend",
    "have",
    "mean",
    "require",
    "not",
    "appreciate",
    "recognise",
    "of",
    "help",
    "also",
    "want",
    "no",
    "never",
    "only",
    "lead",
    "result",
];

/// Words for the writer's own side.
const OWN_SIDE: [&str; 23] = [
    "my deputy mayor",
    "my deputy",
    "our team",
    "my staff",
    "my inspectors",
    "our inspectors",
    "my team",
    "my officials",
    "our officials",
    "my department",
    "my office",
    "the government",
    "this government",
    "this office",
    "the department",
    "my force liaison lead",
    "our force liaison lead",
    "our local inspectors",
    "this committee",
    "the inquiry",
    "the monitor",
    "the review team",
    "the review",
];

/// Whoever speaks of themself by what they are at the head of a sentence, where it says
/// when.
const OWN_BODY: [&str; 10] = [
    "inspectors",
    "the group",
    "the committee",
    "the panel",
    "the board",
    "the inquiry",
    "the monitor",
    "the inspectorate",
    "the partnership",
    "the commission",
];

/// The longest name looked for before a verb of undertaking, in words.
const LONGEST_SPEAKER: usize = 7;

/// Who stands right before a verb of undertaking: the writer, or somebody known.
fn who_speaks(ground: &Ground<'_>, tokens: &Tokens<'_>, verb: usize) -> Option<Addressee> {
    let before = verb.checked_sub(1)?;
    let sender = || match &ground.names.sender {
        Some((found, _)) => found.clone(),
        None => Found::nothing(),
    };
    let who = |from: usize, found: Found| {
        Some(Addressee {
            as_published: tokens.published(from, verb).to_owned(),
            found,
            role: Role::Lead,
        })
    };
    if matches!(tokens.plain(before), "i" | "we" | "i'll" | "we'll") {
        return who(before, sender());
    }
    // "We stand ready to help, and will write again in May."
    let shares = tokens.plain(before) == "and" && matches!(tokens.plain(0), "i" | "we");
    if shares && ground.names.you.is_some() {
        return Some(Addressee {
            as_published: tokens.published(0, 1).to_owned(),
            found: sender(),
            role: Role::Lead,
        });
    }
    if before == 0 && tokens.plain(0) == "it" {
        return who(before, Found::nothing());
    }
    // "Inspectors will look at every one of them in July 2025."
    if OWN_BODY
        .iter()
        .any(|own| tokens.after(0, own) == Some(verb))
    {
        return who(0, sender());
    }
    // Anybody else's future is told in the news; only a letter promises it, and
    // minutes that say so.
    let letter = ground.names.you.is_some() || tokens.plain(verb) == "undertook";
    if !letter && ground.names.sender.is_none() {
        return None;
    }
    // Outside a letter only the writer, by name: "The Ministry will pay half".
    let may_speak = |found: &Found| {
        letter
            || ground
                .names
                .sender
                .as_ref()
                .is_some_and(|(sender, _)| sender == found)
    };
    if let Some(from) = before.checked_sub(1)
        && OWN_SIDE.iter().any(|own| tokens.says(from, own))
    {
        return who(from, sender());
    }
    (verb.saturating_sub(LONGEST_SPEAKER)..verb).find_map(|from| {
        let (named, _, next) = ground.names.name_at(tokens, from, verb)?;
        let known = named.found.is_resolved() && may_speak(&named.found);
        (next == verb && known && tokens.plain(from) != "you").then(|| named.with(Role::Lead))
    })
}

/// "… had commissioned a review by the inspectorate", "announced an inquiry".
pub(super) fn commission(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    const VERBS: [&str; 4] = ["commissioned", "ordered", "announced", "launched"];
    const WHAT: [&str; 8] = [
        "to inspect",
        "to investigate",
        "to review",
        "review",
        "inspection",
        "inquiry",
        "investigation",
        "ordering of the review",
    ];
    /// How far from the verb the thing commissioned may stand, in words.
    const WITHIN: usize = 10;
    /// The same where the writer commissions: the law may be named between.
    const WITHIN_OWN: usize = 30;
    let verb = (0..tokens.len()).find(|at| {
        // "We launched our inquiry": the writer's own.
        let own = (at.saturating_sub(2)..*at).any(|at| matches!(tokens.plain(at), "we" | "i"));
        // "I am writing to commission an inspection".
        // "I am therefore commissioning the Inspectorate to inspect".
        let now = tokens.plain(*at) == "commission"
            && tokens.says(at.saturating_sub(1), "to")
            && tokens.has_any(&["writing to commission", "write to commission"])
            || tokens.plain(*at) == "commissioning"
                && (at.saturating_sub(3)..*at).any(|at| tokens.plain(at) == "am");
        let most = at + if now { WITHIN_OWN } else { WITHIN };
        let near = at.saturating_sub(WITHIN)..tokens.len().min(most);
        (now || VERBS.contains(&tokens.plain(*at)))
            && !own
            && tokens.plain(at + 1) != "services"
            && near
                .into_iter()
                .any(|at| tokens.any_of(at, &WHAT).is_some())
    });
    let verb = verb.or_else(|| asked_to_inspect(ground, tokens))?;
    let what = (0..tokens.len())
        .find(|at| tokens.any_of(*at, &WHAT).is_some())
        .unwrap_or(verb);
    let mut draft = Draft::new(
        ProposalKind::CommissionMention,
        tokens.span(0, tokens.len()),
    )
    .because(Reason::CommissionVerb {
        word: tokens.plain(verb).to_owned(),
    });
    if matches!(tokens.plain(verb), "commission" | "commissioning") {
        let named = ground.names.parse_first(tokens, verb + 1, tokens.len());
        draft = draft.of(match named.knows_somebody() {
            true => named,
            false => ground.names.the_reader(),
        });
    }
    // "A review by the inspectorate": who was commissioned.
    if let Some(by) = tokens
        .after(what, "review by")
        .or_else(|| tokens.after(what, "inspection by"))
    {
        let by = by + usize::from(tokens.plain(by) == "the");
        if let Some((named, why, _)) = ground.names.name_at(tokens, by, tokens.len()) {
            draft.add(named.with(Role::Lead));
            draft = draft.because(why);
        }
    }
    Some(draft)
}

/// "The Commissioner asked the Inspectorate to inspect …": the place of "asked".
fn asked_to_inspect(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<usize> {
    (1..tokens.len()).find(|at| {
        let named = || {
            ground.names.name_at(
                tokens,
                at + 1 + usize::from(tokens.plain(at + 1) == "the"),
                tokens.len(),
            )
        };
        tokens.plain(*at) == "asked"
            && named().is_some_and(|(named, _, next)| {
                let tasks = ["to inspect", "to investigate", "to carry out an inspection"];
                // "I have asked the Inspectorate to look at how forces do it".
                let looks = ["to look at", "to examine", "to review", "to consider"];
                let inspects = named.as_published.to_lowercase().contains("inspect");
                named.found.is_resolved()
                    && (tokens.any_of(next, &tasks).is_some()
                        || inspects && tokens.any_of(next, &looks).is_some())
            })
    })
}

/// Whether a document is about aid between forces at all.
pub(super) fn is_about_aid(document: &Worded<'_>) -> bool {
    document.blocks.iter().any(|block| {
        let words = document.words(block.span).to_lowercase();
        words.contains("mutual aid")
            || words.contains("mutual assistance")
            || words.contains("a request for officers")
            || words.contains("requests for officers")
    })
}

/// "Southvale Police said: “We did receive a request … but this was declined.”"
///
/// The addressee is whose reply it is. Who says so is for the person who
/// reviews: the words are kept with their quotation marks.
pub(super) fn aid_reply(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    const REPLIES: Phrases = Phrases::of(&[
        "were unable to provide",
        "was unable to provide",
        "were unable to send",
        "was unable to send",
        "had gone to",
        "had been sent to",
        "has sent officers",
        "had sent officers",
        "turned down requests",
        "turned down a request",
        "rejected requests",
        "rejected a request",
        "refused a request",
        "refused requests",
        "have not provided",
        "has not provided",
        "was declined",
        "were declined",
        "not yet been deployed",
        "have been deployed",
        "had been deployed",
        "has been deployed",
        "have provided",
        "declined to comment",
    ]);
    let (at, words, _) = tokens.first_of(&REPLIES)?;
    // "… could not recall a time when the force turned down a request".
    if tokens.has_any(&["recall", "would"]) {
        return None;
    }
    let passage = tokens.span(0, tokens.len());
    let mut draft = Draft::new(ProposalKind::AidReply, passage).because(Reason::AidReply {
        words: words.to_owned(),
    });
    for addressee in ground.names.parse(tokens, 0, at).addressees {
        let named = addressee.as_published.as_str();
        if named.ends_with("Police") || named.ends_with("Constabulary") {
            draft.add(Addressee {
                role: Role::Lead,
                ..addressee
            });
        }
    }
    match draft.addressees.is_empty() {
        // "At least two forces have rejected requests": nobody is named.
        true => draft.add(some_forces(tokens, 0, at, Role::Lead)?),
        // "… in conjunction with Northmoor and Southvale forces".
        false => {
            let with = (0..at).find_map(|at| tokens.after(at, "in conjunction with"));
            if let Some(forces) = with.and_then(|with| some_forces(tokens, with, at, Role::With)) {
                draft.add(forces);
            }
        }
    }
    Some(draft)
}

/// Words up to "forces" that name no force for certain.
fn some_forces(tokens: &Tokens<'_>, from: usize, to: usize, role: Role) -> Option<Addressee> {
    let forces = (from..to).find(|at| matches!(tokens.plain(*at), "forces" | "force"))?;
    Some(Addressee {
        as_published: tokens.published(from, forces + 1).to_owned(),
        found: Found::nothing(),
        role,
    })
}
