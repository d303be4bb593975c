//! The first page: who still owes the public an answer?

use std::cmp::Reverse;

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Answer, Kept, Report};
use answerable_register::standing::StandingKind;
use jiff::civil::Date;

use super::documents::DocumentRow;
use super::list::KindChoice;
use super::reports::{ReportTally, asks};
use super::row::AskRow;
use crate::roll::Lines;
use crate::view::View;

/// How many asks due next the first page shows.
const DUE_NEXT: usize = 5;
/// How many things newly recorded it shows.
const RECENT: usize = 6;
/// How many documents it shows as cards.
const CARDS: usize = 12;

/// The first page.
#[derive(Debug)]
pub struct Home<'r> {
    /// Documents recorded that were there on the day.
    pub documents: usize,
    /// Reports and letters published by the day.
    pub reports: usize,
    /// Things asked by the day. A cause of concern is not among them: it asks
    /// nothing itself.
    pub asked: usize,
    /// Asks that follow from them, one for each addressee and duty.
    pub asks: usize,
    /// How the comments stand that section 55 asks for by a day.
    pub comments: ReportTally,
    /// Asks due next by law, the first day first.
    pub due_next: Vec<AskRow<'r>>,
    /// What was recorded last of what was out by the day, the newest first.
    pub recent: Vec<Recent<'r>>,
    /// Documents, those that can be read here and those that ask most first,
    /// of the first page of the list of documents.
    pub cards: Vec<DocumentRow<'r>>,
}

/// Something recorded lately.
#[derive(Debug)]
pub struct Recent<'r> {
    /// The day it was recorded.
    pub recorded_on: Option<Date>,
    /// Its entry.
    pub entry: EntryNumber,
    /// What it is.
    pub what: RecentKind<'r>,
}

/// Kinds of thing the first page shows as newly recorded.
#[derive(Debug)]
pub enum RecentKind<'r> {
    /// An answer, with the name of the body that gave it.
    Answer(&'r Answer, &'r str),
    /// A report or letter, with how many things it asks.
    Report(&'r Report, usize),
}

impl<'r> View<'r> {
    /// The first page. `lines` are those of this view.
    #[must_use]
    pub fn home(&self, lines: &Lines) -> Home<'r> {
        let mut comments = ReportTally::default();
        for line in lines.owed() {
            let kind = line.course.on(self.as_at.into());
            let is_comments = line.kind == KindChoice::Comments && kind.is_asked();
            if is_comments && self.is_owed_by_a_day(line.key) {
                comments.add(kind);
            }
        }
        // What waits for an answer has its last day before it.
        let due_next = lines
            .from(self.as_at)
            .filter(|line| line.course.on(self.as_at.into()) == StandingKind::Awaiting);
        let asked = self
            .register
            .asked
            .in_force(self.known)
            .filter(|held| held.fact.asked_on <= self.as_at && asks(&held.fact));
        let documents = self.documents(1);
        Home {
            documents: documents.found,
            reports: self.published_reports().count(),
            asked: asked.count(),
            asks: lines.asked_by(self.as_at),
            comments,
            due_next: due_next
                .take(DUE_NEXT)
                .filter_map(|line| self.row(line.key))
                .collect(),
            recent: self.recent(),
            cards: cards(documents.rows),
        }
    }

    fn recent(&self) -> Vec<Recent<'r>> {
        let register = self.register;
        let answers = register
            .answers
            .in_force(self.known)
            .rev()
            .filter(|held| held.fact.can_be_out_by(self.as_at))
            .take(RECENT)
            .map(|held| {
                let answer = &held.fact;
                let day = answer
                    .published
                    .not_before
                    .or(answer.dated)
                    .unwrap_or(self.as_at);
                (
                    held.entry,
                    RecentKind::Answer(answer, self.name_of(&answer.by, day)),
                )
            });
        let reports = register
            .reports
            .in_force(self.known)
            .rev()
            .filter(|held| held.fact.published_on <= self.as_at)
            .take(RECENT)
            .map(|held| {
                let inside = self
                    .stands_in(&held.fact)
                    .filter(|asked| asks(asked))
                    .count();
                (held.entry, RecentKind::Report(&held.fact, inside))
            });
        let mut recent: Vec<_> = answers
            .chain(reports)
            .map(|(entry, what)| Recent {
                recorded_on: register.recorded_on(entry),
                entry,
                what,
            })
            .collect();
        recent.sort_by_key(|recent| Reverse(recent.entry));
        recent.truncate(RECENT);
        recent
    }
}

/// Of the first page of documents those to show: what can be read here, and
/// what asks most.
fn cards(mut rows: Vec<DocumentRow<'_>>) -> Vec<DocumentRow<'_>> {
    rows.sort_by_key(|row| Reverse((row.source.kept != Kept::Cited, row.asked, row.facts)));
    rows.truncate(CARDS);
    rows
}
