//! Which of the things asked of a body a row of its tracker is about.

use std::collections::BTreeSet;

use answerable_intake::tracker::TrackerRow;
use answerable_register::facts::{AskReference, Duty};
use answerable_register::words::{BodyId, SubjectId, Words};

use super::words::{alike, number, words};
use crate::questions::AskRow;
use crate::view::View;

/// From here on two texts are one, unless another is as like it.
const THE_SAME: usize = 85;
/// From here on two texts may be one: a person has to say.
const MAY_BE: usize = 45;
/// Below this the words of a row are about something else.
const ANOTHER: usize = 20;
/// From here on a title is that of a report.
const OF_THE_REPORT: usize = 50;
/// The most candidates that a person is asked to choose from.
const MOST_OFFERED: usize = 8;

/// What a row was found to be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One thing asked of the body.
    One(AskReference, How),
    /// It may be one of these, the likeliest first.
    Several(Vec<AskReference>),
    /// Something asked of others, and not of this body.
    OfOthers(SubjectId),
    /// Nothing that was asked of the body is like it.
    Nothing,
}

/// How it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the address of its page.
    Address,
    /// By its number and its report.
    Number,
    /// By its words.
    Words,
    /// Somebody chose it.
    Chosen,
}

/// Everything asked of a body, ready to be compared.
pub(super) struct Asked<'r> {
    all: Vec<Candidate<'r>>,
}

pub(super) struct Candidate<'r> {
    pub(super) row: AskRow<'r>,
    number: String,
    report: BTreeSet<String>,
    texts: Vec<BTreeSet<String>>,
}

impl<'r> Asked<'r> {
    /// Everything asked of a body by the day and not withdrawn: what it is to
    /// do, to answer or to explain. Comments on a report are no row of a
    /// tracker.
    pub(super) fn of(body: &BodyId, view: &View<'r>) -> Self {
        let keys = view.register.asks_to(body).iter();
        let rows = keys
            .filter(|key| view.known.includes(view.register.ask(**key).first_entry))
            .filter_map(|key| view.row(*key))
            .filter(|row| row.reference.duty != Duty::Comment && row.asked.is_some());
        Self {
            all: rows.map(Candidate::of).collect(),
        }
    }

    pub(super) fn get(&self, ask: &AskReference) -> Option<&Candidate<'r>> {
        self.all.iter().find(|this| this.row.reference == ask)
    }

    /// What a row is about.
    pub(super) fn find(&self, row: &TrackerRow, view: &View<'_>) -> Found {
        if let Some(subject) = subject_in(&row.address) {
            let subject = SubjectId::from(subject);
            let here = self
                .all
                .iter()
                .find(|this| this.row.reference.subject == subject);
            if let Some(here) = here {
                return Found::One(here.row.reference.clone(), How::Address);
            }
            if view.asked(&subject).is_some() {
                return Found::OfOthers(subject);
            }
        }
        let of_report = self.of_report(row);
        let written = words(&row.words);
        let likeness = |this: &&Candidate<'_>| this.likeness(&written);
        if !row.recommendation.is_empty() {
            let wanted = number(&row.recommendation);
            let numbered: Vec<_> = of_report
                .iter()
                .copied()
                .filter(|this| !this.number.is_empty() && this.number == wanted)
                .collect();
            let has_report = !row.report.is_empty() || row.report_day.day().is_some();
            match numbered.as_slice() {
                // The number fits; do the words?
                [one] if has_report && (written.len() < 3 || likeness(one) >= ANOTHER) => {
                    return Found::One(one.row.reference.clone(), How::Number);
                }
                [] => {}
                several => {
                    let alike: Vec<_> = several
                        .iter()
                        .copied()
                        .filter(|this| likeness(this) >= MAY_BE)
                        .collect();
                    return match alike.as_slice() {
                        [one] => Found::One(one.row.reference.clone(), How::Words),
                        _ => offered(several, &written),
                    };
                }
            }
        }
        by_words(&of_report, &written)
    }

    /// Those that stand in the report a row names; all, where it names none.
    fn of_report(&self, row: &TrackerRow) -> Vec<&Candidate<'r>> {
        let title = words(&row.report);
        let day = row.report_day.day();
        if title.is_empty() && day.is_none() {
            return self.all.iter().collect();
        }
        let fits = |this: &Candidate<'_>| {
            let by_title = alike(&this.report, &title);
            let published = this.row.report.map(|report| report.published_on);
            match day.is_some() && published == day {
                true => by_title.max(OF_THE_REPORT),
                false => by_title,
            }
        };
        // Of reports with like titles the likeliest alone.
        let most = self.all.iter().map(fits).max().unwrap_or_default();
        let these = self.all.iter();
        these
            .filter(|this| most >= OF_THE_REPORT && fits(this) == most)
            .collect()
    }
}

impl<'r> Candidate<'r> {
    fn of(row: AskRow<'r>) -> Self {
        let asked = row.asked;
        let passages = asked.iter().flat_map(|asked| &asked.passages);
        let texts = passages
            .map(|passage| passage.words.or_blank())
            .chain([row.title.or_blank()])
            .map(words)
            .collect();
        Self {
            number: asked
                .and_then(|asked| asked.number.as_deref())
                .map_or_else(String::new, number),
            report: row.report.map_or_else(BTreeSet::new, |report| {
                words(Words::or_blank(&report.title))
            }),
            texts,
            row,
        }
    }

    fn likeness(&self, written: &BTreeSet<String>) -> usize {
        let texts = self.texts.iter();
        texts
            .map(|text| alike(text, written))
            .max()
            .unwrap_or_default()
    }
}

fn by_words(among: &[&Candidate<'_>], written: &BTreeSet<String>) -> Found {
    let same: Vec<_> = among
        .iter()
        .copied()
        .filter(|this| this.likeness(written) >= THE_SAME)
        .collect();
    if let [one] = same.as_slice() {
        return Found::One(one.row.reference.clone(), How::Words);
    }
    let may_be: Vec<_> = among
        .iter()
        .copied()
        .filter(|this| this.likeness(written) >= MAY_BE)
        .collect();
    match may_be.is_empty() {
        true => Found::Nothing,
        false => offered(&may_be, written),
    }
}

fn offered(these: &[&Candidate<'_>], written: &BTreeSet<String>) -> Found {
    let mut these = these.to_vec();
    these.sort_by_key(|this| std::cmp::Reverse(this.likeness(written)));
    let asks = these.iter().map(|this| this.row.reference.clone());
    Found::Several(asks.take(MOST_OFFERED).collect())
}

/// The id of what was asked, in the address of a page of a register.
fn subject_in(address: &str) -> Option<&str> {
    let after = ["/asks/", "/recommendations/"]
        .iter()
        .find_map(|place| address.split_once(place))?
        .1;
    let subject = after.split(['/', '?', '#', '.']).next()?;
    (!subject.is_empty()).then_some(subject)
}
