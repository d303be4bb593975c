use super::*;
use crate::decode;

/// A document as an outline that a person can read.
fn outline(text: &str) -> String {
    let document = document(decode(text.as_bytes())).expect("a short text");
    document
        .blocks
        .iter()
        .map(|block| {
            let words = document.words(block.span).replace('\n', "/");
            match &block.kind {
                BlockKind::Heading { level } => format!("h{level} {words}\n"),
                BlockKind::Paragraph => format!("p  {words}\n"),
                BlockKind::ListItem { depth, number } => {
                    format!(
                        "l{depth} {}{words}\n",
                        number.as_ref().map_or(String::new(), |n| format!("[{n}] "))
                    )
                }
                BlockKind::TableCell => format!("td {words}\n"),
                BlockKind::Quote => format!("q  {words}\n"),
            }
        })
        .chain(
            document
                .furniture
                .iter()
                .map(|span| format!("-  {}\n", document.words(*span))),
        )
        .collect()
}

#[test]
fn a_letter_is_cut_into_headings_and_paragraphs() {
    insta::assert_snapshot!(outline(
        "Correspondence

Custody in Exampleshire: the force's reply

Published 6 March 2024

The Chief Constable
1 Northmoor Road

6 March 2024

Dear Ms Box,

Leadership of custody

The force has changed how it runs custody. It is better for it, and there is more to come.

Conclusion

Thank you for the work that you and your inspectors did with us all through the winter.
"
    ), @r"
    p  Correspondence
    h1 Custody in Exampleshire: the force's reply
    p  Published 6 March 2024
    p  The Chief Constable
    p  1 Northmoor Road
    p  6 March 2024
    p  Dear Ms Box,
    h2 Leadership of custody
    p  The force has changed how it runs custody. It is better for it, and there is more to come.
    h2 Conclusion
    p  Thank you for the work that you and your inspectors did with us all through the winter.
    ");
}

#[test]
fn bullets_and_numbers_are_items_with_their_depth() {
    insta::assert_snapshot!(outline(
        "The force should:\n• review:\n  o custody; and\n  o transport\n• publish what it finds\n\nIt should also:\n\n1. train officers\n2) tell\n   everyone\n(a) first\n- dash\nNo - not this\nA. Box"
    ), @r"
    p  The force should:
    l1 review:
    l2 custody; and
    l2 transport
    l1 publish what it finds
    p  It should also:
    l1 [1] train officers
    l1 [2] tell/   everyone
    l2 [a] first
    l3 dash
    p  No - not this
    p  A. Box
    ");
}

#[test]
fn lines_broken_to_a_width_are_joined_again() {
    insta::assert_snapshot!(outline(
        "RECOMMENDATIONS FOR EXAMPLESHIRE

By 31 October 2023 the chief constable of Exampleshire should make sure
that custody officers are trained. The training should be recorded in a
register that inspectors can read.

The force should:
  * review how the risk of each missing person is graded and who it is
    that grades it; and
  * publish the review.
"
    ), @r"
    h1 RECOMMENDATIONS FOR EXAMPLESHIRE
    p  By 31 October 2023 the chief constable of Exampleshire should make sure/that custody officers are trained. The training should be recorded in a/register that inspectors can read.
    p  The force should:
    l1 review how the risk of each missing person is graded and who it is/    that grades it; and
    l1 publish the review.
    ");
}

#[test]
fn a_copied_pages_furniture_is_set_apart() {
    insta::assert_snapshot!(outline(
        "Skip to main content
Exampleshire Council logo
Exampleshire inspectors raise alarm at custody in Northmoor
10 January 2024, 14:25 | Updated: 10 January 2024, 14:44
Inspectors have warned that custody in Northmoor is not safe.
Politics Live: something else
Another story about somebody else
A third story about a third person
The force said that it would answer in full next month.
Read More:
A list of other things
Chief Constable Box said that the report was fair and that she would answer."
    ), @r"
    h1 Exampleshire inspectors raise alarm at custody in Northmoor
    p  10 January 2024, 14:25 | Updated: 10 January 2024, 14:44
    p  Inspectors have warned that custody in Northmoor is not safe.
    p  The force said that it would answer in full next month.
    p  Chief Constable Box said that the report was fair and that she would answer.
    -  Skip to main content
    -  Exampleshire Council logo
    -  Politics Live: something else
    -  Another story about somebody else
    -  A third story about a third person
    -  Read More:
    -  A list of other things
    ");
}

#[test]
fn line_endings_of_every_kind_part_lines() {
    let text = "One line.\r\nTwo lines.\rThree lines.\n\r\n\r\nFour lines.";
    insta::assert_snapshot!(outline(text), @r"
    p  One line.
    p  Two lines.
    p  Three lines.
    p  Four lines.
    ");
}

#[test]
fn lines_as_wide_as_a_screen_are_joined() {
    let wide = "Recommendation 1: By 30 November 2025, Exampleshire Police should set up a single point at which every report of\n\
                fraud is assessed and allocated. It should say by then who is to lead it, and what it will cost the force to run.\n\
                \n\
                The unit helps with serious cases. The force did not ask for it in any of the six cases in which, under what they\n\
                agreed between them, it should have done. The unit did not know about them, and nobody had thought to tell it so.\n";
    assert_eq!(outline(wide).lines().count(), 2, "{}", outline(wide));
}

#[test]
fn a_sentence_that_a_line_breaks_off_goes_on_in_the_next() {
    let mixed = "A survey\n\n\
                 By 30 June 2026, the National Board should publish the number of calls\n\
                 that each force received.\n\n\
                 One paragraph is a line of its own here, as it is where a text was copied out of a page that a browser showed and nobody broke the lines afterwards to any width.\n";
    let read = outline(mixed);
    assert!(
        read.contains("of calls/that each force received."),
        "{read}"
    );
}
