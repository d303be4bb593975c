//! Letters to several: "Dear Chief Constable, dear Mayor", "Dear colleagues".
//!
//! The greeting says that there are several, and the lines above it who they are. What such
//! a letter asks of "you" it asks of all of them.

use super::{HEAD, KnownAs, LONGEST_LINE, lines};
use crate::addressee::Names;
use crate::tokens::Worded;
use crate::{Role, Span};

/// Whom a letter is to and whom besides, where its greeting is to several.
pub(super) fn several(document: &Worded<'_>, names: &Names<'_>) -> Option<(KnownAs, Vec<KnownAs>)> {
    let blocks = &document.blocks;
    let dear = blocks
        .iter()
        .position(|block| crate::letters::greets(document.words(block.span)))?;
    let greeting = document.words(blocks[dear].span).lines().next()?;
    if !greets_several(greeting) {
        return None;
    }
    let head = &blocks[dear.saturating_sub(HEAD)..dear];
    let head: Vec<Span> = head
        .iter()
        .flat_map(|block| lines(document, block))
        .collect();
    let labelled = |line: &&Span| {
        let words = document.words(**line);
        ["To ", "To: ", "Letter to ", "Sent to: "]
            .iter()
            .any(|label| words.starts_with(label))
    };
    // The line after one that says to whom may go on with it: "and the Mayor of Southvale".
    let goes_on = |line: &&Span| document.words(**line).starts_with("and ");
    let said: Vec<&Span> = head
        .iter()
        .filter(|line| labelled(line) || goes_on(line))
        .collect();
    let all = named_in(document, names, &said, false);
    let all = match all.len() {
        0 | 1 => named_in(document, names, &head.iter().collect::<Vec<_>>(), true),
        _ => all,
    };
    let mut all = all.into_iter();
    let first = all.next()?;
    let others: Vec<KnownAs> = all.collect();
    (!others.is_empty()).then_some((first, others))
}

/// "Dear Minister", "Dear Commissioner": whoever has that title in this document, where the
/// lines above name nobody for certain.
pub(super) fn greeted_by_title(document: &Worded<'_>, names: &Names<'_>) -> Option<KnownAs> {
    let (found, named) = names.you.as_ref()?;
    if found.is_resolved() {
        return None;
    }
    let tokens = document.tokens(*named);
    let (holder, _, next) = names.name_at(&tokens, 0, tokens.len())?;
    (holder.found.is_resolved() && next == tokens.len()).then_some((holder.found, *named))
}

/// "Police and Crime Commissioner" under "Yours sincerely": whoever has that title here.
pub(super) fn signed_by_title(document: &Worded<'_>, names: &Names<'_>) -> Option<KnownAs> {
    const CLOSES: [&str; 6] = [
        "Yours",
        "[signed]",
        "Kind regards",
        "With best wishes",
        "Signed",
        "Regards",
    ];
    let blocks = &document.blocks;
    let signed = blocks.iter().rposition(|block| {
        let words = document.words(block.span);
        CLOSES.iter().any(|close| words.starts_with(close))
    })?;
    let all = blocks[signed..]
        .iter()
        .flat_map(|block| lines(document, block));
    all.into_iter().find_map(|line| {
        let tokens = document.tokens(line);
        if tokens.len() > LONGEST_LINE {
            return None;
        }
        let parsed = names.parse(&tokens, 0, tokens.len());
        let one = parsed
            .addressees
            .iter()
            .find(|one| one.found.is_resolved())?;
        let reads = names
            .you
            .as_ref()
            .is_some_and(|(you, _)| you.id() == one.found.id());
        (parsed.is_a_subject() && !reads).then(|| (one.found.clone(), line))
    })
}

/// "Dear Chief Constables", "Dear Chief Constable, dear Mayor", "Dear Ms Box and Mr Lee".
fn greets_several(greeting: &str) -> bool {
    let lower = greeting.to_lowercase();
    let plural = [
        "constables",
        "commissioners",
        "colleagues",
        "mayors",
        "leaders",
        "dear all",
        " both",
    ];
    lower.matches("dear ").count() > 1
        || lower.contains(" and ")
        || lower.contains(" & ")
        || plural.iter().any(|word| lower.contains(word))
}

/// Those whom some lines name, each once, and whoever writes not at all; of lines that say
/// something else too, nobody where that is asked for.
fn named_in(
    document: &Worded<'_>,
    names: &Names<'_>,
    lines: &[&Span],
    alone: bool,
) -> Vec<KnownAs> {
    let writer = |words: &str| {
        let lower = words.to_lowercase();
        ["from", "cc", "copy", "copied", "copies"]
            .iter()
            .any(|label| lower.starts_with(label))
    };
    let mut all: Vec<KnownAs> = Vec::new();
    for line in lines {
        let tokens = document.tokens(**line);
        if writer(document.words(**line)) || alone && tokens.len() > LONGEST_LINE {
            continue;
        }
        let parsed = names.parse(&tokens, 0, tokens.len());
        if alone && !parsed.is_a_subject() {
            continue;
        }
        let leads = parsed.addressees.into_iter();
        for one in leads.filter(|one| one.role == Role::Lead && one.found.is_resolved()) {
            let sends = names
                .sender
                .as_ref()
                .is_some_and(|(sender, _)| *sender == one.found);
            let held = all.iter().any(|(found, _)| found.id() == one.found.id());
            if !sends && !held {
                all.push((one.found, **line));
            }
        }
    }
    all
}
