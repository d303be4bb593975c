//! The pages of a request for a correction.

use askama::Template;

use crate::corrections::form::CorrectionForm;
use crate::corrections::inbox::InboxReference;
use crate::frame::Content;

#[derive(Template)]
#[template(path = "pages/correction.html")]
pub(super) struct FormPage {
    form: CorrectionForm,
}

impl FormPage {
    pub(super) fn new(form: CorrectionForm) -> Self {
        Self { form }
    }
}

impl Content for FormPage {
    fn title(&self) -> String {
        "Ask for a correction".to_owned()
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

#[derive(Template)]
#[template(path = "pages/correction_kept.html")]
pub(super) struct KeptPage {
    pub(super) reference: InboxReference,
}

impl Content for KeptPage {
    fn title(&self) -> String {
        "Your request is kept".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}
