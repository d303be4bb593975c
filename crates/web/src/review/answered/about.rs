//! What an item of an answer is about, and what it says, in words.

use answerable_desk::View;
use answerable_desk::review::answered::{About, Answered, AnsweredDraft, not_put_to};
use answerable_register::facts::{AskReference, Position};
use answerable_wording::{kinds, read_answers};

use crate::review::look::Look;

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// What it is called: "Recommendation 3", "Comments on the report".
    pub(super) heading: String,
    /// The report it stands in.
    pub(super) report: String,
    /// Its words, or what the duty is.
    pub(super) words: String,
    /// Whether those are the report's own.
    pub(super) is_quoted: bool,
    /// The page of the ask.
    pub(super) href: Option<String>,
}

/// What it would be recorded as, in a line: what a person compares before deciding.
pub(super) fn in_a_line(about: &About, draft: &AnsweredDraft) -> String {
    let position = match draft.position {
        Position::NotStated => None,
        position => Some(kinds::position(position)),
    };
    match about {
        About::ChiefOfficer => {
            let has_any = !draft.words.trim().is_empty();
            read_answers::chief_officer(has_any).to_owned()
        }
        About::Everything => read_answers::about::EVERYTHING.to_owned(),
        About::Ask(_) => {
            let says = about.is_of_one().then(|| read_answers::says(draft.says));
            let parts: Vec<&str> = position.into_iter().chain(says).collect();
            match parts.is_empty() {
                true => read_answers::NO_POSITION_ON_ALL.to_owned(),
                false => parts.join("; "),
            }
        }
    }
}

/// What an item is about, from the register.
pub(super) fn asked(look: &Look, answered: &Answered, about: &About) -> Asked {
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, look.visit.site.today());
    let titles = || {
        let said = answered.said.iter().flat_map(|said| &said.reports);
        let title = |id| {
            view.report(id)
                .map(|report| report.title.or_blank().to_owned())
        };
        said.filter_map(title).collect::<Vec<_>>().join("; ")
    };
    let of = |heading: &str, words: &str| Asked {
        heading: heading.to_owned(),
        report: titles(),
        words: words.to_owned(),
        is_quoted: false,
        href: None,
    };
    match about {
        About::ChiefOfficer => of(
            "The chief officer’s comments",
            read_answers::about::CHIEF_OFFICER,
        ),
        About::Everything => of("All that was asked", read_answers::about::EVERYTHING),
        About::Ask(ask) => of_an_ask(&view, ask, titles()),
    }
}

pub(super) fn of_an_ask(view: &View<'_>, ask: &AskReference, titles: String) -> Asked {
    let href = Some(format!(
        "/asks/{}/{}/{}",
        ask.subject,
        ask.of,
        ask.duty.as_str()
    ));
    let Some(asked) = view.asked(&ask.subject) else {
        let report = view.report(&ask.subject);
        return Asked {
            heading: "Comments on the report".to_owned(),
            report: report.map_or(titles, |report| report.title.or_blank().to_owned()),
            words: read_answers::about::COMMENTS.to_owned(),
            is_quoted: false,
            href,
        };
    };
    let kind = kinds::asked(asked.kind);
    let report = asked.report.as_ref().and_then(|id| view.report(id));
    let words = asked.passages.first().map(|passage| &passage.words);
    Asked {
        heading: match &asked.number {
            Some(number) => format!("{kind} {number}"),
            None => kind.to_owned(),
        },
        report: report.map_or(titles, |report| report.title.or_blank().to_owned()),
        words: words.unwrap_or(&asked.title).or_blank().to_owned(),
        is_quoted: words.is_some(),
        href,
    }
}

/// What the reports hold that was not put to whoever answers: titles, for the page.
pub(super) fn not_put(look: &Look, answered: &Answered) -> Vec<String> {
    let register = look.visit.site.state.desk.read();
    let today = look.visit.site.today();
    let Some(said) = &answered.said else {
        return Vec::new();
    };
    said.reports
        .iter()
        .flat_map(|report| not_put_to(&register, report, said, today))
        .map(|asked| match &asked.number {
            Some(number) => format!("{number}: {}", asked.title.or_blank()),
            None => asked.title.or_blank().to_owned(),
        })
        .collect()
}
