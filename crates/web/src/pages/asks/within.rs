//! What narrows the list beside its form: written by the pages that count, read
//! here, and shown as what is chosen.

use std::collections::BTreeSet;

use answerable_desk::View;
use answerable_desk::questions::{BodyGroup, ExplainedAs, LastDay, Looked, Within};
use answerable_register::facts::{Duty, ReportKind};
use answerable_register::words::BodyId;
use answerable_wording::answering;
use jiff::civil::Date;

use crate::visit::Unknown;
use crate::visit::choice::{Choice, Chosen};
use crate::visit::query::Pairs;
use crate::visit::unknown::reference;

impl Choice for BodyGroup {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for LastDay {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for ExplainedAs {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for Looked {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for Duty {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for ReportKind {
    const ALL: &'static [Self] = &Self::ALL;

    fn value(self) -> &'static str {
        self.as_str()
    }
}

/// Reads what narrows a list. Never fails: what it does not know it names.
pub(crate) fn read(pairs: &Pairs, view: &View<'_>, unknown: &mut Vec<Unknown>) -> Within {
    let body = |text: &str| {
        let id = BodyId::from(text);
        view.register.bodies.latest(&id).is_some().then_some(id)
    };
    Within {
        borne_by: reference(pairs, "borne-by", unknown, "a body here", body),
        asked_by: reference(pairs, "asked-by", unknown, "a body here", body),
        group: one(pairs, "of-group", unknown, "a group of bodies"),
        asked_from: day(pairs, "asked-from", unknown),
        asked_to: day(pairs, "asked-to", unknown),
        report_kind: many(pairs, "report-kind", unknown, "a kind of report"),
        duty: many(pairs, "duty", unknown, "a duty"),
        last_day: one(pairs, "last-day", unknown, "how a last day stands"),
        explained: many(pairs, "explained", unknown, "an explanation"),
        looked: one(pairs, "looked", unknown, "yes or no"),
    }
}

/// One day under a name, as `2024-05-01`.
pub(crate) fn day(pairs: &Pairs, name: &'static str, unknown: &mut Vec<Unknown>) -> Option<Date> {
    let text = pairs.filled(name)?;
    unknown.extend(Unknown::second(pairs, name));
    let day: Option<Date> = text.parse().ok();
    // The one form that every address has: jiff would take others too.
    let day = day.filter(|day| day.to_string() == text);
    if day.is_none() {
        unknown.push(Unknown::value(name, text, "a day"));
    }
    day
}

/// Every known value under a name.
pub(crate) fn many<T: Choice + Ord>(
    pairs: &Pairs,
    name: &'static str,
    unknown: &mut Vec<Unknown>,
    what: &str,
) -> BTreeSet<T> {
    let chosen = Chosen::<T>::read(pairs, name);
    unknown.extend(
        chosen
            .unknown
            .iter()
            .map(|value| Unknown::value(name, value, what)),
    );
    chosen.known.into_iter().collect()
}

/// The one known value under a name that takes one.
pub(crate) fn one<T: Choice>(
    pairs: &Pairs,
    name: &'static str,
    unknown: &mut Vec<Unknown>,
    what: &str,
) -> Option<T> {
    unknown.extend(Unknown::second(pairs, name));
    let text = pairs.filled(name)?;
    let known = T::ALL.iter().copied().find(|choice| choice.value() == text);
    if known.is_none() {
        unknown.push(Unknown::value(name, text, what));
    }
    known
}

/// What is allowed under one of these names; none for any other.
pub(crate) fn allowed_under(name: &str) -> Option<String> {
    Some(match name {
        "borne-by" | "asked-by" => "the reference of a body, as in /bodies.csv".to_owned(),
        "of-group" => values_of::<BodyGroup>(),
        "asked-from" | "asked-to" => "a day, as 2024-05-01".to_owned(),
        "report-kind" => values_of::<ReportKind>(),
        "duty" => values_of::<Duty>(),
        "last-day" => values_of::<LastDay>(),
        "explained" => values_of::<ExplainedAs>(),
        "looked" => values_of::<Looked>(),
        _ => return None,
    })
}

/// Every value of a choice, as an address takes it.
pub(crate) fn values_of<T: Choice>() -> String {
    let values: Vec<_> = T::ALL.iter().map(|choice| choice.value()).collect();
    values.join(", ")
}

/// What narrows a list as it stands in an address, after these pairs.
pub(crate) fn pairs_of(within: &Within, mut pairs: Pairs) -> Pairs {
    for (name, value) in values(within) {
        pairs = pairs.with(name, value);
    }
    pairs
}

/// Each thing that narrows a list: its name, its value, and its words.
pub(super) fn said(view: &View<'_>, within: &Within) -> Vec<(&'static str, String, String)> {
    values(within)
        .into_iter()
        .map(|(name, value)| {
            let words = words(view, within, name, &value);
            (name, value, words)
        })
        .collect()
}

fn values(within: &Within) -> Vec<(&'static str, String)> {
    let mut values: Vec<(&'static str, String)> = Vec::new();
    if let Some(body) = &within.borne_by {
        values.push(("borne-by", body.to_string()));
    }
    if let Some(body) = &within.asked_by {
        values.push(("asked-by", body.to_string()));
    }
    if let Some(group) = within.group {
        values.push(("of-group", group.as_str().to_owned()));
    }
    for (name, day) in [
        ("asked-from", within.asked_from),
        ("asked-to", within.asked_to),
    ] {
        values.extend(day.map(|day| (name, day.to_string())));
    }
    for kind in &within.report_kind {
        values.push(("report-kind", kind.as_str().to_owned()));
    }
    for duty in &within.duty {
        values.push(("duty", duty.as_str().to_owned()));
    }
    if let Some(last_day) = within.last_day {
        values.push(("last-day", last_day.as_str().to_owned()));
    }
    for says in &within.explained {
        values.push(("explained", says.as_str().to_owned()));
    }
    if let Some(looked) = within.looked {
        values.push(("looked", looked.as_str().to_owned()));
    }
    values
}

/// The group's name.
pub(crate) fn group_words(group: BodyGroup) -> &'static str {
    match group {
        BodyGroup::LocalPolicingBodies => answering::LOCAL_POLICING_BODIES,
        BodyGroup::Forces => answering::FORCES,
        BodyGroup::Others => answering::OTHERS,
    }
}

fn words(view: &View<'_>, within: &Within, name: &str, value: &str) -> String {
    fn chosen<T: Choice>(value: &str, words: fn(T) -> String) -> String {
        let known = T::ALL
            .iter()
            .copied()
            .find(|choice| choice.value() == value);
        known.map_or_else(|| value.to_owned(), words)
    }
    match name {
        "borne-by" => within.borne_by.as_ref().map_or_else(String::new, |body| {
            format!("Duty of: {}", view.name_of(body, view.as_at))
        }),
        "asked-by" => within.asked_by.as_ref().map_or_else(String::new, |body| {
            format!("Asked by: {}", view.name_of(body, view.as_at))
        }),
        "of-group" => {
            chosen::<BodyGroup>(value, |group| format!("Asked of: {}", group_words(group)))
        }
        "asked-from" => answering::asked_from(within.asked_from),
        "asked-to" => answering::asked_to(within.asked_to),
        "report-kind" => chosen::<ReportKind>(value, |kind| {
            answerable_wording::kinds::report(kind).to_owned()
        }),
        "duty" => chosen::<Duty>(value, |duty| answering::duty(duty).to_owned()),
        "last-day" => chosen::<LastDay>(value, |last_day| {
            match last_day {
                LastDay::Passed => answering::LAST_DAY_PASSED,
                LastDay::ToCome => answering::LAST_DAY_TO_COME,
                LastDay::None => answering::NO_LAST_DAY,
            }
            .to_owned()
        }),
        "explained" => chosen::<ExplainedAs>(value, |says| match says {
            ExplainedAs::Says(says) => answering::explained(Some(says)).to_owned(),
            ExplainedAs::NotRecorded => answering::explained(None).to_owned(),
        }),
        _ => chosen::<Looked>(value, |looked| {
            match looked {
                Looked::Yes => answering::LOOKED,
                Looked::No => answering::NOT_LOOKED,
            }
            .to_owned()
        }),
    }
}
