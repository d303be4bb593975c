//! Files whose names lie: of another kind, or made to mislead whoever reads them.

use super::packing::{open, packed, word};
use super::{BadDocument, LETTER, noise};

pub(super) fn all() -> Vec<BadDocument> {
    let paragraph = "<w:document><w:body><w:p><w:r><w:t>The force should act.</w:t></w:r></w:p></w:body></w:document>";
    let mut bad = vec![
        BadDocument::new(
            "word.txt",
            "a Word document that is called a text",
            move || word(paragraph),
        ),
        BadDocument::new(
            "word.odt",
            "a Word document that is called an OpenDocument",
            move || word(paragraph),
        ),
        BadDocument::new(
            "open.docx",
            "an OpenDocument that is called a Word document",
            || open("<office:text><text:p>The force should act.</text:p></office:text>"),
        ),
        BadDocument::new("text.docx", "a text that is called a Word document", || {
            LETTER.into()
        }),
        BadDocument::new("page.pdf", "a page that is called a PDF", || {
            b"<!doctype html><p>The force should act.".to_vec()
        }),
        BadDocument::new("message.html", "a message that is called a page", || {
            b"From: a@b.example\r\nSubject: x\r\n\r\nThe force should act.".to_vec()
        }),
        BadDocument::new("program.jar", "a packed program", || {
            packed([("META-INF/MANIFEST.MF", b"Main-Class: x".to_vec())])
        }),
        BadDocument::new(
            "polyglot.html",
            "a page that is a packed file too",
            move || {
                [
                    b"<!doctype html><p>The force should act.<!--".to_vec(),
                    word(paragraph),
                ]
                .concat()
            },
        ),
    ];
    for (name, what, text) in [
        (
            "../../../etc/passwd",
            "a name that leaves its folder",
            LETTER,
        ),
        (
            "C:\\Windows\\system32\\letter.txt",
            "a name with a drive",
            LETTER,
        ),
        (
            "letter.txt\r\nSet-Cookie: x=y",
            "a name of two lines",
            LETTER,
        ),
        (
            "<script>alert(1)</script>.txt",
            "a name that is a script",
            LETTER,
        ),
        ("=HYPERLINK(\"x\").txt", "a name that is a formula", LETTER),
        ("letter\u{202e}txt.exe", "a name turned round", LETTER),
        ("lettеr.tхt", "a name in another script's letters", LETTER),
        ("letter.txt\0.docx", "a name with a NUL", LETTER),
        ("", "no name", LETTER),
        (".", "a name of one full stop", LETTER),
        ("letter.", "a name without its ending", LETTER),
        ("letter.TXT.HTML.eml.Docx", "a name of many endings", LETTER),
    ] {
        bad.push(BadDocument::new(name, what, move || text.into()));
    }
    bad.push(BadDocument::new(
        "n".repeat(5_000) + ".txt",
        "a name of five thousand letters",
        || LETTER.into(),
    ));
    for (name, what, begins) in [
        ("picture.txt", "a picture", &b"\x89PNG\r\n\x1a\n"[..]),
        ("photograph.html", "a photograph", b"\xFF\xD8\xFF\xE0"),
        ("animation.txt", "a moving picture", b"GIF89a"),
        (
            "program.txt",
            "a program of Linux",
            b"\x7FELF\x02\x01\x01\0",
        ),
        ("program.html", "a program of Windows", b"MZ\x90\0"),
        ("archive.eml", "a compressed file", b"\x1F\x8B\x08\0"),
        ("archive.7z", "an archive", b"7z\xBC\xAF\x27\x1C"),
        ("archive.rar", "another archive", b"Rar!\x1A\x07\x01\0"),
        ("disk.txt", "a database", b"SQLite format 3\0"),
        ("sound.txt", "a recording", b"ID3\x04\0\0"),
        ("film.mp4", "a film", b"\0\0\0\x18ftypmp42"),
        ("module.txt", "a program of the web", b"\0asm\x01\0\0\0"),
        ("rich.txt", "a rich text", b"{\\rtf1\\ansi "),
        (
            "letter.doc",
            "a Word document of before 2007",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        ),
        (
            "locked.docx",
            "a Word document with a password",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        ),
        (
            "drawing.svg",
            "a drawing with a script",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script>",
        ),
        ("data.json", "data", b"{\"should\": [[[[[[[[[["),
        (
            "script.ps",
            "a program for printers",
            b"%!PS-Adobe-3.0\n{ } loop\n",
        ),
    ] {
        bad.push(BadDocument::new(name, what, move || {
            [begins, &noise(20_000, 41)].concat()
        }));
    }
    bad
}
