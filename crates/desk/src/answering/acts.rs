//! Writing an answer, sending it for approval, and sending it back.

use answerable_intake::publication::SaidKind;
use answerable_register::calendar::Day;
use answerable_register::words::{BodyId, SubjectId};
use answerable_store::answering::Stage;
use answerable_store::reviews::Version;

use super::keep::InHand;
use super::owed::Owed;
use super::refusal::{
    LONGEST_COMMENTS, LONGEST_OWNER, LONGEST_REASONS, LONGEST_WORDS, NotWritten, PartRefused,
};
use super::written::{ChiefOfficerDraft, PartSaid, Returned, SaidDraft, Wrote};
use super::{Acting, Which};
use crate::desk::Desk;
use crate::view::View;

impl Desk {
    /// Writes a part of an answer, having seen version `seen` of it (0 where
    /// there was none); the first part begins it.
    ///
    /// # Errors
    ///
    /// [`NotWritten::ChangedMeanwhile`] with the answer as it is now when
    /// somebody else wrote the same part since.
    pub fn write_part(
        &self,
        which: Which<'_>,
        seen: Version,
        part: &PartSaid,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        self.check_part(which, part, who.when.day)?;
        self.begin_answer(which, who)?;
        self.change_answer(which, who, |held, next| {
            still_written(held)?;
            match held.written.write(part.clone(), seen, next, who.by) {
                Wrote::Now => held.written_by(who.by),
                Wrote::Already => {}
                Wrote::TooLate => {
                    return Err(NotWritten::ChangedMeanwhile(Box::new(held.clone())));
                }
            }
            Ok(())
        })
    }

    pub(super) fn check_part(
        &self,
        which: Which<'_>,
        part: &PartSaid,
        today: Day,
    ) -> Result<(), NotWritten> {
        let register = self.read();
        let view = View::of(&register, today);
        let owed = owed_in(&view, &self.reports_of(which)?, which.body);
        let first = owed.first().ok_or(NotWritten::NotOwed)?;
        let refused = match part {
            PartSaid::Comments(words) => too_long(words, LONGEST_COMMENTS).into_iter().collect(),
            PartSaid::ChiefOfficer(said) => said.refused(first.report.published_on, today),
            PartSaid::Said(id, said) => {
                let mut asked = owed.iter().flat_map(|owed| &owed.recommendations);
                if !asked.any(|owing| owing.asked.id == *id) {
                    return Err(NotWritten::NotOwed);
                }
                said.refused(today)
            }
        };
        match refused.is_empty() {
            true => Ok(()),
            false => Err(NotWritten::Part(refused)),
        }
    }

    /// The reports that an answer is about: the one named, and those added.
    fn reports_of(&self, which: Which<'_>) -> Result<Vec<String>, NotWritten> {
        let draft = self.draft_of_answer(which)?;
        Ok(draft.map_or_else(|| vec![which.report.to_owned()], |draft| draft.reports))
    }

    /// Lets an answer be about another report too, on which the body owes
    /// comments: one letter has answered two reports before.
    ///
    /// # Errors
    ///
    /// When the body owes no comments on it, or answers it in another answer.
    pub fn answer_also(
        &self,
        which: Which<'_>,
        also: &str,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        let (body, report) = (BodyId::from(which.body), SubjectId::from(also));
        {
            let register = self.read();
            let view = View::of(&register, who.when.day);
            view.owed_on(&report, &body).ok_or(NotWritten::NotOwed)?;
        }
        self.begin_answer(which, who)?;
        self.change_answer(which, who, |held, _| {
            still_written(held)?;
            if !held.draft.reports.iter().any(|there| there == also) {
                held.draft.reports.push(also.to_owned());
                held.written_by(who.by);
            }
            Ok(())
        })
    }

    /// Leaves a report out of an answer that is about several. What was written
    /// of its recommendations stays, should it come back.
    ///
    /// # Errors
    ///
    /// When there is no such answer, or it waits for approval.
    pub fn answer_no_more(
        &self,
        which: Which<'_>,
        other: &str,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        self.change_answer(which, who, |held, _| {
            still_written(held)?;
            if held.draft.reports.len() > 1 && which.report != other {
                held.draft.reports.retain(|report| report != other);
                held.written_by(who.by);
            }
            Ok(())
        })
    }

    /// Sends an answer to a second person of the body.
    ///
    /// # Errors
    ///
    /// [`NotWritten::Incomplete`] with everything that section 55 asks for and
    /// is not there.
    pub fn send_answer(&self, which: Which<'_>, who: Acting<'_>) -> Result<InHand, NotWritten> {
        self.change_answer(which, who, |held, _| {
            let register = self.read();
            let view = View::of(&register, who.when.day);
            let missing = view.missing_in_hand(held);
            if !missing.is_empty() {
                return Err(NotWritten::Incomplete(missing));
            }
            held.draft.stage = Stage::Sent;
            held.written_by(who.by);
            Ok(())
        })
    }

