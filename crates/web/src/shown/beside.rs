//! What stands beside something said: bodies' replies, and what came of requests
//! to correct it.

use answerable_desk::View;
use answerable_desk::questions::Beside;
use answerable_desk::who::{Act, ReplyOf, Resource, may};
use answerable_register::facts::{CorrectionDecided, Matter, Reply};
use answerable_wording::{corrections, replies};

use super::matter::path_of;
use crate::shown::open;
use crate::visit::query::Pairs;
use crate::visit::{Links, Visit};

/// Everything beside one page.
#[derive(Debug, Clone, Default)]
pub(crate) struct BesideShown {
    pub(crate) replies: Vec<ReplyShown>,
    pub(crate) corrections: Vec<CorrectionShown>,
    /// Where whoever looks may write a reply of their own body.
    pub(crate) write: Option<String>,
}

/// A reply.
#[derive(Debug, Clone)]
pub(crate) struct ReplyShown {
    pub(crate) by_line: String,
    pub(crate) body: String,
    /// That it was taken back, in place of its words.
    pub(crate) withdrawn: Option<String>,
    /// Its words, a line for each paragraph.
    pub(crate) paragraphs: Vec<String>,
    pub(crate) entry: u64,
    pub(crate) href: String,
}

/// A request that was decided.
#[derive(Debug, Clone)]
pub(crate) struct CorrectionShown {
    pub(crate) asked: String,
    pub(crate) decided: String,
    pub(crate) why: String,
    pub(crate) when: String,
    /// The entry that puts it right.
    pub(crate) corrected_by: Option<(u64, String)>,
    pub(crate) entry: u64,
    pub(crate) href: String,
}

impl BesideShown {
    /// What stands beside a page; `matters` are what the page is about, the first
    /// of them foremost.
    pub(crate) fn of(matters: &[Matter], view: &View<'_>, visit: &Visit) -> Self {
        let links = visit.links();
        Self {
            replies: view
                .replies_beside(matters)
                .iter()
                .map(|reply| ReplyShown::of(reply, view, links))
                .collect(),
            corrections: view
                .corrections_beside(matters)
                .iter()
                .map(|decided| CorrectionShown::of(decided, links))
                .collect(),
            write: matters
                .first()
                .and_then(|matter| may_reply(matter, view, visit)),
        }
    }
}

/// Where whoever looks writes a reply of a body of theirs that is named there.
fn may_reply(matter: &Matter, view: &View<'_>, visit: &Visit) -> Option<String> {
    let person = visit.signed_in.as_ref()?;
    let today = visit.site.today();
    let body = person
        .actor
        .appointments_on(today)
        .filter_map(|held| held.acts_for().body())
        .find(|body| {
            let reply = Resource::Reply(ReplyOf {
                body: (*body).clone(),
                hand: answerable_desk::who::Hand::DecidedNothing,
            });
            may(&person.actor, Act::WriteReply, &reply, today).is_ok()
                && view.register.is_named_in(matter, body, today)
        })?;
    let pairs = Pairs::default().with("about", path_of(matter, view));
    Some(pairs.after(&format!("/replies/new/{body}")))
}

impl ReplyShown {
    pub(crate) fn of(reply: &Beside<'_, Reply>, view: &View<'_>, links: Links) -> Self {
        let name = view.name_of(&reply.fact.by, reply.fact.on);
        Self {
            by_line: replies::by_line(name, reply.fact, reply.is_correction),
            body: links.body(&reply.fact.by),
            withdrawn: replies::withdrawn(name, reply.fact),
            paragraphs: paragraphs(open(&reply.fact.words)),
            entry: reply.entry,
            href: links.entry(reply.entry),
        }
    }
}

impl CorrectionShown {
    pub(crate) fn of(decided: &Beside<'_, CorrectionDecided>, links: Links) -> Self {
        Self {
            asked: open(&decided.fact.asked).to_owned(),
            decided: corrections::sentence(decided.fact),
            why: open(&decided.fact.why).to_owned(),
            when: corrections::when(decided.fact),
            corrected_by: decided
                .fact
                .corrected_by
                .map(|entry| (entry, links.entry(entry))),
            entry: decided.entry,
            href: links.entry(decided.entry),
        }
    }
}

/// The paragraphs of words: what stands between blank lines, and each line.
pub(crate) fn paragraphs(words: &str) -> Vec<String> {
    words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
