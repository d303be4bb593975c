//! One file a page: what it extracts, what it asks, what it shows.

pub(crate) mod about;
pub(crate) mod answering;
pub(crate) mod ask;
pub(crate) mod asks;
pub(crate) mod bodies;
pub(crate) mod body;
pub(crate) mod changes;
pub(crate) mod concerns;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod engage;
pub(crate) mod entry;
pub(crate) mod home;
pub(crate) mod looked;
pub(crate) mod method;
pub(crate) mod over_time;
pub(crate) mod plain;
pub(crate) mod problem;
pub(crate) mod recommendations;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod robots;
pub(crate) mod subject;
