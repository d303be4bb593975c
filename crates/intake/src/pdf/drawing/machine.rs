//! Runs what draws a page (ISO 32000-2, 8 and 9) and takes down the words with their
//! places.
//!
//! Nothing is painted: of paths only what hides words or rules tables is kept, and
//! pictures are only noted. Each operator is counted, forms within forms too.

use std::collections::HashMap;
use std::rc::Rc;

use super::marks::Marks;
use super::matrix::{Area, Matrix};
use super::operands::{name, number, numbers, pass_picture, six};
use super::path::Path;
use super::piece::{Drawn, Filled, Shown};
use super::resources::Names;
use super::state::{Paint, Space, State};
use super::words::Words;
use crate::limits;
use crate::pdf::PdfRefusal;
use crate::pdf::file::{Dict, File, Id, Lexer, Object, Token};
use crate::pdf::fonts::Font;

/// What all pages of a document share.
pub(in crate::pdf) struct Means<'f, 'b> {
    pub(in crate::pdf) file: &'f File<'b>,
    pub(super) fonts: HashMap<Id, Rc<Font>>,
    forms: HashMap<Id, Rc<Vec<u8>>>,
    /// The layers that are turned off.
    pub(super) off: Vec<Id>,
    /// Operators that may still be run.
    left: usize,
}

impl<'f, 'b> Means<'f, 'b> {
    pub(in crate::pdf) fn new(file: &'f File<'b>, off: Vec<Id>) -> Means<'f, 'b> {
        Means {
            file,
            fonts: HashMap::new(),
            forms: HashMap::new(),
            off,
            left: limits::MOST_PDF_OPERATORS,
        }
    }
}

/// One page being drawn.
pub(super) struct Machine<'m, 'f, 'b> {
    pub(super) means: &'m mut Means<'f, 'b>,
    pub(super) state: State,
    kept: Vec<State>,
    /// The forms that are being drawn, outermost first.
    forms: Vec<Id>,
    path: Path,
    pub(super) marks: Marks,
    words: Words,
    pub(super) drawn: Drawn,
}

impl<'m, 'f, 'b> Machine<'m, 'f, 'b> {
    pub(super) fn new(means: &'m mut Means<'f, 'b>, page: Matrix, shown: Area) -> Self {
        Machine {
            means,
            state: State::on(page, shown),
            kept: Vec::new(),
            forms: Vec::new(),
            path: Path::default(),
            marks: Marks::default(),
            words: Words::default(),
            drawn: Drawn::default(),
        }
    }

    /// Forgets what held for what was drawn before.
    pub(super) fn start_anew(&mut self, page: Matrix, shown: Area) {
        self.state = State::on(page, shown);
        self.marks = Marks::default();
    }

    pub(super) fn finish(mut self) -> Drawn {
        self.words.end(&mut self.drawn);
        self.drawn.look_under();
        self.drawn
    }

