//! What everybody sees: every request that was decided, and how one's own
//! stands.

use answerable_desk::View;
use answerable_desk::questions::PageOf;
use answerable_desk::store::inbox::{Code, Stands};
use answerable_wording::corrections;
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::respond::{Column, Listing, Value};
use crate::shown::beside::CorrectionShown;
use crate::shown::matter::{self, path_of};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::sign_in::{at_desk, kept_nowhere};
use crate::visit::query::Pairs;
use crate::visit::{Format, Shown, Visit};

#[derive(Template)]
#[template(path = "corrections/list.html")]
struct ListPage {
    summary: String,
    unknown: Vec<String>,
    rows: Vec<Row>,
    pages: Pages,
}

/// One request that was decided.
struct Row {
    about: Option<Named>,
    shown: CorrectionShown,
}

impl Content for ListPage {
    fn title(&self) -> String {
        self.pages.title("Corrections asked for")
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    Column {
        name: "decided_on",
        heading: "Decided on",
    },
    Column {
        name: "asked_on",
        heading: "Asked on",
    },
    Column {
        name: "page",
        heading: "Page",
    },
    Column {
        name: "asked",
        heading: "What was asked, in our words",
    },
    Column {
        name: "decision",
        heading: "Decision",
    },
    Column {
        name: "why",
        heading: "Why",
    },
    Column {
        name: "corrected_by",
        heading: "Entry that puts it right",
    },
    Column {
        name: "entry",
        heading: "Entry",
    },
];

/// `/corrections`: a page of them, or all as a table.
pub(super) async fn list(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let all = view.corrections();
    if visit.format != Format::Html {
        let number = |entry: u64| i64::try_from(entry).map_or(Value::NotAvailable, Value::Number);
        let rows: Vec<Vec<Value<'_>>> = all
            .iter()
            .map(|decided| {
                let fact = decided.fact;
                vec![
                    Value::Day(fact.decided_on),
                    Value::Day(fact.asked_on),
                    fact.about.as_ref().map_or(Value::NotApplicable, |about| {
                        Value::text(path_of(about, &view))
                    }),
                    Value::text(open(&fact.asked)),
                    Value::text(fact.decision.as_str()),
                    Value::text(open(&fact.why)),
                    fact.corrected_by.map_or(Value::NotApplicable, number),
                    number(decided.entry),
                ]
            })
            .collect();
        let total = rows.len();
        return visit.table(&Listing {
            name: "corrections",
            columns: COLUMNS,
            rows,
            total,
        });
    }
    let decisions: Vec<_> = all.iter().map(|decided| decided.fact.decision).collect();
    let asked = PageAsked::read(&visit.place.pairs);
    let list = PageOf::of(all, asked.number);
    let mut unknown = asked.unknown;
    unknown.extend(visit.left_out(&[]));
    unknown.extend(past_the_last(asked.number, list.pages));
    let links = visit.links();
    visit.show_with_formats(&ListPage {
        summary: corrections::summary(&decisions),
        unknown,
        rows: list
            .rows
            .iter()
            .map(|decided| Row {
                about: decided
                    .fact
                    .about
                    .as_ref()
                    .map(|about| matter::named(about, &view)),
                shown: CorrectionShown::of(decided, links),
            })
            .collect(),
        pages: Pages::of(
            list.page,
            list.pages,
            links,
            "/corrections",
            &Pairs::default(),
        ),
    })
}

#[derive(Template)]
#[template(path = "corrections/standing.html")]
struct StandingPage {
    sentence: String,
    decided: Option<CorrectionShown>,
    about: Option<Named>,
}

impl Content for StandingPage {
    fn title(&self) -> String {
        "How your request stands".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![
            Crumb::home(),
            Crumb::new("Corrections asked for", "/corrections"),
        ]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/corrections/7KQ4-M2XD-9WPT-3HZB`: how a request stands, and nothing of what
/// it says. A reference that nobody was given is as good as none.
pub(super) async fn standing(visit: Visit, Path(code): Path<String>) -> Shown {
    let code: Code = code.parse().map_err(|_| Problem::NotFound)?;
    let found = at_desk(&visit.site, move |desk| desk.request_under(&code))
        .await?
        .map_err(|why| Problem::Fault(why.to_string()))?
        .ok_or(Problem::NotFound)?;
    let on = found.request.on;
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let decided = match found.stands {
        Stands::Decided(entry) => latest(&view, entry),
        Stands::Waits | Stands::Erased => None,
    };
    let sentence = match found.stands {
        Stands::Waits => corrections::waits(on),
        Stands::Erased => corrections::erased(on),
        Stands::Decided(_) => match &decided {
            Some(decided) => format!("{}.", corrections::when(decided.fact)),
            None => corrections::waits(on),
        },
    };
    let about = decided
        .as_ref()
        .and_then(|decided| decided.fact.about.as_ref());
    visit
        .show(&StandingPage {
            sentence,
            about: about.map(|about| matter::named(about, &view)),
            decided: decided
                .as_ref()
                .map(|decided| CorrectionShown::of(decided, visit.links())),
        })
        .map(kept_nowhere)
}

/// What an entry decided, as it stands after its own corrections.
fn latest<'r>(
    view: &View<'r>,
    entry: u64,
) -> Option<answerable_desk::questions::Beside<'r, answerable_register::facts::CorrectionDecided>> {
    let mut entry = entry;
    while let Some(by) = view.register.replaced_by(entry) {
        entry = by;
    }
    let mut decided = view.corrections().into_iter();
    decided.find(|decided| decided.entry == entry)
}
