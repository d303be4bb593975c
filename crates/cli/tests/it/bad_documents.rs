//! Every bad file of the testkit, through the child process that the program has
//! files read in: each ends plainly, within its memory, and costs nobody else.
//!
//! How fast each is answered is printed for the release build by `cargo dev bench
//! bad-documents`; a debug build on a busy machine has more time here.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use answerable_apart::{Ended, Limits, Program};
use answerable_calendar::Day;
use answerable_desk::reading::{Names, NotRead, PdfReader, Told, Work};
use answerable_testkit::bad_documents::{self, BadDocument};
use jiff::civil::date;

const TODAY: Day = date(2026, 11, 22);

/// What the program holds a child to, but for the clock: in a debug build the longest
/// texts take minutes, and it is enough here that the child is stopped.
const LIMITS: Limits = Limits {
    memory_bytes: 1 << 30,
    processor_seconds: 10,
    input_bytes: 80 << 20,
    answer_bytes: 96 << 20,
    elapsed: Duration::from_secs(3),
    at_once: 8,
    waiting: 8,
    wait: Duration::from_secs(100),
};

/// Words that a reason may not be made of: it is for whoever sent the file.
const NO_WORDS_OF_OURS: [&str; 9] = [
    "panicked",
    "unwrap",
    "Error(",
    "Err(",
    "::",
    "0x",
    "stack",
    "thread",
    "index out",
];

fn program(limits: Limits) -> Program {
    let path = PathBuf::from(env!("CARGO_BIN_EXE_answerable"));
    Program::new(path, vec!["read-apart".into()], limits)
}

fn asked(
    program: &Program,
    work: &Work,
    bytes: &[u8],
) -> Result<(Result<Told, NotRead>, u64), Ended> {
    let work = serde_json::to_vec(work).unwrap();
    let length = (work.len() as u64).to_le_bytes();
    let answer = program.run(&[&length, &work, bytes])?;
    let told = serde_json::from_slice(&answer.bytes).unwrap();
    Ok((told, answer.peak_memory_bytes))
}

/// What a file is read as: what a person would do with it, and what they would not.
fn works(bad: &BadDocument) -> Vec<Work> {
    let document = Work::Document {
        name: bad.name.clone(),
        today: TODAY,
        names: Names::default(),
        pdf: PdfReader::Own,
    };
    let ends = |endings: &[&str]| endings.iter().any(|ending| bad.name.ends_with(ending));
    let mut works = vec![document];
    if ends(&[".csv", ".xlsx", ".xls", ".xlsb", ".ods", "noise.txt"]) {
        works.push(Work::Tracker);
    }
    if ends(&[".html", ".xhtml"]) {
        works.push(Work::PublishedAnswer);
    }
    works
}

/// What is wrong with how one file was answered; nothing where it was answered well.
fn wrong(program: &Program, bad: &BadDocument, work: &Work, bytes: &[u8]) -> Option<String> {
    match asked(program, work, bytes) {
        Ok((told, peak)) => {
            if peak >= LIMITS.memory_bytes {
                return Some(format!("took {peak} bytes of memory"));
            }
            let Err(why) = told else { return None };
            let said = why.to_string();
            let is_ours = NO_WORDS_OF_OURS.iter().any(|word| said.contains(word));
            let is_plain = said.len() > 10 && !said.chars().any(char::is_control);
            (is_ours || !is_plain || matches!(why, NotRead::NoReader(_)))
                .then(|| format!("told {said:?}"))
        }
        Err(Ended::TooMuchHandedIn { .. })
            if bytes.len() as u64 > LIMITS.input_bytes - (1 << 20) =>
        {
            None
        }
        Err(Ended::TookTooLong { .. }) if cfg!(debug_assertions) => None,
        Err(ended) => Some(ended.to_string()),
    }
    .map(|why| {
        format!(
            "{} ({}): {why}",
            bad.name.escape_debug().take(60).collect::<String>(),
            bad.what
        )
    })
}

/// Every file of a family, two at a time.
fn each_is_answered(family: &str) {
    let families = bad_documents::families();
    let found = families.into_iter().find(|(name, _)| *name == family);
    let (all, program) = (found.unwrap().1, program(LIMITS));
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let take = || all.get(next.fetch_add(1, Ordering::Relaxed));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(bad) = take() {
                    let bytes = bad.bytes();
                    let works = works(bad);
                    let wrong = works
                        .iter()
                        .filter_map(|work| wrong(&program, bad, work, &bytes));
                    found.lock().unwrap().extend(wrong);
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    let (wrong, all) = (found.len(), all.len());
    assert!(wrong == 0, "{wrong} of {all}:\n{}", found.join("\n"));
}

/// A test for each family, so that they run side by side and none takes long.
macro_rules! families {
    ($($family:ident)*) => {
        $(
            #[test]
            fn $family() {
                each_is_answered(stringify!($family));
            }
        )*

        #[test]
        fn every_family_has_its_test() {
            let names = bad_documents::families().map(|(name, _)| name);
            assert_eq!(names, [$(stringify!($family)),*]);
        }
    };
}

families!(texts encodings pages office packing workbooks mail pdf sheets forged);

#[test]
fn a_good_file_is_read_in_the_same_child() {
    let letter = "Dear Ms Box,\n\nExampleshire Police should publish what it finds.\n";
    let work = Work::Document {
        name: "letter.txt".into(),
        today: TODAY,
        names: Names::default(),
        pdf: PdfReader::Own,
    };
    let (told, peak) = asked(&program(LIMITS), &work, letter.as_bytes()).unwrap();
    let read = told.unwrap().document().unwrap();
    assert_eq!(read.reading.document.text, letter);
    assert!(peak < 64 << 20, "{peak}");
}

/// The control: the bound on time is one.
#[test]
fn a_child_with_too_little_time_is_stopped() {
    let work = Work::Tracker;
    let short = Limits {
        elapsed: Duration::from_millis(1),
        ..LIMITS
    };
    let ended = asked(&program(short), &work, b"a,b\n1,2\n").unwrap_err();
    assert!(matches!(ended, Ended::TookTooLong { .. }), "{ended}");
}
