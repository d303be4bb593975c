//! Who answers, and when: counts that stand on rows, body by body.
//!
//! Lateness is counted for each set of comments on a report, where section 55
//! of the Police Act 1996 sets a last day; what an answer says of each
//! recommendation is counted apart and added to nothing. Of bodies that no law
//! gives a day, answers and days are counted, and lateness is not.
//!
//! Every count here is the length of a list: [`Within`](super::Within) narrows
//! the list of asks to just what was counted, and a test holds each to it.

mod comments;
mod compared;
mod count;
mod days;
mod lists;
mod one;
mod over_time;
mod per_body;

use std::collections::{BTreeMap, BTreeSet};

use answerable_register::facts::ReportKind;
use jiff::civil::{Date, date};

use super::within::Within;

pub use comments::{BodyTimeliness, Timeliness};
pub use compared::{ConsistentlyLow, Tested, YEARS_TESTED};
pub use count::{CommentCounts, ExplanationCounts};
pub use days::{AnswersOf, BodyAnswers, Waited};
pub use lists::{AnswerCount, CommentCount, ExplanationCount};
pub use one::{CommentsOn, OneBody, StandsOn};
pub use over_time::{BodyOverTime, MOST_MONTHS, OverTime, Stood, TimeFigure};

/// Which reports and letters are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// Published, or asked outside a report, on this day or later.
    pub from: Option<Date>,
    /// On this day or earlier.
    pub to: Option<Date>,
    /// Only documents of these kinds; none chosen means all.
    pub kinds: BTreeSet<ReportKind>,
}

impl Period {
    /// All that was published in one year.
    #[must_use]
    pub fn of_year(year: i16) -> Self {
        Self {
            from: Some(date(year, 1, 1)),
            to: Some(date(year, 12, 31)),
            ..Self::default()
        }
    }

    /// The list that holds all it counts.
    #[must_use]
    pub fn within(&self) -> Within {
        Within {
            asked_from: self.from,
            asked_to: self.to,
            report_kind: self.kinds.clone(),
            ..Within::default()
        }
    }
}

impl crate::view::View<'_> {
    /// How many reports and letters there are of each kind by the day, and the
    /// years in which they were published: what a period is chosen from.
    #[must_use]
    pub fn reports_by_kind_and_year(&self) -> ReportsBy {
        let mut by = ReportsBy::default();
        for report in self.published_reports() {
            *by.kind.entry(report.kind).or_default() += 1;
            by.years.insert(report.published_on.year());
        }
        by
    }
}

/// Reports and letters by kind and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportsBy {
    /// How many there are of each kind.
    pub kind: BTreeMap<ReportKind, usize>,
    /// The years in which any was published.
    pub years: BTreeSet<i16>,
}
