//! A load on one page: wrk where it is installed, else a small loop of ours.
//!
//! Both keep eight connections open and ask again as soon as they are
//! answered. Load goes to loopback only, and stops by itself.

use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use crate::connection::Connection;

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
        with_threads(address, &[path.to_owned()], 0)
    }
}

/// The same over many pages in turn, from one of them on: no connection asks for
/// the page that it had just before..
///
/// # Errors
/// As [`requests_a_second`].
pub(crate) fn over(address: &str, paths: &[String], from: usize) -> Result<f64> {
    ensure!(!paths.is_empty(), "no page to ask for");
    with_threads(address, paths, from)
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

fn with_threads(address: &str, paths: &[String], from: usize) -> Result<f64> {
    let next = AtomicUsize::new(from);
    let answered = AtomicU64::new(0);
    let stop = AtomicBool::new(false);
    let start = Instant::now();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    let mut connection = Connection::open(address)?;
                    while !stop.load(Ordering::Relaxed) {
                        let path = next.fetch_add(1, Ordering::Relaxed) % paths.len();
                        connection.ask(&paths[path], &mut std::io::sink())?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::tests::serve;

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
