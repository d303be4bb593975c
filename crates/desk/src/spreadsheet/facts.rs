//! The facts that a report of a spreadsheet makes.

use answerable_intake::mapping::{Constants, MappedReport};
use answerable_intake::{Directory, Found, Mapping};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::facts::{
    About, Addressee, Asked, AskedKind, Asker, Kept, Publication, PublisherLabel, Reliability,
    Report, ReportKind, Role, Section55, Source, Who,
};
use answerable_register::fold::Register;
use answerable_register::words::{SourceId, SubjectId, Text, slug_of};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use crate::review::{AsAtDirectory, licence};

/// A spreadsheet as a source: its bytes, and the day it was as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// The SHA-256 of its bytes.
    pub fingerprint: Fingerprint,
    /// The day on which the publisher's list was so.
    pub as_of: Day,
}

/// A constant of a mapping that the register does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongConstant {
    /// A kind of report that there is not.
    #[error("the mapping's kind {0:?} is no kind of report")]
    Kind(String),
    /// No body that made the reports.
    #[error("the mapping names no body that made the reports: give by")]
    NoMaker,
    /// A body that is not in the register.
    #[error(
        "the mapping says that {0} made the reports, and the register holds no body of that id"
    )]
    NoSuchBody(String),
    /// A power that is not in the register.
    #[error(
        "the mapping says that they ask under the power {0}, and the register holds none of that id"
    )]
    NoSuchPower(String),
    /// A report without a day.
    #[error("the report {0} has no day: say in the mapping that a blank day is refused")]
    NoDay(String),
}

/// What one report of a spreadsheet makes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    pub(super) as_of: Day,
    pub(super) report: Report,
    pub(super) asked: Asked,
    pub(super) label: Option<PublisherLabel>,
}

/// Turns mapped reports into facts.
pub(super) struct Maker<'r> {
    register: &'r Register,
    constants: &'r Constants,
    kind: ReportKind,
    maker: String,
    file: File,
    source: SourceId,
}

impl<'r> Maker<'r> {
    pub(super) fn try_new(
        register: &'r Register,
        mapping: &'r Mapping,
        file: File,
    ) -> Result<Self, WrongConstant> {
        let constants = mapping.constants();
        let kind: StrDeserializer<'_, Error> = constants.kind.as_str().into_deserializer();
        let maker = constants.by.clone().ok_or(WrongConstant::NoMaker)?;
        if register.bodies.latest(maker.as_str()).is_none() {
            return Err(WrongConstant::NoSuchBody(maker));
        }
        if let Some(power) = &constants.power
            && register.powers.latest(power.as_str()).is_none()
        {
            return Err(WrongConstant::NoSuchPower(power.clone()));
        }
        Ok(Self {
            register,
            constants,
            kind: ReportKind::deserialize(kind)
                .map_err(|_| WrongConstant::Kind(constants.kind.clone()))?,
            maker,
            file,
            source: source_id(mapping, file),
        })
    }

    /// The id of a report, from its key in the file.
    pub(super) fn id(&self, key: &str) -> SubjectId {
        SubjectId::from(format!("{}{}", self.constants.id_begins, slug_of(key)))
    }

    /// The facts of one report.
    pub(super) fn make(&self, mapped: &MappedReport) -> Result<Made, WrongConstant> {
        let day = mapped
            .day
            .ok_or_else(|| WrongConstant::NoDay(mapped.key.clone()))?;
        let id = self.id(&mapped.key);
        Ok(Made {
            as_of: self.file.as_of,
            report: self.report(mapped, &id, day),
            asked: self.asked(mapped, &id, day),
            label: self.label(mapped, &id),
        })
    }

    fn report(&self, mapped: &MappedReport, id: &SubjectId, day: Day) -> Report {
        let title = match &mapped.place {
            Some(place) => format!("{} {}, {place}", self.title_begins(), mapped.key),
            None => format!("{} {}", self.title_begins(), mapped.key),
        };
        Report {
            id: id.clone(),
            kind: self.kind,
            title: title.into(),
            by: self.maker.as_str().into(),
            published_on: day,
            published_not_before: None,
            publication: Publication::Known,
            dated: None,
            about: About::NoForce,
            section_55: Section55::DoesNotApply {
                why: "It is not a report of the inspectors of constabulary.".into(),
            },
            owed_by: Vec::new(),
            asks_as_published: None,
            note: self.constants.note.as_deref().map(Into::into),
            sources: vec![self.source.clone()],
            passages: Vec::new(),
        }
    }

