//! The parent's side: a child is started, handed bytes, listened to, stopped.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::child::{NOT_CONFINED, NOT_STARTED, PEAK_BYTES, STOPPED_AT};
use crate::places::Places;
use crate::{Ended, Limits};

/// A program whose every run is a child behind limits.
#[derive(Debug)]
pub struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    places: Places,
    answers: Answers,
}

/// In which form a child answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answers {
    /// With the memory that it held before the answer.
    WithItsMemory,
    /// As programs do that know nothing of us.
    Plainly,
}

/// What a child answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its answer.
    pub bytes: Vec<u8>,
    /// The most memory it held at once, in bytes; 0 where the system tells nothing.
    pub peak_memory_bytes: u64,
    /// How long it took from the start, without waiting for a place.
    pub took: Duration,
    /// What it said on stderr besides, as far as it is plain; a few lines at most.
    pub besides: String,
}

/// The most of a child's complaints that is read, in bytes.
const COMPLAINT_BYTES: u64 = 4 * 1024;

/// How often a child that has said everything is looked at, until it ends.
const LOOKED_AT_EVERY: Duration = Duration::from_millis(1);

/// The longest place in our code that is told.
const PLACE_CHARS: usize = 120;

impl Program {
    /// A program and its words. It must come to [`answer_once`](crate::answer_once)
    /// with the same limits.
    #[must_use]
    pub fn new(path: PathBuf, arguments: Vec<OsString>, limits: Limits) -> Self {
        Self {
            path,
            arguments,
            limits,
            places: Places::default(),
            answers: Answers::WithItsMemory,
        }
    }

    /// The same of one that comes to [`become_another`](crate::become_another): what the
    /// other program prints is its answer.
    #[must_use]
    pub fn of_others(self) -> Self {
        Self {
            answers: Answers::Plainly,
            ..self
        }
    }

    /// This very program, with other words.
    ///
    /// # Errors
    ///
    /// When the system does not say where it is.
    pub fn myself(arguments: Vec<OsString>, limits: Limits) -> io::Result<Self> {
        // What runs, and not what an upgrade has put in its place since.
        let running = PathBuf::from("/proc/self/exe");
        let path = match running.exists() {
            true => running,
            false => std::env::current_exe()?,
        };
        Ok(Self::new(path, arguments, limits))
    }

    /// What each child may have.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Runs one child on these bytes, one after another, and gives its answer.
    ///
    /// It blocks: at most for the wait for a place and the time a child has.
    ///
    /// # Errors
    ///
    /// Every way in which it can end without one; see [`Ended`].
    pub fn run(&self, input: &[&[u8]]) -> Result<Answer, Ended> {
        let most = self.limits.input_bytes;
        let length: u64 = input.iter().map(|part| part.len() as u64).sum();
        if length > most {
            return Err(Ended::TooMuchHandedIn { most });
        }
        let _place = self.places.take(&self.limits)?;
        let started = Instant::now();
        let child = self.start()?;
        let heard = self.hear(child, input, started + self.limits.elapsed)?;
        self.judge(heard, started)
    }

    /// Nothing of ours goes along: no environment, no folder, no open file.
    fn start(&self) -> io::Result<Child> {
        Command::new(&self.path)
            .args(&self.arguments)
            .env_clear()
            // Its allocator takes memory as it needs it and sets none apart, so
            // that the limit is one of what is used.
            .env("MIMALLOC_ARENA_RESERVE", "0")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    }

