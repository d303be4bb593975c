//! `answerable account`: who may sign in, and for which office each acts.

use std::io::Write;

use answerable_desk::Desk;
use answerable_desk::accounts::{
    self, AccountFault, Invited, NotInvited, NotInvitedAgain, Token, appointments, invite_again,
    invite_to_another_password, is_a_programs, keeps_the_accounts_alone,
};
use answerable_desk::store::Accounts;
use answerable_desk::store::accounts::{Account, AccountId, AccountsError, Appointed};
use answerable_desk::store::vault::Asking;
use answerable_desk::who::{ActsFor, Appointment, Role};
use answerable_register::words::{BodyId, is_slug};
use clap::{Args, Subcommand};

use crate::edge::Refusal;
use crate::erase::{AT_THE_KEYBOARD, LABELS};
use crate::import::harmless;
use crate::layout::labelled;
use crate::register_folder::RegisterFolder;
use crate::serving::Place;
use crate::today::{moment, now, today};

/// Invite people to an office, list them, appoint them, end that, or sign them out
///
/// Works while `serve` runs.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    Invite(Invitation),
    /// List the accounts, and for which office each acts
    List {
        #[command(flatten)]
        register: RegisterFolder,
    },
    /// Appoint somebody who has an account to one more office, from today
    Appoint {
        /// The person's name, as `account list` gives it
        name: String,
        #[command(flatten)]
        office: Office,
        #[command(flatten)]
        register: RegisterFolder,
    },
    /// End what a person is appointed to, at once: everything, or one role
    End {
        /// The person's name, as `account list` gives it
        name: String,
        /// The role to end; everything if not said
        #[arg(long)]
        role: Option<Role>,
        /// The body for which that role is held
        #[arg(long = "for", value_name = "BODY", requires = "role")]
        body: Option<String>,
        #[command(flatten)]
        register: RegisterFolder,
    },
    /// End every session of a person
    SignOut {
        /// The person's name, as `account list` gives it
        name: String,
        #[command(flatten)]
        register: RegisterFolder,
    },
    /// Print a new invitation for a person who lost the password or the codes
    ///
    /// What they signed in with works no more, and every session ends.
    Reset {
        /// The person's name, as `account list` gives it
        name: String,
        /// Take the password alone away: the app for codes stays, and is asked for
        #[arg(long)]
        password_only: bool,
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        register: RegisterFolder,
    },
    Remove(Removal),
}

/// Make an account for a person, and print the link of its invitation
///
/// The link works once and for 7 days. Say where the site is as it was said to
/// `serve`. `answerable roles` says which roles there are.
#[derive(Args)]
pub(crate) struct Invitation {
    /// The person's name; it stays in this register's desk file and never enters the log
    name: String,
    #[command(flatten)]
    office: Office,
    /// What the person types to sign in, such as an e-mail address; the name if not said
    #[arg(long, value_name = "NAME")]
    sign_in_name: Option<String>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    register: RegisterFolder,
}

/// Erase a person: signed out at once, the name and every secret gone for good
///
/// The key of the account is destroyed and a dated tombstone takes its place.
/// What the person did stays in the log under the account's number.
#[derive(Args)]
struct Removal {
    /// The person's name, as `account list` gives it
    name: String,
    /// On what ground, in a few words, such as "asked for by the person (UK GDPR,
    /// Article 17)"
    #[arg(long, value_name = "WORDS")]
    ground: String,
    #[command(flatten)]
    register: RegisterFolder,
}

/// An office, as it is named on the command line.
#[derive(Args)]
struct Office {
    /// What the person does, such as reviewer, administrator or drafter
    #[arg(long)]
    role: Role,
    /// The body for which they do it, by its id, such as exampleshire-pcc
    #[arg(long = "for", value_name = "BODY")]
    body: Option<String>,
}

impl Office {
    /// # Errors
    ///
    /// For a service token, which is no person's: it has a secret and an end, and
    /// the page that makes it shows the one and asks for the other.
    fn appointment(&self) -> Result<Appointment, Refusal> {
        if self.role == Role::ServiceToken {
            return Err(Refusal(
                "nobody is invited or appointed to a service token: an administrator makes one for a program on the page /tokens/new, which shows its secret"
                    .to_owned(),
            ));
        }
        let acts_for = acts_for(self.body.as_deref())?;
        Appointment::try_new(self.role, acts_for, today(), None).map_err(Refusal::of)
    }
}

fn acts_for(body: Option<&str>) -> Result<ActsFor, Refusal> {
    match body {
        None => Ok(ActsFor::Register),
        Some(id) if is_slug(id) => Ok(ActsFor::Body(BodyId::from(id))),
        Some(words) => Err(Refusal(format!(
            "{} is not the id of a body; it is the end of its page's address, such as exampleshire-pcc",
            shown(words)
        ))),
    }
}

