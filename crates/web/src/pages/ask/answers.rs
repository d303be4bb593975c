//! An answer as it is shown beside the ask it meets.

use answerable_desk::View;
use answerable_desk::questions::AskRow;
use answerable_register::facts::{Answer, AnswerKind, ChiefOfficerComment, Voice};
use answerable_wording::{days, kinds, numbers};

use crate::shown::{Named, Quoted, open};
use crate::visit::Links;

/// One answer.
pub(super) struct AnswerShown {
    pub(super) by: Named,
    /// In whose words we have it, and what kind of answer it is.
    pub(super) manner: Vec<String>,
    /// When it was dated and published, as far as is known.
    pub(super) when: Vec<String>,
    /// The position, and what it says of a recommendation or a request.
    pub(super) says: Vec<String>,
    pub(super) quotes: Vec<Quoted>,
    pub(super) note: Option<String>,
    /// How many asks it meets, where it meets more than this one.
    pub(super) meets: Option<String>,
}

impl AnswerShown {
    pub(super) fn of(answer: &Answer, row: &AskRow<'_>, view: &View<'_>, links: Links) -> Self {
        let meets = answer
            .meets
            .iter()
            .find(|meets| meets.ask == *row.reference);
        let named_on = answer
            .published
            .not_before
            .or(answer.dated)
            .unwrap_or(view.as_at);
        let mut says = Vec::new();
        if let Some(meets) = meets {
            says.push(format!("Position: {}", kinds::position(meets.position)));
            says.extend(
                meets
                    .explanation
                    .map(|said| format!("Of the recommendation: {}", kinds::explanation(said))),
            );
            says.extend(
                meets
                    .aid
                    .map(|reply| format!("Reply: {}", kinds::aid(reply))),
            );
        }
        says.extend(
            answer
                .chief_officer
                .map(|comment| chief_officer(comment).to_owned()),
        );
        let own = meets.map_or(&[][..], |meets| &meets.passages);
        let passages = own.iter().chain(&answer.passages);
        Self {
            by: Named {
                words: view.register.bodies.latest(&answer.by).map_or_else(
                    || answer.by.to_string(),
                    |held| held.fact.name_on(named_on).to_owned(),
                ),
                href: view
                    .register
                    .bodies
                    .latest(&answer.by)
                    .map(|_| links.body(&answer.by)),
            },
            manner: manner(answer),
            when: when(answer),
            says,
            quotes: passages
                .map(|passage| Quoted::of(passage, view, links))
                .collect(),
            note: answer.note.as_ref().map(|note| open(note).to_owned()),
            meets: (answer.meets.len() > 1)
                .then(|| numbers::count(answer.meets.len() as u64, "ask", "asks")),
        }
    }
}

fn manner(answer: &Answer) -> Vec<String> {
    let voice = match &answer.voice {
        Voice::Own => "in its own words".to_owned(),
        Voice::QuotedBy(by) => format!("its words as quoted by {}", open(by)),
        Voice::ReportedBy(by) => format!("as reported by {}, not in its own words", open(by)),
    };
    let kind = match answer.kind {
        AnswerKind::Substantive => None,
        AnswerKind::NilReturn => Some("says that nothing in the report is for it"),
        AnswerKind::Acknowledgement => {
            Some("an acknowledgement, which does not count as an answer")
        }
    };
    std::iter::once(voice)
        .chain(kind.map(str::to_owned))
        .collect()
}

fn when(answer: &Answer) -> Vec<String> {
    let dated = answer.dated.map(|day| format!("Dated {}", days::day(day)));
    let published = match (
        answer.published.day(),
        answer.published.not_before,
        answer.published.not_after,
    ) {
        (Some(day), ..) => format!("Published {}", days::day(day)),
        (None, Some(from), Some(to)) => format!("Published {}", days::from_to(from, to)),
        (None, Some(from), None) if answer.dated == Some(from) => {
            "The day it was published is not known".to_owned()
        }
        (None, Some(from), None) => format!("Not published before {}", days::day(from)),
        (None, None, Some(to)) => format!("Published {}", days::on_or_before(to)),
        (None, None, None) => "Day of publication not known".to_owned(),
    };
    dated.into_iter().chain(Some(published)).collect()
}

fn chief_officer(comment: ChiefOfficerComment) -> &'static str {
    match comment {
        ChiefOfficerComment::Included => "The chief officer’s comments stand in it",
        ChiefOfficerComment::NotIncluded => "It has no comments of the chief officer",
    }
}
