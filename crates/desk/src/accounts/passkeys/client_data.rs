//! What the browser says it was asked: the one part that a page cannot write.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::{Expected, NotProved};

/// The longest that is read, in bytes: an address of a site and some names.
const MOST_BYTES: usize = 4 * 1024;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ceremony {
    /// A passkey was made.
    Create,
    /// Something was signed with one.
    Get,
}

/// WebAuthn Level 3, section 5.8.1. A name that comes twice makes it unreadable;
/// names that are not known are left out, as the section asks.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

/// Holds the browser's words to what was asked: the same ceremony, our challenge,
/// our site, and no other site's page around it (sections 7.1, steps 7 to 11, and
/// 7.2, steps 10 to 14).
pub(super) fn check(
    words: &[u8],
    ceremony: Ceremony,
    expected: &Expected<'_>,
) -> Result<(), NotProved> {
    if words.len() > MOST_BYTES {
        return Err(NotProved::Unreadable);
    }
    let written: Written = serde_json::from_slice(words).map_err(|_| NotProved::Unreadable)?;
    let wanted = match ceremony {
        Ceremony::Create => "webauthn.create",
        Ceremony::Get => "webauthn.get",
    };
    if written.r#type != wanted {
        return Err(NotProved::Ceremony);
    }
    if written.challenge != URL_SAFE_NO_PAD.encode(expected.challenge) {
        return Err(NotProved::Challenge);
    }
    if written.origin != expected.party.origin() {
        return Err(NotProved::Origin);
    }
    match written.cross_origin || written.top_origin.is_some() {
        true => Err(NotProved::Framed),
        false => Ok(()),
    }
}
