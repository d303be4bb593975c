//! Writing one part: what all parts have in common.

use answerable_desk::answering::{InHand, NotWritten, PartRefused, PartSaid, Stage};
use axum::http::StatusCode;

use super::look::Look;
use super::{acting, problem_of};
use crate::form::SignedForm;
use crate::problem::Problem;
use crate::sign_in::at_desk;

/// What came of sending a part.
pub(super) enum Came {
    /// It is kept.
    Kept,
    /// It is not, and the form is shown again.
    Not(Why, Box<InHand>),
}

/// Why a form is shown again, with every word still in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Why {
    /// It is shown for the first time.
    #[default]
    NotSent,
    /// What was typed cannot be taken; each field says why.
    Refused(Vec<PartRefused>),
    /// Somebody else changed the part meanwhile.
    Changed,
    /// It waits for approval.
    Waits,
    /// Everything together is too long.
    TooLong(String),
}

impl Why {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::NotSent => StatusCode::OK,
            Self::Refused(_) | Self::TooLong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Changed | Self::Waits => StatusCode::CONFLICT,
        }
    }

    /// What stands over the form, where no field says it.
    pub(super) fn summary(&self, place: &'static str) -> Option<(&'static str, String)> {
        let words = match self {
            Self::NotSent | Self::Refused(_) | Self::Changed => return None,
            Self::Waits => "Nothing is saved: this answer waits for approval. Take it back \
                            before you change it. What you typed is below."
                .to_owned(),
            Self::TooLong(why) => why.clone(),
        };
        Some((place, words))
    }
}

/// The version that a form was drawn from.
pub(super) fn seen(typed: &SignedForm) -> u64 {
    let seen = typed.pairs.one("seen").and_then(|seen| seen.parse().ok());
    seen.unwrap_or_default()
}

/// Keeps a part, or says why not.
pub(super) async fn keep(look: &Look, typed: &SignedForm, part: PartSaid) -> Result<Came, Problem> {
    let (at, site, seen) = (look.clone(), look.visit.site.clone(), seen(typed));
    let by = typed.by.id.to_string();
    let kept = at_desk(&look.visit.site, move |desk| {
        desk.write_part(at.which(), seen, &part, acting(&site, &by))
    })
    .await?;
    let why = match kept {
        Ok(_) => return Ok(Came::Kept),
        Err(NotWritten::ChangedMeanwhile(now)) => return Ok(Came::Not(Why::Changed, now)),
        Err(NotWritten::Part(refused)) => Why::Refused(refused),
        Err(NotWritten::WaitsForApproval) => Why::Waits,
        Err(why @ NotWritten::TooLong { .. }) => Why::TooLong(super::as_sentence(&why.to_string())),
        Err(why) => return Err(problem_of(why)),
    };
    let held = look.open().await?.held;
    Ok(Came::Not(why, Box::new(held)))
}

/// Whether an answer can be written in now.
pub(super) fn is_open(held: &InHand) -> bool {
    held.draft.stage != Stage::Sent
}
