use answerable_calendar::Day;
use answerable_register::fold::OutOfForce;

use super::*;
use jiff::civil::date;

fn by_law() -> Clock {
    Clock::ByLaw {
        power: "section-55".into(),
        last_day: date(2024, 4, 30),
        provisional_beyond: None,
    }
}

fn said(standing: Standing, dated: Option<Day>) -> String {
    sentence(
        &standing,
        Ask {
            duty: Duty::Comment,
            clock: &by_law(),
            dated: dated.map(KnownDay::from),
            answered_by: None,
            told_by: None,
            in_comments: false,
        },
    )
}

#[test]
fn each_standing_is_said_plainly() {
    let last_day = date(2024, 4, 30);
    let on = |day| PublishedBetween::on(day);
    let all = [
        said(
            Standing::Awaiting {
                last_day,
                days_left: 1,
            },
            None,
        ),
        said(
            Standing::AnsweredInTime {
                published: on(date(2024, 4, 29)),
                last_day,
            },
            None,
        ),
        said(
            Standing::AnsweredLate {
                published: on(date(2024, 5, 3)),
                last_day,
                days_past: 3,
            },
            None,
        ),
        said(
            Standing::AnsweredLate {
                published: PublishedBetween {
                    not_before: Some(date(2024, 5, 1)),
                    not_after: None,
                },
                last_day,
                days_past: 1,
            },
            Some(date(2024, 5, 1)),
        ),
        said(
            Standing::AnsweredDayNotShown {
                published: PublishedBetween {
                    not_before: Some(date(2024, 4, 20)),
                    not_after: None,
                },
                last_day,
            },
            Some(date(2024, 4, 20)),
        ),
        said(
            Standing::AnsweredDayNotShown {
                published: PublishedBetween::default(),
                last_day,
            },
            None,
        ),
        said(
            Standing::NotYetLookedFor {
                last_day,
                days_past: 1,
            },
            None,
        ),
        said(
            Standing::LookedBodyNotTold {
                last_day,
                days_past: 20,
                looked_on: date(2024, 5, 20),
            },
            None,
        ),
        said(
            Standing::NoAnswerFound {
                last_day,
                days_past: 20,
                looked_on: date(2024, 5, 20),
                told_on: date(2024, 5, 21),
            },
            None,
        ),
    ];
    insta::assert_snapshot!(all.join("\n"), @r"
    Comments are due by law on or before 30 April 2024: one day left.
    Answered on 29 April 2024, by the last day, 30 April 2024.
    Answered on 3 May 2024, 3 days after the last day, 30 April 2024.
    Answered after the last day, 30 April 2024. The answer is dated 1 May 2024, one day after the last day; the day it was published is not known.
    Answered. The answer is dated 20 April 2024, before the last day, 30 April 2024; the day it was published is not known.
    Answered. The day it was published is not known.
    The last day was 30 April 2024. We have not looked for comments yet.
    We looked on 20 May 2024 and did not find comments. The body has not yet been told. The last day was 30 April 2024.
    We looked on 20 May 2024 and found no answer. The last day was 30 April 2024. We told the body on 21 May 2024. Tell us if there is one.
    ");
}

#[test]
fn an_answer_dated_on_the_last_day_is_not_said_to_be_dated_before_it() {
    let last_day = date(2024, 4, 30);
    let standing = Standing::AnsweredDayNotShown {
        published: PublishedBetween {
            not_before: Some(last_day),
            not_after: None,
        },
        last_day,
    };
    let all = [said(standing, Some(last_day)), said(standing, None)];
    insta::assert_snapshot!(all.join("\n"), @r"
    Answered. The answer is dated 30 April 2024, on the last day; the day it was published is not known.
    Answered. It was not published before 30 April 2024, the last day; the day is not known.
    ");
}

#[test]
fn a_withdrawal_is_told_of_the_day_as_far_as_it_is_known() {
    let withdrawn = |on: &str| {
        let on = on.parse().unwrap();
        said(Standing::Withdrawn { on }, None)
    };
    let all = ["2024-04-30", "2024-04", "2024-04-10/2024-04-30"].map(withdrawn);
    insta::assert_snapshot!(all.join("\n"), @r"
    Withdrawn by its asker on 30 April 2024.
    Withdrawn by its asker in April 2024.
    Withdrawn by its asker between 10 and 30 April 2024.
    ");
}

#[test]
fn nobody_is_blamed() {
    for kind in StandingKind::LISTED {
        let tag = tag(kind).to_lowercase();
        for word in ["fail", "refus", "ignor", "non-compl", "overdue"] {
            assert!(!tag.contains(word), "{tag}");
        }
    }
}

#[test]
fn a_rule_not_in_force_sets_no_period_and_its_days_are_said() {
    let said = |end| {
        let clock = Clock::NotInForce {
            power: "section-55".into(),
            end,
        };
        let ask = Ask {
            duty: Duty::Comment,
            clock: &clock,
            dated: None,
            answered_by: None,
            told_by: None,
            in_comments: false,
        };
        sentence(&Standing::NoLegalDeadline, ask)
    };
    let all = [
        said(OutOfForce::BeganOn(date(2017, 5, 2))),
        said(OutOfForce::EndedOn(date(2012, 11, 21))),
    ];
    insta::assert_snapshot!(all.join("\n"), @r"
    The rule that would set a time was not in force: it began on 2 May 2017. We know of no law that sets a day for the answer.
    The rule that would set a time was not in force: it ended on 21 November 2012. We know of no law that sets a day for the answer.
    ");
}

#[test]
fn of_an_explanation_in_comments_it_is_said_when_they_came_and_no_more() {
    let clock = Clock::WithComments {
        last_day: date(2024, 4, 30),
    };
    let said = |not_before: Option<Day>, not_after: Option<Day>, dated: Option<Day>| {
        let ask = Ask {
            duty: Duty::Explain,
            clock: &clock,
            dated: dated.map(KnownDay::from),
            answered_by: None,
            told_by: None,
            in_comments: true,
        };
        let published = PublishedBetween {
            not_before,
            not_after,
        };
        sentence(&Standing::Answered { published }, ask)
    };
    let (ninth, tenth) = (Some(date(2024, 4, 9)), Some(date(2024, 4, 10)));
    let all = [
        said(tenth, tenth, None),
        said(tenth, tenth, ninth),
        said(ninth, tenth, None),
        said(ninth, None, ninth),
        said(ninth, None, None),
        said(None, tenth, None),
        said(None, None, None),
    ];
    insta::assert_snapshot!(all.join("\n"), @r"
    The comments that it is part of were published on 10 April 2024. What they say of this is not recorded here.
    The comments that it is part of are dated 9 April 2024, and were published on 10 April 2024. What they say of this is not recorded here.
    The comments that it is part of were published between 9 and 10 April 2024. What they say of this is not recorded here.
    The comments that it is part of are dated 9 April 2024; the day they were published is not known. What they say of this is not recorded here.
    The comments that it is part of were not published before 9 April 2024; the day is not known. What they say of this is not recorded here.
    The comments that it is part of were published on or before 10 April 2024; the day is not known. What they say of this is not recorded here.
    The comments that it is part of are known, and the day they were published is not. What they say of this is not recorded here.
    ");
    let ask = Ask {
        duty: Duty::Explain,
        clock: &clock,
        dated: None,
        answered_by: Some("Exampleshire Combined Authority"),
        told_by: None,
        in_comments: true,
    };
    let published = PublishedBetween {
        not_before: None,
        not_after: tenth,
    };
    insta::assert_snapshot!(sentence(&Standing::AnswerPerhapsLater { published }, ask), @"The comments that it is part of, given by Exampleshire Combined Authority, were published on or before 10 April 2024; the day is not known. So it is not known whether they were out by this day. What they say of this is not recorded here.");
}
