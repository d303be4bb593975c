//! One document: what does it say, and what came of each passage?

mod came;
pub(crate) mod copy;
mod facts;
mod kept;
mod parts;
mod table;

pub(crate) use table::COLUMNS;

use answerable_desk::View;
use answerable_desk::questions::{DocumentPage, Marked};
use answerable_register::facts::{EngageDay, Kept, MappingApproved, Matter, Reliability, Stay};
use answerable_register::words::{SourceId, is_slug};
use answerable_wording::{counts, kinds, monitoring, numbers};
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::shown::BesideShown;
use crate::shown::{Named, open};
use crate::visit::{Links, Shown, Visit};
use came::CameShown;
use parts::Part;

#[derive(Template)]
#[template(path = "pages/document.html")]
struct OneDocument {
    title: String,
    publisher: String,
    status: String,
    /// Whether it was published, or is dated, after the day shown.
    is_to_come: bool,
    facts: Vec<(&'static str, Named)>,
    unreliable: Option<String>,
    note: Option<String>,
    is_whole: bool,
    /// Where the whole document is kept and is not shown: the kept copy.
    copy: Option<String>,
    /// Whether it has an address to follow.
    is_followed: bool,
    parts: Vec<Part>,
    unplaced: Vec<CameShown>,
    reports: Vec<Named>,
    /// That it is a source of more reports than are named.
    more_reports: Option<String>,
    stays: Vec<StayLine>,
    beside: BesideShown,
    mappings: Vec<MappingLine>,
    entry: (u64, String),
}

/// A stay in a stage of monitoring, as far as this document dates it.
struct StayLine {
    force: Named,
    stage: &'static str,
    began: Vec<String>,
    ended: Vec<String>,
}

/// A mapping through which the document was let in as a whole.
struct MappingLine {
    words: String,
    entry: (u64, String),
}

impl Content for OneDocument {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Documents)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Documents)]
    }
}

/// The most reports named on the page of one document: a spreadsheet can be the
/// source of thousands.
const MOST_REPORTS: usize = 50;

/// `/sources/F`.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let found = view
        .document(&SourceId::from(id))
        .ok_or(Problem::NotFound)?;
    let links = visit.links();
    let text = kept::text(&visit.site, found.source)?;
    let mut content = shown(&found, text.as_deref(), &view, links);
    let matters = [
        Matter::Source(found.source.id.clone()),
        Matter::Entry(found.entry),
    ];
    content.beside = BesideShown::of(&matters, &view, &visit);
    visit.show_rows(&content, &table::of(&found, &view, links))
}

fn shown<'r>(
    found: &DocumentPage<'r>,
    text: Option<&str>,
    view: &View<'r>,
    links: Links,
) -> OneDocument {
    let source = found.source;
    let came = |marked: &Marked<'r>| CameShown::all(&found.source.id, &marked.came, view, links);
    let marked_parts = found
        .marked
        .iter()
        .map(|marked| Part::marked(marked, came(marked)));
    OneDocument {
        beside: BesideShown::default(),
        title: open(&source.title).to_owned(),
        publisher: open(&source.publisher).to_owned(),
        status: status(found),
        is_to_come: found.is_to_come,
        facts: facts::of(source, found),
        unreliable: match &source.reliability {
            Reliability::Sound => None,
            Reliability::Unreliable { why } => Some(open(why).to_owned()),
        },
        note: source.note.as_ref().map(|note| open(note).to_owned()),
        is_whole: text.is_some(),
        copy: (source.kept == Kept::Whole && source.fingerprint.is_some())
            .then(|| format!("/sources/{}/copy", source.id)),
        is_followed: source.web_address().is_some(),
        parts: match text {
            Some(text) => parts::in_text(text, marked_parts.collect()),
            None => marked_parts.collect(),
        },
        unplaced: CameShown::all(&found.source.id, &found.unplaced, view, links),
        more_reports: (found.reports.len() > MOST_REPORTS).then(|| {
            format!(
                "These are {} of {}; the list of reports holds them all.",
                MOST_REPORTS,
                numbers::number(found.reports.len() as u64)
            )
        }),
        reports: found
            .reports
            .iter()
            .take(MOST_REPORTS)
            .map(|report| Named {
                words: open(&report.title).to_owned(),
                href: Some(links.report(&report.id)),
            })
            .collect(),
        stays: found
            .stays
            .iter()
            .map(|stay| StayLine::of(stay, &source.id, view, links))
            .collect(),
        mappings: found
            .mappings
            .iter()
            .map(|held| MappingLine {
                words: mapping(&held.fact),
                entry: (held.entry, links.entry(held.entry)),
            })
            .collect(),
        entry: (found.entry, links.entry(found.entry)),
    }
}

impl StayLine {
    fn of(stay: &Stay, source: &SourceId, view: &View<'_>, links: Links) -> Self {
        let days_here = |given: &[EngageDay]| {
            let here = given.iter().filter(|day| day.source == *source);
            here.map(monitoring::given).collect()
        };
        Self {
            force: Named {
                words: view.name_of(&stay.force, view.as_at).to_owned(),
                href: Some(links.body(&stay.force)),
            },
            stage: kinds::stage(stay.stage),
            began: days_here(&stay.entered),
            ended: days_here(&stay.left),
        }
    }
}

/// What one named person approved: a mapping, and what its dry run found.
fn mapping(approved: &MappingApproved) -> String {
    format!(
        "Let in as a whole through the mapping {}: {} new, {} changed, {} the same, {} refused",
        approved.mapping,
        numbers::count(approved.new_rows.into(), "row", "rows"),
        numbers::number(approved.changed_rows.into()),
        numbers::number(approved.same_rows.into()),
        numbers::number(approved.refused_rows.into()),
    )
}

/// How much of it is marked, and what came of it.
fn status(found: &DocumentPage<'_>) -> String {
    let used = found
        .marked
        .iter()
        .filter(|marked| !marked.came.is_empty())
        .count();
    counts::document(counts::Document {
        passages: found.marked.len(),
        used,
        without_passage: found.without_passage,
    })
}
