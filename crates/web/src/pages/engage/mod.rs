//! Engage: which forces were put under closer monitoring, and since when?
//!
//! A list with a line of time. Days are shown as each source gives them; where
//! sources differ the chart draws the whole span in outline.

mod drawn;
mod taken;

use answerable_desk::View;
use answerable_desk::questions::StaysOf;
use answerable_desk::who::Act;
use answerable_register::facts::{EngageDay, Stage, Stay};
use answerable_wording::{monitoring, over_time};
use askama::Template;

use crate::chart::{self, ChartFiles, ChartForm};
use crate::frame::{Content, Crumb, Room};
use crate::guard::{Policy, Routes, get};
use crate::shown::{Named, open};
use crate::visit::{Format, Links, Pairs, Shown, Taken, Visit};

pub(crate) use taken::COLUMNS;

/// The address of this page.
const PATH: &str = "/engage";

/// Every address of this page.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    Routes::default()
        .at("/engage", get(READ, show))
        .at("/engage/chart.svg", get(READ, svg))
        .at("/engage/chart.png", get(READ, png))
}

#[derive(Template)]
#[template(path = "pages/engage.html")]
struct EngagePage {
    recorded: String,
    lines: Vec<StayLine>,
    chart: Option<String>,
    files: ChartFiles,
    unknown: Vec<String>,
}

/// One stay as a row.
struct StayLine {
    force: Named,
    /// Each day its sources give, with the source.
    entered: Vec<(String, Named)>,
    /// The same of its end; none where none is recorded by the day.
    left: Vec<(String, Named)>,
    ground: Option<String>,
}

impl Content for EngagePage {
    fn title(&self) -> String {
        over_time::ENGAGE_HEADING.to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Bodies)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Bodies)]
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// `/engage`.
async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let forces = view.stays_in(Stage::Engage);
    if visit.format != Format::Html {
        return visit.table(&taken::listing(&forces, &view, links));
    }
    let rows = forces
        .iter()
        .flat_map(|of| of.stays.iter().map(move |stay| (of, *stay)));
    visit.show_with_formats(&EngagePage {
        recorded: recorded(&forces, &view),
        lines: rows
            .map(|(of, stay)| StayLine::of(of, stay, &view, links))
            .collect(),
        chart: drawn::chart(&forces, &view, None),
        files: ChartFiles::of(&visit, PATH, &Pairs::default()),
        unknown: visit.left_out(&[]),
    })
}

/// `/engage/chart.svg`.
async fn svg(visit: Visit) -> Shown {
    file(visit, ChartForm::Svg).await
}

/// `/engage/chart.png`.
async fn png(visit: Visit) -> Shown {
    file(visit, ChartForm::Png).await
}

async fn file(visit: Visit, form: ChartForm) -> Shown {
    visit.understood(&Taken::default())?;
    let source = chart::source(&visit, PATH);
    let drawn = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.as_at.day());
        drawn::chart(&view.stays_in(Stage::Engage), &view, Some(&source))
    };
    let drawn = drawn.ok_or(crate::problem::Problem::NotFound)?;
    chart::send(&visit, "stays-in-engage", form, drawn).await
}

fn recorded(forces: &[StaysOf<'_>], view: &View<'_>) -> String {
    let stays: Vec<_> = forces.iter().flat_map(|of| &of.stays).collect();
    if stays.is_empty() {
        return over_time::no_stays(view.as_at);
    }
    let without_end = stays.iter().filter(|stay| end(stay, view).is_empty());
    over_time::stays(stays.len(), forces.len(), without_end.count(), view.as_at)
}

/// What is recorded of a stay's end, once it can have come by the day shown.
fn end<'r>(stay: &'r Stay, view: &View<'_>) -> &'r [EngageDay] {
    match monitoring::may_have_come(&stay.left, view.as_at) {
        true => &stay.left,
        false => &[],
    }
}

impl StayLine {
    fn of(of: &StaysOf<'_>, stay: &Stay, view: &View<'_>, links: Links) -> Self {
        let days = |given: &[EngageDay]| {
            let by_then = given.iter().filter(|day| day.earliest <= view.as_at);
            by_then
                .map(|day| (monitoring::given(day), source(day, view, links)))
                .collect()
        };
        Self {
            force: Named {
                words: of.name.clone(),
                href: Some(links.body(&of.force)),
            },
            entered: days(&stay.entered),
            left: days(end(stay, view)),
            ground: stay.ground.as_ref().map(|ground| open(ground).to_owned()),
        }
    }
}

fn source(day: &EngageDay, view: &View<'_>, links: Links) -> Named {
    let title = view.source(&day.source).map(|source| open(&source.title));
    Named {
        words: title.unwrap_or(day.source.as_str()).to_owned(),
        href: Some(links.source(&day.source)),
    }
}
