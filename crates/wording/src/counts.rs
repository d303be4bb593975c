//! How much is recorded of a body, a report, a document: counted in sentences.

use answerable_register::body::KnownDay;

use crate::days::{known, when};
use crate::letters::capital;
use crate::numbers::{count, number};

/// Whether a body is there on the day shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTheDay {
    /// It is.
    There,
    /// It was not there yet, or no longer.
    NotThere,
}

/// How many asks of a body are recorded by the day shown, and that the body is
/// not there on that day.
#[must_use]
pub fn asked_of_a_body(asks: usize, body: OnTheDay) -> String {
    let recorded = match asks {
        0 => return "The register holds nothing that was asked of it by this day.".to_owned(),
        1 => "One ask is recorded of it".to_owned(),
        many => format!("{} asks are recorded of it", number(many as u64)),
    };
    match body {
        OnTheDay::There => format!("{recorded} by this day."),
        OnTheDay::NotThere => format!("{recorded}. It is not there on this day."),
    }
}

/// How the comments that a body owed on reports came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comments {
    /// In time.
    pub in_time: usize,
    /// Of which it is known whether they came in time: late ones too, and those
    /// that were looked for and not found.
    pub known: usize,
    /// All that it owed or owes, due or not.
    pub owed: usize,
}

/// How many of a body's comments came in time, of those of which that is known.
/// What nobody has looked for, and what is not due yet, is never counted as if
/// it had not come.
#[must_use]
pub fn in_time(comments: Comments) -> String {
    let Comments {
        in_time,
        known,
        owed,
    } = comments;
    match (known, owed) {
        (0, 1) => "the one owed: not known, or not due".to_owned(),
        (0, owed) => format!("all {owed} owed: not known, or not due"),
        (known, owed) if known == owed => format!("{in_time} of {owed}"),
        (known, owed) => format!("{in_time} of the {known} known; {owed} owed"),
    }
}

/// Who asked one thing, when, and how many asks follow from it. It counts asks
/// and never picks one.
#[must_use]
pub fn asked_by(asker: &str, on: KnownDay, asks: usize) -> String {
    let begins = format!("Asked by {asker} {}", when(on));
    match asks {
        0 => format!("{begins}. No addressee is recorded."),
        1 => format!("{begins}. One ask follows from it."),
        many => format!("{begins}. {} asks follow from it.", number(many as u64)),
    }
}

/// Who published a cause of concern, when, and how much is recorded under it.
#[must_use]
pub fn cause_of_concern(asker: &str, on: KnownDay, beneath: &str) -> String {
    let on = when(on);
    format!("Published by {asker} {on}, with {beneath} recorded under it.")
}

/// Who "PCCs" were: the published words, and how many bodies they were read
/// as on the day asked.
#[must_use]
pub fn group(as_published: &str, members: usize, on: KnownDay) -> String {
    format!(
        "“{as_published}” was read as the {} of the day it was asked: {}.",
        count(members as u64, "body", "bodies"),
        known(on)
    )
}

/// How much of a document is shown, and what rests on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document {
    /// Passages shown.
    pub passages: usize,
    /// Of these, passages from which something is recorded.
    pub used: usize,
    /// Facts that rest on it without a passage.
    pub without_passage: usize,
}

/// How much of a document is shown, and what is recorded from it.
#[must_use]
pub fn document(of: Document) -> String {
    let rest = count(
        of.without_passage as u64,
        "fact rests on the document as a whole",
        "facts rest on the document as a whole",
    );
    let passages = match (of.passages, of.used) {
        (0, _) if of.without_passage == 0 => {
            return "No passage of it is recorded, and nothing from it.".to_owned();
        }
        (0, _) => "No passage of it is recorded.".to_owned(),
        // Where something rests on the whole, that nothing is recorded from a
        // passage would be misread.
        (1, 0) if of.without_passage > 0 => "One passage is shown.".to_owned(),
        (all, 0) if of.without_passage > 0 => {
            format!("{} passages are shown.", number(all as u64))
        }
        (1, 0) => "One passage is shown, and nothing is recorded from it.".to_owned(),
        (1, _) => "One passage is shown, and something is recorded from it.".to_owned(),
        (all, 0) => format!(
            "{} passages are shown, and nothing is recorded from any of them.",
            number(all as u64)
        ),
        (all, used) if all == used => format!(
            "{} passages are shown. Something is recorded from each.",
            number(all as u64)
        ),
        (all, used) => format!(
            "{} passages are shown. Something is recorded from {} of them.",
            number(all as u64),
            match used {
                1 => "one".to_owned(),
                _ => number(used as u64),
            }
        ),
    };
    match of.without_passage {
        0 => passages,
        _ => format!("{passages} {}.", capital(&rest)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn one_is_a_word_and_singular() {
        let on = KnownDay::Day(date(2024, 3, 6));
        let all = [
            asked_of_a_body(0, OnTheDay::There),
            asked_of_a_body(1, OnTheDay::There),
            asked_of_a_body(1_284, OnTheDay::NotThere),
            asked_by("the inspectorate", on, 1),
            cause_of_concern("the inspectorate", on, "one recommendation"),
            group("PCCs", 42, on),
        ];
        insta::assert_snapshot!(all.join("\n"), @r"
        The register holds nothing that was asked of it by this day.
        One ask is recorded of it by this day.
        1,284 asks are recorded of it. It is not there on this day.
        Asked by the inspectorate on 6 March 2024. One ask follows from it.
        Published by the inspectorate on 6 March 2024, with one recommendation recorded under it.
        “PCCs” was read as the 42 bodies of the day it was asked: 6 March 2024.
        ");
    }

    #[test]
    fn a_document_says_what_rests_on_it_with_a_passage_or_without() {
        let said = |passages, used, without_passage| {
            document(Document {
                passages,
                used,
                without_passage,
            })
        };
        let all = [
            said(0, 0, 0),
            said(0, 0, 1),
            said(1, 0, 0),
            said(1, 1, 0),
            said(2, 0, 2),
            said(2, 0, 0),
            said(2, 2, 0),
            said(5, 1, 0),
            said(5, 3, 1),
        ];
        insta::assert_snapshot!(all.join("\n"), @r"
        No passage of it is recorded, and nothing from it.
        No passage of it is recorded. One fact rests on the document as a whole.
        One passage is shown, and nothing is recorded from it.
        One passage is shown, and something is recorded from it.
        2 passages are shown. 2 facts rest on the document as a whole.
        2 passages are shown, and nothing is recorded from any of them.
        2 passages are shown. Something is recorded from each.
        5 passages are shown. Something is recorded from one of them.
        5 passages are shown. Something is recorded from 3 of them. One fact rests on the document as a whole.
        ");
    }

    #[test]
    fn what_nobody_looked_for_is_never_said_not_to_have_come_in_time() {
        let said = [(0, 0, 10), (0, 0, 1), (2, 3, 10), (2, 3, 3), (0, 1, 1)].map(
            |(in_time, known, owed)| {
                super::in_time(Comments {
                    in_time,
                    known,
                    owed,
                })
            },
        );
        insta::assert_snapshot!(said.join("\n"), @r"
        all 10 owed: not known, or not due
        the one owed: not known, or not due
        2 of the 3 known; 10 owed
        2 of 3
        0 of 1
        ");
    }
}
