//! Approving and publishing: the answer becomes a file and facts, together or
//! not at all.

use std::sync::Arc;

use answerable_intake::publication::{
    self, ChiefOfficer, Evidence, Named, OnRecommendation, Publication, Reported, Said, SaidKind,
};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::facts::{
    Answer, AnswerKind, AskReference, ChiefOfficerComment, Explanation, Kept, Meets, Passage,
    Position, PublishedBetween, Reliability, Source, Voice,
};
use answerable_register::fold::{Held, Known, Register};
use answerable_register::words::{AnswerId, BodyId, SourceId, SubjectId, Text};
use answerable_store::ArchiveError;
use answerable_store::answering::Stage;
use answerable_store::reviews::Version;

use super::acts::owed_in;
use super::keep::{InHand, WHY_PUBLISHED, key_of};
use super::missing::Missing;
use super::owed::Owed;
use super::refusal::NotWritten;
use super::{Acting, Which};
use crate::clerk::{Command, NotRecorded, Recorded, Recording};
use crate::desk::Desk;
use crate::view::View;

/// The longest id of an answer, in bytes: room for `-evidence-20` in what an id
/// may have.
const LONGEST_ANSWER_ID: usize = 100;

/// What is said of the terms on which the file may be shown.
const LICENCE: &str = "Published here by the body itself";

/// Why an answer was not published; nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    /// It was not sent for approval, is gone, or cannot be read.
    #[error(transparent)]
    Answer(#[from] NotWritten),
    /// Somebody changed it after it was looked at.
    #[error("somebody changed this answer in the meantime: look at it again")]
    Moved,
    /// What is recorded of its reports changed while its file was made.
    #[error("what is recorded of these reports changed in the meantime: look at it again")]
    RecordMoved,
    /// Something that the law asks for is missing by now.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Incomplete(Vec<Missing>),
    /// The file that was made does not give the answer back.
    #[error("the file that was made does not hold the answer: {0}")]
    NotReadBack(String),
    /// The file or its evidence could not be kept.
    #[error("{0}")]
    Archive(#[source] Arc<ArchiveError>),
    /// A rule of the register is broken that a person can put right.
    #[error("{0}")]
    Refused(Refusal),
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(#[source] NotRecorded),
}

impl NotPublished {
    /// Whether it is certain that nothing was recorded. Where the log failed,
    /// nobody knows before it is opened again.
    const fn nothing_was_recorded(&self) -> bool {
        !matches!(self, Self::NotRecorded(_))
    }
}

/// The answer of a body to a report that was published here, if there is one:
/// the latest.
#[must_use]
pub fn published_answer<'r>(
    view: &View<'r>,
    report: &SubjectId,
    body: &BodyId,
) -> Option<&'r Held<Answer>> {
    let owed = view.owed_on(report, body)?;
    let answers = view.register.answers_to(owed.comment.key, view.known);
    answers
        .filter(|held| held.fact.by == *body && view.file_of(&held.fact).is_some())
        .last()
}

impl<'r> View<'r> {
    /// The file in which an answer was published here: the source of its own id.
    #[must_use]
    pub fn file_of(&self, answer: &Answer) -> Option<&'r Source> {
        let source = self.source(&SourceId::from(answer.id.as_str()))?;
        let is_ours = source.fingerprint.is_some() && answer.sources.first() == Some(&source.id);
        is_ours.then_some(source)
    }

    /// An answer as it would be published: what its file holds.
    #[must_use]
    pub fn publication(&self, held: &InHand, today: Day) -> Publication {
        let owed = owed_in(self, &held.draft.reports, &held.draft.body);
        publication_of(self, held, &owed, today)
    }

    /// What the law asks for and an answer does not have yet, and what a reader
    /// will look for.
    #[must_use]
    pub fn owed_in_hand(&self, held: &InHand) -> Vec<Owed<'r>> {
        owed_in(self, &held.draft.reports, &held.draft.body)
    }
}

impl Desk {
    /// Approves and publishes an answer, having seen version `seen`: its file,
    /// its evidence and what it says to each ask become facts in one command.
    ///
    /// `file` makes the file of an answer: a page for people with the answer as
    /// data in it. It is read back before anything is recorded.
    ///
    /// # Errors
    ///
    /// When it is not ready, when whoever acts wrote part of it, or when the
    /// register does not take it.
    pub fn publish_answer(
        &self,
        which: Which<'_>,
        seen: Version,
        who: Acting<'_>,
        file: impl Fn(&Publication) -> String,
    ) -> Result<AnswerId, NotPublished> {
        let held = self
            .answer_in_hand(which, who)?
            .ok_or(NotWritten::NoSuchAnswer)?;
        if held.draft.writers.iter().any(|writer| writer == who.by) {
            return Err(NotWritten::WroteInIt.into());
        }
        if held.draft.version != seen {
            return Err(NotPublished::Moved);
        }
        if held.draft.stage != Stage::Sent {
            return Err(NotWritten::NotSent.into());
        }
        let today = who.when.day;
        let publication = {
            let register = self.read();
            complete(&View::of(&register, today), &held, today)?
        };
        let bytes = file(&publication).into_bytes();
        match publication::read(&bytes) {
            Ok(back) if back == publication => {}
            Ok(_) => {
                return Err(NotPublished::NotReadBack(
                    "it says something else".to_owned(),
                ));
            }
            Err(why) => return Err(NotPublished::NotReadBack(why.to_string())),
        }
        let files = self.keep_files(&held.written, &bytes, who)?;
        let recorded = match self.record_answer(&held, &publication, files.page, who) {
            Ok(recorded) => recorded,
            Err(why) => {
                if why.nothing_was_recorded() {
                    self.take_out_again(&files);
                }
                return Err(why);
            }
        };
        // Recorded is recorded: a draft that stays behind is found to be
        // published when somebody opens it.
        if let Err(why) = self.clear_answer(&held.draft, who, WHY_PUBLISHED) {
            tracing::warn!(%why, "the draft of a published answer could not be erased yet");
        }
        let register = self.read();
        let answer = recorded
            .entries
            .filter_map(|entry| register.answers.recorded_by(entry))
            .map(|held| held.fact.id.clone())
            .next_back();
        answer.ok_or_else(|| NotWritten::NoSuchAnswer.into())
    }

