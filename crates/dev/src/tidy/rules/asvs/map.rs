//! The map as it is written, and what it comes to.

use toml::{Table, Value};

/// Every item of the map, in its order.
pub(super) struct Map {
    pub(super) items: Vec<Item>,
}

/// One item: what is wanted, in our words, and by what we hold to it.
#[derive(Default)]
pub(super) struct Item {
    /// Such as `6.2.1`.
    pub(super) id: String,
    wants: String,
    /// Tests, as nextest lists them.
    pub(super) tests: Vec<String>,
    /// Files of `browser-tests`.
    pub(super) browser: Vec<String>,
    /// Pages, each with the heading if it has one: `docs/TRUST.md#a-heading`.
    pub(super) pages: Vec<String>,
    void: Option<String>,
    missing: Option<String>,
    unread: Vec<String>,
    /// The line of its id.
    pub(super) line: usize,
}

/// By what an item is held. What is missing is missing, whatever else is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Test,
    Page,
    Void,
    Missing,
}

impl Map {
    /// Reads the map.
    ///
    /// # Errors
    /// What is no TOML, or holds no list of items.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let table: Table = text
            .parse()
            .map_err(|fault: toml::de::Error| format!("is not TOML: {}", fault.message()))?;
        let items = table
            .get("item")
            .and_then(Value::as_array)
            .ok_or("has no [[item]]")?;
        let items = items
            .iter()
            .filter_map(Value::as_table)
            .map(Item::read)
            .collect();
        Ok(Self { items }.with_lines(text))
    }

    /// Items stand in the order of their lines.
    fn with_lines(mut self, text: &str) -> Self {
        let lines = (1..).zip(text.lines());
        let ids = lines.filter(|(_, line)| line.starts_with("id ="));
        for (item, (line, _)) in self.items.iter_mut().zip(ids) {
            item.line = line;
        }
        self
    }
}

impl Item {
    fn read(table: &Table) -> Self {
        let mut item = Self::default();
        for (key, value) in table {
            match (key.as_str(), value) {
                ("id", Value::String(words)) => item.id.clone_from(words),
                ("wants", Value::String(words)) => item.wants.clone_from(words),
                ("void", Value::String(words)) => item.void = Some(words.clone()),
                ("missing", Value::String(words)) => item.missing = Some(words.clone()),
                ("tests", Value::Array(names)) => item.tests = words_of(names),
                ("browser", Value::Array(names)) => item.browser = words_of(names),
                ("pages", Value::Array(names)) => item.pages = words_of(names),
                (key, _) => item.unread.push(key.to_owned()),
            }
        }
        item
    }

    /// What is wrong with the item itself, wherever it leads.
    pub(super) fn wrong(&self) -> Vec<String> {
        let mut wrong: Vec<String> = self
            .unread
            .iter()
            .map(|key| format!("has a '{key}', which nothing reads"))
            .collect();
        if self.wants.trim().is_empty() {
            wrong.push("does not say what it wants".to_owned());
        }
        for (key, words) in [("void", &self.void), ("missing", &self.missing)] {
            if words.as_ref().is_some_and(|words| words.trim().is_empty()) {
                wrong.push(format!("has an empty '{key}'"));
            }
        }
        let leads = self.tests.len() + self.browser.len() + self.pages.len();
        if leads == 0 && self.void.is_none() && self.missing.is_none() {
            wrong.push("is mapped to nothing".to_owned());
        }
        if self.void.is_some() && (leads > 0 || self.missing.is_some()) {
            wrong.push("is void and something else too".to_owned());
        }
        wrong
    }

    fn by(&self) -> By {
        if self.missing.is_some() {
            By::Missing
        } else if !self.tests.is_empty() || !self.browser.is_empty() {
            By::Test
        } else if !self.pages.is_empty() {
            By::Page
        } else {
            By::Void
        }
    }
}

fn words_of(values: &[Value]) -> Vec<String> {
    let words = values
        .iter()
        .map(|value| value.as_str().unwrap_or_default());
    words.map(str::to_owned).collect()
}

/// `140 by a running test, 30 by a page, 60 void, 23 missing`.
pub(super) fn tally(items: &[&Item]) -> String {
    let count = |by| items.iter().filter(|item| item.by() == by).count();
    format!(
        "{} by a running test, {} by a page, {} void, {} missing",
        count(By::Test),
        count(By::Page),
        count(By::Void),
        count(By::Missing),
    )
}
