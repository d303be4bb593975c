//! Whose address a request comes from, where proxies stand in front.
//!
//! A proxy adds the address of whoever came to it at the end of
//! `X-Forwarded-For`. What stands before that was sent by the client, who can
//! write there what they like. So the header is read from its end, and only for
//! as long as the address that vouches for an entry is a proxy we were told to
//! believe: the first that is none is the client (MDN, X-Forwarded-For,
//! "Selecting an IP address": trusted proxy list).

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};

/// De facto standard; no RFC names it.
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The proxies that are believed when they say who came to them. None, unless
/// the operator names some.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<IpAddr>);

impl Proxies {
    /// Believes these addresses and no others.
    pub fn believed(addresses: impl IntoIterator<Item = IpAddr>) -> Self {
        Self(
            addresses
                .into_iter()
                .map(|one| one.to_canonical())
                .collect(),
        )
    }

    pub(super) fn are_told(&self, address: IpAddr) -> bool {
        self.0.contains(&address)
    }

    /// The client's address, for a request that came from `peer`.
    ///
    /// An entry that is no address ends the reading: whoever vouched for it
    /// stands for what is behind it.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.are_told(client) {
            return client;
        }
        let values: Vec<&str> = headers
            .get_all(X_FORWARDED_FOR)
            .iter()
            .map(|value| value.to_str().unwrap_or_default())
            .collect();
        let entries = values.iter().rev().flat_map(|value| value.rsplit(','));
        for entry in entries {
            let Some(address) = address(entry.trim()) else {
                break;
            };
            client = address;
            if !self.are_told(client) {
                break;
            }
        }
        client
    }
}

/// An address as proxies write it: with a port or without, IPv6 in brackets or
/// without.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(entry);
    let address = bare
        .parse()
        .or_else(|_| entry.parse().map(|with_port: SocketAddr| with_port.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    const PROXY: &str = "127.0.0.1";

    fn client(believed: &[&str], peer: &str, sent: &[&str]) -> String {
        let believed = Proxies::believed(believed.iter().map(|one| one.parse().unwrap()));
        let mut headers = HeaderMap::new();
        for value in sent {
            headers.append(
                X_FORWARDED_FOR,
                HeaderValue::from_bytes(value.as_bytes()).unwrap(),
            );
        }
        believed.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_named() {
        assert_eq!(client(&[], PROXY, &["192.0.2.7"]), PROXY);
        assert_eq!(client(&[PROXY], "192.0.2.1", &["192.0.2.7"]), "192.0.2.1");
    }

    #[test]
    fn a_named_proxy_says_who_came_to_it() {
        for sent in [
            "192.0.2.7",
            "192.0.2.7:4711",
            "  192.0.2.7 ",
            // What the client wrote itself stands before and is not believed.
            "10.0.0.1, 192.0.2.7",
            "127.0.0.1,192.0.2.7",
            "rubbish, 192.0.2.7",
            ",,,192.0.2.7",
        ] {
            assert_eq!(client(&[PROXY], PROXY, &[sent]), "192.0.2.7", "{sent}");
        }
        assert_eq!(
            client(&[PROXY], "::ffff:127.0.0.1", &["192.0.2.7"]),
            "192.0.2.7"
        );
        assert_eq!(
            client(&[PROXY], PROXY, &["[2001:db8::7]:443"]),
            "2001:db8::7"
        );
        assert_eq!(client(&[PROXY], PROXY, &["[2001:db8::7]"]), "2001:db8::7");
        assert_eq!(client(&[PROXY], PROXY, &["2001:db8::7"]), "2001:db8::7");
    }

    #[test]
    fn several_headers_are_one_list_and_several_proxies_a_chain() {
        assert_eq!(
            client(&[PROXY], PROXY, &["10.0.0.1", "192.0.2.7"]),
            "192.0.2.7"
        );
        let chain = [PROXY, "198.51.100.1"];
        let sent = ["10.0.0.1, 192.0.2.7, 198.51.100.1"];
        assert_eq!(client(&chain, PROXY, &sent), "192.0.2.7");
        assert_eq!(client(&[PROXY], PROXY, &sent), "198.51.100.1");
    }

    #[test]
    fn what_is_no_address_counts_as_whoever_vouched_for_it() {
        for sent in [
            "",
            "unknown",
            "192.0.2.7, _hidden",
            "192.0.2.7,",
            "é",
            "<script>",
            "192.0.2.256",
            "192.0.2.7; DROP",
        ] {
            assert_eq!(client(&[PROXY], PROXY, &[sent]), PROXY, "{sent}");
        }
        assert_eq!(client(&[PROXY], PROXY, &[]), PROXY);
    }

    proptest! {
        /// Whatever a client sends before it, the proxy's own entry decides.
        #[test]
        fn a_client_cannot_choose_its_address(sent in "[ -~]{0,200}") {
            let header = format!("{sent}, 192.0.2.7");
            prop_assert_eq!(client(&[PROXY], PROXY, &[&header]), "192.0.2.7");
            prop_assert_eq!(client(&[PROXY], PROXY, &[&sent, "192.0.2.7"]), "192.0.2.7");
        }
    }
}
