//! Packed files: bombs, lies about sizes, paths that leave their folder.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{BadDocument, noise};

/// What a Word document's main part stands under.
pub(super) const WORD: &str = "word/document.xml";

/// What an OpenDocument's words stand under.
pub(super) const CONTENT: &str = "content.xml";

/// Parts packed into one file, in this order.
pub(super) fn packed<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(name, options).expect("a part of that name");
        zip.write_all(&bytes).expect("memory to write to");
    }
    zip.finish().expect("memory to write to").into_inner()
}

/// A Word document of one part.
pub(super) fn word(xml: impl Into<Vec<u8>>) -> Vec<u8> {
    packed([(WORD, xml.into())])
}

/// An OpenDocument text of one part.
pub(super) fn open(xml: impl Into<Vec<u8>>) -> Vec<u8> {
    packed([
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.text".to_vec(),
        ),
        (CONTENT, xml.into()),
    ])
}

const PLAIN: &str = "<w:document><w:body><w:p><w:r><w:t>The force should act.</w:t></w:r></w:p></w:body></w:document>";

pub(super) fn all() -> Vec<BadDocument> {
    let mut bad = vec![
        BadDocument::new(
            "flat-bomb.docx",
            "fifty megabytes of nothing in one part",
            || word(vec![b' '; 56 << 20]),
        ),
        BadDocument::new("ratio-bomb.docx", "spaces packed a thousandfold", || {
            word(vec![b' '; 20 << 20])
        }),
        BadDocument::new("many-bombs.docx", "every part a bomb", || {
            let big = || vec![b' '; 8 << 20];
            packed([
                (WORD, big()),
                ("word/styles.xml", big()),
                ("word/numbering.xml", big()),
                ("word/footnotes.xml", big()),
                ("word/comments.xml", big()),
            ])
        }),
        BadDocument::new("styles-bomb.docx", "a bomb beside a plain document", || {
            packed([
                (WORD, PLAIN.into()),
                ("word/styles.xml", vec![b' '; 40 << 20]),
            ])
        }),
        BadDocument::new("picture-bomb.docx", "a bomb where nobody looks", || {
            packed([
                (WORD, PLAIN.into()),
                ("word/media/image1.png", vec![0; 40 << 20]),
            ])
        }),
        BadDocument::new("flat-bomb.odt", "a bomb in an OpenDocument", || {
            open(vec![b' '; 40 << 20])
        }),
        BadDocument::new(
            "nested-bomb.docx",
            "a packed file in a packed file, ten deep",
            || nested(10),
        ),
        BadDocument::new("nested-bomb.zip", "the same under its own name", || {
            nested(10)
        }),
        BadDocument::new("nested-in-word.docx", "a bomb as an embedded file", || {
            packed([
                (WORD, PLAIN.into()),
                ("word/embeddings/oleObject1.bin", nested(5)),
            ])
        }),
        BadDocument::new("many-parts.docx", "twenty thousand parts", || {
            let names: Vec<String> = (0..20_000)
                .map(|number| format!("word/media/{number}"))
                .collect();
            let parts = names.iter().map(|name| (name.as_str(), Vec::new()));
            packed(std::iter::once((WORD, PLAIN.into())).chain(parts))
        }),
        BadDocument::new("paths.docx", "parts that leave their folder", || {
            packed([
                ("../../../../etc/cron.d/x", b"x".to_vec()),
                ("/etc/passwd", b"x".to_vec()),
                (WORD, PLAIN.into()),
            ])
        }),
        BadDocument::new("names.docx", "a part with a name of 60,000 letters", || {
            packed([
                ("x".repeat(60_000).as_str(), b"x".to_vec()),
                (WORD, PLAIN.into()),
            ])
        }),
        BadDocument::new("empty.docx", "a packed file of no parts", || packed([])),
        BadDocument::new(
            "no-main.docx",
            "a Word document without its main part",
            || {
                packed([
                    ("[Content_Types].xml", b"<Types/>".to_vec()),
                    ("word/styles.xml", b"<w:styles/>".to_vec()),
                ])
            },
        ),
        BadDocument::new(
            "no-content.odt",
            "an OpenDocument without its words",
            || {
                packed([(
                    "mimetype",
                    b"application/vnd.oasis.opendocument.text".to_vec(),
                )])
            },
        ),
        BadDocument::new("folder.docx", "the main part is a folder", || {
            packed([("word/document.xml/", Vec::new())])
        }),
        BadDocument::new("stored-noise.docx", "the main part is noise", || {
            word(noise(300_000, 23))
        }),
        BadDocument::new("cut.docx", "cut in half", || {
            let whole = word(PLAIN);
            whole[..whole.len() / 2].to_vec()
        }),
        BadDocument::new("headless.docx", "its first bytes are gone", || {
            word(PLAIN)[10..].to_vec()
        }),
        BadDocument::new("only-the-end.docx", "nothing but the list of parts", || {
            let whole = word(PLAIN);
            whole[whole.len() - 90..].to_vec()
        }),
        BadDocument::new("prefixed.docx", "a packed file behind a program", || {
            [b"MZ\x90\0".repeat(100), word(PLAIN)].concat()
        }),
        BadDocument::new(
            "two-in-one.docx",
            "two packed files, one behind the other",
            || [word(PLAIN), open("<office:text/>")].concat(),
        ),
        BadDocument::new("signature.zip", "four bytes of a packed file", || {
            b"PK\x03\x04".to_vec()
        }),
        BadDocument::new(
            "end-record.zip",
            "the end of a packed file, all of it at most",
            || [&b"PK\x05\x06"[..], &[0xFF; 18]].concat(),
        ),
    ];
    // Each is one honest file with some bytes overwritten: what the list of parts
    // says, what a part says of itself, and the words themselves.
    for (name, what, at, byte) in [
        (
            "lies-size.docx",
            "a part that says it is of four gigabytes",
            22,
            0xFF,
        ),
        (
            "lies-packed.docx",
            "a part that says it is packed into four gigabytes",
            18,
            0xFF,
        ),
        (
            "lies-method.docx",
            "a part packed in a way that nobody knows",
            8,
            0x63,
        ),
        ("lies-locked.docx", "a part that says it is locked", 6, 0x01),
        (
            "lies-name.docx",
            "a part that says its name has 65,535 letters",
            26,
            0xFF,
        ),
        ("lies-sum.docx", "a part with a wrong sum", 14, 0xAA),
    ] {
        bad.push(BadDocument::new(name, what, move || overwritten(at, byte)));
    }
    bad
}

/// A Word document with four bytes of its part's head overwritten, in the part's
/// own head and in the list of parts.
fn overwritten(at: usize, byte: u8) -> Vec<u8> {
    let mut bytes = word(PLAIN);
    let listed = bytes.windows(4).rposition(|four| four == b"PK\x01\x02");
    let length = if at == 26 || at == 8 || at == 6 { 2 } else { 4 };
    for begin in [Some(at), listed.map(|listed| listed + at + 2)]
        .into_iter()
        .flatten()
    {
        bytes[begin..begin + length].fill(byte);
    }
    bytes
}

fn nested(deep: usize) -> Vec<u8> {
    let core = packed([("x", vec![b' '; 1 << 22])]);
    (0..deep).fold(core, |inner, _| {
        packed((0..4).map(|place| (["a", "b", "c", "d"][place], inner.clone())))
    })
}
