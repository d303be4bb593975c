//! The provider: what it says of itself, its keys, and changing a code for who
//! somebody is.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use answerable_desk::accounts::vouched::{
    Expected, Identity, Keys, NotBelieved, NotKeys, Strength, believe,
};
use answerable_desk::store::accounts::UnixSeconds;
use axum::http::HeaderValue;
use axum::http::header::AUTHORIZATION;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::begun::Begun;
use super::discovery::{Discovery, NotTaken, WeSay};
use crate::outward::{Address, Asker, NoAnswer, NotAnAddress, Question, Reach, Sends, Terms};
use crate::visit::query::Pairs;

/// How long what a provider says of itself, and its keys, are gone by before it
/// is asked again. A key that it takes back is believed no longer than this.
const KEPT: Duration = Duration::from_secs(60 * 60);

/// How soon the keys are asked for again when a token names one that is not
/// among them: a provider that has changed its keys is found out at once, and
/// nobody can make us ask it all day.
const ASKED_AGAIN: Duration = Duration::from_secs(60);

/// How long after it could not be asked it is not asked again: people who wait
/// are told at once.
const PAUSE: Duration = Duration::from_secs(5);

/// On which terms it is asked. Its keys are some 20 KB where it is large, a token
/// of a person in many groups twice that.
const TERMS: Terms = Terms {
    most_bytes: 128 * 1024,
    longest: Duration::from_secs(5),
    reach: Reach::AsTheOperatorSays,
};

/// How long a whole sign-in may take to be checked: three questions, within what
/// a request may take.
const LONGEST: Duration = Duration::from_secs(15);

/// What stays as it is in a part of a form (RFC 3986, section 2.3).
const KEPT_LETTERS: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// What the operator says about a provider.
#[derive(Clone)]
pub struct ProviderSettings {
    /// Its name, as people know it: "Exampleshire staff sign-in".
    pub name: String,
    /// Its issuer, letter by letter as it calls itself.
    pub issuer: String,
    /// The name under which it knows this site.
    pub client: String,
    /// The secret that it gave this site.
    pub secret: String,
    /// The address people open, without a slash at its end.
    pub site: String,
    /// The class of authentication (`acr`) that is asked for and that a token must
    /// name; none where that is left to the provider.
    pub class: Option<String>,
    /// The means (`amr`, such as `mfa`) that a token must list; none likewise.
    pub means: Option<String>,
}

/// An OpenID provider that vouches for people.
#[derive(Clone)]
pub struct Provider(Arc<Inner>);

struct Inner {
    settings: ProviderSettings,
    discovery_at: Address,
    asker: Asker,
    known: Mutex<Known>,
}

/// What was learnt of it, and when.
#[derive(Default)]
struct Known {
    discovery: Option<(Instant, Arc<Discovery>)>,
    keys: Option<(Instant, Arc<Keys>)>,
    failed: Option<(Instant, ProviderFault)>,
}

/// Why a provider cannot be used as it was set up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderRefused {
    /// The issuer is none.
    #[error("'{issuer}' is no issuer: {why}")]
    Issuer {
        /// What was given.
        issuer: String,
        /// Why not.
        why: NotAnAddress,
    },
    /// The client, the secret or the name is empty or not one line.
    #[error("the {0} is empty or more than one line; give what the provider shows for this site")]
    Blank(&'static str),
    /// Nobody's certificate would be trusted.
    #[error("{0}")]
    NoTrust(String),
}

/// Why the provider could not be asked, or its answer is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderFault {
    /// No answer.
    #[error("{of} cannot be had: {why}")]
    NoAnswer {
        /// Of what was asked.
        of: String,
        /// Why not.
        why: NoAnswer,
    },
    /// What it says of itself is not taken: somebody has to put that right.
    #[error("{0}")]
    NotTaken(#[from] NotTaken),
    /// Its keys are not taken.
    #[error("{0}")]
    NotKeys(#[from] NotKeys),
}

impl ProviderFault {
    /// Whether it may be well by itself in a while.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::NoAnswer { .. })
    }
}

