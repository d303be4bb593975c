use answerable_figures::{Condition, Grade, Level, MedianTime, Outside};
use jiff::civil::date;

use super::*;

fn comments(of: [usize; 6]) -> Comments {
    let [
        in_time,
        late,
        day_not_shown,
        no_answer_found,
        body_not_told,
        not_yet_looked_for,
    ] = of;
    Comments {
        in_time,
        late,
        day_not_shown,
        no_answer_found,
        body_not_told,
        not_yet_looked_for,
    }
}

#[test]
fn a_share_is_said_with_how_high_it_could_be_and_never_where_most_is_not_known() {
    let said = [
        [401, 99, 12, 62, 2, 8],
        [0, 0, 0, 0, 0, 0],
        [6, 1, 0, 2, 0, 0],
        [12, 0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0],
        [3, 1, 2, 0, 0, 372],
        [0, 0, 0, 0, 0, 1],
    ]
    .map(|of| in_time(comments(of)))
    .join("\n");
    insta::assert_snapshot!(said, @r"
    Of 584 sets of comments whose last day has passed, 401 are known to have been published in time: at least 69%. It could be as high as 83%, if all those we have not found, have not looked for or know no day of were in time.
    No set of comments here has a last day that has passed by this day.
    Of 9 sets of comments whose last day has passed, 6 are known to have been published in time. It could be as many as 8 of 9, if all those we have not found, have not looked for or know no day of were in time.
    Of 12 sets of comments whose last day has passed, 12 were published in time.
    Of the one set of comments whose last day has passed, none was published in time.
    Of 378 sets of comments whose last day has passed, 3 are known to have been published in time and one late. How the other 374 stand is not known, so that no share follows from it.
    Of the one set of comments whose last day has passed, none is known to have been published in time and none late. It is not known how it stands, so that no share follows from it.
    ");
}

#[test]
fn what_is_missing_is_said_apart_and_is_ours_to_find() {
    let said: Vec<_> = [
        [3, 1, 2, 0, 0, 372],
        [6, 1, 0, 2, 1, 0],
        [1, 0, 0, 0, 0, 1],
        [9, 2, 0, 0, 0, 0],
    ]
    .into_iter()
    .map(|of| not_known(comments(of)).unwrap_or_else(|| "nothing".to_owned()))
    .chain([(0, 0), (1, 0), (28, 3), (0, 1)].map(|(to_come, without)| {
        super::to_come(to_come, without).unwrap_or_else(|| "nothing".to_owned())
    }))
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    Not known: 372 that nobody has looked for, and 2 that we found and cannot say whether in time. Absence here is not silence by a body.
    Not known: 2 that we looked for and did not find, and one that we looked for and have not yet told the body about. Absence here is not silence by a body.
    Not known: one that nobody has looked for. Absence here is not silence by a body.
    nothing
    nothing
    One set of comments is not due yet and counted in none of this.
    28 sets of comments are not due yet and counted in none of this; for 3 sets of comments no last day can be given, as the law set none then or the day of publication is not known, and none is counted.
    For one set of comments no last day can be given, as the law set none then or the day of publication is not known, and none is counted.
    ");
}

#[test]
fn five_things_are_said_against_the_rest_and_a_condition_is_carried() {
    let below = |limit, condition| Grade::Below(Outside { limit, condition });
    let if_missing = |missing, at_least| Some(Condition { missing, at_least });
    let said = [
        Grade::TooFew { of: 4 },
        Grade::TooLittleKnown,
        Grade::NoClearDifference,
        below(Level::NinetyFive, None),
        below(Level::NinetyNinePointEight, if_missing(4, 3)),
        below(Level::NinetyFive, if_missing(4, 4)),
        below(Level::NinetyFive, if_missing(1, 1)),
        Grade::Above(Outside {
            limit: Level::NinetyNinePointEight,
            condition: None,
        }),
        Grade::Above(Outside {
            limit: Level::NinetyFive,
            condition: if_missing(5, 2),
        }),
    ]
    .map(against_the_rest)
    .join("\n");
    insta::assert_snapshot!(said, @r"
    too few to say
    too little known to say
    no clear difference
    below the 95% limit
    below the 99.8% limit, if 3 or more of the 4 not known were not in time
    below the 95% limit, if all 4 not known were not in time
    below the 95% limit, if the one not known was not in time
    above the 99.8% limit
    above the 95% limit, if 2 or more of the 5 not known were in time
    ");
}

#[test]
fn a_heading_says_how_many_differ_and_what_chance_would_do() {
    let findings = [(0, 0), (1, 0), (43, 0), (43, 3), (5, 4)]
        .map(|(compared, apart)| finding(comments([9, 0, 0, 0, 0, 0]), compared, apart));
    let chance = [0, 1, 5, 20, 43].map(by_chance);
    assert_eq!(
        finding(comments([1, 0, 0, 0, 0, 9]), 43, 0),
        "Answering in time: too little is known yet to compare"
    );
    insta::assert_snapshot!([findings.join("\n"), chance.join("\n")].join("\n"), @r"
    Answering in time: no comparison is made
    Answering in time: one body has 5 reports due or more
    Answering in time: no body can be told apart from the rest
    Answering in time: most bodies cannot be told apart
    Answering in time: 4 of 5 bodies differ from the rest
    Fewer than 5 reports are due: no comparison is made.
    One body has 5 or more reports due; fewer than one would fall outside the 95% limits by chance alone.
    Of the 5 bodies with 5 or more reports due, fewer than one would fall outside the 95% limits by chance alone.
    Of the 20 bodies with 5 or more reports due, about one would fall outside the 95% limits by chance alone.
    Of the 43 bodies with 5 or more reports due, about 2 would fall outside the 95% limits by chance alone.
    ");
}

#[test]
fn the_test_says_who_meets_it_that_nobody_does_or_that_too_little_is_known() {
    let of = |years: &'static [i16], low, applied| {
        consistently_low(&Consistent {
            years,
            low,
            applied,
            bodies: 43,
        })
    };
    let said = [
        of(&[], 0, 0),
        of(&[2023], 0, 0),
        of(&[2023, 2024], 0, 0),
        of(&[2023, 2024], 0, 43),
        of(&[2023, 2024], 1, 42),
        of(&[2023, 2024], 3, 40),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    Too little is known to say of any body: there are no 2 whole years of reports here.
    Too little is known to say of any body: there are no 2 whole years of reports here.
    Too little is known to say of any body: of each, too few reports are due or too little is known, in 2023 and 2024.
    The test could be applied to 43 bodies, for 2023 and 2024, and nobody meets it.
    The test could be applied to 42 bodies, for 2023 and 2024, and one meets it. Of one body there is too little to say.
    The test could be applied to 40 bodies, for 2023 and 2024, and 3 meet it. Of 3 bodies there is too little to say.
    ");
}

#[test]
fn days_come_with_what_chance_leaves_open() {
    let said = [
        median(MedianTime::NotReached),
        median(MedianTime::Reached {
            days: 30,
            low: Some(21),
            high: Some(44),
        }),
        median(MedianTime::Reached {
            days: 1,
            low: Some(1),
            high: None,
        }),
        no_median(0),
        no_median(3),
        answers(0, 0, 0),
        answers(1, 0, 1),
        answers(120, 80, 30),
        answers(2, 2, 0),
        answers(3, 0, 3),
        answers(3, 0, 1),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    fewer than half answered so far
    30 days (from 21 to 44)
    one day (from 1, no upper end known)
    no day is known
    too few to say: 3
    Nothing is recorded that was asked without a last day by law.
    One ask was put without a last day by law; no answer to it is known. Nobody has looked for one.
    120 asks were put without a last day by law; 80 are known to be answered. For 30 of the others nobody has looked, and nothing follows from that.
    2 asks were put without a last day by law; all are answered.
    3 asks were put without a last day by law; no answer to any of them is known. Nobody has looked for any answer to them, and nothing follows from that.
    3 asks were put without a last day by law; no answer to any of them is known. For one of them nobody has looked, and nothing follows from that.
    ");
}

#[test]
fn a_period_is_said_with_its_days() {
    let (from, to) = (date(2024, 1, 1), date(2024, 12, 31));
    let said = [
        period(None, None),
        period(Some(from), None),
        period(None, Some(to)),
        period(Some(from), Some(to)),
        about_one(Comments::default(), 0),
        about_one(Comments::default(), 2),
    ];
    insta::assert_snapshot!(said.join("\n"), @r"
    published on any day
    published on or after 1 January 2024
    published on or before 31 December 2024
    published 1 January to 31 December 2024
    No report is recorded here on which it owed comments by this day.
    No set of comments here has a last day that has passed by this day.
    ");
}

#[test]
fn no_word_of_blame_stands_in_any_of_it() {
    let all = HOW_IT_IS_WORKED_OUT.join(" ") + CONSISTENTLY_LOW;
    for blame in ["failed", "refused", "ignored", "worst", "rank", "league"] {
        assert!(!all.to_lowercase().contains(blame), "{blame}");
    }
}
