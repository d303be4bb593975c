//! Which cells are asked for: of a body, of a recommendation, of one thing said.

use answerable_desk::questions::{Coverage, CoverageCell, CoverageRow};
use answerable_register::coverage::Said;
use answerable_register::facts;
use answerable_register::words::{BodyId, SubjectId};

use crate::visit::query::Pairs;
use crate::visit::unknown::{Unknown, reference};

/// What an address asks for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) of: Option<BodyId>,
    pub(super) asked: Option<SubjectId>,
    pub(super) says: Option<Said>,
    pub(super) unknown: Vec<Unknown>,
}

/// What is allowed under a name.
pub(super) fn allowed_under(name: &str) -> String {
    match name {
        "of" => "the reference of a body that owes comments on the report".to_owned(),
        "asked" => "the reference of a recommendation of the report".to_owned(),
        _ => {
            let said: Vec<_> = Said::ALL.into_iter().map(Said::as_str).collect();
            format!("one of {}", said.join(", "))
        }
    }
}

impl Asked {
    /// Reads what it knows, and names the rest.
    pub(super) fn read(pairs: &Pairs, coverage: &Coverage<'_>) -> Self {
        let mut unknown = Vec::new();
        let of = reference(
            pairs,
            "of",
            &mut unknown,
            "a body that owes comments on this report",
            |text| {
                let mut rows = coverage.rows.iter().map(|row| row.comment.of.id);
                rows.find(|id| id.as_str() == text).cloned()
            },
        );
        let asked = reference(
            pairs,
            "asked",
            &mut unknown,
            "a recommendation of this report that a body has to explain",
            |text| {
                let mut asked = coverage.asked.iter().map(|asked| &asked.id);
                asked.find(|id| id.as_str() == text).cloned()
            },
        );
        let says = reference(
            pairs,
            "says",
            &mut unknown,
            "anything an answer is said to do here",
            Said::named,
        );
        Self {
            of,
            asked,
            says,
            unknown,
        }
    }

    /// Whether some cells and not all are asked for.
    pub(super) fn is_narrow(&self) -> bool {
        self.of.is_some() || self.asked.is_some() || self.says.is_some()
    }

    /// The same as it stands in an address.
    pub(super) fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::default();
        if let Some(of) = &self.of {
            pairs = pairs.with("of", of.as_str());
        }
        if let Some(asked) = &self.asked {
            pairs = pairs.with("asked", asked.as_str());
        }
        if let Some(says) = self.says {
            pairs = pairs.with("says", says.as_str());
        }
        pairs
    }

    /// Whether a cell is among those asked for.
    pub(super) fn takes(
        &self,
        row: &CoverageRow<'_>,
        asked: &facts::Asked,
        cell: CoverageCell<'_>,
    ) -> bool {
        self.of.as_ref().is_none_or(|of| of == row.comment.of.id)
            && self.asked.as_ref().is_none_or(|id| *id == asked.id)
            && self.says.is_none_or(|said| said == cell.said)
    }
}
