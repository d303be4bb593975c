//! The letters a document is set in.
//!
//! None is shipped: the operator names one, or one is found where Debian puts
//! it. A document holds the letters that it uses, so whoever reads it needs none
//! of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use krilla::text::Font;
use ttf_parser::Face;

/// Where to look when no font is named: plain and bold of each family.
const FAMILIES: [(&str, &str); 3] = [
    (
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
    ),
];

/// The largest file of a font, in bytes.
const MOST_FONT_BYTES: u64 = 32 << 20;

/// Fonts in the order in which each letter is looked for.
#[derive(Clone)]
pub struct Fonts {
    plain: Vec<Set>,
    bold: Vec<Set>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} plain and {} bold fonts",
            self.plain.len(),
            self.bold.len()
        )
    }
}

/// One font, to measure and to draw with.
#[derive(Clone)]
struct Set {
    bytes: Arc<Vec<u8>>,
    font: Font,
}

/// Why there is no font.
#[derive(Debug, thiserror::Error)]
pub enum NoFont {
    /// None is named and none was found.
    #[error(
        "no font was found to write PDF with: install the package fonts-liberation, or name a font"
    )]
    NotFound,
    /// The one that is named cannot be read.
    #[error("{path} cannot be used to write PDF: {why}")]
    NotRead {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: String,
    },
}

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Plain,
    Bold,
}

impl Fonts {
    /// The font that is named, for plain and bold letters, and those that are
    /// found where Debian puts them.
    ///
    /// # Errors
    ///
    /// [`NoFont`], where the one that is named cannot be read or there is none.
    pub fn find(named: Option<&Path>) -> Result<Self, NoFont> {
        let mut fonts = Self {
            plain: Vec::new(),
            bold: Vec::new(),
        };
        if let Some(path) = named {
            let set = Set::read(path)?;
            fonts.plain.push(set.clone());
            fonts.bold.push(set);
        }
        for (plain, bold) in FAMILIES {
            // A family that is not there, or not whole, is done without.
            if let (Ok(plain), Ok(bold)) = (Set::read(Path::new(plain)), Set::read(Path::new(bold)))
            {
                fonts.plain.push(plain);
                fonts.bold.push(bold);
            }
        }
        match fonts.plain.is_empty() {
            true => Err(NoFont::NotFound),
            false => Ok(fonts),
        }
    }

    /// The plain and then the bold files, for whoever sets words otherwise.
    #[cfg(feature = "png")]
    pub(crate) fn files(&self) -> impl Iterator<Item = Arc<Vec<u8>>> + '_ {
        let sets = self.plain.iter().chain(&self.bold);
        sets.map(|set| Arc::clone(&set.bytes))
    }

    fn of(&self, weight: Weight) -> &[Set] {
        match weight {
            Weight::Plain => &self.plain,
            Weight::Bold => &self.bold,
        }
    }

    /// Text as stretches of one font each; none where a letter is in no font.
    pub(super) fn stretches(&self, text: &str, weight: Weight) -> Option<Vec<(Font, String)>> {
        let sets = self.of(weight);
        let faces: Vec<Face<'_>> = sets.iter().filter_map(Set::face).collect();
        let mut stretches: Vec<(usize, String)> = Vec::new();
        for letter in text.chars() {
            let has = |face: &Face<'_>| face.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0);
            let place = faces.iter().position(has)?;
            match stretches.last_mut() {
                Some((last, words)) if *last == place => words.push(letter),
                _ => stretches.push((place, letter.to_string())),
            }
        }
        let stretches = stretches.into_iter();
        Some(
            stretches
                .map(|(place, words)| (sets[place].font.clone(), words))
                .collect(),
        )
    }

    /// How wide a letter is, in thousandths of the size it is set in.
    pub(super) fn widths(&self, weight: Weight) -> impl Fn(char) -> f32 + '_ {
        let faces: Vec<Face<'_>> = self.of(weight).iter().filter_map(Set::face).collect();
        move |letter| {
            let width = faces.iter().find_map(|face| {
                let glyph = face.glyph_index(letter).filter(|glyph| glyph.0 != 0)?;
                let width = f32::from(face.glyph_hor_advance(glyph)?);
                Some(width * 1000.0 / f32::from(face.units_per_em()))
            });
            width.unwrap_or(600.0)
        }
    }
}

impl Set {
    fn read(path: &Path) -> Result<Self, NoFont> {
        let not_read = |why: String| NoFont::NotRead {
            path: path.to_owned(),
            why,
        };
        let about = std::fs::metadata(path).map_err(|why| not_read(why.to_string()))?;
        if about.len() > MOST_FONT_BYTES {
            return Err(not_read("it is larger than 32 MB".to_owned()));
        }
        let bytes = std::fs::read(path).map_err(|why| not_read(why.to_string()))?;
        let bytes = Arc::new(bytes);
        let set = Font::new(bytes.clone().into(), 0).map(|font| Self { bytes, font });
        set.filter(|set| set.face().is_some())
            .ok_or_else(|| not_read("it is no font of the kinds TrueType or OpenType".to_owned()))
    }

    fn face(&self) -> Option<Face<'_>> {
        Face::parse(&self.bytes, 0).ok()
    }
}
