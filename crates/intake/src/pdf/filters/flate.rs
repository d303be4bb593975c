//! Deflated bytes (RFC 1950 and 1951).

use flate2::{Decompress, FlushDecompress, Status};

/// So much is unpacked at a time.
const HELPING: usize = 32 * 1024;

/// Unpacks bytes; none where that gives more than `most`. Of a damaged stream what
/// comes before the damage is given, as every reader does.
pub(super) fn unpack(raw: &[u8], most: usize) -> Option<Vec<u8>> {
    let bytes = inflate(raw, true, most)?;
    // Some programs leave out the head.
    match bytes.is_empty() && !raw.is_empty() {
        true => inflate(raw, false, most),
        false => Some(bytes),
    }
}

fn inflate(raw: &[u8], head: bool, most: usize) -> Option<Vec<u8>> {
    let mut inflate = Decompress::new(head);
    let mut bytes = Vec::with_capacity((raw.len() * 3).min(most).max(HELPING));
    loop {
        let before = (inflate.total_in(), inflate.total_out());
        // As many were taken as there are at the most.
        let taken = usize::try_from(inflate.total_in()).unwrap_or(raw.len());
        let rest = raw.get(taken..).unwrap_or_default();
        bytes.reserve(HELPING);
        let status = inflate.decompress_vec(rest, &mut bytes, FlushDecompress::None);
        if bytes.len() > most {
            return None;
        }
        let stands_still = before == (inflate.total_in(), inflate.total_out());
        match status {
            Ok(Status::StreamEnd) | Err(_) => return Some(bytes),
            Ok(_) if stands_still => return Some(bytes),
            Ok(_) => {}
        }
    }
}
