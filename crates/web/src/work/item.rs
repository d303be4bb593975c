//! One item: who has it in hand, handing it over, and what the office says of
//! it. None of this is public.

use answerable_desk::View;
use answerable_desk::queues::{ItemId, LeadsTo, NotCommented, NotHanded, Remarks};
use answerable_desk::store::inbox::Reference;
use answerable_desk::who::{Act, Actor, ActsFor, Resource, may};
use answerable_wording::letters;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;

use super::row::address;
use super::{OneOffice, draw, moment, word_of};
use crate::accounts::moment_in_words;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::Field;
use crate::shown::open;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "work/item.html")]
struct Page {
    title: String,
    /// Where it is done.
    href: String,
    address: String,
    in_hand: Option<String>,
    is_own: bool,
    colleagues: Vec<(String, String)>,
    to: Field,
    comments: Vec<CommentShown>,
    comment: Field,
    me: String,
    form_key: String,
}

/// A comment with who wrote it and when.
struct CommentShown {
    by: String,
    at: String,
    words: Option<String>,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        [("to", &self.to), ("comment", &self.comment)]
            .into_iter()
            .filter_map(|(id, field)| Some((id, field.wrong.as_deref()?)))
            .collect()
    }
}

impl Content for Page {
    fn title(&self) -> String {
        format!("In your office: {}", self.title)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Work)]
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/work/OFFICE/items/ITEM`.
pub(super) async fn show(
    Extension(office): Extension<OneOffice>,
    Path((_, item)): Path<(String, String)>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let page = page(&office.0, &item, &by, &site).await?;
    visit.show(&page).map(kept_nowhere)
}

/// Takes the item on, hands it to a colleague, or gives it back.
pub(super) async fn hand_over(
    Extension(office): Extension<OneOffice>,
    Path((_, item)): Path<(String, String)>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let mut page = page(&office.0, &item, &form.by, &site).await?;
    let here = page.address.clone();
    let id = named(&item)?.id();
    let to = Field::sent(&form.pairs, "to");
    let (whom, by, today) = (to.typed.clone(), form.by.id.to_string(), site.today());
    let office = office.0;
    let handed = at_desk(&site, move |desk| match whom.as_str() {
        "office" => desk.hand_back(&office, &id).map_err(NotHanded::Fault),
        whom => desk.hand_over((&office, &id), whom, &by, today),
    });
    match handed.await? {
        Ok(()) => Ok(see_other(&here)),
        Err(NotHanded::NoColleague) => {
            page.to = to;
            page.to
                .refuse("Select yourself, a colleague or the whole office");
            let shown = visit.show(&page)?;
            Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(NotHanded::Fault(why)) => Err(Problem::NotKept(why.to_string())),
    }
}

/// Keeps a comment of the office.
pub(super) async fn comment(
    Extension(office): Extension<OneOffice>,
    Path((_, item)): Path<(String, String)>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let mut page = page(&office.0, &item, &form.by, &site).await?;
    let here = format!("{}#comments", page.address);
    let id = named(&item)?.id();
    let typed = Field::sent(&form.pairs, "comment");
    let (words, by) = (typed.typed.clone(), form.by.id.to_string());
    let (now, draw) = (moment(&site), draw()?);
    let kept = at_desk(&site, move |desk| {
        desk.comment((&office.0, &id), &words, &by, (now, &draw))
    });
    match kept.await? {
        Ok(()) => Ok(see_other(&here)),
        Err(why @ NotCommented::Length) => {
            page.comment = typed;
            page.comment.refuse(letters::capital(&why.to_string()));
            let shown = visit.show(&page)?;
            Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}

fn named(item: &str) -> Result<LeadsTo, Problem> {
    LeadsTo::named(item).ok_or(Problem::NotFound)
}

async fn page(office: &ActsFor, item: &str, by: &SignedIn, site: &Site) -> Result<Page, Problem> {
    let leads_to = named(item)?;
    let title = title_of(&leads_to, office, by, site)
        .await?
        .ok_or(Problem::NotFound)?;
    let remarks = remarks(office, leads_to.id(), by, site).await?;
    let me = by.id.as_str();
    let in_hand = remarks.in_hand.as_ref();
    Ok(Page {
        title,
        href: address(&leads_to),
        address: format!("/work/{}/items/{item}", word_of(office)),
        is_own: in_hand.is_some_and(|account| account.id.as_str() == me),
        in_hand: in_hand.map(|account| account.name.clone()),
        colleagues: remarks
            .colleagues
            .iter()
            .filter(|account| account.id.as_str() != me)
            .map(|account| (account.id.to_string(), account.name.clone()))
            .collect(),
        to: Field::default(),
        comments: remarks
            .comments
            .into_iter()
            .map(|comment| CommentShown {
                by: comment
                    .by
                    .unwrap_or_else(|| "A person no longer named".to_owned()),
                at: moment_in_words(comment.at),
                words: comment.words,
            })
            .collect(),
        comment: Field::default(),
        me: me.to_owned(),
        form_key: by.form_key.clone(),
    })
}

async fn remarks(
    office: &ActsFor,
    id: ItemId,
    by: &SignedIn,
    site: &Site,
) -> Result<Remarks, Problem> {
    let (office, who, now) = (office.clone(), by.id.to_string(), moment(site));
    at_desk(site, move |desk| desk.remarks((&office, &id), &who, now))
        .await?
        .map_err(|why| Problem::NotKept(why.to_string()))
}

/// What an item is about, where somebody who acts for the office may look at it as
/// one of that office: the table is asked, and nothing else decides. None otherwise.
async fn title_of(
    leads_to: &LeadsTo,
    office: &ActsFor,
    by: &SignedIn,
    site: &Site,
) -> Result<Option<String>, Problem> {
    let today = site.today();
    // A right that they hold in another office is none in this one.
    let held = by.actor.appointments_on(today);
    let held = held.filter(|held| held.acts_for() == office).cloned();
    let of_the_office = Actor::with(held.collect());
    let may_look = |(act, on): (Act, Resource)| may(&of_the_office, act, &on, today).is_ok();
    match leads_to {
        LeadsTo::Document(fingerprint) => {
            let fingerprint = *fingerprint;
            let held = at_desk(site, move |desk| desk.find_review(fingerprint)).await?;
            let held = held.map_err(|why| Problem::Fault(why.to_string()))?;
            Ok(held.and_then(|held| {
                let on = Resource::Document(held.review.stands_to(by.id.as_str()));
                let details = held.review.details.map(|details| details.title);
                may_look((Act::LookAtDocument, on))
                    .then(|| details.unwrap_or(held.review.file_name))
            }))
        }
        LeadsTo::Reply(number) => {
            let number = *number;
            let draft = at_desk(site, move |desk| desk.reply_draft(number)).await?;
            let draft = draft.map_err(|why| Problem::NotKept(why.to_string()))?;
            Ok(draft.and_then(|draft| {
                let on = Resource::Reply(draft.stands_to(by.id.as_str()));
                may_look((Act::LookAtReply, on)).then(|| "A reply to publish".to_owned())
            }))
        }
        leads_to => {
            let register = site.state.desk.read();
            let view = View::of(&register, today);
            let is_theirs = leads_to.looked_at().is_some_and(may_look);
            Ok(title_in(leads_to, &view).filter(|_| is_theirs))
        }
    }
}

fn title_in(leads_to: &LeadsTo, view: &View<'_>) -> Option<String> {
    match leads_to {
        LeadsTo::Ask(ask) => {
            let row = view.row(view.register.find_ask(ask)?)?;
            Some(open(row.title).to_owned())
        }
        LeadsTo::Answer { report, .. } => {
            let report = view.report(report)?;
            Some(open(&report.title).to_owned())
        }
        LeadsTo::Case(of) => Some(open(&view.case(of)?.asked.title).to_owned()),
        LeadsTo::Notice(body) | LeadsTo::Body(body) => {
            view.name_of_addressee(body).map(str::to_owned)
        }
        LeadsTo::Correction(reference) => Some(format!("Request {}", Reference(*reference))),
        LeadsTo::Document(_) | LeadsTo::Reply(_) | LeadsTo::Account(_) => None,
    }
}
