//! Causes of concern: as rows of a table, and as a table to take away.

use answerable_desk::View;
use answerable_desk::questions::Concern;
use answerable_wording::{concerns, days, kinds, letters};

use crate::respond::{Column, Listing, Value};
use crate::shown::judged::JudgedShown;
use crate::shown::{Named, Quoted, open};
use crate::visit::Links;

/// A cause of concern as a row.
#[derive(Debug, Clone)]
pub(crate) struct ConcernLine {
    pub(crate) title: Named,
    /// The report it stands in, and how much is recorded under it.
    pub(crate) under: Vec<Named>,
    /// The bodies it is about.
    pub(crate) about: Vec<Named>,
    pub(crate) opened: String,
    /// What was judged last of it: once for all bodies, or once for each.
    pub(crate) judged: Vec<JudgedOf>,
    /// What those bodies claim of themselves.
    pub(crate) claimed: Vec<JudgedOf>,
}

/// What was judged last of a cause of concern, for one body or for all.
#[derive(Debug, Clone)]
pub(crate) struct JudgedOf {
    /// The body, where another was judged otherwise.
    pub(crate) of: Option<String>,
    pub(crate) sentence: String,
    /// The words that say so.
    pub(crate) quotes: Vec<Quoted>,
    pub(crate) sources: Vec<Named>,
}

impl JudgedOf {
    fn of(judged: JudgedShown, of: Option<String>) -> Self {
        Self {
            of,
            sentence: judged.sentence,
            quotes: judged.quotes,
            sources: judged.sources,
        }
    }
}

