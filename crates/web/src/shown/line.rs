//! Asks as rows of a table.

use answerable_desk::questions::AskRow;
use answerable_register::body::KnownDay;
use answerable_register::facts::{Duty, Voice};
use answerable_register::fold::Clock;
use answerable_register::standing::Standing;
use answerable_wording::{days, deadlines, documents, kinds, lines, standings};
use jiff::civil::Date;

use crate::shown::{Named, Stands, open};
use crate::visit::Links;

/// A table of asks, with the columns that its page needs.
#[derive(Debug, Clone)]
pub(crate) struct AskTable {
    pub(crate) caption: &'static str,
    /// The heading of the first column.
    pub(crate) lead: &'static str,
    pub(crate) groups: Vec<AskGroup>,
}

/// Rows that stand together.
#[derive(Debug, Clone)]
pub(crate) struct AskGroup {
    /// What was asked, where the rows say only of whom.
    pub(crate) asked: Option<AskedOnce>,
    pub(crate) lines: Vec<AskLine>,
}

/// What the rows of a group have in common: one thing asked of each of them.
#[derive(Debug, Clone)]
pub(crate) struct AskedOnce {
    /// Leads to all that was asked there.
    pub(crate) what: Named,
    /// The kind of ask, who asked and when.
    pub(crate) under: String,
}

/// One ask as a row.
#[derive(Debug, Clone)]
pub(crate) struct AskLine {
    /// Leads to the ask.
    pub(crate) lead: Named,
    /// The kind of ask, who asked and when; that no source says that it was asked.
    pub(crate) under: Option<String>,
    /// By when, if anyone named a time.
    pub(crate) by_when: Option<ByWhen>,
    pub(crate) stands: Stands,
    /// The position taken and what came of it, where there is either.
    pub(crate) further: Option<String>,
}

/// A time in a table: the day bold, plain words under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByWhen {
    pub(crate) day: String,
    /// Who sets it, and how far off it is, where that says nothing of the body.
    pub(crate) under: String,
}

/// Which of an ask's parts a page's table shows; the page itself says the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// What was asked, once for rows that follow each other, and of whom: a list
    /// of anything.
    AskAndAddressee,
    /// What was asked and by whom: the page of a body.
    AskAndAsker,
    /// Of whom: the page of one thing asked.
    Addressee,
}

