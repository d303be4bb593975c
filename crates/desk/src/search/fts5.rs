//! The index: one row of SQLite FTS5 for each subject.

use std::collections::BTreeSet;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Addressee, Asked, Report};
use answerable_register::fold::{Known, Register};
use answerable_register::words::Words;
use rusqlite::{Connection, params};

/// SQLite failed under the index.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed: {0}")]
pub struct SearchFault(#[from] rusqlite::Error);

/// The index and how far it has come.
#[derive(Debug)]
pub(super) struct Index {
    connection: Connection,
    head: EntryNumber,
}

impl Index {
    pub(super) fn try_new() -> Result<Self, SearchFault> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(
            "CREATE VIRTUAL TABLE subject USING fts5(
                words, content='', contentless_delete=1, detail=none,
                tokenize=\"porter unicode61 remove_diacritics 2\"
            );",
        )?;
        Ok(Self {
            connection,
            head: 0,
        })
    }

    /// Takes in what was recorded since.
    pub(super) fn catch_up(&mut self, register: &Register) -> Result<(), SearchFault> {
        // A register folded anew after a failed write is shorter: what it no
        // longer holds finds nothing, and what it holds stands.
        if self.head >= register.head() {
            return Ok(());
        }
        let since = self.head;
        let transaction = self.connection.transaction()?;
        {
            let mut put = transaction
                .prepare_cached("INSERT OR REPLACE INTO subject (rowid, words) VALUES (?1, ?2)")?;
            for held in register
                .asked
                .in_force(Known::Everything)
                .filter(|held| held.entry >= since)
            {
                if let Some(place) = register.place_of_subject(&held.fact.id) {
                    put.execute(params![place, words_of_asked(register, &held.fact)])?;
                }
            }
            for held in register
                .reports
                .in_force(Known::Everything)
                .filter(|held| held.entry >= since)
            {
                if let Some(place) = register.place_of_subject(&held.fact.id) {
                    put.execute(params![place, words_of_report(register, &held.fact)])?;
                }
            }
        }
        transaction.commit()?;
        self.head = register.head();
        Ok(())
    }

    pub(super) fn find(&self, query: &str) -> Result<BTreeSet<u32>, SearchFault> {
        let mut find = self
            .connection
            .prepare_cached("SELECT rowid FROM subject WHERE subject MATCH ?1")?;
        let found = find.query_map([query], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

/// The words by which something asked is found: its own, those of its report,
/// and the names of who asked and was asked.
fn words_of_asked(register: &Register, asked: &Asked) -> String {
    let mut words = Gathered::default();
    words.add(&asked.title);
    words.add_all(asked.passages.iter().map(|passage| &passage.words));
    words.add_all(asked.note.iter().chain(&asked.condition));
    words.add_text(asked.number.as_deref().unwrap_or_default());
    words.add_all(
        asked
            .of
            .iter()
            .filter_map(|addressee| addressee.as_published.as_ref()),
    );
    let directory = register.directory();
    for body in asked.of.iter().flat_map(Addressee::bodies) {
        let body = &body;
        if register.bodies.latest(body).is_some() {
            words.add_text(directory.name_on(body, asked.asked_on));
        }
    }
    if let Some(report) = asked
        .report
        .as_ref()
        .and_then(|report| register.reports.latest(report))
    {
        words.add(&report.fact.title);
    }
    words.0
}

fn words_of_report(register: &Register, report: &Report) -> String {
    let mut words = Gathered::default();
    words.add(&report.title);
    words.add_all(&report.note);
    words.add_text(
        register
            .directory()
            .name_on(&report.by, report.published_on),
    );
    words.0
}

/// Words put together for the index.
#[derive(Default)]
struct Gathered(String);

impl Gathered {
    fn add_text(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push(' ');
    }

    fn add(&mut self, words: &Words) {
        self.add_text(words.or_blank());
    }

    fn add_all<'w>(&mut self, all: impl IntoIterator<Item = &'w Words>) {
        for words in all {
            self.add(words);
        }
    }
}
