//! Two things asked, side by side: is the later what was asked before?

use answerable_desk::View;
use answerable_desk::asked_before::{Compared, Decided, NotCompared};
use answerable_desk::clerk::NotRecorded;
use answerable_desk::store::IdempotencyKey;
use answerable_desk::who::{Act, may};
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{AskedBefore, Likeness, MOST_COMPARISON_CHARS};
use answerable_register::fold::Known;
use answerable_register::words::SubjectId;
use answerable_wording::asked_before;
use answerable_wording::letters;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;

use super::line::Found;
use super::section::found_by_a_person;
use super::{Line, Pair};
use crate::frame::{Content, Crumb, Room};
use crate::guard::Thing;
use crate::problem::Problem;
use crate::review::Field;
use crate::shown::open;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "asked_before/pair.html")]
struct PairPage {
    title: String,
    /// The page of everything found of the later.
    all: String,
    later: Line,
    earlier: Line,
    /// What a person found of them.
    found: Option<Found>,
    /// The form, for whoever may compare them.
    form: Option<Form>,
    /// Why they cannot be compared at all.
    barred: Option<&'static str>,
}

/// What somebody finds.
#[derive(Default)]
struct Form {
    action: String,
    found: Field,
    why: Field,
    choices: Vec<(&'static str, &'static str)>,
    /// The entry that was in force when the form was shown.
    seen: String,
    key: String,
    form_key: String,
    /// What stands against it as a whole.
    wrong: Option<String>,
}

impl Form {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        [
            ("compare", self.wrong.as_deref()),
            ("found", self.found.wrong.as_deref()),
            ("why", self.why.wrong.as_deref()),
        ]
        .into_iter()
        .filter_map(|(place, wrong)| Some((place, wrong?)))
        .collect()
    }

    /// What was found and why, or what is wrong with it.
    fn read(&mut self) -> Option<(Likeness, String)> {
        let found = Likeness::of(&self.found.typed);
        if found.is_none() {
            self.found.refuse("Select what the later is to the earlier");
        }
        let why = self.why.typed.trim().to_owned();
        if why.is_empty() {
            self.why
                .refuse("Enter why, in a sentence that anybody may read");
        } else if why.chars().count() > MOST_COMPARISON_CHARS {
            self.why.refuse("Why must be 2,000 characters or fewer");
        }
        let found = found?;
        self.errors().is_empty().then_some((found, why))
    }

    fn choices() -> Vec<(&'static str, &'static str)> {
        Likeness::ALL
            .map(|likeness| (likeness.as_str(), asked_before::likeness(likeness)))
            .into()
    }
}

impl PairPage {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        self.form.iter().flat_map(Form::errors).collect()
    }
}

impl Content for PairPage {
    fn title(&self) -> String {
        format!("Compared: {}", self.title)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![
            Crumb::home(),
            Crumb::room(Room::Asks),
            Crumb::new("Asked before", self.all.clone()),
        ]
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }
}

/// `/asked-before/R/EARLIER`.
pub(super) async fn show(visit: Visit, Path((later, earlier)): Path<(String, String)>) -> Shown {
    let pair = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.as_at.day());
        Pair::named(&later, &earlier, &view).ok_or(Problem::NotFound)?
    };
    let page = page(&visit, &pair, None)?;
    let is_for_one = page.form.is_some();
    let shown = visit.show(&page)?;
    Ok(if is_for_one {
        kept_nowhere(shown)
    } else {
        shown
    })
}

