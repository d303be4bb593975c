//! What the store promises, tried from outside.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::print_stdout,
    reason = "a test says what it saw or why it was skipped"
)]

mod accounts;
mod after_a_crash;
mod answering;
mod api_replies;
mod archive;
mod covered_canaries;
mod crash;
mod damage;
mod desk_file;
mod disk;
mod erasing;
mod formats;
mod home;
mod inbox;
mod killed;
mod log;
mod model;
mod outside;
mod passkeys;
mod replies;
mod trail;
mod vault;
mod vault_crash;
mod vault_disk;
mod vouched;
mod webhooks;
mod withhold;
mod words;
mod work;
