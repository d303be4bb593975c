//! Recording one look: what was looked for, where, and what came back.

use answerable_desk::View;
use answerable_desk::looking::NotLooked;
use answerable_register::facts::{AskReference, CameBack, Look, LookReply};
use answerable_register::words::{PlaceId, is_slug};
use answerable_wording::{days, letters, standings};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;

use super::{MOST_ASKS, asks_named, drawn_key, key_of};
use crate::form::SignedUpload;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::shown::{Named, open};
use crate::sign_in::{SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// The longest place, in letters: a long address and a few words.
const MOST_PLACE: usize = 500;
/// The longest note, in letters: a paragraph.
const MOST_NOTE: usize = 2_000;

#[derive(Template)]
#[template(path = "looks/record.html")]
struct RecordPage {
    form: LookForm,
    asks: Vec<AskShown>,
    form_key: String,
}

/// An ask as this page names it.
pub(super) struct AskShown {
    pub(super) ask: String,
    pub(super) of: String,
    pub(super) awaited: &'static str,
    pub(super) what: Named,
}

#[derive(Default)]
struct LookForm {
    key: String,
    asks: Vec<AskReference>,
    asks_wrong: Option<String>,
    place: Field,
    /// The place of the list, where it is one.
    listed: Option<PlaceId>,
    on: DayField,
    came_back: Field,
    /// How it came: `web`, `no-reply`, `in-person`, `on-paper` or not said.
    reply: Field,
    status: Field,
    note: Field,
    /// What is wrong with the copy that was sent.
    file_wrong: Option<String>,
}

impl LookForm {
    fn empty(pairs: &Pairs, view: &View<'_>) -> Result<Self, Problem> {
        let listed = listed(pairs, view);
        let place = listed.as_ref().and_then(|id| view.place(id));
        let mut asks = asks_named(pairs);
        if let Some(place) = place
            && asks.is_empty()
        {
            asks = view
                .silent_asks_of(&place.of)
                .into_iter()
                .cloned()
                .collect();
            asks.truncate(MOST_ASKS);
        }
        Ok(Self {
            key: drawn_key()?,
            asks,
            place: Field::of(place.map_or("", |place| place.place.as_str())),
            listed,
            on: DayField::of(Some(view.as_at)),
            ..Self::default()
        })
    }

    fn sent(pairs: &Pairs, view: &View<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: key_of(pairs)?,
            asks: asks_named(pairs),
            asks_wrong: None,
            place: Field::sent(pairs, "place"),
            listed: listed(pairs, view),
            reply: Field::sent(pairs, "reply"),
            status: Field::sent(pairs, "status"),
            on: DayField::sent(pairs, "on"),
            came_back: Field::sent(pairs, "came-back"),
            note: Field::sent(pairs, "note"),
            file_wrong: None,
        })
    }

    /// `last_day` is the latest last day by law of the asks looked for: only a
    /// look after it says anything about a body (docs/ENTRIES.md, `look`).
    fn read(&mut self, today: Date, last_day: Option<Date>) -> Option<Look> {
        if self.asks.is_empty() && self.listed.is_none() {
            self.asks_wrong = Some("Select at least one answer that you looked for".to_owned());
        }
        let place = self
            .place
            .typed
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if place.is_empty() {
            self.place.refuse("Enter where you looked");
        } else if place.chars().count() > MOST_PLACE {
            self.place
                .refuse("Where you looked must be 500 characters or fewer");
        }
        let on = self.on.read("the day you looked");
        if on.is_some_and(|on| on > today) {
            self.on
                .refuse("The day you looked must be today or in the past".to_owned());
        } else if let (Some(on), Some(last_day)) = (on, last_day)
            && on <= last_day
        {
            self.on.refuse(too_early(last_day));
        }
        let came_back = match self.came_back.typed.as_str() {
            "no-answer" => Some(CameBack::NoAnswer),
            "could-not-read" => Some(CameBack::CouldNotRead),
            _ => {
                self.came_back.refuse("Select what came back");
                None
            }
        };
        let note = self.note.typed.trim().to_owned();
        if note.chars().count() > MOST_NOTE {
            let wrong = "What you saw must be 2,000 characters or fewer";
            self.note.wrong = Some(wrong.to_owned());
        }
        let look = Look {
            asks: self.asks.clone(),
            place: place.into(),
            listed: self.listed.clone(),
            on: on?,
            came_back: came_back?,
            reply: self.read_reply(came_back?),
            fingerprint: None,
            copy_kept: false,
            note: (!note.is_empty()).then(|| note.as_str().into()),
        };
        self.errors().is_empty().then_some(look)
    }

    /// How the place replied, where that is said; and that it fits what was found.
    fn read_reply(&mut self, came_back: CameBack) -> Option<LookReply> {
        let reply = match self.reply.typed.as_str() {
            "web" => LookReply::Status(self.read_status()?),
            "no-reply" => LookReply::NoReply,
            "in-person" => LookReply::InPerson,
            "on-paper" => LookReply::OnPaper,
            _ => return None,
        };
        if came_back != CameBack::CouldNotRead && !reply.can_be_read() {
            let wrong = "Nothing came back that can be read: select that the place could not be \
                         read, or another reply";
            match reply {
                LookReply::Status(_) => self.status.refuse(wrong),
                _ => self.reply.refuse(wrong),
            }
        }
        Some(reply)
    }

    fn read_status(&mut self) -> Option<u16> {
        let status = self.status.typed.trim().parse().ok();
        let status = status.filter(|status| (100..600).contains(status));
        if status.is_none() {
            self.status
                .refuse("Enter the number of the reply, from 100 to 599, such as 200 or 404");
        }
        status
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = (!self.on.wrong.is_empty()).then_some(self.on.wrong.as_str());
        [
            ("asks", self.asks_wrong.as_deref()),
            ("place", self.place.wrong.as_deref()),
            ("on-day", day),
            ("came-back", self.came_back.wrong.as_deref()),
            ("reply", self.reply.wrong.as_deref()),
            ("status", self.status.wrong.as_deref()),
            ("note", self.note.wrong.as_deref()),
            ("file", self.file_wrong.as_deref()),
        ]
        .into_iter()
        .filter_map(|(place, wrong)| Some((place, wrong?)))
        .collect()
    }
}

