//! The two ciphers of PDF, as far as opening a file needs them.

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256, Block};

/// RC4: the same opens and closes.
pub(super) fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut other = 0u8;
    if key.is_empty() {
        return bytes.to_vec();
    }
    for at in 0..256 {
        other = other
            .wrapping_add(state[at])
            .wrapping_add(key[at % key.len()]);
        state.swap(at, usize::from(other));
    }
    let (mut one, mut other) = (0u8, 0u8);
    let next = |byte: &u8| {
        one = one.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(one)]);
        state.swap(usize::from(one), usize::from(other));
        let sum = state[usize::from(one)].wrapping_add(state[usize::from(other)]);
        byte ^ state[usize::from(sum)]
    };
    bytes.iter().map(next).collect()
}

/// AES in a chain whose first block is not words, without the padding at its end.
pub(super) fn aes_opened(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = bytes.split_at_checked(16) else {
        return Vec::new();
    };
    let mut plain = match key.len() {
        16 => Aes128::new_from_slice(key).map(|cipher| chain(&cipher, first, rest)),
        _ => Aes256::new_from_slice(key).map(|cipher| chain(&cipher, first, rest)),
    }
    .unwrap_or_default();
    if let Some(padding) = plain.last().copied().filter(|padding| *padding <= 16) {
        plain.truncate(plain.len().saturating_sub(usize::from(padding)));
    }
    plain
}

/// AES with 256 bits in a chain that begins with zeros, whole.
pub(super) fn aes_256_plain(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let opened = Aes256::new_from_slice(key).map(|cipher| chain(&cipher, &[0; 16], bytes));
    opened.unwrap_or_default()
}

fn chain(
    cipher: &impl BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>,
    first: &[u8],
    bytes: &[u8],
) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut before = first;
    for closed in bytes.as_chunks::<16>().0 {
        let mut block = Block::from(*closed);
        cipher.decrypt_block(&mut block);
        plain.extend(block.iter().zip(before).map(|(one, other)| one ^ other));
        before = closed;
    }
    plain
}

/// Closes bytes with AES of 128 bits in a chain.
pub(super) fn aes_128_closed(key: &[u8], first: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Ok(cipher) = Aes128::new_from_slice(key) else {
        return Vec::new();
    };
    let mut closed = Vec::with_capacity(bytes.len());
    let mut before: [u8; 16] = first.try_into().unwrap_or_default();
    for plain in bytes.as_chunks::<16>().0 {
        let mixed: [u8; 16] = std::array::from_fn(|at| plain[at] ^ before[at]);
        let mut block = Block::from(mixed);
        cipher.encrypt_block(&mut block);
        before = block.into();
        closed.extend(before);
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_gives_what_it_is_known_to_give() {
        assert_eq!(
            rc4(b"Key", b"Plaintext"),
            b"\xBB\xF3\x16\xE8\xD9\x40\xAF\x0A\xD3"
        );
        assert_eq!(
            rc4(b"Key", &rc4(b"Key", b"there and back")),
            b"there and back"
        );
    }
}
