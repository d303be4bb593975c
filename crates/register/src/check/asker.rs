//! Who may judge and withdraw: what came of something asked is for its asker to
//! say, and so is that it is asked no longer.

use answerable_calendar::Day;

use super::Refusal;
use super::fact::some_day_left;
use super::wordless;
use crate::facts::{Asker, Finding, Outcome, Withdrawal};
use crate::fold::{Known, Register};
use crate::words::{AssuranceId, BodyId, SubjectId};

impl Register {
    pub(super) fn check_outcome(&self, outcome: &Outcome) -> Result<(), Refusal> {
        self.subject(outcome.subject.as_str())?;
        self.body(outcome.judged_by.as_str())?;
        some_day_left(outcome.not_before, outcome.on)?;
        if let Some(body) = &outcome.of
            && !self.is_put_to(&outcome.subject, body)
        {
            return Err(Refusal::NotAnAddressee {
                subject: outcome.subject.to_string(),
                body: body.to_string(),
            });
        }
        self.check_judge(outcome)?;
        self.check_what_it_follows(outcome)?;
        if let Some(reasons) = &outcome.reasons {
            wordless("the reasons", reasons)?;
        } else if outcome.finding.needs_reasons() {
            return Err(Refusal::Blank {
                what: "the reasons",
            });
        }
        if let Some(level) = &outcome.assurance {
            self.check_level(level, outcome.on)?;
        }
        self.passages(&outcome.passages)
    }

    /// Only what was claimed is refused, and only what was closed is opened
    /// again.
    fn check_what_it_follows(&self, outcome: &Outcome) -> Result<(), Refusal> {
        let (before, what): (fn(Finding) -> bool, _) = match outcome.finding {
            Finding::ClaimNotAccepted => (|finding| finding == Finding::ClaimedMet, "claim"),
            Finding::Reopened => (Finding::ends_it, "closing"),
            _ => return Ok(()),
        };
        let of = outcome.of.as_ref();
        let follows = self
            .outcomes_on(&outcome.subject, Known::Everything)
            .map(|held| &held.fact)
            .filter(|earlier| of.is_none_or(|of| earlier.is_about(of)))
            .any(|earlier| before(earlier.finding) && earlier.on <= outcome.on);
        if follows {
            Ok(())
        } else {
            Err(Refusal::FollowsNothing {
                what,
                subject: outcome.subject.to_string(),
                on: outcome.on,
            })
        }
    }

    fn check_level(&self, level: &AssuranceId, on: Day) -> Result<(), Refusal> {
        let held = self
            .assurances
            .latest(level)
            .ok_or_else(|| Refusal::NotHeld {
                what: "level of assurance",
                id: level.to_string(),
            })?;
        if held.fact.is_used_on(on) {
            Ok(())
        } else {
            Err(Refusal::LevelNotUsed {
                level: level.to_string(),
                on,
            })
        }
    }

    /// What came of something asked is for its asker to judge, or for whoever
    /// has the asker's functions by then; and what a body claims, it claims of
    /// itself alone.
    fn check_judge(&self, outcome: &Outcome) -> Result<(), Refusal> {
        let judge = &outcome.judged_by;
        let subject = outcome.subject.to_string();
        if outcome.finding == Finding::ClaimedMet {
            return if outcome.of.as_ref() == Some(judge) {
                Ok(())
            } else {
                Err(Refusal::ClaimsForAnother {
                    subject,
                    body: judge.to_string(),
                })
            };
        }
        self.only_its_asker(&outcome.subject, judge, outcome.on, |asker| {
            Refusal::JudgedByAnother {
                subject,
                judge: judge.to_string(),
                asker,
            }
        })
    }

    /// What only the body that asked may do, or the body that has its functions
    /// by then. Where whoever asked is no body of the register, nobody may.
    fn only_its_asker(
        &self,
        subject: &SubjectId,
        body: &BodyId,
        on: Day,
        refused: impl FnOnce(String) -> Refusal,
    ) -> Result<(), Refusal> {
        let Some(asker) = self.asker_of(subject) else {
            return Err(Refusal::AskedByNoBody {
                subject: subject.to_string(),
            });
        };
        if asker == body || self.directory().bearer_on(asker, on) == *body {
            Ok(())
        } else {
            Err(refused(asker.to_string()))
        }
    }

    /// The body that asked something, or published a report.
    #[must_use]
    pub fn asker_of(&self, subject: &SubjectId) -> Option<&BodyId> {
        if let Some(report) = self.reports.latest(subject) {
            return Some(&report.fact.by);
        }
        match &self.asked.latest(subject)?.fact.by {
            Asker::Body(body) | Asker::Within { body, .. } => Some(body),
            Asker::AsPublished(_) => None,
        }
    }

    /// Whether something was asked of a body. A cause of concern makes no ask
    /// of its own and has addressees all the same.
    #[must_use]
    pub fn is_put_to(&self, subject: &SubjectId, body: &BodyId) -> bool {
        let mut asks = self.asks_of(subject).iter();
        asks.any(|key| self.ask(*key).reference.of == *body)
            || self.asked.latest(subject).is_some_and(|asked| {
                let mut of = asked.fact.of.iter();
                of.any(|addressee| addressee.bodies().contains(body))
            })
    }

    pub(super) fn check_withdrawal(&self, withdrawal: &Withdrawal) -> Result<(), Refusal> {
        self.subject(withdrawal.subject.as_str())?;
        self.body(withdrawal.by.as_str())?;
        some_day_left(withdrawal.not_before, withdrawal.on)?;
        let (subject, by) = (&withdrawal.subject, &withdrawal.by);
        self.only_its_asker(subject, by, withdrawal.on, |asker| {
            Refusal::WithdrawnByAnother {
                subject: subject.to_string(),
                by: by.to_string(),
                asker,
            }
        })?;
        self.passages(&withdrawal.passages)
    }
}
