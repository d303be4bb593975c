//! The reports that are answered, by their titles as written.

use crate::Span;
use crate::deadline::day_at;
use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};

use super::ReportTitle;
use super::pieces::{Kind, Piece, lines};
use super::rows::Row;

/// So many pieces are searched for a title.
const HEAD: usize = 18;

/// The longest title, in words.
const LONGEST: usize = 40;

/// ": response of the Police, Fire and Crime Commissioner for Westmarch and Dale".
const LONGEST_PART: usize = 14;

/// Labels before the title of a report.
const LABELS: [&str; 14] = [
    "name of inspection",
    "title of inspection",
    "inspectorate report",
    "hmicfrs report",
    "inspection report",
    "report title",
    "title of report",
    "name of report",
    "title",
    "report",
    "inspection",
    "report name",
    "publication",
    "subject of report",
];

/// The titles. Where the document answers several reports, each section of it
/// stands under the title of one.
pub(super) fn titles(document: &Worded<'_>, pieces: &[Piece], rows: &[Row]) -> Vec<ReportTitle> {
    let sections = sections(document, pieces, rows);
    if sections.len() > 1 {
        let titled = sections
            .into_iter()
            .map(|span| without_letter(document, span));
        return titled.map(|span| title(document, span)).collect();
    }
    let titles = Titles { document, pieces };
    let one = titles
        .labelled()
        .or_else(|| titles.quoted())
        .or_else(|| titles.after_the_word_report())
        .or_else(|| titles.title_said_again())
        .or_else(|| titles.with_recommendations(rows))
        .or_else(|| titles.in_a_heading())
        .or_else(|| titles.above_the_response())
        .or_else(|| titles.subject())
        .or_else(|| titles.first_line());
    let one = one.map(|span| titles.in_full(span));
    one.map(|span| title(document, span)).into_iter().collect()
}

/// One letter answers two reports, seldom three.
const MOST_REPORTS: usize = 20;

/// The headings over rows, where the same number stands under several, or where the head names
/// each of them as a report that is answered.
pub(super) fn sections(document: &Worded<'_>, pieces: &[Piece], rows: &[Row]) -> Vec<Span> {
    let mut headings: Vec<Span> = Vec::new();
    for section in rows.iter().filter_map(|row| row.section) {
        if headings.len() < MOST_REPORTS && !headings.contains(&section) {
            headings.push(section);
        }
    }
    let named = |section: &Span| {
        let words = document.words(without_letter(document, *section));
        let mut head = pieces.iter().take(HEAD);
        head.any(|piece| piece.span != *section && piece.words(document).contains(words))
    };
    if headings.len() > 1 && headings.iter().all(named) {
        return headings;
    }

    let mut sections: Vec<Span> = Vec::new();
    let mut first: Option<&str> = None;
    for row in rows {
        let (Some(section), Some(number)) = (row.section, row.number.as_deref()) else {
            continue;
        };
        let begins = *first.get_or_insert(number) == number;
        if begins && sections.len() < MOST_REPORTS && !sections.contains(&section) {
            sections.push(section);
        }
    }
    sections
}

fn title(document: &Worded<'_>, passage: Span) -> ReportTitle {
    let words = document.words(passage);
    ReportTitle {
        title: words.split_whitespace().collect::<Vec<_>>().join(" "),
        passage,
    }
}

/// "A.  Held for too long" without its letter.
fn without_letter(document: &Worded<'_>, span: Span) -> Span {
    let words = document.words(span);
    let short = words
        .split_once(['.', ')', ':'])
        .filter(|(first, _)| first.len() <= 2);
    let start = short.map_or(span.start, |(first, _)| span.start + first.len() + 1);
    Span::new(start, span.end).trimmed(&document.text)
}

struct Titles<'d> {
    document: &'d Worded<'d>,
    pieces: &'d [Piece],
}

