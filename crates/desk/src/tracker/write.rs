//! What was confirmed is written, row by row.

use answerable_store::vault::Draw;

use super::keep::{Done, InHand, NotKept, Which};
use super::plan::{Would, as_claim, office_of};
use crate::answering::{self, PartSaid};
use crate::desk::Desk;
use crate::who::Actor;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// What would be written is not what was looked at.
    #[error(
        "something changed since this page was shown: read again what would be written, and confirm"
    )]
    Changed,
    /// The file hides something, and nobody said that they looked at it.
    #[error(
        "the file hides sheets, rows or columns: go back to the columns, look at them, and say that you have"
    )]
    HiddenNotSeen,
    /// The upload could not be read or kept.
    #[error("{0}")]
    Kept(#[from] NotKept),
}

/// How far the writing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Everything was tried.
    All,
    /// So many rows are left: there was no more time.
    Left(usize),
}

impl Desk {
    /// Writes what the plan of a page says that was looked at, by the acts that a person
    /// would do by hand. What is refused stands beside its row and keeps no
    /// other from being written. It goes on for as long as `may_go_on` says, and
    /// at least one row far.
    ///
    /// # Errors
    ///
    /// [`NotWritten::Changed`] when something else would be written now;
    /// [`NotWritten::HiddenNotSeen`] before somebody looked at what the file hides.
    pub fn write_tracker(
        &self,
        which: Which<'_>,
        actor: &Actor,
        (held, page, looked_at): (&mut InHand, usize, &str),
        draw: impl Fn() -> Option<Draw>,
        may_go_on: impl Fn() -> bool,
    ) -> Result<Told, NotWritten> {
        if held.has_hidden_to_see() {
            return Err(NotWritten::HiddenNotSeen);
        }
        let plan = self.plan_tracker(which, actor, (held, page))?;
        if plan.digest != looked_at {
            return Err(NotWritten::Changed);
        }
        let to_do: Vec<_> = plan
            .rows
            .iter()
            .filter(|row| !row.would.is_empty())
            .collect();
        let mut left = to_do.len();
        for row in to_do {
            let done = row.would.iter().map(|would| Done {
                what: would.what(),
                refused: self.write_one(which, held, would, &draw).err(),
            });
            let done = done.collect();
            held.done.insert(row.row.number, done);
            left -= 1;
            if left > 0 && !may_go_on() {
                break;
            }
        }
        self.change_tracker(which, held)?;
        Ok(match left {
            0 => Told::All,
            left => Told::Left(left),
        })
    }

    fn write_one(
        &self,
        which: Which<'_>,
        held: &InHand,
        would: &Would,
        draw: &impl Fn() -> Option<Draw>,
    ) -> Result<(), String> {
        match would {
            Would::Claim(to_claim) => {
                let claim = as_claim(to_claim, &held.fingerprint);
                self.claim_met(&claim, which.by, which.when.day)
                    .map(|_| ())
                    .map_err(|why| why.to_string())
            }
            Would::Draft(to_draft) => {
                let of = answering::Which {
                    body: which.body.as_str(),
                    report: to_draft.report.as_str(),
                };
                let who = answering::Acting {
                    by: which.by,
                    when: which.when,
                };
                let part = PartSaid::Said(to_draft.recommendation.clone(), to_draft.said.clone());
                self.write_part(of, to_draft.seen, &part, who)
                    .map(|_| ())
                    .map_err(|why| why.to_string())
            }
            Would::Comment { item, words } => {
                let draw = draw().ok_or("no key could be drawn for it")?;
                self.comment(
                    (&office_of(which.body), item),
                    words,
                    which.by,
                    (which.when, &draw),
                )
                .map_err(|why| why.to_string())
            }
        }
    }
}
