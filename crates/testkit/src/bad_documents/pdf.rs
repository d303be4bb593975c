//! PDF: tables and trees that loop, streams that swell, and what a reader may not do.

use std::fmt::Write as _;

use super::{BadDocument, noise};

/// A PDF of these objects, numbered from 1, the first of which is its catalogue.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut text = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (place, object) in objects.iter().enumerate() {
        places.push(text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", place + 1);
    }
    let table = text.len();
    let _ = write!(text, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(text, "{place:010} 00000 n ");
    }
    let _ = write!(
        text,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    text.into_bytes()
}

const WORDS: &str = "BT /F1 12 Tf 72 720 Td (The force should act.) Tj ET";

/// A PDF of one page with this content and these words about page and catalogue.
fn page(content: &str, of_page: &str, of_catalogue: &str) -> Vec<u8> {
    file(&objects(content, of_page, of_catalogue), "")
}

fn objects(content: &str, of_page: &str, of_catalogue: &str) -> Vec<String> {
    vec![
        format!("<< /Type /Catalog /Pages 2 0 R {of_catalogue} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {of_page} >>"
        ),
        format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ]
}

/// The same with one object replaced, counted from 1.
fn with(place: usize, object: &str) -> Vec<u8> {
    let mut objects = objects(WORDS, "", "");
    objects[place - 1] = object.to_owned();
    file(&objects, "")
}

