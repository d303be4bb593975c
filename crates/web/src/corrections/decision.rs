//! The form of a decision, as typed and with what is wrong.

use answerable_desk::corrections::Opened;
use answerable_register::facts::{CorrectionDecided, Decision};
use jiff::civil::Date;

use crate::review::Field;
use crate::shown::matter::matter_of;
use crate::visit::query::Pairs;

/// The longest words for what was asked, in letters: a few sentences.
const MOST_ASKED: usize = 1_000;
/// The longest ground, in letters: half a page.
const MOST_WHY: usize = 2_000;
/// How many words in a row of the sender's make our words theirs.
const WORDS_IN_A_ROW: usize = 8;

/// Every field of the form.
#[derive(Debug, Clone, Default)]
pub(super) struct DecisionForm {
    /// Why the request was opened, which each further reading repeats.
    pub(super) why_read: String,
    pub(super) page: Field,
    pub(super) asked: Field,
    pub(super) decision: Field,
    pub(super) entry: Field,
    pub(super) why: Field,
}

impl DecisionForm {
    pub(super) fn empty(why_read: &str, page: &str, entry: &str) -> Self {
        let typed = |words: &str| Field {
            typed: words.to_owned(),
            wrong: None,
        };
        Self {
            why_read: why_read.trim().to_owned(),
            // A request may be made from a list, which is no page of one thing.
            page: typed(matter_of(page).map_or("", |_| page)),
            entry: typed(entry),
            decision: typed(match entry {
                "" => "",
                _ => Decision::Accepted.as_str(),
            }),
            ..Self::default()
        }
    }

    pub(super) fn sent(pairs: &Pairs) -> Self {
        let field = |name| Field::sent(pairs, name);
        Self {
            why_read: pairs.one("why-read").unwrap_or_default().trim().to_owned(),
            page: field("page"),
            asked: field("asked"),
            decision: field("decision"),
            entry: field("entry"),
            why: field("why"),
        }
    }

    /// The fact, if nothing is wrong with it; what is wrong is written beside
    /// each field.
    pub(super) fn read(&mut self, opened: &Opened, today: Date) -> Option<CorrectionDecided> {
        let page = self.page.typed.trim();
        let about = match page {
            "" => None,
            page => match matter_of(page) {
                None => {
                    self.page.refuse(
                        "That is no page of the register: write the end of its address, such as /reports/custody-in-exampleshire, or leave it out",
                    );
                    None
                }
                about => about,
            },
        };
        let theirs = opened.request.as_ref().map(|request| {
            [
                request.what_is_wrong.as_str(),
                &request.what_should_it_say,
                &request.source,
                &request.contact,
            ]
            .join("\n")
        });
        let theirs = theirs.unwrap_or_default();
        check_words(&mut self.asked, "What was asked", MOST_ASKED, &theirs);
        check_words(&mut self.why, "Why", MOST_WHY, &theirs);
        let decision = Decision::of(&self.decision.typed);
        if decision.is_none() {
            self.decision.refuse("Select what you decide");
        }
        let corrected_by = match (decision, self.entry.typed.trim()) {
            (Some(Decision::Accepted), "") => {
                self.entry
                    .refuse("Enter the number of the entry that puts it right");
                None
            }
            (_, "") => None,
            (_, typed) => {
                let number = typed.replace(',', "").parse::<u64>().ok();
                if number.is_none() {
                    self.entry
                        .refuse("The entry that puts it right must be a number, such as 1204");
                }
                number
            }
        };
        let decided = CorrectionDecided {
            about,
            asked: self.asked.typed.trim().into(),
            decision: decision?,
            why: self.why.typed.trim().into(),
            corrected_by,
            asked_on: opened.standing.request.on,
            decided_on: today,
        };
        self.errors().is_empty().then_some(decided)
    }

    /// What the register refused.
    pub(super) fn refuse(&mut self, why: String) {
        let field = if why.contains("entry") || why.contains("Entry") {
            &mut self.entry
        } else {
            &mut self.page
        };
        field.wrong = Some(why);
    }

    pub(super) fn errors(&self) -> Vec<(&'static str, &str)> {
        [
            ("page", &self.page),
            ("asked", &self.asked),
            ("decision", &self.decision),
            ("entry", &self.entry),
            ("why", &self.why),
        ]
        .into_iter()
        .filter_map(|(place, field)| Some((place, field.wrong.as_deref()?)))
        .collect()
    }
}

/// Our words: some, not too many, none of the sender's and no address of theirs.
fn check_words(field: &mut Field, what: &str, most: usize, theirs: &str) {
    let ours = field.typed.trim().to_owned();
    let letters = ours.chars().count();
    if letters == 0 {
        field.refuse(format!("{what} must be said"));
    } else if letters > most {
        field.refuse(format!(
            "{what} must be {most} characters or fewer; it has {letters}"
        ));
    } else if ours.contains('@') {
        field.refuse(format!(
            "{what} is public: leave out e-mail addresses and names of private people"
        ));
    } else if quotes(&ours, theirs) {
        field.refuse(format!(
            "{what} repeats the sender’s own words, which must be erasable: say it in yours"
        ));
    }
}

/// Whether our words hold so many of theirs in a row.
fn quotes(ours: &str, theirs: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (ours, theirs) = (words(ours), words(theirs));
    theirs
        .windows(WORDS_IN_A_ROW)
        .any(|row| ours.windows(WORDS_IN_A_ROW).any(|mine| mine == row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_filled_in_is_one_that_may_be_sent() {
        for (from, filled_in) in [
            ("/asks", ""),
            ("/reports", ""),
            ("/reports/custody", "/reports/custody"),
        ] {
            assert_eq!(DecisionForm::empty("why", from, "").page.typed, filled_in);
        }
    }

    #[test]
    fn eight_words_of_the_senders_in_a_row_are_found() {
        let theirs = "I am the clerk of Northmoor and my letter of 2 May was lost";
        assert!(quotes(
            "They say: “I am the clerk of Northmoor and my…”",
            theirs
        ));
        assert!(quotes("i AM the clerk, of Northmoor – and my", theirs));
        assert!(!quotes("That a letter of 2 May was not counted", theirs));
        assert!(!quotes("", theirs));
        assert!(!quotes("seven words in a row are allowed", ""));
    }
}
