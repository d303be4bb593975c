#![doc = include_str!("../README.md")]

mod fingerprint;
mod hex;
mod leaf;
mod tree;

pub use fingerprint::Fingerprint;
pub use hex::HexError;
pub use leaf::{LeafHash, leaf_hash};
pub use tree::{Root, Tree};
