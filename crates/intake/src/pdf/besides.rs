//! What a file holds besides its pages: comments, attachments, who wrote it, layers.

use std::collections::HashSet;

use super::file::{Dict, File, Id, Object};
use super::pages::Page;
use super::strings;
use crate::HiddenKind;
use crate::hidden::Hiding;

/// Names of files attached that are told.
const MOST_NAMED: usize = 100;

/// Tells what the file says of itself, and what is stuck on its pages or kept in it.
pub(super) fn tell(file: &File<'_>, pages: &[Page], hiding: &mut Hiding) {
    let info = file.resolve(file.trailer().get("Info"));
    if let Some(info) = info.dict() {
        for (name, kind) in [
            ("Author", HiddenKind::Author),
            ("Company", HiddenKind::Company),
        ] {
            let said = said(file, info, name);
            if !said.is_empty() {
                hiding.add(kind, &said);
            }
        }
    }
    let mut files = kept(file);
    for note in pages.iter().flat_map(|page| &page.notes) {
        match note.get("Subtype").name() {
            Some(
                b"Text" | b"FreeText" | b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly"
                | b"Caret" | b"Ink" | b"Stamp" | b"Square" | b"Circle" | b"Line" | b"Polygon",
            ) => {
                let said = said(file, note, "Contents");
                if !said.is_empty() {
                    hiding.add(HiddenKind::Comments, &said);
                }
            }
            Some(b"FileAttachment") => {
                let held = file.resolve(note.get("FS"));
                files.extend(held.dict().map(|held| named(file, held)));
            }
            _ => {}
        }
    }
    files.truncate(MOST_NAMED);
    hiding.list(HiddenKind::Attachments, &files);
}

fn said(file: &File<'_>, dict: &Dict, name: &str) -> String {
    let said = file.resolve(dict.get(name));
    let said = said.text().map(strings::text).unwrap_or_default();
    said.trim().to_owned()
}

/// The name of a file that is kept in this one.
fn named(file: &File<'_>, held: &Dict) -> String {
    let name = said(file, held, "UF");
    if name.is_empty() {
        said(file, held, "F")
    } else {
        name
    }
}

/// The files that are kept in this one, by their names.
fn kept(file: &File<'_>) -> Vec<String> {
    let root = file.root();
    let names = root.dict().map(|root| file.resolve(root.get("Names")));
    let Some(tree) = names.as_deref().and_then(Object::dict) else {
        return Vec::new();
    };
    let mut open = vec![tree.get("EmbeddedFiles").clone()];
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        if node.id().is_some_and(|id| !seen.insert(id)) || found.len() >= MOST_NAMED {
            continue;
        }
        let node = file.resolve(&node);
        let Some(dict) = node.dict() else { continue };
        if let Some(names) = file.resolve(dict.get("Names")).list() {
            let held = names.iter().skip(1).step_by(2).take(MOST_NAMED);
            let held = held.map(|held| file.resolve(held));
            found.extend(held.filter_map(|held| Some(named(file, held.dict()?))));
        }
        // Only nodes that can be told from each other are gone into.
        let kids = file.resolve(dict.get("Kids"));
        let kids = kids.list().unwrap_or_default().iter();
        open.extend(kids.filter(|kid| kid.id().is_some()).cloned());
    }
    found
}

/// The layers that are turned off when the file is opened.
pub(super) fn layers_off(file: &File<'_>) -> Vec<Id> {
    let root = file.root();
    let layers = root
        .dict()
        .map(|root| file.resolve(root.get("OCProperties")));
    let usual = layers.and_then(|layers| Some(file.resolve(layers.dict()?.get("D"))));
    let Some(usual) = usual.as_deref().and_then(Object::dict).cloned() else {
        return Vec::new();
    };
    let off = file.resolve(usual.get("OFF"));
    let off = off.list().unwrap_or_default().iter();
    off.filter_map(Object::id).collect()
}
