//! A whole draft, put by a program of the body.
//!
//! A program may write what people have not: what one of them wrote since the
//! version that it saw stays, and the program is told which parts. It neither
//! sends an answer nor approves it. Whoever sends it has read it, and a second
//! person approves it, as with any other.

use std::cell::RefCell;
use std::collections::BTreeMap;

use answerable_register::words::SubjectId;
use answerable_store::reviews::Version;

use super::acts::still_written;
use super::keep::InHand;
use super::missing::Missing;
use super::refusal::{NotWritten, PartRefused};
use super::written::{Part, PartName, PartSaid, SaidDraft, Written, Wrote};
use super::{Acting, Which};
use crate::desk::Desk;
use crate::view::View;

/// A whole draft: what it leaves out, and the program wrote before, is taken
/// away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WholeDraft {
    /// What the body says of the report as a whole.
    pub comments: String,
    /// What is said of each recommendation, by its id.
    pub said: BTreeMap<SubjectId, SaidDraft>,
}

/// A draft that was put.
#[derive(Clone, Debug)]
pub struct Put {
    /// The answer as it is now.
    pub held: InHand,
    /// What the law asks for and is not there yet.
    pub missing: Vec<Missing>,
}

/// Why a draft was not put; nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum NotPut {
    /// The report recommends nothing of the kind to the body.
    #[error("nothing is recommended to this body under {0}")]
    NotAsked(SubjectId),
    /// What parts are to say cannot be taken.
    #[error("{} is wrong: {}", name(&.0.0), .0.1)]
    Part((PartName, PartRefused)),
    /// People wrote these parts after the version that was seen.
    #[error(
        "people wrote {} after the version you saw: leave what they wrote, or look at it and send the version that you saw in If-Match",
        .0.iter().map(name).collect::<Vec<_>>().join(", ")
    )]
    OthersWrote(Vec<PartName>),
    /// As with every act of an answer.
    #[error(transparent)]
    NotWritten(#[from] NotWritten),
}

/// A part as a program names it.
fn name(part: &PartName) -> String {
    match part {
        PartName::Comments => "comments".to_owned(),
        PartName::ChiefOfficer => "chief-officer".to_owned(),
        PartName::Said(id) => format!("recommendations/{id}"),
    }
}

impl Desk {
    /// Puts a whole draft of an answer, having seen version `seen` of it (0 where
    /// it saw none).
    ///
    /// # Errors
    ///
    /// [`NotPut`]; [`NotWritten::WaitsForApproval`] while a second person reads it.
    pub fn put_draft(
        &self,
        which: Which<'_>,
        seen: Version,
        whole: &WholeDraft,
        who: Acting<'_>,
    ) -> Result<Put, NotPut> {
        self.check_whole(which, whole, who)?;
        self.begin_answer(which, who)?;
        let others = RefCell::new(Vec::new());
        let held = self.change_answer(which, who, |held, next| {
            still_written(held)?;
            *others.borrow_mut() = written_by_others(&held.written, whole, seen, who.by);
            if !others.borrow().is_empty() {
                return Err(NotWritten::ChangedMeanwhile(Box::new(held.clone())));
            }
            let mut wrote = false;
            for part in parts(&held.written, whole, who.by) {
                // Everything was looked at just now.
                let seen = held.draft.version;
                wrote |= held.written.write(part, seen, next, who.by) == Wrote::Now;
            }
            if wrote {
                held.written_by(who.by);
            }
            Ok(())
        });
        let held = held.map_err(|why| match why {
            NotWritten::ChangedMeanwhile(_) => NotPut::OthersWrote(others.take()),
            why => why.into(),
        })?;
        let register = self.read();
        let missing = View::of(&register, who.when.day).missing_in_hand(&held);
        Ok(Put { held, missing })
    }

    fn check_whole(
        &self,
        which: Which<'_>,
        whole: &WholeDraft,
        who: Acting<'_>,
    ) -> Result<(), NotPut> {
        let today = who.when.day;
        let refused = |part, why| match why {
            NotWritten::Part(refused) => match refused.into_iter().next() {
                Some(why) => NotPut::Part((part, why)),
                None => NotWritten::NotOwed.into(),
            },
            NotWritten::NotOwed => match part {
                PartName::Said(id) => NotPut::NotAsked(id),
                _ => NotWritten::NotOwed.into(),
            },
            why => why.into(),
        };
        let comments = PartSaid::Comments(whole.comments.clone());
        self.check_part(which, &comments, today)
            .map_err(|why| refused(PartName::Comments, why))?;
        for (id, said) in &whole.said {
            let part = PartSaid::Said(id.clone(), said.clone());
            self.check_part(which, &part, today)
                .map_err(|why| refused(PartName::Said(id.clone()), why))?;
        }
        Ok(())
    }
}

/// Every part that the draft writes: those it names, and those that the program
/// wrote before and that are not in it, which are blank now.
fn parts(written: &Written, whole: &WholeDraft, by: &str) -> Vec<PartSaid> {
    let mut parts = Vec::new();
    let is_own = |last: Option<&str>| last == Some(by);
    if !whole.comments.is_empty() || is_own(written.comments.by.as_deref()) {
        parts.push(PartSaid::Comments(whole.comments.clone()));
    }
    for (id, said) in &whole.said {
        parts.push(PartSaid::Said(id.clone(), said.clone()));
    }
    for (id, part) in &written.said {
        if is_own(part.by.as_deref()) && !whole.said.contains_key(id) {
            parts.push(PartSaid::Said(id.clone(), SaidDraft::default()));
        }
    }
    parts
}

/// The parts that the draft would change and that somebody else wrote after the
/// version that was seen.
fn written_by_others(
    written: &Written,
    whole: &WholeDraft,
    seen: Version,
    by: &str,
) -> Vec<PartName> {
    fn stands<T: PartialEq>(part: &Part<T>, said: &T, seen: Version, by: &str) -> bool {
        let is_anothers = part.by.as_deref().is_some_and(|last| last != by);
        part.said != *said && is_anothers && part.changed_in > seen
    }
    let mut found = Vec::new();
    for part in parts(written, whole, by) {
        match part {
            PartSaid::Comments(words) => {
                if stands(&written.comments, &words, seen, by) {
                    found.push(PartName::Comments);
                }
            }
            PartSaid::Said(id, said) => {
                if stands(&written.said_of(&id), &said, seen, by) {
                    found.push(PartName::Said(id));
                }
            }
            PartSaid::ChiefOfficer(_) => {}
        }
    }
    found
}
