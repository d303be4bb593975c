//! Which changes are asked for: between which days or entries, of what, by which
//! clock, of which kind.

use answerable_desk::View;
use answerable_desk::questions::{ByClock, CameInKind, Of, Span};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};
use answerable_wording::changes::{self as words, Between};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::visit::query::Pairs;
use crate::visit::unknown::{Unknown, reference};

/// The names this page takes beside the page's number.
pub(crate) const NAMES: &[&str] = &[
    "last",
    "from",
    "to",
    "from-entry",
    "to-entry",
    "of",
    "report",
    "clock",
    "kind",
    "became",
    "show",
];

/// How long a span is where none is named.
const DAYS: i32 = 28;

/// The longest span that is named by its length: ten years.
const MOST_DAYS: i32 = 3_660;

/// What a page shows.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The beginning of both.
    #[default]
    Both,
    /// All that came in.
    Came,
    /// All that stands otherwise.
    Standings,
}

/// What an address asks for.
pub(super) struct Asked {
    pub(super) span: Span,
    pub(super) of: Of,
    pub(super) clock: ByClock,
    pub(super) kind: Option<CameInKind>,
    pub(super) became: Option<StandingKind>,
    pub(super) part: Part,
    /// The days or entries as they stand in an address.
    pub(super) ends: Pairs,
    pub(super) unknown: Vec<Unknown>,
    /// That the two days came the other way round: nothing of them is left out.
    pub(super) turned: Option<String>,
}

/// What is allowed under a name.
pub(super) fn allowed_under(name: &str) -> String {
    match name {
        "last" => format!("a number of days up to today, 1 to {MOST_DAYS}"),
        "from" | "to" => "a day, as 2024-05-01, not after today".to_owned(),
        "from-entry" | "to-entry" => "how many entries the log has, not more than now".to_owned(),
        "of" => "the reference of a body, as in /bodies.csv".to_owned(),
        "report" => "the reference of a report, as in /reports.csv".to_owned(),
        "clock" => "recorded, world".to_owned(),
        "show" => "came, standings".to_owned(),
        "became" => StandingKind::LISTED.map(StandingKind::as_str).join(", "),
        _ => KINDS.map(|(_, word, _)| word).join(", "),
    }
}

/// Every kind of what comes in, with its word in addresses and its heading.
pub(super) const KINDS: [(CameInKind, &str, &str); 10] = [
    (CameInKind::Reports, "reports", "Reports and letters"),
    (
        CameInKind::Asked,
        "asked",
        "Things asked and causes of concern",
    ),
    (CameInKind::Answers, "answers", "Answers"),
    (CameInKind::Outcomes, "outcomes", "Outcomes and claims"),
    (CameInKind::Looks, "looks", "Looks"),
    (CameInKind::Notices, "notices", "Bodies told"),
    (CameInKind::Copies, "copies", "Copies sent"),
    (CameInKind::Withdrawn, "withdrawn", "Withdrawals"),
    (CameInKind::Stays, "stays", "Stays in Engage or Scan"),
    (CameInKind::Corrections, "corrections", "Corrections"),
];

impl Asked {
    /// Between what the changes lie, as the address names it.
    pub(super) fn between(&self) -> Between {
        let Span { from, to, entries } = &self.span;
        match self.ends.filled("from-entry") {
            Some(_) => Between::Entries(entries.start, entries.end),
            None => Between::Days(*from, *to),
        }
    }

    /// Reads what it knows, and names the rest.
    pub(super) fn read(pairs: &Pairs, view: &View<'_>) -> Self {
        let mut unknown = Vec::new();
        let today = view.as_at;
        let mut turned = None;
        let (span, ends) = span(pairs, view, &mut unknown, &mut turned);
        let body = reference(pairs, "of", &mut unknown, "a body here", |text| {
            let id = BodyId::from(text);
            view.register.bodies.latest(&id).is_some().then_some(id)
        });
        let report = reference(pairs, "report", &mut unknown, "a report here", |text| {
            let id = SubjectId::from(text);
            view.report(&id).is_some().then_some(id)
        });
        if body.is_some() && report.is_some() {
            unknown.push(Unknown {
                name: "report",
                words: "Changes of a body and of a report are asked for apart: those of the report are shown".to_owned(),
            });
        }
        let clock = reference(
            pairs,
            "clock",
            &mut unknown,
            "a clock here",
            |text| match text {
                "recorded" => Some(ByClock::AsRecorded),
                "world" => Some(ByClock::InTheWorld),
                _ => None,
            },
        );
        let kind = reference(
            pairs,
            "kind",
            &mut unknown,
            "a kind of entry here",
            |text| {
                let found = KINDS.iter().find(|(_, word, _)| *word == text);
                found.map(|(kind, _, _)| *kind)
            },
        );
        let became = reference(pairs, "became", &mut unknown, "a standing", |text| {
            let mut listed = StandingKind::LISTED.into_iter();
            listed.find(|standing| standing.as_str() == text)
        });
        let part = reference(
            pairs,
            "show",
            &mut unknown,
            "a part of this page",
            |text| match text {
                "came" => Some(Part::Came),
                "standings" => Some(Part::Standings),
                _ => None,
            },
        );
        debug_assert!(span.to <= today);
        Self {
            span,
            of: match (report, body) {
                (Some(report), _) => Of::Report(report),
                (None, Some(body)) => Of::Body(body),
                (None, None) => Of::All,
            },
            clock: clock.unwrap_or_default(),
            kind,
            became,
            part: part.unwrap_or_default(),
            ends,
            unknown,
            turned,
        }
    }