impl Titles<'_> {
    fn tokens(&self, span: Span) -> Tokens<'_> {
        self.document.tokens(span)
    }

    fn head(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().take(HEAD)
    }

    /// "Missing and unasked for: the police and missing adults", a line of the head of
    /// which a sentence says only what stands before the colon.
    fn in_full(&self, span: Span) -> Span {
        let short = self.document.words(span);
        let whole = |piece: &Piece| {
            let words = piece.words(self.document);
            let rest = words.strip_prefix(short)?;
            let lower = rest.to_lowercase();
            let others = ["response", "reply", "recommendation", "answer", "comments"];
            let goes_on = rest.starts_with(": ")
                && !words.ends_with(['.', ':', '?'])
                && !others.iter().any(|other| lower.contains(other));
            let few = words.split_whitespace().count() <= LONGEST;
            (goes_on && few).then_some(piece.span)
        };
        self.head().find_map(whole).unwrap_or(span)
    }

    /// Without a full stop or mark at its end; nothing where it is no title.
    fn tidy(&self, span: Span) -> Option<Span> {
        let span = span.trimmed(&self.document.text);
        let words = self.document.words(span);
        let words = words.trim_end_matches(['.', ',', ';', ' ']);
        let count = words.split_whitespace().count();
        let day = day_at(&self.tokens(span), 0).is_some();
        let begins = words.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
        if day {
            return None;
        }
        (begins && (2..=LONGEST).contains(&count))
            .then(|| Span::new(span.start, span.start + words.len()))
    }

    /// "Title:   Hard evidence", or the cell beside "Inspectorate report".
    fn labelled(&self) -> Option<Span> {
        let in_line = |line: Span| {
            let tokens = self.tokens(line);
            let at = LABELS
                .iter()
                .find_map(|label| tokens.after(0, label).filter(|at| tokens.plain(*at) == ":"))?;
            let start = tokens.list.get(at + 1)?.span.start;
            let rest = Span::new(start, line.end);
            let first = sentences(&self.document.text, rest).into_iter().next()?;
            self.tidy(first)
        };
        let in_cells = || {
            self.pieces.windows(2).find_map(|pair| {
                let (left, right) = (pair[0].cell?, pair[1].cell?);
                let beside = left.table == right.table && left.row == right.row;
                let tokens = self.tokens(pair[0].span);
                let label = LABELS.iter().any(|label| {
                    tokens
                        .after(0, label)
                        .is_some_and(|end| end + 1 >= tokens.len())
                });
                (beside && label && left.column == 0).then(|| self.tidy(pair[1].span))?
            })
        };
        lines(self.document)
            .take(MOST_LINES)
            .find_map(in_line)
            .or_else(in_cells)
    }

    /// A title between quotation marks, in a sentence of the head that speaks of
    /// a report or a letter.
    fn quoted(&self) -> Option<Span> {
        const ABOUT: [&str; 11] = [
            "recommendation",
            "recommendations",
            "report",
            "reports",
            "letter",
            "response",
            "respond",
            "inspection",
            "regulation",
            "review",
            "publication",
        ];
        let prose = self
            .head()
            .filter(|piece| piece.kind != Kind::Quote && piece.cell.is_none());
        prose
            .flat_map(|piece| sentences(&self.document.text, piece.span))
            .find_map(|sentence| {
                let words = self.document.words(sentence);
                let open = words.find(['“', '"', '‘'])?;
                let mark = words[open..].chars().next()?;
                let close = match mark {
                    '“' => '”',
                    '‘' => '’',
                    other => other,
                };
                let start = open + mark.len_utf8();
                let length = words[start..].find(close)?;
                let tokens = self.tokens(sentence);
                tokens.has_any(&ABOUT).then_some(())?;
                self.tidy(Span::new(
                    sentence.start + start,
                    sentence.start + start + length,
                ))
            })
    }

    /// "its report, Southvale Constabulary 2023–2025, on 7 August"; "its Third
    /// Report of Session 2025–26, Crime on the docks (HC 551)".
    fn after_the_word_report(&self) -> Option<Span> {
        let prose = self.head().filter(|piece| piece.cell.is_none());
        let found = prose.flat_map(|piece| sentences(&self.document.text, piece.span));
        found.into_iter().find_map(|sentence| {
            let tokens = self.tokens(sentence);
            let at = (0..tokens.len()).find(|at| tokens.plain(*at) == "report" && *at > 0)?;
            let mut next = at + 1;
            if tokens.says(next, "of session") {
                next += 2;
                while next < tokens.len() && tokens.plain(next) != "," {
                    next += 1;
                }
            }
            if matches!(tokens.plain(next), "of" | "dated")
                && let Some(day) = day_at(&tokens, next + 1)
            {
                next = day.next;
            }
            next += usize::from(tokens.plain(next) == ",");
            // "This report on 14 September 2023" gives its day.
            let day = day_at(&tokens, next).is_some();
            tokens
                .list
                .get(next)
                .filter(|token| token.capital && !day)?;
            // Words that the sentence goes on with may stand in the title too.
            let end = (next..tokens.len())
                .find(|end| self.ends_a_title(&tokens, *end))
                .unwrap_or(tokens.len());
            self.tidy(tokens.span(next, end))
        })
    }

    fn ends_a_title(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let plain = tokens.plain(at);
        let on_a_day = |at: usize| tokens.plain(at) == "on" && day_at(tokens, at + 1).is_some();
        plain == "("
            || on_a_day(at)
            || plain == "," && (on_a_day(at + 1) || tokens.plain(at + 1) == "which")
            || matches!(plain, "published" | "which") && tokens.plain(at - 1) != "as"
    }

    /// The first heading, where the text speaks of the report by the same words.
    fn title_said_again(&self) -> Option<Span> {
        let heading = self.first_heading()?;
        let words = self.document.words(heading);
        let said = format!("report {words}");
        self.document.text.contains(&said).then_some(())?;
        self.tidy(heading)
    }

    fn first_heading(&self) -> Option<Span> {
        let headings = self
            .pieces
            .iter()
            .filter(|piece| matches!(piece.kind, Kind::Heading(_)));
        headings.map(|piece| piece.span).next()
    }

    /// "Search of Child Q2: recommendations of 15 August 2023", over the rows.
    fn with_recommendations(&self, rows: &[Row]) -> Option<Span> {
        let section = rows.iter().find_map(|row| row.section)?;
        let words = self.document.words(section);
        let end = [
            ": recommendations",
            " – recommendations",
            ": recommendation",
        ]
        .iter()
        .find_map(|after| words.find(after))?;
        self.tidy(Span::new(section.start, section.start + end))
    }

    /// "Response to inspection report: Graded at the Gate"; "Missing and found:
    /// response of the Commissioner".
    fn in_a_heading(&self) -> Option<Span> {
        const INSIDE: [&str; 4] = ["report: ", "inspection: ", "report on ", "report – "];
        const BEFORE: [&str; 10] = [
            "response to:",
            "section 55 response:",
            "statutory response:",
            "response to inspection report:",
            "response to inspectorate report:",
            "response to the inspectorate report:",
            "response to report:",
            "response to the report:",
            "response to hmicfrs report:",
            "our response to:",
        ];
        self.head()
            .filter(|piece| piece.cell.is_none())
            .find_map(|piece| {
                let words = piece.words(self.document);
                (words.split_whitespace().count() <= LONGEST).then_some(())?;
                let lower = words.to_ascii_lowercase();
                let before = BEFORE.iter().find_map(|label| {
                    let rest = lower.strip_prefix(label)?;
                    Some(Span::new(piece.span.end - rest.len(), piece.span.end))
                });
                // "Crime on the docks: the Government’s response": the last part
                // names the answer, and what stands before it the report.
                let after = || {
                    let parts = [": ", " – ", " — ", " - "];
                    let end = parts.iter().filter_map(|part| lower.rfind(part)).max()?;
                    let last = &lower[end..];
                    let answers = ["response", "reply", "answer"];
                    let named = answers.iter().any(|word| last.contains(word));
                    let short = last.split_whitespace().count() <= LONGEST_PART;
                    (named && short).then(|| Span::new(piece.span.start, piece.span.start + end))
                };
                let inside = || {
                    let calls_itself = ["response", "comments", "reply", "answer"];
                    let named = calls_itself.iter().any(|word| lower.contains(word));
                    let end = INSIDE
                        .iter()
                        .find_map(|label| Some(lower.find(label)? + label.len()))?;
                    named.then(|| Span::new(piece.span.start + end, piece.span.end))
                };
                // "Response to the Inspectorate's report: Not lost: the response to children".
                let opens = ["response to", "section 55 response", "statutory response"];
                if opens.iter().any(|open| lower.starts_with(open)) {
                    return self.tidy(before.or_else(inside).or_else(after)?);
                }
                self.tidy(before.or_else(after).or_else(inside)?)
            })
    }

    /// The heading right above "Response of the Commissioner".
    fn above_the_response(&self) -> Option<Span> {
        self.pieces.windows(2).take(HEAD).find_map(|pair| {
            let heading = matches!(pair[0].kind, Kind::Heading(_));
            let below = pair[1].words(self.document).to_lowercase();
            let response = below.starts_with("response of") || below.starts_with("response from");
            (heading && response).then(|| self.tidy(pair[0].span))?
        })
    }

    /// The title of a page that is no letter and does not call itself an answer.
    fn first_line(&self) -> Option<Span> {
        let letter = self
            .pieces
            .iter()
            .any(|piece| crate::letters::greets(piece.words(self.document)));
        let heading = self.first_heading().filter(|_| !letter)?;
        let tokens = self.tokens(heading);
        let other = tokens.has_any(&[
            "response",
            "responses",
            "reply",
            "answer",
            "commissioner",
            "mayor",
            "recommendations",
        ]);
        (!other).then(|| self.tidy(heading))?
    }

    /// The subject of a letter, right after "Dear".
    fn subject(&self) -> Option<Span> {
        let dear = self
            .pieces
            .iter()
            .position(|piece| crate::letters::greets(piece.words(self.document)))?;
        let subject = self.pieces.get(dear + 1)?;
        let tokens = self.tokens(subject.span);
        let short = tokens.len() <= LONGEST / 2 && !subject.words(self.document).ends_with('.');
        let about = tokens.has_any(&[
            "inspection",
            "report",
            "review",
            "assessment",
            "investigation",
        ]);
        let itself = tokens.has_any(&["response", "reply", "answer", "comments"]);
        (short && about && !itself).then(|| self.tidy(subject.span))?
    }
}

/// So many lines are searched for a label: forms begin with theirs.
const MOST_LINES: usize = 60;
