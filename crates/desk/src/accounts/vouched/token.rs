//! A provider's token: who somebody is, for us, in answer to what we asked.

use answerable_store::accounts::UnixSeconds;
use serde::Deserialize;

use super::Identity;
use super::keys::{Algorithm, Keys, bytes};

/// The longest token that is read, in bytes: a person in many groups has a long
/// one, and it comes in one answer of the provider's.
pub const MOST_TOKEN_BYTES: usize = 64 * 1024;

/// How far the provider's clock and ours may be apart, in seconds.
pub const SKEW_SECONDS: i64 = 60;

/// How long before now a token may have been made, in seconds: it comes straight
/// from the provider, and older ones are somebody's copies.
const OLDEST_SECONDS: i64 = 10 * 60;

/// The longest number of a person, in bytes (OpenID Connect Core 1.0, section 2).
const MOST_SUBJECT_BYTES: usize = 255;

/// What a token must say to be believed.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Who signed it: the provider, letter by letter. At Entra ID that holds the
    /// tenant, so that another tenant's people are strangers.
    pub issuer: &'a str,
    /// For whom it is: us, by the name that the provider knows us under.
    pub client: &'a str,
    /// What we sent with the question, so that an answer to another one is found.
    pub nonce: &'a str,
    /// How strongly the provider must have asked who they are; nothing where the
    /// operator leaves that to the provider.
    pub strength: Strength<'a>,
    /// Now.
    pub now: UnixSeconds,
}

/// How strongly a provider must have asked who somebody is (OpenID Connect Core
/// 1.0, section 2; RFC 8176 for the words of `amr`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strength<'a> {
    /// The class that `acr` must name.
    pub class: Option<&'a str>,
    /// The means that `amr` must list, such as `mfa`.
    pub means: Option<&'a str>,
}

/// Why a token is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotBelieved {
    /// It is no token, or has more than one meaning.
    #[error("it cannot be read")]
    Unreadable,
    /// It is longer than [`MOST_TOKEN_BYTES`].
    #[error("it is too long")]
    TooLong,
    /// It is signed in a way that is not taken, or not at all.
    #[error("it is not signed with RS256, PS256 or ES256")]
    Algorithm,
    /// It names a key that the provider did not have when it was last asked.
    #[error("it is signed with a key that the provider does not show")]
    UnknownKey,
    /// The signature is not of it.
    #[error("its signature is not the provider's")]
    Signature,
    /// It is another provider's.
    #[error("its issuer is another")]
    Issuer,
    /// It is for somebody else.
    #[error("it is for another client")]
    Audience,
    /// It has ended, or was made long ago.
    #[error("it is too old; if it should not be, compare this machine's clock with the provider's")]
    Old,
    /// It does not hold yet.
    #[error("it holds from later on; compare this machine's clock with the provider's")]
    NotYet,
    /// It answers another question.
    #[error("it answers another sign-in")]
    Nonce,
    /// The provider asked less of them than the operator demands, or does not say.
    #[error("it does not say that the provider asked as much as --oidc-acr and --oidc-amr demand")]
    Strength,
    /// It says nobody.
    #[error("it names nobody")]
    Subject,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// What a reader must understand; there is nothing of that here.
    crit: Option<serde_json::Value>,
}

