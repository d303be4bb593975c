//! The list of causes of concern: which were opened, and which has their asker
//! closed?

use answerable_desk::View;
use answerable_desk::questions::{Concern, ConcernFilter, Ended, PAGE};
use answerable_register::words::{BodyId, SubjectId, is_slug};
use answerable_wording::concerns;
use askama::Template;

use crate::frame::{Content, Crumb, Room};
use crate::shown::concern::{self, ConcernLine};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::visit::query::{Pairs, short};
use crate::visit::{Format, Links, Shown, Taken, Visit};

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

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// `/concerns`: a page of them, or all as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let (filter, mut unknown) = read(&visit.place.pairs, &view);
    let found = view.concerns(&filter);
    if visit.format != Format::Html {
        visit.understood(&Taken {
            names: NAMES,
            allowed: match unknown.is_empty() {
                true => Vec::new(),
                false => ALLOWED.map(str::to_owned).to_vec(),
            },
            unknown,
        })?;
        return visit.filtered_table(&concern::listing(&found, &view, links));
    }
    let asked = PageAsked::read(&visit.place.pairs);
    unknown.extend(asked.unknown);
    let count = found.len().div_ceil(PAGE).max(1);
    unknown.extend(past_the_last(asked.number, count));
    let page = asked.number.min(count);
    let shown: Vec<_> = found.iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let pairs = pairs_of(&filter);
    visit.show_filtered(
        &ConcernsPage {
            recorded: recorded(&found),
            chosen: chosen(&filter, &view, links),
            all: links.to("/concerns"),
            unknown,
            lines: shown
                .into_iter()
                .map(|concern| ConcernLine::of(concern, &view, links))
                .collect(),
            pages: Pages::of(page, count, links, "/concerns", &pairs),
        },
        &pairs,
    )
}

/// What a download says is allowed, where a value is not.
const ALLOWED: [&str; 2] = [
    "of takes the reference of a body, as in /bodies.csv",
    "report takes the reference of a report, as in /reports.csv",
];

fn read(pairs: &Pairs, view: &View<'_>) -> (ConcernFilter, Vec<String>) {
    let mut unknown = Vec::new();
    let mut one = |name: &str, what: &str, is_known: &dyn Fn(&str) -> bool| {
        let text = pairs.filled(name)?;
        if is_slug(text) && is_known(text) {
            return Some(text.to_owned());
        }
        unknown.push(format!("‘{}’ is not {what}", short(text)));
        None
    };
    let of = one("of", "a body here", &|text| {
        view.register.bodies.latest(&BodyId::from(text)).is_some()
    });
    let report = one("report", "a report here", &|text| {
        view.report(&SubjectId::from(text)).is_some()
    });
    let filter = ConcernFilter {
        of: of.map(BodyId::from),
        report: report.map(SubjectId::from),
    };
    (filter, unknown)
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
