//! Words that say how something asked before stands, and what is asked anew.

use crate::tokens::Tokens;

/// Words of a heading or a sentence after which a document asks for the first time.
const NEW: [&str; 22] = [
    "new recommendation",
    "new recommendations",
    "further recommendation",
    "further recommendations",
    "additional recommendation",
    "additional recommendations",
    "new cause of concern",
    "new causes of concern",
    "new area for improvement",
    "new areas for improvement",
    "now recommend",
    "further recommend",
    "also recommend",
    "found besides",
    "saw besides",
    "what i recommend",
    "what we recommend",
    "recommendations for the future",
    "new finding",
    "new findings",
    "make one recommendation",
    "what's left",
];

/// Whether a heading or a sentence says that what comes next is asked for the first
/// time.
pub(in crate::asks) fn heads_what_is_new(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&NEW) && !tokens.has_any(&["no new", "no further", "not make"])
}

/// Whether what follows a label on its line says how it stands and not what is asked:
/// "Recommendation 1: closed".
pub(in crate::asks) fn is_a_state(tokens: &Tokens<'_>, first: usize) -> bool {
    const STATES: [&str; 30] = [
        "done",
        "under way",
        "underway",
        "revisited",
        "closed",
        "open",
        "complete",
        "completed",
        "incomplete",
        "achieved",
        "partly",
        "partially",
        "not achieved",
        "not met",
        "met",
        "in progress",
        "ongoing",
        "superseded",
        "discharged",
        "remains open",
        "still open",
        "substantially",
        "good progress",
        "some progress",
        "limited progress",
        "no progress",
        "accepted",
        "rejected",
        "progress :",
        "withdrawn",
    ];
    tokens.any_of(first, &STATES).is_some()
}
