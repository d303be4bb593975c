//! `/work`: the lists of whoever is signed in.

use std::collections::BTreeMap;

use answerable_desk::View;
use answerable_desk::accounts::NamesRead;
use answerable_desk::queues::{LeadsTo, List, Queue, Work};
use answerable_desk::store::accounts::Account;
use answerable_desk::who::{Act, ActsFor, Resource, Role, may, may_at_all};
use answerable_wording::{letters, work as said};
use askama::Template;
use axum::extract::State;

use super::lists::{Words, words};
use super::row::{Row, address, due};
use crate::frame::{Content, Room};
use crate::problem::Problem;
use crate::respond::{Column, Listing, Value};
use crate::shown::Named;
use crate::sign_in::{SignedIn, at_desk, kept_nowhere};
use crate::site::Site;
use crate::visit::{Format, Shown, Taken, Visit};

/// How many rows of a list the page shows before all of them are asked for.
const SHOWN_AT_FIRST: usize = 20;

/// How many rows of a list the page shows at most: the file has them all.
const SHOWN_AT_MOST: usize = 500;

#[derive(Template)]
#[template(path = "work/list.html")]
struct Page {
    summary: String,
    /// What whoever looks acts as today.
    offices: Vec<String>,
    lists: Vec<ListShown>,
    /// Other pages for the roles they hold.
    pages: Vec<Named>,
    unknown: Vec<String>,
}

struct ListShown {
    word: &'static str,
    words: Words,
    /// The office, where somebody acts for more than one.
    office: Option<String>,
    count: usize,
    is_to_do: bool,
    rows: Vec<Row>,
    /// Where to see the rest.
    all: Option<String>,
}

