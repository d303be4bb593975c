//! Documents as cards, each with what came of it.

use std::collections::BTreeSet;

use answerable_desk::View;
use answerable_desk::questions::{Came, DocumentRow};
use answerable_register::body::KnownDay;
use answerable_register::facts::{AidReply, Answer, AskedKind, Kept, Meets};
use answerable_register::words::BodyId;
use answerable_wording::answers;
use answerable_wording::cards::{self, CameOf, Elapsed};

use crate::pages::documents::DocumentCard;
use crate::visit::Links;

/// Facts past which a card says only how many there are: to gather them is the
/// work of the document's own page.
const MOST_GATHERED: usize = 2_000;

/// The documents that can be read here; where none can, those cited.
pub(super) fn of(rows: &[DocumentRow<'_>], view: &View<'_>, links: Links) -> Vec<DocumentCard> {
    let readable = rows
        .iter()
        .filter(|row| row.source.kept != Kept::Cited)
        .count();
    let shown = if readable == 0 { rows.len() } else { readable };
    rows.iter()
        .filter(|row| readable == 0 || row.source.kept != Kept::Cited)
        .take(shown)
        .map(|row| DocumentCard {
            came: came_of(row, view),
            ..DocumentCard::of(row, links)
        })
        .collect()
}

/// What came of a document, each kind of thing in a line.
fn came_of(row: &DocumentRow<'_>, view: &View<'_>) -> Vec<String> {
    if row.facts > MOST_GATHERED {
        return Vec::new();
    }
    let Some(document) = view.document(&row.source.id) else {
        return Vec::new();
    };
    let mut count = Count::default();
    for came in document
        .marked
        .iter()
        .flat_map(|marked| &marked.came)
        .chain(&document.unplaced)
    {
        count.take(came, view);
    }
    cards::came_of(count.came(), &row.source.reliability)
}

/// What came of a document, counted once each.
#[derive(Default)]
struct Count<'r> {
    asked: BTreeSet<&'r str>,
    addressees: BTreeSet<&'r BodyId>,
    answered: BTreeSet<String>,
    /// The longest time from a letter to its answer.
    elapsed: Option<Elapsed>,
    replies: BTreeSet<(&'r str, AidReply)>,
    statements: BTreeSet<&'r str>,
    differences: BTreeSet<&'r str>,
}

impl<'r> Count<'r> {
    fn take(&mut self, came: &Came<'r>, view: &View<'r>) {
        match came {
            Came::Asked(asked, rows) => {
                self.asked.insert(asked.id.as_str());
                self.addressees.extend(rows.iter().map(|row| row.of.id));
            }
            Came::Answered(answer, meets) => self.take_answer(answer, *meets, view),
            Came::Stated(statement) => {
                self.statements.insert(statement.id.as_str());
            }
            Came::Differs(difference) => {
                self.differences.insert(difference.what.or_blank());
            }
            Came::Reported(_) | Came::Judged(_) | Came::Withdrew(_) | Came::Monitored(_) => {}
        }
    }

    /// An answer that this document tells of: what another tells is no reply
    /// of this one's. Only what counts as an answer does so here: the rest is
    /// told in full on the document's own page.
    fn take_answer(&mut self, answer: &'r Answer, meets: Option<&'r Meets>, view: &View<'r>) {
        let met = meets.map_or(answer.meets.as_slice(), std::slice::from_ref);
        let by = view.name_of(&answer.by, view.as_at);
        let counting = met.iter().filter(|meets| {
            answers::counts(answer, Some(meets)) && view.register.answers_for(answer, &meets.ask.of)
        });
        for meets in counting {
            self.answered.insert(meets.ask.to_string());
            self.replies.extend(meets.aid.map(|aid| (by, aid)));
            let letter = view
                .asked(&meets.ask.subject)
                .filter(|asked| asked.kind == AskedKind::Letter);
            let no_legal_deadline = view
                .register
                .find_ask(&meets.ask)
                .and_then(|key| view.row(key))
                .is_some_and(|row| row.clock.last_day_by_law().is_none());
            let asked_on = letter.and_then(|letter| letter.asked_when().exact());
            let dated = answer.dated_when().and_then(KnownDay::exact);
            let elapsed = asked_on.zip(dated).and_then(|(asked_on, dated)| {
                asked_on
                    .until((jiff::Unit::Day, dated))
                    .ok()
                    .map(|span| Elapsed {
                        days: span.get_days(),
                        no_legal_deadline,
                    })
            });
            self.elapsed = self.elapsed.max(elapsed);
        }
    }

    fn came(self) -> CameOf<'r> {
        CameOf {
            asked: self.asked.len(),
            addressees: self.addressees.len(),
            answered: self.answered.len(),
            elapsed: self.elapsed,
            replies: self.replies.into_iter().collect(),
            statements: self.statements.len(),
            differences: self.differences.len(),
        }
    }
}
