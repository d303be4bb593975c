//! The link of an invitation: it leads to where the site is.

use tempfile::TempDir;

use crate::{Run, with};

/// A register with one reviewer.
struct Register(TempDir);

impl Register {
    fn new() -> Self {
        let register = Self(tempfile::tempdir().unwrap());
        for words in [
            &["init"][..],
            &["account", "invite", "Ada Example", "--role", "reviewer"],
        ] {
            let run = register.run(words);
            assert_eq!(run.code, Some(0), "{}", run.err);
        }
        register
    }

    fn run(&self, words: &[&str]) -> Run {
        let folder = self.0.path().join("register");
        let register = ["--register", folder.to_str().unwrap()];
        with(words.iter().copied().chain(register))
    }

    /// What is said to somebody who wants a link, without the token.
    fn link(&self, place: &[&str]) -> String {
        let words = [&["account", "reset", "Ada Example"], place].concat();
        let run = self.run(&words);
        let said = run.out + &run.err;
        let Some((before, after)) = said.split_once("token=") else {
            return said;
        };
        format!("{before}token=…{}", &after[64..])
    }
}

#[test]
fn a_link_leads_to_where_serve_was_told_to_be_and_says_what_it_assumes() {
    let register = Register::new();
    insta::assert_snapshot!(register.link(&[]), @r"
    Invitation for Ada Example, good once and for 7 days:
      http://127.0.0.1:8055/invitation?token=…
    It leads to http://127.0.0.1:8055: where `serve` was told another --host, --port or --address, say the same here.
    ");
    insta::assert_snapshot!(register.link(&["--port", "8312"]), @r"
    Invitation for Ada Example, good once and for 7 days:
      http://127.0.0.1:8312/invitation?token=…
    It leads to http://127.0.0.1:8312: where `serve` was told another --host, --port or --address, say the same here.
    ");
    insta::assert_snapshot!(register.link(&["--address", "https://register.example/"]), @r"
    Invitation for Ada Example, good once and for 7 days:
      https://register.example/invitation?token=…
    ");
}

#[test]
fn a_link_to_where_serve_would_not_serve_is_refused_in_its_words() {
    let register = Register::new();
    for place in [
        ["--address", "http://register.example"],
        ["--address", "https://register.example/path"],
        ["--host", "0.0.0.0"],
    ] {
        let said = register.link(&place);
        let serve = register.run(&["serve", place[0], place[1]]);
        assert_eq!(serve.code, Some(2), "{}", serve.err);
        assert_eq!(said, serve.err);
    }
    insta::assert_snapshot!(register.link(&["--port", "0"]), @"error: no site is at port 0; give the port that `answerable serve` printed");
}

/// It is no person's, and its secret is shown where it is made.
#[test]
fn nobody_is_invited_or_appointed_to_a_service_token() {
    let register = Register::new();
    let of = ["--role", "service-token", "--for", "exampleshire-police"];
    for act in [
        &["account", "invite", "Tracker"][..],
        &["account", "appoint", "Ada Example"],
    ] {
        let run = register.run(&[act, &of].concat());
        assert_eq!(run.code, Some(2), "{}{}", run.out, run.err);
        assert!(run.err.contains("/tokens/new"), "{}", run.err);
    }
    let listed = register.run(&["account", "list"]).out;
    assert!(!listed.contains("Tracker") && !listed.contains("service token"));
}
