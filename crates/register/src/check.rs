//! Whether an entry may be recorded: the rules, and what to put right.
//!
//! Decided against the register exactly at the head of the log. A refusal is
//! something a person can put right, and says how.

use answerable_calendar::Day;

use crate::entry::{Entry, EntryNumber, Fact};
use crate::facts::{Addressee, Answer, AskReference, Asked, Asker, Duty, Passage, Report, Who};
use crate::fold::{Known, Register};
use crate::words::{LONGEST_ID, Words, is_slug};

/// Why an entry may not be recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// An id that cannot stand in an address.
    #[error(
        "{id:?} cannot be an id: use lower-case letters, digits and single hyphens, at most {LONGEST_ID} of them"
    )]
    NotAnId {
        /// The id.
        id: String,
    },
    /// The id was taken.
    #[error("{id} is recorded already, by entry {entry}: correct that entry, or choose another id")]
    IdTaken {
        /// The id.
        id: String,
        /// The entry that has it.
        entry: EntryNumber,
    },
    /// A correction of what cannot be corrected.
    #[error(
        "entry {entry} is not the one in force for {what}: correct the latest entry of the same kind and id"
    )]
    CorrectsNothing {
        /// The entry named.
        entry: EntryNumber,
        /// What the new entry is about.
        what: String,
    },
    /// A reference to something the register does not hold.
    #[error("the register holds no {what} {id}: record it first, or mend the id")]
    NotHeld {
        /// What was looked for: "body", "source".
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A day before it can be.
    #[error("the answer is dated {answered}, before it was asked on {asked}")]
    AnsweredBeforeAsked {
        /// The day of the answer.
        answered: Day,
        /// The day of the ask.
        asked: Day,
    },
    /// A range of days that holds none.
    #[error("not before {first} and not after {last} leave no day")]
    NoDayLeft {
        /// The first day.
        first: Day,
        /// The last day.
        last: Day,
    },
    /// Somebody looked before the ask.
    #[error("somebody looked on {looked}, before it was asked on {asked}")]
    LookedBeforeAsked {
        /// The day of the look.
        looked: Day,
        /// The day of the ask.
        asked: Day,
    },
    /// A notice with no look before it.
    #[error(
        "no look that found nothing is recorded on or before {on}: record where you looked first"
    )]
    ToldOfNothing {
        /// The day of the notice.
        on: Day,
    },
    /// Nothing where something must be.
    #[error("{what} is blank")]
    Blank {
        /// What is blank.
        what: &'static str,
    },
    /// The day of recording goes back.
    #[error("{day} is before {last}, the day of the last entry: recording never goes back")]
    RecordedBefore {
        /// The day given.
        day: Day,
        /// The day of the last entry.
        last: Day,
    },
}

