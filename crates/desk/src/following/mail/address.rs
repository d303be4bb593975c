//! E-mail addresses, as far as letters are sent to them.

use std::fmt;

/// The longest address (RFC 5321, 4.5.3.1.3, without its angle brackets).
pub const LONGEST_ADDRESS: usize = 254;

/// An address that a letter may be sent to: plain words, an @ and a host.
///
/// Of what RFC 5321 allows, quoted words, addresses of numbers and letters beyond
/// ASCII are left out: few have them, and each is a way to say something else to
/// the next program. What is in here can end no line and begin no header.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress(String);

/// Why something is no address that letters are sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// It is too long.
    #[error("it has more than {LONGEST_ADDRESS} characters")]
    TooLong,
    /// It has another form.
    #[error("it is not of the form name@example.com")]
    Form,
}

impl MailAddress {
    /// Reads an address as it was typed; blanks around it are left out.
    ///
    /// # Errors
    ///
    /// [`NotAnAddress`].
    pub fn read(typed: &str) -> Result<Self, NotAnAddress> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(NotAnAddress::Empty);
        }
        if typed.len() > LONGEST_ADDRESS {
            return Err(NotAnAddress::TooLong);
        }
        let (name, host) = typed.rsplit_once('@').ok_or(NotAnAddress::Form)?;
        match is_a_name(name) && is_a_host(host) {
            true => Ok(Self(format!("{name}@{}", host.to_ascii_lowercase()))),
            false => Err(NotAnAddress::Form),
        }
    }

    /// The address, as a letter names it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// By which the same mailbox is known again: hosts that tell names apart by
    /// capital letters are hardly met, and nobody is to have twice as many
    /// letters for a capital.
    pub(super) fn known_by(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

/// No address stands in a line of the log by mistake.
impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

/// A dot-atom (RFC 5322, 3.2.3) of at most 64 letters.
fn is_a_name(name: &str) -> bool {
    let may_stand =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    name.len() <= 64
        && name
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(may_stand))
}

/// A name of the internet with at least one dot.
fn is_a_host(host: &str) -> bool {
    let mut labels = 0;
    let all = host.split('.').all(|label| {
        labels += 1;
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    });
    let top = host.rsplit('.').next().unwrap_or_default();
    all && labels > 1 && !top.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_people_have_are_read_and_others_are_not() {
        for good in [
            "a@b.example",
            "  first.last+tag@Sub.Example.ORG ",
            "o'neill@example.com",
        ] {
            assert!(MailAddress::read(good).is_ok(), "{good}");
        }
        for wrong in [
            "a",
            "@b.example",
            "a@",
            "a@b",
            "a b@c.example",
            "a@b@c.example",
            "a..b@c.example",
            "a@-b.example",
            "a@b..example",
            "a@127.0.0.1",
            "<a@b.example>",
            "\"a b\"@c.example",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example,c@d.example",
            "ŵ@b.example",
        ] {
            assert_eq!(
                MailAddress::read(wrong),
                Err(NotAnAddress::Form),
                "{wrong:?}"
            );
        }
        assert_eq!(MailAddress::read(" "), Err(NotAnAddress::Empty));
        let long = format!("a@{}.example", "b.".repeat(130));
        assert_eq!(MailAddress::read(&long), Err(NotAnAddress::TooLong));
    }

    proptest! {
        #[test]
        fn nothing_that_is_read_ends_a_line_or_holds_a_blank(
            typed in "\\PC{0,40}|[a-z.@ <>,\"\r\n]{0,30}|[a-z]{1,5}@[a-z]{1,5}\\.[a-z]{2,3}"
        ) {
            if let Ok(address) = MailAddress::read(&typed) {
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert!(!address.as_str().contains(['<', '>', ',', '"', ';', ':']));
                prop_assert_eq!(MailAddress::read(address.as_str()), Ok(address.clone()));
                let told = format!("{address:?}");
                prop_assert!(!told.contains('@'));
            }
        }
    }
}
