//! The verbs with which a writer asks, and whom each asks: "I would welcome …", "we require
//! an update", "I encourage the College to …".

use super::asker::{has_asked, of_a_body, would_be_glad};
use crate::addressee::{Names, Parsed};
use crate::asks::verbs;
use crate::tokens::{Phrases, Tokens};
use crate::{Addressee, Directory, Role};

/// A verb that can make a request, said by the writer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    /// The place after it.
    pub(super) next: usize,
    pub(super) word: &'static str,
    /// Where the words "I would …" begin.
    pub(super) from: usize,
    /// Whether "would" or "should" stands before it.
    pub(super) conditional: bool,
}

const VERBS: Phrases = Phrases::of(&[
    "need you",
    "must ask",
    "welcome",
    "encourage",
    "invite",
    "urge",
    "ask",
    "asking",
    "request",
    "expect",
    "require",
    "like",
    "want",
    "appreciate",
    "be grateful if",
    "be grateful for",
    "be glad if",
    "be glad to know",
    "be glad of",
    "be pleased if",
    "be obliged if",
    "be obliged for",
    "be grateful to receive",
    "be grateful to have",
    "be grateful to know",
    "be pleased to receive",
    "call on",
    "call upon",
    "look to",
    "rely on",
    "propose that",
    "hope that",
    "hope",
]);

/// Words that may stand between the writer and the verb.
pub(super) const BETWEEN: [&str; 26] = [
    "would",
    "shall",
    "will",
    "should",
    "do",
    "also",
    "still",
    "fully",
    "therefore",
    "again",
    "strongly",
    "now",
    "very",
    "much",
    "particularly",
    "further",
    "especially",
    "warmly",
    "thus",
    "hereby",
    "and",
    "really",
    "am",
    "are",
    "once",
    "certainly",
];

/// Whom a verb asks is named within so many words of it: three bodies are.
const LONGEST_OBJECT: usize = 24;

/// Words that the directory does not know are taken for an addressee only when
/// they are as few as these: "the police", "all local authorities".
const LONGEST_UNKNOWN: usize = 4;

/// Words for nobody of whom anything could be asked.
const NOBODY: [&str; 16] = [
    "it",
    "this",
    "others",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "people",
    "readers",
    "residents",
    "the public",
    "members of the public",
    "those who",
    "all those",
    "victims",
    "witnesses",
];

/// How far before the verb the writer may stand, in words. "I welcome this work
/// and encourage the College": the second verb shares the writer of the first.
const WRITER_WITHIN: usize = 12;

/// Every verb of a sentence that the writer says and that can ask.
pub(super) fn verbs<'t>(tokens: &'t Tokens<'t>) -> impl Iterator<Item = Verb> + 't {
    (0..tokens.len()).filter_map(|at| {
        let please = tokens.after(at, "please");
        let opens = at == 0 || matches!(tokens.plain(at - 1), "," | "and" | ";");
        let kindly = || tokens.after(at, "kindly").filter(|_| opens);
        if let Some(next) = please.or_else(kindly) {
            let verb = tokens.list.get(next)?;
            let from = at;
            return verb.word.then_some(Verb {
                next,
                word: "please",
                from,
                conditional: true,
            });
        }
        if let Some(verb) = of_a_body(tokens, at)
            .or_else(|| would_be_glad(tokens, at))
            .or_else(|| has_asked(tokens, at))
        {
            return Some(verb);
        }
        let (word, next) = tokens.any_of(at, &VERBS)?;
        // "I ask too that", "we ask, again, that".
        let adverb = matches!(tokens.plain(next), "too" | "also" | "again" | "therefore");
        let next = next + usize::from(adverb);
        let first = (0..at)
            .rev()
            .take_while(|before| BETWEEN.contains(&tokens.plain(*before)))
            .last()
            .unwrap_or(at);
        let conditional = (first..at).any(|at| matches!(tokens.plain(at), "would" | "should"));
        // "The Committee would like the Ministry to": who writes, by what it is.
        let writer = |at: usize| {
            matches!(tokens.plain(at), "i" | "we" | "i'd" | "we'd")
                || at > 0
                    && matches!(tokens.plain(at), "committee" | "panel")
                    && tokens.plain(at - 1) == "the"
        };
        let before = first.checked_sub(1)?;
        let shortened = matches!(tokens.plain(before), "i'd" | "we'd");
        let from = if writer(before) {
            before
        } else {
            // Only after "and" may the verb share an earlier verb's writer.
            let shares = (first..at).any(|at| tokens.plain(at) == "and");
            let nearest = (before.saturating_sub(WRITER_WITHIN)..=before)
                .rev()
                .find(|at| writer(*at))?;
            shares.then_some(nearest)?;
            first
        };
        Some(Verb {
            next,
            word,
            from,
            conditional: conditional || shortened,
        })
    })
}

