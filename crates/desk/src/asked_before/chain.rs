//! Chains: one thing asked again and again, as people have confirmed.

use std::collections::BTreeSet;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Asked, AskedBefore, Likeness};
use answerable_register::fold::Held;
use answerable_register::words::SubjectId;

use super::came::Came;
use crate::view::View;

/// How many links of a chain are followed: a thing asked a hundred times has more
/// than a page can tell.
const FOLLOWED_AT_MOST: usize = 200;

/// One thing asked more than once.
#[derive(Debug)]
pub struct Chain<'r> {
    /// Every time, the earliest first.
    pub times: Vec<Time<'r>>,
}

/// One of the times.
#[derive(Debug)]
pub struct Time<'r> {
    /// What was asked.
    pub asked: &'r Asked,
    /// What came of it by the day.
    pub came: Came,
}

impl Chain<'_> {
    /// Which time something was, counted from 1.
    #[must_use]
    pub fn place_of(&self, subject: &SubjectId) -> Option<usize> {
        let place = self
            .times
            .iter()
            .position(|time| time.asked.id == *subject)?;
        Some(place + 1)
    }
}

impl<'r> View<'r> {
    /// The comparisons of something asked that were made by the day, in the order
    /// recorded.
    pub fn comparisons_with(
        &self,
        subject: &SubjectId,
    ) -> impl Iterator<Item = &'r Held<AskedBefore>> {
        let as_at = self.as_at;
        self.register
            .comparisons_with(subject, self.known)
            .filter(move |held| held.fact.on <= as_at)
    }

    /// The comparison of two things, if it was made by the day.
    #[must_use]
    pub fn comparison_of(
        &self,
        later: &SubjectId,
        earlier: &SubjectId,
    ) -> Option<&'r Held<AskedBefore>> {
        self.comparisons_with(later)
            .find(|held| held.fact.later == *later && held.fact.earlier == *earlier)
    }

    /// The chain in which something stands: whatever was confirmed as the same
    /// thing, link by link, and was asked by the day. None where nothing was.
    ///
    /// A pair that was found to be neither is no link. Each link leads from a day to
    /// an earlier one, and everything is visited once: there is no way round.
    #[must_use]
    pub fn chain_of(&self, subject: &SubjectId) -> Option<Chain<'r>> {
        let mut seen = BTreeSet::from([subject.clone()]);
        let mut to_follow = vec![subject.clone()];
        while let Some(one) = to_follow.pop() {
            for held in self.comparisons_with(&one) {
                let links = held.fact.found == Likeness::SameThing;
                if let Some(other) = held.fact.beside(&one).filter(|_| links)
                    && seen.len() < FOLLOWED_AT_MOST
                    && seen.insert(other.clone())
                {
                    to_follow.push(other.clone());
                }
            }
        }
        let mut times: Vec<Time<'r>> = seen
            .iter()
            .filter_map(|id| self.asked(id))
            .filter(|asked| asked.asked_on <= self.as_at)
            .map(|asked| Time {
                asked,
                came: self.what_came_of(&asked.id),
            })
            .collect();
        times.sort_by(|a, b| {
            let (a, b) = (a.asked, b.asked);
            a.asked_on.cmp(&b.asked_on).then_with(|| a.id.cmp(&b.id))
        });
        (times.len() > 1).then_some(Chain { times })
    }

    /// What was compared with something and by which entry, with the other of the
    /// two: those asked by the day alone.
    #[must_use]
    pub fn compared_with(&self, subject: &SubjectId) -> Vec<Compared<'r>> {
        self.comparisons_with(subject)
            .filter_map(|held| {
                let other = self.asked(held.fact.beside(subject)?)?;
                (other.asked_on <= self.as_at).then_some(Compared {
                    other,
                    compared: &held.fact,
                    entry: held.entry,
                })
            })
            .collect()
    }
}

/// Something that a person compared with what is looked at.
#[derive(Debug)]
pub struct Compared<'r> {
    /// The other of the two.
    pub other: &'r Asked,
    /// What was found, and why.
    pub compared: &'r AskedBefore,
    /// The entry that says so.
    pub entry: EntryNumber,
}
