//! What people do to the register, one file an act.

mod init;

pub use init::{Brought, NotBrought, bring_practice_up_to_date, bring_up_to_date};