    /// Takes an answer back that waits for approval, to go on writing.
    ///
    /// # Errors
    ///
    /// When there is no such answer.
    pub fn take_answer_back(
        &self,
        which: Which<'_>,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        self.change_answer(which, who, |held, _| {
            if held.draft.stage == Stage::Sent {
                held.draft.stage = Stage::Writing;
                held.written_by(who.by);
            }
            Ok(())
        })
    }

    /// Sends an answer back, with the reasons.
    ///
    /// # Errors
    ///
    /// When no reasons are given, when it was not sent for approval, when whoever
    /// acts wrote part of it, or when somebody changed it after version `seen`: the
    /// reasons are of what was read.
    pub fn send_answer_back(
        &self,
        which: Which<'_>,
        seen: Version,
        reasons: &str,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        let reasons = reasons.trim();
        let found = reasons.chars().count();
        if found == 0 {
            return Err(NotWritten::NoReasons);
        }
        if found > LONGEST_REASONS {
            return Err(NotWritten::LongReasons(found));
        }
        self.change_answer(which, who, |held, _| {
            if held.draft.stage != Stage::Sent {
                return Err(NotWritten::NotSent);
            }
            if held.draft.writers.iter().any(|writer| writer == who.by) {
                return Err(NotWritten::WroteInIt);
            }
            if held.draft.version != seen {
                return Err(NotWritten::ChangedMeanwhile(Box::new(held.clone())));
            }
            held.draft.stage = Stage::SentBack;
            held.written.returned.push(Returned {
                reasons: reasons.to_owned(),
                on: who.when.day,
                by: who.by.to_owned(),
            });
            Ok(())
        })
    }

    /// Gives an answer up: every word and file of it is erased.
    ///
    /// # Errors
    ///
    /// When there is no such answer, or somebody changed it after version
    /// `seen`.
    pub fn give_up_answer(
        &self,
        which: Which<'_>,
        seen: Version,
        who: Acting<'_>,
    ) -> Result<(), NotWritten> {
        let held = self
            .answer_in_hand(which, who)?
            .ok_or(NotWritten::NoSuchAnswer)?;
        if held.draft.version != seen {
            return Err(NotWritten::ChangedMeanwhile(Box::new(held)));
        }
        self.clear_answer(&held.draft, who, "given up by the office that wrote it")
    }
}

/// What a body owes on each of these reports, in their order.
pub(super) fn owed_in<'r>(view: &View<'r>, reports: &[String], body: &str) -> Vec<Owed<'r>> {
    let body = BodyId::from(body);
    let owed = reports
        .iter()
        .map(|report| SubjectId::from(report.as_str()));
    owed.filter_map(|report| view.owed_on(&report, &body))
        .collect()
}

/// Nothing is changed that a second person is reading.
pub(super) fn still_written(held: &InHand) -> Result<(), NotWritten> {
    match held.draft.stage {
        Stage::Sent => Err(NotWritten::WaitsForApproval),
        Stage::Writing | Stage::SentBack => Ok(()),
    }
}

fn too_long(words: &str, most: usize) -> Option<PartRefused> {
    let found = words.chars().count();
    (found > most).then_some(PartRefused::Words { most, found })
}

impl SaidDraft {
    fn refused(&self, today: Day) -> Vec<PartRefused> {
        let is_to_come = self.day.is_some_and(|day| day > today);
        let taken_later = is_to_come && self.kind == Some(SaidKind::ActionTaken);
        let owner = self.owner.chars().count();
        too_long(&self.words, LONGEST_WORDS)
            .into_iter()
            .chain((owner > LONGEST_OWNER).then_some(PartRefused::Owner(owner)))
            .chain(taken_later.then_some(PartRefused::TakenLater))
            .collect()
    }
}

impl ChiefOfficerDraft {
    fn refused(&self, published_on: Day, today: Day) -> Vec<PartRefused> {
        let mut refused: Vec<PartRefused> = too_long(&self.words, LONGEST_COMMENTS)
            .into_iter()
            .collect();
        let reply = self.reply.chars().count();
        if reply > LONGEST_COMMENTS {
            let most = LONGEST_COMMENTS;
            refused.push(PartRefused::Reply { most, found: reply });
        }
        // The published answer shows a reply below the words it replies to.
        if !self.reply.trim().is_empty() && self.words.trim().is_empty() {
            refused.push(PartRefused::ReplyToNothing);
        }
        match (self.invited_on, self.asked_for_by) {
            (Some(invited), _) if invited < published_on => {
                refused.push(PartRefused::InvitedTooEarly);
            }
            (Some(invited), _) if invited > today => refused.push(PartRefused::InvitedLater),
            (Some(invited), Some(by)) if by < invited => {
                refused.push(PartRefused::AskedForBeforeInvited);
            }
            (Some(_), None) | (None, Some(_)) => refused.push(PartRefused::HalfAnInvitation),
            _ => {}
        }
        match self.received_on {
            Some(on) if on > today || self.invited_on.is_none_or(|invited| on < invited) => {
                refused.push(PartRefused::ReceivedWhen);
            }
            None if !self.words.trim().is_empty() => refused.push(PartRefused::ReceivedNever),
            _ => {}
        }
        refused
    }
}