/// Why a code was not changed for who somebody is.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotVouched {
    /// The provider cannot be asked.
    #[error("{0}")]
    Fault(#[from] ProviderFault),
    /// All of it took too long.
    #[error("it took longer than {} seconds", LONGEST.as_secs())]
    Slow,
    /// It gave no token for the code, for this reason of its own.
    #[error("it took the code for none of its own ({0})")]
    Code(String),
    /// What it gave cannot be read.
    #[error("it gave no token that can be read")]
    NoToken,
    /// Its token is not believed.
    #[error("its token is not believed: {0}")]
    NotBelieved(#[from] NotBelieved),
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl Provider {
    /// A provider as it was set up; nobody is asked yet.
    ///
    /// # Errors
    ///
    /// [`ProviderRefused`].
    pub fn try_new(settings: ProviderSettings) -> Result<Self, ProviderRefused> {
        for (what, words) in [
            ("client", &settings.client),
            ("secret", &settings.secret),
            ("name", &settings.name),
        ] {
            if words.trim().is_empty() || words.chars().any(char::is_control) {
                return Err(ProviderRefused::Blank(what));
            }
        }
        let refused = |why| ProviderRefused::Issuer {
            issuer: settings.issuer.escape_debug().take(200).collect(),
            why,
        };
        let issuer = Address::read(&settings.issuer).map_err(refused)?;
        // An issuer has nothing after its path (Discovery 1.0, section 3).
        if settings.issuer.contains('?') {
            return Err(refused(NotAnAddress::Unreadable));
        }
        let discovery_at =
            Address::read(&Discovery::stands_at(&settings.issuer)).map_err(refused)?;
        let asker = match issuer.is_over_tls() {
            true => Asker::trusting(TERMS).map_err(ProviderRefused::NoTrust)?,
            false => Asker::without_tls(TERMS),
        };
        Ok(Self(Arc::new(Inner {
            settings,
            discovery_at,
            asker,
            known: Mutex::default(),
        })))
    }

    /// Its name, as people know it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.settings.name
    }

    /// Asks it what it is and for its keys.
    ///
    /// # Errors
    ///
    /// [`ProviderFault`]; one that [may pass](ProviderFault::may_pass) need not
    /// keep a site from being served.
    pub async fn check(&self) -> Result<(), ProviderFault> {
        self.discovery().await?;
        self.keys(KEPT).await.map(drop)
    }

    pub(super) fn issuer(&self) -> &str {
        &self.0.settings.issuer
    }

    /// Where it sends people back to.
    fn back(&self) -> String {
        format!("{}{}", self.0.settings.site, super::BACK)
    }

    /// The address to send a person to, who has begun to sign in (OpenID Connect
    /// Core 1.0, section 3.1.2.1; RFC 7636, section 4.3). Nothing but a number is
    /// asked for: no profile, no address of e-mail.
    ///
    /// # Errors
    ///
    /// [`ProviderFault`].
    pub(super) async fn address_for(&self, begun: &Begun) -> Result<String, ProviderFault> {
        let discovery = self.discovery().await?;
        let mut pairs = Pairs::default()
            .with("response_type", "code")
            .with("scope", "openid")
            .with("client_id", self.0.settings.client.as_str())
            .with("redirect_uri", self.back())
            .with("state", begun.state())
            .with("nonce", begun.nonce())
            .with("code_challenge", begun.challenge())
            .with("code_challenge_method", "S256");
        if let Some(class) = &self.0.settings.class {
            pairs = pairs.with("acr_values", class.as_str());
        }
        let pairs = pairs.after("");
        Ok(discovery.authorise.with(pairs.trim_start_matches('?')))
    }

    /// Whether an answer that names this provider, or names none, is its own
    /// (RFC 9207, section 2.4).
    ///
    /// # Errors
    ///
    /// [`ProviderFault`].
    pub(super) async fn is_answer_of(&self, named: Option<&str>) -> Result<bool, ProviderFault> {
        Ok(match named {
            Some(named) => named == self.issuer(),
            None => !self.discovery().await?.is_named_in_answers,
        })
    }

    /// Changes a code for who somebody is.
    ///
    /// # Errors
    ///
    /// [`NotVouched`].
    pub(super) async fn identity(
        &self,
        code: &str,
        begun: &Begun,
        now: UnixSeconds,
    ) -> Result<Identity, NotVouched> {
        tokio::time::timeout(LONGEST, async {
            let token = self.token(code, begun).await?;
            self.believed(&token, begun, now).await
        })
        .await
        .map_err(|_| NotVouched::Slow)?
    }

    async fn token(&self, code: &str, begun: &Begun) -> Result<String, NotVouched> {
        let discovery = self.discovery().await?;
        let settings = &self.0.settings;
        let mut pairs = Pairs::default()
            .with("grant_type", "authorization_code")
            .with("code", code)
            .with("redirect_uri", self.back())
            .with("code_verifier", begun.verifier());
        let mut headers = Vec::new();
        match discovery.we_say {
            WeSay::InAHeader => headers.push((AUTHORIZATION, self.who_we_are())),
            WeSay::InTheForm => {
                pairs = pairs
                    .with("client_id", settings.client.as_str())
                    .with("client_secret", settings.secret.as_str());
            }
        }
        let asked = self.0.asker.ask(Question {
            of: &discovery.token,
            sends: Some(Sends {
                media: "application/x-www-form-urlencoded",
                bytes: pairs.after("").trim_start_matches('?').to_owned().into(),
            }),
            headers,
        });
        let answer = asked.await.map_err(|why| ProviderFault::NoAnswer {
            of: discovery.token.to_string(),
            why,
        })?;
        if answer.status.is_success() {
            let tokens: Tokens =
                serde_json::from_slice(&answer.bytes).map_err(|_| NotVouched::NoToken)?;
            return Ok(tokens.id_token);
        }
        let why = match serde_json::from_slice::<Refused>(&answer.bytes) {
            Ok(refused) => error_word(&refused.error),
            Err(_) => answer.status.to_string(),
        };
        Err(NotVouched::Code(why))
    }

    /// `client_secret_basic` (RFC 6749, section 2.3.1).
    fn who_we_are(&self) -> HeaderValue {
        let settings = &self.0.settings;
        let part = |words: &str| utf8_percent_encode(words, &KEPT_LETTERS).to_string();
        let both = format!("{}:{}", part(&settings.client), part(&settings.secret));
        let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(both)))
            .expect("base64 is made of letters that a header takes");
        value.set_sensitive(true);
        value
    }

    async fn believed(
        &self,
        token: &str,
        begun: &Begun,
        now: UnixSeconds,
    ) -> Result<Identity, NotVouched> {
        let nonce = begun.nonce();
        let expected = Expected {
            issuer: self.issuer(),
            client: &self.0.settings.client,
            nonce: &nonce,
            strength: Strength {
                class: self.0.settings.class.as_deref(),
                means: self.0.settings.means.as_deref(),
            },
            now,
        };
        let keys = self.keys(KEPT).await?;
        match believe(token, &keys, &expected) {
            // It may have changed its keys since.
            Err(NotBelieved::UnknownKey | NotBelieved::Signature) => {
                let keys = self.keys(ASKED_AGAIN).await?;
                Ok(believe(token, &keys, &expected)?)
            }
            believed => Ok(believed?),
        }
    }

    async fn discovery(&self) -> Result<Arc<Discovery>, ProviderFault> {
        let mut known = self.0.known.lock().await;
        if let Some((at, discovery)) = &known.discovery
            && at.elapsed() < KEPT
        {
            return Ok(Arc::clone(discovery));
        }
        let bytes = self.document(&mut known, &self.0.discovery_at).await?;
        let discovery = Arc::new(Discovery::read(&bytes, self.issuer())?);
        known.discovery = Some((Instant::now(), Arc::clone(&discovery)));
        Ok(discovery)
    }

    /// Its keys, no older than that.
    async fn keys(&self, age: Duration) -> Result<Arc<Keys>, ProviderFault> {
        let discovery = self.discovery().await?;
        let mut known = self.0.known.lock().await;
        if let Some((at, keys)) = &known.keys
            && at.elapsed() < age
        {
            return Ok(Arc::clone(keys));
        }
        let bytes = self.document(&mut known, &discovery.keys).await?;
        let keys = Arc::new(Keys::read(&bytes)?);
        known.keys = Some((Instant::now(), Arc::clone(&keys)));
        Ok(keys)
    }

    /// Fetches a document while others wait for the same one.
    async fn document(
        &self,
        known: &mut Known,
        of: &Address,
    ) -> Result<axum::body::Bytes, ProviderFault> {
        if let Some((at, fault)) = &known.failed
            && at.elapsed() < PAUSE
        {
            return Err(fault.clone());
        }
        let fetched = self.0.asker.document(of).await;
        fetched.map_err(|why| {
            let of = of.to_string();
            let fault = ProviderFault::NoAnswer { of, why };
            known.failed = Some((Instant::now(), fault.clone()));
            fault
        })
    }
}

