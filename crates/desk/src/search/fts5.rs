//! The index: for each subject one row of SQLite FTS5 by the stems of its
//! words, and one by the words as they stand.
//!
//! Stems find "graded" by "grading". The beginning of a word cannot be looked
//! for among stems: "investigat" is none, and "vet" is the stem of "vetting"
//! and the beginning of "veteran".

use std::collections::HashMap;
use std::sync::Arc;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{self, Addressee, Report};
use answerable_register::fold::{Known, Register};
use answerable_register::words::{SubjectId, Words};
use rusqlite::{Connection, params};

use super::Subjects;
use super::query::{Asked, Query};

/// SQLite failed under the index.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed: {0}")]
pub struct SearchFault(#[from] rusqlite::Error);

/// How many entries are taken in at a time: some 30 ms, for which whoever
/// writes may have to wait.
pub(super) const A_STEP: EntryNumber = 4_000;

/// In how many subjects a word stands from which on they are kept: fewer are
/// read again as soon.
const MANY: usize = 1_000;
/// Of how many words subjects are kept at most: some 12 KB each at 100,000
/// subjects.
const KEPT: usize = 256;
/// How many of the words that stand most often are looked up before anybody
/// searches for one.
const READY: usize = 40;

/// The index and how far it has come.
#[derive(Debug)]
pub(super) struct Index {
    connection: Connection,
    head: EntryNumber,
    /// The subjects of words that stand in many, as of the head.
    kept: HashMap<Asked, Arc<Subjects>>,
    /// Words to be looked up before anybody searches for them; none while they
    /// have not been chosen.
    to_come: Option<Vec<String>>,
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
            );
            CREATE VIRTUAL TABLE word USING fts5vocab(whole, row);",
        )?;
        Ok(Self {
            connection,
            head: 0,
            kept: HashMap::new(),
            to_come: None,
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
        self.kept.clear();
        self.to_come = None;
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

    /// Looks up one of the words that stand most often, once all is taken in, and
    /// says whether any are left: whoever searches for one finds it at hand.
    pub(super) fn get_ready(&mut self) -> Result<bool, SearchFault> {
        let mut to_come = match self.to_come.take() {
            Some(words) => words,
            None => self.words_that_stand_most_often()?,
        };
        if let Some(word) = to_come.pop() {
            let (forms, begins) = Asked::each_of(&word);
            for asked in [Some(forms), begins].into_iter().flatten() {
                self.subjects_of(&asked)?;
            }
        }
        let are_any_left = !to_come.is_empty();
        self.to_come = Some(to_come);
        Ok(are_any_left)
    }

    fn words_that_stand_most_often(&self) -> Result<Vec<String>, SearchFault> {
        let sql = "SELECT term FROM word WHERE doc >= ?1 ORDER BY doc DESC LIMIT ?2";
        let mut find = self.connection.prepare_cached(sql)?;
        let words = find.query_map(params![MANY, READY], |row| row.get(0))?;
        let mut words: Vec<String> = words.collect::<Result<_, _>>()?;
        // They are taken from the end.
        words.reverse();
        Ok(words)
    }

    /// The subjects in which every word stands, the last perhaps as the
    /// beginning of a word.
    pub(super) fn find(&mut self, query: &Query) -> Result<Subjects, SearchFault> {
        let mut others: Option<Subjects> = None;
        for word in &query.but_the_last {
            let of_it = self.subjects_of(word)?;
            others = Some(match others {
                Some(others) => others.and(&of_it),
                None => Subjects::clone(&of_it),
            });
        }
        let mut last = Subjects::clone(&*self.subjects_of(&query.last)?);
        if let Some(begins) = &query.last_begins {
            last = last.or(&*self.subjects_of(begins)?);
        }
        Ok(match others {
            Some(others) => others.and(&last),
            None => last,
        })
    }

    fn subjects_of(&mut self, asked: &Asked) -> Result<Arc<Subjects>, SearchFault> {
        if let Some(kept) = self.kept.get(asked) {
            return Ok(Arc::clone(kept));
        }
        let found = Arc::new(self.read(asked)?);
        if found.count() >= MANY {
            if self.kept.len() >= KEPT {
                self.kept.clear();
            }
            self.kept.insert(asked.clone(), Arc::clone(&found));
        }
        Ok(found)
    }

    fn read(&self, asked: &Asked) -> Result<Subjects, SearchFault> {
        let sql = match asked {
            Asked::Forms(_) => STEM,
            Asked::Begins(_) => WHOLE,
        };
        let mut find = self.connection.prepare_cached(sql)?;
        let found = find.query_map([asked.in_fts5()], |row| row.get::<_, u32>(0))?;
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
fn words_of_asked(register: &Register, asked: &facts::Asked) -> String {
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
