//! The second person: publishing what was prepared, or sending it back.

use answerable_desk::View;
use answerable_desk::closing::{NotPublished, NotSentBack};
use answerable_wording::letters;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{OneCase, draw, judge, moment, public_page};
use crate::problem::Problem;
use crate::review::Field;
use crate::sign_in::{SignedForm, at_desk, shown_again};
use crate::site::Site;
use crate::visit::{Links, Shown, Visit, see_other};

/// Publishes the judgement whose number the form carries.
pub(super) async fn publish(
    Extension(case): Extension<OneCase>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let number = number_in(&form)?;
    let (of, by, now) = (case.of.clone(), form.by.id.to_string(), moment(&site));
    let published = at_desk(&site, move |desk| {
        desk.publish_judgement(&of, number, &by, now)
    });
    let why = match published.await? {
        Ok(_) => return Ok(see_other(&public(&case, &site)?)),
        Err(why) => why,
    };
    match why {
        NotPublished::Moved
        | NotPublished::SamePerson
        | NotPublished::Wrong(_)
        | NotPublished::Refused(_) => {
            let mut page = judge::page(&case, &form.by, &site, None).await?;
            page.wrong = Some(letters::capital(&why.to_string()));
            Ok(shown_again(visit.show(&page)?, StatusCode::CONFLICT))
        }
        NotPublished::NotRead(_) | NotPublished::NotRecorded(_) | NotPublished::Fault(_) => {
            Err(Problem::NotKept(why.to_string()))
        }
    }
}

/// Sends the judgement back with what has to change.
pub(super) async fn send_back(
    Extension(case): Extension<OneCase>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let number = number_in(&form)?;
    let typed = Field::sent(&form.pairs, "why");
    let (of, why, by) = (case.of.clone(), typed.typed.clone(), form.by.id.to_string());
    let (today, draw) = (site.today(), draw()?);
    let sent = at_desk(&site, move |desk| {
        desk.send_back_judgement((&of, number), &why, &by, (today, &draw))
    });
    let why = match sent.await? {
        Ok(()) => return Ok(see_other(&case.address(""))),
        Err(why) => why,
    };
    let mut page = judge::page(&case, &form.by, &site, None).await?;
    page.why = typed;
    let status = match why {
        NotSentBack::NoReasons => {
            page.why.refuse(letters::capital(&why.to_string()));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        NotSentBack::Moved | NotSentBack::SamePerson => {
            page.wrong = Some(letters::capital(&why.to_string()));
            StatusCode::CONFLICT
        }
        NotSentBack::NotSealed(_) | NotSentBack::Fault(_) => {
            return Err(Problem::NotKept(why.to_string()));
        }
    };
    Ok(shown_again(visit.show(&page)?, status))
}

/// Gives up what was prepared: nothing of it is published.
pub(super) async fn give_up(
    Extension(case): Extension<OneCase>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let number = number_in(&form)?;
    let of = case.of.clone();
    let given_up = at_desk(&site, move |desk| desk.give_up_judgement(&of, number))
        .await?
        .map_err(|why| Problem::NotKept(why.to_string()))?;
    if given_up {
        return Ok(see_other(&case.address("")));
    }
    let mut page = judge::page(&case, &form.by, &site, None).await?;
    page.wrong = Some(letters::capital(&NotSentBack::Moved.to_string()));
    Ok(shown_again(visit.show(&page)?, StatusCode::CONFLICT))
}

fn number_in(form: &SignedForm) -> Result<u64, Problem> {
    let number = form.pairs.filled("number");
    number
        .and_then(|number| number.parse().ok())
        .ok_or(Problem::Unreadable)
}

fn public(case: &OneCase, site: &Site) -> Result<String, Problem> {
    let register = site.state.desk.read();
    let view = View::of(&register, site.today());
    let found = view.case(&case.of).ok_or(Problem::NotFound)?;
    let page = public_page(&found, &view, Links::default());
    Ok(format!("{page}#closing"))
}
