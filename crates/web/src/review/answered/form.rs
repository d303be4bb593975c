//! The form of who answers which reports: as it stands, as typed, what is wrong.

use answerable_desk::review::Review;
use answerable_desk::review::answered::{AnswerDetails, AnswerField, AnswerRefused, WhoseWords};
use answerable_desk::review::intake::Found;
use answerable_register::facts::{AnswerKind, PublishedBetween};
use answerable_register::fold::Register;
use answerable_register::words::{BodyId, SubjectId};
use answerable_wording::days;
use jiff::civil::Date;

use super::reports;
use crate::review::as_sentence;
use crate::review::details::{DayField, licence};
use crate::review::field::Field;
use crate::visit::query::Pairs;

/// The kinds of answer with their values in the form.
pub(super) const KINDS: [(AnswerKind, &str); 3] = [
    (AnswerKind::Substantive, "answer"),
    (AnswerKind::NilReturn, "nil-return"),
    (AnswerKind::Acknowledgement, "acknowledgement"),
];

/// Every field of the form.
#[derive(Debug, Clone, Default)]
pub(super) struct AnswerForm {
    pub(super) by: Field,
    pub(super) on_behalf_of: Field,
    pub(super) kind: Field,
    pub(super) reports: Vec<SubjectId>,
    /// What is wrong with the reports, and others by name.
    pub(super) other: Field,
    pub(super) dated: DayField,
    pub(super) published: DayField,
    pub(super) first: DayField,
    pub(super) last: DayField,
    pub(super) words: Field,
    pub(super) publisher: Field,
    pub(super) title: Field,
    pub(super) address: Field,
    pub(super) licence: Field,
    pub(super) other_licence: Field,
}

impl AnswerForm {
    /// The form as the review stands: what was said, or what the document says of
    /// itself.
    pub(super) fn of(review: &Review, register: &Register) -> Self {
        let answered = review.answered.as_ref();
        match answered.and_then(|answered| answered.said.as_ref()) {
            Some(said) => Self::said(said),
            None => Self::read_from(review, register),
        }
    }

    fn said(said: &AnswerDetails) -> Self {
        let kind = KINDS.iter().find(|(kind, _)| *kind == said.kind);
        let range = said.published;
        let known = range.day();
        let (licence, other_licence) = licence::fields(&said.licence);
        Self {
            by: Field::of(said.by.as_str()),
            on_behalf_of: Field::of(said.on_behalf_of.as_ref().map_or("", BodyId::as_str)),
            kind: Field::of(kind.map_or("", |(_, value)| value)),
            reports: said.reports.clone(),
            other: Field::default(),
            dated: DayField::of(said.dated),
            published: DayField::of(known),
            first: DayField::of(range.not_before.filter(|_| known.is_none())),
            last: DayField::of(range.not_after.filter(|_| known.is_none())),
            words: Field::of(match said.words {
                WhoseWords::Own => "own",
                WhoseWords::Quoted => "quoted",
            }),
            publisher: Field::of(&said.publisher),
            title: Field::of(&said.title),
            address: Field::of(&said.address),
            licence,
            other_licence,
        }
    }

    /// What the document says of itself, for a person to check. A day it does not
    /// give stays blank.
    fn read_from(review: &Review, register: &Register) -> Self {
        let reading = &review.reading;
        let read = reading.answer.as_ref();
        let data = reading.published.as_ref();
        let found = read
            .and_then(|answer| answer.by.as_ref())
            .map(|by| &by.found);
        let read_by = match found {
            Some(Found::Body(body) | Found::Office { body, .. }) => Some(body.as_str()),
            _ => None,
        };
        // Another register's id counts only beside the name it has here.
        let named = data.map(|answer| &answer.by).filter(|by| {
            let held = register.bodies.latest(by.id.as_str());
            held.is_some_and(|held| held.fact.names.iter().any(|name| name.text == by.name))
        });
        let by = named.map(|by| by.id.as_str()).or(read_by);
        let by = by.filter(|id| register.bodies.latest(*id).is_some());
        let kind = match read {
            Some(answer) if data.is_none() && answer.acknowledges.is_some() => "acknowledgement",
            Some(answer) if data.is_none() && answer.nil_return.is_some() => "nil-return",
            _ => "answer",
        };
        let dated = read
            .and_then(|answer| answer.dated)
            .or(reading.dates.dated)
            .map(|dating| dating.day);
        let published = read
            .and_then(|answer| answer.published)
            .map(|dating| dating.day);
        let on = data.map(|answer| answer.published_on);
        Self {
            by: Field::of(by.unwrap_or_default()),
            kind: Field::of(kind),
            reports: reports::proposed(register, review),
            dated: DayField::of(on.or(dated)),
            published: DayField::of(on.or(published)),
            words: Field::of("own"),
            title: Field::of(review.likely_title()),
            ..Self::default()
        }
    }

    /// The form as it was sent.
    pub(super) fn sent(pairs: &Pairs) -> Self {
        let field = |name| Field::sent(pairs, name);
        Self {
            by: field("by"),
            on_behalf_of: field("on-behalf-of"),
            kind: field("kind"),
            reports: pairs.all("report").map(SubjectId::from).collect(),
            other: field("other"),
            dated: DayField::sent(pairs, "dated"),
            published: DayField::sent(pairs, "published"),
            first: DayField::sent(pairs, "first"),
            last: DayField::sent(pairs, "last"),
            words: field("words"),
            publisher: field("publisher"),
            title: field("title"),
            address: field("address"),
            licence: field("licence"),
            other_licence: field("other-licence"),
        }
    }

