//! Adding an address that is told, and stopping it.

use std::fmt::Write as _;

use answerable_register::words::BodyId;
use answerable_store::Fault;
use answerable_store::accounts::UnixSeconds;
use answerable_store::vault::{Asking, Draw, EraseRefused, Kind, Moment, SealError, ToSeal};
use answerable_store::webhooks::Webhook;

use super::signing::Secret;
use crate::desk::Desk;

/// How many webhooks that work one body may have: one for each of a few programs,
/// and so few that nobody makes this machine knock on doors all day.
pub const MOST_OF_A_BODY: usize = 5;

/// A webhook to add.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The body whose office is told.
    pub body: BodyId,
    /// Where to; whoever sends knows which addresses may be gone to.
    pub address: String,
}

/// A webhook that was added. Its secret is shown this once.
pub struct Added {
    /// The webhook.
    pub id: String,
    /// What it signs with.
    pub secret: Secret,
}

/// Why nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The body has as many as it may.
    #[error("this office has {MOST_OF_A_BODY} addresses that are told: stop one of them first")]
    TooMany,
    /// There is no randomness, or the vault refused.
    #[error("the secret could not be made ({0})")]
    Secret(String),
    /// The disk refused or failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<getrandom::Error> for NotKept {
    fn from(why: getrandom::Error) -> Self {
        Self::Secret(why.to_string())
    }
}

impl From<SealError> for NotKept {
    fn from(why: SealError) -> Self {
        Self::Secret(why.to_string())
    }
}

impl Desk {
    /// Adds a webhook. It is told of what is recorded from now on.
    ///
    /// # Errors
    ///
    /// [`NotKept`].
    pub fn add_webhook(&self, wanted: &Wanted, by: &str, when: Moment) -> Result<Added, NotKept> {
        let secret = Secret::draw()?;
        let (id, draw) = draw()?;
        let position = self.read().head();
        let record = self.vault().seal(
            &ToSeal {
                kind: Kind::SigningSecret,
                words: &secret.written(),
                on: when.day,
            },
            &draw,
        )?;
        let new = Webhook {
            id: id.clone(),
            body: wanted.body.to_string(),
            address: wanted.address.clone(),
            record,
            made_by: by.to_owned(),
            made_at: when.at,
            position,
            stopped_at: None,
            stopped_by: None,
        };
        if self.webhooks().add(&new, MOST_OF_A_BODY)? {
            return Ok(Added { id, secret });
        }
        self.erase_secret(&new, by, when);
        Err(NotKept::TooMany)
    }

    /// Stops a webhook: nothing more is sent to it, and its secret is erased.
    /// Stopping it twice is as good as once. `by` is none where the receiver
    /// itself said that nobody is there any more.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn stop_webhook(&self, id: &str, by: Option<&str>, when: Moment) -> Result<(), Fault> {
        self.webhooks().stop(id, by, when.at)?;
        if let Some(stopped) = self.webhooks().find(id)? {
            self.erase_secret(&stopped, by.unwrap_or(super::telling::BY), when);
        }
        Ok(())
    }

    /// Begins a delivery again, whatever came of it. Whether there is such a one
    /// and its webhook works.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn tell_again(&self, id: &str, entry: u64, now: UnixSeconds) -> Result<bool, Fault> {
        self.webhooks().begin_again(id, entry, now)
    }

    /// A secret that cannot be erased now opens nothing but itself, and goes when
    /// the webhook is stopped once more.
    fn erase_secret(&self, webhook: &Webhook, by: &str, when: Moment) {
        let why = format!("webhook {} was stopped", webhook.id);
        let asking = Asking {
            by,
            why: &why,
            when,
        };
        match self.vault().erase(webhook.record, &asking) {
            Ok(_) | Err(EraseRefused::NoSuchRecord { .. }) => {}
            Err(why) => tracing::warn!(%why, webhook = webhook.id, "a secret was not erased yet"),
        }
    }
}

/// The id of a webhook, and what its secret is sealed under.
fn draw() -> Result<(String, Draw), getrandom::Error> {
    let (mut number, mut random) = ([0_u8; 8], [0; Draw::BYTES]);
    getrandom::fill(&mut number)?;
    getrandom::fill(&mut random)?;
    let mut id = "wh-".to_owned();
    for byte in number {
        // Writing to a String cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    Ok((id, Draw::of(random)))
}
