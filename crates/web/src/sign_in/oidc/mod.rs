//! Signing in through an OpenID provider, such as Entra ID or Keycloak.
//!
//! The provider says who somebody is and nothing more. Which account that is was
//! settled once, when that person took an invitation up here; what the account
//! may do follows from its appointments alone. Nobody gets an account by having
//! one there, and no address of e-mail is looked at.
//!
//! A person goes to the provider from `/sign-in/provider` and comes back with a
//! code (OpenID Connect Core 1.0, section 3.1; RFC 9700).

mod back;
mod begun;
mod discovery;
mod provider;
mod refused;
mod start;

pub use provider::{Provider, ProviderFault, ProviderRefused, ProviderSettings};

use answerable_desk::who::Act;

use crate::guard::{Policy, Routes, get};

/// Where the provider sends people back to: the operator tells it so.
const BACK: &str = "/sign-in/provider/back";

/// Every address of it. Without a provider they are not there.
pub(crate) fn routes() -> Routes {
    const IN: Policy = Policy::of(Act::SignIn);
    Routes::default()
        .at("/sign-in/provider", get(IN, start::begin))
        .at(BACK, get(IN, back::finish))
}