/// Records what somebody found, or shows the form again with every word in it.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    Extension(pair): Extension<Pair>,
    sent: SignedForm,
) -> Shown {
    let mut form = sent_form(&sent.pairs)?;
    let again = |form: Form, status| {
        let shown = visit.show(&page(&visit, &pair, Some(form))?)?;
        Ok(shown_again(shown, status))
    };
    let Some((found, why)) = form.read() else {
        return again(form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let decided = Decided {
        compared: AskedBefore {
            later: pair.later.clone(),
            earlier: pair.earlier.clone(),
            found,
            why: why.into(),
            on: site.today(),
        },
        seen: form.seen.parse().ok(),
        key: IdempotencyKey::try_new(&format!("asked-before-{}", form.key)).ok(),
        by: sent.by.id.as_str().into(),
        today: site.today(),
    };
    match at_desk(&site, move |desk| desk.compare_asked(decided)).await? {
        Ok(_) => Ok(see_other(&format!("/asked-before/{}", pair.later))),
        Err(NotCompared::Meanwhile) => {
            form.wrong = Some(
                "Somebody compared these two meanwhile. What they found is above; send yours to \
                 have it stand in its place"
                    .to_owned(),
            );
            form.seen = in_force(&visit, &pair).map_or_else(String::new, |entry| entry.to_string());
            form.key = crate::looks::drawn_key()?;
            again(form, StatusCode::CONFLICT)
        }
        Err(NotCompared::NotRecorded(NotRecorded::Refused { refusal, .. })) => {
            form.wrong = Some(letters::capital(&refusal.to_string()));
            again(form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(NotCompared::NotRecorded(why)) => Err(Problem::NotKept(why.to_string())),
    }
}

fn sent_form(pairs: &Pairs) -> Result<Form, Problem> {
    Ok(Form {
        found: Field::sent(pairs, "found"),
        why: Field::sent(pairs, "why"),
        seen: pairs.one("seen").unwrap_or_default().to_owned(),
        key: crate::looks::key_of(pairs)?,
        ..Form::default()
    })
}

fn in_force(visit: &Visit, pair: &Pair) -> Option<EntryNumber> {
    let register = visit.site.state.desk.read();
    let held = register.comparison_of(&pair.later, &pair.earlier, Known::Everything)?;
    Some(held.entry)
}

/// The page, with the form as it was sent or as it begins.
fn page(visit: &Visit, pair: &Pair, sent: Option<Form>) -> Result<PairPage, Problem> {
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let asked = |id: &SubjectId| view.asked(id).ok_or(Problem::NotFound);
    let (later, earlier) = (asked(&pair.later)?, asked(&pair.earlier)?);
    let remembered = desk.remembered();
    let alike = remembered.compare(later, earlier);
    let line = |asked| Line::of(asked, Some(&alike), remembered, &view, links);
    let held = view.comparison_of(&pair.later, &pair.earlier);
    let found = held.map(|held| Compared {
        other: earlier,
        compared: &held.fact,
        entry: held.entry,
    });
    let barred = barred(later, earlier);
    let form = match (visit.as_at.chosen(), barred, &visit.signed_in) {
        (None, None, Some(by)) => form_for(visit, by, pair, found.as_ref(), sent)?,
        _ => None,
    };
    Ok(PairPage {
        title: open(&later.title).to_owned(),
        all: links.to(&format!("/asked-before/{}", pair.later)),
        later: line(later),
        earlier: line(earlier),
        found: found.as_ref().map(|found| found_by_a_person(found, links)),
        form,
        barred,
    })
}

/// Why two things cannot be compared, whoever would.
fn barred(
    later: &answerable_register::facts::Asked,
    earlier: &answerable_register::facts::Asked,
) -> Option<&'static str> {
    use answerable_register::facts::AskedKind::CauseOfConcern;
    if later.kind == CauseOfConcern || earlier.kind == CauseOfConcern {
        Some("A cause of concern asks nothing itself: compare what was recommended under it.")
    } else if earlier.asked_on >= later.asked_on {
        Some("The one was not asked before the other, so neither asks it again.")
    } else {
        None
    }
}

/// The form, for whoever may compare the two.
fn form_for(
    visit: &Visit,
    by: &SignedIn,
    pair: &Pair,
    found: Option<&Compared<'_>>,
    sent: Option<Form>,
) -> Result<Option<Form>, Problem> {
    let on = pair.resource();
    if may(&by.actor, Act::CompareAsked, &on, visit.site.today()).is_err() {
        return Ok(None);
    }
    let form = match sent {
        Some(form) => form,
        None => Form {
            found: Field::of(found.map_or("", |one| one.compared.found.as_str())),
            why: Field::of(found.map_or("", |one| open(&one.compared.why))),
            seen: found.map_or_else(String::new, |one| one.entry.to_string()),
            key: crate::looks::drawn_key()?,
            ..Form::default()
        },
    };
    Ok(Some(Form {
        action: pair.address(),
        form_key: by.form_key.clone(),
        choices: Form::choices(),
        ..form
    }))
}
