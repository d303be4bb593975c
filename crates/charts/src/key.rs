//! The key above a chart: a mark and its words to a line.

use std::fmt;

use crate::svg::{Escaped, Short};
use crate::words::LINE;

/// One line of a key: how its mark is drawn, and what it means.
pub(crate) struct KeyLine<'a> {
    /// Drawn around 0, at most 14 to each side.
    pub(crate) mark: &'a str,
    pub(crate) words: &'a str,
}

/// How tall a key of so many lines is, in CSS pixels.
pub(crate) fn height(lines: usize) -> f64 {
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    f64::from(lines) * (LINE + 4.0) + 8.0
}

/// Marks are ours and trusted; words are not.
pub(crate) fn write(out: &mut dyn fmt::Write, lines: &[KeyLine<'_>]) -> fmt::Result {
    for (line, at) in lines.iter().zip(0_u32..) {
        let y = 12.0 + f64::from(at) * (LINE + 4.0);
        write!(
            out,
            "<g transform=\"translate(16 {})\">{}</g><text x=\"40\" y=\"{}\">{}</text>",
            Short(y),
            line.mark,
            Short(y + 5.0),
            Escaped(line.words),
        )?;
    }
    Ok(())
}
