//! A clock drawn: the bar, and the sentences that carry its facts.

use std::num::NonZeroU16;

use answerable_charts::{ClockBar, ClockEnd};
use answerable_desk::questions::AskRow;
use answerable_register::calendar::{FallsOn, Reading, Unit, Working};
use answerable_register::facts::{Duty, PublishedBetween};
use answerable_register::power::Power;
use answerable_wording::clocks::{self, Detail, Line};
use answerable_wording::{days, reports};
use jiff::civil::Date;

/// A clock as it is shown on a page.
pub(crate) struct DrawnClock {
    /// The SVG.
    pub(crate) drawing: String,
    /// By when, and who says so.
    pub(crate) by_when: String,
    /// How long, from when, and under what.
    pub(crate) how_long: Option<String>,
    /// Anything that makes the last day unusual or uncertain.
    pub(crate) remarks: Vec<String>,
    /// The count, line by line.
    pub(crate) working: Vec<Line>,
    /// What the working leaves out.
    pub(crate) left_out: Option<String>,
    /// Which days count.
    pub(crate) what_counts: &'static str,
    /// The law or page it rests on.
    pub(crate) citation: String,
    /// Where that can be read.
    pub(crate) sources: Vec<String>,
}

/// What a clock is drawn for.
#[derive(Clone, Copy)]
pub(crate) struct Drawing<'a> {
    /// The only id of its kind on the page.
    pub(crate) id: &'a str,
    /// The finding in a few words.
    pub(crate) title: &'a str,
    /// How the ask stands, in a sentence.
    pub(crate) sentence: &'a str,
    pub(crate) power: &'a Power,
    pub(crate) working: &'a Working,
    /// What the count starts from, where that is not what the power says.
    pub(crate) trigger: Option<&'a str>,
    pub(crate) as_at: Date,
}

impl DrawnClock {
    /// Draws a clock. Days across are calendar days, whichever days count, so
    /// that the bar is true to time.
    pub(crate) fn of(row: &AskRow<'_>, drawing: Drawing<'_>) -> Self {
        let Drawing { power, working, .. } = drawing;
        let by_when = clocks::last_day_sentence(power, &working.last_day);
        let how_long = clocks::how_long(power);
        let trigger = drawing.trigger.unwrap_or(&power.trigger);
        let first = day_one(working);
        let end = End::of(row, drawing.as_at, first);
        let sentence = format!("{by_when} {}", drawing.sentence);
        let labels = Labels::of(working, first);
        let bar = ClockBar {
            id: drawing.id,
            title: drawing.title,
            sentence: &sentence,
            days: NonZeroU16::new(calendar_days(first, working.last_day.day))
                .unwrap_or(NonZeroU16::MIN),
            day_one: &labels.day_one,
            last_day: &labels.last_day,
            end: end.as_ref().map_or(ClockEnd::Nothing, End::drawn),
        };
        Self {
            drawing: bar.to_string(),
            by_when,
            how_long: how_long.map(|how_long| format!("That is {how_long}.")),
            remarks: drawing
                .trigger
                .map(clocks::counted_from)
                .into_iter()
                .chain(remarks(working))
                .chain(read_so(row).map(str::to_owned))
                .collect(),
            working: clocks::working(working, trigger, Detail::Short),
            left_out: clocks::weekends_left_out(working),
            what_counts: clocks::what_counts(working.period.unit),
            citation: power.citation.clone(),
            sources: power
                .source
                .split_whitespace()
                .filter_map(address)
                .collect(),
        }
    }
}

/// The addresses among a power's sources, ready to be followed.
fn address(word: &str) -> Option<String> {
    if word.starts_with("https://") || word.starts_with("http://") {
        Some(word.to_owned())
    } else if word.contains('.') && word.contains('/') {
        Some(format!("https://{word}"))
    } else {
        None
    }
}

fn remarks(working: &Working) -> Vec<String> {
    let falls_on = working
        .last_day
        .falls_on
        .as_ref()
        .filter(|kind| {
            matches!(
                kind,
                FallsOn::Holiday { .. } | FallsOn::Saturday | FallsOn::Sunday
            )
        })
        .and_then(|_| clocks::falls_on(&working.last_day));
    falls_on
        .into_iter()
        .chain(working.doubts.iter().map(clocks::doubt))
        .collect()
}

