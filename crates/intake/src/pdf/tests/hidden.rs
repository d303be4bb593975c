//! What is in a file and is not seen on its pages.

use super::made::{Made, line};
use super::{read, refused, said};
use crate::HiddenKind::{
    Attachments, Author, Comments, Covered, HiddenText, OutsideThePage, PicturePages,
    RecognisedPages,
};
use crate::{Hidden, HiddenKind};

fn told(made: &Made) -> (String, Vec<(HiddenKind, usize, String)>) {
    let (document, hidden) = read(made);
    let told = |one: Hidden| (one.what, one.count, one.words);
    (said(&document), hidden.into_iter().map(told).collect())
}

fn of(content: &str) -> (String, Vec<(HiddenKind, usize, String)>) {
    told(&Made::with_page(content))
}

#[test]
fn words_under_a_box_are_left_out_and_told() {
    let name = line(72.0, 700.0, 11.0, "Witness: Ann Box");
    let rest = line(72.0, 660.0, 11.0, "The rest is seen.");
    let covered = [(Covered, 1, "Witness: Ann Box".to_owned())];
    for over in [
        "0 g 70 690 200 22 re f",
        "1 g 70 690 m 270 690 l 270 712 l 70 712 l h f",
    ] {
        let (said, hidden) = of(&format!("{name}{rest}{over}"));
        assert_eq!(
            (said.as_str(), &hidden[..]),
            ("1 p | The rest is seen.", &covered[..])
        );
    }
    // What is painted before words is behind them; a frame, or a marker that lets them
    // through, hides nothing.
    let mut made = Made::new();
    let shown = format!(
        "0 g 70 690 200 22 re f 1 g {name} 70 690 200 22 re S /G gs 0 g 70 690 200 22 re f"
    );
    made.page_with(
        &shown,
        &format!(
            "/Resources << {} /ExtGState << /G << /ca 0.3 >> >> >>",
            super::made::FONTS
        ),
    );
    let (said, hidden) = told(&made);
    assert_eq!((said.as_str(), hidden.len()), ("1 p | Witness: Ann Box", 0));
}

#[test]
fn white_words_on_white_and_words_beside_the_page_are_left_out_and_told() {
    let content = line(72.0, 700.0, 11.0, "It is seen.")
        + "1 g "
        + &line(72.0, 600.0, 11.0, "White as the paper")
        + "0 g "
        + &line(700.0, 600.0, 11.0, "Off the page")
        + &line(72.0, 400.0, 11.0, "Cut off by the crop box")
        + "q 0 0 100 100 re W n "
        + &line(72.0, 500.0, 11.0, "Clipped")
        + "Q";
    let mut made = Made::new();
    made.page(&content, "/CropBox [0 450 595 842]");
    let (said, hidden) = told(&made);
    assert_eq!(said, "1 p | It is seen.");
    assert_eq!(
        hidden,
        [
            (HiddenText, 1, "White as the paper".to_owned()),
            (OutsideThePage, 3, "Off the page".to_owned())
        ]
    );
}

#[test]
fn comments_attachments_and_the_author_are_told() {
    let mut made = Made::new();
    made.page(
        &line(72.0, 700.0, 11.0, "It is seen."),
        "/Annots [ << /Subtype /Text /Rect [0 0 9 9] /Contents (Is this right?) >> \
         << /Subtype /Link /Rect [0 0 9 9] /Contents (a link is no comment) >> \
         << /Subtype /FileAttachment /FS << /F (notes.docx) >> >> ]",
    );
    made.catalog(
        "/Names << /EmbeddedFiles << /Names [(a) << /UF (\\376\\377\\000a\\000.\\000x) >>] >> >>",
    );
    made.trailer = "/Info << /Author (Ann Box) /Producer (a program) >>".to_owned();
    let (_, hidden) = told(&made);
    assert_eq!(
        hidden,
        [
            (Comments, 1, "Is this right?".to_owned()),
            (Author, 1, "Ann Box".to_owned()),
            (Attachments, 2, "a.x, notes.docx".to_owned()),
        ]
    );
}

#[test]
fn layers_that_are_turned_off_are_left_out() {
    let mut made = Made::new();
    let layer = made.add("<< /Type /OCG /Name (Notes) >>");
    let resources = format!(
        "/Resources << {} /Properties << /L {layer} 0 R >> >>",
        super::made::FONTS
    );
    let content = line(72.0, 700.0, 11.0, "It is seen.")
        + "/OC /L BDC "
        + &line(72.0, 600.0, 11.0, "It is off.")
        + "EMC";
    made.page_with(&content, &resources);
    let shown = told(&made);
    assert_eq!(shown.1, []);
    made.catalog(&format!("/OCProperties << /D << /OFF [{layer} 0 R] >> >>"));
    let (said, hidden) = told(&made);
    assert_eq!(said, "1 p | It is seen.");
    assert_eq!(hidden, [(HiddenText, 1, "It is off.".to_owned())]);
}

/// A page that is one picture.
fn pictured(made: &mut Made, words: &str) {
    let picture = made.stream("/Type /XObject /Subtype /Image /Width 9 /Height 9", b"");
    made.page_with(
        &format!("q 595 0 0 842 0 0 cm /I Do Q {words}"),
        &format!(
            "/Resources << {} /XObject << /I {picture} 0 R >> >>",
            super::made::FONTS
        ),
    );
}

#[test]
fn pages_that_are_pictures_are_named_and_nothing_is_guessed() {
    let mut made = Made::with_page(&line(72.0, 700.0, 11.0, "Words on the first page."));
    pictured(&mut made, "");
    pictured(&mut made, &line(72.0, 30.0, 9.0, "3"));
    made.page(&line(72.0, 700.0, 11.0, "Words on the fourth page."), "");
    pictured(
        &mut made,
        &format!(
            "3 Tr {}",
            line(72.0, 700.0, 11.0, "Words that a program read.")
        ),
    );
    let (said, hidden) = told(&made);
    assert!(said.ends_with("5 p | Words that a program read."), "{said}");
    assert_eq!(
        hidden,
        [
            (PicturePages, 2, "2 to 3".to_owned()),
            (RecognisedPages, 1, "5".to_owned())
        ]
    );
}

#[test]
fn a_document_of_pictures_alone_is_refused() {
    let mut made = Made::new();
    pictured(&mut made, "");
    pictured(&mut made, "");
    insta::assert_snapshot!(refused(&made.bytes()), @"this PDF is a picture of its pages: no words stand in it, and none are guessed; ask whoever made it for one with its words, or type them");
}
