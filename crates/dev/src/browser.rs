//! `cargo dev browser` and `cargo dev shots`: the pages as a person meets them.
//!
//! The tests themselves are in `browser-tests/` and run under Node's own
//! runner; this finds what they need, starts the demo and counts.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::demo::{self, Demo};
use crate::surroundings::{self, Missing};
use crate::tally::{self, Tally};
use crate::workshop::Workshop;
use crate::{Verdict, run};

/// Where the browser tests lie.
pub(crate) const FOLDER: &str = "browser-tests";

/// How a run of the browser tests ended.
pub(crate) enum Run {
    Ran { good: bool, tally: Tally },
    Missing(Missing),
}

/// Runs the browser tests: all, those whose file's name holds a word, or the
/// comparison with GOV.UK Frontend's fixtures alone.
pub(crate) fn command(shop: &Workshop, mut arguments: Arguments) -> Result<Verdict> {
    let only = if arguments.flag("--fixtures") {
        Some("fixtures".to_owned())
    } else {
        arguments.value("--only")?
    };
    arguments.end()?;
    match run(shop, "run.mjs", only.as_deref())? {
        Run::Ran { good, tally } => {
            println!("{tally}");
            Ok(if good { Verdict::Good } else { Verdict::Bad })
        }
        Run::Missing(missing) => bail!("{}; {}", missing.what, missing.remedy),
    }
}

/// Takes the pictures.
pub(crate) fn shots(shop: &Workshop, arguments: Arguments) -> Result<Verdict> {
    arguments.end()?;
    match run(shop, "shots.mjs", None)? {
        Run::Ran { good: true, .. } => Ok(Verdict::Good),
        Run::Ran { good: false, .. } => Ok(Verdict::Bad),
        Run::Missing(missing) => bail!("{}; {}", missing.what, missing.remedy),
    }
}

/// Runs them all, for the check.
///
/// # Errors
/// The program does not build, the demo does not start, or npm fails.
pub(crate) fn run_all(shop: &Workshop) -> Result<Run> {
    run(shop, "run.mjs", None)
}

fn run(shop: &Workshop, script: &str, only: Option<&str>) -> Result<Run> {
    let (node, chromium) = match (surroundings::node(), surroundings::chromium()) {
        (Ok(node), Ok(chromium)) => (node, chromium),
        (Err(missing), _) | (_, Err(missing)) => return Ok(Run::Missing(missing)),
    };
    let folder = shop.at(FOLDER);
    if let Some(missing) = install(&folder)? {
        return Ok(Run::Missing(missing));
    }
    let program = demo::build(shop)?;
    let demo = Demo::start(&program)?;
    let mut command = Command::new(node);
    command
        .current_dir(&folder)
        .arg(script)
        .args(only)
        .env("ANSWERABLE_ADDRESS", demo.address())
        .env("ANSWERABLE_PROGRAM", &program)
        .env("ANSWERABLE_SHOTS", shop.target().join("shots"))
        .env("CHROMIUM", chromium);
    let heard = run::heard(&mut command)?;
    let tally = tally::of_node(&heard.text);
    // A runner that ran nothing has shown nothing.
    let empty = script == "run.mjs" && tally.passed == 0;
    Ok(Run::Ran {
        good: heard.good && tally.failed == 0 && !empty,
        tally,
    })
}

/// Installs the packages of the lock file, unless they are already there.
pub(crate) fn install(folder: &Path) -> Result<Option<Missing>> {
    if is_installed(folder) {
        return Ok(None);
    }
    let heard = run::heard(Command::new("npm").arg("ci").current_dir(folder))?;
    Ok((!heard.good).then(|| Missing {
        what: "npm could not install the browser tests' packages".to_owned(),
        remedy: format!("look at what npm says: cd {FOLDER} && npm ci"),
    }))
}

/// Npm keeps its own record of what it installed; it is newer than the lock
/// file when they agree.
fn is_installed(folder: &Path) -> bool {
    let changed = |path: &str| std::fs::metadata(folder.join(path))?.modified();
    match (
        changed("node_modules/.package-lock.json"),
        changed("package-lock.json"),
    ) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_installed_anew_when_the_lock_file_is_newer() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        assert!(!is_installed(folder.path()));
        std::fs::write(at("package-lock.json"), "{}").unwrap();
        assert!(!is_installed(folder.path()));
        std::fs::create_dir(at("node_modules")).unwrap();
        std::fs::write(at("node_modules/.package-lock.json"), "{}").unwrap();
        assert!(is_installed(folder.path()));
    }
}
