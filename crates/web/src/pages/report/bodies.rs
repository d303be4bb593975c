//! The bodies that owe comments on a report, those that stand alike together.

use answerable_desk::View;
use answerable_desk::questions::BodyOnReport;
use answerable_register::standing::StandingKind;
use answerable_wording::{coverage, numbers, published_answer, reports};

use crate::shown::{Named, Stands, standing};
use crate::visit::Links;

/// The bodies of one standing, by name.
pub(super) struct SoStanding {
    /// The place of the group on the page: `so-answered-late`.
    pub(super) id: String,
    pub(super) stands: Stands,
    pub(super) number: String,
    pub(super) count: String,
    /// What is known, where it is the same of each of several bodies: said once.
    pub(super) of_all: Option<String>,
    /// Whether one of them answered, so that something can be said of what it
    /// explains.
    pub(super) explains: bool,
    pub(super) bodies: Vec<BodyLine>,
}

/// Which columns the table of bodies has beside their names.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// How we know, where it is not said once of all that stand alike.
    pub(super) knows: bool,
    /// How much each explains, where one answered.
    pub(super) explains: bool,
}

impl Columns {
    pub(super) fn of(groups: &[SoStanding]) -> Self {
        Self {
            knows: groups.iter().any(|group| group.of_all.is_none()),
            explains: groups.iter().any(|group| group.explains),
        }
    }

    /// How many there are, the names among them.
    pub(super) fn count(self) -> usize {
        1 + usize::from(self.knows) + usize::from(self.explains)
    }

    /// How many of them a name takes up that nothing stands beside.
    pub(super) fn of_a_name(self, group: &SoStanding) -> usize {
        let beside = usize::from(group.of_all.is_none()) + usize::from(group.explains);
        match group.of_all {
            Some(_) => self.count() - beside,
            None => 1,
        }
    }
}

/// One body that owes comments.
pub(super) struct BodyLine {
    pub(super) of: Named,
    pub(super) ask: String,
    pub(super) sentence: String,
    /// How many recommendations it explains, once there is an answer that can.
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
        stands: Stands::of(kind),
        number: numbers::number(count),
        count: numbers::count(count, "body", "bodies"),
        of_all: of_all(&bodies),
        explains: bodies.iter().any(|body| body.explained.is_some()),
        bodies,
    }
}

/// The sentence that each of several bodies has, if it is one and nothing else
/// stands beside it.
fn of_all(bodies: &[BodyLine]) -> Option<String> {
    let [first, rest @ ..] = bodies else {
        return None;
    };
    let alike = |body: &BodyLine| body.sentence == first.sentence && body.whole.is_none();
    (!rest.is_empty() && bodies.iter().all(alike)).then(|| reports::of_each(&first.sentence))
}

fn body_line(body: &BodyOnReport<'_>, view: &View<'_>, links: Links) -> BodyLine {
    let row = &body.comment;
    let published = row.answer.filter(|answer| view.file_of(answer).is_some());
    BodyLine {
        of: Named::asked_of(&row.of, links),
        ask: links.ask(row.reference),
        sentence: standing::sentence(row),
        explained: (row.answer.is_some() && !body.explanations.is_empty())
            .then(|| coverage::explained(body.said())),
        whole: published.map(|answer| {
            let copies = view.copies_of(&answer.id).len();
            (
                links.to(&format!("/answers/{}", answer.id)),
                published_answer::copies(copies),
            )
        }),
    }
}
