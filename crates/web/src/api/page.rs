//! How do programs read the register? Drawn from the same document that programs
//! are given.

use askama::Template;
use serde_json::Value;

use super::lists::LISTS;
use super::openapi::DOCUMENT;
use super::said;
use crate::frame::Content;
use crate::problem::Problem;
use crate::respond::{Column, paging};
use crate::serve::Limits;
use crate::shown::Prose;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "api/page.html")]
struct ApiPage {
    /// Where this register is, for examples that can be run.
    base: String,
    lists: Vec<Operation>,
    /// The addresses of the lists that are given page by page.
    in_pages: Vec<&'static str>,
    feeds: Vec<Operation>,
    as_at: Prose,
    writing: Vec<Operation>,
    schemas: Vec<Schema>,
    problems: Vec<(&'static str, &'static str, u16)>,
    most_rows: usize,
    /// How many requests for tables one address may make in a minute.
    requests: u32,
}

/// One address.
struct Operation {
    method: String,
    path: String,
    says: String,
    /// Its own parameters: name and what it holds. Those of every list are said
    /// once.
    takes: Vec<(String, Prose)>,
    /// Whether it is given page by page where that is asked for.
    in_pages: bool,
    /// The schema of its rows.
    rows: Option<String>,
}

/// The rows of a list.
struct Schema {
    name: String,
    columns: Vec<(String, String, Prose)>,
}

impl Content for ApiPage {
    fn title(&self) -> String {
        "For programs".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/api`.
pub(super) async fn show(visit: Visit) -> Shown {
    let Limits {
        tables_in_a_minute, ..
    } = visit.site.options.limits;
    visit.show(&ApiPage {
        base: visit.site.base().to_owned(),
        lists: in_order(operations("Reading")),
        in_pages: LISTS
            .iter()
            .filter(|list| list.in_pages)
            .map(|list| list.path)
            .collect(),
        feeds: operations("Following"),
        as_at: Prose::of(said::of("Query", "as-at").unwrap_or_default()),
        writing: operations("Writing for a body"),
        schemas: schemas(),
        problems: Problem::kinds()
            .into_iter()
            .map(|(slug, heading, status)| (slug, heading, status.as_u16()))
            .collect(),
        most_rows: paging::MOST_ROWS,
        requests: tables_in_a_minute,
    })
}

/// What every list takes, or every one that is given page by page.
const OF_EVERY_LIST: [&str; 3] = ["as-at", paging::LIMIT, paging::CURSOR];

fn members<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    of[name].as_object().into_iter().flatten()
}

fn text(of: &Value, name: &str) -> String {
    of[name].as_str().unwrap_or_default().to_owned()
}

/// Every address under a tag. Of a list in two forms, the JSON stands for both.
fn operations(tag: &str) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, methods) in members(&DOCUMENT, "paths") {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            if operation["tags"][0] != tag || path.ends_with(".csv") {
                continue;
            }
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let is_taken = |name: &str| parameters.clone().any(|one| one["name"] == name);
            let rows =
                operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
                    .as_str()
                    .and_then(|name| name.rsplit('/').next()?.strip_suffix("List"));
            found.push(Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                says: text(operation, "summary"),
                in_pages: is_taken(paging::LIMIT),
                takes: parameters
                    .clone()
                    .filter(|one| {
                        one["in"] == "query" && !OF_EVERY_LIST.contains(&&*text(one, "name"))
                    })
                    .map(|one| (text(one, "name"), Prose::of(&text(one, "description"))))
                    .collect(),
                rows: rows.map(str::to_owned),
            });
        }
    }
    found
}

/// The lists in the order of the site; the document has them by the alphabet.
fn in_order(mut lists: Vec<Operation>) -> Vec<Operation> {
    lists.sort_by_key(|one| {
        let path = one.path.strip_suffix(".json").unwrap_or(&one.path);
        let place = LISTS.iter().position(|list| list.path == path);
        place.unwrap_or(LISTS.len())
    });
    lists
}

/// The rows of the lists in their order, each with its members in the order in
/// which rows have them.
fn schemas() -> Vec<Schema> {
    let mut schemas: Vec<Schema> = Vec::new();
    for rows in LISTS.iter().map(|list| list.rows) {
        if schemas.iter().any(|schema| schema.name == rows.name) {
            continue;
        }
        let members = &DOCUMENT["components"]["schemas"][rows.name]["properties"];
        let column = |column: &Column| {
            let member = &members[column.name];
            let kind = member["type"][0].as_str().unwrap_or_default().to_owned();
            let says = Prose::of(&text(member, "description"));
            (column.name.to_owned(), kind, says)
        };
        schemas.push(Schema {
            name: rows.name.to_owned(),
            columns: rows.columns.iter().map(column).collect(),
        });
    }
    schemas
}
