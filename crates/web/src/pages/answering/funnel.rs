//! The funnel, drawn from the numbers of the table under it.

use answerable_charts::{FunnelBody, FunnelChart, FunnelKey, LimitPoint, Picture as _, Words};
use answerable_desk::questions::{BodyTimeliness, Timeliness};
use answerable_figures::{FEWEST_DUE, Funnel, Grade, Level};
use answerable_wording::answering;

use crate::chart::short_name;

/// The most points that a limit is drawn through: more would be nearer to each
/// other than a screen shows.
const MOST_POINTS: u32 = 60;

/// The funnel of the bodies that are compared, in a page or in a file that says
/// its source; none where fewer than two are.
pub(super) fn drawn(
    counted: &Timeliness,
    grades: &[Grade],
    source: Option<&str>,
) -> Option<String> {
    let funnel = counted.funnel().filter(|_| counted.compared() > 1)?;
    let bodies: Vec<FunnelBody<'_>> = counted
        .bodies
        .iter()
        .zip(grades)
        .filter_map(|(row, grade)| body(row, *grade))
        .collect();
    let most = bodies.iter().map(|body| body.due).max()?;
    let chart = FunnelChart {
        words: Words {
            id: "funnel",
            title: answering::FUNNEL_TITLE,
            sentence: answering::FUNNEL_SENTENCE,
        },
        across: answering::FUNNEL_ACROSS,
        national: (
            funnel.national().lowest().value()?,
            funnel.national().highest().value()?,
        ),
        bodies: &bodies,
        inner: &limits(&funnel, Level::NinetyFive, most),
        outer: &limits(&funnel, Level::NinetyNinePointEight, most),
        key: FunnelKey {
            known: "known to be in time",
            beside: "moved aside to be seen: as many due",
            highest: "could be as high as",
            outside: "outside a limit",
            national: "all bodies together, as low and as high as they could be",
            inner: "95% limit",
            outer: "99.8% limit",
        },
    };
    Some(match source {
        Some(source) => chart.in_file(source),
        None => chart.on_page(),
    })
}

fn body(row: &BodyTimeliness, grade: Grade) -> Option<FunnelBody<'_>> {
    let evidence = row.comments.evidence();
    let is_outside = matches!(
        grade,
        Grade::Below(outside) | Grade::Above(outside) if outside.condition.is_none()
    );
    if evidence.of() < FEWEST_DUE {
        return None;
    }
    Some(FunnelBody {
        due: evidence.of(),
        known: evidence.lowest().value()?,
        highest: evidence.highest().value()?,
        outside: is_outside.then(|| short_name(&row.name)),
    })
}

/// A limit, from the fewest that are compared to the most that any body has.
fn limits(funnel: &Funnel, level: Level, most: u32) -> Vec<LimitPoint> {
    let step = ((most - FEWEST_DUE.min(most)) / MOST_POINTS).max(1);
    (FEWEST_DUE..=most + step)
        .step_by(step as usize)
        .map(|due| {
            let limits = funnel.limits(level, due);
            LimitPoint {
                due,
                lower: limits.lower,
                upper: limits.upper,
            }
        })
        .collect()
}
