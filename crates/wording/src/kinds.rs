//! What kinds of thing are called, and what an answer took as its position.

use answerable_register::body::BodyKind;
use answerable_register::facts::{
    AidReply, AskedKind, Duty, Explanation, Finding, HeldAs, Position, ReportKind, Stage,
};

/// The kind of thing asked, as a noun: "Recommendation".
#[must_use]
pub fn asked(kind: AskedKind) -> &'static str {
    match kind {
        AskedKind::Recommendation => "Recommendation",
        AskedKind::CauseOfConcern => "Cause of concern",
        AskedKind::AreaForImprovement => "Area for improvement",
        AskedKind::Request => "Request",
        AskedKind::Letter => "Letter that wants a reply",
        AskedKind::Commission => "Commission of an inspection",
        AskedKind::AidRequest => "Request for aid",
        AskedKind::Undertaking => "Undertaking",
        AskedKind::CoronersConcern => "Coroner’s report",
    }
}

/// What is asked of a body in one ask, as a noun.
#[must_use]
pub fn ask(duty: Duty, kind: Option<AskedKind>) -> &'static str {
    match (duty, kind) {
        (Duty::Comment, _) | (_, None) => "Comments on the report",
        (Duty::Explain, _) => "Explanation of what will be done",
        (_, Some(kind)) => asked(kind),
    }
}

/// The kind of document.
#[must_use]
pub fn report(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Thematic => "Thematic report",
        ReportKind::Peel => "Report on a force’s performance (PEEL)",
        ReportKind::ForceReport => "Report on a force",
        ReportKind::AcceleratedCauseOfConcern => "Accelerated causes of concern",
        ReportKind::RevisitLetter => "Letter after a revisit",
        ReportKind::ProgressLetter => "Letter on progress",
        ReportKind::ClosureLetter => "Closing letter",
        ReportKind::StateOfPolicing => "Annual assessment of policing",
        ReportKind::SuperComplaint => "Report on a super-complaint",
        ReportKind::PreventionOfFutureDeaths => "Coroner’s report to prevent future deaths",
        ReportKind::Letter => "Letter",
        ReportKind::PressReport => "Press report",
    }
}

/// The kind of body.
#[must_use]
pub fn body(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::TerritorialForce => "Territorial police force",
        BodyKind::SpecialForce => "Special police force",
        BodyKind::ForceOutsideEnglandAndWales => "Police force outside England and Wales",
        BodyKind::Agency => "Agency",
        BodyKind::PoliceAndCrimeCommissioner => "Police and crime commissioner",
        BodyKind::PoliceFireAndCrimeCommissioner => "Police, fire and crime commissioner",
        BodyKind::Mayor => "Mayor with policing functions",
        BodyKind::MayorsOffice => "Mayor’s office for policing",
        BodyKind::CommonCouncil => "Common Council",
        BodyKind::PoliceAuthority => "Police authority",
        BodyKind::Inspectorate => "Inspectorate",
        BodyKind::ComplaintsBody => "Complaints body",
        BodyKind::ProfessionalBody => "Professional body",
        BodyKind::ChiefsCouncil => "Council of chief officers",
        BodyKind::CommissionersAssociation => "Association of commissioners",
        BodyKind::CoordinationCentre => "Co-ordination centre",
        BodyKind::Department => "Government department",
        BodyKind::Minister => "Minister",
        BodyKind::SelectCommittee => "Select committee",
        BodyKind::OversightGroup => "Oversight group",
        BodyKind::Assembly => "Assembly",
        BodyKind::ProsecutionService => "Prosecution service",
        BodyKind::Coroners => "Coroners",
        BodyKind::PoliceAndCrimePanels => "Police and crime panels",
        BodyKind::StaffAssociation => "Staff association",
        BodyKind::Mayoralty => "Mayor",
        BodyKind::PolicingBoard => "Policing board",
        BodyKind::Collaboration => "Unit run by several forces",
        BodyKind::ArmedForces => "Armed forces",
        BodyKind::Other => "Other body",
    }
}

/// The position an answer takes, as words of a table.
#[must_use]
pub fn position(position: Position) -> &'static str {
    match position {
        Position::Accepts => "Accepts",
        Position::AcceptsInPart => "Accepts in part",
        Position::DoesNotAccept => "Does not accept",
        Position::NotStated => "None recorded",
    }
}

/// What an answer says of a recommendation.
#[must_use]
pub fn explanation(explanation: Explanation) -> &'static str {
    match explanation {
        Explanation::ActionTaken => "Action taken",
        Explanation::ActionProposed => "Action proposed",
        Explanation::ReasonForNone => "Reason for no action",
        Explanation::NotAddressed => "Not addressed",
    }
}

/// A reply to a request for aid.
#[must_use]
pub fn aid(reply: AidReply) -> &'static str {
    match reply {
        AidReply::Deployed => "Deployed",
        AidReply::Declined => "Declined",
        AidReply::AskedAndNotProvided => "Asked, and not provided",
        AidReply::WouldNotSay => "Would not say",
        AidReply::ReportedByAnother => "None of its own known, somebody else spoke of it",
        AidReply::Agreed => "Agreed",
    }
}

/// What the asker found had come of it.
#[must_use]
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Open => "Open",
        Finding::Closed => "Closed",
        Finding::MetInPart => "Met in part",
        Finding::Superseded => "Replaced by a later one",
        Finding::ClaimedMet => "Claimed as met by the body",
        Finding::VerifiedMet => "Verified as met",
        Finding::ClaimNotAccepted => "Claim not accepted",
        Finding::Reopened => "Reopened",
    }
}

/// A stage of monitoring, with what it is.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Scan => "Scan, routine monitoring",
        Stage::Engage => "Engage, enhanced monitoring",
    }
}

/// How the words of a statement were held.
#[must_use]
pub fn held_as(held: HeldAs) -> &'static str {
    match held {
        HeldAs::Belief => "said as what they believe",
        HeldAs::Fact => "said as fact",
        HeldAs::Told => "said as something they were told",
        HeldAs::Opinion => "said as their view",
    }
}
