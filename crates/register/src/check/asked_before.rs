//! Comparisons: of two things that were asked, the one before the other, once.

use super::{Refusal, wordless};
use crate::entry::EntryNumber;
use crate::facts::{Asked, AskedBefore, AskedKind, MOST_COMPARISON_CHARS};
use crate::fold::{Known, Register};
use crate::words::SubjectId;

impl Register {
    /// What is compared was asked on two days, so that no chain of what was asked
    /// before leads back to where it began.
    pub(super) fn check_asked_before(
        &self,
        compared: &AskedBefore,
        corrects: Option<EntryNumber>,
    ) -> Result<(), Refusal> {
        let (later, earlier) = (&compared.later, &compared.earlier);
        if later == earlier {
            return Err(Refusal::ComparedWithItself {
                subject: later.to_string(),
            });
        }
        let asked = self.what_asks(later)?;
        let before = self.what_asks(earlier)?;
        if before.asked_on >= asked.asked_on {
            return Err(Refusal::NotAskedBefore {
                earlier: earlier.to_string(),
                asked: before.asked_on,
                later: later.to_string(),
                then: asked.asked_on,
            });
        }
        if compared.on < asked.asked_on {
            return Err(Refusal::NoDayLeft {
                first: asked.asked_on,
                last: compared.on,
            });
        }
        wordless("why", &compared.why)?;
        let letters = compared.why.or_blank().chars().count();
        if letters > MOST_COMPARISON_CHARS {
            return Err(Refusal::TooLong {
                what: "why",
                letters,
                most: MOST_COMPARISON_CHARS,
            });
        }
        let held = self.comparison_of(later, earlier, Known::Everything);
        match held.map(|held| held.entry) {
            Some(entry) if corrects != Some(entry) => Err(Refusal::ComparedAlready {
                later: later.to_string(),
                earlier: earlier.to_string(),
                entry,
            }),
            _ => Ok(()),
        }
    }

    /// Something that asks; a cause of concern asks nothing itself.
    fn what_asks(&self, id: &SubjectId) -> Result<&Asked, Refusal> {
        let held = self.asked.get(id, Known::Everything);
        let asked = held.ok_or_else(|| Refusal::NotHeld {
            what: "thing asked",
            id: id.to_string(),
        })?;
        match asked.fact.kind {
            AskedKind::CauseOfConcern => Err(Refusal::AsksNothing {
                subject: id.to_string(),
            }),
            _ => Ok(&asked.fact),
        }
    }
}
