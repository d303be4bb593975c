//! A file comes in, or is refused with the reason.

use std::io::Write as _;

use axum::http::StatusCode;

use crate::office::{Office, REPORT};

#[tokio::test]
async fn a_text_file_or_a_web_page_comes_under_review() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    assert!(
        ann.get("/review")
            .await
            .body
            .contains("No document is under review")
    );
    let page =
        "<!DOCTYPE html><main><h1>Letter</h1><p>Exampleshire Police should reply.</p></main>";
    for (name, bytes) in [("report.txt", REPORT), ("letter.html", page)] {
        let answer = ann.upload(name, bytes.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}");
        let shown = ann.get(answer.header("location")).await;
        assert!(shown.body.contains(name), "{name}");
        assert!(shown.body.contains("To decide"), "{name}");
    }
    let list = ann.get("/review").await;
    assert!(list.body.contains("0 of 2 decided"));
    assert!(list.body.contains("Say what it is"));
}

/// What a file holds besides its text is told before anybody decides anything.
#[tokio::test]
async fn what_a_document_hides_is_told_on_its_page() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let word = "<w:document><w:body><w:p><w:r><w:t>Exampleshire Police should </w:t></w:r>\
                <w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t>reply.</w:t></w:r></w:p>\
                </w:body></w:document>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", plain).unwrap();
    zip.write_all(word.as_bytes()).unwrap();
    let word = zip.finish().unwrap().into_inner();
    let mail = "From: Ann <ann@northmoor.example>\r\nSubject: Custody\r\nDate: Tue, 14 May 2024 10:03:18 +0100\r\n\
                Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nExampleshire Police should reply.\r\n\
                --B\r\nContent-Disposition: attachment; filename=\"<b>x.pdf\"\r\n\r\nx\r\n--B--\r\n";
    for (name, bytes, kind, told) in [
        (
            "report.docx",
            word.as_slice(),
            "Word document",
            "The file holds one tracked deletion. It is left out here, and anybody who opens the \
             file can read it. It says: “never”",
        ),
        (
            "letter.eml",
            mail.as_bytes(),
            "E-mail",
            "The file carries one attached file, which is not read: &#60;b&#62;x.pdf.",
        ),
    ] {
        let answer = ann.upload(name, bytes).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{name}: {}",
            answer.body
        );
        let shown = ann.get(answer.header("location")).await;
        for words in [kind, told, "In the file and not in its text", "To decide"] {
            assert!(
                shown.body.contains(words),
                "{name}: {words}: {}",
                shown.body
            );
        }
    }
    // The control: a text hides nothing.
    let answer = ann.upload("report.txt", REPORT.as_bytes()).await;
    let shown = ann.get(answer.header("location")).await;
    assert!(!shown.body.contains("In the file and not in its text"));
}

#[tokio::test]
async fn the_same_file_again_leads_to_the_same_review() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let first = ann.upload("report.txt", REPORT.as_bytes()).await;
    let again = ann.upload("renamed.txt", REPORT.as_bytes()).await;
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(office.desk.documents_under_review().unwrap().len(), 1);
}

#[tokio::test]
async fn a_file_that_is_recorded_already_leads_to_its_page() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let held = office.all_decided(REPORT, "op-other");
    let fingerprint = held.review.fingerprint;
    office
        .desk
        .publish_review(fingerprint, held.version, "op-second", office.moment())
        .unwrap();
    let answer = ann.upload("report.txt", REPORT.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(
        answer
            .body
            .contains("This is the same file as one that is recorded already")
    );
    assert!(
        answer
            .body
            .contains("href=\"/sources/custody-in-exampleshire\"")
    );
    let gone = ann.get(&format!("/review/{fingerprint}")).await;
    assert_eq!(gone.header("location"), "/sources/custody-in-exampleshire");
}

#[tokio::test]
async fn what_cannot_be_read_is_said_and_nothing_is_kept() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let cases: [(&str, &[u8], &str); 6] = [
        ("", b"", "Choose a file"),
        (
            "report.pdf",
            b"%PDF-1.7",
            "This PDF is damaged or cut short",
        ),
        ("report.txt", b" \n ", "The file is empty"),
        ("report.txt", b"a\0b", "This is not a text file"),
        (
            "rows.csv",
            b"ref,to\n1,x\n",
            "A spreadsheet is a list: a reviewer brings it in under ‘Lists’",
        ),
        (
            "rows.xlsx",
            b"PK\x03\x04",
            "A spreadsheet is a list: a reviewer brings it in under ‘Lists’",
        ),
    ];
    for (name, bytes, said) in cases {
        let answer = ann.upload(name, bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains(said), "{name}: {}", answer.body);
        assert!(answer.body.contains("<title>Error: "), "{name}");
        assert!(answer.body.contains("<a href=\"#file\">"), "{name}");
    }
    assert!(office.desk.documents_under_review().unwrap().is_empty());
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_the_limit() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let over = vec![b'x'; 4 * 1024 * 1024 + 1];
    let far_over = vec![b'x'; 17 * 1024 * 1024];
    for bytes in [&over, &far_over] {
        let answer = ann.upload("report.txt", bytes).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains("The file must be 4 MB or smaller"));
    }
}

#[tokio::test]
async fn hostile_names_and_texts_are_words_on_every_page() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let hostile = "<script>alert(1)</script>\n\nRecommendation 1\n\nExampleshire Police should \
                   <img src=x onerror=alert(2)> publish \"><b>this</b>.\n\nMore should <i>be</i> done.\n";
    let answer = ann.upload("<b>'name.txt", hostile.as_bytes()).await;
    let at = answer.header("location").to_owned();
    for below in [
        "", "/details", "/items/1", "/unused", "/text", "/check", "/give-up",
    ] {
        let page = ann.get(&format!("{at}{below}")).await;
        assert_eq!(page.status, StatusCode::OK, "{below}");
        for raw in ["<script", "<img", "<b>this", "<b>'", "<i>be"] {
            assert!(!page.body.contains(raw), "{below} holds {raw}");
        }
    }
}