    /// What the form says, if nothing is wrong with it; what is wrong is written
    /// beside each field.
    pub(super) fn read(
        &mut self,
        review: &Review,
        register: &Register,
        today: Date,
    ) -> Option<AnswerDetails> {
        if self.by.typed.is_empty() {
            self.by.refuse("Select who answers");
        }
        let kind = KINDS.iter().find(|(_, value)| *value == self.kind.typed);
        if kind.is_none() {
            self.kind.refuse("Select what kind of answer it is");
        }
        self.name_others(register);
        let dated = optional(&mut self.dated, "the day on the answer");
        let published = self.published_between();
        let licence = licence::read(&mut self.licence, &mut self.other_licence);
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let details = AnswerDetails {
            by: BodyId::from(self.by.typed.as_str()),
            on_behalf_of: Some(self.on_behalf_of.typed.as_str())
                .filter(|id| !id.is_empty())
                .map(BodyId::from),
            kind: kind?.0,
            reports: self.reports.clone(),
            dated,
            published,
            words: match self.words.typed.as_str() {
                "quoted" => WhoseWords::Quoted,
                _ => WhoseWords::Own,
            },
            publisher: one_line(&self.publisher.typed),
            title: one_line(&self.title.typed),
            address: self.address.typed.trim().to_owned(),
            licence,
        };
        if !self.errors().is_empty() {
            return None;
        }
        if let Err(why) = details.check(register, review.details.as_ref(), today) {
            self.refuse(&why);
        }
        self.errors().is_empty().then_some(details)
    }

    /// Reports that were typed join those chosen; a line that names none stays.
    fn name_others(&mut self, register: &Register) {
        let mut left = Vec::new();
        for line in self.other.typed.lines().map(str::trim) {
            match reports::named(register, line) {
                _ if line.is_empty() => {}
                Some(id) if self.reports.contains(&id) => {}
                Some(id) => self.reports.push(id),
                None => left.push(line.to_owned()),
            }
        }
        self.other.typed = left.join("\n");
        if let Some(first) = left.first() {
            let shown: String = first.chars().take(80).collect();
            self.other.refuse(format!(
                "The register holds no one report called ‘{shown}’: write its title as it stands on its page, or its address"
            ));
        }
    }

    /// The day, or the range that holds it.
    fn published_between(&mut self) -> PublishedBetween {
        let known = optional(&mut self.published, "the day it was published");
        let first = optional(&mut self.first, "the first day it can have been published");
        let last = optional(&mut self.last, "the last day it can have been published");
        match known {
            Some(_) if first.or(last).is_some() => {
                self.published.refuse(
                    "Give the day it was published, or the days it can have been, not both"
                        .to_owned(),
                );
                PublishedBetween::default()
            }
            Some(day) => PublishedBetween::on(day),
            None => PublishedBetween {
                not_before: first,
                not_after: last,
            },
        }
    }

    /// Writes what is wrong beside each field.
    pub(super) fn refuse(&mut self, reasons: &[AnswerRefused]) {
        for why in reasons {
            let words = match why {
                AnswerRefused::BeforeTheReport { title, published } => format!(
                    "‘{title}’ was published on {}, after this answer can have been given",
                    days::day(*published)
                ),
                AnswerRefused::DatedAfter { dated } => format!(
                    "The answer is dated {}, after it can have been published",
                    days::day(*dated)
                ),
                why => as_sentence(&why.to_string()),
            };
            let is_exact = !self.published.typed.is_blank();
            match why.field() {
                AnswerField::By => self.by.refuse(words),
                AnswerField::OnBehalfOf => self.on_behalf_of.refuse(words),
                AnswerField::Reports => self.other.refuse(words),
                AnswerField::Dated => self.dated.refuse(words),
                AnswerField::NotBefore if is_exact => self.published.refuse(words),
                AnswerField::NotBefore => self.last.refuse(words),
                AnswerField::NotAfter => self.last.refuse(words),
                AnswerField::Publisher => self.publisher.refuse(words),
                AnswerField::Title => self.title.refuse(words),
                AnswerField::Address => self.address.refuse(words),
                AnswerField::Licence => self.other_licence.refuse(words),
            }
        }
    }

    /// What is wrong, in the order of the form: the field's place and the words.
    pub(super) fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = |day: &DayField| (!day.wrong.is_empty()).then_some(());
        let days = [
            ("dated-day", &self.dated),
            ("published-day", &self.published),
            ("first-day", &self.first),
            ("last-day", &self.last),
        ]
        .map(|(place, field)| (place, day(field).map(|()| field.wrong.as_str())));
        let before = [
            ("by", self.by.wrong.as_deref()),
            ("on-behalf-of", self.on_behalf_of.wrong.as_deref()),
            ("kind", self.kind.wrong.as_deref()),
            ("other", self.other.wrong.as_deref()),
        ];
        let after = [
            ("words", self.words.wrong.as_deref()),
            ("publisher", self.publisher.wrong.as_deref()),
            ("title", self.title.wrong.as_deref()),
            ("address", self.address.wrong.as_deref()),
            ("licence", self.licence.wrong.as_deref()),
            ("other-licence", self.other_licence.wrong.as_deref()),
        ];
        before
            .into_iter()
            .chain(days)
            .chain(after)
            .filter_map(|(place, wrong)| Some((place, wrong?)))
            .collect()
    }
}

/// A day that may be left blank; what is wrong with one that is not is said beside it.
fn optional(field: &mut DayField, what: &str) -> Option<Date> {
    if field.typed.is_blank() {
        return None;
    }
    field.read(what)
}
