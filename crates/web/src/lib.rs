#![doc = include_str!("../README.md")]

mod accounts;
mod answering;
mod api;
mod asked_before;
mod assets;
mod chart;
mod closing;
mod corrections;
mod data;
mod feeds;
mod following;
mod form;
mod frame;
mod guard;
mod health;
mod layers;
mod lists;
mod looks;
mod outward;
mod pages;
mod problem;
mod replies;
mod respond;
mod review;
mod router;
mod serve;
mod shown;
mod sign_in;
mod site;
mod tokens;
mod tracker;
mod trail;
mod visit;
mod webhooks;
mod work;

#[cfg(feature = "passkeys")]
pub use answerable_desk::accounts::passkeys::RelyingParty;
#[cfg(feature = "pdf")]
pub use answering::{Fonts, NoFont};
pub use assets::{NotAnAddress, Stylesheet, StylesheetAddress};
pub use corrections::{Correction, Inbox, InboxFault, InboxReference, SpeaksFor};
pub use data::Data;
pub use following::{MailLetter, NotTaken, Postman, Round, Went, send_letters};
pub use health::{Counts, serve_metrics};
pub use layers::security_log::TARGET as SECURITY;
pub use router::router;
pub use serve::{Limits, Proxies, serve_until, told_to_stop};
pub use sign_in::Passes;
#[cfg(feature = "oidc")]
pub use sign_in::oidc::{Provider, ProviderFault, ProviderRefused, ProviderSettings};
pub use site::{Now, Options, State, Today};
pub use webhooks::{TellsWhom, tell_webhooks};
