//! Linux: limits of resources, and a filter that leaves few system calls.
//!
//! The filter is a list of what may be asked of the system, not of what may not:
//! nothing on it opens a file, makes a socket, starts a program or a thread,
//! or speaks to another process. Everything else is answered "not permitted".

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use landlock::{
    ABI, Access as _, AccessFs, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetError, path_beneath_rules,
};
use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, apply_filter_all_threads,
};

use super::{Confined, NotConfined};
use crate::Limits;

/// What is not limited on this system, to be told to whoever runs it.
pub const UNLIMITED: Option<&str> = None;

/// The system calls that a child still needs.
const LEFT: [i64; 25] = [
    // It speaks through what it was handed: stdin, stdout, stderr.
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_pread64,
    libc::SYS_close,
    // It has memory, as far as the limit goes.
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_futex,
    // Hash tables are seeded, and nothing is asked of the machine's devices.
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    // It ends: as it should, by a panic, by its own signal.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_lseek,
];

/// The calls by which a process sends a signal: to itself alone.
const SIGNALS: [i64; 1] = [libc::SYS_tgkill];

/// What a program that others wrote needs besides: it is started, finds its libraries,
/// and looks what it was handed.
const TO_START: [i64; 26] = [
    libc::SYS_execve,
    libc::SYS_openat,
    libc::SYS_newfstatat,
    libc::SYS_fstat,
    libc::SYS_statx,
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_readlinkat,
    libc::SYS_getdents64,
    libc::SYS_set_tid_address,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_prlimit64,
    libc::SYS_fcntl,
    libc::SYS_ioctl,
    libc::SYS_dup,
    libc::SYS_writev,
    libc::SYS_fadvise64,
    libc::SYS_uname,
    libc::SYS_sysinfo,
    libc::SYS_getcwd,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_getegid,
    libc::SYS_gettimeofday,
];

/// The same, by the names that only the oldest of these machines has.
#[cfg(target_arch = "x86_64")]
const TO_START_HERE: &[i64] = &[
    libc::SYS_arch_prctl,
    libc::SYS_access,
    libc::SYS_readlink,
    libc::SYS_open,
    libc::SYS_stat,
    libc::SYS_lstat,
];
#[cfg(not(target_arch = "x86_64"))]
const TO_START_HERE: &[i64] = &[];

/// Where the libraries of the system lie, and the list of them.
const LIBRARIES: [&str; 7] = [
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
];

/// As many files as a program has open at once: its libraries, one by one.
const FILES_OPEN: u64 = 64;

/// Gives up everything but memory, time within limits and three open pipes.
pub(crate) fn confine(limits: &Limits) -> Result<Confined, NotConfined> {
    let status = File::open("/proc/self/status").ok();
    limit(limits, 0)?;
    let calls = LEFT.into_iter();
    filter(calls)?;
    Ok(Confined { status })
}

/// Gives up the same, but for what another program needs to be started: it may open its
/// libraries and what lies below some folders, to read.
pub(crate) fn confine_for_another(
    limits: &Limits,
    program: &Path,
    below: &[&Path],
) -> Result<(), NotConfined> {
    files_to_read(program, below).map_err(|why| refused("files", &why))?;
    limit(limits, FILES_OPEN)?;
    let calls = LEFT.into_iter().chain(TO_START);
    filter(calls.chain(TO_START_HERE.iter().copied()))
}

/// Leaves these files to be read, and no other to be read, written or started.
fn files_to_read(program: &Path, below: &[&Path]) -> Result<(), RulesetError> {
    let abi = ABI::V1;
    let libraries = LIBRARIES.map(Path::new);
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    // The loader lies among the libraries, and is started like a program.
    let start = read | AccessFs::Execute;
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(abi))?
        .create()?
        .add_rules(path_beneath_rules([program], start))?
        .add_rules(path_beneath_rules(libraries, start))?
        .add_rules(path_beneath_rules(below, read))?
        .restrict_self()?;
    Ok(())
}

fn refused(what: &str, why: &dyn std::fmt::Display) -> NotConfined {
    NotConfined(format!("{what}: {why}"))
}

fn limit(limits: &Limits, files_open: u64) -> Result<(), NotConfined> {
    let seconds = limits.processor_seconds;
    for (resource, name, most, at_last) in [
        (Resource::Core, "core", 0, 0),
        (Resource::Fsize, "files written", 0, 0),
        (Resource::Nofile, "files open", files_open, files_open),
        (Resource::Nproc, "processes", 0, 0),
        // Told first, so that it is known why it ended; a second later, killed.
        (Resource::Cpu, "time of a processor", seconds, seconds + 1),
        (
            Resource::As,
            "memory",
            limits.memory_bytes,
            limits.memory_bytes,
        ),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(at_last),
        };
        setrlimit(resource, limit).map_err(|why| refused(name, &why))?;
    }
    Ok(())
}

/// Leaves these system calls and no others.
fn filter(calls: impl Iterator<Item = i64>) -> Result<(), NotConfined> {
    let filter = made(calls).map_err(|why| refused("filter", &why))?;
    // It also gives up every right that a program could bring (no_new_privs).
    apply_filter_all_threads(&filter).map_err(|why| refused("filter of system calls", &why))
}

fn made(calls: impl Iterator<Item = i64>) -> Result<BpfProgram, BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = calls.map(|call| (call, Vec::new())).collect();
    let own = u64::from(std::process::id());
    for call in SIGNALS {
        let to_itself = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, own)?;
        rules.insert(call, vec![SeccompRule::new(vec![to_itself])?]);
    }
    let not_permitted = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let architecture = std::env::consts::ARCH.try_into()?;
    let filter = SeccompFilter::new(rules, not_permitted, SeccompAction::Allow, architecture)?;
    filter.try_into()
}

/// The line of `/proc/self/status` with the most memory that was held at once.
const PEAK: &str = "VmHWM:";

/// Longer than the file is.
const STATUS_BYTES: usize = 8 * 1024;

pub(crate) fn peak_memory_bytes(status: &File) -> Option<u64> {
    let mut held = [0; STATUS_BYTES];
    let length = status.read_at(&mut held, 0).ok()?;
    let text = std::str::from_utf8(&held[..length]).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(PEAK))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024)
}
