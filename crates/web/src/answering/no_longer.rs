//! An answer that was begun and is no longer owed: what was written, and giving it
//! up.

use answerable_desk::View;
use answerable_desk::who::Act;
use askama::Template;

use super::look::{Look, Opened};
use crate::frame::{Content, Crumb, Room};
use crate::shown::open;

#[derive(Template)]
#[template(path = "answering/no_longer.html")]
pub(super) struct NoLongerPage {
    title: String,
    body: String,
    address: String,
    report: String,
    /// What was written, by what it was written of.
    written: Vec<(String, String)>,
    files: Vec<String>,
    writers: Vec<String>,
    may_write: bool,
}

impl Content for NoLongerPage {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        Look::trail()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The page of an answer of which nothing is owed any more; none where something
/// is, or nothing was begun.
pub(super) fn page(look: &Look, opened: &Opened) -> Option<NoLongerPage> {
    let today = look.visit.site.today();
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, today);
    let held = &opened.held;
    if held.draft.version == 0 || !view.owed_in_hand(held).is_empty() {
        return None;
    }
    let written = &held.written;
    let chief = &written.chief_officer.said;
    let parts = [
        ("Comments on the report", &written.comments.said),
        ("The chief officer’s comments", &chief.words),
        ("Reply to the chief officer", &chief.reply),
    ];
    let said = written.said.iter().map(|(id, part)| {
        let asked = view.asked(id).map(|asked| open(&asked.title).to_owned());
        (asked.unwrap_or_else(|| id.to_string()), &part.said.words)
    });
    let parts = parts.map(|(name, words)| (name.to_owned(), words));
    Some(NoLongerPage {
        title: opened.title.clone(),
        body: view.name_of(&look.body, today).to_owned(),
        address: look.address(""),
        report: look.visit.links().report(&look.report),
        written: parts
            .into_iter()
            .chain(said)
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(name, words)| (name, words.clone()))
            .collect(),
        files: written
            .evidence
            .iter()
            .map(|file| file.title.clone())
            .collect(),
        writers: opened.names.all(&held.draft.writers),
        may_write: look.may(Act::DraftAnswer),
    })
}
