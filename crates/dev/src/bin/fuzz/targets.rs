//! What is thrown at: every reader of bytes or words that come from outside.
//!
//! A target fails by a panic. Of what was read, what must hold is checked: spans are
//! of the text, and what is kept as JSON comes back the same.

use std::path::Path;
use std::sync::OnceLock;

use answerable_intake::publication::{self, Publication};
use answerable_intake::tracker::{Columns, Order, read_day, read_file, rows_of, words_of_status};
use answerable_intake::{
    Directory, Found, Given, IntakeError, Mapping, Media, Reading, Span, decode, read,
    read_by_pdftotext, read_deadline,
};
use answerable_register::calendar::Day;
use answerable_register::directory;
use answerable_register::entry::Entry;
use answerable_register::fold::Register;
use answerable_testkit::bad_documents;
use answerable_testkit::country;
use answerable_testkit::examples;
use anyhow::{Context as _, Result};

/// One reader.
pub(crate) struct Target {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// Documents from which inputs are made.
    pub(crate) seeds: fn() -> Result<Vec<Vec<u8>>>,
    /// Reads one input.
    pub(crate) run: fn(&[u8]),
}

impl std::fmt::Debug for Target {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.name)
    }
}

/// Every target.
pub(crate) const ALL: [Target; 16] = [
    Target {
        name: "html",
        seeds: || seeds(&["html"]),
        run: |bytes| document(bytes, Media::Html),
    },
    Target {
        name: "text",
        seeds: || seeds(&["txt"]),
        run: |bytes| document(bytes, Media::PlainText),
    },
    Target {
        name: "eml",
        seeds: || seeds(&["eml"]),
        run: |bytes| document(bytes, Media::Email),
    },
    Target {
        name: "docx",
        seeds: || packed(WORD_PARTS),
        run: |bytes| of_parts(bytes, WORD_PARTS, Media::Docx),
    },
    Target {
        name: "odt",
        seeds: || packed(OPEN_PARTS),
        run: |bytes| of_parts(bytes, OPEN_PARTS, Media::Odt),
    },
    Target {
        name: "pdf",
        seeds: pdfs,
        run: |bytes| document(bytes, Media::Pdf),
    },
    Target {
        name: "pdftotext",
        seeds: || Ok(vec![PRINTED.into(), ONE_PAGE.into()]),
        run: by_pdftotext,
    },
    Target {
        name: "media",
        seeds: || seeds(&["txt", "html", "eml", "docx", "odt", "xlsx", "pdf"]),
        run: media,
    },
    Target {
        name: "csv",
        seeds: || seeds(&["csv"]),
        run: tracker,
    },
    Target {
        name: "xlsx",
        seeds: || packed(SHEET_PARTS),
        run: workbook,
    },
    Target {
        name: "rows",
        seeds: || seeds(&["csv"]),
        run: rows,
    },
    Target {
        name: "mapping",
        seeds: || Ok(vec![MAPPING.into()]),
        run: mapping,
    },
    Target {
        name: "published",
        seeds: published_seeds,
        run: published,
    },
    Target {
        name: "deadline",
        seeds: phrases,
        run: deadline,
    },
    Target {
        name: "names",
        seeds: name_seeds,
        run: names,
    },
    Target {
        name: "entry",
        seeds: entries,
        run: entry,
    },
];

/// Readers that are broken on purpose: a run that finds nothing in them has stopped
/// working. They are run when they are named.
const CONTROLS: [Target; 3] = [
    Target {
        name: "control-panics",
        seeds: phrases,
        run: |bytes| assert!(bytes.len() % 7 != 3, "on purpose"),
    },
    Target {
        name: "control-hangs",
        seeds: phrases,
        run: |bytes| {
            while bytes.len() % 11 == 3 {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
        },
    },
    Target {
        name: "control-ends",
        seeds: phrases,
        run: |bytes| {
            if bytes.len() % 13 == 3 {
                std::process::abort();
            }
        },
    },
];

/// The target or control of that name.
pub(crate) fn named(name: &str) -> Option<&'static Target> {
    ALL.iter()
        .chain(&CONTROLS)
        .find(|target| target.name == name)
}

const MAPPING: &str = include_str!("../../../../../data/mappings/pfd-by-recipient.toml");

const TODAY: Day = Day::constant(2026, 11, 22);

/// The longest seed, in bytes: of a longer file its beginning serves.
const LONGEST_SEED: usize = 200_000;

