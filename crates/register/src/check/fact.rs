//! The rules of each kind of fact: what it names is held, and its days can be.

use answerable_calendar::Day;

use super::{Refusal, blank, some, wordless};
use crate::body::KnownDay;
use crate::facts::{
    AS_PUBLISHED, About, Addressee, Answer, AskReference, Asked, Asker, Difference, Duty, Finding,
    Look, Notice, Outcome, Passage, PublisherLabel, Report, Source, Statement, Stay, Who,
    Withdrawal, is_web_address,
};
use crate::fold::{AskKey, Known, Register};
use crate::words::{BodyId, SubjectId, is_slug};

impl Register {
    pub(super) fn check_report(&self, report: &Report) -> Result<(), Refusal> {
        wordless("the title", &report.title)?;
        self.body(report.by.as_str())?;
        some_day_left(report.published_not_before, report.published_on)?;
        if let About::Forces(forces) = &report.about {
            forces
                .iter()
                .try_for_each(|force| self.body(force.as_str()))?;
        }
        for body in &report.owed_by {
            self.body(body.as_str())?;
            if !self.is_local_policing_body(body, report.published_on) {
                return Err(Refusal::OwesNoComments {
                    body: body.to_string(),
                    day: report.published_on,
                });
            }
        }
        report
            .sources
            .iter()
            .try_for_each(|source| self.source(source.as_str()))?;
        self.passages(&report.passages)
    }

    fn is_local_policing_body(&self, body: &BodyId, day: Day) -> bool {
        self.bodies.latest(body).is_some_and(|held| {
            held.fact.exists_on(day) && held.fact.kind_on(day).is_local_policing_body()
        })
    }

    pub(super) fn check_asked(&self, asked: &Asked) -> Result<(), Refusal> {
        wordless("the title", &asked.title)?;
        some_day_left(asked.asked_not_before, asked.asked_on)?;
        match &asked.by {
            Asker::Body(body) | Asker::Within { body, .. } => self.body(body.as_str())?,
            Asker::AsPublished(words) => wordless("the asker", words)?,
        }
        if let Some(report) = &asked.report {
            held(
                "report",
                report.as_str(),
                self.reports.latest(report).is_some(),
            )?;
        }
        if let Some(under) = &asked.under {
            held(
                "cause of concern",
                under.as_str(),
                self.asked.latest(under).is_some(),
            )?;
        }
        for power in asked.power.iter().chain(&asked.comparator) {
            held("power", power.as_str(), self.powers.latest(power).is_some())?;
        }
        asked
            .of
            .iter()
            .try_for_each(|addressee| self.check_addressee(addressee))?;
        self.passages(&asked.passages)
    }

    fn check_addressee(&self, addressee: &Addressee) -> Result<(), Refusal> {
        match &addressee.who {
            Who::Body(body) => self.body(body.as_str()),
            Who::Group { group, members } => {
                held("group", group.as_str(), self.groups.latest(group).is_some())?;
                members.iter().try_for_each(|body| self.body(body.as_str()))
            }
            Who::AsPublished { key } if !is_slug(key.as_str()) => Err(Refusal::NotAnId {
                id: key.to_string(),
            }),
            Who::AsPublished { key } if !key.as_str().starts_with(AS_PUBLISHED) => {
                Err(Refusal::KeyOfABody {
                    key: key.to_string(),
                })
            }
            Who::AsPublished { .. } => Ok(()),
            Who::NotPublished => Ok(()),
        }
    }

