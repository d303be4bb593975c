//! A published answer as a page for everybody, and its files.

use std::collections::BTreeMap;

use answerable_desk::View;
use answerable_desk::answering::publication::{self, Publication};
use answerable_register::facts::{Answer, AskReference};
use answerable_register::fold::Known;
use answerable_register::words::{AnswerId, is_slug};
use answerable_wording::published_answer::{self as said, Piece, pieces};
use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::file;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::visit::{Format, Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "answering/published.html")]
struct PublishedPage {
    title: String,
    when: String,
    address: String,
    /// Whether it is to be had as PDF.
    has_pdf: bool,
    pieces: Vec<Piece>,
    /// The asks it meets: words and address.
    meets: Vec<(String, String)>,
    copies: Vec<String>,
    evidence: Vec<(String, String)>,
    source: String,
    entry: (u64, String),
}

impl Content for PublishedPage {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Reports)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Reports)]
    }
}

/// What was found at the address of an answer.
struct Found {
    answer: Answer,
    entry: u64,
    publication: Publication,
    bytes: Vec<u8>,
}

/// The answer and its file; the page of the first ask it meets, where it was not
/// published here.
fn find(visit: &Visit, id: &str) -> Result<Result<Found, Response>, Problem> {
    if !is_slug(id) {
        return Err(Problem::NotFound);
    }
    let (answer, entry, fingerprint) = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.as_at.day());
        let held = register
            .answers
            .get(&AnswerId::from(id), Known::Everything)
            .filter(|held| held.fact.can_be_out_by(view.as_at))
            .ok_or(Problem::NotFound)?;
        let fingerprint = view
            .file_of(&held.fact)
            .and_then(|source| source.fingerprint.clone());
        (held.fact.clone(), held.entry, fingerprint)
    };
    let elsewhere = || {
        let first = answer.meets.first().ok_or(Problem::NotFound)?;
        Ok(Err(see_other(&visit.links().ask(&first.ask))))
    };
    let Some(fingerprint) = fingerprint.and_then(|hex| hex.parse().ok()) else {
        return elsewhere();
    };
    let bytes = visit
        .site
        .state
        .desk
        .document(fingerprint)
        .map_err(|why| Problem::Fault(format!("reading the file of answer {id}: {why}")))?;
    let Some(bytes) = bytes else {
        return elsewhere();
    };
    let Ok(publication) = publication::read(&bytes) else {
        return elsewhere();
    };
    Ok(Ok(Found {
        answer,
        entry,
        publication,
        bytes,
    }))
}

/// What the answers to an ask that were published here say of who sees to it and by
/// when: by answer. That stands in their files alone.
pub(crate) fn who_and_when(visit: &Visit, ask: &AskReference) -> BTreeMap<AnswerId, Vec<String>> {
    let desk = &visit.site.state.desk;
    let files: Vec<(AnswerId, String)> = {
        let register = desk.read();
        let view = View::of(&register, visit.as_at.day());
        let Some(key) = register.find_ask(ask) else {
            return BTreeMap::new();
        };
        let answers = register.answers_to(key, view.known);
        answers
            .filter_map(|held| {
                let fingerprint = view.file_of(&held.fact)?.fingerprint.as_ref()?;
                Some((held.fact.id.clone(), fingerprint.to_string()))
            })
            .collect()
    };
    let said = files.into_iter().filter_map(|(answer, fingerprint)| {
        // A file that cannot be read says nothing here; its own page says so.
        let bytes = desk.document(fingerprint.parse().ok()?).ok()??;
        let publication = publication::read(&bytes).ok()?;
        let mut on = publication.recommendations.iter();
        let on = on.find(|on| on.id == ask.subject.as_str())?;
        Some((answer, said::who_and_when(&on.says)))
    });
    said.collect()
}

