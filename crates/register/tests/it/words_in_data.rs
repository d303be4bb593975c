//! The words that tables give beside ours are those of the log.

use answerable_register::facts::{AidReply, ChiefOfficerComment, Explanation, Finding, Position};
use serde_json::json;

#[test]
fn a_word_that_does_not_change_is_the_word_of_the_log() {
    macro_rules! is_the_word_of_the_log {
        ($of:ident: $($kind:ident),+) => {
            $(assert_eq!(json!($of::$kind), json!($of::$kind.as_str()));)+
        };
    }
    is_the_word_of_the_log!(Position: Accepts, AcceptsInPart, DoesNotAccept, NotStated);
    is_the_word_of_the_log!(Explanation: ActionTaken, ActionProposed, ReasonForNone, NotAddressed);
    is_the_word_of_the_log!(ChiefOfficerComment: Included, NotIncluded);
    is_the_word_of_the_log!(
        AidReply: Deployed, Declined, AskedAndNotProvided, WouldNotSay, ReportedByAnother, Agreed
    );
    is_the_word_of_the_log!(
        Finding: Open, Closed, MetInPart, Superseded, ClaimedMet, VerifiedMet, ClaimNotAccepted,
        Reopened
    );
}
