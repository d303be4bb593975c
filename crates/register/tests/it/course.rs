//! A course says of every day what the facts say of it.

use answerable_calendar::Day;
use answerable_register::body::KnownDay;
use answerable_register::course::Course;
use answerable_register::facts::{Explanation, PublishedBetween};
use answerable_register::fold::{AskFacts, Clock, Explained, NoDay, WithComments};
use answerable_register::standing::StandingKind;
use jiff::ToSpan as _;
use jiff::civil::date;
use proptest::prelude::*;

/// The days that the facts fall on, and some around them.
const SPAN: i32 = 60;

fn day(place: i32) -> Day {
    date(2024, 2, 1).saturating_add(place.days())
}

fn some_day() -> impl Strategy<Value = Option<Day>> {
    prop::option::of((0..SPAN).prop_map(day))
}

fn clocks() -> impl Strategy<Value = Clock> {
    let last_day = || (0..SPAN).prop_map(day);
    prop_oneof![
        3 => last_day().prop_map(|last_day| Clock::ByLaw {
            power: "section-55".into(),
            last_day,
            provisional_beyond: None,
        }),
        2 => last_day().prop_map(|last_day| Clock::WithComments { last_day }),
        1 => Just(Clock::Unknown { power: "section-55".into(), why: NoDay::NotHeld }),
        1 => Just(Clock::None),
    ]
}

fn explained() -> impl Strategy<Value = Vec<Explained>> {
    let says = prop::sample::select(vec![
        Explanation::ActionTaken,
        Explanation::NotAddressed,
        Explanation::ReasonForNone,
    ]);
    prop::collection::vec((some_day(), says), 0..6).prop_map(|list| {
        let of = |(from, says)| Explained { from, says };
        let mut list: Vec<Explained> = list.into_iter().map(of).collect();
        list.sort_by_key(|explained| explained.from);
        list
    })
}

fn published() -> impl Strategy<Value = Option<PublishedBetween>> {
    let between = (some_day(), some_day());
    let between = between.prop_map(|(not_before, not_after)| PublishedBetween {
        not_before,
        not_after,
    });
    prop::option::of(between)
}

fn with_comments() -> impl Strategy<Value = Option<Box<WithComments>>> {
    let looked = prop::collection::btree_set((0..SPAN).prop_map(day), 0..4);
    let of = (looked, some_day(), published(), some_day()).prop_map(
        |(looked, told_on, answered, answered_surely_by)| {
            Box::new(WithComments {
                looked: looked.into_iter().collect(),
                told_on,
                answered,
                answered_surely_by,
            })
        },
    );
    prop::option::of(of)
}

prop_compose! {
    /// Facts in any state, those included that no register comes to.
    fn facts()(
        asked_on in (0..SPAN).prop_map(day),
        clock in clocks(),
        answered in published(),
        answered_surely_by in some_day(),
        explained in explained(),
        looked in prop::collection::btree_set((0..SPAN).prop_map(day), 0..4),
        told_on in some_day(),
        with_comments in with_comments(),
        withdrawn in prop::option::weighted(0.2, (0..SPAN).prop_map(day)),
        is_asked in prop::bool::weighted(0.9),
    ) -> AskFacts {
        AskFacts {
            asked_on,
            clock,
            answered,
            answered_surely_by,
            explained: explained.into(),
            looked: looked.into_iter().collect(),
            told_on,
            with_comments,
            withdrawn: withdrawn.map(KnownDay::from),
            is_asked,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_day_stands_in_the_course_as_the_facts_say(facts in facts()) {
        let course = Course::of(&facts);
        for day in (-3..SPAN + 4).map(day) {
            prop_assert_eq!(course.on(day.into()), facts.standing(day).kind(), "{}", day);
            prop_assert_eq!(course.is_begun(day.into()), facts.asked_on <= day);
        }
    }
}

#[test]
fn the_calendar_has_two_ends() {
    let facts = |asked_on| AskFacts {
        asked_on,
        clock: Clock::ByLaw {
            power: "section-55".into(),
            last_day: Day::MAX,
            provisional_beyond: None,
        },
        answered: None,
        answered_surely_by: None,
        explained: Box::default(),
        looked: Box::default(),
        told_on: None,
        with_comments: None,
        withdrawn: None,
        is_asked: true,
    };
    let never = Course::of(&facts(Day::MAX));
    assert_eq!(
        never.on(date(9999, 12, 30).into()),
        StandingKind::NotYetAsked
    );
    let always = Course::of(&facts(Day::MIN));
    for day in [
        Day::MIN,
        date(-1, 12, 31),
        date(0, 1, 1),
        date(2024, 2, 29),
        Day::MAX,
    ] {
        assert_eq!(always.on(day.into()), StandingKind::Awaiting, "{day}");
    }
}
