//! The story tester can fail, and says where.

use super::{SENTENCES, tell};

const BEGINNING: &str = "
# A report on one force.
on 6 March 2024 the inspectorate publishes \"Missing people\" about Exampleshire
";

fn with(line: &str) -> Result<(), String> {
    tell(&format!("{BEGINNING}{line}\n")).map_err(|broken| broken.to_string())
}

#[test]
fn a_story_that_is_so_is_told_to_its_end() {
    let line = "as at 30 April 2024 the comments of the commissioner for Exampleshire on \"Missing people\" are: Awaiting, 1 day left";
    assert_eq!(with(line), Ok(()));
}

#[test]
fn a_story_that_is_not_so_is_broken_at_its_line() {
    let line = "as at 1 May 2024 the comments of the commissioner for Exampleshire on \"Missing people\" are: Awaiting, 0 days left";
    assert_eq!(
        with(line),
        Err(format!(
            "line 4: {line}\n  it is: Not yet looked for, 1 day past"
        ))
    );
}

#[test]
fn a_sentence_nobody_knows_is_answered_with_the_nearest() {
    let line = "on 7 March 2024 the commissioner for Exampleshire shrugs at \"Missing people\"";
    let why = with(line).unwrap_err();
    assert!(why.contains("no sentence reads so"), "{why}");
}

#[test]
fn a_name_nobody_has_is_said() {
    let line = "on 7 March 2024 the commissioner for Nowhere answers \"Missing people\"";
    let why = with(line).unwrap_err();
    assert!(
        why.contains("the register knows nobody called \"the commissioner for Nowhere\""),
        "{why}"
    );
}

#[test]
fn a_refusal_must_be_expected_and_an_expected_one_must_come() {
    let early = "on 1 March 2024 the commissioner for Exampleshire answers \"Missing people\"";
    assert!(with(early).unwrap_err().contains("it is refused"));
    let good = "on 7 March 2024 the commissioner for Exampleshire answers \"Missing people\"";
    assert!(
        with(&format!("{good}\nrefused: whatever"))
            .unwrap_err()
            .contains("it is not refused")
    );
}

#[test]
fn no_sentence_hides_another() {
    // A form read as a line, holes and all, must be heard as itself.
    for (place, (form, _)) in SENTENCES.iter().enumerate() {
        let said = form
            .replace("{title}", "\"T\"")
            .replace("{report title}", "\"R\"")
            .replace("{day}", "6 March 2024")
            .replace("{recorded day}", "6 March 2024")
            .replace("{right day}", "6 March 2024")
            .replace(['{', '}'], "");
        let heard = SENTENCES
            .iter()
            .position(|(form, _)| super::Line::read(form, &said).is_some());
        assert_eq!(heard, Some(place), "{said}");
    }
}
