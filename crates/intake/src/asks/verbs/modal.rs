//! "Should" and its like: verbs that say what is to be done.

use crate::tokens::{Choice as _, Phrases, Tokens};

/// A verb that says what is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::asks) struct Modal {
    /// In lower case.
    pub(in crate::asks) word: &'static str,
    /// The place of its first word.
    pub(in crate::asks) at: usize,
    /// The place after its last word.
    pub(in crate::asks) next: usize,
    /// Whether it says what is not to be done.
    pub(in crate::asks) negative: bool,
}

const MODALS: Phrases = Phrases::of(&[
    "should",
    "must",
    "shouldn't",
    "mustn't",
    "needs to",
    "need to",
    "ought to",
    "will need to",
    "will have to",
    "is asked to",
    "are asked to",
    "is required to",
    "are required to",
    "is invited to",
    "are invited to",
    "is requested to",
    "are requested to",
    "is encouraged to",
    "are encouraged to",
    "is urged to",
    "are urged to",
    "is recommended to",
    "are recommended to",
    "is advised to",
    "are advised to",
    "is directed to",
    "are directed to",
    "is called on to",
    "are called on to",
    "would do well to",
    "is asked for",
    "are asked for",
    "is expected to",
    "are expected to",
    "shall",
    "is to",
    "are to",
    "has to",
    "have to",
]);

/// Words that ask by being said: "is asked to". "Is required to" and "is expected to"
/// also tell what others ask.
const PERFORM: [&str; 10] = [
    "do well to",
    "asked",
    "invited",
    "requested",
    "encouraged",
    "urged",
    "recommended",
    "advised",
    "directed",
    "called",
];

/// What comes after "should have" of what was not done, and does not end in "ed".
const BEEN: [&str; 50] = [
    "been",
    "done",
    "had",
    "made",
    "taken",
    "spoken",
    "seen",
    "known",
    "told",
    "sent",
    "gone",
    "come",
    "given",
    "got",
    "held",
    "kept",
    "left",
    "led",
    "met",
    "paid",
    "put",
    "read",
    "said",
    "set",
    "shown",
    "sought",
    "stood",
    "taught",
    "thought",
    "understood",
    "won",
    "written",
    "begun",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "found",
    "heard",
    "drawn",
    "driven",
    "felt",
    "fallen",
    "become",
    "risen",
    "arisen",
    "dealt",
    "meant",
    "run",
];

/// Whether a word says what was done, after "have": "trained", "found".
pub(in crate::asks) fn is_done(word: &str) -> bool {
    word.ends_with("ed") || BEEN.contains(&word)
}

/// What says that something is somebody's to do: "It falls to the force to publish it".
const FALLS_TO: [&str; 22] = [
    "it falls to",
    "it now falls to",
    "it is now for",
    "it must be for",
    "there is a need for",
    "there is therefore a need for",
    "there is a clear need for",
    "there is an urgent need for",
    "the onus is on",
    "the onus is now on",
    "it is incumbent on",
    "it is incumbent upon",
    "it would be sensible for",
    "it would be wise for",
    "it would be prudent for",
    "it would be better for",
    "it would be right for",
    "it would be good for",
    "it would be helpful for",
    "it would be useful for",
    "it is essential for",
    "it is important for",
];

/// Whoever it falls to is named in no more words before "to".
const LONGEST_SUBJECT: usize = 12;

/// The place after "it falls to", at the head of a sentence or of a clause.
pub(in crate::asks) fn falls_to(tokens: &Tokens<'_>) -> Option<usize> {
    (0..tokens.len()).find_map(|at| {
        let opens = at == 0 || matches!(tokens.plain(at - 1), "," | ";" | ":" | "and" | "that");
        opens.then_some(())?;
        match tokens.any_of(at, &FALLS_TO) {
            Some((_, next)) => Some(next),
            None => would_be_good_if(tokens, at),
        }
    })
}

