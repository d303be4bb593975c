//! Signing in through a provider, against one on this machine.

mod hostile;
mod local;
mod signing_in;

use answerable_web::Options;

use crate::office::{Answer, Office};
use local::{Like, Local};

/// An office whose people sign in through a provider.
struct Vouched {
    office: Office,
    local: Local,
}

/// A sign-in that was begun: what the browser holds, and where it was sent.
struct Begun {
    cookie: String,
    address: String,
}

impl Vouched {
    async fn like(like: Like) -> Self {
        let local = Local::like(like, crate::office::BEGUN).await;
        let options = Options {
            provider: Some(local.provider()),
            ..Options::default()
        };
        let office = Office::with(options);
        Self { office, local }
    }

    /// Somebody goes to the provider, with an invitation or without.
    async fn begin(&self, invitation: Option<&str>) -> Begun {
        let address = match invitation {
            Some(token) => format!("/sign-in/provider?invitation={token}"),
            None => "/sign-in/provider".to_owned(),
        };
        let answer = self.office.get(&address).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        Begun {
            cookie: answer.cookie(),
            address: answer.header("location").to_owned(),
        }
    }

    /// Comes back to an address with that cookie, as from another site.
    async fn come_back(&self, cookie: &str, address: &str) -> Answer {
        let request = axum::http::Request::get(address)
            .header("cookie", cookie)
            .header("sec-fetch-site", "cross-site")
            .body(axum::body::Body::empty());
        self.office.send(request.unwrap()).await
    }

    /// All of it, as a browser does it.
    async fn sign_in(&self, invitation: Option<&str>) -> Answer {
        let begun = self.begin(invitation).await;
        let back = self.local.visited(&begun.address).await;
        self.come_back(&begun.cookie, &back).await
    }
}
