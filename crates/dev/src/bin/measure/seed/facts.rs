//! The facts of an invented register, report by report.
//!
//! In the proportions of the real thing, as far as published figures show
//! them: ten recommendations to a report, an answer from six bodies in ten, an
//! outcome for three recommendations in ten, a search without result for one
//! silent body in five, and one report in fifty under section 55.

use answerable_calendar::{Day, Deadline};
use answerable_register::body::Body;
use answerable_register::entry::Fact;
use answerable_register::facts::{
    About, Addressee, Asked, AskedKind, Asker, Kept, Passage, Publication, Reliability, Report,
    ReportKind, Role, Section55, Source, Who,
};
use answerable_register::words::{SourceId, SubjectId};
use jiff::ToSpan as _;
use jiff::civil::date;

use super::Size;
use super::bodies::{self, Force};
use super::chance::Chance;
use super::text;

const RECOMMENDATIONS_A_REPORT: usize = 10;
/// A passage of a recommendation, in letters.
pub(super) const PASSAGE: usize = 300;
/// Days between publication and the day a report and its answers are recorded.
const RECORDED_AFTER: i32 = 120;

const FIRST_REPORT: Day = date(2013, 1, 7);
const LAST_REPORT: Day = date(2026, 6, 30);

/// One fact and the day it is recorded; days never go back.
pub(crate) struct Recorded {
    pub(crate) on: Day,
    pub(crate) fact: Fact,
}

/// Makes every fact of a register of this size and hands each to `take`.
///
/// # Errors
/// What `take` stopped with.
pub(crate) fn make<E>(
    size: Size,
    seed: u64,
    mut take: impl FnMut(Recorded) -> Result<(), E>,
) -> Result<(), E> {
    let mut making = Making {
        chance: Chance::of(seed),
        inspectorate: bodies::inspectorate(),
        forces: bodies::forces(),
        size,
    };
    let reports = size.recommendations.div_ceil(RECOMMENDATIONS_A_REPORT);
    for body in making.bodies() {
        take(Recorded {
            on: FIRST_REPORT,
            fact: body.into(),
        })?;
    }
    for place in 0..reports {
        let published = day_of(place, reports);
        let on = published.saturating_add(RECORDED_AFTER.days());
        for fact in making.report(place, published) {
            take(Recorded { on, fact })?;
        }
    }
    Ok(())
}

/// The day the report at `place` is published: spread evenly, in order.
fn day_of(place: usize, reports: usize) -> Day {
    let all = FIRST_REPORT
        .until(LAST_REPORT)
        .map_or(0, |span| span.get_days());
    let days = i64::from(all) * place as i64 / reports.max(1) as i64;
    FIRST_REPORT.saturating_add(days.days())
}

pub(super) struct Making {
    pub(super) chance: Chance,
    pub(super) inspectorate: Body,
    pub(super) forces: Vec<Force>,
    size: Size,
}

impl Making {
    fn bodies(&self) -> Vec<Body> {
        let forces = self.forces.iter().flat_map(|force| force.bodies.clone());
        std::iter::once(self.inspectorate.clone())
            .chain(forces)
            .collect()
    }

