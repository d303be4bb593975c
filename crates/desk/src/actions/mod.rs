//! What people do to the register, one file an act.

mod init;
mod prepare;

pub use init::{Brought, NotBrought, bring_up_to_date};
pub(crate) use prepare::prepare;
