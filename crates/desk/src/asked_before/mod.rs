//! Asked before: is what is asked here what was asked earlier, of whomever, by
//! whomever?
//!
//! A program [proposes](Remembered::nearest) by words alone, and says which words;
//! a named person [decides](crate::Desk::compare_asked), in the log. What was
//! confirmed hangs together as a [`Chain`]. Not here: the search for words in a
//! list, which is [`crate::Search`].
//!
//! * `text`, `stem`, `common`: which words of a text say what is asked;
//! * `corpus`: the candidates; `alike`: how two texts are alike;
//! * `remembered`: both, over the register;
//! * `compare`, `chain`, `came`: what people decided, and what came of each time;
//! * `load`: how much an asker asks of each body, and what of it overlaps.

mod alike;
mod came;
mod chain;
mod common;
mod compare;
mod corpus;
mod load;
mod remembered;
mod stem;
mod text;

pub use alike::{Alike, Marks, Nearness, Weighed};
pub use came::Came;
pub use chain::{Chain, Compared, Time};
pub use compare::{Decided, NotCompared};
pub use corpus::{Corpus, Place};
pub use load::{AskersLoad, LoadOf, Merged, Overlap};
pub use remembered::{Found, Like, Remembered, Wanted, words_asked};
pub use text::{Names, Reading, WORDS_READ_AT_MOST};
