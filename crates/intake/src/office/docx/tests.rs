use super::*;
use crate::office::tests::{outline, packed};

const STYLES: &str = r#"<w:styles>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="HMI"><w:name w:val="Our recommendation"/><w:basedOn w:val="berschrift1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Recommendation %1:"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"#;

fn drawn(body: &str) -> String {
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let bytes = packed(&[
        ("word/document.xml", &body),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"2\">\
             <w:p><w:r><w:t>See </w:t></w:r><w:r><w:t>our report.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:id=\"1\"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:creator>Ann Box</dc:creator><cp:lastModifiedBy/></cp:coreProperties>",
        ),
        (
            "docProps/app.xml",
            "<Properties><Company>Northmoor</Company></Properties>",
        ),
    ]);
    outline(document(&bytes).expect("a short document"))
}

fn p(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn item(list: u32, level: u32, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn headings_lists_and_numbers_are_as_they_are_printed() {
    let body = [
        p("Titel", "Custody in Northmoor"),
        p("Verzeichnis1", "Summary 3"),
        p("berschrift1", "Summary"),
        p("Loop", "We say &amp; mean it."),
        p("HMI", "Grading"),
        p("HMI", "Records"),
        item(4, 0, "First."),
        item(4, 1, "The force should grade."),
        item(1, 0, "one;"),
        item(1, 1, "a;"),
        item(1, 1, "b;"),
        item(1, 2, "i;"),
        item(1, 0, "two."),
        item(5, 0, "seven."),
        item(2, 0, "bullet."),
        p("Standard", "• typed;"),
    ]
    .concat();
    insta::assert_snapshot!(drawn(&body), @r"
    h1 Custody in Northmoor
    h2 Summary
    p  We say & mean it.
    h2 Recommendation 4: Grading
    h2 Recommendation 5: Records
    l1 [1] First.
    p  1.1 The force should grade.
    l1 [1] one;
    l2 [a] a;
    l2 [b] b;
    l3 [i] i;
    l1 [2] two.
    l1 [7] seven.
    l1 bullet.
    l1 typed;
    -- Summary 3
    Comments 1: Is this right?
    Author 1: Ann Box
    Company 1: Northmoor
    ");
}

#[test]
fn what_is_changed_hidden_or_beside_is_told_and_not_read() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">The force </w:t></w:r>\
        <w:del w:id=\"1\"><w:r><w:delText>must never</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\"><w:r><w:rPr><w:ins w:id=\"9\"/></w:rPr><w:t>should</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> reply</w:t><w:footnoteReference w:id=\"2\"/></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>.</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val=\"Geheim\"/></w:rPr><w:t>psst</w:t></w:r>\
        <w:r><w:instrText>HYPERLINK \"http://a.example\"</w:instrText></w:r>\
        <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>\
        <w:r><w:t>Then</w:t><w:br/><w:t>more.</w:t></w:r></w:p>";
    insta::assert_snapshot!(drawn(body), @r"
    p  The force should reply.Then/more.
    p  In a box.
    q  1 See our report.
    Insertions 1: should
    Deletions 1: must never
    Comments 1: Is this right?
    HiddenText 2: secretly
    Author 1: Ann Box
    Company 1: Northmoor
    ");
}

#[test]
fn a_table_keeps_its_places() {
    let cell = |span: &str, words: &str| {
        format!("<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
    };
    let wide = cell("<w:gridSpan w:val=\"2\"/>", "Wide");
    let (a, b, c) = (cell("", "a"), cell("", "b"), cell("", "c"));
    let inner = format!("<w:tc><w:tbl><w:tr>{a}{b}</w:tr></w:tbl><w:p/></w:tc>");
    let body = format!("<w:tbl><w:tr>{wide}{c}</w:tr><w:tr>{inner}{b}{c}</w:tr></w:tbl>");
    insta::assert_snapshot!(drawn(&body), @r"
    td 0.0.0 Wide
    td 0.0.2 c
    td 0.1.0 a
    td 0.1.0 b
    td 0.1.1 b
    td 0.1.2 c
    Comments 1: Is this right?
    Author 1: Ann Box
    Company 1: Northmoor
    ");
}
