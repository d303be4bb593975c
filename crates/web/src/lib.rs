//! HTTP only: the router, pages, forms and downloads.
//!
//! This room turns what the desk knows and what `wording` says into pages that
//! work with no script, at 320 px, at 400% zoom, by keyboard, in forced
//! colours and on paper; and into the same rows as CSV and JSON.
//!
//! # What belongs here
//!
//! - [`serve`]: taking connections, with a bound on everything a client sends.
//! - `router` and `layers`: every address, and what stands around all of them.
//! - `visit`: what comes from an address, read by parsers that never panic.
//! - `pages`, `corrections`: one file a page. A handler extracts, asks, shows.
//! - `frame`, `respond`: the page around the content; rows as tables.
//! - `templates/`, `assets/`: markup and clothes. A template's first line is
//!   the one question that its page answers.
//!
//! # What does not
//!
//! A sentence about a body (`wording` says those), a count (the desk), a store
//! (only `cli` opens one), a clock (only `cli` reads one: see [`Today`]).
//!
//! # Example
//!
//! ```no_run
//! # async fn run(state: answerable_web::State) -> std::io::Result<()> {
//! let listener = tokio::net::TcpListener::bind(("127.0.0.1", 8080)).await?;
//! answerable_web::serve(listener, state, answerable_web::Options::default()).await
//! # }
//! ```

mod assets;
mod corrections;
mod frame;
mod layers;
mod pages;
mod problem;
mod respond;
mod review;
mod router;
mod serve;
mod shown;
mod sign_in;
mod site;
mod visit;

pub use assets::{NotAnAddress, Stylesheet, StylesheetAddress};
pub use corrections::{Correction, Inbox, InboxFault, InboxReference, SpeaksFor};
pub use router::router;
pub use serve::{Limits, serve, serve_until};
pub use site::{Now, Options, State, Today};
