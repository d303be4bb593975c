//! What a drawn clock promises, read from its marks.

use std::num::NonZeroU16;

use proptest::prelude::*;

use super::*;

fn fifty_six_days(end: ClockEnd<'_>) -> ClockBar<'_> {
    ClockBar {
        id: "clock",
        title: "The clock",
        sentence: "Day one was 6 March 2024. Day 56, the last, was 30 April 2024.",
        days: NonZeroU16::new(56).unwrap(),
        day_one: "6 Mar 2024",
        last_day: "30 Apr 2024",
        end,
    }
}

/// The drawing one element to a line, so that a person can read the snapshot.
fn lines(bar: ClockBar<'_>) -> String {
    bar.to_string().replace("><", ">\n<")
}

#[test]
fn an_answer_in_time_stands_inside_the_bar() {
    let answered = ClockEnd::Answered {
        day: 28,
        label: "Answered 2 Apr 2024",
    };
    insta::assert_snapshot!(lines(fifty_six_days(answered)), @r##"
<svg class="answerable-clock-bar" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="clock-title clock-desc" width="100%" height="102" overflow="visible" fill="#0b0c0c" font-size="16" font-family="Helvetica Neue, Helvetica, Arial, sans-serif">
<title id="clock-title">The clock</title>
<desc id="clock-desc">Day one was 6 March 2024. Day 56, the last, was 30 April 2024.</desc>
<rect class="answerable-clock-bar__period" x="0" y="30" width="100%" height="22" fill="#ffffff" stroke="#12436D" stroke-width="2"/>
<rect class="answerable-clock-bar__gone" x="0" y="30" width="50%" height="22" fill="#12436D"/>
<line class="answerable-clock-bar__tick" x1="100%" x2="100%" y1="24" y2="56" stroke="#0b0c0c" stroke-width="3"/>
<text x="100%" y="16" text-anchor="end">30 Apr 2024</text>
<text x="0%" y="72" text-anchor="start">6 Mar 2024</text>
<text x="50%" y="94" text-anchor="start">Answered 2 Apr 2024</text>
<svg class="answerable-clock-bar__mark" x="50%" y="41" overflow="visible">
<path d="M0 -10 10 0 0 10 -10 0z" fill="#0b0c0c" stroke="#ffffff" stroke-width="2"/>
</svg>
</svg>
"##);
}

#[test]
fn a_late_answer_stands_past_the_last_day_and_the_days_over_are_hatched() {
    let answered = ClockEnd::Answered {
        day: 59,
        label: "Answered 3 May 2024",
    };
    insta::assert_snapshot!(lines(fifty_six_days(answered)), @r##"
<svg class="answerable-clock-bar" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="clock-title clock-desc" width="100%" height="102" overflow="visible" fill="#0b0c0c" font-size="16" font-family="Helvetica Neue, Helvetica, Arial, sans-serif">
<title id="clock-title">The clock</title>
<desc id="clock-desc">Day one was 6 March 2024. Day 56, the last, was 30 April 2024.</desc>
<rect class="answerable-clock-bar__period" x="0" y="30" width="94.92%" height="22" fill="#ffffff" stroke="#12436D" stroke-width="2"/>
<rect class="answerable-clock-bar__gone" x="0" y="30" width="94.92%" height="22" fill="#12436D"/>
<defs>
<pattern id="clock-over" width="8" height="8" patternUnits="userSpaceOnUse">
<path class="answerable-clock-bar__hatch" d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6" stroke="#F46A25" stroke-width="3"/>
</pattern>
</defs>
<rect class="answerable-clock-bar__over" x="94.92%" y="30" width="5.08%" height="22" fill="url(#clock-over)" stroke="#F46A25"/>
<line class="answerable-clock-bar__tick" x1="94.92%" x2="94.92%" y1="24" y2="56" stroke="#0b0c0c" stroke-width="3"/>
<text x="94.92%" y="16" text-anchor="end">30 Apr 2024</text>
<text x="0%" y="72" text-anchor="start">6 Mar 2024</text>
<text x="100%" y="94" text-anchor="end">Answered 3 May 2024</text>
<svg class="answerable-clock-bar__mark" x="100%" y="41" overflow="visible">
<path d="M0 -10 10 0 0 10 -10 0z" fill="#0b0c0c" stroke="#ffffff" stroke-width="2"/>
</svg>
</svg>
"##);
}

#[test]
fn a_long_silence_is_drawn_short_with_a_break() {
    let today = ClockEnd::Today {
        day: 1_047,
        label: "21 Nov 2026",
    };
    let drawn = fifty_six_days(today).to_string();
    assert!(drawn.contains("answerable-clock-bar__break"));
    assert!(
        drawn.contains("width=\"70%\""),
        "the period keeps seven tenths: {drawn}"
    );
}

#[test]
fn a_short_overrun_is_drawn_to_scale_without_a_break() {
    let answered = ClockEnd::Answered {
        day: 59,
        label: "late",
    };
    let drawn = fifty_six_days(answered).to_string();
    assert!(!drawn.contains("answerable-clock-bar__break"));
    assert!(drawn.contains("width=\"94.92%\""), "56 of 59 days: {drawn}");
}

#[test]
fn a_day_not_known_is_drawn_between_its_two_bounds() {
    let between = ClockEnd::AnsweredBetween {
        earliest: 20,
        latest: 60,
        label: "between",
    };
    let drawn = fifty_six_days(between).to_string();
    assert!(drawn.contains("answerable-clock-bar__between"));
    assert_eq!(drawn.matches("answerable-clock-bar__mark").count(), 2);
}

#[test]
fn bounds_given_the_wrong_way_round_draw_the_same() {
    let one = ClockEnd::AnsweredBetween {
        earliest: 20,
        latest: 60,
        label: "between",
    };
    let other = ClockEnd::AnsweredBetween {
        earliest: 60,
        latest: 20,
        label: "between",
    };
    assert_eq!(
        fifty_six_days(one).to_string(),
        fifty_six_days(other).to_string()
    );
}

#[test]
fn with_nothing_to_mark_only_the_period_is_drawn() {
    let drawn = fifty_six_days(ClockEnd::Nothing).to_string();
    assert!(!drawn.contains("answerable-clock-bar__mark"));
    assert!(!drawn.contains("answerable-clock-bar__over"));
    assert_eq!(drawn.matches("<text").count(), 2);
}

/// Each share of the width written in the drawing.
fn shares(drawn: &str) -> Vec<f64> {
    drawn
        .split('"')
        .filter_map(|part| part.strip_suffix('%')?.parse().ok())
        .collect()
}

fn any_end() -> impl Strategy<Value = ClockEnd<'static>> {
    prop_oneof![
        Just(ClockEnd::Nothing),
        any::<i32>().prop_map(|day| ClockEnd::Today {
            day,
            label: "today"
        }),
        any::<i32>().prop_map(|day| ClockEnd::Answered {
            day,
            label: "answered"
        }),
        any::<(i32, i32)>().prop_map(|(earliest, latest)| ClockEnd::AnsweredBetween {
            earliest,
            latest,
            label: "between",
        }),
    ]
}

proptest! {
    /// Whatever the days, everything is drawn inside the picture.
    #[test]
    fn nothing_is_drawn_outside_the_picture(days in 1u16.., end in any_end()) {
        let bar = ClockBar { days: NonZeroU16::new(days).unwrap(), ..fifty_six_days(end) };
        for share in shares(&bar.to_string()) {
            prop_assert!((0.0..=100.0).contains(&share), "{share}");
        }
    }

    /// Whatever the words, they stay words.
    #[test]
    fn words_never_become_markup(title in ".*", sentence in ".*", label in ".*", id in ".*") {
        let end = ClockEnd::Answered { day: 59, label: &label };
        let bar = ClockBar {
            id: &id, title: &title, sentence: &sentence, day_one: &label, last_day: &label,
            ..fifty_six_days(ClockEnd::Nothing)
        };
        let plain = fifty_six_days(end).to_string().matches('<').count();
        let drawn = ClockBar { end, ..bar }.to_string();
        prop_assert_eq!(drawn.matches('<').count(), plain);
        prop_assert_eq!(drawn.matches('>').count(), plain);
    }

    /// A later day never stands to the left of an earlier one.
    #[test]
    fn later_days_stand_further_right(day in 1i32..4_000, later in 0i32..4_000) {
        let end = ClockEnd::AnsweredBetween { earliest: day, latest: day + later, label: "" };
        let scale = Scale::of(&fifty_six_days(end));
        let (first, last) = end.days().unwrap();
        prop_assert!(scale.end_of(first) <= scale.end_of(last));
    }
}
