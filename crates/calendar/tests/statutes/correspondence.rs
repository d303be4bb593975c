//! Cabinet Office guide to handling correspondence: a reply to an MP or a peer
//! within 20 working days of receipt. A standard and no law, and not one for
//! anybody else's letter.

use answerable_calendar::{Firmness, Nations, Period, Unit, days_after, working_days_after};

use crate::{HOLIDAYS, assert_last_days, on};

const ENGLAND_AND_WALES: Nations = Nations::EnglandAndWales;

/// A London Assembly member's letter of 15 November 2023, answered on 6 March
/// 2024: the standard is something to compare with, for she is no MP.
#[test]
fn the_letter_to_the_home_secretary_took_112_days_and_77_working_days() {
    let (written, answered) = (on("15 November 2023"), on("6 March 2024"));
    assert_eq!(days_after(written, answered), 112);
    let working = working_days_after(written, answered, ENGLAND_AND_WALES, &HOLIDAYS);
    assert_eq!((working.count, working.firmness), (77, Firmness::Firm));
}

#[test]
fn its_20_working_days_would_have_ended_on_13_december() {
    let standard = Period::following(20, Unit::WorkingDays(ENGLAND_AND_WALES));
    assert_last_days(standard, &[("15 November 2023", "13 December 2023")]);
}

#[test]
fn an_answer_on_the_day_or_before_it_took_no_working_days() {
    let day = on("6 March 2024");
    for to in [day, on("1 March 2024")] {
        let working = working_days_after(day, to, ENGLAND_AND_WALES, &HOLIDAYS);
        assert_eq!(working.count, 0);
    }
    assert_eq!(days_after(day, on("1 March 2024")), -5);
}

#[test]
fn working_days_past_the_table_are_not_firm() {
    let from = on("20 December 2028");
    let working = working_days_after(from, on("8 January 2029"), ENGLAND_AND_WALES, &HOLIDAYS);
    let beyond = on("31 December 2028");
    assert_eq!(working.firmness, Firmness::Provisional { beyond });
}
