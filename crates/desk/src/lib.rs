#![doc = include_str!("../README.md")]

pub mod accounts;
pub mod actions;
pub mod answering;
pub mod asked_before;
pub mod clerk;
pub mod closing;
pub mod corrections;
mod desk;
mod drawn;
pub mod erasing;
pub mod following;
pub mod looking;
pub mod practice;
pub mod proof;
pub mod questions;
pub mod queues;
pub mod reading;
pub mod reference;
pub mod replies;
pub mod review;
pub mod roll;
pub mod sample;
mod search;
pub mod spreadsheet;
pub mod tokens;
pub mod tracker;
mod view;
pub mod webhooks;
pub mod who;

pub use answerable_store as store;
pub use desk::{Desk, NotOpened};
pub use search::{Search, SearchFault, Subjects};

pub use view::{AskedBy, AskedOf, View};
