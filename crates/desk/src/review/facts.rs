//! What was accepted, as facts of the register.

use answerable_intake::{Found, Role as ReadRole, Span};
use answerable_register::calendar::Day;
use answerable_register::facts::{
    Addressee, Asked, AskedKind, Asker, Kept, Passage, Publication, Reliability, Report, Role,
    Source, Who,
};
use answerable_register::fold::Register;
use answerable_register::words::{SourceId, SubjectId, Text, slug_of};

use super::draft::Draft;
use super::item::Decision;
use super::item_refused::ItemRefused;
use super::{Details, DraftAddressee, Review, licence, one_line};
use crate::clerk::Recording;

/// The longest id of a report, in bytes: room for `-2` and `-item-2000` in what
/// an id may have.
const LONGEST_REPORT_ID: usize = 80;

/// The title as an id, cut between words where it is long.
pub(super) fn short_slug(title: &str) -> String {
    let mut slug = slug_of(title);
    if slug.len() > LONGEST_REPORT_ID {
        slug.truncate(LONGEST_REPORT_ID);
        if let Some(end) = slug.rfind('-') {
            slug.truncate(end);
        }
    }
    slug
}

/// An id that nothing has yet.
pub(super) fn free_id(register: &Register, wanted: &str) -> String {
    let taken = |id: &str| {
        register.reports.latest(id).is_some()
            || register.asked.latest(id).is_some()
            || register.sources.latest(id).is_some()
            // The first item's is taken where a report of this id was published.
            || register.asked.latest(item_id(&id.into(), 0).as_str()).is_some()
    };
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|id| !taken(id))
        .expect("numbers do not run out before ids do")
}

/// A review on its way into the register.
pub(super) struct Publishing<'r> {
    pub(super) review: &'r Review,
    pub(super) details: &'r Details,
    pub(super) id: &'r SubjectId,
    pub(super) register: &'r Register,
}

