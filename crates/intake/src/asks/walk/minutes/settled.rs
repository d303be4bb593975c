//! What a meeting settled: "It was agreed that the force would bring a paper",
//! "RESOLVED: that the Mayor find …".

use super::super::Walk;
use super::super::running::numeric;
use crate::addressee::Parsed;
use crate::asks::recommend::asking;
use crate::asks::{Draft, verbs};
use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Addressee, Found, ProposalKind, Reason, Role, Span};

/// What says that a meeting settles something.
const SETTLED: [&str; 26] = [
    "the panel recommended",
    "the committee recommended",
    "the board recommended",
    "the panel recommends",
    "it was agreed",
    "it was resolved",
    "it was decided",
    "it was recommended",
    "it was requested",
    "it is agreed",
    "agreed",
    "resolved",
    "decided",
    "requested that",
    "asked that",
    "the meeting agreed",
    "the panel agreed",
    "the board agreed",
    "the committee agreed",
    "the group agreed",
    "members agreed",
    "the panel resolved",
    "the board resolved",
    "the committee resolved",
    "the chair asked",
    "decision",
];

/// What is done with a thing that asks nobody: "that the report be noted".
const OWN_BUSINESS: [&str; 26] = [
    "noted",
    "approved",
    "agreed",
    "received",
    "endorsed",
    "adopted",
    "deferred",
    "accepted",
    "appointed",
    "vired",
    "elected",
    "signed",
    "confirmed",
    "thanked",
    "closed",
    "welcomed",
    "supported",
    "excluded",
    "adjourned",
    "re-elected",
    "ratified",
    "commended",
    "open",
    "set",
    "removed",
    "carried",
];

/// What a meeting does by resolving, said of itself: "that the Panel notes the report".
const OWN_BUSINESS_NOW: [&str; 20] = [
    "note",
    "notes",
    "receive",
    "receives",
    "approve",
    "approves",
    "endorse",
    "endorses",
    "welcome",
    "welcomes",
    "thank",
    "thanks",
    "accept",
    "accepts",
    "adopt",
    "adopts",
    "commend",
    "commends",
    "congratulate",
    "congratulates",
];

