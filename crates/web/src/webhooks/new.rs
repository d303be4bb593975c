//! An office says where it is told.

use answerable_desk::View;
use answerable_desk::store::vault::Moment;
use answerable_desk::webhooks::{NotKept, Wanted};
use answerable_register::words::BodyId;
use answerable_wording::letters;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::{may_keep, own_bodies};
use crate::accounts::body_of;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{Field, SignedForm, SignedIn, at_desk, errors, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "webhooks/new.html")]
struct FormPage {
    form_key: String,
    address: Field,
    body: Field,
    /// The offices to choose from; any body's, where that is empty.
    offices: Vec<(String, String)>,
    /// Names of bodies, for whoever may choose any.
    bodies: Vec<String>,
}

impl FormPage {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("address", &self.address), ("body", &self.body)])
    }
}

impl Content for FormPage {
    fn title(&self) -> String {
        "Add a webhook".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The secret, shown once.
#[derive(Template)]
#[template(path = "webhooks/added.html")]
struct AddedPage {
    address: String,
    secret: String,
    href: String,
}

impl Content for AddedPage {
    fn title(&self) -> String {
        "Webhook added".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) fn trail() -> Vec<Crumb> {
    vec![Crumb::home(), Crumb::new("Webhooks", "/webhooks")]
}

/// `/webhooks/new`
pub(super) async fn form(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    let register = site.state.desk.read();
    let page = page(&by, &View::of(&register, site.today()));
    visit.show(&page).map(kept_nowhere)
}

/// Adds it, and shows its secret once.
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let (mut page, wanted) = {
        let register = site.state.desk.read();
        let view = View::of(&register, site.today());
        let mut page = page(&form.by, &view);
        let wanted = read(&mut page, &form, &view, &site);
        (page, wanted)
    };
    if let Some(wanted) = wanted {
        let by = form.by.id.to_string();
        let when = Moment {
            at: site.now(),
            day: site.today(),
        };
        let added = at_desk(&site, move |desk| desk.add_webhook(&wanted, &by, when));
        match added.await? {
            Ok(added) => {
                let shown = AddedPage {
                    address: page.address.typed,
                    secret: added.secret.written(),
                    href: format!("/webhooks/{}", added.id),
                };
                return visit.show(&shown).map(kept_nowhere);
            }
            Err(NotKept::TooMany) => {
                page.address
                    .refuse(letters::capital(&NotKept::TooMany.to_string()));
            }
            Err(why) => return Err(Problem::NotKept(why.to_string())),
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(shown_again(visit.show(&page)?, status))
}

/// The webhook to add; what is wrong stands beside the fields otherwise.
fn read(page: &mut FormPage, form: &SignedForm, view: &View<'_>, site: &Site) -> Option<Wanted> {
    page.address = Field::sent(&form.pairs, "address");
    page.body = Field::sent(&form.pairs, "body");
    let address = site.options.webhooks.read(&page.address.typed);
    if let Err(why) = &address {
        page.address.refuse(why.to_string());
    }
    let body = match page.offices.as_slice() {
        // Whoever acts for one office is not asked which.
        [(only, _)] => Some(BodyId::from(only.as_str())),
        [] => body_of(&page.body.typed, view),
        offices => offices
            .iter()
            .find(|(id, _)| *id == page.body.typed)
            .map(|(id, _)| BodyId::from(id.as_str())),
    };
    let body = body.filter(|body| may_keep(&form.by, body, site.today()));
    if body.is_none() {
        page.body.refuse(match page.offices.is_empty() {
            true => "Enter the name of a body as its page has it",
            false => "Choose the office that is told",
        });
    }
    Some(Wanted {
        body: body?,
        address: address.ok()?.to_string(),
    })
}

fn page(by: &SignedIn, view: &View<'_>) -> FormPage {
    let offices: Vec<(String, String)> = own_bodies(by, view.as_at)
        .into_iter()
        .map(|body| {
            let name = view.name_of(&body, view.as_at).to_owned();
            (body.to_string(), name)
        })
        .collect();
    let bodies = match offices.is_empty() {
        true => view
            .names_of_bodies()
            .into_iter()
            .map(str::to_owned)
            .collect(),
        false => Vec::new(),
    };
    FormPage {
        form_key: by.form_key.clone(),
        address: Field::default(),
        body: Field::default(),
        offices,
        bodies,
    }
}
