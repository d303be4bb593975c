//! What a spreadsheet would bring in, before anybody has approved it.

use std::fmt::Write;

use answerable_register::calendar::Day;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::refused::Refused;
use super::workbook::InWorkbook;

/// A spreadsheet read through a mapping: nothing is recorded by reading it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Dry {
    /// How many rows the file has, without its heading.
    pub rows: usize,
    /// The reports that can be taken, in the order of their first rows.
    pub reports: Vec<MappedReport>,
    /// The rows that cannot, in order. A report is taken whole or not at all:
    /// with one of its rows missing it would look answered by fewer.
    pub refused: Vec<Refused>,
    /// Columns of the file that the mapping does not mention.
    pub unmapped: Vec<String>,
    /// What a workbook holds besides; none of a list that came as CSV.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workbook: Option<InWorkbook>,
}

/// A report as its rows give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MappedReport {
    /// Its key in the file: `2024-0100`.
    pub key: String,
    /// Its day; none where the file leaves it blank and the mapping allows that.
    pub day: Option<Day>,
    /// The place it is from, as published.
    pub place: Option<String>,
    /// What it is about, as published.
    pub subjects: Vec<String>,
    /// Whom it was sent to, in their order.
    pub recipients: Vec<MappedRecipient>,
    /// The publisher's own words for it, by what they are: to be quoted, never
    /// to become a standing.
    pub labels: Vec<(String, String)>,
    /// What the publisher counts: claims about the report, which say nothing of
    /// any one recipient.
    pub claims: Vec<(String, u32)>,
}

/// One recipient of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MappedRecipient {
    /// Its place among the recipients, from 1.
    pub number: u32,
    /// As published: misspelt, cut short, repeated. None where it was not
    /// published.
    pub words: Option<String>,
    /// The line of the file it stands on.
    pub line: u64,
}

/// What is held of a report already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// [`MappedReport::fingerprint`] of what is held.
    pub fingerprint: String,
    /// The numbers of the recipients held.
    pub recipients: Vec<u32>,
}

/// How a spreadsheet differs from what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// Rows of recipients not held before.
    pub new_rows: usize,
    /// Rows of recipients held, whose report now says something else.
    pub changed_rows: usize,
    /// Rows that say the same.
    pub same_rows: usize,
    /// Rows that cannot be taken.
    pub refused_rows: usize,
    /// Reports not held before.
    pub new_reports: usize,
    /// Reports held, which now say something else.
    pub changed_reports: usize,
}

impl Dry {
    /// What kind of file it came from, as its name on the web.
    #[must_use]
    pub fn media(&self) -> &'static str {
        let workbook = self.workbook.as_ref();
        workbook.map_or("text/csv", |workbook| workbook.kind.media())
    }

    /// Whether the file hides anything that a person who looks at it does not see.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.workbook.as_ref().is_some_and(InWorkbook::hides)
    }

    /// Counts what is new, changed and the same, given what is held of a report
    /// by its key.
    ///
    /// Reading the same file against what it brought in gives no new and no
    /// changed row.
    pub fn against(&self, held: impl Fn(&str) -> Option<Held>) -> Difference {
        let mut difference = Difference {
            refused_rows: self.refused.len(),
            ..Difference::default()
        };
        for report in &self.reports {
            let Some(held) = held(&report.key) else {
                difference.new_reports += 1;
                difference.new_rows += report.recipients.len();
                continue;
            };
            if held.fingerprint == report.fingerprint() {
                difference.same_rows += report.recipients.len();
                continue;
            }
            difference.changed_reports += 1;
            for recipient in &report.recipients {
                match held.recipients.contains(&recipient.number) {
                    true => difference.changed_rows += 1,
                    false => difference.new_rows += 1,
                }
            }
        }
        difference
    }
}

impl MappedReport {
    /// The SHA-256 of all it says, in lower-case hex. The lines it stands on are
    /// left out: they move when a row is added above.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut say = |part: &str| {
            // With their lengths, so that no two lists of words run together.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        };
        say(&self.key);
        say(&self.day.map_or(String::new(), |day| day.to_string()));
        say(self.place.as_deref().unwrap_or_default());
        say(&self.subjects.len().to_string());
        self.subjects.iter().for_each(|subject| say(subject));
        say(&self.recipients.len().to_string());
        for recipient in &self.recipients {
            say(&recipient.number.to_string());
            say(recipient.words.as_deref().unwrap_or_default());
        }
        for (name, words) in &self.labels {
            say(name);
            say(words);
        }
        for (name, count) in &self.claims {
            say(name);
            say(&count.to_string());
        }
        hex(&hash.finalize())
    }

    /// What is held once this report has been taken.
    pub fn held(&self) -> Held {
        Held {
            fingerprint: self.fingerprint(),
            recipients: self.recipients.iter().map(|one| one.number).collect(),
        }
    }

    /// A label by its name.
    pub fn label(&self, name: &str) -> Option<&str> {
        let held = self.labels.iter().find(|(label, _)| label == name);
        held.map(|(_, words)| words.as_str())
    }

    /// A claim by its name.
    pub fn claim(&self, name: &str) -> Option<u32> {
        let held = self.claims.iter().find(|(claim, _)| claim == name);
        held.map(|(_, count)| *count)
    }
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut written, byte| {
        // Writing to a string cannot fail.
        let _ = write!(written, "{byte:02x}");
        written
    })
}
