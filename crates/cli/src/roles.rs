//! `answerable roles`: who may do what, as the table has it.

use std::io::Write;

use answerable_desk::who::{Act, HeldIn, Role, Whom};
use clap::Args;

use crate::layout;

/// List the roles, where each is held, and what each may do
///
/// Without a role, one line each; with one, everything it may do.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The role to tell of, such as drafter
    role: Option<Role>,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.role {
        Some(role) => one(role, out)?,
        None => {
            for role in Role::ALL {
                let words = format!("{}, {}", role.title(), held_in(role));
                layout::labelled(out, role.as_str(), 23, &words)?;
            }
        }
    }
    Ok(())
}

fn one(role: Role, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{role}: {}, {}", role.title(), held_in(role))?;
    writeln!(
        out,
        "May, beside what everybody and whoever is signed in may:"
    )?;
    for act in Act::ALL {
        let mut rights = act.rule().rights.iter();
        if rights.any(|right| right.whom == Whom::Holds(role)) {
            layout::labelled(out, "-", 2, act.words())?;
        }
    }
    Ok(())
}

fn held_in(role: Role) -> &'static str {
    match role.held_in() {
        HeldIn::ABody => "held for a body (--for BODY)",
        HeldIn::TheRegister => "held in the register",
    }
}
