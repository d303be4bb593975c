//! A provider on this machine: it says what it is, shows its keys, gives codes
//! and changes them for tokens, as Entra ID and Keycloak do. And it can be told
//! to do each of those wrongly.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use answerable_web::{Provider, ProviderSettings};
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::signature::KeyPair as _;
use ring::{digest, hmac, rand, signature};
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// A key of the tests' own: it signs nothing else.
const KEY: &[u8] = include_bytes!("signing-key.der");

const CLIENT: &str = "0e1c-answerable";
const SECRET: &str = "s3cret: with % and spaces";

/// The site's own address, as the provider was told it.
const SITE: &str = "http://127.0.0.1:8055";

/// Whose habits it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Like {
    /// `/TENANT/v2.0`, the secret in a header, no name in the answer.
    EntraId,
    /// `/realms/REALM`, the secret in the form, its name in each answer.
    Keycloak,
}

/// How it signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// As it says.
    Rightly,
    /// With a key that it does not show, under the id of the one it does.
    WithAnotherKey,
    /// Not at all.
    Not,
    /// With its public key as a secret.
    WithThePublicKeyAsASecret,
}

/// How it answers when it is asked for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    Rightly,
    /// After longer than anybody waits.
    Slowly,
    /// With more than anybody reads.
    AtLength,
    /// With the way to itself.
    WithALoop,
    /// That it is broken.
    WithAFault,
}

/// What it does now.
#[derive(Clone)]
pub(super) struct Ways {
    pub(super) signs: Signs,
    pub(super) key_id: &'static str,
    /// Claims in the place of its own; null leaves one out.
    pub(super) claims: Value,
    /// What it says of itself in the place of the truth.
    pub(super) of_itself: Value,
    pub(super) discovery: Answers,
    pub(super) keys: Answers,
    pub(super) token: Answers,
    /// Who signs in there, by number.
    pub(super) subject: &'static str,
    pub(super) now: i64,
}

/// What a code was given for.
struct Given {
    nonce: String,
    challenge: String,
    back: String,
}

struct Inner {
    issuer: String,
    like: Like,
    ways: Mutex<Ways>,
    codes: Mutex<HashMap<String, Given>>,
    /// What was asked for, in order.
    asked: Mutex<Vec<&'static str>>,
}

/// The provider, which serves until the test ends.
#[derive(Clone)]
pub(super) struct Local(Arc<Inner>);

impl Local {
    /// Begins to serve on a free port.
    pub(super) async fn like(like: Like, now: i64) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let path = match like {
            Like::EntraId => "/7c1e94d2-tenant/v2.0",
            Like::Keycloak => "/realms/exampleshire",
        };
        let local = Self(Arc::new(Inner {
            issuer: format!("{base}{path}"),
            like,
            ways: Mutex::new(Ways {
                signs: Signs::Rightly,
                key_id: "key-1",
                claims: json!({}),
                of_itself: json!({}),
                discovery: Answers::Rightly,
                keys: Answers::Rightly,
                token: Answers::Rightly,
                subject: "person-1",
                now,
            }),
            codes: Mutex::default(),
            asked: Mutex::default(),
        }));
        let router = local.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        local
    }

    /// As the site is told of it.
    pub(super) fn provider(&self) -> Provider {
        Provider::try_new(ProviderSettings {
            name: "Exampleshire staff sign-in".to_owned(),
            issuer: self.0.issuer.clone(),
            client: CLIENT.to_owned(),
            secret: SECRET.to_owned(),
            site: SITE.to_owned(),
            class: None,
            means: None,
        })
        .unwrap()
    }

    /// Changes what it does.
    pub(super) fn now(&self, change: impl FnOnce(&mut Ways)) {
        change(&mut self.0.ways.lock().unwrap());
    }

    /// How often it was asked for something.
    pub(super) fn asked_for(&self, what: &str) -> usize {
        let asked = self.0.asked.lock().unwrap();
        asked.iter().filter(|asked| **asked == what).count()
    }

    pub(super) fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// A person goes to an address of it, signs in there and is sent back: the
    /// address they are sent to, on the site.
    pub(super) async fn visited(&self, address: &str) -> String {
        let target = address.strip_prefix(&self.base()).unwrap();
        let request = Request::get(target).body(Body::empty()).unwrap();
        let response = self.router().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let location = response.headers()["location"].to_str().unwrap();
        location.strip_prefix(SITE).unwrap().to_owned()
    }

    fn base(&self) -> String {
        let end = self.0.issuer.match_indices('/').nth(2).unwrap().0;
        self.0.issuer[..end].to_owned()
    }

    fn router(&self) -> Router {
        let of_itself = match self.0.like {
            Like::EntraId => "/7c1e94d2-tenant/v2.0/.well-known/openid-configuration",
            Like::Keycloak => "/realms/exampleshire/.well-known/openid-configuration",
        };
        Router::new()
            .route(of_itself, get(say_what_it_is))
            .route("/authorise", get(authorise))
            .route("/token", post(change_code))
            .route("/keys", get(show_keys))
            .with_state(self.clone())
    }

    fn ways(&self, asked: &'static str) -> Ways {
        self.0.asked.lock().unwrap().push(asked);
        self.0.ways.lock().unwrap().clone()
    }
}

