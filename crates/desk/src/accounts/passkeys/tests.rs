//! Every lie that a browser or a device can tell, and what is said of it.

use answerable_store::accounts::{Added, NewAccount};
use answerable_store::vault::Draw;
use answerable_store::{Accounts, HomePaths, Vault};
use answerable_testkit::device::{
    Asked, CREDENTIAL, Device, EXTENSIONS, IS_COPIED, MAY_BE_COPIED, PRESENT, Signs, VERIFIED,
    written,
};
use jiff::civil::date;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

const NOW: UnixSeconds = UnixSeconds(1_000);
const CHALLENGE: [u8; 32] = [9; 32];
const ORIGIN: &str = "https://register.example";
const PARTY: &str = "register.example";

fn accounts_in(folder: &std::path::Path) -> Accounts {
    let paths = HomePaths::of(folder);
    let vault = Vault::open(&paths.vault()).unwrap();
    Accounts::open(paths.desk(), vault.into()).unwrap()
}

fn add(accounts: &Accounts, (name, sign_in_name): (&str, &str), number: u8) -> AccountId {
    let new = NewAccount {
        name,
        sign_in_name,
        random: [number; 8],
        on: date(2026, 11, 22),
        draw: &Draw::of([number; Draw::BYTES]),
    };
    accounts.add(&new).unwrap()
}

/// A register with one account, and a device with a passkey of it.
struct World {
    _folder: TempDir,
    accounts: Accounts,
    party: RelyingParty,
    ada: AccountId,
    device: Device,
}

impl World {
    fn with(signs: Signs) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let accounts = accounts_in(folder.path());
        let ada = add(&accounts, ("Ada Example", "ada"), 1);
        let device = Device::new(signs, &user_handle(&ada));
        let world = Self {
            _folder: folder,
            accounts,
            party: RelyingParty::at(ORIGIN).unwrap(),
            ada,
            device,
        };
        let new = world.made(&to_make()).unwrap();
        let added = world.accounts.add_passkey(&world.ada, &new, NOW).unwrap();
        assert_eq!(added, Added::Yes);
        world
    }

    fn expected(&self) -> Expected<'_> {
        Expected {
            party: &self.party,
            challenge: CHALLENGE,
        }
    }

    fn made(&self, asked: &Asked) -> Result<NewPasskey, NotProved> {
        self.taken(sent_made(&self.device, asked))
    }

    fn taken(&self, sent: Made) -> Result<NewPasskey, NotProved> {
        made(&sent, "Work laptop", &self.expected())
    }

    fn signed(&self, asked: &Asked) -> Result<AccountId, NotProved> {
        self.proved(&sent_signed(&self.device, asked))
    }

    fn proved(&self, sent: &Signed) -> Result<AccountId, NotProved> {
        let proved = prove_with_passkey(&self.accounts, sent, &self.expected(), NOW).unwrap();
        proved.map(|account| account.id)
    }
}

fn to_make() -> Asked {
    Asked::to_make(&written(&CHALLENGE), ORIGIN, PARTY)
}

fn to_sign() -> Asked {
    Asked::to_sign(&written(&CHALLENGE), ORIGIN, PARTY)
}

fn sent_made(device: &Device, asked: &Asked) -> Made {
    let made = device.makes(asked);
    Made {
        client_data: made.client_data,
        authenticator_data: made.authenticator_data,
    }
}

fn sent_signed(device: &Device, asked: &Asked) -> Signed {
    let signed = device.signs(asked);
    Signed {
        credential_id: signed.credential_id,
        client_data: signed.client_data,
        authenticator_data: signed.authenticator_data,
        signature: signed.signature,
        user_handle: signed.user_handle,
    }
}

