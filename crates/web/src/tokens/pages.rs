//! An administrator makes a token for a body's program.

use answerable_desk::View;
use answerable_desk::tokens::{MOST_DAYS, NotIssued, Wanted, issue};
use answerable_wording::{days, letters};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use crate::accounts::body_of;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{Field, SignedForm, SignedIn, at_desk, errors, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "tokens/form.html")]
struct Page {
    form_key: String,
    name: Field,
    body: Field,
    days: Field,
    bodies: Vec<String>,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        errors([
            ("name", &self.name),
            ("body", &self.body),
            ("days", &self.days),
        ])
    }

    /// The token to make; what is wrong stands beside the fields otherwise.
    fn read(&mut self, form: &SignedForm, view: &View<'_>) -> Option<Wanted> {
        self.name = Field::sent(&form.pairs, "name");
        self.body = Field::sent(&form.pairs, "body");
        self.days = Field::sent(&form.pairs, "days");
        if self.name.typed.is_empty() {
            self.name.refuse("Enter what the program is called");
        }
        let body = body_of(&self.body.typed, view);
        if body.is_none() {
            self.body
                .refuse("Enter the name of a body as its page has it");
        }
        let days = self.days.typed.parse::<i64>().ok();
        let days = days.filter(|days| (1..=MOST_DAYS).contains(days));
        if days.is_none() {
            self.days.refuse(format!(
                "Enter a whole number of days, from 1 to {MOST_DAYS}"
            ));
        }
        if !self.errors().is_empty() {
            return None;
        }
        Some(Wanted {
            name: self.name.typed.clone(),
            body: body?,
            days: days?,
        })
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Make a service token".to_owned()
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
#[template(path = "tokens/issued.html")]
struct IssuedPage {
    name: String,
    secret: String,
    until: String,
    href: String,
}

impl Content for IssuedPage {
    fn title(&self) -> String {
        "Service token made".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

fn trail() -> Vec<Crumb> {
    vec![Crumb::home(), Crumb::new("Accounts", "/accounts")]
}

/// `/tokens/new`.
pub(super) async fn form(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    let register = site.state.desk.read();
    let page = page(&by, &View::of(&register, site.today()));
    visit.show(&page).map(kept_nowhere)
}

/// Makes the token, and shows its secret once.
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedForm) -> Shown {
    let (mut page, wanted) = {
        let register = site.state.desk.read();
        let view = View::of(&register, site.today());
        let mut page = page(&form.by, &view);
        let wanted = page.read(&form, &view);
        (page, wanted)
    };
    if let Some(wanted) = wanted {
        let (today, now) = (site.today(), site.now());
        let made = at_desk(&site, move |desk| {
            issue(&desk.accounts(), &wanted, today, now)
        });
        match made.await? {
            Ok(issued) => {
                let shown = IssuedPage {
                    name: page.name.typed,
                    secret: issued.secret,
                    until: days::day(issued.until),
                    href: format!("/accounts/{}", issued.id),
                };
                return visit.show(&shown).map(kept_nowhere);
            }
            Err(NotIssued::Refused(why)) => page.name.refuse(letters::capital(&why.to_string())),
            Err(NotIssued::Days) => page
                .days
                .refuse(letters::capital(&NotIssued::Days.to_string())),
            Err(NotIssued::Fault(why)) => return Err(Problem::Fault(why.to_string())),
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(shown_again(visit.show(&page)?, status))
}

fn page(by: &SignedIn, view: &View<'_>) -> Page {
    let names = view.names_of_bodies().into_iter().map(str::to_owned);
    Page {
        form_key: by.form_key.clone(),
        name: Field::default(),
        body: Field::default(),
        days: Field {
            typed: "90".to_owned(),
            ..Field::default()
        },
        bodies: names.collect(),
    }
}
