//! How something asked of one body stands on its way to being closed.

use std::collections::BTreeSet;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Asked, AskedKind, Assurance, Finding, Outcome};
use answerable_register::fold::Held;
use answerable_register::words::{AssuranceId, BodyId, SubjectId};
use jiff::civil::Date;

use crate::view::{AskedBy, View};
use crate::who::{self, Hand};

/// Something asked, and one body it was asked of: what is claimed, verified and
/// closed is so of this body alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseOf {
    /// What was asked.
    pub subject: SubjectId,
    /// The body.
    pub body: BodyId,
}

/// What is recorded of it by the day.
#[derive(Debug)]
pub struct Case<'r> {
    /// What was asked, and the body.
    pub of: CaseOf,
    /// The thing asked.
    pub asked: &'r Asked,
    /// Who asked.
    pub by: AskedBy<'r>,
    /// What the body last claimed of itself.
    pub claimed: Option<&'r Outcome>,
    /// What the asker last found of what the body did or claims.
    pub verified: Option<&'r Outcome>,
    /// What the asker last said of its being closed or open.
    pub closed: Option<&'r Outcome>,
    /// Everything claimed and found, the newest first.
    pub findings: Vec<&'r Outcome>,
    /// Whether a claim is recorded and nothing by the asker after it.
    pub awaits_the_asker: bool,
    /// The entry of the asker’s last word of it.
    pub last_of_the_asker: Option<EntryNumber>,
    /// The asker, and whoever has its functions on the day.
    askers: BTreeSet<BodyId>,
}

impl Case<'_> {
    /// Whether the asker has closed it, or put a later ask in its place.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed.is_some_and(|last| last.finding.ends_it())
    }

    /// Whether the asker last found that it is met.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.verified
            .is_some_and(|last| last.finding == Finding::VerifiedMet)
    }

    /// Whether it is a cause of concern.
    #[must_use]
    pub fn is_a_cause(&self) -> bool {
        self.asked.kind == AskedKind::CauseOfConcern
    }

    /// Whether the last word is the asker's, and does not accept a claim.
    #[must_use]
    pub fn is_not_accepted(&self) -> bool {
        self.findings
            .first()
            .is_some_and(|last| last.finding == Finding::ClaimNotAccepted)
    }

    /// How it stands to whoever would act on it.
    #[must_use]
    pub fn stands_to(&self, hand: Hand) -> who::Ask {
        who::Ask {
            of: self.of.body.clone(),
            by: self.askers.clone(),
            hand,
        }
    }
}

impl<'r> View<'r> {
    /// How something asked of a body stands; none where it was not asked of that
    /// body. Comments and explanations are answers, and are no cases.
    #[must_use]
    pub fn case(&self, of: &CaseOf) -> Option<Case<'r>> {
        let asked = self.asked(&of.subject)?;
        if !self.register.is_put_to(&of.subject, &of.body) {
            return None;
        }
        let mut held: Vec<&'r Held<Outcome>> = self
            .register
            .outcomes_on(&of.subject, self.known)
            .filter(|held| held.fact.on <= self.as_at && held.fact.is_about(&of.body))
            .collect();
        let awaits_the_asker = held
            .iter()
            .max_by_key(|held| held.entry)
            .is_some_and(|last| !last.fact.finding.is_of_the_asker());
        let of_the_asker = held
            .iter()
            .filter(|held| held.fact.finding.is_of_the_asker());
        let last_of_the_asker = of_the_asker.map(|held| held.entry).max();
        // Of two on one day the one recorded later counts.
        held.sort_by_key(|held| std::cmp::Reverse((held.fact.on, held.entry)));
        let findings: Vec<_> = held.iter().map(|held| &held.fact).collect();
        let last = |is: fn(Finding) -> bool| {
            let mut findings = findings.iter();
            findings.find(|outcome| is(outcome.finding)).copied()
        };
        Some(Case {
            of: of.clone(),
            by: self.asker(&asked.by, asked.asked_on),
            claimed: last(|finding| finding == Finding::ClaimedMet),
            verified: last(Finding::is_a_verification),
            closed: last(Finding::is_of_closing),
            awaits_the_asker,
            last_of_the_asker,
            askers: self.askers_of(&of.subject),
            asked,
            findings,
        })
    }

    /// The body that asked something, and whoever has its functions on the day;
    /// none where whoever asked is no body of the register.
    fn askers_of(&self, subject: &SubjectId) -> BTreeSet<BodyId> {
        let asker = self.register.asker_of(subject);
        let bearer = asker.map(|asker| self.directory().bearer_on(asker, self.as_at));
        asker.cloned().into_iter().chain(bearer).collect()
    }

    /// The levels of assurance that are used on a day, the lowest first.
    #[must_use]
    pub fn levels_on(&self, day: Date) -> Vec<&'r Assurance> {
        let mut levels: Vec<_> = self
            .register
            .assurances
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|level| level.is_used_on(day))
            .collect();
        levels.sort_by_key(|level| level.rank);
        levels
    }

    /// A level of assurance.
    #[must_use]
    pub fn level(&self, id: &AssuranceId) -> Option<&'r Assurance> {
        Some(&self.register.assurances.get(id, self.known)?.fact)
    }
}
