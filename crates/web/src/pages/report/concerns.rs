//! The causes of concern of a report, and what stands under each.

use answerable_desk::View;
use answerable_desk::questions::ReportPage;
use answerable_register::facts::Asked;
use answerable_register::words::SubjectId;
use answerable_wording::days;

use crate::pages::subject::AskedLine;
use crate::shown::concern::{self, JudgedOf};
use crate::shown::{Named, open};
use crate::visit::Links;

/// A cause of concern of the report, and what stands under it.
pub(super) struct ConcernShown {
    pub(super) title: Named,
    pub(super) about: Vec<Named>,
    pub(super) opened: String,
    /// What was judged last of it, and then what the bodies it is about claim of
    /// themselves: each with the words that say so.
    pub(super) judged: Vec<JudgedOf>,
    pub(super) note: Option<String>,
    pub(super) beneath: Vec<AskedLine>,
}

/// Every cause of concern of a report, in the order recorded.
pub(super) fn of(found: &ReportPage<'_>, view: &View<'_>, links: Links) -> Vec<ConcernShown> {
    let beneath = |cause: &SubjectId| {
        found
            .asked
            .iter()
            .filter(|(asked, _)| asked.under.as_ref() == Some(cause))
            .map(|(asked, rows)| AskedLine::of(asked, rows, view, links))
            .collect()
    };
    found
        .concerns
        .iter()
        .map(|concern| ConcernShown {
            title: Named {
                words: open(&concern.asked.title).to_owned(),
                href: Some(links.subject(&concern.asked.id)),
            },
            about: concern
                .about
                .iter()
                .map(|of| Named::asked_of(of, links))
                .collect(),
            opened: days::when(concern.asked.asked_when()),
            judged: concern::judged(concern, view, links)
                .into_iter()
                .chain(concern::claimed(concern, view, links))
                .collect(),
            note: concern
                .asked
                .note
                .as_ref()
                .map(|note| open(note).to_owned()),
            beneath: beneath(&concern.asked.id),
        })
        .collect()
}

/// Whether it stands under a cause of concern of the same report.
pub(super) fn has(asked: &Asked, found: &ReportPage<'_>) -> bool {
    found
        .concerns
        .iter()
        .any(|concern| asked.under.as_ref() == Some(&concern.asked.id))
}
