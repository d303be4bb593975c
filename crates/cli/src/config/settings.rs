//! Every setting: its name, what it may be, what it is when nobody says.

use std::net::{IpAddr, SocketAddr};

use answerable_web::TellsWhom;
use tracing_subscriber::EnvFilter;

use crate::logging;
use crate::nightly::Nightly;
use crate::post;
use crate::serving::is_over_tls;

/// One setting, said in the file by its name, on the command line by `--NAME`
/// and in the environment by `ANSWERABLE_NAME`.
pub(super) struct Setting {
    pub(super) name: &'static str,
    pub(super) default: Option<&'static str>,
    /// Whether it may be a list.
    pub(super) is_list: bool,
    /// What it may be, to stand after "write".
    pub(super) allowed: &'static str,
    may_be: fn(&str) -> bool,
}

impl Setting {
    /// The variable that says it in the environment.
    pub(super) fn environment(&self) -> String {
        format!("ANSWERABLE_{}", self.name.to_uppercase().replace('-', "_"))
    }

    /// Whether it may be this.
    pub(super) fn may_be(&self, value: &str) -> bool {
        (self.may_be)(value)
    }
}

/// A setting that is one value.
const fn one(
    name: &'static str,
    default: Option<&'static str>,
    allowed: &'static str,
    may_be: fn(&str) -> bool,
) -> Setting {
    Setting {
        name,
        default,
        is_list: false,
        allowed,
        may_be,
    }
}

/// Every setting, in the order pages list them.
pub(super) const SETTINGS: [Setting; 24] = [
    one(
        "register",
        Some("register"),
        "the path of a folder",
        is_filled,
    ),
    one("keys", None, "the path of a folder", is_filled),
    one(
        "host",
        Some("127.0.0.1"),
        "an IP address of this machine, such as 127.0.0.1",
        |value| value.parse::<IpAddr>().is_ok(),
    ),
    one(
        "port",
        Some("8055"),
        "a whole number from 0 to 65535; 0 picks a free one",
        |value| value.parse::<u16>().is_ok(),
    ),
    one(
        "address",
        None,
        "https:// and a host, such as https://register.example",
        is_over_tls,
    ),
    Setting {
        is_list: true,
        ..one(
            "behind-proxy",
            None,
            "IP addresses, such as [\"10.0.0.2\"]",
            |value| value.parse::<IpAddr>().is_ok(),
        )
    },
    one(
        "stylesheet",
        None,
        "the path of a file, or an https address",
        is_filled,
    ),
    one("pdf-font", None, "the path of a file", is_filled),
    one(
        "pdftotext",
        None,
        "the path of a file, such as /usr/bin/pdftotext",
        is_filled,
    ),
    one(
        "oidc-issuer",
        None,
        "the issuer of an OpenID provider, an https address",
        is_an_issuer,
    ),
    one(
        "oidc-client",
        None,
        "the client id that the provider gave this site",
        is_filled,
    ),
    one("oidc-secret-file", None, "the path of a file", is_filled),
    one(
        "oidc-name",
        None,
        "what people call the provider, in one line",
        is_filled,
    ),
    one(
        "oidc-acr",
        None,
        "the class of authentication that the provider must reach, in one word",
        is_filled,
    ),
    one(
        "oidc-amr",
        None,
        "what the provider must have asked people for, such as mfa",
        is_filled,
    ),
    one(
        "metrics",
        None,
        "an IP address and a port, such as 127.0.0.1:9055",
        |value| value.parse::<SocketAddr>().is_ok(),
    ),
    one(
        "webhooks",
        Some("public"),
        "public, public-or-here or off",
        |value| value.parse::<TellsWhom>().is_ok(),
    ),
    one("data", Some("3"), "an hour, 0 to 23, or off", |value| {
        value.parse::<Nightly>().is_ok()
    }),
    one(
        "mail-server",
        None,
        "a host, or a host and a port, such as mail.example:587",
        post::is_a_server,
    ),
    one(
        "mail-user",
        None,
        "the name under which the mail server knows this site",
        is_filled,
    ),
    one("mail-password-file", None, "the path of a file", is_filled),
    one(
        "mail-from",
        None,
        "an e-mail address, such as answerable@register.example",
        post::is_a_sender,
    ),
    one(
        "log",
        Some("warn"),
        "error, warn, info, debug or trace",
        |value| EnvFilter::try_new(value).is_ok() && is_filled(value),
    ),
    one("log-format", Some("text"), "text or json", |value| {
        logging::Format::of_word(value).is_some()
    }),
];

/// What may be one; whether it is, the provider says.
fn is_an_issuer(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

fn is_filled(value: &str) -> bool {
    !value.trim().is_empty()
}
