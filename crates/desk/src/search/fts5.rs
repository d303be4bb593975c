//! The index: for each subject one row of SQLite FTS5 by the stems of its
//! words, and one by the words as they stand.
//!
//! Stems find "graded" by "grading". The beginning of a word cannot be looked
//! for among stems: "investigat" is none, and "vet" is the stem of "vetting"
//! and the beginning of "veteran".

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Addressee, Asked, Report};
use answerable_register::fold::{Known, Register};
use answerable_register::words::{SubjectId, Words};
use rusqlite::{Connection, params};

use super::Subjects;
use super::query::Query;

/// SQLite failed under the index.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed: {0}")]
pub struct SearchFault(#[from] rusqlite::Error);

/// How many entries are taken in at a time: some 30 ms, for which whoever
/// writes may have to wait.
pub(super) const A_STEP: EntryNumber = 4_000;

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
            "CREATE VIRTUAL TABLE stem USING fts5(
                words, content='', contentless_delete=1, detail=none,
                tokenize=\"porter unicode61 remove_diacritics 2\"
            );
            CREATE VIRTUAL TABLE whole USING fts5(
                words, content='', contentless_delete=1, detail=none,
                tokenize=\"unicode61 remove_diacritics 2\"
            );",
        )?;
        Ok(Self {
            connection,
            head: 0,
        })
    }

    /// Takes in the next [`A_STEP`] entries recorded since, and says whether
    /// any are left.
    pub(super) fn step(&mut self, register: &Register) -> Result<bool, SearchFault> {
        // A register folded anew after a failed write is shorter: what it no
        // longer holds finds nothing, and what it holds stands.
        if self.head >= register.head() {
            return Ok(false);
        }
        let next = self.head..register.head().min(self.head + A_STEP);
        let transaction = self.connection.transaction()?;
        {
            let mut put = Put::into(&transaction, register)?;
            for held in register
                .asked
                .in_force(Known::Everything)
                .filter(|held| next.contains(&held.entry))
            {
                put.subject(&held.fact.id, &words_of_asked(register, &held.fact))?;
            }
            for held in register
                .reports
                .in_force(Known::Everything)
                .filter(|held| next.contains(&held.entry))
            {
                put.subject(&held.fact.id, &words_of_report(register, &held.fact))?;
                // What stands in it is found by its title too.
                if held.is_correction() {
                    for asked in register.asked_in(&held.fact.id, Known::Everything) {
                        put.subject(&asked.fact.id, &words_of_asked(register, &asked.fact))?;
                    }
                }
            }
        }
        transaction.commit()?;
        self.head = next.end;
        Ok(self.head < register.head())
    }

    /// The subjects in which every word stands, the last perhaps as the
    /// beginning of a word.
    pub(super) fn find(&self, query: &Query) -> Result<Subjects, SearchFault> {
        let mut found = self.rows_of(STEM, &query.every_word)?;
        if let Some(begins) = &query.last_begins {
            let begun = self.rows_of(WHOLE, begins)?;
            let begun = match &query.but_the_last {
                Some(others) => {
                    let others: Subjects = self.rows_of(STEM, others)?.into_iter().collect();
                    begun
                        .into_iter()
                        .filter(|place| others.contains(*place))
                        .collect()
                }
                None => begun,
            };
            found.extend(begun);
        }
        Ok(found.into_iter().collect())
    }

    fn rows_of(&self, sql: &str, words: &str) -> Result<Vec<u32>, SearchFault> {
        let mut find = self.connection.prepare_cached(sql)?;
        let found = find.query_map([words], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

/// Finds subjects by the stems of words.
const STEM: &str = "SELECT rowid FROM stem WHERE stem MATCH ?1";
/// Finds subjects by words as they stand.
const WHOLE: &str = "SELECT rowid FROM whole WHERE whole MATCH ?1";

/// Puts the words of subjects into both tables.
struct Put<'t> {
    register: &'t Register,
    stem: rusqlite::CachedStatement<'t>,
    whole: rusqlite::CachedStatement<'t>,
}

impl<'t> Put<'t> {
    fn into(connection: &'t Connection, register: &'t Register) -> Result<Self, SearchFault> {
        Ok(Self {
            register,
            stem: connection
                .prepare_cached("INSERT OR REPLACE INTO stem (rowid, words) VALUES (?1, ?2)")?,
            whole: connection
                .prepare_cached("INSERT OR REPLACE INTO whole (rowid, words) VALUES (?1, ?2)")?,
        })
    }

    /// A subject that nothing hangs on has no place, and no list shows it.
    fn subject(&mut self, id: &SubjectId, words: &str) -> Result<(), SearchFault> {
        if let Some(place) = self.register.place_of_subject(id) {
            self.stem.execute(params![place, words])?;
            self.whole.execute(params![place, words])?;
        }
        Ok(())
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