impl Content for Page {
    fn title(&self) -> String {
        "Your work".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn has_a_day(&self) -> bool {
        false
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("lists", &self.unknown)
    }
}

const COLUMNS: &[Column] = &[
    column("list", "List"),
    column("office", "Office: reference"),
    column("item", "Item: reference"),
    column("title", "What"),
    column("other", "The other side"),
    column("due", "By when"),
    column("in_hand", "In hand with"),
    column("page", "Page"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

type Hands = BTreeMap<ActsFor, BTreeMap<String, Account>>;

/// Every list of whoever is signed in; with `?list=` one of them whole.
pub(super) async fn show(by: SignedIn, visit: Visit, State(site): State<Site>) -> Shown {
    let (work, hands) = gathered(&site, &by).await?;
    let register = site.state.desk.read();
    let view = View::of(&register, site.today());
    if visit.format != Format::Html {
        visit.understood(&Taken {
            names: &["list"],
            ..Taken::default()
        })?;
        return visit.filtered_table(&listing(&work, &hands, &view));
    }
    let wanted = visit.place.pairs.filled("list");
    let list = List::ALL
        .into_iter()
        .find(|list| Some(list.as_str()) == wanted);
    let unknown = match (wanted, list) {
        (Some(word), None) => vec![format!("There is no list called ‘{word}’")],
        _ => Vec::new(),
    };
    // What there is comes before what there is not.
    let in_order = |is_empty: bool| {
        let queues = work.queues.iter();
        queues.filter(move |queue| queue.items.is_empty() == is_empty)
    };
    let page = Page {
        summary: said::to_do(work.count()),
        offices: offices(&by, &view),
        lists: in_order(false)
            .chain(in_order(true))
            .filter(|queue| list.is_none_or(|list| queue.list == list))
            .map(|queue| shown(queue, &hands, &view, &by, list.is_some()))
            .collect(),
        pages: pages(&by, site.today()),
        unknown,
    };
    drop(register);
    visit.show_with_formats(&page).map(kept_nowhere)
}

async fn gathered(site: &Site, by: &SignedIn) -> Result<(Work, Hands), Problem> {
    let (actor, id, today) = (by.actor.clone(), by.id.clone(), site.today());
    let when = site.moment();
    at_desk(site, move |desk| {
        let work = desk
            .work_of(&actor, &id, today)
            .map_err(|why| Problem::Fault(why.to_string()))?;
        let mut hands = Hands::new();
        for queue in &work.queues {
            if !hands.contains_key(&queue.office) {
                let held = desk
                    .in_hand(&queue.office, today)
                    .map_err(|why| Problem::Fault(why.to_string()))?;
                hands.insert(queue.office.clone(), held);
            }
        }
        let listed = work.queues.iter().flat_map(|queue| &queue.items);
        let accounts = listed.filter(|item| matches!(item.leads_to, LeadsTo::Account(_)));
        let others = hands
            .values()
            .flat_map(BTreeMap::values)
            .filter(|account| account.id != id)
            .count();
        let read = NamesRead {
            by: id.as_str(),
            page: "the lists of work",
            when,
        };
        desk.note_names(accounts.count() + others, read)
            .map_err(|why| Problem::Fault(why.to_string()))?;
        Ok((work, hands))
    })
    .await?
}

fn shown(
    queue: &Queue,
    hands: &Hands,
    view: &View<'_>,
    by: &SignedIn,
    is_whole: bool,
) -> ListShown {
    let most = match is_whole {
        true => SHOWN_AT_MOST,
        false => SHOWN_AT_FIRST,
    };
    let on = Resource::Office(queue.office.clone());
    let has_a_page = may(&by.actor, Act::WorkOnItem, &on, view.as_at).is_ok();
    let nobody = BTreeMap::new();
    let hands = hands.get(&queue.office).unwrap_or(&nobody);
    let acts_for_many = by.actor.appointments_on(view.as_at).count() > 1;
    ListShown {
        word: queue.list.as_str(),
        words: words(queue.list),
        office: acts_for_many.then(|| office(&queue.office, view)),
        count: queue.items.len(),
        is_to_do: queue.list.is_to_do(),
        rows: queue
            .items
            .iter()
            .take(most)
            .map(|item| Row::of(item, &queue.office, hands, view, has_a_page))
            .collect(),
        all: (!is_whole && queue.items.len() > most)
            .then(|| format!("/work?list={}", queue.list.as_str())),
    }
}

fn office(office: &ActsFor, view: &View<'_>) -> String {
    match office.body() {
        Some(body) => view.name_of(body, view.as_at).to_owned(),
        None => "The register".to_owned(),
    }
}

/// `Force liaison, Exampleshire Police`.
fn offices(by: &SignedIn, view: &View<'_>) -> Vec<String> {
    let held = by.actor.appointments_on(view.as_at);
    held.map(|held| {
        let title = letters::capital(held.role().title());
        format!("{title}, {}", office(held.acts_for(), view))
    })
    .collect()
}

/// Where somebody brings the tracker of their office in: of the first, where
/// they act for several.
fn tracker_of(by: &SignedIn, today: jiff::civil::Date) -> String {
    let offices = by.actor.appointments_on(today).map(|held| held.acts_for());
    let on = |office: &&ActsFor| {
        let office = Resource::Office((*office).clone());
        may(&by.actor, Act::BringInTracker, &office, today).is_ok()
    };
    let office = { offices }.find(on).map_or("", super::word_of);
    format!("/work/{office}/tracker")
}

/// Pages that a role has beside its lists.
fn pages(by: &SignedIn, today: jiff::civil::Date) -> Vec<Named> {
    let named = |words: &str, href: &str| Named {
        words: words.to_owned(),
        href: Some(href.to_owned()),
    };
    let may_do = |act| may_at_all(&by.actor, act, today).is_ok();
    let holds = |role| by.actor.offices_on(today, role).next().is_some();
    [
        (
            may_do(Act::ListDocuments),
            named("Documents under review", "/review"),
        ),
        (
            may_do(Act::ListAnswers),
            named("Your body’s answers", "/answering"),
        ),
        (
            may_do(Act::BringInTracker),
            named("Bring in your tracker", &tracker_of(by, today)),
        ),
        (may_do(Act::ListAccounts), named("Accounts", "/accounts")),
        (may_do(Act::ReadTrail), named("The audit trail", "/trail")),
        (
            holds(Role::OversightSecretariat),
            named("Causes of concern", "/concerns"),
        ),
        (true, named("Your account", "/account")),
    ]
    .into_iter()
    .filter_map(|(has_it, page)| has_it.then_some(page))
    .collect()
}

fn listing<'a>(work: &'a Work, hands: &'a Hands, view: &View<'_>) -> Listing<'a> {
    let rows: Vec<_> = work
        .queues
        .iter()
        .flat_map(|queue| queue.items.iter().map(move |item| (queue, item)))
        .map(|(queue, item)| {
            let in_hand = hands
                .get(&queue.office)
                .and_then(|hands| hands.get(item.id().as_str()));
            vec![
                Value::text(queue.list.as_str()),
                Value::text(super::word_of(&queue.office)),
                Value::text(item.id().to_string()),
                Value::text(item.title.as_str()),
                item.other
                    .as_deref()
                    .map_or(Value::NotApplicable, Value::text),
                Value::text(due(item.due, view)),
                in_hand.map_or(Value::NotApplicable, |account| {
                    Value::text(account.name.as_str())
                }),
                Value::text(address(&item.leads_to)),
            ]
        })
        .collect();
    Listing::whole("your-work", COLUMNS, rows)
}
