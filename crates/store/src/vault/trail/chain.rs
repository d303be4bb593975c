//! Each act is linked to the one before it.

use std::fmt;

use super::{Act, Whole};
use crate::check::digest;

/// The SHA-256 of the link before it and of all that an act says; of no act,
/// zeros.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Link(pub [u8; 32]);

impl Link {
    pub(super) fn after(before: Self, act: &Act) -> Self {
        Self(digest(&[
            b"answerable trail 1",
            &before.0,
            &act.number.to_be_bytes(),
            &act.when.at.0.to_be_bytes(),
            act.when.day.to_string().as_bytes(),
            act.by.as_bytes(),
            act.did.as_str().as_bytes(),
            act.record_in_words().as_bytes(),
            act.why.as_bytes(),
        ]))
    }
}

/// In lower-case hexadecimal.
impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({self})")
    }
}

/// What is wrong with a trail: the first thing found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Broken {
    #[error("act {0} is missing from the trail")]
    Missing(u64),
    #[error("act {0} of the trail is not as it was written")]
    Altered(u64),
    #[error("the trail counts {counted} acts and holds {found}")]
    Count { counted: u64, found: u64 },
    #[error("the last link of the trail is not that of its last act")]
    Head,
}

/// How many acts there are, and the link of the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) acts: u64,
    pub(super) link: Link,
}

impl Head {
    /// Whether the last act is there with the link that the head repeats.
    pub(super) fn fits(&self, last: Option<&(Act, Link)>) -> Result<(), Broken> {
        match last {
            None if self.acts == 0 && self.link == Link::default() => Ok(()),
            None if self.acts == 0 => Err(Broken::Head),
            None => Err(Broken::Missing(self.acts)),
            Some((_, link)) if *link == self.link => Ok(()),
            Some((act, _)) => Err(Broken::Altered(act.number)),
        }
    }
}

/// Follows the links from the first act on.
#[derive(Default)]
pub(super) struct Check {
    acts: u64,
    link: Link,
    broken: Option<Broken>,
}

impl Check {
    pub(super) fn take(&mut self, (act, link): &(Act, Link)) {
        let next = self.acts + 1;
        let broken = if act.number != next {
            Some(Broken::Missing(next))
        } else if Link::after(self.link, act) != *link {
            Some(Broken::Altered(act.number))
        } else {
            None
        };
        self.broken = self.broken.or(broken);
        (self.acts, self.link) = (act.number, *link);
    }

    pub(super) fn end(self, head: &Head) -> Result<Whole, Broken> {
        if let Some(broken) = self.broken {
            return Err(broken);
        }
        if head.acts != self.acts {
            return Err(Broken::Count {
                counted: head.acts,
                found: self.acts,
            });
        }
        if head.link != self.link {
            return Err(Broken::Head);
        }
        Ok(Whole {
            acts: self.acts,
            last: self.link,
        })
    }
}
