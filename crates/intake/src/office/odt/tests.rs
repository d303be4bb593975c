use super::*;
use crate::office::tests::{outline, packed};

const STYLES: &str = r#"<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Recommendation " text:start-value="4"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>
</office:automatic-styles>"#;

fn drawn(text: &str) -> String {
    let content = format!(
        "<office:document-content>{STYLES}<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        (
            "meta.xml",
            "<office:meta><meta:initial-creator>Ann Box</meta:initial-creator></office:meta>",
        ),
    ]);
    outline(document(&bytes).expect("a short document"))
}

#[test]
fn headings_lists_and_numbers_are_as_they_are_printed() {
    insta::assert_snapshot!(drawn(
        "<text:p text:style-name=\"P1\">Custody<text:s text:c=\"2\"/>in<text:tab/>Northmoor</text:p>
        <text:table-of-content><text:index-body><text:p>Summary 3</text:p></text:index-body></text:table-of-content>
        <text:h text:outline-level=\"1\">Summary</text:h>
        <text:list text:style-name=\"L1\"><text:list-item><text:p>one:</text:p>
        <text:list><text:list-item><text:p>a;</text:p><text:p>still a</text:p></text:list-item><text:list-item><text:p>b;</text:p>
        <text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list>
        </text:list-item></text:list>
        <text:p>Between.</text:p>
        <text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item><text:p>two.</text:p></text:list-item></text:list>
        <text:list text:style-name=\"L2\"><text:list-item><text:h text:outline-level=\"2\">Grading</text:h>
        <text:list><text:list-item><text:p>The force should grade.</text:p></text:list-item></text:list></text:list-item></text:list>"
    ), @r"
    h1 Custody in Northmoor
    h2 Summary
    l1 [1] one:
    l2 [a] a;/still a
    l2 [b] b;
    l3 deep
    p  Between.
    l1 [2] two.
    h3 Recommendation 4 Grading
    p  4.1 The force should grade.
    -- Summary 3
    Author 1: Ann Box
    ");
}

#[test]
fn what_is_changed_hidden_or_beside_is_told_and_not_read() {
    insta::assert_snapshot!(drawn(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ann</dc:creator></office:change-info>\
        <text:p>must never</text:p></text:deletion></text:changed-region>\
        <text:changed-region><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes>\
        <text:p>The force <text:change-start/>should<text:change-end/> reply<text:note><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>See our report.</text:p></text:note-body></text:note><text:span text:style-name=\"T1\">secretly</text:span>.\
        <office:annotation><dc:creator>Ann</dc:creator><text:p>Is this right?</text:p></office:annotation>\
        <draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box><svg:desc>A picture</svg:desc></draw:frame>\
        Then<text:line-break/>more.</text:p>\
        <text:section text:display=\"none\"><text:p>Unseen.</text:p></text:section>"
    ), @r"
    p  The force should reply.Then/more.
    p  In a box.
    q  1 See our report.
    Insertions 1: 
    Deletions 1: must never
    Comments 1: Is this right?
    HiddenText 2: secretly
    Author 1: Ann Box
    ");
}

#[test]
fn a_table_keeps_its_places() {
    insta::assert_snapshot!(drawn(
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Wide</text:p></table:table-cell>\
        <table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
    ), @r"
    td 0.0.0 Wide
    td 0.0.2 c
    td 0.1.2 c
    Author 1: Ann Box
    ");
}
