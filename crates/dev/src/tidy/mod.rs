//! `cargo dev tidy`: the rules of the house, held over the files themselves.
//!
//! Each rule is a file in `rules/`. It looks at the [`Ground`] and returns its
//! findings; beside it stands a ground that breaks it. Every run first shows
//! each rule its broken ground: a rule that finds nothing there is itself a
//! failure, because a check that cannot fail proves nothing.

mod ground;
mod read;
mod rules;
mod rust_text;

use anyhow::Result;
use ground::Ground;

use crate::Verdict;
use crate::arguments::Arguments;
use crate::workshop::Workshop;

/// One rule of the house.
struct Rule {
    /// What a failure is called.
    name: &'static str,
    /// What holds when it is kept.
    promise: &'static str,
    find: fn(&Ground) -> Vec<Finding>,
    /// The negative control: the smallest ground that breaks the rule.
    broken: fn() -> Ground,
}

/// One place where a rule is not kept.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    weight: Weight,
    /// From the repository's root, with forward slashes.
    path: String,
    /// Counted from 1, where there is one.
    line: Option<usize>,
    what: String,
    remedy: String,
}

/// Whether a finding ends the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Warning,
    Failure,
}

impl Finding {
    fn failure(path: &str, line: Option<usize>, what: String, remedy: &str) -> Finding {
        Finding {
            weight: Weight::Failure,
            path: path.to_owned(),
            line,
            what,
            remedy: remedy.to_owned(),
        }
    }
}

/// Holds the repository to the rules; `--rules` lists them instead.
pub(crate) fn command(shop: &Workshop, mut arguments: Arguments) -> Result<Verdict> {
    let list = arguments.flag("--rules");
    arguments.end()?;
    if list {
        for rule in rules::ALL {
            println!("{:<16} {}", rule.name, rule.promise);
        }
        return Ok(Verdict::Good);
    }
    hold(shop)
}

/// Shows every rule its control, then the repository.
///
/// # Errors
/// The repository cannot be read.
pub(crate) fn hold(shop: &Workshop) -> Result<Verdict> {
    let ground = read::ground(shop)?;
    let mut failures = 0;
    let mut warnings = 0;
    for rule in rules::ALL {
        if (rule.find)(&(rule.broken)()).is_empty() {
            failures += 1;
            println!(
                "tidy {}: the rule found nothing in its own broken control",
                rule.name
            );
        }
        for finding in (rule.find)(&ground) {
            match finding.weight {
                Weight::Failure => failures += 1,
                Weight::Warning => warnings += 1,
            }
            println!("{}", told(rule.name, &finding));
        }
    }
    if let Some(line) = rules::asvs_counted(&ground) {
        println!("{line}");
    }
    println!(
        "tidy: {} rules over {} files: {failures} to mend, {warnings} to watch",
        rules::ALL.len(),
        ground.files.len()
    );
    Ok(if failures == 0 {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

/// `tidy RULE: PATH:LINE: what`, then the remedy; a warning on one line.
fn told(rule: &str, finding: &Finding) -> String {
    let place = match finding.line {
        Some(line) => format!("{}:{line}", finding.path),
        None => finding.path.clone(),
    };
    let Finding { what, remedy, .. } = finding;
    match finding.weight {
        Weight::Failure => format!("tidy {rule}: {place}: {what}\n     {remedy}"),
        Weight::Warning => format!("tidy {rule}: watch {place}: {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_finds_its_broken_control() {
        for rule in rules::ALL {
            let findings = (rule.find)(&(rule.broken)());
            assert!(!findings.is_empty(), "{} cannot fail", rule.name);
            for finding in findings {
                assert!(!finding.path.is_empty() && !finding.remedy.is_empty());
            }
        }
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let mut names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), rules::ALL.len());
    }

    #[test]
    fn a_finding_says_rule_place_and_remedy() {
        let finding = Finding::failure("a/b.rs", Some(3), "it is long".into(), "cut it");
        assert_eq!(
            told("length", &finding),
            "tidy length: a/b.rs:3: it is long\n     cut it"
        );
    }
}