    fn hear(&self, child: Child, input: &[&[u8]], until: Instant) -> io::Result<Heard> {
        let mut child = Stopped(child);
        let missing = || io::Error::other("a pipe is missing");
        let mut stdin = child.0.stdin.take().ok_or_else(missing)?;
        let stdout = child.0.stdout.take().ok_or_else(missing)?;
        let stderr = child.0.stderr.take().ok_or_else(missing)?;
        let most = self.limits.answer_bytes + PEAK_BYTES as u64;
        let (said, hears) = channel();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A child that stops reading has its reasons, which are heard.
                let _ = input.iter().try_for_each(|part| stdin.write_all(part));
            });
            let complaint = scope.spawn(move || up_to(stderr, COMPLAINT_BYTES));
            scope.spawn(move || said.send(up_to(stdout, most + 1)));
            let left = || until.saturating_duration_since(Instant::now());
            let answer = match hears.recv_timeout(left()) {
                Ok(answer) => Some(answer?),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
            };
            let too_long = answer.as_ref().is_some_and(|said| said.len() as u64 > most);
            let mut status = None;
            while answer.is_some() && !too_long && !left().is_zero() {
                status = child.0.try_wait()?;
                if status.is_some() {
                    break;
                }
                std::thread::sleep(LOOKED_AT_EVERY);
            }
            // Whatever it is at, it is over: nothing waits for it any more.
            drop(child);
            let complaint = complaint.join().unwrap_or_else(|_| Ok(Vec::new()))?;
            Ok(Heard {
                answer: answer.unwrap_or_default(),
                complaint: String::from_utf8_lossy(&complaint).into_owned(),
                status,
                too_long,
            })
        })
    }

    fn judge(&self, heard: Heard, started: Instant) -> Result<Answer, Ended> {
        if heard.too_long {
            return Err(Ended::AnsweredTooMuch {
                most: self.limits.answer_bytes,
            });
        }
        let Some(status) = heard.status else {
            return Err(Ended::TookTooLong {
                after: self.limits.elapsed,
            });
        };
        let told = match self.answers {
            Answers::WithItsMemory => heard.answer.split_first_chunk::<PEAK_BYTES>(),
            Answers::Plainly => Some((&[0; PEAK_BYTES], &*heard.answer)),
        };
        if let Some((peak, answer)) = told.filter(|_| status.success()) {
            let letters = heard.complaint.chars();
            return Ok(Answer {
                bytes: answer.to_vec(),
                peak_memory_bytes: u64::from_le_bytes(*peak),
                took: started.elapsed(),
                besides: letters
                    .filter(|letter| is_plain(letter) || *letter == '\n')
                    .collect(),
            });
        }
        Err(self.how_it_ended(status, &heard.complaint))
    }

    /// By what the system says of it, and by what Rust's own runtime says.
    fn how_it_ended(&self, status: ExitStatus, complaint: &str) -> Ended {
        let of = |begins: &str| {
            let line = complaint.lines().find_map(|line| line.strip_prefix(begins));
            line.map(|words| words.chars().filter(is_plain).take(PLACE_CHARS).collect())
        };
        if let Some(why) = of(NOT_CONFINED) {
            return Ended::NotConfined { why };
        }
        if let Some(why) = of(NOT_STARTED) {
            let why: String = why;
            return Ended::NotStarted(io::Error::other(why));
        }
        if let Some(place) = of(STOPPED_AT) {
            return Ended::Panicked { place };
        }
        if complaint.contains("memory allocation of") {
            return Ended::NeededTooMuchMemory {
                most: self.limits.memory_bytes,
            };
        }
        if complaint.contains("has overflowed its stack") {
            return Ended::WentTooDeep;
        }
        if ran_out_of_time(status) {
            return Ended::TookTooLong {
                after: Duration::from_secs(self.limits.processor_seconds),
            };
        }
        Ended::BrokeOff {
            how: in_words(status),
        }
    }
}

/// What was heard of a child that is no more.
struct Heard {
    answer: Vec<u8>,
    complaint: String,
    /// How it ended; none where it had to be stopped.
    status: Option<ExitStatus>,
    too_long: bool,
}

/// A child that does not outlive this.
struct Stopped(Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        // One that has ended already is none to stop, and is waited for once.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn up_to(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut held = Vec::new();
    from.take(most).read_to_end(&mut held)?;
    Ok(held)
}

/// What a place in our code is made of: nothing that a terminal or a log obeys.
fn is_plain(letter: &char) -> bool {
    letter.is_ascii_alphanumeric() || " /._-:(),".contains(*letter)
}

#[cfg(unix)]
fn ran_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    /// What Linux sends a process that has used up its time of a processor.
    const SIGXCPU: i32 = 24;
    status.signal() == Some(SIGXCPU)
}

#[cfg(not(unix))]
fn ran_out_of_time(_status: ExitStatus) -> bool {
    false
}

fn in_words(status: ExitStatus) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        if let Some(signal) = status.signal() {
            return format!("signal {signal}");
        }
    }
    match status.code() {
        Some(code) => format!("exit code {code}"),
        None => "no exit code".to_owned(),
    }
}