/// An answer, or the wrong one that it was told to give.
async fn given(answers: Answers, at: &str, right: Value) -> Response {
    match answers {
        Answers::Rightly => Json(right).into_response(),
        Answers::Slowly => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            Json(right).into_response()
        }
        Answers::AtLength => format!("{right}{}", " ".repeat(1_000_000)).into_response(),
        Answers::WithALoop => Redirect::temporary(at).into_response(),
        Answers::WithAFault => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn say_what_it_is(State(local): State<Local>) -> Response {
    let ways = local.ways("what it is");
    let base = local.base();
    let (ways_to_say, named) = match local.0.like {
        Like::EntraId => (
            json!(["client_secret_basic", "private_key_jwt"]),
            json!(false),
        ),
        Like::Keycloak => (json!(["client_secret_post"]), json!(true)),
    };
    let mut document = json!({
        "issuer": local.issuer(),
        "authorization_endpoint": format!("{base}/authorise"),
        "token_endpoint": format!("{base}/token"),
        "jwks_uri": format!("{base}/keys"),
        "response_types_supported": ["code", "id_token"],
        "token_endpoint_auth_methods_supported": ways_to_say,
        "authorization_response_iss_parameter_supported": named,
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
    });
    put(&mut document, &ways.of_itself);
    given(ways.discovery, "?again", document).await
}

async fn authorise(State(local): State<Local>, RawQuery(query): RawQuery) -> Response {
    local.ways("a code");
    let sent = pairs(&query.unwrap_or_default());
    for (name, value) in [
        ("response_type", "code"),
        ("scope", "openid"),
        ("client_id", CLIENT),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(sent[name], value, "{name}");
    }
    let code = format!("code-{}", local.0.codes.lock().unwrap().len() + 1);
    let back = sent["redirect_uri"].clone();
    let mut leads_to = format!("{back}?code={code}&state={}", sent["state"]);
    if local.0.like == Like::Keycloak {
        leads_to.push_str("&iss=");
        leads_to.push_str(local.issuer());
    }
    let given = Given {
        nonce: sent["nonce"].clone(),
        challenge: sent["code_challenge"].clone(),
        back,
    };
    local.0.codes.lock().unwrap().insert(code, given);
    Redirect::to(&leads_to).into_response()
}

async fn change_code(State(local): State<Local>, headers: HeaderMap, body: Bytes) -> Response {
    let ways = local.ways("a token");
    let sent = pairs(std::str::from_utf8(&body).unwrap());
    if !local.knows(&headers, &sent) {
        let why = json!({"error": "invalid_client"});
        return (StatusCode::UNAUTHORIZED, Json(why)).into_response();
    }
    // A code works once.
    let given_for = local.0.codes.lock().unwrap().remove(&sent["code"]);
    let digest = digest::digest(&digest::SHA256, sent["code_verifier"].as_bytes());
    let challenge = URL_SAFE_NO_PAD.encode(digest);
    let Some(given_for) = given_for
        .filter(|given| given.challenge == challenge && given.back == sent["redirect_uri"])
    else {
        let why = json!({"error": "invalid_grant", "error_description": "no such code"});
        return (StatusCode::BAD_REQUEST, Json(why)).into_response();
    };
    let mut claims = json!({
        "iss": local.issuer(), "aud": CLIENT, "sub": ways.subject, "nonce": given_for.nonce,
        "iat": ways.now, "nbf": ways.now, "exp": ways.now + 3_600,
        "email": "Ann Box", "preferred_username": "Ann Box",
    });
    put(&mut claims, &ways.claims);
    let token = signed(&ways, &claims);
    let right = json!({"token_type": "Bearer", "access_token": "opaque", "id_token": token});
    given(ways.token, "/token", right).await
}

impl Local {
    /// Whether whoever asks has this client's secret, said as it asks for it.
    fn knows(&self, headers: &HeaderMap, sent: &HashMap<String, String>) -> bool {
        let header = headers.get("authorization");
        let header = header.map(|value| value.to_str().unwrap().strip_prefix("Basic ").unwrap());
        match (self.0.like, header) {
            (Like::EntraId, Some(both)) => {
                let both = String::from_utf8(STANDARD.decode(both).unwrap()).unwrap();
                let (client, secret) = both.split_once(':').unwrap();
                (decoded(client), decoded(secret)) == (CLIENT.to_owned(), SECRET.to_owned())
            }
            (Like::Keycloak, None) => {
                sent["client_id"] == CLIENT && sent["client_secret"] == SECRET
            }
            _ => false,
        }
    }
}

async fn show_keys(State(local): State<Local>) -> Response {
    let ways = local.ways("its keys");
    let pair = signature::RsaKeyPair::from_pkcs8(KEY).unwrap();
    let public: signature::RsaPublicKeyComponents<Vec<u8>> = pair.public().into();
    let key = json!({
        "kty": "RSA", "use": "sig", "kid": ways.key_id,
        "n": URL_SAFE_NO_PAD.encode(public.n), "e": URL_SAFE_NO_PAD.encode(public.e),
        "x5c": ["not read"],
    });
    let other = json!({"kty": "RSA", "use": "enc", "kid": "sealing", "n": "AQAB", "e": "AQAB"});
    given(ways.keys, "/keys", json!({"keys": [other, key]})).await
}

fn signed(ways: &Ways, claims: &Value) -> String {
    let part = |part: Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let words = |alg: &str| {
        let header = json!({"alg": alg, "kid": ways.key_id, "typ": "JWT"});
        format!("{}.{}", part(header), part(claims.clone()))
    };
    let (words, signature) = match ways.signs {
        Signs::Rightly => {
            let words = words("RS256");
            let pair = signature::RsaKeyPair::from_pkcs8(KEY).unwrap();
            let mut signature = vec![0; pair.public().modulus_len()];
            let random = rand::SystemRandom::new();
            pair.sign(
                &signature::RSA_PKCS1_SHA256,
                &random,
                words.as_bytes(),
                &mut signature,
            )
            .unwrap();
            (words, signature)
        }
        Signs::WithAnotherKey => {
            let way = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
            let random = rand::SystemRandom::new();
            let drawn = signature::EcdsaKeyPair::generate_pkcs8(way, &random).unwrap();
            let pair = signature::EcdsaKeyPair::from_pkcs8(way, drawn.as_ref(), &random).unwrap();
            let words = words("RS256");
            let signature = pair.sign(&random, words.as_bytes()).unwrap();
            (words, signature.as_ref().to_vec())
        }
        Signs::Not => (words("none"), Vec::new()),
        Signs::WithThePublicKeyAsASecret => {
            let words = words("HS256");
            let pair = signature::RsaKeyPair::from_pkcs8(KEY).unwrap();
            let key = hmac::Key::new(hmac::HMAC_SHA256, pair.public_key().as_ref());
            let signature = hmac::sign(&key, words.as_bytes());
            (words, signature.as_ref().to_vec())
        }
    };
    format!("{words}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Puts values in the place of others; null takes one out.
fn put(document: &mut Value, changes: &Value) {
    let document = document.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(document.remove(name)),
            value => drop(document.insert(name.clone(), value.clone())),
        }
    }
}

fn pairs(text: &str) -> HashMap<String, String> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .unwrap()
        .into_owned()
}
