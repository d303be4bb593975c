//! One ask as a row of a table.

use answerable_desk::questions::AskRow;
use answerable_register::facts::Position;
use answerable_register::fold::Clock;
use answerable_wording::{days, kinds, numbers};
use jiff::civil::Date;

use crate::shown::{Named, Stands};
use crate::visit::Links;

/// One ask as a row.
#[derive(Debug, Clone)]
pub(crate) struct AskLine {
    /// What was asked, leading to the ask.
    pub(crate) what: Named,
    /// The kind of ask, who asked and when.
    pub(crate) under: String,
    /// Whom it was asked of.
    pub(crate) of: Named,
    /// By when, if anyone named a day.
    pub(crate) by_when: Option<ByWhen>,
    pub(crate) stands: Stands,
    /// The position taken and what came of it, where there is either.
    pub(crate) further: Option<String>,
}

/// A day in a table: the day bold, plain words under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByWhen {
    pub(crate) day: String,
    /// Who sets it, and how far off it is.
    pub(crate) under: String,
}

impl AskLine {
    pub(crate) fn of(row: &AskRow<'_>, as_at: Date, links: Links) -> Self {
        let kind = kinds::ask(row.reference.duty, row.kind);
        Self {
            what: Named::ask(row, links),
            under: format!("{kind}. {}, {}", row.by.name, days::day(row.asked_on)),
            of: Named::asked_of(&row.of, links),
            by_when: ByWhen::of(&row.clock, as_at),
            stands: Stands::of(row.standing.kind()),
            further: further(row),
        }
    }
}

impl ByWhen {
    pub(crate) fn of(clock: &Clock, as_at: Date) -> Option<Self> {
        let (day, set) = match clock {
            Clock::ByLaw { last_day, .. } => (*last_day, "by law"),
            Clock::WithComments { last_day } => (*last_day, "by law, with the comments"),
            Clock::ByPractice { last_day, .. } => (*last_day, "by practice, not by law"),
            Clock::AsAsked {
                latest: Some(day), ..
            }
            | Clock::AsAsked {
                latest: None,
                earliest: Some(day),
            } => (*day, "named by the asker"),
            Clock::AsAsked { .. } | Clock::Unknown { .. } | Clock::None => return None,
        };
        Some(Self {
            day: days::short_day(day),
            under: format!("{set}; {}", how_far(day, as_at)),
        })
    }
}

/// "991 days ago", "today", "in 5 days".
fn how_far(day: Date, as_at: Date) -> String {
    let away = day
        .until((jiff::Unit::Day, as_at))
        .map_or(0, |span| span.get_days());
    let count = numbers::days(away.unsigned_abs().into());
    match away {
        0 => "today".to_owned(),
        1.. => format!("{count} ago"),
        _ => format!("in {count}"),
    }
}

fn further(row: &AskRow<'_>) -> Option<String> {
    let mut said = Vec::new();
    if let Some(reply) = row.aid {
        said.push(format!("Reply: {}", lower(kinds::aid(reply))));
    }
    if row.position != Position::NotStated {
        said.push(format!(
            "Position: {}",
            lower(kinds::position(row.position))
        ));
    }
    if let Some(explanation) = row.explanation {
        said.push(format!("Says: {}", lower(kinds::explanation(explanation))));
    }
    if let Some(outcome) = row.outcome {
        said.push(format!(
            "Outcome: {}",
            lower(kinds::finding(outcome.finding))
        ));
    }
    (!said.is_empty()).then(|| said.join(". "))
}

/// With a small first letter, to stand inside a line.
pub(crate) fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_laws_day_and_anyone_elses_look_different() {
        let as_at = date(2024, 5, 3);
        let law = Clock::ByLaw {
            power: "section-55".into(),
            last_day: date(2024, 4, 30),
            provisional_beyond: None,
        };
        let asker = Clock::AsAsked {
            earliest: None,
            latest: Some(date(2024, 5, 4)),
        };
        let said = |clock| ByWhen::of(&clock, as_at).map(|when| (when.day, when.under));
        let (law_day, law_words) = said(law).unwrap();
        assert_eq!(
            (law_day.as_str(), law_words.as_str()),
            ("30 Apr 2024", "by law; 3 days ago")
        );
        assert_eq!(said(asker).unwrap().1, "named by the asker; in one day");
        assert_eq!(said(Clock::None), None);
        assert_eq!(how_far(as_at, as_at), "today");
    }
}
