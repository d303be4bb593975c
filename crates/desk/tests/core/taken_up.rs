//! Invitations that nobody took up: those who sign in, by whatever means, are on no
//! list of them.

use answerable_desk::Desk;
use answerable_desk::accounts::{Invited, hash, invite};
use answerable_desk::queues::List;
use answerable_desk::store::accounts::{NewPasskey, SessionHash, UnixSeconds};
use answerable_desk::store::vault::Moment;
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::who::{Actor, ActsFor, Appointment, Role};
use answerable_testkit::facts::day;

#[test]
fn whoever_signs_in_by_any_means_has_taken_their_invitation_up() {
    let today = day("15 June 2026");
    let folder = tempfile::tempdir().unwrap();
    let home = Home::create(folder.path()).unwrap();
    let log = HomePaths::of(folder.path()).log();
    let reader = Log::open(log, Access::ReadOnly).unwrap();
    let (desk, _) = Desk::open_for_practice(home, reader, today).unwrap();
    let keeper = Appointment::try_new(Role::Administrator, ActsFor::Register, today, None).unwrap();
    let invited = |name: &str| {
        let invited = Invited {
            name,
            sign_in_name: name,
            appointment: &keeper,
        };
        let at = UnixSeconds(1_781_500_000);
        invite(&desk.accounts(), &invited, Moment { at, day: today })
            .unwrap()
            .id
    };
    let by_password = invited("Asha Box");
    let by_passkey = invited("Bram Ask");
    invited("Cato Last");

    let accounts = desk.accounts();
    let password = hash("seven lamps and a wick").unwrap();
    accounts
        .set_password(&by_password, &password, SessionHash([0; 32]))
        .unwrap();
    let passkey = NewPasskey {
        credential_id: vec![1; 16],
        public_key: vec![2; 32],
        name: "Desk machine".to_owned(),
        may_be_copied: false,
        uses: 0,
    };
    accounts
        .add_passkey(&by_passkey, &passkey, UnixSeconds(1_781_500_001))
        .unwrap();
    drop(accounts);

    let work = desk.work_of(&Actor::with(vec![keeper]), &by_password, today);
    let queues = work.unwrap().queues;
    let not_used = queues
        .iter()
        .find(|queue| queue.list == List::InvitationsNotUsed)
        .expect("an administrator has that list");
    let titles: Vec<&str> = not_used
        .items
        .iter()
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(titles, ["Cato Last"]);
}
