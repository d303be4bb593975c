//! A QR code as one path of squares, for cameras; the words stand beside it.

use qrcodegen::{QrCode, QrCodeEcc};

/// The white edge that cameras need, in squares (ISO/IEC 18004).
const EDGE: i32 = 4;

/// A QR code, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Qr {
    /// Its length and height in squares, edge included.
    pub(crate) side: i32,
    /// The dark squares, as an SVG path.
    pub(crate) path: String,
}

/// The code of some words; none where they are too long for one.
pub(crate) fn of(words: &str) -> Option<Qr> {
    let code = QrCode::encode_text(words, QrCodeEcc::Medium).ok()?;
    let squares = 0..code.size();
    let dark = squares
        .clone()
        .flat_map(|y| squares.clone().map(move |x| (x, y)))
        .filter(|(x, y)| code.get_module(*x, *y));
    Some(Qr {
        side: code.size() + 2 * EDGE,
        path: dark
            .map(|(x, y)| format!("M{} {}h1v1h-1z", x + EDGE, y + EDGE))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_drawn_and_the_edge_is_left_white() {
        let qr = of("otpauth://totp/x").unwrap();
        // Three corners have a square of seven by seven (ISO/IEC 18004).
        let last = qr.side - EDGE - 7;
        for (x, y) in [(EDGE, EDGE), (last, EDGE), (EDGE, last)] {
            assert!(qr.path.contains(&format!("M{x} {y}h1v1h-1z")), "{x} {y}");
        }
        assert!(!qr.path.contains("M3 "), "the edge is white");
        assert!(of(&"x".repeat(5_000)).is_none());
    }
}
