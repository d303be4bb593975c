//! How wide letters are where a file does not say: in the fonts that every reader of
//! PDF has (Adobe's metrics of Helvetica, Times and Courier, in thousandths).

/// From the space to the tilde.
#[rustfmt::skip]
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The width of a letter in a font of this name, in thousandths of its size.
pub(super) fn usual(font: &str, letter: char) -> f32 {
    if font.contains("Courier") || font.contains("Mono") {
        return 600.0;
    }
    let widths = match font.contains("Times") || font.contains("Serif") {
        true => &TIMES,
        false => &HELVETICA,
    };
    let at = u32::from(letter).checked_sub(32).map(|at| at as usize);
    let width = match (at.and_then(|at| widths.get(at)), letter) {
        (Some(width), _) => *width,
        (None, '‘' | '’') => 278,
        (None, '•') => 350,
        (None, '–') => 556,
        (None, '—') => 1000,
        _ => 556,
    };
    // Bold letters are a little wider.
    let bold = if font.contains("Bold") { 1.06 } else { 1.0 };
    f32::from(width) * bold
}
