//! What was recorded since an entry touches no ask but those named.

use answerable_register::fold::{Known, Touched};
use answerable_testkit::histories::histories;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Of an ask that is not named, what is known now was known before.
    #[test]
    fn an_ask_that_nothing_touched_since_has_the_facts_it_had(history in histories(24)) {
        let teller = history.told();
        let register = teller.register();
        for since in 0..=register.head() {
            let touched = register.touched_since(since);
            for (key, ask) in register.asks() {
                if ask.first_entry < since && !touched.holds(key) {
                    let before = register.facts_at(key, Known::Before(since));
                    prop_assert_eq!(&before, ask.facts(), "{} before {}", ask.reference, since);
                }
            }
        }
        prop_assert_eq!(register.touched_since(register.head()), Touched::These([].into()));
    }
}
