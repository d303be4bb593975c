//! What a person can put right before an entry is recorded.

use answerable_calendar::Day;

use crate::entry::EntryNumber;
use crate::facts::AS_PUBLISHED;
use crate::words::LONGEST_ID;

/// Why an entry may not be recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// An id that cannot stand in an address.
    #[error(
        "{id:?} cannot be an id: use lower-case letters, digits and single hyphens, at most {LONGEST_ID} of them"
    )]
    NotAnId {
        /// The id.
        id: String,
    },
    /// A key that stands for published words and could be a body's id.
    #[error("{key:?} cannot stand for published words: begin it with {AS_PUBLISHED}")]
    KeyOfABody {
        /// The key.
        key: String,
    },
    /// The id was taken.
    #[error("{id} is recorded already, by entry {entry}: correct that entry, or choose another id")]
    IdTaken {
        /// The id.
        id: String,
        /// The entry that has it.
        entry: EntryNumber,
    },
    /// A correction of what cannot be corrected.
    #[error(
        "entry {entry} is not the one in force for {what}: correct the latest entry of the same kind and id"
    )]
    CorrectsNothing {
        /// The entry named.
        entry: EntryNumber,
        /// What the new entry is about.
        what: String,
    },
    /// A reference to something the register does not hold.
    #[error("the register holds no {what} {id}: record it first, or mend the id")]
    NotHeld {
        /// What was looked for: "body", "source".
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A day before it can be.
    #[error("the answer is dated {answered}, before it was asked on {asked}")]
    AnsweredBeforeAsked {
        /// The day of the answer.
        answered: Day,
        /// The day of the ask.
        asked: Day,
    },
    /// A range of days that holds none.
    #[error("not before {first} and not after {last} leave no day")]
    NoDayLeft {
        /// The first day.
        first: Day,
        /// The last day.
        last: Day,
    },
    /// Somebody looked before the ask.
    #[error("somebody looked on {looked}, before it was asked on {asked}")]
    LookedBeforeAsked {
        /// The day of the look.
        looked: Day,
        /// The day of the ask.
        asked: Day,
    },
    /// A look that found something to read where nothing came back.
    #[error(
        "nothing came back that can be read: say that the place could not be read, which shows nothing about the body"
    )]
    NothingToRead,
    /// A look for answers in what nobody read.
    #[error(
        "nobody read what came back, so no answer was looked for in it: name no asks, or say what was found"
    )]
    NotReadForAnswers,
    /// Words that are no fingerprint.
    #[error("{0:?} is no fingerprint: give the SHA-256 as 64 digits and letters a to f")]
    NotAFingerprint(String),
    /// A number that is no status of a reply.
    #[error("{0} is no status of a web site's reply: it is a number from 100 to 599")]
    NotAStatus(u16),
    /// A copy sent before there was anything to send.
    #[error("a copy was sent on {sent}, before the answer was published on {published}")]
    SentBeforePublished {
        /// The day of the copy.
        sent: Day,
        /// The first day on which the answer can have been published.
        published: Day,
    },
    /// A notice with no look before it.
    #[error(
        "no look that found nothing is recorded on or before {on}: record where you looked first"
    )]
    ToldOfNothing {
        /// The day of the notice.
        on: Day,
    },
    /// A notice to somebody who was not asked.
    #[error(
        "{ask} is not put to {to}: tell the body that was asked, or the one that bears its duty"
    )]
    ToldAnother {
        /// The ask.
        ask: String,
        /// Who was told.
        to: String,
    },
    /// An outcome of somebody who was not asked.
    #[error("{subject} is not put to {body}: name one of its addressees, or none for all of them")]
    NotAnAddressee {
        /// What was asked.
        subject: String,
        /// The body named.
        body: String,
    },
    /// An outcome judged by somebody who did not ask.
    #[error(
        "{subject} was asked by {asker}, and what came of it is not for {judge} to judge: give the asker's finding, or record what {judge} said as a statement"
    )]
    JudgedByAnother {
        /// What was asked.
        subject: String,
        /// Who is said to have judged.
        judge: String,
        /// Who asked.
        asker: String,
    },
    /// A judgement or a withdrawal of what no body of the register asked.
    #[error(
        "{subject} was asked by somebody who is no body of the register, so no body can judge or withdraw it: record the words that say so as a statement"
    )]
    AskedByNoBody {
        /// What was asked.
        subject: String,
    },
    /// A withdrawal by somebody who did not ask.
    #[error(
        "{subject} was asked by {asker}, and is not {by}'s to withdraw: name the asker, or whoever has its functions by then"
    )]
    WithdrawnByAnother {
        /// What was asked.
        subject: String,
        /// Who is said to have withdrawn it.
        by: String,
        /// Who asked.
        asker: String,
    },
    /// A claim of having done what somebody else was asked, or of nobody named.
    #[error(
        "a body claims of itself alone that {subject} is met: name {body} as the addressee too, or record what it said as a statement"
    )]
    ClaimsForAnother {
        /// What was asked.
        subject: String,
        /// The body that claims.
        body: String,
    },
    /// A claim not accepted that nobody made, or a reopening of what nobody closed.
    #[error(
        "no {what} of {subject} is recorded on or before {on}: record it first, or mend the day"
    )]
    FollowsNothing {
        /// What it would have to follow: "claim".
        what: &'static str,
        /// What was asked.
        subject: String,
        /// The day of the new finding.
        on: Day,
    },
    /// A level of assurance outside its days.
    #[error("the level of assurance {level} is not used on {on}: choose another, or mend the day")]
    LevelNotUsed {
        /// The level.
        level: String,
        /// The day of the finding.
        on: Day,
    },
    /// An address that is none of the web.
    #[error(
        "{address:?} is no address of the web: begin it with https:// or http://, or leave it out"
    )]
    NoWebAddress {
        /// The address.
        address: String,
    },
    /// Comments owed by a body that owes none.
    #[error("{body} was no local policing body on {day}: section 55 binds nobody else")]
    OwesNoComments {
        /// The body named.
        body: String,
        /// The day of publication.
        day: Day,
    },
    /// Nothing where something must be.
    #[error("{what} is blank")]
    Blank {
        /// What is blank.
        what: &'static str,
    },
    /// Words longer than they may be.
    #[error("{what} has {letters} characters: shorten it to {most}")]
    TooLong {
        /// What is too long.
        what: &'static str,
        /// How many characters it has.
        letters: usize,
        /// How many it may have.
        most: usize,
    },
    /// A reply by a body of which nothing is said there.
    #[error("{body} is not named in what it replies to: reply where the body is named")]
    NotNamed {
        /// The body.
        body: String,
    },
    /// A correction that was not accepted and names an entry all the same.
    #[error("nothing was put right, so leave entry {entry} out, or accept the request")]
    PutsNothingRight {
        /// The entry named.
        entry: EntryNumber,
    },
    /// A request that was accepted names an entry that cannot have put it right.
    #[error(
        "entry {entry} does not put it right: name an entry that corrects another or was recorded on or after {asked}, the day it was asked, and that decides no request"
    )]
    CannotPutRight {
        /// The entry named.
        entry: EntryNumber,
        /// The day it was asked.
        asked: Day,
    },
    /// A comparison of something with itself.
    #[error("{subject} cannot have been asked before itself: name two things that were asked")]
    ComparedWithItself {
        /// What was asked.
        subject: String,
    },
    /// A comparison with what was not asked before.
    #[error(
        "{earlier} was asked on {asked}, which is not before {later}, asked on {then}: name the earlier of the two as the earlier"
    )]
    NotAskedBefore {
        /// What is said to be the earlier.
        earlier: String,
        /// The day it was asked.
        asked: Day,
        /// What is said to be the later.
        later: String,
        /// The day that was asked.
        then: Day,
    },
    /// A second comparison of the same two.
    #[error("{later} and {earlier} are compared already, by entry {entry}: correct that entry")]
    ComparedAlready {
        /// The later.
        later: String,
        /// The earlier.
        earlier: String,
        /// The entry that compares them.
        entry: EntryNumber,
    },
    /// A comparison with something that asks nothing itself.
    #[error(
        "{subject} is a cause of concern, which asks nothing itself: compare what was recommended under it"
    )]
    AsksNothing {
        /// What it is.
        subject: String,
    },
    /// The day of recording goes back.
    #[error("{day} is before {last}, the day of the last entry: recording never goes back")]
    RecordedBefore {
        /// The day given.
        day: Day,
        /// The day of the last entry.
        last: Day,
    },
}
