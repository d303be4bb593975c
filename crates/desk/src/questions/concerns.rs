//! Causes of concern: whom each is about, what stands under it, and what its
//! asker judged to have come of it.
//!
//! A cause of concern asks nothing itself, so it makes no ask and stands in no
//! list of asks. It is opened by the report that makes it, and closed only by
//! its asker's own finding.

use answerable_register::facts::{Asked, AskedKind, Finding, Outcome, Report, Who};
use answerable_register::words::{BodyId, SubjectId};

use crate::view::{AskedBy, AskedOf, View};

/// One cause of concern.
#[derive(Debug)]
pub struct Concern<'r> {
    /// The cause of concern.
    pub asked: &'r Asked,
    /// Who opened it.
    pub by: AskedBy<'r>,
    /// The report it stands in.
    pub report: Option<&'r Report>,
    /// The bodies it is about, by name.
    pub about: Vec<AskedOf<'r>>,
    /// What stands under it.
    pub beneath: Vec<&'r Asked>,
    /// What its asker judged to have come of it by the day, the newest first.
    pub judged: Vec<&'r Outcome>,
    /// What bodies claim of themselves by the day, the newest first. No claim
    /// says that it is closed, and none takes a judgement's place.
    pub claimed: Vec<&'r Outcome>,
}

impl<'r> Concern<'r> {
    /// What its asker judged last of it: as far as it is about one body or,
    /// where it is about none, at all.
    #[must_use]
    pub fn last_judged(&self, of: Option<&BodyId>) -> Option<&'r Outcome> {
        self.judged
            .iter()
            .find(|outcome| of.is_none_or(|of| outcome.is_about(of)))
            .copied()
    }

    /// What its asker last said of its being closed or open. What was verified
    /// since leaves it as it was.
    fn last_of_closing(&self, of: Option<&BodyId>) -> Option<&'r Outcome> {
        self.judged
            .iter()
            .filter(|outcome| outcome.finding.is_of_closing())
            .find(|outcome| of.is_none_or(|of| outcome.is_about(of)))
            .copied()
    }

    /// The outcome that closed it for one body, or at all where it is about
    /// none, if that is what was judged last. What was replaced by a later one
    /// was not closed.
    #[must_use]
    pub fn closed(&self, of: Option<&BodyId>) -> Option<&'r Outcome> {
        self.last_of_closing(of)
            .filter(|outcome| outcome.finding == Finding::Closed)
    }

    /// How it ended, where it has ended for every body it is about.
    #[must_use]
    pub fn ended(&self) -> Option<Ended> {
        let of_nobody = self.about.is_empty().then(|| self.last_of_closing(None));
        let of_each = self
            .about
            .iter()
            .map(|of| self.last_of_closing(Some(of.id)));
        of_each
            .chain(of_nobody)
            .map(|last| match last?.finding {
                Finding::Closed => Some(Ended::Closed),
                Finding::Superseded => Some(Ended::Replaced),
                _ => None,
            })
            .reduce(|one, other| Some(one?.max(other?)))
            .flatten()
    }

    /// How many recommendations are recorded under it.
    #[must_use]
    pub fn recommendations(&self) -> usize {
        let beneath = self.beneath.iter();
        beneath
            .filter(|asked| asked.kind == AskedKind::Recommendation)
            .count()
    }
}

/// How a cause of concern ended, as its asker judged it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ended {
    /// Closed for every body it is about.
    Closed,
    /// Replaced by a later one, for one body at least, and closed for the rest.
    Replaced,
}

/// Which causes of concern are wanted; none chosen means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConcernFilter {
    /// Only those about this body.
    pub of: Option<BodyId>,
    /// Only those of this report.
    pub report: Option<SubjectId>,
}

impl<'r> View<'r> {
    /// The causes of concern opened by the day, the newest first. Those about
    /// one body name that body alone.
    #[must_use]
    pub fn concerns(&self, filter: &ConcernFilter) -> Vec<Concern<'r>> {
        let mut concerns: Vec<_> = self
            .register
            .asked
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|asked| asked.kind == AskedKind::CauseOfConcern)
            .filter(|asked| asked.asked_on <= self.as_at)
            .filter(|asked| filter.report.is_none() || asked.report == filter.report)
            .filter_map(|asked| {
                let mut concern = self.concern(asked);
                if let Some(of) = &filter.of {
                    concern.about.retain(|about| about.id == of);
                    if concern.about.is_empty() {
                        return None;
                    }
                }
                Some(concern)
            })
            .collect();
        concerns.sort_by(|one, other| {
            let key = |concern: &Concern<'r>| std::cmp::Reverse(concern.asked.asked_on);
            (key(one), &one.asked.id).cmp(&(key(other), &other.asked.id))
        });
        concerns
    }

    /// One cause of concern.
    pub(super) fn concern(&self, asked: &'r Asked) -> Concern<'r> {
        let mut about: Vec<AskedOf<'r>> = asked
            .of
            .iter()
            .flat_map(|addressee| match &addressee.who {
                Who::Body(id) | Who::AsPublished { key: id } => std::slice::from_ref(id),
                Who::Group { members, .. } => members.as_slice(),
                Who::NotPublished => &[],
            })
            .map(|id| self.addressee(id, &asked.of, asked.asked_on))
            .collect();
        about.sort_by_key(|of| of.name);
        Concern {
            by: self.asker(&asked.by, asked.asked_on),
            report: asked.report.as_ref().and_then(|id| self.report(id)),
            about,
            beneath: self.beneath(asked),
            judged: self.judged(&asked.id),
            claimed: self.claimed(&asked.id),
            asked,
        }
    }

    /// The outcome that ended the cause of concern that something asked stands
    /// under, for one body, if its asker's last word on closing it by the day
    /// ended it. What stands beneath is not closed by it: only its asker's word
    /// on that itself does so.
    #[must_use]
    pub fn cause_ended(&self, asked: &Asked, of: &BodyId) -> Option<&'r Outcome> {
        let outcomes = self.judged(asked.under.as_ref()?);
        let of_closing = outcomes
            .into_iter()
            .find(|outcome| outcome.finding.is_of_closing() && outcome.is_about(of));
        of_closing.filter(|outcome| outcome.finding.ends_it())
    }

    /// What stands under a cause of concern.
    fn beneath(&self, cause: &Asked) -> Vec<&'r Asked> {
        let Some(report) = &cause.report else {
            return Vec::new();
        };
        self.register
            .asked_in(report, self.known)
            .map(|held| &held.fact)
            .filter(|asked| asked.under.as_ref() == Some(&cause.id))
            .collect()
    }

    /// What its asker judged to have come of something asked by the day, the
    /// newest first.
    pub(super) fn judged(&self, subject: &SubjectId) -> Vec<&'r Outcome> {
        self.outcomes(subject, Finding::is_of_the_asker)
    }

    /// What bodies claim of themselves that they met by the day, the newest
    /// first.
    pub(super) fn claimed(&self, subject: &SubjectId) -> Vec<&'r Outcome> {
        self.outcomes(subject, |finding| !finding.is_of_the_asker())
    }

    fn outcomes(&self, subject: &SubjectId, is_wanted: fn(Finding) -> bool) -> Vec<&'r Outcome> {
        let mut outcomes: Vec<_> = self
            .register
            .outcomes_on(subject, self.known)
            .map(|held| &held.fact)
            .filter(|outcome| outcome.on <= self.as_at && is_wanted(outcome.finding))
            .collect();
        // Of two on one day the one recorded later counts.
        outcomes.reverse();
        outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.on));
        outcomes
    }
}
