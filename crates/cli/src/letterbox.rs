//! The desk's inbox as the letterbox of the pages.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use answerable_desk::Desk;
use answerable_desk::store::inbox::Request;
use answerable_web::{Correction, Inbox, InboxFault, InboxReference, SpeaksFor};

use crate::today::today;

/// Forms whose references are remembered, so that one sent twice is kept once.
const FORMS_REMEMBERED: usize = 10_000;

/// Puts requests for correction into the desk's inbox.
pub(crate) struct Letterbox {
    desk: Arc<Desk>,
    kept: Mutex<HashMap<String, InboxReference>>,
}

impl Letterbox {
    pub(crate) fn of(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            kept: Mutex::default(),
        }
    }
}

impl Inbox for Letterbox {
    fn keep(&self, correction: Correction) -> Result<InboxReference, InboxFault> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reference) = kept.get(&correction.form_key) {
            return Ok(reference.clone());
        }
        let request = Request {
            page: correction.page,
            what_is_wrong: format!(
                "{}\n\n{}",
                speaks_for(correction.speaks_for),
                correction.wrong
            ),
            what_should_it_say: correction.right,
            source: correction.source,
            contact: String::new(),
            on: today(),
        };
        let fault = |why: String| InboxFault(why);
        let reference = self
            .desk
            .ask_for_correction(&request)
            .map_err(|why| fault(why.to_string()))?;
        let reference =
            InboxReference::try_new(reference.to_string()).map_err(|why| fault(why.to_string()))?;
        if kept.len() >= FORMS_REMEMBERED {
            kept.clear();
        }
        kept.insert(correction.form_key, reference.clone());
        Ok(reference)
    }
}

fn speaks_for(whom: SpeaksFor) -> &'static str {
    match whom {
        SpeaksFor::Named => "Sent for a body or person named on the page.",
        SpeaksFor::Asker => "Sent for the one who asked.",
        SpeaksFor::Themselves => "Sent by somebody for themselves.",
    }
}
