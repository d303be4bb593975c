//! Letters to those who follow something: plain words, for people who read them
//! on a telephone between other things.

use answerable_calendar::Day;

use crate::{days, letters, numbers};

/// How wide a line of a letter is. Longer ones are cut anywhere by some programs.
const WIDTH: usize = 72;

/// How often letters come, as the form says it.
#[must_use]
pub const fn how_often(is_daily: bool) -> &'static str {
    match is_daily {
        true => "Each day on which there is something",
        false => "Each Monday, if there was something that week",
    }
}

/// The letter that asks whether somebody wants letters.
#[derive(Clone, Copy, Debug)]
pub struct Confirmation<'a> {
    /// What is to be followed, by name.
    pub what: &'a str,
    /// Whether daily, or weekly.
    pub is_daily: bool,
    /// The link that confirms.
    pub link: &'a str,
    /// The site.
    pub site: &'a str,
}

impl Confirmation<'_> {
    /// Its subject.
    #[must_use]
    pub fn subject(&self) -> String {
        one_line("Please confirm: letters from Answerable")
    }

    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        let how_often = letters::inside(how_often(self.is_daily));
        Text::default()
            .paragraph(&format!(
                "Somebody asked Answerable, at {}, to send letters to this address about:",
                self.site
            ))
            .line(&format!("  {}", one_line(self.what)))
            .paragraph("")
            .paragraph(&format!("They would come {how_often}."))
            .paragraph("If it was you, open this link and press the button, within 48 hours:")
            .address(self.link)
            .paragraph(
                "If it was not you, do nothing. No more letters come, and in 48 hours your \
                 address is erased.",
            )
            .finish()
    }
}

/// One thing that happened, in a letter.
#[derive(Clone, Debug)]
pub struct Item {
    /// What happened, in a sentence.
    pub sentence: String,
    /// The page that shows it, whole.
    pub page: String,
    /// Which of the things they follow it is news of, by name.
    pub followed: Vec<String>,
}

/// The letter that tells what happened.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    /// The things, the oldest first.
    pub items: &'a [Item],
    /// How many more there are.
    pub more: usize,
    /// The first and the last day they were recorded.
    pub days: (Day, Day),
    /// Days of earlier letters that may not have come.
    pub perhaps_lost: &'a [Day],
    /// The link that shows and changes what they follow.
    pub keep: &'a str,
    /// The link that leaves.
    pub leave: &'a str,
}

impl News<'_> {
    /// Its subject: "Answerable: 3 things recorded on 6 March 2024".
    #[must_use]
    pub fn subject(&self) -> String {
        let count = self.items.len() + self.more;
        let things = numbers::count(count as u64, "thing", "things");
        one_line(&format!("Answerable: {things} recorded {}", self.when()))
    }

    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = Text::default().paragraph(&format!(
            "What was recorded {} about what you follow:",
            self.when()
        ));
        for (place, item) in self.items.iter().enumerate() {
            text = text
                .hanging(&format!("{}. ", place + 1), &item.sentence)
                .line(&format!("   {}", item.page))
                .hanging("   ", &format!("You follow: {}", item.followed.join("; ")))
                .paragraph("");
        }
        if self.more > 0 {
            text = text.paragraph(&format!(
                "And {} more, which this page shows:",
                numbers::number(self.more as u64)
            ));
            text = text.address(self.keep);
        }
        if !self.perhaps_lost.is_empty() {
            let days: Vec<String> = self
                .perhaps_lost
                .iter()
                .map(|day| days::day(*day))
                .collect();
            text = text
                .paragraph(&format!(
                    "We do not know whether our letter of {} reached you. It is not sent \
                     again. What happened lately is on this page:",
                    days.join(" and ")
                ))
                .address(self.keep);
        }
        text.paragraph("See or change what you follow:")
            .address(self.keep)
            .paragraph("Have no more letters, and your address erased:")
            .address(self.leave)
            .finish()
    }

    fn when(&self) -> String {
        let (first, last) = self.days;
        match first == last {
            true => format!("on {}", days::day(first)),
            false => format!("from {}", days::from_to(first, last)),
        }
    }
}

/// How many letters a year would have brought, before anybody asks for one.
#[must_use]
pub fn preview(found: usize, is_cut: bool, from: Day, to: Day) -> String {
    let things = match found {
        0 => "nothing".to_owned(),
        found => numbers::count(found as u64, "thing", "things"),
    };
    let at_least = match is_cut {
        true => "at least ",
        false => "",
    };
    format!(
        "From {} this would have told you of {at_least}{things}.",
        days::from_to(from, to)
    )
}

