//! A figure over two years: is it growing, and is what is missing of it becoming
//! less?
//!
//! * [`asked`]: which figure, of all bodies, of one, or of each;
//! * [`drawn`]: the line, or a panel for each body;
//! * [`taken`]: the rows.

mod asked;
mod drawn;
mod taken;

use answerable_desk::View;
use answerable_desk::questions::{BodyGroup, OverTime, Period, Stood, TimeFigure};
use answerable_desk::who::Act;
use answerable_register::words::BodyId;
use answerable_wording::{answering, days, numbers, over_time};
use askama::Template;
use jiff::civil::Date;

use crate::chart::{self, ChartFiles, ChartForm};
use crate::frame::{Content, Crumb, Room};
use crate::guard::{Policy, Routes, get};
use crate::shown::Named;
use crate::visit::unknown;
use crate::visit::{Format, Links, Shown, Visit};
pub(crate) use asked::NAMES;
use asked::{Asked, Of};

pub(crate) use drawn::number;
pub(crate) use taken::COLUMNS;

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

/// The page over time of one figure, for the pages that show it on one day.
pub(crate) fn of_figure(figure: TimeFigure, group: BodyGroup, links: Links) -> String {
    let asked = Asked {
        figure,
        of: Of::All,
        group,
    };
    links.with(PATH, asked.pairs())
}

/// The same of one body.
pub(crate) fn of_body(figure: TimeFigure, body: &BodyId, links: Links) -> String {
    let asked = Asked {
        figure,
        of: Of::One(body.clone()),
        group: BodyGroup::Others,
    };
    links.with(PATH, asked.pairs())
}

#[derive(Template)]
#[template(path = "pages/over_time.html")]
struct OverTimePage {
    unknown: Vec<String>,
    said: &'static over_time::FigureSaid,
    /// Whose: all, or a body's name.
    of: String,
    moved: Option<String>,
    figures: Vec<ChoiceLink>,
    whose: Vec<ChoiceLink>,
    /// Whose days; empty where the figure is no days.
    groups: Vec<ChoiceLink>,
    chart: Option<String>,
    nothing_drawn: &'static str,
    too_few: String,
    files: ChartFiles,
    /// Of all or of one body, the latest first.
    points: Vec<PointLine>,
    /// Of each body, the first and the last day.
    bodies: Vec<BodyLine>,
    ends: Option<(String, String)>,
}

/// One of several things to show, and the page that shows it.
struct ChoiceLink {
    words: String,
    href: String,
    is_chosen: bool,
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

/// The numbers of a row, as words.
struct Counts {
    of: String,
    known: String,
    at_most: String,
}

impl Counts {
    fn of(stood: &Stood) -> Self {
        let of = numbers::number(stood.of() as u64);
        match stood {
            Stood::Share(evidence) => Self {
                of,
                known: over_time::known(*evidence),
                at_most: over_time::at_most(*evidence),
            },
            Stood::Days { of: asks, half } => Self {
                of,
                known: half.map_or_else(|| answering::no_median(*asks), answering::median),
                at_most: String::new(),
            },
        }
    }
}

impl Content for OverTimePage {
    fn title(&self) -> String {
        self.said.heading.to_owned()
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
    let (asked, unknown) = Asked::read(&visit.place.pairs, &view);
    let lines = visit.site.state.desk.roll().lines(&view);
    let found = view.over_time(&lines, asked.figure, asked.group, &Period::default());
    if visit.format != Format::Html {
        visit.understood(&unknown::taken(NAMES, &unknown, asked::allowed_under))?;
        return visit.filtered_table(&taken::listing(&found, &asked));
    }
    let mut words: Vec<_> = unknown.into_iter().map(|unknown| unknown.words).collect();
    words.extend(visit.left_out(NAMES));
    let page = page(&found, &asked, words, &view, &visit);
    visit.show_filtered(&page, &asked.pairs())
}

fn page(
    found: &OverTime,
    asked: &Asked,
    unknown: Vec<String>,
    view: &View<'_>,
    visit: &Visit,
) -> OverTimePage {
    let links = visit.links();
    let said = asked::said(asked.figure);
    let is_days = asked.figure == TimeFigure::Days;
    OverTimePage {
        unknown,
        said,
        of: asked.name(view),
        moved: moved(found, asked),
        figures: figures(asked, links),
        whose: whose(asked, view, links),
        groups: groups(asked, links),
        chart: drawn::chart(found, asked, visit.as_at.day(), &drawn::Place::Page),
        nothing_drawn: match is_days {
            true => over_time::NO_DAYS,
            false => over_time::MOSTLY_NOT_KNOWN,
        },
        too_few: match is_days {
            true => over_time::too_few_days(),
            false => over_time::too_few(),
        },
        files: ChartFiles::of(visit, PATH, &asked.pairs()),
        points: points(found, asked),
        bodies: match asked.of {
            Of::Each => bodies(found, asked, links),
            _ => Vec::new(),
        },
        ends: match (found.days.first(), found.days.last()) {
            (Some(first), Some(last)) => Some((days::day(*first), days::day(*last))),
            _ => None,
        },
    }
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
        let (asked, unknown) = Asked::read(&visit.place.pairs, &view);
        visit.understood(&unknown::taken(NAMES, &unknown, asked::allowed_under))?;
        let lines = visit.site.state.desk.roll().lines(&view);
        let found = view.over_time(&lines, asked.figure, asked.group, &Period::default());
        let place = drawn::Place::File(&source);
        drawn::chart(&found, &asked, visit.as_at.day(), &place)
    };
    let drawn = drawn.ok_or(crate::problem::Problem::NotFound)?;
    chart::send(&visit, "answering-over-time", form, drawn).await
}

/// How it stood of all or of one body; none of a body of which nothing is counted.
fn stood<'f>(found: &'f OverTime, of: &Of) -> Option<&'f [Stood]> {
    match of {
        Of::All | Of::Each => Some(&found.all),
        Of::One(body) => {
            let one = found.bodies.iter().find(|one| one.body == *body)?;
            Some(&one.stood)
        }
    }
}

