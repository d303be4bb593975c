//! What a document says twice: in its text and again in a list at its end.

use std::collections::HashMap;

use answerable_register::calendar::Deadline;

use crate::asks::Asked;
use crate::{Proposal, ProposalKind, WhyUnused};

/// Keeps of each ask that a document says twice in the same words the one with
/// its number, or the first. The other is left, to be seen in the reverse check.
pub(super) fn said(mut asked: Asked) -> Asked {
    let stands = standing(&asked.proposals);
    let mut moved = Vec::with_capacity(stands.len());
    let mut kept = 0;
    for (place, for_it) in stands.iter().enumerate() {
        moved.push(kept);
        kept += usize::from(place == *for_it);
    }
    let all = std::mem::take(&mut asked.proposals);
    for (place, mut proposal) in all.into_iter().enumerate() {
        if stands[place] == place {
            proposal.under = proposal.under.map(|concern| moved[stands[concern]]);
            asked.proposals.push(proposal);
        } else {
            asked.left.push((proposal.passage, WhyUnused::SaidTwice));
        }
    }
    asked
}

/// For each proposal the place of the one that stands for it, mostly its own.
fn standing(all: &[Proposal]) -> Vec<usize> {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    let mut stands: Vec<usize> = (0..all.len()).collect();
    for (place, proposal) in all.iter().enumerate() {
        let can_be = proposal.kind.asks() || proposal.kind == ProposalKind::CauseOfConcern;
        if !can_be {
            continue;
        }
        let others = alike.entry(letters(&proposal.words)).or_default();
        let twin = others
            .iter_mut()
            .find(|other| are_one(&all[**other], proposal));
        match twin {
            None => others.push(place),
            Some(first) if all[*first].number.is_none() && proposal.number.is_some() => {
                let before = std::mem::replace(first, place);
                for stood in stands.iter_mut().filter(|stood| **stood == before) {
                    *stood = place;
                }
            }
            Some(first) => stands[place] = *first,
        }
    }
    stands
}

/// Whether two asks in the same words are one: neither has another number, and
/// neither is to anybody else.
fn are_one<'p>(one: &'p Proposal, other: &'p Proposal) -> bool {
    let numbers = one.number.is_none() || other.number.is_none() || one.number == other.number;
    // Two points of one list are two, whatever they say.
    let apart = one.lead_in.is_none() || one.lead_in != other.lead_in;
    // A document may say the same ten thousand times: most are told apart by this much.
    if !numbers || !apart || one.kind.asks() != other.kind.asks() {
        return false;
    }
    let named = |proposal: &'p Proposal| {
        let found = proposal.addressees.iter().map(|one| &one.found);
        found.filter(|found| found.is_resolved())
    };
    let nobody = named(one).next().is_none() || named(other).next().is_none();
    let same = nobody || named(one).eq(named(other));
    let (by, other_by) = (&one.deadline, &other.deadline);
    let alike = one
        .words
        .split_whitespace()
        .eq(other.words.split_whitespace());
    let when = alike || by == other_by || *by == Deadline::None || *other_by == Deadline::None;
    same && when
}

/// "Within six months of the publication of this report" has no more bytes.
const LONGEST_WHEN: usize = 60;

/// The letters and digits of some words in lower case: what is left alike when
/// the one is broken to a width and the other is not.
fn letters(words: &str) -> String {
    // A number after the last stop is that of a note.
    let noted = words.trim_end_matches(|last: char| last.is_ascii_digit());
    let words = match noted.ends_with('.') {
        true => noted,
        false => words,
    };
    // "By 30 June, chief constables should" and under that day "Chief constables should".
    let opens = ["By ", "Within ", "With immediate effect"];
    let when = opens.iter().any(|open| words.starts_with(open));
    let words = match words.split_once(", ").filter(|_| when) {
        Some((first, rest)) if first.len() <= LONGEST_WHEN => rest,
        _ => words,
    };
    let letters = words.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
