//! The form of one item: as it stands, as typed, and what is wrong with it.

use answerable_desk::review::intake::ProposalKind;
use answerable_desk::review::{Draft, Item, ItemField, ItemRefused, PowerSaid, Review, powers_on};
use answerable_register::fold::Register;
use answerable_wording::clocks::named as power_named;
use answerable_wording::reasons;
use jiff::civil::Date;

use crate::review::as_sentence;
use crate::review::document::title_of;
use crate::review::field::{Field, Offered};
use crate::visit::query::Pairs;

/// The kinds a person can choose; the others are never recorded from here.
const KINDS: [(ProposalKind, &str); 5] = [
    (ProposalKind::Recommendation, "recommendation"),
    (ProposalKind::AreaForImprovement, "area-for-improvement"),
    (ProposalKind::CauseOfConcern, "cause-of-concern"),
    (ProposalKind::Request, "request"),
    (ProposalKind::Undertaking, "undertaking"),
];

/// Every field of the form.
#[derive(Debug, Clone, Default)]
pub(super) struct ItemForm {
    pub(super) kind: Field,
    pub(super) number: Field,
    pub(super) words: Field,
    pub(super) title: Field,
    pub(super) addressees: Field,
    pub(super) by_when: Field,
    pub(super) under: Field,
    pub(super) power: Field,
}

/// What a draft is read against.
pub(super) struct Ground<'r> {
    pub(super) review: &'r Review,
    pub(super) register: &'r Register,
    pub(super) day: Date,
}

impl ItemForm {
    /// The form as the item stands.
    pub(super) fn of(draft: &Draft, ground: &Ground<'_>) -> Self {
        let kind = KINDS.iter().find(|(kind, _)| *kind == draft.kind);
        let text = &ground.review.reading.document.text;
        Self {
            kind: Field::of(kind.map_or("", |(_, value)| value)),
            number: Field::of(&draft.number),
            words: Field::of(draft.passage.of(text)),
            title: Field::of(&draft.title),
            addressees: Field::of(draft.addressee_lines(ground.register, ground.day)),
            by_when: Field::of(&draft.deadline_words),
            under: Field::of(
                draft
                    .under
                    .map_or_else(String::new, |place| (place + 1).to_string()),
            ),
            power: Field::of(draft.power.typed()),
        }
    }

    /// The form as it was sent.
    pub(super) fn sent(pairs: &Pairs) -> Self {
        let field = |name| Field::sent(pairs, name);
        Self {
            kind: field("kind"),
            number: field("number"),
            words: field("words"),
            title: field("title"),
            addressees: field("addressees"),
            by_when: field("by-when"),
            under: field("under"),
            power: field("power"),
        }
    }

    /// The draft that the form makes of an item's, and what is wrong is written
    /// beside each field.
    pub(super) fn read(&mut self, draft: &Draft, ground: &Ground<'_>) -> Draft {
        let mut draft = draft.clone();
        if let Some((kind, _)) = KINDS.iter().find(|(_, value)| *value == self.kind.typed) {
            draft.kind = *kind;
        }
        self.number.typed.trim().clone_into(&mut draft.number);
        draft.title = self
            .title
            .typed
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        draft.under = self
            .under
            .typed
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1))
            .filter(|place| *place < ground.review.items.len());
        let text = &ground.review.reading.document.text;
        if let Err(why) = draft.move_passage(&self.words.typed, text) {
            self.refuse(&[why]);
        }
        let document_day = ground
            .review
            .details
            .as_ref()
            .map(|details| details.published_on);
        let document_day = document_day.or_else(|| ground.review.reading.dates.day());
        draft.reread_deadline(&self.by_when.typed, document_day);
        if let Err(why) = draft.find_addressees(&self.addressees.typed, ground.register, ground.day)
        {
            self.refuse(&why);
        }
        if let Err(why) = draft.choose_power(&self.power.typed, ground.register, ground.day) {
            self.refuse(&[why]);
        }
        if let Err(why) = draft.check(text) {
            self.refuse(&why);
        }
        draft
    }

    /// Writes what is wrong beside each field.
    pub(super) fn refuse(&mut self, reasons: &[ItemRefused]) {
        for why in reasons {
            let field = match why.field() {
                ItemField::Kind => &mut self.kind,
                ItemField::Number => &mut self.number,
                ItemField::Passage => &mut self.words,
                ItemField::Title => &mut self.title,
                ItemField::Addressees => &mut self.addressees,
                ItemField::Deadline => &mut self.by_when,
                ItemField::Power => &mut self.power,
            };
            field.refuse(as_sentence(&why.to_string()));
        }
    }

    /// What is wrong, in the order of the form: the field's place and the words.
    pub(super) fn errors(&self) -> Vec<(&'static str, &str)> {
        [
            ("addressees", &self.addressees),
            ("by-when", &self.by_when),
            ("title", &self.title),
            ("kind", &self.kind),
            ("number", &self.number),
            ("words", &self.words),
            ("power", &self.power),
        ]
        .into_iter()
        .filter_map(|(place, field)| Some((place, field.wrong.as_deref()?)))
        .collect()
    }
}

/// The kinds to choose from.
pub(super) fn kinds() -> Vec<(&'static str, &'static str)> {
    KINDS
        .iter()
        .map(|(kind, value)| (*value, reasons::kind(*kind)))
        .collect()
}

/// The powers to choose from: what the document suggests, none, and those in
/// force on its day.
pub(super) fn powers(ground: &Ground<'_>) -> Vec<Offered> {
    let details = ground.review.details.as_ref();
    let suggested = details.and_then(|details| details.suggested_power(ground.register));
    let as_the_document = Offered::of("", reasons::power_suggested(suggested));
    let none = Offered::of(PowerSaid::None.typed(), "No power");
    let each = powers_on(ground.register, ground.day)
        .map(|power| Offered::of(power.id.as_str(), power_named(power)));
    [as_the_document, none].into_iter().chain(each).collect()
}

/// The causes of concern that an item may stand under.
pub(super) fn causes(review: &Review, but: usize) -> Vec<Offered> {
    let is_cause = |item: &Item| item.draft.kind == ProposalKind::CauseOfConcern;
    let items = review.items.iter().enumerate();
    items
        .filter(|(place, item)| *place != but && is_cause(item))
        .map(|(place, item)| {
            let number = place + 1;
            Offered::of(
                number.to_string(),
                format!("Item {number}: {}", title_of(item, review)),
            )
        })
        .collect()
}
