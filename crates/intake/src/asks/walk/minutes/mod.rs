//! What minutes report: who agreed to do what, who was asked to, and what was resolved.
//!
//! "The Commissioner undertook to publish the plan", "CC said that she would", "It was
//! agreed that the force would bring a paper", "RESOLVED: that the Mayor find …". Minutes
//! tell what was said, so that no verb in them asks by itself.

mod asked;
mod kind;
mod promised;
mod settled;

use answerable_register::calendar::{Day, Deadline, month_named};

use super::Walk;
use crate::asks::Draft;
use crate::tokens::Tokens;
use crate::{DeadlineRead, Span};

pub(crate) use kind::are_minutes;
pub(super) use kind::{at_the_next, next_meeting};

/// The longest name of somebody who speaks in minutes, in words.
const LONGEST_SPEAKER: usize = 12;

impl Walk<'_> {
    /// What one sentence of minutes reports. Whether it was taken.
    pub(super) fn reported(&mut self, tokens: &Tokens<'_>, span: Span) -> bool {
        let draft = self
            .settled(tokens, span)
            .or_else(|| self.who_to_what(tokens, span))
            .or_else(|| self.was_asked(tokens, span))
            .or_else(|| {
                let promised = self.promised(tokens, span)?;
                Some(self.of_those_just_named(promised, tokens))
            });
        match draft {
            Some(draft) => {
                self.propose(draft);
                true
            }
            None => false,
        }
    }

    /// "The Commissioner to bring the paper back in June", "AGREED: the force to publish
    /// it": somebody known, "to" and what.
    fn who_to_what(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let labels = [
            "agreed :",
            "agreed –",
            "decision :",
            "decided :",
            "resolved :",
            "outcome :",
            "next steps :",
            "next step :",
        ];
        let first = tokens.any_of(0, &labels).map_or(0, |(_, next)| next);
        let words = match first {
            0 => span,
            _ => Span::new(tokens.list.get(first)?.span.start, span.end),
        };
        let draft = self.action_draft(words, &self.tokens(words))?;
        // "Chief Finance Officer to supply figures": an office, whoever's it is.
        let office = |one: &crate::Addressee| {
            const OFFICES: [&str; 9] = [
                "Officer",
                "Director",
                "Head of",
                "Manager",
                "Lead",
                "Clerk",
                "Secretary",
                "Superintendent",
                "Executive",
            ];
            OFFICES.iter().any(|word| one.as_published.contains(word))
        };
        let known = draft
            .addressees
            .iter()
            .any(|one| one.found.is_resolved() || office(one));
        known.then_some(draft)
    }

    /// An ask "to the next meeting", where the minutes name its day.
    pub(super) fn by_the_next_meeting(&self, mut draft: Draft) -> Draft {
        let says = draft
            .deadline
            .as_ref()
            .is_some_and(crate::deadline::FoundDeadline::says_when);
        let Some(day) = self.next_meeting.filter(|_| !says) else {
            return draft;
        };
        let tokens = self.tokens(draft.passage);
        let named = draft.at_the_next.or_else(|| at_the_next(&tokens));
        if let Some(span) = named.or_else(|| at_the_meeting_in(&tokens, day)) {
            draft.deadline = Some(crate::deadline::FoundDeadline {
                read: DeadlineRead {
                    deadline: Deadline::On(day),
                    likely: None,
                    doubts: Vec::new(),
                },
                span,
                from: 0,
                to: 0,
            });
        }
        draft
    }
}

/// "To the December meeting", where the next one is in December.
fn at_the_meeting_in(tokens: &Tokens<'_>, next: Day) -> Option<Span> {
    (0..tokens.len()).find_map(|at| {
        month_named(tokens.plain(at)).filter(|month| *month == next.month())?;
        let meets = matches!(tokens.plain(at + 1), "meeting" | "board" | "panel");
        meets.then(|| tokens.span(at, at + 2))
    })
}

/// Where the name begins that ends before a verb: after the last mark or "and", or at
/// the start.
fn start_of_name(tokens: &Tokens<'_>, verb: usize) -> usize {
    let first = verb.saturating_sub(LONGEST_SPEAKER);
    (first..verb)
        .rev()
        .find(|at| {
            matches!(
                tokens.plain(*at),
                "," | ";" | ":" | "." | "and" | "that" | "but" | "]" | "–"
            )
        })
        .map_or(first, |at| at + 1)
}
