//! One file a page: what it extracts, what it asks, what it shows.

pub(crate) mod home;
pub(crate) mod plain;
pub(crate) mod problem;
