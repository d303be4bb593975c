//! What is chosen, each as a link that takes itself away.

use answerable_desk::View;
use answerable_wording::standings;

use super::filter::Asked;
use super::{kind_words, name_of, within};
use crate::shown::open;
use crate::visit::Links;
use crate::visit::query::Pairs;

/// One thing chosen.
pub(super) struct Chip {
    pub(super) words: String,
    /// The list without it.
    pub(super) without: String,
}

/// Every thing chosen, in the order of the form.
pub(super) fn of(view: &View<'_>, asked: &Asked, pairs: &Pairs, links: Links) -> Vec<Chip> {
    let filter = &asked.filter;
    let chip = |name: &str, value: &str, words: String| Chip {
        words,
        without: links.with(
            "/asks",
            pairs.without(|other, sent| other == name && sent == value),
        ),
    };
    let mut chips = Vec::new();
    if !filter.words.is_empty() {
        chips.push(chip(
            "words",
            &filter.words,
            format!("Words: {}", filter.words),
        ));
    }
    chips.extend(
        filter
            .standing
            .iter()
            .map(|kind| chip("standing", kind.as_str(), standings::tag(*kind).to_owned())),
    );
    chips.extend(
        filter
            .kind
            .iter()
            .map(|kind| chip("kind", kind.as_str(), kind_words(*kind).to_owned())),
    );
    if let Some(body) = &filter.of {
        chips.push(chip(
            "of",
            body.as_str(),
            format!("Asked of: {}", name_of(view, body)),
        ));
    }
    if let Some(report) = &filter.report {
        let title = view.report(report).map_or("", |report| open(&report.title));
        chips.push(chip("report", report.as_str(), format!("Report: {title}")));
    }
    chips.extend(
        within::said(view, &filter.within)
            .into_iter()
            .map(|(name, value, words)| chip(name, &value, words)),
    );
    chips
}
