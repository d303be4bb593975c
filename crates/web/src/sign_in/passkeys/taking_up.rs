//! Taking an invitation up with a passkey, in the place of a password and codes.

use answerable_desk::accounts::passkeys::{Expected, For, made};
use answerable_desk::accounts::token_hash;
use answerable_desk::store::accounts::{Account, TakenUp};
use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use super::asked::{MakeFields, begin, used_up, with_script};
use super::sent::{made_of, words};
use super::signing::started;
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::sign_in::{FIRST_PAGE, at_accounts, invitation, shown_again, with_cookie};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// What the passkey is called until its person adds another.
const NAME: &str = "Chosen with the invitation";

#[derive(Template)]
#[template(path = "sign_in/invitation_passkey.html")]
struct Page {
    token: String,
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
        "Make a passkey".to_owned()
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The page that makes it: the invitation is not used up yet.
pub(super) async fn form(mut visit: Visit, State(site): State<Site>, body: Bytes) -> Shown {
    visit.place.pairs = Pairs::default();
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let token = sent.filled("token").unwrap_or_default().to_owned();
    match invitation::invited(&site, &token).await? {
        Some(account) => page(&visit, &site, (token, &account), None).await,
        None => invitation::refused(&visit),
    }
}

async fn page(
    visit: &Visit,
    site: &Site,
    (token, account): (String, &Account),
    wrong: Option<&'static str>,
) -> Shown {
    let Some(party) = &site.options.passkeys else {
        return Err(Problem::NotFound);
    };
    let challenge = begin(site, For::TakingUp(token_hash(&token))).await?;
    let whose = (&account.id, account.sign_in_name.as_str());
    let page = Page {
        token,
        make: MakeFields::of(party, &challenge, whose, &[]),
        wrong,
    };
    let mut response = visit.show(&page)?;
    if wrong.is_some() {
        response = shown_again(response, StatusCode::UNPROCESSABLE_ENTITY);
    }
    Ok(with_script(response, &challenge, site))
}

/// Uses the invitation up: the person is signed in.
pub(super) async fn send(
    mut visit: Visit,
    State(site): State<Site>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    visit.place.pairs = Pairs::default();
    let Some(party) = &site.options.passkeys else {
        return Err(Problem::NotFound);
    };
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let token = sent.filled("token").unwrap_or_default().to_owned();
    let Some(account) = invitation::invited(&site, &token).await? else {
        return invitation::refused(&visit);
    };
    let hash = token_hash(&token);
    let again = async |wrong| page(&visit, &site, (token.clone(), &account), Some(wrong)).await;
    let Some(challenge) = used_up(&site, &headers, For::TakingUp(hash)).await? else {
        return again("That took longer than 5 minutes, or was sent before. Try again").await;
    };
    let expected = Expected {
        party,
        challenge: challenge.bytes(),
    };
    let new = match made(&made_of(&sent), NAME, &expected) {
        Ok(new) => new,
        Err(why) => {
            tracing::warn!(%why, "a passkey was not taken");
            return again(words(why)).await;
        }
    };
    let now = site.now();
    let taken = at_accounts(&site, move |desk| {
        Ok(desk.accounts().accept_with_passkey(hash, now, &new)?)
    });
    let id = match taken.await? {
        TakenUp::Account(id) => id,
        TakenUp::NoInvitation => return invitation::refused(&visit),
        TakenUp::AnotherAccount => {
            return again("This passkey belongs to an account already. Make another").await;
        }
    };
    let heard = SecurityEvent::InvitationTakenUp.of(&id);
    let cookie = started(&site, &headers, id).await?;
    // Whoever acts for no office yet is told so where they sign in.
    let leads_to = match cookie {
        Some(_) => FIRST_PAGE,
        None => "/sign-in",
    };
    let cookie = cookie.and_then(|cookie| cookie.given(site.options.over_tls));
    Ok(heard.on(with_cookie(see_other(leads_to), cookie)))
}
