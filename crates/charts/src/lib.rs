//! Accessible SVG drawn from the numbers in the table beside it.
//!
//! Numbers and words in, one `<svg>` out. This crate knows no policing, no
//! dates and no sentences: the caller says what a day is called and what the
//! drawing means, and the drawing carries exactly that.
//!
//! # What every drawing promises
//!
//! - It is a picture (`role="img"`) named by its `<title>` and explained whole
//!   by its `<desc>`. Someone who cannot see it loses no fact.
//! - It holds no script, no style attribute, no link and no tab stop, so it
//!   stands under a content security policy of `style-src 'self'`.
//! - Its words are 16 px at every width, horizontal and never on top of each
//!   other: positions across are shares of the width, so a narrow screen draws
//!   a shorter bar and not smaller letters.
//! - Colours are the first of the Government Analysis Function's palette, in
//!   its order, and a shape or a hatch says again whatever a colour says.
//! - Each part has a class, so that the page can redraw it in forced colours
//!   and on paper.
//!
//! # What does not belong here
//!
//! Tables (the page's), figures (another room's) and anything that needs a
//! key, an animation or a tooltip to be understood.

mod clock_bar;
pub mod palette;
mod svg;

pub use clock_bar::{ClockBar, ClockEnd};
