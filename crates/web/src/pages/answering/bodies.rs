//! Local policing bodies: which of them publish comments in time, and which
//! differ from the rest by more than chance or what we have not found?

use answerable_desk::View;
use answerable_desk::questions::{
    BodyTimeliness, CommentCount, CommentCounts, ConsistentlyLow, Period, Timeliness,
};
use answerable_figures::{Consistency, Grade};
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;
use answerable_wording::{answering, days, numbers, standings};
use askama::Template;

use super::cell::Cell;
use super::chosen::{Chosen, Order, PeriodForm};
use super::rest::{self, YearLine};
use super::{explanations, funnel, groups, one, taken};
use crate::chart::{self, ChartFiles, ChartForm};
use crate::frame::{Content, Room};
use crate::problem::Problem;
use crate::shown::{Figure, Named};
use crate::visit::{Format, Links, Shown, Visit};

/// The address of this page.
pub(super) const PATH: &str = "/who-answers";

#[derive(Template)]
#[template(path = "pages/answering/bodies.html")]
struct BodiesPage {
    unknown: Vec<String>,
    day: String,
    heading: String,
    /// What the law asks of them, in a sentence; none before it did.
    by_law: Option<String>,
    in_time: String,
    not_known: Option<String>,
    to_come: Option<String>,
    /// Those of which no last day can be given.
    without_last_day: Option<String>,
    figures: Vec<Figure>,
    /// The funnel, drawn; none where nothing is compared.
    funnel: Option<String>,
    /// The funnel and its table, as files.
    files: ChartFiles,
    is_mostly_unknown: bool,
    /// How many would lie outside by chance; none where too little is known to
    /// compare.
    by_chance: Option<String>,
    consistently_low: String,
    /// Those who meet the test, with their pages and the numbers that it rests on.
    low: Vec<(Named, Vec<YearLine>)>,
    lines: Vec<BodyLine>,
    orders: Vec<OrderLink>,
    order: Order,
    explained: Vec<(&'static str, Cell)>,
    per_body: String,
    form: PeriodForm,
    elsewhere: [(&'static str, String); 2],
    over_time: String,
}

/// One body as a row.
struct BodyLine {
    name: Named,
    due: Cell,
    /// In time, and of how many; why not, where nothing is due.
    share: Share,
    late: Cell,
    no_answer_found: Cell,
    not_yet_looked_for: Cell,
    body_not_told: Option<Cell>,
    against_the_rest: String,
}

/// The share in time of one body.
enum Share {
    /// So many of so many, at most so many.
    Of {
        /// None where of none of them anything is known.
        in_time: Option<Cell>,
        due: String,
        at_most: Cell,
        day_not_shown: Option<Cell>,
    },
    /// It cannot be worked out, and why.
    NotAvailable(&'static str),
}

/// An order, and the page in it.
struct OrderLink {
    words: &'static str,
    href: String,
    is_chosen: bool,
}

impl Content for BodiesPage {
    fn title(&self) -> String {
        "Answering in time".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::WhoAnswers)
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("period", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// `/who-answers`.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let chosen = Chosen::read(&visit.place.pairs);
    let lines = visit.site.state.desk.roll().lines(&view);
    let mut counted = view.timeliness(&lines, &chosen.period);
    let low = view.consistently_low(&lines);
    sort(&mut counted.bodies, chosen.order);
    if visit.format != Format::Html {
        visit.understood(&chosen.taken())?;
        return visit.filtered_table(&taken::comments(&counted, &low, links));
    }
    let content = page(&counted, &low, &chosen, &view, &visit);
    visit.show_filtered(&content, &chosen.pairs(chosen.order))
}

/// `/who-answers/chart.svg`: the funnel.
pub(crate) async fn svg(visit: Visit) -> Shown {
    file(visit, ChartForm::Svg).await
}

/// `/who-answers/chart.png`: the funnel.
pub(crate) async fn png(visit: Visit) -> Shown {
    file(visit, ChartForm::Png).await
}

async fn file(visit: Visit, form: ChartForm) -> Shown {
    let source = chart::source(&visit, PATH);
    let drawn = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.as_at.day());
        let chosen = Chosen::read(&visit.place.pairs);
        visit.understood(&chosen.taken())?;
        let lines = visit.site.state.desk.roll().lines(&view);
        let counted = view.timeliness(&lines, &chosen.period);
        funnel(&counted, &counted.grades(), Some(&source))
    };
    let drawn = drawn.ok_or(Problem::NotFound)?;
    chart::send(&visit, "answering-in-time", form, drawn).await
}

/// The funnel; none where most is not known, or nothing is compared.
fn funnel(counted: &Timeliness, grades: &[Grade], source: Option<&str>) -> Option<String> {
    match of_all(&counted.comments).is_mostly_unknown() {
        true => None,
        false => funnel::drawn(counted, grades, source),
    }
}

fn page(
    counted: &Timeliness,
    low: &ConsistentlyLow,
    chosen: &Chosen,
    view: &View<'_>,
    visit: &Visit,
) -> BodiesPage {
    let links = visit.links();
    let period = &chosen.period;
    let grades = counted.grades();
    let all = of_all(&counted.comments);
    let orders = [
        ("name", Order::Name),
        ("number due", Order::Due),
        ("share in time, lowest first", Order::Share),
    ];
    BodiesPage {
        unknown: chosen.unknown(visit),
        day: days::day(view.as_at),
        by_law: super::what_the_law_asks(view),
        heading: answering::finding(all, counted.compared(), apart(&grades)),
        in_time: answering::in_time(all),
        not_known: answering::not_known(all),
        to_come: answering::to_come(counted.comments.to_come, counted.comments.no_last_day),
        without_last_day: without_last_day(&counted.comments, None, period, links),
        figures: figures(&counted.comments, None, period, links),
        funnel: funnel(counted, &grades, None),
        files: ChartFiles::of(visit, PATH, &chosen.pairs_of_the_period()),
        is_mostly_unknown: all.is_mostly_unknown(),
        by_chance: (!all.is_mostly_unknown()).then(|| answering::by_chance(counted.compared())),
        consistently_low: consistently_low(low),
        low: low
            .found(Consistency::ConsistentlyLow)
            .map(|tested| {
                let years = rest::years(tested, &low.years, links);
                (one::named(&tested.body, &tested.name, links), years)
            })
            .collect(),
        lines: counted
            .bodies
            .iter()
            .zip(&grades)
            .map(|(row, grade)| BodyLine::of(row, *grade, period, links))
            .collect(),
        orders: orders
            .map(|(words, order)| OrderLink {
                words,
                href: links.with(PATH, chosen.pairs(order)),
                is_chosen: order == chosen.order,
            })
            .into(),
        order: chosen.order,
        explained: explanations::cells(&counted.explanations, None, period, links),
        per_body: links.with(explanations::PATH, chosen.pairs_of_the_period()),
        form: PeriodForm::of(chosen, PATH, view, links),
        over_time: links.to("/who-answers/over-time"),
        elsewhere: [
            (
                answering::FORCES,
                links.with(groups::FORCES, chosen.pairs_of_the_period()),
            ),
            (
                answering::OTHERS,
                links.with(groups::OTHERS, chosen.pairs_of_the_period()),
            ),
        ],
    }
}

/// The counts as wording takes them.
pub(crate) fn of_all(counts: &CommentCounts) -> answering::Comments {
    answering::Comments {
        in_time: counts.in_time,
        late: counts.late,
        day_not_shown: counts.day_not_shown + counts.perhaps_later,
        no_answer_found: counts.no_answer_found,
        body_not_told: counts.body_not_told,
        not_yet_looked_for: counts.not_yet_looked_for,
    }
}

/// How many lie outside a limit whatever the missing evidence may show.
fn apart(grades: &[Grade]) -> usize {
    let is_apart = |grade: &&Grade| matches!(grade, Grade::Below(outside) | Grade::Above(outside) if outside.condition.is_none());
    grades.iter().filter(is_apart).count()
}

fn consistently_low(low: &ConsistentlyLow) -> String {
    answering::consistently_low(&answering::Consistent {
        years: &low.years,
        low: low.found(Consistency::ConsistentlyLow).count(),
        applied: low.bodies.len() - low.found(Consistency::TooFew).count(),
        bodies: low.bodies.len(),
    })
}

/// What somebody looked for, and the body was not told of yet.
const BODY_NOT_TOLD: StandingKind = StandingKind::LookedBodyNotTold;

/// The counts of one body or of all, each leading to its rows; together all that are
/// owed.
pub(super) fn figures(
    counts: &CommentCounts,
    body: Option<&BodyId>,
    period: &Period,
    links: Links,
) -> Vec<Figure> {
    if counts.owed() == 0 {
        return Vec::new();
    }
    let figure = |count: CommentCount, words, edge| {
        let number = count.of(counts);
        Figure {
            number: numbers::number(number as u64),
            words,
            href: links.with(
                "/asks",
                crate::pages::asks::pairs_of(&count.list(period, body)),
            ),
            edge: if number == 0 { None } else { edge },
        }
    };
    // The words and the order of standings elsewhere, so that a count is known again.
    // Two are no standing: what is due later may be answered, and an answer without
    // a day may have come after the day shown.
    let stands = |count, kind, edge| figure(count, standings::tag(kind), edge);
    let mut figures = vec![
        stands(
            CommentCount::NoAnswerFound,
            StandingKind::NoAnswerFound,
            Some("answerable-figure--undone"),
        ),
        stands(CommentCount::BodyNotTold, BODY_NOT_TOLD, None),
        stands(
            CommentCount::Late,
            StandingKind::AnsweredLate,
            Some("answerable-figure--late"),
        ),
        stands(
            CommentCount::NotYetLookedFor,
            StandingKind::NotYetLookedFor,
            None,
        ),
        figure(
            CommentCount::ToCome,
            answering::LAST_DAY_TO_COME,
            Some("answerable-figure--waiting"),
        ),
        figure(CommentCount::DayNotShown, "Day not shown", None),
        stands(CommentCount::InTime, StandingKind::AnsweredInTime, None),
    ];
    // Seldom, and for a few days: shown where there are any.
    figures.retain(|figure| figure.number != "0" || figure.words != standings::tag(BODY_NOT_TOLD));
    figures
}

/// The list of those of which no last day can be given, where there are any.
pub(super) fn without_last_day(
    counts: &CommentCounts,
    body: Option<&BodyId>,
    period: &Period,
    links: Links,
) -> Option<String> {
    let count = CommentCount::NoLastDay;
    Cell::if_any(count.of(counts), &count.list(period, body), links)?.href
}

impl BodyLine {
    fn of(row: &BodyTimeliness, grade: Grade, period: &Period, links: Links) -> Self {
        let counts = &row.comments;
        let cell = |count: CommentCount| {
            Cell::of(
                count.of(counts),
                &count.list(period, Some(&row.body)),
                links,
            )
        };
        let if_any = |count: CommentCount| {
            Cell::if_any(
                count.of(counts),
                &count.list(period, Some(&row.body)),
                links,
            )
        };
        Self {
            name: one::named(&row.body, &row.name, links),
            due: cell(CommentCount::Due),
            share: match counts.due() {
                0 => Share::NotAvailable(match counts.to_come {
                    0 => answering::NO_LAST_DAY_CAN_BE_GIVEN,
                    _ => answering::NOTHING_DUE,
                }),
                due => Share::Of {
                    in_time: is_anything_known(counts).then(|| cell(CommentCount::InTime)),
                    due: numbers::number(due as u64),
                    at_most: cell(CommentCount::CouldBeInTime),
                    day_not_shown: if_any(CommentCount::DayNotShown),
                },
            },
            late: cell(CommentCount::Late),
            no_answer_found: cell(CommentCount::NoAnswerFound),
            not_yet_looked_for: cell(CommentCount::NotYetLookedFor),
            body_not_told: if_any(CommentCount::BodyNotTold),
            against_the_rest: answering::against_the_rest(grade),
        }
    }
}

/// Whether of any set of comments it is known whether it came in time: otherwise
/// "0 of 10" would say of a body what only our looking lacks.
fn is_anything_known(counts: &CommentCounts) -> bool {
    counts.in_time + counts.late > 0
}

fn sort(bodies: &mut [BodyTimeliness], order: Order) {
    // The sort is stable: within one number bodies stand by name.
    match order {
        Order::Name => {}
        Order::Due => bodies.sort_by_key(|row| std::cmp::Reverse(row.comments.due())),
        Order::Share => bodies.sort_by(|one, other| {
            // As fractions, without division: a/b before c/d where ad < cb.
            let (one, other) = (&one.comments, &other.comments);
            let without = |counts: &CommentCounts| !is_anything_known(counts);
            without(one)
                .cmp(&without(other))
                .then_with(|| (one.in_time * other.due()).cmp(&(other.in_time * one.due())))
        }),
    }
}
