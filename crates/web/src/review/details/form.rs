//! The form of a document's details: as it stands, as typed, what is wrong.

use answerable_desk::review::intake::{Directory, Found};
use answerable_desk::review::{
    AboutForces, AsAtDirectory, Details, DetailsField, DetailsRefused, Review, Section55Said,
};
use answerable_register::fold::Register;
use answerable_register::words::BodyId;
use answerable_wording::days;
use jiff::civil::Date;

use super::day::DayField;
use super::{kind, licence};
use crate::review::as_sentence;
use crate::review::field::Field;
use crate::visit::query::Pairs;

/// Every field of the form.
#[derive(Debug, Clone, Default)]
pub(super) struct DetailsForm {
    pub(super) title: Field,
    pub(super) kind: Field,
    pub(super) by: Field,
    pub(super) published: DayField,
    pub(super) dated: DayField,
    pub(super) sent: DayField,
    pub(super) address: Field,
    pub(super) licence: Field,
    pub(super) other_licence: Field,
    pub(super) about: Field,
    pub(super) forces: Field,
    pub(super) section_55: Field,
    pub(super) reason: Field,
}

impl DetailsForm {
    /// The form as the review stands: what was said, or what the document says
    /// of itself.
    pub(super) fn of(review: &Review, register: &Register) -> Self {
        match &review.details {
            Some(details) => Self::said(details, register),
            None => Self::read_from(review),
        }
    }

    fn said(details: &Details, register: &Register) -> Self {
        let directory = register.directory();
        let (about, forces) = match &details.about {
            AboutForces::All => ("all", String::new()),
            AboutForces::None => ("none", String::new()),
            AboutForces::These(forces) => {
                let names: Vec<&str> = forces
                    .iter()
                    .map(|force| directory.name_on(force, details.published_on))
                    .collect();
                ("these", names.join("\n"))
            }
        };
        let (section_55, reason) = match &details.section_55 {
            Section55Said::Yes => ("yes", ""),
            Section55Said::No(why) => ("no", why.as_str()),
            Section55Said::Unknown(why) => ("unknown", why.as_str()),
        };
        let (licence, other_licence) = licence::fields(&details.licence);
        Self {
            title: Field::of(&details.title),
            kind: Field::of(kind::value(details.kind)),
            by: Field::of(details.by.as_str()),
            published: DayField::of(Some(details.published_on)),
            dated: DayField::of(details.dated),
            sent: DayField::of(details.sent_on),
            address: Field::of(&details.address),
            licence,
            other_licence,
            about: Field::of(about),
            forces: Field::of(forces),
            section_55: Field::of(section_55),
            reason: Field::of(reason),
        }
    }

    /// What the document says of itself, for a person to check: a title from
    /// its first heading, and its days.
    fn read_from(review: &Review) -> Self {
        let dates = &review.reading.dates;
        Self {
            title: Field::of(review.likely_title()),
            published: DayField::of(dates.published.map(|dating| dating.day)),
            dated: DayField::of(dates.dated.map(|dating| dating.day)),
            ..Self::default()
        }
    }

