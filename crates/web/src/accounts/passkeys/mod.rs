//! A person's passkeys: which there are, adding one, removing one.
//!
//! Both changes take somebody who signed in just now: whoever finds a browser that
//! was left signed in gets no way in of their own (OWASP ASVS 5.0: 7.5.1).

mod add;
mod fresh;
mod list;
mod remove;

use answerable_desk::who::Act;

use crate::guard::{OwnAccount, Policy, Routes, get, post};

/// Every address of a person's passkeys.
pub(super) fn routes() -> Routes {
    const OWN: Policy<OwnAccount> = Policy::on(Act::KeepOwnAccount);
    Routes::default()
        .at(LIST, get(OWN, list::show).post(OWN, list::send))
        .at("/account/passkeys/made", post(OWN, add::send))
        .at(
            "/account/passkeys/remove",
            get(OWN, remove::form).post(OWN, remove::send),
        )
}

const LIST: &str = "/account/passkeys";
