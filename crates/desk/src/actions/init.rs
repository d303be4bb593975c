//! Bringing a register up to date with the facts that ship with the program:
//! bodies, offices, groups, powers and holidays.
//!
//! A new register gets them all; one made by an earlier program gets what is
//! new and, as corrections, what is different. Nothing is taken away: a fact
//! that the program no longer ships stays as it was recorded.

use answerable_register::calendar::Day;
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::fold::{Known, Register};

use crate::clerk::{Clerk, Command, NotRecorded, Recording};
use crate::reference::{self, ReferenceError};

/// Who records the facts that ship with the program.
const PROGRAM: &str = "program";

/// What bringing a register up to date recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Facts not held before.
    pub new: usize,
    /// Facts held that the program now gives differently.
    pub changed: usize,
}

/// Why a register could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum NotBrought {
    /// The data that ships with the program does not hold together.
    #[error("the data that ships with the program does not hold together: {0}")]
    Reference(#[from] ReferenceError),
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(#[from] NotRecorded),
}

/// Records what the register lacks of the facts that ship with the program,
/// and corrects what it holds differently.
///
/// # Errors
///
/// When the data does not hold together, or the register does not take it.
pub fn bring_up_to_date(clerk: &Clerk, today: Day) -> Result<Brought, NotBrought> {
    bring(clerk, reference::facts()?, today)
}

/// The same for a register to practise on, whose bodies are all invented.
///
/// # Errors
///
/// As [`bring_up_to_date`].
pub fn bring_practice_up_to_date(clerk: &Clerk, today: Day) -> Result<Brought, NotBrought> {
    bring(clerk, reference::practice_facts()?, today)
}

fn bring(clerk: &Clerk, shipped: Vec<Fact>, today: Day) -> Result<Brought, NotBrought> {
    let lacks = Lacks::of(&clerk.read(), shipped);
    lacks.record(clerk, today)
}

/// What a register lacks of the facts that ship with the program.
#[derive(Default)]
struct Lacks {
    counted: Brought,
    recordings: Vec<Recording>,
}

impl Lacks {
    fn of(register: &Register, shipped: Vec<Fact>) -> Self {
        let mut lacks = Self::default();
        for fact in shipped {
            match held(register, &fact) {
                None => {
                    lacks.counted.new += 1;
                    lacks.recordings.push(Recording::from(fact));
                }
                Some((_, true)) => {}
                Some((entry, false)) => {
                    lacks.counted.changed += 1;
                    lacks.recordings.push(Recording {
                        fact,
                        corrects: Some(entry),
                    });
                }
            }
        }
        lacks
    }

    fn record(self, clerk: &Clerk, today: Day) -> Result<Brought, NotBrought> {
        if !self.recordings.is_empty() {
            clerk.record(Command {
                key: None,
                by: PROGRAM.into(),
                today,
                facts: self.recordings,
            })?;
        }
        Ok(self.counted)
    }
}

/// The entry that holds the fact of the same kind and id, and whether it says
/// the same.
fn held(register: &Register, fact: &Fact) -> Option<(EntryNumber, bool)> {
    macro_rules! same {
        ($held:expr, $fact:expr) => {
            $held.map(|held| (held.entry, held.fact == **$fact))
        };
    }
    match fact {
        Fact::Body(body) => same!(register.bodies.latest(&body.id), body),
        Fact::Office(office) => same!(register.offices.latest(office.id.as_str()), office),
        Fact::Group(group) => same!(register.groups.latest(&group.id), group),
        Fact::Power(power) => same!(register.powers.latest(power.id.as_str()), power),
        Fact::Assurance(level) => same!(register.assurances.latest(&level.id), level),
        Fact::Holidays(holidays) => {
            same!(
                register.holidays.in_force(Known::Everything).next_back(),
                holidays
            )
        }
        _ => None,
    }
}
