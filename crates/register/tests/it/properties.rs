//! What holds of every history that could have happened.

use answerable_register::calendar::Day;
use answerable_register::entry::Entry;
use answerable_register::fold::{AskFacts, Known, Register};
use answerable_register::standing::{Standing, StandingKind};
use answerable_testkit::facts::day;
use answerable_testkit::histories::histories;
use proptest::prelude::*;

/// A history short enough for many to be told, long enough for corrections of
/// corrections.
const LONGEST: usize = 60;

/// Days on which every ask is read: before, during and long after.
fn days() -> impl Iterator<Item = Day> {
    let first = day("2023-11-01");
    std::iter::successors(Some(first), |day| {
        day.checked_add(jiff::ToSpan::days(5)).ok()
    })
    .take(200)
}

/// What a fresh register says of an ask, as its facts; nothing where it has
/// no such ask.
fn facts_in<'r>(
    register: &'r Register,
    told: &Register,
    key: answerable_register::fold::AskKey,
) -> Option<&'r AskFacts> {
    let reference = &told.ask(key).reference;
    Some(register.ask(register.find_ask(reference)?).facts())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    /// Every ask has a standing on every day, and one that fits its facts.
    #[test]
    fn standing_is_total(history in histories(LONGEST)) {
        let teller = history.told();
        let register = teller.register();
        for (key, ask) in register.asks() {
            for on in days() {
                let standing = register.standing(key, on, Known::Everything);
                let facts = ask.facts();
                prop_assert_eq!(
                    standing == Standing::NotYetAsked,
                    on < facts.asked_on,
                    "{} on {}", ask.reference, on
                );
                if let Standing::NoAnswerFound { looked_on, told_on, last_day, .. } = standing {
                    prop_assert!(last_day < looked_on && looked_on <= on && told_on <= on);
                }
                if let Standing::Awaiting { last_day, days_left } = standing {
                    prop_assert!(on <= last_day && days_left >= 1);
                }
            }
        }
    }

    /// Once found late, an ask stays late however far on we look, unless its
    /// asker takes it back.
    #[test]
    fn lateness_does_not_heal(history in histories(LONGEST)) {
        let teller = history.told();
        let register = teller.register();
        for (key, ask) in register.asks() {
            let mut late = false;
            for on in days() {
                let kind = register.standing(key, on, Known::Everything).kind();
                if late {
                    prop_assert!(
                        matches!(kind, StandingKind::AnsweredLate | StandingKind::Withdrawn),
                        "{} healed on {}: {:?}", ask.reference, on, kind
                    );
                }
                late |= kind == StandingKind::AnsweredLate;
            }
        }
    }

    /// "As recorded before" is what a register said that had only been told
    /// so much.
    #[test]
    fn what_was_known_is_what_a_shorter_log_gives(
        history in histories(LONGEST), cut in any::<prop::sample::Index>(),
    ) {
        let teller = history.told();
        let told = teller.register();
        let head = usize::try_from(told.head()).unwrap();
        let shorter = cut.index(head + 1);
        let fresh = teller.folded_up_to(shorter);
        let known = Known::Before(shorter as u64);
        for (key, ask) in told.asks() {
            match facts_in(&fresh, told, key) {
                Some(facts) => prop_assert_eq!(
                    facts, &told.facts_at(key, known), "{} before entry {}", ask.reference, shorter
                ),
                None => prop_assert!(!known.includes(ask.first_entry)),
            }
            for on in days().step_by(40) {
                let fresh_key = fresh.find_ask(&ask.reference);
                let there = fresh_key.map_or(Standing::NotYetAsked, |key| {
                    fresh.standing(key, on, Known::Everything)
                });
                prop_assert_eq!(told.standing(key, on, known), there);
            }
        }
    }

    /// What is kept up to date entry by entry is what a whole reading gives.
    #[test]
    fn what_is_kept_is_what_would_be_worked_out(history in histories(LONGEST)) {
        let teller = history.told();
        let register = teller.register();
        let head = usize::try_from(register.head()).unwrap();
        let fresh = teller.folded_up_to(head);
        for (key, ask) in register.asks() {
            prop_assert_eq!(ask.facts(), &register.facts_at(key, Known::Everything));
            prop_assert_eq!(Some(ask.facts()), facts_in(&fresh, register, key));
        }
        prop_assert_eq!(fresh.oddities(), register.oddities());
    }

    /// Every ask is found under its subject and its addressee, and nowhere else.
    #[test]
    fn asks_stand_under_their_subject_and_addressee(history in histories(LONGEST)) {
        let teller = history.told();
        let register = teller.register();
        let mut under_subjects = 0;
        let mut under_addressees = 0;
        for (key, ask) in register.asks() {
            prop_assert!(register.asks_of(&ask.reference.subject).contains(&key));
            prop_assert!(register.asks_to(&ask.reference.of).contains(&key));
            prop_assert_eq!(register.find_ask(&ask.reference), Some(key));
            prop_assert_eq!(register.addressee(ask.addressee), &ask.reference.of);
            prop_assert_eq!(
                register.place_of_subject(&ask.reference.subject), Some(ask.subject)
            );
        }
        for (_, ask) in register.asks() {
            under_subjects = under_subjects.max(ask.subject);
            under_addressees = under_addressees.max(ask.addressee);
        }
        let counted: usize = (0..register.addressee_count())
            .map(|place| register.addressee(u32::try_from(place).unwrap()))
            .map(|body| register.asks_to(body).len())
            .sum();
        prop_assert_eq!(counted, register.ask_count());
    }

    /// Whatever the check lets through folds without oddity, and the check
    /// does not panic on what it refuses: every entry tried against every
    /// register of a history.
    #[test]
    fn a_checked_entry_folds_without_oddity(
        history in histories(20), other in histories(20), corrects in prop::option::of(0..80_u64),
    ) {
        let mut register = history.told();
        let other = other.told();
        let head = other.register().head();
        for number in 0..head {
            let bytes = other.bytes(number).unwrap();
            let mut entry = Entry::from_bytes(bytes).unwrap();
            entry.recorded_on = day("2030-01-01");
            entry.corrects = corrects.filter(|_| number % 3 == 0);
            // The teller fails on any oddity of what was let through.
            let _ = match entry.corrects {
                None => register.on("2030-01-01").try_tell(entry.fact),
                Some(corrected) => register.on("2030-01-01").try_correct(corrected, entry.fact),
            };
        }
        prop_assert_eq!(register.register().oddities(), []);
    }
}
