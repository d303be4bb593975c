//! LZW as PDF has it (ISO 32000-2, 7.4.4): codes of 9 to 12 bits, high bits first.

const CLEAR: usize = 256;
const END: usize = 257;
const MOST_CODES: usize = 4096;

/// Unpacks bytes; none where that gives more than `most`. `late` is for files that
/// lengthen their codes one later than most.
pub(super) fn unpack(raw: &[u8], late: bool, most: usize) -> Option<Vec<u8>> {
    let early = usize::from(!late);
    let mut bytes = Vec::new();
    // Each code but the first 258: where its bytes stand in what was unpacked.
    let mut codes: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let mut bits = Bits { raw, at: 0 };
    let mut width = 9;
    while let Some(code) = bits.take(width) {
        if code == CLEAR {
            codes.clear();
            last = None;
            width = 9;
            continue;
        }
        if code == END {
            break;
        }
        let start = bytes.len();
        if code < CLEAR {
            bytes.push((code & 0xFF) as u8);
        } else if let Some((from, to)) = codes.get(code - 258).copied() {
            bytes.extend_from_within(from..to);
        } else if let (Some((from, to)), true) = (last, code == 258 + codes.len()) {
            bytes.extend_from_within(from..to);
            bytes.push(bytes[start]);
        } else {
            // Damaged from here on.
            break;
        }
        if bytes.len() > most {
            return None;
        }
        if let (Some((from, to)), true) = (last, 258 + codes.len() < MOST_CODES) {
            // The last code's bytes and the first of these stand in a row.
            codes.push((from, to + 1));
        }
        last = Some((start, bytes.len()));
        let next = 258 + codes.len() + early;
        width = match next {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Some(bytes)
}

struct Bits<'b> {
    raw: &'b [u8],
    /// How many bits were taken.
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, width: usize) -> Option<usize> {
        let mut code = 0;
        for bit in self.at..self.at + width {
            let byte = self.raw.get(bit / 8)?;
            code = code << 1 | usize::from(byte >> (7 - bit % 8) & 1);
        }
        self.at += width;
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_read() {
        // ISO 32000-2, 7.4.4.2.
        let raw = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let plain = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(unpack(&raw, false, 100), Some(plain.to_vec()));
        assert_eq!(unpack(&raw, false, 9), None);
    }
}