/// Invites a person to an office.
pub(crate) fn invite(invitation: Invitation, out: &mut dyn Write) -> anyhow::Result<()> {
    let Invitation {
        name,
        office,
        sign_in_name,
        place,
        register,
    } = invitation;
    let (base, appointment) = (place.base_elsewhere()?, office.appointment()?);
    let accounts = register.accounts()?;
    let invited = Invited {
        name: name.trim(),
        sign_in_name: sign_in_name.as_deref().unwrap_or(&name),
        appointment: &appointment,
    };
    let made = accounts::invite(&accounts, &invited, moment()).map_err(not_invited)?;
    writeln!(
        out,
        "Invited {}, who acts in the log as {}: {}.",
        invited.name,
        made.id,
        in_words(&appointment)
    )?;
    print_link(&made.token, invited.name, &base, out)?;
    say_where(&place, &base, out)
}

pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.act {
        Act::Invite(invitation) => invite(invitation, out),
        Act::List { register } => {
            let accounts = register.accounts()?;
            register.note_names(&accounts, "`answerable account list`")?;
            list(&accounts, out)
        }
        Act::Appoint {
            name,
            office,
            register,
        } => {
            let appointment = office.appointment()?;
            let accounts = register.accounts()?;
            let account = account_of(&accounts, &name)?;
            accounts::appoint(&accounts, &account.id, &appointment)?;
            let words = in_words(&appointment);
            Ok(writeln!(
                out,
                "{} is {words} from today.",
                harmless(&account.name)
            )?)
        }
        Act::End {
            name,
            role,
            body,
            register,
        } => {
            let accounts = register.accounts()?;
            let account = account_of(&accounts, &name)?;
            match role {
                None => {
                    stays_if_last(&accounts, &account)?;
                    accounts.end(&account.id, today())?;
                    writeln!(
                        out,
                        "Ended all that {} was appointed to: signed out, and an invitation is void.",
                        harmless(&account.name)
                    )?;
                }
                Some(role) => end_one(&accounts, &account, role, body.as_deref(), out)?,
            }
            Ok(())
        }
        Act::SignOut { name, register } => {
            let accounts = register.accounts()?;
            let account = account_of(&accounts, &name)?;
            accounts.end_sessions(&account.id)?;
            Ok(writeln!(
                out,
                "Signed {} out everywhere.",
                harmless(&account.name)
            )?)
        }
        Act::Reset {
            name,
            password_only,
            place,
            register,
        } => {
            let base = place.base_elsewhere()?;
            let accounts = register.accounts()?;
            let account = account_of(&accounts, &name)?;
            let invited = match password_only {
                true => invite_to_another_password(&accounts, &account.id, now()),
                false => invite_again(&accounts, &account.id, now()),
            };
            let token = invited.map_err(|why| match why {
                NotInvitedAgain::ServiceToken => anyhow::Error::from(Refusal::of(why)),
                NotInvitedAgain::Fault(why) => why.into(),
            })?;
            print_link(&token, &account.name, &base, out)?;
            say_where(&place, &base, out)
        }
        Act::Remove(removal) => remove(&removal, out),
    }
}

fn remove(removal: &Removal, out: &mut dyn Write) -> anyhow::Result<()> {
    let accounts = removal.register.accounts()?;
    let account = account_of(&accounts, &removal.name)?;
    stays_if_last(&accounts, &account)?;
    let asking = Asking {
        by: AT_THE_KEYBOARD,
        why: &removal.ground,
        when: moment(),
    };
    let tombstone = accounts.remove(&account.id, &asking)?;
    writeln!(
        out,
        "Removed {}: signed out, and the name is erased. What {} did stays in the log.",
        harmless(&account.name),
        account.id
    )?;
    if let Some(tombstone) = tombstone {
        labelled(out, "ground", LABELS, &harmless(&tombstone.ground))?;
        labelled(out, "record", LABELS, &tombstone.id.to_string())?;
    }
    Ok(())
}

fn list(accounts: &Accounts, out: &mut dyn Write) -> anyhow::Result<()> {
    let people = accounts.list()?;
    if people.is_empty() {
        writeln!(
            out,
            "Nobody has an account yet. Invite a person with `answerable account invite NAME --role reviewer`."
        )?;
    }
    for person in people {
        writeln!(out, "{}  {}", person.id, harmless(&person.name))?;
        let rows = accounts.appointments(&person.id)?;
        let mut holding = holding(&rows).peekable();
        if holding.peek().is_none() {
            writeln!(out, "  acts for no office: cannot sign in")?;
        }
        for (_, held) in holding {
            writeln!(out, "  {}", in_words(&held))?;
        }
        let ready = accounts.credentials(&person.id)?;
        if is_a_programs(&rows) {
            writeln!(out, "  a service token: nobody signs in with it")?;
        } else if accounts.is_vouched_for(&person.id)? {
            writeln!(out, "  signs in through a provider")?;
        } else if ready.is_none_or(|ready| ready.second_factor.is_none()) {
            writeln!(
                out,
                "  has not set up signing in; `account reset` prints a link"
            )?;
        }
    }
    Ok(())
}

