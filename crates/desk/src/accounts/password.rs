//! Which passwords are taken, and how they are kept.
//!
//! A password is kept as its Argon2id hash and nowhere as itself. The cost is
//! the OWASP Password Storage Cheat Sheet's first choice (19 MiB, two passes,
//! one lane). There are no rules about what a password is made of, only about
//! how long it is and whether it is commonly used (OWASP ASVS 5.0: 6.2.1 to
//! 6.2.10, 11.4.2).

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use super::AccountFault;

/// The fewest characters of a password.
pub const FEWEST_CHARS: usize = 8;

/// The fewest characters that we advise.
pub const ADVISED_CHARS: usize = 12;

/// The most characters of a password: far more than anybody types, and not so
/// many that hashing them costs anything.
pub const MOST_CHARS: usize = 1_000;

/// The memory that hashing one password takes, in KiB.
const MEMORY_KIB: u32 = 19 * 1024;

/// How often that memory is gone through.
const PASSES: u32 = 2;

/// Why a password is not taken. None of them holds any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    /// Nothing was given.
    #[error("Enter a password")]
    Missing,
    /// It is shorter than [`FEWEST_CHARS`].
    #[error("Password must be {FEWEST_CHARS} characters or more")]
    TooShort,
    /// It is longer than [`MOST_CHARS`].
    #[error("Password must be 1,000 characters or fewer")]
    TooLong,
    /// It is on the list of those that many people use.
    #[error(
        "Enter a password that is harder to guess: this one is on a list of those that many people use"
    )]
    Common,
    /// It is the person's own name, or this site's.
    #[error(
        "Enter a password that is harder to guess: this one is your name or the name of this site"
    )]
    OwnName,
}

/// Whether a password may be chosen by somebody of these names.
///
/// # Errors
///
/// [`PasswordRefused`], each said so that it can stand beside the field.
pub fn check(password: &str, names: &[&str]) -> Result<(), PasswordRefused> {
    let chars = password.chars().count();
    if chars == 0 {
        return Err(PasswordRefused::Missing);
    }
    if chars < FEWEST_CHARS {
        return Err(PasswordRefused::TooShort);
    }
    if chars > MOST_CHARS {
        return Err(PasswordRefused::TooLong);
    }
    let plain = password.to_lowercase();
    let common = passwords::analyzer::is_common_password;
    if common(password) || common(&plain) {
        return Err(PasswordRefused::Common);
    }
    let is_name = |name: &&str| bare(name) == bare(&plain);
    if names.iter().any(is_name) || bare(&plain).trim_matches(char::is_numeric) == "answerable" {
        return Err(PasswordRefused::OwnName);
    }
    Ok(())
}

/// Letters and digits alone, all small: `Ada Example` is `adaexample`.
fn bare(words: &str) -> String {
    words
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// The hash under which a password is kept, with a salt drawn for it.
///
/// # Errors
///
/// When the machine has no randomness or no memory for it.
pub fn hash(password: &str) -> Result<String, AccountFault> {
    let hash = argon2()?.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string())
        .map_err(|why| AccountFault::Hashing(why.to_string()))
}

/// Whether a password is the one that was kept. Where none is kept it takes the
/// same time and is not (OWASP ASVS 5.0: 6.3.8).
///
/// # Errors
///
/// When what is kept is no hash, or there is no memory.
pub fn matches(password: &str, kept: Option<&str>) -> Result<bool, AccountFault> {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    let nobodys = match NOBODYS.get() {
        Some(hash) => hash,
        None => {
            let hash = hash("a password of nobody's")?;
            NOBODYS.get_or_init(|| hash)
        }
    };
    let parsed = PasswordHash::new(kept.unwrap_or(nobodys))
        .map_err(|why| AccountFault::Hashing(why.to_string()))?;
    // Nobody chooses what is longer: it is no one's.
    let could_be = password.chars().count() <= MOST_CHARS;
    let given = if could_be { password } else { "" };
    let same = argon2()?.verify_password(given.as_bytes(), &parsed).is_ok();
    Ok(same && could_be && kept.is_some())
}

fn argon2() -> Result<Argon2<'static>, AccountFault> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None)
        .map_err(|why| AccountFault::Hashing(why.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_ones_with_spaces_and_any_letters_are_taken_whole() {
        let long = "ŵyth o’r gloch, ".repeat(20);
        for good in ["correct horse 9", "ẞ王芳 صبح بخير", "        x", &long] {
            assert_eq!(check(good, &["Ada Example"]), Ok(()), "{good}");
        }
        let kept = hash(&long).unwrap();
        assert!(matches(&long, Some(&kept)).unwrap());
        let cut = &long[..long.len() - 1];
        assert!(!matches(cut, Some(&kept)).unwrap(), "never cut short");
    }

    #[test]
    fn what_is_short_or_common_or_ones_own_name_is_refused() {
        let too_long = "x".repeat(MOST_CHARS + 1);
        for (password, why) in [
            ("", PasswordRefused::Missing),
            ("sevench", PasswordRefused::TooShort),
            (&too_long, PasswordRefused::TooLong),
            ("password1", PasswordRefused::Common),
            ("PassWord1", PasswordRefused::Common),
            ("qwertyuiop", PasswordRefused::Common),
            ("Ada-Example", PasswordRefused::OwnName),
            ("Answerable2026", PasswordRefused::OwnName),
        ] {
            assert_eq!(check(password, &["Ada Example"]), Err(why), "{password}");
        }
    }

    #[test]
    fn the_hash_says_how_it_was_made() {
        let kept = hash("correct horse 9").unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert!(!kept.contains("horse"));
        assert_ne!(hash("correct horse 9").unwrap(), kept, "a salt of its own");
    }

    #[test]
    fn no_password_is_right_where_none_was_chosen() {
        for password in ["", "a password of nobody's"] {
            assert!(!matches(password, None).unwrap(), "{password}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_judged_by_its_characters(password in "\\PC{0,40}") {
            let chars = password.chars().count();
            let judged = check(&password, &[]);
            prop_assert_eq!(judged == Err(PasswordRefused::TooShort), (1..FEWEST_CHARS).contains(&chars));
            if chars >= FEWEST_CHARS {
                prop_assert!(matches!(judged, Ok(()) | Err(PasswordRefused::Common | PasswordRefused::OwnName)));
            }
        }
    }
}
