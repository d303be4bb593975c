//! Whom an entry of the log concerns.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;
use answerable_register::entry::{Entry, EntryNumber, Fact};
use answerable_register::facts::{AskReference, Asker, Finding, Matter, Outcome, Who};
use answerable_register::fold::{Known, Register};
use answerable_register::words::{BodyId, SubjectId};

/// What is told of an entry, and whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// What kind of thing it is: a word that stays.
    pub kind: &'static str,
    /// The day it was recorded.
    pub day: Day,
    /// The entry that this one corrects.
    pub corrects: Option<EntryNumber>,
    /// What it is about.
    pub about: About,
    /// The bodies that it concerns.
    pub bodies: BTreeSet<BodyId>,
    /// The asks that it is about, in the order of the register.
    pub asks: Vec<AskReference>,
}

/// The page that shows what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A report.
    Report(SubjectId),
    /// Something asked.
    Subject(SubjectId),
    /// A body.
    Body(BodyId),
    /// The entry itself, where it is about no one page.
    Entry,
}

/// Every kind that is told, in the order docs/API.md lists them.
pub const KINDS: [&str; 14] = [
    "report-published",
    "asked",
    "answered",
    "claimed",
    "verified",
    "claim-not-accepted",
    "closed",
    "reopened",
    "found-open",
    "withdrawn",
    "told-no-answer-found",
    "replied",
    "correction-decided",
    "copy-sent",
];

impl Concern {
    /// What is told of an entry; nothing of one that concerns no office, such as a
    /// body's new name, a look or a table of holidays.
    #[must_use]
    pub fn of(register: &Register, entry: &Entry) -> Option<Self> {
        let mut told = Told::at(register);
        let (kind, about) = told.take(&entry.fact)?;
        Some(Self {
            kind,
            day: entry.recorded_on,
            corrects: entry.corrects,
            about,
            bodies: told.bodies,
            asks: told.asks,
        })
    }

    /// The asks that one body is told of: its own, or all where it asked them.
    pub fn asks_for<'a>(
        &'a self,
        body: &'a BodyId,
        register: &'a Register,
    ) -> impl Iterator<Item = &'a AskReference> {
        self.asks
            .iter()
            .filter(move |ask| ask.of == *body || asker_of(register, &ask.subject) == Some(body))
    }
}

/// What was found so far.
struct Told<'r> {
    register: &'r Register,
    bodies: BTreeSet<BodyId>,
    asks: Vec<AskReference>,
}

impl<'r> Told<'r> {
    fn at(register: &'r Register) -> Self {
        Self {
            register,
            bodies: BTreeSet::new(),
            asks: Vec::new(),
        }
    }

    fn take(&mut self, fact: &Fact) -> Option<(&'static str, About)> {
        Some(match fact {
            Fact::Report(report) => {
                self.body(&report.by);
                self.every_ask_of(&report.id);
                ("report-published", About::Report(report.id.clone()))
            }
            Fact::Asked(asked) => {
                self.asker(&asked.by);
                // A cause of concern asks nothing itself and is about bodies.
                asked.of.iter().for_each(|of| self.addressee(&of.who));
                self.every_ask_of(&asked.id);
                ("asked", About::Subject(asked.id.clone()))
            }
            Fact::Answer(answer) => {
                self.body(&answer.by);
                answer.on_behalf_of.iter().for_each(|body| self.body(body));
                answer.meets.iter().for_each(|meets| self.ask(&meets.ask));
                let about = self.one_subject();
                ("answered", about)
            }
            Fact::Outcome(outcome) => {
                self.outcome(outcome);
                (kind_of(outcome.finding), self.subject(&outcome.subject))
            }
            Fact::Withdrawal(withdrawal) => {
                self.body(&withdrawal.by);
                self.every_ask_of(&withdrawal.subject);
                ("withdrawn", self.subject(&withdrawal.subject))
            }
            Fact::Notice(notice) => {
                self.body(&notice.to);
                notice.asks.iter().for_each(|ask| self.ask(ask));
                ("told-no-answer-found", self.one_subject())
            }
            Fact::Reply(reply) => {
                self.body(&reply.by);
                ("replied", self.matter(&reply.about))
            }
            Fact::CorrectionDecided(decided) => {
                ("correction-decided", self.matter(decided.about.as_ref()?))
            }
            Fact::CopySent(copy) => {
                self.body(&copy.to);
                let answer = self.register.answers.get(&copy.answer, Known::Everything)?;
                self.body(&answer.fact.by);
                answer
                    .fact
                    .meets
                    .iter()
                    .for_each(|meets| self.ask(&meets.ask));
                ("copy-sent", self.one_subject())
            }
            // Who bodies are, what the law says, what stands on which source: of
            // interest to everybody, and of concern to no one office.
            Fact::Body(_)
            | Fact::Group(_)
            | Fact::Office(_)
            | Fact::Power(_)
            | Fact::Holidays(_)
            | Fact::Assurance(_)
            | Fact::Source(_)
            | Fact::Place(_)
            | Fact::Look(_)
            | Fact::Statement(_)
            | Fact::Difference(_)
            | Fact::Stay(_)
            | Fact::MappingApproved(_)
            | Fact::PublisherLabel(_)
            | Fact::AskedBefore(_)
            | Fact::Withheld(_) => return None,
        })
    }

