//! Copies of answers: of an answer that there is, to a body that there is, and
//! not before it was published.

use answerable_register::facts::CopySent;
use answerable_register::fold::Known;
use answerable_testkit::Teller;
use answerable_testkit::facts::{answer, between, day, report};

const COMMENT: &str = "custody/southvale-pcc/comment";

fn copy(answer: &str, to: &str, on: &str, how: &str) -> CopySent {
    CopySent {
        answer: answer.into(),
        to: to.into(),
        on: day(on),
        how: how.into(),
    }
}

#[test]
fn a_copy_is_of_an_answer_and_not_sent_before_it_was_published() {
    let mut teller = Teller::of_the_country();
    teller.on("3 April 2024");
    teller.tell(report("custody", "6 March 2024"));
    let mut told = answer("comments", "southvale-pcc", &[COMMENT]);
    told.published = between("2 April 2024", "2 April 2024");
    teller.tell(told);
    let to = "inspectorate-of-exampleshire";
    let said = [
        copy("nothing", to, "3 April 2024", "by e-mail"),
        copy("comments", "nobody", "3 April 2024", "by e-mail"),
        copy("comments", to, "3 April 2024", " "),
        copy("comments", to, "1 April 2024", "by e-mail"),
    ]
    .map(|copy| teller.try_tell(copy).unwrap_err().to_string());
    insta::assert_snapshot!(said.join("\n"), @r"
    the register holds no answer nothing: record it first, or mend the id
    the register holds no body nobody: record it first, or mend the id
    how it was sent is blank
    a copy was sent on 2024-04-01, before the answer was published on 2024-04-02
    ");
    teller.tell(copy("comments", to, "2 April 2024", "by e-mail"));
    let register = teller.register();
    assert_eq!(register.copies_sent.in_force(Known::Everything).count(), 1);
}
