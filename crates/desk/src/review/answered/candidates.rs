//! The reports of the register that a document may answer, and what speaks for each.

use std::collections::HashMap;

use answerable_intake::Reading;
use answerable_register::calendar::Day;
use answerable_register::facts::{Asked, Report};
use answerable_register::fold::{Known, Register};
use answerable_register::words::{BodyId, SubjectId};

use super::matching::rows_of;
use super::words;
use crate::review::Review;

/// The most reports offered for one document: more are no help to choose.
const MOST_OFFERED: usize = 8;

/// How many words at the head of a recommendation find it again when it is quoted.
const HEAD: usize = 8;

/// A report that a document may answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCandidate {
    /// The report.
    pub report: SubjectId,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub published_on: Day,
    /// What speaks for it, the strongest first; never empty.
    pub why: Vec<WhyReport>,
    /// Whether it is proposed: the document names it, and no other report is as near.
    pub is_proposed: bool,
}

/// What speaks for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyReport {
    /// The document's data names it.
    NamedInData,
    /// The document gives its title.
    SameTitle,
    /// The document gives part of its title, or its title and more.
    TitleWithin,
    /// The document quotes recommendations that stand in it.
    Quotes {
        /// How many of those that the document quotes.
        found: usize,
        /// How many the document quotes.
        of: usize,
    },
    /// Most words of its title stand in the title that the document gives.
    MostWordsOfTitle,
    /// The document names the day it was published.
    NamesItsDay(Day),
    /// Something in it is asked of whoever answers.
    AsksWhoAnswers,
}

/// The reports that a document may answer, the likeliest first. None where nothing
/// in the document names a report that is held here: it stays unresolved.
#[must_use]
pub fn report_candidates(register: &Register, review: &Review) -> Vec<ReportCandidate> {
    let reading = &review.reading;
    let titles = titles_in(reading);
    let quoted = Quoted::of(register, reading);
    let by = who_answers(reading);
    let mut found: Vec<ReportCandidate> = register
        .reports
        .in_force(Known::Everything)
        .filter_map(|held| candidate(register, reading, &titles, &quoted, by.as_ref(), &held.fact))
        .collect();
    found.sort_by(|one, other| {
        // More reasons of the same strength come first; of equals the newer report.
        let rank = |one: &ReportCandidate| (one.why.first().copied(), usize::MAX - one.why.len());
        rank(one)
            .cmp(&rank(other))
            .then_with(|| other.published_on.cmp(&one.published_on))
            .then_with(|| one.report.cmp(&other.report))
    });
    propose(&mut found, &titles);
    found.truncate(MOST_OFFERED);
    found
}

/// The titles that the document gives, in its order.
fn titles_in(reading: &Reading) -> Vec<Vec<String>> {
    let read = reading.answer.iter().flat_map(|answer| &answer.to_reports);
    let data = reading.published.iter().flat_map(|answer| &answer.reports);
    data.map(|report| words::of_title(&report.title))
        .chain(read.map(|title| words::of_title(&title.title)))
        .collect()
}

fn who_answers(reading: &Reading) -> Option<BodyId> {
    let data = reading
        .published
        .as_ref()
        .map(|answer| answer.by.id.as_str());
    let read = || reading.answer.as_ref()?.by.as_ref()?.found.id();
    data.or_else(read).map(BodyId::from)
}

fn candidate(
    register: &Register,
    reading: &Reading,
    titles: &[Vec<String>],
    quoted: &Quoted,
    by: Option<&BodyId>,
    report: &Report,
) -> Option<ReportCandidate> {
    let mut why = Vec::new();
    let data = reading.published.iter().flat_map(|answer| &answer.reports);
    let has_its_title =
        |title: &str| words::of_title(title) == words::of_title(report.title.or_blank());
    if data
        .into_iter()
        .any(|named| named.id == report.id.as_str() && has_its_title(&named.title))
    {
        why.push(WhyReport::NamedInData);
    }
    why.extend(by_title(titles, report));
    if let Some(found) = quoted.found.get(&report.id) {
        why.push(WhyReport::Quotes {
            found: *found,
            of: quoted.of,
        });
    }
    if why.is_empty() {
        return None;
    }
    let day = report.published_on;
    if reading.document.text.contains(&as_written(day)) {
        why.push(WhyReport::NamesItsDay(day));
    }
    if by.is_some_and(|by| asks(register, report, by)) {
        why.push(WhyReport::AsksWhoAnswers);
    }
    why.sort_unstable();
    Some(ReportCandidate {
        report: report.id.clone(),
        title: report.title.or_blank().to_owned(),
        published_on: day,
        why,
        is_proposed: false,
    })
}

