//! Asking to follow, confirming, changing and leaving.

use answerable_store::Fault;
use answerable_store::accounts::UnixSeconds;
use answerable_store::followers::{Asked, Follower, HowOften, Request};
use answerable_store::vault::{
    Asking, EraseRefused, Kind, Moment, RecordId, SealError, UnsealError,
};

use super::address::MailAddress;
use super::link::{Link, Purpose, new_id};
use crate::desk::Desk;
use crate::drawn::draw;
use crate::following::Followed;

/// How long a request waits to be confirmed, in seconds.
pub const LAPSES_AFTER: i64 = 48 * 60 * 60;

/// How many letters that ask for a confirmation one address may have in a day,
/// whoever typed it.
pub const MOST_REQUESTS: u64 = 3;

/// How many requests wait at once.
pub const MOST_WAITING: u64 = 10_000;

/// How many things one person may follow.
pub const MOST_FOLLOWED: usize = 50;

const A_DAY: i64 = 24 * 60 * 60;

/// Under what the audit trail names the program itself.
const BY: &str = "following";

/// The part of the record that lies covered in the desk's file.
const ADDRESS: &str = "address";

/// Something somebody wants to follow.
#[derive(Clone, Debug)]
pub struct ToFollow {
    /// Where letters are to go.
    pub address: MailAddress,
    /// What is to be followed.
    pub what: Followed,
    /// How often there is a letter at most.
    pub how_often: HowOften,
}

/// What somebody follows, as they are shown it.
#[derive(Clone, Debug)]
pub struct Following {
    /// Who, by opaque id.
    pub id: String,
    /// The address, which is theirs.
    pub address: String,
    /// How often there is a letter at most.
    pub how_often: HowOften,
    /// What, in the order they began.
    pub what: Vec<Followed>,
    /// The first entry that was not looked at for them.
    pub position: u64,
    /// The link that shows this.
    pub keep: Link,
    /// The link that leaves.
    pub leave: Link,
}

/// A request that a link names.
#[derive(Clone, Debug)]
pub struct Asks {
    /// What is to be followed.
    pub what: Followed,
    /// How often.
    pub how_often: HowOften,
    /// The address.
    pub address: String,
}

/// Why nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// As many requests wait as are held.
    #[error("{MOST_WAITING} requests to follow something wait, which is the most we hold")]
    Full,
    /// There is no randomness, or the vault refused.
    #[error("the address could not be kept: {0}")]
    Vault(String),
    /// The disk refused or failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<getrandom::Error> for NotKept {
    fn from(why: getrandom::Error) -> Self {
        Self::Vault(why.to_string())
    }
}

impl From<SealError> for NotKept {
    fn from(why: SealError) -> Self {
        Self::Vault(why.to_string())
    }
}

impl From<UnsealError> for NotKept {
    fn from(why: UnsealError) -> Self {
        match why {
            UnsealError::Fault(why) => Self::Fault(why),
            why => Self::Vault(why.to_string()),
        }
    }
}

impl Desk {
    /// Takes a request to follow something; a letter asks whoever has the address
    /// to confirm it. What is done is the same whether the address follows
    /// anything or not, and so is the answer where it had its letters of the day.
    ///
    /// # Errors
    ///
    /// [`NotKept`].
    pub fn ask_to_follow(&self, wanted: &ToFollow, when: Moment) -> Result<(), NotKept> {
        let key = self.follow_key(when)?;
        let code = self
            .vault()
            .code(key, ADDRESS, wanted.address.known_by().as_bytes())?;
        let draw = draw()?;
        let record = self.vault().begin(Kind::PersonalDetails, when.day, &draw)?;
        let address = self
            .vault()
            .cover(record, ADDRESS, wanted.address.as_str().as_bytes())?;
        let request = Request {
            id: new_id()?,
            record,
            address,
            code,
            what: wanted.what.to_text(),
            how_often: wanted.how_often,
            asked_at: when.at,
        };
        let often = (MOST_REQUESTS, UnixSeconds(when.at.0 - A_DAY));
        let asked = self
            .followers()
            .ask(&request, often, MOST_WAITING, when.day)?;
        if asked != Asked::Taken {
            self.erase_follower(record, "a request to follow was not taken", when);
        }
        match asked {
            Asked::Taken | Asked::OftenEnough => Ok(()),
            Asked::Full => Err(NotKept::Full),
        }
    }

