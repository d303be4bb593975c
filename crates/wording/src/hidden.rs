//! What a file holds that its text does not show, in words.

use answerable_intake::{Hidden, HiddenKind};

use crate::numbers;

/// One kind of what is hidden: "The file holds 2 comments. They are left out here, and
/// anybody who opens the file reads them. The first: “…”".
#[must_use]
pub fn line(hidden: &Hidden) -> String {
    let count = |one: &str, more: &str| numbers::count(hidden.count as u64, one, more);
    let words = &hidden.words;
    let left_out = |what: String| {
        let read = match hidden.count {
            1 => "It is left out here, and anybody who opens the file can read it.",
            _ => "They are left out here, and anybody who opens the file can read them.",
        };
        format!("The file holds {what}. {read}{}", first(hidden))
    };
    match hidden.what {
        HiddenKind::Insertions => format!(
            "The file holds {}, not yet accepted, and read here as the document’s own words.{}",
            count("tracked insertion", "tracked insertions"),
            first(hidden)
        ),
        HiddenKind::Deletions => left_out(count("tracked deletion", "tracked deletions")),
        HiddenKind::Comments => left_out(count("comment", "comments")),
        HiddenKind::HiddenText => left_out(count("hidden passage", "hidden passages")),
        HiddenKind::Author => format!("The file names its author: {words}."),
        HiddenKind::LastChangedBy => format!("The file names who changed it last: {words}."),
        HiddenKind::Company => format!("The file names a company: {words}."),
        HiddenKind::Attachments => {
            let what = count("attached file", "attached files");
            let which = match words.is_empty() {
                true => String::new(),
                false => format!(": {words}"),
            };
            let not_read = match hidden.count {
                1 => "which is not read",
                _ => "which are not read",
            };
            format!("The file carries {what}, {not_read}{which}.")
        }
        HiddenKind::BlindCopies => format!(
            "The e-mail went unseen by the others to {}: {words}.",
            count("person", "people")
        ),
        HiddenKind::Covered => left_out(count(
            "passage under a box or another drawing",
            "passages under boxes or other drawings",
        )),
        HiddenKind::OutsideThePage => left_out(count(
            "passage beside what is shown of its pages",
            "passages beside what is shown of its pages",
        )),
        HiddenKind::PicturePages => match hidden.count {
            1 => format!("Page {words} is a picture: nothing was read from it."),
            _ => format!("Pages {words} are pictures: nothing was read from them."),
        },
        HiddenKind::RecognisedPages => match hidden.count {
            1 => format!(
                "Page {words} is a picture with words that a program recognised in it, and may \
                 have misread."
            ),
            _ => format!(
                "Pages {words} are pictures with words that a program recognised in them, and \
                 may have misread."
            ),
        },
        HiddenKind::NotLookedInto => format!(
            "The words of page{} {words} come from another program. What is hidden there, under \
             a box or in white, was not looked for and may stand among them: compare them with \
             the page.",
            if hidden.count == 1 { "" } else { "s" }
        ),
    }
}

/// How the first of several begins, or the one.
fn first(hidden: &Hidden) -> String {
    let cut = match hidden.words.chars().count() >= Hidden::FIRST_WORDS {
        true => "…",
        false => "",
    };
    match (hidden.words.is_empty(), hidden.count) {
        (true, _) => String::new(),
        (false, 1) => format!(" It says: “{}{cut}”", hidden.words),
        (false, _) => format!(" The first says: “{}{cut}”", hidden.words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_hides_is_said_with_its_number_and_how_it_begins() {
        let said = |what, count, words: &str| {
            line(&Hidden {
                what,
                count,
                words: words.to_owned(),
            })
        };
        let long = "a ".repeat(Hidden::FIRST_WORDS / 2);
        insta::assert_snapshot!([
            said(HiddenKind::Insertions, 2, "should"),
            said(HiddenKind::Deletions, 1, "must never"),
            said(HiddenKind::Comments, 3, "Is this right?"),
            said(HiddenKind::HiddenText, 1, &long),
            said(HiddenKind::Author, 1, "Ann Box"),
            said(HiddenKind::LastChangedBy, 1, "Ann Box"),
            said(HiddenKind::Company, 1, "Northmoor"),
            said(HiddenKind::Attachments, 2, "figures.pdf, logo.gif"),
            said(HiddenKind::Attachments, 1, ""),
            said(HiddenKind::BlindCopies, 1, "ann@northmoor.example"),
            said(HiddenKind::Covered, 2, "Ann Box"),
            said(HiddenKind::OutsideThePage, 1, "draft 3"),
            said(HiddenKind::PicturePages, 4, "3 to 5, 9"),
            said(HiddenKind::RecognisedPages, 1, "2"),
            said(HiddenKind::NotLookedInto, 3, "1 to 3"),
        ]
        .join("\n"), @r"
        The file holds 2 tracked insertions, not yet accepted, and read here as the document’s own words. The first says: “should”
        The file holds one tracked deletion. It is left out here, and anybody who opens the file can read it. It says: “must never”
        The file holds 3 comments. They are left out here, and anybody who opens the file can read them. The first says: “Is this right?”
        The file holds one hidden passage. It is left out here, and anybody who opens the file can read it. It says: “a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a …”
        The file names its author: Ann Box.
        The file names who changed it last: Ann Box.
        The file names a company: Northmoor.
        The file carries 2 attached files, which are not read: figures.pdf, logo.gif.
        The file carries one attached file, which is not read.
        The e-mail went unseen by the others to one person: ann@northmoor.example.
        The file holds 2 passages under boxes or other drawings. They are left out here, and anybody who opens the file can read them. The first says: “Ann Box”
        The file holds one passage beside what is shown of its pages. It is left out here, and anybody who opens the file can read it. It says: “draft 3”
        Pages 3 to 5, 9 are pictures: nothing was read from them.
        Page 2 is a picture with words that a program recognised in it, and may have misread.
        The words of pages 1 to 3 come from another program. What is hidden there, under a box or in white, was not looked for and may stand among them: compare them with the page.
        ");
    }
}
