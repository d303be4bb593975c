//! What stands around every page. One concern to a file.

pub(crate) mod bounds;
pub(crate) mod drawn;
pub(crate) mod one_address;
pub(crate) mod one_day;
pub(crate) mod open_data;
pub(crate) mod panics;
pub(crate) mod problems;
pub(crate) mod reference;
pub(crate) mod safety;
pub(crate) mod security_log;
pub(crate) mod turns;
pub(crate) mod unchanged;
