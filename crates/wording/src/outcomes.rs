//! What came of something asked, and who says so.
//!
//! An outcome is the asker's finding. A claim is said to be a claim, and the
//! outcome of a cause of concern is never said to be that of what stands under
//! it.

use answerable_register::facts::{Finding, Outcome};

use crate::{days, kinds};

/// Who judged, and when: "as judged by … on 4 April 2025".
#[must_use]
pub fn judged(outcome: &Outcome, by: &str) -> String {
    let when = days::when(outcome.when());
    match outcome.finding {
        Finding::ClaimedMet => format!("the claim of {by} itself, made {when}"),
        _ => format!("as judged by {by} {when}"),
    }
}

/// What is said where none is recorded.
pub const NONE: &str = "None recorded";

/// What stands under it.
pub const WHOSE: &str = "Only the asker’s own finding is shown here.";

/// What came of the cause of concern that an ask stands under, on the page of
/// the ask.
#[must_use]
pub fn of_a_cause(outcome: &Outcome, by: &str) -> String {
    format!(
        "{}, {}",
        kinds::finding(outcome.finding),
        judged(outcome, by)
    )
}

/// What stands under the outcomes of a cause of concern.
pub const OF_THE_CAUSE: &str =
    "This is what came of the cause of concern, and not of this one ask.";

#[cfg(test)]
mod tests {
    use answerable_testkit::facts::{day, outcome};

    use super::*;

    #[test]
    fn a_claim_is_no_finding_and_a_rough_day_no_day() {
        let closed = outcome("4 April 2025", "a-thing", Finding::Closed);
        let claimed = outcome("4 April 2025", "a-thing", Finding::ClaimedMet);
        let roughly = Outcome {
            not_before: Some(day("1 April 2025")),
            on: day("30 April 2025"),
            ..closed.clone()
        };
        let said =
            [closed, claimed, roughly].map(|outcome| of_a_cause(&outcome, "the inspectorate"));
        insta::assert_snapshot!(said.join("\n"), @r"
        Closed, as judged by the inspectorate on 4 April 2025
        Claimed as met by the body, the claim of the inspectorate itself, made on 4 April 2025
        Closed, as judged by the inspectorate in April 2025
        ");
    }
}