    /// Runs operators; forms within them to a depth.
    ///
    /// # Errors
    ///
    /// More operators than any real document has, and streams that unpack too far.
    pub(super) fn run(
        &mut self,
        bytes: &[u8],
        resources: Rc<Dict>,
        depth: u32,
    ) -> Result<(), PdfRefusal> {
        let mut names = Names {
            resources,
            fonts: HashMap::new(),
        };
        let kept = self.kept.len();
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = lexer.token() {
            let Token::Word(operator) = token else {
                if operands.len() < MOST_OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            self.means.left = self
                .means
                .left
                .checked_sub(1)
                .ok_or(PdfRefusal::DrawsTooMuch {
                    most: limits::MOST_PDF_OPERATORS,
                })?;
            match operator {
                b"Do" => self.draw(name(&operands), &names, depth)?,
                b"BI" => {
                    pass_picture(&mut lexer);
                    self.picture();
                }
                b"Q" if self.kept.len() > kept => {
                    if let Some(state) = self.kept.pop() {
                        self.state = state;
                    }
                }
                b"Tf" => {
                    if let [Token::Name(font), Token::Number(size)] = &operands[..] {
                        self.state.font = self.font(font, &mut names)?;
                        self.state.size = *size;
                    }
                }
                b"gs" => self.take_state(name(&operands), &names)?,
                b"BDC" => self.begin_mark(&operands, &names),
                b"cs" => self.state.space = self.colour_space(name(&operands), &names),
                _ => self.one(operator, &operands),
            }
            operands.clear();
        }
        self.kept.truncate(kept);
        Ok(())
    }

    /// An operator that needs nothing but its operands.
    fn one(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        match operator {
            b"q" if self.kept.len() < MOST_KEPT => self.kept.push(self.state.clone()),
            b"cm" => {
                if let Some(matrix) = six(operands) {
                    self.state.page = matrix.then(self.state.page);
                }
            }
            b"BMC" => self.marks.begin(name(operands) == b"Artifact"),
            b"EMC" => self.marks.end(),
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.colour(operator, operands),
            b"sh" => self.fill(self.state.clip, false, false),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => {
                let numbers = numbers::<6>(operands);
                self.path.take(operator, numbers, self.state.page);
            }
            b"W" | b"W*" => self.path.clips = true,
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n" => {
                self.paint(operator);
            }
            _ => self.text(operator, operands),
        }
    }

    /// An operator that sets or shows text.
    fn text(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        let [first, second, ..] = numbers::<6>(operands);
        let state = &mut self.state;
        match operator {
            b"BT" => self.words.begin(),
            b"Td" => self.words.step(first, second),
            b"TD" => {
                state.leading = -second;
                self.words.step(first, second);
            }
            b"Tm" => {
                if let Some(matrix) = six(operands) {
                    self.words.place(matrix);
                }
            }
            b"T*" => self.words.step(0.0, -state.leading),
            b"Tc" => state.letter_gap = first,
            b"Tw" => state.word_gap = first,
            b"Tz" => state.across = first / 100.0,
            b"TL" => state.leading = first,
            b"Ts" => state.rise = first,
            b"Tr" => state.mode = first.clamp(0.0, 7.0) as u8,
            b"Tj" | b"TJ" => self.show(operands),
            b"'" => {
                self.words.step(0.0, -self.state.leading);
                self.show(operands);
            }
            b"\"" => {
                state.word_gap = first;
                state.letter_gap = second;
                self.words.step(0.0, -self.state.leading);
                self.show(operands);
            }
            _ => {}
        }
    }

