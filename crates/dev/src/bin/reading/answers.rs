//! What was read of an answer, beside what a person reads in it.

use std::ops::AddAssign;

use answerable_intake::{AnswerRead, Coverage, Document, EachAnswered, Found, Position, Span};
use toml::value::Datetime;

use crate::gold::{Answer, Each};
use crate::passage::{self, likeness};
use crate::score::Part;

/// From this likeness on two passages are the same.
const SAME: f64 = 0.8;

/// The score of one document's answer, or of many.
#[derive(Debug, Clone, Default)]
pub(crate) struct AnswerScore {
    /// Documents of which it was rightly said whether they answer.
    pub(crate) is_one: Part,
    /// Of the answers, those whose answerer was found.
    pub(crate) by: Part,
    /// … all reports by their titles, and no other.
    pub(crate) reports: Part,
    /// … the day on it, or that it has none.
    pub(crate) dated: Part,
    /// … the day of its publication, or that it says none.
    pub(crate) published: Part,
    /// … whether it only acknowledges.
    pub(crate) acknowledges: Part,
    /// … whether it is a nil return.
    pub(crate) nil_return: Part,
    /// … the chief officer's comments, or that there is no one passage.
    pub(crate) chief_officer: Part,
    /// Of the recommendations answered, those that were found.
    pub(crate) recall: Part,
    /// Of those proposed, the ones that are answered.
    pub(crate) precision: Part,
    /// Of those found, how much had its coverage.
    pub(crate) coverage: Part,
    /// … its position.
    pub(crate) position: Part,
    /// … its passage, where it is not silent.
    pub(crate) passage: Part,
}

impl AddAssign<&AnswerScore> for AnswerScore {
    fn add_assign(&mut self, other: &AnswerScore) {
        self.is_one += other.is_one;
        self.by += other.by;
        self.reports += other.reports;
        self.dated += other.dated;
        self.published += other.published;
        self.acknowledges += other.acknowledges;
        self.nil_return += other.nil_return;
        self.chief_officer += other.chief_officer;
        self.recall += other.recall;
        self.precision += other.precision;
        self.coverage += other.coverage;
        self.position += other.position;
        self.passage += other.passage;
    }
}

/// What is compared, and what differs.
struct Comparing<'d> {
    document: &'d Document,
    text: String,
    differences: Vec<String>,
}

impl AnswerScore {
    /// Holds what was read beside the gold. What differs, for people.
    pub(crate) fn compare(
        &mut self,
        gold: Option<&Answer>,
        read: Option<&AnswerRead>,
        document: &Document,
    ) -> Vec<String> {
        self.is_one.count(gold.is_some() == read.is_some());
        match (gold, read) {
            (None, None) => Vec::new(),
            (None, Some(read)) => {
                let because = read.because.iter().map(|reason| format!("{reason:?}"));
                vec![format!(
                    "answer: invented; {}",
                    because.collect::<Vec<_>>().join(", ")
                )]
            }
            (Some(gold), None) => {
                self.missed(gold);
                vec!["answer: not found".to_owned()]
            }
            (Some(gold), Some(read)) => {
                let mut comparing = Comparing {
                    document,
                    text: passage::even(&document.text),
                    differences: Vec::new(),
                };
                self.head(gold, read, &mut comparing);
                self.each(gold, read, &mut comparing);
                comparing.differences
            }
        }
    }

    /// Everything of an answer that was not taken for one is missed.
    fn missed(&mut self, gold: &Answer) {
        for part in [
            &mut self.by,
            &mut self.reports,
            &mut self.dated,
            &mut self.published,
            &mut self.acknowledges,
            &mut self.nil_return,
            &mut self.chief_officer,
        ] {
            part.count(false);
        }
        gold.each.iter().for_each(|_| self.recall.count(false));
    }

