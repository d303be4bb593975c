//! What operators refer to by a name: fonts, spaces of colour, settings, layers.

use std::collections::HashMap;
use std::rc::Rc;

use super::machine::Machine;
use super::state::{Paint, Space};
use crate::pdf::PdfRefusal;
use crate::pdf::file::{Dict, Object, Token};
use crate::pdf::fonts::Font;

/// What a run of operators may refer to.
pub(super) struct Names {
    pub(super) resources: Rc<Dict>,
    pub(super) fonts: HashMap<Box<[u8]>, Option<Rc<Font>>>,
}

impl Machine<'_, '_, '_> {
    /// What the numbers of a colour mean that comes in a space of this name.
    pub(super) fn colour_space(&mut self, space: &[u8], names: &Names) -> Space {
        let file = self.means.file;
        self.state.paint = Paint::Dark;
        let known = |space: &[u8]| match space {
            b"DeviceGray" | b"DeviceRGB" | b"CalGray" | b"CalRGB" => Some(Space::Light),
            b"DeviceCMYK" => Some(Space::Ink),
            _ => None,
        };
        if let Some(known) = known(space) {
            return known;
        }
        let spaces = file.resolve(names.resources.get("ColorSpace"));
        let held = spaces
            .dict()
            .map(|spaces| file.resolve(spaces.under(space)));
        let Some(held) = held else {
            return Space::Other;
        };
        let list = held.list().unwrap_or_default();
        let kind = list.first().unwrap_or(&held).name().unwrap_or_default();
        match (kind, list.get(1)) {
            (b"ICCBased", Some(profile)) => {
                let profile = file.resolve(profile);
                let inks = profile.dict().and_then(|dict| dict.get("N").count());
                if inks == Some(4) {
                    Space::Ink
                } else {
                    Space::Light
                }
            }
            (kind, _) => known(kind).unwrap_or(Space::Other),
        }
    }

    pub(super) fn font(
        &mut self,
        name: &[u8],
        names: &mut Names,
    ) -> Result<Option<Rc<Font>>, PdfRefusal> {
        if let Some(known) = names.fonts.get(name) {
            return Ok(known.clone());
        }
        let file = self.means.file;
        let fonts = file.resolve(names.resources.get("Font"));
        let held = fonts
            .dict()
            .map_or(&Object::Null, |fonts| fonts.under(name));
        let font = self.read_font(held)?;
        names.fonts.insert(name.into(), font.clone());
        Ok(font)
    }

    fn read_font(&mut self, held: &Object) -> Result<Option<Rc<Font>>, PdfRefusal> {
        if let Some(known) = held.id().and_then(|id| self.means.fonts.get(&id)) {
            return Ok(Some(Rc::clone(known)));
        }
        let file = self.means.file;
        let object = file.resolve(held);
        let Some(dict) = object.dict() else {
            return Ok(None);
        };
        let font = Rc::new(Font::read(file, dict)?);
        if let Some(id) = held.id() {
            self.means.fonts.insert(id, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    /// Settings kept under a name: those of colour and font count here.
    pub(super) fn take_state(&mut self, name: &[u8], names: &Names) -> Result<(), PdfRefusal> {
        let file = self.means.file;
        let states = file.resolve(names.resources.get("ExtGState"));
        let state = states.dict().map(|states| file.resolve(states.under(name)));
        let Some(dict) = state.as_deref().and_then(Object::dict) else {
            return Ok(());
        };
        if let Some(alpha) = dict.get("ca").number() {
            self.state.opaque = alpha >= 0.95;
        }
        if let Some(blend) = dict.get("BM").name() {
            self.state.opaque &= matches!(blend, b"Normal" | b"Compatible");
        }
        if let Some([font, size]) = dict.get("Font").list() {
            self.state.font = self.read_font(font)?;
            self.state.size = size.number().unwrap_or(self.state.size);
        }
        Ok(())
    }

    pub(super) fn begin_mark(&mut self, operands: &[Token<'_>], names: &Names) {
        let file = self.means.file;
        let kind = match operands.first() {
            Some(Token::Name(kind)) => kind,
            _ => return self.marks.begin(false),
        };
        if let [_, Token::Name(list)] = operands {
            let lists = file.resolve(names.resources.get("Properties"));
            let held = lists
                .dict()
                .map_or(&Object::Null, |lists| lists.under(list));
            if **kind == *b"OC" {
                let off = self.is_off(held);
                return self.marks.begin_layer(off);
            }
            let properties = file.resolve(held);
            self.marks.begin_with(kind, properties.dict());
        } else {
            self.marks.begin_written(kind, &operands[1..]);
        }
    }

    /// Whether a layer, or one of a group of them, is turned off.
    pub(super) fn is_off(&self, layer: &Object) -> bool {
        if layer.id().is_some_and(|id| self.means.off.contains(&id)) {
            return true;
        }
        let group = self.means.file.resolve(layer);
        let Some(group) = group.dict().filter(|group| group.is_a("OCMD")) else {
            return false;
        };
        let of = group.get("OCGs");
        let layers = match of {
            Object::List(list) => &list[..],
            one => std::slice::from_ref(one),
        };
        let off = |layer: &Object| layer.id().is_some_and(|id| self.means.off.contains(&id));
        !layers.is_empty() && layers.iter().all(off)
    }
}
