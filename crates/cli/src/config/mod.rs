//! `answerable config`, and the file of settings that every command reads.
//!
//! A setting is said by a flag, else in the environment, else in the file, else
//! it has its default. The file is read before the command line is: what it says
//! takes the place of the defaults, and clap does the rest.

mod file;
mod settings;

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};

use answerable_wording::numbers::count;
use clap::{Args, Subcommand};

use crate::edge::Refusal;
use crate::layout;
pub(crate) use file::Settings;
use settings::{SETTINGS, Setting};

/// Where the file is said to be, in the environment.
pub(crate) const IN_ENVIRONMENT: &str = "ANSWERABLE_CONFIG";

/// Check the file of settings, or show every setting and where it comes from
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Check the file of settings, and change nothing
    Check,
    /// Show every setting, its value and where it comes from
    Show,
}

pub(crate) fn run(
    arguments: &Arguments,
    config: Option<&Path>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let given = config.map(Settings::read).transpose()?;
    match arguments.act {
        Act::Check => check(given.as_ref(), out),
        Act::Show => show(given.as_ref(), out),
    }
}

fn check(given: Option<&Settings>, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(given) = given else {
        return Err(Refusal(format!(
            "no file of settings is named; give one with --config FILE, or in {IN_ENVIRONMENT}"
        ))
        .into());
    };
    let said = count(given.len() as u64, "setting", "settings");
    writeln!(
        out,
        "{}: {said}; every setting is allowed.",
        given.path().display()
    )?;
    Ok(())
}

fn show(given: Option<&Settings>, out: &mut dyn Write) -> anyhow::Result<()> {
    let widest = SETTINGS.iter().map(|setting| setting.name.len()).max();
    let column = widest.unwrap_or_default() + 2;
    for setting in &SETTINGS {
        let (value, from) = value_of(setting, given);
        layout::labelled(out, setting.name, column, &format!("{value} ({from})"))?;
    }
    Ok(())
}

/// The value that a command without flags would take, and where it comes from.
fn value_of(setting: &Setting, given: Option<&Settings>) -> (String, String) {
    if let Some(value) = std::env::var_os(setting.environment()) {
        let value = value.to_string_lossy().into_owned();
        return (value, setting.environment());
    }
    if let Some((values, line)) = given.and_then(|given| given.of(setting.name)) {
        return (values.join(", "), format!("line {line}"));
    }
    match setting.default {
        Some(value) => (value.to_owned(), "default".to_owned()),
        None => ("not set".to_owned(), "default".to_owned()),
    }
}

/// The file that a command line or the environment names.
pub(crate) fn named(typed: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    let mut typed = typed.take_while(|word| word != "--");
    while let Some(word) = typed.next() {
        if word == "--config" {
            return typed.next().map(PathBuf::from);
        }
        let after = word
            .to_str()
            .and_then(|word| word.strip_prefix("--config="));
        if let Some(path) = after {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os(IN_ENVIRONMENT)
        .filter(|path| path != OsStr::new(""))
        .map(PathBuf::from)
}

/// The commands with the file's values in the place of their defaults.
pub(crate) fn applied(command: clap::Command, given: &Settings) -> clap::Command {
    let command = command.mut_args(|argument| {
        let environment = argument.get_env().and_then(OsStr::to_str);
        let setting = SETTINGS
            .iter()
            .find(|setting| Some(setting.environment().as_str()) == environment);
        match setting.and_then(|setting| given.of(setting.name)) {
            Some((values, _)) => argument.default_values(values.to_vec()),
            None => argument,
        }
    });
    command.mut_subcommands(|command| applied(command, given))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::Arguments;

    /// Every environment variable that a command takes, of all commands.
    fn taken(command: &clap::Command, into: &mut Vec<String>) {
        for argument in command.get_arguments() {
            let environment = argument.get_env().and_then(OsStr::to_str);
            into.extend(environment.map(str::to_owned));
        }
        for command in command.get_subcommands() {
            taken(command, into);
        }
    }

    #[test]
    fn every_setting_is_a_flag_and_every_flag_with_a_variable_is_a_setting() {
        let mut there = Vec::new();
        taken(&Arguments::command(), &mut there);
        there.sort();
        there.dedup();
        there.retain(|environment| environment != IN_ENVIRONMENT);
        let mut settings = SETTINGS.map(|setting| setting.environment()).to_vec();
        settings.sort();
        assert_eq!(there, settings);
    }

    #[test]
    fn a_default_that_is_documented_is_the_flags_own() {
        let command = Arguments::command();
        let serve = command.find_subcommand("serve").unwrap();
        for setting in &SETTINGS {
            let argument = serve
                .get_arguments()
                .find(|argument| argument.get_long() == Some(setting.name))
                .unwrap_or_else(|| panic!("serve has no --{}", setting.name));
            let own = argument.get_default_values().first();
            let own = own.and_then(|value| value.to_str());
            assert_eq!(own, setting.default, "{}", setting.name);
        }
    }

    #[test]
    fn the_file_is_named_by_a_flag_before_the_environment() {
        let of = |typed: &str| named(typed.split_whitespace().map(OsString::from));
        assert_eq!(
            of("answerable serve --config a.toml"),
            Some("a.toml".into())
        );
        assert_eq!(
            of("answerable --config=b.toml serve"),
            Some("b.toml".into())
        );
        assert_eq!(of("answerable serve -- --config a.toml"), of("answerable"));
    }

    /// The pages that tell of settings tell of each.
    #[test]
    fn every_setting_is_told_of_in_the_docs_and_in_the_file_that_ships() {
        let docs = include_str!("../../../../docs/OPERATING.md");
        let shipped = include_str!("../../../../packaging/answerable.toml");
        for Setting { name, .. } in SETTINGS {
            assert!(docs.contains(&format!("| `{name}` |")), "OPERATING: {name}");
            let line = format!("\n#{name} = ");
            let set = format!("\n{name} = ");
            assert!(shipped.contains(&line) || shipped.contains(&set), "{name}");
        }
    }
}
