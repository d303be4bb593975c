//! Codes of six digits that change every 30 seconds (TOTP: RFC 6238 over
//! RFC 4226, with SHA-1, as every authenticator app makes them).

use answerable_store::accounts::{SecretBytes, UnixSeconds};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

/// How long a code is the newest one, in seconds.
pub const STEP_SECONDS: i64 = 30;

/// How many steps before and after the newest are taken too, for a clock that
/// is not quite right and a person who types (RFC 6238, section 5.2).
pub const NEIGHBOURS: u64 = 1;

/// The digits of base 32 (RFC 4648, section 6), which apps take secrets in.
const BASE_32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What a person and this site share, and codes are made from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(SecretBytes);

/// Six digits, as typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(u32);

impl Secret {
    /// A new one, drawn by lot: 160 bits, as RFC 4226 asks (section 4, R6).
    ///
    /// # Errors
    ///
    /// When the machine has no randomness.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = SecretBytes::default();
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The one that is kept.
    #[must_use]
    pub const fn of(bytes: SecretBytes) -> Self {
        Self(bytes)
    }

    /// Its bytes, to be kept.
    #[must_use]
    pub const fn bytes(&self) -> &SecretBytes {
        &self.0
    }

    /// As a person types it into an app: 32 letters and digits.
    #[must_use]
    pub fn in_base_32(&self) -> String {
        // 20 bytes are four groups of 40 bits, each eight digits.
        self.0
            .chunks_exact(5)
            .flat_map(|group| {
                let bits = group
                    .iter()
                    .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
                (0..8).rev().map(move |place| {
                    char::from(BASE_32[usize::try_from(bits >> (5 * place) & 31).unwrap_or(0)])
                })
            })
            .collect()
    }

    /// The step in which a code is good now and has not been before `now`'s
    /// neighbours; none where it is no code of ours.
    #[must_use]
    pub fn step_of(&self, code: Code, now: UnixSeconds) -> Option<u64> {
        let newest = step_at(now);
        let steps = newest.saturating_sub(NEIGHBOURS)..=newest + NEIGHBOURS;
        // Every step is tried, so that the time taken says nothing.
        steps.fold(None, |found, step| {
            if self.code_in(step) == code {
                Some(step)
            } else {
                found
            }
        })
    }

    /// The code at a moment, as an app shows it.
    #[must_use]
    pub fn shown_at(&self, now: UnixSeconds) -> String {
        format!("{:06}", self.code_in(step_at(now)).0)
    }

    /// RFC 4226, section 5.3, with six digits.
    fn code_in(&self, step: u64) -> Code {
        Code(truncated(&self.0, step) % 1_000_000)
    }
}

impl Code {
    /// Reads six digits; blanks and hyphens between them are how apps group
    /// them.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let digits: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .collect();
        let is_code = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_code.then(|| digits.parse().ok().map(Self)).flatten()
    }
}

fn step_at(now: UnixSeconds) -> u64 {
    u64::try_from(now.0 / STEP_SECONDS).unwrap_or(0)
}

fn truncated(secret: &[u8], step: u64) -> u32 {
    // HMAC takes a key of any length (RFC 2104).
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        return 0;
    };
    mac.update(&step.to_be_bytes());
    let mac = mac.finalize().into_bytes();
    let offset = usize::from(mac[19] & 15);
    let four = [
        mac[offset],
        mac[offset + 1],
        mac[offset + 2],
        mac[offset + 3],
    ];
    u32::from_be_bytes(four) & 0x7fff_ffff
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The secret of RFC 6238, appendix B.
    const OF_THE_RFC: Secret = Secret(*b"12345678901234567890");

    /// RFC 6238, appendix B: the rows of SHA-1, eight digits each.
    #[test]
    fn codes_are_those_of_the_rfc() {
        for (moment, eight) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let step = step_at(UnixSeconds(moment));
            assert_eq!(truncated(&OF_THE_RFC.0, step) % 100_000_000, eight);
            let six = format!("{:06}", eight % 1_000_000);
            assert_eq!(OF_THE_RFC.shown_at(UnixSeconds(moment)), six);
        }
    }

    /// RFC 4648 and the common form of that secret.
    #[test]
    fn a_secret_is_written_as_apps_read_it() {
        assert_eq!(OF_THE_RFC.in_base_32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_code_is_good_one_step_either_side_and_no_further() {
        let now = 1_000_000_000;
        let code = Code::read(&OF_THE_RFC.shown_at(UnixSeconds(now))).unwrap();
        for (later, good) in [
            (-60, false),
            (-30, true),
            (0, true),
            (30, true),
            (60, false),
        ] {
            let step = OF_THE_RFC.step_of(code, UnixSeconds(now + later));
            assert_eq!(step.is_some(), good, "{later}");
        }
    }

    #[test]
    fn digits_may_stand_in_groups() {
        for typed in ["123456", "123 456", " 12-34-56 "] {
            assert!(Code::read(typed) == Some(Code(123_456)), "{typed}");
        }
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert!(Code::read(typed).is_none(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_nothing_panics(typed in ".{0,20}", moment in any::<i64>()) {
            if let Some(code) = Code::read(&typed) {
                let _ = OF_THE_RFC.step_of(code, UnixSeconds(moment));
            }
        }
    }
}
