//! Inviting a person to an office.

use std::fmt::Write as _;

use answerable_store::Accounts;
use answerable_store::accounts::{AccountId, AccountsError, NewAccount, TokenHash, UnixSeconds};
use answerable_store::vault::Moment;
use sha2::{Digest as _, Sha256};

use super::AccountFault;
use super::offices::{is_a_programs, row};
use crate::drawn;
use crate::who::Appointment;

/// How long an invitation's link works, in seconds: seven days.
pub const LINK_SECONDS: i64 = 7 * 24 * 60 * 60;

/// Whom to invite, and to what.
pub struct Invited<'a> {
    /// The person's name, as others who sign in see it.
    pub name: &'a str,
    /// What the person signs in with.
    pub sign_in_name: &'a str,
    /// The office, and the days.
    pub appointment: &'a Appointment,
}

/// The secret in an invitation's link: 64 hexadecimal digits.
pub struct Token(String);

/// An invitation that was made.
pub struct Invitation {
    /// The account.
    pub id: AccountId,
    /// The secret of its link.
    pub token: Token,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum NotInvited {
    /// Something that can be put right.
    #[error(transparent)]
    Refused(AccountsError),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] AccountFault),
}

/// Why nobody was invited anew; nothing was taken away.
#[derive(Debug, thiserror::Error)]
pub enum NotInvitedAgain {
    /// A program acts under the account, and the link would let a person in.
    #[error(
        "this is a service token, to which nobody is invited: end what it is appointed to, and make another token"
    )]
    ServiceToken,
    /// A fault.
    #[error(transparent)]
    Fault(#[from] AccountFault),
}

impl From<AccountsError> for NotInvited {
    fn from(why: AccountsError) -> Self {
        match why {
            AccountsError::Fault(fault) => Self::Fault(fault.into()),
            why => Self::Refused(why),
        }
    }
}

impl Token {
    /// The link's address, below that of the site.
    #[must_use]
    pub fn link(&self, base: &str) -> String {
        format!("{base}/invitation?token={}", self.0)
    }

    fn draw() -> Result<(Self, TokenHash), getrandom::Error> {
        let mut drawn = [0; 32];
        getrandom::fill(&mut drawn)?;
        let digits = drawn.iter().fold(String::new(), |mut digits, byte| {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        let hash = token_hash(&digits);
        Ok((Self(digits), hash))
    }
}

/// The hash under which a link's secret is kept.
#[must_use]
pub fn token_hash(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.as_bytes()).into())
}

/// Makes an account for a person, appoints it, and invites the person.
///
/// # Errors
///
/// [`NotInvited::Refused`] when a name must change.
pub fn invite(
    accounts: &Accounts,
    invited: &Invited<'_>,
    when: Moment,
) -> Result<Invitation, NotInvited> {
    let mut drawn = [0; 8];
    getrandom::fill(&mut drawn).map_err(AccountFault::from)?;
    let draw = drawn::draw().map_err(AccountFault::from)?;
    let id = accounts.add(&NewAccount {
        name: invited.name,
        sign_in_name: invited.sign_in_name,
        random: drawn,
        on: when.day,
        draw: &draw,
    })?;
    appoint(accounts, &id, invited.appointment)?;
    let token = new_link(accounts, &id, when.at)?;
    Ok(Invitation { id, token })
}

/// Takes away what a person signs in with and invites them anew, as where the
/// second factor was lost. Every session of theirs ends.
///
/// # Errors
///
/// [`NotInvitedAgain::ServiceToken`] where a program acts under the account;
/// otherwise when there is no such account, or the disk refuses.
pub fn invite_again(
    accounts: &Accounts,
    id: &AccountId,
    now: UnixSeconds,
) -> Result<Token, NotInvitedAgain> {
    let held = accounts.appointments(id).map_err(AccountFault::from)?;
    if is_a_programs(&held) {
        return Err(NotInvitedAgain::ServiceToken);
    }
    accounts.reset(id).map_err(AccountFault::from)?;
    Ok(new_link(accounts, id, now)?)
}

/// Takes a password that was forgotten away and invites its person to choose
/// another. Their app for codes stays, and is asked for: whoever has the link and
/// not the app gets no further (OWASP ASVS 5.0: 6.4.3). Every session ends.
///
/// # Errors
///
/// As [`invite_again`].
pub fn invite_to_another_password(
    accounts: &Accounts,
    id: &AccountId,
    now: UnixSeconds,
) -> Result<Token, NotInvitedAgain> {
    let held = accounts.appointments(id).map_err(AccountFault::from)?;
    if is_a_programs(&held) {
        return Err(NotInvitedAgain::ServiceToken);
    }
    accounts.forget_password(id).map_err(AccountFault::from)?;
    Ok(new_link(accounts, id, now)?)
}

/// Appoints an account to an office; the number of the appointment.
///
/// # Errors
///
/// When there is no such account, or the disk refuses.
pub fn appoint(
    accounts: &Accounts,
    id: &AccountId,
    appointment: &Appointment,
) -> Result<u64, AccountsError> {
    accounts.appoint(id, &row(appointment))
}

fn new_link(accounts: &Accounts, id: &AccountId, now: UnixSeconds) -> Result<Token, AccountFault> {
    let (token, hash) = Token::draw()?;
    accounts.invite(id, hash, UnixSeconds(now.0 + LINK_SECONDS))?;
    Ok(token)
}
