//! What the script sends, read; and what is said of it where it is not believed.

use answerable_desk::accounts::passkeys::{Made, NotProved, Signed};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::visit::query::Pairs;

/// A passkey that was made. What is no base64 is nothing, which no check takes.
pub(crate) fn made_of(sent: &Pairs) -> Made {
    Made {
        client_data: bytes(sent, "client-data"),
        authenticator_data: bytes(sent, "authenticator-data"),
    }
}

/// A signature.
pub(super) fn signed_of(sent: &Pairs) -> Signed {
    Signed {
        credential_id: bytes(sent, "credential"),
        client_data: bytes(sent, "client-data"),
        authenticator_data: bytes(sent, "authenticator-data"),
        signature: bytes(sent, "signature"),
        user_handle: bytes(sent, "user-handle"),
    }
}

fn bytes(sent: &Pairs, name: &str) -> Vec<u8> {
    let written = sent.one(name).unwrap_or_default();
    URL_SAFE_NO_PAD.decode(written).unwrap_or_default()
}

/// What a person is told. Whether an account has the passkey, and what was wrong
/// with a signature, is told to nobody.
pub(crate) const fn words(why: NotProved) -> &'static str {
    match why {
        NotProved::Copied => {
            "This passkey was used somewhere else since, so somebody may have copied it. Sign in another way, remove it on your account’s page, and tell whoever runs this register"
        }
        NotProved::NotVerified => {
            "Your device did not check that it was you. Set up a screen lock, a fingerprint or a PIN on it, or use another device"
        }
        NotProved::KeyKind => {
            "Your device makes a kind of passkey that cannot be checked here. Use another device"
        }
        NotProved::Origin | NotProved::Framed | NotProved::Party => {
            "The passkey was asked for at another address than this register’s. Open the register at its own address and try again"
        }
        NotProved::Unreadable
        | NotProved::Ceremony
        | NotProved::Challenge
        | NotProved::Unknown
        | NotProved::Owner
        | NotProved::Signature => {
            "This passkey signs nobody in here. Choose another, or sign in with your password"
        }
    }
}
