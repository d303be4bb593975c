//! What somebody follows, by the link of their letters; and leaving.

use answerable_desk::View;
use answerable_desk::following::mail::{Following, HowOften, Purpose};
use answerable_desk::following::{Followed, Wanted};
use answerable_desk::store::Fault;
use answerable_wording::{alerts, days};
use askama::Template;
use axum::body::Bytes;
use axum::extract::Path;

use super::{for_one_alone, link_of};
use crate::corrections::Field;
use crate::feeds::said;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// How many things that happened lately are shown of each thing followed.
const LATELY: usize = 5;

#[derive(Template)]
#[template(path = "following/own.html")]
struct OwnPage {
    address: String,
    action: String,
    leave: String,
    /// What was done just now, in a sentence.
    done: Option<&'static str>,
    rhythms: Vec<(&'static str, &'static str)>,
    often: Field,
    followed: Vec<FollowedShown>,
}

/// One thing that is followed.
struct FollowedShown {
    name: String,
    page: String,
    /// As the form sends it back.
    value: String,
    /// What happened lately: the day, the sentence, the page.
    lately: Vec<(String, String, String)>,
}

impl Content for OwnPage {
    fn title(&self) -> String {
        "What you follow".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

#[derive(Template)]
#[template(path = "following/leave.html")]
struct LeavePage {
    /// Where the button sends to; none where they have left, or the link is none.
    action: Option<String>,
}

impl Content for LeavePage {
    fn title(&self) -> String {
        match self.action {
            Some(_) => "Have no more letters",
            None => "No letters come to you",
        }
        .to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/following/LINK`.
pub(super) async fn show(visit: Visit, Path(link): Path<String>) -> Shown {
    let Some(following) = find(&visit, &link)? else {
        return left(&visit);
    };
    let done = ["confirmed", "changed", "stopped"]
        .into_iter()
        .find(|done| visit.place.pairs.filled(done).is_some());
    let done = done.map(|done| match done {
        "confirmed" => "You follow this from now on.",
        "changed" => "Changed.",
        _ => "You no longer follow that.",
    });
    let content = content(&visit, &following, &link, done)?;
    visit.show(&content).map(for_one_alone)
}

/// Changes how often letters come, or stops following one thing.
pub(super) async fn change(visit: Visit, Path(link): Path<String>, body: Bytes) -> Shown {
    let Some(following) = find(&visit, &link)? else {
        return left(&visit);
    };
    let pairs = Pairs::read(&String::from_utf8_lossy(&body));
    let desk = visit.site.state.desk.clone();
    let when = visit.site.moment();
    let stop = pairs.filled("stop").and_then(Followed::read);
    let often = pairs.filled("often").and_then(HowOften::read);
    let name = match (&stop, often) {
        (Some(_), _) => "stopped",
        (None, Some(_)) => "changed",
        (None, None) => return Err(Problem::Unreadable),
    };
    let did = tokio::task::spawn_blocking(move || match (stop, often) {
        (Some(what), _) => desk.stop_following(&following, &what, when),
        (None, Some(often)) => desk.set_how_often(&following, often),
        (None, None) => Ok(()),
    });
    settled(did.await)?;
    let to = Pairs::default().with(name, "yes");
    Ok(for_one_alone(see_other(
        &to.after(&format!("/following/{link}")),
    )))
}

/// `/follow/leave/LINK`: what the button does. Opening it does nothing.
pub(super) async fn ask_to_leave(visit: Visit, Path(link): Path<String>) -> Shown {
    let read = link_of(&link)?;
    let found = visit
        .site
        .state
        .desk
        .following_by(&read, Purpose::Leave)
        .map_err(unreadable)?;
    let action = found.map(|_| format!("/follow/leave/{link}"));
    visit.show(&LeavePage { action }).map(for_one_alone)
}

/// Leaves: by the button, or by a mail program's own (RFC 8058). It says the
/// same to whoever left before.
pub(super) async fn leave(visit: Visit, Path(link): Path<String>) -> Shown {
    let read = link_of(&link)?;
    let desk = visit.site.state.desk.clone();
    let when = visit.site.moment();
    let did = tokio::task::spawn_blocking(move || desk.leave_by(&read, when).map(|_| ()));
    settled(did.await)?;
    left(&visit)
}

fn left(visit: &Visit) -> Shown {
    visit.show(&LeavePage { action: None }).map(for_one_alone)
}

fn settled(did: Result<Result<(), Fault>, tokio::task::JoinError>) -> Result<(), Problem> {
    did.map_err(|error| Problem::Fault(format!("changing what is followed: {error}")))?
        .map_err(|why| Problem::NotKept(why.to_string()))
}

fn find(visit: &Visit, link: &str) -> Result<Option<Following>, Problem> {
    let read = link_of(link)?;
    let desk = &visit.site.state.desk;
    desk.following_by(&read, Purpose::Keep).map_err(unreadable)
}

fn unreadable(why: Fault) -> Problem {
    Problem::Fault(format!("reading what is followed: {why}"))
}

fn content(
    visit: &Visit,
    following: &Following,
    link: &str,
    done: Option<&'static str>,
) -> Result<OwnPage, Problem> {
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let today = visit.site.today();
    let view = View::of(&register, today);
    let wanted = Wanted {
        among: 0..register.head(),
        after: 0,
        most: LATELY,
        on: today,
    };
    let mut followed = Vec::with_capacity(following.what.len());
    for what in &following.what {
        let found = desk
            .happened(&register, what, &wanted)
            .map_err(|why| Problem::Fault(format!("looking for words: {why}")))?;
        let (path, pairs) = said::page_of_followed(what);
        followed.push(FollowedShown {
            name: said::name_of_followed(what, &view),
            page: pairs.after(&path),
            value: what.to_text(),
            lately: found
                .rows
                .iter()
                .map(|row| {
                    (
                        days::day(row.recorded_on),
                        said::sentence(row, &view),
                        said::page(row),
                    )
                })
                .collect(),
        });
    }
    Ok(OwnPage {
        address: following.address.clone(),
        action: format!("/following/{link}"),
        leave: format!("/follow/leave/{}", following.leave.as_str()),
        done,
        rhythms: rhythms(),
        often: Field {
            typed: following.how_often.as_str().to_owned(),
            wrong: None,
        },
        followed,
    })
}

/// The two rhythms as choices of a form.
pub(super) fn rhythms() -> Vec<(&'static str, &'static str)> {
    let choice = |often: HowOften| {
        let words = alerts::how_often(often == HowOften::Daily);
        (often.as_str(), words)
    };
    HowOften::ALL.map(choice).into()
}
