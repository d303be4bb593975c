//! PDF files made of objects written by hand.

/// The objects of a file, numbered from 1. The first is the catalog and the second the
/// node of the pages.
#[derive(Debug, Clone, Default)]
pub(super) struct Made {
    pub(super) objects: Vec<Vec<u8>>,
    pub(super) trailer: String,
    pages: Vec<usize>,
}

/// Two fonts that every reader has, in the encoding of Windows.
pub(super) const FONTS: &str = "/Font << \
    /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> \
    /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>";

impl Made {
    pub(super) fn new() -> Made {
        let mut made = Made::default();
        made.add("<< /Type /Catalog /Pages 2 0 R >>");
        made.add("");
        made
    }

    /// A file of one page that is drawn so.
    pub(super) fn with_page(content: &str) -> Made {
        let mut made = Made::new();
        made.page(content, "");
        made
    }

    /// Adds an object; its number.
    pub(super) fn add(&mut self, object: impl AsRef<[u8]>) -> usize {
        self.objects.push(object.as_ref().to_vec());
        self.objects.len()
    }

    pub(super) fn stream(&mut self, dict: &str, bytes: &[u8]) -> usize {
        let mut object = format!("<< {dict} /Length {} >>\nstream\n", bytes.len()).into_bytes();
        object.extend_from_slice(bytes);
        object.extend_from_slice(b"\nendstream");
        self.add(object)
    }

    /// Adds a page that is drawn so, with more of its own.
    pub(super) fn page(&mut self, content: &str, more: &str) {
        self.page_with(content, &format!("/Resources << {FONTS} >> {more}"));
    }

    /// Adds a page with resources of its own.
    pub(super) fn page_with(&mut self, content: &str, more: &str) {
        // Letters beyond ASCII are written as Windows has them.
        let bytes: Vec<u8> = content.chars().map(byte).collect();
        let content = self.stream("", &bytes);
        let page = self.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {more} >>"
        ));
        self.pages.push(page);
        let kids: Vec<String> = self
            .pages
            .iter()
            .map(|page| format!("{page} 0 R"))
            .collect();
        let (kids, count) = (kids.join(" "), kids.len());
        self.objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>").into_bytes();
    }

    /// The number of a page.
    pub(super) fn number(&self, page: usize) -> usize {
        self.pages[page - 1]
    }

    /// More of the catalog.
    pub(super) fn catalog(&mut self, more: &str) {
        self.objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {more} >>").into_bytes();
    }

    /// The file, with a table of its objects.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let table = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        for place in &places {
            bytes.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let size = places.len() + 1;
        let trailer = format!(
            "trailer << /Size {size} /Root 1 0 R {} >>\nstartxref\n{table}\n%%EOF\n",
            self.trailer
        );
        bytes.extend(trailer.bytes());
        bytes
    }
}

fn byte(letter: char) -> u8 {
    match letter {
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        letter => u8::try_from(u32::from(letter)).unwrap(),
    }
}

/// One line at a place.
pub(super) fn line(x: f64, y: f64, size: f64, words: &str) -> String {
    format!("BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n")
}

/// One bold line at a place.
pub(super) fn bold(x: f64, y: f64, size: f64, words: &str) -> String {
    format!("BT /F2 {size} Tf {x} {y} Td ({words}) Tj ET\n")
}
