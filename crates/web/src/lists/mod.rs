//! A publisher's list is brought in: a spreadsheet, read through a mapping and looked
//! at whole before one decision lets its rows in.
//!
//! * [`bring`]: the file, the mapping, the day; and the lists let in so far;
//! * [`look`]: what the list would change, and letting it in.
//!
//! Both are forms without script. A list that is looked at is seen by whoever brought
//! it in; nothing of it is recorded before they approve it.

mod bring;
mod look;

use answerable_desk::Desk;
use answerable_desk::spreadsheet::ListNotKept;
use answerable_desk::store::vault::Moment;
use answerable_desk::who::Act;

use crate::frame::{Crumb, Room};
use crate::guard::{Policy, Routes, get, post};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;

/// Every address of lists.
pub(crate) fn routes() -> Routes {
    const LET_IN: Policy = Policy::of(Act::LetInTable);
    Routes::default()
        .at(
            "/lists",
            get(LET_IN, bring::show)
                .post(LET_IN, bring::send)
                .taking_at_most(bring::MOST_SENT_BYTES),
        )
        .at(
            "/lists/in-hand",
            get(LET_IN, look::show).post(LET_IN, look::send),
        )
        .at("/lists/in-hand/give-up", post(LET_IN, look::give_up))
}

/// The address of the first page.
const ADDRESS: &str = "/lists";

/// The address of the list in hand.
const IN_HAND: &str = "/lists/in-hand";

/// The pages above these.
fn trail() -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::room(Room::Review),
        Crumb::new("Lists", ADDRESS),
    ]
}

/// Does something at the desk for whoever is signed in.
async fn at_desk_of<T: Send + 'static>(
    site: &Site,
    by: &SignedIn,
    act: impl FnOnce(&Desk, &str, Moment) -> T + Send + 'static,
) -> Result<T, Problem> {
    let (by, when) = (by.id.to_string(), crate::closing::moment(site));
    at_desk(site, move |desk| act(desk, &by, when)).await
}

/// What the desk would not do, where no form can say it better.
fn problem_of(why: ListNotKept) -> Problem {
    match why {
        ListNotKept::Store(why) => Problem::NotKept(why.to_string()),
        why => Problem::Fault(why.to_string()),
    }
}
