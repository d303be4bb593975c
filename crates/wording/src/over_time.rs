//! A figure over time, and stays along a line of time.

use answerable_figures::{FEWEST_DUE, MissingEvidence, Share};
use answerable_register::calendar::Day;

use crate::days;
use crate::numbers::{count, number};

/// What the page says of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureSaid {
    /// Its name among the others.
    pub name: &'static str,
    /// The heading of its page.
    pub heading: &'static str,
    /// What the chart shows, for whoever does not see it.
    pub sentence: &'static str,
    /// The same of a panel for each body.
    pub panels: &'static str,
    /// How to read the line, and the band where there is one.
    pub how_to_read: &'static str,
    /// Of what it is: a column.
    pub of: &'static str,
    /// What is known: a column.
    pub known: &'static str,
    /// What it could be if nothing were missing: a column; none where nothing is.
    pub at_most: Option<&'static str>,
}

/// Comments published in time.
pub const IN_TIME: FigureSaid = FigureSaid {
    name: "in time",
    heading: "Answering in time, month by month",
    sentence: "A line over time: the share of comments known to have been published in time, of all whose last day had passed by the end of each month. A band over it goes to the share there would be if all that was not found or not dated had been in time. Each number is in the table.",
    panels: "A panel for each body, all on one scale: the share of its comments known to have been published in time, of those whose last day had passed by the end of each month, and a band over it to the highest share there can be. Each number is in the table.",
    how_to_read: "The line is the share known to be in time. The grey over it goes to what the share would be if everything that was not found, or found without a day, had been in time. Grey is what is missing, not chance: looking makes it smaller.",
    of: "Due by then",
    known: "Known to be in time",
    at_most: Some("Could be up to"),
};

/// Comments published late.
pub const LATE: FigureSaid = FigureSaid {
    name: "late",
    heading: "Comments published late, month by month",
    sentence: "A line over time: the share of comments known to have been published after their last day, of all whose last day had passed by the end of each month. A band over it goes to the share there would be if all that was not found or not dated had been late. Each number is in the table.",
    panels: "A panel for each body, all on one scale: the share of its comments known to have been published after their last day, of those whose last day had passed by the end of each month, and a band over it to the highest share there can be. Each number is in the table.",
    how_to_read: "The line is the share known to be late. The grey over it goes to what the share would be if everything that was not found, or found without a day, had been late. Grey is what is missing, not chance: looking makes it smaller.",
    of: "Due by then",
    known: "Known to be late",
    at_most: Some("Could be up to"),
};

/// Comments that were looked for and not found, the body told.
pub const NO_ANSWER_FOUND: FigureSaid = FigureSaid {
    name: "no answer found",
    heading: "No answer found, month by month",
    sentence: "A line over time: of comments whose last day had passed by the end of each month, the share that somebody looked for and did not find, with the body told. A band over it goes to the share there would be if nothing were found where nobody has looked or no body was told. Each number is in the table.",
    panels: "A panel for each body, all on one scale: of its comments whose last day had passed by the end of each month, the share that somebody looked for and did not find, with the body told, and a band over it to the highest share there can be. Each number is in the table.",
    how_to_read: "The line is the share that somebody looked for and did not find, with the body told. The grey over it goes to what the share would be if nothing were found wherever nobody has looked, or the body has not been told. Grey is what is missing, not chance: looking makes it smaller.",
    of: "Due by then",
    known: "No answer found",
    at_most: Some("Could be up to"),
};

/// How far looking reaches.
pub const LOOKED_FOR: FigureSaid = FigureSaid {
    name: "looked for",
    heading: "How far looking reached, month by month",
    sentence: "A line over time: of comments whose last day had passed by the end of each month and of which no answer was known, the share that somebody had looked for. Each number is in the table.",
    panels: "A panel for each body, all on one scale: of its comments whose last day had passed by the end of each month and of which no answer was known, the share that somebody had looked for. Each number is in the table.",
    how_to_read: "The line is the share that somebody had looked for, of what was due and not known. It says how far looking reached, and nothing of any body.",
    of: "Due, and no answer known",
    known: "Looked for",
    at_most: None,
};