    fn head(&mut self, gold: &Answer, read: &AnswerRead, comparing: &mut Comparing<'_>) {
        let by = read.by.as_ref().map(|by| match &by.found {
            Found::Body(id) | Found::Group(id) => id.clone(),
            Found::Office { body, title } => format!("office:{body}/{title}"),
            Found::Unresolved { .. } => "?".to_owned(),
        });
        comparing.hold(&mut self.by, "by", &Some(gold.by.clone()), &by);
        let mut titles: Vec<String> = gold.to_reports.iter().map(|title| key(title)).collect();
        let read_titles = read.to_reports.iter().map(|report| key(&report.title));
        let mut read_titles: Vec<String> = read_titles.collect();
        titles.sort();
        read_titles.sort();
        comparing.hold(&mut self.reports, "reports", &titles, &read_titles);
        let day = |day: &Option<Datetime>| day.as_ref().map(ToString::to_string);
        let dated = read.dated.map(|dating| dating.day.to_string());
        comparing.hold(&mut self.dated, "dated", &day(&gold.dated), &dated);
        let published = read.published.map(|dating| dating.day.to_string());
        comparing.hold(
            &mut self.published,
            "published",
            &day(&gold.published),
            &published,
        );
        let only = read.acknowledges.is_some();
        comparing.hold(
            &mut self.acknowledges,
            "only acknowledges",
            &gold.acknowledges_only,
            &only,
        );
        let nil = read.nil_return.is_some();
        comparing.hold(&mut self.nil_return, "nil return", &gold.nil_return, &nil);
        comparing.passage(
            &mut self.chief_officer,
            "chief officer",
            gold.chief_officer.as_deref(),
            read.chief_officer,
        );
    }

    fn each(&mut self, gold: &Answer, read: &AnswerRead, comparing: &mut Comparing<'_>) {
        let mut free: Vec<&EachAnswered> = read.each.iter().collect();
        for one in &gold.each {
            let report = one.report.as_deref().map(key);
            let found = free.iter().position(|each| {
                let title = each.report.and_then(|at| read.to_reports.get(at));
                let title = title.map(|report| key(&report.title));
                each.number == one.number && (report.is_none() || title == report)
            });
            self.recall.count(found.is_some());
            let name = format!(
                "{} {}",
                one.number.as_deref().unwrap_or("–"),
                one.report.as_deref().unwrap_or("")
            );
            let Some(place) = found else {
                comparing
                    .differences
                    .push(format!("answer to {name}: missed"));
                continue;
            };
            self.precision.count(true);
            self.one(one, free.remove(place), &name, comparing);
        }
        for each in free {
            self.precision.count(false);
            let words = each.quoted.or(each.said).map(|span| comparing.even(span));
            comparing
                .differences
                .push(format!("answer to {:?}: invented: {words:?}", each.number));
        }
    }

    fn one(&mut self, gold: &Each, read: &EachAnswered, name: &str, comparing: &mut Comparing<'_>) {
        let coverage = match read.coverage {
            Coverage::Taken => "taken",
            Coverage::Proposed => "proposed",
            Coverage::ReasonForNone => "reason-for-none",
            Coverage::Silent => "silent",
        };
        let what = format!("{name}: coverage");
        comparing.hold(
            &mut self.coverage,
            &what,
            &gold.coverage.as_str(),
            &coverage,
        );
        let position = match read.position {
            Position::Accepts => "accepts",
            Position::Partly => "partly",
            Position::Rejects => "rejects",
            Position::NotStated => "not-stated",
        };
        let what = format!("{name}: position");
        comparing.hold(
            &mut self.position,
            &what,
            &gold.position.as_str(),
            &position,
        );
        if let Some(words) = &gold.words {
            let what = format!("{name}: passage");
            comparing.passage(&mut self.passage, &what, Some(words), read.passage);
        }
    }
}

impl Comparing<'_> {
    fn even(&self, span: Span) -> String {
        passage::even(self.document.words(span))
    }

    fn hold<T: PartialEq + std::fmt::Debug>(
        &mut self,
        part: &mut Part,
        what: &str,
        gold: &T,
        read: &T,
    ) {
        part.count(gold == read);
        if gold != read {
            self.differences
                .push(format!("answer, {what}: {gold:?} read as {read:?}"));
        }
    }

    fn passage(&mut self, part: &mut Part, what: &str, gold: Option<&str>, read: Option<Span>) {
        let read = read.map(|span| self.even(span));
        let whole = gold.map(|words| match passage::whole(&self.text, words) {
            Some(whole) => whole,
            None => {
                self.differences
                    .push(format!("answer, {what}: not in the text: {words}"));
                words.to_owned()
            }
        });
        let same = match (&whole, &read) {
            (None, None) => true,
            (Some(gold), Some(read)) => likeness(gold, read) >= SAME,
            _ => false,
        };
        part.count(same);
        if !same {
            self.differences
                .push(format!("answer, {what}: {whole:?} read as {read:?}"));
        }
    }
}

/// A title in the form in which titles are compared.
fn key(title: &str) -> String {
    let title = passage::even(title).to_lowercase();
    title.replace('’', "'").trim_end_matches('.').to_owned()
}
