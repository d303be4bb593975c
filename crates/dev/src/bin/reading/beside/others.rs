//! Programs that others wrote, where they are installed.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

/// What a program drew from some files.
#[derive(Deserialize)]
pub(super) struct Drawn {
    /// Of each round.
    pub(super) seconds: Vec<f64>,
    pub(super) pages: usize,
    pub(super) texts: Vec<String>,
}

/// A library of Python.
#[derive(Clone, Copy)]
pub(super) enum Library {
    Trafilatura,
    Pdfium,
}

impl Library {
    /// Its name in `others.py`, and that of its package.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Trafilatura => ("trafilatura", "trafilatura"),
            Self::Pdfium => ("pdfium", "pypdfium2"),
        }
    }
}

/// Draws the texts with a library; none, said plainly, where it is not installed for
/// `python3` or what `ANSWERABLE_PYTHON` names.
///
/// # Errors
/// It is there, and fails.
pub(super) fn draw(library: Library, files: &[PathBuf], rounds: usize) -> Result<Option<Drawn>> {
    let (name, package) = library.names();
    let python = std::env::var_os("ANSWERABLE_PYTHON").unwrap_or_else(|| "python3".into());
    let there = Command::new(&python)
        .args(["-c", &format!("import {package}")])
        .stderr(Stdio::null())
        .status();
    if !there.is_ok_and(|status| status.success()) {
        println!("  {package} is not here (pip install {package}): not compared");
        return Ok(None);
    }
    let mut child = Command::new(&python)
        .args(["-c", include_str!("others.py"), name, &rounds.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut list = child.stdin.take().context("no pipe")?;
    for file in files {
        writeln!(list, "{}", file.display())?;
    }
    drop(list);
    let said = child.wait_with_output()?;
    if !said.status.success() {
        bail!("{package} failed on the files ({})", said.status);
    }
    Ok(Some(serde_json::from_slice(&said.stdout)?))
}

/// Draws the texts with `pdftotext`, a process for each file; none where it is not
/// installed.
///
/// # Errors
/// It is there, and fails.
pub(super) fn pdftotext(files: &[PathBuf], rounds: usize) -> Result<Option<Drawn>> {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return Ok(None);
    }
    let text = |file: &PathBuf| pdftotext_of(file);
    let texts = files.iter().map(text).collect::<Result<Vec<String>>>()?;
    let mut seconds = Vec::new();
    for _ in 0..rounds {
        let start = Instant::now();
        for file in files {
            pdftotext_of(file)?;
        }
        seconds.push(start.elapsed().as_secs_f64());
    }
    Ok(Some(Drawn {
        seconds,
        pages: files.len(),
        texts,
    }))
}

fn pdftotext_of(file: &Path) -> Result<String> {
    let said = Command::new("pdftotext").arg(file).arg("-").output()?;
    if !said.status.success() {
        bail!("pdftotext failed on {}", file.display());
    }
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}
