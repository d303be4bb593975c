//! What came of a passage, in a few lines.

use answerable_desk::View;
use answerable_desk::questions::{AskRow, Came};
use answerable_register::facts::{
    Answer, Asked, Difference, Meets, Outcome, Statement, Withdrawal,
};
use answerable_register::words::{BodyId, SourceId};
use answerable_wording::{days, deadlines, kinds, letters, lines, numbers, outcomes};

use crate::shown::line::not_said;
use crate::shown::{Named, Stands, open};
use crate::visit::Links;

/// The most asks of one thing that are named beside a passage; the rest are
/// counted and one click away.
const MOST_ASKS: usize = 6;

/// One thing that came of a passage.
pub(super) struct CameShown {
    /// What sort of thing: "Recommendation", "Answer".
    pub(super) kind: &'static str,
    pub(super) title: Named,
    /// Further facts, each a line.
    pub(super) lines: Vec<String>,
    /// The asks that follow, with how each stands.
    pub(super) asks: Vec<FollowingAsk>,
    /// How many more asks there are than are named.
    pub(super) more: Option<String>,
}

/// One ask that follows, of one addressee.
pub(super) struct FollowingAsk {
    pub(super) of: Named,
    pub(super) stands: Stands,
    /// That no source says in words that it was asked, where none does.
    pub(super) caveat: Option<&'static str>,
    /// What it replied to a request for aid, in place of the standing.
    pub(super) reply: Option<&'static str>,
}

impl CameShown {
    /// All that came of a passage of this source.
    pub(super) fn all<'r>(
        source: &SourceId,
        came: &[Came<'r>],
        view: &View<'r>,
        links: Links,
    ) -> Vec<Self> {
        came.iter()
            .map(|came| Self::of(source, came, view, links))
            .collect()
    }

    fn of<'r>(source: &SourceId, came: &Came<'r>, view: &View<'r>, links: Links) -> Self {
        let (kind, title, href) = in_short(came, view, links);
        let plain = |lines| Self {
            kind,
            title: Named {
                words: title.clone(),
                href: href.clone(),
            },
            lines,
            asks: Vec::new(),
            more: None,
        };
        match came {
            Came::Asked(asked, rows) => Self {
                asks: rows
                    .iter()
                    .take(MOST_ASKS)
                    .map(|row| ask(source, row, links))
                    .collect(),
                more: rows
                    .len()
                    .checked_sub(MOST_ASKS)
                    .filter(|more| *more > 0)
                    .map(|more| numbers::count(more as u64, "more ask", "more asks")),
                ..plain(of_asked(asked))
            },
            Came::Answered(answer, meets) => plain(of_answer(answer, *meets, view)),
            Came::Stated(statement) => plain(of_statement(statement)),
            Came::Reported(_) | Came::Monitored(_) => plain(Vec::new()),
            Came::Judged(outcome) => plain(of_outcome(outcome, view)),
            Came::Withdrew(withdrawal) => plain(of_withdrawal(withdrawal, view)),
            Came::Differs(difference) => plain(of_difference(difference, view)),
        }
    }
}

/// What came of it in a few words: the kind, the title and the page.
pub(super) fn in_short(
    came: &Came<'_>,
    view: &View<'_>,
    links: Links,
) -> (&'static str, String, Option<String>) {
    match came {
        Came::Asked(asked, _) => (
            kinds::asked(asked.kind),
            open(&asked.title).to_owned(),
            Some(links.subject(&asked.id)),
        ),
        Came::Answered(answer, meets) => {
            let ask = meets
                .or_else(|| answer.meets.first())
                .map(|meets| links.ask(&meets.ask));
            let title = match meets.and_then(|meets| view.asked(&meets.ask.subject)) {
                Some(asked) => open(&asked.title).to_owned(),
                None => numbers::count(answer.meets.len() as u64, "ask answered", "asks answered"),
            };
            ("Answer", title, ask)
        }
        Came::Stated(statement) => ("Statement", open(&statement.gist).to_owned(), None),
        Came::Reported(report) => (
            kinds::report(report.kind),
            open(&report.title).to_owned(),
            Some(links.report(&report.id)),
        ),
        Came::Judged(outcome) => (
            "Outcome",
            kinds::finding(outcome.finding).to_owned(),
            Some(links.subject(&outcome.subject)),
        ),
        Came::Withdrew(withdrawal) => (
            "Withdrawal",
            format!("Withdrawn {}", days::when(withdrawal.when())),
            Some(links.subject(&withdrawal.subject)),
        ),
        Came::Differs(difference) => (
            "Sources differ",
            open(&difference.what).to_owned(),
            Some(links.subject(&difference.about)),
        ),
        Came::Monitored(stay) => (
            kinds::stage(stay.stage),
            view.name_of(&stay.force, view.as_at).to_owned(),
            Some(links.body(&stay.force)),
        ),
    }
}

/// An ask that follows. Its reply is shown where this source tells of it: what
/// another source tells stands on that one's page.
fn ask(source: &SourceId, row: &AskRow<'_>, links: Links) -> FollowingAsk {
    let is_told_here = row
        .answer
        .is_some_and(|answer| answer.cited().any(|cited| cited == source));
    FollowingAsk {
        of: Named {
            words: row.of.name.unwrap_or("Addressee not published").to_owned(),
            href: Some(links.ask(row.reference)),
        },
        stands: Stands::of(row.standing.kind()),
        caveat: not_said(row).map(|_| lines::NOT_SAID),
        reply: row.aid.filter(|_| is_told_here).map(kinds::aid),
    }
}

fn of_asked(asked: &Asked) -> Vec<String> {
    let terms = deadlines::terms(asked).into_iter();
    terms
        .map(|(key, words)| format!("{key}: {words}"))
        .collect()
}

fn of_answer<'r>(answer: &'r Answer, meets: Option<&Meets>, view: &View<'r>) -> Vec<String> {
    let by = lines::by(name(&answer.by, view));
    let said = meets.into_iter().flat_map(|meets| {
        lines::position(meets.position)
            .into_iter()
            .chain(meets.explanation.map(lines::explanation))
            .chain(meets.aid.map(lines::reply))
    });
    std::iter::once(by).chain(said).collect()
}

fn of_statement(statement: &Statement) -> Vec<String> {
    vec![
        format!(
            "{}, {}",
            letters::capital(open(&statement.speaker)),
            kinds::held_as(statement.held_as)
        ),
        lines::as_reported_by(open(&statement.reported_by)),
    ]
}

fn of_outcome<'r>(outcome: &'r Outcome, view: &View<'r>) -> Vec<String> {
    let judged = outcomes::sentence(outcome, view.name_of(&outcome.judged_by, outcome.on));
    let of = view
        .asked(&outcome.subject)
        .map(|asked| format!("Of: {}", open(&asked.title)));
    std::iter::once(judged).chain(of).collect()
}

fn of_withdrawal<'r>(withdrawal: &'r Withdrawal, view: &View<'r>) -> Vec<String> {
    vec![lines::by(name(&withdrawal.by, view))]
}

/// What each source says, side by side.
fn of_difference(difference: &Difference, view: &View<'_>) -> Vec<String> {
    difference
        .readings
        .iter()
        .map(|reading| {
            let title = view
                .source(&reading.passage.source)
                .map_or(reading.passage.source.as_str(), |source| {
                    open(&source.title)
                });
            format!("{title}: {}", open(&reading.gist))
        })
        .collect()
}

fn name<'r>(body: &'r BodyId, view: &View<'r>) -> &'r str {
    view.name_of(body, view.as_at)
}
