//! The way back from the provider: who it is, and whether they have an account.

use std::net::IpAddr;

use answerable_desk::accounts::vouched::Identity;
use answerable_desk::accounts::{AccountFault, token_hash};
use answerable_desk::store::accounts::{AccountId, Stage, TakenUp};
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::http::header::{REFRESH, SET_COOKIE};
use axum::response::Response;

use super::begun::{Begun, taken_back};
use super::provider::{NotVouched, Provider, error_word};
use super::refused::{Why, refused};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::serve::Peer;
use crate::sign_in::attempts::Try;
use crate::sign_in::session::{self, Cookie, is_same};
use crate::sign_in::{FIRST_PAGE, at_accounts, invitation, with_cookie};
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit};

/// Somebody is signed in.
#[derive(Template)]
#[template(path = "sign_in/provider_done.html")]
struct Page {
    name: String,
    leads_to: &'static str,
}

impl Content for Page {
    fn title(&self) -> String {
        "You are signed in".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// What a provider sends back.
struct Sent {
    code: Option<String>,
    state: String,
    error: Option<String>,
    issuer: Option<String>,
}

impl Sent {
    fn of(pairs: &Pairs) -> Self {
        let one = |name| pairs.one(name).map(str::to_owned);
        Self {
            code: one("code").filter(|code| !code.is_empty()),
            state: one("state").unwrap_or_default(),
            error: one("error"),
            issuer: one("iss"),
        }
    }
}

/// Signs the person in whom the provider vouches for.
pub(super) async fn finish(
    mut visit: Visit,
    State(site): State<Site>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Shown {
    let Some(provider) = site.options.provider.clone() else {
        return Err(Problem::NotFound);
    };
    let sent = Sent::of(&visit.place.pairs);
    // The frame links this page: the code in its address stays out of that.
    visit.place.pairs = Pairs::default();
    let over_tls = site.options.over_tls;
    let begun = Begun::sent(&headers, over_tls, site.now())
        .filter(|begun| is_same(&begun.state(), &sent.state));
    let Some(begun) = begun else {
        // The cookie stays: another site may have led here, and whoever has
        // truly begun is still to come back.
        return refused(&visit, provider.name(), Why::NotBegunHere);
    };
    let address = peer.map(|Extension(Peer(address))| address);
    let response = match vouched(&site, &provider, &begun, &sent, address).await? {
        Ok(identity) => signed_in(&visit, &site, &provider, &begun, &identity, &headers).await,
        Err(why) => refused(&visit, provider.name(), why),
    };
    response.map(|response| with_one_more(response, over_tls))
}

/// Who the provider says it is, asked once for each sign-in that was begun.
async fn vouched(
    site: &Site,
    provider: &Provider,
    begun: &Begun,
    sent: &Sent,
    address: Option<IpAddr>,
) -> Result<Result<Identity, Why>, Problem> {
    // Each has a name of its own: it is the address that is counted.
    let tried = Try::at(&begun.state(), address);
    if let Err(wait) = site.attempts.take(&tried) {
        site.options.counts.slowed();
        return Ok(Err(Why::TooOften(wait)));
    }
    let (hash, now, ends_at) = (begun.hash(), site.now(), begun.ends_at);
    let is_first = at_accounts(site, move |desk| {
        Ok(desk.accounts().use_sign_in(hash, now, ends_at)?)
    });
    if !is_first.await? {
        return Ok(Err(Why::NotBegunHere));
    }
    let identity = async {
        if !provider.is_answer_of(sent.issuer.as_deref()).await? {
            return Ok(Err(Why::NotBelieved));
        }
        match (&sent.error, &sent.code) {
            (None, Some(code)) => Ok(Ok(provider.identity(code, begun, now).await?)),
            (error, _) => {
                let word = error_word(error.as_deref().unwrap_or_default());
                tracing::warn!(word, "the provider signed nobody in");
                Ok(Err(Why::Declined))
            }
        }
    };
    let identity = match identity.await {
        Ok(identity) => identity,
        Err(why) => {
            let why: NotVouched = why;
            tracing::error!(%why, "the provider’s answer is of no use");
            Err(match why {
                NotVouched::Fault(_) | NotVouched::Slow => Why::Unreachable,
                NotVouched::Code(_) | NotVouched::NoToken | NotVouched::NotBelieved(_) => {
                    Why::NotBelieved
                }
            })
        }
    };
    if identity.is_ok() {
        site.attempts.give_back(&tried);
    }
    Ok(identity)
}

/// What an identity leads to.
enum Led {
    To(AccountId),
    Nobody,
    InvitationGone,
    AnotherAccount,
}

async fn signed_in(
    visit: &Visit,
    site: &Site,
    provider: &Provider,
    begun: &Begun,
    identity: &Identity,
    headers: &HeaderMap,
) -> Shown {
    let name = provider.name();
    let account = match led(site, begun, identity).await? {
        Led::To(account) => account,
        Led::Nobody => return refused(visit, name, Why::NoAccount),
        Led::AnotherAccount => return refused(visit, name, Why::AnotherAccount),
        Led::InvitationGone => return invitation::refused(visit),
    };
    let over_tls = site.options.over_tls;
    let (now, today) = (site.now(), site.today());
    let before = Cookie::sent(headers, over_tls);
    let started = at_accounts(site, move |desk| {
        let accounts = desk.accounts();
        let cookie = session::start(&accounts, &account, Stage::Whole, before.as_ref(), now)?;
        let whose = accounts.session(cookie.hash(), Stage::Whole, now, today)?;
        if whose.is_none() {
            accounts.end_session(cookie.hash())?;
        }
        Ok(whose.map(|whose| (cookie, whose)))
    });
    let Some((cookie, whose)) = started.await? else {
        return refused(visit, name, Why::NoOffice);
    };
    let heard = SecurityEvent::SignedIn { by: "provider" }.of(&whose.account.id);
    let page = Page {
        name: whose.account.name,
        leads_to: FIRST_PAGE,
    };
    let mut response = with_cookie(visit.show(&page)?, cookie.given(over_tls));
    // A browser that comes from another site keeps the session's cookie to
    // itself until a page of ours has led on.
    if let Ok(refresh) = format!("0; url={FIRST_PAGE}").parse() {
        response.headers_mut().insert(REFRESH, refresh);
    }
    Ok(heard.on(response))
}

async fn led(site: &Site, begun: &Begun, identity: &Identity) -> Result<Led, Problem> {
    let (hash, now) = (identity.hash(), site.now());
    let token = begun.invitation.clone();
    at_accounts(site, move |desk| {
        let accounts = desk.accounts();
        let led = match token {
            None => accounts
                .vouched_for(hash)?
                .map_or(Led::Nobody, |account| Led::To(account.id)),
            Some(token) => match accounts.accept_vouched(token_hash(&token), now, hash)? {
                TakenUp::Account(id) => Led::To(id),
                TakenUp::NoInvitation => Led::InvitationGone,
                TakenUp::AnotherAccount => Led::AnotherAccount,
            },
        };
        Ok::<_, AccountFault>(led)
    })
    .await
}

/// With the cookie of what was begun taken back, beside any other.
fn with_one_more(mut response: Response, over_tls: bool) -> Response {
    if let Some(cookie) = taken_back(over_tls) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
