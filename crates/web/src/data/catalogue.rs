//! The data for programs that gather data sets: schema.org's `Dataset` in the
//! page, and DCAT 3 as a catalogue of its own.

use answerable_export::{Checkpoint, FileMade, TABLES};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::problem::Problem;
use crate::visit::Visit;

/// The name of the catalogue below `/data`.
pub(super) const NAME: &str = "catalogue.jsonld";

const TITLE: &str = "What policing in England and Wales was asked to do, and what was answered";
const SAYS: &str = "By whom, of whom, under which power, by when, what was answered, what came of it, and which source says so. One row for each ask of each body.";
const MIT: &str = "https://spdx.org/licenses/MIT";
const APACHE: &str = "https://spdx.org/licenses/Apache-2.0";

/// `/data/catalogue.jsonld`: what is there, in the words of DCAT 3.
pub(super) fn show(visit: &Visit) -> Response {
    let Some(made) = super::there(&visit.site) else {
        return Problem::NotFound.into_response();
    };
    let media_type = [(CONTENT_TYPE, "application/ld+json; charset=utf-8")];
    (media_type, dcat(&made, visit.site.base()).to_string()).into_response()
}

fn dcat(made: &Checkpoint, base: &str) -> Value {
    let files = made.files.iter().map(|file| {
        let (media_type, format) = form(&file.name);
        json!({
            "@id": address(base, &file.name),
            "@type": "dcat:Distribution",
            "dct:title": file.name,
            "dcat:downloadURL": {"@id": address(base, &file.name)},
            "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{media_type}")},
            "dct:format": format,
            "dcat:byteSize": {"@value": file.bytes.to_string(), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": file.sha256,
            },
        })
    });
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}/data"),
        "@type": "dcat:Catalog",
        "dct:title": "Answerable",
        "dcat:dataset": {
            "@id": format!("{base}/data#register"),
            "@type": "dcat:Dataset",
            "dct:title": TITLE,
            "dct:description": SAYS,
            "dct:issued": {"@value": made.made_on, "@type": "xsd:date"},
            "dct:identifier": made.root,
            "dcat:version": version(made),
            "dct:license": [{"@id": MIT}, {"@id": APACHE}],
            "dct:rights": {"@id": address(base, "LICENCE.txt")},
            "dct:accrualPeriodicity": {
                "@id": "http://publications.europa.eu/resource/authority/frequency/DAILY",
            },
            "dcat:landingPage": {"@id": format!("{base}/data")},
            "dcat:distribution": files.collect::<Vec<_>>(),
        },
        "dcat:service": {
            "@id": format!("{base}/api"),
            "@type": "dcat:DataService",
            "dct:title": "The lists and pages of the register for programs",
            "dcat:endpointURL": {"@id": base},
            "dcat:endpointDescription": {"@id": format!("{base}/api/openapi.json")},
            "dcat:servesDataset": {"@id": format!("{base}/data#register")},
        },
    })
}

/// The same as schema.org's `Dataset`, to stand in a page as JSON-LD. No browser
/// runs it, and none of its words can end the element it stands in.
pub(super) fn in_a_page(made: &Checkpoint, base: &str) -> String {
    let files = made.files.iter().filter(|file| is_a_table(file));
    let files = files.map(|file| {
        json!({
            "@type": "DataDownload",
            "name": file.name,
            "contentUrl": address(base, &file.name),
            "encodingFormat": form(&file.name).0,
            "contentSize": format!("{} B", file.bytes),
            "sha256": file.sha256,
        })
    });
    let whole = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": SAYS,
        "url": format!("{base}/data"),
        "identifier": made.root,
        "version": version(made),
        "dateModified": made.made_on,
        "isAccessibleForFree": true,
        "license": [MIT, APACHE],
        "usageInfo": address(base, "LICENCE.txt"),
        "spatialCoverage": "England and Wales",
        "keywords": ["policing", "recommendations", "accountability", "England and Wales"],
        "distribution": files.collect::<Vec<_>>(),
    });
    whole.to_string().replace('<', "\\u003c")
}

fn is_a_table(file: &FileMade) -> bool {
    let stem = file.name.split('.').next().unwrap_or_default();
    file.name == answerable_export::SQLITE || TABLES.iter().any(|table| table.name == stem)
}

fn version(made: &Checkpoint) -> String {
    format!("{}-{}", made.as_at, made.entries)
}

fn address(base: &str, name: &str) -> String {
    format!("{base}/data/{name}")
}

/// The media type of a file and the name of its format.
fn form(name: &str) -> (&'static str, &'static str) {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => ("text/csv", "CSV"),
        Some("jsonl") => ("application/jsonl", "JSON Lines"),
        Some("json") => ("application/json", "JSON"),
        Some("parquet") => ("application/vnd.apache.parquet", "Parquet"),
        Some("db") => ("application/vnd.sqlite3", "SQLite"),
        Some("md") => ("text/markdown", "Markdown"),
        _ => ("text/plain", "Text"),
    }
}
