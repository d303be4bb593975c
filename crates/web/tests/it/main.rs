//! The site from outside: requests in, pages out.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod addresses;
mod as_at;
mod ask_page;
mod changes;
mod concerns;
mod corrections;
mod coverage;
mod entries;
mod every_page;
mod examples;
mod export;
mod feeds;
mod following;
mod grounds;
mod hostile;
mod in_pages;
mod limits;
mod lists;
mod over_time;
mod problems;
mod register_pages;
mod site;
mod slow_clients;
mod who_answers;
mod world;
