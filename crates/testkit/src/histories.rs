//! Random histories that could have happened, for properties of the register.
//!
//! A history is a list of steps. Each step is tried against the register as it
//! is by then, as a person would; what the register refuses did not happen.
//! So every history is valid, and a shorter one is too, which is how a failing
//! case is made small.

use answerable_calendar::{
    Anchor, Day, Deadline, DivisionTable, Holidays, NamedDay, Nations, Unit,
};
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{
    About, Answer, AnswerKind, AskReference, Asked, AskedKind, CameBack, Explanation, Finding,
    PublishedBetween, Report, Section55,
};
use answerable_register::fold::Known;
use answerable_register::power::Power;
use answerable_register::words::SubjectId;
use proptest::prelude::*;

use crate::Teller;
use crate::country;
use crate::facts::{self, day};

/// The day on which every history begins.
const FIRST: &str = "2024-01-08";

/// A history to be told.
#[derive(Clone, Debug)]
pub struct History(Vec<Step>);

/// One thing that somebody may do, with the dice that decide the rest.
#[derive(Clone, Debug)]
struct Step {
    act: Act,
    /// Days since the step before.
    wait: u8,
    /// Days by which what happened lies before the day it is recorded.
    back: u8,
    pick: u16,
    shape: u16,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Publish,
    Recommend,
    Write,
    Answer,
    Look,
    Notice,
    Withdraw,
    Judge,
    Correct,
}

/// Histories of up to `longest` steps.
pub fn histories(longest: usize) -> impl Strategy<Value = History> {
    let act = prop_oneof![
        3 => Just(Act::Publish),
        3 => Just(Act::Recommend),
        3 => Just(Act::Write),
        8 => Just(Act::Answer),
        5 => Just(Act::Look),
        3 => Just(Act::Notice),
        1 => Just(Act::Withdraw),
        1 => Just(Act::Judge),
        10 => Just(Act::Correct),
    ];
    let step = (act, 0..25_u8, 0..30_u8, any::<u16>(), any::<u16>()).prop_map(
        |(act, wait, back, pick, shape)| Step {
            act,
            wait,
            back,
            pick,
            shape,
        },
    );
    prop::collection::vec(step, 0..longest).prop_map(History)
}

impl History {
    /// A register to which the history was told.
    #[must_use]
    pub fn told(&self) -> Teller {
        let mut telling = Telling {
            teller: Teller::of_the_country(),
            told: Vec::new(),
            today: day(FIRST),
        };
        for (place, step) in self.0.iter().enumerate() {
            telling.today = later(telling.today, step.wait);
            telling.teller.on(&telling.today.to_string());
            telling.take(place, step);
        }
        telling.teller
    }
}

/// A history while it is told.
struct Telling {
    teller: Teller,
    /// What was recorded and stands, by its entry.
    told: Vec<(EntryNumber, Fact)>,
    today: Day,
}

impl Telling {
    fn take(&mut self, place: usize, step: &Step) {
        let on = earlier(self.today, step.back);
        let id = format!("thing-{place}");
        let fact = match step.act {
            Act::Publish => Some(report(&id, on, step).into()),
            Act::Recommend => self.recommendation(&id, step).map(Fact::from),
            Act::Write => Some(letter(&id, on, step).into()),
            Act::Answer => self.answer(&id, on, step).map(Fact::from),
            Act::Look => self.ask(step.pick).map(|ask| {
                let mut look = facts::look(FIRST, &[]);
                look.on = on;
                look.asks = vec![ask];
                if step.shape.is_multiple_of(5) {
                    look.came_back = CameBack::CouldNotRead;
                }
                look.into()
            }),
            Act::Notice => self.silent_ask(step.pick).map(|ask| {
                let mut notice = facts::notice(FIRST, ask.of.as_str(), &[]);
                notice.on = on;
                notice.asks = vec![ask];
                notice.into()
            }),
            Act::Withdraw => self.subject(step.pick).map(|subject| {
                let mut withdrawal = facts::withdrawal(FIRST, subject.as_str());
                withdrawal.on = on;
                withdrawal.into()
            }),
            Act::Judge => self.subject(step.pick).map(|subject| {
                let mut outcome = facts::outcome(FIRST, subject.as_str(), Finding::Closed);
                outcome.on = on;
                outcome.into()
            }),
            Act::Correct => return self.correct(on, step),
        };
        if let Some(fact) = fact
            && let Ok(entry) = self.teller.try_tell(fact.clone())
        {
            self.told.push((entry, fact));
        }
    }

    /// One of the asks there are, taken away or not.
    fn ask(&self, pick: u16) -> Option<AskReference> {
        let register = self.teller.register();
        let count = register.ask_count();
        let (_, ask) = register.asks().nth(usize::from(pick) % count.max(1))?;
        Some(ask.reference.clone())
    }

