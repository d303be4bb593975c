//! What has our office replied, and what waits?

use answerable_desk::View;
use answerable_desk::replies::Draft;
use answerable_desk::who::Role;
use answerable_register::fold::Known;
use answerable_register::words::BodyId;
use answerable_wording::days;
use askama::Template;

use super::problem_of;
use crate::frame::{Content, Crumb};
use crate::shown::{Named, matter};
use crate::sign_in::{SignedIn, at_desk, kept_nowhere};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "replies/list.html")]
struct ListPage {
    waiting: Vec<Line>,
    published: Vec<Published>,
    /// The entry just recorded.
    recorded: Option<u64>,
}

/// A reply that waits for a second person.
struct Line {
    href: String,
    about: Named,
    body: String,
    what: &'static str,
}

/// A reply that is published.
struct Published {
    about: Named,
    body: String,
    on: String,
    entry: u64,
    withdrawn: Option<String>,
    correct: String,
    take_back: String,
}

impl Content for ListPage {
    fn title(&self) -> String {
        "Replies of your office".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/replies`
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    let today = visit.site.today();
    let mut bodies: Vec<BodyId> = [Role::Drafter, Role::Approver]
        .into_iter()
        .flat_map(|role| by.actor.bodies_on(today, role))
        .collect();
    bodies.sort();
    bodies.dedup();
    let of = bodies.clone();
    let drafts = at_desk(&visit.site, move |desk| {
        of.iter()
            .map(|body| desk.reply_drafts(body))
            .collect::<Result<Vec<_>, _>>()
    })
    .await?
    .map_err(problem_of)?;
    let register = visit.site.state.desk.read();
    let view = View::of(&register, today);
    let mut published: Vec<Published> = register
        .replies
        .in_force(Known::Everything)
        .filter(|held| bodies.contains(&held.fact.by))
        .map(|held| {
            let reply = &held.fact;
            let new = format!("/replies/new/{}", reply.by);
            Published {
                about: matter::named(&reply.about, &view),
                body: view.name_of(&reply.by, today).to_owned(),
                on: days::day(reply.on),
                entry: held.entry,
                withdrawn: reply.withdrawn_on.map(days::day),
                correct: format!("{new}?corrects={}", held.entry),
                take_back: format!("{new}?takes-back={}", held.entry),
            }
        })
        .collect();
    published.reverse();
    let recorded = visit.place.pairs.filled("recorded");
    let page = ListPage {
        waiting: drafts
            .iter()
            .flatten()
            .map(|draft| line(draft, &view))
            .collect(),
        published,
        recorded: recorded.and_then(|entry| entry.parse().ok()),
    };
    visit.show(&page).map(kept_nowhere)
}

fn line(draft: &Draft, view: &View<'_>) -> Line {
    Line {
        href: format!("/replies/{}", draft.number),
        about: matter::named(&draft.about, view),
        body: view.name_of(&draft.body, view.as_at).to_owned(),
        what: match (draft.takes_back, draft.corrects) {
            (true, _) => "Takes a reply back",
            (false, Some(_)) => "Corrects a reply",
            (false, None) => "New reply",
        },
    }
}
