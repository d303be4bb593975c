//! The files say what was written, and nothing that was typed runs in them.

use std::io::{Cursor, Read as _};

use answerable_desk::answering::publication::{
    ChiefOfficer, Evidence, Named, OnRecommendation, Publication, Reported, Said, SaidKind, read,
};
use answerable_register::facts::Position;
use jiff::civil::date;
use proptest::prelude::*;
use zip::ZipArchive;

use super::{document, page};

fn answer(words: &str) -> Publication {
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
        comments: words.to_owned(),
        chief_officer: ChiefOfficer {
            invited_on: date(2024, 3, 7),
            asked_for_by: date(2024, 3, 28),
            received_on: Some(date(2024, 3, 20)),
            words: "The force accepts it.".to_owned(),
            reply: String::new(),
        },
        recommendations: vec![OnRecommendation {
            id: "custody-2024-item-1".to_owned(),
            report: "custody-2024".to_owned(),
            number: "1".to_owned(),
            words: "Review how the risk is graded.".to_owned(),
            position: Position::Accepts,
            says: Said {
                kind: SaidKind::ActionProposed,
                words: "Records will be reviewed.\n\nA report follows.".to_owned(),
                owner: "Head of Custody".to_owned(),
                day: Some(date(2024, 9, 30)),
            },
        }],
        evidence: vec![Evidence {
            title: "Audit".to_owned(),
            file: "audit.pdf".to_owned(),
            media: "application/pdf".to_owned(),
            bytes: 214_001,
            fingerprint: "9f86d081".to_owned(),
        }],
    }
}

