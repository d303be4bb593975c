//! Letters and words: encodings, gaps, ligatures, the ways of drawing text.

use super::made::Made;
use super::{read, said};

fn words(made: &Made) -> String {
    read(made).0.text
}

#[test]
fn words_are_parted_where_a_gap_is_and_not_where_letters_are_moved() {
    let made = Made::with_page(
        "BT /F1 10 Tf 72 700 Td [(T) 80 (he) -300 (force) -250 (sh) 20 (ould) ] TJ \
         60 0 Td (publish) Tj 38 0 Td (it.) Tj ET",
    );
    assert_eq!(words(&made), "The force should publish it.");
}

#[test]
fn every_operator_that_shows_text_is_known() {
    let made = Made::with_page(
        "BT 1 0 0 1 72 700 Tm /F1 10 Tf 12 TL (First line) Tj (second line) ' 1 0 (third line) \" \
         T* (fourth) Tj 0 -12 TD (fifth line) Tj ET",
    );
    assert_eq!(
        words(&made).replace('\n', " "),
        "First line second line third line fourth fifth line"
    );
}

#[test]
fn names_of_glyphs_and_lists_of_letters_are_read() {
    let mut made = Made::new();
    let letters = made.stream(
        "",
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange \
          2 beginbfrange <0001> <0003> <0061> <0010> <0010> [<FB01>] endbfrange",
    );
    let fonts = format!(
        "/Resources << /Font << \
         /A << /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /Encoding << \
         /Differences [65 /quoteright /f_f_i /uni00A3 /germandbls] >> >> \
         /B << /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H \
         /ToUnicode {letters} 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 \
         /DW 500 /W [1 [600 600] 3 16 500] >>] >> \
         /C << /Type /Font /Subtype /TrueType /BaseFont /Mac /Encoding /MacRomanEncoding >> >> >>"
    );
    made.page_with(
        "BT 72 700 Td /A 10 Tf (ABCD) Tj /B 10 Tf <000100020003> Tj <0010> Tj \
         /C 10 Tf (\\325) Tj ET",
        &fonts,
    );
    assert_eq!(words(&made), "’ffi£ßabcfi’");
}

#[test]
fn letters_that_the_file_does_not_name_are_counted() {
    let mut made = Made::new();
    made.page_with(
        "BT 72 700 Td /A 10 Tf (He said) Tj /B 10 Tf <00010002> Tj ET",
        "/Resources << /Font << \
         /A << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> \
         /B << /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H >> >> >>",
    );
    let (document, _) = read(&made);
    assert_eq!(document.damage, [crate::Damage::LettersLost(2)]);
    assert!(document.text.starts_with("He said"), "{}", document.text);
}

#[test]
fn words_of_forms_and_of_turned_pages_are_read() {
    let mut made = Made::new();
    let form = made.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 -20]",
        b"BT /F1 10 Tf 72 700 Td (In a form.) Tj ET /Loop Do",
    );
    made.objects[form - 1] = made.objects[form - 1].clone();
    made.page_with(
        "BT /F1 10 Tf 72 720 Td (Before it.) Tj ET /Loop Do",
        &format!(
            "/Resources << {} /XObject << /Loop {form} 0 R >> >>",
            super::made::FONTS
        ),
    );
    made.page(
        "BT /F1 10 Tf 0 1 -1 0 300 72 Tm (Turned upright.) Tj ET",
        "/Rotate 90",
    );
    made.page(
        "BT /F1 10 Tf 0 1 -1 0 300 72 Tm (Runs up the page.) Tj ET",
        "",
    );
    insta::assert_snapshot!(said(&read(&made).0), @r"
    1 p | Before it.
    1 p | In a form.
    2 p | Turned upright.
    3 p | Runs up the page.
    ");
}

#[test]
fn small_raised_letters_stay_with_their_word_and_numbers_of_notes_go() {
    let made = Made::with_page(
        "BT /F1 12 Tf 72 700 Td (On the 1) Tj /F1 7 Tf 5 Ts (st) Tj /F1 12 Tf 0 Ts \
         ( of May it should end.) Tj /F1 7 Tf 5 Ts (12) Tj ET",
    );
    assert_eq!(words(&made), "On the 1st of May it should end.");
}
