//! The files that pages link: the stylesheet and the mark, and the one script.
//!
//! Each is served under a name that holds the fingerprint of its bytes, so that
//! a browser may keep it for ever and a new one is a new name.

mod icon;

use std::sync::{Arc, LazyLock};

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::problem::Problem;
use crate::site::Site;

/// Class names and markup of GOV.UK Frontend, in our clothes.
const GRAMMAR: &str = include_str!("../assets/grammar.css");
/// What GOV.UK Frontend has no class for: clocks, timelines, passages.
const OWN: &str = include_str!("../assets/own.css");
/// A clock drawn small: a bar and the tick of its last day.
const MARK: &str = include_str!("../assets/mark.svg");

/// Asks the browser for a passkey, on the pages that want one.
#[cfg(feature = "passkeys")]
const PASSKEYS: &str = include_str!("../assets/passkeys.js");

/// A year, and a promise that the bytes under this name never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Which clothes the pages wear.
///
/// Class names follow GOV.UK Frontend 6, so that an organisation entitled to
/// it can point here at its own copy. Ours is then left out, except the part
/// for which GOV.UK Frontend has no class.
#[derive(Debug, Clone, Default)]
pub enum Stylesheet {
    /// Ours.
    #[default]
    Ours,
    /// A file the operator gives, served by us.
    Given(Arc<str>),
    /// A file served elsewhere.
    Elsewhere(StylesheetAddress),
}

/// The address of a stylesheet on another site: `https://HOST/PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StylesheetAddress {
    whole: String,
    origin: String,
}

/// Why an address cannot be that of a stylesheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is not the address of a stylesheet; it must be https://, a host and a path, without blanks, quotes, ';' or ','"
)]
pub struct NotAnAddress(String);

impl std::str::FromStr for StylesheetAddress {
    type Err = NotAnAddress;

    /// # Errors
    /// If it is not `https://HOST/PATH`, or holds a character that could end a
    /// part of the content security policy.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let refused = || NotAnAddress(text.to_owned());
        let rest = text.strip_prefix("https://").ok_or_else(refused)?;
        let (host, _) = rest.split_once('/').ok_or_else(refused)?;
        let harmless = |letter: char| letter.is_ascii_graphic() && !"\"'<>;,\\".contains(letter);
        let host_is_plain = !host.is_empty()
            && host
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || ".-:".contains(letter));
        if host_is_plain && text.chars().all(harmless) {
            Ok(Self {
                whole: text.to_owned(),
                origin: format!("https://{host}"),
            })
        } else {
            Err(refused())
        }
    }
}

/// One file under the name of its fingerprint.
struct Asset {
    href: String,
    media_type: HeaderValue,
    body: String,
}

impl Asset {
    fn new(stem: &str, ending: &str, media_type: &'static str, body: String) -> Self {
        let print = Sha256::digest(body.as_bytes());
        let short: String = print
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            href: format!("/assets/{stem}-{short}.{ending}"),
            media_type: HeaderValue::from_static(media_type),
            body,
        }
    }

    fn css(stem: &str, body: String) -> Self {
        Self::new(stem, "css", "text/css; charset=utf-8", body)
    }
}

static WHOLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::css("answerable", smaller(GRAMMAR) + &smaller(OWN)));
static PART: LazyLock<Asset> = LazyLock::new(|| Asset::css("own", smaller(OWN)));
static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark", "svg", "image/svg+xml", MARK.to_owned()));

#[cfg(feature = "passkeys")]
static PASSKEYS_FILE: LazyLock<Asset> = LazyLock::new(|| {
    let media_type = "text/javascript; charset=utf-8";
    Asset::new("passkeys", "js", media_type, PASSKEYS.to_owned())
});

/// Without comments, line ends and the blanks around them.
fn smaller(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.lines().map(str::trim).collect()
}

/// The stylesheets a page links, in order.
pub(crate) fn stylesheets(site: &Site) -> Vec<String> {
    match &site.options.stylesheet {
        Stylesheet::Ours => vec![WHOLE.href.clone()],
        Stylesheet::Given(body) => vec![given(body).href, PART.href.clone()],
        Stylesheet::Elsewhere(address) => vec![address.whole.clone(), PART.href.clone()],
    }
}

/// The origin, besides our own, that stylesheets may be read from.
pub(crate) fn other_origin(stylesheet: &Stylesheet) -> Option<&str> {
    match stylesheet {
        Stylesheet::Elsewhere(address) => Some(&address.origin),
        Stylesheet::Ours | Stylesheet::Given(_) => None,
    }
}

/// The address of the mark.
pub(crate) fn mark() -> &'static str {
    &ICON.href
}

/// The address of the script that asks for a passkey.
#[cfg(feature = "passkeys")]
pub(crate) fn passkeys() -> &'static str {
    &PASSKEYS_FILE.href
}

/// `/favicon.ico`: the mark for programs that look for it there.
pub(crate) async fn icon() -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("image/x-icon"),
        ),
        // Under this name another may be drawn one day.
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=86400"),
        ),
    ];
    (headers, icon::file()).into_response()
}

fn given(body: &str) -> Asset {
    Asset::css("given", body.to_owned())
}

/// `/assets/NAME`.
pub(crate) async fn serve(
    State(site): State<Site>,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let href = format!("/assets/{name}");
    #[cfg(feature = "passkeys")]
    if href == PASSKEYS_FILE.href {
        return Ok(file(&PASSKEYS_FILE));
    }
    if let Some(asset) = [&*WHOLE, &*PART, &*ICON]
        .into_iter()
        .find(|asset| asset.href == href)
    {
        return Ok(file(asset));
    }
    match &site.options.stylesheet {
        Stylesheet::Given(body) if given(body).href == href => Ok(file(&given(body))),
        _ => Err(Problem::NotFound),
    }
}

fn file(asset: &Asset) -> Response {
    let headers = [
        (header::CONTENT_TYPE, asset.media_type.clone()),
        (header::CACHE_CONTROL, FOR_EVER),
    ];
    (headers, asset.body.clone()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_names_nothing_that_is_not_ours_to_wear() {
        let css = WHOLE.body.to_lowercase();
        for not_ours in [
            "gds transport",
            "#1d70b8",
            "crown",
            "crest",
            "http:",
            "https:",
            "@import",
            "url(",
        ] {
            assert!(!css.contains(not_ours), "{not_ours}");
        }
    }

    #[test]
    fn every_brace_of_the_stylesheet_is_closed() {
        for css in [&WHOLE.body, &PART.body] {
            assert_eq!(css.matches('{').count(), css.matches('}').count());
        }
    }

    #[test]
    fn comments_and_line_ends_are_not_sent() {
        assert_eq!(
            smaller("/* why */\na {\n  color: red;\n}\n/* end"),
            "a {color: red;}"
        );
    }

    #[test]
    fn only_an_address_that_cannot_widen_the_policy_is_taken() {
        let good: StylesheetAddress = "https://assets.example/a/b.css?v=1".parse().unwrap();
        assert_eq!(good.origin, "https://assets.example");
        for bad in [
            "http://assets.example/a.css",
            "https://assets.example",
            "https://a b/x.css",
            "https://a/x.css; script-src *",
            "https://user@host/x.css",
            "https:///x.css",
            "//assets.example/a.css",
            "javascript:alert(1)",
        ] {
            assert!(bad.parse::<StylesheetAddress>().is_err(), "{bad}");
        }
    }
}
