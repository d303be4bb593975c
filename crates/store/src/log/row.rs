//! One row of the entry table, read back and checked.

use answerable_ledger::{LeafHash, leaf_hash};
use jiff::civil::Date;
use rusqlite::{Row, types::ValueRef};

use crate::check::check;
use crate::fault::Damage;

/// The columns that [`Stored::read`] wants, in its order.
pub(super) const COLUMNS: &str = "number, leaf, recorded_on, withheld, row_check, bytes";

/// A row as it is in the file; its bytes are still SQLite's own.
pub(super) struct Stored<'row> {
    pub(super) number: u64,
    pub(super) leaf: LeafHash,
    pub(super) recorded_on: Date,
    /// `None` once withheld.
    pub(super) bytes: Option<&'row [u8]>,
}

/// The check over everything in a row but its bytes, which the leaf covers.
pub(super) fn row_check(number: u64, leaf: LeafHash, recorded_on: &str, withheld: bool) -> i64 {
    check(&[
        b"entry",
        &number.to_be_bytes(),
        &leaf.0,
        recorded_on.as_bytes(),
        &[u8::from(withheld)],
    ])
}

impl<'row> Stored<'row> {
    /// Reads a row of [`COLUMNS`] and checks what stands beside the bytes.
    ///
    /// The outer error is the disk's, the inner one the row's.
    pub(super) fn read(row: &'row Row<'_>) -> rusqlite::Result<Result<Self, Damage>> {
        let number: u64 = row.get(0)?;
        Ok(Self::of_columns(
            number,
            row.get_ref(1)?,
            row.get_ref(2)?,
            (row.get_ref(3)?, row.get_ref(4)?),
            row.get_ref(5)?,
        )
        .ok_or(Damage::Beside { number }))
    }

    fn of_columns(
        number: u64,
        leaf: ValueRef<'row>,
        recorded_on: ValueRef<'row>,
        (withheld, kept_check): (ValueRef<'row>, ValueRef<'row>),
        bytes: ValueRef<'row>,
    ) -> Option<Self> {
        let leaf = LeafHash(leaf.as_blob().ok()?.try_into().ok()?);
        let day = recorded_on.as_str().ok()?;
        let bytes = bytes.as_blob_or_null().ok()?;
        let withheld = match withheld.as_i64().ok()? {
            0 => false,
            1 => true,
            _ => return None,
        };
        let whole = bytes.is_none() == withheld
            && kept_check.as_i64().ok()? == row_check(number, leaf, day, withheld);
        whole.then_some(Self {
            number,
            leaf,
            recorded_on: day.parse().ok()?,
            bytes,
        })
    }

    /// Whether the bytes still have the leaf hash they were kept under.
    pub(super) fn check_bytes(&self) -> Result<(), Damage> {
        match self.bytes.map(leaf_hash) {
            Some(found) if found != self.leaf => Err(Damage::Altered {
                number: self.number,
                kept: self.leaf,
                found,
            }),
            _ => Ok(()),
        }
    }
}