impl ConcernLine {
    pub(crate) fn all(found: &[Concern<'_>], view: &View<'_>, links: Links) -> Vec<Self> {
        found
            .iter()
            .map(|concern| Self::of(concern, view, links))
            .collect()
    }

    pub(crate) fn of(concern: &Concern<'_>, view: &View<'_>, links: Links) -> Self {
        let under = format!("{} recorded under it", beneath(concern));
        let report = concern.report.map(|report| Named {
            words: open(&report.title).to_owned(),
            href: Some(links.report(&report.id)),
        });
        Self {
            title: Named {
                words: open(&concern.asked.title).to_owned(),
                href: Some(links.subject(&concern.asked.id)),
            },
            under: report
                .into_iter()
                .chain([Named {
                    words: letters::capital(&under),
                    href: None,
                }])
                .collect(),
            about: concern
                .about
                .iter()
                .map(|of| Named::asked_of(of, links))
                .collect(),
            opened: days::short_known(concern.asked.asked_when()),
            judged: judged(concern, view, links),
            claimed: claimed(concern, view, links),
        }
    }
}

/// How many recommendations are recorded under it, and how much else.
pub(crate) fn beneath(concern: &Concern<'_>) -> String {
    let recommendations = concern.recommendations();
    concerns::beneath(recommendations, concern.beneath.len() - recommendations)
}

/// What was judged last, once where it is the same for every body.
pub(crate) fn judged(concern: &Concern<'_>, view: &View<'_>, links: Links) -> Vec<JudgedOf> {
    let said =
        |outcome: Option<&answerable_register::facts::Outcome>, of: Option<String>| match outcome
            .map(|outcome| JudgedShown::of(outcome, view, links))
        {
            Some(judged) => JudgedOf::of(judged, of),
            None => JudgedOf {
                of,
                sentence: concerns::NOT_JUDGED.to_owned(),
                quotes: Vec::new(),
                sources: Vec::new(),
            },
        };
    let last: Vec<_> = concern
        .about
        .iter()
        .map(|of| (of, concern.last_judged(Some(of.id))))
        .collect();
    let first = last.first().map(|(_, outcome)| *outcome);
    match first {
        None => vec![said(concern.judged.first().copied(), None)],
        Some(first) if last.iter().all(|(_, outcome)| same(*outcome, first)) => {
            vec![said(first, None)]
        }
        Some(_) => last
            .into_iter()
            .map(|(of, outcome)| said(outcome, of.name.map(str::to_owned)))
            .collect(),
    }
}

/// What the bodies it is about claim of themselves: never among what its asker
/// judged.
pub(crate) fn claimed(concern: &Concern<'_>, view: &View<'_>, links: Links) -> Vec<JudgedOf> {
    concern
        .claimed
        .iter()
        .filter(|claim| concern.about.iter().any(|of| claim.is_about(of.id)))
        .map(|claim| JudgedOf::of(JudgedShown::of(claim, view, links), None))
        .collect()
}

fn same<T>(one: Option<&T>, other: Option<&T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// The columns of a table of causes of concern.
pub(crate) const COLUMNS: &[Column] = &[
    column("concern", "Cause of concern: reference"),
    column("title", "Cause of concern"),
    column("number", "Number as published"),
    column("report", "Report: reference"),
    column("opened_by", "Opened by"),
    column("about", "About"),
    column("about_reference", "About: reference"),
    column("opened_on", "Opened on"),
    column("recommendations", "Recommendations recorded under it"),
    column("others_asked", "Other things asked under it"),
    column("outcome", "Outcome as judged by the asker"),
    column("judged_by", "Judged by"),
    column("judged_on", "Judged on"),
    column("closed_on", "Closed on"),
    column("judged_source", "Source of the outcome: reference"),
    column("page", "Page"),
    column("outcome_code", "Outcome as judged by the asker: code"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

/// A table of causes of concern: a row for each and each body it is about.
pub(crate) fn listing<'a>(
    found: &'a [Concern<'a>],
    view: &'a View<'a>,
    links: Links,
) -> Listing<'a> {
    let rows: Vec<_> = found
        .iter()
        .flat_map(|concern| {
            let of_each = concern
                .about
                .iter()
                .map(move |of| values(concern, Some(of), view, links));
            let of_nobody = concern
                .about
                .is_empty()
                .then(|| values(concern, None, view, links));
            of_each.chain(of_nobody)
        })
        .collect();
    Listing::whole("causes-of-concern", COLUMNS, rows)
}

fn values<'a>(
    concern: &'a Concern<'a>,
    of: Option<&'a answerable_desk::AskedOf<'a>>,
    view: &'a View<'a>,
    links: Links,
) -> Vec<Value<'a>> {
    let asked = concern.asked;
    let last = concern.last_judged(of.map(|of| of.id));
    let closed = concern.closed(of.map(|of| of.id));
    let recommendations = concern.recommendations();
    let number = |count| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let known = |words: Option<&'a str>| words.map_or(Value::NotAvailable, Value::text);
    vec![
        Value::text(asked.id.as_str()),
        Value::text(open(&asked.title)),
        asked
            .number
            .as_deref()
            .map_or(Value::NotApplicable, Value::text),
        concern.report.map_or(Value::NotApplicable, |report| {
            Value::text(report.id.as_str())
        }),
        Value::text(super::name::asker(&concern.by)),
        known(of.and_then(|of| of.name)),
        known(of.map(|of| of.id.as_str())),
        Value::known_day(asked.asked_when()),
        number(recommendations),
        number(concern.beneath.len() - recommendations),
        known(last.map(|outcome| kinds::finding(outcome.finding))),
        known(last.map(|outcome| view.name_of(&outcome.judged_by, outcome.on))),
        last.map_or(Value::NotAvailable, |outcome| {
            Value::known_day(outcome.when())
        }),
        match (closed, last) {
            (Some(outcome), _) => Value::known_day(outcome.when()),
            // Its asker has spoken, and not of closing it.
            (None, Some(_)) => Value::NotApplicable,
            (None, None) => Value::NotAvailable,
        },
        known(
            last.and_then(|outcome| outcome.passages.first())
                .map(|passage| passage.source.as_str()),
        ),
        Value::text(links.subject(&asked.id)),
        known(last.map(|outcome| outcome.finding.as_str())),
    ]
}
