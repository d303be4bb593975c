//! Signing in with a passkey, with a device of the tests' own.

mod hostile;
mod own;
mod signing_in;

use answerable_desk::accounts::passkeys::user_handle;
use answerable_testkit::device::{Asked, Device, Signed, Signs};
use answerable_web::{Options, RelyingParty};
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::office::{Answer, Office, Person, form};

const ORIGIN: &str = "http://localhost:8055";
const PARTY: &str = "localhost";

/// An office whose people may sign in with passkeys.
fn office() -> Office {
    Office::with(Options {
        passkeys: RelyingParty::at("http://127.0.0.1:8055"),
        ..Options::default()
    })
}

/// A page that asks for a passkey: what it holds, and the cookie that it gave.
struct Page {
    challenge: String,
    cookie: String,
}

impl Page {
    fn of(answer: &Answer) -> Self {
        let policy = answer.header("content-security-policy");
        assert!(policy.ends_with("; script-src 'self'"), "{policy}");
        assert_eq!(answer.header("cache-control"), "no-store");
        Self {
            challenge: answer.between("data-challenge=\"", "\"").remove(0),
            cookie: answer.cookie(),
        }
    }

    fn to_make(&self) -> Asked {
        Asked::to_make(&self.challenge, ORIGIN, PARTY)
    }

    fn to_sign(&self) -> Asked {
        Asked::to_sign(&self.challenge, ORIGIN, PARTY)
    }
}

/// Sends fields with these cookies, as a page of ours does.
async fn send(
    office: &Office,
    address: &str,
    cookies: &str,
    fields: &[(&'static str, String)],
) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, &**it)).collect();
    let request = Request::post(address)
        .header("cookie", cookies)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form(&fields)));
    office.send(request.unwrap()).await
}

/// The page of signing in with a passkey.
async fn to_sign_in(office: &Office) -> Page {
    Page::of(&office.get("/sign-in/passkey").await)
}

/// Signs in with what a device signed.
async fn sign_in_with(office: &Office, page: &Page, signed: &Signed) -> Answer {
    send(office, "/sign-in/passkey", &page.cookie, &signed.fields()).await
}

/// All of it, as a browser does it; the device says that it was used so often.
async fn sign_in(office: &Office, device: &Device, uses: u32) -> Answer {
    let page = to_sign_in(office).await;
    let mut asked = page.to_sign();
    asked.uses = uses;
    sign_in_with(office, &page, &device.signs(&asked)).await
}

/// A device for somebody who is signed in.
fn device_of(office: &Office, name: &str) -> Device {
    let account = office.desk.accounts().named(name).unwrap().unwrap();
    Device::new(Signs::Es256, &user_handle(&account.id))
}

/// The page on which a person's device makes a passkey.
async fn to_add(person: &Person<'_>, name: &str) -> Page {
    let answer = person.post("/account/passkeys", &[("name", name)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    Page::of(&answer)
}

/// Sends what was made in answer to such a page.
async fn add_with(
    office: &Office,
    person: &Person<'_>,
    page: &Page,
    device: &Device,
    asked: &Asked,
) -> Answer {
    let mut fields = device.makes(asked).fields();
    fields.push(("form-key", person.key.clone()));
    fields.push(("name", "Work laptop".to_owned()));
    let cookies = format!("{}; {}", person.cookie, page.cookie);
    send(office, "/account/passkeys/made", &cookies, &fields).await
}

/// All of it; a device whose passkey signs that person in from now on.
async fn added(office: &Office, person: &Person<'_>, name: &str) -> Device {
    let device = device_of(office, name);
    let page = to_add(person, "Work laptop").await;
    let answer = add_with(office, person, &page, &device, &page.to_make()).await;
    assert_eq!(
        answer.header("location"),
        "/account/passkeys",
        "{}",
        answer.body
    );
    device
}

/// The session that an answer gives; the challenge is taken back with it.
fn session(answer: &Answer) -> String {
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/work"),
        "{}",
        answer.body
    );
    let given = answer.headers.get_all("set-cookie").iter();
    let given: Vec<&str> = given.map(|value| value.to_str().unwrap()).collect();
    let [session, challenge] = given[..] else {
        panic!("{given:?}")
    };
    assert!(
        session.contains("SameSite=Strict; Max-Age=43200"),
        "{session}"
    );
    assert!(challenge.starts_with("answerable-passkey=;"), "{challenge}");
    session.split_once(';').unwrap().0.to_owned()
}

/// Nobody is signed in, and why not is said.
fn nobody(answer: &Answer, status: StatusCode, words: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.body.contains(words), "{}", answer.body);
    assert!(!answer.header("set-cookie").contains("session="));
}