impl Register {
    /// Whether an entry may be the next one.
    ///
    /// # Errors
    ///
    /// With the first rule it breaks.
    pub fn check(&self, entry: &Entry) -> Result<(), Refusal> {
        if let Some(last) = self
            .last_recorded_on()
            .filter(|last| entry.recorded_on < *last)
        {
            return Err(Refusal::RecordedBefore {
                day: entry.recorded_on,
                last,
            });
        }
        self.check_id(entry)?;
        match &entry.fact {
            Fact::Report(report) => self.check_report(report),
            Fact::Asked(asked) => self.check_asked(asked),
            Fact::Answer(answer) => self.check_answer(answer),
            Fact::Outcome(outcome) => {
                self.subject(outcome.subject.as_str())?;
                self.body(outcome.judged_by.as_str())?;
                self.passages(&outcome.passages)
            }
            Fact::Look(look) => {
                blank("the place looked at", &look.place)?;
                look.asks.iter().try_for_each(|ask| {
                    let asked = self.asked_on(ask)?;
                    if look.on < asked {
                        return Err(Refusal::LookedBeforeAsked {
                            looked: look.on,
                            asked,
                        });
                    }
                    Ok(())
                })
            }
            Fact::Notice(notice) => {
                self.body(notice.to.as_str())?;
                notice
                    .asks
                    .iter()
                    .try_for_each(|ask| self.told_of_something(ask, notice.on))
            }
            Fact::Withdrawal(withdrawal) => {
                self.subject(withdrawal.subject.as_str())?;
                self.body(withdrawal.by.as_str())?;
                self.passages(&withdrawal.passages)
            }
            Fact::Statement(statement) => {
                if let Some(about) = &statement.about {
                    self.subject(about.as_str())?;
                }
                if let Some(body) = &statement.speaker_for {
                    self.body(body.as_str())?;
                }
                self.passages(&statement.passages)
            }
            Fact::Difference(difference) => {
                self.subject(difference.about.as_str())?;
                difference
                    .readings
                    .iter()
                    .try_for_each(|reading| self.source(reading.passage.source.as_str()))
            }
            Fact::Stay(stay) => {
                self.body(stay.force.as_str())?;
                stay.entered.iter().chain(&stay.left).try_for_each(|day| {
                    self.source(day.source.as_str())?;
                    if day.earliest > day.latest {
                        return Err(Refusal::NoDayLeft {
                            first: day.earliest,
                            last: day.latest,
                        });
                    }
                    Ok(())
                })
            }
            Fact::PublisherLabel(label) => {
                self.subject(label.about.as_str())?;
                self.source(label.source.as_str())
            }
            Fact::MappingApproved(mapping) => self.source(mapping.source.as_str()),
            Fact::Withheld(withheld) if withheld.entry >= self.head() => Err(Refusal::NotHeld {
                what: "entry",
                id: withheld.entry.to_string(),
            }),
            Fact::Body(_)
            | Fact::Office(_)
            | Fact::Group(_)
            | Fact::Power(_)
            | Fact::Holidays(_)
            | Fact::Source(_)
            | Fact::Withheld(_) => Ok(()),
        }
    }

    /// An id is new, or belongs to the entry that is corrected.
    fn check_id(&self, entry: &Entry) -> Result<(), Refusal> {
        let (id, in_force) = match &entry.fact {
            Fact::Body(fact) => (
                fact.id.as_str(),
                self.bodies.latest(&fact.id).map(|held| held.entry),
            ),
            Fact::Group(fact) => (
                fact.id.as_str(),
                self.groups.latest(&fact.id).map(|held| held.entry),
            ),
            Fact::Office(fact) => (
                fact.id.as_str(),
                self.offices.latest(fact.id.as_str()).map(|held| held.entry),
            ),
            Fact::Power(fact) => (
                fact.id.as_str(),
                self.powers.latest(fact.id.as_str()).map(|held| held.entry),
            ),
            Fact::Source(fact) => (
                fact.id.as_str(),
                self.sources.latest(&fact.id).map(|held| held.entry),
            ),
            // Reports and things asked share one set of ids; a correction
            // stays within its kind.
            Fact::Report(fact) => (
                fact.id.as_str(),
                self.reports
                    .latest(&fact.id)
                    .map(|held| held.entry)
                    .or_else(|| self.asked.latest(&fact.id).map(|held| held.entry)),
            ),
            Fact::Asked(fact) => (
                fact.id.as_str(),
                self.asked
                    .latest(&fact.id)
                    .map(|held| held.entry)
                    .or_else(|| self.reports.latest(&fact.id).map(|held| held.entry)),
            ),
            Fact::Answer(fact) => (
                fact.id.as_str(),
                self.answers.latest(&fact.id).map(|held| held.entry),
            ),
            Fact::Statement(fact) => (
                fact.id.as_str(),
                self.statements.latest(&fact.id).map(|held| held.entry),
            ),
            Fact::Stay(fact) => (
                fact.id.as_str(),
                self.stays.latest(&fact.id).map(|held| held.entry),
            ),
            nameless => return self.check_correction_of_nameless(entry, nameless),
        };
        if !is_slug(id) {
            return Err(Refusal::NotAnId { id: id.to_owned() });
        }
        match (in_force, entry.corrects) {
            (None, None) => Ok(()),
            (Some(entry), None) => Err(Refusal::IdTaken {
                id: id.to_owned(),
                entry,
            }),
            (Some(held), Some(corrected))
                if held == corrected && self.kind_of(held) == Some(entry.fact.kind()) =>
            {
                Ok(())
            }
            (_, Some(corrected)) => Err(Refusal::CorrectsNothing {
                entry: corrected,
                what: id.to_owned(),
            }),
        }
    }

