//! The site that passkeys are made for.

/// The site, as browsers and devices know it: by the address that people open
/// (WebAuthn Level 3, section 5.1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    origin: String,
    id: String,
}

impl RelyingParty {
    /// The site at an address: `https://HOST`, with a port or without, or one on
    /// this machine without TLS. There browsers take passkeys by the name
    /// `localhost` alone, which is then the address to open.
    ///
    /// None where browsers take no passkeys: at a number in the place of a name,
    /// and without TLS.
    #[must_use]
    pub fn at(address: &str) -> Option<Self> {
        let address = address.trim_end_matches('/').to_ascii_lowercase();
        if let Some(rest) = address.strip_prefix("http://") {
            let port = ["127.0.0.1", "localhost", "[::1]"]
                .iter()
                .find_map(|host| rest.strip_prefix(host))?;
            is_port(port).then_some(())?;
            let port = without(port, ":80");
            return Some(Self {
                origin: format!("http://localhost{port}"),
                id: "localhost".to_owned(),
            });
        }
        let rest = address.strip_prefix("https://")?;
        let (host, port) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
        (is_name(host) && is_port(port)).then(|| Self {
            origin: format!("https://{host}{}", without(port, ":443")),
            id: host.to_owned(),
        })
    }

    /// Where its pages are, as a browser says it: `https://register.example`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What its passkeys are bound to: the whole name of the host, so that no
    /// other host of the same organisation can ask for one.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// Browsers leave away the port that an address has by itself.
fn without<'p>(port: &'p str, usual: &str) -> &'p str {
    if port == usual { "" } else { port }
}

/// Nothing, or a colon and a number.
fn is_port(port: &str) -> bool {
    port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|number| number.parse::<u16>().is_ok())
}

/// A name of a host, whose last part is no number: else it is an address of IPv4
/// however it is written.
fn is_name(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.split('.').all(is_label) && last.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_known_by_the_name_that_people_open() {
        for (address, origin, id) in [
            (
                "https://register.example",
                "https://register.example",
                "register.example",
            ),
            (
                "https://Register.Example:443/",
                "https://register.example",
                "register.example",
            ),
            (
                "https://a.register.example:8443",
                "https://a.register.example:8443",
                "a.register.example",
            ),
            (
                "http://127.0.0.1:8055",
                "http://localhost:8055",
                "localhost",
            ),
            ("http://[::1]:8055", "http://localhost:8055", "localhost"),
            ("http://127.0.0.1:80", "http://localhost", "localhost"),
        ] {
            let party = RelyingParty::at(address).unwrap();
            assert_eq!((party.origin(), party.id()), (origin, id));
        }
    }

    #[test]
    fn browsers_take_no_passkeys_without_a_name_or_without_tls() {
        for address in [
            "http://register.example",
            "https://192.0.2.7",
            "https://192.0.2.7:8443",
            "https://[2001:db8::1]",
            "https://0x7f.1",
            "https://register.example:99999",
            "https://register..example",
            "https://register.example/path",
            "https://a@register.example",
            "http://127.0.0.1.example",
            "https://",
            "",
        ] {
            assert_eq!(RelyingParty::at(address), None, "{address}");
        }
    }
}
