//! How far into the network an address may lead.
//!
//! An address that somebody else named must not make this machine ask its own
//! neighbours: databases, the service that hands a cloud machine its keys, a
//! router's page. What is looked at is the number that is connected to, after
//! its name was resolved, so that a name which resolves to one number when it is
//! checked and to another when it is used gains nothing (OWASP ASVS 5.0: 1.3.6).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far a question may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Wherever the operator's own settings lead.
    #[cfg(feature = "oidc")]
    AsTheOperatorSays,
    /// Numbers of the public internet alone.
    Public,
    /// These, and this machine itself: to practise and to test on.
    PublicOrHere,
}

impl Reach {
    /// Whether a number may be connected to.
    pub(crate) fn takes(self, number: IpAddr) -> bool {
        match self {
            #[cfg(feature = "oidc")]
            Self::AsTheOperatorSays => true,
            Self::Public => is_public(number),
            Self::PublicOrHere => is_public(number) || number.to_canonical().is_loopback(),
        }
    }
}

/// Whether a number is one of the public internet: none that the registries of
/// special purposes set apart (RFC 6890 and what came after, as IANA lists them).
fn is_public(number: IpAddr) -> bool {
    match number {
        IpAddr::V4(number) => is_public_v4(number),
        IpAddr::V6(number) => is_public_v6(number),
    }
}

/// Networks of IPv4 that lead nowhere in public: the first number, and how many
/// of its bits count.
const APART_V4: [([u8; 4], u32); 16] = [
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by a carrier's customers
    ([127, 0, 0, 0], 8),     // this machine
    ([169, 254, 0, 0], 16),  // this link; clouds answer with keys here
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocols
    ([192, 0, 2, 0], 24),    // documents
    ([192, 31, 196, 0], 24), // AS112
    ([192, 52, 193, 0], 24), // multicast tunnels
    ([192, 88, 99, 0], 24),  // 6to4 relays
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // measuring
    ([198, 51, 100, 0], 24), // documents
    ([203, 0, 113, 0], 24),  // documents
    ([224, 0, 0, 0], 3),     // many at once, and not given out
];

fn is_public_v4(number: Ipv4Addr) -> bool {
    let bits = number.to_bits();
    !APART_V4.iter().any(|(first, counted)| {
        let hidden = 32 - counted;
        bits >> hidden == u32::from_be_bytes(*first) >> hidden
    })
}

/// What is given out of IPv6 begins with the bits 001. Of that these are apart.
const APART_V6: [([u16; 2], u32); 4] = [
    ([0x2001, 0x0000], 23), // protocols, Teredo among them: an IPv4 inside
    ([0x2001, 0x0db8], 32), // documents
    ([0x2002, 0x0000], 16), // 6to4: an IPv4 inside
    ([0x3fff, 0x0000], 20), // documents
];

fn is_public_v6(number: Ipv6Addr) -> bool {
    // An IPv4 number written as IPv6, in any of the ways, does not begin so.
    let [first, second, ..] = number.segments();
    if first >> 13 != 0b001 {
        return false;
    }
    let bits = u32::from(first) << 16 | u32::from(second);
    !APART_V6.iter().any(|([first, second], counted)| {
        let hidden = 32 - counted;
        bits >> hidden == (u32::from(*first) << 16 | u32::from(*second)) >> hidden
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_numbers_of_the_public_internet_are_gone_to() {
        for public in [
            "1.1.1.1",
            "81.2.69.142",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.255.255",
            "172.32.0.1",
            "198.17.255.255",
            "223.255.255.254",
            "2606:4700:4700::1111",
            "2a00:1450:4009::1",
        ] {
            assert!(Reach::Public.takes(public.parse().unwrap()), "{public}");
        }
        for apart in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "198.19.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::ffff:1.1.1.1",
            "64:ff9b::a9fe:a9fe",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
        ] {
            assert!(!Reach::Public.takes(apart.parse().unwrap()), "{apart}");
        }
    }

    #[test]
    fn to_practise_this_machine_is_gone_to_and_no_neighbour() {
        for here in ["127.0.0.1", "127.0.0.53", "::1"] {
            assert!(Reach::PublicOrHere.takes(here.parse().unwrap()), "{here}");
        }
        for neighbour in ["10.0.0.1", "169.254.169.254", "192.168.0.1", "fe80::1"] {
            assert!(!Reach::PublicOrHere.takes(neighbour.parse().unwrap()));
        }
    }

    proptest! {
        /// What the standard library calls private is never public here.
        #[test]
        fn no_number_is_public_that_is_known_to_be_apart(bits in any::<u32>()) {
            let number = Ipv4Addr::from_bits(bits);
            let apart = number.is_private()
                || number.is_loopback()
                || number.is_link_local()
                || number.is_broadcast()
                || number.is_documentation()
                || number.is_multicast()
                || number.is_unspecified();
            prop_assert!(!(apart && is_public(number.into())));
            prop_assert!(!is_public(number.to_ipv6_mapped().into()));
            prop_assert!(!is_public(number.to_ipv6_compatible().into()));
        }
    }
}
