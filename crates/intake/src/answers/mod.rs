//! Documents that answer: who, which reports, and what is said of each
//! recommendation (Police Act 1996, section 55(5) to (5B), and the answers of
//! departments, forces and those to whom a coroner writes).
//!
//! What belongs here: how answers look and how they word a position or an action.
//! What does not: what a document asks (`asks`), and whether an
//! answer is in time (the register). Nothing is guessed: what an answer does not
//! say is not stated, and a recommendation that it only quotes is silent.

mod all;
mod chief;
mod days;
mod drawn;
mod itself;
mod judge;
mod labels;
mod nothing;
mod openers;
mod own_voice;
mod pasts;
mod pieces;
mod position;
mod quotes;
mod read;
mod reports;
mod rows;
mod signs;
mod strand;
mod tables;
mod who;

use crate::tokens::Worded;
use crate::{Dating, Directory, Document, Span};

pub use read::{
    AnswerRead, AnswerReason, Answerer, Coverage, EachAnswered, Position, PositionRead, ReportTitle,
};

use itself::Says;
use pieces::Piece;
use rows::Row;

/// What of a document is an answer to recommendations, before it is asked who
/// answers.
pub(crate) struct Answering {
    /// The day on it.
    pub(crate) dated: Option<Dating>,
    published: Option<Dating>,
    pieces: Vec<Piece>,
    rows: Vec<Row>,
    each: Vec<EachAnswered>,
    of_all: Option<PositionRead>,
    acknowledges: Option<Span>,
    nil_return: Option<Span>,
    chief_officer: Option<Span>,
    made_here: bool,
    because: Vec<AnswerReason>,
}

/// Whether a document answers recommendations.
pub fn is_one(document: &Document) -> bool {
    find(&Worded::of(document)).is_some()
}

/// The stretches of an answer in which nothing is asked anew or undertaken beside
/// it: the recommendations that it quotes, what it says of each, and the chief
/// officer's comments; in their own order, and they may overlap. Empty where the
/// document is no answer. Where a publisher makes the recommendations on the same
/// page they are left in, and only what is said to them is here.
pub fn set_apart(document: &Document) -> Vec<Span> {
    let answering = find(&Worded::of(document));
    answering.map_or_else(Vec::new, |answering| answering.set_apart())
}

impl Answering {
    /// What it answers, and who.
    pub(crate) fn read(mut self, document: &Worded<'_>, directory: &dyn Directory) -> AnswerRead {
        let pieces = &self.pieces;
        let who = who::Who {
            document,
            pieces,
            directory,
        };
        let (by, to_reports) = match self.made_here {
            true => (who.one_force(), Vec::new()),
            false => (who.answers(), reports::titles(document, pieces, &self.rows)),
        };
        if to_reports.len() > 1 {
            let sections = reports::sections(document, pieces, &self.rows);
            for (each, row) in self.each.iter_mut().zip(&self.rows) {
                let section = |section| sections.iter().position(|other| *other == section);
                each.report = row.section.and_then(section);
            }
        }
        AnswerRead {
            by,
            to_reports,
            dated: self.dated,
            published: self.published,
            acknowledges: self.acknowledges,
            nil_return: self.nil_return,
            chief_officer: self.chief_officer,
            of_all: self.of_all,
            each: self.each,
            made_here: self.made_here,
            because: self.because,
        }
    }

    /// See [`set_apart`].
    pub(crate) fn set_apart(&self) -> Vec<Span> {
        let rows = self.rows.iter().flat_map(|row| {
            let quoted = row.quoted.iter().filter(|_| !self.made_here).copied();
            let said = row.said.iter().flat_map(|strand| strand.parts.clone());
            quoted.chain(said).collect::<Vec<_>>()
        });
        let mut spans: Vec<Span> = rows.chain(self.chief_officer).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }
}

