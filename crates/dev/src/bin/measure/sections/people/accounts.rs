//! People with accounts, made at the desk: each chose a password and set up an app.

use std::net::Ipv4Addr;
use std::path::Path;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use answerable_desk::accounts::{Invited, Secret, hash, invite, set_up_second_factor};
use answerable_desk::store::Home;
use answerable_desk::store::accounts::{Accounts, SessionHash, UnixSeconds};
use answerable_desk::store::vault::Moment;
use answerable_desk::who::{ActsFor, Appointment, Role};
use anyhow::{Context as _, Result, anyhow};
use jiff::ToSpan as _;

/// How long ago everybody set up their app, in seconds: the codes of now are new.
const SET_UP_AGO: i64 = 300;

/// Somebody who can sign in.
pub(super) struct Person {
    pub(super) name: String,
    /// Where they sign in from.
    pub(super) from: Ipv4Addr,
    pub(super) password: String,
    pub(super) secret: Secret,
}

impl Person {
    /// The code that their app shows.
    pub(super) fn code(&self) -> Result<String> {
        Ok(self.secret.shown_at(now()?))
    }
}

/// Makes a register with so many accounts in it.
///
/// # Errors
/// The disk or the memory refuses.
pub(super) fn make(folder: &Path, people: usize) -> Result<Vec<Person>> {
    let hashes = hashes(people)?;
    let home = Home::create(folder)?;
    let today = jiff::Zoned::now().date();
    let yesterday = today.saturating_sub(1.day());
    let reviewer = Appointment::try_new(Role::Reviewer, ActsFor::Register, yesterday, None)
        .map_err(|why| anyhow!("{why:?}"))?;
    hashes
        .into_iter()
        .enumerate()
        .map(|(number, hash)| {
            let name = format!("Invented Person {number}");
            let secret = taken_up(&home.accounts, &name, &reviewer, &hash)?;
            let [_, _, third, last] = u32::try_from(number)?.to_be_bytes();
            Ok(Person {
                name,
                from: Ipv4Addr::new(198, 18, third, last),
                password: password(number),
                secret,
            })
        })
        .collect()
}

/// What person `number` chose.
pub(super) fn password(number: usize) -> String {
    format!("seven lamps and {number} wicks")
}

/// The hash of each password, with a salt of its own: on every core, since that is
/// what takes the time.
fn hashes(people: usize) -> Result<Vec<String>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let numbers: Vec<usize> = (0..people).collect();
    thread::scope(|scope| {
        let hashing: Vec<_> = numbers
            .chunks(people.div_ceil(cores).max(1))
            .map(|numbers| {
                scope.spawn(|| -> Result<Vec<String>> {
                    let hashed = numbers.iter().map(|number| Ok(hash(&password(*number))?));
                    hashed.collect()
                })
            })
            .collect();
        let mut all = Vec::with_capacity(people);
        for one in hashing {
            all.extend(one.join().map_err(|_| anyhow!("hashing fell over"))??);
        }
        Ok(all)
    })
}

fn taken_up(
    accounts: &Accounts,
    name: &str,
    appointment: &Appointment,
    hash: &str,
) -> Result<Secret> {
    let then = UnixSeconds(now()?.0 - SET_UP_AGO);
    let invited = Invited {
        name,
        sign_in_name: name,
        appointment,
    };
    let when = Moment {
        at: then,
        day: appointment.from(),
    };
    let invitation = invite(accounts, &invited, when)?;
    accounts.set_password(&invitation.id, hash, SessionHash([0; 32]))?;
    let secret = Secret::draw()?;
    set_up_second_factor(
        accounts,
        &invitation.id,
        &secret,
        &secret.shown_at(then),
        then,
    )?
    .context("a code is not taken at the moment it is shown")?;
    Ok(secret)
}

fn now() -> Result<UnixSeconds> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(UnixSeconds(i64::try_from(since.as_secs())?))
}
