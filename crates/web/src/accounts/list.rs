//! Every account, and inviting one more person. For administrators.

use std::collections::BTreeMap;

use answerable_desk::View;
use answerable_desk::accounts::{
    Invited, NamesRead, NotInvited, appointments, invite as invite_person,
};
use answerable_desk::store::accounts::{Account, AccountsError, Appointed};
use answerable_desk::who::{ActsFor, Appointment, NotAnAppointment, Role};
use answerable_register::directory::Found;
use answerable_register::words::BodyId;
use askama::Template;
use axum::extract::State;
use axum::http::header::HOST;
use axum::http::{HeaderMap, StatusCode};

use super::shown::Office;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{
    Field, SignedForm, SignedIn, at_accounts, at_desk, errors, kept_nowhere, shown_again,
};
use crate::site::Site;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct Page {
    people: Vec<Person>,
    form_key: String,
    name: Field,
    sign_in_name: Field,
    office: OfficeFields,
}

/// One account.
struct Person {
    name: String,
    href: String,
    offices: Vec<String>,
}

/// The fields that name an office, and what may be chosen.
pub(super) struct OfficeFields {
    pub(super) role: Field,
    pub(super) body: Field,
    pub(super) roles: Vec<(&'static str, &'static str)>,
    pub(super) bodies: Vec<String>,
}

impl OfficeFields {
    pub(super) fn empty(view: &View<'_>) -> Self {
        let names = view.names_of_bodies().into_iter().map(str::to_owned);
        let people = Role::ALL
            .into_iter()
            .filter(|role| *role != Role::ServiceToken);
        Self {
            role: Field::default(),
            body: Field::default(),
            roles: people.map(|role| (role.as_str(), role.title())).collect(),
            bodies: names.collect(),
        }
    }

    /// The appointment from today on that was chosen; what is wrong stands
    /// beside the fields otherwise.
    pub(super) fn read(&mut self, form: &SignedForm, view: &View<'_>) -> Option<Appointment> {
        self.role = Field::sent(&form.pairs, "role");
        self.body = Field::sent(&form.pairs, "body");
        let role = self.role.typed.parse::<Role>().ok();
        // A program's role is made with its token, and no person holds it.
        let Some(role) = role.filter(|role| *role != Role::ServiceToken) else {
            self.role.refuse("Select what the person does");
            return None;
        };
        let acts_for = match self.body.typed.as_str() {
            "" => ActsFor::Register,
            words => match body_of(words, view) {
                Some(body) => ActsFor::Body(body),
                None => {
                    self.body
                        .refuse("Enter the name of a body as its page has it");
                    return None;
                }
            },
        };
        match Appointment::try_new(role, acts_for, view.as_at, None) {
            Ok(appointment) => Some(appointment),
            Err(NotAnAppointment::HasABody { .. }) => {
                self.body
                    .refuse("Leave this empty: that is done for the register and not for a body");
                None
            }
            Err(_) => {
                self.body.refuse("Enter the body that the person acts for");
                None
            }
        }
    }

    pub(super) fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([("role", &self.role), ("body", &self.body)])
    }
}

/// The body of a name or an id.
pub(crate) fn body_of(words: &str, view: &View<'_>) -> Option<BodyId> {
    if let Some(held) = view.register.bodies.get(words, view.known) {
        return Some(held.fact.id.clone());
    }
    match view.directory().find(words, view.as_at) {
        Found::Body(body) => Some(body),
        _ => None,
    }
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let mut all = errors([("name", &self.name), ("sign-in-name", &self.sign_in_name)]);
        all.extend(self.office.errors());
        all
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Accounts".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Your account", "/account")]
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// A link, shown once, and to whom to give it.
#[derive(Template)]
#[template(path = "accounts/invited.html")]
pub(super) struct InvitedPage {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) href: String,
}

impl Content for InvitedPage {
    fn title(&self) -> String {
        "Invitation made".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Accounts", "/accounts")]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn show(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    visit.show(&page(&site, &by).await?)
}

/// Makes an account, appoints it, and shows the link of its invitation once.
pub(super) async fn invite(
    visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    form: SignedForm,
) -> Shown {
    let mut page = page(&site, &form.by).await?;
    page.name = Field::sent(&form.pairs, "name");
    page.sign_in_name = Field::sent(&form.pairs, "sign-in-name");
    if page.name.typed.is_empty() {
        page.name.refuse("Enter the person’s name");
    }
    let appointment = {
        let register = site.state.desk.read();
        page.office.read(&form, &View::of(&register, site.today()))
    };
    let Some(appointment) = appointment.filter(|_| page.name.wrong.is_none()) else {
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    };
    let name = page.name.typed.clone();
    let sign_in_name = match page.sign_in_name.typed.as_str() {
        "" => name.clone(),
        given => given.to_owned(),
    };
    let when = site.moment();
    let made = at_desk(&site, move |desk| {
        let invited = Invited {
            name: &name,
            sign_in_name: &sign_in_name,
            appointment: &appointment,
        };
        invite_person(&desk.accounts(), &invited, when)
    });
    match made.await? {
        Ok(invitation) => {
            let shown = InvitedPage {
                name: page.name.typed,
                link: invitation.token.link(&base(&site, &headers)),
                href: format!("/accounts/{}", invitation.id),
            };
            visit.show(&shown).map(kept_nowhere)
        }
        Err(NotInvited::Refused(why)) => {
            let field = match why {
                AccountsError::SignInNameTaken(_) => &mut page.sign_in_name,
                _ => &mut page.name,
            };
            field.refuse(sentence(&why.to_string()));
            Ok(shown_again(
                visit.show(&page)?,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
        Err(NotInvited::Fault(why)) => Err(Problem::Fault(why.to_string())),
    }
}

/// Where the administrator's own browser has this site.
pub(super) fn base(site: &Site, headers: &HeaderMap) -> String {
    let scheme = if site.options.over_tls {
        "https"
    } else {
        "http"
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.map_or_else(String::new, |host| format!("{scheme}://{host}"))
}

async fn page(site: &Site, by: &SignedIn) -> Result<Page, Problem> {
    let (me, when) = (by.id.clone(), site.moment());
    let held: Vec<(Account, Vec<Appointed>)> = at_accounts(site, move |desk| {
        let others = desk.accounts().list()?;
        let others = others.iter().filter(|person| person.id != me).count();
        let read = NamesRead {
            by: me.as_str(),
            page: "the list of accounts",
            when,
        };
        desk.note_names(others, read)?;
        let accounts = desk.accounts();
        let people = accounts.list()?.into_iter();
        let held: Result<Vec<_>, answerable_desk::store::Fault> = people
            .map(|person| Ok((person.clone(), accounts.appointments(&person.id)?)))
            .collect();
        Ok(held?)
    })
    .await?;
    let register = site.state.desk.read();
    let view = View::of(&register, site.today());
    Ok(Page {
        people: held
            .iter()
            .map(|(account, rows)| person(account, rows, &view))
            .collect(),
        form_key: by.form_key.clone(),
        name: Field::default(),
        sign_in_name: Field::default(),
        office: OfficeFields::empty(&view),
    })
}

fn person(account: &Account, rows: &[Appointed], view: &View<'_>) -> Person {
    let mut offices = BTreeMap::new();
    for (number, held) in appointments(rows) {
        let office = Office::of(number, &held, view);
        if office.open {
            offices.insert(number, format!("{}: {}", office.words, office.days));
        }
    }
    Person {
        name: account.name.clone(),
        href: format!("/accounts/{}", account.id),
        offices: offices.into_values().collect(),
    }
}

/// The first letter large.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
