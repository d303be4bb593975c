//! What a row is about: something asked, or a report.

use answerable_desk::View;
use answerable_register::words::SubjectId;

use crate::column::Cell;

/// One reference in three cells: as it is, and in the table where it stands.
pub(super) struct About<'a> {
    pub(super) reference: Cell<'a>,
    pub(super) thing_asked: Cell<'a>,
    pub(super) report: Cell<'a>,
}

impl<'a> About<'a> {
    /// Of a subject that was not asked or published by the day, only the
    /// reference: the tables do not hold it.
    pub(super) fn of(subject: Option<&'a SubjectId>, view: &View<'_>) -> Self {
        let Some(subject) = subject else {
            let [reference, thing_asked, report] = Cell::None.thrice();
            return Self {
                reference,
                thing_asked,
                report,
            };
        };
        let is_asked = view
            .asked(subject)
            .is_some_and(|asked| asked.asked_on <= view.as_at);
        let is_out = view
            .report(subject)
            .is_some_and(|report| report.published_on <= view.as_at);
        Self {
            reference: Cell::text(subject.as_str()),
            thing_asked: Cell::text_if_any(is_asked.then(|| subject.as_str())),
            report: Cell::text_if_any(is_out.then(|| subject.as_str())),
        }
    }
}
