//! Bytes to text.

use serde::{Deserialize, Serialize};

/// Text, and what was wrong with the bytes it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Empty when nothing was wrong.
    pub damage: Vec<Damage>,
}

/// What was wrong with a document's bytes. Nothing is repaired in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Damage {
    /// The bytes are not UTF-8 and were read as windows-1252, in which any bytes
    /// make some text: letters other than plain ones may be wrong.
    ReadAsWindows1252,
    /// So many bytes stand for no letter in windows-1252.
    BytesWithNoLetter(usize),
    /// So many halves of a UTF-16 pair stand without the other half.
    BrokenPairs(usize),
    /// So many letters were already lost when the file was made: it holds the
    /// sign � in their place.
    LettersLost(usize),
    /// So many stretches look like UTF-8 read as windows-1252 once too often:
    /// `â€™` for an apostrophe.
    DecodedTwice(usize),
}

/// What windows-1252 has at 0x80 to 0x9F; the rest is the same as Unicode. Five
/// bytes have no letter.
const HIGH: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// Reads bytes as UTF-8, as UTF-16 where a byte order mark says so, and else as
/// windows-1252, saying so.
///
/// Every run of bytes makes some text, so this cannot fail; what it had to
/// assume is in [`Decoded::damage`].
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => utf_8(bytes),
    };
    let twice = decoded.text.matches("â€").count();
    if twice > 0 {
        decoded.damage.push(Damage::DecodedTwice(twice));
    }
    decoded
}

fn utf_8(bytes: &[u8]) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let lost = text.matches('\u{fffd}').count();
            Decoded {
                text: text.to_owned(),
                damage: (lost > 0)
                    .then_some(Damage::LettersLost(lost))
                    .into_iter()
                    .collect(),
            }
        }
        Err(_) => windows_1252(bytes),
    }
}

pub(crate) fn windows_1252(bytes: &[u8]) -> Decoded {
    let text: String = bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
            _ => char::from(*byte),
        })
        .collect();
    let without = text.matches('\u{fffd}').count();
    let mut damage = vec![Damage::ReadAsWindows1252];
    if without > 0 {
        damage.push(Damage::BytesWithNoLetter(without));
    }
    Decoded { text, damage }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut broken = usize::from(!odd.is_empty());
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|letter| {
            letter.unwrap_or_else(|_| {
                broken += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Decoded {
        text,
        damage: (broken > 0)
            .then_some(Damage::BrokenPairs(broken))
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_is_read_with_or_without_its_mark() {
        assert_eq!(decode("Siôn".as_bytes()).text, "Siôn");
        let marked = decode(b"\xEF\xBB\xBFSi\xC3\xB4n");
        assert_eq!((marked.text.as_str(), marked.damage.len()), ("Siôn", 0));
    }

    #[test]
    fn utf_16_is_read_by_its_mark_in_both_orders() {
        assert_eq!(decode(b"\xFF\xFES\0i\0\xF4\0n\0").text, "Siôn");
        assert_eq!(decode(b"\xFE\xFF\0S\0i\0\xF4\0n").text, "Siôn");
        assert_eq!(
            decode(b"\xFF\xFE\x00\xD8x\0y").damage,
            [Damage::BrokenPairs(2)]
        );
    }

    #[test]
    fn other_bytes_are_windows_1252_and_that_is_said() {
        let decoded = decode(b"the force\x92s plan \x96 \xA312 \x81");
        assert_eq!(decoded.text, "the force’s plan – £12 \u{fffd}");
        assert_eq!(
            decoded.damage,
            [Damage::ReadAsWindows1252, Damage::BytesWithNoLetter(1)]
        );
    }

    #[test]
    fn letters_lost_before_we_saw_the_file_are_counted() {
        assert_eq!(
            decode("the force\u{fffd}s plan".as_bytes()).damage,
            [Damage::LettersLost(1)]
        );
        assert_eq!(
            decode("the forceâ€™s plan".as_bytes()).damage,
            [Damage::DecodedTwice(1)]
        );
    }
}
