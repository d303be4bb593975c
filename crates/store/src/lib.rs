//! The log and the archive: bytes, head, keys.
