//! One report: who answered, when if known, and where has nobody looked?

mod bodies;
mod concerns;
pub(crate) mod coverage;

use answerable_desk::View;
use answerable_desk::following::Followed;
use answerable_desk::questions::ReportPage;
use answerable_register::facts::{Matter, Section55, Source};
use answerable_register::standing::StandingKind;
use answerable_register::words::{SubjectId, is_slug};
use answerable_wording::{days, documents, kinds, letters, reports};
use askama::Template;
use axum::extract::Path;

use crate::feeds;
use crate::frame::{Content, Crumb, Room};
use crate::pages::subject::{AskedLine, StatementShown};
use crate::problem::Problem;
use crate::shown::{BesideShown, DifferenceShown, Figure, Named, Quoted, listing, open};
use crate::visit::query::Pairs;
use crate::visit::{Links, Shown, Taken, Visit, see_other};
use bodies::{Columns, SoStanding};
use concerns::ConcernShown;

#[derive(Template)]
#[template(path = "pages/report.html")]
struct OneReport {
    title: String,
    caption: String,
    published_label: &'static str,
    by_label: &'static str,
    published: String,
    by: Named,
    section_55: &'static str,
    section_55_why: Option<String>,
    as_published: Option<String>,
    status: String,
    /// How many things it asks, and how many causes of concern it opens.
    recorded: String,
    figures: Vec<Figure>,
    /// The bodies that owe comments, grouped by standing.
    bodies: Vec<SoStanding>,
    /// How many bodies owe comments.
    bodies_owing: usize,
    /// The columns of the table of bodies.
    columns: Columns,
    concerns: Vec<ConcernShown>,
    concerns_recorded: String,
    concerns_as: [(&'static str, String); 2],
    asked: Vec<AskedLine>,
    /// How the explanations stand, and the page that shows each.
    coverage: Option<(String, String)>,
    statements: Vec<StatementShown>,
    differences: Vec<DifferenceShown>,
    quotes: Vec<Quoted>,
    labels: Vec<LabelShown>,
    sources: Vec<SourceLine>,
    note: Option<String>,
    all_asks: String,
    beside: BesideShown,
    entry: (u64, String),
    replaced: Vec<(u64, String)>,
}

/// The publisher's own word, quoted.
struct LabelShown {
    label: String,
    as_of: String,
    counted: Option<String>,
}

/// A source of the report.
pub(super) struct SourceLine {
    pub(super) title: Named,
    pub(super) publisher: String,
}

impl SourceLine {
    pub(super) fn of(source: &Source, links: Links) -> Self {
        Self {
            title: Named {
                words: open(&source.title).to_owned(),
                href: Some(links.source(&source.id)),
            },
            publisher: open(&source.publisher).to_owned(),
        }
    }
}

impl Content for OneReport {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Reports)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Reports)]
    }
}

/// `/reports/R`. The address of a thing asked leads to it.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let id = SubjectId::from(id);
    if visit.format.is_a_feed() {
        visit.understood(&Taken::default())?;
        return feeds::show(&visit, &Followed::Report(id));
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let Some(found) = view.report_page(&id) else {
        return view
            .asked(&id)
            .map(|_| see_other(&links.subject(&id)))
            .ok_or(Problem::NotFound);
    };
    let mut content = shown(&found, &view, links);
    let matters = [Matter::Subject(id.clone()), Matter::Entry(found.entry)];
    content.beside = BesideShown::of(&matters, &view, &visit);
    // What is taken away is every ask of the report: comments, explanations
    // and the things asked, each of each body.
    let rows: Vec<_> = found
        .bodies
        .into_iter()
        .flat_map(|body| std::iter::once(body.comment))
        .chain(found.asked.into_iter().flat_map(|(_, rows)| rows))
        .collect();
    visit.show_rows(&content, &listing::of("asks-of-a-report", &rows, links))
}

