//! The labels of boxes and columns: what stands beside them.

use crate::Span;
use crate::tokens::Worded;

/// What a label says of the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The recommendation itself.
    Quoted,
    /// Its number.
    Number,
    /// Whether it is accepted.
    Decision,
    /// What has been or will be done.
    Action,
    /// Why nothing is.
    Reason,
    /// How far it has come.
    Status,
    /// What the chief officer says.
    Force,
    /// What whoever answers says.
    Body,
    /// A matter beside the answer: to whom, by when.
    Other,
    /// Words under no label.
    None,
}

impl Label {
    /// Whether the words beside it answer.
    pub(super) fn answers(self) -> bool {
        use Label::{Action, Body, Decision, Force, Reason};
        matches!(self, Decision | Action | Reason | Force | Body)
    }
}

/// A label has at most this many words: "What has been done or will be done, and
/// by when" has eleven.
const LONGEST: usize = 12;

/// Words of labels with what they mean; the first that is in a label holds.
const MEANINGS: [(&str, Label); 51] = [
    ("do you accept", Label::Decision),
    ("accept?", Label::Decision),
    ("accepted?", Label::Decision),
    ("accepted or", Label::Decision),
    ("accept or", Label::Decision),
    ("agreed?", Label::Decision),
    ("decision", Label::Decision),
    ("position", Label::Decision),
    ("why not", Label::Reason),
    ("reason", Label::Reason),
    ("addressed to", Label::Other),
    ("owner", Label::Other),
    ("by when", Label::Other),
    ("deadline", Label::Other),
    ("date", Label::Other),
    ("target", Label::Other),
    ("lead", Label::Other),
    ("made on", Label::Other),
    ("made to", Label::Other),
    ("action", Label::Action),
    ("what has been", Label::Action),
    ("what we have", Label::Action),
    ("what will be", Label::Action),
    ("what we will", Label::Action),
    ("what was done", Label::Action),
    ("what we are", Label::Action),
    ("what we did", Label::Action),
    ("what has changed", Label::Action),
    ("our plan", Label::Action),
    ("recommendation number", Label::Number),
    ("response to recommendation", Label::Body),
    ("force response", Label::Force),
    ("force comment", Label::Force),
    ("force's", Label::Force),
    ("chief", Label::Force),
    ("constabulary", Label::Force),
    ("response", Label::Body),
    ("commissioner", Label::Body),
    ("pcc", Label::Body),
    ("mayor", Label::Body),
    ("answer", Label::Body),
    ("reply", Label::Body),
    ("comment", Label::Body),
    ("update", Label::Body),
    ("status", Label::Status),
    ("progress", Label::Status),
    ("rag", Label::Status),
    ("recommend", Label::Quoted),
    ("what was asked", Label::Quoted),
    ("concern", Label::Quoted),
    ("area for improvement", Label::Quoted),
];

/// Labels that are the whole of their words.
const WHOLE: [(&str, Label); 12] = [
    ("no", Label::Number),
    ("no.", Label::Number),
    ("number", Label::Number),
    ("ref", Label::Number),
    ("ref.", Label::Number),
    ("#", Label::Number),
    ("recommendation no", Label::Number),
    ("recommendation no.", Label::Number),
    ("rec", Label::Quoted),
    ("afi", Label::Quoted),
    ("areas for improvement", Label::Quoted),
    ("force", Label::Force),
];

/// What the words of a label mean, without the colon after them.
pub(super) fn meaning(words: &str) -> Option<Label> {
    let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.to_lowercase().replace('’', "'");
    let plain = plain.trim_end_matches(':');
    if plain.is_empty() || plain.split(' ').count() > LONGEST {
        return None;
    }
    let whole = WHOLE.iter().find(|(label, _)| *label == plain);
    let inside = || MEANINGS.iter().find(|(label, _)| plain.contains(label));
    whole.or_else(inside).map(|(_, meaning)| *meaning)
}

/// "Force response:   Accepted." as its label, what that means, and the words
/// after it.
pub(super) fn labelled(document: &Worded<'_>, span: Span) -> Option<(Label, Span, Span)> {
    let words = document.words(span);
    let colon = words.find(':')?;
    let (label, rest) = (&words[..colon], &words[colon + 1..]);
    // A label stands on one line, has no number in it and is no sentence.
    if label.contains(['\n', '.', '“', '"', '('])
        || label.bytes().any(|byte| byte.is_ascii_digit())
        || label.split_whitespace().count() > LONGEST / 2
        || !(rest.is_empty() || rest.starts_with(char::is_whitespace))
    {
        return None;
    }
    let meaning = meaning(label)?;
    let label = Span::new(span.start, span.start + colon);
    let rest = Span::new(span.start + colon + 1, span.end).trimmed(&document.text);
    Some((meaning, label, rest))
}

/// A heading or line that is a label and nothing else: "Commissioner’s response".
pub(super) fn alone(document: &Worded<'_>, span: Span) -> Option<Label> {
    let words = document.words(span);
    let tokens = document.tokens(span);
    let short = tokens.len() <= LONGEST / 2 && !words.ends_with('.');
    let digits = words.bytes().any(|byte| byte.is_ascii_digit());
    let meaning = (short && !digits).then(|| meaning(words))??;
    meaning.answers().then_some(meaning)
}