/// Recommendations of which comments say what was done, will be, or why nothing.
pub const EXPLAINED: FigureSaid = FigureSaid {
    name: "explained",
    heading: "Recommendations explained, month by month",
    sentence: "A line over time: of recommendations whose comments were due by the end of each month, the share of which the comments say what was done, what will be done, or why nothing. A band over it goes to the share there would be if all that was not found or not recorded were explained. Each number is in the table.",
    panels: "A panel for each body, all on one scale: of recommendations on which its comments were due by the end of each month, the share of which they say what was done, what will be done, or why nothing, and a band over it to the highest share there can be. Each number is in the table.",
    how_to_read: "The line is the share of recommendations of which the comments say what was done, what will be done, or why nothing. The grey over it goes to what the share would be if everything that was not found, or not recorded, were explained. Grey is what is missing, not chance: looking makes it smaller.",
    of: "Due by then",
    known: "Known to be explained",
    at_most: Some("Could be up to"),
};

/// Days by which half was answered, where no law sets a day.
pub const DAYS: FigureSaid = FigureSaid {
    name: "days to an answer",
    heading: "Days to an answer, month by month",
    sentence: "A line over time: the days by which half of what was asked had been answered, where no law sets a day, as known by the end of each month. Each number is in the table.",
    panels: "A panel for each body, all on one scale: the days by which half of what was asked of it had been answered, where no law sets a day, as known by the end of each month. Each number is in the table.",
    how_to_read: "The line is the number of days by which half had been answered. What was still open counts for as long as somebody saw it open, and is not dropped. No law that we know of sets a day for these, so nobody is late.",
    of: "Asks of which days are known",
    known: "Half answered within",
    at_most: None,
};

/// What a point is, and what a recorded fact does to it.
pub const WHAT_A_POINT_IS: &str = "Each point is how things stood in the world on that day, by all that the register holds today. What is found later about an earlier day moves that day’s point.";

/// Nothing is counted, so nothing is drawn.
pub const NOTHING_COUNTED: &str =
    "Nothing of this kind is to be counted by this day, so there is nothing to show over time yet.";

/// So much is not known that nothing is drawn and no share is said.
pub const MOSTLY_NOT_KNOWN: &str = "On no day here is enough counted and most of it known, so no share follows and nothing is drawn. What is not known says nothing of any body.";

/// The same of days.
pub const NO_DAYS: &str = "On no day here are there enough asks of which days are known, with half of them answered, so nothing is drawn. What is not known says nothing of any body.";

/// Why some points are not drawn.
#[must_use]
pub fn too_few() -> String {
    format!(
        "A day on which there were fewer than {FEWEST_DUE}, or more was not known than known, is in the table and not in the chart."
    )
}

/// The same of days.
#[must_use]
pub fn too_few_days() -> String {
    format!(
        "A day by which fewer than {FEWEST_DUE} asks had known days, or fewer than half were answered, is in the table and not in the chart."
    )
}

/// How many are known to have met it: no percentage where more is not known than
/// known, and no nought where nothing at all is.
#[must_use]
pub fn known(evidence: MissingEvidence) -> String {
    match evidence.is_mostly_missing() {
        false => share(evidence.lowest()),
        true if evidence.missing() == evidence.of() => "not known".to_owned(),
        true => of(evidence.lowest()),
    }
}

/// How many it could be, under the same rule.
#[must_use]
pub fn at_most(evidence: MissingEvidence) -> String {
    match evidence.is_mostly_missing() {
        false => share(evidence.highest()),
        true => of(evidence.highest()),
    }
}

fn of(share: Share) -> String {
    format!(
        "{} of {}",
        number(share.count().into()),
        number(share.of().into())
    )
}

/// A share with its base: `401 of 584 (69%)`, and `6 of 9` where the base is
/// too small for a percentage.
#[must_use]
pub fn share(share: Share) -> String {
    let words = of(share);
    match share.percent() {
        Some(percent) => format!("{words} ({percent}%)"),
        None => words,
    }
}

/// How a share moved between two days, under the name of what is known. Nothing is
/// said of why.
#[must_use]
pub fn moved(known: &str, (then, was): (Day, Share), (now, is): (Day, Share)) -> String {
    format!(
        "{known} on {}: {}. On {}: {}.",
        days::day(then),
        share(was),
        days::day(now),
        share(is),
    )
}

