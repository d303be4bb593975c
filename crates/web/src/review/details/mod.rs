//! What a document is: its title, who published it and when, and whether
//! section 55 applies.

mod day;
mod form;
mod kind;
pub(super) mod licence;
pub(super) mod said;

use answerable_desk::review::{Details, NotReviewed};
use answerable_desk::who::{Act, Document, Hand, Refused, Resource, may};
use answerable_register::body::BodyKind;
use answerable_register::fold::{Known, Register};
use answerable_wording::kinds;
use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;

use super::document::seen;
use super::field::Offered;
use super::look::{self, Look};
use super::{problem_of, shown_again};
use crate::frame::{Content, Crumb, Room};
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Shown, see_other};
pub(crate) use day::DayField;
use form::DetailsForm;

#[derive(Template)]
#[template(path = "review/details.html")]
struct DetailsPage {
    document: String,
    trail: Vec<Crumb>,
    address: String,
    form: DetailsForm,
    kinds: Vec<Offered>,
    licences: Vec<Offered>,
    publishers: Vec<Group>,
    /// Whether somebody else described it while this was being typed.
    changed: bool,
    /// What they said, row by row.
    theirs: Vec<(&'static str, String)>,
    seen: u64,
    form_key: String,
}

/// Bodies of one kind to choose from.
pub(super) struct Group {
    pub(super) kind: &'static str,
    pub(super) bodies: Vec<Offered>,
}

impl Content for DetailsPage {
    fn title(&self) -> String {
        "What the document is".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty() || self.changed
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The form: what was said, or what the document says of itself.
pub(super) async fn show(look: Look) -> Shown {
    let form = {
        let register = look.visit.site.state.desk.read();
        DetailsForm::of(look.review(), &register)
    };
    look.visit.show(&page(&look, form, false))
}

/// Keeps what was said, or shows the form again with every word still in it.
pub(super) async fn send(look: Look, sent: SignedForm) -> Shown {
    let today = look.visit.site.today();
    let mut form = DetailsForm::sent(&sent.pairs);
    let read = {
        let register = look.visit.site.state.desk.read();
        form.read(&register, today)
    };
    let Some(details) = read else {
        let response = look.visit.show(&page(&look, form, false))?;
        return Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY));
    };
    may_be_of(&look, &details, today)?;
    let fingerprint = look.review().fingerprint;
    let (seen, by) = (seen(&sent), sent.by.id.to_string());
    let said = at_desk(&look.visit.site, move |desk| {
        desk.describe_document(fingerprint, seen, &details, &by, today)
    })
    .await?;
    let (status, changed) = match said {
        Ok(_) => return Ok(see_other(&look.address("#next"))),
        Err(NotReviewed::Details(why)) => {
            form.refuse(&why);
            (StatusCode::UNPROCESSABLE_ENTITY, false)
        }
        Err(NotReviewed::ChangedMeanwhile) => (StatusCode::CONFLICT, true),
        Err(why) => return Err(problem_of(why)),
    };
    // What the other said is shown as it is kept, whenever this page was asked for.
    let look = match changed {
        true => look.taken_anew().await?,
        false => look,
    };
    let response = look.visit.show(&page(&look, form, changed))?;
    Ok(shown_again(response, status))
}

/// Whether whoever describes the document may act on it as described: nobody
/// publishes in the name of a body they do not act for.
fn may_be_of(look: &Look, details: &Details, today: Date) -> Result<(), Refused> {
    let described = Document {
        of: [details.by.clone()].into(),
        hand: Hand::Decided,
    };
    let act = Act::DescribeDocument;
    may(&look.by.actor, act, &Resource::Document(described), today)
}

fn page(look: &Look, form: DetailsForm, changed: bool) -> DetailsPage {
    let register = look.visit.site.state.desk.read();
    DetailsPage {
        document: look::title(look.review()),
        trail: look.trail_of_step(),
        address: look.address(""),
        form,
        kinds: kind::offered(),
        licences: licence::offered(),
        publishers: publishers(&register, look.visit.site.today()),
        theirs: match changed {
            true => said::rows(look, &register),
            false => Vec::new(),
        },
        changed,
        seen: look.held.version,
        form_key: look.by.form_key.clone(),
    }
}

/// Every body, those that ask before those that are asked.
pub(super) fn publishers(register: &Register, today: Date) -> Vec<Group> {
    let mut bodies: Vec<(BodyKind, &str, &str)> = register
        .bodies
        .in_force(Known::Everything)
        .map(|held| &held.fact)
        .map(|body| (body.kind_on(today), body.name_on(today), body.id.as_str()))
        .collect();
    bodies.sort_by_key(|(kind, name, _)| (is_asked(*kind), *kind, *name));
    let mut groups: Vec<Group> = Vec::new();
    for (kind, name, id) in bodies {
        let words = kinds::body(kind);
        let offered = Offered::of(id, name);
        match groups.last_mut().filter(|group| group.kind == words) {
            Some(group) => group.bodies.push(offered),
            None => groups.push(Group {
                kind: words,
                bodies: vec![offered],
            }),
        }
    }
    groups
}

/// Whether bodies of a kind are mostly asked, and seldom ask.
fn is_asked(kind: BodyKind) -> bool {
    kind.is_force() || kind.is_local_policing_body() || kind == BodyKind::Collaboration
}
