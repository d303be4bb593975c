//! Verbs that tell somebody what to do, at the head of an item: "Publish the plan",
//! "By 31 May, bring the card up to date".

use crate::tokens::Tokens;

/// Verbs of what is asked of a body, in the form that commands. In the order of the
/// alphabet, for they are searched by halves.
const VERBS: [&str; 455] = ["abandon", "abolish", "accelerate", "accept", "account", "achieve", "acknowledge", "acquire", "act", "adapt", "add", "address", "adjourn", "adjust", "adopt", "advertise", "advise", "agree", "align", "allocate", "allow", "alter", "amend", "analyse", "announce", "answer", "apologise", "apply", "appoint", "approach", "approve", "arrange", "ascertain", "ask", "assess", "assign", "assist", "assure", "attach", "attend", "audit", "authorise", "automate", "avoid", "bank", "base", "begin", "benchmark", "book", "brief", "bring", "broaden", "build", "buy", "calculate", "call", "cancel", "capture", "carry", "cascade", "cease", "change", "check", "circulate", "cite", "clarify", "clean", "cleanse", "clear", "close", "co-ordinate", "code", "collate", "collect", "combine", "commission", "commit", "communicate", "compare", "compile", "complete", "conduct", "confirm", "consider", "consolidate", "consult", "contact", "continue", "convene", "coordinate", "copy", "correct", "cost", "count", "cover", "create", "cut", "deal", "debrief", "decide", "decommission", "dedicate", "defer", "define", "delay", "delegate", "delete", "deliver", "demonstrate", "deploy", "describe", "design", "designate", "destroy", "detail", "determine", "develop", "devise", "dip-sample", "disband", "disclose", "discuss", "display", "disseminate", "distribute", "do", "document", "double", "draft", "draw", "drop", "duplicate", "educate", "eliminate", "embed", "empower", "enable", "enact", "encourage", "end", "enforce", "engage", "enhance", "enlist", "enrol", "ensure", "enter", "equip", "establish", "evaluate", "examine", "exclude", "exempt", "expand", "expedite", "explain", "explore", "extend", "factor", "file", "fill", "finalise", "find", "finish", "fit", "fix", "flag", "focus", "follow", "form", "formalise", "forward", "foster", "frame", "free", "fund", "furnish", "gather", "get", "give", "go", "grant", "guarantee", "hand", "harmonise", "have", "help", "highlight", "hire", "hold", "host", "house", "identify", "implement", "improve", "include", "incorporate", "increase", "inform", "inspect", "install", "institute", "instruct", "integrate", "intervene", "introduce", "invest", "investigate", "invite", "involve", "issue", "join", "justify", "keep", "launch", "lay", "lead", "learn", "lend", "let", "liaise", "lift", "limit", "link", "list", "listen", "log", "look", "lower", "mainstream", "maintain", "make", "manage", "mandate", "map", "mark", "match", "measure", "meet", "mentor", "merge", "mitigate", "model", "modernise", "monitor", "move", "name", "negotiate", "nominate", "note", "notify", "number", "observe", "obtain", "offer", "open", "order", "organise", "outline", "oversee", "pass", "pay", "pilot", "place", "plan", "pool", "post", "practise", "prepare", "present", "preserve", "prevent", "print", "prioritise", "process", "procure", "produce", "promote", "propose", "protect", "provide", "publicise", "publish", "pull", "pursue", "push", "put", "quantify", "query", "question", "raise", "re-examine", "re-inspect", "re-issue", "re-open", "re-score", "re-train", "reach", "read", "reassess", "rebuild", "recall", "recirculate", "recognise", "recommend", "reconcile", "reconsider", "record", "recruit", "redact", "redesign", "reduce", "refer", "refresh", "register", "reinforce", "reinstate", "reissue", "release", "relocate", "remind", "remove", "rename", "renew", "reopen", "repair", "repeal", "repeat", "replace", "reply", "report", "request", "require", "rescore", "research", "resolve", "resource", "respond", "restart", "restate", "restore", "restrict", "restructure", "resume", "retain", "retrain", "return", "reuse", "reverse", "review", "revise", "revisit", "revoke", "reward", "reword", "rework", "rewrite", "ring", "risk-assess", "roll", "run", "sample", "satisfy", "schedule", "scope", "score", "screen", "scrutinise", "search", "second", "secure", "seek", "select", "send", "separate", "sequence", "set", "settle", "share", "shorten", "show", "sign", "signpost", "simplify", "source", "speak", "specify", "speed", "split", "spread", "staff", "stage", "standardise", "start", "state", "stop", "store", "streamline", "strengthen", "stress", "structure", "submit", "supervise", "supply", "support", "survey", "suspend", "sustain", "switch", "tailor", "take", "target", "task", "teach", "tell", "tender", "test", "thank", "think", "tie", "tighten", "timetable", "top", "trace", "track", "train", "transfer", "transform", "translate", "treat", "trial", "turn", "understand", "undertake", "unify", "update", "upgrade", "uphold", "use", "utilise", "validate", "vary", "verify", "vet", "visit", "volunteer", "warn", "watch", "weed", "weigh", "widen", "wipe", "withdraw", "work", "write"];

