//! Lines kept up with the log are those that the log gives from its start.

use answerable_desk::View;
use answerable_desk::roll::{Lines, Roll};
use answerable_register::fold::Known;
use answerable_testkit::histories::histories;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn lines_that_catch_up_are_those_made_anew(
        history in histories(40),
        stops in prop::collection::vec(0..=40_usize, 1..6),
    ) {
        let teller = history.told();
        let head = usize::try_from(teller.register().head()).unwrap();
        let mut stops: Vec<usize> = stops.into_iter().map(|stop| stop.min(head)).collect();
        stops.sort_unstable();
        let roll = Roll::default();
        for entries in stops.into_iter().chain([head]) {
            let register = teller.folded_up_to(entries);
            let view = View::new(&register, teller.today());
            prop_assert_eq!(&*roll.lines(&view), &Lines::of(&view), "at {} entries", entries);
        }
    }

    /// Whoever reads as at an earlier entry gets what was known there, whatever
    /// else is kept.
    #[test]
    fn what_was_known_earlier_has_lines_of_its_own(
        history in histories(30),
        earlier in prop::collection::vec(0..40_u64, 1..8),
    ) {
        let teller = history.told();
        let now = View::new(teller.register(), teller.today());
        let roll = Roll::default();
        for entries in earlier {
            let view = View { known: Known::Before(entries), ..now };
            prop_assert_eq!(&*roll.lines(&view), &Lines::of(&view));
            prop_assert_eq!(&*roll.lines(&now), &Lines::of(&now));
        }
    }
}
