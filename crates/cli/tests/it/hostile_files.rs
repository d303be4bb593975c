//! Hostile files, sent to the program while others read: each costs its own import.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use answerable_testkit::bad_documents;

/// A demonstration that is served, ended when it is dropped.
struct Served {
    child: Child,
    host: String,
    token: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(["demo", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said: Vec<String> = lines
            .by_ref()
            .map_while(Result::ok)
            .take_while(|line| !line.starts_with("Stop it"))
            .collect();
        let token = said.iter().find_map(|line| line.split_once("token="));
        let host = said
            .iter()
            .find_map(|line| line.split_once("is at http://"));
        Self {
            token: token.unwrap().1.trim().to_owned(),
            host: host.unwrap().1.trim().to_owned(),
            child,
        }
    }

    /// The head and the body of what is answered.
    fn ask(&self, head: &str, body: &[u8]) -> (String, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let host = &self.host;
        let head = format!(
            "{head}\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        // What is refused early may be closed before all of it was sent.
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(body);
        let mut back = Vec::new();
        let _ = stream.read_to_end(&mut back);
        let back = String::from_utf8_lossy(&back);
        let (head, body) = back.split_once("\r\n\r\n").unwrap_or_default();
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str, cookie: &str) -> (String, String) {
        self.ask(&format!("GET {path} HTTP/1.1\r\nCookie: {cookie}"), b"")
    }

    /// Signs a reviewer in; the session's cookie.
    fn signed_in(&self) -> String {
        let form = format!("token={}", self.token);
        let head = "POST /sign-in/pass HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
        let (head, body) = self.ask(head, form.as_bytes());
        let lines = head.lines();
        let cookies = lines.filter_map(|line| {
            let (name, cookie) = line.split_once(": ")?;
            let is_a_cookie = name.eq_ignore_ascii_case("set-cookie");
            let cookie = cookie.split(';').next()?;
            is_a_cookie.then_some(cookie)
        });
        let cookies: Vec<&str> = cookies.collect();
        assert!(!cookies.is_empty(), "{head}\n{body}");
        cookies.join("; ")
    }

    /// Sends a file to be reviewed.
    fn send(&self, cookie: &str, key: &str, name: &str, bytes: &[u8]) -> (String, String) {
        let mut body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"form-key\"\r\n\r\n{key}\r\n--b\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--b--\r\n");
        let head = format!(
            "POST /review HTTP/1.1\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=b"
        );
        self.ask(&head, &body)
    }

    /// The key of the form on the page where documents are brought in.
    fn key(&self, cookie: &str) -> String {
        let (head, page) = self.get("/review", cookie);
        let key = page.split_once("name=\"form-key\" value=\"");
        let key = key.unwrap_or_else(|| panic!("{head}\n{page}")).1;
        key.split('"').next().unwrap().to_owned()
    }
}

fn status(head: &str) -> &str {
    head.split(' ').nth(1).unwrap_or("none")
}

/// Files that take a reader's time or memory, of a size that a form takes.
const HOSTILE: [&str; 8] = [
    "names.txt",
    "capitals.txt",
    "lower.txt",
    "bolds.html",
    "formatting.html",
    "many-bombs.docx",
    "same-boundary.eml",
    "flat-bomb.odt",
];

#[test]
fn while_hostile_files_come_in_everybody_else_gets_every_page() {
    let served = Served::start();
    let cookie = served.signed_in();
    let key = served.key(&cookie);
    let files: Vec<_> = bad_documents::all()
        .into_iter()
        .filter(|bad| HOSTILE.contains(&bad.name.as_str()))
        .collect();
    assert!(files.len() >= HOSTILE.len());
    let (done, pages) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    for path in ["/", "/asks", "/reports", "/health/ready"] {
                        let (head, _) = served.get(path, "");
                        assert_eq!(status(&head), "200", "{path}: {head}");
                        pages.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        let sending: Vec<_> = files
            .iter()
            .map(|bad| {
                let (served, cookie, key) = (&served, &cookie, &key);
                let bytes = bad.bytes();
                scope.spawn(move || {
                    let began = Instant::now();
                    let (head, page) = served.send(cookie, key, &bad.name, &bytes);
                    (bad, head, page, began.elapsed())
                })
            })
            .collect();
        let answered: Vec<_> = sending.into_iter().map(|one| one.join()).collect();
        done.store(true, Ordering::Relaxed);
        for one in answered {
            let (bad, head, page, took) = one.unwrap();
            assert!(
                took < Duration::from_secs(50),
                "{} after {took:?}",
                bad.name
            );
            let is_answered = ["303", "413", "422", "503"].contains(&status(&head));
            assert!(is_answered, "{}: {head}\n{page}", bad.name);
            if status(&head) != "303" {
                let error = page.split_once("govuk-error-message").map(|(_, rest)| rest);
                assert!(
                    error.is_some_and(|error| error.len() > 100),
                    "{}: {page}",
                    bad.name
                );
            }
        }
    });
    assert!(pages.into_inner() > 20);
    // A good file is read as if nothing had been.
    let letter = b"Custody\n\nWithin three months, the College of Policing should act.\n";
    let (head, page) = served.send(&cookie, &key, "letter.txt", letter);
    assert_eq!(status(&head), "303", "{head}\n{page}");
}
