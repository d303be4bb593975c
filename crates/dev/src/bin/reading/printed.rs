//! Gold documents as a browser prints them to PDF: what is lost on paper.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::folder::Document;

/// How pages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Printed {
    /// With tags that tell headings, items and cells.
    Tagged,
    /// Without: only the places of words tell.
    Plain,
}

impl Printed {
    pub(crate) fn named(word: &str) -> Option<Printed> {
        match word {
            "tagged" => Some(Printed::Tagged),
            "plain" => Some(Printed::Plain),
            _ => None,
        }
    }
}

/// The web pages among some documents, printed to PDF.
///
/// # Errors
/// No browser that prints, or one that does not.
pub(crate) fn print(documents: Vec<Document>, how: Printed) -> Result<Vec<Document>> {
    let browser = browser()?;
    let folder = std::env::temp_dir().join("answerable-printed");
    std::fs::create_dir_all(&folder)?;
    let pages = documents.into_iter().filter(is_a_page);
    pages
        .map(|document| {
            let bytes = pdf(&document.bytes, how, &browser, &folder)
                .with_context(|| format!("{} was not printed", document.path))?;
            let path = Path::new(&document.path).with_extension("pdf");
            Ok(Document {
                bytes,
                path: path.display().to_string(),
                ..document
            })
        })
        .collect()
}

/// The main parts of some web pages in one, again and again, so many in all.
pub(crate) fn joined(pages: &[Document], parts: usize) -> Vec<u8> {
    let mut whole = String::from("<!doctype html><html lang=\"en\"><title>Joined</title><main>");
    for page in pages.iter().cycle().take(parts) {
        let text = String::from_utf8_lossy(&page.bytes);
        whole.push_str(main_of(&text));
    }
    whole.push_str("</main></html>");
    whole.into_bytes()
}

/// One web page printed with tags.
///
/// # Errors
/// No browser that prints, or one that does not.
pub(crate) fn tagged(page: &[u8]) -> Result<Vec<u8>> {
    let folder = std::env::temp_dir().join("answerable-printed");
    std::fs::create_dir_all(&folder)?;
    pdf(page, Printed::Tagged, &browser()?, &folder)
}

/// The main part of a page, or all of it.
fn main_of(page: &str) -> &str {
    let inside = || {
        let from = page.find("<main")?;
        let begin = from + page[from..].find('>')? + 1;
        let end = page.rfind("</main>")?;
        page.get(begin..end)
    };
    inside().unwrap_or(page)
}

/// Whether a document is a web page, and may be looked at.
pub(crate) fn is_a_page(document: &Document) -> bool {
    document.path.ends_with(".html") && !document.held_back
}

/// One page as PDF; as it was printed before, if it was.
fn pdf(page: &[u8], how: Printed, browser: &Path, folder: &Path) -> Result<Vec<u8>> {
    let mut hash = DefaultHasher::new();
    page.hash(&mut hash);
    let stem = folder.join(format!("{:016x}-{how:?}", hash.finish()));
    let pdf = stem.with_extension("pdf");
    if !pdf.is_file() {
        let file = stem.with_extension("html");
        std::fs::write(&file, page)?;
        let mut command = Command::new(browser);
        command
            .args(["--headless=new", "--no-sandbox", "--disable-gpu"])
            .arg("--no-pdf-header-footer")
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", file.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if how == Printed::Plain {
            command.arg("--disable-pdf-tagging");
        }
        let status = command.status()?;
        if !status.success() || !pdf.is_file() {
            bail!("the browser printed nothing ({status})");
        }
    }
    Ok(std::fs::read(&pdf)?)
}

fn browser() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&folders).flat_map(|folder| {
        ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name))
    });
    match places.into_iter().find(|place| place.is_file()) {
        Some(place) => Ok(place),
        None => bail!(
            "no browser is here that prints; apt-get install chromium, or set CHROMIUM to one"
        ),
    }
}
