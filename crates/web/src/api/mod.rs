//! The register for programs: what there is, said in OpenAPI 3.1 and on a page.
//!
//! * [`lists`]: every list, and what narrows it;
//! * [`rows`]: what its rows are: the columns that its handler writes;
//! * [`beside`]: feeds, files, and writing for a body;
//! * [`said`]: what a column and a parameter hold, as docs/API.md says it once;
//! * [`openapi`]: the document, made of these;
//! * [`page`]: the same for people.
//!
//! Lists are the addresses of pages with an ending, so there is one set of facts
//! and one way to ask for it (docs/decisions/0088).

mod beside;
mod lists;
mod openapi;
mod page;
mod rows;
mod said;

use answerable_desk::who::Act;

use crate::guard::{Policy, Routes, get};

/// Every address of the description.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    Routes::default()
        .at("/api", get(READ, page::show))
        .at("/api/openapi", get(READ, openapi::show))
}
