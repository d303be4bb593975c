//! The list of causes of concern: which were opened, and which has their asker
//! closed?

use answerable_desk::View;
use answerable_desk::questions::{Concern, ConcernFilter, Ended, PageOf};
use answerable_register::words::{BodyId, SubjectId};
use answerable_wording::concerns;
use askama::Template;

use crate::frame::{Content, Crumb, Room};
use crate::respond::paging::Paging;
use crate::shown::concern::{self, ConcernLine};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::visit::query::Pairs;
use crate::visit::unknown::{self, reference};
use crate::visit::{Format, Links, Shown, Unknown, Visit};

/// The names this list takes beside the day and the page.
const NAMES: &[&str] = &["of", "report"];

#[derive(Template)]
#[template(path = "pages/concerns.html")]
struct ConcernsPage {
    recorded: String,
    chosen: Vec<(&'static str, Named)>,
    all: String,
    unknown: Vec<String>,
    lines: Vec<ConcernLine>,
    pages: Pages,
}

impl Content for ConcernsPage {
    fn title(&self) -> String {
        self.pages.title("Causes of concern")
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Reports)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Reports)]
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// `/concerns`: a page of them, or all as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let paging = Paging::of(&visit)?;
    let view = paging.view(&visit, &register)?;
    let links = visit.links();
    let (filter, unknown) = read(&visit.place.pairs, &view);
    let found = view.concerns(&filter);
    if visit.format != Format::Html {
        visit.understood_in_pages(&unknown::taken(NAMES, &unknown, allowed_under))?;
        let listing = concern::listing(&found, &view, links);
        return visit.table_in_pages(listing, &paging, &view);
    }
    let asked = PageAsked::read(&visit.place.pairs);
    let mut unknown: Vec<_> = unknown.into_iter().map(|unknown| unknown.words).collect();
    unknown.extend(asked.unknown);
    unknown.extend(visit.left_out(NAMES));
    let recorded = recorded(&found);
    let list = PageOf::of(found, asked.number);
    unknown.extend(past_the_last(asked.number, list.pages));
    let pairs = pairs_of(&filter);
    visit.show_filtered(
        &ConcernsPage {
            recorded,
            chosen: chosen(&filter, &view, links),
            all: links.to("/concerns"),
            unknown,
            lines: ConcernLine::all(&list.rows, &view, links),
            pages: Pages::of(list.page, list.pages, links, "/concerns", &pairs),
        },
        &pairs,
    )
}

/// What is allowed under a name.
fn allowed_under(name: &str) -> String {
    let (what, list) = match name {
        "of" => ("body", "bodies"),
        _ => ("report", "reports"),
    };
    format!("the reference of a {what}, as in /{list}.csv")
}

fn read(pairs: &Pairs, view: &View<'_>) -> (ConcernFilter, Vec<Unknown>) {
    let mut unknown = Vec::new();
    let of = reference(pairs, "of", &mut unknown, "a body here", |text| {
        let id = BodyId::from(text);
        view.register.bodies.latest(&id).is_some().then_some(id)
    });
    let report = reference(pairs, "report", &mut unknown, "a report here", |text| {
        let id = SubjectId::from(text);
        view.report(&id).is_some().then_some(id)
    });
    (ConcernFilter { of, report }, unknown)
}

/// The filter as it stands in an address.
fn pairs_of(filter: &ConcernFilter) -> Pairs {
    let mut pairs = Pairs::default();
    if let Some(of) = &filter.of {
        pairs = pairs.with("of", of.as_str());
    }
    if let Some(report) = &filter.report {
        pairs = pairs.with("report", report.as_str());
    }
    pairs
}

fn chosen(filter: &ConcernFilter, view: &View<'_>, links: Links) -> Vec<(&'static str, Named)> {
    let of = filter.of.as_ref().map(|of| {
        let words = view.name_of(of, view.as_at).to_owned();
        let href = Some(links.body(of));
        ("About", Named { words, href })
    });
    let report = filter.report.as_ref().and_then(|id| view.report(id));
    let report = report.map(|report| {
        let words = open(&report.title).to_owned();
        let href = Some(links.report(&report.id));
        ("In", Named { words, href })
    });
    of.into_iter().chain(report).collect()
}

/// How many are recorded, and how many of them have ended for every body they
/// are about.
pub(super) fn recorded(found: &[Concern<'_>]) -> String {
    let ended = |how| {
        let all = found.iter();
        all.filter(|concern| concern.ended() == Some(how)).count()
    };
    concerns::recorded(concerns::Recorded {
        all: found.len(),
        closed: ended(Ended::Closed),
        replaced: ended(Ended::Replaced),
    })
}
