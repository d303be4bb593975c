//! Who was asked for what: "the Board asked the Chief Constable to provide figures",
//! "Members asked that future reports show it", "an update was requested".

use super::super::Walk;
use super::start_of_name;
use crate::asks::{Draft, verbs};
use crate::deadline;
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Span};

/// How somebody is asked.
const ASKED: [&str; 28] = [
    "be recommended to",
    "was asked to",
    "were asked to",
    "was requested to",
    "were requested to",
    "was invited to",
    "were invited to",
    "was required to",
    "was tasked to",
    "was tasked with",
    "was instructed to",
    "was directed to",
    "was encouraged to",
    "was urged to",
    "be asked to",
    "be advised to",
    "is to be asked to",
    "are to be asked to",
    "is to be asked",
    "are to be asked",
    "would be asked to",
    "be requested to",
    "be invited to",
    "be tasked with",
    "be instructed to",
    "is asked to",
    "are asked to",
    "is requested to",
];

/// Verbs with which a meeting asks.
const ASKS: [&str; 9] = [
    "asked",
    "requested",
    "tasked",
    "invited",
    "instructed",
    "directed",
    "urged",
    "encouraged",
    "required",
];

/// Who asks at a meeting, without a name.
const MEETING: [&str; 13] = [
    "members",
    "panel",
    "committee",
    "board",
    "group",
    "chair",
    "chairman",
    "meeting",
    "councillors",
    "commissioner",
    "mayor",
    "pcc",
    "forum",
];

impl Walk<'_> {
    /// Whether the words at a place ask somebody in the passive.
    pub(super) fn asks_in_passive(tokens: &Tokens<'_>, at: usize) -> bool {
        tokens.any_of(at, &ASKED).is_some()
    }

    /// "Southvale Royal Infirmary was asked to let members have its figures".
    pub(super) fn was_asked(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        if let Some(draft) = self.asked_somebody(tokens, span) {
            return Some(draft);
        }
        let asked = (1..tokens.len()).find(|at| tokens.any_of(*at, &ASKED).is_some());
        let Some(at) = asked else {
            return self.asked_for(tokens, span);
        };
        let from = start_of_name(tokens, at);
        let mut parsed = self.ground.names.parse(tokens, from, at);
        if !parsed.is_a_subject() {
            return None;
        }
        parsed.add_partners(self.ground.names, tokens, at);
        Some(self.request(tokens, span).of(parsed))
    }

    /// "The Board asked the Chief Constable to provide figures by 1 May".
    fn asked_somebody(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let names = self.ground.names;
        (1..tokens.len()).find_map(|at| {
            let asked = ASKS.contains(&tokens.plain(at));
            let that = usize::from(tokens.plain(at + 1) == "that");
            let first = at + 1 + that;
            let (_, _, next) = names
                .name_at(tokens, first, tokens.len())
                .filter(|_| asked)?;
            let end = (next..tokens.len().min(next + LONGEST_NAMES))
                .find(|at| {
                    !matches!(tokens.plain(*at), "and" | "," | "the") && {
                        names.name_at(tokens, *at, tokens.len()).is_none()
                    }
                })
                .unwrap_or(next);
            let parsed = names.parse(tokens, first, end);
            let to =
                tokens.plain(end) == "to" || tokens.says(end, "with") && !verbs::is_a_verb("with");
            let verb = that == 1
                && (matches!(tokens.plain(end), "should" | "would" | "be")
                    || verbs::is_a_verb(tokens.plain(end)));
            ((to || verb) && parsed.is_a_subject() && parsed.knows_somebody())
                .then(|| self.request(tokens, span).of(parsed))
        })
    }

    /// "Members asked for a breakdown", "the panel requested that future reports show
    /// it": of the one whom the meeting holds to account.
    fn asked_for(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        const FOR: [&str; 14] = [
            "asked for a",
            "asked for an",
            "asked for further",
            "asked for more",
            "asked for the",
            "asked that",
            "requested a",
            "requested an",
            "requested further",
            "requested more",
            "requested that",
            "requested the",
            "requested sight of",
            "asked to see",
        ];
        let at = (1..tokens.len().min(LONGEST_NAMES)).find(|at| {
            tokens.any_of(*at, &FOR).is_some() && MEETING.contains(&tokens.plain(at - 1))
        })?;
        // "The panel asked for the report, and it was circulated": it has been had.
        // "The Chair asked that phones be turned off" is no ask of the force.
        const THINGS: [&str; 18] = [
            "report",
            "reports",
            "update",
            "updates",
            "paper",
            "papers",
            "figures",
            "information",
            "data",
            "briefing",
            "breakdown",
            "item",
            "note",
            "list",
            "plan",
            "assurance",
            "detail",
            "analysis",
        ];
        if !tokens.has_any(&THINGS) {
            return None;
        }
        let had = tokens.has_any(&[
            "was told",
            "were told",
            "it was given",
            "replied",
            "was assured",
        ]);
        let _ = at;
        (!had).then(|| self.request(tokens, span).of(self.ground.names.the_force()))
    }

    /// A request of minutes in the making.
    pub(super) fn request(&self, tokens: &Tokens<'_>, span: Span) -> Draft {
        Draft::new(ProposalKind::Request, span)
            .by(deadline::find_when(tokens, self.ground.given))
            .because(Reason::ActionOfMinutes)
    }
}

/// The longest run of names, in words.
const LONGEST_NAMES: usize = 24;
