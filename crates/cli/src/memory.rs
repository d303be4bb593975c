//! Memory as large as what is held.
//!
//! The allocator asks the system for pages of 2 MB, and where it gets them a page of
//! which a small register uses a corner is held whole: half as much memory again.
//! A large register fills its pages, and is read from the disk faster on them. So a
//! program begins with pages of 4 KB, and takes large ones for a long log.

use std::path::Path;

/// From so many bytes of log on, large pages are worth what they hold: some 60,000
/// entries, whose register is above 100 MB.
const LONG_LOG_BYTES: u64 = 64 * 1024 * 1024;

/// Begins with small pages: before anything much is held.
pub(crate) fn begin_small() {
    use_large_pages(false);
}

/// Takes large pages where a log is long: before it is read.
pub(crate) fn fit(log: &Path) {
    let bytes = std::fs::metadata(log).map_or(0, |log| log.len());
    use_large_pages(bytes >= LONG_LOG_BYTES);
}

/// What a system refuses or does not know costs memory or time, and nothing else.
fn use_large_pages(large: bool) {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(!large);
    #[cfg(not(target_os = "linux"))]
    let _ = large;
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::thread::transparent_huge_pages_are_disabled;

    use super::*;

    #[test]
    fn a_long_log_is_read_onto_large_pages_and_a_short_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log.sqlite");
        let file = std::fs::File::create(&log).unwrap();
        let small = || transparent_huge_pages_are_disabled().unwrap();
        begin_small();
        assert!(small());
        file.set_len(LONG_LOG_BYTES).unwrap();
        fit(&log);
        assert!(!small());
        file.set_len(LONG_LOG_BYTES - 1).unwrap();
        fit(&log);
        assert!(small());
        fit(&folder.path().join("none"));
        assert!(small());
    }
}
