//! Local policing bodies: how the comments that section 55 asks of each stand.

use answerable_register::words::BodyId;

use super::super::list::KindChoice;
use super::super::within::{Bearers, Narrowing};
use super::count::Seen;
use super::per_body::PerBody;
use super::{CommentCounts, ExplanationCounts, Period};
use crate::roll::{Line, Lines};
use crate::view::View;

/// How comments and explanations stand, body by body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeliness {
    /// The bodies that owe or owed comments, in the order of their names.
    pub bodies: Vec<BodyTimeliness>,
    /// The comments of all of them.
    pub comments: CommentCounts,
    /// The explanations of all of them.
    pub explanations: ExplanationCounts,
}

/// How the comments and explanations of one body stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyTimeliness {
    /// The body that bore the duty on the last day.
    pub body: BodyId,
    /// Its name on the day shown.
    pub name: String,
    /// Its comments.
    pub comments: CommentCounts,
    /// Its explanations.
    pub explanations: ExplanationCounts,
}

impl View<'_> {
    /// How comments and explanations under section 55 stand, body by body, in one
    /// pass over its asks.
    ///
    /// `lines` are those of this view ([`Roll::lines`](crate::roll::Roll::lines)).
    #[must_use]
    pub fn timeliness(&self, lines: &Lines, period: &Period) -> Timeliness {
        self.counted(lines.owed(), period)
    }

    /// The same of comments alone: explanations are not counted.
    #[must_use]
    pub fn timeliness_of_comments(&self, lines: &Lines, period: &Period) -> Timeliness {
        let comments = lines
            .owed()
            .filter(|line| line.kind == KindChoice::Comments);
        self.counted(comments, period)
    }

    fn counted<'l>(&self, lines: impl Iterator<Item = &'l Line>, period: &Period) -> Timeliness {
        let within = period.within();
        let mut narrowing = Narrowing::of(self, &within);
        let mut bearers = Bearers::of(self);
        let mut bodies: PerBody<'_, (CommentCounts, ExplanationCounts)> =
            PerBody::of(self.register);
        let asked = lines.filter(|line| line.asked_on <= self.as_at);
        for line in asked {
            if !narrowing.takes(line) {
                continue;
            }
            let bearer = bearers.bearer(line);
            let (comments, explanations) =
                bodies.of_bearer(line.addressee, bearer, Default::default);
            let seen = Seen::of(self, line, self.as_at);
            comments.take(seen);
            explanations.take(seen);
        }
        let mut all = Timeliness::default();
        for (body, (comments, explanations)) in bodies.into_each() {
            if comments.owed() + explanations.due() == 0 {
                continue;
            }
            all.comments.add(&comments);
            all.explanations.add(&explanations);
            all.bodies.push(BodyTimeliness {
                name: self.name_of(&body, self.as_at).to_owned(),
                body,
                comments,
                explanations,
            });
        }
        all.bodies
            .sort_by(|one, other| (&one.name, &one.body).cmp(&(&other.name, &other.body)));
        all
    }
}
