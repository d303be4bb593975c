//! `answerable roles`, and `answerable invite` with one of them.

use super::answer;

#[test]
fn roles_are_listed_with_where_each_is_held() {
    insta::assert_snapshot!(answer("roles"), @r"
    askers-editor          asker’s editor, held for a body (--for BODY)
    askers-publisher       asker’s publisher, held for a body (--for BODY)
    drafter                answering office’s drafter, held for a body (--for
                           BODY)
    approver               answering office’s approver, held for a body (--for
                           BODY)
    force-liaison          force liaison, held for a body (--for BODY)
    oversight-secretariat  oversight secretariat, held for a body (--for BODY)
    panel-reader           panel reader, held for a body (--for BODY)
    reviewer               reviewer, held in the register
    auditor                auditor, held in the register
    administrator          administrator, held in the register
    service-token          service token, held for a body (--for BODY)
    ");
}

#[test]
fn one_role_says_what_it_may_do() {
    insta::assert_snapshot!(answer("roles panel-reader"), @r"
    panel-reader: panel reader, held for a body (--for BODY)
    May, beside what everybody and whoever is signed in may:
      - take an item of work on, hand it over and comment on it
    ");
}

#[test]
fn invite_alone_is_the_same_as_account_invite() {
    let (short, long) = (answer("invite --help"), answer("account invite --help"));
    let options = |help: &str| {
        let (_, options) = help.split_once("Arguments:").unwrap();
        options.to_owned()
    };
    assert_eq!(options(&short), options(&long));
}
