//! For which office an account acts, between which days.

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::{AccountId, Accounts, AccountsError};
use crate::fault::Fault;

/// An account acts for an office. Which roles and offices there are is the
/// desk's to say; here their words are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The word of the role.
    pub role: String,
    /// The id of the body; none for the office that runs the register.
    pub office: Option<String>,
    /// The first day on which it holds.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}

/// An appointment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointed {
    /// Its number, never given twice.
    pub number: u64,
    /// What it is.
    pub appointment: Appointment,
}

/// Whether an appointment of `account.id` holds on day `?2`.
pub(super) const HOLDS: &str = "EXISTS (SELECT 1 FROM appointment
    WHERE appointment.account = account.id AND from_day <= ?2
    AND (until_day IS NULL OR ?2 < until_day))";

impl Accounts {
    /// Appoints an account to an office; its number.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn appoint(&self, id: &AccountId, appointment: &Appointment) -> Result<u64, AccountsError> {
        self.to_account(id, |file| {
            file.query_row(
                "INSERT INTO appointment (account, role, office, from_day, until_day)
                 VALUES (?1, ?2, ?3, ?4, ?5) RETURNING number",
                (
                    id.as_str(),
                    &appointment.role,
                    &appointment.office,
                    appointment.from.to_string(),
                    appointment.until.map(|day| day.to_string()),
                ),
                |row| row.get(0),
            )
        })
    }

    /// Every appointment of an account, past ones too, in the order made.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn appointments(&self, id: &AccountId) -> Result<Vec<Appointed>, Fault> {
        self.file.run(|file| appointments_of(file, id))
    }

    /// Ends an appointment of an account: it holds on no day from `on`. Ending it
    /// never makes it longer. Whether there is one of that number.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn end_appointment(&self, id: &AccountId, number: u64, on: Date) -> Result<bool, Fault> {
        self.file.run(|file| {
            file.execute(
                "UPDATE appointment SET until_day = min(max(from_day, ?3), ifnull(until_day, '9999-12-31'))
                 WHERE account = ?1 AND number = ?2",
                (id.as_str(), number, on.to_string()),
            )
            .map(|changed| changed == 1)
        })
    }

    /// Ends every appointment of an account and every session, and voids its
    /// invitation.
    ///
    /// # Errors
    ///
    /// [`AccountsError::NoSuchAccount`].
    pub fn end(&self, id: &AccountId, on: Date) -> Result<(), AccountsError> {
        self.to_account(id, |file| {
            file.execute(
                "UPDATE appointment SET until_day = min(max(from_day, ?2), ifnull(until_day, '9999-12-31'))
                 WHERE account = ?1",
                (id.as_str(), on.to_string()),
            )?;
            file.execute("DELETE FROM account_session WHERE account = ?1", [id.as_str()])?;
            file.execute("DELETE FROM invitation WHERE account = ?1", [id.as_str()])
                .map(|_| ())
        })
    }
}

pub(super) fn appointments_of(
    file: &Connection,
    id: &AccountId,
) -> rusqlite::Result<Vec<Appointed>> {
    file.prepare_cached(
        "SELECT number, role, office, from_day, until_day FROM appointment
         WHERE account = ?1 ORDER BY number",
    )?
    .query_map([id.as_str()], |row| {
        let until: Option<String> = row.get(4)?;
        Ok(Appointed {
            number: row.get(0)?,
            appointment: Appointment {
                role: row.get(1)?,
                office: row.get(2)?,
                from: day(row, 3)?,
                until: until.map(|_| day(row, 4)).transpose()?,
            },
        })
    })?
    .collect()
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
    let written: String = row.get(column)?;
    written.parse().map_err(|_| rusqlite::Error::InvalidQuery)
}
