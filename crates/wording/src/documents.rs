//! When a document was written and published, as far as is known.
//!
//! The day on a letter is not the day it was published, and whoever wrote it
//! may not have published it.

use answerable_register::facts::{Report, ReportKind};

use crate::days;

/// What stands before the day of a report: its publication or, where that is
/// not known, the day on it.
#[must_use]
pub fn label(report: &Report) -> &'static str {
    match report.published_when() {
        // The day on it; nothing shows when it was published.
        Some(_) if report.kind == ReportKind::PreventionOfFutureDeaths => "Dated",
        Some(published) if published.exact().is_some() => "Published on",
        Some(_) => "Published",
        None => "Dated",
    }
}

/// The days of a report: "6 March 2024", "September 2023", "28 March 2024;
/// dated 15 January 2024", "6 March 2024; the day it was published is not
/// known".
#[must_use]
pub fn days_of(report: &Report) -> String {
    let dated = report.dated_on().map(days::day);
    match (report.published_when().map(days::known), dated) {
        (Some(published), None) => published,
        (Some(published), Some(dated)) => format!("{published}; dated {dated}"),
        (None, dated) => format!(
            "{}; the day it was published is not known",
            dated.unwrap_or_else(|| days::day(report.published_on))
        ),
    }
}

/// The same for a narrow column.
#[must_use]
pub fn day_in_a_column(report: &Report) -> String {
    match report.published_when() {
        Some(published) => days::short_known(published),
        None => format!("dated {}", days::short_day(report.published_on)),
    }
}

/// When it was published, in a sentence: "published on 6 March 2024", "dated 6
/// March 2024".
#[must_use]
pub fn when(report: &Report) -> String {
    match report.published_when() {
        Some(published) => format!("published {}", days::when(published)),
        None => format!("dated {}", days::day(report.published_on)),
    }
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::Publication;
    use answerable_testkit::facts;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_on_a_letter_is_never_said_to_be_the_day_it_was_published() {
        let published = facts::report("a-letter", "28 March 2024");
        let later = Report {
            dated: Some(date(2024, 1, 15)),
            ..published.clone()
        };
        let roughly = Report {
            published_not_before: Some(date(2024, 3, 1)),
            published_on: date(2024, 3, 31),
            ..published.clone()
        };
        let dated_only = Report {
            publication: Publication::NotKnown,
            ..published.clone()
        };
        let said = [published, later, roughly, dated_only].map(|report| {
            format!(
                "{}: {} / {} / {}",
                label(&report),
                days_of(&report),
                day_in_a_column(&report),
                when(&report)
            )
        });
        insta::assert_snapshot!(said.join("\n"), @r"
        Published on: 28 March 2024 / 28 Mar 2024 / published on 28 March 2024
        Published on: 28 March 2024; dated 15 January 2024 / 28 Mar 2024 / published on 28 March 2024
        Published: March 2024 / March 2024 / published in March 2024
        Dated: 28 March 2024; the day it was published is not known / dated 28 Mar 2024 / dated 28 March 2024
        ");
    }
}
