//! What somebody follows: a body, a report, or a list of asks.

use std::collections::BTreeSet;

use answerable_register::fold::{Known, Register};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId, is_slug};
use serde::{Deserialize, Serialize};

use crate::questions::{Filter, KindChoice};

/// What somebody follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Followed {
    /// A body: what it asked, what was asked of it, and what came of either.
    Body(BodyId),
    /// A report or letter, with everything asked in it.
    Report(SubjectId),
    /// The asks that match a filter, whose order and page mean nothing here.
    Asks(Box<Filter>),
}

/// A filter as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Kept {
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    standing: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kind: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<String>,
}

impl Followed {
    /// As it is kept: `bodies/ID`, `reports/ID`, or `asks` and a filter in JSON.
    /// The same thing is always kept as the same text.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Body(body) => format!("bodies/{body}"),
            Self::Report(report) => format!("reports/{report}"),
            Self::Asks(filter) => {
                let words = |words: &mut dyn Iterator<Item = &'static str>| {
                    words.map(str::to_owned).collect()
                };
                let kept = Kept {
                    words: filter.words.clone(),
                    standing: words(&mut filter.standing.iter().map(|kind| kind.as_str())),
                    kind: words(&mut filter.kind.iter().map(|kind| kind.as_str())),
                    of: filter.of.as_ref().map(ToString::to_string),
                    report: filter.report.as_ref().map(ToString::to_string),
                };
                let json = serde_json::to_string(&kept).expect("a filter is words, which are JSON");
                format!("asks{json}")
            }
        }
    }

    /// Reads what [`to_text`](Self::to_text) wrote. None where it is no such text,
    /// or names a kind that is no longer known.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some(body) = text.strip_prefix("bodies/") {
            return is_slug(body).then(|| Self::Body(body.into()));
        }
        if let Some(report) = text.strip_prefix("reports/") {
            return is_slug(report).then(|| Self::Report(report.into()));
        }
        let kept: Kept = serde_json::from_str(text.strip_prefix("asks")?).ok()?;
        let standing: Option<BTreeSet<StandingKind>> = kept
            .standing
            .iter()
            .map(|word| {
                StandingKind::LISTED
                    .into_iter()
                    .find(|kind| kind.as_str() == word)
            })
            .collect();
        let kind: Option<BTreeSet<KindChoice>> = kept
            .kind
            .iter()
            .map(|word| {
                KindChoice::ALL
                    .into_iter()
                    .find(|kind| kind.as_str() == word)
            })
            .collect();
        Some(Self::Asks(Box::new(Filter {
            words: kept.words,
            standing: standing?,
            kind: kind?,
            of: kept.of.map(|of| BodyId::from(of.as_str())),
            report: kept.report.map(|report| SubjectId::from(report.as_str())),
            ..Filter::default()
        })))
    }

    /// The asks of a filter, in no order and without a page. None where it is
    /// narrowed beside its facets: such a list is that of one figure on one day,
    /// and nothing to follow.
    #[must_use]
    pub fn asks(filter: &Filter) -> Option<Self> {
        let Filter {
            order,
            page,
            within,
            ..
        } = Filter::default();
        (filter.within == within).then(|| {
            Self::Asks(Box::new(Filter {
                order,
                page,
                ..filter.clone()
            }))
        })
    }

    /// Whether a register has what it names.
    #[must_use]
    pub fn is_there(&self, register: &Register) -> bool {
        let is_a_body = |body: &BodyId| {
            register.bodies.latest(body).is_some() || !register.asks_to(body).is_empty()
        };
        let is_a_report =
            |report: &SubjectId| register.reports.get(report, Known::Everything).is_some();
        match self {
            Self::Body(body) => is_a_body(body),
            Self::Report(report) => is_a_report(report),
            Self::Asks(filter) => {
                filter.of.as_ref().is_none_or(is_a_body)
                    && filter.report.as_ref().is_none_or(is_a_report)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filter() -> impl Strategy<Value = Filter> {
        let standing = proptest::sample::subsequence(
            StandingKind::LISTED.to_vec(),
            0..StandingKind::LISTED.len(),
        );
        let kind =
            proptest::sample::subsequence(KindChoice::ALL.to_vec(), 0..KindChoice::ALL.len());
        let id = || proptest::option::of("[a-z]{1,9}(-[a-z0-9]{1,9}){0,2}");
        (".{0,40}", standing, kind, id(), id()).prop_map(|(words, standing, kind, of, report)| {
            Filter {
                words,
                standing: standing.into_iter().collect(),
                kind: kind.into_iter().collect(),
                of: of.map(|of| BodyId::from(of.as_str())),
                report: report.map(|report| SubjectId::from(report.as_str())),
                ..Filter::default()
            }
        })
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back_as_what_was_followed(filter in filter()) {
            let followed = Followed::asks(&filter).unwrap();
            prop_assert_eq!(Followed::read(&followed.to_text()), Some(followed));
        }

        #[test]
        fn no_text_stops_it(text in "(bodies/|reports/|asks)?.{0,60}") {
            let _ = Followed::read(&text);
        }
    }

    #[test]
    fn a_body_and_a_report_read_back_and_a_path_does_not() {
        for followed in [
            Followed::Body("exampleshire-pcc".into()),
            Followed::Report("missing-people".into()),
        ] {
            assert_eq!(Followed::read(&followed.to_text()), Some(followed));
        }
        assert_eq!(Followed::read("bodies/../keys"), None);
        assert_eq!(Followed::read("asks{\"standing\":[\"nothing\"]}"), None);
    }
}
