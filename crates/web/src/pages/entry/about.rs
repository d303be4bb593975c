//! What an entry says, in plain words, and the pages that show it.

use answerable_desk::View;
use answerable_desk::following::Happening;
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{AskReference, Matter};
use answerable_register::words::SourceId;
use answerable_wording::{entries, numbers};

use crate::feeds::said;
use crate::shown::matter;
use crate::shown::{Named, open};
use crate::visit::Links;

/// How many pages are named before the rest are counted: one letter can answer
/// hundreds of asks.
const NAMED: usize = 5;

/// What an entry says, and where that is shown.
#[derive(Default)]
pub(super) struct About {
    /// What it says, as the register has it today; none where it was put right
    /// since, or a noun says all.
    pub(super) sentence: Option<String>,
    /// The pages that show it.
    pub(super) pages: Vec<Named>,
    /// That it is shown on more.
    pub(super) more: Option<String>,
    /// The documents it was read from.
    pub(super) sources: Vec<Named>,
}

impl About {
    pub(super) fn of(number: EntryNumber, fact: &Fact, view: &View<'_>, links: Links) -> Self {
        let mut matters = matters(fact, view);
        matters.retain(|matter| is_shown(matter, view));
        let left = matters.len().saturating_sub(NAMED);
        Self {
            sentence: sentence(number, fact, view),
            pages: matters
                .iter()
                .take(NAMED)
                .map(|matter| {
                    let Named { words, href } = matter::named(matter, view);
                    let href = href.map(|path| links.to(&path));
                    Named { words, href }
                })
                .collect(),
            more: (left > 0).then(|| format!("and {} more", numbers::number(left as u64))),
            sources: sources(fact)
                .into_iter()
                .filter_map(|id| view.source(&id))
                .map(|source| Named {
                    words: open(&source.title).to_owned(),
                    href: Some(links.source(&source.id)),
                })
                .collect(),
        }
    }
}

fn sentence(number: EntryNumber, fact: &Fact, view: &View<'_>) -> Option<String> {
    if view.register.replaced_by(number).is_some() {
        return None;
    }
    match fact {
        Fact::Look(look) => Some(entries::look(look)),
        _ => Happening::of(view.register, number).map(|one| said::sentence(&one, view)),
    }
}

/// Whether there is a page of it today.
fn is_shown(matter: &Matter, view: &View<'_>) -> bool {
    match matter {
        Matter::Ask(ask) => view.register.find_ask(ask).is_some(),
        Matter::Subject(subject) => view.report(subject).is_some() || view.asked(subject).is_some(),
        Matter::Source(source) => view.source(source).is_some(),
        Matter::Body(_) | Matter::Entry(_) => true,
    }
}

/// What it is about.
fn matters(fact: &Fact, view: &View<'_>) -> Vec<Matter> {
    let asks = |asks: &[AskReference]| asks.iter().cloned().map(Matter::Ask).collect();
    match fact {
        Fact::Body(body) => vec![Matter::Body(body.id.clone())],
        Fact::Office(office) => vec![Matter::Body(office.body.clone())],
        Fact::Source(source) => vec![Matter::Source(source.id.clone())],
        Fact::Report(report) => vec![Matter::Subject(report.id.clone())],
        Fact::Asked(asked) => vec![Matter::Subject(asked.id.clone())],
        Fact::Answer(answer) => answer
            .meets
            .iter()
            .map(|meets| Matter::Ask(meets.ask.clone()))
            .collect(),
        Fact::Outcome(outcome) => vec![Matter::Subject(outcome.subject.clone())],
        Fact::Place(place) => vec![Matter::Body(place.of.clone())],
        Fact::Look(look) => asks(&look.asks),
        Fact::Notice(notice) => asks(&notice.asks),
        Fact::CopySent(copy) => {
            let answer = view.register.answers.latest(&copy.answer);
            let meets = answer.and_then(|held| held.fact.meets.first());
            meets
                .map(|meets| Matter::Ask(meets.ask.clone()))
                .into_iter()
                .collect()
        }
        Fact::Withdrawal(withdrawal) => vec![Matter::Subject(withdrawal.subject.clone())],
        Fact::Statement(statement) => {
            let about = statement.about.clone();
            about.map(Matter::Subject).into_iter().collect()
        }
        Fact::Difference(difference) => vec![Matter::Subject(difference.about.clone())],
        Fact::Stay(stay) => vec![Matter::Body(stay.force.clone())],
        Fact::PublisherLabel(label) => vec![Matter::Subject(label.about.clone())],
        Fact::Withheld(withheld) => vec![Matter::Entry(withheld.entry)],
        Fact::Reply(reply) => vec![reply.about.clone()],
        Fact::CorrectionDecided(decided) => decided.about.iter().cloned().collect(),
        Fact::AskedBefore(pair) => vec![
            Matter::Subject(pair.later.clone()),
            Matter::Subject(pair.earlier.clone()),
        ],
        Fact::Group(_)
        | Fact::Power(_)
        | Fact::Holidays(_)
        | Fact::Assurance(_)
        | Fact::MappingApproved(_) => Vec::new(),
    }
}

/// The documents it was read from, each once.
fn sources(fact: &Fact) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = match fact {
        Fact::Report(report) => report.cited().cloned().collect(),
        Fact::Asked(asked) => asked.cited().cloned().collect(),
        Fact::Answer(answer) => answer.cited().cloned().collect(),
        Fact::Outcome(outcome) => outcome.cited().cloned().collect(),
        Fact::Withdrawal(withdrawal) => withdrawal.cited().cloned().collect(),
        Fact::Statement(statement) => statement.cited().cloned().collect(),
        Fact::Difference(difference) => difference.cited().cloned().collect(),
        Fact::Stay(stay) => stay.cited().cloned().collect(),
        Fact::PublisherLabel(label) => label.cited().cloned().collect(),
        Fact::MappingApproved(approved) => approved.cited().cloned().collect(),
        _ => Vec::new(),
    };
    sources.sort();
    sources.dedup();
    sources
}