    fn title_begins(&self) -> &'static str {
        match self.kind {
            ReportKind::PreventionOfFutureDeaths => "Prevention of future deaths",
            _ => "Report",
        }
    }

    fn asked(&self, mapped: &MappedReport, id: &SubjectId, day: Day) -> Asked {
        let directory = AsAtDirectory {
            register: self.register,
            day,
        };
        let (kind, what) = match self.kind {
            ReportKind::PreventionOfFutureDeaths => (
                AskedKind::CoronersConcern,
                "Say what will be done to prevent future deaths",
            ),
            _ => (AskedKind::Recommendation, "What the report recommends"),
        };
        let title = if mapped.subjects.is_empty() {
            what.to_owned()
        } else {
            format!("{what}: {}", mapped.subjects.join("; "))
        };
        Asked {
            id: SubjectId::from(format!("{id}-concerns")),
            kind,
            title: title.into(),
            report: Some(id.clone()),
            under: None,
            number: None,
            by: match &mapped.place {
                Some(place) => Asker::Within {
                    body: self.maker.as_str().into(),
                    who: format!("the coroner area of {place}").into(),
                },
                None => Asker::Body(self.maker.as_str().into()),
            },
            asked_on: day,
            asked_not_before: None,
            of: mapped
                .recipients
                .iter()
                .map(|recipient| addressee(recipient.words.as_deref(), &directory))
                .collect(),
            deadline: answerable_register::calendar::Deadline::None,
            power: self.constants.power.as_deref().map(Into::into),
            comparator: None,
            sent_on: None,
            extended_to: None,
            condition: None,
            note: None,
            passages: Vec::new(),
        }
    }

    fn label(&self, mapped: &MappedReport, id: &SubjectId) -> Option<PublisherLabel> {
        let (_, label) = mapped.labels.first()?;
        Some(PublisherLabel {
            about: id.clone(),
            label: label.as_str().into(),
            replies_counted: mapped.claim("replies-counted"),
            recipients_counted: mapped.claim("recipients-counted"),
            as_of: self.file.as_of,
            source: self.source.clone(),
        })
    }
}

/// The id of a file as a source: the mapping's name and its fingerprint.
pub(super) fn source_id(mapping: &Mapping, file: File) -> SourceId {
    let hex = file.fingerprint.to_string();
    SourceId::from(format!("{}-{}", slug_of(mapping.name()), &hex[..16]))
}

/// A file as a source.
pub(super) fn source(mapping: &Mapping, file: File, media: &str) -> Source {
    let constants = mapping.constants();
    let text = |words: &String| Text::from(words.as_str());
    Source {
        id: source_id(mapping, file),
        title: format!("{}, as of {}", mapping.title(), file.as_of).into(),
        publisher: constants.publisher.as_str().into(),
        address: constants.address.as_ref().map(text),
        fingerprint: Some(file.fingerprint.to_string().into()),
        media: Some(media.into()),
        dated: Some(file.as_of),
        published_on: None,
        licence: constants.licence.as_ref().map(text),
        kept: match constants.licence.as_deref() {
            Some(words) if licence::that_permits_the_whole(words).is_some() => Kept::Whole,
            _ => Kept::Passages,
        },
        reliability: Reliability::Sound,
        // The mapping was approved; nobody read the rows one by one.
        checked: false,
        note: constants.note.as_deref().map(Into::into),
        passages: Vec::new(),
    }
}

fn addressee(words: Option<&str>, directory: &AsAtDirectory<'_>) -> Addressee {
    Addressee {
        as_published: words.map(Into::into),
        who: match words {
            None => Who::NotPublished,
            Some(words) => match directory.find(words) {
                Found::Body(body) | Found::Office { body, .. } => Who::Body(body.into()),
                Found::Group(group) => Who::Group {
                    group: group.as_str().into(),
                    members: Vec::new(),
                },
                Found::Unresolved { .. } => Who::as_published(words),
            },
        },
        role: Role::Lead,
        not_said: None,
    }
}