    /// What to write as the title, and that nothing was found to begin with.
    pub(super) fn title_hint(&self) -> &'static str {
        match self.title.typed.trim() {
            "" => {
                "We found no title in the document: write one. As it stands on it, without the publisher’s name."
            }
            _ => "As it stands on the document, without the publisher’s name.",
        }
    }

    /// The form as it was sent.
    pub(super) fn sent(pairs: &Pairs) -> Self {
        let field = |name| Field::sent(pairs, name);
        Self {
            title: field("title"),
            kind: field("kind"),
            by: field("by"),
            published: DayField::sent(pairs, "published"),
            dated: DayField::sent(pairs, "dated"),
            sent: DayField::sent(pairs, "sent"),
            address: field("address"),
            licence: field("licence"),
            other_licence: field("other-licence"),
            about: field("about"),
            forces: field("forces"),
            section_55: field("section-55"),
            reason: field("reason"),
        }
    }

    /// The details, if nothing is wrong with them; what is wrong is written
    /// beside each field.
    pub(super) fn read(&mut self, register: &Register, today: Date) -> Option<Details> {
        let kind = kind::of(&self.kind.typed);
        if kind.is_none() {
            self.kind.refuse("Select what kind of document it is");
        }
        if self.by.typed.is_empty() {
            self.by.refuse("Select who published it");
        }
        let published_on = self.published.read("the day it was published");
        let dated = if self.dated.typed.is_blank() {
            None
        } else {
            self.dated.read("the day on it")
        };
        let sent_on = if self.sent.typed.is_blank() {
            None
        } else {
            self.sent.read("the day it was sent")
        };
        let about = self.about(register, published_on.unwrap_or(today));
        let section_55 = self.section_55();
        let licence = licence::read(&mut self.licence, &mut self.other_licence);
        let details = Details {
            title: self
                .title
                .typed
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            kind: kind?,
            by: BodyId::from(self.by.typed.as_str()),
            dated,
            published_on: published_on?,
            sent_on,
            address: self.address.typed.trim().to_owned(),
            licence,
            about: about?,
            section_55: section_55?,
        };
        if let Err(why) = details.check(register, today) {
            self.refuse(&why);
        }
        self.errors().is_empty().then_some(details)
    }

    fn about(&mut self, register: &Register, day: Date) -> Option<AboutForces> {
        match self.about.typed.as_str() {
            "all" => Some(AboutForces::All),
            "none" => Some(AboutForces::None),
            "these" => self.forces(register, day).map(AboutForces::These),
            _ => {
                self.about.refuse("Select which forces it is about");
                None
            }
        }
    }

    fn forces(&mut self, register: &Register, day: Date) -> Option<Vec<BodyId>> {
        let directory = AsAtDirectory { register, day };
        let mut forces = Vec::new();
        for line in self
            .forces
            .typed
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            let force = match directory.find(line) {
                Found::Body(body) => Some(BodyId::from(body)),
                _ => None,
            }
            .filter(|body| is_force(register, body, day));
            match force {
                Some(force) if !forces.contains(&force) => forces.push(force),
                Some(_) => {}
                None => {
                    let shown: String = line.chars().take(80).collect();
                    self.forces.wrong = Some(format!(
                        "We know no force called ‘{shown}’: write its name in full"
                    ));
                    return None;
                }
            }
        }
        if forces.is_empty() {
            self.forces.refuse("Write the forces, one on each line");
            return None;
        }
        Some(forces)
    }

    fn section_55(&mut self) -> Option<Section55Said> {
        let why = self.reason.typed.trim().to_owned();
        match self.section_55.typed.as_str() {
            "yes" => Some(Section55Said::Yes),
            "no" => Some(Section55Said::No(why)),
            "unknown" => Some(Section55Said::Unknown(why)),
            _ => {
                self.section_55.refuse("Select whether section 55 applies");
                None
            }
        }
    }

    /// Writes what is wrong beside each field.
    pub(super) fn refuse(&mut self, reasons: &[DetailsRefused]) {
        for why in reasons {
            let words = match why {
                DetailsRefused::DatedAfter { dated } => format!(
                    "The document is dated {}, after the day it was published",
                    days::day(*dated)
                ),
                DetailsRefused::SentToCome { sent } => format!(
                    "The day it was sent must be today or in the past: {} is to come",
                    days::day(*sent)
                ),
                DetailsRefused::SentBeforeDated { sent, dated } => format!(
                    "The document is dated {}, after the day it was sent, {}",
                    days::day(*dated),
                    days::day(*sent)
                ),
                why => as_sentence(&why.to_string()),
            };
            match why.field() {
                DetailsField::Title => self.title.refuse(words),
                DetailsField::By => self.by.refuse(words),
                DetailsField::PublishedOn => self.published.refuse(words),
                DetailsField::SentOn => self.sent.refuse(words),
                DetailsField::Address => self.address.refuse(words),
                DetailsField::Licence => self.other_licence.refuse(words),
                DetailsField::About => self.about.refuse(words),
                DetailsField::Section55 => self.reason.refuse(words),
            }
        }
    }

    /// What is wrong, in the order of the form: the field's place and the words.
    pub(super) fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = |day: &'_ DayField| !day.wrong.is_empty();
        let fields = [
            ("title", self.title.wrong.as_deref()),
            ("kind", self.kind.wrong.as_deref()),
            ("by", self.by.wrong.as_deref()),
            (
                "published-day",
                day(&self.published).then_some(self.published.wrong.as_str()),
            ),
            (
                "dated-day",
                day(&self.dated).then_some(self.dated.wrong.as_str()),
            ),
            (
                "sent-day",
                day(&self.sent).then_some(self.sent.wrong.as_str()),
            ),
            ("address", self.address.wrong.as_deref()),
            ("licence", self.licence.wrong.as_deref()),
            ("other-licence", self.other_licence.wrong.as_deref()),
            ("about", self.about.wrong.as_deref()),
            ("forces", self.forces.wrong.as_deref()),
            ("section-55", self.section_55.wrong.as_deref()),
            ("reason", self.reason.wrong.as_deref()),
        ];
        fields
            .into_iter()
            .filter_map(|(place, wrong)| Some((place, wrong?)))
            .collect()
    }
}

fn is_force(register: &Register, body: &BodyId, day: Date) -> bool {
    register
        .bodies
        .latest(body)
        .is_some_and(|held| held.fact.kind_on(day).is_force())
}
