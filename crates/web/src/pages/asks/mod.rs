//! The list of asks: which match, and how does each stand?

mod chips;
mod filter;
pub(crate) mod within;

use answerable_desk::following::Followed;
use answerable_desk::questions::{AskList, Choice, Filter, KindChoice, Order};
use answerable_desk::{Subjects, View};
use answerable_register::facts::Duty;
use answerable_register::standing::StandingKind;
use answerable_wording::{days, kinds, letters, numbers, standings};
use askama::Template;

use crate::feeds;
use crate::frame::{Content, Room};
use crate::problem::Problem;
use crate::respond::paging::Paging;
use crate::shown::pages::{Item, past_the_last};
use crate::shown::{AskTable, Pages, Shows, listing};
use crate::visit::query::Pairs;
use crate::visit::{Format, Links, Shown, Unknown, Visit};
use chips::Chip;
use filter::Asked;
pub(crate) use filter::NAMES;

/// The most rows in one download of a list.
const MOST_ROWS_TAKEN: usize = 100_000;

#[derive(Template)]
#[template(path = "pages/asks.html")]
struct AsksPage {
    day: String,
    words: String,
    found: String,
    unknown: Vec<String>,
    chips: Vec<Chip>,
    clear: String,
    standing: Vec<Offered>,
    kind: Vec<Offered>,
    of: Vec<Offered>,
    kept: Pairs,
    by_last_day: bool,
    other_order: String,
    table: AskTable,
    pages: Pages,
}

/// One choice of a filter.
struct Offered {
    value: String,
    words: String,
    count: String,
    is_chosen: bool,
}

impl Offered {
    fn of<T: Copy>(choice: &Choice<T>, value: &str, words: impl Into<String>) -> Self {
        Self {
            value: value.to_owned(),
            words: words.into(),
            count: numbers::number(choice.count as u64),
            is_chosen: choice.chosen,
        }
    }
}

