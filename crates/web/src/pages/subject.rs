//! One thing asked: what does it say, and how does each ask of it stand?

use std::collections::BTreeMap;

use answerable_desk::View;
use answerable_desk::closing::CaseOf;
use answerable_desk::questions::{AskRow, SubjectPage};
use answerable_register::facts::{Asked, AskedKind, Duty, Matter};
use answerable_register::standing::StandingKind;
use answerable_register::words::{SubjectId, is_slug};
use answerable_wording::{closing, counts, deadlines, documents, kinds, letters, lines, numbers};
use askama::Template;
use axum::extract::Path;

use crate::asked_before::Section;
use crate::closing::own_pages_of_a_cause;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::shown::concern::{self, JudgedOf};
use crate::shown::line::not_said;
use crate::shown::name::asker;
use crate::shown::{
    AskTable, BesideShown, DifferenceShown, JudgedShown, Named, Quoted, Shows, Stands, listing,
    open,
};
use crate::sign_in::kept_nowhere;
use crate::visit::{Links, Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "pages/subject.html")]
struct OneSubject {
    title: String,
    caption: String,
    status: String,
    facts: Vec<(&'static str, Named)>,
    quotes: Vec<Quoted>,
    note: Option<String>,
    standings: Vec<(Stands, String)>,
    table: AskTable,
    /// For a cause of concern: what was judged last of it.
    judged: Vec<JudgedOf>,
    beneath: Vec<AskedLine>,
    /// How many of the recommendations beneath are closed.
    closed_beneath: Option<String>,
    /// What the office of whoever looks may do about a cause of concern.
    own: Vec<Named>,
    groups: Vec<GroupShown>,
    outcomes: Vec<JudgedShown>,
    /// What those asked claim of themselves.
    claimed: Vec<JudgedShown>,
    statements: Vec<StatementShown>,
    differences: Vec<DifferenceShown>,
    /// What was asked before it; none of a cause of concern.
    before: Option<Section>,
    beside: BesideShown,
    replaced: Vec<(u64, String)>,
    entry: (u64, String),
}

/// One thing asked as a row: how many asks follow, and how they stand.
pub(super) struct AskedLine {
    pub(super) title: Named,
    pub(super) kind: &'static str,
    pub(super) asks: String,
    pub(super) stands: Vec<(Stands, String)>,
    /// How many of those asked its asker closed; none where no outcome is judged.
    pub(super) closed: Option<String>,
}

impl AskedLine {
    pub(super) fn of(asked: &Asked, rows: &[AskRow<'_>], view: &View<'_>, links: Links) -> Self {
        let cases = rows.iter().filter_map(|row| {
            let to_be_done = !matches!(row.reference.duty, Duty::Comment | Duty::Explain);
            let of = CaseOf {
                subject: row.reference.subject.clone(),
                body: row.reference.of.clone(),
            };
            view.case(&of).filter(|_| to_be_done)
        });
        let closed: Vec<bool> = cases.map(|case| case.is_closed()).collect();
        Self {
            closed: closing::closed_of(closed.iter().filter(|is| **is).count(), closed.len()),
            title: named(asked, links),
            kind: kinds::asked(asked.kind),
            asks: numbers::number(rows.len() as u64),
            stands: tally_of(rows),
        }
    }
}

/// A group that was asked: how its words were read.
struct GroupShown {
    sentence: String,
    note: Option<String>,
}

/// Somebody's words that bear on it.
pub(super) struct StatementShown {
    pub(super) speaker: String,
    pub(super) held_as: &'static str,
    pub(super) gist: String,
    pub(super) reported_by: String,
    pub(super) quotes: Vec<Quoted>,
}

impl StatementShown {
    pub(super) fn of(
        statement: &answerable_register::facts::Statement,
        view: &View<'_>,
        links: Links,
    ) -> Self {
        Self {
            speaker: letters::capital(open(&statement.speaker)),
            held_as: kinds::held_as(statement.held_as),
            gist: open(&statement.gist).to_owned(),
            reported_by: open(&statement.reported_by).to_owned(),
            quotes: Quoted::all(&statement.passages, view, links),
        }
    }
}

impl Content for OneSubject {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Asks)]
    }
}

/// `/asks/R`. The address of a report leads to the report.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let id = SubjectId::from(id);
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let Some(found) = view.subject(&id) else {
        return view
            .report(&id)
            .map(|_| see_other(&links.report(&id)))
            .ok_or(Problem::NotFound);
    };
    let mut content = shown(&found, &view, links);
    let remembered = visit.site.state.desk.remembered();
    content.before = Section::on_its_page(found.asked, remembered, &view, links);
    content.own = own_pages_of_a_cause(&visit, &view, &found);
    let matters = [Matter::Subject(id.clone()), Matter::Entry(found.entry)];
    content.beside = BesideShown::of(&matters, &view, &visit);
    // A cause of concern asks nothing itself: what is taken away is what
    // stands under it.
    let rows: Vec<_> = found
        .asks
        .into_iter()
        .chain(found.beneath.into_iter().flat_map(|(_, rows)| rows))
        .collect();
    let is_partial = content
        .before
        .as_ref()
        .is_some_and(|before| before.is_partial);
    let shown = visit.show_rows(&content, &listing::of("asks-of-one-thing", &rows, links))?;
    // What was found of a register that is still being read is not kept.
    Ok(match is_partial {
        true => kept_nowhere(shown),
        false => shown,
    })
}

