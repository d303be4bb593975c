//! What an office's own address was told, and what came of it.

use crate::numbers::count;

/// A kind of thing that is told, by its word in what is sent.
#[must_use]
pub fn kind(word: &str) -> &'static str {
    match word {
        "report-published" => "A report",
        "asked" => "Something asked",
        "answered" => "An answer",
        "claimed" => "A claim that something is met",
        "verified" => "A verification",
        "claim-not-accepted" => "A claim not accepted",
        "closed" => "A closing",
        "reopened" => "A reopening",
        "found-open" => "Something found open",
        "withdrawn" => "A withdrawal",
        "told-no-answer-found" => "A notice that no answer was found",
        "replied" => "A reply",
        "correction-decided" => "A correction decided",
        "copy-sent" => "A copy of an answer sent",
        _ => "Something recorded",
    }
}

/// How many deliveries are how far: `12 delivered, 1 waiting, 2 given up`.
#[must_use]
pub fn counted(delivered: u64, waiting: u64, given_up: u64) -> String {
    let parts = [
        (delivered, "delivered"),
        (waiting, "waiting"),
        (given_up, "given up"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{} {words}", crate::numbers::number(number)))
        .collect();
    match said.is_empty() {
        true => "None yet".to_owned(),
        false => said.join(", "),
    }
}

/// A delivery that was made.
#[must_use]
pub fn delivered(at: &str) -> String {
    format!("Delivered on {at}")
}

/// One that waits, after so many tries.
#[must_use]
pub fn waits(tries: u32, next: &str) -> String {
    match tries {
        0 => "Waiting to be sent".to_owned(),
        tries => format!("Tried {}; next on {next}", times(tries)),
    }
}

/// One that was tried for the last time.
#[must_use]
pub fn given_up(tries: u32) -> String {
    format!("Given up after {}", count(u64::from(tries), "try", "tries"))
}

/// A webhook that was stopped, by a person or because its receiver said that
/// nobody is there (410).
#[must_use]
pub fn stopped(at: &str, by_a_person: bool) -> String {
    match by_a_person {
        true => format!("On {at}"),
        false => format!("On {at}: the address said that nobody is there any more (410)"),
    }
}

fn times(tries: u32) -> String {
    match tries {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        tries => format!("{tries} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_delivery_is_read_in_one_line() {
        let next = "6 March 2024, 2:05am UTC";
        let said = [
            waits(0, next),
            waits(1, next),
            waits(3, next),
            delivered(next),
            given_up(1),
            given_up(7),
            counted(1_200, 1, 2),
            counted(0, 3, 0),
            counted(0, 0, 0),
            stopped(next, true),
            stopped(next, false),
        ];
        insta::assert_snapshot!(said.join("\n"), @r"
        Waiting to be sent
        Tried once; next on 6 March 2024, 2:05am UTC
        Tried 3 times; next on 6 March 2024, 2:05am UTC
        Delivered on 6 March 2024, 2:05am UTC
        Given up after one try
        Given up after 7 tries
        1,200 delivered, 1 waiting, 2 given up
        3 waiting
        None yet
        On 6 March 2024, 2:05am UTC
        On 6 March 2024, 2:05am UTC: the address said that nobody is there any more (410)
        ");
    }
}