    fn body(&mut self, body: &BodyId) {
        self.bodies.insert(body.clone());
    }

    fn asker(&mut self, asker: &Asker) {
        if let Asker::Body(body) | Asker::Within { body, .. } = asker {
            self.body(body);
        }
    }

    fn addressee(&mut self, who: &Who) {
        match who {
            Who::Body(body) => self.body(body),
            Who::Group { members, .. } => members.iter().for_each(|body| self.body(body)),
            Who::AsPublished { .. } | Who::NotPublished => {}
        }
    }

    /// An ask, whom it was put to and who put it.
    fn ask(&mut self, ask: &AskReference) {
        self.body(&ask.of);
        if let Some(asker) = asker_of(self.register, &ask.subject) {
            self.body(asker);
        }
        self.asks.push(ask.clone());
    }

    fn every_ask_of(&mut self, subject: &SubjectId) {
        let register = self.register;
        for key in register.asks_of(subject) {
            self.ask(&register.ask(*key).reference);
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.body(&outcome.judged_by);
        outcome.of.iter().for_each(|body| self.body(body));
        if let Some(asker) = asker_of(self.register, &outcome.subject) {
            self.body(asker);
        }
        let register = self.register;
        for key in register.asks_of(&outcome.subject) {
            let ask = &register.ask(*key).reference;
            if outcome.is_about(&ask.of) {
                self.ask(ask);
            }
        }
    }

    /// What a reply or a request for a correction is about.
    fn matter(&mut self, matter: &Matter) -> About {
        match matter {
            Matter::Ask(ask) => {
                self.ask(ask);
                self.subject(&ask.subject)
            }
            Matter::Subject(subject) => {
                if let Some(asker) = asker_of(self.register, subject) {
                    self.body(asker);
                }
                self.every_ask_of(subject);
                self.subject(subject)
            }
            Matter::Body(body) => {
                self.body(body);
                About::Body(body.clone())
            }
            Matter::Source(_) | Matter::Entry(_) => About::Entry,
        }
    }

    fn subject(&self, subject: &SubjectId) -> About {
        let report = self.register.reports.get(subject, Known::Everything);
        match report {
            Some(_) => About::Report(subject.clone()),
            None => About::Subject(subject.clone()),
        }
    }

    /// The one subject of every ask found; the entry where there are several.
    fn one_subject(&self) -> About {
        let mut subjects = self.asks.iter().map(|ask| &ask.subject);
        match subjects.next() {
            Some(first) if subjects.all(|other| other == first) => self.subject(first),
            _ => About::Entry,
        }
    }
}

/// Who asked something, or published the report on which comments are owed.
fn asker_of<'r>(register: &'r Register, subject: &SubjectId) -> Option<&'r BodyId> {
    if let Some(report) = register.reports.get(subject, Known::Everything) {
        return Some(&report.fact.by);
    }
    match &register.asked.get(subject, Known::Everything)?.fact.by {
        Asker::Body(body) | Asker::Within { body, .. } => Some(body),
        Asker::AsPublished(_) => None,
    }
}

const fn kind_of(finding: Finding) -> &'static str {
    match finding {
        Finding::Open => "found-open",
        Finding::Closed | Finding::Superseded => "closed",
        Finding::MetInPart | Finding::VerifiedMet => "verified",
        Finding::ClaimedMet => "claimed",
        Finding::ClaimNotAccepted => "claim-not-accepted",
        Finding::Reopened => "reopened",
    }
}
