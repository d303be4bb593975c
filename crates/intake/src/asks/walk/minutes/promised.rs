//! Who bound themselves: "The Chief Constable undertook to publish the plan", "CC said
//! that she would", "the Board's clerk will circulate the figures".

use super::super::Walk;
use super::asked::{named, person_at};
use super::start_of_name;
use crate::addressee::Parsed;
use crate::asks::{Draft, verbs};
use crate::deadline::{self, FoundDeadline};
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Span};

/// How somebody binds themself.
const BINDS: [&str; 20] = [
    "undertook",
    "agreed",
    "offered",
    "promised",
    "committed",
    "committed themselves",
    "volunteered",
    "pledged",
    "gave a commitment",
    "gave an undertaking",
    "gave an assurance",
    "gave her word",
    "gave his word",
    "made a commitment",
    "took an action",
    "took the action",
    "took it upon himself",
    "took it upon herself",
    "accepted an action",
    "accepted the action",
];

/// How somebody says a thing.
const SAYS: [&str; 10] = [
    "said",
    "confirmed",
    "advised",
    "stated",
    "assured",
    "indicated",
    "replied",
    "responded",
    "told",
    "reported",
];

/// Verbs after "agreed to" that settle the meeting's own business.
const OWN_BUSINESS: [&str; 14] = [
    "note",
    "meet",
    "close",
    "approve",
    "adjourn",
    "accept",
    "defer",
    "keep",
    "support",
    "be",
    "continue",
    "endorse",
    "recommend",
    "appoint",
];

/// Between a verb of saying and "would" stand at most so many words.
const LONGEST_CLAUSE: usize = 28;

impl Walk<'_> {
    /// What somebody promises in one sentence of minutes.
    pub(in crate::asks::walk) fn promised(&self, tokens: &Tokens<'_>, span: Span) -> Option<Draft> {
        let by = deadline::find_when(tokens, self.ground.given);
        let (words, parsed) =
            (1..tokens.len()).find_map(|at| self.promise_at(tokens, at, by.as_ref()))?;
        Some(
            Draft::new(ProposalKind::Undertaking, span)
                .by(by)
                .of(parsed)
                .because(Reason::SaysWhatItWillDo { words }),
        )
    }

    /// The same outside minutes, of what somebody told the writer and gave a day for: "The
    /// College has told us that it will publish the guide by March 2025".
    pub(in crate::asks::walk) fn promised_elsewhere(
        &self,
        tokens: &Tokens<'_>,
        span: Span,
    ) -> Option<Draft> {
        const TOLD: [&str; 16] = [
            "told us that",
            "told me that",
            "tells us that",
            "tells me that",
            "assured us that",
            "assured me that",
            "assures us that",
            "assures me that",
            "says that",
            "confirmed that",
            "undertook to me that",
            "undertook that",
            "undertook to",
            "has undertaken to",
            "has undertaken that",
            "promised that",
        ];
        let by = deadline::find_when(tokens, self.ground.given)?;
        let dated = by.says_when() && (by.is_firm() || !tokens.has_any(&["later", "soon"]));
        let told = (1..tokens.len()).find_map(|at| {
            let (words, next) = tokens.any_of(at, &TOLD)?;
            Some((at, words, next))
        });
        let (at, words, next) = told.filter(|_| dated)?;
        let mut speaker = self.ground.names.parse_first(tokens, 0, at);
        let most = tokens.len().min(next + LONGEST_CLAUSE);
        let will = (next..most).find(|at| tokens.plain(*at) == "will");
        if !words.ends_with(" to") {
            let will = will?;
            let clause = (next..will)
                .rev()
                .find(|at| matches!(tokens.plain(*at), "that" | ","))
                .map_or(next, |that| that + 1);
            let act = is_an_act(tokens, will + 1) || will_be_there(tokens, will + 1);
            let begins = matches!(tokens.plain(will + 1), "begin" | "start");
            (act || begins).then_some(())?;
            let named = self.ground.names.parse(tokens, clause, will);
            if named.is_a_subject() && named.knows_somebody() {
                speaker = named;
            }
        }
        speaker.knows_somebody().then(|| {
            Draft::new(ProposalKind::Undertaking, span)
                .by(Some(by))
                .of(speaker)
                .because(Reason::SaysWhatItWillDo {
                    words: words.to_owned(),
                })
        })
    }

    /// The words of a promise whose verb stands at a place, and whose it is.
    fn promise_at(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        by: Option<&FoundDeadline>,
    ) -> Option<(String, Parsed)> {
        if matches!(tokens.plain(at), "would" | "will") {
            let named = self.named_before(tokens, at);
            let act = is_an_act(tokens, at + 1);
            let words = format!("{} {}", tokens.plain(at), tokens.plain(at + 1));
            if let Some(pronoun) = pronoun(tokens, at).filter(|_| act) {
                return Some((words, pronoun));
            }
            return (named.is_a_subject() && named.knows_somebody() && act)
                .then_some((words, named));
        }
        let binds = tokens.any_of(at, &BINDS);
        let (words, next) = binds.or_else(|| tokens.any_of(at, &SAYS))?;
        let speaker = self.named_before(tokens, at);
        // "Insp Shaw agreed to check": a name that nobody explains.
        let person = || person_at(tokens, 0).filter(|name| name.end == at && binds.is_some());
        // "The Chief Constable apologised and said that": whom the sentence begins with.
        let begins = || {
            let shared = tokens.plain(at - 1) == "and";
            let first = self.ground.names.parse_first(tokens, 0, at);
            (shared && first.knows_somebody()).then_some(first)
        };
        let speaker = match (speaker.is_a_subject(), person()) {
            (true, _) => speaker,
            (false, Some(person)) => named(tokens, person),
            (false, None) => pronoun(tokens, at).or_else(begins)?,
        };
        if tokens.plain(next) == "to" {
            let verb = tokens.plain(next + 1);
            let own = words == "agreed" && OWN_BUSINESS.contains(&verb);
            let act = binds.is_some() && !own;
            return act.then(|| (format!("{words} to {verb}"), speaker));
        }
        // "The Chief Constable promised an update by the end of April".
        const THINGS: [&str; 10] = [
            "an update",
            "a further update",
            "a report",
            "a further report",
            "a paper",
            "a briefing",
            "a written",
            "a response",
            "a note",
            "figures",
        ];
        let promises = matches!(words, "promised" | "offered" | "undertook");
        if promises && let Some((thing, _)) = tokens.any_of(next, &THINGS) {
            return Some((format!("{words} {thing}"), speaker));
        }
        let (would, begin) = self.would_after(tokens, next)?;
        if !is_an_act(tokens, would + 1) && !will_be_there(tokens, would + 1) {
            return None;
        }
        let who = self.ground.names.parse(tokens, begin, would);
        let itself = matches!(
            tokens.plain(begin),
            "she" | "he" | "it" | "they" | "this" | "these" | "that"
        ) && would == begin + 1;
        let dated = by.is_some_and(|by| by.is_firm() && by.says_when());
        let words = format!("{words} … would {}", tokens.plain(would + 1));
        if who.is_a_subject() && who.knows_somebody() {
            return Some((words, who));
        }
        // "The reconciliation would be with the clerk by 18 October": promised, where it
        // has a day.
        let promised = itself || binds.is_some() || dated && will_be_there(tokens, would + 1);
        promised.then_some((words, speaker))
    }

    /// "Would" in a clause that begins at a place, and where its subject begins: after
    /// "that", or after whom it is said to.
    fn would_after(&self, tokens: &Tokens<'_>, next: usize) -> Option<(usize, usize)> {
        let most = tokens.len().min(next + LONGEST_CLAUSE);
        let would = (next..most).find(|at| matches!(tokens.plain(*at), "would" | "will"))?;
        let that = (next..would).rev().find(|at| tokens.plain(*at) == "that");
        // "Undertook that, if the new head had not started, an interim …".
        let first = that.map_or(next, |that| that + 1);
        let clause = (first..would)
            .rev()
            .find(|at| tokens.plain(*at) == ",")
            .map_or(first, |comma| comma + 1);
        (clause < would).then_some((would, clause))
    }

    fn named_before(&self, tokens: &Tokens<'_>, at: usize) -> Parsed {
        let from = start_of_name(tokens, at);
        self.ground.names.parse(tokens, from, at)
    }
}

