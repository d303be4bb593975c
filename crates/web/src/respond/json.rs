//! JSON: stable names, days as `2024-05-01`, no markup in any value.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::json;

use crate::layers::reference::Reference;
use crate::problem::Problem;
use crate::respond::paging::{self, Next};
use crate::respond::{Column, Listing, Value};
use crate::visit::{Shown, Visit};

/// The media type of a problem.
pub(crate) const PROBLEM: &str = "application/problem+json";

const MEDIA_TYPE: &str = "application/json; charset=utf-8";

/// The listing as an object: the day, how many rows in all, and the rows. Members
/// stand in the order of the page: of a row, in that of its columns.
///
/// # Errors
/// [`Problem::Fault`] if a row is not as long as the headings.
pub(crate) fn download(visit: &Visit, listing: &Listing<'_>, next: Next) -> Shown {
    let is_whole = |row: &Vec<Value<'_>>| row.len() == listing.columns.len();
    if !listing.rows.iter().all(is_whole) {
        return Err(Problem::Fault(format!(
            "a row of {} is not as long as its headings",
            listing.name
        )));
    }
    let links = visit.links();
    let pairs = visit
        .place
        .pairs
        .without(|name, _| matches!(name, paging::LIMIT | paging::CURSOR));
    let whole = Whole {
        as_at: next.as_at.unwrap_or_else(|| visit.as_at.day()),
        page: links.with(&visit.place.path, pairs),
        total: listing.total,
        in_pages: next.in_pages.then_some(InPages {
            entries: next.entries,
            next: next.address,
        }),
        rows: listing
            .rows
            .iter()
            .map(|row| Row {
                columns: listing.columns,
                values: row,
            })
            .collect(),
    };
    let whole = serde_json::to_string(&whole)
        .map_err(|why| Problem::Fault(format!("writing {} as JSON: {why}", listing.name)))?;
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], whole).into_response())
}

#[derive(Serialize)]
struct Whole<'l> {
    as_at: Date,
    page: String,
    total: usize,
    #[serde(flatten)]
    in_pages: Option<InPages>,
    rows: Vec<Row<'l>>,
}

/// Where the rows go on, of a list that is given page by page.
#[derive(Serialize)]
struct InPages {
    entries: u64,
    next: Option<String>,
}

struct Row<'l> {
    columns: &'l [Column],
    values: &'l [Value<'l>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        let members = self.columns.iter().zip(self.values);
        into.collect_map(members.map(|(column, value)| (column.name, value)))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(words) => into.serialize_str(words),
            Self::Number(number) => number.serialize(into),
            Self::Day(day) => day.serialize(into),
            Self::Flag(flag) => into.serialize_bool(*flag),
            Self::NotAvailable | Self::NotApplicable => into.serialize_none(),
        }
    }
}

/// A problem as an object (RFC 9457).
pub(crate) fn problem(problem: &Problem, reference: Option<&Reference>) -> Response {
    let whole = json!({
        "type": problem.type_address(),
        "title": problem.heading(),
        "status": problem.status().as_u16(),
        "detail": problem.in_one_text(),
        "reference": reference.map(ToString::to_string),
    });
    ([(CONTENT_TYPE, PROBLEM)], whole.to_string()).into_response()
}
