//! Which words about people lie where, and who is shown them: the same table that
//! decides acts, read field by field (OWASP ASVS 5.0: 8.1.2).

use super::act::Act;

/// A field that says something of a person, or that somebody wrote in confidence.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// What it is.
    pub words: &'static str,
    /// Where it lies, and how.
    pub lies: &'static str,
    /// What shows it; whoever may do that is shown it.
    pub shown: Shown,
}

/// What shows a field.
#[derive(Clone, Copy, Debug)]
pub enum Shown {
    /// Whoever may do one of these acts.
    By(&'static [Act]),
    /// Its own person, at this act and once.
    OnceBy(Act),
    /// Nobody: it is only compared.
    Never,
}

const COVERED: &str = "desk.sqlite, covered under the account’s key";

/// Every such field.
pub const FIELDS: [Field; 16] = [
    Field {
        words: "the name of a person with an account",
        lies: COVERED,
        shown: Shown::By(&[Act::ListAccounts, Act::KeepOwnAccount]),
    },
    Field {
        words: "the name of a colleague who works on the same item, document or answer",
        lies: COVERED,
        shown: Shown::By(&[
            Act::WorkOnItem,
            Act::LookAtDocument,
            Act::LookAtAnswer,
            Act::LookAtClosing,
        ]),
    },
    Field {
        words: "what somebody signs in with",
        lies: COVERED,
        shown: Shown::By(&[Act::ListAccounts, Act::KeepOwnAccount]),
    },
    Field {
        words: "for which office an account acts, and between which days",
        lies: "desk.sqlite, by the account’s number",
        shown: Shown::By(&[Act::ListAccounts, Act::KeepOwnAccount]),
    },
    Field {
        words: "the sessions of an account",
        lies: "desk.sqlite, as hashes; the secret of a second factor that is being set up covered",
        shown: Shown::By(&[Act::KeepOwnAccount]),
    },
    Field {
        words: "a password",
        lies: "desk.sqlite, as an Argon2id hash, covered under the account’s key",
        shown: Shown::Never,
    },
    Field {
        words: "the secret of a second factor",
        lies: COVERED,
        shown: Shown::OnceBy(Act::KeepOwnAccount),
    },
    Field {
        words: "recovery codes",
        lies: "desk.sqlite, as a code under the account’s key",
        shown: Shown::OnceBy(Act::KeepOwnAccount),
    },
    Field {
        words: "what a person calls a passkey",
        lies: COVERED,
        shown: Shown::By(&[Act::KeepOwnAccount]),
    },
    Field {
        words: "what a reader sent to have a page put right, and how to write to them",
        lies: "the vault",
        shown: Shown::By(&[Act::ReadInbox]),
    },
    Field {
        words: "what is typed in a review that is not published",
        lies: "desk.sqlite, covered under the review’s key",
        shown: Shown::By(&[Act::LookAtDocument]),
    },
    Field {
        words: "an answer that is not published, its evidence, and why it was sent back",
        lies: "the vault",
        shown: Shown::By(&[Act::LookAtAnswer]),
    },
    Field {
        words: "a reply that is not published",
        lies: "desk.sqlite, covered under the reply’s key",
        shown: Shown::By(&[Act::LookAtReply]),
    },
    Field {
        words: "a judgement that is not published, and why it was sent back",
        lies: "the vault",
        shown: Shown::By(&[Act::LookAtClosing]),
    },
    Field {
        words: "comments inside an office",
        lies: "the vault",
        shown: Shown::By(&[Act::WorkOnItem]),
    },
    Field {
        words: "who read or erased which record, and why",
        lies: "audit.sqlite, by numbers and in no names",
        shown: Shown::By(&[Act::ReadTrail]),
    },
];
