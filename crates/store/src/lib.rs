#![doc = include_str!("../README.md")]

mod archive;
mod check;
mod desk_file;
mod fault;
mod folder;
mod home;
mod log;
mod private_file;
pub mod vault;

pub use archive::{Archive, ArchiveError, MAX_DOCUMENT_BYTES};
pub use desk_file::{
    DeskFileError, Earlier, EraseError, Moved, NotMoved,
    accounts::{self, Accounts},
    answering::{self, Drafts},
    api_replies::{self, ApiReplies},
    followers::{self, Followers},
    inbox::{self, Inbox},
    replies::{self, Replies},
    reviews::{self, Reviews},
    trackers::{self, Trackers},
    webhooks::{self, Webhooks},
    work::{self, Work},
};
pub use fault::{Damage, Fault};
pub use home::{Home, HomeError, HomeLock, HomePaths, Tightened};
pub use log::{
    Access, AppendError, Appended, CreateError, Draft, Entry, FORMAT_VERSION, IdempotencyKey,
    Interrupter, Kept, KeyError, Log, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_ENTRY_BYTES,
    MAX_KEY_BYTES, MAX_LEAP_DAYS, OpenError, ReadError, TAIL_CHECKED_AT_OPEN, Verified, Withheld,
    WithholdError,
};
pub use vault::Vault;
