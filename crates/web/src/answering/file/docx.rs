//! A small writer of Word documents (ECMA-376, Office Open XML): headings by
//! style, paragraphs, quotations, lists and facts. No fields, no macros, nothing
//! from elsewhere.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use answerable_desk::answering::publication::Publication;
use answerable_wording::published_answer::{Piece, pieces, title};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The media type of a Word document.
pub(crate) const DOCUMENT_MEDIA: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";

const RELATIONSHIPS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

const OF_THE_DOCUMENT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/>\
</Relationships>";

/// The namespace of the words.
const WORDS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// The styles, by the names that Word itself gives them, so that headings are
/// headings to a screen reader and in a table of contents.
const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>\
<w:sz w:val=\"24\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"240\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"44\"/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"360\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"34\"/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"280\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"12\" w:color=\"12436D\"/></w:pBdr><w:ind w:left=\"360\"/></w:pPr></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"ListBullet\"><w:name w:val=\"List Bullet\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";

const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{2022}\"/><w:lvlJc w:val=\"left\"/>\
<w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>\
<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

/// The answer as a Word document.
///
/// # Errors
///
/// When the parts cannot be put together, which takes a lack of memory.
pub(crate) fn document(answer: &Publication) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut parts = ZipWriter::new(Cursor::new(Vec::new()));
    // Words are small. Stored as they are, the same answer gives the same bytes
    // whatever compresses them.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONSHIPS.to_owned()),
        ("word/_rels/document.xml.rels", OF_THE_DOCUMENT.to_owned()),
        (
            "word/styles.xml",
            format!("<w:styles {WORDS}>{STYLES}</w:styles>"),
        ),
        (
            "word/numbering.xml",
            format!("<w:numbering {WORDS}>{NUMBERING}</w:numbering>"),
        ),
        ("docProps/core.xml", properties(answer)),
        ("word/document.xml", body(answer)),
    ] {
        parts.start_file(name, options)?;
        parts.write_all(XML.as_bytes())?;
        parts.write_all(part.as_bytes())?;
    }
    Ok(parts.finish()?.into_inner())
}

fn properties(answer: &Publication) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>en-GB</dc:language></cp:coreProperties>",
        escaped(&title(answer)),
        escaped(&answer.by.name)
    )
}

fn body(answer: &Publication) -> String {
    let mut body = format!("<w:document {WORDS}><w:body>");
    paragraph(&mut body, Some("Title"), None, &title(answer));
    for piece in pieces(answer) {
        match piece {
            Piece::Heading { level, words, .. } => {
                // The title is no heading, so that headings begin at 1.
                let style = if level <= 2 { "Heading1" } else { "Heading2" };
                paragraph(&mut body, Some(style), None, &words);
            }
            Piece::Ours(words) => paragraph(&mut body, None, None, &words),
            Piece::Words(all) => {
                for words in &all {
                    paragraph(&mut body, None, None, words);
                }
            }
            Piece::Quoted(all) => {
                for words in &all {
                    paragraph(&mut body, Some("Quote"), None, words);
                }
            }
            Piece::Facts(facts) => {
                for (name, value) in &facts {
                    paragraph(&mut body, None, Some(name), value);
                }
            }
            Piece::List(all) => {
                for words in &all {
                    paragraph(&mut body, Some("ListBullet"), None, words);
                }
            }
        }
    }
    body.push_str("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    body
}

/// One paragraph, its lines kept; a fact has its name before it.
fn paragraph(body: &mut String, style: Option<&str>, name: Option<&str>, words: &str) {
    body.push_str("<w:p>");
    if let Some(style) = style {
        // Writing to a String cannot fail.
        let _ = write!(body, "<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
    }
    if let Some(name) = name {
        let _ = write!(
            body,
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}: </w:t></w:r>",
            escaped(name)
        );
    }
    body.push_str("<w:r>");
    for (place, line) in words.lines().enumerate() {
        if place > 0 {
            body.push_str("<w:br/>");
        }
        let _ = write!(body, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(line));
    }
    body.push_str("</w:r></w:p>");
}

/// Text as XML writes it. Characters that XML 1.0 has no way to write are left
/// out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
