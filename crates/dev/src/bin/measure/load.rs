//! A load on one page: wrk where it is installed, else a small loop of ours.
//!
//! Both keep eight connections open and ask again as soon as they are
//! answered. Load goes to loopback only, and stops by itself.

use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

const CONNECTIONS: usize = 8;
const ROUND: Duration = Duration::from_secs(3);

/// Requests a second that `http://127.0.0.1:PORT` answers with 200 at `path`.
///
/// # Errors
/// Any answer that is not a 200, or no answer.
pub(crate) fn requests_a_second(address: &str, path: &str) -> Result<f64> {
    ensure!(
        address.starts_with("http://127.0.0.1:"),
        "load goes to loopback only, not to {address}"
    );
    // One request first: a page that is not there must not be measured.
    once(address, path)?;
    if has_wrk() {
        with_wrk(address, path)
    } else {
        with_threads(address, path)
    }
}

/// Which of the two makes the load, for the record.
pub(crate) fn made_by() -> &'static str {
    if has_wrk() {
        "wrk -t1 -c8"
    } else {
        "8 connections of our own"
    }
}

/// Asks for a page once and returns it.
///
/// # Errors
/// The answer is not a 200, or none comes.
pub(crate) fn once(address: &str, path: &str) -> Result<String> {
    let mut page = Vec::new();
    Connection::open(address)?.ask(path, &mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn has_wrk() -> bool {
    Command::new("wrk").arg("--version").output().is_ok()
}

fn with_wrk(address: &str, path: &str) -> Result<f64> {
    let seconds = format!("-d{}s", ROUND.as_secs());
    let output = Command::new("wrk")
        .args(["-t1", "-c8", &seconds, "--timeout", "10s"])
        .arg(format!("{address}{path}"))
        .output()
        .context("wrk does not start")?;
    let said = String::from_utf8_lossy(&output.stdout);
    if said.contains("Non-2xx") || said.contains("Socket errors") {
        bail!("{path} was not always answered with 200:\n{said}");
    }
    said.lines()
        .find_map(|line| line.trim().strip_prefix("Requests/sec:"))
        .and_then(|rate| rate.trim().parse().ok())
        .with_context(|| format!("wrk told no rate:\n{said}"))
}

fn with_threads(address: &str, path: &str) -> Result<f64> {
    let answered = AtomicU64::new(0);
    let stop = AtomicBool::new(false);
    let start = Instant::now();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    let mut connection = Connection::open(address)?;
                    while !stop.load(Ordering::Relaxed) {
                        connection.ask(path, &mut std::io::sink())?;
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                    Ok(())
                })
            })
            .collect();
        thread::sleep(ROUND);
        stop.store(true, Ordering::Relaxed);
        for worker in workers {
            worker
                .join()
                .map_err(|_| anyhow::anyhow!("a connection broke"))??;
        }
        Ok(answered.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64())
    })
}

/// One connection that is kept open.
struct Connection {
    reader: BufReader<TcpStream>,
    host: String,
}

impl Connection {
    fn open(address: &str) -> Result<Connection> {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let stream = TcpStream::connect(host).with_context(|| format!("nobody at {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Connection {
            reader: BufReader::new(stream),
            host: host.to_owned(),
        })
    }

    /// Asks for a page, reads all of the answer and hands its body to `take`.
    fn ask(&mut self, path: &str, take: &mut impl Write) -> Result<()> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        self.reader.get_mut().write_all(request.as_bytes())?;
        let status = self.line()?;
        ensure!(
            status.starts_with("HTTP/1.1 200"),
            "{path} answered {status}"
        );
        let mut length = None;
        loop {
            let header = self.line()?.to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = Some(value.trim().parse::<usize>()?);
            }
        }
        match length {
            Some(length) => self.read(length, take),
            None => self.read_chunks(take),
        }
    }

    fn read_chunks(&mut self, take: &mut impl Write) -> Result<()> {
        loop {
            let length = usize::from_str_radix(self.line()?.trim(), 16)?;
            self.read(length, take)?;
            // Each chunk ends in a line end of its own.
            self.read(2, &mut std::io::sink())?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        ensure!(self.reader.read_line(&mut line)? > 0, "the server hung up");
        Ok(line.trim_end().to_owned())
    }

    fn read(&mut self, length: usize, take: &mut impl Write) -> Result<()> {
        let read = std::io::copy(&mut self.reader.by_ref().take(length as u64), take)?;
        ensure!(read == length as u64, "the answer was cut short");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// A server that answers every request with `answer`, on one connection.
    fn serve(answer: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut reader = BufReader::new(stream.unwrap());
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 0) {
                    if line == "\r\n" && reader.get_mut().write_all(answer.as_bytes()).is_err() {
                        break;
                    }
                    line.clear();
                }
            }
        });
        address
    }

    #[test]
    fn answers_are_read_to_their_end_so_that_the_next_one_starts_right() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        ] {
            let mut connection = Connection::open(&serve(answer)).unwrap();
            let mut said = Vec::new();
            connection.ask("/", &mut said).unwrap();
            connection.ask("/", &mut said).unwrap();
            assert_eq!(said, b"okok");
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_not_measured() {
        let address = serve("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        assert!(requests_a_second(&address, "/").is_err());
    }

    #[test]
    fn load_goes_to_loopback_only() {
        assert!(requests_a_second("http://192.0.2.1:80", "/").is_err());
    }
}
