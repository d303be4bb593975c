//! Bodies that no law gives a day: answered or not, and after how many days.
//! Nobody among them is late.

use answerable_figures::TimeToAnswer;
use answerable_register::standing::StandingKind;
use answerable_register::words::BodyId;
use jiff::civil::Date;

use super::super::within::{BodyGroup, LastDay, Looked, Narrowing, Within};
use super::Period;
use super::lists::ASKED_OF_IT;
use crate::roll::{Line, Lines, days_between};
use crate::view::View;

/// What was asked of one body, or of several, without a last day by law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswersOf {
    /// Answered by the day shown.
    pub answered: usize,
    /// An answer is known, and whether it was out by then is not sure.
    pub perhaps_later: usize,
    /// No answer is known; somebody looked and found none.
    pub looked: usize,
    /// No answer is known, and nobody looked.
    pub not_looked_for: usize,
    /// How long each took or has been known to take, in days, where that can be
    /// said. Shorter than the counts by what no day is known of.
    pub waited: Vec<Waited>,
}

/// How long one ask waited for its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waited {
    /// Days from the day asked.
    pub days: u32,
    /// Whether the answer came then; otherwise somebody looked that day and
    /// found none, and what came after is not known.
    pub answered: bool,
}

/// The same of one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyAnswers {
    /// The body.
    pub body: BodyId,
    /// Its name on the day shown.
    pub name: String,
    /// What was asked of it.
    pub answers: AnswersOf,
}

impl AnswersOf {
    /// All that was asked.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.answered + self.perhaps_later + self.looked + self.not_looked_for
    }

    fn take(&mut self, view: &View<'_>, line: &Line, stands: StandingKind) {
        match stands {
            StandingKind::AnswerPerhapsLater => self.perhaps_later += 1,
            StandingKind::LastDayNotKnown | StandingKind::NoLegalDeadline => {
                match Looked::of(view, line) {
                    Looked::Yes => self.looked += 1,
                    Looked::No => self.not_looked_for += 1,
                }
            }
            _ => self.answered += 1,
        }
        self.waited
            .extend(Waited::of(view, line, stands, view.as_at));
    }

    fn add(&mut self, other: &Self) {
        self.answered += other.answered;
        self.perhaps_later += other.perhaps_later;
        self.looked += other.looked;
        self.not_looked_for += other.not_looked_for;
        self.waited.extend(&other.waited);
    }
}

impl Waited {
    /// How long an ask waited; none where no day is known.
    ///
    /// An answer counts from the first day it can have been published, often the
    /// day written on it: so many days at least. An ask without one counts to the
    /// last day somebody looked, and no further: of the days since nothing is
    /// known, and silence is not presumed.
    pub(super) fn of(
        view: &View<'_>,
        line: &Line,
        stands: StandingKind,
        as_at: Date,
    ) -> Option<Self> {
        let (days, answered) = match stands {
            StandingKind::AnswerPerhapsLater => return None,
            StandingKind::LastDayNotKnown | StandingKind::NoLegalDeadline => {
                if !line.is_looked_for {
                    return None;
                }
                let facts = view.register.facts_known(line.key, view.known);
                let looked = *facts.looked_by(as_at).0.last()?;
                (days_between(line.asked_on, looked)?, false)
            }
            _ => (line.days_to_answer()?, true),
        };
        Some(Self { days, answered })
    }

    /// It as a curve of times takes it.
    #[must_use]
    pub fn time(self) -> TimeToAnswer {
        match self.answered {
            true => TimeToAnswer::answered(self.days),
            false => TimeToAnswer::still_open(self.days),
        }
    }
}

impl View<'_> {
    /// What was asked of bodies of a group without a last day by law, body by
    /// body in the order of their names, in one pass over the asks.
    #[must_use]
    pub fn answers_of(&self, lines: &Lines, group: BodyGroup, period: &Period) -> Vec<BodyAnswers> {
        // Whether a last day is set is seen from how it stands, which is asked once.
        let within = Within {
            group: Some(group),
            last_day: None,
            ..without_a_day(period)
        };
        let mut narrowing = Narrowing::of(self, &within);
        // By the place of the addressee: a name is compared with no other.
        let mut places: Vec<AnswersOf> = Vec::new();
        places.resize_with(self.register.addressee_count(), AnswersOf::default);
        for line in lines.iter().filter(|line| line.asked_on <= self.as_at) {
            if line.is_by_law || !narrowing.takes(line) {
                continue;
            }
            let stands = line.course.on(self.as_at.into());
            if LastDay::standing_so(line, stands, self.as_at) == Some(LastDay::None) {
                places[line.addressee as usize].take(self, line, stands);
            }
        }
        let mut rows: Vec<_> = (0..)
            .zip(places)
            .filter(|(_, answers)| answers.asked() > 0)
            .map(|(place, answers)| {
                let body = self.register.addressee(place);
                BodyAnswers {
                    name: self.name_of(body, self.as_at).to_owned(),
                    body: body.clone(),
                    answers,
                }
            })
            .collect();
        rows.sort_by(|one, other| (&one.name, &one.body).cmp(&(&other.name, &other.body)));
        rows
    }

    /// The same of one body, whatever its kind.
    #[must_use]
    pub fn answers_of_body(&self, lines: &Lines, body: &BodyId, period: &Period) -> AnswersOf {
        let within = without_a_day(period);
        let mut narrowing = Narrowing::of(self, &within);
        let mut answers = AnswersOf::default();
        let Some(place) = self.register.place_of_addressee(body) else {
            return answers;
        };
        for line in lines
            .of_addressee(place)
            .filter(|line| line.asked_on <= self.as_at)
        {
            if narrowing.takes(line) {
                answers.take(self, line, line.course.on(self.as_at.into()));
            }
        }
        answers
    }
}

impl BodyAnswers {
    /// What was asked of several bodies, together.
    #[must_use]
    pub fn together(rows: &[Self]) -> AnswersOf {
        let mut all = AnswersOf::default();
        for row in rows {
            all.add(&row.answers);
        }
        all
    }
}

/// What is counted where no law sets a day.
pub(super) fn without_a_day(period: &Period) -> Within {
    Within {
        duty: ASKED_OF_IT.into(),
        last_day: Some(LastDay::None),
        ..period.within()
    }
}
