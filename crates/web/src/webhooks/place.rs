//! Which addresses may be told.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use crate::outward::{Address, NotAnAddress, Reach};

/// The longest address, in characters.
const MOST_CHARS: usize = 500;

/// Whom this site tells, as its operator says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TellsWhom {
    /// Nobody.
    Off,
    /// Addresses of the public internet, over TLS.
    #[default]
    Public,
    /// These, and this machine itself: to practise and to test on.
    PublicOrHere,
}

impl TellsWhom {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Public, Self::PublicOrHere, Self::Off];

    /// As settings write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Public => "public",
            Self::PublicOrHere => "public-or-here",
        }
    }

    pub(super) fn reach(self) -> Option<Reach> {
        match self {
            Self::Off => None,
            Self::Public => Some(Reach::Public),
            Self::PublicOrHere => Some(Reach::PublicOrHere),
        }
    }

    /// Reads an address that somebody wants told. That its name leads nowhere
    /// within is looked at again whenever it is told.
    pub(super) fn read(self, text: &str) -> Result<Address, NotTold> {
        let reach = self.reach().ok_or(NotTold::Off)?;
        if text.chars().count() > MOST_CHARS {
            return Err(NotTold::Long);
        }
        let address = Address::read(text).map_err(|why| match why {
            NotAnAddress::Unreadable => NotTold::Unreadable,
            NotAnAddress::WithoutTls => NotTold::WithoutTls,
        })?;
        if address.is_on_this_machine() && reach != Reach::PublicOrHere {
            return Err(NotTold::Within);
        }
        match address.host().parse::<IpAddr>() {
            Ok(number) if !reach.takes(number) => Err(NotTold::Within),
            _ => Ok(address),
        }
    }
}

/// A word that says nobody.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not public, public-or-here or off")]
pub struct NotAWord(String);

impl FromStr for TellsWhom {
    type Err = NotAWord;

    fn from_str(word: &str) -> Result<Self, NotAWord> {
        let found = Self::ALL.into_iter().find(|whom| whom.as_str() == word);
        found.ok_or_else(|| NotAWord(word.to_owned()))
    }
}

impl fmt::Display for TellsWhom {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// Why an address is not told, to be shown beside its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotTold {
    #[error("This site tells nobody: its operator has turned that off")]
    Off,
    #[error("Enter an address of at most {MOST_CHARS} characters")]
    Long,
    #[error("Enter an address that begins with https://, such as https://office.example/told")]
    Unreadable,
    #[error("Enter an address that begins with https://, so that nobody on the way reads it")]
    WithoutTls,
    #[error(
        "Enter an address of the public internet: this one is inside a network, where nothing is sent"
    )]
    Within,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_public_and_over_tls() {
        let read = |text: &str| TellsWhom::Public.read(text).err();
        assert_eq!(read("https://office.example/told?from=register"), None);
        assert_eq!(read("https://81.2.69.142:8443/told"), None);
        for (text, why) in [
            ("", NotTold::Unreadable),
            ("office.example", NotTold::Unreadable),
            ("https://ann:secret@office.example/", NotTold::Unreadable),
            ("http://office.example/told", NotTold::WithoutTls),
            ("http://127.0.0.1:9000/", NotTold::Within),
            ("https://localhost/", NotTold::Within),
            ("https://[::1]/", NotTold::Within),
            ("https://10.0.0.8/", NotTold::Within),
            ("https://169.254.169.254/latest/meta-data", NotTold::Within),
            ("https://[::ffff:10.0.0.8]/", NotTold::Within),
            ("https://[fd00::1]/", NotTold::Within),
        ] {
            assert_eq!(read(text), Some(why), "{text}");
        }
        let long = format!("https://office.example/{}", "a".repeat(500));
        assert_eq!(read(&long), Some(NotTold::Long));
    }

    #[test]
    fn this_machine_is_told_only_where_its_operator_says_so() {
        let here = "http://127.0.0.1:9000/told";
        assert!(TellsWhom::PublicOrHere.read(here).is_ok());
        assert_eq!(TellsWhom::Public.read(here).err(), Some(NotTold::Within));
        assert_eq!(TellsWhom::Off.read(here).err(), Some(NotTold::Off));
        let neighbour = TellsWhom::PublicOrHere.read("https://192.168.0.7/");
        assert_eq!(neighbour.err(), Some(NotTold::Within));
    }

    #[test]
    fn a_word_of_the_settings_is_read_as_it_is_written() {
        for whom in TellsWhom::ALL {
            assert_eq!(whom.to_string().parse(), Ok(whom));
        }
        assert!("everybody".parse::<TellsWhom>().is_err());
    }
}