fn shown(found: &SubjectPage<'_>, view: &View<'_>, links: Links) -> OneSubject {
    let asked = found.asked;
    OneSubject {
        before: None,
        beside: BesideShown::default(),
        title: open(&asked.title).to_owned(),
        caption: match &asked.number {
            Some(number) => format!("{} {number}", kinds::asked(asked.kind)),
            None => kinds::asked(asked.kind).to_owned(),
        },
        status: status(found),
        facts: facts(found, links),
        quotes: Quoted::all(&asked.passages, view, links),
        note: asked.note.as_ref().map(|note| open(note).to_owned()),
        standings: tally_of(&found.asks),
        table: AskTable::of(
            "Each ask, by addressee",
            Shows::Addressee,
            &found.asks,
            view.as_at,
            links,
        ),
        closed_beneath: view
            .closed_beneath(found)
            .map(|beneath| closing::of_a_cause(beneath.closed, beneath.all)),
        own: Vec::new(),
        beneath: found
            .beneath
            .iter()
            .map(|(asked, rows)| AskedLine::of(asked, rows, view, links))
            .collect(),
        judged: found
            .concern
            .iter()
            .flat_map(|concern| concern::judged(concern, view, links))
            .collect(),
        groups: found
            .groups
            .iter()
            .map(|group| GroupShown {
                sentence: counts::group(
                    group
                        .as_published
                        .map_or_else(|| group.group.as_str(), open),
                    group.members,
                    asked.asked_when(),
                ),
                note: group.note.map(str::to_owned),
            })
            .collect(),
        outcomes: JudgedShown::all(&found.outcomes, view, links),
        claimed: JudgedShown::all(&found.claimed, view, links),
        statements: found
            .statements
            .iter()
            .map(|said| StatementShown::of(said, view, links))
            .collect(),
        differences: DifferenceShown::all(&found.differences, &asked.id, view, links),
        replaced: found
            .replaced
            .iter()
            .map(|held| (held.entry, links.entry(held.entry)))
            .collect(),
        entry: (found.entry, links.entry(found.entry)),
    }
}

/// Who asked, when, and of how many; a headline counts asks and never picks one.
fn status(found: &SubjectPage<'_>) -> String {
    let when = found.asked.asked_when();
    match found.asked.kind {
        AskedKind::CauseOfConcern => {
            let beneath = found.concern.as_ref().map(concern::beneath);
            counts::cause_of_concern(&asker(&found.by), when, &beneath.unwrap_or_default())
        }
        _ => {
            let asked = counts::asked_by(&asker(&found.by), when, found.asks.len());
            let taken = found.asks.iter().filter(|row| not_said(row).is_some());
            match lines::not_said_of(taken.count()) {
                Some(caveat) => format!("{asked} {caveat}"),
                None => asked,
            }
        }
    }
}

/// How many asks stand in each way, in the order of the filter.
pub(super) fn tally_of(rows: &[AskRow<'_>]) -> Vec<(Stands, String)> {
    let mut counts: BTreeMap<StandingKind, u64> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.standing.kind()).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(kind, count)| (Stands::of(kind), numbers::number(count)))
        .collect()
}

fn facts(found: &SubjectPage<'_>, links: Links) -> Vec<(&'static str, Named)> {
    let asked = found.asked;
    let plain = |words: String| Named { words, href: None };
    let (by, on, of_whom) = match asked.kind {
        AskedKind::CauseOfConcern => ("Opened by", "Opened on", "About, as published"),
        AskedKind::Undertaking => ("Undertaken by", "Undertaken on", "By, as published"),
        _ => ("Asked by", "Asked on", "Asked of, as published"),
    };
    let mut facts = vec![
        (by, Named::asked_by(&found.by, links)),
        (
            on,
            plain(documents::asked_and_published(
                asked.asked_when(),
                found.report,
            )),
        ),
    ];
    if let Some(report) = found.report {
        let href = Some(links.report(&report.id));
        facts.push((
            "Asked in",
            Named {
                words: open(&report.title).to_owned(),
                href,
            },
        ));
    }
    if let Some(under) = found.under {
        facts.push(("Under the cause of concern", named(under, links)));
    }
    let terms = deadlines::terms(asked).into_iter();
    facts.extend(terms.map(|(key, words)| (key, plain(words))));
    let of: Vec<_> = asked
        .of
        .iter()
        .filter_map(|of| of.as_published.as_ref())
        .map(open)
        .collect();
    if !of.is_empty() {
        facts.push((of_whom, plain(of.join("; "))));
    }
    for about in found.concern.iter().flat_map(|concern| &concern.about) {
        facts.push(("About", Named::asked_of(about, links)));
    }
    facts
}

fn named(asked: &Asked, links: Links) -> Named {
    Named {
        words: open(&asked.title).to_owned(),
        href: Some(links.subject(&asked.id)),
    }
}
