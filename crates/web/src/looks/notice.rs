//! One body's letter, and that it was told.

use answerable_desk::View;
use answerable_desk::questions::AskRow;
use answerable_register::facts::{AskReference, Notice};
use answerable_register::words::{BodyId, is_slug};
use answerable_wording::notice_letter::{Letter, LookedFor, subject, text};
use answerable_wording::{days, standings};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use jiff::civil::Date;

use super::record::AskShown;
use super::{asks_named, drawn_key, key_of, record_one};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::shown::name::asker;
use crate::shown::{Named, open};
use crate::sign_in::{SignedForm, SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// The longest way in which a body was told, in letters.
const MOST_HOW: usize = 200;

#[derive(Template)]
#[template(path = "looks/notice.html")]
struct NoticePage {
    to: String,
    id: BodyId,
    subject: String,
    letter: String,
    asks: Vec<AskShown>,
    form: NoticeForm,
    form_key: String,
}

#[derive(Default)]
struct NoticeForm {
    key: String,
    /// The asks ticked; none before anything was sent, when all are.
    asks: Option<Vec<AskReference>>,
    asks_wrong: Option<String>,
    on: DayField,
    how: Field,
}

impl NoticeForm {
    fn empty(today: Date) -> Result<Self, Problem> {
        Ok(Self {
            key: drawn_key()?,
            on: DayField::of(Some(today)),
            ..Self::default()
        })
    }

    fn sent(pairs: &Pairs) -> Result<Self, Problem> {
        Ok(Self {
            key: key_of(pairs)?,
            asks: Some(asks_named(pairs)),
            asks_wrong: None,
            on: DayField::sent(pairs, "on"),
            how: Field::sent(pairs, "how"),
        })
    }

    fn read(&mut self, to: &BodyId, today: Date) -> Option<Notice> {
        let asks = self.asks.clone().unwrap_or_default();
        if asks.is_empty() {
            self.asks_wrong = Some("Select what the letter told of".to_owned());
        }
        let on = self.on.read("the day it was told");
        if on.is_some_and(|on| on > today) {
            self.on
                .refuse("The day it was told must be today or in the past".to_owned());
        }
        let how = self
            .how
            .typed
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if how.is_empty() {
            self.how.refuse("Enter how it was told");
        } else if how.chars().count() > MOST_HOW {
            self.how
                .refuse("How it was told must be 200 characters or fewer");
        } else if how.contains('@') {
            self.how.refuse(
                "Leave the address out: this is public. Write, for example, by e-mail to the office",
            );
        }
        let notice = Notice {
            asks,
            to: to.clone(),
            on: on?,
            how: how.into(),
        };
        self.errors().is_empty().then_some(notice)
    }

    fn errors(&self) -> Vec<(&'static str, &str)> {
        let day = (!self.on.wrong.is_empty()).then_some(self.on.wrong.as_str());
        [
            ("asks", self.asks_wrong.as_deref()),
            ("on-day", day),
            ("how", self.how.wrong.as_deref()),
        ]
        .into_iter()
        .filter_map(|(place, wrong)| Some((place, wrong?)))
        .collect()
    }

    fn is_ticked(&self, ask: &str) -> bool {
        self.asks
            .as_ref()
            .is_none_or(|asks| asks.iter().any(|ticked| ticked.to_string() == *ask))
    }
}

impl Content for NoticePage {
    fn title(&self) -> String {
        format!("Tell {}", self.to)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Bodies to be told", "/notices")]
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/notices/BODY`
pub(super) async fn show(
    by: SignedIn,
    visit: Visit,
    Path(to): Path<String>,
    headers: HeaderMap,
) -> Shown {
    let form = NoticeForm::empty(visit.site.today())?;
    let page = page(&visit, &by, &body_of(&to)?, form, &headers)?;
    visit.show(&page).map(kept_nowhere)
}

/// `/notices/BODY/letter`: the letter alone, to be saved.
pub(super) async fn letter(visit: Visit, Path(to): Path<String>, headers: HeaderMap) -> Shown {
    let to = body_of(&to)?;
    let letter = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.site.today());
        written(&view, &to, &base(&visit.site, &headers))?.1
    };
    let name = format!("attachment; filename=\"notice-to-{to}.txt\"");
    let name = HeaderValue::from_str(&name)
        .map_err(|error| Problem::Fault(format!("naming a letter: {error}")))?;
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(kept_nowhere(
        ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], letter).into_response(),
    ))
}

/// Records that the body was told, or shows the page again with what was wrong.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    Path(to): Path<String>,
    headers: HeaderMap,
    sent: SignedForm,
) -> Shown {
    let to = body_of(&to)?;
    let mut form = NoticeForm::sent(&sent.pairs)?;
    let again = |form| {
        let page = page(&visit, &sent.by, &to, form, &headers)?;
        Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ))
    };
    let Some(notice) = form.read(&to, site.today()) else {
        return again(form);
    };
    let key = format!("notice-{}", form.key);
    match record_one(&site, &sent.by, key, notice.into()).await? {
        Ok(entry) => Ok(see_other(&format!("/notices?recorded={entry}"))),
        Err(why) => {
            form.asks_wrong = Some(why);
            again(form)
        }
    }
}

fn body_of(text: &str) -> Result<BodyId, Problem> {
    match is_slug(text) {
        true => Ok(BodyId::from(text)),
        false => Err(Problem::NotFound),
    }
}

fn page(
    visit: &Visit,
    by: &SignedIn,
    to: &BodyId,
    form: NoticeForm,
    headers: &HeaderMap,
) -> Result<NoticePage, Problem> {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let (asks, letter) = written(&view, to, &base(&visit.site, headers))?;
    Ok(NoticePage {
        to: view.name_of(to, view.as_at).to_owned(),
        id: to.clone(),
        subject: subject(asks.len()),
        letter,
        asks: asks
            .iter()
            .map(|row| AskShown {
                ask: row.reference.to_string(),
                of: row.of.name.unwrap_or_default().to_owned(),
                awaited: standings::awaited(row.reference.duty),
                what: Named {
                    words: open(row.title).to_owned(),
                    href: Some(visit.links().ask(row.reference)),
                },
            })
            .collect(),
        form,
        form_key: by.form_key.clone(),
    })
}

/// What a body is to be told of, and the letter that tells it.
fn written<'r>(
    view: &View<'r>,
    to: &BodyId,
    base: &str,
) -> Result<(Vec<AskRow<'r>>, String), Problem> {
    let due = view.notices_due().into_iter().find(|due| due.to == *to);
    let asks = due.ok_or(Problem::NotFound)?.asks;
    let names: Vec<String> = asks.iter().map(|row| asker(&row.by).into_owned()).collect();
    let letter = Letter {
        to: view.name_of(to, view.as_at),
        on: view.as_at,
        asks: asks
            .iter()
            .zip(&names)
            .map(|(row, asked_by)| LookedFor {
                duty: row.reference.duty,
                title: open(row.title),
                asked_by,
                asked_on: days::known(row.asked_when),
                last_day: row.clock.last_day_by_law(),
                looks: view
                    .looks_of(row.key)
                    .into_iter()
                    .map(|look| (look.on, look.place.as_str(), look.came_back))
                    .collect(),
                address: format!("{base}/asks/{}", row.reference),
            })
            .collect(),
        correction: format!("{base}/correction"),
    };
    let letter = text(&letter);
    Ok((asks, letter))
}

/// The address that people open, as it was asked for.
fn base(site: &Site, headers: &HeaderMap) -> String {
    let scheme = match site.options.over_tls {
        true => "https",
        false => "http",
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.map_or_else(String::new, |host| format!("{scheme}://{host}"))
}
