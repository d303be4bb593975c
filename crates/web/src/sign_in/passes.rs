//! Links that sign in without a password, for a demonstration.
//!
//! They stand in the memory of the program alone: a register in a folder has
//! none, and no file or page can make one.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use answerable_desk::store::accounts::{AccountId, Stage};
use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use sha2::{Digest, Sha256};

use super::secret::{SECRET_BYTES, hex, is_secret};
use super::session::{self, Cookie};
use super::{FIRST_PAGE, at_accounts, kept_nowhere, with_cookie};
use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::problem::Problem;
use crate::site::Site;
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit, see_other};

/// Who may sign in by a link alone, for as long as the program runs.
#[derive(Clone, Default)]
pub struct Passes(Arc<HashMap<[u8; 32], (AccountId, String)>>);

impl Passes {
    /// Passes for these accounts and their names, each with its link below the
    /// site's address.
    ///
    /// # Errors
    ///
    /// When the machine has no randomness.
    pub fn draw(
        people: impl IntoIterator<Item = (AccountId, String)>,
    ) -> Result<(Self, Vec<(String, String)>), getrandom::Error> {
        let mut passes = HashMap::new();
        let mut links = Vec::new();
        for (id, name) in people {
            let mut drawn = [0; SECRET_BYTES];
            getrandom::fill(&mut drawn)?;
            let secret = hex(&drawn);
            links.push((name.clone(), format!("/sign-in/pass?token={secret}")));
            passes.insert(Sha256::digest(&secret).into(), (id, name));
        }
        Ok((Self(Arc::new(passes)), links))
    }

    fn whose(&self, secret: &str) -> Option<&(AccountId, String)> {
        let hash: [u8; 32] = Sha256::digest(secret).into();
        is_secret(secret).then(|| self.0.get(&hash)).flatten()
    }
}

impl fmt::Debug for Passes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passes", self.0.len())
    }
}

#[derive(Template)]
#[template(path = "sign_in/pass.html")]
struct Page {
    token: String,
    name: String,
}

impl Content for Page {
    fn title(&self) -> String {
        "Sign in to the demonstration".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The page of a pass: a button.
pub(super) async fn form(mut visit: Visit, State(site): State<Site>) -> Shown {
    let token = visit
        .place
        .pairs
        .filled("token")
        .unwrap_or_default()
        .to_owned();
    visit.place.pairs = Pairs::default();
    let Some((_, name)) = site.options.passes.whose(&token) else {
        return Err(Problem::NotFound);
    };
    let name = name.clone();
    visit.show(&Page { token, name }).map(kept_nowhere)
}

/// Signs its person in.
pub(super) async fn send(State(site): State<Site>, headers: HeaderMap, body: Bytes) -> Shown {
    let sent = Pairs::read(&String::from_utf8_lossy(&body));
    let token = sent.filled("token").unwrap_or_default();
    let Some((id, _)) = site.options.passes.whose(token) else {
        return Err(Problem::NotFound);
    };
    let (id, now, over_tls) = (id.clone(), site.now(), site.options.over_tls);
    let before = Cookie::sent(&headers, over_tls);
    let by = "link of the demonstration";
    let heard = SecurityEvent::SignedIn { by }.of(&id);
    let started = at_accounts(&site, move |desk| {
        let accounts = desk.accounts();
        session::start(&accounts, &id, Stage::Whole, before.as_ref(), now)
    });
    let cookie = started.await?;
    let response = with_cookie(see_other(FIRST_PAGE), cookie.given(over_tls));
    Ok(heard.on(response))
}
