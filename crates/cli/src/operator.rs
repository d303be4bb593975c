//! `answerable operator`: the people who may decide.

use std::io::Write;

use answerable_desk::Desk;
use answerable_desk::store::operators::{Added, OperatorId, TokenHash, UnixSeconds};
use clap::{Args, Subcommand};

use crate::edge::Refusal;
use crate::register_folder::RegisterFolder;
use crate::today::now;

/// How long a printed sign-in link works: a working day.
const LINK_SECONDS: i64 = 8 * 60 * 60;

/// Add or list the people who may decide
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Add a person by name
    Add {
        /// The person's name; it stays in this register's desk file and never enters the log
        name: String,
        #[command(flatten)]
        register: RegisterFolder,
    },
    /// List the people who may decide
    List {
        #[command(flatten)]
        register: RegisterFolder,
    },
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.act {
        Act::Add { name, register } => {
            let (desk, _) = register.open()?;
            let mut random = [0; 8];
            getrandom::fill(&mut random)?;
            match desk.operators().add(&name, random).map_err(Refusal::of)? {
                Added::Now(id) => writeln!(out, "Added {name}, who acts in the log as {id}.")?,
                Added::Already(id) => {
                    writeln!(
                        out,
                        "{name} is an operator already, and acts in the log as {id}."
                    )?;
                }
            }
            writeln!(
                out,
                "`answerable serve` prints a sign-in link for each operator."
            )?;
        }
        Act::List { register } => {
            let (desk, _) = register.open()?;
            let operators = desk.operators().list()?;
            if operators.is_empty() {
                writeln!(
                    out,
                    "Nobody may decide yet. Add a person with `answerable operator add NAME`."
                )?;
            }
            for operator in operators {
                writeln!(out, "{}  {}", operator.id, operator.name)?;
            }
        }
    }
    Ok(())
}

/// Prints a new one-time sign-in link for each operator.
pub(crate) fn print_links(desk: &Desk, base: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let operators = desk.operators();
    for operator in operators.list()? {
        let mut token = [0; 32];
        getrandom::fill(&mut token)?;
        let hash = answerable_ledger::Fingerprint::of(&token);
        let expires = UnixSeconds(now().0 + LINK_SECONDS);
        operators.issue_token(&operator.id, TokenHash(hash.0), expires)?;
        let token: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(
            out,
            "Sign-in link for {}, good once and for 8 hours:",
            operator.name
        )?;
        writeln!(out, "  {base}/sign-in?token={token}")?;
    }
    Ok(())
}

/// The operator of a name, for acts on the command line.
pub(crate) fn named(desk: &Desk, name: Option<&str>) -> anyhow::Result<OperatorId> {
    let Some(name) = name else {
        return Err(
            Refusal("say who decides: --as NAME, the name of an operator".to_owned()).into(),
        );
    };
    let operators = desk.operators().list()?;
    match operators.iter().find(|operator| operator.name == name.trim()) {
        Some(operator) => Ok(operator.id.clone()),
        None => Err(Refusal(format!(
            "nobody named {name} may decide here; add the person with `answerable operator add {name:?}`"
        ))
        .into()),
    }
}
