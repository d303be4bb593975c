//! `answerable operator`: the people who may decide.

use std::io::Write;

use answerable_desk::Desk;
use answerable_desk::store::operators::{
    Added, Operator, OperatorId, Operators, OperatorsError, TokenHash, UnixSeconds,
};
use clap::{Args, Subcommand};

use crate::edge::Refusal;
use crate::import::harmless;
use crate::register_folder::RegisterFolder;
use crate::serving::Place;
use crate::today::now;

/// How long a printed sign-in link works: a working day.
const LINK_SECONDS: i64 = 8 * 60 * 60;

/// Add, list or remove the people who may decide, or give one a sign-in link
///
/// Works while `serve` runs.
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
    /// Print a new sign-in link for a person, while `serve` runs; an earlier one is void
    ///
    /// Say where the site is as it was said to `serve`.
    Link {
        /// The person's name, as `operator list` gives it
        name: String,
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        register: RegisterFolder,
    },
    /// Remove a person: signed out at once, their sign-in link void
    Remove {
        /// The person's name, as `operator list` gives it
        name: String,
        #[command(flatten)]
        register: RegisterFolder,
    },
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.act {
        Act::Add { name, register } => {
            let name = name.trim();
            let operators = register.desk_file(Operators::open)?;
            let mut random = [0; 8];
            getrandom::fill(&mut random)?;
            match operators.add(name, random).map_err(not_added)? {
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
                "`answerable serve` prints a sign-in link for each operator when it starts;"
            )?;
            writeln!(
                out,
                "where it runs already, `answerable operator link {name:?}` prints one."
            )?;
        }
        Act::List { register } => {
            let operators = register.desk_file(Operators::open)?.list()?;
            if operators.is_empty() {
                writeln!(
                    out,
                    "Nobody may decide yet. Add a person with `answerable operator add NAME`."
                )?;
            }
            for operator in operators {
                writeln!(out, "{}  {}", operator.id, harmless(&operator.name))?;
            }
        }
        Act::Link {
            name,
            place,
            register,
        } => {
            let base = place.base_elsewhere()?;
            let operators = register.desk_file(Operators::open)?;
            let all = operators.list()?;
            let operator = all
                .iter()
                .find(|operator| operator.name == name.trim())
                .ok_or_else(|| nobody_named(&name))?;
            print_link(&operators, operator, &base, out)?;
            if !place.has_address() {
                writeln!(
                    out,
                    "It leads to {base}: where `serve` was told another --host, --port or --address, say the same here."
                )?;
            }
        }
        Act::Remove { name, register } => {
            let operators = register.desk_file(Operators::open)?;
            let Some(id) = operators.remove(&name)? else {
                return Err(nobody_named(&name).into());
            };
            writeln!(
                out,
                "Removed {}: signed out, and the sign-in link is void. What {id} did stays in the log.",
                harmless(&name)
            )?;
        }
    }
    Ok(())
}

/// A name can be put right; a disk cannot.
fn not_added(why: OperatorsError) -> anyhow::Error {
    match why {
        OperatorsError::Fault(fault) => fault.into(),
        why => Refusal::of(why).into(),
    }
}

fn nobody_named(name: &str) -> Refusal {
    Refusal(format!(
        "nobody named {} may decide here; see who may with `answerable operator list`",
        shown(name)
    ))
}

/// A name that was typed, shown back: on one line, and no longer than one.
fn shown(name: &str) -> String {
    const LONGEST: usize = 60;
    let name = harmless(name);
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    }
}

/// Prints a new one-time sign-in link for each operator.
pub(crate) fn print_links(desk: &Desk, base: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let operators = desk.operators();
    for operator in operators.list()? {
        print_link(&operators, &operator, base, out)?;
    }
    Ok(())
}

fn print_link(
    operators: &Operators,
    operator: &Operator,
    base: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut token = [0; 32];
    getrandom::fill(&mut token)?;
    let hash = answerable_ledger::Fingerprint::of(&token);
    let expires = UnixSeconds(now().0 + LINK_SECONDS);
    operators.issue_token(&operator.id, TokenHash(hash.0), expires)?;
    let token: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
    writeln!(
        out,
        "Sign-in link for {}, good once and for 8 hours:",
        harmless(&operator.name)
    )?;
    writeln!(out, "  {base}/sign-in?token={token}")?;
    Ok(())
}

/// The operator of a name, for acts on the command line.
pub(crate) fn named(desk: &Desk, name: Option<&str>) -> anyhow::Result<OperatorId> {
    let Some(name) = name else {
        return Err(
            Refusal("say who decides: --as NAME, the name of an operator".to_owned()).into(),
        );
    };
    among(&desk.operators().list()?, name)
}

/// The operator of a name, who must be one of these.
pub(crate) fn among(operators: &[Operator], name: &str) -> anyhow::Result<OperatorId> {
    match operators.iter().find(|operator| operator.name == name.trim()) {
        Some(operator) => Ok(operator.id.clone()),
        None => Err(Refusal(format!(
            "nobody named {name} may decide here; add the person with `answerable operator add {name:?}`",
            name = shown(name)
        ))
        .into()),
    }
}
