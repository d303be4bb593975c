//! What an asker's editor prepares, and what of it can be.

use answerable_register::calendar::Day;
use answerable_register::facts::{Assurance, Basis, Finding, Outcome};
use answerable_register::words::{AssuranceId, BodyId};
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::words_of;
use crate::view::View;

/// The longest reasons, in characters: a page or two.
pub const MOST_REASONS_CHARS: usize = 4_000;

/// What the asker finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Find {
    /// It is met, and that closes it: two facts.
    VerifyAndClose,
    /// It is met; it is not closed yet.
    Verify,
    /// It is met in part, and stays open.
    MetInPart,
    /// The claim is not accepted.
    NotAccepted,
    /// It is closed, after what was verified before.
    Close,
    /// What was closed is open again.
    Reopen,
}

impl Find {
    /// Every finding, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::VerifyAndClose,
        Self::Verify,
        Self::MetInPart,
        Self::NotAccepted,
        Self::Close,
        Self::Reopen,
    ];

    /// The word for it in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VerifyAndClose => "verify-and-close",
            Self::Verify => "verify",
            Self::MetInPart => "met-in-part",
            Self::NotAccepted => "not-accepted",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// Whether it is a verification, which is made at a level of assurance.
    #[must_use]
    pub const fn has_a_level(self) -> bool {
        matches!(self, Self::VerifyAndClose | Self::Verify | Self::MetInPart)
    }

    /// Whether it is nothing without reasons. Whoever is told that something is
    /// missing is told what.
    #[must_use]
    pub const fn needs_reasons(self) -> bool {
        matches!(self, Self::MetInPart | Self::NotAccepted | Self::Reopen)
    }

    /// Whether it can be found now.
    #[must_use]
    pub fn is_open_to(self, case: &Case<'_>) -> bool {
        match self {
            Self::VerifyAndClose | Self::Verify | Self::MetInPart => !case.is_closed(),
            Self::NotAccepted => !case.is_closed() && case.awaits_the_asker,
            // A cause of concern is closed by itself: nothing need have been
            // claimed or verified of it.
            Self::Close => !case.is_closed() && (case.is_verified() || case.is_a_cause()),
            Self::Reopen => case.is_closed(),
        }
    }

    fn findings(self) -> &'static [Finding] {
        match self {
            Self::VerifyAndClose => &[Finding::VerifiedMet, Finding::Closed],
            Self::Verify => &[Finding::VerifiedMet],
            Self::MetInPart => &[Finding::MetInPart],
            Self::NotAccepted => &[Finding::ClaimNotAccepted],
            Self::Close => &[Finding::Closed],
            Self::Reopen => &[Finding::Reopened],
        }
    }
}

/// A judgement as it was prepared: sealed until it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Prepared {
    /// What the asker finds.
    pub find: Find,
    /// At which level of assurance, of a verification.
    pub level: Option<AssuranceId>,
    /// The day of the finding.
    pub on: Day,
    /// Why: public once it is published.
    pub reasons: String,
}

/// What is wrong with a judgement.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It cannot be found of what is recorded now.
    #[error("this cannot be found as things stand now")]
    Find,
    /// No level is chosen, or one that is not used on that day.
    #[error("select what the verification rests on")]
    Level,
    /// The day has not come.
    #[error("the day must be today or in the past")]
    DayToCome,
    /// The day is before it was asked.
    #[error("the day must be on or after the day it was asked")]
    BeforeAsked,
    /// It is on a day before what it answers.
    #[error("the day must be on or after the last thing recorded of it")]
    BeforeTheLast,
    /// No reasons are given.
    #[error("give the reasons")]
    NoReasons,
    /// The reasons are too long.
    #[error("shorten the reasons to {MOST_REASONS_CHARS} characters")]
    ReasonsTooLong,
}

impl Prepared {
    /// Whether it can be published of a case today.
    ///
    /// # Errors
    ///
    /// With what is wrong first.
    pub fn check(&self, case: &Case<'_>, view: &View<'_>) -> Result<(), Wrong> {
        if !self.find.is_open_to(case) {
            return Err(Wrong::Find);
        }
        if self.on > view.as_at {
            return Err(Wrong::DayToCome);
        }
        if self.on < case.asked.asked_when().earliest() {
            return Err(Wrong::BeforeAsked);
        }
        if case.findings.first().is_some_and(|last| self.on < last.on) {
            return Err(Wrong::BeforeTheLast);
        }
        if self.find.has_a_level() && self.level_in(view).is_none() {
            return Err(Wrong::Level);
        }
        match self.reasons.trim() {
            "" if self.find.needs_reasons() => Err(Wrong::NoReasons),
            words if words.chars().count() > MOST_REASONS_CHARS => Err(Wrong::ReasonsTooLong),
            _ => Ok(()),
        }
    }

    /// The level it was made at, if that is used on its day.
    #[must_use]
    pub fn level_in<'r>(&self, view: &View<'r>) -> Option<&'r Assurance> {
        let level = view.level(self.level.as_ref()?)?;
        (self.find.has_a_level() && level.is_used_on(self.on)).then_some(level)
    }

    /// What it records: the verification and the closing are two facts.
    #[must_use]
    pub fn outcomes(&self, case: &Case<'_>, view: &View<'_>, prepared_by: &str) -> Vec<Outcome> {
        let Some(judge) = self.judge(case, view) else {
            return Vec::new();
        };
        let level = self.level_in(view);
        let of_level = |finding: &Finding| level.filter(|_| finding.is_a_verification());
        let outcome = |finding: &Finding| Outcome {
            subject: case.of.subject.clone(),
            of: Some(case.of.body.clone()),
            finding: *finding,
            judged_by: judge.clone(),
            on: self.on,
            not_before: None,
            // A closing rests on the verification that it comes with.
            basis: of_level(finding).map_or(Basis::NotStated, |level| level.basis),
            assurance: of_level(finding).map(|level| level.id.clone()),
            reasons: words_of(&self.reasons),
            prepared_by: Some(prepared_by.into()),
            passages: Vec::new(),
        };
        self.find.findings().iter().map(outcome).collect()
    }

    /// The asker, or whoever had its functions on the day.
    fn judge(&self, case: &Case<'_>, view: &View<'_>) -> Option<BodyId> {
        let asker = view.register.asker_of(&case.of.subject)?;
        Some(view.directory().bearer_on(asker, self.on))
    }
}
