//! An answer, said beside the ask it meets: in whose words, when, and what it
//! says.

use answerable_register::body::KnownDay;
use answerable_register::calendar::Day;
use answerable_register::facts::{
    AidReply, Answer, AnswerKind, ChiefOfficerComment, Meets, Position, PublishedBetween, Voice,
};

use crate::{days, kinds};

/// Whether what is recorded with an ask is said to be an answer: no
/// acknowledgement is, nor what somebody else said of a body, nor that the body
/// would not say. How an ask stands is decided by the same rule, in
/// [`facts_at`](answerable_register::fold::Register::facts_at).
#[must_use]
pub fn counts(answer: &Answer, meets: Option<&Meets>) -> bool {
    answer.kind != AnswerKind::Acknowledgement && !is_only_told(meets)
}

/// Whether it tells of a body that is not said to have answered who asked.
fn is_only_told(meets: Option<&Meets>) -> bool {
    meets
        .and_then(|meets| meets.aid)
        .is_some_and(|reply| !reply.answers())
}

/// The heading over what is recorded with an ask, of which so many count as
/// answers. What others tell of a body is never headed as its answer.
#[must_use]
pub fn heading(recorded: usize, counting: usize) -> &'static str {
    match (recorded, counting) {
        (1.., 0) => "No answer, and what is told beside it",
        (0 | 1, _) => "The answer",
        _ => "Answers",
    }
}

/// The heading over the comments that an explanation is part of, where these are
/// known and what they say of it is not recorded.
pub const THE_COMMENTS: &str = "The comments that it is part of";

/// Why they stand on the page of the explanation.
pub const PART_OF_COMMENTS: &str =
    "What a body says of each recommendation is part of its comments on the report.";

/// What leads to the ask for the comments.
pub const ASK_FOR_THE_COMMENTS: &str = "How the comments stand, and when they were due";

/// Whose it is, by name: "Southvale Police", and "About Southvale Police" where
/// the body is not said to have answered.
#[must_use]
pub fn whose(name: &str, meets: Option<&Meets>) -> String {
    match is_only_told(meets) {
        true => format!("About {name}"),
        false => name.to_owned(),
    }
}

/// What is said beside how an ask stands, where every source of its answer is
/// an unreliable copy.
pub const ONLY_UNRELIABLE: &str = "The only source of the answer is an unreliable copy.";

