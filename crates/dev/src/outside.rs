//! `cargo dev lighthouse` and `cargo dev schemathesis`: the program as tools of
//! others see it.
//!
//! Each is installed, at a version that stands here, in a folder of its own under the
//! person's cache, never in the checkout. They come over a network, so neither is a
//! step of the check.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::arguments::Arguments;
use crate::demo::{self, Demo};
use crate::workshop::Workshop;
use crate::{Verdict, browser, run, surroundings};

const LIGHTHOUSE: &str = "13.5.0";
const SCHEMATHESIS: &str = "4.32.5";

/// Scores each kind of page, and weighs its first view.
///
/// # Errors
/// Node.js, Chromium or the network is away; the program does not build.
pub(crate) fn lighthouse(shop: &Workshop, mut arguments: Arguments) -> Result<Verdict> {
    let only = arguments.value("--only")?;
    let program = program(shop, &mut arguments)?;
    arguments.end()?;
    let (node, chromium) = match (surroundings::node(), surroundings::chromium()) {
        (Ok(node), Ok(chromium)) => (node, chromium),
        (Err(missing), _) | (_, Err(missing)) => bail!("{}; {}", missing.what, missing.remedy),
    };
    let folder = shop.at(browser::FOLDER);
    if let Some(missing) = browser::install(&folder)? {
        bail!("{}; {}", missing.what, missing.remedy);
    }
    let held = cache("lighthouse", LIGHTHOUSE)?;
    let package = format!("lighthouse@{LIGHTHOUSE}");
    once(&held, "node_modules/lighthouse/cli/index.js", || {
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-fund", "--no-audit", "--ignore-scripts"])
            .arg("--prefix")
            .arg(&held)
            .arg(&package);
        vec![npm]
    })?;
    let demo = Demo::start(&program)?;
    let mut command = Command::new(node);
    command
        .current_dir(&folder)
        .arg("lighthouse.mjs")
        .args(only)
        .env("ANSWERABLE_ADDRESS", demo.address())
        .env("ANSWERABLE_LIGHTHOUSE", &held)
        .env("CHROMIUM", chromium);
    verdict(&mut command)
}

/// Holds the program to its own description of the API, with requests that nobody
/// thought of.
///
/// # Errors
/// Python or the network is away; the program does not build.
pub(crate) fn schemathesis(shop: &Workshop, mut arguments: Arguments) -> Result<Verdict> {
    let program = program(shop, &mut arguments)?;
    let more = arguments.rest();
    let Some(python) = surroundings::program(&["python3"]) else {
        bail!("no Python on this machine; apt-get install python3-venv");
    };
    let held = cache("schemathesis", SCHEMATHESIS)?;
    let package = format!("schemathesis=={SCHEMATHESIS}");
    once(&held, "bin/schemathesis", || {
        let mut made = Command::new(&python);
        made.args(["-m", "venv"]).arg(&held);
        let mut filled = Command::new(held.join("bin/pip"));
        filled.args(["install", "--quiet", &package]);
        vec![made, filled]
    })?;
    let demo = Demo::start(&program)?;
    let mut command = Command::new(held.join("bin/schemathesis"));
    command
        // What it is told to expect lies there: schemathesis.toml.
        .current_dir(shop.at("crates/web"))
        .arg("run")
        .arg(format!("{}/api/openapi.json", demo.address()))
        .args(["--url", demo.address(), "--no-color"])
        .args(more);
    verdict(&mut command)
}

/// The program that is looked at: a debug build, unless `--program` names another.
fn program(shop: &Workshop, arguments: &mut Arguments) -> Result<PathBuf> {
    match arguments.value("--program")? {
        // Where the tool runs is not where the person stands.
        Some(named) => {
            std::fs::canonicalize(&named).with_context(|| format!("there is no program {named}"))
        }
        None => demo::build(shop),
    }
}

fn verdict(command: &mut Command) -> Result<Verdict> {
    let heard = run::heard(command)?;
    Ok(if heard.good {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

/// Where a tool of that version is kept: `XDG_CACHE_HOME`, else `.cache` at home.
fn cache(tool: &str, version: &str) -> Result<PathBuf> {
    let held = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let caches = held("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| held("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set, so there is no place for it")?;
    Ok(caches
        .join("answerable-dev")
        .join(format!("{tool}-{version}")))
}

/// Installs a tool, unless the file that shows it is there. What was half installed
/// is begun anew.
fn once(held: &Path, shows: &str, steps: impl FnOnce() -> Vec<Command>) -> Result<()> {
    let whole = held.join("whole");
    if whole.is_file() && held.join(shows).is_file() {
        return Ok(());
    }
    if held.exists() {
        std::fs::remove_dir_all(held)
            .with_context(|| format!("cannot clear {}", held.display()))?;
    }
    std::fs::create_dir_all(held).with_context(|| format!("cannot make {}", held.display()))?;
    println!("Installing into {}", held.display());
    for mut step in steps() {
        if !run::heard(&mut step)?.good {
            bail!("it cannot be installed from here; is the network there?");
        }
    }
    if !held.join(shows).is_file() {
        bail!("it was installed and {shows} is not there");
    }
    std::fs::write(&whole, b"").with_context(|| format!("cannot write {}", whole.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(words: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", words]);
        command
    }

    #[test]
    fn what_is_there_is_kept_and_what_was_half_installed_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let held = folder.path().join("tool-1");
        let file = held.join("tool");
        let write = |words: &str| shell(&format!("echo {words} > {}", file.display()));

        // It breaks off after the file was there.
        let broken = once(&held, "tool", || vec![write("half"), shell("exit 1")]);
        assert!(broken.is_err());
        once(&held, "tool", || vec![write("whole")]).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "whole\n");
        once(&held, "tool", || vec![write("again")]).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "whole\n");
    }

    #[test]
    fn a_step_that_leaves_nothing_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let held = folder.path().join("tool-1");
        assert!(once(&held, "tool", || vec![shell("true")]).is_err());
    }
}
