//! Why the reading room proposed a passage, or left it, in words.
//!
//! No number says how sure a machine is: a person who decides reads the
//! reasons and judges them.

use answerable_intake::{Damage, Doubt, ProposalKind, Reason, Span, WhyUnused};
use answerable_register::calendar::Weekday;
use answerable_register::power::Power;

use crate::numbers;

/// The longest stretch of a document quoted in a reason, in characters.
const LONGEST_QUOTED: usize = 120;

/// What a proposal seems to be: "Recommendation".
#[must_use]
pub fn kind(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Recommendation => "Recommendation",
        ProposalKind::CauseOfConcern => "Cause of concern",
        ProposalKind::AreaForImprovement => "Area for improvement",
        ProposalKind::Request => "Request",
        ProposalKind::Undertaking => "Undertaking",
        ProposalKind::CommissionMention => "Mention of an inspection or inquiry",
        ProposalKind::AidReply => "Reply to a request for aid",
    }
}

/// A reason for proposing a passage, to follow "because": "its verb asks:
/// ‘should’". `text` is the kept text of the document.
#[must_use]
pub fn reason(reason: &Reason, text: &str) -> String {
    let quoted = |span: &Span| quoted(span.of(text));
    match reason {
        Reason::HeadingSays { heading } => {
            format!("it stands under the heading {}", quoted(heading))
        }
        Reason::NumberedRecommendation { number } => {
            format!("it is published with the number {number}")
        }
        Reason::ModalVerb { word } => format!("its verb asks: ‘{word}’"),
        Reason::RecommendVerb { words } => format!("the document recommends it: ‘{words}’"),
        Reason::BulletUnder { lead_in } => {
            format!("it is one of the points under {}", quoted(lead_in))
        }
        Reason::DeadlineInLeadIn => "the sentence above the points says by when".to_owned(),
        Reason::AddresseeInLeadIn => "the sentence above the points says of whom".to_owned(),
        Reason::DeadlineInHeading { heading } => {
            format!("the heading {} says by when", quoted(heading))
        }
        Reason::AddresseeInHeading { heading } => {
            format!("the heading {} says of whom", quoted(heading))
        }
        Reason::RowOfATable { heading } => {
            format!("it stands in the column {} of a table", quoted(heading))
        }
        Reason::DeadlineInColumn { heading } => {
            format!("the column {} says by when", quoted(heading))
        }
        Reason::AddresseeInColumn { heading } => {
            format!("the column {} says of whom", quoted(heading))
        }
        Reason::AddressedByName => "it names whom it asks".to_owned(),
        Reason::TheForceIs { named } => format!(
            "it says ‘the force’, and the document is about one force, named as {}",
            quoted(named)
        ),
        Reason::ShortFor { named } => format!(
            "it uses a short name, given in full before as {}",
            quoted(named)
        ),
        Reason::YouAre { named } => format!(
            "it says ‘you’, and the letter is written to {}",
            quoted(named)
        ),
        Reason::WelcomeRequest { words } => {
            format!("it asks as letters do: ‘{}’", as_written(words))
        }
        Reason::UnderCauseOfConcern => "it stands under a cause of concern".to_owned(),
        Reason::ConcernOfACoroner { heading } => {
            format!("a coroner’s report lists it under {}", quoted(heading))
        }
        Reason::ToldAgain { words } => {
            format!("told again, asked before: {}", quoted(words))
        }
        Reason::ActionOfMinutes => {
            "minutes record it as an action: who is named, then ‘to’ and what is to be done"
                .to_owned()
        }
        Reason::GoesOnFrom { sentence } => {
            format!("it goes on from the sentence before: {}", quoted(sentence))
        }
        Reason::SaysWhatItWillDo { words } => {
            format!("somebody says what they will do: ‘{words}’")
        }
        Reason::CommissionVerb { word } => {
            format!("an inspection, review or inquiry is said to be ‘{word}’")
        }
        Reason::AidReply { words } => {
            format!("a reply to a request for aid is reported: ‘{words}’")
        }
    }
}

/// The choice of leaving the power to what kind of document it is: "What this kind
/// of document suggests: no power".
#[must_use]
pub fn power_suggested(power: Option<&Power>) -> String {
    let named = power.map_or_else(|| "no power".to_owned(), crate::clocks::named);
    format!("What this kind of document suggests: {named}")
}

/// Why a passage with a word that often asks was not taken.
#[must_use]
pub fn why_unused(why: WhyUnused) -> &'static str {
    match why {
        WhyUnused::NobodyNamed => "it names nobody who could be asked",
        WhyUnused::Quoted => "it stands in quotation marks, as somebody else’s words",
        WhyUnused::AskedBefore => "it repeats what was asked before",
        WhyUnused::Negative => "it says what is not asked, or not to be done",
        WhyUnused::Thanks => "it is thanks or approval",
        WhyUnused::NotLabelled => {
            "the document labels what it recommends, and this stands outside those labels"
        }
        WhyUnused::SaidTwice => "it is proposed already, from another place of the document",
        WhyUnused::SomebodyElses => {
            "the document tells what others ask, or what is always to be done"
        }
        WhyUnused::NoPattern => "it fits no pattern that we know",
    }
}

