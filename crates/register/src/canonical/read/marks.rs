//! Where strings can end: the quotation marks and backslashes of a text.
//!
//! An entry has some fifty strings, and most are short. Who looks for the end of
//! each byte by byte, or word by word, guesses wrongly at nearly every one how
//! far that is. Here a block of the text becomes one number with a bit for each
//! of its bytes, and the next end is the lowest bit that is set.

/// How many bytes make a block: as many as the number has bits.
pub(super) const BLOCK: usize = 64;

/// The marks of the block that begins at a place: bit `n` is set where byte `n`
/// of it is a quotation mark or a backslash. After the end of the text is none.
pub(super) fn marks(text: &[u8], from: usize) -> u64 {
    let rest = text.get(from..).unwrap_or_default();
    match rest.first_chunk() {
        Some(block) => marks_of(block),
        None => {
            let mut block = [0; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            marks_of(&block)
        }
    }
}

fn marks_of(block: &[u8; BLOCK]) -> u64 {
    // Two plain steps, of which processors do the first sixteen bytes at a time.
    let is_mark = block.map(|byte| u8::from(byte == b'"') | u8::from(byte == b'\\'));
    let eights = is_mark.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |marks, (place, eight)| {
        marks | gathered(u64::from_le_bytes(*eight)) << (8 * place)
    })
}

/// The lowest bits of eight bytes, side by side. Each product brings one of them to
/// its place in the highest byte, and no two meet anywhere.
fn gathered(eight: u64) -> u64 {
    eight.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A bit is set where a mark stands, and nowhere else.
        #[test]
        fn every_mark_has_its_bit(
            text in prop::collection::vec(
                prop_oneof![Just(b'"'), Just(b'\\'), Just(b'!'), Just(b'#'), any::<u8>()],
                0..200,
            ),
            from in 0_usize..220,
        ) {
            let marks = marks(&text, from);
            for place in 0..BLOCK {
                let is_mark = matches!(text.get(from + place), Some(b'"' | b'\\'));
                prop_assert_eq!(marks >> place & 1 == 1, is_mark);
            }
        }
    }
}