impl Content for AsksPage {
    fn title(&self) -> String {
        self.pages.title("Asks")
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("filter", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// The list, or its rows as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let mut asked = Asked::read(&visit.place.pairs, &view);
    let subjects = found_in(&visit, &view, &mut asked)?;
    let links = visit.links();
    if visit.format.is_a_feed() {
        visit.understood(&asked.taken())?;
        let followed = Followed::asks(&asked.filter).ok_or(Problem::NoSuchFormat)?;
        return feeds::show(&visit, &followed);
    }
    if visit.format != Format::Html {
        visit.understood_in_pages(&asked.taken())?;
        let paging = Paging::of(&visit)?;
        let view = paging.view(&visit, &register)?;
        // The last row that was given is looked at again.
        let begins = paging.given().saturating_sub(1);
        let most = paging.limit.map_or(MOST_ROWS_TAKEN, |limit| limit + 1);
        let lines = desk.roll().lines(&view);
        let (total, rows) =
            view.asks_between(&lines, &asked.filter, subjects.as_ref(), begins, most);
        let mut listing = listing::of("asks", &rows, links);
        listing.total = total;
        let next = paging.cut(&visit, &view, &mut listing, begins)?;
        return visit.table_with(&listing, next);
    }
    let lines = desk.roll().lines(&view);
    let list = view.asks(&lines, &asked.filter, subjects.as_ref());
    let past = past_the_last(asked.filter.page, list.pages);
    asked.unknown.extend(past.map(|words| Unknown {
        name: "page",
        words,
    }));
    let understood = in_order(chosen_pairs(&asked), asked.filter.order);
    visit.show_filtered(&page(&visit, &view, &asked, &list), &understood)
}

/// The subjects in which the words stand; none where none are looked for.
fn found_in(
    visit: &Visit,
    view: &View<'_>,
    asked: &mut Asked,
) -> Result<Option<Subjects>, Problem> {
    if asked.filter.words.is_empty() {
        return Ok(None);
    }
    let found = visit
        .site
        .state
        .desk
        .search()
        .find(view.register, &asked.filter.words)
        .map_err(|error| Problem::Fault(format!("searching: {error}")))?;
    if found.is_none() {
        asked.unknown.push(Unknown {
            name: "words",
            words: format!("‘{}’ holds no word to look for", asked.filter.words),
        });
        asked.filter.words.clear();
    }
    Ok(found)
}

fn page(visit: &Visit, view: &View<'_>, asked: &Asked, list: &AskList<'_>) -> AsksPage {
    let links = visit.links();
    let pairs = chosen_pairs(asked);
    let by_last_day = asked.filter.order == Order::LastDay;
    let other = in_order(
        pairs.clone(),
        match asked.filter.order {
            Order::LastDay => Order::Newest,
            Order::Newest => Order::LastDay,
        },
    );
    let ordered = in_order(pairs, asked.filter.order);
    AsksPage {
        day: days::day(view.as_at),
        words: asked.filter.words.clone(),
        found: found_words(list),
        unknown: asked
            .unknown
            .iter()
            .map(|unknown| unknown.words.clone())
            .chain(visit.left_out(filter::NAMES))
            .collect(),
        chips: chips::of(view, asked, &ordered, links),
        clear: links.to("/asks"),
        standing: list.facets.standing.iter().map(standing_offered).collect(),
        kind: list.facets.kind.iter().map(kind_offered).collect(),
        of: list
            .facets
            .of
            .iter()
            .map(|choice| Offered::of(choice, choice.value.as_str(), name_of(view, choice.value)))
            .collect(),
        kept: kept(&ordered, links),
        by_last_day,
        other_order: links.with("/asks", other),
        table: AskTable::of(
            "Asks",
            Shows::AskAndAddressee,
            &list.rows,
            view.as_at,
            links,
        ),
        pages: Pages::of(list.page, list.pages, links, "/asks", &ordered),
    }
}

/// "830 asks", "12 of 830 asks match", "None of 830 asks matches".
fn found_words(list: &AskList<'_>) -> String {
    let all = numbers::count(list.all as u64, "ask", "asks");
    match list.found {
        found if found == list.all => letters::capital(&all),
        0 => format!("None of {all} matches"),
        1 => format!("One of {all} matches"),
        found => format!("{} of {all} match", numbers::number(found as u64)),
    }
}

/// What the filter's form does not hold and must keep: the report, the order,
/// what else narrows the list, and the day.
fn kept(pairs: &Pairs, links: Links) -> Pairs {
    let rest = pairs.without(|name, _| matches!(name, "words" | "standing" | "kind" | "of"));
    match links.day() {
        Some(day) => rest.with(crate::visit::as_at::NAME, day.to_string()),
        None => rest,
    }
}

/// The filter as it stands in an address, without order and page.
fn chosen_pairs(asked: &Asked) -> Pairs {
    pairs_of(&asked.filter)
}

/// A filter as it stands in an address, without order and page: the list behind
/// a count is linked by it.
pub(crate) fn pairs_of(filter: &Filter) -> Pairs {
    let mut pairs = Pairs::default();
    if !filter.words.is_empty() {
        pairs = pairs.with("words", filter.words.clone());
    }
    for standing in &filter.standing {
        pairs = pairs.with("standing", standing.as_str());
    }
    for kind in &filter.kind {
        pairs = pairs.with("kind", kind.as_str());
    }
    if let Some(of) = &filter.of {
        pairs = pairs.with("of", of.as_str());
    }
    if let Some(report) = &filter.report {
        pairs = pairs.with("report", report.as_str());
    }
    within::pairs_of(&filter.within, pairs)
}

/// These pairs in an order; the first order has no name in an address.
fn in_order(pairs: Pairs, order: Order) -> Pairs {
    match order {
        Order::LastDay => pairs,
        Order::Newest => pairs.with("order", "newest"),
    }
}

fn standing_offered(choice: &Choice<StandingKind>) -> Offered {
    Offered::of(choice, choice.value.as_str(), standings::tag(choice.value))
}

fn kind_offered(choice: &Choice<KindChoice>) -> Offered {
    Offered::of(choice, choice.value.as_str(), kind_words(choice.value))
}

fn kind_words(kind: KindChoice) -> &'static str {
    match kind {
        KindChoice::Comments => kinds::ask(Duty::Comment, None),
        KindChoice::Explanation => kinds::ask(
            Duty::Explain,
            Some(answerable_register::facts::AskedKind::Recommendation),
        ),
        KindChoice::Asked(kind) => kinds::asked(kind),
    }
}

/// The name of an addressee, or the words that named it.
fn name_of(view: &View<'_>, of: &answerable_register::words::BodyId) -> String {
    if of.as_str() == answerable_register::fold::NOT_PUBLISHED {
        return "Addressee not published".to_owned();
    }
    view.name_of_addressee(of)
        .map_or_else(|| of.to_string(), str::to_owned)
}

/// What is chosen of a list that is followed, each in a few words.
pub(crate) fn in_words(filter: &Filter, view: &View<'_>) -> Vec<String> {
    let asked = Asked {
        filter: filter.clone(),
        unknown: Vec::new(),
    };
    chips::of(view, &asked, &Pairs::default(), Links::default())
        .into_iter()
        .map(|chip| chip.words)
        .collect()
}

/// A filter as it stands in an address.
pub(crate) fn pairs_of_filter(filter: &Filter) -> Pairs {
    chosen_pairs(&Asked {
        filter: filter.clone(),
        unknown: Vec::new(),
    })
}

/// The list that an address names, to be followed; none where something in it is
/// not known here.
pub(crate) fn followed(pairs: &Pairs, view: &View<'_>) -> Option<Followed> {
    let pairs = pairs.without(|name, _| matches!(name, "order" | "page"));
    let asked = Asked::read(&pairs, view);
    let is_known =
        asked.unknown.is_empty() && pairs.iter().all(|(name, _)| filter::NAMES.contains(&name));
    is_known.then(|| Followed::asks(&asked.filter))?
}