    fn record_answer(
        &self,
        held: &InHand,
        publication: &Publication,
        fingerprint: Fingerprint,
        who: Acting<'_>,
    ) -> Result<Recorded, NotPublished> {
        let today = who.when.day;
        let facts = {
            let register = self.read();
            let view = View::of(&register, today);
            // Nobody waited while the file was made and kept.
            if complete(&view, held, today)? != *publication {
                return Err(NotPublished::RecordMoved);
            }
            Publishing {
                view: &view,
                publication,
                fingerprint,
            }
            .facts()?
        };
        let key = key_of(&held.draft).ok_or(NotWritten::NoSuchAnswer)?;
        let recorded = self.record(Command {
            key: Some(key),
            by: who.by.into(),
            today,
            facts,
        });
        recorded.map_err(|why| match why {
            NotRecorded::Refused { refusal, .. } => NotPublished::Refused(refusal),
            why => NotPublished::NotRecorded(why),
        })
    }
}

/// An answer as it would be published now, with nothing missing.
fn complete(view: &View<'_>, held: &InHand, today: Day) -> Result<Publication, NotPublished> {
    match view.missing_in_hand(held) {
        missing if missing.is_empty() => Ok(view.publication(held, today)),
        missing => Err(NotPublished::Incomplete(missing)),
    }
}

fn publication_of(view: &View<'_>, held: &InHand, owed: &[Owed<'_>], today: Day) -> Publication {
    let named = |body: &BodyId, day| Named {
        id: body.to_string(),
        name: view.name_of(body, day).to_owned(),
    };
    let body = BodyId::from(held.draft.body.as_str());
    let written = &held.written;
    let reports = owed.iter().map(|owed| Reported {
        id: owed.report.id.to_string(),
        title: owed.report.title.or_blank().to_owned(),
        by: named(&owed.report.by, owed.report.published_on),
        published_on: owed.report.published_on,
        asked: (*owed.of != body).then(|| named(owed.of, owed.report.published_on)),
    });
    let recommendations = owed.iter().flat_map(|owed| {
        owed.recommendations.iter().map(|owing| {
            let said = written.said_of(&owing.asked.id).said;
            let words = owing.asked.passages.first();
            OnRecommendation {
                id: owing.asked.id.to_string(),
                report: owed.report.id.to_string(),
                number: owing.asked.number.as_deref().unwrap_or_default().to_owned(),
                words: words
                    .map_or(&owing.asked.title, |passage| &passage.words)
                    .or_blank()
                    .to_owned(),
                position: said.position,
                says: Said {
                    kind: said.kind.unwrap_or(SaidKind::ReasonForNone),
                    words: said.words.trim().to_owned(),
                    owner: said.owner.trim().to_owned(),
                    day: said.day,
                },
            }
        })
    });
    let chief = &written.chief_officer.said;
    Publication {
        by: named(&body, today),
        published_on: today,
        reports: reports.collect(),
        comments: written.comments.said.trim().to_owned(),
        chief_officer: ChiefOfficer {
            // Both are there: nothing is published without.
            invited_on: chief.invited_on.unwrap_or(today),
            asked_for_by: chief.asked_for_by.unwrap_or(today),
            received_on: chief.received_on,
            words: chief.words.trim().to_owned(),
            reply: chief.reply.trim().to_owned(),
        },
        recommendations: recommendations.collect(),
        evidence: written
            .evidence
            .iter()
            .map(|file| Evidence {
                title: file.title.clone(),
                file: file.file.clone(),
                media: file.media.clone(),
                bytes: file.bytes,
                fingerprint: file.fingerprint.clone(),
            })
            .collect(),
    }
}

/// An answer on its way into the register.
pub(super) struct Publishing<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) publication: &'a Publication,
    /// Of its file.
    pub(super) fingerprint: Fingerprint,
}

