//! The file of settings: TOML, a line each, and nothing that is not one.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::settings::{SETTINGS, Setting};
use crate::edge::Refusal;

/// Longer than any file of settings: a mistaken path is not read whole.
const MOST_BYTES: u64 = 64 * 1024;

/// What a file of settings says.
#[derive(Debug)]
pub(crate) struct Settings {
    path: PathBuf,
    given: Vec<Given>,
}

#[derive(Debug)]
struct Given {
    name: &'static str,
    values: Vec<String>,
    line: usize,
}

impl Settings {
    /// Reads a file whole.
    ///
    /// # Errors
    ///
    /// That it cannot be read, or the first line that says something which is
    /// no setting or may not be.
    pub(crate) fn read(path: &Path) -> Result<Self, Refusal> {
        let unread = |why: &dyn std::fmt::Display| {
            Refusal(format!(
                "cannot read the settings in {} ({why}); check the path",
                path.display()
            ))
        };
        let held = std::fs::metadata(path).map_err(|why| unread(&why))?;
        if held.len() > MOST_BYTES {
            return Err(unread(&"it is no file of settings: it is too long"));
        }
        let text = std::fs::read_to_string(path).map_err(|why| unread(&why))?;
        let given = parse(&text).map_err(|wrong| {
            Refusal(format!(
                "{}, line {}: {}",
                path.display(),
                wrong.line,
                wrong.why
            ))
        })?;
        Ok(Self {
            path: path.to_owned(),
            given,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn len(&self) -> usize {
        self.given.len()
    }

    /// What it says of a setting, and on which line.
    pub(super) fn of(&self, name: &str) -> Option<(&[String], usize)> {
        let given = self.given.iter().find(|given| given.name == name)?;
        Some((&given.values, given.line))
    }
}

/// A line that cannot stand.
#[derive(Debug)]
struct Wrong {
    line: usize,
    why: String,
}

fn parse(text: &str) -> Result<Vec<Given>, Wrong> {
    let table = DeTable::parse(text).map_err(|error| Wrong {
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        why: format!("{}; write NAME = VALUE", error.message().trim()),
    })?;
    let mut given: Vec<Given> = table
        .get_ref()
        .iter()
        .map(|(name, value)| {
            let line = line_of(text, name.span().start);
            one(name.get_ref(), value, line).map_err(|why| Wrong { line, why })
        })
        .collect::<Result<_, _>>()?;
    given.sort_by_key(|given| given.line);
    Ok(given)
}

fn one(name: &str, value: &Spanned<DeValue<'_>>, line: usize) -> Result<Given, String> {
    let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
        let names = SETTINGS.map(|setting| setting.name).join(", ");
        return Err(format!(
            "'{}' is no setting; there are {names}",
            shown(name)
        ));
    };
    let refused = |value: &str| {
        format!(
            "{} may not be '{}'; write {}",
            setting.name,
            shown(value),
            setting.allowed
        )
    };
    let values = words(setting, value.get_ref()).ok_or_else(|| {
        format!(
            "{} may not be of this form; write {}",
            setting.name, setting.allowed
        )
    })?;
    match values.iter().find(|value| !setting.may_be(value)) {
        Some(value) => Err(refused(value)),
        None => Ok(Given {
            name: setting.name,
            values,
            line,
        }),
    }
}

/// A value as words; none where it has a form that the setting does not take.
fn words(setting: &Setting, value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(word) => Some(vec![word.to_string()]),
        DeValue::Integer(number) => Some(vec![number.as_str().to_owned()]),
        DeValue::Array(values) if setting.is_list => values
            .iter()
            .map(|value| match value.get_ref() {
                DeValue::String(word) => Some(word.to_string()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// What was written, harmless on a terminal and in one line.
fn shown(words: &str) -> String {
    words.escape_debug().take(80).collect()
}

/// The line that holds a byte, counted from one.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().iter().take(byte);
    before.filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrong(text: &str) -> String {
        let wrong = parse(text).unwrap_err();
        format!("line {}: {}", wrong.line, wrong.why)
    }

    #[test]
    fn what_is_wrong_is_named_by_its_line_with_what_is_allowed() {
        let said = [
            "host = \"127.0.0.1\"\n\nprot = 80\n",
            "port = 70000",
            "# a word\nport = \"http\"",
            "log = [\"warn\"]",
            "address = \"http://register.example\"",
            "behind-proxy = [\"10.0.0.1\", \"proxy\"]",
            "metrics = \"9055\"",
            "log-format = \"\\u001b[2J\"",
            "port = 1\nport = 2",
            "port =",
        ]
        .map(wrong)
        .join("\n");
        insta::assert_snapshot!(said, @r#"
        line 3: 'prot' is no setting; there are register, keys, host, port, address, behind-proxy, stylesheet, pdf-font, pdftotext, oidc-issuer, oidc-client, oidc-secret-file, oidc-name, oidc-acr, oidc-amr, metrics, webhooks, data, mail-server, mail-user, mail-password-file, mail-from, log, log-format
        line 1: port may not be '70000'; write a whole number from 0 to 65535; 0 picks a free one
        line 2: port may not be 'http'; write a whole number from 0 to 65535; 0 picks a free one
        line 1: log may not be of this form; write error, warn, info, debug or trace
        line 1: address may not be 'http://register.example'; write https:// and a host, such as https://register.example
        line 1: behind-proxy may not be 'proxy'; write IP addresses, such as ["10.0.0.2"]
        line 1: metrics may not be '9055'; write an IP address and a port, such as 127.0.0.1:9055
        line 1: log-format may not be '\u{1b}[2J'; write text or json
        line 2: duplicate key; write NAME = VALUE
        line 1: string values must be quoted, expected literal string; write NAME = VALUE
        "#);
    }

    #[test]
    fn a_list_and_a_number_are_read() {
        let given = parse("behind-proxy = [\"10.0.0.1\", \"::1\"]\nport = 9000\n").unwrap();
        let said: Vec<_> = given
            .iter()
            .map(|given| (given.name, given.values.join(" "), given.line))
            .collect();
        assert_eq!(
            said,
            [
                ("behind-proxy", "10.0.0.1 ::1".to_owned(), 1),
                ("port", "9000".to_owned(), 2)
            ]
        );
    }

    proptest! {
        #[test]
        fn no_file_stops_it(text in "\\PC{0,60}|(port|host|log) = [\\PC]{0,12}\n?|[a-z\"=\\[\\]\n ]{0,60}") {
            let _ = parse(&text);
        }
    }
}
