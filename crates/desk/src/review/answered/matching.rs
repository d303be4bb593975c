//! Which stretch of a document goes with which recommendation.
//!
//! By its number, as bodies answer, and by the words that it quotes. Where both are
//! there and disagree, it is proposed with that said: a letter that leaves a number
//! out puts every later one against the wrong recommendation.

use answerable_intake::{AnswerReason, EachAnswered, Reading, Span};
use answerable_register::calendar::Day;
use answerable_register::facts::{AskReference, Asked, Duty, Explanation, Position};
use answerable_register::fold::Register;
use answerable_register::words::SubjectId;
use answerable_store::reviews::Version;

use super::candidates::{of_titles, words_of};
use super::details::explanation;
use super::draft::{AnsweredDraft, position};
use super::item::{About, AnsweredItem, MatchedBy, Row};
use super::put::{Put, put_to};
use super::{AnswerDetails, words};
use crate::answering::explanation_of;
use crate::review::item::Decision;
use crate::review::passage::only_place;

/// The longest stretch that is proposed whole, in bytes; of a longer one the sentence
/// that says what is done.
const LONGEST_WHOLE: usize = 6_000;

/// What a document says of one recommendation, before it is known of which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSaid {
    /// Where it stands.
    pub row: Row,
    /// The number of the recommendation, as written.
    pub number: Option<String>,
    /// The recommendation as quoted or told, or blank.
    pub quoted: String,
    /// Its report, as a place among the titles that the document names.
    report: Option<usize>,
    /// The recommendation's id, where data names it.
    id: Option<String>,
    /// What it would be recorded as.
    pub draft: AnsweredDraft,
}

impl RowSaid {
    /// What it would be recorded as of something: only of what a local policing body
    /// has to explain is silence recorded.
    #[must_use]
    pub fn draft_for(&self, about: &About) -> AnsweredDraft {
        let mut draft = self.draft.clone();
        if about.duty() != Some(Duty::Explain) {
            draft.says = draft.says.filter(|says| *says != Explanation::NotAddressed);
        }
        draft
    }
}

/// Everything that a document says of one recommendation each: from its data, where
/// it has any, and else as it was read.
#[must_use]
pub fn rows_of(reading: &Reading) -> Vec<RowSaid> {
    let text = &reading.document.text;
    if let Some(answer) = &reading.published {
        let said = answer.recommendations.iter().enumerate();
        return said
            .map(|(place, on)| RowSaid {
                row: Row::Data(place),
                number: Some(on.number.clone()).filter(|number| !number.is_empty()),
                quoted: on.words.clone(),
                report: answer
                    .reports
                    .iter()
                    .position(|report| report.id == on.report),
                id: Some(on.id.clone()),
                draft: AnsweredDraft {
                    position: on.position,
                    row: Some(Row::Data(place)),
                    says: Some(explanation_of(on.says.kind)),
                    ..in_data(&on.says.words, text)
                },
            })
            .collect();
    }
    let Some(answer) = &reading.answer else {
        return Vec::new();
    };
    let each = answer.each.iter().enumerate();
    each.map(|(place, one)| RowSaid {
        row: Row::Read(place),
        number: one.number.clone(),
        quoted: one
            .quoted
            .map(|span| span.of(text).trim().to_owned())
            .unwrap_or_default(),
        report: one.report,
        id: None,
        draft: read(place, one, text),
    })
    .collect()
}

fn read(place: usize, one: &EachAnswered, text: &str) -> AnsweredDraft {
    let whole = one
        .said
        .filter(|said| said.end - said.start <= LONGEST_WHOLE);
    let on_all = one.because.iter().find_map(|why| match why {
        AnswerReason::PositionOnAll { words } => Some(*words),
        _ => None,
    });
    let span: Option<Span> = whole.or(one.passage).or(on_all);
    let mut draft = span.map_or_else(AnsweredDraft::default, |span| AnsweredDraft::at(span, text));
    let position = position(one.position);
    let says_anything = span.is_some() || position != Position::NotStated;
    draft.row = Some(Row::Read(place));
    draft.position = position;
    draft.says = explanation(one.coverage, says_anything);
    draft
}

/// Words of a document's data, at their place in its text where they stand in it.
pub(super) fn in_data(said: &str, text: &str) -> AnsweredDraft {
    AnsweredDraft {
        words: said.trim().to_owned(),
        span: only_place(text, said).ok(),
        ..AnsweredDraft::default()
    }
}

/// What is to be decided of an answer: what was proposed for each thing that was put
/// to the body. What was decided before of the same thing is kept.
pub(super) fn items(
    register: &Register,
    reading: &Reading,
    said: &AnswerDetails,
    before: &[AnsweredItem],
    (today, next): (Day, Version),
) -> Vec<AnsweredItem> {
    let matching = Matching {
        reading,
        rows: rows_of(reading),
        titles: of_titles(register, reading, &said.reports),
    };
    let put: Vec<Put<'_>> = said
        .reports
        .iter()
        .flat_map(|report| put_to(register, report, said, today))
        .collect();
    let mut items: Vec<AnsweredItem> = match said.says_of_each() {
        true => put.iter().map(|put| matching.item(put, next)).collect(),
        false => vec![matching.of_everything(next)],
    };
    let owes_comments = put.iter().any(|put| put.ask.duty == Duty::Comment);
    if said.says_of_each() && (owes_comments || matching.chief_officer().is_some()) {
        let proposed = matching.chief_officer().unwrap_or_default();
        let item = AnsweredItem::of(About::ChiefOfficer, None, proposed, next);
        let after_the_comments = usize::from(owes_comments);
        items.insert(after_the_comments.min(items.len()), item);
    }
    for item in &mut items {
        // What says one thing of all of them says it of those put to the body then.
        let stays = |old: &&AnsweredItem| {
            let is_decided = old.decision != Decision::Undecided;
            is_decided && old.about == item.about && old.about != About::Everything
        };
        if let Some(old) = before.iter().find(stays) {
            *item = old.clone();
        }
    }
    items
}