/// The lies that are told alike when a passkey is made and when it signs.
fn lies(honest: &Asked) -> Vec<(Asked, NotProved)> {
    use NotProved::*;
    let with = |change: &dyn Fn(&mut Asked)| {
        let mut asked = honest.clone();
        change(&mut asked);
        asked
    };
    let origin = |origin: &'static str| with(&move |asked| asked.origin = origin.to_owned());
    let besides = |besides: &'static str| with(&move |asked| asked.besides = besides);
    let flags =
        |without: u8, and: u8| with(&move |asked| asked.flags = asked.flags & !without | and);
    let mut lies = vec![
        (origin("https://register.example.evil.example"), Origin),
        (origin("http://register.example"), Origin),
        (origin("https://register.example:8443"), Origin),
        (origin("https://a.register.example"), Origin),
        (origin(""), Origin),
        (
            with(&|asked| asked.challenge = written(&[8; 32])),
            Challenge,
        ),
        (with(&|asked| asked.challenge.push('=')), Challenge),
        (with(&|asked| asked.challenge.clear()), Challenge),
        (with(&|asked| asked.party = "example".to_owned()), Party),
        (with(&|asked| asked.party = ORIGIN.to_owned()), Party),
        (with(&|asked| asked.ceremony = "payment.get"), Ceremony),
        (flags(VERIFIED, 0), NotVerified),
        (flags(PRESENT, 0), NotVerified),
        (flags(0, IS_COPIED), Unreadable),
        (flags(0, EXTENSIONS), Unreadable),
        (with(&|asked| asked.extensions = vec![0xA0]), Unreadable),
        (besides(r#","topOrigin":"https://evil.example""#), Framed),
        // A second word for what was said already has two meanings.
        (
            besides(r#","origin":"https://register.example""#),
            Unreadable,
        ),
        (besides(r#","crossOrigin":true"#), Unreadable),
        (besides(r#","topOrigin":7"#), Unreadable),
    ];
    let long = "x".repeat(4 * 1024);
    lies.push((
        with(&move |asked| asked.origin.clone_from(&long)),
        Unreadable,
    ));
    lies.push((
        with(&|asked| {
            asked.flags |= EXTENSIONS;
            asked.extensions = vec![0xA0; 4 * 1024];
        }),
        Unreadable,
    ));
    lies
}

#[test]
fn every_kind_of_device_makes_a_passkey_and_signs_in_with_it() {
    for signs in Signs::ALL {
        let world = World::with(signs);
        assert_eq!(world.signed(&to_sign()), Ok(world.ada.clone()), "{signs:?}");
        let listed = world.accounts.passkeys(&world.ada).unwrap();
        assert_eq!(listed[0].name, "Work laptop");
        assert_eq!(listed[0].used_at, Some(NOW));
    }
}

/// Devices answer extensions of the browser's own asking, and browsers say more
/// than they must.
#[test]
fn what_the_standard_allows_besides_is_left_unread() {
    let world = World::with(Signs::Es256);
    for mut asked in [to_make(), to_sign()] {
        asked.flags |= EXTENSIONS;
        asked.extensions = b"\xA1\x6BcredProtect\x02".to_vec();
        asked.besides = r#","other_keys_can_be_added_here":"do not compare","topOrigin":null"#;
        if asked.ceremony == "webauthn.get" {
            assert_eq!(world.signed(&asked), Ok(world.ada.clone()));
        } else {
            assert!(world.made(&asked).is_ok());
        }
    }
}

#[test]
fn no_lie_makes_a_passkey() {
    let world = World::with(Signs::Es256);
    assert!(world.made(&to_make()).is_ok(), "the control");
    let mut lies = lies(&to_make());
    let mut signing = to_make();
    signing.ceremony = "webauthn.get";
    lies.push((signing, NotProved::Ceremony));
    let mut without = to_make();
    without.flags &= !CREDENTIAL;
    lies.push((without, NotProved::Unreadable));
    for (asked, why) in lies {
        assert_eq!(world.made(&asked), Err(why), "{asked:?}");
    }
}

#[test]
fn no_lie_signs_anybody_in() {
    let world = World::with(Signs::Es256);
    let mut lies = lies(&to_sign());
    let mut making = to_sign();
    making.ceremony = "webauthn.create";
    lies.push((making, NotProved::Ceremony));
    let mut with = to_sign();
    with.flags |= CREDENTIAL;
    lies.push((with, NotProved::Unreadable));
    // A passkey does not begin to be one that may be copied.
    let mut copied = to_sign();
    copied.flags |= MAY_BE_COPIED;
    lies.push((copied, NotProved::Unreadable));
    for (asked, why) in lies {
        assert_eq!(world.signed(&asked), Err(why), "{asked:?}");
    }
    let used = world.accounts.passkeys(&world.ada).unwrap()[0].used_at;
    assert_eq!(used, None, "nothing was noted");
    assert_eq!(
        world.signed(&to_sign()),
        Ok(world.ada.clone()),
        "the control"
    );
}

#[test]
fn a_signature_by_another_key_or_of_other_words_signs_nobody_in() {
    for signs in Signs::ALL {
        let world = World::with(signs);
        let honest = sent_signed(&world.device, &to_sign());
        let other = Device::new(Signs::Es256, &user_handle(&world.ada));
        let other = sent_signed(&other, &to_sign());
        let mut uses = honest.authenticator_data.clone();
        uses[36] = 7;
        let client_data = [&honest.client_data[..], b" "].concat();
        for (change, why) in [
            (
                Signed {
                    signature: other.signature,
                    ..honest.clone()
                },
                "another key's",
            ),
            (
                Signed {
                    signature: Vec::new(),
                    ..honest.clone()
                },
                "none",
            ),
            (
                Signed {
                    signature: [&honest.signature[..], &[0; 600]].concat(),
                    ..honest.clone()
                },
                "too long",
            ),
            (
                Signed {
                    authenticator_data: uses,
                    ..honest.clone()
                },
                "another count",
            ),
            (
                Signed {
                    client_data,
                    ..honest.clone()
                },
                "other words",
            ),
        ] {
            assert_eq!(
                world.proved(&change),
                Err(NotProved::Signature),
                "{signs:?}: {why}"
            );
        }
        assert_eq!(world.proved(&honest), Ok(world.ada.clone()), "the control");
    }
}

#[test]
fn a_passkey_is_its_own_accounts_and_one_that_is_not_known_is_nobodys() {
    let world = World::with(Signs::Es256);
    let bet = add(&world.accounts, ("Bet Example", "bet"), 2);
    let honest = sent_signed(&world.device, &to_sign());
    for handle in [user_handle(&bet).to_vec(), Vec::new(), vec![7; 5_000]] {
        let sent = Signed {
            user_handle: handle,
            ..honest.clone()
        };
        assert_eq!(world.proved(&sent), Err(NotProved::Owner));
    }
    // Bet's own passkey under the name of Ada's.
    let mut device = Device::new(Signs::Es256, &user_handle(&world.ada));
    device.credential_id.clone_from(&world.device.credential_id);
    let sent = sent_signed(&device, &to_sign());
    assert_eq!(world.proved(&sent), Err(NotProved::Signature));
    for (id, why) in [
        (vec![7; 16], NotProved::Unknown),
        (Vec::new(), NotProved::Unknown),
        (vec![7; 1_024], NotProved::Unreadable),
    ] {
        let sent = Signed {
            credential_id: id,
            ..honest.clone()
        };
        assert_eq!(world.proved(&sent), Err(why));
    }
}

#[test]
fn a_count_that_went_back_says_that_the_passkey_was_copied() {
    let world = World::with(Signs::Es256);
    let mut asked = to_sign();
    for (uses, is_in) in [(5, true), (5, false), (4, false), (0, false), (6, true)] {
        asked.uses = uses;
        let wanted = match is_in {
            true => Ok(world.ada.clone()),
            false => Err(NotProved::Copied),
        };
        assert_eq!(world.signed(&asked), wanted, "{uses}");
    }
}

#[test]
fn a_name_that_is_too_short_or_too_long_makes_no_passkey() {
    let world = World::with(Signs::Es256);
    for (length, is_taken) in [
        (0, false),
        (15, false),
        (16, true),
        (1_023, true),
        (1_024, false),
    ] {
        let mut device = Device::new(Signs::Rs256, b"");
        device.credential_id = vec![7; length];
        let taken = world.taken(sent_made(&device, &to_make()));
        assert_eq!(taken.is_ok(), is_taken, "{length}");
    }
}

#[test]
fn what_an_account_is_called_to_devices_is_its_own_and_tells_nobody_whose() {
    let world = World::with(Signs::Es256);
    let bet = add(&world.accounts, ("Bet Example", "bet"), 2);
    assert_eq!(user_handle(&world.ada), user_handle(&world.ada.clone()));
    assert_ne!(user_handle(&world.ada), user_handle(&bet));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_stop_it(
        client_data in prop::collection::vec(any::<u8>(), 0..200),
        data in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let party = RelyingParty::at(ORIGIN).unwrap();
        let expected = Expected { party: &party, challenge: CHALLENGE };
        let sent = Made { client_data, authenticator_data: data.clone() };
        prop_assert!(made(&sent, "x", &expected).is_err());
        prop_assert!(authenticator_data::of_signature(&data, &party).is_err());
        prop_assert!(authenticator_data::of_credential(&data, &party).is_err());
    }

    /// Cut anywhere, or with a byte more, it is not read.
    #[test]
    fn what_a_device_says_is_read_whole_or_not_at_all(at in any::<prop::sample::Index>(), more in any::<u8>()) {
        let party = RelyingParty::at(ORIGIN).unwrap();
        let made = Device::new(Signs::EdDsa, b"").makes(&to_make()).authenticator_data;
        prop_assert!(authenticator_data::of_credential(&made, &party).is_ok());
        prop_assert!(authenticator_data::of_credential(&made[..at.index(made.len())], &party).is_err());
        let longer = [&made[..], &[more]].concat();
        prop_assert!(authenticator_data::of_credential(&longer, &party).is_err());
    }

    /// One byte of what is signed changed anywhere, and nobody is signed in.
    #[test]
    fn no_byte_of_a_signed_answer_can_be_changed(at in any::<prop::sample::Index>(), by in 1_u8..) {
        let device = Device::new(Signs::EdDsa, b"");
        let party = RelyingParty::at(ORIGIN).unwrap();
        let expected = Expected { party: &party, challenge: CHALLENGE };
        let sent = sent_signed(&device, &to_sign());
        let kept = KeptPasskey {
            account: invented(),
            public_key: device.public_key(),
            may_be_copied: false,
        };
        let handle = user_handle(&kept.account.id).to_vec();
        let honest = Signed { user_handle: handle, ..sent };
        prop_assert_eq!(check(&honest, &kept, &expected), Ok(0));
        let mut changed = honest.clone();
        let parts = [&mut changed.client_data, &mut changed.authenticator_data, &mut changed.signature];
        let whole: usize = parts.iter().map(|part| part.len()).sum();
        let mut at = at.index(whole);
        for part in parts {
            match part.get_mut(at) {
                Some(byte) => {
                    *byte ^= by;
                    break;
                }
                None => at -= part.len(),
            }
        }
        prop_assert!(check(&changed, &kept, &expected).is_err());
    }
}

/// An account that is in no file.
fn invented() -> Account {
    let folder = tempfile::tempdir().unwrap();
    let accounts = accounts_in(folder.path());
    let id = add(&accounts, ("Ada Example", "ada"), 1);
    accounts.under(id.as_str()).unwrap().unwrap()
}