/// The gold documents that may be looked at, and the bad ones, of these endings.
fn seeds(endings: &[&str]) -> Result<Vec<Vec<u8>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading/tuning");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        let listed = std::fs::read_dir(&folder)
            .with_context(|| format!("no folder {}", folder.display()))?;
        let mut paths: Vec<_> = listed.map_while(Result::ok).map(|one| one.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|one| ending == *one))
            {
                found.push(std::fs::read(path)?);
            }
        }
    }
    for bad in bad_documents::all() {
        if endings
            .iter()
            .any(|ending| bad.name.ends_with(&format!(".{ending}")))
        {
            found.push(bad.bytes());
        }
    }
    found
        .iter_mut()
        .for_each(|seed| seed.truncate(LONGEST_SEED));
    found.retain(|seed| !seed.is_empty());
    found.push(b"The force should act.".to_vec());
    Ok(found)
}

/// The parts that are read of a packed file, in their order.
type Parts = &'static [&'static str];

const WORD_PARTS: Parts = &[
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/comments.xml",
    "docProps/core.xml",
];
const OPEN_PARTS: Parts = &["content.xml", "styles.xml", "meta.xml"];
const SHEET_PARTS: Parts = &[
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
];

/// What stands between the parts of a packed file while they are changed.
const BETWEEN: &[u8] = b"\n%%part%%\n";

/// The words of packed files' parts, one behind the other, and packed files whole.
fn packed(parts: Parts) -> Result<Vec<Vec<u8>>> {
    let ending = match parts {
        WORD_PARTS => "docx",
        OPEN_PARTS => "odt",
        _ => "xlsx",
    };
    let mut found = seeds(&[ending])?;
    let unpacked: Vec<Vec<u8>> = found
        .iter()
        .filter_map(|file| unpack(file, parts))
        .collect();
    found.extend(unpacked);
    found.push(EXAMPLES.as_bytes().to_vec());
    Ok(found)
}

/// Elements of every packed kind.
const EXAMPLES: &str = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Recommendations</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>The force should act by May 2025.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document><office:text><text:h text:outline-level=\"1\">Recommendations</text:h><text:list><text:list-item><text:p>The force should act.</text:p></text:list-item></text:list></office:text><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Recommendation</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>45000</v></c></row></sheetData></worksheet>";

fn unpack(file: &[u8], parts: Parts) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).ok()?;
    let mut all = Vec::new();
    for name in parts {
        if let Ok(part) = archive.by_name(name) {
            part.take(LONGEST_SEED as u64).read_to_end(&mut all).ok()?;
        }
        all.extend_from_slice(BETWEEN);
    }
    Some(all)
}

