//! Why an answer was read as it was, in words.

use answerable_desk::review::answered::{AnsweredItem, MatchedBy, Row, WhyReport};
use answerable_desk::review::intake::{AnswerReason, Found};
use answerable_desk::review::{Meaning, Review};
use answerable_register::fold::Register;
use answerable_wording::read_answers;
use jiff::civil::Date;

use crate::review::look::Look;

/// Why a document was taken for an answer.
pub(super) fn of_the_whole(review: &Review) -> Vec<String> {
    let text = &review.reading.document.text;
    let read = review.reading.answer.iter();
    read.flat_map(|answer| &answer.because)
        .map(|why| read_answers::reason(why, text))
        .collect()
}

/// Who answers, as far as the document says.
pub(super) fn of_who(review: &Review, register: &Register, day: Date) -> Option<String> {
    let text = &review.reading.document.text;
    if let Some(answer) = &review.reading.published {
        return Some(format!("The file’s data says {}.", answer.by.name));
    }
    let by = review.reading.answer.as_ref()?.by.as_ref()?;
    Some(match &by.found {
        Found::Unresolved { candidates } => {
            let draft = answerable_desk::review::DraftAddressee {
                as_published: by.named.of(text).to_owned(),
                found: Found::Unresolved {
                    candidates: candidates.clone(),
                },
                role: answerable_desk::review::intake::Role::Lead,
            };
            let names = match draft.meaning(register, day) {
                Meaning::Nobody { candidates } => candidates,
                _ => Vec::new(),
            };
            read_answers::names_nobody(by.named.of(text), &names)
        }
        _ => format!("Because {}.", read_answers::reason(&by.because, text)),
    })
}

/// What speaks for a report.
pub(super) fn of_report(why: WhyReport) -> String {
    use read_answers::report;
    match why {
        WhyReport::NamedInData => report::NAMED_IN_DATA.to_owned(),
        WhyReport::SameTitle => report::SAME_TITLE.to_owned(),
        WhyReport::TitleWithin => report::TITLE_WITHIN.to_owned(),
        WhyReport::Quotes { found, of } => report::quotes(found, of),
        WhyReport::MostWordsOfTitle => report::MOST_WORDS_OF_TITLE.to_owned(),
        WhyReport::NamesItsDay(day) => report::names_its_day(day),
        WhyReport::AsksWhoAnswers => report::ASKS_WHO_ANSWERS.to_owned(),
    }
}

/// Why an item was proposed as it was: how its passage was found, and what its words
/// say.
pub(super) fn of_item(look: &Look, item: &AnsweredItem) -> Vec<String> {
    let text = &look.review().reading.document.text;
    let how = item.found.map(found).map(str::to_owned);
    let nowhere = || {
        item.about
            .is_of_one()
            .then(|| read_answers::found::NOWHERE.to_owned())
    };
    let mut said: Vec<String> = how.or_else(nowhere).into_iter().collect();
    said.extend(
        reasons_of(look, item)
            .iter()
            .map(|why| read_answers::reason(why, text)),
    );
    said
}

/// What the reading room said of the stretch that an item was proposed from.
fn reasons_of<'r>(look: &'r Look, item: &AnsweredItem) -> &'r [AnswerReason] {
    let Some(answer) = &look.review().reading.answer else {
        return &[];
    };
    match item.proposed.row {
        Some(Row::Read(place)) => answer
            .each
            .get(place)
            .map_or(&[], |each| each.because.as_slice()),
        _ => &[],
    }
}

/// How a passage was found to speak of a recommendation.
fn found(by: MatchedBy) -> &'static str {
    use read_answers::found;
    match by {
        MatchedBy::Data => found::BY_DATA,
        MatchedBy::NumberAndWords => found::BY_NUMBER_AND_WORDS,
        MatchedBy::Words => found::BY_WORDS,
        MatchedBy::Number => found::BY_NUMBER,
        MatchedBy::NumberOfOtherWords => found::BY_NUMBER_OF_OTHER_WORDS,
    }
}
