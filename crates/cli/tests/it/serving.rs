//! The program while it serves: its figures, its health, its log.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A demonstration that is served, ended when it is dropped.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves one to practise on; its own address and that of its figures.
fn serve(words: &[&str]) -> (Served, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args([
            "demo",
            "--practice",
            "--port",
            "0",
            "--metrics",
            "127.0.0.1:0",
        ])
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let served = Served(child);
    let (mut site, mut figures) = (None, None);
    for line in lines.map_while(Result::ok) {
        let address = |said: &str| {
            let rest = line.strip_prefix(said)?.strip_prefix(" http://")?;
            rest.split('/').next().map(str::to_owned)
        };
        site = site.or_else(|| address("Answerable is at"));
        figures = figures.or_else(|| address("The figures for a monitor are at"));
        if line.starts_with("Stop it") {
            break;
        }
    }
    (served, site.unwrap(), figures.unwrap())
}

fn get(host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut back = String::new();
    stream.read_to_string(&mut back).unwrap();
    back
}

#[test]
fn figures_have_an_address_of_their_own_and_count_what_was_answered() {
    let (_served, site, figures) = serve(&[]);
    assert!(get(&site, "/health/live").ends_with("ok"));
    assert!(get(&site, "/health/ready").ends_with("ready"));
    assert!(get(&site, "/metrics").starts_with("HTTP/1.1 404"));
    let text = get(&figures, "/metrics");
    assert!(
        text.contains("content-type: text/plain; version=0.0.4"),
        "{text}"
    );
    for line in [
        "answerable_requests_total{status=\"2xx\"} 2",
        "answerable_requests_total{status=\"4xx\"} 1",
        "answerable_ready 1",
        "# TYPE answerable_request_duration_seconds histogram",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(get(&figures, "/").starts_with("HTTP/1.1 404"));
}

/// A line is an object, and holds nothing of who asked or what they looked for.
#[test]
fn the_log_is_json_and_tells_nothing_of_who_asked_for_what() {
    let (mut served, site, _figures) = serve(&["--log", "debug", "--log-format", "json"]);
    get(&site, "/asks?q=private-words%0aERROR");
    let mut stream = TcpStream::connect(&site).unwrap();
    let form = "name=Ada+Secret&password=hidden-words";
    let request = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {site}\r\nUser-Agent: Spotted\r\nX-Forwarded-For: 192.0.2.7\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut back = String::new();
    stream.read_to_string(&mut back).unwrap();
    served.0.kill().unwrap();
    let mut log = String::new();
    let mut told = served.0.stderr.take().unwrap();
    told.read_to_string(&mut log).unwrap();
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}")))
        .collect();
    let answered = |line: &&serde_json::Value| line["message"] == "answered";
    assert!(lines.iter().filter(answered).count() >= 2, "{log}");
    for word in [
        "private-words",
        "Secret",
        "hidden-words",
        "Spotted",
        "192.0.2.7",
        "127.0.0.1",
    ] {
        assert!(!log.contains(word), "{word} is in\n{log}");
    }
}
