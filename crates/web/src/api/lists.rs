//! Every list: its address, what narrows it, and the columns of its rows.

use super::rows::{self, Rows};
use crate::pages::{asks, changes, over_time, report};

/// A list that can be taken away.
pub(super) struct List {
    /// Its address without the ending.
    pub(super) path: &'static str,
    /// What it is, in a few words.
    pub(super) says: &'static str,
    /// The names that narrow it, beside the day.
    pub(super) takes: &'static [&'static str],
    /// The heading in docs/API.md under which those stand, if not under "Query".
    pub(super) asked_under: &'static str,
    /// Whether it is given page by page where that is asked for.
    pub(super) in_pages: bool,
    /// Where some of its addresses lead on to, in words.
    pub(super) leads_on: Option<&'static str>,
    pub(super) rows: Rows,
}

/// What narrows the lists below `/who-answers`. Their pages take days in three
/// fields too.
const WHO_ANSWERS: &[&str] = &["from", "to", "report-kind", "order"];

/// Every list that everybody may read.
pub(super) const LISTS: &[List] = &[
    List {
        path: "/asks",
        says: "Asks that match a filter",
        takes: asks::NAMES,
        asked_under: "Query",
        in_pages: true,
        leads_on: None,
        rows: rows::ASKS,
    },
    List {
        path: "/asks/{subject}",
        says: "One thing asked: its asks",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: Some("Of a report, to the report"),
        rows: rows::ASKS,
    },
    List {
        path: "/asks/{subject}/{of}/{duty}",
        says: "One ask: its history",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::HISTORY,
    },
    List {
        path: "/reports",
        says: "Reports and letters",
        takes: &[],
        asked_under: "Query",
        in_pages: true,
        leads_on: None,
        rows: rows::REPORTS,
    },
    List {
        path: "/reports/{report}",
        says: "One report: its asks, comments first",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::ASKS,
    },
    List {
        path: "/reports/{report}/coverage",
        says: "One report: what each answer did about each recommendation",
        takes: report::coverage::NAMES,
        asked_under: "Query of a report’s coverage",
        in_pages: false,
        leads_on: None,
        rows: rows::COVERAGE,
    },
    List {
        path: "/concerns",
        says: "Causes of concern",
        takes: &["of", "report"],
        asked_under: "Query",
        in_pages: true,
        leads_on: None,
        rows: rows::CONCERNS,
    },
    List {
        path: "/bodies",
        says: "Forces and other bodies",
        takes: &[],
        asked_under: "Query",
        in_pages: true,
        leads_on: None,
        rows: rows::BODIES,
    },
    List {
        path: "/bodies/{body}",
        says: "One body: every ask of it",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::ASKS,
    },
    List {
        path: "/bodies/{body}/asked",
        says: "One body: everything asked of it, by last day",
        takes: &["when", "show"],
        asked_under: "Query of what is asked of a body",
        in_pages: false,
        leads_on: None,
        rows: rows::ASKED_OF_A_BODY,
    },
    List {
        path: "/who-answers",
        says: "Local policing bodies: comments on reports, in time or not",
        takes: WHO_ANSWERS,
        asked_under: "Query of who answers",
        in_pages: false,
        leads_on: None,
        rows: rows::COMMENTS,
    },
    List {
        path: "/who-answers/explanations",
        says: "What comments say of each recommendation, body by body",
        takes: WHO_ANSWERS,
        asked_under: "Query of who answers",
        in_pages: false,
        leads_on: None,
        rows: rows::EXPLANATIONS,
    },
    List {
        path: "/who-answers/forces",
        says: "Forces: answers and days, where no law sets a last day",
        takes: WHO_ANSWERS,
        asked_under: "Query of who answers",
        in_pages: false,
        leads_on: None,
        rows: rows::ANSWERS,
    },
    List {
        path: "/who-answers/others",
        says: "Other bodies: answers and days, where no law sets a last day",
        takes: WHO_ANSWERS,
        asked_under: "Query of who answers",
        in_pages: false,
        leads_on: None,
        rows: rows::ANSWERS,
    },
    List {
        path: "/who-answers/bodies/{body}",
        says: "How one body answers: its comments",
        takes: WHO_ANSWERS,
        asked_under: "Query of who answers",
        in_pages: false,
        leads_on: None,
        rows: rows::ASKS,
    },
    List {
        path: "/who-answers/over-time",
        says: "How comments stood at the end of each month of two years",
        takes: over_time::NAMES,
        asked_under: "Query of figures over time",
        in_pages: false,
        leads_on: None,
        rows: rows::OVER_TIME,
    },
    List {
        path: "/engage",
        says: "Stays in Engage",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::STAYS,
    },
    List {
        path: "/looked",
        says: "Where answers are published, and how far looking reaches",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::PLACES,
    },
    List {
        path: "/changes",
        says: "What changed between two days, or two states of the log",
        takes: changes::NAMES,
        asked_under: "Query of what changed",
        in_pages: false,
        leads_on: None,
        rows: rows::CHANGES,
    },
    List {
        path: "/asked-before",
        says: "What was asked before in such words, the nearest first",
        takes: &["words"],
        asked_under: "Query of what was asked before",
        in_pages: false,
        leads_on: None,
        rows: rows::ASKED_BEFORE,
    },
    List {
        path: "/asked-before/{later}",
        says: "What is like one thing asked and was asked before it",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: Some("Of a cause of concern, to its page"),
        rows: rows::ASKED_BEFORE,
    },
    List {
        path: "/streamlining",
        says: "Every asker of whom something is open",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::ASKERS,
    },
    List {
        path: "/streamlining/{asker}",
        says: "How many asks of one asker are open for each body, year by year",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::LOAD,
    },
    List {
        path: "/streamlining/{asker}/{later}/{earlier}",
        says: "What merging two asks would leave each body with",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::MERGED,
    },
    List {
        path: "/corrections",
        says: "Requests for a correction that were decided",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::CORRECTIONS,
    },
    List {
        path: "/sources",
        says: "Documents",
        takes: &[],
        asked_under: "Query",
        in_pages: true,
        leads_on: None,
        rows: rows::DOCUMENTS,
    },
    List {
        path: "/sources/{source}",
        says: "One document: its passages",
        takes: &[],
        asked_under: "Query",
        in_pages: false,
        leads_on: None,
        rows: rows::PASSAGES,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::said;

    #[test]
    fn every_column_of_every_list_is_described() {
        for list in LISTS {
            let Rows { headings, .. } = list.rows;
            for column in list.rows.columns {
                let says = said::of_any(headings, column.name);
                assert!(says.is_some(), "docs/API.md, {headings:?}: {}", column.name);
            }
            let typed = list.rows.numbers.iter().chain(list.rows.flags);
            for name in typed {
                let is_there = list.rows.columns.iter().any(|column| column.name == *name);
                assert!(is_there, "{}: {name}", list.path);
            }
        }
    }

    #[test]
    fn every_name_that_narrows_a_list_is_described() {
        for list in LISTS {
            for name in list.takes {
                let says = said::of_any(&[list.asked_under, "Query"], name);
                assert!(says.is_some(), "{}: {name}", list.path);
            }
        }
    }
}
