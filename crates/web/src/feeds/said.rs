//! What happened, in a sentence, and the page that shows it.

use answerable_desk::View;
use answerable_desk::following::{About, Followed, Happening, Recorded};
use answerable_register::calendar::Day;
use answerable_register::facts::{Addressee, AskReference, Duty, Matter, Who};
use answerable_register::fold::Known;
use answerable_register::standing::Standing;
use answerable_register::words::{BodyId, SubjectId};
use answerable_wording::news;

use crate::shown::open;
use crate::visit::Links;
use crate::visit::query::Pairs;

/// One thing that happened, in the sentence that pages, feeds and letters share.
pub(crate) fn sentence(happening: &Happening<'_>, view: &View<'_>) -> String {
    let said = of_fact(happening, view);
    match happening.is_correction {
        true => news::corrected(&said),
        false => said,
    }
}

fn of_fact(happening: &Happening<'_>, view: &View<'_>) -> String {
    let name = |body: &BodyId| name_of(body, view);
    let titles = || titles_of(&happening.asks, view);
    match happening.fact {
        Recorded::Report(report) => news::report(report, &name(&report.by)),
        Recorded::Asked(asked) => {
            let by = view.asker(&asked.by, asked.asked_on).name;
            let of: Vec<String> = asked
                .of
                .iter()
                .filter_map(|of| addressee(of, view))
                .collect();
            news::asked(asked, by, &of)
        }
        Recorded::Answer(answer) => {
            let is_own = answer
                .meets
                .iter()
                .all(|meets| view.register.answers_for(answer, &meets.ask.of));
            news::answered(news::Answered {
                answer,
                by: &name(&answer.by),
                of: &titles(),
                is_own,
                late: &given_late(&happening.asks, view),
            })
        }
        Recorded::Outcome(outcome) => {
            let title = title_of(&outcome.subject, view);
            news::outcome(outcome, &name(&outcome.judged_by), &title)
        }
        Recorded::Withdrawal(withdrawal) => {
            let title = title_of(&withdrawal.subject, view);
            news::withdrawn(withdrawal, &name(&withdrawal.by), &title)
        }
        Recorded::Notice(notice) => news::told(notice, &name(&notice.to), &titles()),
        Recorded::Reply(reply) => {
            let of = named(&reply.about, view);
            news::replied(reply, &name(&reply.by), of.as_deref())
        }
        Recorded::CorrectionDecided(decided) => {
            let of = decided.about.as_ref().and_then(|about| named(about, view));
            news::correction_decided(decided, of.as_deref())
        }
        Recorded::CopySent(copy) => {
            let answer = view.register.answers.get(&copy.answer, Known::Everything);
            let by = answer.map_or_else(|| copy.answer.to_string(), |held| name(&held.fact.by));
            news::copy_sent(copy, &by, &name(&copy.to))
        }
        Recorded::Stay(stay) => news::stay(stay, &name(&stay.force)),
    }
}

/// The last days by law of those asks for comments that stand as answered late:
/// no answer known was in time.
fn given_late(asks: &[AskReference], view: &View<'_>) -> Vec<Day> {
    let comments = asks.iter().filter(|ask| ask.duty == Duty::Comment);
    comments
        .filter_map(|ask| {
            let key = view.register.find_ask(ask)?;
            match view.register.standing(key, view.as_at, view.known) {
                Standing::AnsweredLate { last_day, .. } => Some(last_day),
                _ => None,
            }
        })
        .collect()
}

/// The page that shows it, without the day.
pub(crate) fn page(happening: &Happening<'_>) -> String {
    let links = Links::default();
    match &happening.about {
        About::Report(report) => links.report(report),
        About::Subject(subject) => links.subject(subject),
        About::Body(body) => links.body(body),
        About::Entry => links.entry(happening.entry),
    }
}

/// What is followed, by name: "Exampleshire Police", "Asks of Exampleshire Police
/// that match".
pub(crate) fn name_of_followed(followed: &Followed, view: &View<'_>) -> String {
    match followed {
        Followed::Body(body) => name_of(body, view),
        Followed::Report(report) => title_of(report, view),
        Followed::Asks(filter) => {
            let parts = crate::pages::asks::in_words(filter, view);
            match parts.is_empty() {
                true => "Everything in the register".to_owned(),
                false => format!("Asks: {}", parts.join("; ")),
            }
        }
    }
}

/// The page of what is followed, without the day.
pub(crate) fn page_of_followed(followed: &Followed) -> (String, Pairs) {
    let links = Links::default();
    match followed {
        Followed::Body(body) => (links.body(body), Pairs::default()),
        Followed::Report(report) => (links.report(report), Pairs::default()),
        Followed::Asks(filter) => (
            "/asks".to_owned(),
            crate::pages::asks::pairs_of_filter(filter),
        ),
    }
}

fn name_of(body: &BodyId, view: &View<'_>) -> String {
    match view.name_of_addressee(body) {
        Some(name) => name.to_owned(),
        None => view.name_of(body, view.as_at).to_owned(),
    }
}

/// The title of a report or of a thing asked, whatever is known by the day: news
/// are news of what is recorded.
fn title_of(subject: &SubjectId, view: &View<'_>) -> String {
    let report = view.register.reports.latest(subject);
    let asked = view.register.asked.latest(subject);
    match (report, asked) {
        (Some(held), _) => open(&held.fact.title).to_owned(),
        (None, Some(held)) => open(&held.fact.title).to_owned(),
        (None, None) => subject.to_string(),
    }
}

/// The titles of what asks are about, each once, in the order of the asks.
fn titles_of(asks: &[AskReference], view: &View<'_>) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for ask in asks {
        let title = title_of(&ask.subject, view);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

/// An addressee by name, or a group in the words that documents use for it.
fn addressee(addressee: &Addressee, view: &View<'_>) -> Option<String> {
    match &addressee.who {
        Who::Body(body) => Some(name_of(body, view)),
        Who::Group { group, members } => {
            let held = view.register.groups.latest(group);
            let words = held.and_then(|held| held.fact.words.first().cloned());
            Some(words.unwrap_or_else(|| answerable_wording::last_days::bodies(members.len())))
        }
        Who::AsPublished { key } => Some(match &addressee.as_published {
            Some(words) => open(words).to_owned(),
            None => key.to_string(),
        }),
        Who::NotPublished => None,
    }
}

fn named(matter: &Matter, view: &View<'_>) -> Option<String> {
    match matter {
        Matter::Ask(ask) => Some(title_of(&ask.subject, view)),
        Matter::Subject(subject) => Some(title_of(subject, view)),
        Matter::Body(body) => Some(name_of(body, view)),
        Matter::Source(_) | Matter::Entry(_) => None,
    }
}
