//! Publishing a review: what was accepted becomes facts, by a second person.

use answerable_intake::{Found, Role as ReadRole};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::facts::{
    Addressee, Asked, AskedKind, Asker, Kept, Passage, Reliability, Report, Role, Source, Who,
};
use answerable_register::fold::Register;
use answerable_register::words::{SourceId, SubjectId, slug_of};
use answerable_store::IdempotencyKey;
use answerable_store::reviews::Version;

use super::acts::NotReviewed;
use super::item::{Decision, DraftAddressee, Item};
use super::{Details, Review};
use crate::clerk::{Command, NotRecorded, Recording};
use crate::desk::Desk;

/// Why a review was not published; nothing was recorded.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotPublished {
    /// Nobody has said what the document is.
    #[error("say first what the document is")]
    NoDetails,
    /// Something is undecided.
    #[error("{0} items are still to decide")]
    Undecided(usize),
    /// Somebody who decided wants to publish.
    #[error("you decided items of this review: a second person must publish it")]
    SamePerson,
    /// Somebody changed it in the meantime.
    #[error("somebody changed this review in the meantime: look at it again")]
    Moved,
    /// The review could not be had.
    #[error(transparent)]
    Review(#[from] NotReviewed),
    /// The register did not take it.
    #[error(transparent)]
    NotRecorded(#[from] NotRecorded),
}

impl Desk {
    /// Publishes what was accepted: a source, a report, and everything asked
    /// in it, recorded together or not at all.
    ///
    /// # Errors
    ///
    /// When it is not ready, when the person decided anything in it, or when
    /// the register does not take it.
    pub fn publish_review(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        by: &str,
        today: Day,
    ) -> Result<SubjectId, NotPublished> {
        if let Some(recorded) = self.source_of(fingerprint) {
            // Published before, and the review stayed behind.
            self.give_up_review(fingerprint, version)?;
            return Ok(SubjectId::from(recorded.id.as_str()));
        }
        let held = self.review(fingerprint)?;
        let review = held.review;
        if held.version != version {
            return Err(NotPublished::Moved);
        }
        let details = review.details.as_ref().ok_or(NotPublished::NoDetails)?;
        match review.progress().undecided {
            0 => {}
            left => return Err(NotPublished::Undecided(left)),
        }
        if review.readers.iter().any(|reader| reader == by) {
            return Err(NotPublished::SamePerson);
        }
        let id = SubjectId::from(free_id(&self.read(), &slug_of(&details.title)));
        let facts = facts(&review, details, &id);
        self.record(Command {
            // Published twice by a broken line, it is recorded once.
            key: IdempotencyKey::try_new(&format!("review-{fingerprint}")).ok(),
            by: by.into(),
            today,
            facts,
        })?;
        match self.give_up_review(fingerprint, version) {
            Ok(()) => {}
            // Recorded is recorded: a review that stays behind is found to be
            // published when somebody opens it.
            Err(why) => tracing::warn!(%why, "a published review could not be removed"),
        }
        Ok(id)
    }
}

/// An id that nothing has yet.
fn free_id(register: &Register, wanted: &str) -> String {
    let taken = |id: &str| {
        register.reports.latest(id).is_some()
            || register.asked.latest(id).is_some()
            || register.sources.latest(id).is_some()
    };
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|id| !taken(id))
        .expect("numbers do not run out before ids do")
}

