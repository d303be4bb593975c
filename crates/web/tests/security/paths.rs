//! Paths that mean to leave the site: 2,000 spellings of "one folder up".

use axum::body::Body;
use axum::http::Request;

use crate::office::{Office, REPORT};

/// What is written into the register's folder and may be in no answer.
const CANARY: &str = "canary-of-the-folder-7f3a";

/// One step up, as people have written it to be read otherwise than it looks.
const UP: [&str; 16] = [
    "../",
    "..%2f",
    "..%2F",
    "%2e%2e/",
    "%2e%2e%2f",
    "%2E%2E%2F",
    ".%2e/",
    "%2e./",
    "..%5c",
    "%2e%2e%5c",
    "..%252f",
    "%252e%252e%252f",
    "....//",
    "..;/",
    "..%c0%af",
    "%u002e%u002e/",
];

/// What is looked for.
const FOR: [&str; 9] = [
    "etc/passwd",
    "canary.txt",
    "desk.sqlite",
    "log.sqlite",
    "keys%2fkeys.sqlite",
    "vault.sqlite%00.css",
    ".git/config",
    "proc/self/environ",
    "Cargo.toml",
];

/// Where it is looked for.
const FROM: [&str; 7] = [
    "/assets/",
    "/sources/",
    "/review/",
    "/entries/",
    "/",
    "/asks/",
    "/health/",
];

fn spellings() -> Vec<String> {
    let mut all = Vec::new();
    for from in FROM {
        for up in UP {
            for wanted in FOR {
                for steps in [1, 6] {
                    all.push(format!("{from}{}{wanted}", up.repeat(steps)));
                }
            }
        }
    }
    let copies: Vec<String> = all
        .iter()
        .filter(|path| path.starts_with("/sources/"))
        .map(|path| format!("{path}/copy"))
        .collect();
    all.extend(copies);
    all
}

/// OWASP ASVS 5.0: 5.3.2, 13.4.1, 13.4.3.
#[tokio::test]
async fn two_thousand_ways_up_lead_to_no_file() {
    let office = Office::new();
    std::fs::write(office.folder().join("canary.txt"), CANARY).unwrap();
    let ann = office.person("Ann Box").await;
    ann.upload("report.txt", REPORT.as_bytes()).await;
    let all = spellings();
    assert!(all.len() > 2_000, "{} spellings", all.len());
    for path in all {
        let Ok(request) = Request::get(&path)
            .header("cookie", &ann.cookie)
            .body(Body::empty())
        else {
            continue;
        };
        let answer = office.send(request).await;
        let status = answer.status.as_u16();
        assert!([303, 308, 400, 404].contains(&status), "{path}: {status}");
        for held in [
            CANARY,
            "SQLite format",
            "root:x:",
            "[core]",
            "[package]",
            "PATH=",
        ] {
            assert!(!answer.body.contains(held), "{path}");
        }
    }
}

/// OWASP ASVS 5.0: 13.4.1, 13.4.3. Folders are no pages, and what is beside the
/// program is none either.
#[tokio::test]
async fn no_folder_is_listed_and_nothing_beside_the_program_is_served() {
    let office = Office::new();
    for path in [
        "/assets",
        "/assets/",
        "/.git",
        "/.git/HEAD",
        "/.git/config",
        "/.svn/entries",
        "/.env",
        "/.well-known/",
        "/desk.sqlite",
        "/log.sqlite",
        "/archive",
        "/archive/",
        "/keys/keys.sqlite",
        "/Cargo.toml",
        "/Cargo.lock",
        "/server-status",
        "/debug",
        "/metrics",
        "/swagger",
        "/graphql",
        "/actuator/env",
        "/config.toml",
        "/backup.zip",
        "/.DS_Store",
    ] {
        let answer = office.get(path).await;
        let status = answer.status.as_u16();
        assert!([308, 404].contains(&status), "{path}: {status}");
        assert!(!answer.body.contains("Index of"), "{path}");
    }
}

/// OWASP ASVS 5.0: 5.3.2, 5.4.1. A file's own name is never a path or a header.
#[tokio::test]
async fn the_name_of_a_file_that_came_in_is_never_a_path() {
    let office = Office::new();
    let ann = office.person("Ann Box").await;
    let before = files(office.folder());
    for (number, name) in [
        "../../../tmp/climbed.txt",
        "..\\..\\climbed.txt",
        "/etc/cron.d/climbed.txt",
        "C:\\climbed.txt",
        "climbed.txt\u{0}.html",
        "~/.ssh/climbed.txt",
        "desk.sqlite.txt",
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("{REPORT}\nAnd {number} more.\n");
        let answer = ann.upload(name, text.as_bytes()).await;
        assert!(!answer.status.is_server_error(), "{name}");
    }
    let after = files(office.folder());
    assert!(after.len() > before.len(), "the documents are kept");
    for path in &after {
        assert!(!path.contains("climbed"), "{path}");
    }
    assert!(!std::path::Path::new("/tmp/climbed.txt").exists());
}

/// Every file below a folder.
fn files(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path.display().to_string()),
        }
    }
    found
}
