//! Word and OpenDocument: XML that expands, loops, goes deep or lacks what it needs.

use super::packing::{WORD, open, packed, word};
use super::{BadDocument, within};

pub(super) fn all() -> Vec<BadDocument> {
    vec![
        BadDocument::new(
            "entities.docx",
            "entities that grow a thousand million times",
            || word(laughs("w:document", "w:t")),
        ),
        BadDocument::new("entities.odt", "the same in an OpenDocument", || {
            open(laughs("office:text", "text:p"))
        }),
        BadDocument::new(
            "quadratic.docx",
            "one long entity, used ten thousand times",
            || {
                word(
                    [
                        format!(
                            "<!DOCTYPE x [<!ENTITY a \"{}\">]><w:document><w:t>",
                            "a".repeat(50_000)
                        ),
                        "&a;".repeat(10_000),
                    ]
                    .concat(),
                )
            },
        ),
        BadDocument::new(
            "external.docx",
            "an entity from a file of the machine",
            || {
                word(
                    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:r><w:t>&a; The force should act.</w:t></w:r></w:p></w:document>",
                )
            },
        ),
        BadDocument::new("external.odt", "an entity from the network", || {
            open(
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><office:text><text:p>The force should act.</text:p></office:text>",
            )
        }),
        BadDocument::new("parameter.docx", "entities that make entities", || {
            word("<!DOCTYPE x [<!ENTITY % a \"<!ENTITY b '%c;'>\">%a;]><w:document/>")
        }),
        BadDocument::new("template.docx", "a template from the network", || {
            packed([(WORD, paragraph().into_bytes()), ("word/_rels/settings.xml.rels", b"<Relationships><Relationship Id=\"r\" Target=\"http://127.0.0.1:9/x.dotm\" TargetMode=\"External\"/></Relationships>".to_vec())])
        }),
        BadDocument::new("deep.docx", "elements 100,000 deep", || {
            word(within("<w:document>", "<w:p>", 100_000, ""))
        }),
        BadDocument::new("deep.odt", "lists 100,000 deep", || {
            open(within(
                "<office:text>",
                "<text:list><text:list-item>",
                100_000,
                "",
            ))
        }),
        BadDocument::new("tables.docx", "tables within tables", || {
            word(within(
                "<w:document><w:body>",
                "<w:tbl><w:tr><w:tc>",
                80,
                "<w:p><w:r><w:t>x should y</w:t></w:r></w:p>",
            ))
        }),
        BadDocument::new("boxes.docx", "text boxes within text boxes", || {
            word(within(
                "<w:document><w:body><w:p>",
                "<w:r><w:pict><w:txbxContent><w:p>",
                60,
                "<w:r><w:t>x should y</w:t></w:r>",
            ))
        }),
        BadDocument::new("unclosed.docx", "elements that are never closed", || {
            word("<w:document><w:body><w:p><w:r><w:t>The force should act")
        }),
        BadDocument::new("crossed.docx", "elements that cross over", || {
            word("<w:document><w:p><w:r></w:p></w:r><w:t>The force should act.</w:t></w:document>")
        }),
        BadDocument::new(
            "two-roots.docx",
            "one document after another in one part",
            || word(paragraph().repeat(5_000)),
        ),
        BadDocument::new(
            "no-xml.docx",
            "a main part that is a page of the web",
            || word("<html><body><p>The force should act."),
        ),
        BadDocument::new("empty-part.docx", "a main part of no bytes", || word("")),
        BadDocument::new("wide.docx", "a tag of two megabytes", || {
            word(within(
                "<w:document w:x=\"",
                "x",
                2 << 20,
                "\"><w:p><w:r><w:t>x should y</w:t></w:r></w:p></w:document>",
            ))
        }),
        BadDocument::new("attributes.docx", "a tag with 50,000 attributes", || {
            word(
                [
                    within("<w:document", " w:a=\"x\"", 50_000, ">"),
                    b"</w:document>".to_vec(),
                ]
                .concat(),
            )
        }),
        BadDocument::new("runs.docx", "a paragraph of 200,000 runs", || {
            word(within(
                "<w:document><w:body><w:p>",
                "<w:r><w:t>should </w:t></w:r>",
                200_000,
                "</w:p></w:body></w:document>",
            ))
        }),
        BadDocument::new("paragraphs.docx", "more paragraphs than are read", || {
            word(within(
                "<w:document><w:body>",
                "<w:p><w:r><w:t>The force should act.</w:t></w:r></w:p>",
                120_000,
                "</w:body></w:document>",
            ))
        }),
        BadDocument::new("cells.docx", "a table of a hundred thousand cells", || {
            word(within(
                "<w:document><w:body><w:tbl><w:tr>",
                "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>",
                100_000,
                "</w:tr></w:tbl></w:body></w:document>",
            ))
        }),
        BadDocument::new("styles-loop.docx", "styles that rest on each other", || {
            packed([(WORD, styled("a").into_bytes()), ("word/styles.xml", b"<w:styles><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>".to_vec())])
        }),
        BadDocument::new(
            "styles-chain.docx",
            "a chain of fifty thousand styles",
            || {
                packed([
                    (WORD, styled("s0").into_bytes()),
                    ("word/styles.xml", style_chain().into_bytes()),
                ])
            },
        ),
        BadDocument::new("styles-missing.docx", "a style that is not there", || {
            word(styled("nowhere"))
        }),
        BadDocument::new(
            "numbering-loop.docx",
            "numbering that rests on itself",
            || {
                packed([(WORD, numbered(&9.to_string()).into_bytes()), ("word/numbering.xml", b"<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"L\"/></w:abstractNum><w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>".to_vec())])
            },
        ),
        BadDocument::new(
            "numbering-absurd.docx",
            "numbers that begin beyond every number",
            || {
                packed([(WORD, numbered("1").into_bytes()), ("word/numbering.xml", b"<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"99999999999\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1%2%3%4%5%6%7%8%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>".to_vec())])
            },
        ),
        BadDocument::new(
            "roman.docx",
            "numbers in Roman figures up to two thousand million",
            || {
                packed([(WORD, numbered("1").into_bytes()), ("word/numbering.xml", b"<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>".to_vec())])
            },
        ),
        BadDocument::new(
            "letters.docx",
            "numbers in letters up to two thousand million",
            || {
                packed([(WORD, numbered("1").into_bytes()), ("word/numbering.xml", b"<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>".to_vec())])
            },
        ),
        BadDocument::new(
            "level.docx",
            "a list four thousand million levels in",
            || {
                word(
                    "<w:document><w:body><w:p><w:pPr><w:outlineLvl w:val=\"4294967295\"/><w:numPr><w:ilvl w:val=\"4294967295\"/><w:numId w:val=\"-7\"/></w:numPr></w:pPr><w:r><w:t>The force should act.</w:t></w:r></w:p></w:body></w:document>",
                )
            },
        ),
        BadDocument::new("deleted.docx", "nothing but what was deleted", || {
            word(within(
                "<w:document><w:body>",
                "<w:p><w:del><w:r><w:delText>The force should act.</w:delText></w:r></w:del></w:p>",
                5_000,
                "</w:body></w:document>",
            ))
        }),
        BadDocument::new("fields.docx", "fields that begin and never end", || {
            word(within(
                "<w:document><w:body><w:p>",
                "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK x</w:instrText></w:r>",
                20_000,
                "<w:r><w:t>x should y</w:t></w:r></w:p></w:body></w:document>",
            ))
        }),
        BadDocument::new(
            "macros.docx",
            "macros in a document that may have none",
            || {
                packed([
                    (WORD, paragraph().into_bytes()),
                    ("word/vbaProject.bin", vec![0xD0; 5_000]),
                ])
            },
        ),
        BadDocument::new("footnotes.docx", "footnotes that cite themselves", || {
            packed([(WORD, b"<w:document><w:body><w:p><w:r><w:t>x should y</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:body></w:document>".to_vec()), ("word/footnotes.xml", b"<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:footnoteReference w:id=\"1\"/><w:t>The force should act.</w:t></w:r></w:p></w:footnote></w:footnotes>".to_vec())])
        }),
        BadDocument::new("turned.docx", "writing turned round", || {
            word(within(
                "<w:document><w:body>",
                "<w:p><w:r><w:t>\u{202e}tca dluohs ecrof ehT</w:t></w:r></w:p>",
                5_000,
                "</w:body></w:document>",
            ))
        }),
        BadDocument::new(
            "controls.docx",
            "characters that XML does not allow",
            || {
                word(
                    "<w:document><w:body><w:p><w:r><w:t>The force\u{1}\u{b} should&#0; act&#xFFFF;.</w:t></w:r></w:p></w:body></w:document>",
                )
            },
        ),
        BadDocument::new(
            "spaces.odt",
            "a space repeated four thousand million times",
            || {
                open(
                    "<office:text><text:p>The force<text:s text:c=\"4294967295\"/>should act.</text:p></office:text>",
                )
            },
        ),
        BadDocument::new(
            "columns.odt",
            "a cell repeated a thousand million times",
            || {
                open(
                    "<office:text><table:table><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x should y</text:p></table:table-cell></table:table-row></table:table></office:text>",
                )
            },
        ),
        BadDocument::new("styles-loop.odt", "styles that rest on each other", || {
            packed([("mimetype", b"application/vnd.oasis.opendocument.text".to_vec()), ("content.xml", b"<office:text><text:p text:style-name=\"a\">The force should act.</text:p></office:text>".to_vec()), ("styles.xml", b"<s><style:style style:name=\"a\" style:family=\"paragraph\" style:parent-style-name=\"b\"/><style:style style:name=\"b\" style:family=\"paragraph\" style:parent-style-name=\"a\"/></s>".to_vec())])
        }),
        BadDocument::new("level.odt", "a heading at level minus one", || {
            open(
                "<office:text><text:h text:outline-level=\"-1\">Recommendation</text:h><text:h text:outline-level=\"99999999999\">The force should act.</text:h></office:text>",
            )
        }),
        BadDocument::new("notes.odt", "notes within notes", || {
            open(within(
                "<office:text><text:p>",
                "<text:note><text:note-body><text:p>x should y",
                60,
                "",
            ))
        }),
        BadDocument::new("cipher.odt", "words in a cipher", || {
            packed([("mimetype", b"application/vnd.oasis.opendocument.text".to_vec()), ("META-INF/manifest.xml", b"<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>".to_vec()), ("content.xml", super::noise(5_000, 29))])
        }),
    ]
}

/// Ten entities, each ten of the one before.
fn laughs(root: &str, inner: &str) -> String {
    let declared: String = (1..10)
        .map(|place| {
            format!(
                "<!ENTITY l{place} \"{}\">",
                format!("&l{};", place - 1).repeat(10)
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"should\">{declared}]><{root}><{inner}>&l9;</{inner}></{root}>"
    )
}

fn paragraph() -> String {
    "<w:document><w:body><w:p><w:r><w:t>The force should act.</w:t></w:r></w:p></w:body></w:document>".to_owned()
}

fn styled(style: &str) -> String {
    format!(
        "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>The force should act.</w:t></w:r></w:p></w:body></w:document>"
    )
}

fn style_chain() -> String {
    let style = |place: usize| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"s{place}\"><w:basedOn w:val=\"s{}\"/></w:style>",
            place + 1
        )
    };
    format!(
        "<w:styles>{}</w:styles>",
        (0..50_000).map(style).collect::<String>()
    )
}

fn numbered(list: &str) -> String {
    let paragraph = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>The force should act.</w:t></w:r></w:p>"
    );
    format!(
        "<w:document><w:body>{}</w:body></w:document>",
        paragraph.repeat(50)
    )
}
