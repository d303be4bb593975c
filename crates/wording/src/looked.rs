//! How far looking reaches, and how a place replied.

use answerable_register::calendar::Day;
use answerable_register::facts::{CameBack, Look, LookReply, Notice};

use crate::days;
use crate::letters::capital;
use crate::numbers::{count, number};

/// How many places were looked at in the days that count as recent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Places of the list in use.
    pub places: usize,
    /// Those that replied.
    pub replied: usize,
    /// Those that did not.
    pub no_reply: usize,
    /// How many days count, the day shown among them.
    pub days: u64,
}

/// How far looking reaches, with its base: "41 of 43 places were looked at in
/// the last 7 days".
#[must_use]
pub fn reach(reach: Reach) -> String {
    let Reach {
        places,
        replied,
        no_reply,
        days,
    } = reach;
    if places == 0 {
        return NO_PLACES.to_owned();
    }
    let looked = replied + no_reply;
    let base = match places {
        1 => "the one place where answers are published".to_owned(),
        many => format!("{} places where answers are published", number(many as u64)),
    };
    let verb = if looked == 1 { "was" } else { "were" };
    let first = match (looked, places) {
        (0, 1) => format!(
            "{} was not looked at in the last {}.",
            capital(&base),
            crate::numbers::days(days)
        ),
        (0, _) => format!(
            "Of {base} none was looked at in the last {}.",
            crate::numbers::days(days)
        ),
        (1, 1) => format!(
            "{} was looked at in the last {}.",
            capital(&base),
            crate::numbers::days(days)
        ),
        (looked, _) => format!(
            "{} of {base} {verb} looked at in the last {}.",
            number(looked as u64),
            crate::numbers::days(days)
        ),
    };
    let mut said = vec![first];
    if no_reply > 0 {
        said.push(format!(
            "{} gave nothing that could be read, which shows nothing about the body.",
            capital(&count(no_reply as u64, "of them", "of them")),
        ));
    }
    let unseen = places - looked;
    if unseen > 0 && looked > 0 {
        said.push(format!(
            "{} not looked at.",
            capital(&count(unseen as u64, "was", "were"))
        ));
    }
    said.join(" ")
}

/// That the list is empty.
pub const NO_PLACES: &str = "No place where answers are published is on the list by this day, so \
                             how many were looked at cannot be said.";

/// How a place replied: "replied (200)".
#[must_use]
pub fn reply(reply: LookReply) -> String {
    match reply {
        LookReply::Status(status) => format!("web site replied, status {status}"),
        LookReply::NoReply => "web site gave no reply".to_owned(),
        LookReply::InPerson => "in person".to_owned(),
        LookReply::OnPaper => "on paper".to_owned(),
    }
}

/// What came of a look, in few words for a table.
#[must_use]
pub fn came(look: &Look) -> &'static str {
    match look.came_back {
        CameBack::NoAnswer => "Read, and the answers looked for were not there",
        CameBack::CouldNotRead => "Could not be read: site down or page gone",
        CameBack::NotRead => "Replied; nobody read it for an answer",
    }
}

/// What stands for the reply of a place that nobody looked at.
pub const NO_REPLY_KNOWN: &str = "Not known, as nobody has looked";

/// That nobody looked at a place.
pub const NEVER: &str = "Nobody has looked";

/// The reply, the fingerprint and the kept copy of a look, in one line; none
/// where none of them is recorded.
#[must_use]
pub fn evidence(look: &Look) -> Option<String> {
    let reply = look.reply.map(reply);
    let print = look
        .fingerprint
        .as_deref()
        .map(|print| format!("SHA-256 {print}"));
    let copy = look.copy_kept.then(|| "a copy is kept".to_owned());
    let parts: Vec<_> = [reply, print, copy].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| capital(&parts.join("; ")))
}

/// A look in one line, for a table of many asks.
#[must_use]
pub fn line(look: &Look) -> String {
    let came = crate::history::came_back(look.came_back);
    match look.reply {
        Some(how) => format!("{}, {}: {came} ({})", look.on, look.place, reply(how)),
        None => format!("{}, {}: {came}", look.on, look.place),
    }
}

/// A notice in one line, for a table of many asks.
#[must_use]
pub fn notice_line(notice: &Notice) -> String {
    format!("{}, {}", notice.on, notice.how)
}

/// What a table would do: how many rows are new, put right, recorded already,
/// and cannot be taken.
#[must_use]
pub fn would([new, changed, same, refused]: [usize; 4]) -> String {
    let parts = [
        (new, "would be new"),
        (changed, "would put right what is recorded"),
        (same, "recorded already"),
        (refused, "cannot be taken"),
    ];
    let said: Vec<_> = parts
        .into_iter()
        .filter(|(rows, _)| *rows > 0)
        .map(|(rows, words)| format!("{} {words}", count(rows as u64, "row", "rows")))
        .collect();
    match said.as_slice() {
        [] => "The table has no rows.".to_owned(),
        [one] => format!("{}.", capital(one)),
        [first @ .., last] => format!("{} and {last}.", capital(&first.join(", "))),
    }
}

/// What was recorded of a table, and what was left out.
#[must_use]
pub fn recorded(taken: usize, refused: usize, already: bool) -> String {
    if already {
        return "The same table was recorded before: nothing was added.".to_owned();
    }
    let taken = format!(
        "{} recorded.",
        capital(&count(taken as u64, "row is", "rows are"))
    );
    match refused {
        0 => taken,
        _ => format!(
            "{taken} {} left out.",
            capital(&count(refused as u64, "row is", "rows are"))
        ),
    }
}

/// That a place is in use, for the list of places: "since 6 March 2024".
#[must_use]
pub fn in_use(from: Option<Day>, until: Option<Day>) -> String {
    match (from, until) {
        (None, None) => "since a day not known".to_owned(),
        (Some(from), None) => format!("since {}", days::short_day(from)),
        (None, Some(until)) => format!("until {}", days::short_day(until)),
        (Some(from), Some(until)) => {
            format!(
                "from {} to {}",
                days::short_day(from),
                days::short_day(until)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_looking_reaches_is_said_with_its_base() {
        let said = |places, replied, no_reply| {
            reach(Reach {
                places,
                replied,
                no_reply,
                days: 7,
            })
        };
        let lines = [
            said(0, 0, 0),
            said(43, 0, 0),
            said(43, 39, 2),
            said(43, 43, 0),
            said(43, 41, 1),
            said(1, 1, 0),
            said(1, 0, 0),
            said(2, 0, 1),
        ];
        insta::assert_snapshot!(lines.join("\n"), @r"
        No place where answers are published is on the list by this day, so how many were looked at cannot be said.
        Of 43 places where answers are published none was looked at in the last 7 days.
        41 of 43 places where answers are published were looked at in the last 7 days. 2 of them gave nothing that could be read, which shows nothing about the body. 2 were not looked at.
        43 of 43 places where answers are published were looked at in the last 7 days.
        42 of 43 places where answers are published were looked at in the last 7 days. One of them gave nothing that could be read, which shows nothing about the body. One was not looked at.
        The one place where answers are published was looked at in the last 7 days.
        The one place where answers are published was not looked at in the last 7 days.
        1 of 2 places where answers are published was looked at in the last 7 days. One of them gave nothing that could be read, which shows nothing about the body. One was not looked at.
        ");
    }
}
