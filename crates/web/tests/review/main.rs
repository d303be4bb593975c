//! The pages of those who decide: signing in, and a review from its file to
//! its report.

#![allow(clippy::unwrap_used, reason = "a test stops where it stumbles")]

mod answered;
mod asked_before;
mod closed;
mod corrections;
mod deciding;
mod describing;
mod hidden;
mod keeping_accounts;
mod lists;
mod looking;
mod names;
mod office;
mod own_account;
mod passage;
#[cfg(feature = "passkeys")]
mod passkeys;
mod places;
mod programs;
#[cfg(feature = "oidc")]
mod provider;
mod publishing;
mod replies;
mod signing_in;
mod tokens;
mod trail;
mod unused;
mod uploading;
mod webhooks;