impl Verb {
    /// Whom the verb asks, if it asks anything of anybody.
    pub(super) fn asks(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Option<Parsed> {
        match self.word {
            "please" => self.please(tokens),
            // "I need you to tell me".
            "need you" => (tokens.plain(self.next) == "to").then(Parsed::default),
            "welcome" | "appreciate" => self.welcome(names, tokens),
            "like" | "want" => self.like(names, tokens),
            "hope that" | "hope" => self.hopes(names, tokens),
            // Of a body that is known, and of nobody else.
            "have asked" => self
                .somebody_to(names, tokens)
                .filter(Parsed::knows_somebody),
            "be grateful if"
            | "be grateful for"
            | "be glad if"
            | "be glad to know"
            | "be glad of"
            | "be pleased if"
            | "be obliged if"
            | "be obliged for"
            | "be grateful to receive"
            | "be grateful to have"
            | "be grateful to know"
            | "be pleased to receive" => self.conditional.then(|| self.object(names, tokens)),
            _ => self
                .somebody_to(names, tokens)
                .or_else(|| self.something(names, tokens)),
        }
    }

    /// "We require an update of what the force has done": something to be sent, by
    /// whoever reads or is inspected.
    fn something(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Option<Parsed> {
        // "I would ask that the final report be with me by March".
        if matches!(self.word, "ask" | "asking")
            && tokens.plain(self.next) == "that"
            && (self.next..tokens.len()).any(|at| matches!(tokens.plain(at), "be" | "is" | "are"))
        {
            return Some(Parsed::default());
        }
        const SENT: [&str; 25] = [
            "comments",
            "views",
            "note",
            "account",
            "list",
            "return",
            "returns",
            "explanation",
            "timetable",
            "update",
            "updates",
            "report",
            "reply",
            "response",
            "plan",
            "copy",
            "copies",
            "assurance",
            "confirmation",
            "figures",
            "data",
            "evidence",
            "statement",
            "summary",
            "details",
        ];
        /// So many words after the verb say what it is.
        const NEAR: usize = 5;
        const OPENS: [&str; 7] = ["a", "an", "your", "the", "further", "regular", "written"];
        let asks = matches!(self.word, "require" | "request" | "expect" | "like");
        let opens = OPENS.contains(&tokens.plain(self.next));
        let most = tokens.len().min(self.next + NEAR);
        let sent = (self.next..most).any(|at| SENT.contains(&tokens.plain(at)));
        (asks && opens && sent).then(|| match names.the_reader() {
            reader if reader.knows_somebody() => reader,
            _ => names.the_force(),
        })
    }

    /// "Please let me know", and not "please find enclosed".
    fn please(self, tokens: &Tokens<'_>) -> Option<Parsed> {
        const ASKS_NOTHING: [&str; 14] = [
            "find", "note", "see", "contact", "accept", "do", "don't", "be", "visit", "click",
            "read", "refer", "check", "call",
        ];
        let verb = tokens.plain(self.next);
        if tokens.has_any(&[
            "in error",
            "the environment",
            "logged in",
            "my thanks",
            "our thanks",
        ]) {
            return None;
        }
        (!ASKS_NOTHING.contains(&verb)).then(Parsed::default)
    }

    /// "I would welcome further work between …" asks; "I welcome the commitment"
    /// is thanks, unless somebody is welcomed doing something.
    fn welcome(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Option<Parsed> {
        let somebody_doing = || {
            let (_, _, after) = names.name_at(tokens, self.next, tokens.len())?;
            tokens.plain(after).ends_with("ing").then_some(())
        };
        let the = self.next + usize::from(tokens.plain(self.next) == "the");
        let work_to = tokens.any_of(the, &["work to", "further work to", "efforts to"]);
        let asks = self.conditional || somebody_doing().is_some() || work_to.is_some();
        asks.then(|| self.object(names, tokens))
    }

    /// "I hope that commissioners will bring them together", in a letter: somebody known, and
    /// what they will do.
    fn hopes(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Option<Parsed> {
        names.you.as_ref()?;
        let (named, _, after) = names
            .name_at(tokens, self.next, tokens.len())
            .or_else(|| names.name_at(tokens, self.next + 1, tokens.len()))?;
        let acts = matches!(tokens.plain(after), "will" | "can" | "could" | "would")
            && !matches!(
                tokens.plain(after + 1),
                "be" | "have" | "find" | "agree" | "not" | "see"
            );
        let known = named.found.is_resolved() && named.as_published != "you";
        (acts && known).then(|| names.parse(tokens, self.next, after))
    }

    /// "I would like to see …", "we would like the force to …"; "I would like to
    /// thank you" is thanks.
    fn like(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Option<Parsed> {
        const TO: [&str; 14] = [
            "see",
            "know",
            "hear",
            "receive",
            "be",
            "ask",
            "invite",
            "encourage",
            "request",
            "understand",
            "have",
            "get",
            "meet",
            "discuss",
        ];
        // "I also want to know why": said to the reader of a letter.
        let wants = self.word == "want"
            && names.you.is_some()
            && tokens
                .any_of(
                    self.next,
                    &["to know", "to see", "to hear", "to understand"],
                )
                .is_some();
        if !self.conditional && !wants {
            return None;
        }
        if let Some(verb) = tokens.after(self.next, "to") {
            return TO
                .contains(&tokens.plain(verb))
                .then(|| self.object(names, tokens));
        }
        self.somebody_to(names, tokens)
            .or_else(|| self.something(names, tokens))
    }

    /// "I encourage the College to …": somebody, and then what they are to do.
    fn somebody_to(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Option<Parsed> {
        let first = self.next + usize::from(tokens.plain(self.next) == "that");
        // "I ask that you send me one response": of the reader, or of whoever gets the report.
        if first > self.next
            && tokens.plain(first) == "you"
            && verbs::is_a_verb(tokens.plain(first + 1))
        {
            return Some(names.the_reader());
        }
        let most = tokens.len().min(first + LONGEST_OBJECT);
        let to = (first..most).find(|at| {
            matches!(
                tokens.plain(*at),
                "to" | "should" | "will" | "must" | "that"
            ) || (first > self.next && tokens.plain(*at).ends_with("s") && *at > first)
        })?;
        // "We look to it to have made that change by June": the ask stands before it.
        if self.word == "look to" && tokens.plain(to + 1) == "have" {
            return None;
        }
        let mut parsed = names.parse(tokens, first, to);
        // "I welcome the College's work and would encourage it to go on".
        if parsed.addressees.is_empty() && matches!(tokens.plain(first), "it" | "them") {
            let named = names.parse(tokens, 0, self.from).addressees;
            let last = named.into_iter().rfind(|one| one.found.is_resolved());
            parsed.addressees.extend(last);
        }
        // "I should like your assurance that": of the reader.
        if parsed.addressees.is_empty() && matches!(tokens.plain(first), "your" | "a" | "an") {
            return names.you.is_some().then_some(parsed);
        }
        if parsed.addressees.is_empty() {
            let nobody = tokens.any_of(first, &NOBODY).is_some();
            if to == first || to - first > LONGEST_UNKNOWN || nobody {
                return None;
            }
            parsed.addressees.push(Addressee {
                as_published: tokens.published(first, to).to_owned(),
                found: names.directory.find(tokens.published(first, to)),
                role: Role::Lead,
            });
        }
        parsed.add_partners(names, tokens, to);
        Some(parsed)
    }

    /// Every name in what follows the verb, up to what is to come of it.
    fn object(self, names: &Names<'_>, tokens: &Tokens<'_>) -> Parsed {
        let first = tokens
            .any_of(
                self.next,
                &["to see", "to ask", "to invite", "to encourage", "to meet"],
            )
            .map_or(self.next, |(_, next)| next);
        let stop = |at: &usize| {
            matches!(
                tokens.plain(*at),
                "to" | "so" | "which" | "that" | "about" | "." | "who" | "how" | "whether"
            )
        };
        let most = tokens.len().min(first + LONGEST_OBJECT * 2);
        let end = (first..most).find(stop).unwrap_or(most);
        let mut parsed = names.parse(tokens, first, end);
        parsed.add_partners(names, tokens, end);
        parsed
    }
}
