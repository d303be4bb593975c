//! Everything asked of one body, by last day.

use answerable_desk::View;
use answerable_desk::questions::{AskedOfIt, KindChoice, PAGE, Through, When};
use answerable_register::words::{BodyId, Words, is_slug};
use answerable_wording::{asked_of as words, deadlines, kinds, letters, numbers, standings};
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::respond::{Column, Listing, Value};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{AskTable, Named, Pages, Shows, name, open};
use crate::visit::query::Pairs;
use crate::visit::unknown::{Unknown, reference, taken};
use crate::visit::{Format, Links, Shown, Visit};

/// The names this list takes beside the day and the page.
const NAMES: &[&str] = &["when", "show", "print"];

/// The most rows of a list that is printed whole: some forty sheets.
const MOST_PRINTED: usize = 1_000;

#[derive(Template)]
#[template(path = "pages/body_asked.html")]
struct AskedPage {
    body: Named,
    summary: String,
    /// How many open asks stand under a cause of concern that has ended.
    under_ended_causes: Option<String>,
    /// How many are in each group, each leading to it.
    groups: Vec<Group>,
    is_all: bool,
    other: String,
    print: Option<String>,
    unknown: Vec<String>,
    tables: Vec<(&'static str, AskTable)>,
    pages: Pages,
}

/// One group of days.
struct Group {
    words: &'static str,
    number: String,
    href: String,
    is_shown: bool,
}

impl Content for AskedPage {
    fn title(&self) -> String {
        self.pages.title(&format!("Asked of {}", self.body.words))
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

/// What an address asks for.
#[derive(Default)]
struct Asked {
    when: Option<When>,
    all: bool,
    whole: bool,
    unknown: Vec<Unknown>,
}

impl Asked {
    fn read(pairs: &Pairs) -> Self {
        let mut unknown = Vec::new();
        let when = reference(
            pairs,
            "when",
            &mut unknown,
            "a group of days here",
            When::named,
        );
        let all = reference(pairs, "show", &mut unknown, "‘all’", |word| {
            (word == "all").then_some(())
        });
        let whole = reference(pairs, "print", &mut unknown, "‘whole’", |word| {
            (word == "whole").then_some(())
        });
        Self {
            when,
            all: all.is_some(),
            whole: whole.is_some(),
            unknown,
        }
    }

    fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::default();
        if let Some(when) = self.when {
            pairs = pairs.with("when", when.as_str());
        }
        if self.all {
            pairs = pairs.with("show", "all");
        }
        pairs
    }
}

fn allowed_under(name: &str) -> String {
    match name {
        "when" => When::ALL.map(When::as_str).join(", "),
        "show" => "‘all’: open asks and others".to_owned(),
        _ => "‘whole’: the list on one page".to_owned(),
    }
}

/// `/bodies/B/asked`: a page of them, the list whole, or all as a table.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let body = BodyId::from(id);
    if view.register.bodies.get(&body, view.known).is_none() {
        return Err(Problem::NotFound);
    }
    let asked = Asked::read(&visit.place.pairs);
    let all = view.list_of(&body);
    let counted = counted(&all);
    let ended = all.iter().filter(|one| one.cause_ended.is_some()).count();
    let rows: Vec<&AskedOfIt<'_>> = all
        .iter()
        .filter(|one| asked.all || one.is_open)
        .filter(|one| asked.when.is_none_or(|when| when == one.when))
        .collect();
    if visit.format != Format::Html {
        visit.understood(&taken(NAMES, &asked.unknown, allowed_under))?;
        return visit.filtered_table(&listing(&rows, &view, visit.links()));
    }
    page(&visit, &view, (&body, &counted, ended), &asked, &rows)
}

/// How many asks there are and how many of them are open, in each group.
fn counted(all: &[AskedOfIt<'_>]) -> Vec<(When, usize, usize)> {
    let count = |when| {
        let of_it = all.iter().filter(move |one| one.when == when);
        let open = of_it.clone().filter(|one| one.is_open).count();
        (when, of_it.count(), open)
    };
    When::ALL.map(count).into()
}

fn page(
    visit: &Visit,
    view: &View<'_>,
    (body, counted, ended): (&BodyId, &[(When, usize, usize)], usize),
    asked: &Asked,
    rows: &[&AskedOfIt<'_>],
) -> Shown {
    let links = visit.links();
    let path = format!("/bodies/{body}/asked");
    let paged = PageAsked::read(&visit.place.pairs);
    let on_a_page = if asked.whole { MOST_PRINTED } else { PAGE };
    let pages = rows.len().div_ceil(on_a_page).max(1);
    let number = paged.number.clamp(1, pages);
    let mut unknown: Vec<_> = asked.unknown.iter().map(|one| one.words.clone()).collect();
    unknown.extend(paged.unknown);
    unknown.extend(past_the_last(paged.number, pages));
    unknown.extend(visit.left_out(NAMES));
    let shown = rows.chunks(on_a_page).nth(number - 1).unwrap_or_default();
    let (all, open) = counted
        .iter()
        .fold((0, 0), |(all, open), one| (all + one.1, open + one.2));
    let pairs = asked.pairs();
    let with_print = match asked.whole {
        true => pairs.clone().with("print", "whole"),
        false => pairs.clone(),
    };
    let other = match asked.all {
        true => pairs.only(|name| name == "when"),
        false => pairs.clone().with("show", "all"),
    };
    let is_cut = pages > 1 && !asked.whole;
    visit.show_filtered(
        &AskedPage {
            body: Named {
                words: view.name_of(body, view.as_at).to_owned(),
                href: Some(links.body(body)),
            },
            summary: words::summary(all, open),
            under_ended_causes: words::under_ended_causes(ended),
            groups: groups(counted, asked, &path, links),
            is_all: asked.all,
            other: links.with(&path, other),
            print: is_cut.then(|| links.with(&path, pairs.clone().with("print", "whole"))),
            unknown,
            tables: tables(shown, view, links),
            pages: Pages::of(number, pages, links, &path, &with_print),
        },
        &pairs,
    )
}

fn groups(counted: &[(When, usize, usize)], asked: &Asked, path: &str, links: Links) -> Vec<Group> {
    let group = |(when, all, open): &(When, usize, usize)| {
        let number = if asked.all { *all } else { *open };
        let one = Asked {
            when: Some(*when),
            all: asked.all,
            ..Asked::default()
        };
        Group {
            words: heading(*when),
            number: numbers::number(number as u64),
            href: links.with(path, one.pairs()),
            is_shown: asked.when == Some(*when),
        }
    };
    counted.iter().map(group).collect()
}

fn heading(when: When) -> &'static str {
    match when {
        When::Past => words::PAST,
        When::Next => words::NEXT,
        When::Later => words::LATER,
        When::NoDay => words::NO_DAY,
    }
}

/// A table for each group of days on the page.
fn tables(
    shown: &[&AskedOfIt<'_>],
    view: &View<'_>,
    links: Links,
) -> Vec<(&'static str, AskTable)> {
    let of = |when: When| {
        let rows: Vec<_> = shown.iter().filter(|one| one.when == when).collect();
        let asks = rows.iter().map(|one| &one.row);
        let mut table = AskTable::of(heading(when), Shows::AskAndAsker, asks, view.as_at, links);
        let lines = table.groups.iter_mut().flat_map(|group| &mut group.lines);
        for (line, one) in lines.zip(&rows) {
            let ended = one.cause_ended.map(words::under_ended_cause);
            for further in through(one, view).into_iter().chain(ended) {
                let under = line.under.take();
                line.under = Some(match under {
                    Some(under) => format!("{under}. {further}"),
                    None => further,
                });
            }
        }
        (!rows.is_empty()).then(|| (heading(when), table))
    };
    When::ALL.into_iter().filter_map(of).collect()
}

/// How it came to be asked of this body, where not by its own name.
fn through(one: &AskedOfIt<'_>, view: &View<'_>) -> Option<String> {
    match one.through {
        Through::Collaboration(of) => Some(words::of_collaboration(view.name_of(of, view.as_at))),
        Through::Predecessor(of) => Some(words::of_predecessor(view.name_of(of, one.row.asked_on))),
        Through::Itself => {
            let group = one.row.of.group.and(one.row.of.as_published);
            group.and_then(Words::open).map(words::of_group)
        }
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    column("last_day", "Last day"),
    column("when", "Group of days"),
    column("deadline", "By when, in the asker’s words"),
    column("subject", "What was asked: reference"),
    column("title", "What was asked"),
    column("kind", "Kind"),
    column("duty", "What is awaited"),
    column("asked_by", "Asked by"),
    column("asked_on", "Asked on"),
    column("asked_of_reference", "Asked of: reference"),
    column("through", "How it came to be asked of this body"),
    column("standing", "Standing"),
    column("open", "Open"),
    column("page", "Page"),
    column("kind_code", "Kind: code"),
    column("duty_code", "Duty: code"),
    column("standing_code", "Standing: code"),
    column(
        "under_ended_cause",
        "Under a cause of concern that has ended",
    ),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

fn listing<'a>(rows: &[&'a AskedOfIt<'a>], view: &View<'_>, links: Links) -> Listing<'a> {
    let values = |one: &&'a AskedOfIt<'a>| {
        let row = &one.row;
        let as_published = row
            .asked
            .map(|asked| deadlines::as_published(&asked.deadline));
        vec![
            row.clock
                .day_to_order_by()
                .map_or(Value::NotApplicable, Value::Day),
            Value::text(one.when.as_str()),
            as_published
                .flatten()
                .map_or(Value::NotApplicable, Value::text),
            Value::text(row.reference.subject.as_str()),
            Value::text(open(row.title)),
            Value::text(kinds::ask(row.reference.duty, row.kind)),
            Value::text(letters::capital(standings::awaited(row.reference.duty))),
            Value::text(name::asker(&row.by)),
            Value::known_day(row.asked_when),
            Value::text(row.reference.of.as_str()),
            through(one, view).map_or(Value::NotApplicable, Value::text),
            Value::text(standings::tag(row.standing.kind())),
            Value::Flag(one.is_open),
            Value::text(links.ask(row.reference)),
            Value::text(KindChoice::of(row.reference.duty, row.kind).as_str()),
            Value::text(row.reference.duty.as_str()),
            Value::text(row.standing.kind().as_str()),
            Value::Flag(one.cause_ended.is_some()),
        ]
    };
    Listing::whole(
        "asked-of-a-body",
        COLUMNS,
        rows.iter().map(values).collect(),
    )
}
