//! Offices within a body: "the NPCC lead for vetting", "Northmoor Police (ACC Crime)".

use super::names::Names;
use super::parsed::Named;
use crate::Found;
use crate::tokens::Tokens;

/// The longest subject of an office before "lead", in words.
const LONGEST_SUBJECT: usize = 4;

/// Words of which one stands in the title of an office.
pub(super) const OFFICE_WORDS: [&str; 22] = [
    "acc",
    "dcc",
    "cc",
    "chief",
    "head",
    "director",
    "officer",
    "lead",
    "superintendent",
    "inspector",
    "manager",
    "commander",
    "chair",
    "deputy",
    "secretary",
    "treasurer",
    "clerk",
    "constable",
    "lawyer",
    "monitoring",
    "executive",
    "assistant",
];

impl Names<'_> {
    /// "The NPCC lead for vetting": an office within the body just named.
    pub(super) fn with_its_office(
        &self,
        tokens: &Tokens<'_>,
        named: Named,
        at: usize,
        end: usize,
        to: usize,
    ) -> (Named, usize) {
        let Found::Body(body) = &named.found else {
            return (named, end);
        };
        if let Some((office, next)) = office_in_brackets(tokens, body, at, end, to) {
            return (office, next);
        }
        // "The NPCC lead for vetting", "the NPCC vetting lead".
        let lead = (end..to.min(end + LONGEST_SUBJECT))
            .find(|at| matches!(tokens.plain(*at), "lead" | "leads"))
            .filter(|lead| (end..*lead).all(|at| tokens.list[at].word && !tokens.list[at].capital));
        let Some(after) = lead.map(|lead| lead + 1) else {
            return (named, end);
        };
        let stops = [
            ",",
            "with",
            "should",
            "must",
            "to",
            "together",
            "in consultation",
        ];
        // "For self-defence and restraint" goes on, "for vetting and the College" ends.
        let ends = |at: &usize| {
            let and = tokens.plain(*at) == "and"
                && tokens
                    .list
                    .get(at + 1)
                    .is_none_or(|next| next.capital || next.plain == "the");
            and || tokens.any_of(*at, &stops).is_some() || is_done(tokens, *at, after)
        };
        let stop = match tokens.any_of(after, &["for", "on"]) {
            Some((_, subject)) => (subject..to).find(ends).unwrap_or(to),
            None => after,
        };
        let office = Found::office(body.clone(), tokens.published(end, stop));
        let as_published = tokens.published(at, stop).to_owned();
        (
            Named {
                as_published,
                found: office,
            },
            stop,
        )
    }
}

/// "The lead for pursuits circulates the learning": a verb, and what it is done to.
fn is_done(tokens: &Tokens<'_>, at: usize, after: usize) -> bool {
    const DONE_TO: [&str; 20] = [
        "the", "a", "an", "all", "its", "their", "that", "how", "whether", "this", "these",
        "every", "each", "to", "with", "what", "guidance", "any", "steps", "which",
    ];
    at > after + 1
        && tokens.plain(at).ends_with('s')
        && !tokens.plain(at).ends_with("ss")
        && DONE_TO.contains(&tokens.plain(at + 1))
}

/// "Northmoor Police (ACC Crime)": the title of somebody there.
fn office_in_brackets(
    tokens: &Tokens<'_>,
    body: &str,
    at: usize,
    end: usize,
    to: usize,
) -> Option<(Named, usize)> {
    /// A title in brackets has at most so many words.
    const LONGEST_TITLE: usize = 7;
    (tokens.plain(end) == "(").then_some(())?;
    let close = (end + 1..to.min(end + LONGEST_TITLE)).find(|at| tokens.plain(*at) == ")")?;
    let title = end + 1..close;
    let is_office = title
        .clone()
        .any(|at| OFFICE_WORDS.contains(&tokens.plain(at)) && tokens.list[at].capital)
        || tokens
            .any_of(end + 1, &["lead for", "lead on", "the lead for"])
            .is_some();
    is_office.then(|| {
        let named = Named {
            as_published: tokens.published(at, close + 1).to_owned(),
            found: Found::office(body.to_owned(), tokens.published(end + 1, close)),
        };
        (named, close + 1)
    })
}