impl Walk<'_> {
    /// "It was agreed that the force would bring a paper", "RESOLVED that …".
    pub(super) fn settled(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let (at, next) = (0..tokens.len()).find_map(|at| {
            let (_, next) = tokens.any_of(at, &SETTLED)?;
            Some((at, next))
        })?;
        // "The Chief Constable agreed that she would": somebody binds themself.
        let opens = at == 0 || !tokens.list[at - 1].word;
        let by_all =
            tokens.plain(at) == "it" || tokens.plain(at) == "the" || tokens.plain(at) == "members";
        let formal = matches!(tokens.plain(at), "resolved" | "requested" | "asked");
        if !(opens || by_all || formal) {
            return None;
        }
        let next = (next..tokens.len().min(next + 3))
            .take_while(|at| matches!(tokens.plain(*at), "," | ":" | "–" | "—" | "-" | "that"))
            .last()
            .map_or(next, |mark| mark + 1);
        // "It was agreed that 112 remain open and that the DCC give a date".
        let thats = (next..tokens.len()).filter(|at| tokens.plain(*at) == "that");
        let starts = [next].into_iter().chain(thats.map(|that| that + 1));
        starts
            .take(MOST_CLAUSES)
            .find_map(|first| self.resolution(tokens, first, span))
    }

    /// What a resolution asks, from the word after "that": somebody and a verb, or
    /// something that is to be done.
    pub(in crate::asks::walk) fn resolution(
        &self,
        tokens: &Tokens<'_>,
        first: usize,
        span: Span,
    ) -> Option<Draft> {
        let by_name = || {
            let begin = skip_the(tokens, first);
            let known = |at: usize| self.ground.names.name_at(tokens, at, tokens.len());
            // "The constabulary" is known by its article, "the Commissioner" without.
            let (_, _, next) = known(begin).or_else(|| known(first))?;
            let next = self.after_the_names(tokens, next);
            let verb = tokens.plain(next);
            // "That the report be noted" asks nobody.
            let passive = matches!(verb, "be" | "is" | "was" | "had" | "were" | "has")
                && !Walk::asks_in_passive(tokens, next);
            if passive {
                return None;
            }
            let mut names = self.ground.names.parse(tokens, first, next);
            let knows = names.addressees.iter().any(|one| one.role == Role::Lead);
            let acts = matches!(
                verb,
                "would" | "should" | "to" | "will" | "must" | "shall" | "be" | ","
            ) || verbs::is_a_verb(verb)
                || verbs::is_done_by_one(verb);
            // "That the Panel notes the report" asks nobody.
            let own = OWN_BUSINESS_NOW.contains(&verb);
            if !knows || !acts || own {
                return None;
            }
            names.add_partners(self.ground.names, tokens, next);
            Some(names)
        };
        let names = by_name()
            .or_else(|| self.to_be_done(tokens, first))
            .or_else(|| self.recommended_to(tokens))
            .or_else(|| some_officers(tokens, first))
            .or_else(|| agreed_to(tokens, first))?;
        let mut draft = self.request(tokens, span).of(names);
        const RECOMMENDS: [&str; 4] = [
            "the panel recommended",
            "the committee recommended",
            "the board recommended",
            "recommended to",
        ];
        if tokens.has_any(&RECOMMENDS) {
            draft.kind = ProposalKind::Recommendation;
        }
        Some(draft)
    }

    /// "The Panel recommended to the Commissioner that no station be sold": to whom.
    fn recommended_to(&self, tokens: &Tokens<'_>) -> Option<Parsed> {
        let (_, to) =
            (0..tokens.len()).find_map(|at| tokens.any_of(at, &["recommended to", "advised"]))?;
        let that = (to..tokens.len()).find(|at| tokens.plain(*at) == "that")?;
        let parsed = self.ground.names.parse(tokens, to, that);
        let after = tokens.plain(that + 1);
        (parsed.is_a_subject() && parsed.knows_somebody() && after != "there").then_some(parsed)
    }

    /// The place after names joined by "and".
    fn after_the_names(&self, tokens: &Tokens<'_>, next: usize) -> usize {
        let mut next = next;
        while matches!(tokens.plain(next), "and" | ",") {
            let other = self
                .ground
                .names
                .name_at(tokens, skip_the(tokens, next + 1), tokens.len());
            match other {
                Some((named, _, after)) if named.found.is_resolved() => next = after,
                _ => break,
            }
        }
        next
    }

    /// "That a report be brought to the next meeting", "that the item should come back":
    /// something to be done by somebody who is not named, who is nobody here.
    fn to_be_done(&self, tokens: &Tokens<'_>, first: usize) -> Option<Parsed> {
        const BRINGS: [&str; 24] = [
            "provided",
            "brought",
            "circulated",
            "shared",
            "sent",
            "prepared",
            "written",
            "submitted",
            "reported",
            "published",
            "presented",
            "produced",
            "invited",
            "asked",
            "arranged",
            "drafted",
            "reviewed",
            "updated",
            "included",
            "added",
            "given",
            "held",
            "completed",
            "undertaken",
        ];
        // "That the item be added to the work programme" is the meeting's own business.
        const PROGRAMME: [&str; 6] = [
            "work programme",
            "work plan",
            "forward plan",
            "forward programme",
            "the agenda",
            "action log",
        ];
        let verb = (first..tokens.len())
            .find(|at| matches!(tokens.plain(*at), "be" | "should" | "would"))?;
        if tokens.has_any(&["be added"]) && tokens.has_any(&PROGRAMME) {
            return None;
        }
        if let Some((_, to)) = tokens.any_of(
            verb,
            &[
                "be recommended to",
                "be referred to",
                "be commended to",
                "be submitted to",
            ],
        ) {
            let names = self.ground.names.parse_first(tokens, to, tokens.len());
            return names.knows_somebody().then_some(names);
        }
        let be = tokens.plain(verb) == "be" || tokens.plain(verb + 1) == "be";
        let done = verb + 1 + usize::from(tokens.plain(verb + 1) == "be");
        let word = tokens.plain(done);
        let brings = be && BRINGS.contains(&word) && !OWN_BUSINESS.contains(&word);
        let comes = !be && matches!(word, "come" | "return" | "go");
        (brings || comes).then(Parsed::default)
    }

    /// "The force should publish its assessment", "somebody independent should be present",
    /// under "The Committee advised that:": of the one whom the meeting advises.
    fn advised(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let modal = verbs::modal(tokens).filter(|modal| modal.is_strong())?;
        (!modal.looks_back(tokens)).then_some(())?;
        let draft = self.request(tokens, span);
        let named = asking(&self.ground, tokens)
            .map(|asking| asking.parsed)
            .filter(|parsed| parsed.is_a_subject() && parsed.knows_somebody());
        Some(draft.of(named.unwrap_or_else(|| self.ground.names.the_force())))
    }

    /// "RESOLVED" on a line of its own, and its clauses under it.
    pub(in crate::asks::walk) fn resolved_without_a_colon(
        &mut self,
        span: Span,
        at: usize,
    ) -> Option<usize> {
        /// Such a line has at most so many words and marks.
        const LONGEST_LINE: usize = 5;
        let tokens = self.tokens(span);
        let colon = tokens.plain(tokens.len().checked_sub(1)?) == ":";
        let alone = tokens.len() <= LONGEST_LINE && !colon && self.minutes;
        alone.then(|| self.resolved(&tokens, at)).flatten()
    }

    /// The items under "The Committee RESOLVED to recommend:". The next block to read,
    /// or none where they are no resolutions.
    pub(in crate::asks::walk) fn resolved(
        &mut self,
        tokens: &Tokens<'_>,
        at: usize,
    ) -> Option<usize> {
        const RESOLVES: [&str; 11] = [
            "advised",
            "advised that",
            "resolved",
            "agreed",
            "recommend",
            "recommends",
            "recommended",
            "recommendations",
            "resolves",
            "decided",
            "decision",
        ];
        if !tokens.has_any(&RESOLVES) {
            return None;
        }
        let document = self.ground.document;
        let blocks = &document.blocks;
        // Seen first: a long list of lead-ins would be gathered anew for each.
        let opens = |span: Span| matches!(self.tokens(span).plain(0), "that" | "to");
        blocks
            .get(at + 1)
            .filter(|block| self.minutes || opens(block.span))?;
        let items = blocks[at + 1..]
            .iter()
            .take_while(|block| matches!(block.kind, BlockKind::ListItem { .. }));
        let (items, kinds): (Vec<Span>, Vec<&BlockKind>) =
            items.map(|block| (block.span, &block.kind)).unzip();
        items.first()?;
        let recommends = tokens.has_any(&["recommend", "recommends", "recommendations", "advised"]);
        let lead_in = tokens.span(0, tokens.len());
        for (span, kind) in items.iter().zip(kinds) {
            let words = self.tokens(*span);
            let opened = matches!(words.plain(0), "that" | "to");
            let asks = words
                .any_of(0, &["to ask", "to request that", "to invite", "to request"])
                .map_or(usize::from(opened), |(_, next)| next);
            let advised = || self.advised(&words, *span).filter(|_| recommends);
            let settled = advised().or_else(|| self.resolution(&words, asks, *span));
            let Some(mut draft) = settled else {
                let held = self.asked.proposals.len();
                let all = [*span];
                self.sentences(&all, *span);
                for proposal in &mut self.asked.proposals[held..] {
                    proposal.lead_in.get_or_insert(lead_in);
                }
                continue;
            };
            draft.lead_in = Some(lead_in);
            // Clauses of a resolution count from one in each: their numbers name none. Of a
            // letter there is one such list.
            draft.number = numeric(kind).filter(|_| !self.minutes);
            draft = draft.because(Reason::BulletUnder { lead_in });
            if recommends || words.has_any(&["be recommended to"]) {
                draft.kind = ProposalKind::Recommendation;
            }
            self.propose(draft);
        }
        Some(at + 1 + items.len())
    }
}

