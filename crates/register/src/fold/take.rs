//! Taking a fact in, kind by kind.
//!
//! What an answer, a look, a notice or a withdrawal touches is told anew, and
//! so is what an earlier version of it touched.

use super::ask::Touch;
use super::held::{Known, Replaces};
use super::{AskKey, Citation, Oddity, Register};
use crate::entry::{EntryNumber, Fact};
use crate::facts::{Answer, AskReference, Look, Notice, Withdrawal};
use crate::words::SubjectId;

impl Register {
    /// Takes a fact, of whichever kind it is. One that is refused changes
    /// nothing.
    pub(super) fn take(
        &mut self,
        number: EntryNumber,
        replaces: Replaces,
        fact: Fact,
    ) -> Result<(), Oddity> {
        let citation = Citation::of(number, &fact);
        self.put(number, replaces, fact)?;
        if let Some(citation) = citation {
            self.cite(&citation, replaces);
        }
        Ok(())
    }

    fn put(&mut self, number: EntryNumber, replaces: Replaces, fact: Fact) -> Result<(), Oddity> {
        match fact {
            Fact::Body(body) => {
                let id = body.id.clone();
                let slot = self.bodies.put(*body, number, replaces)?;
                self.directory.learn_body(&self.bodies.slot(slot).fact);
                // Its kind says which powers bind it.
                let asks = self.asks_to(&id).to_vec();
                self.refresh_each(&asks);
            }
            Fact::Office(office) => {
                let slot = self.offices.put(*office, number, replaces)?;
                self.directory.learn_office(&self.offices.slot(slot).fact);
            }
            Fact::Group(group) => {
                let slot = self.groups.put(*group, number, replaces)?;
                self.directory.learn_group(&self.groups.slot(slot).fact);
            }
            Fact::Power(power) => {
                self.powers.put((*power).clone(), number, replaces)?;
                self.recount_under(&power);
            }
            Fact::Holidays(holidays) => {
                self.holidays.put(*holidays, number, replaces)?;
                self.recount_all();
            }
            Fact::Assurance(level) => {
                self.assurances.put(*level, number, replaces)?;
            }
            Fact::Source(source) => {
                self.sources.put(*source, number, replaces)?;
            }
            Fact::Report(report) => {
                // Reports and things asked share one set of ids.
                if self.asked.latest(&report.id).is_some() {
                    return Err(Oddity::IdTaken);
                }
                let slot = self.reports.put(*report, number, replaces)?;
                self.derive_from_report(slot, number);
            }
            Fact::Asked(asked) => {
                if self.reports.latest(&asked.id).is_some() {
                    return Err(Oddity::IdTaken);
                }
                let slot = self.asked.put(*asked, number, replaces)?;
                let asked = &self.asked.slot(slot).fact;
                if let Some(report) = &asked.report {
                    self.links.stands_in(report, &asked.id);
                }
                self.derive_from_asked(slot, number);
            }
            Fact::Answer(answer) => self.take_answer(*answer, number, replaces)?,
            Fact::Outcome(outcome) => {
                let subject = outcome.subject.clone();
                let slot = self.outcomes.put(*outcome, number, replaces)?;
                self.links.outcome(&subject, slot);
            }
            Fact::Place(place) => {
                self.places.put(*place, number, replaces)?;
            }
            Fact::Look(look) => self.take_look(*look, number, replaces)?,
            Fact::Notice(notice) => self.take_notice(*notice, number, replaces)?,
            Fact::Withdrawal(withdrawal) => {
                self.take_withdrawal(*withdrawal, number, replaces)?;
            }
            Fact::Statement(statement) => {
                self.statements.put(*statement, number, replaces)?;
            }
            Fact::Difference(difference) => {
                self.differences.put(*difference, number, replaces)?;
            }
            Fact::Stay(stay) => {
                self.stays.put(*stay, number, replaces)?;
            }
            Fact::MappingApproved(mapping) => {
                self.mappings.put(*mapping, number, replaces)?;
            }
            Fact::CopySent(copy) => {
                self.copies_sent.put(*copy, number, replaces)?;
            }
            Fact::PublisherLabel(label) => {
                let about = label.about.clone();
                let slot = self.labels.put(*label, number, replaces)?;
                self.links.label(&about, slot);
            }
            Fact::Withheld(withheld) => {
                self.withheld.put(*withheld, number, replaces)?;
            }
            Fact::Reply(reply) => {
                self.replies.put(*reply, number, replaces)?;
            }
            Fact::CorrectionDecided(decided) => {
                self.corrections_decided.put(*decided, number, replaces)?;
            }
            Fact::AskedBefore(compared) => {
                let (later, earlier) = (compared.later.clone(), compared.earlier.clone());
                let slot = self.comparisons.put(*compared, number, replaces)?;
                self.links.compared(&later, &earlier, slot);
            }
        }
        Ok(())
    }

