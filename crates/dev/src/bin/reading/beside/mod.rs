//! `cargo dev reading --beside`: the text that is drawn from documents, and how fast,
//! beside programs that others wrote, on the same files in the same run.
//!
//! Web pages beside trafilatura: how much of what the gold files ask is in the text
//! that each keeps, and how many words each keeps in all. PDF beside pdftotext and
//! PDFium, on the same pages printed by a browser: how many of pdftotext's words each
//! has. One program is asked after the other, round by round; ours twice, for the text
//! alone and for the whole reading with its proposals.

mod figures;
mod others;
mod words;

use std::path::{Path, PathBuf};
use std::time::Instant;

use answerable_intake::{Media, Reading, read, text};
use anyhow::{Context as _, Result};

use crate::folder::Document;
use crate::names::Names;
use crate::printed::{self, Printed};
use crate::score;
use figures::{Range, Speed, share};
use others::{Library, pdftotext};
use words::{kept_of, words};

/// Rounds of each.
const ROUNDS: usize = 5;

/// How many web pages make the long report, which is to have 200 pages of paper or more.
const LONG_REPORT_PARTS: usize = 260;

/// Measures and prints.
///
/// # Errors
/// No browser to print with, or a file that cannot be read.
pub(crate) fn beside(mut documents: Vec<Document>, names: &Names) -> Result<()> {
    documents.retain(printed::is_a_page);
    web_pages(&documents, names)?;
    let long = printed::joined(&documents, LONG_REPORT_PARTS);
    let pdfs = printed::print(documents, Printed::Tagged)?;
    pdf(&pdfs, names)?;
    long_report(&long, names)
}

fn web_pages(pages: &[Document], names: &Names) -> Result<()> {
    println!(
        "Web pages: {} of the gold that may be looked at (goal: 300 documents/s with proposals)\n",
        pages.len()
    );
    let ours = texts(pages)?;
    report_web("ours", pages, &ours);
    let alone = timed(|| texts(pages).map(drop))?;
    let whole = timed(|| readings(pages, names))?;
    let count = pages.len();
    println!(
        "{}",
        speed("ours, the text alone", "documents/s", count, &alone, None)
    );
    println!(
        "{}",
        speed(
            "ours, with its proposals",
            "documents/s",
            count,
            &whole,
            None
        )
    );
    let folder = files(pages, "html")?;
    let Some(theirs) = others::draw(Library::Trafilatura, &folder.paths, ROUNDS)? else {
        return Ok(());
    };
    report_web("trafilatura", pages, &theirs.texts);
    println!(
        "{}\n",
        speed(
            "trafilatura",
            "documents/s",
            count,
            &theirs.seconds,
            Some(&alone)
        )
    );
    Ok(())
}

fn report_web(name: &str, pages: &[Document], texts: &[String]) {
    let asked: Vec<(usize, usize)> = pages
        .iter()
        .zip(texts)
        .map(|(page, text)| {
            let asked = page.gold.asks.iter().map(|ask| ask.words.as_str());
            kept_of(&words(&asked.collect::<Vec<_>>().join(" ")), text)
        })
        .collect();
    let (kept, all) = asked
        .iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let in_all: usize = texts.iter().map(|text| words(text).len()).sum();
    println!(
        "  {name}: {} of the words of what is asked, {in_all} words in all",
        share(kept, all)
    );
}

