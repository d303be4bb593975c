//! A whole block as one ask, on the walk: the words under "Recommendation 4".

use super::Walk;
use super::running::FEWEST_OF_AN_ASK;
use crate::asks::recommend::asking;
use crate::asks::verbs;
use crate::sentences::sentences;
use crate::{Span, WhyUnused};

impl Walk<'_> {
    /// A whole block as one ask: the words under "Recommendation 4".
    pub(super) fn whole_block(&mut self, span: Span) {
        let span = match self.follows_up {
            Some(_) => self.first_quoted(span),
            None => span,
        };
        let span = self.without_its_state(self.up_to_what_is_asked(span));
        let tokens = self.tokens(span);
        if tokens.len() < FEWEST_OF_AN_ASK {
            return;
        }
        if verbs::asks_nothing(&tokens) {
            self.leave(span, WhyUnused::Negative);
            return;
        }
        // "Recommendation 1: I accept this in principle": what its addressee says of it.
        if tokens.any_of(0, &ACCEPTS).is_some() && verbs::modal(&tokens).is_none() {
            self.taken = true;
            self.leave(span, WhyUnused::NoPattern);
            return;
        }
        // "You have appointed an inspector. Closed.": how it stands, where an earlier
        // document asked.
        if self.follows_up.is_some() && !self.new && !self.asks_by_words(span) {
            self.taken = true;
            self.leave(span, WhyUnused::AskedBefore);
            return;
        }
        let draft = self.ask_in(span, &tokens);
        // "The list should be kept up to date", in a document about one force.
        let passive = verbs::recommends(&tokens).is_none()
            && verbs::modal(&tokens).is_some_and(|modal| {
                modal.is_strong()
                    && tokens.plain(modal.next) == "be"
                    && tokens.plain(modal.next + 1).ends_with("ed")
            });
        let draft = match passive {
            true => self.or_the_force(draft, false),
            false => draft,
        };
        self.taken = true;
        self.propose(draft);
    }

    /// "“The College should …” Owner: the College": what is told again stands in quotation
    /// marks, before what is said of it.
    fn first_quoted(&self, span: Span) -> Span {
        let words = span.of(&self.ground.document.text);
        let inner = words.strip_prefix(['“', '"']);
        let end = inner.and_then(|inner| inner.find(['”', '"']));
        match inner.zip(end) {
            Some((inner, end)) => {
                let start = span.end - inner.len();
                Span::new(start, start + end)
            }
            None => span,
        }
    }

    /// The block without the sentences at its end that ask nothing: they explain.
    /// The whole of it where no sentence says "should".
    fn up_to_what_is_asked(&self, span: Span) -> Span {
        let all = sentences(&self.ground.document.text, span);
        // "It will need support if it is to succeed" explains.
        let asks = |sentence: &&Span| {
            let tokens = self.tokens(**sentence);
            // "We should need to see that it is followed" is what the writer looks for.
            if matches!(tokens.plain(0), "we" | "i") && verbs::recommends(&tokens).is_none() {
                return false;
            }
            verbs::modal(&tokens).is_some_and(|modal| modal.is_strong())
                || asking(&self.ground, &tokens)
                    .is_some_and(|asking| asking.goes_on || asking.parsed.is_a_subject())
        };
        match all.iter().rev().find(asks) {
            Some(last) => Span::new(span.start, last.end),
            None => span,
        }
    }
}

/// How somebody takes a recommendation, under its number.
const ACCEPTS: [&str; 16] = [
    "i accept",
    "we accept",
    "i agree",
    "we agree",
    "i do not accept",
    "we do not accept",
    "i don't accept",
    "we don't accept",
    "i reject",
    "we reject",
    "i partially accept",
    "we partially accept",
    "i welcome this",
    "we welcome this",
    "the government accepts",
    "the ministry accepts",
];
