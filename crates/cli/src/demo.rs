//! `answerable demo`: the sample register, made afresh and served.

use std::io::Write;

use answerable_store::HomePaths;
use clap::Args;

use crate::register_folder;
use crate::serving::{self, Site};

/// Make a register of the sample that ships with the program, and serve it
///
/// It is made in a temporary folder and removed when the demo stops.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    site: Site,
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("answerable-demo-")
        .tempdir()?;
    let (desk, _) = register_folder::create(&HomePaths::of(folder.path()))?;
    register_folder::record_sample(&desk)?;
    let documents = desk.read().sources.len();
    let notice = answerable_wording::notices::sample(documents);
    serving::serve(desk, folder.path(), &arguments.site, Some(notice), out)?;
    folder.close()?;
    Ok(())
}
