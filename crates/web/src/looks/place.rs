//! One place of the list: put on it, or put right.

use answerable_desk::View;
use answerable_desk::clerk::{Command, NotRecorded, Recording};
use answerable_desk::looking::Plan;
use answerable_desk::store::IdempotencyKey;
use answerable_register::body::Sourced;
use answerable_register::facts::Place;
use answerable_register::words::{BodyId, PlaceId, is_slug};
use answerable_wording::letters;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;

use super::{drawn_key, key_of};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::shown::open;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// The longest words of a place, in letters: a long address and a few words.
const MOST_LETTERS: usize = 500;

#[derive(Template)]
#[template(path = "looks/place.html")]
struct PlacePage {
    form: PlaceForm,
    /// The place that is put right; none for a new one.
    changed: Option<PlaceId>,
    form_key: String,
}

#[derive(Default)]
struct PlaceForm {
    key: String,
    id: Field,
    of: Field,
    place: Field,
    holds: Field,
    from: DayField,
    until: DayField,
    source: Field,
    is_checked: bool,
    wrong: Option<String>,
}

impl PlaceForm {
    fn of(place: &Place) -> Result<Self, Problem> {
        Ok(Self {
            key: drawn_key()?,
            id: Field::of(place.id.as_str()),
            of: Field::of(place.of.as_str()),
            place: Field::of(place.place.as_str()),
            holds: Field::of(open(&place.holds)),
            from: DayField::of(place.from),
            until: DayField::of(place.until),
            source: Field::of(place.sourced.source.as_str()),
            is_checked: place.sourced.checked,
            wrong: None,
        })
    }

    fn sent(pairs: &Pairs) -> Result<Self, Problem> {
        Ok(Self {
            key: key_of(pairs)?,
            id: Field::sent(pairs, "id"),
            of: Field::sent(pairs, "of"),
            place: Field::sent(pairs, "place"),
            holds: Field::sent(pairs, "holds"),
            from: DayField::sent(pairs, "from"),
            until: DayField::sent(pairs, "until"),
            source: Field::sent(pairs, "source"),
            is_checked: pairs.filled("checked").is_some(),
            wrong: None,
        })
    }

    /// The place, or what is wrong said beside each field.
    fn read(&mut self, changed: Option<&PlaceId>, view: &View<'_>) -> Option<Place> {
        let id = match changed {
            Some(id) => Some(id.clone()),
            None => self.read_id(),
        };
        let of = self.of.typed.trim().to_owned();
        if of.is_empty() {
            self.of.refuse("Enter the reference of the body");
        } else if view.register.bodies.latest(of.as_str()).is_none() {
            self.of.refuse(format!(
                "‘{of}’ is not a body here. Use the last part of its page’s address, such as exampleshire-pcc"
            ));
        }
        let place = words(&mut self.place, "Enter where answers are published");
        let holds = words(&mut self.holds, "Enter what is published there");
        let source = words(&mut self.source, "Enter where it says so");
        let from = read_day(&mut self.from, "the first day");
        if from.is_some_and(|from| from > view.as_at) {
            self.from
                .refuse("The first day must be today or in the past".to_owned());
        }
        let until = read_day(&mut self.until, "the last day");
        let found = Place {
            id: id?,
            of: BodyId::from(of),
            place: place?.into(),
            holds: holds?.as_str().into(),
            from,
            until,
            sourced: Sourced {
                source: source?,
                checked: self.is_checked,
            },
        };
        self.errors().is_empty().then_some(found)
    }

    fn read_id(&mut self) -> Option<PlaceId> {
        let id = self.id.typed.trim().to_owned();
        if id.is_empty() {
            self.id.refuse("Enter a name for the place");
        } else if !is_slug(&id) {
            self.id.refuse(
                "The name must be small letters a to z, numbers and single hyphens, such as exampleshire-pcc-answers",
            );
        } else {
            return Some(PlaceId::from(id));
        }
        None
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = |field: &'_ DayField| (!field.wrong.is_empty()).then_some(());
        [
            ("id", self.id.wrong.as_deref()),
            ("of", self.of.wrong.as_deref()),
            ("place", self.place.wrong.as_deref()),
            ("holds", self.holds.wrong.as_deref()),
            (
                "from-day",
                day(&self.from).map(|()| self.from.wrong.as_str()),
            ),
            (
                "until-day",
                day(&self.until).map(|()| self.until.wrong.as_str()),
            ),
            ("source", self.source.wrong.as_deref()),
            ("form", self.wrong.as_deref()),
        ]
        .into_iter()
        .filter_map(|(place, wrong)| Some((place, wrong?)))
        .collect()
    }
}

