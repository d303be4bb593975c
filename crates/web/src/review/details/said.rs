//! What was said of a document, for whoever compares it.

use answerable_desk::review::{AboutForces, Section55Said};
use answerable_register::fold::Register;
use answerable_wording::{days, kinds};

use crate::review::look::Look;

/// What was said of the document, row by row.
pub(in crate::review) fn rows(look: &Look, register: &Register) -> Vec<(&'static str, String)> {
    let Some(details) = &look.review().details else {
        return Vec::new();
    };
    let name = |body| {
        register
            .directory()
            .name_on(body, details.published_on)
            .to_owned()
    };
    let or_none = |text: &str| match text.trim() {
        "" => "None given".to_owned(),
        text => text.to_owned(),
    };
    let about = match &details.about {
        AboutForces::All => "All forces".to_owned(),
        AboutForces::These(forces) => forces.iter().map(name).collect::<Vec<_>>().join("; "),
        AboutForces::None => "No force".to_owned(),
    };
    let section_55 = match &details.section_55 {
        Section55Said::Yes => "Applies".to_owned(),
        Section55Said::No(why) => format!("Does not apply: {why}"),
        Section55Said::Unknown(why) => format!("Not known: {why}"),
    };
    let dated = details.dated.map(days::day);
    // Only a coroner's report has it.
    let sent = details.sent_on.map(|sent| ("Sent on", days::day(sent)));
    [
        ("Title", details.title.clone()),
        ("Kind", kinds::report(details.kind).to_owned()),
        ("Published by", name(&details.by)),
        ("Published on", days::day(details.published_on)),
        (
            "Day on it",
            dated.unwrap_or_else(|| "None given".to_owned()),
        ),
    ]
    .into_iter()
    .chain(sent)
    .chain([
        ("Address", or_none(&details.address)),
        ("Licence", or_none(&details.licence)),
        ("About", about),
        ("Section 55", section_55),
    ])
    .collect()
}
