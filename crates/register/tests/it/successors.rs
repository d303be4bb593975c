//! A duty still running passes to whoever came after; lateness stays with the
//! body that bore the duty on the last day.

use answerable_register::body::{Passed, Succession};
use answerable_register::standing::Standing;
use answerable_testkit::Teller;
use answerable_testkit::country;
use answerable_testkit::facts::{answer_on, day, look, notice, report_about};

fn bearer(teller: &Teller, body: &str, on: &str) -> String {
    let directory = teller.register().directory();
    directory.bearer_on(&body.into(), day(on)).to_string()
}

#[test]
fn a_duty_passes_on_the_day_the_functions_do() {
    let teller = Teller::of_the_country();
    assert_eq!(
        bearer(&teller, "northmoor-pcc", "6 May 2024"),
        "northmoor-pcc"
    );
    assert_eq!(
        bearer(&teller, "northmoor-pcc", "7 May 2024"),
        "northmoor-mayor"
    );
    assert_eq!(
        bearer(&teller, "exampleshire-pcc", "7 May 2034"),
        "exampleshire-pcc"
    );
}

#[test]
fn lateness_stays_with_the_body_that_bore_the_duty_on_the_last_day() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    for (id, published) in [("early", "6 March 2024"), ("later", "2 April 2024")] {
        teller.tell(report_about(id, published, &["northmoor-police"]));
    }
    teller.on("1 July 2024");
    let mut page = Vec::new();
    for id in ["early", "later"] {
        let comments = format!("{id}/northmoor-pcc/comment");
        teller.tell(look("1 July 2024", &[&comments]));
        // Whoever bears the duty now may be told, and may answer.
        teller.tell(notice("1 July 2024", "northmoor-mayor", &[&comments]));
        let Standing::NoAnswerFound { last_day, .. } = teller.standing(&comments, "1 July 2024")
        else {
            panic!("nobody answered");
        };
        let bore = bearer(&teller, "northmoor-pcc", &last_day.to_string());
        page.push(format!("{id}: last day {last_day}, borne by {bore}"));
        teller.tell(answer_on(
            &format!("{id}-answer"),
            "northmoor-mayor",
            "1 July 2024",
            &[&comments],
        ));
        let standing = teller.standing(&comments, "1 July 2024");
        assert!(matches!(standing, Standing::AnsweredLate { .. }));
    }
    insta::assert_snapshot!(page.join("\n"), @r"
    early: last day 2024-04-30, borne by northmoor-pcc
    later: last day 2024-05-27, borne by northmoor-mayor
    ");
}

#[test]
fn a_part_that_passed_without_law_passes_no_duty() {
    let mut teller = Teller::of_nothing();
    for mut body in country::bodies() {
        for next in &mut body.successors {
            next.passed = Passed::Part;
        }
        teller.tell(body);
    }
    assert_eq!(
        bearer(&teller, "northmoor-pcc", "7 May 2034"),
        "northmoor-pcc"
    );
}

#[test]
fn bodies_that_name_each_other_as_successors_lead_nowhere_for_ever() {
    let mut teller = Teller::of_nothing();
    for mut body in country::bodies() {
        if body.id.as_str() == "northmoor-mayor" {
            body.successors.push(Succession {
                body: "northmoor-pcc".into(),
                on: answerable_register::body::KnownDay::Day(day("8 May 2024")),
                passed: Passed::AllFunctions,
                sourced: country::invented(),
            });
        }
        teller.tell(body);
    }
    // It ends, and with one of the two.
    assert!(bearer(&teller, "northmoor-pcc", "7 May 2034").starts_with("northmoor-"));
}
