//! `answerable serve`: the pages of a register.

use std::io::Write;

use clap::Args;

use crate::register_folder::RegisterFolder;
use crate::serving::{self, Site};

/// Serve a register's pages
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    register: RegisterFolder,
    #[command(flatten)]
    site: Site,
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let pdftotext = arguments.site.pdftotext()?;
    let (desk, brought) = arguments.register.open_with(pdftotext)?;
    if brought.new + brought.changed > 0 {
        writeln!(
            out,
            "Brought up to date with this program: {} new, {} changed.",
            brought.new, brought.changed
        )?;
    }
    serving::serve(
        desk,
        arguments.register.path(),
        &arguments.site,
        None,
        serving::Demonstrators::default(),
        out,
    )
}