fn shown(found: &ReportPage<'_>, view: &View<'_>, links: Links) -> OneReport {
    let report = found.report;
    let of_it = Pairs::default().with("report", report.id.as_str());
    let bodies = bodies::by_standing(&found.bodies, view, links);
    OneReport {
        beside: BesideShown::default(),
        title: open(&report.title).to_owned(),
        caption: kinds::report(report.kind).to_owned(),
        published_label: documents::label(report),
        by_label: documents::by_label(report),
        published: documents::days_of(report),
        by: Named {
            words: found.by.to_owned(),
            href: Some(links.body(&report.by)),
        },
        section_55: reports::section_55(&report.section_55),
        section_55_why: match &report.section_55 {
            Section55::Applies => None,
            Section55::DoesNotApply { why } | Section55::Unknown { why } => {
                Some(open(why).to_owned())
            }
        },
        as_published: report
            .asks_as_published
            .as_ref()
            .map(|words| open(words).to_owned()),
        status: status(found, view),
        recorded: recorded(found),
        figures: Figure::of_comments(&found.tally, links, &of_it.clone().with("kind", "comments")),
        columns: Columns::of(&bodies),
        bodies,
        bodies_owing: found.tally.total(),
        concerns: concerns::of(found, view, links),
        concerns_recorded: super::concerns::recorded(&found.concerns),
        concerns_as: [("CSV", ".csv"), ("JSON", ".json")].map(|(name, ending)| {
            (
                name,
                links.with(&format!("/concerns{ending}"), of_it.clone()),
            )
        }),
        asked: found
            .asked
            .iter()
            .filter(|(asked, _)| !concerns::has(asked, found))
            .map(|(asked, rows)| AskedLine::of(asked, rows, view, links))
            .collect(),
        coverage: coverage_of(found, view, links),
        differences: DifferenceShown::all(&found.differences, &report.id, view, links),
        statements: found
            .statements
            .iter()
            .map(|said| StatementShown::of(said, view, links))
            .collect(),
        quotes: Quoted::all(&report.passages, view, links),
        labels: found
            .labels
            .iter()
            .map(|label| LabelShown {
                label: open(&label.label).to_owned(),
                as_of: days::day(label.as_of),
                counted: label.replies_counted.zip(label.recipients_counted).map(
                    |(replies, recipients)| {
                        reports::counted(reports::Counted {
                            replies,
                            recipients,
                        })
                    },
                ),
            })
            .collect(),
        sources: found
            .sources
            .iter()
            .map(|source| SourceLine::of(source, links))
            .collect(),
        note: report.note.as_ref().map(|note| open(note).to_owned()),
        all_asks: links.with("/asks", of_it),
        entry: (found.entry, links.entry(found.entry)),
        replaced: found
            .replaced
            .iter()
            .map(|held| (held.entry, links.entry(held.entry)))
            .collect(),
    }
}

/// Who owed comments on it by when, and whose are recorded.
fn status(found: &ReportPage<'_>, view: &View<'_>) -> String {
    if found.report.published_on > view.as_at {
        return reports::NOT_YET_PUBLISHED.to_owned();
    }
    let last_day = found
        .bodies
        .first()
        .and_then(|body| body.comment.clock.last_day_by_law());
    match found.tally.total() {
        0 => reports::nobody_owes(&found.report.section_55).to_owned(),
        owed => documents::comments(documents::Comments {
            owed,
            last_day,
            as_at: view.as_at,
            recorded: answered(found),
            perhaps_later: found.tally.count(StandingKind::AnswerPerhapsLater),
        }),
    }
}

/// How the explanations owed on it stand, where any are.
fn coverage_of(found: &ReportPage<'_>, view: &View<'_>, links: Links) -> Option<(String, String)> {
    let coverage = view.coverage(&found.report.id)?;
    (coverage.total().owed > 0).then(|| {
        let path = coverage::path(&found.report.id);
        (coverage::summary(&coverage), links.to(&path))
    })
}

/// How much is recorded from it.
fn recorded(found: &ReportPage<'_>) -> String {
    letters::capital(&reports::recorded(reports::Recorded {
        asked: found.asked.len(),
        concerns: found.concerns.len(),
    }))
}

/// How many bodies' comments are recorded, whenever they came.
fn answered(found: &ReportPage<'_>) -> usize {
    [
        StandingKind::AnsweredInTime,
        StandingKind::AnsweredLate,
        StandingKind::AnsweredDayNotShown,
        StandingKind::Answered,
    ]
    .into_iter()
    .map(|kind| found.tally.count(kind))
    .sum()
}
