//! One ask: its clock and working, the answer, the history, the sources.

use answerable_register::calendar::Working;
use answerable_register::facts::{
    Answer, AskReference, Asked, Difference, Duty, Look, Notice, Outcome, Source,
};
use answerable_register::fold::Event;
use answerable_register::fold::{Clock, SECTION_55};
use answerable_register::power::Power;
use answerable_register::words::{BodyId, PowerId, SourceId};

use super::row::AskRow;
use crate::view::View;

/// One ask.
#[derive(Debug)]
pub struct AskPage<'r> {
    /// The ask as a row.
    pub row: AskRow<'r>,
    /// The power that sets its clock, or under which it is asked.
    pub power: Option<&'r Power>,
    /// The count to its last day, where one can be given.
    pub working: Option<Working>,
    /// A standard shown for comparison, with its count.
    pub comparator: Option<(&'r Power, Option<Working>)>,
    /// The body that bore the duty on the last day, where it had passed on.
    pub borne_by: Option<BodyId>,
    /// Who bears the duty on the day shown, where it has passed on.
    pub now_with: Option<BodyId>,
    /// Every answer that can have been published by the day.
    pub answers: Vec<&'r Answer>,
    /// The comments that it is part of, where it is in hand with them and nothing is
    /// recorded of what they say of it.
    pub comments: Vec<&'r Answer>,
    /// Every look by the day, the newest first.
    pub looks: Vec<&'r Look>,
    /// When and how the body was told that none had been found, the newest
    /// first.
    pub notices: Vec<&'r Notice>,
    /// What happened, the newest first.
    pub history: Vec<Event<'r>>,
    /// What the body claims of itself to have come of it by the day, the newest
    /// first.
    pub claimed: Vec<&'r Outcome>,
    /// The cause of concern it stands under, and what came of that.
    pub cause: Option<Cause<'r>>,
    /// Where sources tell of it, or of its cause of concern, differently.
    pub differences: Vec<&'r Difference>,
    /// The sources that its facts stand on.
    pub sources: Vec<&'r Source>,
    /// The other asks of the same subject.
    pub others: Vec<AskRow<'r>>,
}

/// A cause of concern that asks stand under. It asks nothing itself: what came
/// of it is its own, and not that of what stands under it.
#[derive(Debug)]
pub struct Cause<'r> {
    /// The cause of concern.
    pub asked: &'r Asked,
    /// What its asker judged to have come of it by the day, of the body asked;
    /// the newest first.
    pub outcomes: Vec<&'r Outcome>,
}