/// How far a report's title is one of those that the document gives.
fn by_title(titles: &[Vec<String>], report: &Report) -> Option<WhyReport> {
    /// Two words may be a title; part of a longer one has to have three.
    const FEWEST: usize = 3;
    let own = words::of_title(report.title.or_blank());
    titles
        .iter()
        .filter_map(|title| {
            let (short, long) = match title.len() <= own.len() {
                true => (title, &own),
                false => (&own, title),
            };
            if title == &own && !own.is_empty() {
                Some(WhyReport::SameTitle)
            } else if short.len() >= FEWEST && words::stands_in(short, long) {
                Some(WhyReport::TitleWithin)
            } else if short.len() >= FEWEST && words::shared(short, long) * 3 >= long.len() * 2 {
                Some(WhyReport::MostWordsOfTitle)
            } else {
                None
            }
        })
        .min()
}

/// A day as letters give it: "6 March 2024".
fn as_written(day: Day) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Whether anything in a report is asked of a body.
fn asks(register: &Register, report: &Report, body: &BodyId) -> bool {
    let of = |subject: &SubjectId| {
        register
            .asks_of(subject)
            .iter()
            .any(|key| register.ask(*key).reference.of == *body)
    };
    of(&report.id)
        || register
            .asked_in(&report.id, Known::Everything)
            .any(|held| of(&held.fact.id))
}

/// Proposes those that the document names so that no other is as near: by its data,
/// or of each title it gives the one report of that title; where it names none, the
/// only one whose title is near and in which it quotes most recommendations.
fn propose(found: &mut [ReportCandidate], titles: &[Vec<String>]) {
    let named: Vec<usize> = places(found, |one| one.why.contains(&WhyReport::NamedInData));
    if !named.is_empty() {
        named
            .into_iter()
            .for_each(|at| found[at].is_proposed = true);
        return;
    }
    for title in titles {
        let same = places(found, |one| words::of_title(&one.title) == *title);
        if let [only] = same[..] {
            found[only].is_proposed = true;
        }
    }
    if found.iter().any(|one| one.is_proposed) {
        return;
    }
    let near = places(found, |one| {
        one.why.contains(&WhyReport::TitleWithin) || quotes_most(one)
    });
    if let [only] = near[..] {
        found[only].is_proposed = true;
    }
}

fn quotes_most(one: &ReportCandidate) -> bool {
    one.why
        .iter()
        .any(|why| matches!(why, WhyReport::Quotes { found, of } if found * 2 > *of))
}

fn places(found: &[ReportCandidate], is: impl Fn(&ReportCandidate) -> bool) -> Vec<usize> {
    (0..found.len()).filter(|at| is(&found[*at])).collect()
}

/// How many of the recommendations that a document quotes stand in each report.
#[derive(Default)]
struct Quoted {
    found: HashMap<SubjectId, usize>,
    of: usize,
}

impl Quoted {
    fn of(register: &Register, reading: &Reading) -> Self {
        let heads: Vec<Vec<String>> = rows_of(reading)
            .iter()
            .map(|row| head(&row.quoted))
            .filter(|head| head.len() == HEAD)
            .collect();
        let mut quoted = Self {
            of: heads.len(),
            ..Self::default()
        };
        if heads.is_empty() {
            return quoted;
        }
        for held in register.asked.in_force(Known::Everything) {
            let Some(report) = &held.fact.report else {
                continue;
            };
            if heads.contains(&head(of_asked(&held.fact))) {
                *quoted.found.entry(report.clone()).or_default() += 1;
            }
        }
        quoted
    }
}

fn head(words: &str) -> Vec<String> {
    let mut head = words::plain(words);
    head.truncate(HEAD);
    head
}

/// The words of something asked: as it stands in its document, and else our title.
fn of_asked(asked: &Asked) -> &str {
    let words = asked.passages.first().map(|passage| &passage.words);
    words.unwrap_or(&asked.title).or_blank()
}

/// The same, word by word.
pub(super) fn words_of(asked: &Asked) -> Vec<String> {
    words::plain(of_asked(asked))
}

/// The report that each title of a document is, among those that it answers: the
/// nearest, and none where no title is near.
pub(super) fn of_titles(
    register: &Register,
    reading: &Reading,
    reports: &[SubjectId],
) -> Vec<Option<SubjectId>> {
    let held = || reports.iter().filter_map(|id| register.reports.latest(id));
    if let Some(answer) = &reading.published {
        let same = |id: &str| reports.iter().find(|report| report.as_str() == id).cloned();
        return answer
            .reports
            .iter()
            .map(|report| same(&report.id))
            .collect();
    }
    let titles = reading.answer.iter().flat_map(|answer| &answer.to_reports);
    titles
        .map(|title| {
            let title = [words::of_title(&title.title)];
            held()
                .filter_map(|held| Some((by_title(&title, &held.fact)?, &held.fact.id)))
                .min_by_key(|(why, _)| *why)
                .map(|(_, id)| id.clone())
        })
        .collect()
}
