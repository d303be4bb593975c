//! What is sent: how much of it is read, and what a file may be.

use std::convert::Infallible;
use std::io::Write as _;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use hyper::body::{Body as HttpBody, Frame};

use crate::office::{Office, Person};
use crate::site::Site;

/// Bytes of one piece of a body.
const PIECE: usize = 4_096;

/// A body without end that counts what is taken of it.
#[derive(Clone, Default)]
struct Endless {
    /// What comes first.
    head: Option<Bytes>,
    taken: Arc<AtomicUsize>,
}

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.head.take();
        let piece = piece.unwrap_or(Bytes::from_static(&[b'x'; PIECE]));
        self.taken.fetch_add(piece.len(), Ordering::SeqCst);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
}

/// OWASP ASVS 5.0: 5.2.1, 15.2.2. Reading ends where the limit does.
#[tokio::test]
async fn no_more_of_a_form_is_read_than_it_may_hold() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for address in [
        "/correction",
        "/sign-in",
        "/invitation",
        "/account/password",
    ] {
        let endless = Endless::default();
        let taken = Arc::clone(&endless.taken);
        let request = Request::post(address)
            .header("cookie", &ann.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::new(endless));
        let answer = office.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
        let taken = taken.load(Ordering::SeqCst);
        assert!(
            taken <= 128 * 1024 + 2 * PIECE,
            "{address}: {taken} bytes were read"
        );
    }
}

/// OWASP ASVS 5.0: 5.2.1. A file is no more than 32 MB, and 36 are not read either.
#[tokio::test]
async fn no_more_of_a_file_is_read_than_is_looked_at() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let endless = Endless {
        head: Some(opening(&ann.key)),
        ..Endless::default()
    };
    let taken = Arc::clone(&endless.taken);
    let answer = office.send(upload(&ann, Body::new(endless))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let taken = taken.load(Ordering::SeqCst);
    assert!(
        taken <= 36 * 1024 * 1024 + 64 * 1024,
        "{taken} bytes were read"
    );
    assert!(office.desk.documents_under_review().unwrap().is_empty());
}

/// OWASP ASVS 5.0: 5.2.1. Without the key of the session nothing of it is kept.
#[tokio::test]
async fn a_file_without_the_sessions_key_is_not_kept() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    for request in [
        upload(
            &ann,
            Body::new(Endless {
                head: Some(opening("wrong")),
                ..Endless::default()
            }),
        ),
        Request::post("/review")
            .header("content-type", "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin")
            .body(Body::new(Endless::default()))
            .unwrap(),
    ] {
        let answer = office.send(request).await;
        assert!(answer.status.is_client_error(), "{}", answer.status);
    }
    assert!(office.desk.documents_under_review().unwrap().is_empty());
}

fn opening(key: &str) -> Bytes {
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"form-key\"\r\n\r\n{key}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
    );
    Bytes::from(head)
}

fn upload(person: &Person<'_>, body: Body) -> Request<Body> {
    Request::post("/review")
        .header("cookie", &person.cookie)
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(body)
        .unwrap()
}

/// OWASP ASVS 5.0: 5.2.2, 5.2.3. Its first bytes say what it is, whatever it is
/// called, and nothing packed is taken but a whole Word document or OpenDocument text
/// under a name of its own ending.
#[tokio::test]
async fn a_packed_file_a_picture_or_a_program_is_no_text_whatever_it_is_called() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let packed: [(&str, &[u8]); 9] = [
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("report.txt", b"PK\x03\x04\x14\0\0\0\x08\0"),
        ("report.html", b"PK\x03\x04\x14\0\0\0\x08\0"),
        ("report.txt", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("report.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0"),
        ("report.txt", b"MZ\x90\0\x03\0\0\0\x04\0"),
        ("report.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("report.docx", b"PK\x03\x04\x14\0\0\0\x08\0"),
        ("report.zip", b"PK\x03\x04\x14\0\0\0\x08\0"),
    ];
    for (name, bytes) in packed {
        let answer = ann.upload(name, bytes).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name}: {bytes:?}"
        );
    }
    let body = "<w:document><w:body><w:p><w:r><w:t>Northmoor Police should reply.</w:t></w:r></w:p>\
                </w:body></w:document>";
    let word = zipped("word/document.xml", body);
    let other = zipped("report.txt", "Northmoor Police should reply.");
    for (name, bytes, why) in [
        (
            "report.txt",
            &word,
            "it is a Word document; let its name end in .docx",
        ),
        (
            "report.odt",
            &word,
            "it is a Word document; let its name end in .docx",
        ),
        (
            "report.zip",
            &other,
            "another packed file; save it as .pdf, .docx",
        ),
        (
            "report.docx",
            &other,
            "another packed file; save it as .pdf, .docx",
        ),
        (
            "report.docx",
            &word[..word.len() / 2].to_vec(),
            "is damaged or cut short",
        ),
        (
            "report.docx",
            &b"Northmoor should.".to_vec(),
            "let its name end in .txt or .html",
        ),
    ] {
        let answer = ann.upload(name, bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains(why), "{name}: {}", answer.body);
    }
    assert!(office.desk.documents_under_review().unwrap().is_empty());
    for (name, bytes) in [
        ("report.txt", &b"Northmoor Police should reply.".to_vec()),
        ("report.docx", &word),
    ] {
        let taken = ann.upload(name, bytes).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "the control: {name}");
    }
}

