//! What a document answers, as far as it is decided: for its own page and for the
//! second check.

use answerable_desk::View;
use answerable_desk::review::Decision;
use answerable_desk::review::answered::{
    AnswerDetails, Answered, AnsweredItem, Row, WhoseWords, rows_of,
};
use answerable_register::facts::AskReference;
use answerable_wording::{answers, days, numbers, read_answers};

use super::{about, part_address, part_form};
use crate::review::look::Look;

/// The part of a document's page that is about its answer.
pub(in crate::review) struct AnswerSteps {
    /// Who answers what, in a line; none until somebody says.
    pub(in crate::review) who: Option<String>,
    pub(in crate::review) progress: String,
    /// The next item to decide.
    pub(in crate::review) next: Option<String>,
    pub(in crate::review) is_done: bool,
    pub(in crate::review) lines: Vec<PartLine>,
}

/// One item in the list.
pub(in crate::review) struct PartLine {
    pub(in crate::review) heading: String,
    pub(in crate::review) title: String,
    pub(in crate::review) href: String,
    /// What was read or decided of it.
    pub(in crate::review) says: String,
    pub(in crate::review) decision: Option<String>,
    pub(in crate::review) is_set_aside: bool,
}

impl AnswerSteps {
    /// The steps, where the document is taken for an answer.
    pub(in crate::review) fn of(look: &Look) -> Option<Self> {
        let answered = look.review().answering()?;
        let next = answered.next_undecided(None);
        Some(Self {
            who: answered.said.as_ref().map(|said| who(look, said)),
            progress: progress(answered),
            next: next.map(|place| part_address(look, place)),
            is_done: answered.said.is_some() && next.is_none(),
            lines: lines(look, answered),
        })
    }
}

/// How far it has come: "3 of 12 parts decided".
pub(super) fn progress(answered: &Answered) -> String {
    let all = answered.items.len();
    let left = answered
        .items
        .iter()
        .filter(|item| item.decision == Decision::Undecided)
        .count();
    format!(
        "{} of {} decided",
        numbers::number((all - left) as u64),
        numbers::count(all as u64, "part", "parts")
    )
}

fn lines(look: &Look, answered: &Answered) -> Vec<PartLine> {
    let items = answered.items.iter().enumerate();
    items
        .map(|(place, item)| {
            let asked = about::asked(look, answered, &item.about);
            PartLine {
                title: match asked.is_quoted {
                    true => shortened(&asked.words),
                    false => asked.report,
                },
                heading: asked.heading,
                href: part_address(look, place),
                says: about::in_a_line(&item.about, &item.draft),
                decision: look.names.decision(&item.decision),
                is_set_aside: matches!(item.decision, Decision::SetAside { .. }),
            }
        })
        .collect()
}

fn shortened(words: &str) -> String {
    /// As many letters as a list shows.
    const SHOWN: usize = 110;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = words.chars().take(SHOWN).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Who answers what: "Exampleshire Police and Crime Commissioner: Custody".
fn who(look: &Look, said: &AnswerDetails) -> String {
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, look.visit.site.today());
    let day = said.published.not_before.or(said.dated);
    let name = view.name_of(&said.by, day.unwrap_or(view.as_at)).to_owned();
    read_answers::who_answers(&name, &titles(&view, said))
}

fn titles(view: &View<'_>, said: &AnswerDetails) -> Vec<String> {
    let title = |id| {
        view.report(id)
            .map(|report| report.title.or_blank().to_owned())
    };
    said.reports.iter().filter_map(title).collect()
}