/// What the page of stays in Engage is about.
pub const ENGAGE_HEADING: &str = "Stays in Engage";

/// What Engage is.
pub const ENGAGE_IS: &str = "Engage is the enhanced stage of the inspectorate’s monitoring of forces. A stay is shown with the days that its sources give, and no more exactly than they give them.";

/// That an end not recorded is not a stay that lasts.
pub const NO_END: &str = "That no end is recorded here does not show that there was none.";

/// What the chart of stays shows, for whoever does not see it.
pub const ENGAGE_SENTENCE: &str = "A line for each force, with a bar for each stay. A bar is filled where all sources agree that the force was in Engage. In outline is what they leave open: from the earliest to the latest day they allow, or about a day that none of them gives as the day itself. A dashed bar with an arrow has no recorded end: how long it lasted is not known. Each day is in the table.";
/// The filled bar of that chart.
pub const ENGAGE_SURE: &str = "in Engage, as all sources agree";
/// The outline.
pub const ENGAGE_ROUGH: &str = "day not given, or not exactly";
/// The dashed bar.
pub const ENGAGE_NO_END: &str = "no end recorded";

/// No stay has begun by a day, as far as is recorded.
#[must_use]
pub fn no_stays(as_at: Day) -> String {
    format!(
        "No stay in Engage is recorded by {}. What is not here is not recorded, and says nothing of any force.",
        days::day(as_at)
    )
}

/// How many stays are recorded, of how many forces, and of how many no end is
/// recorded by a day.
#[must_use]
pub fn stays(stays: usize, forces: usize, without_end: usize, as_at: Day) -> String {
    let without = match without_end {
        0 => "Each has a recorded end".to_owned(),
        all if all == stays => "None has a recorded end".to_owned(),
        1 => "One of them has no recorded end".to_owned(),
        some => format!("{} of them have no recorded end", number(some as u64)),
    };
    let recorded = match stays {
        1 => "One stay of one force is".to_owned(),
        _ => format!(
            "{} of {} are",
            count(stays as u64, "stay", "stays"),
            count(forces as u64, "force", "forces"),
        ),
    };
    format!("{recorded} recorded by {}. {without}.", days::day(as_at))
}

#[cfg(test)]
mod tests {
    use answerable_register::calendar::parse_day;

    use super::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn some(count: u32, of: u32) -> Share {
        Share::try_new(count, of).unwrap()
    }

    #[test]
    fn a_share_has_its_base_and_a_percentage_only_of_twenty_or_more() {
        assert_eq!(share(some(401, 584)), "401 of 584 (69%)");
        assert_eq!(share(some(6, 9)), "6 of 9");
    }

    #[test]
    fn where_more_is_not_known_than_known_no_percentage_is_said() {
        let evidence = |met, missing| MissingEvidence::try_new(met, missing, 40).unwrap();
        let said = |evidence| (known(evidence), at_most(evidence));
        let two = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(said(evidence(0, 40)), two("not known", "40 of 40"));
        assert_eq!(said(evidence(0, 35)), two("0 of 40", "35 of 40"));
        assert_eq!(said(evidence(10, 20)), two("10 of 40", "30 of 40"));
        assert_eq!(
            said(evidence(10, 18)),
            two("10 of 40 (25%)", "28 of 40 (70%)")
        );
    }

    #[test]
    fn two_days_are_said_beside_each_other() {
        assert_eq!(
            moved(
                IN_TIME.known,
                (day("2025-10-31"), some(6, 9)),
                (day("2026-11-21"), some(15, 25))
            ),
            "Known to be in time on 31 October 2025: 6 of 9. On 21 November 2026: 15 of 25 (60%)."
        );
    }

    #[test]
    fn stays_are_counted_with_those_that_have_no_recorded_end() {
        let on = day("2026-11-21");
        assert_eq!(
            stays(10, 9, 2, on),
            "10 stays of 9 forces are recorded by 21 November 2026. 2 of them have no recorded end."
        );
        assert_eq!(
            stays(1, 1, 1, on),
            "One stay of one force is recorded by 21 November 2026. None has a recorded end."
        );
        assert_eq!(
            stays(2, 2, 0, on),
            "2 stays of 2 forces are recorded by 21 November 2026. Each has a recorded end."
        );
    }
}