/// What is odd about the words of a deadline.
#[must_use]
pub fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Misspelt { written, likely } => {
            format!("the month is written ‘{written}’, which may mean {likely}")
        }
        Doubt::NoYear => "no year is given".to_owned(),
        Doubt::TwoDigitYear => "the year has two figures".to_owned(),
        Doubt::WrongWeekday { falls_on } => match Weekday::from_monday_one_offset(*falls_on) {
            Ok(day) => format!("that day is a {day:?}, and another day of the week is named"),
            Err(_) => "another day of the week is named".to_owned(),
        },
        Doubt::NoSuchDay => "there is no such day in the calendar".to_owned(),
        Doubt::OtherWords => "other words stand in it that say nothing of a day".to_owned(),
        Doubt::BeforeTheDocument { days } => format!(
            "it is {} before the day on the document",
            numbers::days(u64::from(days.unsigned_abs()))
        ),
        Doubt::FarAway { days } => format!(
            "it is {} after the day on the document, more than twice as far as usual",
            numbers::days(u64::from(days.unsigned_abs()))
        ),
        Doubt::NoDay => "no day or length of time can be read from it".to_owned(),
    }
}

/// What was wrong with a file, for those who decide what it says.
#[must_use]
pub fn damage(damage: Damage) -> String {
    let count = |many: usize, one: &str, more: &str| numbers::count(many as u64, one, more);
    match damage {
        Damage::ReadAsWindows1252 => {
            "The file is not in UTF-8 and was read as windows-1252: check accents, dashes and \
             quotation marks."
                .to_owned()
        }
        Damage::BytesWithNoLetter(many) => format!(
            "It holds {} that stand for no letter.",
            count(many, "byte", "bytes")
        ),
        Damage::BrokenPairs(many) => format!(
            "It holds {} without the other half.",
            count(many, "half of a letter", "halves of letters")
        ),
        Damage::LettersLost(many) => format!(
            "It lost {} before we had it, and has � in place of each.",
            count(many, "letter", "letters")
        ),
        Damage::DecodedTwice(many) => format!(
            "It holds {} such as â€™, where an apostrophe or a dash was garbled.",
            count(many, "stretch", "stretches")
        ),
    }
}

/// Whom words that name nobody may mean.
#[must_use]
pub fn names_nobody(candidates: &[String]) -> String {
    match candidates {
        [] => "names nobody we know: it is recorded as published".to_owned(),
        few => format!(
            "names nobody for certain: it may mean {}",
            few.join(", or ")
        ),
    }
}

/// A group by its name and how many belong to it: "chief constables: 43 members".
#[must_use]
pub fn group(name: &str, members: usize) -> String {
    format!(
        "{name}: {}",
        numbers::count(members as u64, "member", "members")
    )
}

/// Words that are held in lower case, with the one word that never is.
fn as_written(words: &str) -> String {
    let words = words
        .split(' ')
        .map(|word| if word == "i" { "I" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// The words in quotation marks, their white space tidied, cut where long.
pub(crate) fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = words.chars().take(LONGEST_QUOTED).collect();
    if shown.len() < words.len() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    format!("‘{shown}’")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Cause of concern\nBy March the force\n should:";

    #[test]
    fn every_reason_goes_on_from_because() {
        let heading = Span::new(0, 16);
        let lead_in = Span::new(17, TEXT.len());
        let reasons = [
            Reason::HeadingSays { heading },
            Reason::NumberedRecommendation {
                number: "4".to_owned(),
            },
            Reason::ModalVerb {
                word: "should".to_owned(),
            },
            Reason::BulletUnder { lead_in },
            Reason::YouAre { named: heading },
            Reason::WelcomeRequest {
                words: "i would welcome".to_owned(),
            },
        ];
        let said: Vec<String> = reasons
            .iter()
            .map(|because| reason(because, TEXT))
            .collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        it stands under the heading ‘Cause of concern’
        it is published with the number 4
        its verb asks: ‘should’
        it is one of the points under ‘By March the force should:’
        it says ‘you’, and the letter is written to ‘Cause of concern’
        it asks as letters do: ‘I would welcome’
        ");
    }

    #[test]
    fn a_long_quotation_is_cut_and_says_so() {
        let long = "word ".repeat(100);
        let said = reason(
            &Reason::GoesOnFrom {
                sentence: Span::new(0, long.len()),
            },
            &long,
        );
        assert!(said.ends_with("word…’"), "{said}");
        assert!(said.chars().count() < LONGEST_QUOTED + 60, "{said}");
    }

    #[test]
    fn a_doubt_says_what_is_odd() {
        assert_eq!(
            doubt(&Doubt::WrongWeekday { falls_on: 3 }),
            "that day is a Wednesday, and another day of the week is named"
        );
        assert_eq!(
            doubt(&Doubt::BeforeTheDocument { days: 1 }),
            "it is one day before the day on the document"
        );
    }

    #[test]
    fn whom_words_may_mean_is_offered_and_never_chosen() {
        assert_eq!(
            names_nobody(&[]),
            "names nobody we know: it is recorded as published"
        );
        assert_eq!(
            names_nobody(&[
                "Exampleshire Police".to_owned(),
                "Northmoor Police".to_owned()
            ]),
            "names nobody for certain: it may mean Exampleshire Police, or Northmoor Police"
        );
        assert_eq!(group("all forces", 43), "all forces: 43 members");
    }
}