    /// One of the asks somebody looked for in vain.
    fn silent_ask(&self, pick: u16) -> Option<AskReference> {
        let register = self.teller.register();
        let silent: Vec<&AskReference> = register
            .asks()
            .filter(|(_, ask)| !ask.facts().looked.is_empty())
            .map(|(_, ask)| &ask.reference)
            .collect();
        let place = usize::from(pick).checked_rem(silent.len())?;
        Some(silent[place].clone())
    }

    /// One of the reports or things asked.
    fn subject(&self, pick: u16) -> Option<SubjectId> {
        let subjects: Vec<&SubjectId> = self
            .told
            .iter()
            .filter_map(|(_, fact)| match fact {
                Fact::Report(report) => Some(&report.id),
                Fact::Asked(asked) => Some(&asked.id),
                _ => None,
            })
            .collect();
        let place = usize::from(pick).checked_rem(subjects.len())?;
        Some(subjects[place].clone())
    }

    fn recommendation(&self, id: &str, step: &Step) -> Option<Asked> {
        let reports: Vec<&Report> = self
            .told
            .iter()
            .filter_map(|(_, fact)| match fact {
                Fact::Report(report) => Some(&**report),
                _ => None,
            })
            .collect();
        let place = usize::from(step.pick).checked_rem(reports.len())?;
        Some(Asked {
            of: addressees(step.shape),
            ..facts::recommendation(id, reports[place], &[])
        })
    }

    fn answer(&self, id: &str, on: Day, step: &Step) -> Option<Answer> {
        let ask = self.ask(step.pick)?;
        let mut asks = vec![ask];
        if step.shape.is_multiple_of(3)
            && let Some(second) = self.ask(step.pick.wrapping_add(step.shape))
            && second.of == asks[0].of
        {
            asks.push(second);
        }
        let mut answer = facts::answer(id, asks[0].of.as_str(), &[]);
        answer.meets = asks
            .into_iter()
            .map(|ask| {
                let mut meets = facts::meets("a/b/act");
                meets.ask = ask;
                meets.explanation = [
                    None,
                    Some(Explanation::ActionTaken),
                    Some(Explanation::NotAddressed),
                ][usize::from(step.shape) % 3];
                meets
            })
            .collect();
        answer.published = range(on, step);
        answer.dated = step.shape.is_multiple_of(4).then_some(on);
        if step.shape.is_multiple_of(7) {
            answer.kind = AnswerKind::Acknowledgement;
        }
        Some(answer)
    }

    /// Corrects something that stands, or the law.
    fn correct(&mut self, on: Day, step: &Step) {
        match step.pick % 12 {
            0 | 6 => return self.correct_power(step),
            3 => return self.correct_holidays(step),
            _ => {}
        }
        let Some(place) = usize::from(step.pick).checked_rem(self.told.len()) else {
            return;
        };
        let (entry, fact) = &self.told[place];
        let right = changed(fact.clone(), on, step);
        if let Ok(corrected) = self.teller.try_correct(*entry, right.clone()) {
            self.told[place] = (corrected, right);
        }
    }

    fn correct_power(&mut self, step: &Step) {
        let mut powers = country::powers();
        powers.retain(|power| power.period.is_some());
        let id = powers[usize::from(step.shape) % powers.len()].id.clone();
        let register = self.teller.register();
        let Some(held) = register.powers.latest(id.as_str()) else {
            return;
        };
        let mut power: Power = held.fact.clone();
        let entry = held.entry;
        if let Some(period) = &mut power.period {
            period.count = 20 + step.shape % 60;
        }
        self.teller.correct(entry, power);
    }

    /// One holiday more, somewhere in 2024.
    fn correct_holidays(&mut self, step: &Step) {
        let register = self.teller.register();
        let Some(held) = register.holidays.in_force(Known::Everything).next_back() else {
            return;
        };
        let entry = held.entry;
        let mut tables: Vec<DivisionTable> = held.fact.tables().to_vec();
        for table in &mut tables {
            table.holidays.push(NamedDay {
                day: later(table.from, step.shape.to_le_bytes()[0]),
                name: "a holiday".to_owned(),
            });
        }
        // A day that is a holiday already is refused, and did not happen.
        if let Ok(holidays) = Holidays::try_new(tables) {
            self.teller.correct(entry, holidays);
        }
    }
}

/// The same fact with one thing about it put right.
fn changed(fact: Fact, on: Day, step: &Step) -> Fact {
    match fact {
        Fact::Report(mut report) => {
            match step.shape % 4 {
                0 => report.published_on = on,
                1 => {
                    report.about = about(step.shape / 4);
                    report.owed_by = Vec::new();
                }
                2 => report.section_55 = section_55(step.shape / 4),
                _ => report.title = "A better title".into(),
            }
            Fact::Report(report)
        }
        Fact::Asked(mut asked) => {
            match step.shape % 4 {
                0 => asked.of = addressees(step.shape / 4),
                1 => asked.asked_on = on,
                2 => asked.extended_to = Some(later(on, 40)),
                _ => asked.report = None,
            }
            Fact::Asked(asked)
        }
        Fact::Answer(mut answer) => {
            answer.published = range(on, step);
            Fact::Answer(answer)
        }
        Fact::Look(mut look) => {
            look.on = on;
            Fact::Look(look)
        }
        Fact::Notice(mut notice) => {
            notice.on = on;
            Fact::Notice(notice)
        }
        Fact::Withdrawal(mut withdrawal) => {
            withdrawal.on = on;
            Fact::Withdrawal(withdrawal)
        }
        Fact::Outcome(mut outcome) => {
            outcome.finding = Finding::Open;
            Fact::Outcome(outcome)
        }
        other => other,
    }
}

