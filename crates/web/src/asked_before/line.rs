//! One earlier ask, as every page of this folder shows it.

use answerable_desk::View;
use answerable_desk::asked_before::{Alike, Came, Remembered};
use answerable_register::facts::Asked;
use answerable_register::words::SubjectId;
use answerable_wording::asked_before::{self, CameOf};
use answerable_wording::{days, kinds};

use super::address;
use super::section::words_of;
use crate::shown::name::asker;
use crate::shown::{Named, open};
use crate::visit::Links;

/// How many shared words are named.
const WORDS_NAMED: usize = 8;
/// How many letters of the words asked are shown; the page of the ask has them all.
const SHOWN_AT_MOST: usize = 900;

/// One earlier ask.
pub(crate) struct Line {
    pub(crate) title: Named,
    pub(crate) kind: &'static str,
    pub(crate) when: String,
    pub(crate) by: String,
    pub(crate) of: String,
    pub(crate) came: String,
    /// The words they share; none where nobody asked which.
    pub(crate) shared: Option<String>,
    /// The words asked, in pieces, those shared to be marked.
    pub(crate) words: Vec<(bool, String)>,
    /// What a person found of the two, where one compared them.
    pub(crate) found: Option<Found>,
    /// The page on which the two stand side by side.
    pub(crate) pair: Option<String>,
}

/// What a person found.
pub(crate) struct Found {
    pub(crate) sentence: String,
    pub(crate) why: String,
    pub(crate) entry: Named,
}

impl Line {
    /// A thing asked, marked by how it is like what it was compared with.
    pub(crate) fn of(
        asked: &Asked,
        alike: Option<&Alike>,
        remembered: &Remembered,
        view: &View<'_>,
        links: Links,
    ) -> Self {
        let came = view.what_came_of(&asked.id);
        Self {
            title: Named {
                words: open(&asked.title).to_owned(),
                href: Some(links.subject(&asked.id)),
            },
            kind: kinds::asked(asked.kind),
            when: days::known(asked.asked_when()),
            by: asker(&view.asker(&asked.by, asked.asked_on)).into_owned(),
            of: of_whom(asked, &came, view),
            came: asked_before::came(came_of(&came)),
            shared: alike.map(|alike| {
                let words = remembered.shared_words(alike, asked, WORDS_NAMED);
                asked_before::shared(&words)
            }),
            words: marked(asked, alike, remembered),
            found: None,
            pair: None,
        }
    }

    /// The same with the page on which it can be compared with something later.
    pub(crate) fn beside(mut self, later: &SubjectId, earlier: &SubjectId, links: Links) -> Self {
        self.pair = Some(links.to(&address(later, earlier)));
        self
    }
}

/// What came of something, as the sentence takes it.
pub(crate) fn came_of(came: &Came) -> CameOf {
    CameOf {
        asked: came.asked,
        answered: came.answered,
        accepted: came.accepted,
        accepted_in_part: came.accepted_in_part,
        not_accepted: came.not_accepted,
        closed: came.closed,
        withdrawn: came.withdrawn,
    }
}

/// Of whom, by name where it is one body.
fn of_whom(asked: &Asked, came: &Came, view: &View<'_>) -> String {
    let keys = view.register.asks_of(&asked.id);
    let one = keys.first().and_then(|key| {
        let of = &view.register.ask(*key).reference.of;
        view.addressee(of, &asked.of, asked.asked_on).name
    });
    asked_before::asked_of(came.asked, one)
}

/// The words asked, or the title where no passage is recorded, in pieces.
fn marked(asked: &Asked, alike: Option<&Alike>, remembered: &Remembered) -> Vec<(bool, String)> {
    let words = words_of(asked);
    let (shown, rest) = match words.char_indices().nth(SHOWN_AT_MOST) {
        Some((end, _)) => (&words[..end], " …"),
        None => (words.as_str(), ""),
    };
    let mut pieces: Vec<(bool, String)> = match alike {
        Some(alike) => remembered
            .marked(alike, shown)
            .into_iter()
            .map(|(is_shared, piece)| (is_shared, piece.to_owned()))
            .collect(),
        None => vec![(false, shown.to_owned())],
    };
    if !rest.is_empty() {
        pieces.push((false, rest.to_owned()));
    }
    pieces
}