    pub(super) fn check_answer(&self, answer: &Answer) -> Result<(), Refusal> {
        self.body(answer.by.as_str())?;
        some("the list of asks it meets", &answer.meets)?;
        if let Some(body) = &answer.on_behalf_of {
            self.body(body.as_str())?;
        }
        if let Some(dated) = answer.dated {
            some_day_left(answer.dated_not_before, dated)?;
        }
        let published = answer.published;
        if let (Some(first), Some(last), true) = (
            published.not_before,
            published.not_after,
            published.is_empty(),
        ) {
            return Err(Refusal::NoDayLeft { first, last });
        }
        let latest_known = published.not_after.or(answer.dated);
        for meets in &answer.meets {
            let asked = self.asked_not_before(&meets.ask)?;
            if let Some(answered) = latest_known.filter(|answered| *answered < asked) {
                return Err(Refusal::AnsweredBeforeAsked { answered, asked });
            }
            self.passages(&meets.passages)?;
        }
        answer
            .sources
            .iter()
            .try_for_each(|source| self.source(source.as_str()))?;
        self.passages(&answer.passages)
    }

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
        self.passages(&outcome.passages)
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
    fn asker_of(&self, subject: &SubjectId) -> Option<&BodyId> {
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
    fn is_put_to(&self, subject: &SubjectId, body: &BodyId) -> bool {
        let mut asks = self.asks_of(subject).iter();
        asks.any(|key| self.ask(*key).reference.of == *body)
            || self.asked.latest(subject).is_some_and(|asked| {
                let mut of = asked.fact.of.iter();
                of.any(|addressee| addressee.bodies().contains(body))
            })
    }

    pub(super) fn check_look(&self, look: &Look) -> Result<(), Refusal> {
        blank("the place looked at", &look.place)?;
        some("the list of asks looked for", &look.asks)?;
        look.asks.iter().try_for_each(|ask| {
            let asked = self.asked_not_before(ask)?;
            if look.on < asked {
                return Err(Refusal::LookedBeforeAsked {
                    looked: look.on,
                    asked,
                });
            }
            Ok(())
        })
    }

    pub(super) fn check_notice(&self, notice: &Notice) -> Result<(), Refusal> {
        self.body(notice.to.as_str())?;
        blank("how it was told", &notice.how)?;
        some("the list of asks told of", &notice.asks)?;
        notice.asks.iter().try_for_each(|ask| {
            let key = self.ask_held(ask)?;
            let bearer = self.directory().bearer_on(&ask.of, notice.on);
            if notice.to != ask.of && notice.to != bearer {
                return Err(Refusal::ToldAnother {
                    ask: ask.to_string(),
                    to: notice.to.to_string(),
                });
            }
            match self.ask(key).facts().looked.first() {
                Some(first) if *first <= notice.on => Ok(()),
                _ => Err(Refusal::ToldOfNothing { on: notice.on }),
            }
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

    pub(super) fn check_statement(&self, statement: &Statement) -> Result<(), Refusal> {
        if let Some(about) = &statement.about {
            self.subject(about.as_str())?;
        }
        if let Some(body) = &statement.speaker_for {
            self.body(body.as_str())?;
        }
        if let Some(on) = statement.on {
            some_day_left(statement.not_before, on)?;
        }
        self.passages(&statement.passages)
    }

    pub(super) fn check_difference(&self, difference: &Difference) -> Result<(), Refusal> {
        self.subject(difference.about.as_str())?;
        difference
            .readings
            .iter()
            .try_for_each(|reading| self.source(reading.passage.source.as_str()))
    }

    pub(super) fn check_stay(&self, stay: &Stay) -> Result<(), Refusal> {
        self.body(stay.force.as_str())?;
        some("the day it began", &stay.entered)?;
        stay.entered.iter().chain(&stay.left).try_for_each(|day| {
            self.source(day.source.as_str())?;
            some_day_left(Some(day.earliest), day.latest)
        })
    }

    pub(super) fn check_label(&self, label: &PublisherLabel) -> Result<(), Refusal> {
        self.subject(label.about.as_str())?;
        self.source(label.source.as_str())
    }

    /// The first day on which it can have been asked.
    fn asked_not_before(&self, ask: &AskReference) -> Result<Day, Refusal> {
        let key = self.ask_held(ask)?;
        Ok(self
            .asked_when(ask, Known::Everything)
            .map_or(self.ask(key).facts().asked_on, KnownDay::earliest))
    }

    fn ask_held(&self, ask: &AskReference) -> Result<AskKey, Refusal> {
        self.find_ask(ask).ok_or_else(|| Refusal::NotHeld {
            what: match ask.duty {
                Duty::Comment => "duty to comment",
                _ => "ask",
            },
            id: ask.to_string(),
        })
    }

    fn body(&self, id: &str) -> Result<(), Refusal> {
        held("body", id, self.bodies.latest(id).is_some())
    }

    pub(super) fn source(&self, id: &str) -> Result<(), Refusal> {
        held("source", id, self.sources.latest(id).is_some())
    }

    fn subject(&self, id: &str) -> Result<(), Refusal> {
        let found = self.asked.get(id, Known::Everything).is_some()
            || self.reports.get(id, Known::Everything).is_some();
        held("report or thing asked", id, found)
    }

    fn passages(&self, passages: &[Passage]) -> Result<(), Refusal> {
        passages.iter().try_for_each(|passage| {
            wordless("a passage", &passage.words)?;
            self.source(passage.source.as_str())
        })
    }
}

/// A source is named by words, and read at an address of the web if anywhere:
/// pages lead to it, and a link of any other kind could do harm.
pub(super) fn check_source(source: &Source) -> Result<(), Refusal> {
    wordless("the title", &source.title)?;
    match &source.address {
        Some(address) if !is_web_address(address) => Err(Refusal::NoWebAddress {
            address: address.to_string(),
        }),
        _ => Ok(()),
    }
}

fn some_day_left(first: Option<Day>, last: Day) -> Result<(), Refusal> {
    match first {
        Some(first) if first > last => Err(Refusal::NoDayLeft { first, last }),
        _ => Ok(()),
    }
}

fn held(what: &'static str, id: &str, found: bool) -> Result<(), Refusal> {
    if found {
        Ok(())
    } else {
        Err(Refusal::NotHeld {
            what,
            id: id.to_owned(),
        })
    }
}
