//! What is no list: feeds, files, the state of the program, and writing for a body.

use serde_json::{Map, Value, json};

use super::openapi::{day_schema, in_the_path, named, parameters_in, query, schema_of};
use super::said;

/// Every address that is described and is no list.
pub(super) fn operations() -> Vec<(String, Value)> {
    let problem = || json!({"$ref": "#/components/responses/Problem"});
    let given = |id: &str, says: &str, media_type: &str, schema: Value| {
        json!({"get": {
            "operationId": id,
            "summary": says,
            "tags": ["Reading"],
            "responses": {
                "200": {"description": says, "content": {media_type: {"schema": schema}}},
                "304": {"description": "Not changed since the tag that was sent"},
                "default": problem(),
            },
        }})
    };
    let sent = |method: &str, id: &str, says: &str, path: [&str; 2], body: Value, answer: Value| {
        json!({method: {
            "operationId": id,
            "summary": says,
            "tags": ["Writing for a body"],
            "security": [{"token": []}],
            "parameters": path.map(in_the_path),
            "requestBody": {"required": true, "content": {"application/json": {"schema": body}}},
            "responses": {
                "200": {"description": "Done, or done before", "content": {"application/json": {"schema": answer}}},
                "201": {"description": "Recorded", "content": {"application/json": {"schema": answer}}},
                "default": problem(),
            },
        }})
    };
    let file = |mut operation: Value| {
        operation["get"]["parameters"] = json!([{
            "name": "file", "in": "path", "required": true,
            "description": "A name that checkpoint.json lists, such as asks.parquet",
            "schema": {"type": "string", "pattern": "^[a-z_]+\\.(csv|jsonl|parquet|db|json|md|txt)$"},
        }]);
        operation["get"]["responses"]["206"] =
            json!({"description": "The range that was asked for", "content": {"*/*": {}}});
        operation["get"]["responses"]["default"]["description"] = "No such file".into();
        operation["get"]["responses"]["default"] =
            json!({"description": "What was wrong and what to do"});
        operation
    };
    let one_by_one = [
        (
            "/data/{file}",
            file(given(
                "data_file",
                "One file of the whole register",
                "*/*",
                json!({}),
            )),
        ),
        ("/data/catalogue.jsonld", {
            let mut operation = given(
                "data_catalogue",
                "What files there are (DCAT 3)",
                "application/ld+json",
                json!({"type": "object"}),
            );
            operation["get"]["responses"]["default"] =
                json!({"description": "What was wrong and what to do"});
            operation
        }),
        ("/entries/{entry}.json", entry()),
        (
            "/api/openapi.json",
            given(
                "openapi",
                "This document",
                "application/json",
                json!({"type": "object"}),
            ),
        ),
        ("/health/ready", {
            let mut operation = given(
                "ready",
                "Whether the register takes what people record",
                "text/plain",
                json!({"type": "string"}),
            );
            operation["get"]["responses"]["default"] =
                json!({"description": "It does not, at this moment"});
            operation
        }),
        (
            "/api/claims/{asked}/{body}",
            sent(
                "post",
                "claim",
                "Claims that something asked of the body is met",
                ["asked", "body"],
                claim(),
                json!({
                    "type": "object",
                    "required": ["already", "entries"],
                    "properties": {
                        "already": {"type": "boolean"},
                        "entries": {"type": "array", "items": {"type": "integer"}},
                    },
                }),
            ),
        ),
        (
            "/api/answers/{report}/{body}",
            sent(
                "put",
                "put_answer",
                "Puts a draft of the body’s answer to a report",
                ["report", "body"],
                draft(),
                json!({"type": "object"}),
            ),
        ),
    ];
    let one_by_one = one_by_one.map(|(path, operations)| (path.to_owned(), operations));
    feeds().chain(one_by_one).collect()
}

/// What is followed as a feed and as a calendar, with what narrows it.
const FOLLOWED: [(&str, &str, &[&str]); 3] = [
    (
        "/asks",
        "everything, or of asks that match",
        &["words", "standing", "kind", "of", "report"],
    ),
    ("/bodies/{body}", "one body", &[]),
    ("/reports/{report}", "one report", &[]),
];

