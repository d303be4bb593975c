//! The page of one item: does it say what the document says?

use answerable_desk::View;
use answerable_desk::review::intake::Proposal;
use answerable_desk::review::{Decision, Draft, Item, Origin};
use answerable_wording::{deadlines, reasons};
use askama::Template;

use super::difference::{Part, parts};
use super::form::{self, Ground, ItemForm};
use super::meanings::{Meant, meant};
use super::places::{Place, around};
use super::source::{SourcePassage, proposal_of};
use crate::asked_before::{Line, proposed_for};
use crate::frame::{Content, Crumb, Room};
use crate::review::as_sentence;
use crate::review::field::Offered;
use crate::review::look::{self, Look};

#[derive(Template)]
#[template(path = "review/item.html")]
pub(super) struct ItemPage {
    document: String,
    trail: Vec<Crumb>,
    address: String,
    number: usize,
    of: usize,
    progress: String,
    decided: usize,
    decision: Option<String>,
    conflict: Option<Conflict>,
    source: SourcePassage,
    because: Vec<String>,
    doubts: Vec<String>,
    likely: Option<String>,
    changes: Vec<(&'static str, String)>,
    added: bool,
    mention: Option<&'static str>,
    /// What keeps the item from being accepted as it stands.
    missing: Vec<String>,
    form: ItemForm,
    kinds: Vec<(&'static str, &'static str)>,
    causes: Vec<Offered>,
    powers: Vec<Offered>,
    meant: Vec<Meant>,
    by_when: Option<String>,
    differences: Vec<Part>,
    /// What is like it and was asked by the day of the document.
    asked_before: Vec<Line>,
    before: Option<String>,
    after: Option<String>,
    places: Vec<Place>,
    /// Where one goes who leaves the item as it is: the next to decide.
    go_on: String,
    seen: u64,
    form_key: String,
}

/// What somebody else decided while this was being typed.
pub(super) struct Conflict {
    /// What was decided, by whom.
    decision: String,
    /// What it was decided to say.
    title: String,
    addressees: String,
    by_when: String,
}

impl Content for ItemPage {
    fn title(&self) -> String {
        format!("Item {} of {}: {}", self.number, self.of, self.document)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty() || self.conflict.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl ItemPage {
    /// The page of an item with a form, the draft that the form makes, and
    /// what somebody else decided meanwhile.
    pub(super) fn of(
        look: &Look,
        place: usize,
        form: ItemForm,
        draft: &Draft,
        conflict: Option<Conflict>,
    ) -> Self {
        let review = look.review();
        let item = &review.items[place];
        let text = &review.reading.document.text;
        let proposal = proposal_of(look, item);
        let register = look.visit.site.state.desk.read();
        let ground = Ground {
            review,
            register: &register,
            day: look.day(),
        };
        let differences = match form.words.wrong {
            Some(_) => parts(item.draft.passage.of(text), &form.words.typed),
            None => Vec::new(),
        };
        Self {
            document: look::title(review),
            trail: look.trail_of_step(),
            address: look.address(""),
            number: place + 1,
            of: review.items.len(),
            progress: look::progress(review),
            decided: review.items.len() - review.progress().undecided,
            decision: look.names.decision(&item.decision),
            conflict,
            source: SourcePassage::of(look, place),
            because: proposal
                .map(|proposal| {
                    proposal
                        .because
                        .iter()
                        .map(|why| reasons::reason(why, text))
                        .collect()
                })
                .unwrap_or_default(),
            doubts: proposal
                .map(|proposal| proposal.doubts.iter().map(reasons::doubt).collect())
                .unwrap_or_default(),
            likely: proposal
                .and_then(|proposal| proposal.likely_deadline.as_ref())
                .and_then(deadlines::as_published),
            changes: proposal
                .map(|proposal| changes(proposal, item, &ground))
                .unwrap_or_default(),
            added: item.origin == Origin::Added,
            mention: draft
                .asked_kind()
                .is_none()
                .then(|| reasons::kind(draft.kind)),
            missing: missing(draft, text),
            kinds: form::kinds(),
            causes: form::causes(review, place),
            powers: form::powers(&ground),
            meant: draft
                .addressees
                .iter()
                .map(|of| meant(of, &register, ground.day))
                .collect(),
            by_when: deadlines::as_published(&draft.deadline),
            asked_before: draft.asked_kind().map_or_else(Vec::new, |_| {
                let remembered = look.visit.site.state.desk.remembered();
                let view = View::new(&register, ground.day);
                let links = look.visit.links();
                proposed_for(&form.words.typed, remembered, &view, links)
            }),
            differences,
            before: place
                .checked_sub(1)
                .map(|before| item_address(look, before)),
            after: (place + 1 < review.items.len()).then(|| item_address(look, place + 1)),
            places: around(look, place),
            go_on: super::next(look, review, place),
            seen: look.held.version,
            form_key: look.by.form_key.clone(),
            form,
        }
    }

    /// Whether it can be accepted as it stands. It is then decided before its
    /// fields too: by keyboard, 60 items are 60 times ten stops fewer.
    fn stands(&self) -> bool {
        self.missing.is_empty() && !self.is_refused()
    }

    /// "Recommendation, number 5": what a person compares before deciding.
    fn kind_in_words(&self) -> String {
        let mut kinds = self.kinds.iter();
        let kind = kinds.find(|(value, _)| *value == self.form.kind.typed);
        let kind = kind.map_or("", |(_, words)| *words);
        match self.form.number.typed.trim() {
            "" => kind.to_owned(),
            number => format!("{kind}, number {number}"),
        }
    }

    /// What is odd about the document's words for the day, and what they probably
    /// mean.
    fn doubt(&self) -> String {
        let mut said = Vec::new();
        if !self.doubts.is_empty() {
            let doubts = self.doubts.join("; ");
            said.push(format!("About the document’s words for the day: {doubts}."));
        }
        if let Some(likely) = &self.likely {
            said.push(format!("It probably means {likely}."));
        }
        said.join(" ")
    }

    /// Whether the words are the document's own, as far as is known.
    fn is_same(&self) -> bool {
        self.form.words.wrong.is_none()
    }
}

impl Conflict {
    /// What an item was decided to be by somebody else.
    pub(super) fn of(look: &Look, item: &Item) -> Self {
        let register = look.visit.site.state.desk.read();
        let as_set_aside = matches!(item.decision, Decision::SetAside { .. });
        let lines = item.draft.addressee_lines(&register, look.day());
        Self {
            decision: look
                .names
                .decision(&item.decision)
                .unwrap_or_else(|| "Changed".to_owned()),
            title: if as_set_aside {
                String::new()
            } else {
                item.draft.title.clone()
            },
            addressees: if as_set_aside {
                String::new()
            } else {
                lines.replace('\n', "; ")
            },
            by_when: deadlines::as_published(&item.draft.deadline)
                .filter(|_| !as_set_aside)
                .unwrap_or_default(),
        }
    }
}

fn missing(draft: &Draft, text: &str) -> Vec<String> {
    let missing = draft.check(text).err().unwrap_or_default();
    let missing = missing.iter();
    missing.map(|why| as_sentence(&why.to_string())).collect()
}

pub(super) fn item_address(look: &Look, place: usize) -> String {
    look.address(&format!("/items/{}#item", place + 1))
}

/// What of the item is no longer as it was proposed, and what was proposed.
fn changes(proposal: &Proposal, item: &Item, ground: &Ground<'_>) -> Vec<(&'static str, String)> {
    let text = &ground.review.reading.document.text;
    let draft = &item.draft;
    let or_none = |words: String| {
        if words.is_empty() {
            "nothing".to_owned()
        } else {
            words
        }
    };
    let mut changes = Vec::new();
    if draft.kind != proposal.kind {
        changes.push(("Kind", reasons::kind(proposal.kind).to_owned()));
    }
    if draft.number != proposal.number.clone().unwrap_or_default() {
        changes.push((
            "Number",
            or_none(proposal.number.clone().unwrap_or_default()),
        ));
    }
    if draft.passage != proposal.passage {
        changes.push(("Words", proposal.passage.of(text).to_owned()));
    }
    let names = |addressees: Vec<&str>| addressees.join("; ");
    let proposed = proposal
        .addressees
        .iter()
        .map(|of| (&of.as_published, &of.found, of.role));
    if !draft
        .addressees
        .iter()
        .map(|of| (&of.as_published, &of.found, of.role))
        .eq(proposed)
    {
        let were = proposal
            .addressees
            .iter()
            .map(|of| of.as_published.as_str())
            .collect();
        changes.push(("Asked of", or_none(names(were))));
    }
    if draft.deadline != proposal.deadline {
        let was = deadlines::as_published(&proposal.deadline).unwrap_or_default();
        changes.push(("By when", or_none(was)));
    }
    changes
}
