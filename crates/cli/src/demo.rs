//! `answerable demo`: the sample register, made afresh and served.

use std::io::Write;

use answerable_desk::Desk;
use answerable_desk::accounts::{Invited, invite};
use answerable_desk::who::{ActsFor, Appointment, Role};
use answerable_store::HomePaths;
use answerable_web::Passes;
use clap::Args;

use crate::register_folder;
use crate::serving::{self, Demonstrators, Site};
use crate::today::{now, today};

/// Who decides and who checks; both invented.
const PEOPLE: [&str; 2] = ["Ada Example", "Bet Example"];

/// Make a register of the sample that ships with the program, and serve it
///
/// It is made in a temporary folder and removed when the demo stops. It prints
/// two links that sign in without a password, as two invented people who may
/// review documents; no other register has such links.
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
    let people = demonstrators(&desk)?;
    let site = &arguments.site;
    serving::serve(desk, folder.path(), site, Some(notice), people, out)?;
    folder.close()?;
    Ok(())
}

/// Two people who may review, so that one can decide and the other publish.
fn demonstrators(desk: &Desk) -> anyhow::Result<Demonstrators> {
    let day = today();
    let mut people = Vec::new();
    for name in PEOPLE {
        let appointment = Appointment::try_new(Role::Reviewer, ActsFor::Register, day, None)?;
        let invited = Invited {
            name,
            sign_in_name: name,
            appointment: &appointment,
        };
        // The invitation is left unused: the pass takes its place.
        let made = invite(&desk.accounts(), &invited, now())?;
        people.push((made.id, name.to_owned()));
    }
    let (passes, links) = Passes::draw(people)?;
    Ok(Demonstrators { passes, links })
}