    /// What a table must be told to have in another way: whatever was not
    /// understood, and days that came the other way round.
    pub(super) fn for_a_table(&self) -> Vec<Unknown> {
        let turned = self.turned.iter().map(|words| Unknown {
            name: "from",
            words: words.clone(),
        });
        self.unknown.iter().cloned().chain(turned).collect()
    }

    /// The same as it stands in an address, without what narrows it.
    pub(super) fn whole(&self) -> Pairs {
        let mut pairs = self.ends.clone();
        match &self.of {
            Of::All => {}
            Of::Body(body) => pairs = pairs.with("of", body.as_str()),
            Of::Report(report) => pairs = pairs.with("report", report.as_str()),
        }
        match self.clock {
            ByClock::AsRecorded => pairs,
            ByClock::InTheWorld => pairs.with("clock", "world"),
        }
    }

    /// The same with what narrows it.
    pub(super) fn pairs(&self) -> Pairs {
        let mut pairs = self.whole();
        if let Some(kind) = self.kind {
            let found = KINDS.iter().find(|(one, _, _)| *one == kind);
            pairs = pairs.with("kind", found.map_or("", |(_, word, _)| *word));
        }
        if let Some(became) = self.became {
            pairs = pairs.with("became", became.as_str());
        }
        match self.part {
            Part::Both => pairs,
            Part::Came => pairs.with("show", "came"),
            Part::Standings => pairs.with("show", "standings"),
        }
    }
}

fn span(
    pairs: &Pairs,
    view: &View<'_>,
    unknown: &mut Vec<Unknown>,
    turned: &mut Option<String>,
) -> (Span, Pairs) {
    let mut entry = |name: &'static str| {
        let text = pairs.filled(name)?;
        unknown.extend(Unknown::second(pairs, name));
        let number = text
            .parse()
            .ok()
            .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        if number.is_none() {
            unknown.push(Unknown::value(name, text, "a number of entries"));
        }
        number
    };
    let (from, to) = (entry("from-entry"), entry("to-entry"));
    if let Some(from) = from {
        let to = to.unwrap_or(view.register.head());
        match view.span_of_entries(from, to) {
            Some(span) => {
                let ends = Pairs::default()
                    .with("from-entry", from.to_string())
                    .with("to-entry", to.to_string());
                return (span, ends);
            }
            None => unknown.push(Unknown {
                name: "from-entry",
                words: format!("The log has no entries from {from} to {to}"),
            }),
        }
    }
    let today = view.as_at;
    if let Some((days, span)) = last(pairs, view, unknown) {
        return (span, Pairs::default().with("last", days.to_string()));
    }
    let to = day(pairs, "to", today, unknown).unwrap_or(today);
    let from = day(pairs, "from", today, unknown).unwrap_or_else(|| to.saturating_sub(DAYS.days()));
    let (from, to) = if from > to {
        *turned = Some(words::turned(from, to));
        (to, from)
    } else {
        (from, to)
    };
    let ends = Pairs::default()
        .with("from", from.to_string())
        .with("to", to.to_string());
    (view.span_of_days(from, to), ends)
}

/// The last so many days, up to today.
fn last(pairs: &Pairs, view: &View<'_>, unknown: &mut Vec<Unknown>) -> Option<(i32, Span)> {
    let text = pairs.filled("last")?;
    unknown.extend(Unknown::second(pairs, "last"));
    let days: Option<i32> = text.parse().ok();
    let days = days.filter(|days| (1..=MOST_DAYS).contains(days));
    if days.is_none() {
        let what = format!("a number of days from 1 to {MOST_DAYS}");
        unknown.push(Unknown::value("last", text, &what));
    }
    let from = view.as_at.saturating_sub(days?.days());
    Some((days?, view.span_of_days(from, view.as_at)))
}

fn day(pairs: &Pairs, name: &'static str, today: Date, unknown: &mut Vec<Unknown>) -> Option<Date> {
    let text = pairs.filled(name)?;
    unknown.extend(Unknown::second(pairs, name));
    let day: Option<Date> = text.parse().ok();
    let day = day
        .filter(|day| day.to_string() == text)
        .filter(|day| *day <= today && *day >= crate::visit::as_at::FIRST_DAY);
    if day.is_none() {
        unknown.push(Unknown::value(
            name,
            text,
            "a day up to today, as 2024-05-01",
        ));
    }
    day
}
