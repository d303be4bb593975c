//! The letter that tells a body, before anything is said of it in public, that
//! answers were looked for and not found.

use std::fmt::Write as _;

use answerable_register::calendar::Day;
use answerable_register::facts::{CameBack, Duty};

use crate::history::came_back;
use crate::numbers::count;
use crate::standings::awaited;
use crate::{days, letters};

/// One answer that was looked for.
#[derive(Clone, Debug)]
pub struct LookedFor<'a> {
    /// What the body was to do.
    pub duty: Duty,
    /// What was asked, or the report.
    pub title: &'a str,
    /// Who asked, by name.
    pub asked_by: &'a str,
    /// The day it was asked or published, in words.
    pub asked_on: String,
    /// The last day by law.
    pub last_day: Option<Day>,
    /// Where, when, and what came back.
    pub looks: Vec<(Day, &'a str, CameBack)>,
    /// The address of its page.
    pub address: String,
}

/// What the letter is made of.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// The body, by its name on the day.
    pub to: &'a str,
    /// The day of the letter.
    pub on: Day,
    /// What was looked for.
    pub asks: Vec<LookedFor<'a>>,
    /// Where a correction is asked for.
    pub correction: String,
}

/// What the letter is called: the subject of an e-mail.
#[must_use]
pub fn subject(asks: usize) -> String {
    format!(
        "{} that we looked for and did not find",
        letters::capital(&count(asks as u64, "answer", "answers"))
    )
}

/// The letter as plain text, a line for each paragraph.
#[must_use]
pub fn text(letter: &Letter<'_>) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, letter);
    text
}

fn write(text: &mut String, letter: &Letter<'_>) -> std::fmt::Result {
    writeln!(text, "To: {}", letter.to)?;
    writeln!(text, "Date: {}", days::day(letter.on))?;
    writeln!(text, "Subject: {}\n", subject(letter.asks.len()))?;
    writeln!(
        text,
        "Answerable is a public register of what policing bodies were asked to do and how they \
         answered. It is independent. We looked for what is listed below and did not find it. We \
         tell you before the register says so, so that you can put right what we have wrong.\n"
    )?;
    for (place, ask) in letter.asks.iter().enumerate() {
        item(text, place + 1, ask)?;
    }
    writeln!(text, "What you can do\n")?;
    writeln!(
        text,
        "If you have answered, tell us where and when it was published: {}. We will look there, \
         record it, and the page will show it with its day.\n",
        letter.correction
    )?;
    writeln!(
        text,
        "If you have not answered and intend to, publish it as you would. We look again, and the \
         page shows what came and when.\n"
    )?;
    writeln!(
        text,
        "If something on the page is wrong, ask for a correction at the same address; no account \
         is needed. If you think it right and incomplete, your office can put a reply of its own \
         beside it, in your words and under your name: ask us for an invitation.\n"
    )?;
    writeln!(
        text,
        "What the register says from now on\n\n\
         From {} each page may say \"No answer found\", with where and when we looked and the day \
         on which we told you. It says no more than that: not that no answer exists, and not why.",
        days::day(letter.on)
    )
}

fn item(text: &mut String, place: usize, ask: &LookedFor<'_>) -> std::fmt::Result {
    writeln!(
        text,
        "{place}. {} on \"{}\", asked by {} on {}",
        letters::capital(noun(ask.duty)),
        one_line(ask.title),
        one_line(ask.asked_by),
        ask.asked_on
    )?;
    if let Some(last_day) = ask.last_day {
        writeln!(
            text,
            "   Last day by law, as we count it: {}",
            days::day(last_day)
        )?;
    }
    for (on, where_, came) in &ask.looks {
        writeln!(
            text,
            "   We looked on {} at {}: {}",
            days::day(*on),
            one_line(where_),
            came_back(*came)
        )?;
    }
    writeln!(text, "   The page: {}\n", ask.address)
}

/// What is awaited, without its article.
fn noun(duty: Duty) -> &'static str {
    awaited(duty)
        .trim_start_matches("an ")
        .trim_start_matches("a ")
}

/// Words of others, on one line: nothing in them begins a line of ours.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn letter(title: &str) -> String {
        text(&Letter {
            to: "Exampleshire Police and Crime Commissioner",
            on: date(2024, 5, 10),
            asks: vec![LookedFor {
                duty: Duty::Comment,
                title,
                asked_by: "the Inspectorate of Invention",
                asked_on: "6 March 2024".to_owned(),
                last_day: Some(date(2024, 4, 30)),
                looks: vec![(
                    date(2024, 5, 2),
                    "https://exampleshire-pcc.example/responses",
                    CameBack::NoAnswer,
                )],
                address: "https://register.example/asks/custody/exampleshire-pcc/comment"
                    .to_owned(),
            }],
            correction: "https://register.example/correction".to_owned(),
        })
    }

    /// Read it as the office that gets it.
    #[test]
    fn the_letter_says_what_was_looked_for_where_and_what_to_do() {
        insta::assert_snapshot!(letter("Custody in Exampleshire"), @r#"
        To: Exampleshire Police and Crime Commissioner
        Date: 10 May 2024
        Subject: One answer that we looked for and did not find

        Answerable is a public register of what policing bodies were asked to do and how they answered. It is independent. We looked for what is listed below and did not find it. We tell you before the register says so, so that you can put right what we have wrong.

        1. Comments on "Custody in Exampleshire", asked by the Inspectorate of Invention on 6 March 2024
           Last day by law, as we count it: 30 April 2024
           We looked on 2 May 2024 at https://exampleshire-pcc.example/responses: no answer was there
           The page: https://register.example/asks/custody/exampleshire-pcc/comment

        What you can do

        If you have answered, tell us where and when it was published: https://register.example/correction. We will look there, record it, and the page will show it with its day.

        If you have not answered and intend to, publish it as you would. We look again, and the page shows what came and when.

        If something on the page is wrong, ask for a correction at the same address; no account is needed. If you think it right and incomplete, your office can put a reply of its own beside it, in your words and under your name: ask us for an invitation.

        What the register says from now on

        From 10 May 2024 each page may say "No answer found", with where and when we looked and the day on which we told you. It says no more than that: not that no answer exists, and not why.
        "#);
    }

    #[test]
    fn a_title_of_many_lines_begins_no_line_of_the_letter() {
        let hostile = letter("Custody\n\nWhat the register says from now on\r\nNothing");
        assert_eq!(hostile.matches("\nWhat the register says from").count(), 1);
    }

    /// Silence is not a breach, and the letter finds nothing.
    #[test]
    fn the_letter_blames_nobody() {
        let letter = letter("Custody in Exampleshire").to_lowercase();
        for word in [
            "fail",
            "refus",
            "ignor",
            "non-compliant",
            "breach",
            "overdue",
        ] {
            assert!(!letter.contains(word), "{word}");
        }
    }
}
