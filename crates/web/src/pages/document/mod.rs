//! One document: what does it say, and what came of each passage?

mod came;
pub(crate) mod copy;
mod parts;

use answerable_desk::View;
use answerable_desk::questions::{DocumentPage, Marked};
use answerable_register::facts::{EngageDay, Kept, MappingApproved, Reliability, Source, Stay};
use answerable_register::words::{SourceId, is_slug};
use answerable_wording::{counts, days, kinds, monitoring, numbers};
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::respond::{Column, Listing, Value};
use crate::shown::{Named, open};
use crate::site::Site;
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

const COLUMNS: &[Column] = &[
    Column {
        name: "words",
        heading: "Passage",
    },
    Column {
        name: "place",
        heading: "Place in the original",
    },
    Column {
        name: "start",
        heading: "First byte in the kept text",
    },
    Column {
        name: "end",
        heading: "Byte after the last",
    },
    Column {
        name: "came",
        heading: "What came of it",
    },
    Column {
        name: "title",
        heading: "Which",
    },
    Column {
        name: "page",
        heading: "Page",
    },
];

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
    let text = kept_text(&visit.site, found.source)?;
    let content = shown(&found, text.as_deref(), &view, links);
    let rows: Vec<_> = found
        .marked
        .iter()
        .flat_map(|marked| values(marked, &view, links))
        .collect();
    let total = rows.len();
    visit.show_rows(
        &content,
        &Listing {
            name: "passages",
            columns: COLUMNS,
            rows,
            total,
        },
    )
}

/// The whole text, where its licence lets it be shown and we hold it as plain
/// text.
///
/// # Errors
/// [`Problem::Fault`] if the copy we hold cannot be read or was altered.
fn kept_text(site: &Site, source: &Source) -> Result<Option<String>, Problem> {
    let may_be_shown = source.kept == Kept::Whole && source.media.as_deref() == Some("text/plain");
    if !may_be_shown {
        return Ok(None);
    }
    Ok(kept_bytes(site, source)?.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// The bytes that we hold of a document, if we do.
///
/// # Errors
/// [`Problem::Fault`] if they cannot be read or were altered.
fn kept_bytes(site: &Site, source: &Source) -> Result<Option<Vec<u8>>, Problem> {
    let Some(fingerprint) = source.fingerprint.as_deref() else {
        return Ok(None);
    };
    let Ok(fingerprint) = fingerprint.parse() else {
        return Err(Problem::Fault(format!(
            "source {} has no readable fingerprint",
            source.id
        )));
    };
    site.state
        .desk
        .document(fingerprint)
        .map_err(|error| Problem::Fault(format!("reading source {}: {error}", source.id)))
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
        title: open(&source.title).to_owned(),
        publisher: open(&source.publisher).to_owned(),
        status: status(found),
        is_to_come: found.is_to_come,
        facts: facts(source, found),
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

fn facts(source: &Source, found: &DocumentPage<'_>) -> Vec<(&'static str, Named)> {
    let plain = |words: String| Named { words, href: None };
    let mut facts = vec![("Publisher", plain(open(&source.publisher).to_owned()))];
    if let Some(day) = source.dated {
        facts.push(("Dated", plain(days::day(day))));
    }
    if let Some(day) = source.published_on {
        facts.push(("Published", plain(days::day(day))));
    }
    if let Some(address) = &source.address {
        facts.push((
            "Read at",
            Named {
                words: address.to_string(),
                href: source.web_address().map(str::to_owned),
            },
        ));
    }
    facts.push((
        "Held here",
        plain(super::documents::kept(source.kept).to_owned()),
    ));
    facts.push((
        "Licence",
        plain(source.licence.as_ref().map_or_else(
            || "none known: short passages only".to_owned(),
            ToString::to_string,
        )),
    ));
    facts.push((
        "Checked",
        plain(
            if source.checked {
                "yes: what is taken from it was read there"
            } else {
                "not yet"
            }
            .to_owned(),
        ),
    ));
    if let Some(fingerprint) = &source.fingerprint {
        facts.push(("Fingerprint (SHA-256)", plain(fingerprint.to_string())));
    }
    if found.labels > 0 {
        facts.push((
            "Publisher’s labels taken from it",
            plain(numbers::number(found.labels as u64)),
        ));
    }
    facts
}

/// A passage once for each thing that came of it, or once where nothing did.
fn values<'r>(marked: &Marked<'r>, view: &View<'_>, links: Links) -> Vec<Vec<Value<'r>>> {
    let number = |at: Option<u32>| at.map_or(Value::NotAvailable, |at| Value::Number(at.into()));
    let row = |came: Value<'r>, title: Value<'r>, page: Value<'r>| {
        vec![
            Value::text(open(marked.words)),
            marked.place.map_or(Value::NotAvailable, Value::text),
            number(marked.span.map(|(start, _)| start)),
            number(marked.span.map(|(_, end)| end)),
            came,
            title,
            page,
        ]
    };
    if marked.came.is_empty() {
        return vec![row(
            Value::NotApplicable,
            Value::NotApplicable,
            Value::NotApplicable,
        )];
    }
    marked
        .came
        .iter()
        .map(|came| {
            let (kind, title, page) = came::in_short(came, view, links);
            row(
                Value::text(kind),
                Value::text(title),
                page.map_or(Value::NotApplicable, Value::text),
            )
        })
        .collect()
}
