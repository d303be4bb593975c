//! Signing in with a passkey, which a program may be built without.
//!
//! The pages here, and those that add one to an account, are the only ones with a
//! script: browsers make passkeys and sign with them in no other way. Whoever
//! signs in where no script runs has the password and a code.

#[cfg(feature = "passkeys")]
mod asked;
#[cfg(feature = "passkeys")]
mod sent;
#[cfg(feature = "passkeys")]
mod signing;
#[cfg(feature = "passkeys")]
mod taking_up;

#[cfg(feature = "passkeys")]
pub(crate) use asked::{MakeFields, begin, used_up, with_script};
#[cfg(feature = "passkeys")]
pub(crate) use sent::{made_of, words};

use crate::guard::Routes;
use crate::site::Site;

/// Whether people may sign in with a passkey: browsers take none at a site that
/// has no name.
#[cfg(feature = "passkeys")]
pub(crate) fn are_taken(site: &Site) -> bool {
    site.options.passkeys.is_some()
}

/// Whether people may sign in with a passkey: this program was built without.
#[cfg(not(feature = "passkeys"))]
pub(crate) fn are_taken(_: &Site) -> bool {
    false
}

/// Its addresses.
#[cfg(feature = "passkeys")]
pub(super) fn routes() -> Routes {
    use answerable_desk::who::Act;

    use crate::guard::{Policy, get, post};

    const IN: Policy = Policy::of(Act::SignIn);
    Routes::default()
        .at(
            "/sign-in/passkey",
            get(IN, signing::form).post(IN, signing::send),
        )
        .at("/invitation/passkey", post(IN, taking_up::form))
        .at("/invitation/passkey/made", post(IN, taking_up::send))
}

/// Its addresses: none.
#[cfg(not(feature = "passkeys"))]
pub(super) fn routes() -> Routes {
    Routes::default()
}
