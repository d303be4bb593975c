//! The desk's inbox as the letterbox of the pages.

use std::sync::Arc;

use answerable_desk::Desk;
use answerable_desk::store::inbox::{Code, FormKey, Request};
use answerable_ledger::Fingerprint;
use answerable_web::{Correction, Inbox, InboxFault, InboxReference, SpeaksFor};

use crate::chance;
use crate::today::today;

/// Puts requests for correction into the desk's inbox, where each is sealed as
/// it arrives.
pub(crate) struct Letterbox {
    desk: Arc<Desk>,
}

impl Letterbox {
    pub(crate) fn of(desk: Arc<Desk>) -> Self {
        Self { desk }
    }
}

impl Inbox for Letterbox {
    fn keep(&self, correction: Correction) -> Result<InboxReference, InboxFault> {
        let form = FormKey(Fingerprint::of(correction.form_key.as_bytes()).0);
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
        let draw = chance::draw().map_err(|why| InboxFault(format!("drawing a key: {why}")))?;
        self.desk
            .ask_for_correction(&request, form, &draw)
            .map_err(|why| InboxFault(why.to_string()))?;
        // The number stays with us: what a sender is given cannot be guessed.
        InboxReference::try_new(Code::of(form).to_string())
            .map_err(|why| InboxFault(why.to_string()))
    }
}

fn speaks_for(whom: SpeaksFor) -> &'static str {
    match whom {
        SpeaksFor::Named => "Sent for a body or person named on the page.",
        SpeaksFor::Asker => "Sent for the one who asked.",
        SpeaksFor::Themselves => "Sent by somebody for themselves.",
    }
}
