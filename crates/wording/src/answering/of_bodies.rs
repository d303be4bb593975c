//! All local policing bodies together.

use answerable_figures::MissingEvidence;

use crate::numbers::{count, number};

/// How sets of comments stand whose last day has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// Published in time.
    pub in_time: usize,
    /// Published late.
    pub late: usize,
    /// Published, and whether in time is not known.
    pub day_not_shown: usize,
    /// Looked for and not found, and the body was told.
    pub no_answer_found: usize,
    /// Looked for and not found; the body has not been told.
    pub body_not_told: usize,
    /// Nobody has looked.
    pub not_yet_looked_for: usize,
}

impl Comments {
    fn not_known(&self) -> usize {
        self.day_not_shown + self.no_answer_found + self.body_not_told + self.not_yet_looked_for
    }

    fn due(&self) -> usize {
        self.in_time + self.late + self.not_known()
    }

    /// Whether as much is not known as known, or more: then no percentage is said,
    /// which would be read as how many were in time, and nothing is drawn.
    #[must_use]
    pub fn is_mostly_unknown(&self) -> bool {
        evidence(*self).is_mostly_missing()
    }
}

/// How many comments came in time, and how many more may have.
#[must_use]
pub fn in_time(comments: Comments) -> String {
    let due = comments.due();
    if due == 0 {
        return "No set of comments here has a last day that has passed by this day.".to_owned();
    }
    let of = match due {
        1 => "Of the one set of comments whose last day has passed,".to_owned(),
        due => format!(
            "Of {} sets of comments whose last day has passed,",
            number(due as u64)
        ),
    };
    if comments.is_mostly_unknown() {
        return format!(
            "{of} {} known to have been published in time and {} late. {}, so that no share follows from it.",
            is_or_are(comments.in_time),
            none_or(comments.late),
            match (comments.not_known(), comments.not_known() == due) {
                (1, true) => "It is not known how it stands".to_owned(),
                (_, true) => "It is not known how any of them stands".to_owned(),
                (1, false) => "How the other one stands is not known".to_owned(),
                (many, false) =>
                    format!("How the other {} stand is not known", number(many as u64)),
            },
        );
    }
    let share = evidence(comments);
    let percent = |before: &str| {
        let share = share.lowest().percent();
        share.map_or_else(String::new, |percent| format!(": {before}{percent}%"))
    };
    if comments.not_known() == 0 {
        let known = were(comments.in_time);
        return format!("{of} {known} published in time{}.", percent(""));
    }
    let known = is_or_are(comments.in_time);
    let begins = format!(
        "{of} {known} known to have been published in time{}.",
        percent("at least ")
    );
    let most = match share.highest().percent() {
        Some(percent) => format!("as high as {percent}%"),
        None => format!(
            "as many as {} of {}",
            number(u64::from(share.highest().count())),
            number(due as u64)
        ),
    };
    format!(
        "{begins} It could be {most}, if all those we have not found, have not looked for or know no day of were in time."
    )
}

fn evidence(comments: Comments) -> MissingEvidence {
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    // The parts are of the whole they are added to.
    MissingEvidence::try_new(
        small(comments.in_time),
        small(comments.not_known()),
        small(comments.due()),
    )
    .unwrap_or_default()
}

fn were(count: usize) -> String {
    match count {
        0 => "none was".to_owned(),
        1 => "one was".to_owned(),
        many => format!("{} were", number(many as u64)),
    }
}

fn is_or_are(count: usize) -> String {
    match count {
        0 => "none is".to_owned(),
        1 => "one is".to_owned(),
        many => format!("{} are", number(many as u64)),
    }
}

fn none_or(count: usize) -> String {
    match count {
        0 => "none".to_owned(),
        1 => "one".to_owned(),
        many => number(many as u64),
    }
}

/// What the missing part is made of, said apart: it is ours to look for. None
/// where nothing is missing.
#[must_use]
pub fn not_known(comments: Comments) -> Option<String> {
    let Comments {
        day_not_shown,
        no_answer_found,
        body_not_told,
        not_yet_looked_for,
        ..
    } = comments;
    let parts: Vec<_> = [
        (not_yet_looked_for, "that nobody has looked for"),
        (no_answer_found, "that we looked for and did not find"),
        (
            body_not_told,
            "that we looked for and have not yet told the body about",
        ),
        (
            day_not_shown,
            "that we found and cannot say whether in time",
        ),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{} {what}", none_or(count)))
    .collect();
    let all = match parts.as_slice() {
        [] => return None,
        [one] => one.clone(),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    };
    Some(format!(
        "Not known: {all}. Absence here is not silence by a body."
    ))
}

/// How many are still in time.
#[must_use]
pub fn to_come(to_come: usize, no_last_day: usize) -> Option<String> {
    let still = (to_come > 0).then(|| {
        format!(
            "{} not due yet and counted in none of this",
            match to_come {
                1 => "One set of comments is".to_owned(),
                many => format!("{} sets of comments are", number(many as u64)),
            }
        )
    });
    let without = (no_last_day > 0).then(|| {
        format!(
            "for {} no last day can be given, as the law set none then or the day of publication is not known, and none is counted",
            count(no_last_day as u64, "set of comments", "sets of comments")
        )
    });
    match (still, without) {
        (None, None) => None,
        (Some(still), None) => Some(format!("{still}.")),
        (None, Some(without)) => Some(format!("{}.", crate::letters::capital(&without))),
        (Some(still), Some(without)) => Some(format!("{still}; {without}.")),
    }
}

/// What can be said of bodies against each other, as a heading: how many were
/// compared, and how many of them lie outside a limit whatever is missing.
#[must_use]
pub fn finding(comments: Comments, compared: usize, apart: usize) -> String {
    match (compared, apart) {
        (1.., 0) if comments.is_mostly_unknown() => {
            "Answering in time: too little is known yet to compare".to_owned()
        }
        (0, _) => "Answering in time: no comparison is made".to_owned(),
        (1, _) => "Answering in time: one body has 5 reports due or more".to_owned(),
        (_, 0) => "Answering in time: no body can be told apart from the rest".to_owned(),
        (compared, apart) if 2 * apart < compared => {
            "Answering in time: most bodies cannot be told apart".to_owned()
        }
        (compared, apart) => {
            format!("Answering in time: {apart} of {compared} bodies differ from the rest")
        }
    }
}
