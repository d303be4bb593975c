//! What came of something asked, and who says so.
//!
//! An outcome is the asker's finding. A claim is said to be a claim, and the
//! outcome of a cause of concern is never said to be that of what stands under
//! it.

use answerable_register::facts::{Basis, Finding, Outcome};

use crate::{days, kinds};

/// An outcome in a sentence, whole: "Closed on 22 May 2025, as judged by …, after
/// fieldwork."
#[must_use]
pub fn sentence(outcome: &Outcome, by: &str) -> String {
    let on = days::when(outcome.when());
    let found = match outcome.finding {
        Finding::ClaimedMet => {
            return format!(
                "Claimed as met {on} by {by} of itself. That is no finding of its asker."
            );
        }
        Finding::Open => "Still open",
        found => kinds::finding(found),
    };
    format!("{found} {on}, as judged by {by}{}.", after(outcome.basis))
}

/// Who judged, and when, where what was found stands apart: "as judged by … on 4
/// April 2025, after fieldwork".
#[must_use]
pub fn judged(outcome: &Outcome, by: &str) -> String {
    let when = days::when(outcome.when());
    match outcome.finding {
        Finding::ClaimedMet => format!("the claim of {by} itself, made {when}"),
        _ => format!("as judged by {by} {when}{}", after(outcome.basis)),
    }
}

/// What a finding rests on, in a table.
#[must_use]
pub fn rests_on(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::SelfAssessment => Some("the body’s own assessment"),
        Basis::Documents => Some("documents"),
        Basis::Fieldwork => Some("fieldwork"),
        Basis::NotStated => None,
    }
}

/// What a finding rests on, where that is known.
fn after(basis: Basis) -> &'static str {
    match basis {
        Basis::SelfAssessment => ", from the body’s own assessment",
        Basis::Documents => ", from documents",
        Basis::Fieldwork => ", after fieldwork",
        Basis::NotStated => "",
    }
}

/// What is said where none is recorded.
pub const NONE: &str = "None recorded";

/// What stands under it.
pub const WHOSE: &str = "Only the asker’s own finding is shown here.";

/// What stands under the outcomes of a cause of concern.
pub const OF_THE_CAUSE: &str =
    "This is what came of the cause of concern, and not of this one ask.";

#[cfg(test)]
mod tests {
    use answerable_testkit::facts::{day, outcome};

    use super::*;

    #[test]
    fn an_outcome_names_its_day_and_its_judge_and_a_claim_is_no_finding() {
        let of = |finding, basis| Outcome {
            basis,
            ..outcome("22 May 2025", "a-thing", finding)
        };
        let all = [
            of(Finding::Open, Basis::Fieldwork),
            of(Finding::Closed, Basis::NotStated),
            of(Finding::MetInPart, Basis::Documents),
            of(Finding::Superseded, Basis::NotStated),
            of(Finding::ClaimedMet, Basis::SelfAssessment),
        ];
        let said = all.map(|outcome| sentence(&outcome, "the inspectorate"));
        insta::assert_snapshot!(said.join("\n"), @r"
        Still open on 22 May 2025, as judged by the inspectorate, after fieldwork.
        Closed on 22 May 2025, as judged by the inspectorate.
        Met in part on 22 May 2025, as judged by the inspectorate, from documents.
        Replaced by a later one on 22 May 2025, as judged by the inspectorate.
        Claimed as met on 22 May 2025 by the inspectorate of itself. That is no finding of its asker.
        ");
    }

    #[test]
    fn a_rough_day_is_no_day_where_the_finding_stands_apart() {
        let roughly = Outcome {
            not_before: Some(day("1 April 2025")),
            basis: Basis::Fieldwork,
            ..outcome("30 April 2025", "a-thing", Finding::Closed)
        };
        let claimed = outcome("4 April 2025", "a-thing", Finding::ClaimedMet);
        let said = [roughly, claimed].map(|outcome| judged(&outcome, "the inspectorate"));
        insta::assert_snapshot!(said.join("\n"), @r"
        as judged by the inspectorate in April 2025, after fieldwork
        the claim of the inspectorate itself, made on 4 April 2025
        ");
    }
}