    /// One report: its source, itself, what it asks, and what came of it.
    fn report(&mut self, place: usize, published: Day) -> Vec<Fact> {
        let id = SubjectId::from(format!("report-{place}"));
        let source = SourceId::from(format!("report-{place}-document"));
        let first = self.chance.below(self.forces.len());
        let asked_forces: Vec<usize> = (0..self.size.bodies)
            .map(|step| (first + step * 3) % self.forces.len())
            .collect();
        let under_section_55 = place.is_multiple_of(50);

        let left = self.size.recommendations - place * RECOMMENDATIONS_A_REPORT;
        let recommendations: Vec<SubjectId> = (1..=left.min(RECOMMENDATIONS_A_REPORT))
            .map(|number| SubjectId::from(format!("report-{place}-{number}")))
            .collect();

        let mut facts = vec![
            self.source(&source, published).into(),
            self.report_itself(&id, &source, published, &asked_forces, under_section_55)
                .into(),
        ];
        for (number, recommendation) in recommendations.iter().enumerate() {
            facts.push(
                self.recommendation(
                    &id,
                    recommendation,
                    number + 1,
                    &source,
                    published,
                    &asked_forces,
                )
                .into(),
            );
        }
        for force in &asked_forces {
            if self.chance.percent(60) {
                let answer = self.answer(*force, &recommendations, &source, published);
                facts.push(answer.into());
            } else if self.chance.percent(20) {
                facts.push(self.look(*force, &recommendations, published).into());
            }
            if under_section_55 && self.chance.percent(80) {
                let answer = self.comments(&id, *force, &recommendations, &source, published);
                facts.push(answer.into());
            }
        }
        for recommendation in &recommendations {
            if self.chance.percent(30) {
                facts.push(self.outcome(recommendation, published).into());
            }
        }
        facts
    }

    fn source(&mut self, id: &SourceId, published: Day) -> Source {
        Source {
            id: id.clone(),
            title: text::title(&mut self.chance).into(),
            publisher: "Inspectorate of Invented Constabulary".into(),
            address: Some(format!("https://inspectorate.example/{id}").into()),
            fingerprint: None,
            media: Some("text/html".into()),
            dated: Some(published),
            published_on: Some(published),
            licence: Some("invented".into()),
            kept: Kept::Cited,
            reliability: Reliability::Sound,
            checked: false,
            note: None,
            passages: Vec::new(),
        }
    }

    fn report_itself(
        &mut self,
        id: &SubjectId,
        source: &SourceId,
        published: Day,
        asked: &[usize],
        under_section_55: bool,
    ) -> Report {
        let overseers = asked
            .iter()
            .map(|place| self.forces[*place].overseer.clone());
        Report {
            id: id.clone(),
            kind: ReportKind::Thematic,
            title: text::title(&mut self.chance).into(),
            by: self.inspectorate.id.clone(),
            published_on: published,
            published_not_before: None,
            publication: Publication::Known,
            dated: None,
            about: About::Forces(
                asked
                    .iter()
                    .map(|place| self.forces[*place].id.clone())
                    .collect(),
            ),
            section_55: if under_section_55 {
                Section55::Applies
            } else {
                Section55::DoesNotApply {
                    why: "invented so".into(),
                }
            },
            owed_by: if under_section_55 {
                overseers.collect()
            } else {
                Vec::new()
            },
            asks_as_published: None,
            note: None,
            sources: vec![source.clone()],
            passages: Vec::new(),
        }
    }

    fn recommendation(
        &mut self,
        report: &SubjectId,
        id: &SubjectId,
        number: usize,
        source: &SourceId,
        published: Day,
        asked: &[usize],
    ) -> Asked {
        let words = text::passage(&mut self.chance, PASSAGE);
        Asked {
            id: id.clone(),
            kind: AskedKind::Recommendation,
            title: text::title(&mut self.chance).into(),
            report: Some(report.clone()),
            under: None,
            number: Some(number.to_string().into()),
            by: Asker::Body(self.inspectorate.id.clone()),
            asked_on: published,
            asked_not_before: None,
            of: asked
                .iter()
                .map(|place| Addressee {
                    as_published: Some("the chief constable".into()),
                    who: Who::Body(self.forces[*place].id.clone()),
                    role: Role::Lead,
                    not_said: None,
                })
                .collect(),
            deadline: if self.chance.percent(50) {
                Deadline::On(published.saturating_add(180.days()))
            } else {
                Deadline::None
            },
            power: None,
            comparator: None,
            sent_on: None,
            extended_to: None,
            condition: None,
            note: None,
            passages: vec![passage_of(source, words)],
        }
    }
}

pub(super) fn passage_of(source: &SourceId, words: String) -> Passage {
    Passage {
        source: source.clone(),
        words: words.into(),
        span: None,
        place: Some("page 23".into()),
    }
}
