//! Ending what a person is appointed to, and who may not be ended.

use answerable_register::calendar::Day;
use answerable_store::Fault;
use answerable_store::accounts::{AccountId, Accounts};

use super::appointments;
use crate::who::Role;

/// Whether nobody but this account keeps the accounts today: with all that it is
/// appointed to ended, nobody could invite anybody any more.
///
/// # Errors
///
/// [`Fault`] when the file cannot be read.
pub fn keeps_the_accounts_alone(
    accounts: &Accounts,
    id: &AccountId,
    today: Day,
) -> Result<bool, Fault> {
    let mut is_one = false;
    for account in accounts.list()? {
        let rows = accounts.appointments(&account.id)?;
        let is_administrator = appointments(&rows)
            .any(|(_, held)| held.role() == Role::Administrator && held.holds_on(today));
        match account.id == *id {
            true => is_one = is_administrator,
            false if is_administrator => return Ok(false),
            false => {}
        }
    }
    Ok(is_one)
}

/// Whether an appointment is the last that lets anybody keep the accounts: ended,
/// nobody could invite anybody any more but at the machine itself.
///
/// # Errors
///
/// [`Fault`] when the file cannot be read.
pub fn is_the_last_administrators(
    accounts: &Accounts,
    id: &AccountId,
    number: u64,
    today: Day,
) -> Result<bool, Fault> {
    let mut is_one = false;
    let mut others = 0;
    for account in accounts.list()? {
        let rows = accounts.appointments(&account.id)?;
        for (held_as, held) in appointments(&rows) {
            if held.role() != Role::Administrator || !held.holds_on(today) {
                continue;
            }
            if account.id == *id && held_as == number {
                is_one = true;
            } else {
                others += 1;
            }
        }
    }
    Ok(is_one && others == 0)
}
