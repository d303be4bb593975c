//! Is this address told, and what came of it?

use answerable_desk::View;
use answerable_desk::webhooks::{Delivery, DeliveryState};
use answerable_wording::told;
use askama::Template;
use axum::extract::{Extension, State};

use super::new::trail;
use super::{OneWebhook, body};
use crate::accounts::moment_in_words;
use crate::closing::moment;
use crate::frame::{Content, Crumb};
use crate::outward::Address;
use crate::problem::Problem;
use crate::sign_in::{SignedForm, SignedIn, at_desk, kept_nowhere};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

/// How many deliveries the page shows: those of some months of an office.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "webhooks/one.html")]
struct OnePage {
    id: String,
    address: String,
    office: String,
    since: String,
    /// How it ended, where it was stopped.
    stopped: Option<String>,
    counted: String,
    deliveries: Vec<Line>,
    /// Whether there are earlier ones.
    is_cut: bool,
    /// The delivery that was just begun again.
    again: Option<u64>,
    form_key: String,
}

/// What a webhook is called: by the site it tells.
fn called(address: &str) -> String {
    let host = Address::read(address).map(|address| address.host().to_owned());
    format!("Webhook to {}", host.as_deref().unwrap_or(address))
}

/// One delivery.
struct Line {
    entry: u64,
    kind: &'static str,
    state: String,
    /// What came of its last try.
    came: Option<String>,
    /// How its button is called; none where it is not to be sent again.
    again: Option<&'static str>,
}

impl Line {
    fn of(delivery: Delivery, is_stopped: bool) -> Self {
        let (state, again) = match delivery.state {
            DeliveryState::Delivered => {
                let at = delivery.last_at.map(moment_in_words).unwrap_or_default();
                (told::delivered(&at), "Send again")
            }
            DeliveryState::GivenUp => (told::given_up(delivery.tries), "Try again"),
            DeliveryState::Waiting(next) => {
                let next = moment_in_words(next);
                (told::waits(delivery.tries, &next), "Try now")
            }
        };
        let is_to_be_sent = !is_stopped;
        Self {
            entry: delivery.entry,
            kind: told::kind(&delivery.kind),
            state,
            came: delivery
                .came
                .filter(|_| delivery.state != DeliveryState::Delivered),
            again: is_to_be_sent.then_some(again),
        }
    }
}

impl Content for OnePage {
    fn title(&self) -> String {
        called(&self.address)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Is it to be stopped?
#[derive(Template)]
#[template(path = "webhooks/stop.html")]
struct StopPage {
    id: String,
    address: String,
    form_key: String,
}

impl Content for StopPage {
    fn title(&self) -> String {
        "Stop a webhook".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        let mut trail = trail();
        trail.push(Crumb::new("This webhook", format!("/webhooks/{}", self.id)));
        trail
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/webhooks/W`
pub(super) async fn show(
    by: SignedIn,
    visit: Visit,
    Extension(OneWebhook(webhook)): Extension<OneWebhook>,
) -> Shown {
    let id = webhook.id.clone();
    let found = at_desk(&visit.site, move |desk| {
        let kept = desk.webhooks();
        Ok((kept.deliveries(&id, SHOWN + 1)?, kept.counted(&id)?))
    });
    let (mut deliveries, counted) = found.await?.map_err(fault)?;
    let is_cut = deliveries.len() > SHOWN;
    deliveries.truncate(SHOWN);
    let is_stopped = webhook.stopped_at.is_some();
    let office = {
        let register = visit.site.state.desk.read();
        body::name_of(&View::of(&register, visit.site.today()), &webhook.body)
    };
    let again = visit.place.pairs.filled("again");
    let page = OnePage {
        stopped: webhook.stopped_at.map(|at| {
            let at = moment_in_words(at);
            told::stopped(&at, webhook.stopped_by.is_some())
        }),
        counted: told::counted(counted.delivered, counted.waiting, counted.given_up),
        since: moment_in_words(webhook.made_at),
        id: webhook.id,
        address: webhook.address,
        office,
        deliveries: deliveries
            .into_iter()
            .map(|delivery| Line::of(delivery, is_stopped))
            .collect(),
        is_cut,
        again: again.and_then(|entry| entry.parse().ok()),
        form_key: by.form_key,
    };
    visit.show(&page).map(kept_nowhere)
}

/// Begins a delivery again.
pub(super) async fn again(
    State(site): State<Site>,
    Extension(OneWebhook(webhook)): Extension<OneWebhook>,
    sent: SignedForm,
) -> Shown {
    let entry = sent.pairs.filled("entry");
    let entry: u64 = entry
        .and_then(|entry| entry.parse().ok())
        .ok_or(Problem::NotFound)?;
    let (id, now) = (webhook.id.clone(), site.now());
    let begun = at_desk(&site, move |desk| desk.tell_again(&id, entry, now));
    match begun.await?.map_err(fault)? {
        true => Ok(see_other(&format!(
            "/webhooks/{}?again={entry}",
            webhook.id
        ))),
        // It was stopped meanwhile: its page says so.
        false if webhook.stopped_at.is_some() => {
            Ok(see_other(&format!("/webhooks/{}", webhook.id)))
        }
        false => Err(Problem::NotFound),
    }
}

/// `/webhooks/W/stop`
pub(super) async fn ask_to_stop(
    by: SignedIn,
    visit: Visit,
    Extension(OneWebhook(webhook)): Extension<OneWebhook>,
) -> Shown {
    let page = StopPage {
        id: webhook.id,
        address: webhook.address,
        form_key: by.form_key,
    };
    visit.show(&page).map(kept_nowhere)
}

/// Stops it. Twice is as good as once.
pub(super) async fn stop(
    State(site): State<Site>,
    Extension(OneWebhook(webhook)): Extension<OneWebhook>,
    sent: SignedForm,
) -> Shown {
    let (id, by, when) = (webhook.id.clone(), sent.by.id.to_string(), moment(&site));
    let stopped = at_desk(&site, move |desk| desk.stop_webhook(&id, Some(&by), when));
    stopped.await?.map_err(fault)?;
    Ok(see_other(&format!("/webhooks/{}", webhook.id)))
}

fn fault(why: answerable_desk::store::Fault) -> Problem {
    Problem::Fault(why.to_string())
}
