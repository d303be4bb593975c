//! What letters ask, in the way letters do.
//!
//! "I would welcome …", "I would like to see …", "I encourage the College to …",
//! "I expect …", "please let me know". Thanks are no requests: "I welcome the
//! College's commitment" asks nothing, "I welcome you working closely with …"
//! does.

mod asker;
mod politely;
mod verb;

use self::politely::{in_a_question, politely};
use self::verb::verbs;
use super::{Draft, Ground};
use crate::deadline;
use crate::tokens::Tokens;
use crate::{Addressee, ProposalKind, Reason};

/// The request that a sentence makes, if it makes one.
///
/// A sentence may ask with more than one verb; it is one request of everybody
/// whom they name.
pub(super) fn sentence(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    let draft = of_anybody(ground, tokens)?;
    // Where nobody is named and nobody is written to, nobody is asked.
    if draft.addressees.is_empty() && ground.names.you.is_none() {
        return None;
    }
    match draft.addressees.is_empty() {
        true => Some(to_the_reader(draft, ground)),
        false => Some(draft),
    }
}

/// The same, whoever is asked: of nobody where the sentence names nobody.
pub(super) fn of_anybody(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    let mut draft: Option<Draft> = None;
    for verb in verbs(tokens) {
        // "To receive bulletins, please subscribe": only a letter has a reader to ask.
        if verb.word == "please" && ground.names.you.is_none() {
            continue;
        }
        // "The Ministry requires forces to record it": in a letter it says what its reader owes.
        let binds = verb.word == "require" && !matches!(tokens.plain(verb.from), "i" | "we");
        if binds && ground.names.you.is_none() {
            continue;
        }
        let Some(parsed) = verb.asks(ground.names, tokens) else {
            continue;
        };
        // "I invite you to come and see us": readers of a page, of whom a body is none.
        let reader = |one: &Addressee| one.as_published == "you" && !one.found.is_resolved();
        let calls = matches!(verb.word, "invite" | "encourage" | "urge" | "welcome");
        if calls && ground.names.you.is_none() && parsed.addressees.iter().any(reader) {
            continue;
        }
        let made = draft.take().unwrap_or_else(|| {
            Draft::new(ProposalKind::Request, tokens.span(0, tokens.len()))
                .by(deadline::find(tokens, ground.given))
        });
        let words = tokens.published(verb.from, verb.next).to_lowercase();
        let made = made.because(Reason::WelcomeRequest { words });
        draft = Some(made.of(parsed));
    }
    draft
        .or_else(|| in_a_question(ground, tokens))
        .or_else(|| politely(ground, tokens))
}

/// "Could you send me", "please let me know": what is asked of whoever reads the
/// letter.
pub(super) fn of_the_reader(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    ground.names.you.as_ref()?;
    let to_you = |words: &str| words.contains("you") || words.contains("please");
    let draft = sentence(ground, tokens)?;
    let says = draft
        .because
        .iter()
        .any(|why| matches!(why, Reason::WelcomeRequest { words } if to_you(words)));
    says.then_some(draft)
}

/// "Your response is due by 5 March", "You must send us your reply within 56 days": what a
/// letter says to its reader of something to be sent, with a day that is to come.
pub(super) fn dated_to_the_reader(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<Draft> {
    const SENT: [&str; 14] = [
        "response",
        "reply",
        "answer",
        "answers",
        "comments",
        "plan",
        "update",
        "report",
        "figures",
        "return",
        "confirmation",
        "assurance",
        "details",
        "views",
    ];
    const ASKS: [&str; 14] = [
        "must",
        "should",
        "need",
        "required",
        "requested",
        "due",
        "expected",
        "needed",
        "wanted",
        "reach",
        "reaches",
        "asked",
        "deadline",
        "grateful",
    ];
    const TELLS: [&str; 22] = [
        "was",
        "were",
        "had",
        "did",
        "received",
        "wrote",
        "sent",
        "told",
        "said",
        "thank",
        "thanks",
        "gave",
        "published",
        "agreed",
        "if",
        "law",
        "act",
        "under",
        "will",
        "can",
        "may",
        "not",
    ];
    ground.names.you.as_ref()?;
    let yours = tokens.has_any(&["your", "you"]);
    if !yours || !tokens.has_any(&SENT) || !tokens.has_any(&ASKS) || tokens.has_any(&TELLS) {
        return None;
    }
    let by =
        deadline::find_when(tokens, ground.given).filter(|by| by.is_firm() && by.says_when())?;
    let draft = Draft::new(ProposalKind::Request, tokens.span(0, tokens.len()))
        .by(Some(by))
        .because(Reason::WelcomeRequest {
            words: "your".to_owned(),
        });
    Some(to_the_reader(draft, ground))
}

/// A letter that asks nobody by name asks whom it is written to.
fn to_the_reader(draft: Draft, ground: &Ground<'_>) -> Draft {
    draft.of(ground.names.the_reader())
}

/// The words of a bulleted request, "I would welcome:", and the place after
/// them.
pub(super) fn opens_bullets(tokens: &Tokens<'_>) -> Option<(String, usize)> {
    let ends = tokens.plain(tokens.len().checked_sub(1)?) == ":";
    ends.then_some(())?;
    let Some(verb) = verbs(tokens).last() else {
        // "Could I ask that you:", "It would be helpful if the force:".
        return politely::opens(tokens).or_else(|| asks_the_reader(tokens));
    };
    let words = tokens.published(verb.from, verb.next).to_lowercase();
    Some((words, verb.next))
}

/// "The Panel therefore asks you:": the words, and the place of the reader after the verb.
/// Who asks is nobody of those asked.
fn asks_the_reader(tokens: &Tokens<'_>) -> Option<(String, usize)> {
    const ASKS: [&str; 8] = [
        "asks", "ask", "requests", "request", "invites", "invite", "urges", "urge",
    ];
    let you = tokens.len().checked_sub(2)?;
    let verb = you.checked_sub(1)?;
    let asks = tokens.plain(you) == "you" && ASKS.contains(&tokens.plain(verb));
    asks.then(|| (tokens.published(verb, you + 1).to_lowercase(), you))
}

/// Whether a sentence thanks or approves, and asks nothing.
pub(super) fn is_thanks(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&[
        "thank", "thanks", "grateful", "welcome", "welcomes", "welcomed", "pleased",
    ])
}
