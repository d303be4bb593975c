//! What a provider says of itself (OpenID Connect Discovery 1.0).

use serde::Deserialize;

use crate::outward::{Address, NotAnAddress};

/// Where a provider is asked, and how.
#[derive(Debug, Clone)]
pub(super) struct Discovery {
    /// Where people are sent to.
    pub(super) authorise: Address,
    /// Where a code is changed for a token.
    pub(super) token: Address,
    /// Where its keys are.
    pub(super) keys: Address,
    /// How we say who we are there.
    pub(super) we_say: WeSay,
    /// Whether every answer names the provider (RFC 9207).
    pub(super) is_named_in_answers: bool,
}

/// How our secret is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WeSay {
    /// In a header, `client_secret_basic`.
    InAHeader,
    /// In the form, `client_secret_post`.
    InTheForm,
}

/// Why a provider's account of itself is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// It is no such document.
    #[error(
        "what it says of itself cannot be read ({0}); check that the issuer is an OpenID provider"
    )]
    Unreadable(String),
    /// It is the account of another provider.
    #[error("it calls itself '{0}'; give exactly that as the issuer")]
    AnotherIssuer(String),
    /// It stands for every tenant at once.
    #[error(
        "it stands for every tenant, and would let in people of any; name your own, such as https://login.microsoftonline.com/TENANT-ID/v2.0"
    )]
    EveryTenant,
    /// It leads where nobody goes.
    #[error("its {what} is not gone to: {why}")]
    Address {
        /// Which address.
        what: &'static str,
        /// Why not.
        why: NotAnAddress,
    },
    /// It leads from the network to this machine.
    #[error("its {0} is on this machine, and the issuer is not")]
    Inward(&'static str),
    /// It takes no secret.
    #[error(
        "it takes neither client_secret_basic nor client_secret_post; allow one of them for this client"
    )]
    NoSecret,
    /// It gives no code.
    #[error("it does not offer the code flow (response_type code)")]
    NoCode,
}

#[derive(Deserialize)]
struct Written {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    response_types_supported: Option<Vec<String>>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Discovery {
    /// Where the provider of an issuer says what it is.
    pub(super) fn stands_at(issuer: &str) -> String {
        let base = issuer.trim_end_matches('/');
        format!("{base}/.well-known/openid-configuration")
    }

    /// Reads it.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub(super) fn read(bytes: &[u8], issuer: &str) -> Result<Self, NotTaken> {
        let written: Written =
            serde_json::from_slice(bytes).map_err(|why| NotTaken::Unreadable(why.to_string()))?;
        if written.issuer != issuer {
            let is_template = written.issuer.contains('{');
            return Err(match is_template {
                true => NotTaken::EveryTenant,
                false => NotTaken::AnotherIssuer(shown(&written.issuer)),
            });
        }
        let offers_a_code = |types: Vec<String>| types.iter().any(|offered| offered == "code");
        if !written.response_types_supported.is_none_or(offers_a_code) {
            return Err(NotTaken::NoCode);
        }
        let is_here = Address::read(issuer).is_ok_and(|issuer| issuer.is_on_this_machine());
        let address = |what, text: &str| {
            let address = Address::read(text).map_err(|why| NotTaken::Address { what, why })?;
            match address.is_on_this_machine() && !is_here {
                true => Err(NotTaken::Inward(what)),
                false => Ok(address),
            }
        };
        Ok(Self {
            authorise: address("authorization_endpoint", &written.authorization_endpoint)?,
            token: address("token_endpoint", &written.token_endpoint)?,
            keys: address("jwks_uri", &written.jwks_uri)?,
            we_say: we_say(written.token_endpoint_auth_methods_supported.as_deref())?,
            is_named_in_answers: written.authorization_response_iss_parameter_supported,
        })
    }
}

/// A header, where nothing is said (OpenID Connect Discovery 1.0, section 3).
fn we_say(offered: Option<&[String]>) -> Result<WeSay, NotTaken> {
    let Some(offered) = offered else {
        return Ok(WeSay::InAHeader);
    };
    let offers = |word: &str| offered.iter().any(|offered| offered == word);
    if offers("client_secret_basic") {
        Ok(WeSay::InAHeader)
    } else if offers("client_secret_post") {
        Ok(WeSay::InTheForm)
    } else {
        Err(NotTaken::NoSecret)
    }
}