/// What stands under an empty preview.
pub const QUIET: &str = "Letters come only when there is something to tell.";

/// A letter as it grows.
#[derive(Default)]
struct Text(String);

impl Text {
    /// A paragraph, folded, and a blank line; of nothing, only that line.
    fn paragraph(self, words: &str) -> Self {
        let folded = match words.is_empty() {
            true => self,
            false => self.hanging("", words),
        };
        folded.line("")
    }

    /// An address in a line of its own, and a blank line.
    fn address(self, address: &str) -> Self {
        self.line(address).line("")
    }

    /// Words folded under themselves, after what stands before the first.
    fn hanging(mut self, before: &str, words: &str) -> Self {
        let indent = before.chars().count();
        let mut line = before.to_owned();
        let mut is_empty = true;
        for word in words.split_whitespace() {
            let longer = line.chars().count() + 1 + word.chars().count();
            if !is_empty && longer > WIDTH {
                self = self.line(line.trim_end());
                line = " ".repeat(indent);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.line(line.trim_end())
    }

    fn line(mut self, line: &str) -> Self {
        self.0.push_str(line);
        self.0.push('\n');
        self
    }

    fn finish(self) -> String {
        self.0.trim_end().to_owned() + "\n"
    }
}

/// Words in one line without controls, so that no title ends a header.
fn one_line(words: &str) -> String {
    let words: Vec<&str> = words
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        answerable_calendar::parse_day(text).unwrap()
    }

    #[test]
    fn a_letter_says_what_happened_and_which_alerts_it_matched() {
        let items = [
            Item {
                sentence: "Exampleshire PCC answered ‘Missing people’. Published on 6 March 2024."
                    .to_owned(),
                page: "https://register.example/reports/missing-people".to_owned(),
                followed: vec!["Exampleshire PCC".to_owned(), "Missing people".to_owned()],
            },
            Item {
                sentence: "Heddlu Gŵyr was told on 6 March 2024 that we had looked and found no answer to ‘Llŷn’.".to_owned(),
                page: "https://register.example/reports/llyn".to_owned(),
                followed: vec!["Heddlu Gŵyr".to_owned()],
            },
        ];
        let news = News {
            items: &items,
            more: 12,
            days: (day("2024-03-06"), day("2024-03-06")),
            perhaps_lost: &[day("2024-03-01")],
            keep: "https://register.example/following/0123",
            leave: "https://register.example/follow/leave/4567",
        };
        insta::assert_snapshot!(format!("{}\n\n{}", news.subject(), news.text()), @r"
        Answerable: 14 things recorded on 6 March 2024

        What was recorded on 6 March 2024 about what you follow:

        1. Exampleshire PCC answered ‘Missing people’. Published on 6 March
           2024.
           https://register.example/reports/missing-people
           You follow: Exampleshire PCC; Missing people

        2. Heddlu Gŵyr was told on 6 March 2024 that we had looked and found no
           answer to ‘Llŷn’.
           https://register.example/reports/llyn
           You follow: Heddlu Gŵyr

        And 12 more, which this page shows:

        https://register.example/following/0123

        We do not know whether our letter of 1 March 2024 reached you. It is not
        sent again. What happened lately is on this page:

        https://register.example/following/0123

        See or change what you follow:

        https://register.example/following/0123

        Have no more letters, and your address erased:

        https://register.example/follow/leave/4567
        ");
    }

    #[test]
    fn a_confirmation_says_what_happens_if_nothing_is_done() {
        let letter = Confirmation {
            what: "Exampleshire Police\r\nBcc: everybody@example.org",
            is_daily: false,
            link: "https://register.example/follow/confirm/0123",
            site: "https://register.example",
        };
        insta::assert_snapshot!(letter.text(), @r"
        Somebody asked Answerable, at https://register.example, to send letters
        to this address about:

          Exampleshire Police Bcc: everybody@example.org

        They would come each Monday, if there was something that week.

        If it was you, open this link and press the button, within 48 hours:

        https://register.example/follow/confirm/0123

        If it was not you, do nothing. No more letters come, and in 48 hours
        your address is erased.
        ");
        assert!(!letter.subject().contains(['\r', '\n']));
    }
}
