//! An entry of the log, for somebody who never met one.
//!
//! Its page is what a statement rests on in the end. So the first words say in
//! plain language what was written down, when and by what kind of hand; only
//! then come fingerprints.

use answerable_register::calendar::Day;
use answerable_register::entry::Fact;
use answerable_register::facts::Look;

use crate::{changes, days, history, letters};

/// What an entry is, and why it can be relied on as a record.
pub const WHAT_IT_IS: &str = "An entry is one fact, as this register wrote it down. Nothing written is edited: what proves wrong is corrected by a later entry, and both stay. Every entry has a fingerprint, a row of letters and digits worked out from its words: with one letter altered it is another.";

/// What somebody can do who runs no program.
pub const WITHOUT_A_PROGRAM: &str = "You need no program to hold us to it. Note the number of the entry, its fingerprint and the day. Should another fingerprint ever stand under this number, the entry was altered.";

/// What a colleague can be given.
pub const FOR_A_COLLEAGUE: &str = "For somebody who runs programs: save the file in step 1 and send it. It holds all that the check needs, and the check asks nothing of this site.";

/// What kind of fact was recorded, as a noun.
#[must_use]
pub fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::Body(_) => "A body: its names, its kind and its days",
        Fact::Group(_) => "Whom words for a group mean",
        Fact::Office(_) => "An office and who held it",
        Fact::Power(_) => "A rule of law or guidance, with its clock",
        Fact::Holidays(_) => "The table of bank holidays",
        Fact::Assurance(_) => "A level of assurance",
        Fact::Source(_) => "A document, with the passages that were read",
        Fact::Report(_) => "A report or letter",
        Fact::Asked(_) => "Something asked",
        Fact::Answer(_) => "An answer",
        Fact::Outcome(_) => "What came of something asked",
        Fact::Place(_) => "A place where answers are published",
        Fact::Look(_) => "A look for an answer",
        Fact::Notice(_) => "That a body was told that no answer had been found",
        Fact::CopySent(_) => "That a copy of an answer was sent",
        Fact::Withdrawal(_) => "That something asked was withdrawn",
        Fact::Statement(_) => "Somebody’s words",
        Fact::Difference(_) => "That sources differ",
        Fact::Stay(_) => "A stay in a stage of monitoring",
        Fact::MappingApproved(_) => "That the reading of a table was approved",
        Fact::PublisherLabel(_) => "A publisher’s own label",
        Fact::Withheld(_) => "That the words of an entry were removed",
        Fact::Reply(_) => "A body’s reply to what is said of it",
        Fact::CorrectionDecided(_) => "How a request for a correction was decided",
        Fact::AskedBefore(_) => "Whether one thing asked was asked before",
    }
}

/// The first sentence of its page.
#[must_use]
pub fn recorded(fact: &Fact, on: Day, replaced_by: Option<u64>) -> String {
    let kind = kind(fact);
    let on = days::day(on);
    match replaced_by {
        None => format!("{kind}. Recorded on {on}."),
        Some(by) => format!("{kind}. Recorded on {on}, and put right since by entry {by}."),
    }
}

/// Whose hand recorded it.
#[must_use]
pub fn recorded_by(by: &str) -> String {
    match by {
        "program" => "The program, from what ships with it".to_owned(),
        "practice" => "The program, from what is invented for practice".to_owned(),
        "sample" => "The program, from the sample that ships with it".to_owned(),
        account => format!("A person with an account, {account}. The log holds no names of people"),
    }
}

/// A look, as a sentence.
#[must_use]
pub fn look(look: &Look) -> String {
    let looked = changes::look(&look.place, history::came_back(look.came_back));
    format!("{}, on {}.", letters::capital(&looked), days::day(look.on))
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::CameBack;
    use answerable_testkit::facts;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_recorded_stands_in_words_that_need_no_program() {
        let report: Fact = facts::report("missing-people", "2024-03-06").into();
        let on = date(2024, 3, 7);
        insta::assert_snapshot!(
            [
                recorded(&report, on, None),
                recorded(&report, on, Some(9)),
                recorded_by("program"),
                recorded_by("sample"),
                recorded_by("ac-3f9c"),
            ].join("\n"),
            @r"
        A report or letter. Recorded on 7 March 2024.
        A report or letter. Recorded on 7 March 2024, and put right since by entry 9.
        The program, from what ships with it
        The program, from the sample that ships with it
        A person with an account, ac-3f9c. The log holds no names of people
        "
        );
    }

    #[test]
    fn a_look_says_where_when_and_what_came_back() {
        let ask = "missing-people/exampleshire-pcc/comment";
        let said = Look {
            came_back: CameBack::NoAnswer,
            ..facts::look("2024-05-02", &[ask])
        };
        let said = look(&said);
        assert!(said.starts_with("Looked at "), "{said}");
        assert!(
            said.ends_with("no answer was there, on 2 May 2024."),
            "{said}"
        );
    }
}
