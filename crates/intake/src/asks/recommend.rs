//! Sentences that say who should do what.
//!
//! "By 31 October 2023, the NPCC lead for … should work with the College of
//! Policing to …": a deadline, whom it asks, a verb, and who else has a part.

use super::verbs::{self, Modal, modal};
use super::{Draft, Ground};
use crate::addressee::{Names, Parsed};
use crate::deadline::{self, FoundDeadline};
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Role, Span, WhyUnused, limits};

/// How a sentence asks: whom, by what verb, by when.
#[derive(Debug)]
pub(super) struct Asking {
    pub(super) parsed: Parsed,
    pub(super) deadline: Option<FoundDeadline>,
    pub(super) because: Vec<Reason>,
    /// The verb that says what is to be done, where there is one.
    pub(super) modal: Option<Modal>,
    /// Whether it begins with "they" or "this", and goes on from the sentence
    /// before.
    pub(super) goes_on: bool,
}

/// Reads the part of a sentence before its verb. None where no verb asks.
pub(super) fn asking(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Asking> {
    let modal = modal(tokens);
    let recommends = verbs::recommends(tokens);
    if modal.is_none() && recommends.is_none() {
        return None;
    }
    let deadline = deadline::find(tokens, ground.given);
    let end = modal.map_or(tokens.len(), |modal| modal.at);
    let mut because = Vec::new();
    let mut begin = told(tokens, end)
        .or_else(|| believed(ground, tokens))
        .or_else(|| verbs::falls_to(tokens))
        .unwrap_or(0);
    if let Some((words, at, next)) = recommends
        && at < end
    {
        because.push(Reason::RecommendVerb {
            words: words.to_owned(),
        });
        begin = next;
    }
    if let Some(modal) = modal {
        because.push(Reason::ModalVerb {
            word: modal.word.to_owned(),
        });
    }
    let mut parsed = match modal {
        Some(_) => subject(ground.names, tokens, begin, end, deadline.as_ref()),
        // "We recommend that Exampleshire Police publishes …".
        None => {
            let after = deadline.as_ref().filter(|found| found.from <= begin + 1);
            let begin = after.map_or(begin, |found| found.to);
            let end = end.min(begin + limits::MOST_NAME_WORDS);
            ground.names.parse_first(tokens, begin, end)
        }
    };
    if let Some(modal) = modal
        && !parsed.knows_somebody()
        && let Some(agent) = done_by(ground.names, tokens, modal.next)
    {
        parsed = agent;
    }
    match (modal, recommends) {
        (Some(modal), _) => {
            if parsed.is_a_subject() {
                also_asked(ground.names, tokens, modal.next, &mut parsed);
            }
            parsed.add_partners(ground.names, tokens, modal.next);
        }
        // "We recommend that the force undertakes a review, jointly with the council".
        (None, Some((_, _, next))) if !parsed.addressees.is_empty() => {
            parsed.add_partners(ground.names, tokens, next);
        }
        _ => {}
    }
    let first = opening(tokens, begin, end, deadline.as_ref());
    let goes_on = matches!(tokens.plain(first), "they" | "this" | "it" | "these");
    Some(Asking {
        parsed,
        deadline,
        because,
        modal,
        goes_on,
    })
}

/// "Guidance should be issued by the College of Custody by 1 May": whoever is to do it, said
/// after the verb.
fn done_by(names: &Names<'_>, tokens: &Tokens<'_>, verb: usize) -> Option<Parsed> {
    /// So many words may stand between the verb and "by".
    const NEAR: usize = 14;
    let adverb = usize::from(tokens.plain(verb + 1).ends_with("ly"));
    let passive = tokens.plain(verb) == "be" && verbs::is_done(tokens.plain(verb + 1 + adverb));
    let most = tokens.len().min(verb + NEAR);
    let mut by = (verb + 2..most).filter(|at| passive && tokens.plain(*at) == "by");
    by.find_map(|by| {
        let the = usize::from(tokens.plain(by + 1) == "the");
        let named = names
            .name_at(tokens, by + 1, tokens.len())
            .or_else(|| names.name_at(tokens, by + 1 + the, tokens.len()))?;
        let end = tokens.len().min(named.2 + MOST_NAMES);
        let agents = names.parse_first(tokens, by + 1, end);
        (named.0.found.is_resolved() && agents.knows_somebody()).then_some(agents)
    })
}

/// Those named after the first stand within so many words.
const MOST_NAMES: usize = 10;

/// "The College should develop it, and chief constables should make sure that it is used":
/// whoever a clause after "and" asks too.
fn also_asked(names: &Names<'_>, tokens: &Tokens<'_>, from: usize, parsed: &mut Parsed) {
    /// The name in such a clause has at most so many words and marks.
    const LONGEST: usize = 12;
    let verbs = (from..tokens.len()).filter(|at| matches!(tokens.plain(*at), "should" | "must"));
    for verb in verbs.take(MOST_STARTS) {
        let first = verb.saturating_sub(LONGEST).max(from);
        let opens = (first..verb).rev().find(|at| {
            tokens.plain(*at) == "and" && matches!(tokens.plain(at.wrapping_sub(1)), "," | ";")
                || tokens.plain(*at) == ";"
        });
        let Some(opens) = opens else { continue };
        let other = names.parse(tokens, opens + 1, verb);
        if other.is_a_subject() && other.knows_somebody() {
            for one in other.addressees {
                if !parsed.addressees.iter().any(|held| held.found == one.found) {
                    parsed.addressees.push(one);
                }
            }
        }
    }
}

/// The place after "we believe that", which in a letter asks: in a report it tells what
/// was found.
fn believed(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<usize> {
    const BELIEVED: [&str; 8] = [
        "we believe that",
        "i believe that",
        "we believe",
        "i believe",
        "in our view ,",
        "in my view ,",
        "we think that",
        "i think that",
    ];
    ground.names.you.as_ref()?;
    tokens.any_of(0, &BELIEVED).map(|(_, next)| next)
}

/// The place after "we recommended that", where a sentence tells what was asked before.
fn told(tokens: &Tokens<'_>, end: usize) -> Option<usize> {
    (0..end).find_map(|at| {
        let told = [
            "recommended that",
            "said that",
            "asked that",
            "told you that",
        ];
        tokens.any_of(at, &told).map(|(_, next)| next)
    })
}

/// Where the words about whom it asks begin: after "we recommended that", a deadline and
/// commas. "We recommended that, within three months, it should".
fn opening(
    tokens: &Tokens<'_>,
    begin: usize,
    end: usize,
    deadline: Option<&FoundDeadline>,
) -> usize {
    let told = (begin..end).find_map(|at| {
        let told = [
            "recommended that",
            "said that",
            "asked that",
            "told you that",
        ];
        tokens.any_of(at, &told).map(|(_, next)| next)
    });
    let mut at = told.unwrap_or(begin);
    at += usize::from(tokens.plain(at) == ",");
    match deadline {
        Some(found) if found.from == at && found.to < end => {
            found.to + usize::from(tokens.plain(found.to) == ",")
        }
        _ => at,
    }
}

/// Who is asked: the names before the verb, after the deadline and whatever
/// opens the sentence. The first of the places where only names follow is taken;
/// where none is, the names from the start, with what else stands there.
fn subject(
    names: &Names<'_>,
    tokens: &Tokens<'_>,
    begin: usize,
    end: usize,
    deadline: Option<&FoundDeadline>,
) -> Parsed {
    if end - begin.min(end) > limits::MOST_SENTENCE_WORDS {
        return Parsed::default();
    }
    let inside = deadline.filter(|found| found.from >= begin && found.to <= end);
    // "The force immediately should": a deadline between name and verb.
    let end = match inside {
        Some(found) if found.to == end && found.from > begin => found.from,
        _ => end,
    };
    let after_deadline = inside.map_or(begin, |found| found.to.min(end));
    let after_commas = (begin..end)
        .filter(|at| matches!(tokens.plain(*at), "," | ":" | ";"))
        .map(|at| at + 1);
    // A deadline that begins the sentence names nobody.
    let first = Some(begin).filter(|begin| inside.is_none_or(|found| found.from > *begin));
    let starts = first
        .into_iter()
        .chain([after_deadline])
        .chain(after_commas);
    let mut whole = None;
    for start in starts.take(MOST_STARTS) {
        let mut parsed = names.parse(tokens, start, end);
        if parsed.is_a_subject() {
            // "Having consulted the Board, the College should": the part of those before.
            let before = names.parse(tokens, begin, start);
            let partners = before.addressees.into_iter();
            let known = |one: &crate::Addressee| {
                one.role != Role::Lead
                    && one.found.is_resolved()
                    && !parsed.addressees.iter().any(|held| held.found == one.found)
            };
            let partners: Vec<_> = partners.filter(known).collect();
            parsed.addressees.extend(partners);
            return parsed;
        }
        whole.get_or_insert(parsed);
    }
    whole.unwrap_or_default()
}

/// A sentence with more commas before its verb is no ask to anybody.
const MOST_STARTS: usize = 8;

/// A sentence of running text that recommends something to somebody it names.
///
/// Outside a section for recommendations only the plainest forms are taken:
/// nothing before the verb but a deadline, an opening and names; or a deadline
/// first and somebody known after it.
///
/// # Errors
///
/// Why it was left, where it looks like an ask.
pub(super) fn sentence(
    ground: &Ground<'_>,
    tokens: &Tokens<'_>,
    among_asks: bool,
) -> Option<Result<Draft, WhyUnused>> {
    let asking = asking(ground, tokens)?;
    let recommended = matches!(asking.because.first(), Some(Reason::RecommendVerb { .. }));
    if verbs::asks_nothing(tokens) {
        return Some(Err(WhyUnused::Negative));
    }
    let verb = match (asking.modal, verbs::recommends(tokens)) {
        (Some(modal), _) => modal.at,
        (None, Some((_, at, _))) => at,
        (None, None) => tokens.len(),
    };
    if verbs::asked_before(tokens, verb) {
        return Some(Err(WhyUnused::AskedBefore));
    }
    if said_by_somebody_else(ground, tokens) {
        return Some(Err(WhyUnused::Quoted));
    }
    if tells_the_law(tokens) {
        return Some(Err(WhyUnused::NoPattern));
    }
    match asking.modal {
        // "By 31 May 2025, you should have destroyed them" looks ahead.
        Some(modal) if modal.looks_back(tokens) && !asking.is_dated_first() => {
            return Some(Err(WhyUnused::NoPattern));
        }
        Some(modal) if modal.negative && !recommended => return Some(Err(WhyUnused::Negative)),
        // "The force is to publish it each quarter", in a letter to it.
        Some(modal)
            if ground.names.you.is_some()
                && matches!(modal.word, "is to" | "are to")
                && asking.parsed.is_a_subject()
                && asking.parsed.knows_somebody()
                && verbs::is_a_verb(tokens.plain(modal.next)) => {}
        Some(modal) if !modal.is_strong() && !recommended && !asking.says_whom_and_when() => {
            return Some(Err(WhyUnused::NoPattern));
        }
        None if !recommended => return None,
        _ => {}
    }
    // "You must", "we recommend that you read": readers of a page are nobody here.
    if ground.names.you.is_none() && asking.asks_only_you() {
        return Some(Err(WhyUnused::NobodyNamed));
    }
    let plain = asking.parsed.is_a_subject();
    // "By 31 March 2015 those forces that have not yet done so should …": a
    // deadline before the verb tells an ask from a description.
    let dated = asking.is_dated_first();
    // Among recommendations a name that nobody knows will do: "The Government should".
    // One word is a thing: "Nurses should see those who say so within an hour".
    let several = |one: &crate::Addressee| one.as_published.contains(char::is_whitespace);
    let unknown = plain && asking.parsed.addressees.iter().any(several);
    let knows = asking.parsed.knows_somebody() || among_asks && unknown;
    let asks = knows && (plain || dated);
    // "We recommend the experience to nobody" names nobody and nothing to be done.
    let bare = asking
        .because
        .iter()
        .any(|why| matches!(why, Reason::RecommendVerb { words } if !words.ends_with("that")));
    let recommended = recommended && (!bare || asking.parsed.knows_somebody());
    if !asks && !recommended {
        return Some(Err(WhyUnused::NobodyNamed));
    }
    let wishes = asking.modal.is_some_and(|modal| modal.wishes(tokens));
    let firm = asking.deadline.as_ref().is_some_and(FoundDeadline::is_firm);
    if wishes && !among_asks && !recommended && !firm {
        return Some(Err(WhyUnused::NoPattern));
    }
    let passage = tokens.span(0, tokens.len());
    Some(Ok(asking.into_draft(ProposalKind::Recommendation, passage)))
}

/// "Forces must act, says the Minister"; "the College recommends that", in a document of
/// somebody else.
fn said_by_somebody_else(ground: &Ground<'_>, tokens: &Tokens<'_>) -> bool {
    let says = (1..tokens.len()).any(|at| {
        matches!(tokens.plain(at), "says" | "said") && matches!(tokens.plain(at - 1), "," | "”")
    });
    const TOLD: [&str; 12] = [
        "the authors recommend",
        "the study recommends",
        "the researchers recommend",
        "researchers recommend",
        "the report recommends",
        "the report recommended",
        "inspectors recommend",
        "inspectors recommended",
        "the inspectors recommend",
        "the inspectorate recommends",
        "the review recommends",
        "the inquiry recommends",
    ];
    let says = says || tokens.has_any(&TOLD);
    let Some((sender, _)) = &ground.names.sender else {
        return says;
    };
    let other = (1..tokens.len()).any(|at| {
        let named = || {
            ground
                .names
                .parse(tokens, at.saturating_sub(LONGEST_WRITER), at)
        };
        tokens.plain(at) == "recommends" && {
            let named = named();
            let last = named
                .addressees
                .last()
                .filter(|last| last.found.is_resolved());
            last.is_some_and(|last| last.found != *sender)
        }
    });
    says || other
}

/// The longest name before "recommends", in words.
const LONGEST_WRITER: usize = 6;

/// "The force must, by law, keep what it seizes".
fn tells_the_law(tokens: &Tokens<'_>) -> bool {
    // "If you accept them, you should tell us what you intend to do": how to reply.
    const FORM: [&str; 6] = [
        "if you do accept",
        "if you accept",
        "if you do not accept",
        "if you don't accept",
        "you should tell us why",
        "if you do not , you should",
    ];
    // "The commissioner must publish comments within 56 days".
    let comments = tokens.has_any(&["56 days"]) && tokens.has_any(&["must", "is required to"]);
    tokens.has_any(&FORM)
        || comments && tokens.has_any(&["comment", "comments"])
        || tokens.has_any(&[
            "by law",
            "in line with the law",
            "under the act",
            "under the regulations",
            "by virtue of",
            "the law says",
            "under the crime recording rules",
            "as the law requires",
        ])
}

impl Asking {
    /// "Within seven days, the force is to …": somebody known and a day, which make the
    /// weaker verbs ask.
    fn says_whom_and_when(&self) -> bool {
        let when = self.deadline.as_ref().is_some_and(FoundDeadline::is_firm);
        when && self.parsed.is_a_subject() && self.parsed.knows_somebody()
    }

    /// Whether it asks nobody but "you".
    pub(super) fn asks_only_you(&self) -> bool {
        let all = &self.parsed.addressees;
        !all.is_empty()
            && all
                .iter()
                .all(|one| one.as_published.eq_ignore_ascii_case("you"))
    }

    /// Whether it begins with a day, month or period.
    fn is_dated_first(&self) -> bool {
        let first = self.deadline.as_ref().filter(|found| found.from == 0);
        first.is_some_and(FoundDeadline::is_firm)
    }

    pub(super) fn into_draft(self, kind: ProposalKind, passage: Span) -> Draft {
        let draft = Draft::new(kind, passage).by(self.deadline);
        let draft = self.because.into_iter().fold(draft, Draft::because);
        draft.of(self.parsed)
    }
}
