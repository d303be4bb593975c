//! What the machine offers, and what the caller asked of us in the environment.
//!
//! The whole contract with the environment is here, and in CONTRIBUTING.md:
//!
//! - `ANSWERABLE_NO_SKIPS=1`: whatever would be skipped fails instead. Two
//!   things are excused: tests on the folder `shared` beside the repository,
//!   where there is no such folder; and what is known of faults in libraries,
//!   where the database of them cannot be had.
//! - `CHROMIUM`: the browser to use, if it is not found by itself.
//! - `UPDATE=1`: write the browser tests' snapshots anew.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether the caller forbids skipping.
pub(crate) fn no_skips() -> bool {
    std::env::var("ANSWERABLE_NO_SKIPS").is_ok_and(|value| value == "1")
}

/// Something that is not on this machine, and how to get it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) what: String,
    pub(crate) remedy: String,
}

/// The oldest Node.js whose test runner the browser tests can use.
const OLDEST_NODE: u32 = 20;

/// The first of `names` found on the search path.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// Whether `cargo nextest` is here.
pub(crate) fn has_nextest() -> bool {
    program(&["cargo-nextest"]).is_some()
}

/// Whether `cargo deny` is here.
pub(crate) fn has_cargo_deny() -> bool {
    program(&["cargo-deny"]).is_some()
}

/// The browser: `CHROMIUM` if it is set, else Chromium or Chrome by name. The one
/// without windows comes first: it draws the same pages, and takes half as long.
///
/// # Errors
/// No browser, with the way to install one.
pub(crate) fn chromium() -> Result<PathBuf, Missing> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Missing {
                what: format!("CHROMIUM names {}, which is not a file", named.display()),
                remedy: "set it to the browser's full path, or unset it".to_owned(),
            })
        };
    }
    let names = [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ];
    program(&names).ok_or_else(|| Missing {
        what: "no Chromium on this machine".to_owned(),
        remedy: "apt-get install chromium-headless-shell, or set CHROMIUM to a browser's path"
            .to_owned(),
    })
}

/// Node.js and npm, new enough for the browser tests.
///
/// # Errors
/// Either is not here or too old, with the way to install it.
pub(crate) fn node() -> Result<PathBuf, Missing> {
    let remedy = format!("install Node.js {OLDEST_NODE} or later with npm");
    let missing = |what: String| Missing {
        what,
        remedy: remedy.clone(),
    };
    let node = program(&["node"]).ok_or_else(|| missing("no Node.js on this machine".into()))?;
    if program(&["npm"]).is_none() {
        return Err(missing("no npm on this machine".into()));
    }
    match node_version(&node) {
        Some(version) if version >= OLDEST_NODE => Ok(node),
        Some(version) => Err(missing(format!("Node.js {version} is too old"))),
        None => Err(missing("Node.js does not tell its version".into())),
    }
}

fn node_version(node: &Path) -> Option<u32> {
    let output = Command::new(node)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    major_version(&String::from_utf8(output.stdout).ok()?)
}

fn major_version(told: &str) -> Option<u32> {
    told.trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_read_from_what_it_prints() {
        assert_eq!(major_version("v20.20.2\n"), Some(20));
        assert_eq!(major_version("20"), None);
    }

    #[test]
    fn a_program_nobody_has_is_not_found() {
        assert_eq!(program(&["answerable-no-such-program"]), None);
    }
}
