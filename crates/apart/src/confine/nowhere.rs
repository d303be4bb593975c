//! Systems on which a process cannot be confined by what we use.

use std::path::Path;

use super::{Confined, NotConfined};
use crate::Limits;

/// What is not limited on this system, to be told to whoever runs it.
pub const UNLIMITED: Option<&str> =
    Some("memory, time of a processor, files, programs and the network");

/// Gives up nothing: the parent stops the child after its time, and that is all.
pub(crate) fn confine(_limits: &Limits) -> Result<Confined, NotConfined> {
    Ok(Confined { status: None })
}

/// A program that others wrote is not run unconfined.
pub(crate) fn confine_for_another(
    _limits: &Limits,
    _program: &Path,
    _below: &[&Path],
) -> Result<(), NotConfined> {
    Err(NotConfined(
        "another program is run on Linux alone, where it can be confined".to_owned(),
    ))
}
