//! One entry of the log: what exactly was recorded, and when? And what shows that
//! it is in the log?

mod about;

use answerable_desk::View;
use answerable_desk::proof::{NotProved, ProvedEntry};
use answerable_desk::questions::{EntryPage, EntryState};
use answerable_desk::who::{Act, may_at_all};
use answerable_register::facts::Matter;
use answerable_wording::{entries, numbers};
use askama::Template;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::shown::BesideShown;
use crate::visit::{Format, Links, Shown, Taken, Unknown, Visit};
use about::About;

/// The name under which a file is asked for of the log as it was with so many
/// entries.
const ENTRIES: &str = "entries";

/// What checks the file of an entry with no program of ours.
const PYTHON: &str = include_str!("../../templates/pages/check_entry.py");

#[derive(Template)]
#[template(path = "pages/entry.html")]
struct OneEntry {
    number: u64,
    status: String,
    about: About,
    corrects: Option<(u64, String)>,
    replaced_by: Option<(u64, String)>,
    by: Option<String>,
    json: Option<String>,
    leaf: String,
    previous: Option<String>,
    next: Option<String>,
    beside: BesideShown,
    /// Where a reviewer corrects it.
    correct: Option<String>,
    proof: Proof,
}

/// What shows that it is in the log.
struct Proof {
    counted: String,
    root: String,
    /// The file that holds it, and the name to save it under.
    file: String,
    name: String,
    python: &'static str,
}

impl Content for OneEntry {
    fn title(&self) -> String {
        format!("Entry {}", self.number)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/entries/N`.
pub(crate) async fn show(visit: Visit, Path(number): Path<String>) -> Shown {
    // One entry has one address: no `+5`, no `05`.
    let number = number
        .parse()
        .ok()
        .filter(|parsed: &u64| parsed.to_string() == number)
        .ok_or(Problem::NotFound)?;
    if visit.format == Format::Json {
        return file(&visit, number);
    }
    let found = visit
        .site
        .state
        .desk
        .entry(number)
        .map_err(|error| Problem::Fault(format!("reading entry {number}: {error}")))?
        .ok_or(Problem::NotFound)?;
    let proved = visit.site.state.desk.proved(number, None);
    let proof = Proof::of(&proved.map_err(|why| not_proved(why, &visit))?);
    let register = visit.site.state.desk.read();
    let replaced_by = register.replaced_by(number);
    let can_be_corrected = matches!(found.state, EntryState::Read { .. }) && replaced_by.is_none();
    let view = View::of(&register, visit.site.today());
    let mut content = shown(found, replaced_by, (&view, visit.links()), proof);
    content.beside = BesideShown::of(&[Matter::Entry(number)], &view, &visit);
    content.correct = visit
        .signed_in
        .as_ref()
        .filter(|who| may_at_all(&who.actor, Act::RecordFacts, visit.site.today()).is_ok())
        .filter(|_| can_be_corrected)
        .map(|_| format!("/entries/{number}/correct"));
    visit.show(&content)
}

/// `/entries/N.json`: the entry with the path from it to the root of the log, as it
/// is or as it was when it had so many `entries`.
fn file(visit: &Visit, number: u64) -> Shown {
    let pairs = &visit.place.pairs;
    let second = Unknown::second(pairs, ENTRIES);
    visit.understood(&Taken {
        names: &[ENTRIES],
        unknown: second.into_iter().map(|second| second.words).collect(),
        allowed: vec![format!("{ENTRIES} takes one whole number")],
    })?;
    let entries = pairs
        .filled(ENTRIES)
        .map(|text| text.parse().map_err(|_| text))
        .transpose()
        .map_err(|text| Problem::NotUnderstood {
            unknown: vec![Unknown::value(ENTRIES, text, "a number of entries").words],
            allowed: vec![format!("{ENTRIES} takes one whole number")],
        })?;
    let proved = visit.site.state.desk.proved(number, entries);
    let proved = proved.map_err(|why| not_proved(why, visit))?;
    let media_type = [(CONTENT_TYPE, "application/json; charset=utf-8")];
    Ok((media_type, proved.to_json()).into_response())
}

fn not_proved(why: NotProved, visit: &Visit) -> Problem {
    match why {
        NotProved::NoSuchEntry { .. } => Problem::NotFound,
        NotProved::NotSoMany { .. } => {
            let sent = visit.place.pairs.filled(ENTRIES).unwrap_or_default();
            let what = "how many entries the log had when it held this one";
            Problem::NotUnderstood {
                unknown: vec![Unknown::value(ENTRIES, sent, what).words],
                allowed: vec![why.to_string()],
            }
        }
        NotProved::Fault(why) => Problem::Fault(format!("proving an entry: {why}")),
    }
}

impl Proof {
    fn of(proved: &ProvedEntry) -> Self {
        let number = proved.number();
        Self {
            counted: format!(
                "The log has {}, and this is one of them.",
                numbers::count(proved.entries(), "entry", "entries"),
            ),
            root: proved.root.to_string(),
            file: format!("/entries/{number}.json"),
            name: format!("entry-{number}.json"),
            python: PYTHON.trim_end(),
        }
    }
}

fn shown(
    found: EntryPage,
    replaced_by: Option<u64>,
    (view, links): (&View<'_>, Links),
    proof: Proof,
) -> OneEntry {
    let number = found.number;
    let page = OneEntry {
        number,
        status: String::new(),
        about: About::default(),
        corrects: None,
        replaced_by: replaced_by.map(|by| (by, links.entry(by))),
        by: None,
        json: None,
        leaf: found.leaf.to_string(),
        previous: number.checked_sub(1).map(|before| links.entry(before)),
        next: (number + 1 < found.head).then(|| links.entry(number + 1)),
        beside: BesideShown::default(),
        correct: None,
        proof,
    };
    match found.state {
        EntryState::Read { entry, json } => OneEntry {
            status: entries::recorded(&entry.fact, entry.recorded_on, replaced_by),
            about: About::of(number, &entry.fact, view, links),
            corrects: entry
                .corrects
                .map(|corrected| (corrected, links.entry(corrected))),
            by: Some(entries::recorded_by(&entry.by)),
            json: Some(json),
            ..page
        },
        EntryState::Withheld => OneEntry {
            status:
                "Its words were removed. Its fingerprint stays, so that every later check holds."
                    .to_owned(),
            ..page
        },
        EntryState::Unreadable { why } => OneEntry {
            status: format!("This program cannot read it: {why}."),
            ..page
        },
    }
}