pub(super) fn all() -> Vec<BadDocument> {
    vec![
        BadDocument::new("head.pdf", "its first line alone", || {
            b"%PDF-1.7\n".to_vec()
        }),
        BadDocument::new("cut.pdf", "cut in half", || {
            let whole = page(WORDS, "", "");
            whole[..whole.len() / 2].to_vec()
        }),
        BadDocument::new("no-end.pdf", "without its table", || {
            let whole = page(WORDS, "", "");
            whole[..whole.len() - 160].to_vec()
        }),
        BadDocument::new("xref-loop.pdf", "a table that leads back to itself", || {
            again(page(WORDS, "", ""), |table| table)
        }),
        BadDocument::new("xref-far.pdf", "a table beyond the end of the file", || {
            again(page(WORDS, "", ""), |_| 99_999_999_999)
        }),
        BadDocument::new("xref-minus.pdf", "a table before the beginning", || {
            replaced(page(WORDS, "", ""), "startxref\n", "startxref\n-")
        }),
        BadDocument::new("xref-lies.pdf", "a table of wrong places", || {
            replaced(page(WORDS, "", ""), " 00000 n", " 00007 n")
        }),
        BadDocument::new(
            "xref-size.pdf",
            "a table that says it has four thousand million lines",
            || replaced(page(WORDS, "", ""), "xref\n0 6", "xref\n0 4294967295"),
        ),
        BadDocument::new("kids-loop.pdf", "pages that are their own parents", || {
            with(2, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")
        }),
        BadDocument::new(
            "count.pdf",
            "two thousand million pages that are not there",
            || with(2, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"),
        ),
        BadDocument::new("count-minus.pdf", "fewer pages than none", || {
            with(2, "<< /Type /Pages /Kids [3 0 R] /Count -5 >>")
        }),
        BadDocument::new("same-page.pdf", "one page a hundred thousand times", || {
            with(
                2,
                &format!(
                    "<< /Type /Pages /Kids [{}] /Count 100000 >>",
                    "3 0 R ".repeat(100_000)
                ),
            )
        }),
        BadDocument::new("100k-pages.pdf", "a hundred thousand pages", || {
            pages(100_000)
        }),
        BadDocument::new(
            "deep-tree.pdf",
            "a tree of pages twenty thousand deep",
            || tree(20_000),
        ),
        BadDocument::new("no-pages.pdf", "a catalogue without pages", || {
            with(1, "<< /Type /Catalog >>")
        }),
        BadDocument::new("missing.pdf", "a page that is not there", || {
            with(2, "<< /Type /Pages /Kids [77 0 R] /Count 1 >>")
        }),
        BadDocument::new("length-loop.pdf", "a stream whose length is itself", || {
            with(
                4,
                &format!("<< /Length 4 0 R >>\nstream\n{WORDS}\nendstream"),
            )
        }),
        BadDocument::new(
            "length-lies.pdf",
            "a stream that says it is of nine gigabytes",
            || {
                with(
                    4,
                    &format!("<< /Length 9999999999 >>\nstream\n{WORDS}\nendstream"),
                )
            },
        ),
        BadDocument::new(
            "filters.pdf",
            "a stream packed a thousand times over",
            || {
                with(
                    4,
                    &format!(
                        "<< /Length 20 /Filter [{}] >>\nstream\n01234567890123456789\nendstream",
                        "/FlateDecode ".repeat(1_000)
                    ),
                )
            },
        ),
        BadDocument::new("flate-noise.pdf", "a packed stream of noise", || {
            let stream = noise(5_000, 43)
                .into_iter()
                .map(|byte| char::from(byte & 0x7F))
                .collect::<String>();
            with(
                4,
                &format!("<< /Length 5000 /Filter /FlateDecode >>\nstream\n{stream}\nendstream"),
            )
        }),
        BadDocument::new(
            "flate-bomb.pdf",
            "a stream that swells to fifty megabytes",
            || swelling(vec![b' '; 56 << 20]),
        ),
        BadDocument::new(
            "flate-words.pdf",
            "a stream that swells to a million words",
            || {
                swelling(
                    [
                        &b"BT /F1 12 Tf "[..],
                        &b"(should ) Tj ".repeat(1_000_000),
                        b"ET",
                    ]
                    .concat(),
                )
            },
        ),
        BadDocument::new(
            "predictor.pdf",
            "a predictor of two thousand million columns",
            || {
                with(
                    4,
                    "<< /Length 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 9999 /BitsPerComponent 64 >> >>\nstream\nx\x01\x03\0\0\0\0\x01\nendstream",
                )
            },
        ),
        BadDocument::new("encrypted.pdf", "a file with a password", || {
            file(
                &objects(WORDS, "", ""),
                "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >> /ID [(a) (a)]",
            )
        }),
        BadDocument::new(
            "script.pdf",
            "a file that runs a script and starts a program",
            || {
                page(
                    WORDS,
                    "/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
                    "/OpenAction << /S /Launch /F (/bin/sh) >> /Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (while\\(1\\){}) >>] >> >>",
                )
            },
        ),
        BadDocument::new("fetches.pdf", "a file that asks the network", || {
            page(
                WORDS,
                "/Annots [<< /Type /Annot /Subtype /Link /A << /S /URI /URI (http://127.0.0.1:9/) >> >>]",
                "/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/) >>",
            )
        }),
        BadDocument::new("embedded.pdf", "a file with a file in it", || {
            page(
                WORDS,
                "",
                "/Names << /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (x.exe) /EF << /F 4 0 R >> >>] >> >>",
            )
        }),
        BadDocument::new("scanned.pdf", "a page that is a picture", || {
            with(4, "<< /Length 0 >>\nstream\n\nendstream")
        }),
        BadDocument::new("deep-array.pdf", "arrays a hundred thousand deep", || {
            with(4, &"[".repeat(100_000))
        }),
        BadDocument::new(
            "deep-dictionary.pdf",
            "dictionaries a hundred thousand deep",
            || with(5, &"<< /A ".repeat(100_000)),
        ),
        BadDocument::new(
            "deep-text.pdf",
            "brackets in words, a hundred thousand deep",
            || page(&format!("BT {} Tj ET", "(".repeat(100_000)), "", ""),
        ),
        BadDocument::new("operators.pdf", "a million operators", || {
            page(&"q 1 0 0 1 0 0 cm ".repeat(200_000), "", "")
        }),
        BadDocument::new(
            "tiny.pdf",
            "a hundred thousand letters, each placed by itself",
            || {
                page(
                    &format!(
                        "BT /F1 1 Tf {} ET",
                        "1 0 0 1 99999 -99999 Tm (x) Tj ".repeat(100_000)
                    ),
                    "",
                    "",
                )
            },
        ),
        BadDocument::new("nowhere.pdf", "words in places that are no numbers", || {
            page(
                "BT /F1 1e999 Tf 1e999 -1e999 Td (The force should act.) Tj 0 0 0 0 0 0 Tm (x) Tj ET",
                "/Rotate 7",
                "",
            )
        }),
        BadDocument::new("boxes.pdf", "a page larger than every page", || {
            page(WORDS, "/MediaBox [-1e30 -1e30 1e30 1e30]", "")
        }),
        BadDocument::new("forms-loop.pdf", "a form that draws itself", || {
            page("/X1 Do", "/Resources << /XObject << /X1 6 0 R >> >>", "").pipe(|bytes| appended(bytes, "6 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >> /Length 6 >>\nstream\n/X1 Do\nendstream\nendobj\n"))
        }),
        BadDocument::new(
            "font.pdf",
            "a font that says nothing of its letters",
            || {
                with(
                    5,
                    "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>",
                )
            },
        ),
        BadDocument::new("to-unicode.pdf", "a table of letters without end", || {
            let range = "<0000> <FFFF> <0041>\n".repeat(50_000);
            let mut objects = objects(WORDS, "", "");
            objects[4] =
                "<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >>".to_owned();
            objects.push(format!(
                "<< /Length {} >>\nstream\n50000 beginbfrange\n{range}endbfrange\nendstream",
                range.len() + 40
            ));
            file(&objects, "")
        }),
        BadDocument::new(
            "object-stream.pdf",
            "a stream of objects that holds itself",
            || {
                with(
                    4,
                    "<< /Type /ObjStm /N 1000000 /First 6 /Extends 4 0 R /Length 12 >>\nstream\n4 0 5 0 << >>\nendstream",
                )
            },
        ),
        BadDocument::new(
            "prefixed.pdf",
            "a PDF behind ten thousand other bytes",
            || [noise(10_000, 47), page(WORDS, "", "")].concat(),
        ),
        BadDocument::new("many-ends.pdf", "a file changed ten thousand times", || {
            [page(WORDS, "", ""), b"startxref\n0\n%%EOF\n".repeat(10_000)].concat()
        }),
        BadDocument::new("50mb.pdf", "fifty megabytes of nothing", || {
            [page(WORDS, "", ""), vec![b'\n'; 50 << 20]].concat()
        }),
    ]
}

/// Lets a value go through a function, left to right.
trait Pipe: Sized {
    fn pipe<T>(self, through: impl FnOnce(Self) -> T) -> T {
        through(self)
    }
}

impl Pipe for Vec<u8> {}

fn appended(mut bytes: Vec<u8>, object: &str) -> Vec<u8> {
    bytes.extend_from_slice(object.as_bytes());
    bytes
}

fn replaced(bytes: Vec<u8>, what: &str, by: &str) -> Vec<u8> {
    String::from_utf8_lossy(&bytes)
        .replace(what, by)
        .into_bytes()
}

/// The same file, whose table says that an earlier one stands where `prev` says.
fn again(bytes: Vec<u8>, prev: impl FnOnce(u64) -> u64) -> Vec<u8> {
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let table = text.rfind("xref\n0").unwrap_or(0) as u64;
    let said = format!("/Root 1 0 R /Prev {} /XRefStm {table}", prev(table));
    text.replace("/Root 1 0 R", &said).into_bytes()
}

fn pages(many: usize) -> Vec<u8> {
    let mut objects = objects(WORDS, "", "");
    let kids: String = (0..many)
        .map(|place| format!("{} 0 R ", place + 6))
        .collect();
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {many} >>");
    let one = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
    objects.extend(std::iter::repeat_n(one.to_owned(), many));
    file(&objects, "")
}

fn tree(deep: usize) -> Vec<u8> {
    let mut objects = objects(WORDS, "", "");
    objects[1] = "<< /Type /Pages /Kids [6 0 R] /Count 1 >>".to_owned();
    for place in 0..deep {
        let (own, last) = (place + 6, place + 1 == deep);
        let kid = if last { 3 } else { own + 1 };
        objects.push(format!(
            "<< /Type /Pages /Parent {} 0 R /Kids [{kid} 0 R] /Count 1 >>",
            own - 1
        ));
    }
    file(&objects, "")
}

/// A page whose content unpacks to these bytes.
fn swelling(content: Vec<u8>) -> Vec<u8> {
    // A packed file of one part holds the very form that PDF calls FlateDecode,
    // without two bytes before it.
    let zip = super::packing::packed([("x", content)]);
    let extra = usize::from(u16::from_le_bytes([zip[28], zip[29]]));
    let begin = 30 + "x".len() + extra;
    let end = zip
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap_or(zip.len());
    let stream = [&[0x78, 0x9C], &zip[begin..end]].concat();
    let whole = objects("", "", "");
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (place, object) in whole.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", place + 1).bytes());
        if place == 3 {
            bytes.extend(
                format!(
                    "<< /Length {} /Filter /FlateDecode >>\nstream\n",
                    stream.len()
                )
                .bytes(),
            );
            bytes.extend(&stream);
            bytes.extend(b"\nendstream");
        } else {
            bytes.extend(object.bytes());
        }
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    let lines: String = places
        .iter()
        .map(|place| format!("{place:010} 00000 n \n"))
        .collect();
    let end = format!(
        "xref\n0 6\n0000000000 65535 f \n{lines}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    bytes.extend(end.bytes());
    bytes
}
