//! Writing a reply: a new one, a correction of one, or taking one back.

use answerable_desk::View;
use answerable_desk::replies::{NewReply, NotReplied};
use answerable_register::facts::{MOST_REPLY_CHARS, Matter};
use answerable_register::fold::{Known, Register};
use answerable_register::words::BodyId;
use answerable_wording::{letters, numbers};
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{Replier, problem_of};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::review::Field;
use crate::shown::matter::{self, matter_of, path_of};
use crate::shown::{Named, open};
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "replies/write.html")]
struct WritePage {
    title: &'static str,
    action: String,
    body: String,
    about: Named,
    /// The end of the address of what it is about.
    page: String,
    corrects: Option<u64>,
    takes_back: bool,
    reply: Field,
    hint: String,
    form_key: String,
}

impl Content for WritePage {
    fn title(&self) -> String {
        self.title.to_owned()
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

pub(super) fn trail() -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::new("Replies of your office", "/replies"),
    ]
}

/// What is to be replied to, as an address or a form names it.
struct Meant {
    about: Matter,
    corrects: Option<u64>,
    takes_back: bool,
    /// The words that stand so far.
    before: String,
}

impl Meant {
    /// # Errors
    /// [`Problem::NotFound`] where nothing that is there is named.
    fn read(pairs: &Pairs, by: &BodyId, register: &Register) -> Result<Self, Problem> {
        let entry = |name| pairs.filled(name).and_then(|entry| entry.parse().ok());
        let (corrects, takes_back) = match (entry("takes-back"), entry("corrects")) {
            (Some(entry), _) => (Some(entry), true),
            (None, corrects) => (corrects, false),
        };
        let Some(entry) = corrects else {
            let about = pairs.filled("about").and_then(matter_of);
            return Ok(Self {
                about: about.ok_or(Problem::NotFound)?,
                corrects: None,
                takes_back: false,
                before: String::new(),
            });
        };
        let held = register.replies.recorded_by(entry);
        let held = held
            .filter(|held| held.is_in_force(Known::Everything) && held.fact.by == *by)
            .filter(|held| held.fact.withdrawn_on.is_none())
            .ok_or(Problem::NotFound)?;
        Ok(Self {
            about: held.fact.about.clone(),
            corrects,
            takes_back,
            before: open(&held.fact.words).to_owned(),
        })
    }
}

/// `/replies/new/BODY?about=/asks/…`
pub(super) async fn form(
    by: SignedIn,
    visit: Visit,
    Extension(Replier(body)): Extension<Replier>,
) -> Shown {
    let meant = {
        let register = visit.site.state.desk.read();
        Meant::read(&visit.place.pairs, &body, &register)?
    };
    let reply = Field {
        typed: meant.before.clone(),
        wrong: None,
    };
    visit
        .show(&page(&visit, &by, &body, &meant, reply))
        .map(kept_nowhere)
}

/// Keeps the reply for a second person, or shows it again with what was wrong.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    Extension(Replier(body)): Extension<Replier>,
    sent: SignedForm,
) -> Shown {
    let meant = {
        let register = site.state.desk.read();
        Meant::read(&sent.pairs, &body, &register)?
    };
    let mut reply = Field::sent(&sent.pairs, "reply");
    if meant.takes_back {
        reply.typed.clone_from(&meant.before);
    }
    let new = NewReply {
        body: body.clone(),
        about: meant.about.clone(),
        words: reply.typed.clone(),
        corrects: meant.corrects,
        takes_back: meant.takes_back,
    };
    let (by, today) = (sent.by.id.to_string(), site.today());
    match at_desk(&site, move |desk| desk.begin_reply(&new, &by, today)).await? {
        Ok(number) => return Ok(see_other(&format!("/replies/{number}"))),
        Err(why @ NotReplied::NotKept(_)) => return Err(problem_of(why)),
        Err(why) => reply.refuse(letters::capital(&why.to_string())),
    }
    let page = page(&visit, &sent.by, &body, &meant, reply);
    Ok(shown_again(
        visit.show(&page)?,
        StatusCode::UNPROCESSABLE_ENTITY,
    ))
}

fn page(visit: &Visit, by: &SignedIn, body: &BodyId, meant: &Meant, reply: Field) -> WritePage {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    WritePage {
        title: match (meant.takes_back, meant.corrects) {
            (true, _) => "Take a reply back",
            (false, Some(_)) => "Correct a reply",
            (false, None) => "Write a reply",
        },
        action: format!("/replies/new/{body}"),
        body: view.name_of(body, view.as_at).to_owned(),
        about: matter::named(&meant.about, &view),
        page: path_of(&meant.about, &view),
        corrects: meant.corrects,
        takes_back: meant.takes_back,
        reply,
        hint: format!(
            "At most {} characters. A second person of your office publishes it.",
            numbers::number(MOST_REPLY_CHARS as u64)
        ),
        form_key: by.form_key.clone(),
    }
}
