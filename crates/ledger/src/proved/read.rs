//! Reading the file of a proved entry, which may be anybody's.

use std::str::FromStr;

use serde_json::{Map, Value};

use super::{ProvedEntry, Words};
use crate::{AuditPath, HexError, NotAPath, Place};

/// Why a file is not that of a proved entry.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// It is not JSON.
    #[error("it is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It is JSON, and no object.
    #[error("it is JSON and no object with the members of an entry")]
    NotAnObject,
    /// A member is not there.
    #[error("it has no {member}")]
    Missing {
        /// The member's name.
        member: &'static str,
    },
    /// A member holds something else than it must.
    #[error("{member} must be {allowed}")]
    Other {
        /// The member's name.
        member: &'static str,
        /// What it may hold.
        allowed: &'static str,
    },
    /// A member holds words that are no hash.
    #[error("{member}: {why}")]
    NotAHash {
        /// The member's name.
        member: &'static str,
        /// What is wrong with it.
        why: HexError,
    },
    /// The hashes are no path of that entry.
    #[error("audit_path: {0}")]
    NotAPath(#[from] NotAPath),
}

pub(super) fn proved(file: &[u8]) -> Result<ProvedEntry, NotRead> {
    let Value::Object(members) = serde_json::from_slice(file)? else {
        return Err(NotRead::NotAnObject);
    };
    let place = Place {
        index: number(&members, "number")?,
        leaves: number(&members, "entries")?,
    };
    let Value::Array(hashes) = member(&members, "audit_path")? else {
        return Err(NotRead::Other {
            member: "audit_path",
            allowed: "a list of hashes",
        });
    };
    let hashes: Result<Vec<_>, _> = hashes.iter().map(|one| hash("audit_path", one)).collect();
    Ok(ProvedEntry {
        words: words(&members)?,
        leaf: hash("leaf_hash", member(&members, "leaf_hash")?)?,
        root: hash("root", member(&members, "root")?)?,
        path: AuditPath::try_new(place, hashes?)?,
    })
}

type Members = Map<String, Value>;

fn member<'a>(members: &'a Members, member: &'static str) -> Result<&'a Value, NotRead> {
    members.get(member).ok_or(NotRead::Missing { member })
}

fn number(members: &Members, name: &'static str) -> Result<u64, NotRead> {
    member(members, name)?.as_u64().ok_or(NotRead::Other {
        member: name,
        allowed: "a whole number from 0",
    })
}

fn words(members: &Members) -> Result<Words, NotRead> {
    match member(members, "bytes")? {
        Value::String(bytes) => Ok(Words::Shown(bytes.clone())),
        Value::Null => Ok(Words::NotShown {
            why: members
                .get("not_shown")
                .and_then(Value::as_str)
                .unwrap_or("the file does not say why")
                .to_owned(),
        }),
        _ => Err(NotRead::Other {
            member: "bytes",
            allowed: "the entry as words, or null where they are not shown",
        }),
    }
}

fn hash<T: FromStr<Err = HexError>>(member: &'static str, value: &Value) -> Result<T, NotRead> {
    let Value::String(text) = value else {
        return Err(NotRead::Other {
            member,
            allowed: "64 hexadecimal digits in quotation marks",
        });
    };
    text.parse()
        .map_err(|why| NotRead::NotAHash { member, why })
}
