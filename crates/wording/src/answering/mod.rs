//! Who answers, and when: the sentences of the page and of each body's own.
//!
//! Four things are said of a body against the rest, and no others: above,
//! below, no clear difference, too few to say. What we have not found and what
//! chance does are said apart. Nobody is ranked.

mod labels;
mod of_bodies;
mod of_one;
mod rest;
#[cfg(test)]
mod tests;

pub use labels::*;
pub use of_bodies::{Comments, finding, in_time, not_known, to_come};
pub use of_one::{
    ANSWER_RECORDED, HOW_IT_IS_WORKED_OUT, NO_LOOK, NOTHING_ASKED, NOTHING_ASKED_IN_THESE_DAYS,
    about_one, how_it_answers, one_against_the_rest, one_consistently_low, told, where_looked,
};
pub use rest::{
    CONSISTENTLY_LOW, Consistent, LIMITS, against_the_rest, answers, by_chance, consistently_low,
    half_within, median, no_median,
};