impl Publishing<'_> {
    /// The file, each piece of evidence that is not recorded yet, and the answer.
    fn facts(&self) -> Result<Vec<Recording>, NotWritten> {
        let reports = &self.publication.reports;
        let first = reports.first().ok_or(NotWritten::NotOwed)?;
        let id = free_answer_id(self.view.register, &self.publication.by.id, &first.id);
        let evidence = self.publication.evidence.iter().enumerate();
        let evidence: Vec<Source> = evidence
            .map(|(place, file)| {
                let number = place + 1;
                Source {
                    id: SourceId::from(format!("{id}-evidence-{number}")),
                    title: file.title.as_str().into(),
                    fingerprint: Some(file.fingerprint.as_str().into()),
                    media: Some(file.media.as_str().into()),
                    ..self.source(&id)
                }
            })
            .collect();
        let sources = std::iter::once(SourceId::from(id.as_str()))
            .chain(evidence.iter().map(|source| source.id.clone()))
            .collect();
        let mut facts = vec![Recording::from(self.source(&id))];
        facts.extend(evidence.into_iter().map(Recording::from));
        facts.push(Recording::from(self.answer(&id, sources)));
        Ok(facts)
    }

    fn source(&self, id: &str) -> Source {
        let today = self.publication.published_on;
        let titles: Vec<&str> = self
            .publication
            .reports
            .iter()
            .map(|of| of.title.as_str())
            .collect();
        Source {
            id: SourceId::from(id),
            title: format!("Comments on {}", titles.join(" and ")).into(),
            publisher: self.publication.by.name.as_str().into(),
            address: None,
            fingerprint: Some(self.fingerprint.to_string().into()),
            media: Some("text/html".into()),
            dated: Some(today),
            published_on: Some(today),
            licence: Some(Text::from(LICENCE)),
            kept: Kept::Whole,
            reliability: Reliability::Sound,
            checked: true,
            note: None,
            passages: Vec::new(),
        }
    }

    fn answer(&self, id: &str, sources: Vec<SourceId>) -> Answer {
        let today = self.publication.published_on;
        let chief = &self.publication.chief_officer;
        Answer {
            id: AnswerId::from(id),
            by: BodyId::from(self.publication.by.id.as_str()),
            voice: Voice::Own,
            kind: AnswerKind::Substantive,
            on_behalf_of: None,
            dated: Some(today),
            dated_not_before: None,
            published: PublishedBetween {
                not_before: Some(today),
                not_after: Some(today),
            },
            meets: self.meets(id),
            chief_officer: Some(match chief.words.is_empty() {
                false => ChiefOfficerComment::Included,
                true => ChiefOfficerComment::NotIncluded,
            }),
            note: None,
            sources,
            passages: Vec::new(),
        }
    }

    /// What it says to each ask: its comments to the report's, and to each
    /// recommendation what it says of that.
    fn meets(&self, id: &str) -> Vec<Meets> {
        let body = BodyId::from(self.publication.by.id.as_str());
        let passage = |words: &str, place: &str| Passage {
            source: SourceId::from(id),
            words: words.into(),
            span: None,
            place: Some(place.into()),
        };
        let owed = |report: &Reported| {
            self.view
                .owed_on(&SubjectId::from(report.id.as_str()), &body)
        };
        let owed: Vec<Owed<'_>> = self.publication.reports.iter().filter_map(owed).collect();
        let comments = owed.iter().map(|owed| Meets {
            ask: owed.comment.reference.clone(),
            position: Position::NotStated,
            explanation: None,
            aid: None,
            passages: vec![passage(&self.publication.comments, "under Comments")],
        });
        let said = self.publication.recommendations.iter().filter_map(|on| {
            let mut asks = owed.iter().flat_map(|owed| &owed.recommendations);
            let ask: &AskReference = asks.find(|owing| owing.asked.id.as_str() == on.id)?.ask;
            Some(Meets {
                ask: ask.clone(),
                position: on.position,
                explanation: Some(explanation_of(on.says.kind)),
                aid: None,
                passages: vec![passage(&on.says.words, "under this recommendation")],
            })
        });
        comments.chain(said).collect()
    }
}

/// What the register calls each of the three.
pub(crate) const fn explanation_of(kind: SaidKind) -> Explanation {
    match kind {
        SaidKind::ActionTaken => Explanation::ActionTaken,
        SaidKind::ActionProposed => Explanation::ActionProposed,
        SaidKind::ReasonForNone => Explanation::ReasonForNone,
    }
}

/// An id for a body's answer to a report that neither an answer nor a source has yet.
pub(crate) fn free_answer_id(register: &Register, by: &str, report: &str) -> String {
    let mut short = format!("{by}-on-{report}");
    if short.len() > LONGEST_ANSWER_ID {
        short.truncate(LONGEST_ANSWER_ID);
        short.truncate(short.rfind('-').unwrap_or(LONGEST_ANSWER_ID));
    }
    let taken = |id: &str| {
        register.answers.get(id, Known::Everything).is_some()
            || register.sources.get(id, Known::Everything).is_some()
    };
    if !taken(&short) {
        return short;
    }
    (2..)
        .map(|number| format!("{short}-{number}"))
        .find(|id| !taken(id))
        .expect("numbers do not run out before ids do")
}
