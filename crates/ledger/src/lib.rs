#![doc = include_str!("../README.md")]

mod fingerprint;
mod hex;
mod leaf;
mod levels;
mod path;
mod proved;
mod tree;

pub use fingerprint::Fingerprint;
pub use hex::HexError;
pub use leaf::{LeafHash, leaf_hash};
pub use levels::Levels;
pub use path::{AuditPath, NotAPath, Place};
pub use proved::{DoesNotHold, NotRead, ProvedEntry, Words};
pub use tree::{Root, Tree};
