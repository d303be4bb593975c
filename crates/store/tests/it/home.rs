//! A register is a folder with one writer.

use std::fs;

use answerable_store::{Access, Home, HomeError, HomePaths, Log, inbox};

use crate::words::*;

#[test]
fn a_register_is_made_once_and_found_again() {
    let folder = folder();
    let place = folder.path().join("some/where");
    let mut home = Home::create(&place).unwrap();
    home.log.append(0, &[draft(&["a"])]).unwrap();
    let letter = home.archive.keep(b"a letter").unwrap();
    drop(home);
    let said = Home::create(&place).unwrap_err().to_string();
    assert!(said.ends_with("log.sqlite is there already; open it, or choose another place"));

    let home = Home::open(&place).unwrap();
    assert_eq!(texts(&home.log), ["a"]);
    assert_eq!(home.archive.read(letter).unwrap(), b"a letter");
}

#[test]
fn a_second_writer_is_kept_out_and_readers_are_not() {
    let folder = folder();
    let home = Home::create(folder.path()).unwrap();
    let said = Home::open(folder.path()).unwrap_err();
    assert!(matches!(said, HomeError::InUse { .. }), "{said}");
    assert!(matches!(
        Home::create(folder.path()),
        Err(HomeError::InUse { .. })
    ));
    let paths = HomePaths::of(folder.path());
    Log::open(paths.log(), Access::ReadOnly).unwrap();

    // The parts may go their own ways; the lock alone decides.
    let Home { log, lock, .. } = home;
    drop(log);
    assert!(Home::open(folder.path()).is_err());
    drop(lock);
    Home::open(folder.path()).unwrap();
}

#[test]
fn where_there_is_no_register_none_is_made_by_opening() {
    let folder = folder();
    assert!(matches!(
        Home::open(folder.path()),
        Err(HomeError::NotARegister { .. })
    ));
    assert!(matches!(
        Home::open(folder.path().join("nowhere")),
        Err(HomeError::Missing { .. })
    ));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The three promises are kept apart: the public parts alone are a register.
#[test]
fn a_register_restored_without_its_desk_file_is_whole() {
    let folder = folder();
    let mut home = Home::create(folder.path()).unwrap();
    home.log.append(0, &[draft(&["a"])]).unwrap();
    home.inbox
        .add(
            &inbox::Request {
                page: "/about".into(),
                what_is_wrong: "a name".into(),
                what_should_it_say: String::new(),
                source: String::new(),
                contact: "somebody@example.org".into(),
                on: day("2024-03-06"),
            },
            inbox::FormKey([1; 32]),
            &draw(1),
        )
        .unwrap();
    drop(home);
    fs::remove_file(HomePaths::of(folder.path()).desk()).unwrap();
    let home = Home::open(folder.path()).unwrap();
    assert_eq!(texts(&home.log), ["a"]);
    assert_eq!(home.inbox.count().unwrap(), 0);
    home.log.verify_all().unwrap();
}

/// A crash while a register was being made leaves none, and the same command
/// makes it.
#[test]
fn a_register_half_made_is_made_by_the_same_command() {
    let folder = folder();
    drop(Home::create(folder.path()).unwrap());
    fs::remove_file(HomePaths::of(folder.path()).log()).unwrap();
    assert!(matches!(
        Home::open(folder.path()),
        Err(HomeError::HalfMade { .. })
    ));
    Home::create(folder.path()).unwrap();
}

#[test]
fn what_a_killed_process_was_writing_is_cleared_at_the_next_start() {
    let folder = folder();
    drop(Home::create(folder.path()).unwrap());
    let incoming = HomePaths::of(folder.path()).archive().join("incoming");
    fs::write(incoming.join("1-0"), b"half").unwrap();
    let home = Home::open(folder.path()).unwrap();
    assert_eq!(fs::read_dir(incoming).unwrap().count(), 0);
    assert_eq!(home.archive.fingerprints().unwrap(), []);
}

/// It holds names and contact details, and is nobody's but the operator's.
#[cfg(unix)]
#[test]
fn a_folder_made_here_and_the_desk_file_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;

    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = folder();
    let paths = HomePaths::of(folder.path().join("new").join("register"));
    let home = Home::create(paths.folder()).unwrap();
    assert_eq!(mode(paths.folder()), 0o700);
    assert_eq!(mode(&paths.desk()), 0o600);
    let control = paths.desk().with_extension("sqlite-wal");
    assert_eq!(mode(&control), 0o600, "and what stands beside it");
    drop(home);
    // Made anew for a register restored without it.
    fs::remove_file(paths.desk()).unwrap();
    drop(Home::open(paths.folder()).unwrap());
    assert_eq!(mode(&paths.desk()), 0o600);
    // The control: a folder that somebody made stays as they wanted it.
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o750)).unwrap();
    drop(Home::create(&shared).unwrap());
    assert_eq!(mode(&shared), 0o750);
}

/// What may have to be erased lies apart from its keys, and both are their
/// owner's alone.
#[cfg(unix)]
#[test]
fn the_keys_lie_in_a_folder_of_their_own_wherever_that_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let paths = HomePaths::of(folder.path().join("register"));
    drop(Home::create_at(&paths).unwrap());
    for file in [paths.vault().vault, paths.vault().keys, paths.vault().trail] {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    assert_eq!(mode(&paths.folder().join("keys")), 0o700);

    let apart =
        HomePaths::of(folder.path().join("other")).with_keys_in(folder.path().join("apart"));
    drop(Home::create_at(&apart).unwrap());
    assert!(folder.path().join("apart/keys.sqlite").exists());
    assert!(!folder.path().join("other/keys").exists());
    Home::open_at(&apart).unwrap();
}
