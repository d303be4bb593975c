//! What each list is called, what it is for, and what it says when it is empty.

use answerable_desk::queues::List;

/// The words of a list.
pub(super) struct Words {
    pub(super) heading: &'static str,
    /// What to do with its items; blank where the heading says it.
    pub(super) hint: &'static str,
    pub(super) empty: &'static str,
}

/// The words of a list.
pub(super) const fn words(list: List) -> Words {
    let (heading, hint, empty) = match list {
        List::AnswersOwed => (
            "Answers to write",
            "Comments on reports, with what is said of each recommendation, and other answers.",
            "No answer is owed now.",
        ),
        List::AnswersSentBack => (
            "Answers sent back",
            "A colleague said what has to change.",
            "None was sent back.",
        ),
        List::AnswersToApprove => (
            "Answers to approve",
            "A colleague wrote them; you approve or send back.",
            "None waits for your approval.",
        ),
        List::RepliesToPublish => (
            "Replies to publish",
            "A colleague replied to what is said of your body; you publish the reply or give it up.",
            "No reply waits for you.",
        ),
        List::AskedOfUs => (
            "Asked of you",
            "Everything asked of your body by anybody, until its asker closes it. Open one to claim that it is met.",
            "Nothing that is asked of your body is open.",
        ),
        List::ClaimsNotAccepted => (
            "Claims not accepted",
            "The asker says what is missing. Claim again when it is there.",
            "No claim of yours stands as not accepted.",
        ),
        List::WithTheAsker => (
            "Waiting for the asker",
            "You claimed these as met; nothing is to be done by you.",
            "No claim of yours waits for its asker.",
        ),
        List::ClaimsToVerify => (
            "Claims to verify",
            "A body says that it met what you asked. Look at its evidence, and say what you find.",
            "No claim waits for you.",
        ),
        List::JudgementsSentBack => (
            "Judgements sent back",
            "A colleague said what has to change before it is published.",
            "None was sent back.",
        ),
        List::JudgementsToPublish => (
            "Judgements to publish",
            "A colleague prepared them; you publish or send back.",
            "None waits for you.",
        ),
        List::DocumentsToDecide => (
            "Documents to decide",
            "Say what each is, and accept or set aside what is proposed in it.",
            "No document waits for a decision.",
        ),
        List::DocumentsToPublish => (
            "Documents to publish",
            "Everything in them is decided by somebody else; you check and publish.",
            "No document waits for a second person.",
        ),
        List::Corrections => (
            "Requests for a correction",
            "Read, then decide.",
            "No request waits.",
        ),
        List::NoticesDue => (
            "Bodies to tell",
            "A look is recorded that came back with nothing. Tell the body before anything is said of it.",
            "No body is to be told.",
        ),
        List::LooksDue => (
            "Answers to look for",
            "The last day by law is past. That says nothing of the body until somebody looks.",
            "No answer is to be looked for.",
        ),
        List::InvitationsNotUsed => (
            "Invitations not taken up",
            "The person has no password yet. A link works for seven days; make a new one where it ran out.",
            "Every invitation was taken up.",
        ),
        List::AppointmentsEnding => (
            "Appointments about to end",
            "Within 30 days. Appoint again whoever stays.",
            "No appointment ends within 30 days.",
        ),
        List::InEngage => (
            "Forces in Engage",
            "As far as is recorded here.",
            "No force is recorded as being in Engage.",
        ),
        List::PastTheirLastDay => (
            "Past their last day by law",
            "No answer is known here. What may be said of each stands on its page.",
            "Nothing is past its last day without an answer that is known.",
        ),
        List::ReportsOfTheBody => (
            "Reports and the body’s comments",
            "The newest first.",
            "No report that asks for its comments is recorded.",
        ),
    };
    Words {
        heading,
        hint,
        empty,
    }
}
