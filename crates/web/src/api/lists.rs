//! Every list: its address, what narrows it, and the columns of its rows.

use crate::pages::{ask, asks, bodies, document, documents, reports};
use crate::respond::Column;
use crate::shown::{concern, listing};

/// A list that can be taken away.
pub(super) struct List {
    /// Its address without the ending.
    pub(super) path: &'static str,
    /// What it is, in a few words.
    pub(super) says: &'static str,
    /// The names that narrow it, beside the day.
    pub(super) takes: &'static [&'static str],
    /// Whether it is given page by page where that is asked for.
    pub(super) in_pages: bool,
    pub(super) rows: Rows,
}

/// What the rows of a list are.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// The name of their schema.
    pub(super) name: &'static str,
    /// The heading in docs/API.md under which their columns stand.
    pub(super) heading: &'static str,
    pub(super) columns: &'static [Column],
    /// Columns of whole numbers.
    pub(super) numbers: &'static [&'static str],
    /// Columns of yes and no.
    pub(super) flags: &'static [&'static str],
}

const ASKS: Rows = Rows {
    name: "Ask",
    heading: "Asks",
    columns: listing::COLUMNS,
    numbers: &["days_since_last_day"],
    flags: &[],
};

const HISTORY: Rows = Rows {
    name: "Event",
    heading: "The history of an ask",
    columns: ask::HISTORY,
    numbers: &["entry"],
    flags: &[],
};

const REPORTS: Rows = Rows {
    name: "Report",
    heading: "Reports",
    columns: reports::COLUMNS,
    numbers: &["recorded", "owed", "concerns"],
    flags: &[],
};

const CONCERNS: Rows = Rows {
    name: "CauseOfConcern",
    heading: "Causes of concern",
    columns: concern::COLUMNS,
    numbers: &["recommendations", "others_asked"],
    flags: &[],
};

const BODIES: Rows = Rows {
    name: "Body",
    heading: "Bodies",
    columns: bodies::COLUMNS,
    numbers: &[
        "asks",
        "comments_owed",
        "comments_in_time",
        "comments_late",
        "no_answer_found",
        "not_yet_looked_for",
    ],
    flags: &["exists"],
};

const DOCUMENTS: Rows = Rows {
    name: "Document",
    heading: "Documents",
    columns: documents::COLUMNS,
    numbers: &["things_asked", "facts"],
    flags: &["checked"],
};

const PASSAGES: Rows = Rows {
    name: "Passage",
    heading: "Passages",
    columns: document::COLUMNS,
    numbers: &["start", "end"],
    flags: &[],
};

/// Every list.
pub(super) const LISTS: &[List] = &[
    List {
        path: "/asks",
        says: "Asks that match a filter",
        takes: asks::NAMES,
        in_pages: true,
        rows: ASKS,
    },
    List {
        path: "/asks/{subject}",
        says: "One thing asked: its asks",
        takes: &[],
        in_pages: false,
        rows: ASKS,
    },
    List {
        path: "/asks/{subject}/{of}/{duty}",
        says: "One ask: its history",
        takes: &[],
        in_pages: false,
        rows: HISTORY,
    },
    List {
        path: "/reports",
        says: "Reports and letters",
        takes: &[],
        in_pages: true,
        rows: REPORTS,
    },
    List {
        path: "/reports/{report}",
        says: "One report: its asks, comments first",
        takes: &[],
        in_pages: false,
        rows: ASKS,
    },
    List {
        path: "/concerns",
        says: "Causes of concern",
        takes: &["of", "report"],
        in_pages: true,
        rows: CONCERNS,
    },
    List {
        path: "/bodies",
        says: "Forces and other bodies",
        takes: &[],
        in_pages: true,
        rows: BODIES,
    },
    List {
        path: "/bodies/{body}",
        says: "One body: every ask of it",
        takes: &[],
        in_pages: false,
        rows: ASKS,
    },
    List {
        path: "/sources",
        says: "Documents",
        takes: &[],
        in_pages: true,
        rows: DOCUMENTS,
    },
    List {
        path: "/sources/{source}",
        says: "One document: its passages",
        takes: &[],
        in_pages: false,
        rows: PASSAGES,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::said;

    #[test]
    fn every_column_of_every_list_is_described() {
        for list in LISTS {
            for column in list.rows.columns {
                let says = said::of(list.rows.heading, column.name);
                let Rows { heading, .. } = list.rows;
                assert!(says.is_some(), "docs/API.md, {heading}: {}", column.name);
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
                assert!(said::of("Query", name).is_some(), "{}: {name}", list.path);
            }
        }
    }
}
