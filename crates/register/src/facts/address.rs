//! Addresses of the web: which words a page may lead to.

/// Whether words are an address of the web: `http` or `https`, and a host.
///
/// Pages lead to what this holds of, and to nothing else: a link of any other
/// kind could do harm.
///
/// ```
/// use answerable_register::facts::is_web_address;
///
/// assert!(is_web_address("https://www.gov.uk/"));
/// assert!(!is_web_address("javascript:alert(1)"));
/// assert!(!is_web_address("https://"));
/// ```
#[must_use]
pub fn is_web_address(words: &str) -> bool {
    let lower = words.get(..8).unwrap_or(words).to_ascii_lowercase();
    let rest = ["https://", "http://"]
        .iter()
        .find(|scheme| lower.starts_with(*scheme))
        .map(|scheme| &words[scheme.len()..]);
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_alphanumeric() || first == '[')
            && !rest.contains(|letter: char| letter.is_whitespace() || letter.is_control())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_one() {
        for address in [
            "https://a.example",
            "HTTP://A.example/x?y#z",
            "http://[::1]/",
        ] {
            assert!(is_web_address(address), "{address}");
        }
        for words in [
            "",
            "http:/",
            "https:///x",
            "https://a b",
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "the office’s publication scheme",
        ] {
            assert!(!is_web_address(words), "{words}");
        }
    }

    proptest! {
        /// Whatever the words, what is called an address is of the web.
        #[test]
        fn what_is_an_address_has_a_scheme_of_the_web(words in "\\PC{0,12}|[hH]ttps?:?/{0,3}\\PC{0,6}") {
            let is_of_the_web = words.to_lowercase().starts_with("http://")
                || words.to_lowercase().starts_with("https://");
            prop_assert!(is_of_the_web || !is_web_address(&words));
        }
    }
}
