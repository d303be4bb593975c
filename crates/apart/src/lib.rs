#![doc = include_str!("../README.md")]

mod another;
mod child;
mod confine;
mod ended;
mod limits;
mod places;
mod program;

pub use another::become_another;
pub use child::answer_once;
pub use confine::{NotConfined, UNLIMITED};
pub use ended::Ended;
pub use limits::Limits;
pub use program::{Answer, Program};
