//! Which addresses are told of what concerns our office?

use answerable_desk::View;
use answerable_desk::store::Fault;
use answerable_desk::webhooks::{Counted, Webhook};
use answerable_register::words::BodyId;
use answerable_wording::told;
use askama::Template;

use super::{TellsWhom, body, may_keep};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk, kept_nowhere};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "webhooks/list.html")]
struct ListPage {
    webhooks: Vec<Line>,
    is_off: bool,
}

/// One webhook.
struct Line {
    href: String,
    address: String,
    office: String,
    state: String,
}

impl Content for ListPage {
    fn title(&self) -> String {
        "Webhooks".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Your account", "/account")]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/webhooks`
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    let today = visit.site.today();
    let looks = by.clone();
    let found = at_desk(&visit.site, move |desk| {
        let kept = desk.webhooks();
        let own = kept.all()?.into_iter().filter(|webhook| {
            let body = BodyId::from(webhook.body.as_str());
            may_keep(&looks, &body, today)
        });
        own.map(|webhook| {
            let counted = kept.counted(&webhook.id)?;
            Ok((webhook, counted))
        })
        .collect::<Result<Vec<(Webhook, Counted)>, Fault>>()
    });
    let found = found
        .await?
        .map_err(|why| Problem::Fault(why.to_string()))?;
    let register = visit.site.state.desk.read();
    let view = View::of(&register, today);
    let lines = found.iter().map(|(webhook, counted)| Line {
        href: format!("/webhooks/{}", webhook.id),
        address: webhook.address.clone(),
        office: body::name_of(&view, &webhook.body),
        state: match webhook.stopped_at {
            Some(_) => "Stopped".to_owned(),
            None => told::counted(counted.delivered, counted.waiting, counted.given_up),
        },
    });
    let page = ListPage {
        webhooks: lines.collect(),
        is_off: visit.site.options.webhooks == TellsWhom::Off,
    };
    visit.show(&page).map(kept_nowhere)
}
