//! Recording the sample: one command, good once however often it is sent.

use answerable_register::calendar::Day;
use answerable_store::IdempotencyKey;

use super::{SampleError, facts};
use crate::clerk::{Clerk, Command, NotRecorded, Recorded, Recording};

/// Who records the sample.
const SAMPLE: &str = "sample";

/// Why the sample was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum NotSampled {
    /// A file of the sample does not hold together.
    #[error(transparent)]
    Sample(#[from] SampleError),
    /// The register did not take it.
    #[error("the register did not take {what}: {why}")]
    NotRecorded {
        /// The kind and id of the fact it stumbled over.
        what: String,
        /// Why.
        #[source]
        why: NotRecorded,
    },
}

/// Records the sample that ships with the program.
///
/// # Errors
///
/// When a file of it does not hold together or breaks a rule of the register.
pub fn record(clerk: &Clerk, today: Day) -> Result<Recorded, NotSampled> {
    let facts: Vec<Recording> = facts()?.into_iter().map(Recording::from).collect();
    let command = Command {
        key: IdempotencyKey::try_new("sample-1").ok(),
        by: SAMPLE.into(),
        today,
        facts: facts.clone(),
    };
    clerk
        .record(command)
        .map_err(|why| NotSampled::NotRecorded {
            what: match &why {
                NotRecorded::Refused { fact, .. } | NotRecorded::NotWritable { fact, .. } => {
                    described(&facts[*fact])
                }
                _ => "the sample".to_owned(),
            },
            why,
        })
}

/// A fact by its kind and the first words of its JSON, for a person to find it.
fn described(recording: &Recording) -> String {
    let json = serde_json::to_string(&recording.fact).unwrap_or_default();
    let start: String = json.chars().take(160).collect();
    format!("{} {start}…", recording.fact.kind())
}
