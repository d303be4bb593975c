//! One reply that is not published: is it right?

use answerable_desk::View;
use answerable_desk::replies::NotReplied;
use answerable_desk::store::vault::Moment;
use answerable_desk::who::{Act, may};
use answerable_register::facts::MOST_REPLY_CHARS;
use answerable_wording::{letters, numbers};
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::write::trail;
use super::{Waiting, problem_of};
use crate::frame::{Content, Crumb};
use crate::guard::Thing as _;
use crate::problem::Problem;
use crate::review::Field;
use crate::shown::beside::paragraphs;
use crate::shown::{Named, matter};
use crate::sign_in::{SignedForm, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "replies/one.html")]
struct OnePage {
    number: u64,
    seen: u64,
    body: String,
    about: Named,
    takes_back: bool,
    paragraphs: Vec<String>,
    /// The words, to be changed.
    reply: Field,
    may_publish: bool,
    /// Why whoever looks may not publish it.
    why_not: Option<String>,
    hint: String,
    form_key: String,
}

impl Content for OnePage {
    fn title(&self) -> String {
        "A reply to publish".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn is_refused(&self) -> bool {
        self.reply.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/replies/N`
pub(super) async fn show(visit: Visit, Extension(waiting): Extension<Waiting>) -> Shown {
    let reply = Field {
        typed: waiting.draft.words.clone(),
        wrong: None,
    };
    visit.show(&page(&visit, &waiting, reply)).map(kept_nowhere)
}

/// Puts other words in its place.
pub(super) async fn change(
    visit: Visit,
    State(site): State<Site>,
    Extension(waiting): Extension<Waiting>,
    sent: SignedForm,
) -> Shown {
    let reply = Field::sent(&sent.pairs, "reply");
    let (number, seen) = (waiting.draft.number, seen(&sent));
    let (words, by) = (reply.typed.clone(), sent.by.id.to_string());
    let done = at_desk(&site, move |desk| {
        desk.change_reply(number, seen, &words, &by)
    });
    match done.await? {
        Ok(()) => Ok(see_other(&format!("/replies/{number}"))),
        Err(why) => refused(&visit, &waiting, reply, why),
    }
}

/// Publishes it as it was seen.
pub(super) async fn publish(
    visit: Visit,
    State(site): State<Site>,
    Extension(waiting): Extension<Waiting>,
    sent: SignedForm,
) -> Shown {
    let (number, seen) = (waiting.draft.number, seen(&sent));
    let (by, when) = (sent.by.id.to_string(), moment(&site));
    let done = at_desk(&site, move |desk| {
        desk.publish_reply(number, seen, &by, when)
    });
    match done.await? {
        Ok(entry) => Ok(see_other(&format!("/replies?recorded={entry}"))),
        Err(why) => {
            let reply = Field {
                typed: waiting.draft.words.clone(),
                wrong: None,
            };
            refused(&visit, &waiting, reply, why)
        }
    }
}

/// Gives it up.
pub(super) async fn give_up(
    visit: Visit,
    State(site): State<Site>,
    Extension(waiting): Extension<Waiting>,
    sent: SignedForm,
) -> Shown {
    let (number, seen) = (waiting.draft.number, seen(&sent));
    let (by, when) = (sent.by.id.to_string(), moment(&site));
    let done = at_desk(&site, move |desk| {
        desk.give_reply_up(number, seen, &by, when)
    });
    match done.await? {
        Ok(()) => Ok(see_other("/replies")),
        Err(why) => {
            let reply = Field {
                typed: waiting.draft.words.clone(),
                wrong: None,
            };
            refused(&visit, &waiting, reply, why)
        }
    }
}

fn refused(visit: &Visit, waiting: &Waiting, mut reply: Field, why: NotReplied) -> Shown {
    let status = match why {
        NotReplied::NotKept(_) => return Err(problem_of(why)),
        NotReplied::ChangedMeanwhile => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    reply.refuse(letters::capital(&why.to_string()));
    let shown = visit.show(&page(visit, waiting, reply))?;
    Ok(shown_again(shown, status))
}

fn seen(sent: &SignedForm) -> u64 {
    let seen = sent.pairs.filled("seen");
    seen.and_then(|seen| seen.parse().ok()).unwrap_or_default()
}

fn moment(site: &Site) -> Moment {
    Moment {
        at: site.now(),
        day: site.today(),
    }
}

fn page(visit: &Visit, waiting: &Waiting, reply: Field) -> OnePage {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let draft = &waiting.draft;
    let may_publish = may(
        &waiting.by.actor,
        Act::PublishReply,
        &waiting.resource(),
        visit.site.today(),
    );
    OnePage {
        number: draft.number,
        seen: draft.version,
        body: view.name_of(&draft.body, view.as_at).to_owned(),
        about: matter::named(&draft.about, &view),
        takes_back: draft.takes_back,
        paragraphs: paragraphs(&draft.words),
        reply,
        may_publish: may_publish.is_ok(),
        why_not: may_publish
            .err()
            .map(Problem::from)
            .and_then(|why| why.reason()),
        hint: format!(
            "At most {} characters.",
            numbers::number(MOST_REPLY_CHARS as u64)
        ),
        form_key: waiting.by.form_key.clone(),
    }
}
