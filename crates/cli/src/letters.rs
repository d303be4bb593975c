//! `answerable letters`: how far the letters to followers are.

use std::io::Write;

use answerable_wording::numbers;
use clap::Args;

use crate::layout::labelled;
use crate::register_folder::RegisterFolder;

/// How many refusals are shown.
const SHOWN: usize = 10;

/// The width of the column of labels.
const LABELS: usize = 20;

/// Show how far the letters to followers are, and what mail servers said
///
/// Works while `serve` runs. It names nobody: addresses are sealed.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    register: RegisterFolder,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let followers = arguments.register.followers()?;
    let letters = followers.letters_counted()?;
    for (label, number) in [
        ("Followers", followers.count()?),
        ("Letters waiting", letters.waiting),
        ("Taken", letters.sent),
        ("Given up", letters.given_up),
        ("Not known", letters.not_known),
    ] {
        labelled(out, label, LABELS, &numbers::number(number))?;
    }
    let refused = followers.refused(SHOWN)?;
    if !refused.is_empty() {
        writeln!(out, "What was said of those not taken, the latest first:")?;
    }
    for (letter, _, words) in refused {
        let short: String = letter.chars().take(8).collect();
        labelled(out, &short, LABELS, &words)?;
    }
    Ok(())
}