impl AskTable {
    pub(crate) fn of<'r>(
        caption: &'static str,
        shows: Shows,
        rows: impl IntoIterator<Item = &'r AskRow<'r>>,
        as_at: Date,
        links: Links,
    ) -> Self {
        let lead = match shows {
            Shows::AskAndAddressee => "What was asked, and of whom",
            Shows::AskAndAsker => "What was asked, and by whom",
            Shows::Addressee => "Asked of",
        };
        let mut groups: Vec<AskGroup> = Vec::new();
        let mut last = None;
        for row in rows {
            let thing = (&row.reference.subject, row.reference.duty);
            let is_another = shows == Shows::AskAndAddressee && last != Some(thing);
            if groups.is_empty() || is_another {
                groups.push(AskGroup {
                    asked: is_another.then(|| AskedOnce::of(row, links)),
                    lines: Vec::new(),
                });
            }
            last = Some(thing);
            if let Some(group) = groups.last_mut() {
                group.lines.push(AskLine::of(row, shows, as_at, links));
            }
        }
        Self {
            caption,
            lead,
            groups,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

impl AskedOnce {
    fn of(row: &AskRow<'_>, links: Links) -> Self {
        let subject = &row.reference.subject;
        Self {
            what: Named {
                words: open(row.title).to_owned(),
                href: Some(match row.reference.duty {
                    Duty::Comment => links.report(subject),
                    _ => links.subject(subject),
                }),
            },
            under: kind_asker_and_day(row),
        }
    }
}

/// "Comments on the report. Inspectorate of Exampleshire, 6 March 2024".
fn kind_asker_and_day(row: &AskRow<'_>) -> String {
    format!(
        "{}. {}, {}",
        kinds::ask(row.reference.duty, row.kind),
        super::name::asker(&row.by),
        asked_when(row)
    )
}

impl AskLine {
    fn of(row: &AskRow<'_>, shows: Shows, as_at: Date, links: Links) -> Self {
        let what = Named::ask(row, links);
        let of_whom = Named::asked_of(&row.of, links);
        let (lead, under) = match shows {
            Shows::AskAndAsker => (what, Some(kind_asker_and_day(row))),
            Shows::AskAndAddressee | Shows::Addressee => (
                Named {
                    href: what.href,
                    ..of_whom
                },
                (shows == Shows::Addressee)
                    .then(|| kinds::ask(row.reference.duty, row.kind).to_owned()),
            ),
        };
        let under: Vec<_> = under
            .into_iter()
            .chain(not_said(row).map(|_| lines::NOT_SAID.to_owned()))
            .collect();
        Self {
            lead,
            under: (!under.is_empty()).then(|| under.join(". ")),
            by_when: ByWhen::of(row, as_at),
            stands: Stands::of(row.standing.kind()),
            further: further(row),
        }
    }
}

impl ByWhen {
    pub(crate) fn of(row: &AskRow<'_>, as_at: Date) -> Option<Self> {
        let words = row
            .asked
            .and_then(|asked| deadlines::as_published(&asked.deadline));
        Self::read(&row.clock, words, as_at, row.standing)
    }

    /// The law's day as a day, and how far off it is, or how long after it the
    /// answer came; anyone else's time in the words it was published in, which may
    /// be no day at all. Nobody is late by a day that no law sets: once it has
    /// passed, no days are counted from it.
    fn read(
        clock: &Clock,
        as_published: Option<String>,
        as_at: Date,
        stands: Standing,
    ) -> Option<Self> {
        let on = |day: Date, set: &str| Self {
            day: days::short_day(day),
            under: match by_the_last_day(stands, day, as_at) {
                Some(how) => format!("{set}; {how}"),
                None => set.to_owned(),
            },
        };
        let ahead = |day: Option<Date>, set: &str| match day.filter(|day| *day >= as_at) {
            Some(day) => format!("{set}; {}", how_far(day, as_at)),
            None => set.to_owned(),
        };
        match clock {
            Clock::ByLaw { last_day, .. } => Some(on(*last_day, "by law")),
            Clock::WithComments { last_day } => Some(on(*last_day, "by law, with the comments")),
            Clock::ByPractice { last_day, .. } => Some(Self {
                day: days::short_day(*last_day),
                under: ahead(Some(*last_day), "by practice, not by law"),
            }),
            // From a month no days are counted.
            Clock::AsAsked { latest, .. } => as_published.map(|words| Self {
                day: words,
                under: ahead(
                    latest.and(clock.as_asked()).and_then(KnownDay::exact),
                    "named by the asker",
                ),
            }),
            Clock::Unknown { .. } | Clock::NotInForce { .. } | Clock::None => None,
        }
    }
}

/// How long after the last day the answer came, or how far off that day is where
/// one is awaited; none where nothing is owed any more.
fn by_the_last_day(stands: Standing, last_day: Date, as_at: Date) -> Option<String> {
    match stands {
        Standing::AnsweredLate {
            published,
            days_past,
            ..
        } => Some(days::answered_after(days_past, published.day().is_some())),
        Standing::Awaiting { .. }
        | Standing::NotYetLookedFor { .. }
        | Standing::LookedBodyNotTold { .. }
        | Standing::NoAnswerFound { .. } => Some(how_far(last_day, as_at)),
        _ => None,
    }
}

/// "991 days past", "today", "6 days left".
fn how_far(day: Date, as_at: Date) -> String {
    let away = day.until((jiff::Unit::Day, as_at));
    days::how_far(away.map_or(0, |span| span.get_days()))
}

/// Why the body stands among those asked, where no source says that it was.
pub(crate) fn not_said<'r>(row: &AskRow<'r>) -> Option<&'r str> {
    let why = row.asked?.not_said_of(&row.reference.of)?;
    Some(open(why))
}