/// The last day of comments that many bodies owe is as certain as that they do.
fn read_so(row: &AskRow<'_>) -> Option<&'static str> {
    let owed_by_many = row.report.is_some_and(|report| report.owed_by.len() > 1);
    let is_of_comments = matches!(row.reference.duty, Duty::Comment | Duty::Explain);
    (is_of_comments && owed_by_many).then_some(reports::READ_SO_BY_THE_INSPECTORATE)
}

/// The day that counts as the first.
fn day_one(working: &Working) -> Date {
    working
        .steps
        .iter()
        .find(|step| matches!(step.reading, Reading::Counted(1)))
        .map_or(working.trigger, |step| step.day)
}

/// Calendar days from one day to another, both counted.
fn calendar_days(first: Date, last: Date) -> u16 {
    u16::try_from(number_of(last, first).max(1)).unwrap_or(u16::MAX)
}

/// Which calendar day from day one a day is; day one is 1.
fn number_of(day: Date, first: Date) -> i32 {
    first
        .until((jiff::Unit::Day, day))
        .map_or(0, |span| span.get_days())
        + 1
}

/// The words at both ends of the period.
struct Labels {
    day_one: String,
    last_day: String,
}

impl Labels {
    fn of(working: &Working, first: Date) -> Self {
        let one = match working.period.unit {
            Unit::WorkingDays(_) => "Working day 1",
            Unit::CalendarDays | Unit::Weeks | Unit::Months | Unit::Quarters => "Day 1",
        };
        // Short enough to stand beside a bar on the narrowest screen: how many days
        // there are is said under it.
        Self {
            day_one: format!("{one}: {}", days::short_day(first)),
            last_day: format!("Last day: {}", days::short_day(working.last_day.day)),
        }
    }
}

/// What stands at the end of the bar.
struct End {
    kind: EndKind,
    label: String,
}

enum EndKind {
    Answered(i32),
    Between(i32, i32),
    Today(i32),
}

impl End {
    fn of(row: &AskRow<'_>, as_at: Date, first: Date) -> Option<Self> {
        let number = |day| number_of(day, first);
        let end = |kind, label| Some(Self { kind, label });
        let Some(answer) = row.answer else {
            return (as_at >= first).then(|| Self {
                kind: EndKind::Today(number(as_at)),
                label: format!("As at {}", days::short_day(as_at)),
            });
        };
        // Of an explanation in comments that are known, it is these that came.
        let came = match row.in_comments {
            Some(_) => "Comments",
            None => "Answered",
        };
        let PublishedBetween {
            not_before,
            not_after,
        } = answer.published;
        match (answer.published.day(), not_before, not_after) {
            (Some(day), ..) => end(
                EndKind::Answered(number(day)),
                format!("{came} {}", days::short_day(day)),
            ),
            (None, Some(from), Some(to)) => end(
                EndKind::Between(number(from), number(to)),
                format!(
                    "{came} {} to {}",
                    days::short_day(from),
                    days::short_day(to)
                ),
            ),
            (None, Some(from), None) if answer.dated == Some(from) => end(
                EndKind::Answered(number(from)),
                format!("Dated {}", days::short_day(from)),
            ),
            (None, Some(from), None) => end(
                EndKind::Answered(number(from)),
                format!("Not before {}", days::short_day(from)),
            ),
            (None, None, Some(to)) => end(
                EndKind::Answered(number(to)),
                format!("Seen by {}", days::short_day(to)),
            ),
            (None, None, None) => None,
        }
    }

    fn drawn(&self) -> ClockEnd<'_> {
        let label = self.label.as_str();
        match self.kind {
            EndKind::Answered(day) => ClockEnd::Answered { day, label },
            EndKind::Between(earliest, latest) => ClockEnd::AnsweredBetween {
                earliest,
                latest,
                label,
            },
            EndKind::Today(day) => ClockEnd::Today { day, label },
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_numbered_from_day_one() {
        let first = date(2024, 3, 6);
        assert_eq!(number_of(first, first), 1);
        assert_eq!(number_of(date(2024, 4, 30), first), 56);
        assert_eq!(calendar_days(first, date(2024, 4, 30)), 56);
        assert_eq!(number_of(date(2024, 3, 5), first), 0);
    }

    #[test]
    fn only_an_address_is_made_a_link() {
        assert_eq!(
            address("https://a.example/b").as_deref(),
            Some("https://a.example/b")
        );
        assert_eq!(
            address("a.example/b").as_deref(),
            Some("https://a.example/b")
        );
        assert_eq!(address("verbatim"), None);
        assert_eq!(address("javascript:alert(1)"), None);
    }
}
