//! One thing that came in, in words.

use answerable_desk::View;
use answerable_desk::questions::{CameIn, NewEntry};
use answerable_register::body::KnownDay;
use answerable_register::facts::AskReference;
use answerable_register::words::SubjectId;
use answerable_wording::{changes as words, history, kinds, monitoring};

use crate::shown::open;
use crate::visit::Links;

/// One thing that came in.
pub(super) struct Said {
    /// What it is about, and the page of that.
    pub(super) title: String,
    pub(super) href: String,
    /// What it says.
    pub(super) words: String,
    /// The day in the world, as far as it is known.
    pub(super) on: Option<KnownDay>,
}

impl Said {
    pub(super) fn of(came: &NewEntry<'_>, view: &View<'_>, links: Links) -> Self {
        let name = |body, day| view.name_of(body, day).to_owned();
        let at = |subject: &SubjectId| (title(subject, view), links_to(subject, view, links));
        let of_ask = |ask: Option<&AskReference>| match ask {
            Some(ask) => (title(&ask.subject, view), links.ask(ask)),
            None => ("A place of the list".to_owned(), links.to("/looked")),
        };
        let ((title, href), words, on) = match came.what {
            CameIn::Report(report) => (
                (open(&report.title).to_owned(), links.report(&report.id)),
                words::report(&name(&report.by, report.published_on)),
                report.published_when(),
            ),
            CameIn::Asked(asked) => {
                let by = view.asker(&asked.by, asked.asked_on);
                (
                    (open(&asked.title).to_owned(), links.subject(&asked.id)),
                    words::asked(by.name, asked.of.len()),
                    Some(asked.asked_when()),
                )
            }
            CameIn::Answer(answer) => (
                of_ask(answer.meets.first().map(|meets| &meets.ask)),
                words::answer(&name(&answer.by, view.as_at), answer.meets.len()),
                answer
                    .published_between()
                    .not_before
                    .map(KnownDay::from)
                    .or(answer.dated_when()),
            ),
            CameIn::Outcome(outcome) => (
                at(&outcome.subject),
                words::outcome(
                    kinds::finding(outcome.finding),
                    &name(&outcome.judged_by, outcome.on),
                ),
                Some(outcome.when()),
            ),
            CameIn::Look(look) => (
                of_ask(look.asks.first()),
                words::look(&look.place, history::came_back(look.came_back)),
                Some(look.on.into()),
            ),
            CameIn::Notice(notice) => (
                of_ask(notice.asks.first()),
                words::notice(&name(&notice.to, notice.on)),
                Some(notice.on.into()),
            ),
            CameIn::CopySent(copy) => {
                let answer = view.register.answers.latest(&copy.answer);
                let ask = answer.and_then(|held| held.fact.meets.first());
                (
                    of_ask(ask.map(|meets| &meets.ask)),
                    words::copy_sent(&name(&copy.to, copy.on)),
                    Some(copy.on.into()),
                )
            }
            CameIn::Withdrawal(withdrawal) => (
                at(&withdrawal.subject),
                words::withdrawn(&name(&withdrawal.by, withdrawal.on)),
                Some(withdrawal.when()),
            ),
            CameIn::Stay(stay) => (
                (
                    name(&stay.force, view.as_at),
                    links.to(&format!("/bodies/{}", stay.force)),
                ),
                words::stay(stay.stage, !stay.left.is_empty()),
                monitoring::agreed(&stay.entered),
            ),
        };
        Self {
            title,
            href,
            words,
            on,
        }
    }
}

fn title(subject: &SubjectId, view: &View<'_>) -> String {
    let asked = view.asked(subject).map(|asked| &asked.title);
    let title = asked.or_else(|| view.report(subject).map(|report| &report.title));
    title.map_or_else(|| subject.to_string(), |title| open(title).to_owned())
}

fn links_to(subject: &SubjectId, view: &View<'_>, links: Links) -> String {
    match view.report(subject) {
        Some(report) => links.report(&report.id),
        None => links.subject(subject),
    }
}
