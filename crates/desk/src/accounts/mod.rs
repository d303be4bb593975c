//! How a person gets an account and proves that it is theirs.
//!
//! An account is made by inviting a person to an office. The invitation's link
//! works once; with it the person chooses a password and sets up a second
//! factor. Signing in takes both. What an account may do follows from its
//! appointments and from nothing else ([`who`](crate::who)).

mod code;
mod ending;
mod inviting;
mod names;
mod offices;
#[cfg(feature = "passkeys")]
pub mod passkeys;
mod password;
mod proving;
mod recovery;
#[cfg(feature = "oidc")]
pub mod vouched;

pub use code::{Code, NEIGHBOURS, STEP_SECONDS, Secret};
pub use ending::{is_the_last_administrators, keeps_the_accounts_alone};
pub use inviting::{
    Invitation, Invited, LINK_SECONDS, NotInvited, NotInvitedAgain, Token, appoint, invite,
    invite_again, invite_to_another_password, token_hash,
};
pub use names::{Names, NamesRead, no_longer_named};
pub use offices::{appointments, is_a_programs, typed};
pub use password::{
    ADVISED_CHARS, FEWEST_CHARS, MOST_CHARS, PasswordRefused, check, hash, matches,
};
pub use proving::{Proved, has_password, prove_with_code, set_up_second_factor, with_password};
pub use recovery::{RECOVERY_CODES, RecoveryCodes, renew_recovery_codes};

use answerable_store::Fault;
use answerable_store::accounts::AccountsError;
use answerable_store::vault::UnsealError;

/// Why something about an account could not be done, where nobody but whoever
/// runs the register can put it right.
#[derive(Debug, thiserror::Error)]
pub enum AccountFault {
    /// The account is gone, or the disk refuses.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// The disk refused or failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// That names are read could not be noted.
    #[error("{0}")]
    NotNoted(#[from] UnsealError),
    /// The machine has no randomness.
    #[error("no randomness: {0}")]
    Randomness(#[from] getrandom::Error),
    /// A password could not be hashed.
    #[error("a password could not be hashed: {0}")]
    Hashing(String),
}
