//! One document read, beside what a person reads in it.

use std::collections::BTreeSet;
use std::ops::AddAssign;
use std::path::Path;

use answerable_intake::{
    Addressee, Doubt, Found, Media, Proposal, ProposalKind, Reading, Role, read,
};
use answerable_register::calendar::{Anchor, Deadline, Unit};
use anyhow::{Context as _, Result};

use crate::answers::AnswerScore;
use crate::folder::Document;
use crate::gold::Ask;
use crate::names::Names;
use crate::passage;

/// From this likeness on two passages are the same: a few words at an end are
/// cut otherwise.
const SAME: f64 = 0.8;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Part {
    pub(crate) good: usize,
    pub(crate) of: usize,
}

impl Part {
    pub(crate) fn count(&mut self, good: bool) {
        self.good += usize::from(good);
        self.of += 1;
    }

    /// As a share from 0 to 1; 1 of nothing.
    pub(crate) fn share(self) -> f64 {
        match self.of {
            0 => 1.0,
            of => self.good as f64 / of as f64,
        }
    }
}

impl AddAssign for Part {
    fn add_assign(&mut self, other: Part) {
        self.good += other.good;
        self.of += other.of;
    }
}

/// The score of one document or of many.
#[derive(Debug, Clone, Default)]
pub(crate) struct Score {
    /// Of what the document holds, what stands in the text that was kept.
    pub(crate) kept: Part,
    /// Of what the document holds, what was proposed.
    pub(crate) recall: Part,
    /// Of what was proposed, what the document holds.
    pub(crate) precision: Part,
    /// Of what was found, how much had its own kind.
    pub(crate) kinds: Part,
    /// … every addressee in its role, and nobody else.
    pub(crate) addressees: Part,
    /// … its deadline.
    pub(crate) deadlines: Part,
    /// … its number.
    pub(crate) numbers: Part,
    /// … the cause of concern it stands under, or that it stands under none.
    pub(crate) under: Part,
    /// … that it is told again, or asked for the first time.
    pub(crate) repeats: Part,
    /// Documents whose day was read.
    pub(crate) dated: Part,
    /// Documents in which nothing was missed, invented or read otherwise.
    pub(crate) whole: Part,
    /// What was read of it as an answer.
    pub(crate) answer: AnswerScore,
    /// What differs, for people.
    pub(crate) differences: Vec<String>,
}

impl AddAssign<&Score> for Score {
    fn add_assign(&mut self, other: &Score) {
        self.kept += other.kept;
        self.recall += other.recall;
        self.precision += other.precision;
        self.kinds += other.kinds;
        self.addressees += other.addressees;
        self.deadlines += other.deadlines;
        self.numbers += other.numbers;
        self.under += other.under;
        self.repeats += other.repeats;
        self.dated += other.dated;
        self.whole += other.whole;
        self.answer += &other.answer;
    }
}

/// Reads a document and holds it beside its gold.
///
/// # Errors
/// The document cannot be read at all: every gold document can.
pub(crate) fn score(document: &Document, names: &Names) -> Result<Score> {
    let reading = reading(document, names)?;
    let text = passage::even(&reading.document.text);
    let mut score = Score::default();
    let mut free: Vec<&Proposal> = reading.proposals.iter().collect();
    for ask in &document.gold.asks {
        let whole = passage::whole(&text, &ask.words);
        score.kept.count(whole.is_some());
        let Some(words) = whole else {
            score.recall.count(false);
            let words = &ask.words;
            score.note(format!(
                "its words are not in the text that was kept: {words}"
            ));
            continue;
        };
        let nearest = nearest(&free, &words, class_of_word(&ask.kind));
        score.recall.count(nearest.is_some());
        match nearest {
            Some(place) => {
                score.precision.count(true);
                let proposal = free.remove(place);
                score.compare(ask, proposal);
                let under = proposal.under.and_then(|at| reading.proposals.get(at));
                score.compare_under(ask, under);
            }
            None => score.note(format!("missed, {}: {words}", ask.kind)),
        }
    }
    for proposal in free {
        score.precision.count(false);
        let kind = kind_word(proposal.kind);
        let words = passage::even(&proposal.words);
        score.note(format!("invented, {kind}: {words}"));
    }
    if let Some(dated) = &document.gold.dated {
        let read = reading.dates.day().map(|day| day.to_string());
        score
            .dated
            .count(read.as_deref() == Some(&dated.to_string()));
        if score.dated.good == 0 {
            score.note(format!("dated {dated}, read as {read:?}"));
        }
    }
    score.whole.count(score.differences.is_empty());
    let answer = document.gold.answer.as_ref();
    let differences = score
        .answer
        .compare(answer, reading.answer.as_ref(), &reading.document);
    score.differences.extend(differences);
    Ok(score)
}