impl<'r> View<'r> {
    /// One ask, if there is or was such an ask.
    #[must_use]
    pub fn ask(&self, reference: &AskReference) -> Option<AskPage<'r>> {
        let key = self.register.find_ask(reference)?;
        if !self.known.includes(self.register.ask(key).first_entry) {
            return None;
        }
        let row = self.row(key)?;
        let power = self.power_of(&row);
        let answers: Vec<&'r Answer> = self
            .register
            .answers_to(key, self.known)
            .map(|held| &held.fact)
            .filter(|answer| answer.can_be_out_by(self.as_at))
            .collect();
        let comments: Vec<&'r Answer> = match row.in_comments {
            Some(_) => self.comments_with(key).collect(),
            None => Vec::new(),
        };
        let last_day = row.clock.last_day_by_law();
        let passed_on = |day| {
            let bearer = self.directory().bearer_on(&reference.of, day);
            (bearer != reference.of).then_some(bearer)
        };
        let cause = row.asked.and_then(|asked| asked.under.as_ref());
        let about: Vec<_> = std::iter::once(&reference.subject).chain(cause).collect();
        Some(AskPage {
            working: self.working_of(&row, power),
            comparator: self.comparator_of(&row),
            borne_by: last_day.and_then(passed_on),
            now_with: last_day.and_then(|_| passed_on(self.as_at)),
            history: self
                .register
                .history(key, self.known)
                .into_iter()
                .filter(|event| event.on.is_none_or(|on| on <= self.as_at) || event.entry.is_none())
                .collect(),
            claimed: self.claimed_of(reference),
            cause: self.cause_of(&row),
            differences: self.differences_about(&about),
            sources: self.sources_of(&row, answers.iter().chain(&comments).copied()),
            others: self
                .rows_of(&reference.subject)
                .into_iter()
                .filter(|other| other.key != key)
                .collect(),
            power,
            answers,
            comments,
            looks: self.looks_of(key),
            notices: self.notices_of(key),
            row,
        })
    }

    fn power(&self, id: &str) -> Option<&'r Power> {
        Some(&self.register.powers.get(id, self.known)?.fact)
    }

    fn power_of(&self, row: &AskRow<'r>) -> Option<&'r Power> {
        let named = row
            .asked
            .and_then(|asked| asked.power.as_ref())
            .map(PowerId::as_str);
        match row.reference.duty {
            Duty::Comment | Duty::Explain => self.power(SECTION_55),
            _ => self.power(named?),
        }
    }

    fn working_of(&self, row: &AskRow<'r>, power: Option<&'r Power>) -> Option<Working> {
        if !matches!(
            *row.clock,
            Clock::ByLaw { .. } | Clock::WithComments { .. } | Clock::ByPractice { .. }
        ) || row.asked.is_some_and(|asked| asked.extended_to.is_some())
        {
            return None;
        }
        let start = row
            .asked
            .and_then(|asked| asked.sent_on)
            .unwrap_or(row.asked_on);
        let holidays = self.register.holidays_in_force()?;
        power?.working(start, holidays).ok()
    }

    /// What a body claims of itself of one ask, the newest first. Comments and explanations are
    /// answers, of which no outcome is claimed or judged.
    pub(super) fn claimed_of(&self, ask: &AskReference) -> Vec<&'r Outcome> {
        if matches!(ask.duty, Duty::Comment | Duty::Explain) {
            return Vec::new();
        }
        let mut claimed = self.claimed(&ask.subject);
        claimed.retain(|outcome| outcome.is_about(&ask.of));
        claimed
    }

    fn cause_of(&self, row: &AskRow<'r>) -> Option<Cause<'r>> {
        let asked = self.asked(row.asked?.under.as_ref()?)?;
        let mut outcomes = self.judged(&asked.id);
        outcomes.retain(|outcome| outcome.is_about(&row.reference.of));
        Some(Cause { asked, outcomes })
    }

    fn comparator_of(&self, row: &AskRow<'r>) -> Option<(&'r Power, Option<Working>)> {
        let power = self.power(row.asked?.comparator.as_ref()?.as_str())?;
        let working = self
            .register
            .holidays_in_force()
            .zip(row.asked_when.exact())
            .and_then(|(holidays, asked_on)| power.working(asked_on, holidays).ok());
        Some((power, working))
    }

    fn sources_of(
        &self,
        row: &AskRow<'r>,
        answers: impl Iterator<Item = &'r Answer>,
    ) -> Vec<&'r Source> {
        let mut ids: Vec<&SourceId> = Vec::new();
        ids.extend(
            row.asked
                .iter()
                .flat_map(|asked| &asked.passages)
                .map(|passage| &passage.source),
        );
        ids.extend(row.report.iter().flat_map(|report| &report.sources));
        for answer in answers {
            ids.extend(&answer.sources);
            ids.extend(answer.passages.iter().map(|passage| &passage.source));
            let meets = answer
                .meets
                .iter()
                .filter(|meets| meets.ask == *row.reference);
            ids.extend(
                meets
                    .flat_map(|meets| &meets.passages)
                    .map(|passage| &passage.source),
            );
        }
        let mut seen: Vec<&SourceId> = Vec::new();
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen.into_iter().filter_map(|id| self.source(id)).collect()
    }
}
