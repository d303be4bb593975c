//! Why a PDF was not read.

/// Why a PDF was not read: each is something that whoever has the file can put right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfRefusal {
    /// It leads to no page.
    #[error(
        "this PDF is damaged or cut short: no page of it can be found; get it again, or open it \
         and save it again"
    )]
    Damaged,
    /// It opens only with a password.
    #[error("this PDF is locked with a password; open it, save it without and try again")]
    Locked,
    /// Every page is a picture.
    #[error(
        "this PDF is a picture of its pages: no words stand in it, and none are guessed; ask \
         whoever made it for one with its words, or type them"
    )]
    Scanned,
    /// What `pdftotext` drew from it has no page.
    #[error("pdftotext found no page in this PDF; try it again without pdftotext")]
    NoPagesByPdftotext,
    /// It has more pages than are read.
    #[error("this PDF has more than {most} pages; cut it into its parts and read each")]
    TooManyPages {
        /// The most.
        most: usize,
    },
    /// It unpacks to more than anything real does.
    #[error("this PDF unpacks to more than {most} bytes, as no report does")]
    UnpacksTooFar {
        /// The most, in bytes.
        most: usize,
    },
    /// It is made of more values than anything real is.
    #[error("this PDF is made of more than {most} values, as no report is")]
    TooManyValues {
        /// The most.
        most: usize,
    },
    /// Its pages are drawn in more steps than anything real is.
    #[error("the pages of this PDF are drawn in more than {most} steps, as no report is")]
    DrawsTooMuch {
        /// The most.
        most: usize,
    },
}
