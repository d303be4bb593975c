//! Lies, through the front door: no one of them signs anybody in, and none tells
//! whether an account is there.

use answerable_desk::accounts::passkeys::{Challenge, For};
use answerable_testkit::device::{Asked, MAY_BE_COPIED, PRESENT, VERIFIED, written};
use axum::http::StatusCode;

use super::{added, nobody, office, send, session, sign_in, sign_in_with, to_sign_in};

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const NOBODYS: &str = "This passkey signs nobody in here";
const ELSEWHERE: &str = "asked for at another address";
const ENDED: &str = "took longer than 5 minutes";

#[tokio::test]
async fn what_a_lie_is_told_and_that_the_truth_signs_in_after_it() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    type Lie = fn(&mut Asked);
    let lies: [(Lie, &str); 8] = [
        (
            |asked| asked.origin = "http://127.0.0.1:8055".to_owned(),
            ELSEWHERE,
        ),
        (
            |asked| asked.origin = "https://localhost.evil.example".to_owned(),
            ELSEWHERE,
        ),
        (|asked| asked.party = "evil.example".to_owned(), ELSEWHERE),
        (
            |asked| asked.flags = PRESENT,
            "did not check that it was you",
        ),
        (
            |asked| asked.flags = VERIFIED,
            "did not check that it was you",
        ),
        (|asked| asked.flags |= MAY_BE_COPIED, NOBODYS),
        (|asked| asked.ceremony = "webauthn.create", NOBODYS),
        (|asked| asked.challenge = written(&[7; 32]), NOBODYS),
    ];
    for (lie, said) in lies {
        let page = to_sign_in(&office).await;
        let mut asked = page.to_sign();
        lie(&mut asked);
        let answer = sign_in_with(&office, &page, &device.signs(&asked)).await;
        nobody(&answer, REFUSED, said);
    }
    session(&sign_in(&office, &device, 0).await);
}

/// The same words for a passkey that nobody has, for one of another account, and
/// for a signature that is wrong.
#[tokio::test]
async fn nobody_learns_whether_an_account_is_there() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let other = super::device_of(&office, "Ann Box");
    let mut told = Vec::new();
    for what in ["unknown", "another account's", "another key's", "cut"] {
        let page = to_sign_in(&office).await;
        let mut signed = device.signs(&page.to_sign());
        match what {
            "unknown" => signed.credential_id = vec![7; 16],
            "another account's" => signed.user_handle = vec![7; 32],
            "another key's" => signed.signature = other.signs(&page.to_sign()).signature,
            _ => signed.signature.truncate(10),
        }
        let answer = sign_in_with(&office, &page, &signed).await;
        nobody(&answer, REFUSED, NOBODYS);
        told.push(
            answer
                .body
                .replace(&answer.between("data-challenge=\"", "\"")[0], ""),
        );
    }
    assert!(told.iter().all(|body| *body == told[0]));
}

#[tokio::test]
async fn a_challenge_is_answered_once_and_for_five_minutes() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let page = to_sign_in(&office).await;
    let signed = device.signs(&page.to_sign());
    // Without its cookie, with another's, or with a cookie made at home.
    let other = to_sign_in(&office).await;
    for (cookie, said) in [
        ("", ENDED),
        ("answerable-passkey=1.9999999999.2", ENDED),
        (&*other.cookie, NOBODYS),
    ] {
        let answer = send(&office, "/sign-in/passkey", cookie, &signed.fields()).await;
        nobody(&answer, REFUSED, said);
    }
    session(&sign_in_with(&office, &page, &signed).await);
    nobody(&sign_in_with(&office, &page, &signed).await, REFUSED, ENDED);
    let page = to_sign_in(&office).await;
    let signed = device.signs(&page.to_sign());
    office.wait(299);
    session(&sign_in_with(&office, &page, &signed).await);
    let page = to_sign_in(&office).await;
    let signed = device.signs(&page.to_sign());
    office.wait(300);
    nobody(&sign_in_with(&office, &page, &signed).await, REFUSED, ENDED);
}

/// What was used up on one node is used up on the others: each reads the file.
#[tokio::test]
async fn a_challenge_that_was_used_on_another_node_is_not_answered_here() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    let page = to_sign_in(&office).await;
    let signed = device.signs(&page.to_sign());
    {
        // As another node does; that they share the file, the store's tests hold.
        let accounts = office.desk.accounts();
        let seal = accounts.challenge_seal([0; 32]).unwrap();
        let (_, value) = page.cookie.split_once('=').unwrap();
        let kept = Challenge::kept(value, &seal, For::SigningIn, office.now()).unwrap();
        let is_first = accounts.use_sign_in(kept.hash(), office.now(), kept.ends_at());
        assert!(is_first.unwrap());
    }
    nobody(&sign_in_with(&office, &page, &signed).await, REFUSED, ENDED);
}

#[tokio::test]
async fn what_is_too_long_or_no_base64_is_nothing() {
    let office = office();
    let ann = office.person("Ann Box").await;
    let device = added(&office, &ann, "Ann Box").await;
    for name in [
        "credential",
        "client-data",
        "authenticator-data",
        "signature",
        "user-handle",
    ] {
        for value in [
            "",
            "%",
            "====",
            "not base64!",
            "\u{0}",
            "<script>",
            &"A".repeat(20_000),
        ] {
            office.wait(20);
            let page = to_sign_in(&office).await;
            let mut fields = device.signs(&page.to_sign()).fields();
            let field = fields.iter_mut().find(|(field, _)| *field == name).unwrap();
            field.1 = value.to_owned();
            let answer = send(&office, "/sign-in/passkey", &page.cookie, &fields).await;
            let is_slowed = answer.status == StatusCode::TOO_MANY_REQUESTS;
            assert!(is_slowed || answer.status == REFUSED, "{name} {value}");
            assert!(!answer.body.contains(value) || value.len() < 5, "{name}");
            assert!(!answer.header("set-cookie").contains("session="));
        }
    }
}