fn report(id: &str, on: Day, step: &Step) -> Report {
    Report {
        published_on: on,
        about: about(step.pick),
        section_55: section_55(step.shape),
        ..facts::report(id, FIRST)
    }
}

fn about(shape: u16) -> About {
    match shape % 4 {
        0 => About::AllForces,
        1 => About::NoForce,
        2 => About::Forces(vec!["exampleshire-police".into()]),
        _ => About::Forces(vec!["northmoor-police".into(), "southvale-police".into()]),
    }
}

fn section_55(shape: u16) -> Section55 {
    let why = "a dice said so".into();
    match shape % 5 {
        0 => Section55::Unknown { why },
        1 => Section55::DoesNotApply { why },
        _ => Section55::Applies,
    }
}

fn addressees(shape: u16) -> Vec<answerable_register::facts::Addressee> {
    match shape % 6 {
        0 => vec![facts::to_group("chief-constables", "all chief constables")],
        1 => vec![facts::to("exampleshire-pcc"), facts::to("southvale-police")],
        2 => vec![facts::to("three-shires-armed-unit")],
        3 => vec![facts::to("northmoor-police")],
        4 => Vec::new(),
        _ => vec![
            facts::to("exampleshire-police"),
            facts::to("department-of-invention"),
        ],
    }
}

fn letter(id: &str, on: Day, step: &Step) -> Asked {
    let powers = country::powers();
    let power = powers.get(usize::from(step.pick) % (powers.len() + 1));
    Asked {
        kind: if step.shape.is_multiple_of(5) {
            AskedKind::CoronersConcern
        } else {
            AskedKind::Letter
        },
        asked_on: on,
        of: addressees(step.shape),
        power: power.map(|power| power.id.as_str().into()),
        deadline: Deadline::Within {
            count: 20,
            unit: Unit::WorkingDays(Nations::EnglandAndWales),
            of: Anchor::Publication,
        },
        sent_on: step.shape.is_multiple_of(2).then_some(on),
        ..facts::request(id, FIRST, &[])
    }
}

fn range(on: Day, step: &Step) -> PublishedBetween {
    match step.shape % 5 {
        0 => PublishedBetween::default(),
        1 => PublishedBetween {
            not_before: Some(on),
            not_after: None,
        },
        2 => PublishedBetween {
            not_before: Some(on),
            not_after: Some(later(on, step.back)),
        },
        _ => PublishedBetween::on(on),
    }
}

fn later(day: Day, days: u8) -> Day {
    (0..days).fold(day, |day, _| day.tomorrow().unwrap_or(day))
}

fn earlier(day: Day, days: u8) -> Day {
    (0..days).fold(day, |day, _| day.yesterday().unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use answerable_register::entry::Entry;
    use answerable_register::standing::StandingKind;
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    use super::*;

    /// Histories enough that what they leave out is left out of the
    /// properties too.
    const HISTORIES: usize = 150;

    /// The control of every property told over histories: they hold what can
    /// go wrong.
    #[test]
    fn histories_hold_every_act_every_correction_and_every_standing() {
        let mut runner = TestRunner::deterministic();
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let mut corrected: BTreeSet<&str> = BTreeSet::new();
        let mut standings: BTreeSet<StandingKind> = BTreeSet::new();
        for _ in 0..HISTORIES {
            let teller = histories(40)
                .new_tree(&mut runner)
                .unwrap()
                .current()
                .told();
            for number in 0..teller.register().head() {
                let entry = Entry::from_bytes(teller.bytes(number).unwrap()).unwrap();
                told.insert(entry.fact.kind());
                if entry.corrects.is_some() {
                    corrected.insert(entry.fact.kind());
                }
            }
            let end = teller.today();
            for (key, _) in teller.register().asks() {
                for days in [0, 100, 250] {
                    let on = earlier(end, days);
                    let standing = teller.register().standing(key, on, Known::Everything);
                    standings.insert(standing.kind());
                }
            }
        }
        let changing = [
            "answer",
            "asked",
            "look",
            "notice",
            "outcome",
            "report",
            "withdrawal",
        ];
        for kind in changing {
            assert!(told.contains(kind), "no {kind} was told");
            assert!(corrected.contains(kind), "no {kind} was corrected");
        }
        for law in ["power", "holidays"] {
            assert!(corrected.contains(law), "no {law} was corrected");
        }
        let mut missing: BTreeSet<StandingKind> = StandingKind::LISTED.into_iter().collect();
        missing.retain(|kind| !standings.contains(kind));
        assert!(missing.is_empty(), "no ask stood as {missing:?}");
    }
}