/// The secret is in no log.
impl fmt::Debug for Provider {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the provider {}", self.0.settings.issuer)
    }
}

/// A provider's own word for what was wrong, as RFC 6749 has them; another is
/// not repeated.
pub(super) fn error_word(word: &str) -> String {
    const MOST: usize = 40;
    let is_one = (1..=MOST).contains(&word.len())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    match is_one {
        true => word.to_owned(),
        false => "a word of its own".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> ProviderSettings {
        ProviderSettings {
            name: "Exampleshire".to_owned(),
            issuer: "http://127.0.0.1:9/realms/police".to_owned(),
            client: "answerable".to_owned(),
            secret: "seven lamps: no oil".to_owned(),
            site: "https://register.example".to_owned(),
            class: None,
            means: None,
        }
    }

    #[test]
    fn what_cannot_be_a_provider_is_refused_before_anybody_is_asked() {
        let with = |change: fn(&mut ProviderSettings)| {
            let mut changed = settings();
            change(&mut changed);
            Provider::try_new(changed)
                .map(drop)
                .unwrap_err()
                .to_string()
        };
        let said = [
            with(|settings| settings.issuer = "http://id.example".to_owned()),
            with(|settings| settings.issuer = "id.example".to_owned()),
            with(|settings| settings.issuer = "https://id.example/?a=b".to_owned()),
            with(|settings| settings.client = " ".to_owned()),
            with(|settings| settings.secret = "one\ntwo".to_owned()),
        ];
        insta::assert_snapshot!(said.join("\n"), @"
        'http://id.example' is no issuer: it is not over TLS; without it only an address on this machine is taken
        'id.example' is no issuer: it is not an address; write https:// and the host, such as https://login.example
        'https://id.example/?a=b' is no issuer: it is not an address; write https:// and the host, such as https://login.example
        the client is empty or more than one line; give what the provider shows for this site
        the secret is empty or more than one line; give what the provider shows for this site
        ");
    }

    #[test]
    fn the_secret_is_told_to_nobody_but_the_provider() {
        let provider = Provider::try_new(settings()).unwrap();
        assert!(!format!("{provider:?}").contains("lamps"));
        let told = provider.who_we_are();
        assert!(!format!("{told:?}").contains("Basic"));
        let told = told.to_str().unwrap().strip_prefix("Basic ").unwrap();
        let told = String::from_utf8(STANDARD.decode(told).unwrap()).unwrap();
        assert_eq!(told, "answerable:seven%20lamps%3A%20no%20oil");
    }

    #[test]
    fn a_providers_word_is_repeated_only_where_it_can_do_no_harm() {
        assert_eq!(error_word("invalid_grant"), "invalid_grant");
        for word in ["", "<script>", "a b", "\u{1b}[2J", &"a".repeat(41)] {
            assert_eq!(error_word(word), "a word of its own");
        }
    }
}