    pub(super) fn take_answer(
        &mut self,
        answer: Answer,
        number: EntryNumber,
        replaces: Replaces,
    ) -> Result<(), Oddity> {
        let mut touched: Vec<AskKey> = self.found(answer.meets.iter().map(|meets| &meets.ask));
        let met = touched.len();
        if let Some(old) = self.answers.latest(&answer.id) {
            touched.extend(self.found(old.fact.meets.iter().map(|meets| &meets.ask)));
        }
        let out = answer.published_between().not_before;
        let slot = self.answers.put(answer, number, replaces)?;
        for key in &touched[..met] {
            let is_later = |other| {
                let other = &self.answers.slot(other).fact;
                other.published_between().not_before > out
            };
            self.asks[key.place()].touch_by_answer(slot, is_later);
        }
        self.tell_anew(&touched);
        Ok(())
    }

    pub(super) fn take_look(
        &mut self,
        look: Look,
        number: EntryNumber,
        replaces: Replaces,
    ) -> Result<(), Oddity> {
        let mut touched = self.found(&look.asks);
        let looked_for = touched.len();
        if let Some(old) = replaces.entry().and_then(|old| self.looks.recorded_by(old)) {
            touched.extend(self.found(&old.fact.asks));
        }
        let slot = self.looks.put(look, number, replaces)?;
        for key in &touched[..looked_for] {
            self.asks[key.place()].touch(Touch::Look(slot));
        }
        self.tell_anew(&touched);
        Ok(())
    }

    pub(super) fn take_notice(
        &mut self,
        notice: Notice,
        number: EntryNumber,
        replaces: Replaces,
    ) -> Result<(), Oddity> {
        let mut touched = self.found(&notice.asks);
        let told_of = touched.len();
        if let Some(old) = replaces
            .entry()
            .and_then(|old| self.notices.recorded_by(old))
        {
            touched.extend(self.found(&old.fact.asks));
        }
        let slot = self.notices.put(notice, number, replaces)?;
        for key in &touched[..told_of] {
            self.asks[key.place()].touch(Touch::Notice(slot));
        }
        self.tell_anew(&touched);
        Ok(())
    }

    pub(super) fn take_withdrawal(
        &mut self,
        withdrawal: Withdrawal,
        number: EntryNumber,
        replaces: Replaces,
    ) -> Result<(), Oddity> {
        let subject = withdrawal.subject.clone();
        let old = replaces
            .entry()
            .and_then(|old| self.withdrawals.recorded_by(old))
            .map(|old| old.fact.subject.clone());
        let slot = self.withdrawals.put(withdrawal, number, replaces)?;
        self.links.withdrawal(&subject, slot);
        for subject in old.iter().chain([&subject]) {
            self.refresh_subject(subject);
        }
        Ok(())
    }

    /// The keys of those asks that there are.
    fn found<'a>(&self, asks: impl IntoIterator<Item = &'a AskReference>) -> Vec<AskKey> {
        asks.into_iter()
            .filter_map(|ask| self.find_ask(ask))
            .collect()
    }

    /// The asks of a subject and of everything that stands in it.
    fn refresh_subject(&mut self, subject: &SubjectId) {
        let mut keys = self.asks_of(subject).to_vec();
        for asked in self.links.stood_in(subject) {
            keys.extend(self.asks_of(asked));
        }
        self.refresh_each(&keys);
    }

    /// Asks whose clock stays as it is, and the explanations in comments that
    /// somebody answered or looked for.
    fn tell_anew(&mut self, keys: &[AskKey]) {
        for key in self.with_explanations(keys) {
            let now = &self.ask(key).now;
            let (asked_on, clock) = (now.asked_on, now.clock.clone());
            let now = self.facts_by_clock(key, Known::Everything, asked_on, clock);
            self.asks[key.place()].now = now;
        }
    }

    /// Asks of which anything may have changed.
    pub(super) fn refresh_each(&mut self, keys: &[AskKey]) {
        for key in keys {
            self.refresh_ask(*key);
        }
    }

    pub(super) fn refresh_ask(&mut self, key: AskKey) {
        let now = self.facts_at(key, Known::Everything);
        self.asks[key.place()].now = now;
    }
}
