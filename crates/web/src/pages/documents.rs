//! The list of documents: what was read, and what does each ask?

use answerable_desk::View;
use answerable_desk::questions::{DocumentRow, DocumentsKept};
use answerable_register::facts::{Kept, Reliability};
use answerable_wording::{days, letters, numbers};
use askama::Template;

use crate::frame::{Content, Room};
use crate::respond::paging::Paging;
use crate::respond::{Column, Listing, Value};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::visit::{Format, Links, Pairs, Shown, Taken, Visit};

#[derive(Template)]
#[template(path = "pages/documents.html")]
struct DocumentsPage {
    count: String,
    day: String,
    /// How many can be read here whole, in passages, or not at all.
    kept: String,
    /// The place that counts what facts stand on.
    grounds: String,
    /// That others are recorded which were not there on the day.
    others: Option<String>,
    unknown: Vec<String>,
    cards: Vec<DocumentCard>,
    pages: Pages,
}

/// One document in a few lines.
pub(super) struct DocumentCard {
    pub(super) title: Named,
    pub(super) publisher: String,
    /// When it was published or dated.
    pub(super) when: Option<String>,
    /// How much it asks, and how many facts stand on it.
    pub(super) asks: String,
    pub(super) is_unreliable: bool,
    pub(super) kept: &'static str,
    /// What came of it, in a few lines; only on the first page.
    pub(super) came: Vec<String>,
}

impl DocumentCard {
    pub(super) fn of(row: &DocumentRow<'_>, links: Links) -> Self {
        let source = row.source;
        Self {
            title: Named {
                words: open(&source.title).to_owned(),
                href: Some(links.source(&source.id)),
            },
            publisher: open(&source.publisher).to_owned(),
            when: match (source.published_on, source.dated) {
                (Some(day), _) => Some(format!("published {}", days::day(day))),
                (None, Some(day)) => Some(format!("dated {}", days::day(day))),
                (None, None) => None,
            },
            asks: match (row.asked, row.facts) {
                (0, 0) => "Nothing is recorded from it yet".to_owned(),
                (0, facts) => letters::capital(&numbers::count(
                    facts as u64,
                    "fact stands on it",
                    "facts stand on it",
                )),
                (asked, facts) => format!(
                    "Tells of {}; {}",
                    numbers::count(asked as u64, "thing asked", "things asked"),
                    numbers::count(facts as u64, "fact stands on it", "facts stand on it")
                ),
            },
            is_unreliable: matches!(source.reliability, Reliability::Unreliable { .. }),
            kept: kept(source.kept),
            came: Vec::new(),
        }
    }
}

/// How many are kept here whole, can be read in passages, or are only cited;
/// nothing is said of a sort that there is none of.
fn kept_words(kept: DocumentsKept) -> String {
    let number = |count: usize| match count {
        1 => "one".to_owned(),
        some => numbers::number(some as u64),
    };
    let said: Vec<String> = [
        (kept.whole, "kept here whole"),
        (kept.passages, "can be read here in passages"),
        (kept.cited, "cited, with no copy held"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{} {words}", number(count)))
    .collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("{}.", letters::capital(&said.join("; "))),
    }
}

/// That others are recorded which were not there on the day.
pub(super) fn others(count: usize) -> Option<String> {
    (count > 0).then(|| {
        format!(
            "{} recorded: from after this day, or without a day of {} own and recorded after it.",
            match count {
                1 => "One more document is".to_owned(),
                some => format!("{} more documents are", numbers::number(some as u64)),
            },
            if count == 1 { "its" } else { "their" },
        )
    })
}

/// How much of a document can be read here.
pub(super) fn kept(kept: Kept) -> &'static str {
    match kept {
        Kept::Whole => "The whole document is kept here",
        Kept::Passages => "Passages can be read here",
        Kept::Cited => "Cited; no copy is held",
    }
}

impl Content for DocumentsPage {
    fn title(&self) -> String {
        self.pages.title("Documents")
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Documents)
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    Column {
        name: "source",
        heading: "Document: reference",
    },
    Column {
        name: "title",
        heading: "Title",
    },
    Column {
        name: "publisher",
        heading: "Publisher",
    },
    Column {
        name: "dated",
        heading: "Dated",
    },
    Column {
        name: "published_on",
        heading: "Published on",
    },
    Column {
        name: "address",
        heading: "Address",
    },
    Column {
        name: "fingerprint",
        heading: "Fingerprint (SHA-256)",
    },
    Column {
        name: "licence",
        heading: "Licence",
    },
    Column {
        name: "kept",
        heading: "What can be read here",
    },
    Column {
        name: "checked",
        heading: "What was taken from it was checked against it",
    },
    Column {
        name: "things_asked",
        heading: "Things asked",
    },
    Column {
        name: "facts",
        heading: "Facts that stand on it",
    },
    Column {
        name: "page",
        heading: "Page",
    },
];

/// `/sources`: a page of them, or all as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    if visit.format != Format::Html {
        visit.understood_in_pages(&Taken::default())?;
        let paging = Paging::of(&visit)?;
        let view = paging.view(&visit, &register)?;
        let rows = view.all_documents();
        let listing = Listing::whole(
            "documents",
            COLUMNS,
            rows.iter().map(|row| values(row, links)).collect(),
        );
        return visit.table_in_pages(listing, &paging, &view);
    }
    let asked = PageAsked::read(&visit.place.pairs);
    let list = view.documents(asked.number);
    let mut unknown = asked.unknown;
    unknown.extend(past_the_last(asked.number, list.pages));
    let kept = view.documents_kept();
    visit.show_with_formats(&DocumentsPage {
        count: letters::capital(&numbers::count(list.found as u64, "document", "documents")),
        day: days::day(view.as_at),
        kept: kept_words(kept),
        grounds: format!("{}#grounds", links.to("/about")),
        others: others(register.sources.len() - kept.all),
        unknown,
        cards: list
            .rows
            .iter()
            .map(|row| DocumentCard::of(row, links))
            .collect(),
        pages: Pages::of(list.page, list.pages, links, "/sources", &Pairs::default()),
    })
}

fn values<'r>(row: &DocumentRow<'r>, links: Links) -> Vec<Value<'r>> {
    let source = row.source;
    let text = |words: Option<&'r str>| words.map_or(Value::NotAvailable, Value::text);
    let number = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    vec![
        Value::text(source.id.as_str()),
        Value::text(open(&source.title)),
        Value::text(open(&source.publisher)),
        Value::day_if_known(source.dated),
        Value::day_if_known(source.published_on),
        text(source.address.as_deref()),
        text(source.fingerprint.as_deref()),
        text(source.licence.as_deref()),
        Value::text(kept(source.kept)),
        Value::Flag(source.checked),
        number(row.asked),
        number(row.facts),
        Value::text(links.source(&source.id)),
    ]
}