    fn show(&mut self, operands: &[Token<'_>]) {
        let shown = self.how_shown();
        for operand in operands {
            match operand {
                Token::Text(bytes) => {
                    self.words
                        .show(bytes, &self.state, shown, &mut self.marks, &mut self.drawn);
                }
                Token::Number(back) => self.words.back(*back, &self.state),
                _ => {}
            }
        }
    }

    fn how_shown(&self) -> Shown {
        if self.marks.is_off() {
            return Shown::Off;
        }
        match self.state.mode {
            3 | 7 => Shown::Recognised,
            0 if self.state.paint == Paint::White => Shown::White,
            _ => Shown::Seen,
        }
    }

    fn colour(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        match operator {
            b"g" | b"rg" => self.state.space = Space::Light,
            b"k" => self.state.space = Space::Ink,
            _ => {}
        }
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        let pattern = matches!(operands.last(), Some(Token::Name(_)));
        match pattern {
            true => self.state.paint = Paint::Other,
            false => self.state.colour(&numbers),
        }
    }

    fn paint(&mut self, operator: &[u8]) {
        let path = std::mem::take(&mut self.path);
        let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        let strokes = !matches!(operator, b"f" | b"F" | b"f*" | b"n");
        if self.marks.is_off() {
            return;
        }
        if fills || strokes {
            path.rules(strokes, self.state.clip, &mut self.drawn.rules);
        }
        let around = path.around();
        let clip = self.state.clip;
        if path.clips {
            self.state.clip = clip.within(around);
        }
        if fills {
            match path.boxes() {
                Some(boxes) => {
                    for area in boxes {
                        self.fill(area.within(clip), true, false);
                    }
                }
                None => self.fill(around.within(clip), false, false),
            }
        }
    }

    fn picture(&mut self) {
        let area = self.state.page.area([0.0, 0.0, 1.0, 1.0]);
        self.fill(area.within(self.state.clip), true, true);
    }

    fn fill(&mut self, area: Area, whole: bool, picture: bool) {
        /// Narrower areas hide no words.
        const THIN: f64 = 3.0;
        let room = self.drawn.filled.len() < limits::MOST_PDF_BOXES;
        let (width, height) = (area.width(), area.height());
        let dot = DOT.contains(&width) && (width - height).abs() < 0.15 * width && !picture;
        if dot && self.state.paint == Paint::Dark && self.drawn.dots.len() < limits::MOST_PDF_BOXES
        {
            self.drawn.dots.push(area);
        }
        if room && area.width() >= THIN && area.height() >= THIN {
            self.drawn.filled.push(Filled {
                area,
                hides: whole && self.state.opaque && self.state.paint != Paint::Other,
                white: self.state.paint == Paint::White && !picture,
                picture,
            });
        }
    }

    /// Draws a form or notes a picture.
    fn draw(&mut self, name: &[u8], names: &Names, depth: u32) -> Result<(), PdfRefusal> {
        let file = self.means.file;
        let held = file.resolve(names.resources.get("XObject"));
        let held = held.dict().map_or(&Object::Null, |held| held.under(name));
        let object = file.resolve(held);
        let Some(stream) = object.stream() else {
            return Ok(());
        };
        if self.is_off(stream.dict.get("OC")) {
            return Ok(());
        }
        if stream.dict.get("Subtype").name() != Some(b"Form") {
            self.picture();
            return Ok(());
        }
        let around = Rc::clone(&names.resources);
        self.form(&object, Matrix::SAME, &around, depth)
    }

    /// Draws a form where a map puts it.
    pub(super) fn form(
        &mut self,
        object: &Object,
        to: Matrix,
        around: &Rc<Dict>,
        depth: u32,
    ) -> Result<(), PdfRefusal> {
        let file = self.means.file;
        let Some(stream) = object.stream().filter(|_| depth < limits::DEEPEST_FORM) else {
            return Ok(());
        };
        // What draws itself would have no end.
        if self.forms.contains(&stream.id) {
            return Ok(());
        }
        self.forms.push(stream.id);
        let bytes = match self.means.forms.get(&stream.id) {
            Some(bytes) => Rc::clone(bytes),
            None => {
                let bytes = Rc::new(file.unpack(stream)?);
                self.means.forms.insert(stream.id, Rc::clone(&bytes));
                bytes
            }
        };
        let list = |name: &str| {
            let list = file.resolve(stream.dict.get(name));
            let list = list.list().unwrap_or_default().iter();
            list.map(|one| file.resolve(one).number())
                .collect::<Option<Vec<_>>>()
        };
        let matrix = list("Matrix").and_then(|list| list.try_into().ok());
        let matrix = matrix.map_or(Matrix::SAME, Matrix::of);
        let resources = file.resolve(stream.dict.get("Resources"));
        let resources = match resources.dict() {
            Some(resources) => Rc::new(resources.clone()),
            // Old files take those of the page.
            None => Rc::clone(around),
        };
        let before = self.state.clone();
        self.state.page = matrix.then(to).then(self.state.page);
        if let Some(edges) = list("BBox").and_then(|list| <[f64; 4]>::try_from(list).ok()) {
            self.state.clip = self.state.clip.within(self.state.page.area(edges));
        }
        let words = self.words.set_apart();
        self.marks.enter_form();
        let run = self.run(&bytes, resources, depth + 1);
        self.forms.pop();
        self.marks.leave_form();
        self.words.take_up(words);
        self.state = before;
        run
    }
}

/// A bullet that is drawn is so wide, in points.
const DOT: std::ops::RangeInclusive<f64> = 1.5..=8.0;

/// A list of numbers and strings to show is no longer.
const MOST_OPERANDS: usize = 100_000;

/// States kept within each other.
const MOST_KEPT: usize = 256;
