//! Words that another program drew, in the place of our own.

use super::made::{Made, bold, line};
use super::said;
use crate::HiddenKind::{Covered, HiddenText, NotLookedInto};
use crate::{HiddenKind, IntakeError};

/// A word as `pdftotext -bbox` prints it, of letters that stand on a line of this height
/// and size, on paper 842 points high.
fn word(left: f64, base: f64, size: f64, text: &str) -> String {
    let (foot, head) = (842.0 - base + 0.2 * size, 842.0 - base - 0.95 * size);
    let right = left + 0.5 * size * text.len() as f64;
    format!(
        "<word xMin=\"{left}\" yMin=\"{head}\" xMax=\"{right}\" yMax=\"{foot}\">{text}</word>\n"
    )
}

/// Words one behind the other on a line.
fn words(left: f64, base: f64, size: f64, text: &str) -> String {
    let mut at = left;
    let each = text.split(' ').map(|one| {
        let here = at;
        at += 0.5 * size * (one.len() + 1) as f64;
        word(here, base, size, one)
    });
    each.collect()
}

fn page(words: &str) -> String {
    format!("<page width=\"595.0\" height=\"842.0\">\n{words}</page>\n")
}

fn read(bytes: &[u8], printed: &str) -> (String, Vec<(HiddenKind, usize)>) {
    let (document, hidden) =
        super::super::document_by_pdftotext(bytes, printed.as_bytes()).unwrap();
    let hidden = hidden.iter().map(|one| (one.what, one.count)).collect();
    (said(&document), hidden)
}

#[test]
fn its_words_stand_where_ours_do_with_our_looks_and_pages() {
    let mut made = Made::new();
    made.page(
        &(bold(72.0, 760.0, 16.0, "Recommendations")
            + &line(72.0, 700.0, 11.0, "The force shou1d act at once and")
            + &line(72.0, 686.0, 11.0, "publish what it finds.")),
        "",
    );
    made.page(&line(72.0, 700.0, 11.0, "The board shou1d reply."), "");
    let printed = page(
        &(words(72.0, 760.0, 16.0, "Recommendations")
            + &words(72.0, 700.0, 11.0, "The force should act at once and")
            + &words(72.0, 686.0, 11.0, "publish what it finds.")),
    ) + &page(&words(72.0, 700.0, 11.0, "The board should reply."));
    let (said, hidden) = read(&made.bytes(), &printed);
    insta::assert_snapshot!(said, @r"
    1 h1 | Recommendations
    1 p | The force should act at once and publish what it finds.
    2 p | The board should reply.
    ");
    assert_eq!(hidden, []);
}

#[test]
fn what_the_page_does_not_show_stays_out_though_it_prints_it() {
    let content = line(72.0, 700.0, 11.0, "Witness: Ann Box")
        + &line(72.0, 660.0, 11.0, "The rest is seen.")
        + "0 g 70 690 200 22 re f 1 g "
        + &line(72.0, 600.0, 11.0, "White as paper")
        + "0 g ";
    let made = Made::with_page(&content);
    let printed = page(
        &(words(72.0, 700.0, 11.0, "Witness: Ann Box")
            + &words(72.0, 660.0, 11.0, "The rest is seen.")
            + &words(72.0, 600.0, 11.0, "White as paper")),
    );
    let (said, hidden) = read(&made.bytes(), &printed);
    assert_eq!(said, "1 p | The rest is seen.");
    assert_eq!(hidden, [(HiddenText, 1), (Covered, 1)]);
}

#[test]
fn pages_that_ours_cannot_follow_are_told_as_not_looked_into() {
    // A page on which ours has no words.
    let made = Made::with_page("");
    let printed = page(&words(72.0, 700.0, 11.0, "The force should act."));
    let (said, hidden) = read(&made.bytes(), &printed);
    assert_eq!(said, "1 p | The force should act.");
    assert_eq!(hidden, [(NotLookedInto, 1)]);
    // A file of which ours finds no page, and one of which it finds another number.
    for bytes in [b"%PDF-1.4 broken".to_vec(), made.bytes()] {
        let (_, hidden) = read(&bytes, &(printed.clone() + &printed));
        assert_eq!(hidden, [(NotLookedInto, 2)]);
    }
}

#[test]
fn a_file_without_pages_by_it_is_refused() {
    let made = Made::with_page(&line(72.0, 700.0, 11.0, "It is seen."));
    let refused = super::super::document_by_pdftotext(&made.bytes(), b"<doc></doc>");
    assert!(
        matches!(&refused, Err(IntakeError::Pdf(why)) if why.to_string().contains("without pdftotext")),
        "{refused:?}"
    );
}
