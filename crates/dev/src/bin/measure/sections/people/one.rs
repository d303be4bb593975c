//! One person signing in, as their browser does it.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use super::accounts::Person;
use crate::connection::{Connection, Head};

/// How long it took from the moment somebody came.
pub(super) struct Took {
    /// Until the password was found right.
    pub(super) password: Duration,
    /// From the code sent until it was found right.
    pub(super) code: Duration,
    /// Until the first page stood there.
    pub(super) all: Duration,
}

/// Signs somebody in who came at a moment: password, code, first page.
///
/// # Errors
/// Any step that does not lead to the next.
pub(super) fn sign_in(address: &str, person: &Person, came: Instant) -> Result<Took> {
    let mut browser = Connection::open(address)?.on_behalf_of(person.from);
    let nothing = &mut std::io::sink();
    let (name, password) = (plus(&person.name), plus(&person.password));
    let form = format!("name={name}&password={password}");
    let begun = browser.post("/sign-in", "", &form, nothing)?;
    let cookie = led(begun, "/sign-in/code")?.context("no session was begun")?;
    let password = came.elapsed();

    let mut page = Vec::new();
    let shown = browser.get("/sign-in/code", &cookie, &mut page)?;
    ensure!(shown.status == 200, "no code is asked for");
    let page = String::from_utf8_lossy(&page);
    let key = between(&page, "name=\"form-key\" value=\"", "\"").context("a form has no key")?;
    let form = format!("form-key={key}&code={}", person.code()?);
    let sent = Instant::now();
    let whole = browser.post("/sign-in/code", &cookie, &form, nothing)?;
    let cookie = led(whole, "/work")?.context("nobody is signed in")?;
    let code = sent.elapsed();

    let first = browser.get("/work", &cookie, nothing)?;
    ensure!(
        first.status == 200,
        "the first page answered {}",
        first.status
    );
    Ok(Took {
        password,
        code,
        all: came.elapsed(),
    })
}

/// The cookie of an answer that leads on as it should.
fn led(head: Head, to: &str) -> Result<Option<String>> {
    if head.status != 303 || head.location != to {
        bail!(
            "{} to '{}' in the place of {to}",
            head.status,
            head.location
        );
    }
    Ok(head.cookie)
}

/// Letters, digits and blanks as a form sends them.
fn plus(words: &str) -> String {
    words.replace(' ', "+")
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}
