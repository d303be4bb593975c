//! The link of the first letter. Opening it does nothing: programs that look at
//! mail open links too. The button does.

use answerable_desk::View;
use answerable_desk::following::mail::{HowOften, NotKept};
use answerable_wording::{alerts, letters};
use askama::Template;
use axum::extract::Path;

use super::{for_one_alone, link_of};
use crate::feeds::said;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "following/confirm.html")]
struct ConfirmPage {
    /// What is to be followed and how often; none where the link does nothing.
    asks: Option<Asked>,
    action: String,
}

struct Asked {
    what: String,
    how_often: String,
    address: String,
}

impl Content for ConfirmPage {
    fn title(&self) -> String {
        match self.asks {
            Some(_) => "Confirm that you want letters",
            None => "This link does nothing any more",
        }
        .to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// What the link would do.
pub(super) async fn show(visit: Visit, Path(link): Path<String>) -> Shown {
    let read = link_of(&link)?;
    let desk = &visit.site.state.desk;
    let found = desk
        .asks_to_confirm(&read, visit.site.now())
        .map_err(|why| Problem::Fault(format!("reading a request to follow: {why}")))?;
    let register = desk.read();
    let view = View::of(&register, visit.site.today());
    let asks = found.map(|asks| Asked {
        what: said::name_of_followed(&asks.what, &view),
        how_often: letters::inside(alerts::how_often(asks.how_often == HowOften::Daily)),
        address: asks.address,
    });
    let action = format!("/follow/confirm/{link}");
    visit.show(&ConfirmPage { asks, action }).map(for_one_alone)
}

/// Does it, once, and shows what they follow now.
pub(super) async fn send(visit: Visit, Path(link): Path<String>) -> Shown {
    let read = link_of(&link)?;
    let site = visit.site.clone();
    let when = site.moment();
    let confirmed =
        tokio::task::spawn_blocking(move || site.state.desk.confirm_following(&read, when))
            .await
            .map_err(|error| Problem::Fault(format!("confirming: {error}")))?;
    match confirmed {
        Ok(Some(following)) => Ok(for_one_alone(see_other(&format!(
            "/following/{}?confirmed=yes",
            following.keep.as_str()
        )))),
        Ok(None) => visit
            .show(&ConfirmPage {
                asks: None,
                action: String::new(),
            })
            .map(for_one_alone),
        Err(NotKept::Fault(why)) => Err(Problem::NotKept(why.to_string())),
        Err(why) => Err(Problem::NotKept(why.to_string())),
    }
}