/// The words of a page or document, one line for each element that has some.
fn words_of(markup: &str) -> String {
    let mut words = String::new();
    let mut is_tag = false;
    for letter in markup.chars() {
        match letter {
            '<' => {
                is_tag = true;
                words.push('\n');
            }
            '>' => is_tag = false,
            letter if !is_tag => words.push(letter),
            _ => {}
        }
    }
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn part(document: &[u8], name: &str) -> String {
    let mut parts = ZipArchive::new(Cursor::new(document)).unwrap();
    let mut part = String::new();
    parts
        .by_name(name)
        .unwrap()
        .read_to_string(&mut part)
        .unwrap();
    part
}

/// Read it: is this what an office would put its name to?
#[test]
fn the_document_says_all_of_the_answer_in_order() {
    let document = document(&answer("We welcome this report.")).unwrap();
    insta::assert_snapshot!(words_of(&part(&document, "word/document.xml")), @r"
    Police and Crime Commissioner for Exampleshire: comments on Custody in Exampleshire
    Published on 30 April 2024 under section 55(5) of the Police Act 1996, which asks a local policing body to publish its comments on the report and, of each recommendation, what it has done or will do, or why nothing.
    Published by:
    Police and Crime Commissioner for Exampleshire
    Report:
    Custody in Exampleshire, published by Inspectorate of Exampleshire on 6 March 2024
    Comments on the report
    We welcome this report.
    The chief officer’s comments
    The chief officer’s comments were invited on 7 March 2024, to be given on or before 28 March 2024. They came on 20 March 2024. These are the chief officer’s own words:
    The force accepts it.
    Each recommendation
    Recommendation 1
    Review how the risk is graded.
    Position:
    Accepts
    Says:
    Action proposed
    Seen to by:
    Head of Custody
    To be done by:
    30 September 2024
    Records will be reviewed.
    A report follows.
    Published with this answer
    Audit: audit.pdf, 215 KB. SHA-256 9f86d081
    ");
}

#[test]
fn the_document_has_headings_that_are_headings() {
    let document = document(&answer("We welcome this report.")).unwrap();
    let body = part(&document, "word/document.xml");
    let headings = |style: &str| body.matches(&format!("w:val=\"{style}\"")).count();
    assert_eq!(headings("Title"), 1);
    assert_eq!(headings("Heading1"), 4);
    assert_eq!(headings("Heading2"), 1);
    let styles = part(&document, "word/styles.xml");
    for style in ["Title", "Heading1", "Heading2", "Quote", "ListBullet"] {
        assert!(
            styles.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
}

#[test]
fn the_chief_officers_words_stand_apart_under_a_heading_of_their_own() {
    let page = page(&answer("We welcome this report."));
    let chief = page.find("id=\"chief-officer\"").unwrap();
    let comments = page.find("We welcome this report.").unwrap();
    let words = page.find("The force accepts it.").unwrap();
    let next = page.find("id=\"recommendations\"").unwrap();
    assert!(comments < chief && chief < words && words < next);
}

/// The tests of the PDF need a font; `.ci/run` installs one.
#[cfg(feature = "pdf")]
mod as_pdf {
    use super::super::{Fonts, pdf};
    use super::*;

    fn drawn(words: &str) -> (Publication, Vec<u8>, Vec<u8>) {
        let answer = answer(words);
        let published = page(&answer).into_bytes();
        let fonts = Fonts::find(None).unwrap();
        let drawn = pdf(&answer, &published, &fonts).unwrap();
        (answer, published, drawn)
    }

    fn place(bytes: &[u8], words: &str) -> Option<usize> {
        bytes
            .windows(words.len())
            .position(|part| part == words.as_bytes())
    }

    /// The attached file: what stands between `stream` and `endstream` of the
    /// one object that is an embedded file.
    fn attached(pdf: &[u8]) -> Vec<u8> {
        let object = place(pdf, "/EmbeddedFile").unwrap();
        let rest = &pdf[object..];
        let begins = place(rest, "stream").unwrap() + "stream".len();
        let rest = &rest[begins..];
        let rest = rest
            .strip_prefix(b"\r\n")
            .or(rest.strip_prefix(b"\n"))
            .unwrap();
        let ends = place(rest, "endstream").unwrap();
        let bytes = &rest[..ends];
        bytes.strip_suffix(b"\n").unwrap_or(bytes).to_vec()
    }

    #[test]
    fn the_pdf_holds_the_published_page_and_the_answer_is_read_back_from_it() {
        let (answer, published, pdf) = drawn("We welcome this report.");
        let attached = attached(&pdf);
        assert_eq!(attached, published);
        assert_eq!(read(&attached), Ok(answer));
    }

    /// The crate that writes it refuses to break a rule of either that a program
    /// can see; this holds that it was asked to.
    #[test]
    fn the_pdf_says_that_it_keeps_and_that_everybody_can_read_it() {
        let (_, _, pdf) = drawn("We welcome this report.");
        assert!(pdf.starts_with(b"%PDF-1.7"));
        for said in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "/AFRelationship/Source",
            "/Lang(en-GB)",
            "/DisplayDocTitle true",
        ] {
            assert!(place(&pdf, said).is_some(), "{said}");
        }
    }

    #[test]
    fn its_tags_say_what_is_a_heading_a_quotation_a_list_and_a_table() {
        let (_, _, pdf) = drawn("We welcome this report.");
        let tags = |tag: &str| {
            let tag = format!("/S/{tag}");
            let is_whole = |place: usize| !pdf[place + tag.len()].is_ascii_alphanumeric();
            let places = pdf.windows(tag.len()).enumerate();
            places
                .filter(|(place, part)| *part == tag.as_bytes() && is_whole(*place))
                .count()
        };
        let found = [
            "H1",
            "H2",
            "H3",
            "BlockQuote",
            "L",
            "LI",
            "Lbl",
            "LBody",
            "Table",
            "TR",
            "TH",
            "TD",
        ]
        .map(|tag| format!("{tag} {}", tags(tag)));
        insta::assert_snapshot!(found.join(", "), @"H1 1, H2 4, H3 1, BlockQuote 1, L 1, LI 1, Lbl 1, LBody 1, Table 2, TR 6, TH 6, TD 6");
    }

    #[test]
    fn the_same_answer_gives_the_same_bytes() {
        assert_eq!(drawn("One.").2, drawn("One.").2);
    }

    #[test]
    fn a_letter_that_no_font_has_is_told_and_nothing_is_left_out() {
        let answer = answer("A word: \u{13080}");
        let fonts = Fonts::find(None).unwrap();
        let refused = pdf(&answer, b"", &fonts).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "it has a letter that no font of this machine has"
        );
    }
}

proptest! {
    /// What the desk asks of a file before it records anything: the answer comes
    /// out of the page as it went in.
    #[test]
    fn the_answer_comes_out_of_its_page_as_it_went_in(words in any::<String>()) {
        let answer = answer(&words);
        prop_assert_eq!(read(page(&answer).as_bytes()), Ok(answer));
    }

    /// Whatever is typed, the page has one script element, and that is data.
    #[test]
    fn nothing_typed_runs_in_the_page(words in "[<>&\"'/a-z !-]{0,80}") {
        let typed = format!("<script>alert(1)</script><img src=x onerror=a>{words}");
        let page = page(&answer(&typed));
        prop_assert_eq!(page.matches("<script").count(), 1);
        prop_assert!(page.contains("<script type=\"application/json\""));
        prop_assert!(!page.contains("<img"));
    }

    /// Whatever is typed, the document is one that can be opened.
    #[test]
    fn nothing_typed_breaks_the_document(words in any::<String>()) {
        let document = document(&answer(&words)).unwrap();
        let body = part(&document, "word/document.xml");
        prop_assert_eq!(body.matches("<w:p>").count(), body.matches("</w:p>").count());
        prop_assert!(!body.bytes().any(|byte| byte == 0));
    }
}
