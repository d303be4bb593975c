//! Who was asked for what: "the Board asked the Chief Constable to provide figures",
//! "Members asked that future reports show it", "an update was requested".

use super::super::Walk;
use super::start_of_name;
use crate::addressee::Parsed;
use crate::asks::{Draft, verbs};
use crate::deadline;
use crate::tokens::Tokens;
use crate::{Addressee, Found, ProposalKind, Reason, Role, Span};

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
        if let Some(draft) = self
            .asked_somebody(tokens, span)
            .or_else(|| self.asked_a_person(tokens, span))
        {
            return Some(draft);
        }
        let asked = (1..tokens.len()).find(|at| tokens.any_of(*at, &ASKED).is_some());
        let Some(at) = asked else {
            return self
                .asked_for(tokens, span)
                .or_else(|| self.to_come_back(tokens, span));
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

    /// "The panel asked Insp Shaw to look at record 4": somebody by a name that nobody
    /// explains.
    fn asked_a_person(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        (1..tokens.len()).find_map(|at| {
            let asked = ASKS.contains(&tokens.plain(at)) && MEETING.contains(&tokens.plain(at - 1));
            let person = person_at(tokens, at + 1).filter(|_| asked)?;
            let acts = tokens.plain(person.end) == "to";
            acts.then(|| self.request(tokens, span).of(named(tokens, person)))
        })
    }

    /// "Members asked for a breakdown", "the panel requested that future reports show
    /// it": of the one whom the meeting holds to account.
    fn asked_for(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        const FOR: [&str; 20] = [
            "would like to see",
            "would like a",
            "sought a",
            "sought an",
            "sought further",
            "sought the",
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
        // "Members would like to see the data by district" asks as "asked to see" does; and
        // "The Chair was concerned and asked that" has its meeting at the head.
        let meets = |at: usize| MEETING.contains(&tokens.plain(at));
        let opens = meets(usize::from(tokens.plain(0) == "the"));
        let at = (1..tokens.len().min(LONGEST_NAMES)).find(|at| {
            tokens.any_of(*at, &FOR).is_some()
                && (meets(at - 1) || opens && tokens.plain(at - 1) == "and")
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
        // "Members sought an update", which they then had: with a day they have it yet.
        let sought = tokens.plain(at) == "sought";
        let dated = || {
            let by = deadline::find_when(tokens, self.ground.given);
            by.is_some_and(|by| by.is_firm() && by.says_when())
        };
        if sought && !dated() {
            return None;
        }
        (!had).then(|| self.request(tokens, span).of(self.ground.names.the_force()))
    }

    /// "A further paper should come in the autumn", "an update to be brought back": of the
    /// one whom the meeting holds to account.
    fn to_come_back(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        const PAPERS: [&str; 12] = [
            "a further paper",
            "a further report",
            "a further update",
            "further update",
            "further report",
            "an update",
            "a paper",
            "a report",
            "a briefing",
            "a written update",
            "a progress report",
            "a plan",
        ];
        const COMES: [&str; 14] = [
            "should come",
            "should be brought",
            "should be provided",
            "should be sent",
            "should be circulated",
            "should return",
            "to be brought",
            "to be provided",
            "to be circulated",
            "to be sent",
            "to come back",
            "to come to",
            "to return to",
            "is to come",
        ];
        let (_, next) = tokens.any_of(0, &PAPERS)?;
        let most = tokens.len().min(next + LONGEST_NAMES);
        (next..most)
            .any(|at| tokens.any_of(at, &COMES).is_some())
            .then(|| self.request(tokens, span).of(self.ground.names.the_force()))
    }

    /// A request of minutes in the making.
    pub(super) fn request(&self, tokens: &Tokens<'_>, span: Span) -> Draft {
        Draft::new(ProposalKind::Request, span)
            .by(deadline::find_when(tokens, self.ground.given))
            .because(Reason::ActionOfMinutes)
    }
}

/// A rank or a title and a surname, or two names: "Insp Shaw", "Ms Lunt".
pub(super) fn person_at(tokens: &Tokens<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 4;
    let end = (at..tokens.len().min(at + MOST))
        .find(|at| !tokens.list[*at].capital || !tokens.list[*at].word)?;
    (end >= at + 2).then_some(at..end)
}

/// Somebody as published.
pub(super) fn named(tokens: &Tokens<'_>, words: std::ops::Range<usize>) -> Parsed {
    Parsed::of(vec![Addressee {
        as_published: tokens.published(words.start, words.end).to_owned(),
        found: Found::nothing(),
        role: Role::Lead,
    }])
}

/// The longest run of names, in words.
const LONGEST_NAMES: usize = 24;
