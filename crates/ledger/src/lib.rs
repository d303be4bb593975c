//! The leaf hash of an entry; proofs stand on it.
