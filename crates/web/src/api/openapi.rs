//! The description in OpenAPI 3.1, made of what the program writes.

use std::sync::LazyLock;

use answerable_desk::questions::KindChoice;
use answerable_register::facts::Duty;
use answerable_register::standing::StandingKind;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};

use super::lists::{LISTS, List};
use super::rows::Rows;
use super::{beside, said};
use crate::problem::Problem;
use crate::respond::paging;
use crate::visit::{Format, Shown, Visit};

/// The document, which no request and no register changes.
pub(super) static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

static WRITTEN: LazyLock<String> = LazyLock::new(|| DOCUMENT.to_string());

/// `/api/openapi.json`.
pub(super) async fn show(visit: Visit) -> Shown {
    match visit.format {
        Format::Json => Ok((
            [(CONTENT_TYPE, "application/json; charset=utf-8")],
            WRITTEN.as_str(),
        )
            .into_response()),
        _ => Err(Problem::NotFound),
    }
}

fn document() -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for list in LISTS {
        let name = list.rows.name;
        schemas.insert(name.to_owned(), row(list.rows));
        schemas.insert(format!("{name}List"), rows(name));
        for form in [Form::Json, Form::Csv] {
            let path = format!("{}{}", list.path, form.ending());
            paths.insert(path, json!({"get": operation(list, form)}));
        }
    }
    for (path, operations) in beside::operations() {
        paths.insert(path, operations);
    }
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Answerable",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "What policing in England and Wales was asked to do, and what was answered",
            "description": "Lists of the register as JSON and CSV. Reading takes no key. Every address is that of a page with an ending; rows are as at a day. How often one address may ask, what a cursor is and what stays: /api and docs/API.md.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A service token of a body, made by an administrator",
                },
            },
            "responses": {"Problem": problem_response()},
        },
    })
}

/// A form in which a list is taken away.
#[derive(Clone, Copy)]
enum Form {
    Json,
    Csv,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Csv => ".csv",
        }
    }
}

fn operation(list: &List, form: Form) -> Value {
    let mut parameters = parameters_in(list.path);
    let query = |name, schema| query(list.asked_under, name, schema);
    parameters.push(query("as-at", day_schema()));
    let takes = list.takes.iter();
    parameters.extend(takes.map(|name| query(name, schema_of(list.path, name))));
    if list.in_pages {
        let most = paging::MOST_ROWS;
        parameters.push(query(
            paging::LIMIT,
            json!({"type": "integer", "minimum": 1, "maximum": most}),
        ));
        parameters.push(query(
            paging::CURSOR,
            json!({"type": "string", "maxLength": paging::LONGEST}),
        ));
    }
    let content = match form {
        Form::Json => json!({
            "application/json": {
                "schema": {"$ref": format!("#/components/schemas/{}List", list.rows.name)},
            },
        }),
        Form::Csv => json!({"text/csv": {"schema": {"type": "string"}}}),
    };
    let mut headers = Map::new();
    headers.insert(
        "ETag".to_owned(),
        header("Of answers up to 1 MiB: send it back in If-None-Match"),
    );
    if list.in_pages {
        headers.insert(
            "Link".to_owned(),
            header("The next page, with rel=\"next\", where there is one"),
        );
    }
    let mut responses = json!({
        "200": {"description": "The rows", "headers": headers, "content": content},
        "304": {"description": "Not changed since the tag that was sent"},
        "default": problem_of(form),
    });
    if let Some(leads_on) = list.leads_on {
        responses["303"] = json!({"description": leads_on});
    }
    json!({
        "operationId": format!("{}{}", named(list.path), form.ending().replace('.', "_")),
        "summary": list.says,
        "tags": ["Reading"],
        "parameters": parameters,
        "responses": responses,
    })
}

/// `asks_subject`, of `/asks/{subject}`.
pub(super) fn named(path: &str) -> String {
    let parts = path.split(['/', '{', '}']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("_")
}

fn header(says: &str) -> Value {
    json!({"description": says, "schema": {"type": "string"}})
}

fn problem_of(form: Form) -> Value {
    match form {
        Form::Json => json!({"$ref": "#/components/responses/Problem"}),
        Form::Csv => json!({
            "description": "What was wrong and what to do, as a table of one row",
            "content": {"text/csv": {"schema": {"type": "string"}}},
        }),
    }
}

/// What stands in the place of each part in braces.
pub(super) fn parameters_in(path: &str) -> Vec<Value> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(in_the_path)
        .collect()
}

