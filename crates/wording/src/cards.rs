//! What came of a document, in the few lines of a card.

use answerable_register::facts::{AidReply, Reliability};

use crate::{lines, numbers};

/// What came of a document, each thing counted once.
#[derive(Clone, Debug, Default)]
pub struct CameOf<'a> {
    /// Things that it tells were asked or undertaken.
    pub asked: usize,
    /// Whom they were asked of.
    pub addressees: usize,
    /// Asks that answers in it meet.
    pub answered: usize,
    /// The longest time from a letter to an answer in it.
    pub elapsed: Option<Elapsed>,
    /// Replies to a request for aid that it tells of, each with whose it is.
    pub replies: Vec<(&'a str, AidReply)>,
    /// Statements in it.
    pub statements: usize,
    /// Things that it and another source tell differently.
    pub differences: usize,
}

/// From the day on a letter to the day on its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elapsed {
    /// How many days lie between them; none are said where it is not one at least.
    pub days: i32,
    /// Whether no law set a day for the answer.
    pub no_legal_deadline: bool,
}

/// What came of a document, a line for each kind of thing and none for what
/// there is none of. `copy` says what sort of copy it is.
#[must_use]
pub fn came_of(came: CameOf<'_>, copy: &Reliability) -> Vec<String> {
    let count = |number: usize, one: &str, many: &str| numbers::count(number as u64, one, many);
    let any = |number: usize| (number > 0).then_some(number);
    let asked = any(came.asked).map(|asked| {
        format!(
            "Tells of {} asked or undertaken, of {}",
            count(asked, "thing", "things"),
            count(came.addressees, "addressee", "addressees"),
        )
    });
    let answered = any(came.answered).map(|asks| format!("Answers {}", count(asks, "ask", "asks")));
    let elapsed = came.elapsed.filter(|elapsed| elapsed.days > 0).map(after);
    let replies = (!came.replies.is_empty()).then(|| lines::replies(came.replies, copy));
    let statements = any(came.statements).map(|said| count(said, "statement", "statements"));
    let differences = any(came.differences).map(|differ| {
        format!(
            "Sources differ on {} that it tells",
            count(differ, "thing", "things")
        )
    });
    [asked, answered, elapsed, replies, statements, differences]
        .into_iter()
        .flatten()
        .collect()
}

/// A long time is no lateness where no law set a day, and the line says so.
fn after(elapsed: Elapsed) -> String {
    let days = numbers::days(elapsed.days.unsigned_abs().into());
    let law = if elapsed.no_legal_deadline {
        "; no legal deadline"
    } else {
        ""
    };
    format!("Dated {days} after the letter it answers{law}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_thing_has_a_line_and_nothing_is_said_of_none() {
        assert_eq!(
            came_of(CameOf::default(), &Reliability::Sound),
            [""; 0],
            "an empty card"
        );
        let came = CameOf {
            asked: 8,
            addressees: 1,
            answered: 1,
            elapsed: Some(Elapsed {
                days: 112,
                no_legal_deadline: true,
            }),
            replies: vec![("Southvale Police", AidReply::Declined)],
            statements: 2,
            differences: 1,
        };
        insta::assert_snapshot!(came_of(came, &Reliability::Sound).join("\n"), @r"
        Tells of 8 things asked or undertaken, of one addressee
        Answers one ask
        Dated 112 days after the letter it answers; no legal deadline
        Replies: Southvale Police, declined
        2 statements
        Sources differ on one thing that it tells
        ");
    }

    #[test]
    fn that_no_law_set_a_day_is_said_only_where_none_did() {
        let said = |days, no_legal_deadline| {
            let elapsed = Some(Elapsed {
                days,
                no_legal_deadline,
            });
            let came = CameOf {
                elapsed,
                ..CameOf::default()
            };
            came_of(came, &Reliability::Sound)
        };
        assert_eq!(
            said(56, false),
            ["Dated 56 days after the letter it answers"]
        );
        for not_after in [0, -3] {
            assert_eq!(said(not_after, true), [""; 0]);
        }
    }
}
