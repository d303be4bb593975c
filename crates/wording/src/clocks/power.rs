//! What a power is, as labelled facts.

use answerable_register::power::{Confirmation, Obligation, Power, Start};

use super::{how_long, what_counts};
use crate::days::day;

/// One labelled fact of a summary: `Who`, `the local policing body`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// One or two words.
    pub label: &'static str,
    /// The fact.
    pub words: String,
}

impl Fact {
    fn new(label: &'static str, words: impl Into<String>) -> Fact {
        Fact {
            label,
            words: words.into(),
        }
    }
}

/// What a person should know of a power, in the order they would ask it.
pub fn facts(power: &Power) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new("Who", &*power.duty_holder),
        Fact::new("Does what", &*power.duty),
    ];
    match (how_long(power), &power.period) {
        (Some(how_long), Some(period)) => {
            let counts = what_counts(period.unit);
            facts.push(Fact::new("How long", format!("{how_long}. {counts}")));
        }
        _ => facts.push(Fact::new("When", &*power.trigger)),
    }
    if !power.extension.is_empty() {
        facts.push(Fact::new("May change", &*power.extension));
    }
    let authority = format!("{}: {}", set_by(power.obligation), power.citation);
    facts.push(Fact::new("Set by", authority));
    if let Some(from) = power.from {
        let until = power
            .until
            .map_or(String::new(), |until| format!(" to {}", day(until)));
        facts.push(Fact::new("In force", format!("from {}{until}", day(from))));
    }
    facts.push(Fact::new("Confirmed", confirmed(power)));
    if !power.note.is_empty() {
        facts.push(Fact::new("Note", &*power.note));
    }
    for source in power.source.split_whitespace() {
        facts.push(Fact::new("Source", source));
    }
    facts
}

/// A power in one line, for somebody who chooses one: `Comments on an inspection
/// report: Police Act 1996, section 55(5) and (5A)`.
#[must_use]
pub fn named(power: &Power) -> String {
    format!("{}: {}", power.title, power.citation)
}

/// What sets the day, to go after "by": `law`, `convention, not law`.
pub fn set_by(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Statutory => "law",
        Obligation::Requested => "request, not law",
        Obligation::Conventional => "convention, not law",
        Obligation::Standard => "a standard, not law",
        Obligation::Guidance => "guidance, not law",
    }
}

/// How far a power is confirmed: `yes, read in the source`.
pub fn confirmed(power: &Power) -> &'static str {
    match (power.confirmation, power.start, power.checked) {
        (Confirmation::Unconfirmed, ..) => "no",
        (Confirmation::Partly, Start::Unconfirmed, _) => {
            "in part; which day is day one is not confirmed"
        }
        (Confirmation::Partly, ..) => "in part, see the note",
        (_, Start::Unconfirmed, _) => "yes, but not which day is day one",
        (_, _, true) => "yes, read in the source",
        (_, _, false) => "yes, but the source has still to be checked",
    }
}