/// "To" after whoever something falls to, with a verb after it; "were to" after "it would be
/// good if".
fn to_whom_it_falls(tokens: &Tokens<'_>) -> Option<Modal> {
    let first = falls_to(tokens)?;
    let most = tokens.len().min(first + LONGEST_SUBJECT);
    let to = (first + 1..most).find(|at| tokens.plain(*at) == "to")?;
    let were = tokens.plain(to - 1) == "were";
    // "It is important for the force to be trusted": what somebody ought to be.
    if matches!(
        tokens.plain(to + 1),
        "be" | "know" | "have" | "feel" | "understand"
    ) {
        return None;
    }
    let negative = tokens.plain(to + 1) == "not";
    Some(Modal {
        word: FALLS,
        at: to - usize::from(were),
        next: to + 1,
        negative,
    })
}

/// The place after "it would be good if", before somebody who "were to" do something.
fn would_be_good_if(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    /// So many words say what it would be.
    const LONGEST: usize = 5;
    let next = tokens.after(at, "it would be")?;
    let most = tokens.len().min(next + LONGEST);
    let after = (next..most).find(|at| tokens.plain(*at) == "if")? + 1;
    let most = tokens.len().min(after + LONGEST_SUBJECT);
    let were = (after..most).any(|at| tokens.says(at, "were to"));
    were.then_some(after)
}

/// The word of what falls to somebody.
const FALLS: &str = "to";

/// The first verb of a sentence that says what is to be done.
pub(in crate::asks) fn modal(tokens: &Tokens<'_>) -> Option<Modal> {
    if let Some(modal) = to_whom_it_falls(tokens) {
        return Some(modal);
    }
    (0..tokens.len()).find_map(|at| {
        let (word, next) = tokens.any_of(at, &MODALS).or_else(|| {
            // "Are both asked to", "is also invited to".
            let be = matches!(tokens.plain(at), "is" | "are");
            let between = ["both", "each", "also", "now", "therefore", "all", "hereby"];
            let asked = tokens.any_of(at + 1, &between).filter(|_| be)?.1;
            let forms = MODALS.phrases().iter().filter_map(|form| {
                let rest = form.strip_prefix("are ")?;
                Some((*form, tokens.after(asked, rest)?))
            });
            forms.into_iter().next()
        })?;
        // "Should more than fifty be overdue, …" is a condition.
        if at == 0 && word == "should" {
            return None;
        }
        let negative = word.ends_with("n't") || matches!(tokens.plain(next), "not" | "never");
        Some(Modal {
            word,
            at,
            next,
            negative,
        })
    })
}

impl Modal {
    /// "Should" and "must" ask wherever they stand; "needs to" also describes.
    pub(in crate::asks) fn is_strong(self) -> bool {
        let asks = || PERFORM.iter().any(|word| self.word.contains(word));
        matches!(self.word, "should" | "must" | "ought to" | FALLS) || asks()
    }

    /// "Should have been": what was not done, and not what is to be.
    pub(in crate::asks) fn looks_back(self, tokens: &Tokens<'_>) -> bool {
        let adverb = matches!(
            tokens.plain(self.next),
            "already" | "also" | "always" | "not" | "never"
        );
        let have = self.next + usize::from(adverb);
        let verb = tokens.plain(have + 1);
        // "Exhibits are kept as they should be."
        let ends = matches!(tokens.plain(self.next + 1), "" | "." | "," | ";" | ")");
        if tokens.plain(self.next) == "be" && ends {
            return true;
        }
        if tokens.plain(self.next) == "be"
            && matches!(
                tokens.plain(self.next + 1),
                "ashamed" | "proud" | "commended" | "pleased" | "congratulated"
            )
        {
            return true;
        }
        tokens.plain(have) == "have" && (verb.ends_with("ed") || BEEN.contains(&verb))
    }

    /// "Commissioners must have certainty", "the Inspectorate should have teeth, and …":
    /// what somebody ought to be or to have, and nothing that is to be done.
    pub(in crate::asks) fn wishes(self, tokens: &Tokens<'_>) -> bool {
        let said = tokens.list.get(self.next + 1);
        let ends = tokens
            .list
            .get(self.next + 2)
            .is_none_or(|after| !after.word && after.plain != ":" || after.plain == "and");
        match tokens.plain(self.next) {
            // "Forces must know how often", "officers should feel safe".
            "know" | "feel" | "understand" | "remember" => true,
            "have" => ends && said.is_some_and(|said| said.word),
            "be" => {
                // "Should be published" is done by somebody.
                ends && said.is_some_and(|said| said.word && !is_done(&said.plain))
            }
            _ => false,
        }
    }
}
