//! What a document asks: the walk through its blocks.
//!
//! Headings say what stands under them; sentences that end in a colon lead in
//! the bullets after them; every other sentence is tried against the patterns.
//! The patterns and where each was seen are set out in the modules beside this.

mod context;
mod coroner;
mod kinds;
mod lead_in;
mod other;
mod partners;
mod performs;
mod recommend;
mod request;
mod sections;
mod table;
mod verbs;
mod walk;

use answerable_register::calendar::Deadline;

use crate::addressee::{Names, Parsed};
use crate::deadline::FoundDeadline;
use crate::remembering::Remembering;
use crate::tokens::Worded;
use crate::{Addressee, Dates, Given, Proposal, ProposalKind, Reason, Span, WhyUnused};

pub(crate) use verbs::{asking_word, asking_words};
pub(crate) use walk::are_minutes;

/// What was found, and what was looked at and left.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) proposals: Vec<Proposal>,
    /// Passages that look like asks and were not taken, with the reason.
    pub(crate) left: Vec<(Span, WhyUnused)>,
}

impl Asked {
    /// Leaves what a document that answers quotes and says in its answers: the
    /// recommendations it quotes are somebody else's, and what is promised there is
    /// part of an answer. Requests of the reader and what is promised besides stay, and
    /// so do the recommendations of a page that gives both them and the answers.
    pub(crate) fn leave_what_is_answered(&mut self, apart: &[Span], made_here: bool) {
        let is_apart = |span: Span| {
            let after = apart.partition_point(|one| one.start < span.end);
            let mut near = apart[..after].iter().rev().take(MOST_NEAR);
            near.any(|one| one.touches(span))
        };
        let quotes = |proposal: &Proposal| match proposal.kind {
            ProposalKind::Recommendation
            | ProposalKind::AreaForImprovement
            | ProposalKind::CauseOfConcern
                if !made_here =>
            {
                true
            }
            _ => is_apart(proposal.passage),
        };
        let left: Vec<bool> = self.proposals.iter().map(quotes).collect();
        self.keep(|place| !left[place], WhyUnused::Quoted);
    }

    /// Says whose promises are those of "I" and "we" in a document that answers.
    pub(crate) fn said_by(&mut self, who: &crate::Found) {
        let promises = self
            .proposals
            .iter_mut()
            .filter(|proposal| proposal.kind == ProposalKind::Undertaking);
        for addressee in promises.flat_map(|proposal| &mut proposal.addressees) {
            let writer = matches!(addressee.as_published.as_str(), "I" | "We" | "we");
            if writer && !addressee.found.is_resolved() {
                addressee.found = who.clone();
            }
        }
    }

    /// Keeps those proposals that a rule wants, and leaves the rest.
    fn keep_those(&mut self, wanted: impl Fn(&Proposal) -> bool, why: WhyUnused) {
        let wanted: Vec<bool> = self.proposals.iter().map(wanted).collect();
        self.keep(|place| wanted[place], why);
    }

    /// Keeps those proposals that a rule wants, by their places, and leaves the rest.
    fn keep(&mut self, wanted: impl Fn(usize) -> bool, why: WhyUnused) {
        let mut moved = Vec::with_capacity(self.proposals.len());
        let mut kept = Vec::new();
        for (place, proposal) in std::mem::take(&mut self.proposals).into_iter().enumerate() {
            let keep = wanted(place);
            moved.push(keep.then_some(kept.len()));
            match keep {
                true => kept.push(proposal),
                false => self.left.push((proposal.passage, why)),
            }
        }
        for proposal in &mut kept {
            proposal.under = proposal.under.and_then(|concern| moved[concern]);
        }
        self.proposals = kept;
    }
}

/// How many stretches set apart before a passage are looked at: they hardly overlap.
const MOST_NEAR: usize = 16;

/// Finds what a document asks, undertakes and reports.
pub(crate) fn find(document: &Worded<'_>, dates: &Dates, directory: &Remembering<'_>) -> Asked {
    let given = Given {
        day: dates.day(),
        usual_days: None,
    };
    let names = context::names(document, directory);
    if coroner::is_one(document) {
        return coroner::find(document, &names, given);
    }
    let asks_nothing = kinds::asks_nothing(document);
    let to_people = names.you.is_some() || walk::are_minutes(document);
    let open = !asks_nothing && kinds::is_open(document, to_people);
    let mut asked = walk::walk(document, &names, given, open);
    if asks_nothing {
        asked.keep_those(|one| kinds::can_tell(one.kind), WhyUnused::SomebodyElses);
    } else if !kinds::somebody_asks(
        document,
        names.you.is_some() || walk::follows_up(document).is_some(),
    ) && (kinds::instructs(document) || kinds::never_recommends(document))
    {
        asked.keep_those(kinds::asks_by_itself, WhyUnused::SomebodyElses);
    }
    if kinds::recommends_nothing(document) {
        let new = |one: &Proposal| one.kind == ProposalKind::Recommendation && !one.repeats;
        asked.keep_those(|one| !new(one), WhyUnused::Negative);
    }
    asked
}

/// A proposal in the making.
#[derive(Debug, Clone)]
struct Draft {
    kind: ProposalKind,
    passage: Span,
    number: Option<String>,
    lead_in: Option<Span>,
    addressees: Vec<Addressee>,
    deadline: Option<FoundDeadline>,
    under: Option<usize>,
    repeats: bool,
    /// Words beside it that say that it is for the next meeting.
    at_the_next: Option<Span>,
    because: Vec<Reason>,
}

impl Draft {
    fn new(kind: ProposalKind, passage: Span) -> Draft {
        Draft {
            kind,
            passage,
            number: None,
            lead_in: None,
            addressees: Vec::new(),
            deadline: None,
            under: None,
            repeats: false,
            at_the_next: None,
            because: Vec::new(),
        }
    }

    fn because(mut self, reason: Reason) -> Draft {
        if !self.because.contains(&reason) {
            self.because.push(reason);
        }
        self
    }

    fn of(mut self, parsed: Parsed) -> Draft {
        for addressee in parsed.addressees {
            self.add(addressee);
        }
        parsed.because.into_iter().fold(self, Draft::because)
    }

    fn add(&mut self, addressee: Addressee) {
        let held = self.addressees.iter().any(|other| {
            other.found == addressee.found
                && (other.found.is_resolved() || other.as_published == addressee.as_published)
        });
        if !held {
            self.addressees.push(addressee);
        }
    }

    fn by(mut self, deadline: Option<FoundDeadline>) -> Draft {
        self.deadline = deadline.or(self.deadline);
        self
    }

    fn finish(mut self, document: &Worded<'_>) -> Proposal {
        // Whoever is to do it stands first; those with a part in it after.
        self.addressees.sort_by_key(|one| !one.role.is_lead());
        let (deadline, deadline_words, likely_deadline, doubts) = match self.deadline {
            Some(found) => (
                found.read.deadline,
                Some(found.span),
                found.read.likely,
                found.read.doubts,
            ),
            None => (Deadline::None, None, None, Vec::new()),
        };
        Proposal {
            kind: self.kind,
            number: self.number,
            words: document.words(self.passage).to_owned(),
            passage: self.passage,
            lead_in: self.lead_in,
            addressees: self.addressees,
            deadline,
            deadline_words,
            likely_deadline,
            doubts,
            under: self.under,
            repeats: self.repeats,
            because: self.because,
        }
    }
}

/// What every pattern is told: the document, who can be named in it, its day.
struct Ground<'d> {
    document: &'d Worded<'d>,
    names: &'d Names<'d>,
    given: Given,
}
