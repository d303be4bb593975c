//! Sentences that say who should do what.
//!
//! "By 31 October 2023, the NPCC lead for … should work with the College of
//! Policing to …": a deadline, whom it asks, a verb, and who else has a part.

use super::verbs::{self, Modal, modal};
use super::{Draft, Ground};
use crate::addressee::{Names, Parsed};
use crate::deadline::{self, FoundDeadline};
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Span, WhyUnused, limits};

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
    match (modal, recommends) {
        (Some(modal), _) => parsed.add_partners(ground.names, tokens, modal.next),
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
        let parsed = names.parse(tokens, start, end);
        if parsed.is_a_subject() {
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
        Some(modal) if modal.looks_back(tokens) => return Some(Err(WhyUnused::NoPattern)),
        Some(modal) if modal.negative && !recommended => return Some(Err(WhyUnused::Negative)),
        Some(modal) if !modal.is_strong() && !recommended && !asking.says_whom_and_when() => {
            return Some(Err(WhyUnused::NoPattern));
        }
        None if !recommended => return None,
        _ => {}
    }
    let plain = asking.parsed.is_a_subject();
    // "By 31 March 2015 those forces that have not yet done so should …": a
    // deadline before the verb tells an ask from a description.
    let dated = asking.is_dated_first();
    // Among recommendations a name that nobody knows will do: "The Government should".
    let knows = asking.parsed.knows_somebody() || among_asks && plain;
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
    if wishes && !among_asks && !recommended {
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
    tokens.has_any(&FORM)
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