    /// What a link asks to be confirmed; none where it lapsed, was confirmed
    /// before, or is no such link.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub fn asks_to_confirm(&self, link: &Link, now: UnixSeconds) -> Result<Option<Asks>, Fault> {
        let Some(request) = self.request_by(link, now)? else {
            return Ok(None);
        };
        let address = self.uncovered(request.record, &request.address)?;
        let what = Followed::read(&request.what);
        Ok(address.zip(what).map(|(address, what)| Asks {
            what,
            how_often: request.how_often,
            address,
        }))
    }

    /// Confirms a request: letters are sent from now on. What they follow now;
    /// none where the link does nothing any more.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn confirm_following(
        &self,
        link: &Link,
        when: Moment,
    ) -> Result<Option<Following>, NotKept> {
        let Some(request) = self.request_by(link, when.at)? else {
            return Ok(None);
        };
        let position = self.read().head();
        let confirmed =
            self.followers()
                .confirm(&request.id, &new_id()?, (position, when.day, when.at))?;
        let Some((follower, left)) = confirmed else {
            return Ok(None);
        };
        if let Some(record) = left {
            self.erase_follower(record, "the address follows something already", when);
        }
        Ok(self.following(follower)?)
    }

    /// What somebody follows, by their link; none where they left, or it is no
    /// such link. The link that leaves shows it too.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub fn following_by(&self, link: &Link, purpose: Purpose) -> Result<Option<Following>, Fault> {
        let found = self.followers().find(link.id())?;
        let Some(follower) = found else {
            return Ok(None);
        };
        match link.is_proved(self.vault(), follower.record, purpose)? {
            true => self.following(follower),
            false => Ok(None),
        }
    }

    /// Sets how often somebody has a letter.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn set_how_often(&self, whose: &Following, often: HowOften) -> Result<(), Fault> {
        self.followers().set_how_often(&whose.id, often)
    }

    /// Takes one thing from what somebody follows. With the last they leave.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn stop_following(
        &self,
        whose: &Following,
        what: &Followed,
        when: Moment,
    ) -> Result<(), Fault> {
        // The desk's file is given back before it is asked for again.
        let left = self.followers().stop(&whose.id, &what.to_text())?;
        match left {
            0 => self.leave(&whose.id, when),
            _ => Ok(()),
        }
    }

    /// Leaves: the address is erased and everything about it forgotten. Leaving
    /// twice is as good as once.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn leave_by(&self, link: &Link, when: Moment) -> Result<bool, Fault> {
        let Some(following) = self.following_by(link, Purpose::Leave)? else {
            return Ok(false);
        };
        self.leave(&following.id, when)?;
        Ok(true)
    }

    /// Forgets the requests that nobody confirmed in time.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn let_requests_lapse(&self, when: Moment) -> Result<(), Fault> {
        let before = UnixSeconds(when.at.0 - LAPSES_AFTER);
        let lapsed = self.followers().lapse(before)?;
        for record in lapsed {
            self.erase_follower(record, "a request to follow was not confirmed", when);
        }
        Ok(())
    }

    fn leave(&self, id: &str, when: Moment) -> Result<(), Fault> {
        let record = self.followers().forget(id)?;
        if let Some(record) = record {
            self.erase_follower(record, "whoever it was follows nothing any more", when);
        }
        Ok(())
    }

    pub(super) fn following(&self, follower: Follower) -> Result<Option<Following>, Fault> {
        let vault = self.vault();
        let make = |purpose| Link::make(vault, follower.record, &follower.id, purpose);
        let (Some(keep), Some(leave), Some(address)) = (
            make(Purpose::Keep)?,
            make(Purpose::Leave)?,
            self.uncovered(follower.record, &follower.address)?,
        ) else {
            return Ok(None);
        };
        let followed = self.followers().followed(&follower.id)?;
        Ok(Some(Following {
            id: follower.id,
            address,
            how_often: follower.how_often,
            what: followed
                .iter()
                .filter_map(|text| Followed::read(text))
                .collect(),
            position: follower.position,
            keep,
            leave,
        }))
    }

    fn request_by(&self, link: &Link, now: UnixSeconds) -> Result<Option<Request>, Fault> {
        let found = self.followers().request(link.id())?;
        let Some(request) = found.filter(|found| found.asked_at.0 + LAPSES_AFTER > now.0) else {
            return Ok(None);
        };
        let proved = link.is_proved(self.vault(), request.record, Purpose::Confirm)?;
        Ok(proved.then_some(request))
    }

    /// An address; none where it was erased.
    pub(super) fn uncovered(
        &self,
        record: RecordId,
        covered: &[u8],
    ) -> Result<Option<String>, Fault> {
        match self.vault().uncover(record, ADDRESS, covered) {
            Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
            Err(UnsealError::Fault(why)) => Err(why),
            Err(_) => Ok(None),
        }
    }

    /// The record under whose key codes of addresses are made.
    fn follow_key(&self, when: Moment) -> Result<RecordId, NotKept> {
        if let Some(key) = self.followers().key_if_there()? {
            return Ok(key);
        }
        let record = self
            .vault()
            .begin(Kind::SigningSecret, when.day, &draw()?)?;
        Ok(self.followers().key(record)?)
    }

    /// What cannot be erased now is covered under a key that nobody looks for,
    /// and stands in the trail as it is.
    fn erase_follower(&self, record: RecordId, why: &str, when: Moment) {
        let asking = Asking { by: BY, why, when };
        match self.vault().erase(record, &asking) {
            Ok(_) | Err(EraseRefused::NoSuchRecord { .. }) => {}
            Err(why) => tracing::warn!(%why, %record, "an address was not erased yet"),
        }
    }
}