fn feeds() -> impl Iterator<Item = (String, Value)> {
    FOLLOWED.into_iter().flat_map(|(path, of, takes)| {
        let atom = feed(
            path,
            takes,
            "atom",
            &format!("What happened to {of}, as a feed"),
        );
        let calendar = feed(
            path,
            takes,
            "ics",
            &format!("Last days of {of}, as a calendar"),
        );
        [
            (format!("{path}.atom"), atom),
            (format!("{path}.ics"), calendar),
        ]
    })
}

fn feed(path: &str, takes: &[&str], form: &str, says: &str) -> Value {
    let media_type = match form {
        "atom" => "application/atom+xml",
        _ => "text/calendar",
    };
    let mut parameters = parameters_in(path);
    parameters.push(query("Query", "as-at", day_schema()));
    parameters.extend(
        takes
            .iter()
            .map(|name| query("Query", name, schema_of(path, name))),
    );
    if form == "atom" {
        parameters.push(json!({
            "name": "page", "in": "query",
            "description": "Which page of the feed, from 1, the newest first",
            "schema": {"type": "integer", "minimum": 1},
        }));
    }
    json!({"get": {
        "operationId": format!("{}_{form}", named(path)),
        "summary": says,
        "tags": ["Following"],
        "parameters": parameters,
        "responses": {
            "200": {"description": says, "content": {media_type: {"schema": {"type": "string"}}}},
            "304": {"description": "Not changed since the tag that was sent"},
            "default": {"description": "What was wrong and what to do"},
        },
    }})
}

/// An entry with the proof that the log holds it.
fn entry() -> Value {
    let heading = "An entry with its proof";
    let member = |name: &str, mut schema: Value| {
        schema["description"] = said::of(heading, name).into();
        (name.to_owned(), schema)
    };
    let hash = || json!({"type": "string", "pattern": "^[0-9a-f]{64}$"});
    let members: Map<_, _> = [
        member("number", json!({"type": "integer", "minimum": 0})),
        member("bytes", json!({"type": ["string", "null"]})),
        member("not_shown", json!({"type": ["string", "null"]})),
        member("leaf_hash", hash()),
        member("entries", json!({"type": "integer", "minimum": 1})),
        member("root", hash()),
        member(
            "audit_path",
            json!({"type": "array", "items": hash(), "maxItems": 64}),
        ),
    ]
    .into_iter()
    .collect();
    let names: Vec<_> = members.keys().cloned().collect();
    let entries = json!({"type": "string", "pattern": "^([1-9][0-9]*)?$", "maxLength": 20});
    json!({"get": {
        "operationId": "entry_json",
        "summary": "One entry of the log, with the proof that the log holds it",
        "tags": ["Reading"],
        "parameters": [
            {
                "name": "entry", "in": "path", "required": true,
                "description": "The number of the entry, from 0",
                "schema": {"type": "integer", "minimum": 0},
            },
            query("Query", "as-at", day_schema()),
            query("Query of an entry", "entries", entries),
        ],
        "responses": {
            "200": {
                "description": "The entry and its proof",
                "content": {"application/json": {"schema": {
                    "type": "object", "required": names, "properties": members,
                }}},
            },
            "304": {"description": "Not changed since the tag that was sent"},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }})
}

fn claim() -> Value {
    let words = json!({"type": "string", "minLength": 1});
    json!({
        "type": "object",
        "required": ["on", "evidence"],
        "additionalProperties": false,
        "properties": {
            "on": {"type": "string", "format": "date"},
            "did": {"type": "string"},
            "evidence": {
                "type": "object",
                "required": ["title", "address", "words"],
                "additionalProperties": false,
                "properties": {"title": words, "address": words, "words": words},
            },
        },
    })
}

fn draft() -> Value {
    let one = json!({
        "type": "object",
        "required": ["recommendation"],
        "additionalProperties": false,
        "properties": {
            "recommendation": {"type": "string"},
            "position": {"enum": ["accepts", "accepts-in-part", "does-not-accept", "not-stated"]},
            "says": {"enum": ["action-taken", "action-proposed", "reason-for-none", null]},
            "words": {"type": "string"},
            "owner": {"type": "string"},
            "day": {"type": ["string", "null"], "format": "date"},
        },
    });
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "comments": {"type": "string"},
            "recommendations": {"type": "array", "items": one},
        },
    })
}
