//! Under which licences a whole document may be shown to everyone.

/// The licences that let anybody copy and publish the whole, by the names that
/// stand on documents.
///
/// Open Government Licence, versions
/// [3](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)
/// and
/// [2](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/):
/// “copy, publish, distribute and transmit the Information”.
/// [Open Parliament Licence](https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/):
/// the same words.
pub const PERMIT_THE_WHOLE: [&str; 3] = [
    "Open Government Licence v3.0",
    "Open Government Licence v2.0",
    "Open Parliament Licence v3.0",
];

/// The licence that lets the whole document be shown, by its name in
/// [`PERMIT_THE_WHOLE`]. Any other words, a wish or a slip of the pen among
/// them, are none, and only passages may be shown. Blanks and capital letters
/// make no difference.
#[must_use]
pub fn that_permits_the_whole(licence: &str) -> Option<&'static str> {
    let plain = |words: &str| {
        words
            .split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let licence = plain(licence);
    PERMIT_THE_WHOLE
        .into_iter()
        .find(|known| plain(known) == licence)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_a_licence_known_by_its_whole_name_permits_it() {
        for known in PERMIT_THE_WHOLE {
            assert_eq!(that_permits_the_whole(known), Some(known));
        }
        assert_eq!(
            that_permits_the_whole(" open  government LICENCE v3.0\n"),
            Some("Open Government Licence v3.0")
        );
        for other in [
            "",
            "Open Government Licence",
            "not under the Open Government Licence v3.0",
            "All rights reserved",
            "none",
        ] {
            assert_eq!(that_permits_the_whole(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn words_that_hold_more_than_a_name_never_permit_it(before in "[a-z]{1,9} ", place in 0..3_usize) {
            let words = format!("{before}{}", PERMIT_THE_WHOLE[place]);
            prop_assert_eq!(that_permits_the_whole(&words), None);
        }
    }
}