/// Words after which one of these verbs is a noun: "Report of the meeting", "Review is
/// under way", "Contact:".
const AFTER_A_NOUN: [&str; 18] = [
    "of", "is", "was", "are", "were", "has", "had", "will", "should", "must", "would", "by",
    "from", "may", ":", "–", "—", "to",
];

/// Verbs that go on with "to", "by" or "from".
const GO_ON: [&str; 26] = [
    "act", "adapt", "agree", "apologise", "appoint", "attend", "begin", "commit", "continue",
    "explain", "give", "go", "listen", "move", "report", "respond", "return", "seek", "speak",
    "start", "stop", "talk", "turn", "work", "write", "refer",
];

/// Words that may stand before the verb.
const BEFORE: [&str; 22] = [
    "please", "immediately", "urgently", "formally", "jointly", "also", "then", "now", "together",
    "fully", "regularly", "promptly", "clearly", "always", "never", "finally", "again", "first",
    "at once", "publicly", "do not", "not",
];

/// The place of a verb that commands, from a place on.
pub(in crate::asks) fn command_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut verb = at + usize::from(tokens.plain(at) == ",");
    for _ in 0..2 {
        if let Some((_, next)) = tokens.any_of(verb, &BEFORE) {
            verb = next + usize::from(tokens.plain(next) == ",");
        }
    }
    let word = tokens.plain(verb);
    let known = VERBS.binary_search(&word).is_ok();
    let next = tokens.plain(verb + 1);
    let goes_on = matches!(next, "to" | "by" | "from") && GO_ON.contains(&word);
    let noun = AFTER_A_NOUN.contains(&next) && !goes_on || next.is_empty();
    (known && !noun).then_some(verb)
}

/// Whether a word is such a verb, wherever it stands.
pub(in crate::asks) fn is_a_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn verbs_stand_in_order() {
        assert!(VERBS.is_sorted());
        assert!(VERBS.windows(2).all(|two| two[0] != two[1]));
    }

    #[test]
    fn a_verb_at_the_head_commands_and_a_noun_does_not() {
        let commands = |words: &str| {
            let tokens = Tokens::of(words, Span::new(0, words.len()));
            command_at(&tokens, 0).is_some()
        };
        for words in [
            "Publish the plan",
            "Please also send the figures",
            "Report to the panel in June",
            "Do not use the cells",
        ] {
            assert!(commands(words), "{words}");
        }
        for words in [
            "Report of the meeting",
            "Review is under way",
            "Contact: the clerk",
            "The plan was published",
            "Support",
        ] {
            assert!(!commands(words), "{words}");
        }
    }
}