/// "She" at the head of a sentence, right before its verb: whoever the sentence before names.
fn pronoun(tokens: &Tokens<'_>, verb: usize) -> Option<Parsed> {
    let said = verb == 1 && matches!(tokens.plain(0), "he" | "she");
    said.then(|| named(tokens, 0..1))
}

/// Whether the word after "would" is something to be done.
fn is_an_act(tokens: &Tokens<'_>, next: usize) -> bool {
    const NO_ACTS: [&str; 20] = [
        "be", "have", "need", "like", "not", "welcome", "want", "depend", "mean", "help", "cost",
        "take", "prefer", "never", "expect", "support", "agree", "require", "find", "see",
    ];
    let adverb = matches!(
        tokens.plain(next),
        "also" | "now" | "then" | "therefore" | "personally" | "immediately" | "shortly"
    );
    let verb = tokens.plain(next + usize::from(adverb));
    // "Would have trained them all by 28 February".
    if verb == "have" && verbs::is_done(tokens.plain(next + 1)) {
        return true;
    }
    !NO_ACTS.contains(&verb) && verbs::is_a_verb(verb)
}

/// "Would be with the clerk", "would be brought to the next meeting".
fn will_be_there(tokens: &Tokens<'_>, next: usize) -> bool {
    const THERE: [&str; 24] = [
        "with",
        "ready",
        "sent",
        "brought",
        "provided",
        "circulated",
        "published",
        "shared",
        "completed",
        "done",
        "in",
        "available",
        "cleared",
        "finished",
        "reviewed",
        "presented",
        "reported",
        "delivered",
        "trained",
        "given",
        "closed",
        "submitted",
        "put",
        "addressed",
    ];
    tokens.plain(next) == "be" && THERE.contains(&tokens.plain(next + 1))
}