fn facts(review: &Review, details: &Details, id: &SubjectId) -> Vec<Recording> {
    let source = SourceId::from(id.as_str());
    let mut facts = vec![
        Recording::from(source_of(review, details, source.clone())),
        Recording::from(Report {
            id: id.clone(),
            kind: details.kind,
            title: details.title.trim().into(),
            by: details.by.clone(),
            published_on: details.published_on,
            about: details.about(),
            section_55: details.section_55(),
            owed_by: Vec::new(),
            asks_as_published: None,
            note: None,
            sources: vec![source.clone()],
            passages: Vec::new(),
        }),
    ];
    let accepted = |item: &Item| matches!(item.decision, Decision::Accepted { .. });
    // What others stand under is recorded before them.
    let mut order: Vec<usize> = (0..review.items.len())
        .filter(|place| accepted(&review.items[*place]))
        .collect();
    order.sort_by_key(|place| {
        let kind = review.items[*place].draft.asked_kind();
        (kind != Some(AskedKind::CauseOfConcern), *place)
    });
    for place in order {
        let item = &review.items[place];
        let Some(kind) = item.draft.asked_kind() else {
            continue;
        };
        let under = item.draft.under.filter(|under| {
            review.items.get(*under).is_some_and(|above| {
                accepted(above) && above.draft.asked_kind() == Some(AskedKind::CauseOfConcern)
            })
        });
        let words = item.draft.passage.of(&review.reading.document.text);
        facts.push(Recording::from(Asked {
            id: item_id(id, place),
            kind,
            title: item.draft.title.trim().into(),
            report: Some(id.clone()),
            under: under.map(|under| item_id(id, under)),
            number: Some(item.draft.number.trim().into())
                .filter(|number: &compact_str::CompactString| !number.is_empty()),
            by: asker(item, kind, details),
            asked_on: details.published_on,
            of: item.draft.addressees.iter().map(addressee).collect(),
            deadline: item.draft.deadline.clone(),
            power: None,
            comparator: None,
            sent_on: None,
            extended_to: None,
            condition: None,
            note: None,
            passages: vec![Passage {
                source: source.clone(),
                words: words.into(),
                span: u32::try_from(item.draft.passage.start)
                    .ok()
                    .zip(u32::try_from(item.draft.passage.end).ok()),
                place: None,
            }],
        }));
    }
    facts
}

fn item_id(report: &SubjectId, place: usize) -> SubjectId {
    SubjectId::from(format!("{report}-item-{}", place + 1))
}

fn source_of(review: &Review, details: &Details, id: SourceId) -> Source {
    let some = |text: &str| {
        Some(text.trim().into()).filter(|text: &compact_str::CompactString| !text.is_empty())
    };
    let licence = some(&details.licence);
    Source {
        id,
        title: details.title.trim().into(),
        publisher: details.by.as_str().into(),
        address: some(&details.address),
        fingerprint: Some(review.fingerprint.to_string().into()),
        media: Some(review.media.as_str().into()),
        dated: details.dated,
        published_on: Some(details.published_on),
        kept: if licence.is_some() {
            Kept::Whole
        } else {
            Kept::Passages
        },
        licence,
        reliability: Reliability::Sound,
        checked: true,
        note: None,
        passages: Vec::new(),
    }
}

/// Who asked: the publisher, or the body itself for what it undertook.
fn asker(item: &Item, kind: AskedKind, details: &Details) -> Asker {
    let own = item
        .draft
        .addressees
        .first()
        .map(|addressee| &addressee.found);
    match (kind, own) {
        (AskedKind::Undertaking, Some(Found::Body(body) | Found::Office { body, .. })) => {
            Asker::Body(body.as_str().into())
        }
        _ => Asker::Body(details.by.clone()),
    }
}

fn addressee(draft: &DraftAddressee) -> Addressee {
    Addressee {
        as_published: Some(draft.as_published.as_str().into()),
        who: match &draft.found {
            Found::Body(body) | Found::Office { body, .. } => Who::Body(body.as_str().into()),
            Found::Group(group) => Who::Group {
                group: group.as_str().into(),
                members: Vec::new(),
            },
            Found::Unresolved { .. } => Who::AsPublished {
                key: slug_of(&draft.as_published).into(),
            },
        },
        role: match draft.role {
            ReadRole::Lead => Role::Lead,
            ReadRole::With => Role::With,
            ReadRole::Consult => Role::Consult,
        },
    }
}
