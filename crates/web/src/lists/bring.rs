//! Which lists were let in, and how does one get there?

use answerable_desk::reading::NotRead;
use answerable_desk::review::intake::limits;
use answerable_desk::spreadsheet::{ListNotKept, NewList, mapping_file, mappings};
use answerable_register::fold::Known;
use answerable_wording::{days, numbers};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;

use super::{IN_HAND, at_desk_of, problem_of};
use crate::closing::draw;
use crate::form::{SentFile, SignedUpload, TEXT_FILE};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::sign_in::{SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// The largest list that is taken on a page, in bytes; a longer one is brought in at the
/// keyboard of the machine.
const MOST_FILE_BYTES: usize = 16 << 20;

/// The most bytes of a form that are read: a file that is somewhat too large is told so
/// by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = MOST_FILE_BYTES + (4 << 20);

/// What the choice of a mapping says where it is none that ships.
const OWN: &str = "own";

/// Lists let in that are shown, the newest first.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "lists/list.html")]
struct Page {
    lists: Vec<LetIn>,
    /// How many more there are than are shown.
    older: usize,
    /// What the list in hand is called.
    in_hand: Option<String>,
    /// How many entries were just recorded.
    recorded: Option<String>,
    choices: Vec<(String, String)>,
    form: ListForm,
    most: String,
    text_file: &'static str,
    form_key: String,
}

/// A list that was let in.
struct LetIn {
    title: String,
    href: String,
    as_of: String,
    rows: String,
    entry: u64,
}

/// The form, as it was sent.
#[derive(Default)]
struct ListForm {
    file_wrong: Option<String>,
    mapping: Field,
    own: Field,
    as_of: DayField,
}

impl ListForm {
    fn empty(today: Date) -> Self {
        Self {
            as_of: DayField::of(Some(today)),
            ..Self::default()
        }
    }

    fn sent(pairs: &Pairs) -> Self {
        // A file is taken as it is: its fingerprint is what a person approves.
        let own = match pairs.one(TEXT_FILE).filter(|file| !file.trim().is_empty()) {
            Some(file) => Field::of(file),
            None => Field::sent(pairs, "own"),
        };
        Self {
            file_wrong: None,
            mapping: Field::sent(pairs, "mapping"),
            own,
            as_of: DayField::sent(pairs, "as-of"),
        }
    }

    /// The mapping file and the day, or what is wrong with them said beside them.
    fn read(&mut self, today: Date) -> Option<(String, Date)> {
        let mapping = match self.mapping.typed.as_str() {
            "" => {
                self.mapping.refuse("Select a mapping");
                None
            }
            OWN if self.own.typed.trim().is_empty() => {
                self.own.refuse("Choose a mapping file, or paste one here");
                None
            }
            OWN => Some(self.own.typed.clone()),
            name => match mapping_file(name) {
                Ok(file) => Some(file.to_owned()),
                Err(_) => {
                    self.mapping.refuse("Select one of these mappings");
                    None
                }
            },
        };
        let as_of = self.as_of.read("the day on which the list was so");
        if as_of.is_some_and(|day| day > today) {
            let wrong = "The day on which the list was so must be today or in the past";
            self.as_of.refuse(wrong.to_owned());
        }
        let day = as_of.filter(|_| self.as_of.wrong.is_empty());
        mapping.zip(day)
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = (!self.as_of.wrong.is_empty()).then_some(self.as_of.wrong.as_str());
        [
            ("file", self.file_wrong.as_deref()),
            ("mapping", self.mapping.wrong.as_deref()),
            ("own", self.own.wrong.as_deref()),
            ("as-of-day", day),
        ]
        .into_iter()
        .filter_map(|(place, wrong)| Some((place, wrong?)))
        .collect()
    }

    /// Says beside the right field why a list was not taken.
    fn refuse(&mut self, why: ListNotKept) -> Result<StatusCode, Problem> {
        let said = crate::review::as_sentence(&why.to_string());
        let not_taken = StatusCode::UNPROCESSABLE_ENTITY;
        let about_the_mapping = match self.mapping.typed.as_str() {
            OWN => &mut self.own,
            _ => &mut self.mapping,
        };
        match why {
            ListNotKept::NotRead(NotRead::NoReader(why)) => return Err(Problem::Fault(why)),
            ListNotKept::NotRead(NotRead::Mapping(_))
            | ListNotKept::Mapping(_)
            | ListNotKept::WrongConstant(_) => about_the_mapping.refuse(said),
            ListNotKept::NotRead(why) => {
                self.file_wrong = Some(said);
                return Ok(match why {
                    NotRead::TooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
                    NotRead::Busy => StatusCode::SERVICE_UNAVAILABLE,
                    _ => not_taken,
                });
            }
            why @ ListNotKept::Store(_) => return Err(problem_of(why)),
        }
        Ok(not_taken)
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Lists".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Review)]
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/lists`
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    let form = ListForm::empty(visit.site.today());
    let page = page(&visit, &by, form).await?;
    visit.show(&page).map(kept_nowhere)
}

/// Reads the list and leads on to what it would change, or says what was wrong.
pub(super) async fn send(visit: Visit, State(site): State<Site>, sent: SignedUpload) -> Shown {
    let mut form = ListForm::sent(&sent.pairs);
    let read = form.read(site.today());
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let is_too_large = |file: &SentFile| file.bytes.len() > MOST_FILE_BYTES;
    match sent.file {
        file if sent.is_too_large || file.as_ref().is_some_and(is_too_large) => {
            form.file_wrong = Some(format!(
                "The list must be {} or smaller; a longer one is brought in with ‘answerable \
                 import’ on the machine that holds the register",
                most()
            ));
            status = StatusCode::PAYLOAD_TOO_LARGE;
        }
        None => form.file_wrong = Some("Choose the file of the list".to_owned()),
        Some(file) => {
            if let Some((mapping, as_of)) = read {
                let draw = draw()?;
                let begun = at_desk_of(&site, &sent.by, move |desk, by, when| {
                    let list = NewList {
                        file_name: &file.name,
                        bytes: &file.bytes,
                        mapping: &mapping,
                        as_of,
                    };
                    desk.begin_list(list, by, when, &draw)
                })
                .await?;
                match begun {
                    Ok(()) => return Ok(see_other(IN_HAND)),
                    Err(why) => status = form.refuse(why)?,
                }
            } else {
                // A browser does not send a file again that it was not given again.
                form.file_wrong = Some("Choose the file of the list again".to_owned());
            }
        }
    }
    let page = page(&visit, &sent.by, form).await?;
    Ok(kept_nowhere(shown_again(visit.show(&page)?, status)))
}

async fn page(visit: &Visit, by: &SignedIn, form: ListForm) -> Result<Page, Problem> {
    let in_hand = at_desk_of(&visit.site, by, |desk, by, _| desk.list_in_hand(by)).await?;
    let in_hand = in_hand.map_err(problem_of)?.map(|held| held.file_name);
    let shipped = mappings().map_err(|why| Problem::Fault(why.to_string()))?;
    let mut choices: Vec<(String, String)> = shipped
        .iter()
        .map(|mapping| (mapping.name().to_owned(), mapping.title().to_owned()))
        .collect();
    choices.push((OWN.to_owned(), "A mapping file of my own, below".to_owned()));
    let (lists, older) = let_in(visit);
    let recorded = visit.place.pairs.filled("recorded");
    let recorded: Option<u64> = recorded.and_then(|entries| entries.parse().ok());
    Ok(Page {
        lists,
        older,
        in_hand,
        recorded: recorded.map(|entries| numbers::count(entries, "entry", "entries")),
        choices,
        form,
        most: most(),
        text_file: TEXT_FILE,
        form_key: by.form_key.clone(),
    })
}

/// The lists let in so far, the newest first, and how many more there are.
fn let_in(visit: &Visit) -> (Vec<LetIn>, usize) {
    let register = visit.site.state.desk.read();
    let mut all: Vec<_> = register.mappings.in_force(Known::Everything).collect();
    all.sort_by_key(|held| std::cmp::Reverse(held.entry));
    let lists = all.iter().take(SHOWN).map(|held| {
        let fact = &held.fact;
        let source = register.sources.latest(&fact.source);
        let rows = |rows: u32, what: &str| {
            (rows > 0).then(|| format!("{} {what}", numbers::number(rows.into())))
        };
        let rows: Vec<String> = [
            rows(fact.new_rows, "new"),
            rows(fact.changed_rows, "changed"),
            rows(fact.same_rows, "the same"),
            rows(fact.refused_rows, "refused"),
        ]
        .into_iter()
        .flatten()
        .collect();
        LetIn {
            title: source.map_or_else(
                || fact.mapping.to_string(),
                |source| source.fact.title.or_blank().to_owned(),
            ),
            href: format!("/sources/{}", fact.source),
            as_of: source
                .and_then(|source| source.fact.dated)
                .map(days::day)
                .unwrap_or_default(),
            rows: rows.join(", "),
            entry: held.entry,
        }
    });
    (lists.collect(), all.len().saturating_sub(SHOWN))
}

fn most() -> String {
    const _: () = assert!(MOST_FILE_BYTES <= limits::MOST_CSV_BYTES);
    format!("{} MB", MOST_FILE_BYTES >> 20)
}