/// A resolution has at most so many clauses.
const MOST_CLAUSES: usize = 6;

/// "That officers would circulate a note", "that the clerk should write": somebody who
/// serves the meeting, by what they are.
fn some_officers(tokens: &Tokens<'_>, first: usize) -> Option<Parsed> {
    const OFFICERS: [&str; 12] = [
        "officers",
        "the officers",
        "staff",
        "the clerk",
        "the secretary",
        "the secretariat",
        "the chair",
        "the chairman",
        "the vice-chair",
        "the monitoring officer",
        "the scrutiny officer",
        "the democratic services officer",
    ];
    let (_, next) = tokens.any_of(first, &OFFICERS)?;
    let acts = matches!(tokens.plain(next), "would" | "should" | "will" | "to")
        && verbs::is_a_verb(tokens.plain(next + 1))
        || verbs::is_a_verb(tokens.plain(next)) && next > first;
    acts.then(|| {
        Parsed::of(vec![Addressee {
            as_published: tokens.published(first, next).to_owned(),
            found: Found::nothing(),
            role: Role::Lead,
        }])
    })
}

/// "It was agreed to invite the Conduct Office": something to be done by nobody named.
fn agreed_to(tokens: &Tokens<'_>, first: usize) -> Option<Parsed> {
    const ASKS: [&str; 14] = [
        "invite",
        "write",
        "ask",
        "request",
        "circulate",
        "send",
        "bring",
        "publish",
        "share",
        "prepare",
        "arrange",
        "commission",
        "provide",
        "report",
    ];
    let by_all = (0..first).any(|at| {
        tokens
            .any_of(at, &["it was agreed", "it was decided"])
            .is_some()
    });
    (by_all && tokens.plain(first) == "to" && ASKS.contains(&tokens.plain(first + 1)))
        .then(Parsed::default)
}

fn skip_the(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.plain(at) == "the")
}
