//! Which statuses say that something is met, which days can be read two ways,
//! and what becomes of rows that the file hides.

use std::collections::BTreeSet;

use answerable_desk::tracker::intake::{DayRead, Order, read_day, words_of_status};
use answerable_desk::tracker::{InHand, NotKept};
use answerable_wording::days;
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{Bringing, problem_of, trail};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::sign_in::{SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};
use crate::work::OneOffice;

/// The most statuses that a person is asked about.
const MOST_STATUSES: usize = 40;

#[derive(Template)]
#[template(path = "tracker/cells.html")]
struct Page {
    file: String,
    address: String,
    /// Each status, how many rows have it, and whether it says "met".
    statuses: Vec<Status>,
    too_many: bool,
    days: Vec<DaysAsked>,
    hidden: usize,
    with_hidden: bool,
    form_key: String,
}

struct Status {
    words: String,
    count: usize,
    is_met: bool,
}

/// A column in which days can be read two ways.
struct DaysAsked {
    id: String,
    heading: String,
    example: String,
    /// What it means with the day first, and with the month first.
    one: String,
    other: String,
    /// A cell of the same column that can be read one way alone.
    sure: Option<(String, String)>,
    chosen: Option<Order>,
    wrong: Option<String>,
}

impl Page {
    fn errors(&self) -> Vec<(&str, &str)> {
        let days = self.days.iter();
        days.filter_map(|day| Some((day.id.as_str(), day.wrong.as_deref()?)))
            .collect()
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "What your words and days mean".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.address)
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/work/OFFICE/tracker/cells`; where there is nothing to ask it leads on.
pub(super) async fn show(
    Extension(office): Extension<OneOffice>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let bringing = Bringing::of(&site, &by, &office)?;
    let mut held = match bringing.held().await? {
        Ok(held) if held.columns_said => held,
        Ok(_) => return Ok(see_other(&bringing.address("/columns"))),
        Err(first) => return Ok(first),
    };
    let page = page(&bringing, &held);
    if page.statuses.is_empty() && page.days.is_empty() && page.hidden == 0 && !page.too_many {
        held.cells_said = true;
        return leads_on(&bringing, held).await;
    }
    visit.show(&page).map(kept_nowhere)
}

/// Keeps what was said, or asks again for what was not.
pub(super) async fn send(
    Extension(office): Extension<OneOffice>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let bringing = Bringing::of(&site, &form.by, &office)?;
    let mut held = match bringing.held().await? {
        Ok(held) => held,
        Err(first) => return Ok(first),
    };
    let known: BTreeSet<String> = words_of_status(held.of_sheet(), &held.columns)
        .into_keys()
        .collect();
    let sent = form.pairs.all("met").map(str::to_owned);
    held.met = sent.filter(|status| known.contains(status)).collect();
    held.with_hidden = form.pairs.one("hidden") == Some("with");
    held.columns.orders.clear();
    let asked: Vec<usize> = held
        .columns
        .two_ways(held.of_sheet())
        .into_iter()
        .map(|(column, _)| column)
        .collect();
    for column in asked {
        let order = match form.pairs.one(&format!("day-{column}")) {
            Some("day-first") => Order::DayFirst,
            Some("month-first") => Order::MonthFirst,
            _ => continue,
        };
        held.columns.orders.insert(column, order);
    }
    let mut page = page(&bringing, &held);
    for day in &mut page.days {
        if day.chosen.is_none() {
            day.wrong = Some(format!("Say which comes first in ‘{}’", day.heading));
        }
    }
    if page.is_refused() {
        let shown = visit.show(&page)?;
        return Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY));
    }
    held.cells_said = true;
    held.done.clear();
    leads_on(&bringing, held).await
}

async fn leads_on(bringing: &Bringing, held: InHand) -> Shown {
    match bringing.keep(held).await? {
        Ok(_) | Err(NotKept::Moved) => Ok(see_other(&bringing.address("/rows"))),
        Err(why) => Err(problem_of(why)),
    }
}

fn page(bringing: &Bringing, held: &InHand) -> Page {
    let sheet = held.of_sheet();
    let statuses = words_of_status(sheet, &held.columns);
    let too_many = statuses.len() > MOST_STATUSES;
    let rows = answerable_desk::tracker::intake::rows_of(sheet, &held.columns);
    let statuses = statuses
        .into_keys()
        .take(MOST_STATUSES)
        .map(|words| Status {
            count: rows
                .iter()
                .filter(|row| row.plain_status() == words)
                .count(),
            is_met: held.met.contains(&words),
            words,
        });
    let days = held.columns.two_ways(sheet).into_iter();
    let days = days.filter_map(|(column, example)| {
        let DayRead::Either(one, other) = read_day(example, None) else {
            return None;
        };
        let sure = sheet.column(column).find_map(|cell| {
            let figures = cell.words.contains(['/', '.', '-']) && cell.day.is_none();
            match read_day(&cell.words, None) {
                DayRead::Day(day) if figures && !cell.words.starts_with("20") => {
                    Some((cell.words.clone(), days::day(day)))
                }
                _ => None,
            }
        });
        Some(DaysAsked {
            id: format!("day-{column}"),
            heading: sheet.columns[column].heading.clone(),
            example: example.to_owned(),
            one: days::day(one),
            other: days::day(other),
            sure,
            chosen: held.columns.orders.get(&column).copied(),
            wrong: None,
        })
    });
    Page {
        file: held.file.clone(),
        address: bringing.address(""),
        statuses: statuses.collect(),
        too_many,
        days: days.collect(),
        hidden: sheet.hidden_rows(),
        with_hidden: held.with_hidden,
        form_key: bringing.by.form_key.clone(),
    }
}
