//! A document that answers, from its bytes to the register.
//!
//! * `said`: who answers which report, and when;
//! * `parts`: one recommendation after the other;
//! * `published`: what is recorded, and how asks stand by it;
//! * `data`: an answer that its file holds as data.

mod data;
mod parts;
mod published;
mod said;

use answerable_desk::review::Held;
use answerable_desk::review::answered::{
    About, AnswerDetails, AnsweredItem, WhoseWords, report_candidates,
};
use answerable_register::facts::{AnswerKind, PublishedBetween};
use answerable_register::words::SubjectId;
use jiff::civil::date;

use crate::{ANN, REPORT, TODAY, World};

/// The commissioner of Exampleshire answers the report on custody: of the first
/// recommendation something was done, of the second nothing is said.
pub(super) const ANSWER: &str = "\
Office of the Exampleshire Police and Crime Commissioner

28 March 2024

Dear Chief Inspector

Response to Custody in Exampleshire under section 55 of the Police Act 1996

I write in response to your report “Custody in Exampleshire”, published on 6 March 2024.

I invited the Chief Constable’s comments. The Chief Constable has commented as follows: “The report is fair, and we have begun to put right what it found.”

Recommendation 1

“By 1 September 2024, Exampleshire Police should review how the risk to missing people is graded.”

I accept this recommendation. The force has trained every sergeant who grades risk.

Yours sincerely

Police and Crime Commissioner for Exampleshire
";

pub(super) const PCC: &str = "exampleshire-pcc";
pub(super) const CUSTODY: &str = "custody-in-exampleshire";

impl World {
    /// A world in whose register the report on custody stands.
    pub(super) fn with_custody() -> Self {
        let world = Self::new();
        let held = world.all_decided(REPORT);
        world.publish(&held);
        world
    }

    /// Brings a text in under a name.
    pub(super) fn receive_as(&self, name: &str, text: &str) -> Held {
        self.desk.receive(name, text.as_bytes(), TODAY).unwrap()
    }

    /// An answer brought in, with what was said of it.
    pub(super) fn answered(&self, text: &str, said: &AnswerDetails) -> Held {
        let held = self.receive_as("answer.txt", text);
        self.desk
            .describe_answer(held.review.fingerprint, held.version, said, ANN, TODAY)
            .unwrap()
    }

    /// Accepts every part of an answer that can be, and sets the others aside.
    pub(super) fn all_parts_decided(&self, mut held: Held) -> Held {
        let fingerprint = held.review.fingerprint;
        while let Some(place) = held.review.answered.as_ref().unwrap().next_undecided(None) {
            let draft = parts(&held)[place].draft.clone();
            held = self
                .desk
                .accept_answered(fingerprint, held.version, place, &draft, ANN)
                .or_else(|_| {
                    self.desk
                        .set_answered_aside(fingerprint, held.version, place, ANN)
                })
                .unwrap();
        }
        self.rest_set_aside(held)
    }

    /// Sets everything aside that the document seems to ask.
    pub(super) fn rest_set_aside(&self, mut held: Held) -> Held {
        let fingerprint = held.review.fingerprint;
        while let Some(place) = held.review.next_undecided(None) {
            held = self
                .desk
                .set_item_aside(fingerprint, held.version, place, ANN)
                .unwrap();
        }
        held
    }

    /// The reports that a document may answer, with whether each is proposed.
    pub(super) fn candidates(&self, held: &Held) -> Vec<(String, bool)> {
        report_candidates(&self.desk.read(), &held.review)
            .into_iter()
            .map(|one| (one.report.to_string(), one.is_proposed))
            .collect()
    }
}

/// What a person says of the answer on custody.
pub(super) fn said() -> AnswerDetails {
    AnswerDetails {
        by: PCC.into(),
        on_behalf_of: None,
        kind: AnswerKind::Substantive,
        reports: vec![SubjectId::from(CUSTODY)],
        dated: Some(date(2024, 3, 28)),
        published: PublishedBetween::default(),
        words: WhoseWords::Own,
        publisher: String::new(),
        title: "Response to Custody in Exampleshire".to_owned(),
        address: String::new(),
        licence: String::new(),
    }
}

pub(super) fn parts(held: &Held) -> &[AnsweredItem] {
    &held.review.answered.as_ref().unwrap().items
}

/// What each part is about, shortly.
pub(super) fn about(held: &Held) -> Vec<String> {
    parts(held)
        .iter()
        .map(|part| match &part.about {
            About::Ask(ask) => ask.to_string(),
            About::ChiefOfficer => "the chief officer".to_owned(),
            About::Everything => "everything".to_owned(),
        })
        .collect()
}
