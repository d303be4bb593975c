//! The `answerable` program as it is measured: a release build, as a child.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::load;

/// A running program that serves pages. It ends when this is dropped.
pub(crate) struct Serving {
    child: Child,
    pub(crate) address: String,
    /// From the call that starts it to the first page it answered.
    pub(crate) to_first_page: Duration,
}

/// The program to measure.
///
/// # Errors
/// It was not built.
pub(crate) fn path() -> Result<PathBuf> {
    let path = std::env::var_os("ANSWERABLE_PROGRAM")
        .map(PathBuf::from)
        .context("start this through cargo dev bench")?;
    if !path.is_file() {
        bail!("{} is not there: cargo build --release", path.display());
    }
    Ok(path)
}

impl Serving {
    /// Starts `answerable demo`, or `answerable serve` on a register's folder,
    /// and waits for its first page.
    ///
    /// # Errors
    /// It prints no address, or its first page is not a 200.
    pub(crate) fn start(register: Option<&Path>) -> Result<Serving> {
        Self::start_with(register, &[])
    }

    /// [`Self::start`] with settings.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub(crate) fn start_with(register: Option<&Path>, settings: &[&str]) -> Result<Serving> {
        let mut command = Command::new(path()?);
        match register {
            None => command.arg("demo"),
            Some(folder) => command.args(["serve", "--register"]).arg(folder),
        };
        let start = Instant::now();
        let mut child = command
            .args(["--port", "0"])
            .args(settings)
            // What the tool asks of its own allocator is not asked of the program.
            .env_remove(crate::KEEPS_MEMORY)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // Why it would not start is said there.
            .stderr(Stdio::inherit())
            .spawn()?;
        let pipe = child.stdout.take().context("no pipe")?;
        let mut serving = Serving {
            child,
            address: String::new(),
            to_first_page: Duration::ZERO,
        };
        let mut lines = BufReader::new(pipe).lines();
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(address) = address_in(&line) {
                serving.address = address;
                break;
            }
        }
        if serving.address.is_empty() {
            bail!("the program printed no address");
        }
        load::once(&serving.address, "/")?;
        serving.to_first_page = start.elapsed();
        // What it prints from now on is read, so that it never waits on us.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(serving)
    }

    /// Memory the program holds, in MB, as Linux tells it.
    ///
    /// # Errors
    /// The system does not tell.
    pub(crate) fn memory(&self) -> Result<f64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(&path).with_context(|| format!("no {path}"))?;
        let kib: f64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse().ok())
            .context("the system does not tell how much memory it holds")?;
        Ok(kib * 1024.0 / 1e6)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone after this.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn address_in(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    let end = line[start + 7..]
        .find(|letter: char| !(letter.is_ascii_digit() || ".:".contains(letter)))
        .map_or(line.len(), |length| start + 7 + length);
    Some(line[start..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_ends_where_its_port_does() {
        let found = address_in("Read it at http://127.0.0.1:8080/ now");
        assert_eq!(found.as_deref(), Some("http://127.0.0.1:8080"));
    }
}
