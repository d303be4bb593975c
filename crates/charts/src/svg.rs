//! Writing SVG: escaping and short numbers, and nothing more.

use std::fmt;

/// Text made safe for an SVG element or a double-quoted attribute.
///
/// Characters that XML 1.0 does not allow at all (the C0 controls except tab,
/// line feed and carriage return; U+FFFE and U+FFFF) are left out, because no
/// escape makes them legal.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                '\t' | '\n' | '\r' => out.write_char(character)?,
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                other => out.write_char(other)?,
            }
        }
        Ok(())
    }
}

/// A share of the width as SVG writes it: `41.82%`, at most two decimals.
#[derive(Clone, Copy)]
pub(crate) struct Percent(pub(crate) f64);

impl fmt::Display for Percent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = format!("{:.2}", self.0 * 100.0);
        let short = rounded.trim_end_matches('0').trim_end_matches('.');
        write!(out, "{short}%")
    }
}

/// A number as SVG writes it, at most one decimal: `41.8`.
#[derive(Clone, Copy)]
pub(crate) struct Short(pub(crate) f64);

impl fmt::Display for Short {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = format!("{:.1}", self.0);
        let short = rounded.strip_suffix(".0").unwrap_or(&rounded);
        out.write_str(if short == "-0" { "0" } else { short })
    }
}

/// The letters of `words` that may stand in an id; never empty, never a digit first.
pub(crate) fn identifier(words: &str) -> String {
    let kept: String = words
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || *character == '-')
        .collect();
    if kept.starts_with(|first: char| first.is_ascii_alphabetic()) {
        kept
    } else {
        format!("drawing-{kept}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_becomes_plain_text() {
        let hostile = "</desc><script>alert(1)</script>\u{0}\" onload='x' &amp;";
        assert_eq!(
            Escaped(hostile).to_string(),
            "&lt;/desc&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp;"
        );
    }

    #[test]
    fn a_share_is_written_short() {
        assert_eq!(Percent(0.5).to_string(), "50%");
        assert_eq!(Percent(1.0 / 3.0).to_string(), "33.33%");
        assert_eq!(Percent(0.0).to_string(), "0%");
        assert_eq!(Percent(1.0).to_string(), "100%");
    }

    #[test]
    fn an_id_never_carries_markup() {
        assert_eq!(identifier("clock-1"), "clock-1");
        assert_eq!(identifier("4\"><b>"), "drawing-4b");
        assert_eq!(identifier(""), "drawing-");
    }
}
