//! The colours of our drawings.
//!
//! The categorical palette of the Government Analysis Function ("Data
//! visualisation: colours in charts"), in its order: each has a contrast of at
//! least 3 to 1 with white and with the next. Four at most in one drawing.

/// First colour; 10.25 to 1 on white. Also the colour of our word-mark.
pub const DARK_BLUE: &str = "#12436D";
/// Second colour; 3.17 to 1 on white, 3.24 to 1 beside dark blue.
pub const TURQUOISE: &str = "#28A197";
/// Third colour; 9.77 to 1 on white.
pub const DARK_PINK: &str = "#801650";
/// Fourth colour; 3.03 to 1 on white, 3.38 to 1 beside dark blue.
pub const ORANGE: &str = "#F46A25";
/// For words and for marks that must be read on any of the four.
pub const INK: &str = "#0b0c0c";
/// The ground. Always drawn on white, so that paper and screen agree.
pub const WHITE: &str = "#ffffff";
/// For lines that only guide the eye; never for a fact.
pub const GUIDE: &str = "#d9d9d9";
