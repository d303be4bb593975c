//! Who answers, to which reports, and when.

use answerable_register::calendar::Day;
use answerable_register::facts::{Answer, AnswerKind, Explanation, PublishedBetween, Voice};
use answerable_register::fold::Register;
use answerable_register::words::{AnswerId, BodyId, SubjectId};
use serde::{Deserialize, Serialize};

use super::AnswerRefused;
use super::put::put_to;
use crate::review::Details;
use crate::review::details::{LONGEST_LICENCE, LONGEST_TITLE, is_address_or_blank};

/// The longest name of a publisher, in characters.
pub(super) const LONGEST_PUBLISHER: usize = 200;

/// The most reports of one answer; one letter answers two, seldom three.
pub(super) const MOST_REPORTS: usize = 20;

/// Who answers, to which reports, and when, as a person says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AnswerDetails {
    /// The body that answers.
    pub by: BodyId,
    /// Whom it answers for, where it says that it is given for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<BodyId>,
    /// What kind of answer it is.
    pub kind: AnswerKind,
    /// The reports that it answers, the first one first.
    pub reports: Vec<SubjectId>,
    /// The day written on it, which proves no publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Day>,
    /// The day it was published, as far as is known.
    pub published: PublishedBetween,
    /// Whether the document is the body's own.
    pub words: WhoseWords,
    /// Who published it, where that is not the body itself, or blank.
    pub publisher: String,
    /// Its title; what was said of the document itself comes before it.
    pub title: String,
    /// Where it was published, or blank.
    pub address: String,
    /// Its licence, or blank.
    pub licence: String,
}

/// In whose words a document gives an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhoseWords {
    /// The body's own: its letter, its page, whoever published it.
    #[default]
    Own,
    /// Quoted as the body's own by whoever published the document.
    Quoted,
}

impl AnswerDetails {
    /// Every reason for which they cannot be taken, of a document of which this was
    /// said.
    ///
    /// # Errors
    ///
    /// The reasons, in the order of the form.
    pub fn check(
        &self,
        register: &Register,
        document: Option<&Details>,
        today: Day,
    ) -> Result<(), Vec<AnswerRefused>> {
        let mut refused = Vec::new();
        self.check_who(register, &mut refused);
        self.check_reports(register, today, &mut refused);
        self.check_days(today, &mut refused);
        self.check_document(document, &mut refused);
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused)
        }
    }

    fn check_who(&self, register: &Register, refused: &mut Vec<AnswerRefused>) {
        if register.bodies.latest(&self.by).is_none() {
            refused.push(AnswerRefused::NoSuchBody(self.by.to_string()));
        }
        if let Some(other) = &self.on_behalf_of {
            if register.bodies.latest(other).is_none() {
                refused.push(AnswerRefused::NoSuchOther(other.to_string()));
            }
            if *other == self.by {
                refused.push(AnswerRefused::OnOwnBehalf);
            }
        }
    }

    fn check_reports(&self, register: &Register, today: Day, refused: &mut Vec<AnswerRefused>) {
        if self.reports.is_empty() {
            refused.push(AnswerRefused::NoReport);
        }
        let found = self.reports.len();
        if found > MOST_REPORTS {
            refused.push(AnswerRefused::ManyReports { found });
            return;
        }
        let given_by = self.published.not_after.or(self.dated);
        for id in &self.reports {
            let Some(held) = register.reports.latest(id) else {
                refused.push(AnswerRefused::NoSuchReport(id.to_string()));
                continue;
            };
            let report = &held.fact;
            let title = report.title.or_blank().to_owned();
            let first = report.published_not_before.unwrap_or(report.published_on);
            if given_by.is_some_and(|given| given < first) {
                let published = report.published_on;
                refused.push(AnswerRefused::BeforeTheReport { title, published });
            } else if put_to(register, id, self, today).is_empty() {
                refused.push(AnswerRefused::NothingAsked { title });
            }
        }
    }

    fn check_days(&self, today: Day, refused: &mut Vec<AnswerRefused>) {
        let PublishedBetween {
            not_before,
            not_after,
        } = self.published;
        if self.dated.is_some_and(|dated| dated > today) {
            refused.push(AnswerRefused::DatedToCome);
        }
        if not_before.max(not_after).is_some_and(|day| day > today) {
            refused.push(AnswerRefused::ToCome);
        }
        if self.published.is_empty() {
            refused.push(AnswerRefused::NoDayLeft);
        }
        if let Some(dated) = self
            .dated
            .filter(|dated| not_after.is_some_and(|last| last < *dated))
        {
            refused.push(AnswerRefused::DatedAfter { dated });
        }
    }

    fn check_document(&self, document: Option<&Details>, refused: &mut Vec<AnswerRefused>) {
        let letters = |text: &str| text.trim().chars().count();
        let found = letters(&self.publisher);
        match self.words {
            WhoseWords::Quoted if found == 0 => refused.push(AnswerRefused::NoPublisher),
            _ if found > LONGEST_PUBLISHER => {
                refused.push(AnswerRefused::LongPublisher { found });
            }
            _ => {}
        }
        if document.is_some() {
            return;
        }
        match letters(&self.title) {
            0 => refused.push(AnswerRefused::NoTitle),
            found if found > LONGEST_TITLE => refused.push(AnswerRefused::LongTitle { found }),
            _ => {}
        }
        if !is_address_or_blank(self.address.trim()) {
            refused.push(AnswerRefused::Address);
        }
        let found = letters(&self.licence);
        if found > LONGEST_LICENCE {
            refused.push(AnswerRefused::LongLicence { found });
        }
    }

    /// The answer as it would be recorded, meeting nothing yet.
    pub(super) fn answer(&self, id: AnswerId) -> Answer {
        Answer {
            id,
            by: self.by.clone(),
            voice: self.voice(),
            kind: self.kind,
            on_behalf_of: self.on_behalf_of.clone(),
            dated: self.dated,
            dated_not_before: None,
            published: self.published,
            meets: Vec::new(),
            chief_officer: None,
            note: None,
            sources: Vec::new(),
            passages: Vec::new(),
        }
    }

    fn voice(&self) -> Voice {
        match self.words {
            WhoseWords::Own => Voice::Own,
            WhoseWords::Quoted => Voice::QuotedBy(self.publisher.trim().into()),
        }
    }

    /// Whether what is said of each thing asked is decided one by one: an
    /// acknowledgement and a nil return say one thing of them all.
    #[must_use]
    pub fn says_of_each(&self) -> bool {
        self.kind == AnswerKind::Substantive
    }
}

/// What the register calls what was read as said of a recommendation; none where it
/// says something and nothing of what is done.
pub(super) fn explanation(
    coverage: answerable_intake::Coverage,
    says_anything: bool,
) -> Option<Explanation> {
    use answerable_intake::Coverage;
    match coverage {
        Coverage::Taken => Some(Explanation::ActionTaken),
        Coverage::Proposed => Some(Explanation::ActionProposed),
        Coverage::ReasonForNone => Some(Explanation::ReasonForNone),
        Coverage::Silent if says_anything => None,
        Coverage::Silent => Some(Explanation::NotAddressed),
    }
}
