//! Service tokens: a program acts for one body, with a secret of its own.
//!
//! A token is an account that no person can sign in to: it has no password, and
//! its one appointment, as a service token of a body, ends on a day. What it may
//! do comes from the table, as for people; what it did stands in the log under
//! its number. Ending the appointment, or every session of the account, ends the
//! token at the next request.

use std::fmt::Write as _;

use answerable_register::calendar::Day;
use answerable_register::words::BodyId;
use answerable_store::Accounts;
use answerable_store::accounts::{
    AccountId, AccountsError, NewAccount, Session, SessionHash, Stage, UnixSeconds, Whose,
};
use jiff::ToSpan as _;
use sha2::{Digest as _, Sha256};

use crate::accounts::{AccountFault, appoint};
use crate::drawn;
use crate::who::{ActsFor, Appointment, Role};

/// How many days a token lasts at most: somebody looks at it once a year.
pub const MOST_DAYS: i64 = 366;

/// What every secret of a token begins with, so that programs that look for
/// secrets in the wrong place find it.
pub const PREFIX: &str = "answerable_";

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// A token to make.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What the program is called, as those who sign in see it.
    pub name: String,
    /// The body for which it acts.
    pub body: BodyId,
    /// How many days it lasts, from 1 to [`MOST_DAYS`].
    pub days: i64,
}

/// A token that was made. Its secret is kept nowhere: show it once.
pub struct Issued {
    /// The account under which it acts.
    pub id: AccountId,
    /// The secret that the program sends.
    pub secret: String,
    /// The first day on which it no longer works.
    pub until: Day,
}

/// Why no token was made.
#[derive(Debug, thiserror::Error)]
pub enum NotIssued {
    /// It would last no day, or too long.
    #[error("a token lasts from 1 to {MOST_DAYS} days")]
    Days,
    /// Its name must change.
    #[error(transparent)]
    Refused(AccountsError),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] AccountFault),
}

impl From<AccountsError> for NotIssued {
    fn from(why: AccountsError) -> Self {
        match why {
            AccountsError::Fault(fault) => Self::Fault(fault.into()),
            why => Self::Refused(why),
        }
    }
}

/// Makes a token.
///
/// # Errors
///
/// [`NotIssued`]; [`NotIssued::Refused`] when the name is taken.
pub fn issue(
    accounts: &Accounts,
    wanted: &Wanted,
    today: Day,
    now: UnixSeconds,
) -> Result<Issued, NotIssued> {
    if !(1..=MOST_DAYS).contains(&wanted.days) {
        return Err(NotIssued::Days);
    }
    let until = today
        .checked_add(wanted.days.days())
        .map_err(|_| NotIssued::Days)?;
    let acts_for = ActsFor::Body(wanted.body.clone());
    let appointment = Appointment::try_new(Role::ServiceToken, acts_for, today, Some(until))
        .map_err(|_| NotIssued::Days)?;
    let (secret, number) = draw()?;
    let drawn = drawn::draw().map_err(AccountFault::from)?;
    let id = accounts.add(&NewAccount {
        name: &wanted.name,
        sign_in_name: &wanted.name,
        random: number,
        on: today,
        draw: &drawn,
    })?;
    appoint(accounts, &id, &appointment)?;
    accounts.start_session(&Session {
        account: id.clone(),
        hash: hash(&secret),
        stage: Stage::Token,
        started_at: now,
        expires_at: UnixSeconds(now.0 + wanted.days * SECONDS_A_DAY),
    })?;
    Ok(Issued { id, secret, until })
}

/// Whose token a secret is, if it works now.
///
/// # Errors
///
/// When the disk refuses.
pub fn whose(
    accounts: &Accounts,
    secret: &str,
    now: UnixSeconds,
    today: Day,
) -> Result<Option<Whose>, AccountFault> {
    if !secret.starts_with(PREFIX) {
        return Ok(None);
    }
    Ok(accounts.session(hash(secret), Stage::Token, now, today)?)
}

/// What is kept of a secret. It was drawn at random and is long, so that a plain
/// hash is enough (OWASP ASVS 5.0: 11.4.2 is about what people choose).
#[must_use]
pub fn hash(secret: &str) -> SessionHash {
    SessionHash(Sha256::digest(secret.as_bytes()).into())
}

fn draw() -> Result<(String, [u8; 8]), AccountFault> {
    let mut random = [0; 40];
    getrandom::fill(&mut random)?;
    let (secret, number) = random.split_at(32);
    let mut drawn = [0; 8];
    drawn.copy_from_slice(number);
    let mut said = PREFIX.to_owned();
    for byte in secret {
        // Writing to a String cannot fail.
        let _ = write!(said, "{byte:02x}");
    }
    Ok((said, drawn))
}
