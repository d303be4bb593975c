//! The pages of a document, in order (ISO 32000-2, 7.7.3).

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::PdfRefusal;
use super::file::{Dict, File, Id, Object};
use crate::limits;

/// One page, with what it takes from those above it.
pub(super) struct Page {
    pub(super) id: Option<Id>,
    /// The streams that draw it, one after another.
    pub(super) contents: Vec<Rc<Object>>,
    pub(super) resources: Rc<Dict>,
    /// The part of the plane that is shown: left, bottom, right, top.
    pub(super) shown: [f64; 4],
    /// By how many degrees it is turned to the right: 0, 90, 180 or 270.
    pub(super) turned: u16,
    /// What is stuck on it.
    pub(super) notes: Vec<Dict>,
}

/// What pages take from the node above them.
#[derive(Clone)]
struct Taken {
    resources: Rc<Dict>,
    media: [f64; 4],
    crop: Option<[f64; 4]>,
    turned: f64,
}

/// A page without measures of its own is as large as A4.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// Nodes of pages stand within each other no deeper.
const DEEPEST: usize = 64;

/// Notes of a page that are looked at.
const MOST_NOTES: usize = 2_000;

/// Every page in order.
///
/// # Errors
///
/// More pages than are read, or more values.
pub(super) fn of(file: &File<'_>) -> Result<Vec<Page>, PdfRefusal> {
    let mut pages = Vec::new();
    let mut seen = HashSet::new();
    let mut known = HashMap::new();
    let root = file.root();
    let Some(root) = root.dict() else {
        return Err(PdfRefusal::Damaged);
    };
    let top = Taken {
        resources: Rc::default(),
        media: A4,
        crop: None,
        turned: 0.0,
    };
    let mut open = vec![(root.get("Pages").clone(), top, 0)];
    while let Some((node, taken, depth)) = open.pop() {
        let id = node.id();
        // A node that stands within itself has no end.
        if id.is_some_and(|id| !seen.insert(id)) || depth > DEEPEST {
            continue;
        }
        let object = file.resolve(&node);
        let Some(dict) = object.dict() else { continue };
        let taken = taken.and(file, dict, &mut known);
        if let Some(kids) = file.resolve(dict.get("Kids")).list() {
            // The first is taken up next.
            let kids = kids.iter().rev();
            open.extend(kids.map(|kid| (kid.clone(), taken.clone(), depth + 1)));
            continue;
        }
        if pages.len() == limits::MOST_PAGES {
            return Err(PdfRefusal::TooManyPages {
                most: limits::MOST_PAGES,
            });
        }
        pages.push(page(file, dict, id, taken));
    }
    file.spent().map_or(Ok(pages), Err)
}

impl Taken {
    fn and(mut self, file: &File<'_>, dict: &Dict, known: &mut HashMap<Id, Rc<Dict>>) -> Taken {
        let held = dict.get("Resources");
        if let Some(shared) = held.id().and_then(|id| known.get(&id)) {
            self.resources = Rc::clone(shared);
        } else if let Some(own) = file.resolve(held).dict() {
            self.resources = Rc::new(own.clone());
            if let Some(id) = held.id() {
                known.insert(id, Rc::clone(&self.resources));
            }
        }
        if let Some(media) = edges(file, dict.get("MediaBox")) {
            self.media = media;
        }
        self.crop = edges(file, dict.get("CropBox")).or(self.crop);
        if let Some(turned) = file.resolve(dict.get("Rotate")).number() {
            self.turned = turned;
        }
        self
    }

    /// What is shown of the page: its crop box, as far as there is paper.
    fn shown(&self) -> [f64; 4] {
        let [left, bottom, right, top] = self.media;
        let Some(crop) = self.crop else {
            return self.media;
        };
        let shown = [
            crop[0].max(left),
            crop[1].max(bottom),
            crop[2].min(right),
            crop[3].min(top),
        ];
        match shown[0] < shown[2] && shown[1] < shown[3] {
            true => shown,
            false => self.media,
        }
    }
}

fn page(file: &File<'_>, dict: &Dict, id: Option<Id>, taken: Taken) -> Page {
    let contents = file.resolve(dict.get("Contents"));
    let notes = file.resolve(dict.get("Annots"));
    let notes = notes.list().unwrap_or_default().iter().take(MOST_NOTES);
    let notes = notes.filter_map(|note| file.resolve(note).dict().cloned());
    let turned = taken.turned.rem_euclid(360.0);
    Page {
        id,
        contents: file.resolved_list(&contents),
        shown: taken.shown(),
        turned: (turned / 90.0).round() as u16 % 4 * 90,
        notes: notes.collect(),
        resources: taken.resources,
    }
}

fn edges(file: &File<'_>, object: &Object) -> Option<[f64; 4]> {
    let list = file.resolve(object);
    let list = list.list()?.iter();
    let list = list.map(|one| file.resolve(one).number());
    let [x0, y0, x1, y1] = list.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    let edges = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    // Paper is larger than nothing and smaller than a house.
    let size = |one: f64| (1.0..1e6).contains(&one);
    (size(edges[2] - edges[0]) && size(edges[3] - edges[1])).then_some(edges)
}

impl Page {
    /// A page of which nothing is known but its measures.
    pub(super) fn blank(width: f64, height: f64) -> Page {
        Page {
            id: None,
            contents: Vec::new(),
            resources: Rc::default(),
            shown: [0.0, 0.0, width, height],
            turned: 0,
            notes: Vec::new(),
        }
    }

    /// How high it stands as it is shown.
    pub(super) fn height(&self) -> f64 {
        let [left, bottom, right, top] = self.shown;
        match self.turned {
            90 | 270 => right - left,
            _ => top - bottom,
        }
    }
}
