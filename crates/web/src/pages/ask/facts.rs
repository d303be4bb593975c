//! The summary of an ask, a line for each fact.

use answerable_desk::View;
use answerable_desk::questions::{AskPage, AskRow, Cause};
use answerable_register::facts::{AskedKind, Duty, Outcome};
use answerable_register::words::BodyId;
use answerable_wording::{days, deadlines, documents, kinds, lines, outcomes};

use crate::shown::line::not_said;
use crate::shown::{Named, open};
use crate::visit::Links;

/// One line of the summary: its name and what it says, perhaps with a page.
pub(super) struct Fact {
    pub(super) key: &'static str,
    pub(super) value: Named,
    /// Further words under it.
    pub(super) under: Option<String>,
}

/// The summary: who, of whom, when, and three facts that are never one.
pub(super) fn of(found: &AskPage<'_>, view: &View<'_>, links: Links) -> Vec<Fact> {
    let row = &found.row;
    let plain = |key, words: String| Fact {
        key,
        value: Named { words, href: None },
        under: None,
    };
    let named = |key, value, under| Fact { key, value, under };
    let published = row
        .report
        .filter(|_| row.asked.is_some())
        .and_then(|report| documents::published_after(row.asked_when, report))
        .map(|published| format!("published {}", days::when(published)));
    let when = |on, roughly| Fact {
        under: published.clone(),
        ..match row.asked_when.exact() {
            Some(day) => plain(on, days::day(day)),
            None => plain(roughly, days::when(row.asked_when)),
        }
    };
    // Whoever undertakes something is asked by nobody.
    let mut facts = match row.kind {
        Some(AskedKind::Undertaking) => vec![
            named("Undertaken by", Named::asked_of(&row.of, links), None),
            when("Undertaken on", "Undertaken"),
        ],
        _ => vec![
            named("Asked by", Named::asked_by(&row.by, links), None),
            asked_of(row, links),
            when("Asked on", "Asked"),
        ],
    };
    if let Some(report) = row.report {
        let value = Named {
            words: open(&report.title).to_owned(),
            href: Some(links.report(&report.id)),
        };
        facts.push(named(
            "Asked in",
            value,
            row.asked
                .and_then(|asked| asked.number.as_ref())
                .map(|number| format!("number {number}")),
        ));
    }
    if let Some(cause) = &found.cause {
        facts.push(of_the_cause(cause, view, links));
    }
    let terms = row.asked.map(deadlines::terms).unwrap_or_default();
    facts.extend(terms.into_iter().map(|(key, words)| plain(key, words)));
    let body = |id: &BodyId| Named {
        words: view.name_of(id, view.as_at).to_owned(),
        href: Some(links.body(id)),
    };
    if let Some(by) = &found.borne_by {
        facts.push(named("Duty on the last day", body(by), None));
    }
    if let Some(with) = &found.now_with {
        facts.push(named(
            "Duty now with",
            body(with),
            Some(deadlines::LATENESS_STAYS.to_owned()),
        ));
    }
    if let Some(by) = row.answered_by {
        facts.push(plain("Answered by", by.to_owned()));
    }
    // A reply to a request for aid is no position.
    if row.reference.duty != Duty::Reply {
        facts.push(plain(
            "Position taken",
            kinds::position(row.position).to_owned(),
        ));
    }
    if let Some(explanation) = row.explanation {
        facts.push(plain(
            "Of the recommendation",
            kinds::explanation(explanation).to_owned(),
        ));
    }
    if let Some(reply) = row.aid {
        facts.push(plain("Reply", kinds::aid(reply).to_owned()));
    }
    facts
}

/// Of whom; where no source says in words that it was asked, that and why it
/// stands here all the same.
fn asked_of(row: &AskRow<'_>, links: Links) -> Fact {
    let (key, under) = match not_said(row) {
        Some(why) => ("Taken to have been asked", Some(lines::not_said(why))),
        None => ("Asked of", as_published(row)),
    };
    Fact {
        key,
        value: Named::asked_of(&row.of, links),
        under,
    }
}

/// The cause of concern, and what came of it, which is its own.
fn of_the_cause(cause: &Cause<'_>, view: &View<'_>, links: Links) -> Fact {
    let came = cause
        .outcomes
        .iter()
        .map(|outcome| outcomes::sentence(outcome, judge(outcome, view)))
        .collect::<Vec<_>>();
    Fact {
        key: "Under the cause of concern",
        value: Named {
            words: open(&cause.asked.title).to_owned(),
            href: Some(links.subject(&cause.asked.id)),
        },
        under: (!came.is_empty()).then(|| format!("{} {}", came.join(" "), outcomes::OF_THE_CAUSE)),
    }
}

/// Who judged, by the name of that day.
fn judge<'a>(outcome: &'a Outcome, view: &View<'a>) -> &'a str {
    view.name_of(&outcome.judged_by, outcome.on)
}

/// The words that named the addressee, where they are not its name.
fn as_published(row: &AskRow<'_>) -> Option<String> {
    let words = row.of.as_published.map(open)?;
    (Some(words) != row.of.name).then(|| format!("as published: “{words}”"))
}
