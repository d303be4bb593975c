//! One body: every set of comments it bore the duty of, with what shows how it
//! stands.

use answerable_register::body::BodyKind;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Look, Notice};
use answerable_register::words::BodyId;
use jiff::civil::Date;

use super::super::list::KindChoice;
use super::super::row::AskRow;
use super::super::within::{Bearers, LastDay, Narrowing};
use super::count::Seen;
use super::{AnswersOf, CommentCounts, ExplanationCounts, Period};
use crate::roll::{Line, Lines};
use crate::view::View;

/// How one body answers.
#[derive(Debug)]
pub struct OneBody<'r> {
    /// The body.
    pub body: BodyId,
    /// Its name on the day.
    pub name: &'r str,
    /// Its kind on the day.
    pub kind: BodyKind,
    /// How its comments stand.
    pub comments: CommentCounts,
    /// What its comments say of recommendations.
    pub explanations: ExplanationCounts,
    /// What was asked of it without a last day by law.
    pub answers: AnswersOf,
    /// Its comments, report by report, the newest first.
    pub reports: Vec<CommentsOn<'r>>,
}

/// One set of comments and what shows how it stands.
#[derive(Debug)]
pub struct CommentsOn<'r> {
    /// The ask for comments.
    pub row: AskRow<'r>,
    /// The last day by law, where one can be given.
    pub last_day: Option<Date>,
    /// How that stands to the day shown.
    pub due: Option<LastDay>,
    /// Where and when an answer was looked for, the newest first.
    pub looks: Vec<&'r Look>,
    /// When the body was told that none was found, the newest first.
    pub notices: Vec<&'r Notice>,
    /// The entries of the log that all this stands on, in their order.
    pub entries: Vec<(EntryNumber, StandsOn)>,
}

/// What an entry recorded that a set of comments stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandsOn {
    /// The report.
    Report,
    /// The answer.
    Answer,
    /// A look for it.
    Look,
    /// A notice that none was found.
    Notice,
}

impl<'r> View<'r> {
    /// How one body answers; none where the register has no such body.
    #[must_use]
    pub fn answering_of(&self, lines: &Lines, id: &BodyId, period: &Period) -> Option<OneBody<'r>> {
        let body = &self.register.bodies.get(id, self.known)?.fact;
        let within = period.within();
        let mut narrowing = Narrowing::of(self, &within);
        let mut bearers = Bearers::of(self);
        let mut comments = CommentCounts::default();
        let mut explanations = ExplanationCounts::default();
        let mut reports: Vec<&Line> = Vec::new();
        for line in lines.owed().filter(|line| line.asked_on <= self.as_at) {
            if *bearers.bearer(line) != *id || !narrowing.takes(line) {
                continue;
            }
            let seen = Seen::of(self, line, self.as_at);
            comments.take(seen);
            explanations.take(seen);
            if line.kind == KindChoice::Comments && seen.last_day.is_some() {
                reports.push(line);
            }
        }
        reports.sort_unstable_by_key(|line| std::cmp::Reverse((line.asked_on, line.key)));
        Some(OneBody {
            body: id.clone(),
            name: body.name_on(self.as_at),
            kind: body.kind_on(self.as_at),
            comments,
            explanations,
            answers: self.answers_of_body(lines, id, period),
            reports: reports
                .into_iter()
                .filter_map(|line| self.comments_on(line))
                .collect(),
        })
    }

    fn comments_on(&self, line: &Line) -> Option<CommentsOn<'r>> {
        let key = line.key;
        let row = self.row(key)?;
        let report = self
            .register
            .reports
            .get(&row.reference.subject, self.known)?;
        let answer = row.answer.map(|answer| &answer.id);
        let (register, known) = (self.register, self.known);
        let answers = register.answers_to(key, known);
        let answers = answers.filter(|held| Some(&held.fact.id) == answer);
        let looks = register.looks_for(key, known);
        let looks = looks.filter(|held| held.fact.on <= self.as_at);
        let notices = register.notices_of(key, known);
        let notices = notices.filter(|held| held.fact.on <= self.as_at);
        let mut entries: Vec<_> = answers
            .map(|held| (held.entry, StandsOn::Answer))
            .chain(looks.map(|held| (held.entry, StandsOn::Look)))
            .chain(notices.map(|held| (held.entry, StandsOn::Notice)))
            .chain([(report.entry, StandsOn::Report)])
            .collect();
        entries.sort_unstable();
        Some(CommentsOn {
            last_day: line.last_day_by_law(),
            due: LastDay::standing_so(line, line.course.on(self.as_at.into()), self.as_at),
            looks: self.looks_of(key),
            notices: self.notices_of(key),
            entries,
            row,
        })
    }
}
