//! `--pdftotext`: the words of a PDF drawn by a program that others wrote.

use std::path::Path;
use std::process::Command;

use crate::Run;

/// One page with a recommendation, and a line under a black box.
fn a_pdf() -> Vec<u8> {
    let content = "BT /F1 16 Tf 72 760 Td (Recommendations) Tj ET\n\
        BT /F1 11 Tf 72 700 Td (Exampleshire Police should publish what it finds by 31 March 2027.) Tj ET\n\
        BT /F1 11 Tf 72 660 Td (Witness: Ann Box) Tj ET\n\
        0 g 70 650 200 22 re f\n";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>".to_owned(),
    ];
    let mut bytes = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = bytes.len();
    bytes += &format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        bytes += &format!("{place:010} 00000 n \n");
    }
    bytes += &format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        places.len() + 1
    );
    bytes.into_bytes()
}

/// Runs `answerable import` with this PATH.
fn import(words: &[&str], path: &str) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .arg("import")
        .args(words)
        .env("PATH", path)
        .output()
        .unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

/// Whether this machine has Poppler's; says that a test skips where it has not.
#[allow(
    clippy::print_stdout,
    reason = "the check finds what was skipped by it"
)]
fn is_installed() -> bool {
    let is_here = Path::new("/usr/bin/pdftotext").is_file();
    if !is_here {
        println!("skipped: pdftotext is not installed (apt install poppler-utils)");
    }
    is_here
}

#[test]
fn where_it_is_not_installed_that_is_said_with_the_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, a_pdf()).unwrap();
    let run = import(&[file.to_str().unwrap(), "--pdftotext"], "/nowhere");
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(
        run.err,
        "error: pdftotext is not installed here: install it (on Debian and Ubuntu: apt install poppler-utils), or leave --pdftotext out\n"
    );
    // The control: without it the file is read.
    let run = import(&[file.to_str().unwrap()], "/nowhere");
    assert_eq!(run.code, Some(0), "{}", run.err);
    let run = crate::with(["serve", "--pdftotext", "/nowhere/pdftotext"]);
    assert!(
        run.err
            .starts_with("error: there is no pdftotext at /nowhere/pdftotext: "),
        "{}",
        run.err
    );
}

#[test]
fn only_a_pdf_is_read_by_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "The force should act.").unwrap();
    let run = import(&[file.to_str().unwrap(), "--pdftotext"], "/usr/bin");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("leave --pdftotext out"), "{}", run.err);
}

#[test]
fn its_words_are_read_with_their_page_and_what_is_hidden_stays_out() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, a_pdf()).unwrap();
    let path = file.to_str().unwrap();
    let run = import(&[path, "--pdftotext"], "/usr/bin");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert!(
        run.out
            .contains("Read as a PDF, in words drawn by pdftotext "),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("Exampleshire Police should publish what it finds"),
        "{}",
        run.out
    );
    assert!(run.out.contains("one passage under a box"), "{}", run.out);
    let json = import(&[path, "--pdftotext", "--json"], "/usr/bin");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(
        json["words_by"].as_str().unwrap().starts_with("pdftotext "),
        "{json}"
    );
    let own = import(&[path, "--json"], "/usr/bin");
    let own: serde_json::Value = serde_json::from_str(&own.out).unwrap();
    assert_eq!(own["words_by"], serde_json::Value::Null);
    // The same words by both readers.
    assert_eq!(own["proposals"], json["proposals"]);
}

/// What it is not given it cannot read: a damaged file is refused in plain words.
#[test]
fn a_file_that_it_cannot_open_is_refused_with_what_to_do() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.pdf");
    std::fs::write(&file, b"%PDF-1.4 and nothing else").unwrap();
    let run = import(&[file.to_str().unwrap(), "--pdftotext"], "/usr/bin");
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.err,
        "error: pdftotext cannot open this PDF: it is damaged, or locked with a password; try it without pdftotext\n"
    );
}