/// Packs words into parts again; a packed file that was changed stays as it is.
fn packed_again(bytes: &[u8], parts: Parts, others: &[(&str, &str)]) -> Option<Vec<u8>> {
    use std::io::Write as _;
    if bytes.starts_with(b"PK") {
        return Some(bytes.to_vec());
    }
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut rest = bytes;
    for (name, words) in others {
        zip.start_file(*name, stored).ok()?;
        zip.write_all(words.as_bytes()).ok()?;
    }
    for name in parts {
        let end = rest.windows(BETWEEN.len()).position(|here| here == BETWEEN);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.strip_prefix(BETWEEN).unwrap_or(after);
        if others.iter().all(|(other, _)| other != name) {
            zip.start_file(*name, stored).ok()?;
            zip.write_all(part).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

fn of_parts(bytes: &[u8], parts: Parts, media: Media) {
    if let Some(file) = packed_again(bytes, parts, &[]) {
        document(&file, media);
    }
}

/// What `pdftotext -bbox` prints.
const PRINTED: &str = "<doc>\n<page width=\"595.0\" height=\"842.0\">\n<word xMin=\"72.0\" yMin=\"134.1\" xMax=\"100.0\" yMax=\"144.2\">Police</word>\n<word xMin=\"104.0\" yMin=\"134.1\" xMax=\"140.0\" yMax=\"144.2\">should</word>\n<word xMin=\"144.0\" yMin=\"134.1\" xMax=\"170.0\" yMax=\"144.2\">act&amp;</word>\n</page>\n</doc>\n";

/// A page with tags, a rule, a box, a layer, a form and two fonts, unpacked: what is
/// changed in it changes what the page is.
const ONE_PAGE: &str = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> /OCProperties << /D << /OFF [8 0 R] >> >> >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 0 /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 << /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 9 0 R >> >> /XObject << /X 10 0 R >> /Properties << /L 8 0 R >> >> /Annots [<< /Subtype /Text /Contents (x) >>] >>\nendobj\n4 0 obj\n<< /Length 420 >>\nstream\n/P << /MCID 0 >> BDC BT /F1 11 Tf 72 700 Td 14 TL (The force should) Tj T* [(act) -250 (now)] TJ ET EMC\n/TD << /MCID 1 >> BDC BT /F1 9 Tf 1 0 0 1 72 600 Tm (By 1 May 2027) Tj ET EMC\n72 590 200 1 re f q 1 0 0 1 300 0 cm /X Do Q\n/OC /L BDC BT /F2 10 Tf 72 500 Td <00410042> Tj ET EMC\n0 g 70 650 200 22 re f 0 0 100 100 re W n 10 10 m 200 10 l S\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /a /b /fi] >> /FirstChar 32 /Widths [250 333] >>\nendobj\n6 0 obj\n<< /Type /StructTreeRoot /K [7 0 R] /RoleMap << /Para /P >> >>\nendobj\n7 0 obj\n<< /Type /StructElem /S /Table /P 6 0 R /Pg 3 0 R /K [<< /S /TR /K [<< /S /TD /Pg 3 0 R /K 1 >>] >> << /S /P /Pg 3 0 R /K 0 >>] >>\nendobj\n8 0 obj\n<< /Type /OCG /Name (x) >>\nendobj\n9 0 obj\n<< /Length 90 >>\nstream\n1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0041> <0061> endbfchar\nendstream\nendobj\n10 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X 10 0 R >> >> /Length 40 >>\nstream\nBT /F1 8 Tf 10 10 Td (form) Tj ET /X Do\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer << /Size 11 /Root 1 0 R /Info << /Author (x) >> >>\nstartxref\n9999\n%%EOF\n";

/// Whole small files: of a longer one a stretch is left, in which objects are looked for.
fn pdfs() -> Result<Vec<Vec<u8>>> {
    let mut found = seeds(&["pdf"])?;
    found.extend(std::iter::repeat_n(ONE_PAGE.into(), found.len().max(1)));
    Ok(found)
}

/// What is changed is what another program printed; or else the file beside it.
fn by_pdftotext(bytes: &[u8]) {
    let (file, printed) = match bytes.starts_with(b"%PDF") {
        true => (bytes, PRINTED.as_bytes()),
        false => (ONE_PAGE.as_bytes(), bytes),
    };
    told(read_by_pdftotext(file, printed, |_| everybody()));
}

/// Who there is: an invented country.
struct Country(Register);

impl Directory for Country {
    fn find(&self, words: &str) -> Found {
        match self.0.directory().find(words, TODAY) {
            directory::Found::Body(body) => Found::Body(body.to_string()),
            directory::Found::Office { body, title } => Found::Office {
                body: body.to_string(),
                title,
            },
            directory::Found::Group(group) => Found::Group(group.to_string()),
            directory::Found::Unresolved { candidates } => Found::Unresolved { candidates },
        }
    }

    fn may_begin(&self, words: &str) -> bool {
        self.0.directory().may_begin(words)
    }
}

fn everybody() -> &'static Country {
    static COUNTRY: OnceLock<Country> = OnceLock::new();
    COUNTRY.get_or_init(|| {
        let mut register = Register::default();
        for fact in country::everything() {
            register.fold(Entry::new("fuzz", TODAY, fact));
        }
        Country(register)
    })
}

fn document(bytes: &[u8], media: Media) {
    told(read(bytes, media, everybody()));
}

fn media(bytes: &[u8]) {
    let _ = decode(bytes);
    for name in ["x", "x.docx", "x.odt", "x.eml", "x.html", "x.pdf", "x.csv"] {
        if let Err(why) = Media::of(name, bytes) {
            assert!(why.to_string().len() > 10, "a reason");
        }
    }
}

fn told(read: Result<Reading, IntakeError>) {
    let reading = match read {
        Ok(reading) => reading,
        Err(why) => return assert!(why.to_string().len() > 10, "a reason"),
    };
    let text = &reading.document.text;
    let whole = |span: Span| {
        assert!(
            text.get(span.start..span.end)
                .is_some_and(|words| !words.is_empty()),
            "a span of the text"
        )
    };
    let blocks = &reading.document.blocks;
    for pair in blocks.windows(2) {
        assert!(
            pair[0].span.end <= pair[1].span.start,
            "blocks never overlap"
        );
    }
    blocks.iter().for_each(|block| whole(block.span));
    reading
        .document
        .furniture
        .iter()
        .for_each(|span| whole(*span));
    reading
        .unused
        .iter()
        .for_each(|unused| whole(unused.passage));
    for (place, proposal) in reading.proposals.iter().enumerate() {
        whole(proposal.passage);
        proposal
            .lead_in
            .iter()
            .chain(&proposal.deadline_words)
            .for_each(|span| whole(*span));
        assert!(
            proposal.under.is_none_or(|under| under < place),
            "causes stand before"
        );
        assert!(!proposal.because.is_empty(), "every proposal says why");
    }
    let kept = serde_json::to_string(&reading).expect("a reading is kept as JSON");
    let back: Reading = serde_json::from_str(&kept).expect("and read back");
    assert_eq!(back, reading);
}

fn tracker(bytes: &[u8]) {
    let Ok(workbook) = read_file(bytes) else {
        return;
    };
    for sheet in &workbook.sheets {
        let mut columns = Columns::guessed(sheet, |_| None);
        for (column, _) in columns.two_ways(sheet) {
            columns.orders.insert(column, Order::DayFirst);
        }
        let _ = rows_of(sheet, &columns);
        let _ = words_of_status(sheet, &columns);
    }
}

fn workbook(bytes: &[u8]) {
    let whole = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"x\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
    ];
    // Half with a list of parts that holds, half with their own.
    let others = if bytes.len().is_multiple_of(2) {
        &whole[..]
    } else {
        &whole[1..]
    };
    if let Some(file) = packed_again(bytes, SHEET_PARTS, others) {
        tracker(&file);
    }
}