/// The first day of the chart beside the last.
fn moved(found: &OverTime, asked: &Asked) -> Option<String> {
    let share = |(day, stood): (&Date, &Stood)| match stood {
        Stood::Share(evidence) if drawn::is_enough(*evidence) => Some((*day, evidence.lowest())),
        _ => None,
    };
    let stood = stood(found, &asked.of)?;
    let first = found.days.iter().zip(stood).find_map(share)?;
    let last = share((found.days.last()?, stood.last()?))?;
    let said = asked::said(asked.figure);
    (first.0 != last.0).then(|| over_time::moved(said.known, first, last))
}

/// Each day leads to the page as at that day, where each number has its rows.
fn points(found: &OverTime, asked: &Asked) -> Vec<PointLine> {
    let stood = match asked.of {
        Of::Each => return Vec::new(),
        _ => stood(found, &asked.of).unwrap_or_default(),
    };
    let page = asked.page();
    let lines = found.days.iter().zip(stood).map(|(day, stood)| PointLine {
        day: Named {
            words: days::day(*day),
            href: page
                .as_ref()
                .map(|page| Links::keeping(Some(*day)).to(page)),
        },
        counts: Counts::of(stood),
    });
    lines.rev().collect()
}

fn bodies(found: &OverTime, asked: &Asked, links: Links) -> Vec<BodyLine> {
    let lines = found.bodies.iter().filter_map(|one| {
        let (first, last) = (one.stood.first()?, one.stood.last()?);
        let of = asked.with(Of::One(one.body.clone()));
        (last.of() > 0).then(|| BodyLine {
            name: Named {
                words: one.name.clone(),
                href: Some(links.with(PATH, of.pairs())),
            },
            first: (first.of() > 0).then(|| Counts::of(first)),
            last: Counts::of(last),
        })
    });
    lines.collect()
}

/// The other figures of the same bodies.
fn figures(asked: &Asked, links: Links) -> Vec<ChoiceLink> {
    let each = TimeFigure::ALL.into_iter().map(|figure| {
        let other = Asked {
            figure,
            ..asked.clone()
        };
        ChoiceLink {
            words: asked::said(figure).name.to_owned(),
            href: links.with(PATH, other.pairs()),
            is_chosen: figure == asked.figure,
        }
    });
    each.collect()
}

/// The same figure of all, of each, and of the body that is shown.
fn whose(asked: &Asked, view: &View<'_>, links: Links) -> Vec<ChoiceLink> {
    let to = |words: &str, of: Of| ChoiceLink {
        words: words.to_owned(),
        href: links.with(PATH, asked.with(of.clone()).pairs()),
        is_chosen: of == asked.of,
    };
    let mut whose = vec![
        to("all together", Of::All),
        to("each in a panel of its own", Of::Each),
    ];
    if let Of::One(_) = &asked.of {
        whose.push(to(&asked.name(view), asked.of.clone()));
    }
    whose
}

/// Whose days to an answer; of one body they are its own.
fn groups(asked: &Asked, links: Links) -> Vec<ChoiceLink> {
    if asked.figure != TimeFigure::Days || matches!(asked.of, Of::One(_)) {
        return Vec::new();
    }
    let name = |group: BodyGroup| match group {
        BodyGroup::Forces => answering::FORCES,
        BodyGroup::Others => answering::OTHERS,
        BodyGroup::LocalPolicingBodies => answering::LOCAL_POLICING_BODIES,
    };
    let groups = [
        BodyGroup::Forces,
        BodyGroup::LocalPolicingBodies,
        BodyGroup::Others,
    ];
    let each = groups.map(|group| {
        let other = Asked {
            group,
            ..asked.clone()
        };
        ChoiceLink {
            words: name(group).to_owned(),
            href: links.with(PATH, other.pairs()),
            is_chosen: group == asked.group,
        }
    });
    each.into()
}
