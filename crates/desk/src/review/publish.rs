//! Publishing a review: what was accepted becomes facts, by a second person.

use answerable_intake::{Found, Role as ReadRole, Span};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::facts::{
    Addressee, Asked, AskedKind, Asker, Kept, Passage, Reliability, Report, Role, Source, Who,
};
use answerable_register::fold::Register;
use answerable_register::words::{SourceId, SubjectId, Text, slug_of};
use answerable_store::IdempotencyKey;
use answerable_store::reviews::Version;

use super::acts::NotReviewed;
use super::item::{Decision, Draft};
use super::{Details, DraftAddressee, Review};
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
    /// A rule of the register is broken that a person can put right.
    #[error("{refusal}")]
    Refused {
        /// The item that breaks it; none where it is the document.
        item: Option<usize>,
        /// The rule.
        refusal: Refusal,
    },
    /// The register did not take it.
    #[error(transparent)]
    NotRecorded(NotRecorded),
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
            self.clear_away(fingerprint);
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
        let (id, facts, places) = {
            let register = self.read();
            let id = SubjectId::from(free_id(&register, &short_slug(&details.title)));
            let publishing = Publishing {
                review: &review,
                details,
                id: &id,
                register: &register,
            };
            let (facts, places) = publishing.facts();
            (id, facts, places)
        };
        let recorded = self.record(Command {
            // Published twice by a broken line, it is recorded once.
            key: IdempotencyKey::try_new(&format!("review-{fingerprint}")).ok(),
            by: by.into(),
            today,
            facts,
        });
        match recorded {
            Ok(_) => {
                self.clear_away(fingerprint);
                // Somebody else may have published it a moment ago, under an id
                // that was free then.
                let kept = self.source_of(fingerprint);
                Ok(kept.map_or(id, |source| SubjectId::from(source.id.as_str())))
            }
            Err(NotRecorded::Refused { fact, refusal }) => Err(NotPublished::Refused {
                item: fact
                    .checked_sub(2)
                    .and_then(|item| places.get(item).copied()),
                refusal,
            }),
            Err(why) => Err(NotPublished::NotRecorded(why)),
        }
    }

    /// Removes a review that is published. Recorded is recorded: one that
    /// stays behind is found to be published when somebody opens it.
    fn clear_away(&self, fingerprint: Fingerprint) {
        let removed = match self.find_review(fingerprint) {
            Ok(Some(held)) => self.give_up_review(fingerprint, held.version),
            Ok(None) => Ok(()),
            Err(why) => Err(why),
        };
        if let Err(why) = removed {
            tracing::warn!(%why, "a published review could not be removed");
        }
    }
}

/// The longest id of a report, in bytes: room for `-2` and `-item-2000` in what
/// an id may have.
const LONGEST_REPORT_ID: usize = 80;

/// The title as an id, cut between words where it is long.
fn short_slug(title: &str) -> String {
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
fn free_id(register: &Register, wanted: &str) -> String {
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
struct Publishing<'r> {
    review: &'r Review,
    details: &'r Details,
    id: &'r SubjectId,
    register: &'r Register,
}

impl Publishing<'_> {
    /// The source, the report and everything asked; and the place in the review
    /// of each thing asked.
    fn facts(&self) -> (Vec<Recording>, Vec<usize>) {
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
            .then(|| item.draft.asked_kind())
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
            of: draft
                .addressees
                .iter()
                .map(|addressee| self.addressee(addressee))
                .collect(),
            deadline: draft.deadline.clone(),
            power: None,
            comparator: None,
            sent_on: None,
            extended_to: None,
            condition: None,
            note: None,
            passages: vec![self.passage(draft.passage)],
        })
    }

    fn passage(&self, span: Span) -> Passage {
        Passage {
            source: SourceId::from(self.id.as_str()),
            words: span.of(&self.review.reading.document.text).into(),
            span: u32::try_from(span.start)
                .ok()
                .zip(u32::try_from(span.end).ok()),
            place: None,
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
        let licence = filled(&details.licence);
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
}

fn filled(text: &str) -> Option<Text> {
    Some(one_line(text).into()).filter(|text: &Text| !text.is_empty())
}

/// Words of a title or name, which stand on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
