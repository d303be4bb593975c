//! The summary of an ask, a line for each fact.

use answerable_desk::View;
use answerable_desk::questions::{AskPage, AskRow};
use answerable_register::words::BodyId;
use answerable_wording::{days, deadlines, kinds};

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
    let mut facts = vec![
        named("Asked by", Named::asked_by(&row.by, links), None),
        named(
            "Asked of",
            Named::asked_of(&row.of, links),
            as_published(row),
        ),
        plain("Asked on", days::day(row.asked_on)),
    ];
    if let Some(report) = row.report {
        let value = Named {
            words: open(&report.title).to_owned(),
            href: Some(links.report(&report.id)),
        };
        facts.push(named(
            "In",
            value,
            row.asked
                .and_then(|asked| asked.number.as_ref())
                .map(|number| format!("number {number}")),
        ));
    }
    if let Some(by) = row
        .asked
        .and_then(|asked| deadlines::as_published(&asked.deadline))
    {
        facts.push(plain("To be done", by));
    }
    if let Some(condition) = row.asked.and_then(|asked| asked.condition.as_ref()) {
        facts.push(plain("Condition", open(condition).to_owned()));
    }
    let body = |id: &BodyId| Named {
        words: view.register.bodies.latest(id).map_or_else(
            || id.to_string(),
            |held| held.fact.name_on(view.as_at).to_owned(),
        ),
        href: Some(links.body(id)),
    };
    if let Some(by) = &found.borne_by {
        facts.push(named("Duty on the last day", body(by), None));
    }
    if let Some(with) = &found.now_with {
        facts.push(named(
            "Duty now with",
            body(with),
            Some("Lateness before that stays where it was.".to_owned()),
        ));
    }
    facts.push(plain(
        "Position taken",
        kinds::position(row.position).to_owned(),
    ));
    if let Some(explanation) = row.explanation {
        facts.push(plain(
            "Of the recommendation",
            kinds::explanation(explanation).to_owned(),
        ));
    }
    if let Some(reply) = row.aid {
        facts.push(plain("Reply", kinds::aid(reply).to_owned()));
    }
    facts.push(outcome(found, view));
    facts
}

fn outcome(found: &AskPage<'_>, view: &View<'_>) -> Fact {
    let key = "Outcome";
    match found.row.outcome {
        Some(outcome) => Fact {
            key,
            value: Named {
                words: kinds::finding(outcome.finding).to_owned(),
                href: None,
            },
            under: Some(format!(
                "as judged by {} on {}",
                view.register
                    .bodies
                    .latest(&outcome.judged_by)
                    .map_or(outcome.judged_by.as_str(), |held| held
                        .fact
                        .name_on(outcome.on)),
                days::day(outcome.on)
            )),
        },
        None => Fact {
            key,
            value: Named {
                words: "None recorded".to_owned(),
                href: None,
            },
            under: Some("Only the asker’s own finding is shown here.".to_owned()),
        },
    }
}

/// The words that named the addressee, where they are not its name.
fn as_published(row: &AskRow<'_>) -> Option<String> {
    let words = row.of.as_published.map(open)?;
    (Some(words) != row.of.name).then(|| format!("as published: “{words}”"))
}