/// One part, packed.
fn zipped(part: &str, words: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(part, zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(words.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// OWASP ASVS 5.0: 1.5.1. No reader of ours follows an entity.
#[tokio::test]
async fn an_entity_in_a_web_page_is_never_followed() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    std::fs::write(office.folder().join("canary.txt"), "canary-of-an-entity").unwrap();
    let file = office.folder().join("canary.txt");
    let page = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY x SYSTEM \"file://{}\"><!ENTITY y \"yyyyyyyyyy\">\
         <!ENTITY z \"&y;&y;&y;&y;\">]><html><main><p>Northmoor Police should &x; reply &z;.</p></main></html>",
        file.display()
    );
    let answer = ann.upload("letter.html", page.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let at = answer.header("location").to_owned();
    for below in ["", "/text", "/unused", "/details"] {
        let shown = ann.get(&format!("{at}{below}")).await;
        assert!(!shown.body.contains("canary-of-an-entity"), "{below}");
        assert!(!shown.body.contains("yyyyyyyyyy"), "{below}");
    }
}

/// OWASP ASVS 5.0: 5.3.1, 3.2.1. A web page that came in is never shown as one.
#[tokio::test]
async fn a_web_page_that_came_in_is_words_and_never_a_page_of_ours() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let page = "<!DOCTYPE html><script>alert(document.domain)</script><main><h1>Letter</h1>\
                <p onclick=\"alert(1)\">Northmoor Police should <a href=\"javascript:alert(2)\">reply</a>.</p>\
                <iframe src=\"https://evil.example\"></iframe></main>";
    let answer = ann.upload("letter.html", page.as_bytes()).await;
    let at = answer.header("location").to_owned();
    for below in ["", "/text", "/items/1", "/unused", "/details", "/check"] {
        let shown = ann.get(&format!("{at}{below}")).await;
        assert_eq!(
            crate::markup::harmful(&shown.body),
            Vec::<String>::new(),
            "{below}"
        );
        assert!(
            shown
                .header("content-security-policy")
                .contains("default-src 'none'")
        );
    }
}

/// OWASP ASVS 5.0: 2.2.1, 1.4.2. Numbers too large, negative or no numbers.
#[tokio::test]
async fn a_number_that_is_none_is_refused_and_breaks_nothing() {
    let site = Site::invented();
    let numbers = [
        "-1",
        "0",
        "99999999999999999999999",
        "18446744073709551616",
        "1e309",
        "0x10",
        "NaN",
        "1.5",
        "%00",
        "٣",
        "1%20OR%201",
        "9223372036854775808",
        "-9223372036854775809",
        "+1",
        "1,000",
    ];
    for number in numbers {
        for address in [
            format!("/asks?page={number}"),
            format!("/entries/{number}"),
            format!("/about?as-at={number}"),
            format!("/about?as-at-day={number}&as-at-month={number}&as-at-year={number}"),
            format!("/sources?page={number}"),
        ] {
            let answer = site.get(&address).await;
            assert!(
                !answer.status.is_server_error(),
                "{address}: {}",
                answer.status
            );
        }
    }
}
