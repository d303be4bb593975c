//! Which entries does a page rest on?

use answerable_desk::View;
use answerable_register::facts::Matter;
use answerable_wording::letters;

/// The entries that a page rests on, each with what it says in a few words; for
/// a body none, whose page gathers what stands elsewhere.
pub(super) fn entries(matter: &Matter, view: &View<'_>) -> Vec<(u64, String)> {
    let register = view.register;
    let mut entries: Vec<(u64, String)> = Vec::new();
    match matter {
        Matter::Ask(ask) => {
            if let Some(found) = view.ask(ask) {
                for event in &found.history {
                    if let Some(entry) = event.entry {
                        entries.push((entry, what(view, entry)));
                    }
                }
            }
        }
        Matter::Subject(subject) => {
            let held = register
                .reports
                .latest(subject)
                .map(|held| held.entry)
                .or_else(|| register.asked.latest(subject).map(|held| held.entry));
            entries.extend(held.map(|entry| (entry, what(view, entry))));
        }
        Matter::Source(source) => {
            let held = register.sources.latest(source);
            entries.extend(held.map(|held| (held.entry, what(view, held.entry))));
        }
        Matter::Body(body) => {
            let held = register.bodies.latest(body);
            entries.extend(held.map(|held| (held.entry, what(view, held.entry))));
        }
        Matter::Entry(entry) => entries.push((*entry, what(view, *entry))),
    }
    entries.sort_unstable();
    entries.dedup_by_key(|(entry, _)| *entry);
    entries.retain(|(entry, _)| register.replaced_by(*entry).is_none());
    entries
}

/// What kind of fact an entry is, in a few words.
fn what(view: &View<'_>, entry: u64) -> String {
    let register = view.register;
    let kinds = [
        (register.reports.recorded_by(entry).is_some(), "the report"),
        (
            register.asked.recorded_by(entry).is_some(),
            "what was asked",
        ),
        (register.answers.recorded_by(entry).is_some(), "an answer"),
        (
            register.outcomes.recorded_by(entry).is_some(),
            "what came of it",
        ),
        (register.looks.recorded_by(entry).is_some(), "a look"),
        (register.notices.recorded_by(entry).is_some(), "a notice"),
        (
            register.withdrawals.recorded_by(entry).is_some(),
            "a withdrawal",
        ),
        (register.sources.recorded_by(entry).is_some(), "the source"),
        (register.bodies.recorded_by(entry).is_some(), "the body"),
        (
            register.statements.recorded_by(entry).is_some(),
            "a statement",
        ),
    ];
    let kind = kinds.into_iter().find(|(is_it, _)| *is_it);
    letters::capital(kind.map_or("a fact", |(_, words)| words))
}
