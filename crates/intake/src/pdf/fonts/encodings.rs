//! What the bytes of a font's strings stand for (ISO 32000-2, annex D).

use crate::decode::windows_1252;

/// The encodings that a font may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Standard,
    WinAnsi,
    MacRoman,
    Symbol,
    Dingbats,
}

impl Encoding {
    pub(super) fn named(name: &[u8]) -> Option<Encoding> {
        match name {
            b"StandardEncoding" => Some(Encoding::Standard),
            b"WinAnsiEncoding" => Some(Encoding::WinAnsi),
            b"MacRomanEncoding" => Some(Encoding::MacRoman),
            _ => None,
        }
    }

    /// The letter of a byte; none where there is none.
    pub(super) fn letter(self, byte: u8) -> Option<char> {
        let letter = match (self, byte) {
            (Encoding::Symbol | Encoding::Dingbats, _) => return self.sign(byte),
            (_, ..0x20) => return None,
            (Encoding::Standard, b'\'') => '’',
            (Encoding::Standard, b'`') => '‘',
            (Encoding::WinAnsi, 0x7F) => '•',
            (_, 0x20..=0x7E) => char::from(byte),
            (Encoding::WinAnsi, 0xAD) => '-',
            (Encoding::WinAnsi, _) => windows_1252(&[byte]).text.chars().next()?,
            (Encoding::MacRoman, 0x80..) => MAC_ROMAN[usize::from(byte - 0x80)],
            (Encoding::Standard, 0xA0..) => STANDARD[usize::from(byte - 0xA0)],
            _ => return None,
        };
        match letter {
            '\0' => None,
            // What has no letter is printed as a bullet.
            '\u{fffd}' => Some('•'),
            letter => Some(letter),
        }
    }

    /// The signs that lists are marked with; the others are pictures.
    fn sign(self, byte: u8) -> Option<char> {
        match (self, byte) {
            (_, b' ') => Some(' '),
            (Encoding::Symbol, 0xB7) => Some('•'),
            (Encoding::Symbol, b'%'..=b'9') => Some(char::from(byte)),
            (Encoding::Symbol, 0xB0) => Some('°'),
            (Encoding::Symbol, 0xB3) => Some('≥'),
            (Encoding::Symbol, 0xA3) => Some('≤'),
            (Encoding::Symbol, 0xB4) => Some('×'),
            (Encoding::Symbol, 0xA2) => Some('′'),
            (Encoding::Dingbats, 0xA7 | b'n' | b'q') => Some('▪'),
            (Encoding::Dingbats, b'l' | 0x9F) => Some('●'),
            (Encoding::Dingbats, 0xD8 | 0xE8 | 0xF0) => Some('➢'),
            (Encoding::Dingbats, 0xFC | b'3' | b'4') => Some('✓'),
            (Encoding::Dingbats, b'v') => Some('❖'),
            _ => None,
        }
    }
}

/// A letter of the private range that a word processor keeps its bullet as.
pub(super) fn public(letter: char) -> char {
    match letter {
        '\u{f0b7}' => '•',
        '\u{f0a7}' | '\u{f06e}' => '▪',
        '\u{f06c}' => '●',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f076}' => '❖',
        '\u{f020}' => ' ',
        letter => letter,
    }
}

/// Mac OS Roman from 0x80.
#[rustfmt::skip]
const MAC_ROMAN: [char; 128] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è',
    'ê', 'ë', 'í', 'ì', 'î', 'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü',
    '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©', '™', '´', '¨', '≠', 'Æ', 'Ø',
    '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ', 'ø',
    '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', '\u{a0}', 'À', 'Ã', 'Õ', 'Œ', 'œ',
    '–', '—', '“', '”', '‘', '’', '÷', '◊', 'ÿ', 'Ÿ', '⁄', '€', '‹', '›', 'ﬁ', 'ﬂ',
    '‡', '·', '‚', '„', '‰', 'Â', 'Ê', 'Á', 'Ë', 'È', 'Í', 'Î', 'Ï', 'Ì', 'Ó', 'Ô',
    '\u{f8ff}', 'Ò', 'Ú', 'Û', 'Ù', 'ı', 'ˆ', '˜', '¯', '˘', '˙', '˚', '¸', '˝', '˛', 'ˇ',
];

/// Adobe's standard encoding from 0xA0.
#[rustfmt::skip]
const STANDARD: [char; 96] = [
    '\0', '¡', '¢', '£', '⁄', '¥', 'ƒ', '§', '¤', '\'', '“', '«', '‹', '›', 'ﬁ', 'ﬂ',
    '\0', '–', '†', '‡', '·', '\0', '¶', '•', '‚', '„', '”', '»', '…', '‰', '\0', '¿',
    '\0', '`', '´', 'ˆ', '˜', '¯', '˘', '˙', '¨', '\0', '˚', '¸', '\0', '˝', '˛', 'ˇ',
    '—', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0', '\0',
    '\0', 'Æ', '\0', 'ª', '\0', '\0', '\0', '\0', 'Ł', 'Ø', 'Œ', 'º', '\0', '\0', '\0', '\0',
    '\0', 'æ', '\0', '\0', '\0', 'ı', '\0', '\0', 'ł', 'ø', 'œ', 'ß', '\0', '\0', '\0', '\0',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_is_another_letter_in_each_encoding() {
        for (encoding, byte, letter) in [
            (Encoding::WinAnsi, 0x92, Some('’')),
            (Encoding::MacRoman, 0xD5, Some('’')),
            (Encoding::Standard, 0x27, Some('’')),
            (Encoding::WinAnsi, 0x81, Some('•')),
            (Encoding::Standard, 0xB7, Some('•')),
            (Encoding::Standard, 0x80, None),
            (Encoding::Symbol, 0xB7, Some('•')),
        ] {
            assert_eq!(encoding.letter(byte), letter, "{encoding:?} {byte:x}");
        }
    }
}