    fn check_correction_of_nameless(&self, entry: &Entry, fact: &Fact) -> Result<(), Refusal> {
        let Some(corrected) = entry.corrects else {
            return Ok(());
        };
        let in_force = match fact {
            Fact::Outcome(_) => self
                .outcomes
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::Look(_) => self
                .looks
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::Notice(_) => self
                .notices
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::Withdrawal(_) => self
                .withdrawals
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::Difference(_) => self
                .differences
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::Holidays(_) => self
                .holidays
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::PublisherLabel(_) => self
                .labels
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            Fact::MappingApproved(_) => self
                .mappings
                .recorded_by(corrected)
                .map(|held| held.replaced_by),
            _ => None,
        };
        match in_force {
            Some(None) => Ok(()),
            _ => Err(Refusal::CorrectsNothing {
                entry: corrected,
                what: fact.kind().to_owned(),
            }),
        }
    }

    /// The kind of a fact with an id, by the entry that recorded it.
    fn kind_of(&self, entry: EntryNumber) -> Option<&'static str> {
        macro_rules! held_by {
            ($($shelf:ident => $kind:literal),* $(,)?) => {
                $(if self.$shelf.recorded_by(entry).is_some() { return Some($kind); })*
            };
        }
        held_by!(
            asked => "asked", reports => "report", answers => "answer", sources => "source",
            bodies => "body", groups => "group", offices => "office", powers => "power",
            statements => "statement", stays => "stay",
        );
        None
    }

    fn check_report(&self, report: &Report) -> Result<(), Refusal> {
        wordless("the title", &report.title)?;
        self.body(report.by.as_str())?;
        report
            .owed_by
            .iter()
            .try_for_each(|body| self.body(body.as_str()))?;
        report
            .sources
            .iter()
            .try_for_each(|source| self.source(source.as_str()))?;
        self.passages(&report.passages)
    }

    fn check_asked(&self, asked: &Asked) -> Result<(), Refusal> {
        wordless("the title", &asked.title)?;
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
            Who::AsPublished { key } if is_slug(key.as_str()) => Ok(()),
            Who::AsPublished { key } => Err(Refusal::NotAnId {
                id: key.to_string(),
            }),
            Who::NotPublished => Ok(()),
        }
    }

    fn check_answer(&self, answer: &Answer) -> Result<(), Refusal> {
        self.body(answer.by.as_str())?;
        if answer.meets.is_empty() {
            return Err(Refusal::Blank {
                what: "the list of asks it meets",
            });
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
            let asked = self.asked_on(&meets.ask)?;
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

    fn told_of_something(&self, ask: &AskReference, on: Day) -> Result<(), Refusal> {
        let key = self.ask_held(ask)?;
        let looked = self.ask(key).facts().looked;
        if looked.is_some_and(|(first, _)| first <= on) {
            Ok(())
        } else {
            Err(Refusal::ToldOfNothing { on })
        }
    }

    fn asked_on(&self, ask: &AskReference) -> Result<Day, Refusal> {
        Ok(self.ask(self.ask_held(ask)?).facts().asked_on)
    }

    fn ask_held(&self, ask: &AskReference) -> Result<crate::fold::AskKey, Refusal> {
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

    fn source(&self, id: &str) -> Result<(), Refusal> {
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

/// Words that are sealed cannot be seen to be blank.
fn wordless(what: &'static str, words: &Words) -> Result<(), Refusal> {
    words.open().map_or(Ok(()), |words| blank(what, words))
}

fn blank(what: &'static str, words: &str) -> Result<(), Refusal> {
    if words.trim().is_empty() {
        Err(Refusal::Blank { what })
    } else {
        Ok(())
    }
}
