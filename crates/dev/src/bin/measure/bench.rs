//! `cargo dev bench`: the yardsticks, then each section asked for.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::sections::{self, Section};
use crate::{load, seed, yardsticks};

/// What a section has to work with.
pub(crate) struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    /// A folder of a section's own, on the disk that registers are kept on.
    ///
    /// # Errors
    /// The disk refuses.
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.path().join(name);
        std::fs::create_dir(&folder)?;
        Ok(folder)
    }

    /// A register of size L, written when it is first asked for.
    ///
    /// # Errors
    /// The disk refuses.
    pub(crate) fn register_l(&self) -> Result<PathBuf> {
        let folder = self.folder.path().join("size-l");
        if !folder.exists() {
            println!("  (writing the register of size L)");
            seed::write(&folder, seed::L, 1)?;
        }
        Ok(folder)
    }
}

/// Reads the words after `bench` and measures.
///
/// # Errors
/// A section is not known, or cannot be measured.
pub(crate) fn command(words: &[String]) -> Result<()> {
    let sections = chosen(words)?;
    // On the disk of the build, which is where a register would be: a folder
    // in memory would make every fsync free.
    let beside = crate::program::path()?;
    let disk = beside.parent().context("the program lies in no folder")?;
    let bench = Bench {
        folder: tempfile::Builder::new().prefix("bench-").tempdir_in(disk)?,
    };
    println!("{}", machine());
    println!("\nyardsticks of this machine, in this run");
    for figure in yardsticks::measure(bench.folder.path())? {
        println!("{figure}");
    }
    for section in sections {
        println!("\n{}: {}", section.name, section.promise);
        let before = load_average();
        for figure in (section.measure)(&bench)? {
            println!("{figure}");
        }
        println!(
            "  (load average before {before} and after {}: what else ran is in the figures)",
            load_average()
        );
    }
    Ok(())
}

/// How many programs wanted a core over the last minute, as Linux counts them.
fn load_average() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let minute = told.split(' ').next().filter(|minute| !minute.is_empty());
    minute.unwrap_or("not told").to_owned()
}

fn chosen(words: &[String]) -> Result<Vec<&'static Section>> {
    if words.is_empty() {
        return Ok(sections::ALL.iter().collect());
    }
    words
        .iter()
        .map(|word| {
            let found = sections::ALL.iter().find(|section| section.name == word);
            let Some(found) = found else {
                let names: Vec<&str> = sections::ALL.iter().map(|one| one.name).collect();
                bail!(
                    "there is no section '{word}'; there are {}",
                    names.join(", ")
                );
            };
            Ok(found)
        })
        .collect()
}

/// The commit, the machine and the makers of load, for the record.
fn machine() -> String {
    let said = |program: &str, words: &[&str]| {
        let output = Command::new(program).args(words).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let processor = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        })
        .unwrap_or_else(|| "processor not told".to_owned());
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "commit {}, {}, {cores} cores of {processor}, load by {}",
        said("git", &["rev-parse", "--short", "HEAD"]).unwrap_or_default(),
        said("rustc", &["--version"]).unwrap_or_default(),
        load::made_by(),
    )
}
