#![doc = include_str!("../README.md")]

mod fingerprint;
mod hex;
mod leaf;

pub use fingerprint::Fingerprint;
pub use hex::HexError;
pub use leaf::{LeafHash, leaf_hash};
