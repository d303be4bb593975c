//! What a document asks: the walk through its blocks.
//!
//! Headings say what stands under them; sentences that end in a colon lead in
//! the bullets after them; every other sentence is tried against the patterns.
//! The patterns and where each was seen are set out in the modules beside this.

mod context;
mod coroner;
mod lead_in;
mod other;
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
use crate::{Addressee, Dates, Document, Given, Proposal, ProposalKind, Reason, Span, WhyUnused};

pub(crate) use verbs::asking_word;

/// What was found, and what was looked at and left.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) proposals: Vec<Proposal>,
    /// Passages that look like asks and were not taken, with the reason.
    pub(crate) left: Vec<(Span, WhyUnused)>,
}

/// Finds what a document asks, undertakes and reports.
pub(crate) fn find(document: &Document, dates: &Dates, directory: &Remembering<'_>) -> Asked {
    let given = Given {
        day: dates.day(),
        usual_days: None,
    };
    let names = context::names(document, directory);
    if coroner::is_one(document) {
        return coroner::find(document, &names, given);
    }
    walk::walk(document, &names, given)
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
            other.as_published == addressee.as_published
                || other.found.is_resolved() && other.found == addressee.found
        });
        if !held {
            self.addressees.push(addressee);
        }
    }

    fn by(mut self, deadline: Option<FoundDeadline>) -> Draft {
        self.deadline = deadline.or(self.deadline);
        self
    }

    fn finish(mut self, document: &Document) -> Proposal {
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
            because: self.because,
        }
    }
}

/// What every pattern is told: the document, who can be named in it, its day.
struct Ground<'d> {
    document: &'d Document,
    names: &'d Names<'d>,
    given: Given,
}
