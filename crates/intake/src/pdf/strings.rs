//! Strings that a file says to people (ISO 32000-2, 7.9.2).

use crate::decode::windows_1252;

/// A string as letters: UTF-16 or UTF-8 where a mark says so, and else the encoding of
/// PDF, which is that of Windows but for some signs.
pub(super) fn text(bytes: &[u8]) -> String {
    let letters = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let pairs = rest.as_chunks::<2>().0.iter();
            let letters = char::decode_utf16(pairs.map(|pair| u16::from_be_bytes(*pair)));
            letters
                .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => windows_1252(bytes).text,
    };
    letters.replace('\0', "")
}
