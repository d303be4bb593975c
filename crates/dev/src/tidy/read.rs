//! Reads the repository into a [`Ground`]: files by git's word, rooms by cargo's.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package};

use super::ground::{File, Foreign, Ground, Room};
use crate::workshop::Workshop;

/// Reads the whole ground.
///
/// # Errors
/// Git or cargo cannot tell what is there.
pub(super) fn ground(shop: &Workshop) -> Result<Ground> {
    let metadata = MetadataCommand::new()
        .current_dir(shop.root())
        .features(CargoOpt::AllFeatures)
        .other_options(vec!["--filter-platform".to_owned(), host()?])
        .exec()
        .context("cargo cannot tell what the workspace uses")?;
    Ok(Ground {
        files: files(shop)?,
        rooms: rooms(&metadata),
        foreign: foreign(&metadata),
    })
}

/// Every file git keeps or would keep: tracked, or new and not ignored.
fn files(shop: &Workshop) -> Result<Vec<File>> {
    let output = Command::new("git")
        .current_dir(shop.root())
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .output()
        .context("git is not here; tidy reads the list of files from it")?;
    if !output.status.success() {
        bail!("git cannot list the files: run this inside a clone");
    }
    let mut files = Vec::new();
    for path in String::from_utf8_lossy(&output.stdout).split_terminator('\0') {
        // A file removed but not yet committed is not there; a picture is not text.
        if let Ok(text) = std::fs::read_to_string(shop.at(path)) {
            files.push(File {
                path: path.to_owned(),
                text,
            });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    Ok(files)
}

/// The machine's own platform, so that crates for other systems need not be
/// fetched to be counted.
fn host() -> Result<String> {
    let output = Command::new("rustc")
        .arg("-vV")
        .output()
        .context("rustc is not here")?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc does not tell its platform")
}

fn rooms(metadata: &Metadata) -> Vec<Room> {
    let folders: BTreeMap<&str, String> = metadata
        .workspace_packages()
        .into_iter()
        .map(|package| (package.name.as_str(), folder(package)))
        .collect();
    let mut rooms: Vec<Room> = metadata
        .workspace_packages()
        .into_iter()
        .map(|package| {
            let mut room = Room::of(&folder(package), &[]);
            for used in &package.dependencies {
                let ours = folders.get(used.name.as_str());
                match (ours, used.kind) {
                    (Some(name), DependencyKind::Development) => {
                        room.uses_in_tests.push(name.clone());
                    }
                    (Some(name), _) => room.uses.push(name.clone()),
                    (None, DependencyKind::Development) => {}
                    (None, _) => room.takes.push(used.name.clone()),
                }
            }
            room
        })
        .collect();
    rooms.sort_by(|one, other| one.name.cmp(&other.name));
    rooms
}

/// The folder's name, which is the room's name.
fn folder(package: &Package) -> String {
    package
        .manifest_path
        .parent()
        .and_then(|folder| folder.file_name())
        .unwrap_or(package.name.as_str())
        .to_owned()
}

fn foreign(metadata: &Metadata) -> Vec<Foreign> {
    metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some())
        .map(|package| Foreign {
            name: package.name.to_string(),
            licence: package.license.clone(),
        })
        .collect()
}
