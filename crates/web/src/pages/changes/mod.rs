//! What changed between two days, or two states of the log?

mod asked;
mod came;
mod listing;

use answerable_desk::View;
use answerable_desk::questions::{AskRow, ByClock, NewEntry, Of, PAGE, StandsOtherwise};
use answerable_register::standing::StandingKind;
use answerable_wording::{changes as words, days, numbers};
use askama::Template;

use crate::feeds;
use crate::frame::{Content, Crumb};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::visit::query::Pairs;
use crate::visit::unknown::taken;
use crate::visit::{Format, Links, Shown, Visit};
pub(crate) use asked::NAMES;
use asked::{Asked, KINDS, Part, allowed_under};
use came::Said;
pub(crate) use listing::COLUMNS;

/// How many rows of each part the first view shows.
const FIRST: usize = 20;

#[derive(Template)]
#[template(path = "pages/changes.html")]
struct ChangesPage {
    summary: String,
    /// That the days came the other way round.
    turned: Option<String>,
    of: Option<(Named, String)>,
    from: String,
    to: String,
    /// Names and values that the form of days keeps.
    kept: Pairs,
    entries: String,
    presets: Vec<Named>,
    clocks: [(&'static str, Option<String>); 2],
    unknown: Vec<String>,
    counts: Vec<Count>,
    moved: Vec<(Named, String)>,
    came: Vec<CameLine>,
    all_came: Option<Named>,
    standings: Vec<StandingLine>,
    all_standings: Option<Named>,
    shows_came: bool,
    shows_standings: bool,
    whole: String,
    pages: Pages,
}

struct Count {
    words: &'static str,
    number: String,
    href: String,
}

/// One thing that came in.
struct CameLine {
    what: Named,
    words: String,
    on: String,
    recorded: String,
    entry: (u64, String),
    is_correction: bool,
}

/// One ask that stands otherwise.
struct StandingLine {
    ask: Named,
    of: String,
    moved: String,
}

impl Content for ChangesPage {
    fn title(&self) -> String {
        self.pages.title("What changed")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("days", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/changes`: the page, or everything as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let today = View::of(&register, visit.site.today());
    let asked = Asked::read(&visit.place.pairs, &today);
    if visit.format.is_a_feed() {
        return feeds::lead_on(&visit, &asked.pairs());
    }
    let lines = visit.site.state.desk.roll().lines(&today);
    let mut changes = today.changes(&lines, &asked.span, &asked.of, asked.clock);
    let counted = changes.counted();
    let moved = changes.moved();
    let (all_came, all_moved) = (changes.came.len(), changes.standings.len());
    if let Some(kind) = asked.kind {
        changes.came.retain(|came| came.kind() == kind);
    }
    if let Some(became) = asked.became {
        changes.standings.retain(|one| one.to == became);
    }
    // Rows lead to the later of the two days.
    let then = View::of(&register, asked.span.to);
    let links = Links::keeping((asked.span.to != today.as_at).then_some(asked.span.to));
    if visit.format != Format::Html {
        visit.understood(&taken(NAMES, &asked.for_a_table(), allowed_under))?;
        let rows: Vec<_> = rows_of(&changes.standings, &then).collect();
        return visit.filtered_table(&listing::of(&changes, &rows, (&then, links), asked.part));
    }
    let paged = PageAsked::read(&visit.place.pairs);
    let mut unknown: Vec<_> = asked.unknown.iter().map(|one| one.words.clone()).collect();
    unknown.extend(paged.unknown.iter().cloned());
    unknown.extend(visit.left_out(NAMES));
    let length = match asked.part {
        Part::Both => 0,
        Part::Came => changes.came.len(),
        Part::Standings => changes.standings.len(),
    };
    let pages = length.div_ceil(PAGE).max(1);
    unknown.extend(past_the_last(paged.number, pages));
    let page = paged.number.clamp(1, pages);
    let pairs = asked.pairs();
    let whole = asked.whole();
    let to = |pairs: Pairs| pairs.after("/changes");
    let content = ChangesPage {
        summary: words::summary(asked.between(), all_came, all_moved),
        turned: asked.turned.clone(),
        of: of(&asked, &then, links),
        from: asked.span.from.to_string(),
        to: asked.span.to.to_string(),
        kept: pairs.only(|name| matches!(name, "of" | "report" | "clock")),
        entries: entries(&asked),
        presets: presets(&asked),
        clocks: clocks(&asked),
        unknown,
        counts: counted
            .iter()
            .filter_map(|(kind, number)| {
                let (_, word, words) = KINDS.iter().find(|(one, _, _)| one == kind)?;
                Some(Count {
                    words,
                    number: numbers::number(*number as u64),
                    href: to(whole.clone().with("kind", *word).with("show", "came")),
                })
            })
            .collect(),
        moved: groups(&moved, &whole),
        came: on_page(&changes.came, asked.part == Part::Came, page)
            .iter()
            .map(|came| CameLine::of(came, &then, links))
            .collect(),
        all_came: (asked.part == Part::Both && changes.came.len() > FIRST).then(|| Named {
            words: format!("See all {}", numbers::number(changes.came.len() as u64)),
            href: Some(to(pairs.clone().with("show", "came"))),
        }),
        standings: rows_of(
            on_page(&changes.standings, asked.part == Part::Standings, page),
            &then,
        )
        .map(|(one, row)| StandingLine::of(one, &row, links))
        .collect(),
        all_standings: (asked.part == Part::Both && changes.standings.len() > FIRST).then(|| {
            Named {
                words: format!(
                    "See all {}",
                    numbers::number(changes.standings.len() as u64)
                ),
                href: Some(to(pairs.clone().with("show", "standings"))),
            }
        }),
        shows_came: asked.part != Part::Standings,
        shows_standings: asked.part != Part::Came,
        whole: to(whole),
        pages: Pages::of(page, pages, Links::default(), "/changes", &pairs),
    };
    visit.show_filtered(&content, &pairs)
}

/// The beginning of a part, or a page of it where it is shown alone.
fn on_page<T>(rows: &[T], is_alone: bool, page: usize) -> &[T] {
    match is_alone {
        true => rows.chunks(PAGE).nth(page - 1).unwrap_or_default(),
        false => &rows[..rows.len().min(FIRST)],
    }
}

fn rows_of<'a, 'r: 'a>(
    standings: &'a [StandsOtherwise],
    view: &'a View<'r>,
) -> impl Iterator<Item = (&'a StandsOtherwise, AskRow<'r>)> + 'a {
    standings
        .iter()
        .filter_map(|one| Some((one, view.row_of_change(one)?)))
}

impl CameLine {
    fn of(came: &NewEntry<'_>, view: &View<'_>, links: Links) -> Self {
        let said = Said::of(came, view, links);
        let recorded = view.register.recorded_on(came.entry);
        Self {
            what: Named {
                words: said.title,
                href: Some(said.href),
            },
            words: said.words,
            on: said
                .on
                .map_or_else(|| "day not known".to_owned(), days::known),
            recorded: recorded.map(days::short_day).unwrap_or_default(),
            entry: (came.entry, links.entry(came.entry)),
            is_correction: came.is_correction,
        }
    }
}

impl StandingLine {
    fn of(one: &StandsOtherwise, row: &AskRow<'_>, links: Links) -> Self {
        Self {
            ask: Named {
                words: open(row.title).to_owned(),
                href: Some(links.ask(row.reference)),
            },
            of: row.of.name.unwrap_or("Addressee not published").to_owned(),
            moved: words::moved(one.from, one.to),
        }
    }
}

/// How many asks went from which standing to which.
fn groups(moved: &[((StandingKind, StandingKind), usize)], whole: &Pairs) -> Vec<(Named, String)> {
    let group = |((from, to), number): &((StandingKind, StandingKind), usize)| {
        let pairs = whole
            .clone()
            .with("became", to.as_str())
            .with("show", "standings");
        let named = Named {
            words: words::moved(*from, *to),
            href: Some(pairs.after("/changes")),
        };
        (named, numbers::number(*number as u64))
    };
    moved.iter().map(group).collect()
}

/// Of what the changes are, where not of all, and the way to all.
fn of(asked: &Asked, view: &View<'_>, links: Links) -> Option<(Named, String)> {
    let named = match &asked.of {
        Of::All => return None,
        Of::Body(body) => Named {
            words: view.name_of(body, view.as_at).to_owned(),
            href: Some(links.body(body)),
        },
        Of::Report(report) => Named {
            words: view
                .report(report)
                .map_or_else(|| report.to_string(), |found| open(&found.title).to_owned()),
            href: Some(links.report(report)),
        },
    };
    Some((named, asked.ends.after("/changes")))
}

fn entries(asked: &Asked) -> String {
    let entries = &asked.span.entries;
    format!(
        "The log had {} entries then, and {} by the later day.",
        numbers::number(entries.start),
        numbers::number(entries.end)
    )
}

/// Spans that people ask for, up to today.
fn presets(asked: &Asked) -> Vec<Named> {
    let kept = asked
        .pairs()
        .only(|name| matches!(name, "of" | "report" | "clock"));
    [
        ("The last 7 days", 7),
        ("The last 28 days", 28),
        ("The last 12 months", 365),
    ]
    .map(|(words, days)| Named {
        words: words.to_owned(),
        href: Some(
            kept.clone()
                .with("last", days.to_string())
                .after("/changes"),
        ),
    })
    .into()
}

/// The two clocks; the one that is not shown has its address.
fn clocks(asked: &Asked) -> [(&'static str, Option<String>); 2] {
    let without = asked.pairs().without(|name, _| name == "clock");
    let is_world = asked.clock == ByClock::InTheWorld;
    [
        ("As recorded", is_world.then(|| without.after("/changes"))),
        (
            "In the world",
            (!is_world).then(|| without.clone().with("clock", "world").after("/changes")),
        ),
    ]
}
