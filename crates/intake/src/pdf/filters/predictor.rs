//! Rows kept as differences from the row or the bytes before (ISO 32000-2, 7.4.4.4).

use crate::pdf::file::Dict;

/// Undoes the differences, if there are any.
pub(super) fn undo(bytes: Vec<u8>, with: Option<&Dict>) -> Vec<u8> {
    let number = |name: &str, usual: usize| {
        let given = with.and_then(|with| with.get(name).count());
        given.unwrap_or(usual)
    };
    let kind = number("Predictor", 1);
    if kind < 2 {
        return bytes;
    }
    let bits = number("Colors", 1).saturating_mul(number("BitsPerComponent", 8));
    let row = bits.saturating_mul(number("Columns", 1)).div_ceil(8).max(1);
    let step = bits.div_ceil(8).max(1);
    match kind {
        2 if number("BitsPerComponent", 8) == 8 => tiff(bytes, row, step),
        2 => bytes,
        _ => png(&bytes, row, step),
    }
}

fn tiff(mut bytes: Vec<u8>, row: usize, step: usize) -> Vec<u8> {
    for row in bytes.chunks_mut(row) {
        for at in step..row.len() {
            row[at] = row[at].wrapping_add(row[at - step]);
        }
    }
    bytes
}

/// Each row begins with the kind of its differences.
fn png(bytes: &[u8], row: usize, step: usize) -> Vec<u8> {
    let mut plain: Vec<u8> = Vec::with_capacity(bytes.len());
    for packed in bytes.chunks(row.saturating_add(1)) {
        let (kind, packed) = (packed[0], &packed[1..]);
        let start = plain.len();
        for (at, byte) in packed.iter().enumerate() {
            let left = if at >= step {
                plain[start + at - step]
            } else {
                0
            };
            let above = match start >= row {
                true => plain[start - row + at],
                false => 0,
            };
            let corner = match start >= row && at >= step {
                true => plain[start - row + at - step],
                false => 0,
            };
            let guess = match kind {
                1 => left,
                2 => above,
                3 => ((u16::from(left) + u16::from(above)) / 2) as u8,
                4 => paeth(left, above, corner),
                _ => 0,
            };
            plain.push(byte.wrapping_add(guess));
        }
    }
    plain
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let guess = a + b - c;
    let [from_a, from_b, from_c] = [a, b, c].map(|one| (guess - one).abs());
    if from_a <= from_b && from_a <= from_c {
        left
    } else if from_b <= from_c {
        above
    } else {
        corner
    }
}