/// The answer on the page of the second check.
pub(in crate::review) struct AnswerChecked {
    pub(in crate::review) facts: Vec<(&'static str, String)>,
    pub(in crate::review) accepted: Vec<Checked>,
    pub(in crate::review) set_aside: Vec<PartLine>,
    /// What the document says of recommendations and was used for nothing.
    pub(in crate::review) unused: Vec<String>,
    /// What the reports ask that was not put to this body.
    pub(in crate::review) not_put: Vec<String>,
}

/// One item that is to be recorded.
pub(in crate::review) struct Checked {
    pub(in crate::review) line: PartLine,
    /// The recommendation's words, where it is one.
    pub(in crate::review) asked: Option<String>,
    /// The words that answer; blank where nothing is said.
    pub(in crate::review) words: String,
    pub(in crate::review) in_data_alone: bool,
}

impl AnswerChecked {
    /// What is to be checked, where the document is taken for an answer.
    pub(in crate::review) fn of(look: &Look) -> Option<Self> {
        let answered = look.review().answering()?;
        let said = answered.said.as_ref()?;
        let (mut accepted, mut set_aside) = (Vec::new(), Vec::new());
        for (line, item) in lines(look, answered).into_iter().zip(&answered.items) {
            if line.is_set_aside {
                set_aside.push(line);
            } else if item.is_accepted() {
                accepted.push(checked(look, answered, line, item));
            }
        }
        Some(Self {
            facts: facts(look, said),
            accepted,
            set_aside,
            unused: unused(look, answered),
            not_put: about::not_put(look, answered),
        })
    }
}

fn checked(look: &Look, answered: &Answered, line: PartLine, item: &AnsweredItem) -> Checked {
    let asked = about::asked(look, answered, &item.about);
    Checked {
        asked: asked.is_quoted.then_some(asked.words),
        words: item.draft.words.clone(),
        in_data_alone: item.draft.span.is_none() && !item.draft.words.trim().is_empty(),
        line,
    }
}

/// Who, whom, when and where, row by row.
fn facts(look: &Look, said: &AnswerDetails) -> Vec<(&'static str, String)> {
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, look.visit.site.today());
    let day = said
        .published
        .not_before
        .or(said.dated)
        .unwrap_or(view.as_at);
    let name = |body| view.name_of(body, day).to_owned();
    let mut facts = vec![("Answer of", name(&said.by))];
    facts.extend(
        said.on_behalf_of
            .as_ref()
            .map(|other| ("On behalf of", name(other))),
    );
    facts.push(("Kind", read_answers::kind(said.kind).to_owned()));
    for title in titles(&view, said) {
        facts.push(("Report", title));
    }
    let dated = said.dated.map(days::day);
    facts.push((
        "Day on it",
        dated.unwrap_or_else(|| "None given".to_owned()),
    ));
    facts.push(("Published", answers::published(said.published, said.dated)));
    let own = match said.words {
        WhoseWords::Own => "The body’s own document".to_owned(),
        WhoseWords::Quoted => format!("Quoted by {}", said.publisher),
    };
    facts.push(("Whose words", own));
    let or_none = |text: &str| match text.trim() {
        "" => "None given".to_owned(),
        text => text.to_owned(),
    };
    if look.review().details.is_none() {
        facts.push(("Title", said.title.clone()));
        facts.push(("Address", or_none(&said.address)));
        facts.push(("Licence", or_none(&said.licence)));
    }
    facts
}

/// What an answer meets: its name and the address of its page.
pub(in crate::review) fn named(view: &View<'_>, ask: &AskReference) -> (String, String) {
    let asked = about::of_an_ask(view, ask, String::new());
    let name = match asked.is_quoted {
        true => format!("{}: {}", asked.heading, shortened(&asked.words)),
        false => format!("{}: {}", asked.heading, asked.report),
    };
    (name, asked.href.unwrap_or_default())
}

/// The stretches that say something of a recommendation and are no item's.
fn unused(look: &Look, answered: &Answered) -> Vec<String> {
    let used = |row: Row| {
        answered
            .items
            .iter()
            .any(|item| item.is_accepted() && item.draft.row == Some(row))
    };
    rows_of(&look.review().reading)
        .iter()
        .filter(|row| !used(row.row))
        .map(part_form::called)
        .collect()
}
