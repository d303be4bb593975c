//! The numbers that a program prints before paragraphs and that no paragraph holds.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    #[default]
    Decimal,
    SmallLetter,
    Letter,
    SmallRoman,
    Roman,
    /// A bullet, or nothing.
    Unnumbered,
}

impl Format {
    /// How far a list has counted, as it is printed.
    pub(super) fn written(self, count: u32) -> String {
        match self {
            Format::Decimal => count.to_string(),
            Format::SmallLetter => letters(count),
            Format::Letter => letters(count).to_uppercase(),
            Format::SmallRoman => roman(count),
            Format::Roman => roman(count).to_uppercase(),
            Format::Unnumbered => String::new(),
        }
    }
}

/// a, b, … z, aa, bb, as Word counts.
fn letters(count: u32) -> String {
    /// Nobody counts further; past it the number stands in figures.
    const MOST: u32 = 26 * 4;
    match count.checked_sub(1).filter(|_| count <= MOST) {
        Some(before) => {
            let letter = char::from(b'a' + u8::try_from(before % 26).unwrap_or_default());
            letter.to_string().repeat(before as usize / 26 + 1)
        }
        None => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    /// Past it the number stands in figures.
    const MOST: u32 = 399;
    const SIGNS: [(u32, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if count == 0 || count > MOST {
        return count.to_string();
    }
    let mut left = count;
    let mut written = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            written.push_str(sign);
            left -= worth;
        }
    }
    written
}

/// What stands before a paragraph of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    Bullet,
    /// "4", "b", "iv": without stop or bracket.
    Number(String),
    /// "1.12": the number of a paragraph, as reports have.
    Clause(String),
    /// "Recommendation 4:": words and all.
    Words(String),
}

impl Label {
    /// Of a printed label, and whether it holds words besides numbers.
    pub(super) fn of(printed: &str, has_words: bool) -> Label {
        let core = printed.trim_matches(|sign: char| !sign.is_alphanumeric());
        if core.is_empty() {
            Label::Bullet
        } else if has_words {
            Label::Words(printed.trim().to_owned())
        } else if core.contains('.') {
            Label::Clause(core.to_owned())
        } else {
            Label::Number(core.to_owned())
        }
    }

    /// As it stands before words in running text; a bullet is nothing.
    pub(super) fn printed(&self) -> &str {
        match self {
            Label::Bullet => "",
            Label::Number(number) | Label::Clause(number) | Label::Words(number) => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_printed() {
        let written = |format: Format| [1, 4, 26, 27, 49].map(|count| format.written(count));
        assert_eq!(written(Format::Decimal), ["1", "4", "26", "27", "49"]);
        assert_eq!(written(Format::SmallLetter), ["a", "d", "z", "aa", "ww"]);
        assert_eq!(written(Format::Roman), ["I", "IV", "XXVI", "XXVII", "XLIX"]);
        assert_eq!(Format::SmallRoman.written(u32::MAX), "4294967295");
        assert_eq!(Format::Letter.written(0), "0");
    }

    #[test]
    fn a_label_is_a_bullet_a_number_a_clause_or_words() {
        assert_eq!(Label::of("\u{f0b7}", false), Label::Bullet);
        assert_eq!(Label::of("(iv)", false), Label::Number("iv".to_owned()));
        assert_eq!(Label::of("1.12", false), Label::Clause("1.12".to_owned()));
        let words = Label::of("Recommendation 4:", true);
        assert_eq!(words, Label::Words("Recommendation 4:".to_owned()));
    }
}
