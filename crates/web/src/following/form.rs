//! "Follow by e-mail": where letters should go, and what a year of them would
//! have told.

use std::time::Duration;

use answerable_desk::View;
use answerable_desk::following::mail::{HowOften, MailAddress, NotAnAddress, NotKept, ToFollow};
use answerable_desk::following::{Followed, Wanted, recorded_by};
use answerable_register::words::is_slug;
use answerable_wording::{alerts, days, numbers};
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use jiff::ToSpan as _;
use tokio::time::Instant;

use super::for_one_alone;
use super::own::rhythms;
use crate::corrections::Field;
use crate::feeds::said;
use crate::frame::{Content, Crumb};
use crate::layers::problems::AlreadyShown;
use crate::pages::asks;
use crate::problem::Problem;
use crate::serve::Peer;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// How many examples of the last year are shown.
const EXAMPLES: usize = 3;

#[derive(Template)]
#[template(path = "following/form.html")]
struct FormPage {
    /// What is to be followed, by name, and its page.
    what: String,
    page: String,
    preview: String,
    examples: Vec<(String, String)>,
    rhythms: Vec<(&'static str, &'static str)>,
    email: Field,
    often: Field,
}

impl FormPage {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        [("email", &self.email), ("often", &self.often)]
            .into_iter()
            .filter_map(|(place, field)| Some((place, field.wrong.as_deref()?)))
            .collect()
    }
}

impl Content for FormPage {
    fn title(&self) -> String {
        "Follow by e-mail".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

#[derive(Template)]
#[template(path = "following/asked.html")]
struct AskedPage;

impl Content for AskedPage {
    fn title(&self) -> String {
        "Look for our letter".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/follow?page=/bodies/B`: the empty form.
pub(super) async fn show(visit: Visit) -> Shown {
    let page = visit.place.pairs.filled("page").unwrap_or_default();
    let typed = |value: &str| Field {
        typed: value.to_owned(),
        wrong: None,
    };
    let content = page_of(&visit, page, typed(""), typed(HowOften::Daily.as_str()))?;
    visit.show(&content).map(for_one_alone)
}

/// Takes the request, or shows the form again with what was typed.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    peer: Option<Extension<Peer>>,
    body: Bytes,
) -> Shown {
    let pairs = Pairs::read(&String::from_utf8_lossy(&body));
    let page = pairs.filled("page").unwrap_or_default();
    let typed = |name: &str| Field {
        typed: pairs.one(name).unwrap_or_default().to_owned(),
        wrong: None,
    };
    let (mut email, mut often) = (typed("email"), typed("often"));
    let address = MailAddress::read(&email.typed);
    email.wrong = address.as_ref().err().map(|why| wrong(*why));
    let how_often = HowOften::read(&often.typed);
    if how_often.is_none() {
        often.wrong = Some("Select how often".to_owned());
    }
    let (Ok(address), Some(how_often)) = (address, how_often) else {
        return shown_again(&visit, page, email, often, StatusCode::UNPROCESSABLE_ENTITY);
    };
    if let Some(Extension(Peer(from))) = peer {
        // Counted by where it came from alone: what an address had before would
        // tell whoever types it whether it is known here.
        if let Err(wait) = site.turns.take(from, Instant::now()) {
            email.wrong = Some(not_now(wait));
            let mut shown = shown_again(&visit, page, email, often, StatusCode::TOO_MANY_REQUESTS)?;
            let seconds = HeaderValue::from(wait.as_secs().max(1));
            shown.headers_mut().insert(RETRY_AFTER, seconds);
            return Ok(shown);
        }
    }
    let what = followed(&visit, page)?;
    let wanted = ToFollow {
        address,
        what,
        how_often,
    };
    let when = site.moment();
    let kept =
        tokio::task::spawn_blocking(move || site.state.desk.ask_to_follow(&wanted, when)).await;
    match kept.map_err(|error| Problem::Fault(format!("keeping a request to follow: {error}")))? {
        Ok(()) => Ok(for_one_alone(see_other("/follow/asked"))),
        Err(NotKept::Full) => Err(Problem::Busy),
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}

/// The same page for whoever sent anything.
pub(super) async fn asked(visit: Visit) -> Shown {
    visit.show(&AskedPage).map(for_one_alone)
}

fn shown_again(visit: &Visit, page: &str, email: Field, often: Field, status: StatusCode) -> Shown {
    let content = page_of(visit, page, email, often)?;
    let mut shown = visit.show(&content)?;
    *shown.status_mut() = status;
    shown.extensions_mut().insert(AlreadyShown);
    Ok(for_one_alone(shown))
}

fn page_of(visit: &Visit, page: &str, email: Field, often: Field) -> Result<FormPage, Problem> {
    let what = followed(visit, page)?;
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let today = visit.as_at.day();
    let view = View::of(&register, today);
    let from = today.saturating_sub(1.year());
    let before = from.yesterday().unwrap_or(from);
    let wanted = Wanted {
        among: recorded_by(&register, before).end..recorded_by(&register, today).end,
        after: 0,
        most: EXAMPLES,
        on: today,
    };
    let found = desk
        .happened(&register, &what, &wanted)
        .map_err(|why| Problem::Fault(format!("looking for words: {why}")))?;
    let (path, pairs) = said::page_of_followed(&what);
    Ok(FormPage {
        what: said::name_of_followed(&what, &view),
        page: pairs.after(&path),
        preview: alerts::preview(found.found, found.is_cut, from, today),
        examples: found
            .rows
            .iter()
            .map(|row| (days::day(row.recorded_on), said::sentence(row, &view)))
            .collect(),
        rhythms: rhythms(),
        email,
        often,
    })
}

/// What a page of this site is followed as.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such page, or it cannot be followed.
fn followed(visit: &Visit, page: &str) -> Result<Followed, Problem> {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let register = visit.site.state.desk.read();
    let parts: Vec<&str> = path.split('/').collect();
    let found = match parts.as_slice() {
        ["", "bodies", body] if is_slug(body) => Some(Followed::Body((*body).into())),
        ["", "reports", report] if is_slug(report) => Some(Followed::Report((*report).into())),
        ["", "asks"] => asks::followed(
            &Pairs::read(query),
            &View::of(&register, visit.site.today()),
        ),
        _ => None,
    };
    found
        .filter(|found| found.is_there(&register))
        .ok_or(Problem::NotFound)
}

fn wrong(why: NotAnAddress) -> String {
    match why {
        NotAnAddress::Empty => "Enter your e-mail address".to_owned(),
        NotAnAddress::TooLong => "An e-mail address has 254 characters or fewer".to_owned(),
        NotAnAddress::Form => {
            "Enter an e-mail address in the form name@example.com, without blanks, accents or \
             quotation marks"
                .to_owned()
        }
    }
}

fn not_now(wait: Duration) -> String {
    let minutes = wait.as_secs().div_ceil(60).max(1);
    format!(
        "You have sent several forms in a short time. Wait {}, then send this again",
        numbers::count(minutes, "minute", "minutes")
    )
}
