//! `answerable import` takes an answer out of the file that an office published.

use answerable_intake::publication::{
    ChiefOfficer, Named, OnRecommendation, Publication, Reported, Said, SaidKind,
};
use answerable_register::facts::Position;
use jiff::civil::date;

use super::with;

fn answer() -> Publication {
    let named = |id: &str, name: &str| Named {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    Publication {
        by: named(
            "exampleshire-pcc",
            "Police and Crime Commissioner for Exampleshire",
        ),
        published_on: date(2024, 4, 30),
        reports: vec![Reported {
            id: "custody-2024".to_owned(),
            title: "Custody in Exampleshire".to_owned(),
            by: named(
                "inspectorate-of-exampleshire",
                "Inspectorate of Exampleshire",
            ),
            published_on: date(2024, 3, 6),
            asked: None,
        }],
        comments: "We welcome it. \u{1b}[2J <b>Bold</b>".to_owned(),
        chief_officer: ChiefOfficer {
            invited_on: date(2024, 3, 7),
            asked_for_by: date(2024, 3, 28),
            received_on: None,
            words: String::new(),
            reply: String::new(),
        },
        recommendations: vec![OnRecommendation {
            id: "custody-2024-item-1".to_owned(),
            report: "custody-2024".to_owned(),
            number: "1".to_owned(),
            words: "Review how the risk is graded.".to_owned(),
            position: Position::DoesNotAccept,
            says: Said {
                kind: SaidKind::ReasonForNone,
                words: "It was done in 2023.".to_owned(),
                owner: String::new(),
                day: None,
            },
        }],
        evidence: Vec::new(),
    }
}

#[test]
fn an_answer_is_read_back_from_its_file_without_loss() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answer.html");
    let page = format!(
        "<!DOCTYPE html><p>Around it</p>{}<p>and after",
        answer().block()
    );
    std::fs::write(&file, page).unwrap();
    let read = with(["import", "--json", file.to_str().unwrap()]);
    assert_eq!((read.code, read.err.as_str()), (Some(0), ""));
    let back: Publication = serde_json::from_str(&read.out).unwrap();
    assert_eq!(back, answer());
}

#[test]
fn an_answer_is_printed_for_people_and_moves_no_screen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answer.html");
    std::fs::write(&file, answer().block()).unwrap();
    let said = with(["import", file.to_str().unwrap()]).out;
    assert!(!said.contains('\u{1b}'), "{said}");
    for words in [
        "Police and Crime Commissioner for Exampleshire: comments on Custody in Exampleshire",
        "None had come when this was published.",
        "Does not accept",
        "It was done in 2023.",
        "Nothing is recorded.",
    ] {
        let joined = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(words), "{words}\n{said}");
    }
}

/// A file of a newer program is refused, and not read as a page in its stead.
#[test]
fn an_answer_of_a_newer_program_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answer.html");
    let page = answer().block().replace("{\"format\":1,", "{\"format\":2,");
    std::fs::write(&file, page).unwrap();
    let refused = with(["import", file.to_str().unwrap()]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("use a newer program"),
        "{}",
        refused.err
    );
}
