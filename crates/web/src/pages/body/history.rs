//! How a body came to be, who held its offices, and where it was monitored.

use answerable_desk::View;
use answerable_desk::questions::{BodyPage, OfficeHeld};
use answerable_register::body::{Holder, NameUse, Passed};
use answerable_register::calendar::Day;
use answerable_register::facts::{EngageDay, Stay};
use answerable_wording::{days, kinds, monitoring};

use crate::shown::{Named, Quoted, open};
use crate::visit::Links;

/// A stay in a stage of monitoring: each source's day, kept apart.
pub(super) struct StayShown {
    pub(super) stage: &'static str,
    pub(super) entered: Vec<(String, Named)>,
    pub(super) left: Vec<(String, Named)>,
    pub(super) ground: Option<String>,
    pub(super) note: Option<String>,
    /// The words it stands on.
    pub(super) quotes: Vec<Quoted>,
    /// Whether no one day fits what every source gives.
    pub(super) differ: bool,
}

/// An office and who held it.
pub(super) struct OfficeShown {
    pub(super) title: String,
    pub(super) holder: String,
    pub(super) since: Option<String>,
}

pub(super) fn office_shown(held: &OfficeHeld<'_>) -> OfficeShown {
    let holder = match held.holding.map(|holding| &holding.holder) {
        Some(Holder::Person(name)) => open(name).to_owned(),
        Some(Holder::Vacant) => "vacant".to_owned(),
        None => "not recorded for this day".to_owned(),
    };
    OfficeShown {
        title: held.office.title.to_string(),
        holder,
        since: held
            .holding
            .and_then(|holding| holding.from)
            .map(days::known),
    }
}

pub(super) fn stay_shown(stay: &Stay, view: &View<'_>, links: Links) -> StayShown {
    let days_of = |given: &[EngageDay]| {
        given
            .iter()
            .filter(|day| day.earliest <= view.as_at)
            .map(|day| {
                let said = monitoring::given(day);
                let title = view
                    .source(&day.source)
                    .map_or(day.source.as_str(), |source| open(&source.title));
                (
                    said,
                    Named {
                        words: title.to_owned(),
                        href: Some(links.source(&day.source)),
                    },
                )
            })
            .collect()
    };
    // Before the first day it can have ended nothing of its end is shown.
    let left = match monitoring::may_have_come(&stay.left, view.as_at) {
        true => stay.left.as_slice(),
        false => &[],
    };
    // What is noted and quoted may speak of its end.
    let is_past = stay.left.iter().all(|day| day.earliest <= view.as_at);
    StayShown {
        stage: kinds::stage(stay.stage),
        entered: days_of(&stay.entered),
        left: days_of(left),
        differ: differ(&stay.entered, view.as_at) || differ(left, view.as_at),
        ground: stay.ground.as_ref().map(|ground| open(ground).to_owned()),
        note: (stay.note.as_ref())
            .filter(|_| is_past)
            .map(|note| open(note).to_owned()),
        quotes: match is_past {
            true => Quoted::all(&stay.passages, view, links),
            false => Vec::new(),
        },
    }
}

/// Whether no one day fits what every source gives by a day.
fn differ(given: &[EngageDay], as_at: Day) -> bool {
    let given: Vec<EngageDay> = given
        .iter()
        .filter(|day| day.earliest <= as_at)
        .cloned()
        .collect();
    !given.is_empty() && monitoring::agreed(&given).is_none()
}

/// Other names, and the bodies before and after it.
pub(super) fn changes(found: &BodyPage<'_>, view: &View<'_>, links: Links) -> Vec<(String, Named)> {
    let body = found.body;
    let mut changes = Vec::new();
    for name in &found.other_names {
        let kind = match name.r#use {
            NameUse::Official => "Name",
            NameUse::Welsh => "Name in Welsh",
            NameUse::Alias => "Also called",
            NameUse::Abbreviation => "Short for it",
            NameUse::Misspelling => "Seen misspelt as",
            NameUse::RegularForm => continue,
        };
        let from = name
            .from
            .map(|from| format!(" from {}", days::known(from)))
            .unwrap_or_default();
        let until = name
            .until
            .map(|until| format!(" until {}", days::known(until)))
            .unwrap_or_default();
        if name.text != found.name || name.until.is_some() {
            changes.push((
                format!("{kind}{from}{until}"),
                Named {
                    words: name.text.clone(),
                    href: None,
                },
            ));
        }
    }
    for (heading, passings) in [
        ("Came after", &body.predecessors),
        ("Followed by", &body.successors),
    ] {
        for passing in passings {
            let what = match passing.passed {
                Passed::AllFunctions => "all functions",
                Passed::PolicingFunctions => "policing functions",
                Passed::Part => "part, with no transfer in law",
            };
            changes.push((
                format!("{heading} ({what}, {})", days::known(passing.on)),
                Named {
                    words: view.name_of(&passing.body, view.as_at).to_owned(),
                    href: Some(links.body(&passing.body)),
                },
            ));
        }
    }
    changes
}

/// Where the facts about the body come from: several sources stand with
/// semicolons between, each perhaps with its address.
pub(super) fn sources(text: &str) -> Vec<Named> {
    text.split(';')
        .map(str::trim)
        .filter(|source| !source.is_empty())
        .flat_map(|source| match source.split_once("https://") {
            None => vec![Named {
                words: source.to_owned(),
                href: None,
            }],
            Some((before, _)) => source[before.len()..]
                .split_whitespace()
                .enumerate()
                .map(|(place, address)| Named {
                    words: match before.trim().trim_end_matches([':', ',']) {
                        words if place == 0 && !words.is_empty() => words.to_owned(),
                        _ => address.to_owned(),
                    },
                    href: address.starts_with("https://").then(|| address.to_owned()),
                })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_stands_by_itself_and_an_address_is_followed() {
        let text = "Police Act 1996, section 1 https://a.example/1 ; a list of forces; \
                    https://b.example/x https://b.example/y";
        let read: Vec<_> = sources(text)
            .into_iter()
            .map(|source| (source.words, source.href.unwrap_or_default()))
            .collect();
        let pair = |words: &str, href: &str| (words.to_owned(), href.to_owned());
        assert_eq!(
            read,
            [
                pair("Police Act 1996, section 1", "https://a.example/1"),
                pair("a list of forces", ""),
                pair("https://b.example/x", "https://b.example/x"),
                pair("https://b.example/y", "https://b.example/y"),
            ]
        );
    }
}
