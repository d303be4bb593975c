//! What came of requests for a correction.

use answerable_register::calendar::Day;
use answerable_register::facts::{CorrectionDecided, Decision};

use crate::{days, letters, numbers};

/// A decision in a few words, to stand as a heading.
#[must_use]
pub const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => "Accepted",
        Decision::Refused => "Not accepted",
        Decision::NotAboutTheRegister => "Not about this register",
    }
}

/// A decision as a reviewer chooses it, with what it means.
#[must_use]
pub const fn choice(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => "Accept: the register was wrong, and an entry puts it right",
        Decision::Refused => "Refuse: the register stands as it is",
        Decision::NotAboutTheRegister => "Not about this register: it is not ours to decide",
    }
}

/// What a decision did, in one sentence.
#[must_use]
pub fn sentence(decided: &CorrectionDecided) -> String {
    match (decided.decision, decided.corrected_by) {
        (Decision::Accepted, Some(entry)) => {
            format!("Accepted: entry {} puts it right.", numbers::number(entry))
        }
        (Decision::Accepted, None) => "Accepted.".to_owned(),
        (Decision::Refused, _) => "Not accepted: the register stands as it is.".to_owned(),
        (Decision::NotAboutTheRegister, _) => "Not about this register.".to_owned(),
    }
}

/// When it was asked and decided: "Asked on 6 March 2024, decided on 8 March
/// 2024".
#[must_use]
pub fn when(decided: &CorrectionDecided) -> String {
    format!(
        "Asked on {}, decided on {}",
        days::day(decided.asked_on),
        days::day(decided.decided_on)
    )
}

/// How many requests were decided, and how: the first line of their list.
#[must_use]
pub fn summary(decided: &[Decision]) -> String {
    let of = |which| decided.iter().filter(|found| **found == which).count() as u64;
    if decided.is_empty() {
        return "No request for a correction has been decided yet.".to_owned();
    }
    format!(
        "{} decided: {} accepted, {} not accepted, {} not about this register.",
        letters::capital(&numbers::count(decided.len() as u64, "request", "requests")),
        numbers::number(of(Decision::Accepted)),
        numbers::number(of(Decision::Refused)),
        numbers::number(of(Decision::NotAboutTheRegister)),
    )
}

/// That a request waits.
#[must_use]
pub fn waits(on: Day) -> String {
    format!("You asked on {}. Nobody has decided it yet.", days::day(on))
}

/// That a request was erased before anybody decided it.
#[must_use]
pub fn erased(on: Day) -> String {
    format!(
        "You asked on {}. What you sent was erased without a decision, so nothing will come of \
         it. Ask again if it still matters.",
        days::day(on)
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_decided_is_said_in_public_words() {
        let decided = |decision, corrected_by| CorrectionDecided {
            about: None,
            asked: "That the day is wrong.".into(),
            decision,
            why: "The source says so.".into(),
            corrected_by,
            asked_on: date(2024, 3, 6),
            decided_on: date(2024, 3, 8),
        };
        let mut said: Vec<String> = [
            decided(Decision::Accepted, Some(1_204)),
            decided(Decision::Refused, None),
            decided(Decision::NotAboutTheRegister, None),
        ]
        .iter()
        .map(sentence)
        .collect();
        said.push(when(&decided(Decision::Refused, None)));
        said.push(summary(&[]));
        said.push(summary(&[Decision::Accepted]));
        said.push(summary(&Decision::ALL));
        insta::assert_snapshot!(said.join("\n"), @r"
        Accepted: entry 1,204 puts it right.
        Not accepted: the register stands as it is.
        Not about this register.
        Asked on 6 March 2024, decided on 8 March 2024
        No request for a correction has been decided yet.
        One request decided: 1 accepted, 0 not accepted, 0 not about this register.
        3 requests decided: 1 accepted, 1 not accepted, 1 not about this register.
        ");
    }
}
