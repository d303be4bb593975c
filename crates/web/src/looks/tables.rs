//! Many places, or many looks, at a time: a table is pasted, looked over row by
//! row, and recorded.

use answerable_desk::View;
use answerable_desk::looking::{
    Counted, DryRun, NotTaken, PLACE_COLUMNS, Plan, RESULT_COLUMNS, Table,
};
use answerable_wording::{letters, looked};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::Field;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit};

/// The largest table that is pasted, with room for how a browser writes it.
pub(super) const MOST_SENT_BYTES: usize = 4 * 1024 * 1024;

/// The most rows that are shown of a dry run; all are counted.
const MOST_SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "looks/table.html")]
struct TablePage {
    kind: Table,
    columns: String,
    table: Field,
    /// What it would do, once it was read.
    looked_over: Option<LookedOver>,
    /// What was recorded.
    done: Option<String>,
    form_key: String,
}

/// What a table would do.
struct LookedOver {
    counted: String,
    can_be_recorded: bool,
    rows: Vec<Row>,
    left_out: usize,
}

struct Row {
    line: u64,
    what: String,
    would: &'static str,
    why: String,
}

impl TablePage {
    fn of(kind: Table, by: &SignedIn) -> Self {
        let columns = match kind {
            Table::Places => PLACE_COLUMNS,
            Table::Results => RESULT_COLUMNS,
        };
        Self {
            kind,
            columns: columns.join(","),
            table: Field::default(),
            looked_over: None,
            done: None,
            form_key: by.form_key.clone(),
        }
    }

    fn address(&self) -> &'static str {
        match self.kind {
            Table::Places => "/looks/places/table",
            Table::Results => "/looks/results",
        }
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        let wrong = self.table.wrong.as_deref();
        wrong.map(|wrong| ("table", wrong)).into_iter().collect()
    }
}

impl Content for TablePage {
    fn title(&self) -> String {
        match self.kind {
            Table::Places => "Bring in a list of places".to_owned(),
            Table::Results => "Bring in looks".to_owned(),
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Places to look", "/looks/places")]
    }

    fn is_refused(&self) -> bool {
        self.table.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/looks/places/table`
pub(super) async fn places(by: SignedIn, visit: Visit) -> Shown {
    visit
        .show(&TablePage::of(Table::Places, &by))
        .map(kept_nowhere)
}

/// `/looks/results`
pub(super) async fn results(by: SignedIn, visit: Visit) -> Shown {
    visit
        .show(&TablePage::of(Table::Results, &by))
        .map(kept_nowhere)
}

/// Looks a list of places over, or records it.
pub(super) async fn send_places(visit: Visit, State(site): State<Site>, sent: SignedForm) -> Shown {
    send(visit, site, sent, Table::Places).await
}

/// Looks a table of looks over, or records it.
pub(super) async fn send_results(
    visit: Visit,
    State(site): State<Site>,
    sent: SignedForm,
) -> Shown {
    send(visit, site, sent, Table::Results).await
}

async fn send(visit: Visit, site: Site, sent: SignedForm, kind: Table) -> Shown {
    let mut page = TablePage::of(kind, &sent.by);
    page.table = Field::sent(&sent.pairs, "table");
    if page.table.typed.trim().is_empty() {
        page.table
            .refuse("Paste the table, with its line of headings");
        return refused(&visit, &page);
    }
    if sent.pairs.filled("do") == Some("record") {
        let (text, by, today) = (page.table.typed.clone(), sent.by.id.clone(), site.today());
        let taken = at_desk(&site, move |desk| {
            desk.take_table(kind, &text, (by.as_str(), today))
        });
        match taken.await? {
            Ok((recorded, counted)) => {
                page.done = Some(looked::recorded(
                    counted.new + counted.changed,
                    counted.refused,
                    recorded.already,
                ));
                page.table = Field::default();
                return visit.show(&page).map(kept_nowhere);
            }
            Err(NotTaken::NotRecorded(why)) => return Err(Problem::NotKept(why.to_string())),
            Err(why) => {
                page.table.refuse(letters::capital(&why.to_string()));
                return refused(&visit, &page);
            }
        }
    }
    let planned = {
        let register = site.state.desk.read();
        View::of(&register, site.today()).plan(kind, &page.table.typed)
    };
    match planned {
        Ok(run) => {
            page.looked_over = Some(looked_over(run));
            visit.show(&page).map(kept_nowhere)
        }
        Err(why) => {
            page.table.refuse(letters::capital(&why.to_string()));
            refused(&visit, &page)
        }
    }
}

fn refused(visit: &Visit, page: &TablePage) -> Shown {
    let shown = visit.show(page)?;
    Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY))
}

/// The rows that cannot be taken first: they are what somebody has to mend.
fn looked_over(run: DryRun) -> LookedOver {
    let counted = run.counted();
    let mut rows: Vec<Row> = run
        .rows
        .into_iter()
        .map(|row| {
            let (would, why) = match row.plan {
                Plan::New(_) => ("New", String::new()),
                Plan::Changed(_) => ("Put right", String::new()),
                Plan::Same => ("Recorded already", String::new()),
                Plan::Refused(why) => ("Cannot be taken", letters::capital(&why)),
            };
            Row {
                line: row.line,
                what: row.what,
                would,
                why,
            }
        })
        .collect();
    rows.sort_by_key(|row| (row.why.is_empty(), row.line));
    let left_out = rows.len().saturating_sub(MOST_SHOWN);
    rows.truncate(MOST_SHOWN);
    let Counted {
        new,
        changed,
        same,
        refused,
    } = counted;
    LookedOver {
        counted: looked::would([new, changed, same, refused]),
        can_be_recorded: new + changed > 0,
        rows,
        left_out,
    }
}
