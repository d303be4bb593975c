//! The bodies that owe comments on a report, those that stand alike together.

use answerable_desk::View;
use answerable_desk::questions::BodyOnReport;
use answerable_register::standing::StandingKind;
use answerable_wording::{counts, numbers, published_answer, standings};

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
    /// The answer on our own pages, and how many copies of it are recorded as sent.
    pub(super) whole: Option<(String, String)>,
}

/// The groups that have a body, in the order in which standings are read.
pub(super) fn by_standing(
    bodies: &[BodyOnReport<'_>],
    view: &View<'_>,
    links: Links,
) -> Vec<SoStanding> {
    standing::AS_READ
        .into_iter()
        .filter_map(|kind| {
            let bodies: Vec<_> = bodies
                .iter()
                .filter(|body| body.comment.standing.kind() == kind)
                .map(|body| body_line(body, view, links))
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

fn body_line(body: &BodyOnReport<'_>, view: &View<'_>, links: Links) -> BodyLine {
    let row = &body.comment;
    let published = row.answer.filter(|answer| view.file_of(answer).is_some());
    BodyLine {
        of: Named::asked_of(&row.of, links),
        ask: links.ask(row.reference),
        stands: Stands::of(row.standing.kind()),
        sentence: standing::sentence(row),
        explained: (!body.explanations.is_empty())
            .then(|| counts::explained(body.explained(), body.explanations.len())),
        whole: published.map(|answer| {
            let copies = view.copies_of(&answer.id).len();
            (
                links.to(&format!("/answers/{}", answer.id)),
                published_answer::copies(copies),
            )
        }),
    }
}
