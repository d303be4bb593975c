//! What came of something asked, over everybody it was asked of.

use std::collections::BTreeMap;

use answerable_register::facts::{Duty, Position};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};

use crate::closing::CaseOf;
use crate::view::View;

/// How many of those asked answered, what they said, and what was closed. Bodies
/// are counted, each once, whatever it has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Bodies that it was asked of.
    pub asked: usize,
    /// Of these, those of whose own an answer is known by the day.
    pub answered: usize,
    /// Those that say they accept it.
    pub accepted: usize,
    /// Those that accept it in part.
    pub accepted_in_part: usize,
    /// Those that say they do not.
    pub not_accepted: usize,
    /// Those for which the asker closed it, or put a later ask in its place.
    pub closed: usize,
    /// Whether the asker withdrew it, of every body.
    pub withdrawn: bool,
}

#[derive(Clone, Copy, Default)]
struct OfOne {
    answered: bool,
    position: Option<Position>,
    closed: bool,
    withdrawn: bool,
}

impl<'r> View<'r> {
    /// What came of something asked by the day.
    #[must_use]
    pub fn what_came_of(&self, subject: &SubjectId) -> Came {
        let mut bodies: BTreeMap<&'r BodyId, OfOne> = BTreeMap::new();
        for key in self.register.asks_of(subject) {
            if !self.known.includes(self.register.ask(*key).first_entry) {
                continue;
            }
            let Some(row) = self.row(*key) else { continue };
            let standing = row.standing.kind();
            if standing == StandingKind::NotAsked || standing == StandingKind::NotYetAsked {
                continue;
            }
            let one = bodies.entry(&row.reference.of).or_default();
            // What comments say of it is not recorded: they may say nothing.
            one.answered |= row.answer.is_some() && row.in_comments.is_none();
            one.withdrawn |= standing == StandingKind::Withdrawn;
            if row.position != Position::NotStated {
                one.position = Some(row.position);
            }
            if !matches!(row.reference.duty, Duty::Comment | Duty::Explain) {
                let case = self.case(&CaseOf {
                    subject: subject.clone(),
                    body: row.reference.of.clone(),
                });
                one.closed |= case.is_some_and(|case| case.is_closed());
            }
        }
        let count = |is: fn(&OfOne) -> bool| bodies.values().filter(|one| is(one)).count();
        Came {
            asked: bodies.len(),
            answered: count(|one| one.answered),
            accepted: count(|one| one.position == Some(Position::Accepts)),
            accepted_in_part: count(|one| one.position == Some(Position::AcceptsInPart)),
            not_accepted: count(|one| one.position == Some(Position::DoesNotAccept)),
            closed: count(|one| one.closed),
            withdrawn: !bodies.is_empty() && bodies.values().all(|one| one.withdrawn),
        }
    }
}
