//! 315 deadline phrases from coroners' reports, where they are at hand, and how
//! many of them are read as a person read them.

use answerable_intake::{Given, read_deadline};
use answerable_register::calendar::{Day, Deadline};

use crate::{published, say};

/// The answer is usually due 56 days after a coroner's report.
const USUAL_DAYS: u16 = 56;

#[derive(Default)]
struct Score {
    phrases: usize,
    /// Taken as the day a person read, or rightly as none.
    exact: usize,
    /// Not taken, and offered as that day with a doubt.
    likely: usize,
    /// Found implausible where a person did, and nowhere else.
    plausibility: usize,
    wrong: Vec<String>,
}

#[test]
fn published_deadline_phrases_are_read_as_a_person_read_them() {
    let Some(bytes) = published("deadline_phrases.csv") else {
        return;
    };
    let mut rows = csv::Reader::from_reader(&bytes[..]);
    let mut score = Score::default();
    for row in rows.records() {
        let row = row.expect("a row");
        score.add(&row[1], &row[2], &row[3], &row[4] == "true");
    }
    let share = |count: usize| 100.0 * count as f64 / score.phrases as f64;
    say(&format!(
        "{} phrases: {} exact ({:.1} %), {} more offered as likely ({:.1} % together), \
         plausibility agrees for {} ({:.1} %)",
        score.phrases,
        score.exact,
        share(score.exact),
        score.likely,
        share(score.exact + score.likely),
        score.plausibility,
        share(score.plausibility),
    ));
    say(&score.wrong.join("\n"));
    // What was reached; a change that reads fewer has made reading worse.
    assert_eq!(score.exact + score.likely, score.phrases);
    assert!(
        score.exact >= score.phrases - 4,
        "slips are doubted, and little else"
    );
    assert_eq!(score.plausibility, score.phrases);
}

impl Score {
    fn add(&mut self, document: &str, phrase: &str, meant: &str, implausible: bool) {
        let given = Given {
            day: document.parse().ok(),
            usual_days: Some(USUAL_DAYS),
        };
        let read = read_deadline(phrase, given);
        let meant = match meant.parse::<Day>() {
            Ok(day) => Deadline::On(day),
            Err(_) => Deadline::None,
        };
        self.phrases += 1;
        // A day that can't be right is typed as it stands, with a likely one beside.
        if read.deadline == meant {
            self.exact += 1;
        } else if read.likely.as_ref() == Some(&meant) {
            self.likely += 1;
        } else {
            self.wrong.push(format!("{phrase}: {read:?}"));
        }
        let doubted = read
            .doubts
            .iter()
            .any(answerable_intake::Doubt::is_implausible);
        if doubted == implausible {
            self.plausibility += 1;
        } else {
            self.wrong
                .push(format!("{document}, {phrase}: {:?}", read.doubts));
        }
    }
}
