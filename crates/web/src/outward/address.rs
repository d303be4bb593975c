//! Addresses that are gone to: over TLS, or on this machine.

use std::fmt;
use std::net::IpAddr;

use axum::http::Uri;

/// Longer than any address that somebody writes down.
const MOST_BYTES: usize = 2_048;

/// An address that somebody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    uri: Uri,
    is_over_tls: bool,
}

/// Why words are no address that is gone to.
#[cfg_attr(
    not(feature = "oidc"),
    expect(unreachable_pub, reason = "whoever sets a provider up reads it")
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    /// It is no address, is too long, or holds a name, a password or a fragment.
    #[error("it is not an address; write https:// and the host, such as https://login.example")]
    Unreadable,
    /// It would be asked without TLS.
    #[error("it is not over TLS; without it only an address on this machine is taken")]
    WithoutTls,
}

impl Address {
    /// Reads one.
    ///
    /// # Errors
    /// [`NotAnAddress`].
    pub(crate) fn read(text: &str) -> Result<Self, NotAnAddress> {
        let is_plain = text.len() <= MOST_BYTES
            && text.bytes().all(|byte| byte.is_ascii_graphic())
            && !text.contains(['#', '@', '\\']);
        if !is_plain {
            return Err(NotAnAddress::Unreadable);
        }
        let uri: Uri = text.parse().map_err(|_| NotAnAddress::Unreadable)?;
        let is_over_tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(NotAnAddress::Unreadable),
        };
        if uri.host().is_none_or(str::is_empty) {
            return Err(NotAnAddress::Unreadable);
        }
        let read = Self { uri, is_over_tls };
        match is_over_tls || read.is_on_this_machine() {
            true => Ok(read),
            false => Err(NotAnAddress::WithoutTls),
        }
    }

    /// Whether it leads to this machine itself.
    pub(crate) fn is_on_this_machine(&self) -> bool {
        self.host() == "localhost"
            || self
                .host()
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }

    pub(crate) fn is_over_tls(&self) -> bool {
        self.is_over_tls
    }

    /// The host, an IPv6 address without its brackets.
    pub(crate) fn host(&self) -> &str {
        let host = self.uri.host().unwrap_or_default();
        host.trim_start_matches('[').trim_end_matches(']')
    }

    pub(crate) fn port(&self) -> u16 {
        let usual = if self.is_over_tls { 443 } else { 80 };
        self.uri.port_u16().unwrap_or(usual)
    }

    /// Host and port as a request names them.
    pub(crate) fn authority(&self) -> &str {
        let authority = self.uri.authority();
        authority.map_or("", |authority| authority.as_str())
    }

    /// What a request asks for there.
    pub(crate) fn target(&self) -> &str {
        let target = self.uri.path_and_query();
        target.map_or("/", |target| target.as_str())
    }

    /// It, with more pairs after the question mark.
    #[cfg(feature = "oidc")]
    pub(crate) fn with(&self, pairs: &str) -> String {
        let mark = match self.uri.query() {
            Some(_) => '&',
            None => '?',
        };
        format!("{}{mark}{pairs}", self.uri)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.uri)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_tls_or_this_machine_is_gone_to() {
        for taken in [
            "https://login.microsoftonline.com/7c1e/v2.0",
            "https://id.example:8443/realms/police",
            "http://127.0.0.1:9000/realms/police",
            "http://localhost:9000",
            "http://[::1]:9000/",
        ] {
            assert!(Address::read(taken).is_ok(), "{taken}");
        }
        for refused in [
            "http://id.example/",
            "http://169.254.169.254/latest/meta-data",
            "http://127.0.0.1.example/",
            "http://localhost.example/",
            "http://10.0.0.1/",
        ] {
            assert_eq!(
                Address::read(refused),
                Err(NotAnAddress::WithoutTls),
                "{refused}"
            );
        }
        for refused in [
            "",
            "id.example",
            "/realms",
            "file:///etc/passwd",
            "ftp://id.example/",
            "https://",
            "https://user:word@id.example/",
            "https://id.example/#part",
            "https://id.example\\@other.example/",
            "https://id.example/a b",
            "https://id.exämple/",
        ] {
            assert_eq!(
                Address::read(refused),
                Err(NotAnAddress::Unreadable),
                "{refused}"
            );
        }
    }

    #[test]
    fn an_address_is_taken_apart_as_it_is_asked() {
        let address = Address::read("http://[::1]:9000/a?b=c").unwrap();
        assert_eq!((address.host(), address.port()), ("::1", 9000));
        assert_eq!(address.authority(), "[::1]:9000");
        assert_eq!(address.target(), "/a?b=c");
        #[cfg(feature = "oidc")]
        assert_eq!(address.with("d=e"), "http://[::1]:9000/a?b=c&d=e");
        let address = Address::read("https://id.example").unwrap();
        assert_eq!((address.target(), address.port()), ("/", 443));
    }

    proptest! {
        #[test]
        fn no_words_stop_it(words in "\\PC{0,80}|https?://[a-z0-9.:@\\[\\]/?#%-]{0,60}") {
            if let Ok(address) = Address::read(&words) {
                prop_assert!(address.is_over_tls() || address.is_on_this_machine());
            }
        }
    }
}