fn rows(bytes: &[u8]) {
    static HELD: OnceLock<Mapping> = OnceLock::new();
    let mapping = HELD.get_or_init(|| Mapping::parse(MAPPING).expect("a mapping that ships"));
    let sheet = [HEADINGS.as_bytes(), bytes].concat();
    for bytes in [bytes, &sheet] {
        let _ = mapping.fits(bytes);
        if let Ok(dry) = mapping.read(bytes) {
            let taken: usize = dry
                .reports
                .iter()
                .map(|report| report.recipients.len())
                .sum();
            assert_eq!(taken + dry.refused.len(), dry.rows, "no row is lost");
        }
    }
}

/// The headings that the mapping knows.
const HEADINGS: &str = "ref,date_of_report,coroner_area,category,recipient,recipient_no,recipients_listed,report_response_status,recipients_counted,replies_counted,due_56_days,reply_documents\n";

fn mapping(bytes: &[u8]) {
    if let Ok(mapping) = Mapping::parse(&String::from_utf8_lossy(bytes)) {
        let _ = mapping.read(HEADINGS.as_bytes());
    }
}

fn published_seeds() -> Result<Vec<Vec<u8>>> {
    let block = "<!doctype html><p>x</p><script type=\"application/json\" id=\"answerable-answer\">{\"format\":1,\"answer\":{\"id\":\"x\",\"published-on\":\"2026-11-22\",\"by\":{\"id\":\"x\",\"name\":\"x\"},\"reports\":[],\"recommendations\":[]}}</script>";
    let mut found = seeds(&["html"])?;
    found.extend(std::iter::repeat_n(block.as_bytes().to_vec(), 40));
    Ok(found)
}

fn published(bytes: &[u8]) {
    let Ok(answer) = publication::read(bytes) else {
        return;
    };
    let block = answer.block();
    let back: Publication =
        publication::read(block.as_bytes()).expect("what was read is written and read");
    assert_eq!(back, answer);
}

fn phrases() -> Result<Vec<Vec<u8>>> {
    let phrases = [
        "by 30 September 2025",
        "within three months of publication",
        "by the end of March 2026",
        "immediately",
        "9th Aoril 2024",
        "every six months",
        "by autumn 2025",
        "within 56 days",
        "31/03/2025",
        "before the next inspection",
        "no later than 1 May",
        "by the end of the financial year",
        "on an annual basis",
        "within 6 to 9 months",
        "Q3 2025/26",
    ];
    Ok(phrases.map(Into::into).to_vec())
}

fn deadline(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let _ = read_deadline(&words, Given::default());
    for order in [Order::DayFirst, Order::MonthFirst] {
        let _ = read_day(&words, Some(order));
    }
    let _ = read_day(&words, None);
}

fn name_seeds() -> Result<Vec<Vec<u8>>> {
    let names = [
        "Exampleshire Police",
        "the Chief Constable of Exampleshire",
        "all chief constables",
        "Northmoor PCC",
        "PCCs",
        "Exampleshire Police, Northmoor Police and the College of Policing",
        "HMCIFRS",
        "Exampleshire Constabulary",
        "the force",
        "lead for vetting",
        "Police and Crime Commissioner for Northmoor",
        "forces and the National Board",
    ];
    Ok(names.map(Into::into).to_vec())
}

/// The names alone, and where a document names whom it asks.
fn names(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let _ = everybody().find(&words);
    let asks = format!(
        "By May 2025, {words} should publish a plan. We recommend that {words} act with {words}.\n"
    );
    document(asks.as_bytes(), Media::PlainText);
}

fn entries() -> Result<Vec<Vec<u8>>> {
    let all = examples::every_kind()
        .into_iter()
        .chain(country::everything());
    let bytes = all.map(|fact| Entry::new("fuzz", TODAY, fact).to_bytes());
    bytes.map(|bytes| Ok(bytes?)).collect()
}

fn entry(bytes: &[u8]) {
    if let Ok(entry) = Entry::from_bytes(bytes) {
        // A number beyond 2^53 is read, and refused where it would be written.
        let Ok(again) = entry.to_bytes() else { return };
        assert_eq!(
            Entry::from_bytes(&again).expect("what was written is read"),
            entry
        );
    }
}