/// Refuses to end the last account that keeps the accounts, as the page does.
fn stays_if_last(accounts: &Accounts, account: &Account) -> anyhow::Result<()> {
    match keeps_the_accounts_alone(accounts, &account.id, today())? {
        false => Ok(()),
        true => Err(Refusal(format!(
            "{} is the last administrator: ended, nobody could keep the accounts; make another first with `answerable account appoint NAME --role administrator`",
            shown(&account.name)
        ))
        .into()),
    }
}

fn end_one(
    accounts: &Accounts,
    account: &Account,
    role: Role,
    body: Option<&str>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let acts_for = acts_for(body)?;
    if role == Role::Administrator {
        stays_if_last(accounts, account)?;
    }
    let rows = accounts.appointments(&account.id)?;
    let mut ended = 0;
    for (number, held) in holding(&rows) {
        if held.role() == role && *held.acts_for() == acts_for {
            accounts.end_appointment(&account.id, number, today())?;
            writeln!(
                out,
                "{} is {} no more, from today.",
                harmless(&account.name),
                in_words(&held)
            )?;
            ended += 1;
        }
    }
    if ended > 0 {
        return Ok(());
    }
    Err(Refusal(format!(
        "{} does not hold that role today; see who holds what with `answerable account list`",
        shown(&account.name)
    ))
    .into())
}

/// The appointments that hold today.
fn holding(rows: &[Appointed]) -> impl Iterator<Item = (u64, Appointment)> {
    let today = today();
    appointments(rows).filter(move |(_, held)| held.holds_on(today))
}

/// `reviewer of the register`, `drafter of exampleshire-pcc`.
fn in_words(held: &Appointment) -> String {
    match held.acts_for().body() {
        Some(body) => format!("{} of {body}", held.role()),
        None => format!("{} of the register", held.role()),
    }
}

/// A name can be put right; a disk cannot.
fn not_invited(why: NotInvited) -> anyhow::Error {
    match why {
        NotInvited::Refused(why) => Refusal::of(why).into(),
        NotInvited::Fault(AccountFault::Accounts(AccountsError::Fault(fault))) => fault.into(),
        NotInvited::Fault(AccountFault::Fault(fault)) => fault.into(),
        NotInvited::Fault(why) => why.into(),
    }
}

fn account_of(accounts: &Accounts, name: &str) -> anyhow::Result<Account> {
    Ok(accounts.named(name)?.ok_or_else(|| nobody_named(name))?)
}

fn nobody_named(name: &str) -> Refusal {
    Refusal(format!(
        "nobody named {} has an account here; see who has with `answerable account list`",
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

fn print_link(token: &Token, name: &str, base: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(
        out,
        "Invitation for {}, good once and for 7 days:",
        harmless(name)
    )?;
    Ok(writeln!(out, "  {}", token.link(base))?)
}

fn say_where(place: &Place, base: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    if !place.has_address() {
        writeln!(
            out,
            "It leads to {base}: where `serve` was told another --host, --port or --address, say the same here."
        )?;
    }
    Ok(())
}

/// Says how the first person gets in, where nobody can.
pub(crate) fn say_if_nobody(desk: &Desk, out: &mut dyn Write) -> anyhow::Result<()> {
    if desk.accounts().list()?.is_empty() {
        writeln!(
            out,
            "Nobody has an account yet: `answerable account invite NAME --role reviewer` makes one, while this runs."
        )?;
    }
    Ok(())
}

/// The reviewer of a name, for acts on the command line.
pub(crate) fn reviewer(desk: &Desk, name: Option<&str>) -> anyhow::Result<AccountId> {
    let Some(name) = name else {
        return Err(Refusal(
            "say who decides: --as NAME, the name of a reviewer's account".to_owned(),
        )
        .into());
    };
    reviewer_among(&desk.accounts(), name)
}

/// The reviewer of a name, where the desk's file alone is open.
pub(crate) fn reviewer_among(accounts: &Accounts, name: &str) -> anyhow::Result<AccountId> {
    let Some(account) = accounts.named(name)? else {
        return Err(Refusal(format!(
            "nobody named {} has an account here; invite the person with `answerable account invite {name:?} --role reviewer`",
            shown(name)
        ))
        .into());
    };
    let rows = accounts.appointments(&account.id)?;
    if holding(&rows).any(|(_, held)| held.role() == Role::Reviewer) {
        return Ok(account.id);
    }
    Err(Refusal(format!(
        "{} is no reviewer today; appoint the person with `answerable account appoint {name:?} --role reviewer`",
        shown(name)
    ))
    .into())
}