/// `/answers/A`: the whole of it.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    let found = match find(&visit, &id)? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.as_at.day());
        let links = visit.links();
        let copies = view.copies_of(&found.answer.id);
        let meets = found.answer.meets.iter().filter_map(|meets| {
            let row = view.row(register.find_ask(&meets.ask)?)?;
            let what = match row.asked {
                None => "comments on the report",
                Some(_) => "a recommendation in it",
            };
            let title = crate::shown::open(row.title);
            Some((format!("{title} ({what})"), links.ask(&meets.ask)))
        });
        let evidence = found.answer.sources.iter().skip(1).filter_map(|id| {
            let source = view.source(id)?;
            Some((
                crate::shown::open(&source.title).to_owned(),
                links.source(id),
            ))
        });
        PublishedPage {
            title: said::title(&found.publication),
            when: said::published_here(found.publication.published_on),
            address: format!("/answers/{}", found.answer.id),
            has_pdf: has_pdf(&visit),
            pieces: pieces(&found.publication),
            meets: meets.collect(),
            copies: copies
                .iter()
                .map(|held| {
                    let copy = &held.fact;
                    said::copy_sent(view.name_of(&copy.to, copy.on), copy.on, &copy.how)
                })
                .collect(),
            evidence: evidence.collect(),
            source: format!("/sources/{}", found.answer.id),
            entry: (found.entry, links.entry(found.entry)),
        }
    };
    visit.show(&page)
}

/// `/answers/A/page`: the file for the office's own site, as it was published.
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Shown {
    to_keep(&visit, &id, Kind::Page)
}

/// `/answers/A/document`: the same as a Word document.
pub(super) async fn document(visit: Visit, Path(id): Path<String>) -> Shown {
    to_keep(&visit, &id, Kind::Document)
}

/// `/answers/A/pdf`: the same as a PDF with the page attached; nothing where the
/// program has no font to set it in.
pub(super) async fn pdf(visit: Visit, Path(id): Path<String>) -> Shown {
    match has_pdf(&visit) {
        true => to_keep(&visit, &id, Kind::Pdf),
        false => Err(Problem::NotFound),
    }
}

#[cfg(feature = "pdf")]
fn has_pdf(visit: &Visit) -> bool {
    visit.site.options.fonts.is_some()
}

#[cfg(not(feature = "pdf"))]
fn has_pdf(_: &Visit) -> bool {
    false
}

#[cfg(feature = "pdf")]
fn as_pdf(visit: &Visit, found: &Found) -> Result<Vec<u8>, Problem> {
    let fonts = visit.site.options.fonts.as_ref().ok_or(Problem::NotFound)?;
    let drawn = file::pdf(&found.publication, &found.bytes, fonts);
    drawn.map_err(|why| match why {
        file::NotDrawn::NoLetter => Problem::NoFontFor,
        why => Problem::Fault(format!("writing a PDF: {why}")),
    })
}

#[cfg(not(feature = "pdf"))]
fn as_pdf(_: &Visit, _: &Found) -> Result<Vec<u8>, Problem> {
    Err(Problem::NotFound)
}

#[derive(Clone, Copy)]
enum Kind {
    Page,
    Document,
    Pdf,
}

/// A file to keep, never a page run in our name.
fn to_keep(visit: &Visit, id: &str, kind: Kind) -> Shown {
    if visit.format != Format::Html {
        return Err(Problem::NoSuchFormat);
    }
    let found = match find(visit, id)? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (media, ending, bytes) = match kind {
        Kind::Page => ("text/html; charset=utf-8", "html", found.bytes),
        Kind::Document => {
            let document = file::document(&found.publication)
                .map_err(|why| Problem::Fault(format!("writing a document: {why}")))?;
            (file::DOCUMENT_MEDIA, "docx", document)
        }
        Kind::Pdf => ("application/pdf", "pdf", as_pdf(visit, &found)?),
    };
    let headers = [
        (CONTENT_TYPE, media.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.{ending}\"", found.answer.id),
        ),
    ];
    Ok((headers, bytes).into_response())
}
