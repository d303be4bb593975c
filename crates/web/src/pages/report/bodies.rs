//! The bodies that owe comments on a report, those that stand alike together.

use answerable_desk::questions::BodyOnReport;
use answerable_register::standing::StandingKind;
use answerable_wording::{counts, numbers, standings};

use crate::shown::{Named, Stands, standing};
use crate::visit::Links;

/// The bodies of one standing, by name.
pub(super) struct SoStanding {
    /// The place of the group on the page: `so-answered-late`.
    pub(super) id: String,
    pub(super) standing: &'static str,
    pub(super) number: String,
    pub(super) count: String,
    pub(super) bodies: Vec<BodyLine>,
}

/// One body that owes comments.
pub(super) struct BodyLine {
    pub(super) of: Named,
    pub(super) ask: String,
    pub(super) stands: Stands,
    pub(super) sentence: String,
    pub(super) explained: Option<String>,
}

/// The groups that have a body, in the order in which standings are read.
pub(super) fn by_standing(bodies: &[BodyOnReport<'_>], links: Links) -> Vec<SoStanding> {
    standing::AS_READ
        .into_iter()
        .filter_map(|kind| {
            let bodies: Vec<_> = bodies
                .iter()
                .filter(|body| body.comment.standing.kind() == kind)
                .map(|body| body_line(body, links))
                .collect();
            (!bodies.is_empty()).then(|| so_standing(kind, bodies))
        })
        .collect()
}

fn so_standing(kind: StandingKind, bodies: Vec<BodyLine>) -> SoStanding {
    let count = bodies.len() as u64;
    SoStanding {
        id: format!("so-{}", kind.as_str()),
        standing: standings::tag(kind),
        number: numbers::number(count),
        count: numbers::count(count, "body", "bodies"),
        bodies,
    }
}

fn body_line(body: &BodyOnReport<'_>, links: Links) -> BodyLine {
    let row = &body.comment;
    BodyLine {
        of: Named::asked_of(&row.of, links),
        ask: links.ask(row.reference),
        stands: Stands::of(row.standing.kind()),
        sentence: standing::sentence(row),
        explained: (!body.explanations.is_empty())
            .then(|| counts::explained(body.explained(), body.explanations.len())),
    }
}