impl Content for RecordPage {
    fn title(&self) -> String {
        "Record a look".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Answers to look for", "/looks")]
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/looks/record`
pub(super) async fn form(by: SignedIn, visit: Visit) -> Shown {
    let form = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.site.today());
        LookForm::empty(&visit.place.pairs, &view)?
    };
    visit.show(&page(&visit, &by, form)).map(kept_nowhere)
}

/// Records the look, or shows the form again with every word still in it.
pub(super) async fn send(visit: Visit, State(site): State<Site>, sent: SignedUpload) -> Shown {
    let mut form = {
        let register = site.state.desk.read();
        LookForm::sent(&sent.pairs, &View::of(&register, site.today()))?
    };
    let again = |form| {
        let shown = visit.show(&page(&visit, &sent.by, form))?;
        Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY))
    };
    if sent.is_too_large {
        form.file_wrong = Some(letters::capital(&NotLooked::TooLarge.to_string()));
        return again(form);
    }
    let last_day = latest_last_day(&visit, &form.asks);
    let Some(look) = form.read(site.today(), last_day) else {
        return again(form);
    };
    let copy = sent.file.filter(|file| !file.bytes.is_empty());
    let key = format!("look-{}", form.key);
    let (by, today) = (sent.by.id.clone(), site.today());
    let recorded = at_desk(&site, move |desk| {
        let copy = copy.as_ref().map(|file| &*file.bytes);
        desk.record_look(look, copy, (by.as_str(), today, &key))
    });
    match recorded.await? {
        Ok(recorded) => {
            let entry = recorded.entries.start;
            Ok(see_other(&format!("/looks?recorded={entry}")))
        }
        Err(NotLooked::Refused(why)) => {
            form.asks_wrong = Some(letters::capital(&why.to_string()));
            again(form)
        }
        Err(why @ NotLooked::TooLarge) => {
            form.file_wrong = Some(letters::capital(&why.to_string()));
            again(form)
        }
        Err(NotLooked::NotKept(why)) => Err(Problem::NotKept(why)),
    }
}

/// The place of the list that a form or an address names, if there is one.
fn listed(pairs: &Pairs, view: &View<'_>) -> Option<PlaceId> {
    let id = pairs.filled("listed").filter(|text| is_slug(text))?;
    let id = PlaceId::from(id);
    view.place(&id).map(|_| id)
}

/// The latest last day by law of the asks; none where no law sets one.
fn latest_last_day(visit: &Visit, asks: &[AskReference]) -> Option<Date> {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let rows = asks
        .iter()
        .filter_map(|ask| view.row(register.find_ask(ask)?));
    rows.filter_map(|row| row.clock.last_day_by_law()).max()
}

/// Why a look on or before the last day by law is not taken, and from which day
/// one is.
fn too_early(last_day: Date) -> String {
    let last = days::day(last_day);
    let first = last_day.tomorrow().map(days::day);
    let first = first.map_or_else(|_| format!("after {last}"), |day| format!("{day} or later"));
    format!(
        "The day you looked must be {first}: an answer could be given until {last}, \
         and a look before that day is over says nothing about a body"
    )
}

fn page(visit: &Visit, by: &SignedIn, form: LookForm) -> RecordPage {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let asks = form
        .asks
        .iter()
        .filter_map(|ask| {
            let row = view.row(register.find_ask(ask)?)?;
            Some(AskShown {
                ask: ask.to_string(),
                of: row.of.name.unwrap_or("Addressee not published").to_owned(),
                awaited: standings::awaited(ask.duty),
                what: Named {
                    words: format!("{} ({})", open(row.title), days::known(row.asked_when)),
                    href: Some(visit.links().ask(ask)),
                },
            })
        })
        .collect();
    RecordPage {
        form,
        asks,
        form_key: by.form_key.clone(),
    }
}
