//! JSON: stable names, days as `2024-05-01`, no markup in any value.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value as Json, json};

use crate::layers::reference::Reference;
use crate::problem::Problem;
use crate::respond::paging::{self, Next};
use crate::respond::{Listing, Value};
use crate::visit::{Shown, Visit};

/// The media type of a problem.
pub(crate) const PROBLEM: &str = "application/problem+json";

const MEDIA_TYPE: &str = "application/json; charset=utf-8";

/// The listing as an object: the day, how many rows in all, and the rows.
///
/// # Errors
/// [`Problem::Fault`] if a row is not as long as the headings.
pub(crate) fn download(visit: &Visit, listing: &Listing<'_>, next: Next) -> Shown {
    let rows = listing
        .rows
        .iter()
        .map(|row| object(listing, row))
        .collect::<Result<Vec<_>, _>>()?;
    let links = visit.links();
    let pairs = visit
        .place
        .pairs
        .without(|name, _| matches!(name, paging::LIMIT | paging::CURSOR));
    let mut whole = json!({
        "as_at": next.as_at.unwrap_or_else(|| visit.as_at.day()),
        "page": links.with(&visit.place.path, pairs),
        "total": listing.total,
        "rows": rows,
    });
    if next.in_pages {
        whole["entries"] = json!(next.entries);
        whole["next"] = json!(next.address);
    }
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], whole.to_string()).into_response())
}

fn object(listing: &Listing<'_>, row: &[Value<'_>]) -> Result<Json, Problem> {
    if row.len() != listing.columns.len() {
        return Err(Problem::Fault(format!(
            "a row of {} is not as long as its headings",
            listing.name
        )));
    }
    let pairs = listing.columns.iter().zip(row);
    Ok(Json::Object(
        pairs
            .map(|(column, value)| (column.name.to_owned(), member(value)))
            .collect::<Map<_, _>>(),
    ))
}

fn member(value: &Value<'_>) -> Json {
    match value {
        Value::Text(words) => json!(words),
        Value::Number(number) => json!(number),
        Value::Day(day) => json!(day),
        Value::Flag(flag) => json!(flag),
        Value::NotAvailable | Value::NotApplicable => Json::Null,
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
