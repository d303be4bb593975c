//! The demo as a child: started on a free port, heard for its address, ended.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::run;
use crate::workshop::Workshop;

/// How long the demo may take to print its address. A debug build folds the
/// sample in well under a second; a loaded machine is given its time.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running demo. It ends when this is dropped.
pub(crate) struct Demo {
    child: Child,
    address: String,
}

impl Demo {
    /// Starts `answerable demo` on a free port of the loopback address.
    ///
    /// # Errors
    /// It does not start, or prints no address in time.
    pub(crate) fn start(program: &Path) -> Result<Demo> {
        let mut child = Command::new(program)
            .args(["demo", "--port", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let (tell, told) = mpsc::channel();
        if let Some(pipe) = child.stdout.take() {
            listen(pipe, tell.clone());
        }
        if let Some(pipe) = child.stderr.take() {
            listen(pipe, tell);
        }
        let mut demo = Demo {
            child,
            address: String::new(),
        };
        let mut said = Vec::new();
        while let Ok(line) = told.recv_timeout(PATIENCE) {
            if let Some(address) = address_in(&line) {
                demo.address = address;
                return Ok(demo);
            }
            said.push(line);
        }
        let status = demo.child.try_wait().ok().flatten();
        bail!(
            "the demo printed no address{}; it said:\n{}",
            status
                .map(|status| format!(" ({status})"))
                .unwrap_or_default(),
            said.join("\n")
        )
    }

    /// Where it is served, as `http://127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone after this.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads a pipe to its end, so that the demo never waits on a full one.
fn listen(pipe: impl std::io::Read + Send + 'static, tell: mpsc::Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            // Once the address is known nobody listens, and that is well.
            let _ = tell.send(line);
        }
    });
}

/// The loopback address in a line the demo printed.
fn address_in(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    let host = "http://127.0.0.1:".len();
    let port: String = line[start + host..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    (!port.is_empty()).then(|| format!("http://127.0.0.1:{port}"))
}

/// Builds the `answerable` program (a debug build) with everything that it may be
/// built without, as the tests are, and returns its path.
///
/// # Errors
/// It does not build.
pub(crate) fn build(shop: &Workshop) -> Result<PathBuf> {
    let heard = run::heard(run::cargo(shop.root()).args([
        "build",
        "--quiet",
        "--package",
        "answerable",
        "--all-features",
    ]))?;
    if !heard.good {
        bail!("the answerable program does not build");
    }
    Ok(shop.target().join("debug/answerable"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_what_the_demo_prints() {
        assert_eq!(
            address_in("Reading at http://127.0.0.1:40123/ (Ctrl-C ends it)").as_deref(),
            Some("http://127.0.0.1:40123")
        );
        assert_eq!(address_in("http://127.0.0.1:"), None);
        assert_eq!(address_in("serving on port 80"), None);
    }

    #[test]
    fn a_program_that_prints_no_address_is_told_with_what_it_said() {
        let fault = Demo::start(Path::new("echo"))
            .map(|demo| demo.address().to_owned())
            .unwrap_err();
        assert!(fault.to_string().contains("demo --port 0"), "{fault}");
    }
}
