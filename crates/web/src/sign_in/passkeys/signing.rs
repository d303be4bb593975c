//! Signing in with a passkey: no name, no password, no code.

use std::time::Duration;

use answerable_desk::accounts::passkeys::{
    Challenge, Expected, For, NotProved, prove_with_passkey,
};
use answerable_desk::store::accounts::{Account, AccountId, Stage};
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode};

use super::asked::{begin, taken_back, used_up, with_script, written};
use super::sent::{signed_of, words};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::serve::Peer;
use crate::sign_in::attempts::{Try, wait_in_words};
use crate::sign_in::session::{self, Cookie};
use crate::sign_in::{FIRST_PAGE, at_accounts, shown_again, with_cookie};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "sign_in/passkey.html")]
struct Page {
    challenge: String,
    party: String,
    origin: String,
    script: &'static str,
    /// Why nobody was signed in.
    wrong: Option<String>,
}

impl Page {
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let wrong = self.wrong.as_deref();
        wrong.map(|wrong| ("passkey", wrong)).into_iter().collect()
    }
}

impl Content for Page {
    fn title(&self) -> String {
        "Sign in with a passkey".to_owned()
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Why nobody was signed in.
enum Why {
    /// The challenge ended, was used, or is not this browser's.
    Ended,
    NotProved(NotProved),
    NoOffice,
    TooOften(Duration),
}

impl Why {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Ended | Self::NotProved(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NoOffice => StatusCode::FORBIDDEN,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// For whoever guards the register.
    const fn event(&self) -> SecurityEvent {
        match self {
            Self::Ended => SecurityEvent::PasskeyRefused {
                why: "challenge ended",
            },
            Self::NotProved(NotProved::Copied) => SecurityEvent::PasskeyRefused {
                why: "its count went back",
            },
            Self::NotProved(_) => SecurityEvent::PasskeyRefused { why: "not proved" },
            Self::NoOffice => SecurityEvent::NoOffice,
            Self::TooOften(_) => SecurityEvent::Slowed,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Ended => {
                "That took longer than 5 minutes, or was sent before. Try again".to_owned()
            }
            Self::NotProved(why) => words(*why).to_owned(),
            Self::NoOffice => {
                "This account acts for no office today. Ask whoever invited you to appoint it"
                    .to_owned()
            }
            Self::TooOften(wait) => wait_in_words(*wait),
        }
    }
}

pub(super) async fn form(visit: Visit, State(site): State<Site>) -> Shown {
    page(&visit, &site, None).await
}

async fn page(visit: &Visit, site: &Site, why: Option<Why>) -> Shown {
    let Some(party) = &site.options.passkeys else {
        return Err(Problem::NotFound);
    };
    let challenge = begin(site, For::SigningIn).await?;
    let page = Page {
        challenge: written(&challenge.bytes()),
        party: party.id().to_owned(),
        origin: party.origin().to_owned(),
        script: crate::assets::passkeys(),
        wrong: why.as_ref().map(Why::words),
    };
    let mut response = visit.show(&page)?;
    if let Some(why) = why {
        let shown = shown_again(response, why.status());
        response = why.event().perhaps_of(None).on(shown);
    }
    Ok(with_script(response, &challenge, site))
}

/// Signs the person in whose passkey signed.
pub(super) async fn send(
    visit: Visit,
    State(site): State<Site>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: Bytes,
) -> Shown {
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let Some(challenge) = used_up(&site, &headers, For::SigningIn).await? else {
        return page(&visit, &site, Some(Why::Ended)).await;
    };
    // Each has a name of its own: it is the address that is counted.
    let tried = Try::at(
        challenge.as_str(),
        peer.map(|Extension(Peer(address))| address),
    );
    if let Err(wait) = site.attempts.take(&tried) {
        site.options.counts.slowed();
        return page(&visit, &site, Some(Why::TooOften(wait))).await;
    }
    let account = match proved(&site, &challenge, &sent).await? {
        Ok(account) => account,
        Err(why) => {
            tracing::warn!(%why, "a passkey signed nobody in");
            return page(&visit, &site, Some(Why::NotProved(why))).await;
        }
    };
    site.attempts.give_back(&tried);
    let id = account.id;
    match started(&site, &headers, id.clone()).await? {
        Some(cookie) => {
            let over_tls = site.options.over_tls;
            let mut response = with_cookie(see_other(FIRST_PAGE), cookie.given(over_tls));
            if let Some(cookie) = taken_back(over_tls) {
                let headers = response.headers_mut();
                headers.append(axum::http::header::SET_COOKIE, cookie);
            }
            let heard = SecurityEvent::SignedIn { by: "passkey" }.of(&id);
            Ok(heard.on(response))
        }
        None => page(&visit, &site, Some(Why::NoOffice)).await,
    }
}

async fn proved(
    site: &Site,
    challenge: &Challenge,
    sent: &Pairs,
) -> Result<Result<Account, NotProved>, Problem> {
    let Some(party) = site.options.passkeys.clone() else {
        return Err(Problem::NotFound);
    };
    let (signed, challenge, now) = (signed_of(sent), challenge.bytes(), site.now());
    at_accounts(site, move |desk| {
        let expected = Expected {
            party: &party,
            challenge,
        };
        prove_with_passkey(&desk.accounts(), &signed, &expected, now)
    })
    .await
}

/// A whole session, in the place of one that the browser had; none where the
/// account acts for no office today.
pub(super) async fn started(
    site: &Site,
    headers: &HeaderMap,
    account: AccountId,
) -> Result<Option<Cookie>, Problem> {
    let (now, today) = (site.now(), site.today());
    let before = Cookie::sent(headers, site.options.over_tls);
    at_accounts(site, move |desk| {
        let accounts = desk.accounts();
        let cookie = session::start(&accounts, &account, Stage::Whole, before.as_ref(), now)?;
        if accounts
            .session(cookie.hash(), Stage::Whole, now, today)?
            .is_some()
        {
            return Ok(Some(cookie));
        }
        accounts.end_session(cookie.hash())?;
        Ok(None)
    })
    .await
}
