//! Letting rows in: one decision of a named person for a file and a mapping.

use answerable_intake::Mapping;
use answerable_register::calendar::Day;
use answerable_register::facts::MappingApproved;

use super::compare::DryRun;
use super::facts::{File, source, source_id};
use crate::clerk::{Command, NotRecorded, Recording};
use crate::desk::Desk;

/// Facts that are recorded together with the decision: as many as surely fit
/// into one batch of the log. A list of 6,654 rows makes about 14,000.
const FACTS_TOGETHER: usize = 40_000;

/// What was recorded of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Approved {
    /// Entries added to the log.
    pub entries: u64,
}

/// Why the rows were not let in.
#[derive(Debug, thiserror::Error)]
pub enum NotApproved {
    /// The file hides something, and nobody said that they looked at it.
    #[error(
        "the file hides sheets, rows, columns or comments: look at them, and say that you have"
    )]
    HiddenNotSeen,
    /// The register did not take one of them.
    #[error("the register did not take the report after {done} others: {why}")]
    NotRecorded {
        /// How many facts had been recorded before.
        done: usize,
        /// Why.
        #[source]
        why: NotRecorded,
    },
}

/// Records that a named person approved a dry run, and with it what it would
/// change: all of it or nothing.
///
/// Only a list that is longer than a batch of the log can hold takes several,
/// each of them led by the decision. If one of them does not come about, those
/// before it stand, and the same file again records the rest. `seen` is told
/// how many facts are recorded, for a progress bar.
///
/// # Errors
///
/// When the register does not take one of the facts, or nobody
/// [looked at what the file hides](DryRun::see_hidden).
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
    if run.has_hidden_to_see() {
        return Err(NotApproved::HiddenNotSeen);
    }
    let id = source_id(mapping, file);
    let is_new = desk.read().sources.latest(&id).is_none();
    let mut to_source = is_new.then(|| Recording::from(source(mapping, file, run.dry.media())));
    let mut done = 0;
    for rows in parted(&run.recordings) {
        let count = rows.len();
        let mut facts: Vec<Recording> = to_source.take().into_iter().collect();
        facts.push(Recording::from(decision(mapping, file, run, count)));
        facts.extend(rows);
        let recorded = desk
            .record(Command {
                key: None,
                by: by.into(),
                today,
                facts,
            })
            .map_err(|why| NotApproved::NotRecorded { done, why })?;
        done += count;
        seen(done);
        approved.entries += recorded.entries.end - recorded.entries.start;
    }
    Ok(approved)
}

/// What is recorded together, a report never in two parts; one part without
/// any fact where the list says again what is held.
fn parted(reports: &[Vec<Recording>]) -> Vec<Vec<Recording>> {
    let mut parts = vec![Vec::new()];
    for report in reports {
        match parts.last_mut() {
            Some(part) if part.len() + report.len() <= FACTS_TOGETHER => {
                part.extend(report.iter().cloned());
            }
            _ => parts.push(report.clone()),
        }
    }
    parts
}

fn decision(mapping: &Mapping, file: File, run: &DryRun, entries: usize) -> MappingApproved {
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    MappingApproved {
        source: source_id(mapping, file),
        mapping: mapping.name().into(),
        mapping_fingerprint: mapping.fingerprint().into(),
        new_rows: count(run.difference.new_rows),
        changed_rows: count(run.difference.changed_rows),
        same_rows: count(run.difference.same_rows),
        refused_rows: count(run.difference.refused_rows),
        entries: Some(count(entries)),
    }
}

#[cfg(test)]
mod tests {
    use answerable_testkit::facts;

    use super::*;

    #[test]
    fn a_list_longer_than_a_batch_is_parted_between_reports() {
        let report = || vec![Recording::from(facts::source("page")); 3];
        let list: Vec<_> = (0..FACTS_TOGETHER / 3 + 1).map(|_| report()).collect();
        let parts: Vec<usize> = parted(&list).iter().map(Vec::len).collect();
        // 40,000 is no multiple of three: the report that would be cut stands
        // in the second part.
        assert_eq!(parts, [FACTS_TOGETHER / 3 * 3, 3]);
        // The control: a list that fits is one part, and so is one that says
        // nothing new.
        assert_eq!(parted(&list[..2]).len(), 1);
        assert_eq!(parted(&[]).len(), 1);
    }
}
