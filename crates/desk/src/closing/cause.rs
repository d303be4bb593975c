//! How many recommendations under a cause of concern its asker closed. Whether
//! the cause itself is closed follows from none of them.

use answerable_register::facts::{AskedKind, Duty};
use answerable_register::words::BodyId;

use super::case::CaseOf;
use crate::questions::SubjectPage;
use crate::view::View;

/// Recommendations under a cause of concern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beneath {
    /// All that are recorded.
    pub all: usize,
    /// Those that the asker closed for every body each was put to.
    pub closed: usize,
}

impl View<'_> {
    /// The recommendations under a cause of concern, and how many are closed;
    /// none where it is no cause of concern.
    #[must_use]
    pub fn closed_beneath(&self, page: &SubjectPage<'_>) -> Option<Beneath> {
        page.concern.as_ref()?;
        let mut counted = Beneath::default();
        let beneath = page.beneath.iter();
        for (asked, rows) in beneath.filter(|(asked, _)| asked.kind == AskedKind::Recommendation) {
            counted.all += 1;
            let mut bodies = rows
                .iter()
                .filter(|row| !matches!(row.reference.duty, Duty::Comment | Duty::Explain))
                .map(|row| row.reference.of.clone())
                .peekable();
            let is_closed = |body: BodyId| {
                let case = self.case(&CaseOf {
                    subject: asked.id.clone(),
                    body,
                });
                case.is_some_and(|case| case.is_closed())
            };
            let is_put_to_any = bodies.peek().is_some();
            if is_put_to_any && bodies.all(is_closed) {
                counted.closed += 1;
            }
        }
        Some(counted)
    }
}
