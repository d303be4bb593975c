//! XML, as much of it as a feed is made of.

/// Elements written one after another.
///
/// Nothing is written without being escaped, so that no words of a document
/// become markup (OWASP ASVS 5.0: 1.2.1).
pub(super) struct Xml(String);

impl Xml {
    pub(super) fn begin() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// Opens an element with these attributes.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes, ">\n");
    }

    pub(super) fn close(&mut self, name: &'static str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes, "/>\n");
    }

    /// An element that holds words.
    pub(super) fn words(&mut self, name: &'static str, words: &str) {
        self.words_with(name, &[], words);
    }

    /// An element with attributes that holds words.
    pub(super) fn words_with(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        words: &str,
    ) {
        self.tag(name, attributes, ">");
        self.escaped(words);
        self.close(name);
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)], end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.escaped(value);
            self.0.push('"');
        }
        self.0.push_str(end);
    }

    fn escaped(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // As they are, a reader would turn them into a space or a line end.
                '\t' => self.0.push_str("&#9;"),
                '\n' => self.0.push_str("&#10;"),
                '\r' => self.0.push_str("&#13;"),
                letter if may_stand(letter) => self.0.push(letter),
                _ => self.0.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

/// Whether XML 1.0 may hold a letter at all (section 2.2): no control, and
/// neither of the last two places of the basic plane.
fn may_stand(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::events::Event;

    use super::*;

    /// What a reader that we did not write finds in the words and the attribute.
    fn read(xml: &str) -> (String, String) {
        let mut reader = quick_xml::Reader::from_str(xml);
        let (mut words, mut attribute) = (String::new(), String::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => {
                    for found in tag.attributes() {
                        let value = found.unwrap().value;
                        attribute.push_str(&quick_xml::escape::unescape(&value).unwrap());
                    }
                }
                Event::Text(text) => words.push_str(&text),
                Event::GeneralRef(name) => {
                    let whole = format!("&{};", &*name);
                    words.push_str(&quick_xml::escape::unescape(&whole).unwrap());
                }
                Event::Eof => break (words, attribute),
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(words in "\\PC*|.*|[<>&\"'\\]\\[!\t\r\n]*") {
            let mut xml = Xml::begin();
            xml.words_with("title", &[("term", &words)], &words);
            let read = read(xml.finish().trim_start_matches(|letter| letter != '\n').trim_start());
            let kept: String = words
                .chars()
                .map(|letter| match letter {
                    '\t' | '\n' | '\r' => letter,
                    letter if may_stand(letter) => letter,
                    _ => char::REPLACEMENT_CHARACTER,
                })
                .collect();
            prop_assert_eq!(read.0.strip_suffix('\n').unwrap_or(&read.0), &kept);
            prop_assert_eq!(read.1, kept);
        }
    }
}
