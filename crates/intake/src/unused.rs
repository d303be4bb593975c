//! The reverse check: what could have been an ask and was not taken as one.

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::asks::{Asked, asking_word, asking_words};
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Worded;

/// A sentence with a word that often asks, which no proposal uses.
///
/// People check these too: a machine's omissions are harder to see than its
/// mistakes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unused {
    /// The sentence; with its bullets, where it has some.
    pub passage: Span,
    /// The word that often asks, in lower case.
    pub word: String,
    /// Why it was not taken.
    pub why: WhyUnused,
}

/// Why a sentence was not taken as an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnused {
    /// It names nobody who could be asked.
    NobodyNamed,
    /// It stands in quotation marks, or in a passage set apart as somebody
    /// else's words.
    Quoted,
    /// It repeats what was asked before: "we said that the force should".
    AskedBefore,
    /// It says what is not asked, or not to be done.
    Negative,
    /// It is thanks or approval.
    Thanks,
    /// The document labels what it recommends, and this stands outside.
    NotLabelled,
    /// The same words are proposed from another place of the document.
    SaidTwice,
    /// The document tells what others ask, or what is always done: news, a policy.
    SomebodyElses,
    /// It fits none of the patterns.
    NoPattern,
}

/// Whether a document says more often than this what often asks. This is looked at
/// before its sentences are read, which takes far longer.
pub(crate) fn asks_more_often(document: &Worded<'_>, than: usize) -> bool {
    let whole = Span::new(0, document.text.len());
    asking_words(&document.tokens(whole)).nth(than).is_some()
}

/// Every sentence with a word that often asks which no proposal uses.
pub(crate) fn find(document: &Worded<'_>, asked: &Asked) -> Vec<Unused> {
    let used = Used::of(asked);
    let mut found: Vec<Unused> = Vec::new();
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Heading { .. }) {
            continue;
        }
        for sentence in sentences(&document.text, block.span) {
            let tokens = document.tokens(sentence);
            let Some(word) = asking_word(&tokens) else {
                continue;
            };
            if used.touches(sentence) {
                continue;
            }
            let (passage, why) = used
                .left(sentence)
                .unwrap_or((sentence, WhyUnused::NoPattern));
            // A lead-in that was left comes with its bullets, once.
            if found.last().is_none_or(|last| last.passage != passage) {
                found.push(Unused {
                    passage,
                    word: word.to_owned(),
                    why,
                });
            }
        }
    }
    found
}

/// The passages that proposals use and those that were left, in order.
struct Used {
    used: Vec<Span>,
    left: Vec<(Span, WhyUnused)>,
}

impl Used {
    fn of(asked: &Asked) -> Used {
        let mut used: Vec<Span> = asked
            .proposals
            .iter()
            .flat_map(|proposal| [Some(proposal.passage), proposal.lead_in])
            .flatten()
            .collect();
        used.sort_unstable();
        used.dedup();
        let mut left = asked.left.clone();
        left.sort_unstable_by_key(|(span, _)| *span);
        Used { used, left }
    }

    /// Whether a proposal uses some of a sentence. Passages are in order and
    /// nearly never overlap, so only those that begin before its end are seen.
    fn touches(&self, sentence: Span) -> bool {
        let after = self.used.partition_point(|span| span.start < sentence.end);
        self.used[..after]
            .iter()
            .rev()
            .take(NEIGHBOURS)
            .any(|span| span.touches(sentence))
    }

    /// The passage left that a sentence is in, and why.
    fn left(&self, sentence: Span) -> Option<(Span, WhyUnused)> {
        let after = self
            .left
            .partition_point(|(span, _)| span.start < sentence.end);
        self.left[..after]
            .iter()
            .rev()
            .take(NEIGHBOURS)
            .find(|(span, _)| span.touches(sentence))
            .copied()
    }
}

/// How many passages before a sentence are looked at: a passage may hold others
/// (a lead-in with its bullets), but not many.
const NEIGHBOURS: usize = 64;
