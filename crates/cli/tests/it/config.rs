//! Settings: a flag before the environment, that before the file, that before
//! the default; and what is wrong in the file is named by its line.

use std::process::Command;

use super::Run;

/// Runs `answerable` with a file of settings and variables of the environment.
fn run(file: &str, environment: &[(&str, &str)], words: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answerable.toml");
    std::fs::write(&path, file).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .env_clear()
        .envs(environment.iter().copied())
        .current_dir(folder.path())
        .args(words)
        .args(["--config", "answerable.toml"])
        .output()
        .unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

#[test]
fn each_setting_is_shown_with_where_it_comes_from() {
    let file = "port = 9000\nhost = \"::1\"\nbehind-proxy = [\"10.0.0.1\", \"10.0.0.2\"]\n";
    let shown = run(
        file,
        &[("ANSWERABLE_HOST", "127.0.0.2")],
        &["config", "show"],
    );
    insta::assert_snapshot!(shown.out, @r"
    register            register (default)
    keys                not set (default)
    host                127.0.0.2 (ANSWERABLE_HOST)
    port                9000 (line 1)
    address             not set (default)
    behind-proxy        10.0.0.1, 10.0.0.2 (line 3)
    stylesheet          not set (default)
    pdf-font            not set (default)
    pdftotext           not set (default)
    oidc-issuer         not set (default)
    oidc-client         not set (default)
    oidc-secret-file    not set (default)
    oidc-name           not set (default)
    oidc-acr            not set (default)
    oidc-amr            not set (default)
    metrics             not set (default)
    webhooks            public (default)
    data                3 (default)
    mail-server         not set (default)
    mail-user           not set (default)
    mail-password-file  not set (default)
    mail-from           not set (default)
    log                 warn (default)
    log-format          text (default)
    ");
    assert_eq!((shown.err.as_str(), shown.code), ("", Some(0)));
}

#[test]
fn the_file_takes_the_place_of_the_default_and_gives_way_to_the_others() {
    // Where the register would be is said by the refusal to serve it.
    let refused = |environment: &[(&str, &str)], words: &[&str]| {
        let run = run("register = \"of-the-file\"", environment, words);
        assert_eq!(run.code, Some(2), "{}", run.err);
        run.err
    };
    let environment = [("ANSWERABLE_REGISTER", "of-the-environment")];
    assert!(refused(&[], &["serve"]).contains("of-the-file"));
    assert!(refused(&environment, &["serve"]).contains("of-the-environment"));
    let flag = ["serve", "--register", "of-the-flag"];
    assert!(refused(&environment, &flag).contains("of-the-flag"));
}

#[test]
fn what_is_no_setting_stops_every_command_with_its_line() {
    for words in [&["serve"][..], &["config", "check"], &["init"]] {
        let run = run("port = 80\n\nprot = 80\n", &[], words);
        let said = "error: answerable.toml, line 3: 'prot' is no setting; there are ";
        assert!(run.err.starts_with(said), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1);
        assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    }
}

#[test]
fn a_good_file_is_said_to_be_good_and_a_missing_one_to_be_missing() {
    let good = run("log-format = \"json\"\n", &[], &["config", "check"]);
    assert_eq!(
        good.out,
        "answerable.toml: one setting; every setting is allowed.\n"
    );
    let missing = super::answerable("config check --config nowhere.toml");
    assert_eq!(missing.code, Some(2));
    assert!(
        missing
            .err
            .contains("cannot read the settings in nowhere.toml")
    );
    let unnamed = super::answerable("config check");
    assert_eq!(unnamed.code, Some(2));
    assert!(unnamed.err.contains("--config FILE"), "{}", unnamed.err);
}
