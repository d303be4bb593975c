//! `answerable init`: a new register.

use std::io::Write;

use answerable_wording::numbers::count;
use clap::Args;

use crate::register_folder::{self, RegisterFolder};

/// Make a new, empty register
///
/// It holds the bodies, powers and holidays that ship with the program, and
/// no reports yet.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    register: RegisterFolder,
    /// Record the sample that ships with the program too
    #[arg(long)]
    sample: bool,
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let folder = arguments.register.path();
    let (desk, brought) = arguments.register.create()?;
    writeln!(out, "Made a register in {}.", folder.display())?;
    let accounts = desk.accounts().list()?.len();
    if accounts > 0 {
        writeln!(
            out,
            "A desk.sqlite was there before: its {} may sign in here too (`answerable account list`).",
            count(accounts as u64, "account", "accounts")
        )?;
    }
    writeln!(
        out,
        "It holds {} bodies, powers and other facts that ship with the program.",
        brought.new
    )?;
    if arguments.sample {
        let entries = register_folder::record_sample(&desk)?;
        writeln!(out, "It holds the sample too: {entries} entries.")?;
    }
    writeln!(
        out,
        "Next: `answerable account invite NAME --role reviewer` for yourself, then `answerable serve`."
    )?;
    Ok(())
}
