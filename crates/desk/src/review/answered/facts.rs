//! What was accepted of an answer, as a fact of the register.

use answerable_register::calendar::Day;
use answerable_register::facts::{
    Answer, ChiefOfficerComment, Duty, Kept, Meets, Passage, Position, Reliability, Source,
};
use answerable_register::fold::Register;
use answerable_register::words::{AnswerId, SourceId};

use super::draft::AnsweredDraft;
use super::item::{About, AnsweredItem};
use super::put::put_to;
use super::{AnswerDetails, Answered};
use crate::answering::free_answer_id;
use crate::review::facts::filled;
use crate::review::{Review, licence, one_line};

/// An answer on its way into the register.
pub(in crate::review) struct Answering<'r> {
    review: &'r Review,
    answered: &'r Answered,
    said: &'r AnswerDetails,
    register: &'r Register,
    today: Day,
}

impl<'r> Answering<'r> {
    /// The answer of a review, where anything was accepted that it would meet.
    pub(in crate::review) fn of(
        review: &'r Review,
        register: &'r Register,
        today: Day,
    ) -> Option<Self> {
        let answered = review.answering().filter(|it| it.meets_something())?;
        Some(Self {
            review,
            answered,
            said: answered.said.as_ref()?,
            register,
            today,
        })
    }

    /// What the document is called, where nothing is asked in it.
    pub(in crate::review) fn title(&self) -> &str {
        let details = self.review.details.as_ref();
        details.map_or(&self.said.title, |details| &details.title)
    }

    /// The document, where nothing is asked in it: it is no report.
    pub(in crate::review) fn source(&self, id: &SourceId) -> Source {
        let said = self.said;
        let details = self.review.details.as_ref();
        let licence = details.map_or(&said.licence, |details| &details.licence);
        let address = details.map_or(&said.address, |details| &details.address);
        let published = said.published_between();
        let day = published
            .not_before
            .or(published.not_after)
            .unwrap_or(self.today);
        let publisher = match said.publisher.trim() {
            "" => self.register.directory().name_on(&said.by, day).to_owned(),
            other => one_line(other),
        };
        Source {
            id: id.clone(),
            title: one_line(self.title()).into(),
            publisher: publisher.into(),
            address: filled(address),
            fingerprint: Some(self.review.fingerprint.to_string().into()),
            media: Some(self.review.media.as_str().into()),
            dated: said.dated,
            published_on: said.published.day(),
            kept: match licence::that_permits_the_whole(licence) {
                Some(_) => Kept::Whole,
                None => Kept::Passages,
            },
            licence: filled(licence),
            reliability: Reliability::Sound,
            checked: true,
            note: self.review.words_note(),
            passages: Vec::new(),
        }
    }

    /// The answer, read from this source, by the same rules as one that is written
    /// here: an id of the body and the first report, a passage for each ask it meets.
    pub(in crate::review) fn answer(&self, source: &SourceId) -> Answer {
        let first = self.said.reports.first();
        let id = free_answer_id(
            self.register,
            self.said.by.as_str(),
            first.map_or("", |report| report.as_str()),
        );
        // A source of the answer's own id is the file in which it was published here.
        let id = match id == source.as_str() {
            true => format!("{id}-answer"),
            false => id,
        };
        let passage = |draft: &AnsweredDraft, place: Option<&str>| Passage {
            source: source.clone(),
            words: draft.words.as_str().into(),
            span: draft.span.and_then(|span| {
                u32::try_from(span.start)
                    .ok()
                    .zip(u32::try_from(span.end).ok())
            }),
            place: place.map(Into::into),
        };
        let chief = self
            .accepted()
            .find(|item| item.about == About::ChiefOfficer);
        let chief = chief.map(|item| &item.draft);
        let comments = chief.filter(|draft| !draft.words.trim().is_empty());
        let comments = comments.map(|draft| passage(draft, Some(CHIEF_OFFICER)));
        let meets = |item: &AnsweredItem, ask| Meets {
            ask,
            position: match item.about {
                About::Ask(_) => item.draft.position,
                About::ChiefOfficer | About::Everything => Position::NotStated,
            },
            explanation: item.draft.says.filter(|_| item.about.is_of_one()),
            aid: None,
            passages: match item.draft.words.trim() {
                "" => Vec::new(),
                _ => vec![passage(&item.draft, None)],
            },
        };
        let mut met: Vec<Meets> = Vec::new();
        for item in self.accepted() {
            match &item.about {
                About::Ask(ask) => met.push(meets(item, ask.clone())),
                About::Everything => met.extend(self.put().map(|ask| meets(item, ask))),
                About::ChiefOfficer => {}
            }
        }
        // They stand beside the comments, which they are invited on.
        let beside = met.iter_mut().find(|meets| meets.ask.duty == Duty::Comment);
        let passages = match beside {
            Some(beside) => {
                beside.passages.extend(comments);
                Vec::new()
            }
            None => comments.into_iter().collect(),
        };
        Answer {
            meets: met,
            chief_officer: chief.map(|draft| match draft.words.trim() {
                "" => ChiefOfficerComment::NotIncluded,
                _ => ChiefOfficerComment::Included,
            }),
            sources: vec![source.clone()],
            passages,
            ..self.said.answer(AnswerId::from(id))
        }
    }

    fn accepted(&self) -> impl Iterator<Item = &'r AnsweredItem> {
        self.answered.items.iter().filter(|item| item.is_accepted())
    }

    /// Every ask that the reports put to the body.
    fn put(&self) -> impl Iterator<Item = answerable_register::facts::AskReference> {
        self.said.reports.iter().flat_map(|report| {
            put_to(self.register, report, self.said, self.today)
                .into_iter()
                .map(|put| put.ask.clone())
        })
    }
}

/// Where the chief officer's words stand.
const CHIEF_OFFICER: &str = "the chief officer’s comments";

impl AnswerDetails {
    /// When it can have been published, by the register's rule.
    fn published_between(&self) -> answerable_register::facts::PublishedBetween {
        self.answer(AnswerId::from("being-decided"))
            .published_between()
    }
}
