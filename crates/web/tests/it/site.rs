//! A site for tests: a fixed day, a register of its own, an inbox in memory.

use std::sync::{Arc, Mutex};

use answerable_desk::store::accounts::UnixSeconds;
use answerable_web::{Correction, Inbox, InboxFault, InboxReference, Options, State, router};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt as _;

use crate::world::{TODAY, World};

/// Keeps requests in memory; one that says "break" cannot be kept.
#[derive(Default)]
pub(crate) struct Kept(pub(crate) Mutex<Vec<Correction>>);

impl Inbox for Kept {
    fn keep(&self, correction: Correction) -> Result<InboxReference, InboxFault> {
        if correction.wrong == "break" {
            return Err(InboxFault("the disk is full".to_owned()));
        }
        assert!(correction.wrong != "panic", "told to panic");
        let mut kept = self.0.lock().unwrap();
        let place = kept
            .iter()
            .position(|held| held.form_key == correction.form_key);
        let number = place.unwrap_or_else(|| {
            kept.push(correction);
            kept.len() - 1
        });
        Ok(InboxReference::try_new(format!("C-{:04}", number + 1)).unwrap())
    }
}

/// A site and what its inbox holds.
pub(crate) struct Site {
    pub(crate) router: Router,
    pub(crate) kept: Arc<Kept>,
    _world: World,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Site {
    /// A site with nothing asked in its register.
    pub(crate) fn new() -> Self {
        Self::with(Options::default())
    }

    pub(crate) fn with(options: Options) -> Self {
        Self::of(World::empty(), options)
    }

    /// A site of the invented country.
    pub(crate) fn invented() -> Self {
        Self::of(World::invented(), Options::default())
    }

    pub(crate) fn of(world: World, options: Options) -> Self {
        let kept = Arc::new(Kept::default());
        let state = state(Arc::clone(&world.desk), kept.clone());
        Self {
            router: router(state, options),
            kept,
            _world: world,
        }
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn post(&self, address: &str, form: &str) -> Answer {
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()));
        self.send(request.unwrap()).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The words of the page's content, one block to a line.
    pub(crate) fn words(&self) -> String {
        let (_, main) = self.body.split_once("<main").unwrap();
        let (main, _) = main.split_once("</main>").unwrap();
        let main = main.split_once('>').unwrap().1;
        let mut text = String::new();
        for piece in main.split('<') {
            let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
            // Cells stand apart; everything else that ends, ends its line.
            match tag {
                "/td" | "/th" | "/dt" => text.push_str(" | "),
                "/dd" | "/li" | "/p" | "/text" | "/title" | "/desc" => text.push('\n'),
                _ => {}
            }
            text.push_str(words);
        }
        let lines = text
            .lines()
            .map(|line| line.trim_matches([' ', '|']))
            .filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The addresses that the page's content links to on this site.
    pub(crate) fn links(&self) -> Vec<String> {
        let (_, main) = self.body.split_once("<main").unwrap();
        let (main, _) = main.split_once("</main>").unwrap();
        main.split(" href=\"")
            .skip(1)
            .filter_map(|rest| rest.split_once('"'))
            .map(|(href, _)| href.replace("&#38;", "&"))
            .filter(|href| href.starts_with('/'))
            .collect()
    }
}

/// The day on which every test is held.
pub(crate) fn state(desk: Arc<answerable_desk::Desk>, kept: Arc<Kept>) -> State {
    State {
        today: Arc::new(|| TODAY),
        now: Arc::new(|| UnixSeconds(1_795_000_000)),
        desk,
        inbox: kept,
    }
}
