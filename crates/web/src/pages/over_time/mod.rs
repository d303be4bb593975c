//! Answering in time over two years: is the share growing, and is what is
//! missing becoming less?
//!
//! * [`asked`]: of all bodies, of one, or of each;
//! * [`drawn`]: the line, or a panel for each body;
//! * [`taken`]: the rows.

mod asked;
mod drawn;
mod taken;

use answerable_desk::View;
use answerable_desk::questions::{CommentCounts, OnADay, Period};
use answerable_desk::who::Act;
use answerable_wording::{days, numbers, over_time};
use askama::Template;

use crate::chart::{self, ChartFiles, ChartForm};
use crate::frame::{Content, Crumb, Room};
use crate::guard::{Policy, Routes, get};
use crate::shown::Named;
use crate::visit::unknown;
use crate::visit::{Format, Links, Shown, Visit};
use asked::{Asked, NAMES, Of};

pub(crate) use drawn::number;

/// The address of this page.
const PATH: &str = "/who-answers/over-time";

/// Every address of this page.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    Routes::default()
        .at("/who-answers/over-time", get(READ, show))
        .at("/who-answers/over-time/chart.svg", get(READ, svg))
        .at("/who-answers/over-time/chart.png", get(READ, png))
}

#[derive(Template)]
#[template(path = "pages/over_time.html")]
struct OverTimePage {
    unknown: Vec<String>,
    /// Whose comments: all, or a body's name.
    of: String,
    moved: Option<String>,
    chart: Option<String>,
    files: ChartFiles,
    /// Of all or of one body, the latest first.
    points: Vec<PointLine>,
    /// Of each body, the first and the last day.
    bodies: Vec<BodyLine>,
    ends: Option<(String, String)>,
    others: Vec<Named>,
}

/// One day as a row.
struct PointLine {
    day: Named,
    counts: Counts,
}

/// One body as a row: how it stood on the first day and on the last.
struct BodyLine {
    name: Named,
    first: Option<Counts>,
    last: Counts,
}

/// The counts of a row, as words.
struct Counts {
    due: String,
    in_time: String,
    at_most: String,
}

impl Counts {
    fn of(counts: &CommentCounts) -> Self {
        let evidence = counts.evidence();
        Self {
            due: numbers::number(counts.due() as u64),
            in_time: over_time::known(evidence),
            at_most: over_time::at_most(evidence),
        }
    }
}

impl Content for OverTimePage {
    fn title(&self) -> String {
        over_time::HEADING.to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::WhoAnswers)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::WhoAnswers)]
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// `/who-answers/over-time`.
async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let asked = Asked::read(&visit.place.pairs, &view);
    let days = view.timeliness_over_time(&Period::default());
    if visit.format != Format::Html {
        visit.understood(&unknown::taken(NAMES, &asked.unknown, asked::allowed_under))?;
        return visit.filtered_table(&taken::listing(&days, &asked.of));
    }
    let content = page(&days, asked, &view, &visit);
    let pairs = content.1;
    visit.show_filtered(&content.0, &pairs)
}

fn page(
    days: &[OnADay],
    asked: Asked,
    view: &View<'_>,
    visit: &Visit,
) -> (OverTimePage, crate::visit::Pairs) {
    let links = visit.links();
    let pairs = asked.of.pairs();
    let mut unknown: Vec<_> = asked
        .unknown
        .into_iter()
        .map(|unknown| unknown.words)
        .collect();
    unknown.extend(visit.left_out(NAMES));
    let of = asked.of;
    let points = match &of {
        Of::Each => Vec::new(),
        one => days.iter().rev().map(|on| point(on, one)).collect(),
    };
    let page = OverTimePage {
        unknown,
        of: of.name(view),
        moved: moved(days, &of),
        chart: drawn::chart(days, &of, visit.as_at.day(), drawn::Place::Page),
        files: ChartFiles::of(visit, PATH, &pairs),
        points,
        bodies: match of {
            Of::Each => bodies(days, links),
            _ => Vec::new(),
        },
        ends: match (days.first(), days.last()) {
            (Some(first), Some(last)) => Some((days::day(first.day), days::day(last.day))),
            _ => None,
        },
        others: others(&of, links),
    };
    (page, pairs)
}

/// `/who-answers/over-time/chart.svg`.
async fn svg(visit: Visit) -> Shown {
    file(visit, ChartForm::Svg).await
}

/// `/who-answers/over-time/chart.png`.
async fn png(visit: Visit) -> Shown {
    file(visit, ChartForm::Png).await
}

async fn file(visit: Visit, form: ChartForm) -> Shown {
    let source = chart::source(&visit, PATH);
    let drawn = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.as_at.day());
        let asked = Asked::read(&visit.place.pairs, &view);
        visit.understood(&unknown::taken(NAMES, &asked.unknown, asked::allowed_under))?;
        let days = view.timeliness_over_time(&Period::default());
        drawn::chart(
            &days,
            &asked.of,
            visit.as_at.day(),
            drawn::Place::File(&source),
        )
    };
    let drawn = drawn.ok_or(crate::problem::Problem::NotFound)?;
    chart::send(&visit, "answering-over-time", form, drawn).await
}

/// The first day of the chart beside the last.
fn moved(days: &[OnADay], of: &Of) -> Option<String> {
    let enough = |on: &&OnADay| {
        of.counts(on)
            .is_some_and(|counts| drawn::is_enough(counts.evidence()))
    };
    let said = |on: &OnADay| Some((on.day, of.counts(on)?.evidence().lowest()));
    let first = days.iter().find(enough)?;
    let last = days.last().filter(enough)?;
    if last.day == first.day {
        return None;
    }
    Some(over_time::moved(said(first)?, said(last)?))
}

/// Each day leads to the page as at that day, where each number has its rows.
fn point(on: &OnADay, of: &Of) -> PointLine {
    PointLine {
        day: Named {
            words: days::day(on.day),
            href: Some(Links::keeping(Some(on.day)).to(&of.page())),
        },
        counts: Counts::of(&of.counts(on).unwrap_or_default()),
    }
}

fn bodies(days: &[OnADay], links: Links) -> Vec<BodyLine> {
    let Some((first, last)) = days.first().zip(days.last()) else {
        return Vec::new();
    };
    let due = last
        .counted
        .bodies
        .iter()
        .filter(|row| row.comments.due() > 0);
    due.map(|row| {
        let of = Of::One(row.body.clone());
        BodyLine {
            name: Named {
                words: row.name.clone(),
                href: Some(links.with(PATH, of.pairs())),
            },
            first: of
                .counts(first)
                .filter(|counts| counts.due() > 0)
                .as_ref()
                .map(Counts::of),
            last: Counts::of(&row.comments),
        }
    })
    .collect()
}

/// The other ways to look at it.
fn others(of: &Of, links: Links) -> Vec<Named> {
    let to = |words: &str, of: Of| Named {
        words: words.to_owned(),
        href: Some(links.with(PATH, of.pairs())),
    };
    let mut others = Vec::new();
    if *of != Of::All {
        others.push(to("All bodies together", Of::All));
    }
    if *of != Of::Each {
        others.push(to("Each body in a panel of its own", Of::Each));
    }
    others
}
