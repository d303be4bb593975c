//! What people do to the register, one file an act.

mod init;

pub(crate) use init::bring_up_to_date_once_verified;
pub use init::{Brought, NotBrought, bring_up_to_date};
