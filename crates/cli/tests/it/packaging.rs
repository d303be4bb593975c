//! What ships in `packaging/` names commands, flags, settings and files that
//! are there.

use std::path::{Path, PathBuf};

use super::with;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn shipped(name: &str) -> String {
    std::fs::read_to_string(root().join("packaging").join(name)).unwrap()
}

/// The command lines of `answerable` in a file, without what surrounds them.
fn command_lines(text: &str) -> Vec<Vec<String>> {
    let joined = text.replace("\\\n#", "").replace("\\\n", "");
    let lines = joined.lines().filter_map(|line| {
        let line = line.trim_start_matches(['#', ' ']);
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|word| {
            let name = word.rsplit(['/', '=']).next();
            name == Some("answerable") && !word.contains("register:")
        })?;
        let after = words.get(at + 1)?;
        let is_command = ["serve", "init", "config", "erase"].contains(after);
        is_command.then(|| {
            words[at + 1..]
                .iter()
                .map(|word| (*word).to_owned())
                .collect()
        })
    });
    lines.collect()
}

#[test]
fn every_command_line_that_ships_is_one_of_the_program() {
    let mut tried = 0;
    for file in [
        "answerable.toml",
        "answerable.service",
        "answerable-erase.service",
        "Containerfile",
    ] {
        for words in command_lines(&shipped(file)) {
            // With --help a command line is read, and nothing is done.
            let flags = words.iter().filter(|word| word.starts_with("--"));
            let command: Vec<&String> = words
                .iter()
                .take_while(|word| !word.starts_with("--"))
                .collect();
            let help = with(command.iter().map(|word| word.as_str()).chain(["--help"]));
            assert_eq!(help.code, Some(0), "{file}: {words:?}: {}", help.err);
            for flag in flags {
                assert!(help.out.contains(flag.as_str()), "{file}: {flag}");
            }
            tried += 1;
        }
    }
    assert!(tried >= 6, "{tried} command lines");
    // The control.
    assert_eq!(with(["serve", "--no-such-flag"]).code, Some(2));
}

#[test]
fn the_settings_that_ship_are_settings_the_set_ones_and_the_examples() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answerable.toml");
    let text = shipped("answerable.toml");
    let every_one_set: String = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(set) if !set.starts_with(' ') && set.contains(" = ") => format!("{set}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    assert_ne!(text, every_one_set);
    for text in [text, every_one_set] {
        std::fs::write(&path, text).unwrap();
        let checked = with(["config", "check", "--config", path.to_str().unwrap()]);
        assert_eq!(checked.code, Some(0), "{}", checked.err);
    }
}

#[test]
fn the_container_names_files_settings_and_a_program_that_are_there() {
    let text = shipped("Containerfile");
    assert!(root().join("packaging/Containerfile").is_file());
    assert!(text.contains("--package answerable"));
    let shown = with(["config", "show"]).out;
    for word in text.split_whitespace() {
        if let Some((name, _)) = word.split_once('=')
            && let Some(name) = name.strip_prefix("ANSWERABLE_")
        {
            let name = name.to_lowercase().replace('_', "-");
            assert!(shown.contains(&name), "{name} is no setting");
        }
    }
    let port = text.lines().find_map(|line| line.strip_prefix("EXPOSE "));
    assert!(shown.contains(&format!("{} (default)", port.unwrap())));
}

/// The exit codes after which systemd does not try again are those of the
/// program that only a person can do something about.
#[test]
fn the_service_gives_up_where_a_person_is_needed() {
    let text = shipped("answerable.service");
    let codes = text
        .lines()
        .find_map(|line| line.strip_prefix("RestartPreventExitStatus="));
    assert_eq!(codes, Some("2 65 74"));
    let docs = std::fs::read_to_string(root().join("docs/OPERATING.md")).unwrap();
    for code in codes.unwrap().split(' ') {
        assert!(docs.contains(&format!("\n| {code} | ")), "{code}");
    }
}
