//! One item: look at its passage, put right what was read, accept it or set it
//! aside, and go on to the next.

mod difference;
mod form;
pub(super) mod meanings;
mod page;
mod places;
mod source;

use answerable_desk::review::{Draft, Held, NotReviewed, Review};
use axum::http::StatusCode;

use super::document::seen;
use super::look::Look;
use super::{problem_of, shown_again};
use crate::problem::Problem;
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Shown, see_other};
use form::{Ground, ItemForm};
use page::{Conflict, ItemPage, item_address};

/// The item as it stands.
pub(super) async fn show(look: Look) -> Shown {
    let place = place(&look)?;
    let draft = &look.review().items[place].draft;
    let form = on_ground(&look, |ground| ItemForm::of(draft, ground));
    look.visit
        .show(&ItemPage::of(&look, place, form, draft, None))
}

/// What a person wants done with the item.
enum Act {
    /// To see how what was typed is read, and decide nothing.
    ReadAgain,
    Accept,
    SetAside,
}

/// Decides the item and goes on to the next, or shows the form again.
pub(super) async fn send(look: Look, sent: SignedForm) -> Shown {
    let place = place(&look)?;
    let act = match sent.pairs.one("act") {
        Some("accept") => Act::Accept,
        Some("set-aside") => Act::SetAside,
        _ => Act::ReadAgain,
    };
    let mut form = ItemForm::sent(&sent.pairs);
    let draft = &look.review().items[place].draft;
    let typed = on_ground(&look, |ground| form.read(draft, ground));
    let is_refused = !form.errors().is_empty();
    match act {
        Act::ReadAgain => return shown(&look, place, form, &typed, None, StatusCode::OK),
        Act::Accept if is_refused => {
            return shown(
                &look,
                place,
                form,
                &typed,
                None,
                StatusCode::UNPROCESSABLE_ENTITY,
            );
        }
        Act::Accept | Act::SetAside => {}
    }
    let accepted = matches!(act, Act::Accept).then(|| typed.clone());
    match decide(&look, &sent, place, accepted).await? {
        Ok(held) => Ok(see_other(&next(&look, &held.review, place))),
        Err(NotReviewed::ChangedMeanwhile) => {
            let look = look.taken_anew().await?;
            let conflict = Conflict::of(&look, &look.review().items[place]);
            shown(
                &look,
                place,
                form,
                &typed,
                Some(conflict),
                StatusCode::CONFLICT,
            )
        }
        Err(NotReviewed::Item(why)) => {
            form.refuse(&why);
            shown(
                &look,
                place,
                form,
                &typed,
                None,
                StatusCode::UNPROCESSABLE_ENTITY,
            )
        }
        Err(why) => Err(problem_of(why)),
    }
}

fn place(look: &Look) -> Result<usize, Problem> {
    look.item
        .filter(|place| *place < look.review().items.len())
        .ok_or(Problem::NotFound)
}

fn on_ground<T>(look: &Look, act: impl FnOnce(&Ground<'_>) -> T) -> T {
    let register = look.visit.site.state.desk.read();
    act(&Ground {
        review: look.review(),
        register: &register,
        day: look.day(),
    })
}

async fn decide(
    look: &Look,
    sent: &SignedForm,
    place: usize,
    accepted: Option<Draft>,
) -> Result<Result<Held, NotReviewed>, Problem> {
    let fingerprint = look.review().fingerprint;
    let (seen, by) = (seen(sent), sent.by.id.to_string());
    at_desk(&look.visit.site, move |desk| match accepted {
        Some(draft) => desk.accept_item(fingerprint, seen, place, &draft, &by),
        None => desk.set_item_aside(fingerprint, seen, place, &by),
    })
    .await
}

/// The next item to decide, or what to do next once all are decided.
fn next(look: &Look, review: &Review, place: usize) -> String {
    match review.next_undecided(Some(place)) {
        Some(next) => item_address(look, next),
        None => look.address("#next"),
    }
}

fn shown(
    look: &Look,
    place: usize,
    form: ItemForm,
    draft: &Draft,
    conflict: Option<Conflict>,
    status: StatusCode,
) -> Shown {
    let response = look
        .visit
        .show(&ItemPage::of(look, place, form, draft, conflict))?;
    Ok(match status {
        StatusCode::OK => response,
        status => shown_again(response, status),
    })
}
