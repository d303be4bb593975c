//! The secret links of letters.
//!
//! A link is an opaque id and a code over its purpose, made under the key of the
//! record that holds the address. So it is nowhere kept, nobody can guess one,
//! none serves another purpose, and all of somebody's links end when the record
//! is erased.

use answerable_store::Fault;
use answerable_store::vault::{RecordId, UnsealError, Vault};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Confirms one request.
    Confirm,
    /// Shows what somebody follows, and changes it.
    Keep,
    /// Leaves.
    Leave,
}

impl Purpose {
    const fn part(self) -> &'static str {
        match self {
            Self::Confirm => "follow confirm",
            Self::Keep => "follow keep",
            Self::Leave => "follow leave",
        }
    }
}

/// How many hexadecimal digits an id has, and a code.
const DIGITS: usize = 32;

/// A link's last part: an id, and the code that proves it.
#[derive(Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Reads it off an address; none where it cannot be one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_one = text.len() == 2 * DIGITS
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        is_one.then(|| Self(text.to_owned()))
    }

    /// As it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that it names, which is to be believed only once it is
    /// [proved](Self::is_proved).
    pub(super) fn id(&self) -> &str {
        &self.0[..DIGITS]
    }

    /// A link for a purpose; none where the record was erased.
    pub(super) fn make(
        vault: &Vault,
        record: RecordId,
        id: &str,
        purpose: Purpose,
    ) -> Result<Option<Self>, Fault> {
        let code = match vault.code(record, purpose.part(), id.as_bytes()) {
            Ok(code) => code,
            Err(UnsealError::Fault(why)) => return Err(why),
            Err(_) => return Ok(None),
        };
        let code: String = code
            .iter()
            .take(DIGITS / 2)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Some(Self(format!("{id}{code}"))))
    }

    /// Whether it was made by us for this purpose.
    pub(super) fn is_proved(
        &self,
        vault: &Vault,
        record: RecordId,
        purpose: Purpose,
    ) -> Result<bool, Fault> {
        let made = Self::make(vault, record, self.id(), purpose)?;
        Ok(made.is_some_and(|made| is_same(&made.0, &self.0)))
    }
}

/// No link stands in a line of the log by mistake.
impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Link(…)")
    }
}

/// Whether two texts are the same, in a time that does not tell where they first
/// differ.
fn is_same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    one.len() == other.len() && pairs.fold(0, |all, (one, other)| all | (one ^ other)) == 0
}

/// An id, drawn: as many hexadecimal digits as a link takes.
pub(super) fn new_id() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; DIGITS / 2];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
