//! Rows put together by report, and the reports that cannot be.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::columns::Row;
use super::dry::{Dry, MappedReport};
use super::refused::{Refused, WhyRefused};

/// Rows put together by report.
#[derive(Default)]
pub(super) struct Reports {
    pub(super) rows: usize,
    order: Vec<Gathered>,
    places: HashMap<String, usize>,
    refused: Vec<Refused>,
}

/// A report as its rows come in.
struct Gathered {
    report: MappedReport,
    first_line: u64,
    /// The first row that cannot be taken: none of the report's can then.
    spoilt_by: Option<u64>,
}

impl Reports {
    pub(super) fn refuse(&mut self, line: u64, key: Option<String>, why: WhyRefused) {
        if let Some(key) = &key {
            match self.places.get(key) {
                Some(place) => {
                    self.order[*place].spoilt_by.get_or_insert(line);
                }
                None => self.hold_spoilt(key, line),
            }
        }
        self.refused.push(Refused { line, key, why });
    }

    /// Remembers a report of which no row could be taken yet.
    fn hold_spoilt(&mut self, key: &str, line: u64) {
        let report = MappedReport {
            key: key.to_owned(),
            day: None,
            place: None,
            subjects: Vec::new(),
            recipients: Vec::new(),
            labels: Vec::new(),
            claims: Vec::new(),
        };
        self.places.insert(key.to_owned(), self.order.len());
        self.order.push(Gathered {
            report,
            first_line: line,
            spoilt_by: Some(line),
        });
    }

    pub(super) fn add(&mut self, line: u64, row: Row) {
        let place = match self.places.entry(row.report.key.clone()) {
            Entry::Occupied(held) => *held.get(),
            Entry::Vacant(free) => {
                free.insert(self.order.len());
                let mut report = row.report;
                report.recipients.push(row.recipient);
                self.order.push(Gathered {
                    report,
                    first_line: line,
                    spoilt_by: None,
                });
                return;
            }
        };
        let gathered = &mut self.order[place];
        if let Some(other) = gathered
            .spoilt_by
            .filter(|_| gathered.report.recipients.is_empty())
        {
            let why = WhyRefused::AnotherRow { line: other };
            self.refused.push(Refused {
                line,
                key: Some(row.report.key),
                why,
            });
            return;
        }
        match gathered.differs(&row) {
            None => gathered.report.recipients.push(row.recipient),
            Some(why) => {
                if !matches!(why, WhyRefused::Repeats { .. }) {
                    gathered.spoilt_by.get_or_insert(line);
                }
                self.refused.push(Refused {
                    line,
                    key: Some(row.report.key),
                    why,
                });
            }
        }
    }

    pub(super) fn finish(mut self, unmapped: Vec<String>) -> Dry {
        let mut reports = Vec::with_capacity(self.order.len());
        for mut gathered in self.order {
            match gathered.spoilt_by {
                None => {
                    let recipients = &mut gathered.report.recipients;
                    recipients.sort_by_key(|recipient| recipient.number);
                    reports.push(gathered.report);
                }
                Some(line) => {
                    let key = gathered.report.key;
                    let rows = gathered.report.recipients.into_iter();
                    self.refused.extend(rows.map(|recipient| Refused {
                        line: recipient.line,
                        key: Some(key.clone()),
                        why: WhyRefused::AnotherRow { line },
                    }));
                }
            }
        }
        self.refused.sort_by_key(|refused| refused.line);
        Dry {
            rows: self.rows,
            reports,
            refused: self.refused,
            unmapped,
            workbook: None,
        }
    }
}

impl Gathered {
    /// How a further row differs from what the report's rows say so far; none
    /// where it adds a recipient and agrees about the rest.
    fn differs(&self, row: &Row) -> Option<WhyRefused> {
        let held = &self.report;
        let new = &row.report;
        let about = [
            ("the day", held.day == new.day),
            ("the place", held.place == new.place),
            ("the subjects", held.subjects == new.subjects),
            ("the publisher's labels", held.labels == new.labels),
            ("the publisher's counts", held.claims == new.claims),
        ];
        let disagreement = about.iter().find(|(_, same)| !same);
        let same_number = held
            .recipients
            .iter()
            .find(|recipient| recipient.number == row.recipient.number);
        match (same_number, disagreement) {
            (Some(other), None) if other.words == row.recipient.words => {
                Some(WhyRefused::Repeats { line: other.line })
            }
            (Some(other), _) => Some(WhyRefused::Clashes { line: other.line }),
            (None, Some((about, _))) => Some(WhyRefused::Disagrees {
                about: (*about).to_owned(),
                line: self.first_line,
            }),
            (None, None) => None,
        }
    }
}
