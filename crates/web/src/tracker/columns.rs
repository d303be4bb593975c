//! What each column means.

use std::collections::BTreeSet;

use answerable_desk::tracker::InHand;
use answerable_desk::tracker::intake::Meaning;
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{Bringing, problem_of, told, trail};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::Offered;
use crate::sign_in::{SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};
use crate::work::OneOffice;

/// How many cells of a column are shown, and how much of each.
const SHOWN_CELLS: usize = 3;
const SHOWN_CHARS: usize = 60;

#[derive(Template)]
#[template(path = "tracker/columns.html")]
struct Page {
    file: String,
    address: String,
    told: Vec<String>,
    /// Whether whoever looks has still to say that they looked at what is hidden.
    has_to_look: bool,
    /// The sheets, where there is more than one, and which is looked at.
    sheets: Vec<Offered>,
    sheet: String,
    headings_in: u32,
    rows: usize,
    columns: Vec<ColumnShown>,
    meanings: Vec<Offered>,
    wrong: Option<String>,
    form_key: String,
}

struct ColumnShown {
    heading: String,
    is_hidden: bool,
    cells: Vec<String>,
    meaning: String,
    /// Where the meaning comes from that is chosen already.
    from: Option<&'static str>,
}

impl Content for Page {
    fn title(&self) -> String {
        "What your columns mean".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.address)
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/work/OFFICE/tracker/columns`.
pub(super) async fn show(
    Extension(office): Extension<OneOffice>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let bringing = Bringing::of(&site, &by, &office)?;
    match bringing.held().await? {
        Ok(held) => visit.show(&page(&bringing, &held, None)).map(kept_nowhere),
        Err(first) => Ok(first),
    }
}

/// Turns to another sheet, or keeps what the columns mean and leads on.
pub(super) async fn send(
    Extension(office): Extension<OneOffice>,
    visit: Visit,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let bringing = Bringing::of(&site, &form.by, &office)?;
    let mut held = match bringing.held().await? {
        Ok(held) => held,
        Err(first) => return Ok(first),
    };
    if form.pairs.one("act") == Some("sheet") {
        let sheet = form.pairs.one("sheet").and_then(|sheet| sheet.parse().ok());
        let known = bringing
            .at_desk(|desk, which| desk.columns_of(which.body))
            .await?
            .map_err(problem_of)?;
        held.turn_to(sheet.unwrap_or_default(), &known);
        keep(&bringing, held).await?;
        return Ok(see_other(&bringing.address("/columns")));
    }
    let before = held.columns.meanings.clone();
    for (column, meaning) in held.columns.meanings.iter_mut().enumerate() {
        let sent = form.pairs.one(&format!("column-{column}"));
        *meaning = sent.and_then(|sent| sent.parse().ok()).unwrap_or(*meaning);
    }
    let has_looked = form.pairs.one("hidden-seen") == Some("yes");
    let unseen = (held.has_hidden_to_see() && !has_looked)
        .then(|| "Look at what the file hides, and tick that you have".to_owned());
    if let Some(wrong) = unseen.or_else(|| wrong_with(&held)) {
        let page = page(&bringing, &held, Some(wrong));
        let shown = visit.show(&page)?;
        return Ok(shown_again(shown, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if held.columns.meanings != before || !held.columns_said {
        held.columns.orders.clear();
        held.begin_cells();
    }
    held.columns_said = true;
    let held = bringing
        .at_desk(move |desk, which| desk.see_hidden_of_tracker(which, &mut held).map(|()| held))
        .await?
        .map_err(problem_of)?;
    let kept = held.clone();
    let kept = bringing.at_desk(move |desk, which| desk.keep_columns_of(which, &kept));
    kept.await?.map_err(problem_of)?;
    keep(&bringing, held).await?;
    Ok(see_other(&bringing.address("/cells")))
}

async fn keep(bringing: &Bringing, held: InHand) -> Result<(), Problem> {
    match bringing.keep(held).await? {
        // Somebody has two windows open: the page shows the later one's.
        Ok(_) | Err(answerable_desk::tracker::NotKept::Moved) => Ok(()),
        Err(why) => Err(problem_of(why)),
    }
}

/// What keeps the columns from being used.
fn wrong_with(held: &InHand) -> Option<String> {
    let mut seen = BTreeSet::new();
    for meaning in &held.columns.meanings {
        if *meaning != Meaning::LeaveOut && !seen.insert(*meaning) {
            return Some(format!(
                "Two columns mean ‘{}’: choose one of them",
                words(*meaning)
            ));
        }
    }
    (!held.columns.can_find()).then(|| {
        "Say which column has the number of the recommendation, what was asked, or the address of its page: without one no row can be found".to_owned()
    })
}

/// A meaning in plain words.
pub(super) const fn words(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Number => "Number of the recommendation",
        Meaning::Words => "What was asked, in words",
        Meaning::Report => "Title of the report",
        Meaning::ReportDay => "Day of the report",
        Meaning::Address => "Address of its page in this register",
        Meaning::Lead => "Who leads on it",
        Meaning::Status => "Status",
        Meaning::Action => "What was done or will be done",
        Meaning::Due => "By when it is to be done",
        Meaning::Closed => "Day on which it was met",
        Meaning::Comments => "Comments for your office alone",
        Meaning::LeaveOut => "Leave this column out",
    }
}

fn page(bringing: &Bringing, held: &InHand, wrong: Option<String>) -> Page {
    let sheet = held.of_sheet();
    let columns = sheet.columns.iter().enumerate().map(|(place, column)| {
        let cells = sheet.column(place).filter(|cell| !cell.words.is_empty());
        let meaning = held.columns.meanings.get(place).copied();
        let meaning = meaning.unwrap_or(Meaning::LeaveOut);
        let from = match (held.columns_said, held.remembered.contains(&place)) {
            (true, _) => None,
            (false, true) => Some("As last time"),
            (false, false) if meaning != Meaning::LeaveOut => Some("Guessed from the heading"),
            (false, false) => Some("Not recognised"),
        };
        ColumnShown {
            heading: match column.heading.as_str() {
                "" => format!("Column {} (no heading)", place + 1),
                heading => shortened(heading),
            },
            is_hidden: column.is_hidden,
            cells: cells
                .take(SHOWN_CELLS)
                .map(|cell| shortened(&cell.words))
                .collect(),
            meaning: meaning.to_string(),
            from,
        }
    });
    let sheets = held.workbook.sheets.iter().enumerate();
    let sheets = sheets.map(|(place, sheet)| {
        let hidden = if sheet.is_hidden {
            ", hidden in the file"
        } else {
            ""
        };
        Offered::of(
            place.to_string(),
            format!("{} ({} rows{hidden})", sheet.name, sheet.rows.len()),
        )
    });
    Page {
        file: held.file.clone(),
        address: bringing.address(""),
        told: told::all(held),
        has_to_look: held.has_hidden_to_see(),
        sheets: match held.workbook.sheets.len() {
            1 => Vec::new(),
            _ => sheets.collect(),
        },
        sheet: held.sheet.to_string(),
        headings_in: sheet.headings_in,
        rows: sheet.rows.len(),
        columns: columns.collect(),
        meanings: Meaning::ALL
            .into_iter()
            .map(|meaning| Offered::of(meaning.as_str(), words(meaning)))
            .collect(),
        wrong,
        form_key: bringing.by.form_key.clone(),
    }
}

/// The first words of a cell.
pub(super) fn shortened(words: &str) -> String {
    match words.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
