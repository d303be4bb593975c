//! A list page by page, for programs: `limit` and `cursor`.
//!
//! A cursor names the list, the day and the entry of the log at which its reader
//! began, how many rows were given, and the last of them. Rows are those of the
//! register as it was at that entry, so what is recorded meanwhile moves none and
//! hides none. A cursor that fits no longer is refused, never guessed at.

use answerable_desk::View;
use answerable_register::fold::{Known, Register};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{Listing, Value};
use crate::problem::Problem;
use crate::visit::{Format, Pairs, Visit};

/// The name under which the number of rows is asked for.
pub(crate) const LIMIT: &str = "limit";
/// The name under which a cursor is sent back.
pub(crate) const CURSOR: &str = "cursor";
/// The most rows of one page.
pub(crate) const MOST_ROWS: usize = 1_000;
/// The longest cursor that we give.
pub(crate) const LONGEST: usize = 100;

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Paging {
    /// How many; all where nobody says.
    pub(crate) limit: Option<usize>,
    cursor: Option<Cursor>,
}

/// What stands in a table beside its rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Next {
    /// Whether pages were asked for.
    pub(crate) in_pages: bool,
    /// The day of the rows, where a cursor says it.
    pub(crate) as_at: Option<Date>,
    /// How many entries of the log count.
    pub(crate) entries: u64,
    /// The address of the next rows, where there are any.
    pub(crate) address: Option<String>,
}

/// Where a reader is in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cursor {
    /// What is read: a hash of its address without day, limit and cursor.
    list: u64,
    /// How many entries of the log count.
    head: u64,
    /// The day its rows are as at.
    as_at: Date,
    /// How many rows were given.
    given: usize,
    /// A hash of the last of them.
    last: u64,
}

impl Paging {
    /// Reads which rows of its list a visit wants.
    ///
    /// # Errors
    /// [`Problem::NotUnderstood`] with what is allowed.
    pub(crate) fn of(visit: &Visit) -> Result<Self, Problem> {
        let pairs = &visit.place.pairs;
        if !matches!(visit.format, Format::Csv | Format::Json) {
            return Ok(Self::default());
        }
        for name in [LIMIT, CURSOR] {
            if pairs.iter().filter(|(one, _)| *one == name).count() > 1 {
                return Err(refused(
                    format!("{name} was sent twice"),
                    "one value of each",
                ));
            }
        }
        let sent = |name| pairs.iter().find(|(one, _)| *one == name);
        let limit = match sent(LIMIT).map(|(_, value)| value) {
            None => None,
            Some(value) => Some(limit(value).ok_or_else(|| {
                refused(
                    format!("‘{}’ is no limit", crate::visit::query::short(value)),
                    &format!("limit takes a whole number from 1 to {MOST_ROWS}"),
                )
            })?),
        };
        let Some((_, text)) = sent(CURSOR) else {
            return Ok(Self {
                limit,
                cursor: None,
            });
        };
        let cursor = Cursor::read(text).ok_or_else(|| does_not_fit("It is none of ours."))?;
        if cursor.list != list_of(&visit.place.path, pairs) {
            return Err(does_not_fit("It is of another list, or of other filters."));
        }
        let chosen = visit.as_at.chosen().unwrap_or(cursor.as_at);
        if chosen != cursor.as_at {
            return Err(does_not_fit("It is of another day."));
        }
        if cursor.as_at > visit.site.today() {
            return Err(does_not_fit("It is of a day that has not come."));
        }
        Ok(Self {
            limit: limit.or(Some(MOST_ROWS)),
            cursor: Some(cursor),
        })
    }

    /// The register as it is to be read: at the cursor's day and entry, or now.
    ///
    /// # Errors
    /// [`Problem::NotUnderstood`] if the log has fewer entries than the cursor.
    pub(crate) fn view<'r>(
        &self,
        visit: &Visit,
        register: &'r Register,
    ) -> Result<View<'r>, Problem> {
        let Some(cursor) = self.cursor else {
            return Ok(View::new(register, visit.as_at.day()));
        };
        if cursor.head > register.head() {
            return Err(does_not_fit("It is of entries that are not there."));
        }
        let view = View::new(register, cursor.as_at);
        Ok(match cursor.head == register.head() {
            true => view,
            false => View {
                known: Known::Before(cursor.head),
                ..view
            },
        })
    }

    /// How many rows are passed over, of which the last is given back to be
    /// looked at: it must be the one that the reader had.
    pub(crate) fn given(&self) -> usize {
        self.cursor.map_or(0, |cursor| cursor.given)
    }

    /// Leaves the rows that are wanted in a listing, and says where the rows after
    /// them are.
    ///
    /// Its rows begin at the first of the list or, where `begins` says so, at
    /// the last that was given.
    ///
    /// # Errors
    /// [`Problem::NotUnderstood`] if the last row given is not the one that the
    /// reader had.
    pub(crate) fn cut(
        &self,
        visit: &Visit,
        view: &View<'_>,
        listing: &mut Listing<'_>,
        begins: usize,
    ) -> Result<Next, Problem> {
        if let Some(cursor) = self.cursor {
            let before = (cursor.given.saturating_sub(begins)).min(listing.rows.len());
            let had = before
                .checked_sub(1)
                .and_then(|place| listing.rows.get(place))
                .map(|row| hash_of(row));
            if cursor.given > 0 && had != Some(cursor.last) {
                return Err(does_not_fit("Its last row is no longer where it was."));
            }
            listing.rows.drain(..before);
        }
        let Some(limit) = self.limit else {
            return Ok(Next::default());
        };
        listing.rows.truncate(limit);
        let given = self.given() + listing.rows.len();
        let head = match view.known {
            Known::Everything => view.register.head(),
            Known::Before(head) => head,
        };
        let last = listing.rows.last().filter(|_| given < listing.total);
        let cursor = last.map(|last| Cursor {
            list: list_of(&visit.place.path, &visit.place.pairs),
            head,
            as_at: view.as_at,
            given,
            last: hash_of(last),
        });
        Ok(Next {
            in_pages: true,
            as_at: Some(view.as_at),
            entries: head,
            address: cursor.map(|cursor| next(visit, &cursor.written())),
        })
    }
}

