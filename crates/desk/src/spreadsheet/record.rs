//! Letting rows in: one decision of a named person for a file and a mapping.

use answerable_intake::Mapping;
use answerable_register::calendar::Day;
use answerable_register::facts::MappingApproved;

use super::compare::DryRun;
use super::facts::{File, source, source_id};
use crate::clerk::{Command, NotRecorded, Recording};
use crate::desk::Desk;

/// Facts that are recorded together: a large file takes several commands, so
/// that readers never wait long for one.
const FACTS_TOGETHER: usize = 2_000;

/// What was recorded of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Approved {
    /// Entries added to the log.
    pub entries: u64,
}

/// Why the rows were not let in.
#[derive(Debug, thiserror::Error)]
pub enum NotApproved {
    /// The register did not take one of them.
    #[error("the register did not take the report after {done} others: {why}")]
    NotRecorded {
        /// How many facts had been recorded before.
        done: usize,
        /// Why.
        why: NotRecorded,
    },
}

/// Records what a dry run would change, and that a named person approved it.
///
/// A large file is recorded in several commands. If one of them does not come
/// about, those before it stand, and the same file again records the rest.
/// `seen` is told how many facts are recorded, for a progress bar.
///
/// # Errors
///
/// When the register does not take one of the facts.
pub fn approve(
    desk: &Desk,
    mapping: &Mapping,
    file: File,
    run: &DryRun,
    by: &str,
    today: Day,
    mut seen: impl FnMut(usize),
) -> Result<Approved, NotApproved> {
    let mut approved = Approved::default();
    if run.changes_nothing() {
        return Ok(approved);
    }
    let mut done = 0;
    let mut together: Vec<Recording> = Vec::new();
    if desk
        .read()
        .sources
        .latest(&source_id(mapping, file))
        .is_none()
    {
        together.push(Recording::from(source(mapping, file)));
    }
    let mut record = |facts: Vec<Recording>, done: &mut usize| {
        let count = facts.len();
        let recorded = desk
            .record(Command {
                key: None,
                by: by.into(),
                today,
                facts,
            })
            .map_err(|why| NotApproved::NotRecorded { done: *done, why })?;
        *done += count;
        seen(*done);
        approved.entries += recorded.entries.end - recorded.entries.start;
        Ok(())
    };
    for report in &run.recordings {
        together.extend(report.iter().cloned());
        if together.len() >= FACTS_TOGETHER {
            record(std::mem::take(&mut together), &mut done)?;
        }
    }
    together.push(Recording::from(decision(mapping, file, run)));
    record(together, &mut done)?;
    Ok(approved)
}

fn decision(mapping: &Mapping, file: File, run: &DryRun) -> MappingApproved {
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    MappingApproved {
        source: source_id(mapping, file),
        mapping: mapping.name().into(),
        mapping_fingerprint: mapping.fingerprint().into(),
        new_rows: count(run.difference.new_rows),
        changed_rows: count(run.difference.changed_rows),
        same_rows: count(run.difference.same_rows),
        refused_rows: count(run.difference.refused_rows),
    }
}