/// What of a document is an answer; `None` where it answers nothing.
pub(crate) fn find(document: &Worded<'_>) -> Option<Answering> {
    let pieces = pieces::pieces(document);
    let named = itself::says(document, &pieces);
    let rows = rows::rows(document, &pieces);
    let form = form(document, &rows);
    let mut each: Vec<EachAnswered> = rows.iter().map(|row| judge::judge(document, row)).collect();
    let answered = |one: &EachAnswered| {
        one.position != Position::NotStated || one.coverage != Coverage::Silent
    };
    let answers = each.iter().any(answered);
    let of_all = all::position_on_all(document, &pieces, in_rows(&rows));
    let chief_officer = chief::comments(document, &pieces);
    let nil_return = (!answers && of_all.is_none())
        .then(|| nothing::nil_return(document, &pieces))
        .flatten();
    let acknowledges = (!answers && of_all.is_none() && nil_return.is_none())
        .then(|| nothing::acknowledges(document, &pieces))
        .flatten();
    let positions = each
        .iter()
        .filter(|one| one.position != Position::NotStated)
        .count();
    let taken =
        positions > 0 || of_all.is_some() || nil_return.is_some() || chief_officer.is_some();
    let enough = match named {
        Some(Says::Surely(_)) => true,
        Some(Says::Likely(_)) => taken || answers || acknowledges.is_some(),
        Some(Says::Perhaps(_)) => taken,
        None if form.is_some() => answers,
        None => positions >= ENOUGH || of_all.is_some_and(|all| all::is_its_own(document, all)),
    };
    let sure = matches!(named, Some(Says::Surely(_))) || form.is_some();
    let enough = enough && (sure || !own_voice::asks(document, &pieces));
    enough.then_some(())?;
    if let Some(all) = of_all {
        let unsaid = each
            .iter_mut()
            .filter(|one| one.position == Position::NotStated && one.said.is_none());
        for one in unsaid {
            one.position = all.position;
            one.because
                .push(AnswerReason::PositionOnAll { words: all.passage });
        }
    }
    let named = named.map(|says| AnswerReason::CallsItselfAnAnswer {
        words: says.words(),
    });
    let on_all = of_all.map(|all| AnswerReason::PositionOnAll { words: all.passage });
    let form = form.map(|words| AnswerReason::FormForAnswers { words });
    let (dated, published) = days::days(document, &pieces);
    Some(Answering {
        dated,
        published,
        made_here: made_here(document, &rows),
        because: named
            .into_iter()
            .chain(form)
            .chain(on_all)
            .chain(positions_in(&each))
            .collect(),
        pieces,
        rows,
        each,
        of_all,
        acknowledges,
        nil_return,
        chief_officer,
    })
}

/// The words of the first position: a document that states positions answers.
fn positions_in(each: &[EachAnswered]) -> Option<AnswerReason> {
    let reasons = each.iter().flat_map(|one| one.because.iter().copied());
    let mut stated = reasons.filter(|why| matches!(why, AnswerReason::PositionIn { .. }));
    stated.next()
}

/// So many recommendations answered make an answer of a document that hardly
/// calls itself one. A single one may be told in passing: "every force accepted
/// it".
const ENOUGH: usize = 2;

/// The label of a box that only a form for answers has: "Do you accept the
/// recommendation?".
fn form(document: &Worded<'_>, rows: &[Row]) -> Option<Span> {
    let mut beside = rows.iter().filter_map(|row| row.beside);
    beside.find(|heading| {
        let words = document.words(*heading).to_lowercase();
        let accept = words.contains("accept") && words.contains('?');
        accept || itself::heads_a_response(&document.tokens(*heading))
    })
}

/// Whether a stretch touches what is quoted or said in a row.
fn in_rows(rows: &[Row]) -> impl Fn(Span) -> bool {
    let mut spans: Vec<Span> = rows
        .iter()
        .flat_map(|row| {
            let said = row.said.iter().flat_map(|strand| strand.parts.clone());
            row.quoted.iter().copied().chain(said).collect::<Vec<_>>()
        })
        .collect();
    spans.sort_unstable();
    move |span| {
        let after = spans.partition_point(|other| other.start < span.end);
        spans[..after]
            .iter()
            .rev()
            .take(NEIGHBOURS)
            .any(|other| other.touches(span))
    }
}

/// How many stretches before a sentence are looked at: they hardly overlap.
const NEIGHBOURS: usize = 16;

/// Whether the recommendations are made in the same document: most of them are
/// told as "X recommends that" and the answers stand in boxes beside them.
fn made_here(document: &Worded<'_>, rows: &[Row]) -> bool {
    let recommends = |row: &&Row| {
        let first = row.quoted.first().map(|span| document.words(*span));
        let first = first.unwrap_or_default().to_lowercase();
        row.beside.is_some()
            && (first.contains(" recommends that") || first.starts_with("we recommend"))
    };
    // An auditor prints what the managers say under each recommendation of their own.
    let audited = document.blocks.iter().any(|block| {
        let words = document.words(block.span);
        words.starts_with("Management response")
            || words.starts_with("Management comment")
            || words.starts_with("Do you accept")
    });
    if audited {
        return true;
    }
    let made = rows.iter().filter(recommends).count();
    made > 0 && made * 2 >= rows.len()
}
