//! What whoever means harm may try over HTTP, and what comes of it.
//!
//! Each test is a promise that `security/asvs.toml` names. What holds of every
//! address is asked of the router's own list, in `src/guard/tests`.

#![allow(clippy::unwrap_used, reason = "a test stops where it stumbles")]

#[path = "../review/office.rs"]
#[allow(dead_code, reason = "the ground of other tests, used in part")]
mod office;
#[path = "../it/site.rs"]
#[allow(dead_code, reason = "the ground of other tests, used in part")]
mod site;
#[path = "../it/world.rs"]
#[allow(dead_code, reason = "the ground of other tests, used in part")]
mod world;

mod cookies;
mod forms;
mod heard;
mod hostile;
mod lines;
mod markup;
mod passwords;
mod paths;
mod pollution;
mod secrets;
mod sent;
mod sessions;
mod wire;