/// What somebody else wrote, harmless in one line.
fn shown(words: &str) -> String {
    words.escape_debug().take(200).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const TENANT: &str = "https://login.microsoftonline.com/7c1e/v2.0";

    /// As Entra ID writes it; what we do not read is left out.
    fn entra() -> Value {
        json!({
            "issuer": TENANT,
            "authorization_endpoint": "https://login.microsoftonline.com/7c1e/oauth2/v2.0/authorize",
            "token_endpoint": "https://login.microsoftonline.com/7c1e/oauth2/v2.0/token",
            "jwks_uri": "https://login.microsoftonline.com/7c1e/discovery/v2.0/keys",
            "response_types_supported": ["code", "id_token", "code id_token"],
            "token_endpoint_auth_methods_supported":
                ["client_secret_post", "private_key_jwt", "client_secret_basic"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
        })
    }

    fn said(changes: Value) -> Result<Discovery, NotTaken> {
        let mut document = entra();
        for (name, value) in changes.as_object().unwrap() {
            document[name] = value.clone();
        }
        Discovery::read(document.to_string().as_bytes(), TENANT)
    }

    #[test]
    fn a_tenant_of_entra_id_and_a_realm_of_keycloak_are_taken() {
        let entra = said(json!({})).unwrap();
        assert_eq!(entra.we_say, WeSay::InAHeader);
        assert!(!entra.is_named_in_answers);
        let realm = "https://id.example/realms/police";
        let keycloak = json!({
            "issuer": realm,
            "authorization_endpoint": format!("{realm}/protocol/openid-connect/auth"),
            "token_endpoint": format!("{realm}/protocol/openid-connect/token"),
            "jwks_uri": format!("{realm}/protocol/openid-connect/certs"),
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "authorization_response_iss_parameter_supported": true,
        });
        let keycloak = Discovery::read(keycloak.to_string().as_bytes(), realm).unwrap();
        assert_eq!(keycloak.we_say, WeSay::InTheForm);
        assert!(keycloak.is_named_in_answers);
    }

    #[test]
    fn an_address_of_discovery_is_the_issuers_with_or_without_a_slash() {
        for issuer in [
            "https://id.example/realms/a",
            "https://id.example/realms/a/",
        ] {
            assert_eq!(
                Discovery::stands_at(issuer),
                "https://id.example/realms/a/.well-known/openid-configuration"
            );
        }
    }

    #[test]
    fn an_account_of_itself_that_is_not_taken_says_why_and_what_to_do() {
        let every = "https://login.microsoftonline.com/{tenantid}/v2.0";
        let refused = [
            json!({"issuer": every}),
            json!({"issuer": "https://login.microsoftonline.com/7c1e/"}),
            json!({"issuer": 7}),
            json!({"jwks_uri": "http://login.example/keys"}),
            json!({"token_endpoint": "https://127.0.0.1:8443/token"}),
            json!({"authorization_endpoint": "javascript:alert(1)"}),
            json!({"token_endpoint_auth_methods_supported": ["private_key_jwt"]}),
            json!({"response_types_supported": ["id_token"]}),
        ]
        .map(|changes| said(changes).unwrap_err().to_string());
        insta::assert_snapshot!(refused.join("\n"), @"
        it stands for every tenant, and would let in people of any; name your own, such as https://login.microsoftonline.com/TENANT-ID/v2.0
        it calls itself 'https://login.microsoftonline.com/7c1e/'; give exactly that as the issuer
        what it says of itself cannot be read (invalid type: integer `7`, expected a string at line 1 column 149); check that the issuer is an OpenID provider
        its jwks_uri is not gone to: it is not over TLS; without it only an address on this machine is taken
        its token_endpoint is on this machine, and the issuer is not
        its authorization_endpoint is not gone to: it is not an address; write https:// and the host, such as https://login.example
        it takes neither client_secret_basic nor client_secret_post; allow one of them for this client
        it does not offer the code flow (response_type code)
        ");
    }
}
