use super::*;
use crate::decode;
use crate::document::BlockKind;

fn drawn(page: &str) -> Document {
    document(decode(page.as_bytes())).expect("a short page")
}

fn outline(page: &str) -> String {
    let document = drawn(page);
    document
        .blocks
        .iter()
        .map(|block| {
            let words = document.words(block.span).replace('\n', "/");
            match &block.kind {
                BlockKind::Heading { level } => format!("h{level} {words}\n"),
                BlockKind::Paragraph => format!("p  {words}\n"),
                BlockKind::ListItem { depth, number } => {
                    let number = number.as_ref().map_or(String::new(), |n| format!("[{n}] "));
                    format!("l{depth} {number}{words}\n")
                }
                BlockKind::TableCell => format!("td {words}\n"),
                BlockKind::Quote => format!("q  {words}\n"),
            }
        })
        .collect()
}

#[test]
fn the_main_part_is_drawn_and_the_rest_left_out() {
    insta::assert_snapshot!(outline(
        "<!DOCTYPE html><html><head><title>Custody</title><style>p{}</style></head><body>
        <header><p>Banner</p></header><nav><ul><li>Home</ul></nav>
        <main><header><h1>Custody in <b>Exampleshire</b></h1><p>6 March 2024</header>
        <h2>Cause of concern</h2>
        <p>The force needs to improve.
        <p>By 30&nbsp;September 2025, the force should:
        <ul><li>review <i>custody</i>; and<li><p>publish it:</p><p>in full</p><ul><li>online</ul></ul>
        <ol start=4><li>Four<li>Five</ol>
        <blockquote><p>Somebody&rsquo;s words</blockquote>
        <table><tr><th>Ask<td>Answer</table>
        <p hidden>Not shown<p>Shown<br>here<script>should()</script>
        </main><footer>Crown copyright</footer>"
    ), @r"
    h1 Custody in Exampleshire
    p  6 March 2024
    h2 Cause of concern
    p  The force needs to improve.
    p  By 30 September 2025, the force should:
    l1 review custody; and
    l1 publish it:/in full
    l2 online
    l1 [4] Four
    l1 [5] Five
    q  Somebody’s words
    td Ask
    td Answer
    p  Shown/here
    ");
}

#[test]
fn a_page_without_a_main_part_is_drawn_whole() {
    insta::assert_snapshot!(outline(
        "<nav><div><nav>deep</nav></div>menu</nav><h1>One</h1><div>Two<div role='navigation'>no<div>no</div></div>Three</div><aside>no"
    ), @r"
    h1 One
    p  Two
    p  Three
    ");
}

#[test]
fn a_page_nested_a_million_deep_is_read_in_one_pass() {
    let deep = "<div><b><ul><li><table><td>".repeat(40_000) + "The force should act.";
    let document = drawn(&deep);
    assert_eq!(document.text, "The force should act.");
}

#[test]
fn a_tag_without_end_is_refused_with_its_line() {
    let attributes: String = (0..40_000).map(|number| format!(" a{number}")).collect();
    let page = format!("<p>words\n<p{attributes}>");
    let refused = document(decode(page.as_bytes())).expect_err("a long tag");
    assert_eq!(
        refused,
        IntakeError::TagTooLong {
            line: 2,
            most: limits::MOST_TAG_BYTES
        }
    );
}

#[test]
fn letters_are_kept_whole_across_helpings() {
    let words = "Siôn’s “plan” ".repeat(4_000);
    let document = drawn(&format!("<p>{words}"));
    assert_eq!(document.text, words.trim_end());
}
