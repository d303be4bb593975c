//! What the body says of one recommendation.

use answerable_desk::View;
use answerable_desk::answering::publication::SaidKind;
use answerable_desk::answering::{PartRefused, PartSaid, SaidDraft};
use answerable_register::facts::Position;
use answerable_register::words::SubjectId;
use answerable_wording::published_answer::{named, said as said_in_words};
use answerable_wording::{days, kinds};
use askama::Template;

use super::as_sentence;
use super::look::{self, Look, Opened};
use super::part::{self, Came, Why};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::shown::open;
use crate::sign_in::shown_again;
use crate::visit::query::Pairs;
use crate::visit::{Shown, see_other};

/// The positions, as forms write them.
const POSITIONS: [(&str, Position); 4] = [
    ("accepts", Position::Accepts),
    ("in-part", Position::AcceptsInPart),
    ("does-not-accept", Position::DoesNotAccept),
    ("not-stated", Position::NotStated),
];

/// The three things that can be said, as forms write them.
const KINDS: [(&str, SaidKind); 3] = [
    ("action-taken", SaidKind::ActionTaken),
    ("action-proposed", SaidKind::ActionProposed),
    ("reason-for-none", SaidKind::ReasonForNone),
];

#[derive(Template)]
#[template(path = "answering/recommendation.html")]
struct RecommendationPage {
    report: String,
    trail: Vec<Crumb>,
    address: String,
    /// Below the address of the answer.
    below: String,
    asked: Asked,
    form: Form,
    positions: Vec<(&'static str, String)>,
    kinds: Vec<(&'static str, String)>,
    why: Why,
    theirs: Option<(String, Vec<(&'static str, String)>)>,
    seen: u64,
    form_key: String,
}

/// The recommendation.
struct Asked {
    id: SubjectId,
    name: String,
    title: String,
    words: Vec<String>,
    href: String,
    of: usize,
    place: usize,
    before: Option<String>,
    after: Option<String>,
}

/// The form as typed.
#[derive(Default)]
struct Form {
    position: Field,
    kind: Field,
    words: Field,
    owner: Field,
    day: DayField,
}

impl Form {
    fn of(said: &SaidDraft) -> Self {
        let position = POSITIONS.iter().find(|(_, known)| *known == said.position);
        let kind = said
            .kind
            .and_then(|kind| KINDS.iter().find(|(_, known)| *known == kind));
        Self {
            position: Field::of(position.map_or("", |(word, _)| word)),
            kind: Field::of(kind.map_or("", |(word, _)| word)),
            words: Field::of(said.words.clone()),
            owner: Field::of(said.owner.clone()),
            day: DayField::of(said.day),
        }
    }

    fn sent(pairs: &Pairs) -> Self {
        Self {
            position: Field::sent(pairs, "position"),
            kind: Field::sent(pairs, "kind"),
            words: Field::sent(pairs, "words"),
            owner: Field::sent(pairs, "owner"),
            day: DayField::sent(pairs, "day"),
        }
    }

    /// What it says; none where the day is none.
    fn read(&mut self) -> Option<SaidDraft> {
        let day = match self.day.typed.is_blank() {
            true => None,
            false => Some(self.day.read("the day")?),
        };
        let position = POSITIONS
            .iter()
            .find(|(word, _)| *word == self.position.typed);
        let kind = KINDS.iter().find(|(word, _)| *word == self.kind.typed);
        Some(SaidDraft {
            position: position.map_or(Position::NotStated, |(_, position)| *position),
            kind: kind.map(|(_, kind)| *kind),
            words: self.words.typed.clone(),
            owner: self.owner.typed.trim().to_owned(),
            day,
        })
    }

    fn refuse(&mut self, refused: &[PartRefused]) {
        for why in refused {
            let words = as_sentence(&why.to_string());
            match why {
                PartRefused::Words { .. } => self.words.refuse(words),
                PartRefused::Owner(_) => self.owner.refuse(words),
                PartRefused::TakenLater => self.day.refuse(words),
                _ => {}
            }
        }
    }
}

impl RecommendationPage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let words = [("words", &self.form.words), ("owner", &self.form.owner)];
        let words = words
            .into_iter()
            .filter_map(|(place, field)| Some((place, field.wrong.clone()?)));
        let day = Some(("day", self.form.day.wrong.clone())).filter(|(_, wrong)| !wrong.is_empty());
        let summary = self.why.summary("words");
        summary.into_iter().chain(words).chain(day).collect()
    }
}

impl Content for RecommendationPage {
    fn title(&self) -> String {
        self.asked.name.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        self.why != Why::NotSent
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The form, beside the words of the recommendation.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    let id = look.item.clone().ok_or(Problem::NotFound)?;
    let part = opened.held.written.said_of(&id);
    let form = match part.changed_in {
        // Nothing is chosen for whoever has chosen nothing.
        0 => Form::default(),
        _ => Form::of(&part.said),
    };
    look.visit.show(&page(&look, &opened, form, Why::NotSent)?)
}

/// Keeps what was typed and goes on to the next, or shows the form again with
/// every word still in it.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let id = look.item.clone().ok_or(Problem::NotFound)?;
    let mut form = Form::sent(&typed.pairs);
    let (why, opened) = match form.read() {
        None => (Why::Refused(Vec::new()), look.open().await?),
        Some(said) => {
            let part = PartSaid::Said(id, said);
            match part::keep(&look, &typed, part).await? {
                Came::Kept => return next(&look, &typed).await,
                Came::Not(why, held) => (why, look.opened(*held).await?),
            }
        }
    };
    if let Why::Refused(refused) = &why {
        form.refuse(refused);
    }
    let status = why.status();
    let response = look.visit.show(&page(&look, &opened, form, why)?)?;
    Ok(shown_again(response, status))
}

/// Where to go once it is saved.
async fn next(look: &Look, typed: &SignedForm) -> Shown {
    let opened = look.open().await?;
    let asked = asked(look, &opened)?;
    let next = asked
        .after
        .filter(|_| typed.pairs.one("act") == Some("next"));
    Ok(see_other(
        &next.unwrap_or_else(|| look.address("#recommendations")),
    ))
}

fn asked(look: &Look, opened: &Opened) -> Result<Asked, Problem> {
    let id = look.item.as_ref().ok_or(Problem::NotFound)?;
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, look.visit.site.today());
    let owed = view.owed_in_hand(&opened.held);
    let all: Vec<_> = look::recommendations(&owed).collect();
    let here = all.iter().position(|(_, _, owing)| owing.asked.id == *id);
    let here = here.ok_or(Problem::NotFound)?;
    let asked = all[here].2.asked;
    let address = |place: usize| {
        let asked = all.get(place)?.2.asked;
        Some(look.address(&format!("/recommendations/{}", asked.id)))
    };
    let words = asked.passages.iter();
    Ok(Asked {
        id: id.clone(),
        name: named(asked.number.as_deref().unwrap_or_default(), here),
        title: open(&asked.title).to_owned(),
        words: words
            .map(|passage| open(&passage.words).to_owned())
            .collect(),
        href: look.visit.links().subject(&asked.id),
        of: all.len(),
        place: here + 1,
        before: here.checked_sub(1).and_then(address),
        after: address(here + 1),
    })
}

fn page(look: &Look, opened: &Opened, form: Form, why: Why) -> Result<RecommendationPage, Problem> {
    let asked = asked(look, opened)?;
    let part = opened.held.written.said_of(&asked.id);
    let theirs = (why == Why::Changed).then(|| {
        let by = part.by.as_deref().unwrap_or_default();
        (opened.names.name(by), facts(&part.said))
    });
    let below = format!("/recommendations/{}", asked.id);
    Ok(RecommendationPage {
        report: opened.title.clone(),
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        below,
        asked,
        form,
        positions: POSITIONS
            .map(|(word, position)| (word, position_in_words(position)))
            .to_vec(),
        kinds: KINDS
            .map(|(word, kind)| (word, said_in_words(kind).to_owned()))
            .to_vec(),
        why,
        theirs,
        seen: opened.held.draft.version,
        form_key: look.by.form_key.clone(),
    })
}

pub(super) fn position_in_words(position: Position) -> String {
    match position {
        Position::NotStated => "No position is stated".to_owned(),
        stated => kinds::position(stated).to_owned(),
    }
}

/// What is said, fact by fact.
pub(super) fn facts(said: &SaidDraft) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Position", position_in_words(said.position))];
    if let Some(kind) = said.kind {
        facts.push(("Says", said_in_words(kind).to_owned()));
    }
    facts.push(("Words", said.words.clone()));
    if !said.owner.is_empty() {
        facts.push(("Seen to by", said.owner.clone()));
    }
    if let Some(day) = said.day {
        facts.push(("Day", days::day(day)));
    }
    facts
}
