//! Running another program: shown as it runs, and heard.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context as _, Result};

/// What a program that was run left behind.
pub(crate) struct Heard {
    pub(crate) good: bool,
    /// Everything it printed, both outputs, in the order it came.
    pub(crate) text: String,
}

/// Runs a program, shows what it prints while it runs, and keeps it.
///
/// # Errors
/// The program cannot be started or waited for.
pub(crate) fn heard(command: &mut Command) -> Result<Heard> {
    let name = command.get_program().to_string_lossy().into_owned();
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let text = Arc::new(Mutex::new(String::new()));
    let listeners = [
        child.stdout.take().map(|pipe| listen(pipe, text.clone())),
        child.stderr.take().map(|pipe| listen(pipe, text.clone())),
    ];
    let status = child
        .wait()
        .with_context(|| format!("cannot wait for {name}"))?;
    for listener in listeners.into_iter().flatten() {
        // A listener that panicked has lost only what it had not yet shown.
        let _ = listener.join();
    }
    let text = text.lock().map(|text| text.clone()).unwrap_or_default();
    Ok(Heard {
        good: status.success(),
        text,
    })
}

fn listen(pipe: impl Read + Send + 'static, text: Arc<Mutex<String>>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut lines = BufReader::new(pipe);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            let said = String::from_utf8_lossy(&line);
            // A closed output is no reason to lose the verdict.
            let _ = std::io::stdout().write_all(said.as_bytes());
            if let Ok(mut text) = text.lock() {
                text.push_str(&said);
            }
            line.clear();
        }
    })
}

/// Cargo itself, in the repository, as the version that started us.
pub(crate) fn cargo(root: &std::path::Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_and_the_verdict_are_heard() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let heard = heard(&mut command).unwrap();
        assert!(!heard.good);
        assert!(heard.text.contains("one\n") && heard.text.contains("two\n"));
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error() {
        assert!(heard(&mut Command::new("answerable-no-such-program")).is_err());
    }
}