/// The address of the rows after a cursor.
fn next(visit: &Visit, cursor: &str) -> String {
    let pairs = visit.place.pairs.without(|name, _| name == CURSOR);
    let path = format!("{}{}", visit.place.path, visit.format.suffix());
    visit.links().with(&path, pairs.with(CURSOR, cursor))
}

fn limit(text: &str) -> Option<usize> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let limit = is_plain.then(|| text.parse().ok()).flatten()?;
    (1..=MOST_ROWS).contains(&limit).then_some(limit)
}

impl Cursor {
    fn written(self) -> String {
        let Self {
            list,
            head,
            as_at,
            given,
            last,
        } = self;
        let day = as_at.to_string().replace('-', "");
        format!("c1-{list:016x}-{head:x}-{day}-{given:x}-{last:016x}")
    }

    /// Reads what [`written`](Self::written) writes, and nothing else.
    fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let mut parts = text.strip_prefix("c1-")?.split('-');
        let mut number = || u64::from_str_radix(parts.next()?, 16).ok();
        let (list, head) = (number()?, number()?);
        let day = parts.next()?;
        let at = |range: std::ops::Range<usize>| day.get(range)?.parse::<i16>().ok();
        let (year, month, day_of_month) = (at(0..4)?, at(4..6)?, at(6..8)?);
        let as_at = Date::new(year, month.try_into().ok()?, day_of_month.try_into().ok()?).ok()?;
        let mut number = || u64::from_str_radix(parts.next()?, 16).ok();
        let (given, last) = (number()?, number()?);
        let cursor = Self {
            list,
            head,
            as_at,
            given: usize::try_from(given).ok()?,
            last,
        };
        // What does not come back as it went in is none of ours.
        (cursor.written() == text).then_some(cursor)
    }
}

fn list_of(path: &str, pairs: &Pairs) -> u64 {
    let mut hash = Sha256::new();
    hash.update(path.as_bytes());
    let is_of_the_page = |name: &str| matches!(name, LIMIT | CURSOR | "as-at" | "page");
    for (name, value) in pairs.iter().filter(|(name, _)| !is_of_the_page(name)) {
        for part in [name.as_bytes(), value.as_bytes()] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    short(hash)
}

fn hash_of(row: &[Value<'_>]) -> u64 {
    let mut hash = Sha256::new();
    for value in row {
        hash.update(format!("{value:?}\u{0}").as_bytes());
    }
    short(hash)
}

fn short(hash: Sha256) -> u64 {
    let bytes = hash.finalize();
    bytes
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn refused(unknown: String, allowed: &str) -> Problem {
    Problem::NotUnderstood {
        unknown: vec![unknown],
        allowed: vec![allowed.to_owned()],
    }
}

fn does_not_fit(why: &str) -> Problem {
    refused(
        format!("That cursor does not fit. {why}"),
        "Begin again without a cursor, and follow next from there",
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went_out() {
        let cursor = Cursor {
            list: 7,
            head: 933_000,
            as_at: date(2024, 5, 1),
            given: 250,
            last: u64::MAX,
        };
        let text = cursor.written();
        assert_eq!(
            text,
            "c1-0000000000000007-e3c88-20240501-fa-ffffffffffffffff"
        );
        assert!(text.len() <= LONGEST);
        assert_eq!(Cursor::read(&text), Some(cursor));
        for other in [
            "",
            "c1",
            "c2-7",
            &text[1..],
            &format!("{text}0"),
            &text.to_uppercase(),
        ] {
            assert_eq!(Cursor::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_limit_is_a_number_that_is_allowed() {
        assert_eq!(limit("1"), Some(1));
        assert_eq!(limit("1000"), Some(1_000));
        for other in [
            "",
            "0",
            "1001",
            "-1",
            "+1",
            "1.0",
            "99999999999999999999",
            "ten",
        ] {
            assert_eq!(limit(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reading(text in "\\PC{0,120}|c1-[0-9a-f-]{0,90}") {
            if let Some(cursor) = Cursor::read(&text) {
                prop_assert_eq!(cursor.written(), text);
            }
        }
    }
}
