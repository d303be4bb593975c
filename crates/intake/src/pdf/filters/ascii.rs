//! Bytes written as letters, and runs of one byte.

use crate::pdf::file::{digit, is_space};

/// Two digits to a byte.
pub(super) fn hex(raw: &[u8]) -> Vec<u8> {
    let digits = raw.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> = digits.filter_map(|byte| digit(*byte)).collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] * 16 + pair.get(1).unwrap_or(&0))
        .collect()
}

/// Five letters to four bytes.
pub(super) fn base_85(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len() / 5 * 4);
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for byte in raw {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    four(&mut bytes, &mut group);
                }
            }
            b'~' => break,
            byte if is_space(*byte) => {}
            _ => {}
        }
    }
    if group.len() > 1 {
        four(&mut bytes, &mut group);
    }
    bytes
}

/// The bytes of a group, one fewer than it has letters.
fn four(bytes: &mut Vec<u8>, group: &mut Vec<u8>) {
    let kept = group.len() - 1;
    group.resize(5, 84);
    let number = group.iter().fold(0u32, |number, letter| {
        number.wrapping_mul(85).wrapping_add(u32::from(*letter))
    });
    bytes.extend_from_slice(&number.to_be_bytes()[..kept]);
    group.clear();
}

/// A length and so many bytes, or a length and one byte to repeat.
pub(super) fn runs(raw: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = raw;
    while let [length, after @ ..] = rest {
        let length = usize::from(*length);
        rest = match length {
            0..=127 => {
                let run = &after[..after.len().min(length + 1)];
                bytes.extend_from_slice(run);
                &after[run.len()..]
            }
            128 => break,
            _ => {
                let Some((byte, after)) = after.split_first() else {
                    break;
                };
                bytes.extend(std::iter::repeat_n(*byte, 257 - length));
                after
            }
        };
        if bytes.len() > most {
            return None;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_give_the_bytes_that_they_stand_for() {
        assert_eq!(hex(b"48 65 6C6c 6F 7>99"), b"Hellop");
        assert_eq!(base_85(b"87cUR D]i,\"Ebo7~>"), b"Hello World");
        assert_eq!(base_85(b"z~>"), [0; 4]);
        assert_eq!(
            runs(&[2, b'a', b'b', b'c', 254, b'x', 128, 9], 99).unwrap(),
            b"abcxxx"
        );
        assert_eq!(runs(&[129, b'x'], 100), None);
    }
}
