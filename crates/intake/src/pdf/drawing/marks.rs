//! Marked content (ISO 32000-2, 14.6): what tags refer to, what belongs to the page, and
//! layers that are turned off.

use crate::pdf::file::{Dict, Object, Token};
use crate::pdf::strings;

#[derive(Debug, Clone, Default)]
struct Mark {
    number: Option<u32>,
    apart: bool,
    off: bool,
    /// The words that stand for whatever is drawn.
    instead: Option<String>,
}

/// The marks that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// How many more are open than are kept.
    deeper: usize,
    forms: u32,
}

/// Marks within marks are kept no deeper.
const DEEPEST: usize = 64;

impl Marks {
    pub(super) fn begin(&mut self, apart: bool) {
        self.push(Mark {
            apart,
            ..Mark::default()
        });
    }

    pub(super) fn begin_layer(&mut self, off: bool) {
        self.push(Mark {
            off,
            ..Mark::default()
        });
    }

    pub(super) fn begin_with(&mut self, kind: &[u8], properties: Option<&Dict>) {
        let number = properties.and_then(|dict| dict.get("MCID").count());
        let words = properties.and_then(|dict| dict.get("ActualText").text());
        self.push(Mark {
            number: self.numbered(number),
            apart: kind == b"Artifact",
            off: false,
            instead: words.map(strings::text),
        });
    }

    /// A mark whose properties are written where it stands.
    pub(super) fn begin_written(&mut self, kind: &[u8], tokens: &[Token<'_>]) {
        let value = |name: &[u8]| {
            let pairs = tokens.windows(2);
            let mut held =
                pairs.filter(|pair| matches!(&pair[0], Token::Name(one) if **one == *name));
            held.next().map(|pair| &pair[1])
        };
        let number = match value(b"MCID") {
            Some(Token::Number(number)) => Object::Number(*number).count(),
            _ => None,
        };
        let instead = match value(b"ActualText") {
            Some(Token::Text(words)) => Some(strings::text(words)),
            _ => None,
        };
        self.push(Mark {
            number: self.numbered(number),
            apart: kind == b"Artifact",
            off: false,
            instead,
        });
    }

    /// A form counts its marks for itself.
    fn numbered(&self, number: Option<usize>) -> Option<u32> {
        let number = number.filter(|_| self.forms == 0)?;
        u32::try_from(number).ok()
    }

    fn push(&mut self, mark: Mark) {
        match self.open.len() < DEEPEST {
            true => self.open.push(mark),
            false => self.deeper += 1,
        }
    }

    pub(super) fn end(&mut self) {
        match self.deeper {
            0 => drop(self.open.pop()),
            _ => self.deeper -= 1,
        }
    }

    pub(super) fn enter_form(&mut self) {
        self.forms += 1;
    }

    pub(super) fn leave_form(&mut self) {
        self.forms -= 1;
    }

    pub(super) fn is_off(&self) -> bool {
        self.open.iter().any(|mark| mark.off)
    }

    pub(super) fn is_apart(&self) -> bool {
        self.open.iter().any(|mark| mark.apart)
    }

    /// The number of the innermost mark that has one.
    pub(super) fn number(&self) -> Option<u32> {
        self.open.iter().rev().find_map(|mark| mark.number)
    }

    /// The words that stand for what is drawn now. They are given once, and after that
    /// nothing stands for the rest of it.
    pub(super) fn instead(&mut self) -> Option<String> {
        let mark = self.open.iter_mut().find(|mark| mark.instead.is_some())?;
        mark.instead.as_mut().map(std::mem::take)
    }
}
