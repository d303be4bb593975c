//! Proving who one is: first the password, then a code.

use answerable_store::Accounts;
use answerable_store::accounts::{AccountId, Credentials, UnixSeconds};

use super::code::{Code, Secret};
use super::recovery::{self, RecoveryCodes};
use super::{AccountFault, password};

/// What a code proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proved {
    /// It was a code of the second factor.
    ByCode,
    /// It was a recovery code, which is used up; so many are left.
    ByRecoveryCode {
        /// The codes left.
        left: u64,
    },
    /// It was neither, or was used before.
    Not,
}

/// Whose name and password these are. A name that nobody has and a password that
/// is wrong take the same time and are told apart by nobody.
///
/// `credentials` are those of the name, looked up before: hashing takes a while
/// and holds no lock.
///
/// # Errors
///
/// When there is no memory to hash.
pub fn with_password(
    credentials: Option<Credentials>,
    given: &str,
) -> Result<Option<Credentials>, AccountFault> {
    let kept = credentials
        .as_ref()
        .and_then(|credentials| credentials.password.as_deref());
    Ok(password::matches(given, kept)?
        .then_some(credentials)
        .flatten())
}

/// Whether an account has that password.
///
/// # Errors
///
/// When there is no memory to hash.
pub fn has_password(credentials: &Credentials, given: &str) -> Result<bool, AccountFault> {
    password::matches(given, credentials.password.as_deref())
}

/// Takes a code of an account's second factor, or a recovery code, and uses it
/// up: neither works twice (OWASP ASVS 5.0: 6.5.1).
///
/// # Errors
///
/// When the disk refuses.
pub fn prove_with_code(
    accounts: &Accounts,
    id: &AccountId,
    typed: &str,
    now: UnixSeconds,
) -> Result<Proved, AccountFault> {
    let Some(credentials) = accounts.credentials(id)? else {
        return Ok(Proved::Not);
    };
    let Some(secret) = credentials.second_factor.map(Secret::of) else {
        return Ok(Proved::Not);
    };
    if let Some(code) = Code::read(typed) {
        return Ok(match secret.step_of(code, now) {
            Some(step) if accounts.take_step(id, step)? => Proved::ByCode,
            _ => Proved::Not,
        });
    }
    if let Some(code) = recovery::read(typed)
        && accounts.take_recovery_code(id, code)?
    {
        let left = credentials.recovery_codes.saturating_sub(1);
        return Ok(Proved::ByRecoveryCode { left });
    }
    Ok(Proved::Not)
}

/// Gives an account a second factor, if the code typed is one of it now, and
/// recovery codes: they are returned, and shown this once.
///
/// # Errors
///
/// When the disk refuses, or the machine has no randomness.
pub fn set_up_second_factor(
    accounts: &Accounts,
    id: &AccountId,
    secret: &Secret,
    typed: &str,
    now: UnixSeconds,
) -> Result<Option<Vec<String>>, AccountFault> {
    let Some(step) = Code::read(typed).and_then(|code| secret.step_of(code, now)) else {
        return Ok(None);
    };
    let codes = RecoveryCodes::draw()?;
    accounts.set_second_factor(id, secret.bytes(), step, &codes.kept)?;
    Ok(Some(codes.shown))
}