struct Matching<'a> {
    reading: &'a Reading,
    rows: Vec<RowSaid>,
    /// The report that each title of the document is, among those chosen.
    titles: Vec<Option<SubjectId>>,
}

impl Matching<'_> {
    fn item(&self, put: &Put<'_>, next: Version) -> AnsweredItem {
        let about = About::Ask(put.ask.clone());
        match put.asked {
            None => AnsweredItem::of(about, None, self.comments(put.ask), next),
            Some(asked) => match self.best(put, asked) {
                Some((row, by)) => {
                    let proposed = row.draft_for(&about);
                    AnsweredItem::of(about, Some(by), proposed, next)
                }
                None => {
                    let proposed = AnsweredDraft {
                        says: (put.ask.duty == Duty::Explain).then_some(Explanation::NotAddressed),
                        ..AnsweredDraft::default()
                    };
                    AnsweredItem::of(about, None, proposed, next)
                }
            },
        }
    }

    /// The stretch that speaks of something asked, and how it was found: the surest
    /// way first, and of two found alike the one that says something.
    fn best(&self, put: &Put<'_>, asked: &Asked) -> Option<(&RowSaid, MatchedBy)> {
        let wanted = words_of(asked);
        let number = asked.number.as_deref().map(words::number);
        let found = self
            .rows
            .iter()
            .filter(|row| self.may_speak_of(row, &put.report.id))
            .filter_map(|row| Some((row, matched(row, asked, &wanted, number.as_deref())?)));
        found.min_by_key(|(row, by)| (*by, row.draft.says == Some(Explanation::NotAddressed)))
    }

    /// Whether a stretch stands in the part of the document that answers a report.
    fn may_speak_of(&self, row: &RowSaid, report: &SubjectId) -> bool {
        let title = row.report.and_then(|title| self.titles.get(title));
        title.is_none_or(|of| of.as_ref().is_none_or(|of| of == report))
    }

    /// The words of the answer as a whole: its data's comments; else a position on
    /// all at once, or the paragraph in which it says that it is an answer.
    fn comments(&self, ask: &AskReference) -> AnsweredDraft {
        let text = &self.reading.document.text;
        if let Some(answer) = &self.reading.published {
            return in_data(&answer.comments, text);
        }
        let Some(answer) = &self.reading.answer else {
            return AnsweredDraft::default();
        };
        debug_assert_eq!(ask.duty, Duty::Comment);
        let own = answer.because.iter().find_map(|why| match why {
            AnswerReason::CallsItselfAnAnswer { words } => Some(*words),
            _ => None,
        });
        let words = answer.of_all.map(|all| all.passage).or(own);
        let whole = words.map(|words| {
            let block = self
                .reading
                .document
                .block_at(words)
                .map(|block| block.span);
            block
                .filter(|block| block.end - block.start <= LONGEST_WHOLE)
                .unwrap_or(words)
        });
        let mut draft =
            whole.map_or_else(AnsweredDraft::default, |span| AnsweredDraft::at(span, text));
        draft.position = answer
            .of_all
            .map_or(Position::NotStated, |all| position(all.position));
        draft
    }

    /// The chief officer's comments, where the document has any.
    fn chief_officer(&self) -> Option<AnsweredDraft> {
        let text = &self.reading.document.text;
        if let Some(answer) = &self.reading.published {
            let words = answer.chief_officer.words.trim();
            return (!words.is_empty()).then(|| in_data(words, text));
        }
        let span = self.reading.answer.as_ref()?.chief_officer?;
        Some(AnsweredDraft::at(span, text))
    }

    /// The words by which it acknowledges, or says that nothing is for it.
    fn of_everything(&self, next: Version) -> AnsweredItem {
        let text = &self.reading.document.text;
        let read = self.reading.answer.as_ref();
        let span = read.and_then(|answer| answer.nil_return.or(answer.acknowledges));
        let proposed =
            span.map_or_else(AnsweredDraft::default, |span| AnsweredDraft::at(span, text));
        AnsweredItem::of(About::Everything, None, proposed, next)
    }
}

/// How a stretch speaks of something asked, if it does.
fn matched(
    row: &RowSaid,
    asked: &Asked,
    wanted: &[String],
    number: Option<&str>,
) -> Option<MatchedBy> {
    if row.id.as_deref() == Some(asked.id.as_str()) {
        return Some(MatchedBy::Data);
    }
    let quoted = words::plain(&row.quoted);
    let same_words = words::same_words(&quoted, wanted);
    let written = row.number.as_deref().map(words::number);
    let same_number = match (written.as_deref(), number) {
        (Some(written), Some(number)) => !number.is_empty() && written == number,
        _ => false,
    };
    match (same_number, same_words) {
        (true, true) => Some(MatchedBy::NumberAndWords),
        (true, false) if quoted.is_empty() => Some(MatchedBy::Number),
        (true, false) => Some(MatchedBy::NumberOfOtherWords),
        (false, true) => Some(MatchedBy::Words),
        (false, false) => None,
    }
}
