//! `answerable demo`: the sample register, or one to practise on, made afresh
//! and served.

use std::io::Write;

use answerable_desk::accounts::{Invited, invite};
use answerable_desk::practice::{Person, people};
use answerable_desk::who::{ActsFor, Appointment, Role};
use answerable_desk::{Desk, View};
use answerable_store::HomePaths;
use answerable_web::Passes;
use answerable_wording::notices;
use clap::Args;

use crate::register_folder;
use crate::serving::{self, Demonstrators, Site};
use crate::today::{moment, today};

/// Who decides and who checks in the sample; both invented.
const REVIEWERS: [&str; 2] = ["Ada Example", "Bet Example"];

/// Make a register of the sample that ships with the program, and serve it
///
/// It is made in a temporary folder and removed when the demo stops. It prints
/// links that sign in without a password, as invented people; no other register
/// has such links.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Make a register to practise on instead: every body and every fact in it
    /// is invented, its clocks run from today, and somebody holds each role
    #[arg(long)]
    practice: bool,
    #[command(flatten)]
    site: Site,
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("answerable-demo-")
        .tempdir()?;
    let paths = HomePaths::of(folder.path());
    let pdftotext = arguments.site.pdftotext()?;
    let (desk, notice, people) = if arguments.practice {
        let desk = register_folder::create_for_practice(&paths, pdftotext)?;
        (desk, notices::practice().to_owned(), people(today())?)
    } else {
        let (desk, _) = register_folder::create(&paths, pdftotext)?;
        register_folder::record_sample(&desk)?;
        let notice = notices::sample(desk.read().sources.len());
        (desk, notice, reviewers()?)
    };
    let people = demonstrators(&desk, people)?;
    let site = &arguments.site;
    serving::serve(desk, folder.path(), site, Some(notice), people, out)?;
    folder.close()?;
    Ok(())
}

/// Two people who may review, so that one can decide and the other publish.
fn reviewers() -> anyhow::Result<Vec<Person>> {
    let person = |name: &str| {
        let appointment = Appointment::try_new(Role::Reviewer, ActsFor::Register, today(), None)?;
        anyhow::Ok(Person {
            name: name.to_owned(),
            appointment,
        })
    };
    REVIEWERS.into_iter().map(person).collect()
}

/// Accounts for these people, each with a pass in the place of a password.
fn demonstrators(desk: &Desk, people: Vec<Person>) -> anyhow::Result<Demonstrators> {
    let mut accounts = Vec::new();
    let mut offices = Vec::new();
    for person in people {
        offices.push(office(desk, &person.appointment));
        let invited = Invited {
            name: &person.name,
            sign_in_name: &person.name,
            appointment: &person.appointment,
        };
        // The invitation is left unused: the pass takes its place.
        let made = invite(&desk.accounts(), &invited, moment())?;
        accounts.push((made.id, person.name));
    }
    let (passes, links) = Passes::draw(accounts)?;
    let links = links
        .into_iter()
        .zip(offices)
        .map(|((name, link), office)| (format!("{name}, {office}"), link))
        .collect();
    Ok(Demonstrators { passes, links })
}

/// "drafter, Police and Crime Commissioner for Exampleshire".
fn office(desk: &Desk, appointment: &Appointment) -> String {
    let role = appointment.role();
    let register = desk.read();
    match appointment.acts_for().body() {
        Some(body) => format!(
            "{role}, {}",
            View::of(&register, today()).name_of(body, today())
        ),
        None => role.to_string(),
    }
}