/// Reads a document as the program does.
///
/// # Errors
/// The document cannot be read at all: every gold document can.
pub(crate) fn reading(document: &Document, names: &Names) -> Result<Reading> {
    let name = Path::new(&document.path).file_name().unwrap_or_default();
    let media = Media::of(&name.to_string_lossy(), &document.bytes);
    media
        .map_err(anyhow::Error::from)
        .and_then(|media| Ok(read(&document.bytes, media, names)?))
        .with_context(|| format!("{} cannot be read", document.path))
}

/// The proposal of one class that is most like some words, if any is like them.
fn nearest(free: &[&Proposal], words: &str, class: Class) -> Option<usize> {
    let alike = free.iter().enumerate().filter_map(|(place, proposal)| {
        let likeness = passage::likeness(words, &passage::even(&proposal.words));
        (class_of(proposal.kind) == class && likeness >= SAME).then_some((place, likeness))
    });
    let best = alike.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(place, _)| place)
}

impl Score {
    fn note(&mut self, difference: String) {
        self.differences.push(difference);
    }

    fn compare(&mut self, ask: &Ask, proposal: &Proposal) {
        let kind = kind_word(proposal.kind);
        self.kinds.count(kind == ask.kind);
        if kind != ask.kind {
            self.note(format!("{} read as {kind}: {}", ask.kind, ask.words));
        }
        if ask.kind != "cause-of-concern" || !ask.to.is_empty() {
            let (wanted, read) = (wanted_addressees(ask), read_addressees(proposal));
            self.addressees.count(wanted == read);
            if wanted != read {
                let words = &ask.words;
                self.note(format!("addressees {wanted:?} read as {read:?}: {words}"));
            }
        }
        let by = ask.by.to_lowercase();
        let read = read_deadline(proposal).to_lowercase();
        // A day that is odd for the document is typed as it stands too.
        let typed = deadline_words(&proposal.deadline).to_lowercase();
        let same = same_deadline(&by, &read) || same_deadline(&by, &typed);
        self.deadlines.count(same);
        if !same {
            self.note(format!("deadline '{by}' read as '{read}': {}", ask.words));
        }
        self.repeats.count(ask.repeats == proposal.repeats);
        if ask.repeats != proposal.repeats {
            let (repeats, read) = (ask.repeats, proposal.repeats);
            self.note(format!("repeats {repeats} read as {read}: {}", ask.words));
        }
        self.numbers.count(ask.number == proposal.number);
        if ask.number != proposal.number {
            let (number, read) = (&ask.number, &proposal.number);
            self.note(format!("number {number:?} read as {read:?}: {}", ask.words));
        }
    }
}

impl Score {
    fn compare_under(&mut self, ask: &Ask, under: Option<&Proposal>) {
        let read = under.map(|cause| passage::even(&cause.words));
        let same = match (&ask.under, &read) {
            (None, None) => true,
            (Some(wanted), Some(read)) => begins_as(read, wanted),
            _ => false,
        };
        self.under.count(same);
        if !same {
            let (wanted, words) = (&ask.under, &ask.words);
            self.note(format!("under {wanted:?} read as {read:?}: {words}"));
        }
    }
}

/// Whether a cause of concern is the one whose first words a gold file gives.
fn begins_as(read: &str, wanted: &str) -> bool {
    let first = wanted.split('…').next().unwrap_or(wanted);
    let first = passage::even(first.trim_end_matches('.'));
    read.starts_with(&first) || first.starts_with(read)
}

/// Kinds between which a passage has to be told apart before it counts as found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Asks,
    Concern,
    Undertaking,
    Mention,
    Reply,
}

fn class_of(kind: ProposalKind) -> Class {
    class_of_word(kind_word(kind))
}

fn class_of_word(kind: &str) -> Class {
    match kind {
        "cause-of-concern" => Class::Concern,
        "undertaking" => Class::Undertaking,
        "commission-mention" => Class::Mention,
        "aid-reply" => Class::Reply,
        _ => Class::Asks,
    }
}

fn kind_word(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Recommendation => "recommendation",
        ProposalKind::CauseOfConcern => "cause-of-concern",
        ProposalKind::AreaForImprovement => "area-for-improvement",
        ProposalKind::Request => "request",
        ProposalKind::Undertaking => "undertaking",
        ProposalKind::CommissionMention => "commission-mention",
        ProposalKind::AidReply => "aid-reply",
    }
}

