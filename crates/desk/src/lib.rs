//! What people do with the register: the one writer, the live register, the
//! acts that change it and the questions it answers.
//!
//! * [`questions`] read: methods of [`View`], the register as at a day;
//! * [`actions`] write: each decided against the register at the head of the log;
//! * [`reference`] is the data that ships with the program;
//! * [`sample`] is the sample register.

pub mod actions;
pub mod clerk;
mod desk;
pub mod questions;
pub mod reference;
pub mod review;
pub mod sample;
mod search;
pub mod spreadsheet;
mod view;

pub use answerable_store as store;
pub use desk::{Desk, NotOpened};
pub use search::{Search, SearchFault};

pub use view::{AskedBy, AskedOf, View};
