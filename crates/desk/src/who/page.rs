//! The table as a page for people: `docs/WHO-MAY.md`.

use std::fmt::Write as _;

use super::act::{Act, DoneOn};
use super::fields::{FIELDS, Shown};
use super::role::{HeldIn, Role};
use super::table::{Bar, Reach, Right, Whom};

const BEGINNING: &str = "\
# Who may do what

This page is printed from the one table that decides
([table.rs](../crates/desk/src/who/table.rs)); a test holds it to the code.

An account acts for an office between days, in a role. The day an appointment
ended is the first on which it gives no right. Every page of the site asks the
table before it does anything; what the table does not grant is refused, with the
reason. A command on the machine that holds the register asks nothing: whoever
has the folder has all that is in it.
";

/// The whole page, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = BEGINNING.to_owned();
    // Writing to a String cannot fail.
    let _ = write_acts(&mut page)
        .and_then(|()| write_roles(&mut page))
        .and_then(|()| write_fields(&mut page));
    page
}

fn write_acts(page: &mut String) -> std::fmt::Result {
    page.push_str("\n## By act\n\n| to | on | may | unless |\n|---|---|---|---|\n");
    for act in Act::ALL {
        let rule = act.rule();
        let whom: Vec<String> = rule.rights.iter().map(|right| words(*right)).collect();
        writeln!(
            page,
            "| {} | {} | {} | {} |",
            act.words(),
            on(act.done_on()),
            whom.join("; "),
            rule.bar.map_or("", bar),
        )?;
    }
    Ok(())
}

fn write_roles(page: &mut String) -> std::fmt::Result {
    page.push_str(
        "\n## By role\n\nBeside what everybody may, and whoever is signed in.\n\n\
         | role | written | held in | may |\n|---|---|---|---|\n",
    );
    for role in Role::ALL {
        let has = |act: &Act| {
            let rights = act.rule().rights;
            rights.iter().any(|right| right.whom == Whom::Holds(role))
        };
        let acts: Vec<&str> = Act::ALL.into_iter().filter(has).map(Act::words).collect();
        let acts = match acts.is_empty() {
            true => "nothing yet: what it is for has no page".to_owned(),
            false => acts.join("; "),
        };
        writeln!(
            page,
            "| {} | `{role}` | {} | {acts} |",
            role.title(),
            held_in(role),
        )?;
    }
    Ok(())
}

fn write_fields(page: &mut String) -> std::fmt::Result {
    page.push_str(
        "\n## By field\n\nWhat is kept of people and in confidence, where it lies, and who is \
         shown it. An administrator is shown no sealed words: only who has an account.\n\n\
         | field | lies in | shown to |\n|---|---|---|\n",
    );
    for field in FIELDS {
        let whom = match field.shown {
            Shown::By(acts) => whom_of(acts),
            Shown::OnceBy(act) => format!("{}, once, when it is made", whom_of(&[act])),
            Shown::Never => "nobody: it is only compared".to_owned(),
        };
        writeln!(page, "| {} | {} | {whom} |", field.words, field.lies)?;
    }
    Ok(())
}

/// Whoever may do one of these acts, each once.
fn whom_of(acts: &[Act]) -> String {
    let mut whom: Vec<String> = Vec::new();
    for right in acts.iter().flat_map(|act| act.rule().rights) {
        let words = words(*right);
        if !whom.contains(&words) {
            whom.push(words);
        }
    }
    whom.join("; ")
}

fn words(right: Right) -> String {
    let whom = match right.whom {
        Whom::Everybody => "everybody",
        Whom::SignedIn => "whoever is signed in",
        Whom::Holds(role) => role.title(),
    };
    match right.reach {
        Reach::All => whom.to_owned(),
        Reach::OwnBody => format!("{whom}, their own body’s"),
        Reach::OwnAccount => format!("{whom}, their own"),
        Reach::AskedOfOwnBody => format!("{whom}, asked of their own body"),
        Reach::AskedByOwnBody => format!("{whom}, asked by their own body"),
        Reach::OwnOffice => format!("{whom}, of their own office"),
    }
}

const fn on(done_on: DoneOn) -> &'static str {
    match done_on {
        DoneOn::Register => "the register",
        DoneOn::Document => "a document",
        DoneOn::Account => "an account",
        DoneOn::Reply => "a reply",
        DoneOn::Ask => "something asked",
        DoneOn::Office => "an office",
        DoneOn::Answer => "an answer",
    }
}

const fn bar(bar: Bar) -> &'static str {
    match bar {
        Bar::DecidedInIt => "they decided something in it",
        Bar::WroteIt => "they wrote some of it",
        Bar::PreparedIt => "they prepared it",
        Bar::WroteInIt => "they wrote part of it",
    }
}

const fn held_in(role: Role) -> &'static str {
    match role.held_in() {
        HeldIn::ABody => "an office of a body",
        HeldIn::TheRegister => "the register",
    }
}
