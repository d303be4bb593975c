//! The second step to another passkey: the device makes it.

use answerable_desk::accounts::passkeys::{Challenge, Expected, For, made};
use answerable_desk::store::accounts::Added;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use super::LIST;
use super::list::{self, name_of};
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::passkeys::{MakeFields, begin, made_of, used_up, with_script, words};
use crate::sign_in::{SignedForm, SignedIn, at_accounts, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "accounts/passkey_make.html")]
struct Page {
    form_key: String,
    name: String,
    make: MakeFields,
    wrong: Option<&'static str>,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        self.wrong
            .map(|wrong| ("passkey", wrong))
            .into_iter()
            .collect()
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Make the passkey".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        let account = Crumb::new("Your account", "/account");
        vec![Crumb::home(), account, Crumb::new("Your passkeys", LIST)]
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

pub(super) async fn page(
    visit: &Visit,
    site: &Site,
    by: &SignedIn,
    name: String,
    challenge: &Challenge,
    wrong: Option<&'static str>,
) -> Shown {
    let Some(party) = &site.options.passkeys else {
        return Err(Problem::NotFound);
    };
    let id = by.id.clone();
    let (account, known) = at_accounts(site, move |desk| {
        let accounts = desk.accounts();
        Ok((accounts.under(id.as_str())?, accounts.passkeys(&id)?))
    })
    .await?;
    let account = account.ok_or(Problem::SignedOut)?;
    let whose = (&account.id, account.sign_in_name.as_str());
    let page = Page {
        form_key: by.form_key.clone(),
        name,
        make: MakeFields::of(party, challenge, whose, &known),
        wrong,
    };
    let mut response = visit.show(&page)?;
    if wrong.is_some() {
        response = shown_again(response, StatusCode::UNPROCESSABLE_ENTITY);
    }
    Ok(with_script(response, challenge, site))
}

/// Adds the passkey that the device made.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    form: SignedForm,
) -> Shown {
    let Some(party) = &site.options.passkeys else {
        return Err(Problem::NotFound);
    };
    let by = form.by;
    let for_ = For::Adding(by.session);
    let name = name_of(&form.pairs);
    let challenge = used_up(&site, &headers, for_).await?;
    let Some(challenge) = challenge.filter(|_| name.wrong.is_none()) else {
        // The right to add one ends with the challenge, so it begins anew.
        let mut page = list::Page::of(&site, &by).await?;
        page.name = name;
        page.name
            .refuse("That took longer than 5 minutes, or was sent before. Begin again");
        return Ok(shown_again(
            visit.show(&page)?,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    };
    let expected = Expected {
        party,
        challenge: challenge.bytes(),
    };
    let wrong = match made(&made_of(&form.pairs), &name.typed, &expected) {
        Ok(new) => {
            let (id, now) = (by.id.clone(), site.now());
            let added = at_accounts(&site, move |desk| {
                Ok(desk.accounts().add_passkey(&id, &new, now)?)
            });
            match added.await? {
                Added::Yes => return Ok(see_other(LIST)),
                Added::IsKept => "This passkey belongs to an account already. Make another",
                Added::TooMany => "You have as many passkeys as there may be. Remove one first",
            }
        }
        Err(why) => {
            tracing::warn!(%why, "a passkey was not taken");
            words(why)
        }
    };
    let challenge = begin(&site, for_).await?;
    page(&visit, &site, &by, name.typed, &challenge, Some(wrong)).await
}