fn pdf(pdfs: &[Document], names: &Names) -> Result<()> {
    let folder = files(pdfs, "pdf")?;
    let pdfium = others::draw(Library::Pdfium, &folder.paths, ROUNDS)?;
    let pages = pdfium.as_ref().map_or(pdfs.len(), |drawn| drawn.pages);
    println!("PDF: the same, printed with tags, {pages} pages (goal: 500 pages/s)\n");
    let ours = texts(pdfs)?;
    let alone = timed(|| texts(pdfs).map(drop))?;
    let whole = timed(|| readings(pdfs, names))?;
    println!(
        "{}",
        speed("ours, the text alone", "pages/s", pages, &alone, None)
    );
    println!(
        "{}",
        speed("ours, with its proposals", "pages/s", pages, &whole, None)
    );
    match pdftotext(&folder.paths, ROUNDS)? {
        None => println!("  pdftotext is not here (apt-get install poppler-utils): not compared"),
        Some(theirs) => {
            let name = "pdftotext, a process each";
            println!(
                "{}",
                speed(name, "pages/s", pages, &theirs.seconds, Some(&alone))
            );
            report_pdf("ours", &ours, &theirs.texts);
            if let Some(pdfium) = &pdfium {
                report_pdf("PDFium", &pdfium.texts, &theirs.texts);
            }
        }
    }
    if let Some(pdfium) = &pdfium {
        println!(
            "{}",
            speed("PDFium", "pages/s", pages, &pdfium.seconds, Some(&alone))
        );
    }
    Ok(())
}

fn report_pdf(name: &str, texts: &[String], theirs: &[String]) {
    let pairs = texts.iter().zip(theirs);
    let (kept, all) = pairs
        .map(|(text, other)| kept_of(&words(other), text))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("  {name}: {} of pdftotext's words", share(kept, all));
}

/// The main parts of all pages one after another as one report, printed and as it is.
fn long_report(page: &[u8], names: &Names) -> Result<()> {
    let paper = printed::tagged(page)?;
    println!("\nOne long report (goal: 200 pages to proposals within 1 s)\n");
    for (form, bytes, media) in [
        ("PDF", paper.as_slice(), Media::Pdf),
        ("web page", page, Media::Html),
    ] {
        let drawn: Reading = read(bytes, media, names)?;
        let pages = drawn.document.blocks.iter().filter_map(|block| block.page);
        let pages = pages
            .max()
            .map_or_else(String::new, |last| format!("{last} pages, "));
        let took = Range::of(timed(|| Ok(read(bytes, media, names).map(drop)?))?.into_iter());
        let proposals = drawn.proposals.len();
        println!("  as one {form}, {pages}{proposals} proposals: {took} s");
    }
    Ok(())
}

fn speed<'a>(
    name: &'a str,
    unit: &'static str,
    count: usize,
    seconds: &'a [f64],
    ours: Option<&'a [f64]>,
) -> Speed<'a> {
    Speed {
        name,
        unit,
        count,
        seconds,
        ours,
    }
}

fn texts(documents: &[Document]) -> Result<Vec<String>> {
    let text = |document: &Document| -> Result<String> {
        let name = Path::new(&document.path).file_name().unwrap_or_default();
        let media = Media::of(&name.to_string_lossy(), &document.bytes)?;
        let read = text(&document.bytes, media);
        Ok(read.with_context(|| document.path.clone())?.text)
    };
    documents.iter().map(text).collect()
}

fn readings(documents: &[Document], names: &Names) -> Result<()> {
    documents
        .iter()
        .try_for_each(|document| score::reading(document, names).map(drop))
}

fn timed(mut once: impl FnMut() -> Result<()>) -> Result<Vec<f64>> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        once()?;
        rounds.push(start.elapsed().as_secs_f64());
    }
    Ok(rounds)
}

/// The documents as files, gone when this is.
struct Files {
    _folder: tempfile::TempDir,
    paths: Vec<PathBuf>,
}

fn files(documents: &[Document], ending: &str) -> Result<Files> {
    let folder = tempfile::tempdir()?;
    let write = |(nth, document): (usize, &Document)| -> Result<PathBuf> {
        let path = Path::new(folder.path()).join(format!("{nth:04}.{ending}"));
        std::fs::write(&path, &document.bytes)?;
        Ok(path)
    };
    let paths = documents
        .iter()
        .enumerate()
        .map(write)
        .collect::<Result<_>>()?;
    Ok(Files {
        _folder: folder,
        paths,
    })
}