/// In whose words we have it, and what kind of answer it is.
#[must_use]
pub fn manner(answer: &Answer, meets: Option<&Meets>) -> Vec<String> {
    let spoken_of = meets.and_then(|meets| meets.aid) == Some(AidReply::ReportedByAnother);
    let voice = match &answer.voice {
        Voice::ReportedBy(by) if spoken_of => format!(
            "in the words of {}; the body itself is not reported to have spoken",
            by.or_blank()
        ),
        Voice::Own => "in its own words".to_owned(),
        Voice::QuotedBy(by) => format!("its words as quoted by {}", by.or_blank()),
        Voice::ReportedBy(by) => {
            format!("as reported by {}, not in its own words", by.or_blank())
        }
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

/// That another body gave an answer that is no answer of the body asked, which
/// [`answers_for`](answerable_register::fold::Register::answers_for) decides.
#[must_use]
pub fn not_its_own(asked: &str) -> String {
    format!("Not an answer of {asked}: another body’s words on what it was asked")
}

/// That another body gave an answer that is the answer of the body asked.
#[must_use]
pub fn given_for(answer: &Answer, asked: &str) -> String {
    if answer.on_behalf_of.is_some() {
        format!("Given on behalf of {asked}")
    } else {
        format!("Given in the place of {asked}, whose functions this body has")
    }
}

/// When it was dated and published, as far as is known.
#[must_use]
pub fn when(answer: &Answer) -> Vec<String> {
    let dated = answer
        .dated_when()
        .map(|dated| format!("Dated {}", days::known(dated)));
    let published = published(answer.published, answer.dated);
    dated.into_iter().chain(Some(published)).collect()
}

/// When something of this day was published, as far as is known.
#[must_use]
pub fn published(between: PublishedBetween, dated: Option<Day>) -> String {
    match (between.not_before, between.not_after) {
        (Some(from), Some(to)) => {
            format!("Published {}", days::when(KnownDay::between(from, to)))
        }
        (Some(from), None) if dated == Some(from) => {
            "The day it was published is not known".to_owned()
        }
        (Some(from), None) => format!("Not published before {}", days::day(from)),
        (None, Some(to)) => format!("Published {}", days::on_or_before(to)),
        (None, None) => "Day of publication not known".to_owned(),
    }
}

/// What it says to one ask: the position it takes, what it says of a
/// recommendation, or what it replies to a request for aid, which is no
/// position.
#[must_use]
pub fn says(answer: &Answer, meets: Option<&Meets>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(meets) = meets {
        if meets.aid.is_none() || meets.position != Position::NotStated {
            said.push(format!("Position: {}", kinds::position(meets.position)));
        }
        said.extend(
            meets
                .explanation
                .map(|said| format!("Of the recommendation: {}", kinds::explanation(said))),
        );
        said.extend(
            meets
                .aid
                .map(|reply| format!("Reply: {}", kinds::aid(reply))),
        );
    }
    said.extend(
        answer
            .chief_officer
            .map(|comment| chief_officer(comment).to_owned()),
    );
    said
}

fn chief_officer(comment: ChiefOfficerComment) -> &'static str {
    match comment {
        ChiefOfficerComment::Included => "The chief officer’s comments stand in it",
        ChiefOfficerComment::NotIncluded => "It has no comments of the chief officer",
    }
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::AidReply;
    use answerable_testkit::facts::{answer, between, day, meets};

    use super::*;

    #[test]
    fn a_reply_to_a_request_for_aid_is_no_position() {
        let mut answer = answer(
            "a-reply",
            "southvale-police",
            &["aid/southvale-police/reply"],
        );
        assert_eq!(
            says(&answer, answer.meets.first()),
            ["Position: None recorded"]
        );
        answer.meets[0].aid = Some(AidReply::Declined);
        assert_eq!(says(&answer, answer.meets.first()), ["Reply: Declined"]);
    }

    #[test]
    fn what_somebody_else_said_is_headed_and_labelled_as_theirs() {
        let mut told = answer(
            "a-reply",
            "southvale-police",
            &["aid/southvale-police/reply"],
        );
        told.voice = Voice::ReportedBy("a person familiar with it".into());
        told.meets[0].aid = Some(AidReply::ReportedByAnother);
        let meets = told.meets.first();
        assert!(!counts(&told, meets));
        assert_eq!(whose("Southvale Police", meets), "About Southvale Police");
        assert_eq!(
            manner(&told, meets),
            [
                "in the words of a person familiar with it; the body itself is not reported to have spoken"
            ]
        );
        assert_eq!(
            says(&told, meets),
            ["Reply: None of its own known, somebody else spoke of it"]
        );
        told.meets[0].aid = Some(AidReply::WouldNotSay);
        assert!(!counts(&told, told.meets.first()));
        told.meets[0].aid = Some(AidReply::Declined);
        assert!(counts(&told, told.meets.first()));
        assert_eq!(
            whose("Southvale Police", told.meets.first()),
            "Southvale Police"
        );
        assert_eq!(heading(1, 0), "No answer, and what is told beside it");
        assert_eq!((heading(0, 0), heading(1, 1)), ("The answer", "The answer"));
        assert_eq!(heading(2, 1), "Answers");
    }

    #[test]
    fn when_says_no_more_than_is_known() {
        let said = |dated: Option<(&str, &str)>, first: &str, last: &str| {
            let mut answer = Answer {
                published: between(first, last),
                ..answer("comments", "exampleshire-pcc", &[])
            };
            answer.meets.push(meets("a-thing/exampleshire-pcc/explain"));
            if let Some((first, last)) = dated {
                answer.dated = Some(day(last));
                answer.dated_not_before = (first != last).then(|| day(first));
            }
            when(&answer).join(". ")
        };
        let one_day = Some(("2023-10-20", "2023-10-20"));
        let month = Some(("2023-10-01", "2023-10-31"));
        insta::assert_snapshot!([
            said(None, "", ""),
            said(one_day, "", ""),
            said(one_day, "2023-10-20", ""),
            said(one_day, "2023-11-02", "2023-11-02"),
            said(month, "", ""),
            said(None, "2023-10-01", "2023-10-31"),
            said(None, "2023-10-20", "2023-10-25"),
            said(None, "2023-10-20", ""),
            said(None, "", "2023-10-20"),
        ].join("\n"), @r"
        Day of publication not known
        Dated 20 October 2023. Day of publication not known
        Dated 20 October 2023. The day it was published is not known
        Dated 20 October 2023. Published on 2 November 2023
        Dated October 2023. Day of publication not known
        Published in October 2023
        Published between 20 and 25 October 2023
        Not published before 20 October 2023
        Published on or before 20 October 2023
        ");
    }
}
