//! Passkeys: what a person's device signs, checked before it is believed.
//!
//! What belongs here: reading what a browser and a device say, and every reason
//! not to believe it (WebAuthn Level 3, sections 7.1 and 7.2). What does not: the
//! pages that ask, which are `web`'s.
//!
//! No device is asked what it is (attestation `none`): nothing then signs what is
//! sent with a new passkey, and the envelope in which browsers put it says nothing
//! that is read. It is the session, or the invitation, that says whose it is. To
//! sign in, a device has to make sure that it is its own person (user
//! verification), so that a passkey stands for both factors.

mod authenticator_data;
mod challenge;
mod client_data;
mod key;
mod party;
#[cfg(test)]
mod tests;

use answerable_store::Accounts;
use answerable_store::accounts::{Account, AccountId, KeptPasskey, NewPasskey, UnixSeconds};
use sha2::{Digest as _, Sha256};

use self::authenticator_data::MOST_ID_BYTES;
use self::client_data::Ceremony;
use self::key::PublicKey;
use super::AccountFault;

pub use self::challenge::{CHALLENGE_SECONDS, Challenge, For};
pub use self::party::RelyingParty;

/// The longest signature, in bytes: one of RSA with 4096 bits.
const MOST_SIGNATURE_BYTES: usize = 512;

/// What an answer is held to.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// This site.
    pub party: &'a RelyingParty,
    /// What was to be signed.
    pub challenge: [u8; 32],
}

/// What a browser sends of a passkey that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The browser's words.
    pub client_data: Vec<u8>,
    /// The device's.
    pub authenticator_data: Vec<u8>,
}

/// What a browser sends of a signature with a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Which passkey.
    pub credential_id: Vec<u8>,
    /// The browser's words.
    pub client_data: Vec<u8>,
    /// The device's.
    pub authenticator_data: Vec<u8>,
    /// The device's, over both.
    pub signature: Vec<u8>,
    /// Whose passkey the device was told it is.
    pub user_handle: Vec<u8>,
}

/// Why an answer is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotProved {
    /// Some part of it is too long, or not what the standard says.
    #[error("it cannot be read")]
    Unreadable,
    /// A passkey was made where one was to sign, or the other way round.
    #[error("it answers another kind of question")]
    Ceremony,
    /// It answers another page, or a page of before.
    #[error("it answers another challenge")]
    Challenge,
    /// The browser was at another address.
    #[error("it was asked for at another address than the site's")]
    Origin,
    /// Our page stood in somebody else's.
    #[error("it was asked for from within another site")]
    Framed,
    /// The passkey is another site's.
    #[error("it is for another site")]
    Party,
    /// The device did not make sure who it was.
    #[error("the device did not make sure who used it")]
    NotVerified,
    /// The key cannot be checked here.
    #[error("its key is none of ES256, EdDSA and RS256")]
    KeyKind,
    /// No account has this passkey.
    #[error("no account has it")]
    Unknown,
    /// The device says that it is another account's.
    #[error("it is another account's")]
    Owner,
    /// The signature is not the passkey's.
    #[error("its signature is not the passkey's")]
    Signature,
    /// The device's count has not gone on: somebody else has the passkey too.
    #[error("its count went back, so the passkey was copied by somebody")]
    Copied,
}

/// What a device is told that an account is called: of no use to anybody else,
/// and the same for each of its passkeys (WebAuthn Level 3, section 5.4.3).
#[must_use]
pub fn user_handle(id: &AccountId) -> [u8; 32] {
    Sha256::digest(format!("passkeys of {id}")).into()
}

/// A passkey that was made in answer to a challenge, under its person's name for
/// it (section 7.1).
///
/// # Errors
///
/// [`NotProved`], the first reason not to take it.
pub fn made(made: &Made, name: &str, expected: &Expected<'_>) -> Result<NewPasskey, NotProved> {
    client_data::check(&made.client_data, Ceremony::Create, expected)?;
    let (said, credential) =
        authenticator_data::of_credential(&made.authenticator_data, expected.party)?;
    Ok(NewPasskey {
        credential_id: credential.id,
        public_key: credential.key.written(),
        name: name.to_owned(),
        may_be_copied: said.may_be_copied,
        uses: said.uses,
    })
}

/// Whose passkey signed in answer to a challenge; it is noted that it did.
///
/// # Errors
///
/// When the disk refuses.
pub fn prove_with_passkey(
    accounts: &Accounts,
    signed: &Signed,
    expected: &Expected<'_>,
    now: UnixSeconds,
) -> Result<Result<Account, NotProved>, AccountFault> {
    if signed.credential_id.len() > MOST_ID_BYTES {
        return Ok(Err(NotProved::Unreadable));
    }
    let Some(kept) = accounts.passkey(&signed.credential_id)? else {
        return Ok(Err(NotProved::Unknown));
    };
    let uses = match check(signed, &kept, expected) {
        Ok(uses) => uses,
        Err(why) => return Ok(Err(why)),
    };
    Ok(
        match accounts.use_passkey(&signed.credential_id, uses, now)? {
            true => Ok(kept.account),
            false => Err(NotProved::Copied),
        },
    )
}

/// How often the device says that the passkey was used, if it signed (section 7.2).
fn check(signed: &Signed, kept: &KeptPasskey, expected: &Expected<'_>) -> Result<u32, NotProved> {
    client_data::check(&signed.client_data, Ceremony::Get, expected)?;
    let said = authenticator_data::of_signature(&signed.authenticator_data, expected.party)?;
    if signed.user_handle != user_handle(&kept.account.id) {
        return Err(NotProved::Owner);
    }
    let key = PublicKey::kept(&kept.public_key).ok_or(NotProved::KeyKind)?;
    let hash = Sha256::digest(&signed.client_data);
    let words = [&signed.authenticator_data, hash.as_slice()].concat();
    if signed.signature.len() > MOST_SIGNATURE_BYTES || !key.signed(&words, &signed.signature) {
        return Err(NotProved::Signature);
    }
    // Whether a passkey may be copied is settled when it is made (section 7.2,
    // step 20).
    match said.may_be_copied == kept.may_be_copied {
        true => Ok(said.uses),
        false => Err(NotProved::Unreadable),
    }
}
