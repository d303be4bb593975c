//! A disk that refuses: nothing is acknowledged, and reading goes on.
//!
//! The test runs a part of itself again as a child on a small disk. Where the
//! machine does not allow that, it says so and is skipped.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use answerable_desk::clerk::{Clerk, NotRecorded};
use answerable_desk::store::{AppendError, Fault, Log};
use answerable_register::facts::Source;
use answerable_testkit::facts::source;

use crate::{command, folded};

/// Where the child's small disk is; its presence makes the child.
const PLACE: &str = "ANSWERABLE_DESK_DISK";

/// Mounts a disk of 1 MiB in memory that only the child sees. Needs root.
const SMALL_DISK: &str = "mount -t tmpfs -o size=1m none \"$ANSWERABLE_DESK_DISK\" && exec \"$@\"";

#[test]
fn on_a_full_disk_nothing_is_acknowledged_and_reading_goes_on() {
    if let Ok(place) = std::env::var(PLACE) {
        println!("begun");
        on_a_full_disk(Path::new(&place));
        println!("ended");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("unshare")
        .args(["-m", "sh", "-c", SMALL_DISK, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "disk::on_a_full_disk_nothing_is_acknowledged_and_reading_goes_on",
            "--nocapture",
        ])
        .env(PLACE, folder.path())
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Ok(output) => output,
        Err(why) => return println!("skipped: this machine does not allow it ({why})"),
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    if !said.contains("begun") {
        let why = complained.lines().last().unwrap_or("no reason given");
        return println!("skipped: this machine does not allow it ({why})");
    }
    assert!(said.contains("ended"), "{said}\n{complained}");
}

fn on_a_full_disk(place: &Path) {
    let path = place.join("log.sqlite");
    let ballast = place.join("ballast");
    let clerk = Clerk::start(Log::create(&path).unwrap()).unwrap();
    fs::write(&ballast, vec![0; 300 << 10]).unwrap();
    let long = |number: u64| Source {
        note: Some("x".repeat(3_000).into()),
        ..source(&format!("source-{number}"))
    };
    let record = |number| clerk.record(command(vec![long(number).into()]));
    let (acknowledged, refused) = (0..1_000)
        .find_map(|number| record(number).err().map(|why| (number, why)))
        .unwrap();
    let NotRecorded::Log(why) = &refused else {
        panic!("{refused}");
    };
    assert!(
        matches!(**why, AppendError::Fault(Fault::DiskFull { .. })),
        "{why}"
    );
    assert!(refused.to_string().contains("free some space"), "{refused}");

    // What was acknowledged can be read, and nothing else.
    assert!(acknowledged > 20);
    assert_eq!(clerk.read().head(), acknowledged);
    assert!(record(2_000).is_err());
    assert_eq!(clerk.read().head(), acknowledged);
    assert_eq!(folded(&path).head(), acknowledged);

    // With space again, writing goes on with the same names.
    fs::remove_file(&ballast).unwrap();
    record(acknowledged).unwrap();
    assert_eq!(clerk.read().head(), acknowledged + 1);
    assert_eq!(
        format!("{:?}", *clerk.read()),
        format!("{:?}", folded(&path))
    );
}
