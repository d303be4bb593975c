//! What an answer says, in a few words to stand in a row beside an ask.

use answerable_register::facts::{AidReply, Explanation, Finding, Position, Reliability, Voice};

use crate::kinds;
use crate::letters::inside;
use crate::numbers::number;

/// The position taken, where one is stated: "Position: accepts in part".
#[must_use]
pub fn position(position: Position) -> Option<String> {
    (position != Position::NotStated)
        .then(|| format!("Position: {}", inside(kinds::position(position))))
}

/// What it says of a recommendation: "Says: action proposed".
#[must_use]
pub fn explanation(explanation: Explanation) -> String {
    format!("Says: {}", inside(kinds::explanation(explanation)))
}

/// Of an explanation in comments that are known, where no more is.
pub const IN_COMMENTS: &str = "What the comments say of it is not recorded";

/// What it replies to a request for aid: "Reply: declined".
#[must_use]
pub fn reply(reply: AidReply) -> String {
    format!("Reply: {}", inside(kinds::aid(reply)))
}

/// What its asker found: "Outcome: open".
#[must_use]
pub fn outcome(finding: Finding) -> String {
    format!("Outcome: {}", inside(kinds::finding(finding)))
}

/// Who gave it: "By Southvale Police".
#[must_use]
pub fn by(name: &str) -> String {
    format!("By {name}")
}

/// In whose words an answer is known, for a table.
#[must_use]
pub fn voice(voice: &Voice) -> String {
    match voice {
        Voice::Own => "its own".to_owned(),
        Voice::QuotedBy(who) => format!("quoted by {}", who.or_blank()),
        Voice::ReportedBy(who) => format!("reported by {}", who.or_blank()),
    }
}

/// Who tells of it, where we do not have it in the answerer's own words.
#[must_use]
pub fn as_reported_by(name: &str) -> String {
    format!("As reported by {name}")
}

/// Stands where the addressee's name would, where none was published.
pub const NOT_PUBLISHED: &str = "an addressee not published";

/// What kind of ask it is, and of whom: "Comments on the report: Police and Crime
/// Commissioner for Exampleshire". It says who, and not that anybody asked.
#[must_use]
pub fn ask_of(kind: &str, name: &str) -> String {
    format!("{kind}: {name}")
}

/// The page of an ask, for the head of a window and for whoever cites it: one
/// report is asked of many, so the name comes first.
#[must_use]
pub fn title_of_ask(name: &str, title: &str) -> String {
    format!("{}: {title}", crate::letters::capital(name))
}

/// That a body stands among those asked, and no source says in words that it was.
pub const NOT_SAID: &str = "No source says in words that it was asked";

/// The same of a body by its name, in a sentence.
#[must_use]
pub fn not_said_that(name: &str) -> String {
    format!("No source says in words that {name} was asked.")
}

/// The same with why it stands there.
#[must_use]
pub fn not_said(why: &str) -> String {
    format!("{NOT_SAID}. {why}")
}

/// Of how many asks of one thing no source says in words that the body was asked.
#[must_use]
pub fn not_said_of(asks: usize) -> Option<String> {
    match asks {
        0 => None,
        1 => Some("Of one of them no source says in words that the body was asked.".to_owned()),
        many => Some(format!(
            "Of {} of them no source says in words that the body was asked.",
            number(many as u64)
        )),
    }
}

/// Who replied what, all in one line. Of an unreliable copy it is said that
/// the copy tells it so.
#[must_use]
pub fn replies<'a>(
    replies: impl IntoIterator<Item = (&'a str, AidReply)>,
    copy: &Reliability,
) -> String {
    let replies: Vec<_> = replies
        .into_iter()
        .map(|(name, reply)| format!("{name}, {}", inside(kinds::aid(reply))))
        .collect();
    let begins = match copy {
        Reliability::Unreliable { .. } => "Replies as this unreliable copy tells them",
        Reliability::Sound => "Replies",
    };
    format!("{begins}: {}", replies.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_what_it_says_and_nothing_that_is_not_stated() {
        assert_eq!(position(Position::NotStated), None);
        assert_eq!(
            position(Position::AcceptsInPart).unwrap(),
            "Position: accepts in part"
        );
        assert_eq!(
            explanation(Explanation::NotAddressed),
            "Says: not addressed"
        );
        assert_eq!(outcome(Finding::Open), "Outcome: open");
    }

    #[test]
    fn a_reply_told_by_an_unreliable_copy_is_told_as_such() {
        let told = [("Southvale Police", AidReply::Declined)];
        assert_eq!(
            replies(told, &Reliability::Sound),
            "Replies: Southvale Police, declined"
        );
        let damaged = Reliability::Unreliable {
            why: "a page is missing".into(),
        };
        assert!(
            replies(told, &damaged).starts_with("Replies as this unreliable copy tells them: ")
        );
    }
}
