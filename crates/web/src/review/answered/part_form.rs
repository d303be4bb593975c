//! The form of one item of an answer: as it stands, as typed, what is wrong.

use answerable_desk::review::Review;
use answerable_desk::review::answered::{
    About, AnsweredDraft, AnsweredField, AnsweredRefused, Row, RowSaid, rows_of,
};
use answerable_register::facts::{Duty, Explanation, Position};
use answerable_wording::{kinds, read_answers};

use crate::review::as_sentence;
use crate::review::field::{Field, Offered};
use crate::visit::query::Pairs;

/// The positions with their values in the form.
const POSITIONS: [(Position, &str); 4] = [
    (Position::Accepts, "accepts"),
    (Position::AcceptsInPart, "accepts-in-part"),
    (Position::DoesNotAccept, "does-not-accept"),
    (Position::NotStated, "not-stated"),
];

/// What can be said of a recommendation, with its values in the form.
const SAYS: [(Option<Explanation>, &str); 5] = [
    (Some(Explanation::ActionTaken), "action-taken"),
    (Some(Explanation::ActionProposed), "action-proposed"),
    (Some(Explanation::ReasonForNone), "reason-for-none"),
    (None, "nothing-of-action"),
    (Some(Explanation::NotAddressed), "not-addressed"),
];

/// Letters of a recommendation shown in the list of passages.
const SHOWN: usize = 70;

/// Every field of the form.
#[derive(Debug, Clone, Default)]
pub(super) struct PartForm {
    pub(super) row: Field,
    pub(super) words: Field,
    pub(super) position: Field,
    pub(super) says: Field,
}

impl PartForm {
    /// The form as the item stands.
    pub(super) fn of(draft: &AnsweredDraft) -> Self {
        let position = POSITIONS.iter().find(|(of, _)| *of == draft.position);
        let says = SAYS.iter().find(|(of, _)| *of == draft.says);
        Self {
            row: Field::of(value_of(draft.row)),
            words: Field::of(&draft.words),
            position: Field::of(position.map_or("", |(_, value)| value)),
            says: Field::of(says.map_or("", |(_, value)| value)),
        }
    }

    /// The form as it was sent.
    pub(super) fn sent(pairs: &Pairs) -> Self {
        Self {
            row: Field::sent(pairs, "row"),
            words: Field::sent(pairs, "words"),
            position: Field::sent(pairs, "position"),
            says: Field::sent(pairs, "says"),
        }
    }

    /// The draft that the form makes of an item's, and what is wrong is written beside
    /// each field.
    pub(super) fn read(
        &mut self,
        about: &About,
        draft: &AnsweredDraft,
        review: &Review,
    ) -> AnsweredDraft {
        let mut draft = draft.clone();
        let position = POSITIONS
            .iter()
            .find(|(_, value)| *value == self.position.typed);
        if let Some((position, _)) = position {
            draft.position = *position;
        }
        if let Some((says, _)) = SAYS.iter().find(|(_, value)| *value == self.says.typed) {
            draft.says = *says;
        }
        let text = &review.reading.document.text;
        match draft.put_words(&self.words.typed, text) {
            Err(why) => self.refuse(&[why]),
            Ok(()) => {
                if let Err(why) = draft.check(about) {
                    self.refuse(&why);
                }
            }
        }
        draft
    }

    /// The draft of the passage that was chosen, where that is another one than the
    /// item has.
    pub(super) fn of_another_row(
        &self,
        about: &About,
        draft: &AnsweredDraft,
        review: &Review,
    ) -> Option<AnsweredDraft> {
        let chosen = self.row.typed.as_str();
        if chosen.is_empty() || chosen == value_of(draft.row) {
            return None;
        }
        let row = rows_of(&review.reading)
            .into_iter()
            .find(|row| value_of(Some(row.row)) == chosen)?;
        Some(row.draft_for(about))
    }

    /// Writes what is wrong beside each field.
    pub(super) fn refuse(&mut self, reasons: &[AnsweredRefused]) {
        for why in reasons {
            let field = match why.field() {
                AnsweredField::Words => &mut self.words,
                AnsweredField::Position => &mut self.position,
                AnsweredField::Says => &mut self.says,
            };
            field.refuse(as_sentence(&why.to_string()));
        }
    }

    /// What is wrong, in the order of the form: the field's place and the words.
    pub(super) fn errors(&self) -> Vec<(&'static str, &str)> {
        [
            ("words", &self.words),
            ("position", &self.position),
            ("says", &self.says),
        ]
        .into_iter()
        .filter_map(|(place, field)| Some((place, field.wrong.as_deref()?)))
        .collect()
    }
}

/// The passages of the document to choose from, each by the recommendation that it
/// gives.
pub(super) fn rows(review: &Review) -> Vec<Offered> {
    rows_of(&review.reading)
        .iter()
        .map(|row| Offered::of(value_of(Some(row.row)), called(row)))
        .collect()
}

/// What a passage is called: the recommendation that it gives, by number and words.
pub(super) fn called(row: &RowSaid) -> String {
    let words = match row.quoted.trim() {
        "" => row.draft.words.as_str(),
        quoted => quoted,
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = words.chars().take(SHOWN).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    match &row.number {
        Some(number) => format!("Number {number}: {short}"),
        None => short,
    }
}

/// The positions to choose from.
pub(super) fn positions() -> Vec<(&'static str, &'static str)> {
    POSITIONS
        .iter()
        .map(|(position, value)| {
            let words = match position {
                Position::NotStated => "None stated",
                position => kinds::position(*position),
            };
            (*value, words)
        })
        .collect()
}

/// What can be said of it: that nothing is, only where a local policing body has to
/// explain.
pub(super) fn says(about: &About) -> Vec<(&'static str, &'static str)> {
    let is_explained = about.duty() == Some(Duty::Explain);
    SAYS.iter()
        .filter(|(says, _)| is_explained || *says != Some(Explanation::NotAddressed))
        .map(|(says, value)| (*value, read_answers::says(*says)))
        .collect()
}

fn value_of(row: Option<Row>) -> String {
    match row {
        None => String::new(),
        Some(Row::Read(place)) => (place + 1).to_string(),
        Some(Row::Data(place)) => format!("data-{}", place + 1),
    }
}
