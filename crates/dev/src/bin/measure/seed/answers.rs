//! What came of what was asked: answers, comments, looks and outcomes.

use answerable_calendar::Day;
use answerable_register::facts::{
    Answer, AnswerKind, AskReference, Basis, CameBack, ChiefOfficerComment, Duty, Explanation,
    Finding, Look, Meets, Outcome, Position, PublishedBetween, Voice,
};
use answerable_register::words::{AnswerId, BodyId, SourceId, SubjectId};
use jiff::ToSpan as _;

use super::facts::{Making, PASSAGE, passage_of};
use super::text;

impl Making {
    pub(super) fn answer(
        &mut self,
        force: usize,
        to: &[SubjectId],
        source: &SourceId,
        published: Day,
    ) -> Answer {
        let by = self.forces[force].id.clone();
        let on = self.some_days_after(published);
        let meets = to
            .iter()
            .map(|subject| Meets {
                ask: reference(subject, &by, Duty::Act),
                position: self.chance.one(&[
                    Position::Accepts,
                    Position::AcceptsInPart,
                    Position::DoesNotAccept,
                    Position::NotStated,
                ]),
                explanation: None,
                aid: None,
                passages: Vec::new(),
            })
            .collect();
        self.answered(by, to, meets, source, on)
    }

    /// Comments under section 55: one for the report, an explanation for each
    /// recommendation.
    pub(super) fn comments(
        &mut self,
        report: &SubjectId,
        force: usize,
        to: &[SubjectId],
        source: &SourceId,
        published: Day,
    ) -> Answer {
        let by = self.forces[force].overseer.clone();
        let on = self.some_days_after(published);
        let mut meets = vec![Meets {
            ask: reference(report, &by, Duty::Comment),
            position: Position::NotStated,
            explanation: None,
            aid: None,
            passages: Vec::new(),
        }];
        for subject in to {
            meets.push(Meets {
                ask: reference(subject, &by, Duty::Explain),
                position: Position::NotStated,
                explanation: Some(self.chance.one(&[
                    Explanation::ActionTaken,
                    Explanation::ActionProposed,
                    Explanation::ReasonForNone,
                    Explanation::NotAddressed,
                ])),
                aid: None,
                passages: Vec::new(),
            });
        }
        let mut answer = self.answered(by, to, meets, source, on);
        answer.chief_officer = Some(ChiefOfficerComment::Included);
        answer
    }

    fn answered(
        &mut self,
        by: BodyId,
        to: &[SubjectId],
        meets: Vec<Meets>,
        source: &SourceId,
        on: Day,
    ) -> Answer {
        let first = to.first().map_or("nothing", SubjectId::as_str);
        let words = text::passage(&mut self.chance, PASSAGE);
        Answer {
            id: AnswerId::from(format!("{first}-by-{by}")),
            by,
            voice: Voice::Own,
            kind: AnswerKind::Substantive,
            dated: Some(on),
            dated_not_before: None,
            on_behalf_of: None,
            published: PublishedBetween::on(on),
            meets,
            chief_officer: None,
            note: None,
            sources: vec![source.clone()],
            passages: vec![passage_of(source, words)],
        }
    }

    pub(super) fn look(&mut self, force: usize, to: &[SubjectId], published: Day) -> Look {
        let by = &self.forces[force].id;
        Look {
            asks: to
                .iter()
                .map(|subject| reference(subject, by, Duty::Act))
                .collect(),
            place: format!("https://{by}.example/publications").into(),
            listed: None,
            on: published.saturating_add(100.days()),
            came_back: CameBack::NoAnswer,
            reply: None,
            fingerprint: None,
            copy_kept: false,
            note: None,
        }
    }

    pub(super) fn outcome(&mut self, subject: &SubjectId, published: Day) -> Outcome {
        Outcome {
            subject: subject.clone(),
            of: None,
            finding: self
                .chance
                .one(&[Finding::Open, Finding::Closed, Finding::MetInPart]),
            judged_by: self.inspectorate.id.clone(),
            on: published.saturating_add(110.days()),
            not_before: None,
            basis: Basis::Fieldwork,
            assurance: None,
            reasons: None,
            prepared_by: None,
            passages: Vec::new(),
        }
    }

    fn some_days_after(&mut self, published: Day) -> Day {
        let days = i64::try_from(20 + self.chance.below(80)).unwrap_or(20);
        published.saturating_add(days.days())
    }
}

fn reference(subject: &SubjectId, of: &BodyId, duty: Duty) -> AskReference {
    AskReference {
        subject: subject.clone(),
        of: of.clone(),
        duty,
    }
}