/// What a token claims. A name that comes twice makes it unreadable; every other
/// claim is left out.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    acr: Option<String>,
    amr: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Who a token says somebody is, if it is believed (OpenID Connect Core 1.0,
/// section 3.1.3.7; RFC 8725).
///
/// # Errors
///
/// [`NotBelieved`], the first reason not to. The claims of a token whose
/// signature does not hold are not looked at.
pub fn believe(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Identity, NotBelieved> {
    let claims = signed(token, keys)?;
    let claims: Claims = serde_json::from_slice(&claims).map_err(|_| NotBelieved::Unreadable)?;
    if claims.iss != expected.issuer {
        return Err(NotBelieved::Issuer);
    }
    if !is_for(&claims, expected.client) {
        return Err(NotBelieved::Audience);
    }
    holds_at(&claims, expected.now)?;
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(NotBelieved::Nonce);
    }
    if !is_strong_enough(&claims, expected.strength) {
        return Err(NotBelieved::Strength);
    }
    let is_a_number = (1..=MOST_SUBJECT_BYTES).contains(&claims.sub.len()) && claims.sub.is_ascii();
    match is_a_number {
        true => Ok(Identity {
            issuer: claims.iss,
            subject: claims.sub,
        }),
        false => Err(NotBelieved::Subject),
    }
}

/// What a token says, if one of these keys signed it.
fn signed(token: &str, keys: &Keys) -> Result<Vec<u8>, NotBelieved> {
    if token.len() > MOST_TOKEN_BYTES {
        return Err(NotBelieved::TooLong);
    }
    let (words, signature) = token.rsplit_once('.').ok_or(NotBelieved::Unreadable)?;
    let (header, claims) = words.split_once('.').ok_or(NotBelieved::Unreadable)?;
    let read = |part| bytes(part).ok_or(NotBelieved::Unreadable);
    let header: Header =
        serde_json::from_slice(&read(header)?).map_err(|_| NotBelieved::Unreadable)?;
    if header.crit.is_some() {
        return Err(NotBelieved::Unreadable);
    }
    let algorithm = Algorithm::of_word(&header.alg).ok_or(NotBelieved::Algorithm)?;
    let signature = read(signature)?;
    let id = header.kid.as_deref();
    match keys.signed(id, algorithm, words.as_bytes(), &signature) {
        None => Err(NotBelieved::UnknownKey),
        Some(false) => Err(NotBelieved::Signature),
        Some(true) => read(claims),
    }
}

/// Whether the provider asked as much as is demanded (OWASP ASVS 5.0: 6.8.4). What
/// it does not say it did not do.
fn is_strong_enough(claims: &Claims, demanded: Strength<'_>) -> bool {
    let has_class = |class| claims.acr.as_deref() == Some(class);
    let lists = |means| claims.amr.iter().flatten().any(|one| one == means);
    demanded.class.is_none_or(has_class) && demanded.means.is_none_or(lists)
}

/// Whether it is for us, and for us alone where it says who may use it.
fn is_for(claims: &Claims, client: &str) -> bool {
    let (is_among, are_several) = match &claims.aud {
        Audience::One(one) => (one == client, false),
        Audience::Several(several) => (several.iter().any(|one| one == client), several.len() > 1),
    };
    match &claims.azp {
        Some(party) => is_among && party == client,
        None => is_among && !are_several,
    }
}

/// Whether it holds now, the clocks being [`SKEW_SECONDS`] apart at most.
fn holds_at(claims: &Claims, now: UnixSeconds) -> Result<(), NotBelieved> {
    let (now, skew) = (now.0 as f64, SKEW_SECONDS as f64);
    // Written so that what is no number holds at no time.
    let has_not_ended = now < claims.exp + skew;
    let is_fresh = now <= claims.iat + OLDEST_SECONDS as f64 + skew;
    if !(has_not_ended && is_fresh) {
        return Err(NotBelieved::Old);
    }
    let begins = claims.nbf.map_or(claims.iat, |from| from.max(claims.iat));
    match begins <= now + skew {
        true => Ok(()),
        false => Err(NotBelieved::NotYet),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::signing::{Signer, written};
    use super::*;

    const NOW: i64 = 1_712_050_000;
    const ISSUER: &str = "https://login.example/7c1e/v2.0";

    const EXPECTED: Expected<'static> = Expected {
        issuer: ISSUER,
        client: "answerable",
        nonce: "n-1",
        strength: Strength {
            class: None,
            means: None,
        },
        now: UnixSeconds(NOW),
    };

    fn claims() -> Value {
        json!({
            "iss": ISSUER, "sub": "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
            "aud": "answerable", "exp": NOW + 3_600, "iat": NOW, "nbf": NOW,
            "nonce": "n-1", "email": "somebody@example.org", "groups": ["administrators"],
        })
    }

    /// What is said of a token with these claims in the place of ours.
    fn said_of(changes: Value) -> Result<Identity, NotBelieved> {
        said_to(changes, &EXPECTED)
    }

    fn said_to(changes: Value, expected: &Expected<'_>) -> Result<Identity, NotBelieved> {
        let mut claims = claims();
        for (name, value) in changes.as_object().unwrap() {
            match value {
                Value::Null => drop(claims.as_object_mut().unwrap().remove(name)),
                value => claims[name] = value.clone(),
            }
        }
        let signer = Signer::new("one");
        believe(&signer.token(&claims), &signer.keys(), expected)
    }

    /// OWASP ASVS 5.0: 6.8.4.
    #[test]
    fn where_a_second_factor_is_demanded_a_token_that_does_not_say_so_is_refused() {
        let demanding = |class, means| Expected {
            strength: Strength { class, means },
            ..EXPECTED
        };
        let mfa = demanding(None, Some("mfa"));
        let gold = demanding(Some("gold"), None);
        let both = demanding(Some("gold"), Some("mfa"));
        for (said, expected, is_enough) in [
            (json!({}), &EXPECTED, true),
            (json!({"amr": ["pwd"]}), &EXPECTED, true),
            (json!({"amr": ["pwd", "mfa"]}), &mfa, true),
            (json!({"amr": ["pwd"]}), &mfa, false),
            (json!({"amr": []}), &mfa, false),
            (json!({}), &mfa, false),
            (json!({"acr": "mfa"}), &mfa, false),
            (json!({"acr": "gold"}), &gold, true),
            (json!({"acr": "golden"}), &gold, false),
            (json!({"acr": "silver"}), &gold, false),
            (json!({"acr": "gold"}), &both, false),
            (json!({"acr": "gold", "amr": ["mfa"]}), &both, true),
        ] {
            let words = said.to_string();
            match said_to(said, expected) {
                Ok(_) => assert!(is_enough, "{words}"),
                Err(why) => assert_eq!((why, is_enough), (NotBelieved::Strength, false), "{words}"),
            }
        }
    }

    #[test]
    fn a_token_of_the_provider_for_us_in_answer_to_us_is_believed() {
        let identity = said_of(json!({})).unwrap();
        assert_eq!(identity.issuer, ISSUER);
        assert_eq!(
            identity.subject,
            "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ"
        );
        for same in [
            json!({"aud": ["answerable"]}),
            json!({"aud": ["answerable", "another"], "azp": "answerable"}),
            json!({"nbf": null}),
            json!({"exp": NOW - 59}),
            json!({"iat": NOW + 60, "nbf": NOW + 60}),
            json!({"exp": (NOW + 10) as f64 + 0.5}),
        ] {
            assert_eq!(said_of(same.clone()).as_ref(), Ok(&identity), "{same}");
        }
    }

    #[test]
    fn each_claim_that_is_wrong_or_missing_is_a_reason_not_to() {
        use NotBelieved::*;
        for (changes, why) in [
            (json!({"iss": "https://login.example/other/v2.0"}), Issuer),
            (json!({"iss": "https://login.example/7c1e/v2.0/"}), Issuer),
            (
                json!({"iss": "https://login.example/{tenantid}/v2.0"}),
                Issuer,
            ),
            (json!({"iss": null}), Unreadable),
            (json!({"aud": "another"}), Audience),
            (json!({"aud": []}), Audience),
            (json!({"aud": ["answerable", "another"]}), Audience),
            (json!({"azp": "another"}), Audience),
            (json!({"aud": null}), Unreadable),
            (json!({"exp": NOW - 60}), Old),
            (json!({"exp": "never"}), Unreadable),
            (json!({"exp": null}), Unreadable),
            (json!({"iat": NOW - 661}), Old),
            (json!({"iat": null}), Unreadable),
            (json!({"iat": NOW + 61}), NotYet),
            (json!({"nbf": NOW + 61}), NotYet),
            (json!({"nonce": "n-2"}), Nonce),
            (json!({"nonce": null}), Nonce),
            (json!({"sub": ""}), Subject),
            (json!({"sub": "a".repeat(256)}), Subject),
            (json!({"sub": "né"}), Subject),
            (json!({"sub": null}), Unreadable),
        ] {
            assert_eq!(said_of(changes.clone()), Err(why), "{changes}");
        }
    }

    #[test]
    fn what_is_not_signed_by_a_key_of_the_providers_is_not_read() {
        let (ours, other) = (Signer::new("one"), Signer::new("one"));
        let keys = ours.keys();
        let said = |token: &str| believe(token, &keys, &EXPECTED).unwrap_err();
        // Another's signature under the same id of a key.
        assert_eq!(said(&other.token(&claims())), NotBelieved::Signature);
        // A key that came later.
        let newer = Signer::new("two");
        assert_eq!(said(&newer.token(&claims())), NotBelieved::UnknownKey);
        // Another's claims under our signature.
        let token = ours.token(&claims());
        let (header, rest) = token.split_once('.').unwrap();
        let (_, signature) = rest.split_once('.').unwrap();
        let swapped = format!("{header}.{}.{signature}", written(&json!({"sub": "1"})));
        assert_eq!(said(&swapped), NotBelieved::Signature);
        // Cut, doubled, or with more to it.
        for token in ["", ".", "..", "a.b", &token[1..], &format!("{token}=")] {
            assert_eq!(said(token), NotBelieved::Unreadable, "{token}");
        }
        assert_eq!(
            said(&"a".repeat(MOST_TOKEN_BYTES + 1)),
            NotBelieved::TooLong
        );
    }

    #[test]
    fn a_token_that_is_not_signed_or_signed_with_the_public_key_is_refused() {
        let ours = Signer::new("one");
        let keys = ours.keys();
        for alg in [
            "none", "None", "HS256", "HS512", "RS512", "ES384", "", "rs256",
        ] {
            for signature in [Vec::new(), ours.public_key_as_a_secret(&claims(), alg)] {
                let token = Signer::put_together(alg, "one", &claims(), &signature);
                let said = believe(&token, &keys, &EXPECTED);
                assert_eq!(said, Err(NotBelieved::Algorithm), "{alg}");
            }
        }
        // The right word over a key of another kind.
        let token = Signer::put_together("RS256", "one", &claims(), &[7; 256]);
        assert_eq!(
            believe(&token, &keys, &EXPECTED),
            Err(NotBelieved::UnknownKey)
        );
    }

    #[test]
    fn a_name_that_comes_twice_or_must_be_understood_makes_it_unreadable() {
        let ours = Signer::new("one");
        let twice = claims().to_string().replacen('{', r#"{"sub":"1","#, 1);
        let token = ours.sign(r#"{"alg":"ES256","kid":"one"}"#, &twice);
        let said = believe(&token, &ours.keys(), &EXPECTED);
        assert_eq!(said, Err(NotBelieved::Unreadable));
        let header = r#"{"alg":"ES256","kid":"one","crit":["b64"],"b64":false}"#;
        let token = ours.sign(header, &claims().to_string());
        let said = believe(&token, &ours.keys(), &EXPECTED);
        assert_eq!(said, Err(NotBelieved::Unreadable));
    }

    proptest! {
        #[test]
        fn no_token_stops_it(token in "[A-Za-z0-9_.-]{0,120}|\\PC{0,60}") {
            prop_assert!(believe(&token, &Signer::new("one").keys(), &EXPECTED).is_err());
        }

        /// One letter changed anywhere, and it is not believed: the last of a
        /// signature holds bits that nothing reads, and those have to be zero.
        #[test]
        fn no_letter_of_a_token_can_be_changed(at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_-]") {
            let signer = Signer::new("one");
            let token = signer.token(&claims());
            let at = at.index(token.len());
            let changed = format!("{}{to}{}", &token[..at], &token[at + 1..]);
            prop_assume!(changed != token);
            prop_assert!(believe(&changed, &signer.keys(), &EXPECTED).is_err());
        }
    }
}