fn wanted_addressees(ask: &Ask) -> BTreeSet<String> {
    let roles = [
        ("", &ask.to),
        ("with ", &ask.with),
        ("consult ", &ask.consult),
    ];
    let said = roles
        .into_iter()
        .flat_map(|(role, ids)| ids.iter().map(move |id| format!("{role}{}", who(id))));
    said.collect()
}

fn read_addressees(proposal: &Proposal) -> BTreeSet<String> {
    proposal.addressees.iter().map(read_addressee).collect()
}

fn read_addressee(addressee: &Addressee) -> String {
    let role = match addressee.role {
        Role::Lead => "",
        Role::With => "with ",
        Role::Consult => "consult ",
    };
    let who = match &addressee.found {
        Found::Body(id) => id.clone(),
        Found::Office { body, title } => format!("office:{body}/{title}"),
        Found::Group(id) => format!("group:{id}"),
        Found::Unresolved { .. } => format!("?{}", passage::even(&addressee.as_published)),
    };
    format!("{role}{}", self::who(&who))
}

/// In lower case, an unknown name without its article.
fn who(id: &str) -> String {
    let id = id.to_lowercase().replace('’', "'");
    // The chief constable answers for the force.
    let chief = id
        .strip_prefix("office:")
        .and_then(|office| office.strip_suffix("/chief constable"));
    match (id.strip_prefix("?the "), chief) {
        (Some(name), _) => format!("?{name}"),
        (None, Some(force)) => force.to_owned(),
        (None, None) => id,
    }
}

/// A deadline as read. A day without its year is a day: only a slip of the pen makes
/// one likely.
fn read_deadline(proposal: &Proposal) -> String {
    let no_slip = proposal
        .doubts
        .iter()
        .all(|doubt| matches!(doubt, Doubt::NoYear | Doubt::TwoDigitYear));
    if let (Some(likely), true) = (&proposal.likely_deadline, no_slip) {
        return deadline_words(likely);
    }
    match (&proposal.deadline, &proposal.likely_deadline) {
        (_, Some(likely)) => format!("likely {}", deadline_words(likely)),
        (deadline, _) => deadline_words(deadline),
    }
}

fn deadline_words(deadline: &Deadline) -> String {
    match deadline {
        Deadline::On(day) => format!("on {day}"),
        Deadline::Month { year, month } => format!("month {year}-{month:02}"),
        Deadline::Within { count, unit, of } => {
            let unit = match unit {
                Unit::CalendarDays => "days",
                Unit::Weeks => "weeks",
                Unit::Months => "months",
                Unit::Quarters => "quarters",
                Unit::WorkingDays(_) => "working days",
            };
            match of {
                Anchor::Publication => format!("within {count} {unit}"),
                Anchor::Named { words, .. } => format!("within {count} {unit} of {words}"),
            }
        }
        Deadline::Immediately => "immediately".to_owned(),
        Deadline::Recurring { words } => format!("recurring {words}"),
        Deadline::Conditional { words } => format!("conditional {words}"),
        Deadline::None => "none".to_owned(),
    }
}

/// Days, months and lengths to the letter; of free words, a few at an end may be
/// cut otherwise.
fn same_deadline(wanted: &str, read: &str) -> bool {
    let (wanted, read) = (plain(wanted), plain(read));
    if wanted == read {
        return true;
    }
    let free = |form: &str| {
        let (wanted, read) = (wanted.strip_prefix(form)?, read.strip_prefix(form)?);
        Some(passage::likeness(wanted, read) >= SAME)
    };
    if let Some(alike) = free("recurring ").or_else(|| free("conditional ")) {
        return alike;
    }
    match (wanted.split_once(" of "), read.split_once(" of ")) {
        (Some((length, from)), Some((same, read))) => {
            length == same && passage::likeness(from, read) >= SAME
        }
        _ => false,
    }
}

/// A deadline with one unit for one and many, and no stops.
fn plain(words: &str) -> String {
    let words = passage::even(words).replace('’', "'");
    let words = words.trim_end_matches(['.', ',', ';']).to_owned();
    let one = [
        (" 1 month", " 1 months"),
        (" 1 week", " 1 weeks"),
        (" 1 day", " 1 days"),
        (" 1 working day", " 1 working days"),
        ("within 1 year", "within 12 months"),
        ("within two years", "within 24 months"),
    ];
    one.into_iter().fold(words, |words, (single, plural)| {
        match words.contains(plural) {
            true => words,
            false => words.replace(single, plural),
        }
    })
}