/// When it was asked, and when what it was asked in came out, where that was
/// later. A report's own day is that of its publication.
fn asked_when(row: &AskRow<'_>) -> String {
    documents::asked_when(row.asked_when, row.report.filter(|_| row.asked.is_some()))
}

fn further(row: &AskRow<'_>) -> Option<String> {
    let reported_by = match row.answer.map(|answer| &answer.voice) {
        Some(Voice::ReportedBy(by) | Voice::QuotedBy(by)) => Some(lines::as_reported_by(open(by))),
        _ => None,
    };
    let said: Vec<_> = standings::by_another(row.answered_by, row.told_by)
        .into_iter()
        .chain(row.aid.map(lines::reply))
        .chain(reported_by)
        .chain(lines::position(row.position))
        .chain(row.explanation.map(lines::explanation))
        .chain(row.in_comments.map(|_| lines::IN_COMMENTS.to_owned()))
        .chain(row.outcome.map(|outcome| lines::outcome(outcome.finding)))
        .collect();
    (!said.is_empty()).then(|| said.join(". "))
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::PublishedBetween;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_to_the_answer_and_none_after_it() {
        let (last_day, as_at) = (date(2024, 4, 30), date(2026, 11, 22));
        let clock = Clock::ByLaw {
            power: "section-55".into(),
            last_day,
            provisional_beyond: None,
        };
        let said = |stands| ByWhen::read(&clock, None, as_at, stands).unwrap().under;
        let late = |not_before, not_after| Standing::AnsweredLate {
            published: PublishedBetween {
                not_before,
                not_after,
            },
            last_day,
            days_past: 1,
        };
        let after = Some(date(2024, 5, 1));
        assert_eq!(said(late(after, after)), "by law; answered one day after");
        assert_eq!(
            said(late(after, None)),
            "by law; answered one day after, at least"
        );
        let in_time = Standing::AnsweredInTime {
            published: PublishedBetween::default(),
            last_day,
        };
        assert_eq!(said(in_time), "by law");
    }

    #[test]
    fn the_laws_day_and_anyone_elses_look_different() {
        let as_at = date(2024, 5, 3);
        let law = Clock::ByLaw {
            power: "section-55".into(),
            last_day: date(2024, 4, 30),
            provisional_beyond: None,
        };
        let asker = Clock::AsAsked {
            earliest: None,
            latest: Some(date(2024, 5, 4)),
        };
        let stands = Standing::NotYetLookedFor {
            last_day: date(2024, 4, 30),
            days_past: 3,
        };
        let said = |clock, words: Option<&str>| {
            ByWhen::read(&clock, words.map(str::to_owned), as_at, stands)
                .map(|when| (when.day, when.under))
        };
        let both = |day: &str, under: &str| Some((day.to_owned(), under.to_owned()));
        assert_eq!(said(law, None), both("30 Apr 2024", "by law; 3 days past"));
        assert_eq!(
            said(asker, Some("by 4 May 2024")),
            both("by 4 May 2024", "named by the asker; 2 days left")
        );
        let passed = Clock::AsAsked {
            earliest: None,
            latest: Some(date(2024, 5, 2)),
        };
        assert_eq!(
            said(passed, Some("by 2 May 2024")),
            both("by 2 May 2024", "named by the asker")
        );
        let at_once = Clock::AsAsked {
            earliest: Some(as_at),
            latest: None,
        };
        assert_eq!(
            said(at_once, Some("immediately")),
            both("immediately", "named by the asker")
        );
        assert_eq!(said(Clock::None, None), None);
        assert_eq!(how_far(as_at, as_at), "today");
    }
}