pub(super) fn in_the_path(name: &str) -> Value {
    let schema = match name {
        "duty" => json!({"type": "string", "enum": Duty::ALL.map(Duty::as_str)}),
        _ => json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 120}),
    };
    let says = match name {
        "duty" => "What the body is to do",
        "of" | "body" | "asker" => "The reference of a body",
        "report" => "The reference of a report",
        "later" => "The reference of what was asked",
        "earlier" => "The reference of what was asked before it",
        "source" => "The reference of a document",
        _ => "The reference of what was asked, or of a report for comments",
    };
    json!({"name": name, "in": "path", "required": true, "description": says, "schema": schema})
}

pub(super) fn query(heading: &str, name: &str, schema: Value) -> Value {
    let says = said::of_any(&[heading, "Query"], name).unwrap_or_default();
    json!({"name": name, "in": "query", "description": says, "schema": schema})
}

/// A day, or nothing for today: a form that is sent empty asks for it.
pub(super) fn day_schema() -> Value {
    json!({
        "type": "string",
        "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$",
        "examples": ["2024-05-01"],
    })
}

/// What a name of a list takes: one of some words where it takes no others.
pub(super) fn schema_of(list: &str, name: &str) -> Value {
    // Blanks are no value: a form that is sent empty sends them.
    let one_of = |values: Vec<&str>| json!({"type": "string", "anyOf": [{"enum": values}, {"pattern": "^\\s*$"}]});
    let several = |values: Vec<&str>| json!({"type": "array", "items": one_of(values)});
    match (list, name) {
        ("/asks", "standing") => several(StandingKind::LISTED.map(StandingKind::as_str).to_vec()),
        ("/asks", "kind") => several(KindChoice::ALL.map(KindChoice::as_str).to_vec()),
        ("/asks", "order") => one_of(vec!["last-day", "newest"]),
        (_, "order") => one_of(vec!["name", "due", "share"]),
        ("/changes", "became") => one_of(StandingKind::LISTED.map(StandingKind::as_str).to_vec()),
        ("/changes", "clock") => one_of(vec!["recorded", "world"]),
        (_, "report-kind") => json!({"type": "array", "items": {"type": "string"}}),
        _ => json!({"type": "string"}),
    }
}

/// A row: a member for each column, none of them left out.
fn row(rows: Rows) -> Value {
    let members: Map<_, _> = rows
        .columns
        .iter()
        .map(|column| {
            let kind = match column.name {
                name if rows.numbers.contains(&name) => "integer",
                name if rows.flags.contains(&name) => "boolean",
                _ => "string",
            };
            let says = said::of_any(rows.headings, column.name).unwrap_or(column.heading);
            let member = json!({
                "type": [kind, "null"],
                "title": column.heading,
                "description": says,
            });
            (column.name.to_owned(), member)
        })
        .collect();
    let names: Vec<_> = rows.columns.iter().map(|column| column.name).collect();
    json!({"type": "object", "required": names, "properties": members})
}

fn rows(name: &str) -> Value {
    json!({
        "type": "object",
        "required": ["as_at", "page", "total", "rows"],
        "properties": {
            "as_at": {"type": "string", "format": "date", "description": "The day shown"},
            "entries": {"type": "integer", "description": "How many entries of the log count, where pages were asked for"},
            "page": {"type": "string", "description": "The page that shows the same"},
            "total": {"type": "integer", "description": "How many rows there are in all"},
            "next": {"type": ["string", "null"], "description": "The address of the next rows; null after the last, and left out where no pages were asked for"},
            "rows": {"type": "array", "items": {"$ref": format!("#/components/schemas/{name}")}},
        },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong (RFC 9457)",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "description": "Which problem it is: it does not change"},
            "title": {"type": "string", "description": "The same in words"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What was wrong, what is allowed and what to do"},
            "part": {"type": "string", "description": "Which part of what was sent, where one is to be mended"},
            "reference": {"type": ["string", "null"], "description": "What to quote, where it is our fault"},
        },
    })
}

fn problem_response() -> Value {
    json!({
        "description": "What was wrong and what to do",
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
        },
    })
}
