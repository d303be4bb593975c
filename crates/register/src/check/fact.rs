//! The rules of each kind of fact: what it names is held, and its days can be.

use answerable_calendar::Day;

use super::{Refusal, blank, some, wordless};
use crate::body::KnownDay;
use crate::facts::{
    AS_PUBLISHED, About, Addressee, Answer, AskReference, Asked, Asker, CopySent, Difference, Duty,
    Passage, PublisherLabel, Report, Source, Statement, Stay, Who, is_web_address,
};
use crate::fold::{AskKey, Known, Register};
use crate::words::{BodyId, is_slug};

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

    pub(super) fn check_copy_sent(&self, copy: &CopySent) -> Result<(), Refusal> {
        let answer = self.answers.get(&copy.answer, Known::Everything);
        held("answer", copy.answer.as_str(), answer.is_some())?;
        self.body(copy.to.as_str())?;
        blank("how it was sent", &copy.how)?;
        let published = answer.and_then(|held| held.fact.published_between().not_before);
        match published {
            Some(published) if copy.on < published => Err(Refusal::SentBeforePublished {
                sent: copy.on,
                published,
            }),
            _ => Ok(()),
        }
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
        })?;
        self.passages(&stay.passages)
    }

    pub(super) fn check_label(&self, label: &PublisherLabel) -> Result<(), Refusal> {
        self.subject(label.about.as_str())?;
        self.source(label.source.as_str())
    }

    /// The first day on which it can have been asked.
    pub(super) fn asked_not_before(&self, ask: &AskReference) -> Result<Day, Refusal> {
        let key = self.ask_held(ask)?;
        Ok(self
            .asked_when(ask, Known::Everything)
            .map_or(self.ask(key).facts().asked_on, KnownDay::earliest))
    }

    pub(super) fn ask_held(&self, ask: &AskReference) -> Result<AskKey, Refusal> {
        self.find_ask(ask).ok_or_else(|| Refusal::NotHeld {
            what: match ask.duty {
                Duty::Comment => "duty to comment",
                _ => "ask",
            },
            id: ask.to_string(),
        })
    }

    pub(super) fn body(&self, id: &str) -> Result<(), Refusal> {
        held("body", id, self.bodies.latest(id).is_some())
    }

    pub(super) fn source(&self, id: &str) -> Result<(), Refusal> {
        held("source", id, self.sources.latest(id).is_some())
    }

    pub(super) fn subject(&self, id: &str) -> Result<(), Refusal> {
        let found = self.asked.get(id, Known::Everything).is_some()
            || self.reports.get(id, Known::Everything).is_some();
        held("report or thing asked", id, found)
    }

    pub(super) fn passages(&self, passages: &[Passage]) -> Result<(), Refusal> {
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

pub(super) fn some_day_left(first: Option<Day>, last: Day) -> Result<(), Refusal> {
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