impl Publishing<'_> {
    /// The source, the report and everything asked; and the place in the review
    /// of each thing asked.
    pub(super) fn facts(&self) -> (Vec<Recording>, Vec<usize>) {
        let places = self.in_order();
        let mut facts = vec![
            Recording::from(self.source()),
            Recording::from(self.report()),
        ];
        facts.extend(
            places
                .iter()
                .filter_map(|place| self.asked(*place).map(Recording::from)),
        );
        (facts, places)
    }

    /// The first item to record that asks under a power which was not in force
    /// on the document's day.
    pub(super) fn check_powers(&self) -> Result<(), (usize, ItemRefused)> {
        let day = self.details.published_on;
        self.in_order().into_iter().try_for_each(|place| {
            let draft = &self.review.items[place].draft;
            let checked = draft.check_power(self.register, day);
            checked.map_err(|why| (place, why))
        })
    }

    /// The items to record. What others stand under is recorded before them.
    fn in_order(&self) -> Vec<usize> {
        let is_above =
            |place: &usize| self.kind_accepted(*place) == Some(AskedKind::CauseOfConcern);
        let accepted: Vec<usize> = (0..self.review.items.len())
            .filter(|place| self.kind_accepted(*place).is_some())
            .collect();
        let (mut order, rest): (Vec<_>, Vec<_>) = accepted.into_iter().partition(is_above);
        order.extend(rest);
        order
    }

    /// What an item is to be recorded as, if it is.
    fn kind_accepted(&self, place: usize) -> Option<AskedKind> {
        let item = self.review.items.get(place)?;
        matches!(item.decision, Decision::Accepted { .. })
            .then(|| item.draft.kind_in(Some(self.details)))
            .flatten()
    }

    fn asked(&self, place: usize) -> Option<Asked> {
        let kind = self.kind_accepted(place)?;
        let draft = &self.review.items[place].draft;
        let under = draft.under.filter(|under| {
            *under != place && self.kind_accepted(*under) == Some(AskedKind::CauseOfConcern)
        });
        Some(Asked {
            id: item_id(self.id, place),
            kind,
            title: one_line(&draft.title).into(),
            report: Some(self.id.clone()),
            under: under.map(|under| item_id(self.id, under)),
            number: filled(&draft.number),
            by: asker(draft, kind, self.details),
            asked_on: self.details.published_on,
            asked_not_before: None,
            of: draft
                .addressees
                .iter()
                .map(|addressee| self.addressee(addressee))
                .collect(),
            deadline: draft.deadline.clone(),
            power: draft.power_in(Some(self.details), self.register),
            comparator: None,
            sent_on: self.sent_on(kind),
            extended_to: None,
            condition: None,
            note: None,
            passages: vec![self.passage(draft.passage)],
        })
    }

    /// The clock of a coroner's report runs from the day it was sent.
    fn sent_on(&self, kind: AskedKind) -> Option<Day> {
        self.details
            .sent_on
            .filter(|_| kind == AskedKind::CoronersConcern)
    }

    fn passage(&self, span: Span) -> Passage {
        let document = &self.review.reading.document;
        let page = document.block_at(span).and_then(|block| block.page);
        Passage {
            source: SourceId::from(self.id.as_str()),
            words: span.of(&document.text).into(),
            span: u32::try_from(span.start)
                .ok()
                .zip(u32::try_from(span.end).ok()),
            place: page.map(|page| format!("page {page}").as_str().into()),
        }
    }

    fn addressee(&self, draft: &DraftAddressee) -> Addressee {
        Addressee {
            as_published: Some(one_line(&draft.as_published).into()),
            who: match &draft.found {
                Found::Body(body) | Found::Office { body, .. } => Who::Body(body.as_str().into()),
                Found::Group(group) => Who::Group {
                    group: group.as_str().into(),
                    members: Vec::new(),
                },
                Found::Unresolved { .. } => Who::as_published(&draft.as_published),
            },
            role: match draft.role {
                ReadRole::Lead => Role::Lead,
                ReadRole::With => Role::With,
                ReadRole::Consult => Role::Consult,
            },
            not_said: None,
        }
    }

    fn report(&self) -> Report {
        let details = self.details;
        Report {
            id: self.id.clone(),
            kind: details.kind,
            title: one_line(&details.title).into(),
            by: details.by.clone(),
            published_on: details.published_on,
            published_not_before: None,
            publication: Publication::Known,
            dated: details.dated.filter(|dated| *dated != details.published_on),
            about: details.about(),
            section_55: details.section_55(),
            owed_by: Vec::new(),
            asks_as_published: None,
            note: None,
            sources: vec![SourceId::from(self.id.as_str())],
            passages: Vec::new(),
        }
    }

    fn source(&self) -> Source {
        let details = self.details;
        let words = filled(&details.licence);
        let publisher = self
            .register
            .directory()
            .name_on(&details.by, details.published_on)
            .to_owned();
        Source {
            id: SourceId::from(self.id.as_str()),
            title: one_line(&details.title).into(),
            publisher: publisher.into(),
            address: filled(&details.address),
            fingerprint: Some(self.review.fingerprint.to_string().into()),
            media: Some(self.review.media.as_str().into()),
            dated: details.dated,
            published_on: Some(details.published_on),
            kept: if licence::that_permits_the_whole(&details.licence).is_some() {
                Kept::Whole
            } else {
                Kept::Passages
            },
            licence: words,
            reliability: Reliability::Sound,
            checked: true,
            note: self.review.words_note(),
            passages: Vec::new(),
        }
    }
}

pub(super) fn filled(text: &str) -> Option<Text> {
    Some(one_line(text).into()).filter(|text: &Text| !text.is_empty())
}

fn item_id(report: &SubjectId, place: usize) -> SubjectId {
    SubjectId::from(format!("{report}-item-{}", place + 1))
}

/// Who asked: the publisher, or the body itself for what it undertook.
fn asker(draft: &Draft, kind: AskedKind, details: &Details) -> Asker {
    let own = draft.addressees.first().map(|addressee| &addressee.found);
    match (kind, own) {
        (AskedKind::Undertaking, Some(Found::Body(body) | Found::Office { body, .. })) => {
            Asker::Body(body.as_str().into())
        }
        _ => Asker::Body(details.by.clone()),
    }
}
