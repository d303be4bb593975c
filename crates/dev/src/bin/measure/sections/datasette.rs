//! The register beside Datasette, which serves the same rows from the SQLite file
//! of `answerable export`.
//!
//! Each pair is loaded in turn on the same two cores. Every request of a round asks
//! for another page than the one before it, so that neither side answers from what
//! it drew a moment ago; what ours keeps of pages drawn before is a figure of its
//! own. Datasette is started as quick as it goes: no facets are suggested and no
//! rows counted. Ours says far more on each page than a row has.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use super::{ROUNDS, Section};
use crate::bench::Bench;
use crate::figure::{Figure, Goal};
use crate::load;
use crate::program::{self, Serving};

pub(super) const SECTION: Section = Section {
    name: "datasette",
    promise: "pages, lists, data and search at size L beside Datasette on the same rows",
    measure,
};

/// The port it is given, on loopback.
const PORT: u16 = 8101;

/// How many asks are visited: more than either side answers in a round.
const VISITED: usize = 20_000;

/// How many pages of a list are visited.
const PAGES: usize = 400;

/// Words that stand in the asks of an invented register, two to a search.
const SOUGHT: [&str; 8] = [
    "custody",
    "vetting",
    "complaints",
    "roads",
    "evidence",
    "training",
    "risk",
    "search",
];

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let Some(datasette) = installed() else {
        println!(
            "  not measured: there is no Datasette here (pip install datasette; \
             ANSWERABLE_DATASETTE names its program where it is not on the path)"
        );
        return Ok(Vec::new());
    };
    let register = bench.register_l()?;
    let tables = bench.folder("datasette")?.join("tables");
    export(&register, &tables)?;
    let asks = some_asks(&tables.join("asks.jsonl"))?;
    let ours = Serving::start(Some(&register))?;
    let theirs = Datasette::start(&datasette, &tables.join("register.db"))?;
    let mut figures = Vec::new();
    for pair in pairs(&asks) {
        figures.extend(measured(&pair, &ours.address, &theirs.address)?);
    }
    Ok(figures)
}

/// What is asked of both.
struct Pair {
    name: &'static str,
    ours: Vec<String>,
    theirs: Vec<String>,
    /// How many times as many of ours are to be answered.
    goal: f64,
}

fn pairs(asks: &[String]) -> Vec<Pair> {
    let of_theirs = |ask: &String| format!("/register/asks/{}", tilde(ask));
    let from = |ask: &String| tilde(ask);
    let starts = || asks.iter().step_by(asks.len() / PAGES);
    let sought = || {
        let both = |(nth, one): (usize, &&'static str)| {
            let other = SOUGHT[(nth + 3) % SOUGHT.len()];
            format!("{one}+{other}")
        };
        SOUGHT.iter().enumerate().map(both).collect::<Vec<_>>()
    };
    vec![
        Pair {
            name: "one ask, another each time",
            ours: asks.iter().map(|ask| format!("/asks/{ask}")).collect(),
            theirs: asks.iter().map(of_theirs).collect(),
            goal: 40.0,
        },
        Pair {
            name: "one ask, drawn before",
            ours: vec![format!("/asks/{}", asks[0])],
            theirs: vec![of_theirs(&asks[0])],
            goal: 40.0,
        },
        Pair {
            name: "a list of 50 asks, another page each time",
            ours: (1..=PAGES)
                .map(|page| format!("/asks?page={page}"))
                .collect(),
            theirs: starts()
                .map(|ask| format!("/register/asks?_size=50&_nocount=1&_next={}", from(ask)))
                .collect(),
            goal: 40.0,
        },
        Pair {
            name: "a search",
            ours: sought()
                .iter()
                .map(|words| format!("/asks?words={words}"))
                .collect(),
            theirs: sought()
                .iter()
                .map(|words| format!("/register/asks?_search={words}&_size=50&_nocount=1"))
                .collect(),
            goal: 20.0,
        },
    ]
}

fn measured(pair: &Pair, ours: &str, theirs: &str) -> Result<[Figure; 2]> {
    let mut rounds = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let from = round * pair.ours.len() / ROUNDS;
        rounds.0.push(load::over(ours, &pair.ours, from)?);
        rounds.1.push(load::over(theirs, &pair.theirs, from)?);
    }
    let times: Vec<f64> = rounds
        .0
        .iter()
        .zip(&rounds.1)
        .map(|(one, other)| one / other)
        .collect();
    Ok([
        Figure::of(pair.name, "/s", rounds.0).beside("Datasette", rounds.1),
        Figure::of("  times Datasette", "times", times).with_goal(Goal::AtLeast(pair.goal)),
    ])
}

/// The program, where it can be started.
fn installed() -> Option<PathBuf> {
    let program = std::env::var_os("ANSWERABLE_DATASETTE")
        .map_or_else(|| PathBuf::from("datasette"), PathBuf::from);
    let said = Command::new(&program).arg("--version").output().ok()?;
    println!("  {}", String::from_utf8_lossy(&said.stdout).trim());
    Some(program)
}

fn export(register: &Path, folder: &Path) -> Result<()> {
    let start = Instant::now();
    let done = Command::new(program::path()?)
        .args(["export", "--register"])
        .args([register, folder])
        .stdout(Stdio::null())
        .status()?;
    ensure!(done.success(), "the register was not exported");
    println!("  (exported in {:.1} s)", start.elapsed().as_secs_f64());
    Ok(())
}

/// References of asks, from the whole table.
fn some_asks(table: &Path) -> Result<Vec<String>> {
    let count = BufReader::new(File::open(table)?).lines().count();
    let each = (count / VISITED).max(1);
    BufReader::new(File::open(table)?)
        .lines()
        .step_by(each)
        .map(|line| {
            let row: Value = serde_json::from_str(&line?)?;
            let ask = row["ask"].as_str().context("a row names no ask")?;
            Ok(ask.to_owned())
        })
        .collect()
}

/// A key as Datasette has it in an address.
fn tilde(key: &str) -> String {
    key.replace('/', "~2F")
}

/// A Datasette that ends with this.
struct Datasette {
    child: Child,
    address: String,
}

impl Datasette {
    fn start(program: &Path, database: &Path) -> Result<Self> {
        let child = Command::new(program)
            .arg("serve")
            .arg(database)
            .args(["--host", "127.0.0.1", "--port", &PORT.to_string()])
            .args(["--setting", "suggest_facets", "off"])
            .args(["--setting", "sql_time_limit_ms", "5000"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let datasette = Self {
            child,
            address: format!("http://127.0.0.1:{PORT}"),
        };
        let start = Instant::now();
        while load::once(&datasette.address, "/register").is_err() {
            if start.elapsed() > Duration::from_secs(30) {
                bail!("Datasette does not answer on port {PORT}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(datasette)
    }
}

impl Drop for Datasette {
    fn drop(&mut self) {
        // It is gone already, or is no longer ours to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_datasette_reads_it() {
        assert_eq!(
            tilde("report-1-2/northmoor-police/act"),
            "report-1-2~2Fnorthmoor-police~2Fact"
        );
    }

    #[test]
    fn both_sides_are_asked_for_as_many_pages() {
        let asks: Vec<String> = (0..800).map(|nth| format!("r-{nth}/b/act")).collect();
        for pair in pairs(&asks) {
            assert_eq!(pair.ours.len(), pair.theirs.len(), "{}", pair.name);
        }
    }
}