fn words(field: &mut Field, missing: &str) -> Option<String> {
    let words = field.typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        field.refuse(missing);
    } else if words.chars().count() > MOST_LETTERS {
        field.refuse("It must be 500 characters or fewer");
    } else {
        return Some(words);
    }
    None
}

/// A day that may be left out.
fn read_day(field: &mut DayField, what: &str) -> Option<Date> {
    match field.typed.is_blank() {
        true => None,
        false => field.read(what),
    }
}

impl Content for PlacePage {
    fn title(&self) -> String {
        match self.changed {
            Some(_) => "Change a place".to_owned(),
            None => "Add a place".to_owned(),
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Places to look", "/looks/places")]
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/looks/places/new`
pub(super) async fn new(by: SignedIn, visit: Visit) -> Shown {
    let form = PlaceForm {
        key: drawn_key()?,
        of: Field::of(visit.place.pairs.filled("of").unwrap_or_default()),
        ..PlaceForm::default()
    };
    shown(&visit, &by, form, None).map(kept_nowhere)
}

/// `/looks/places/PLACE`
pub(super) async fn change(by: SignedIn, visit: Visit, Path(id): Path<String>) -> Shown {
    let id = place_id(&visit, &id)?;
    let form = {
        let register = visit.site.state.desk.read();
        let held = register.places.latest(&id).ok_or(Problem::NotFound)?;
        PlaceForm::of(&held.fact)?
    };
    shown(&visit, &by, form, Some(id)).map(kept_nowhere)
}

/// Puts a new place on the list.
pub(super) async fn add(visit: Visit, State(site): State<Site>, sent: SignedForm) -> Shown {
    keep(visit, site, sent, None).await
}

/// Puts a place right.
pub(super) async fn put_right(
    visit: Visit,
    State(site): State<Site>,
    Path(id): Path<String>,
    sent: SignedForm,
) -> Shown {
    let id = place_id(&visit, &id)?;
    keep(visit, site, sent, Some(id)).await
}

async fn keep(visit: Visit, site: Site, sent: SignedForm, changed: Option<PlaceId>) -> Shown {
    let mut form = PlaceForm::sent(&sent.pairs)?;
    let plan = {
        let register = site.state.desk.read();
        let view = View::of(&register, site.today());
        let place = form.read(changed.as_ref(), &view);
        place.map(|place| (changed.is_none(), view.plan_place(place)))
    };
    let recording = match plan {
        None => return again(&visit, &sent.by, form, changed),
        // A new place under a name that is taken is no change of the other.
        Some((true, Plan::Changed(_) | Plan::Same)) => {
            form.id
                .refuse("There is a place of that name: choose another, or change that place");
            return again(&visit, &sent.by, form, changed);
        }
        Some((false, Plan::Same)) => return Ok(see_other("/looks/places")),
        Some((_, Plan::Refused(why))) => {
            form.wrong = Some(letters::capital(&why));
            return again(&visit, &sent.by, form, changed);
        }
        Some((_, Plan::New(recording) | Plan::Changed(recording))) => *recording,
    };
    match record(&site, &sent.by, &form.key, recording).await? {
        Ok(entry) => Ok(see_other(&format!("/looks/places?recorded={entry}"))),
        Err(why) => {
            form.wrong = Some(why);
            again(&visit, &sent.by, form, changed)
        }
    }
}

async fn record(
    site: &Site,
    by: &SignedIn,
    key: &str,
    recording: Recording,
) -> Result<Result<u64, String>, Problem> {
    let command = Command {
        key: IdempotencyKey::try_new(&format!("place-{key}")).ok(),
        by: by.id.as_str().into(),
        today: site.today(),
        facts: vec![recording],
    };
    match at_desk(site, move |desk| desk.record(command)).await? {
        Ok(recorded) => Ok(Ok(recorded.entries.start)),
        Err(NotRecorded::Refused { refusal, .. }) => {
            Ok(Err(letters::capital(&refusal.to_string())))
        }
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}

fn place_id(visit: &Visit, text: &str) -> Result<PlaceId, Problem> {
    let id = Some(text).filter(|text| is_slug(text)).map(PlaceId::from);
    let id = id.ok_or(Problem::NotFound)?;
    let register = visit.site.state.desk.read();
    register.places.latest(&id).ok_or(Problem::NotFound)?;
    Ok(id)
}

fn shown(visit: &Visit, by: &SignedIn, form: PlaceForm, changed: Option<PlaceId>) -> Shown {
    visit.show(&PlacePage {
        form,
        changed,
        form_key: by.form_key.clone(),
    })
}

fn again(visit: &Visit, by: &SignedIn, form: PlaceForm, changed: Option<PlaceId>) -> Shown {
    let shown = shown(visit, by, form, changed)?;
    Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY))
}
