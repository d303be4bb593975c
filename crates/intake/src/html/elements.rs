//! What the elements of a page mean for its text.

use html5ever::tokenizer::Tag;

/// What an element does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Heading(u8),
    Item,
    List,
    NumberedList,
    Cell,
    /// A table or a row of one: ends the cell before it.
    Row,
    Quote,
    /// The part of a page that is the document.
    Main,
    /// A header or footer: left out unless it stands in the main part.
    Edge,
    /// Left out with everything in it.
    LeftOut,
    /// Begins and ends a block.
    Block,
    Break,
    /// Does nothing to the text: `<b>`, `<a>`.
    Inline,
}

pub(super) fn element(name: &str) -> Element {
    match name {
        "h1" => Element::Heading(1),
        "h2" => Element::Heading(2),
        "h3" => Element::Heading(3),
        "h4" => Element::Heading(4),
        "h5" => Element::Heading(5),
        "h6" => Element::Heading(6),
        "li" | "dd" | "dt" => Element::Item,
        "ul" | "menu" | "dir" | "dl" => Element::List,
        "ol" => Element::NumberedList,
        "td" | "th" => Element::Cell,
        "table" | "tr" | "thead" | "tbody" | "tfoot" => Element::Row,
        "blockquote" => Element::Quote,
        "main" | "article" => Element::Main,
        "header" | "footer" => Element::Edge,
        "nav" | "aside" | "script" | "style" | "noscript" | "template" | "svg" | "math"
        | "button" | "select" | "textarea" | "title" | "iframe" | "object" | "audio" | "video"
        | "canvas" | "dialog" | "noembed" | "noframes" | "xmp" => Element::LeftOut,
        "address" | "body" | "caption" | "center" | "details" | "div" | "fieldset"
        | "figcaption" | "figure" | "form" | "head" | "hr" | "html" | "legend" | "option" | "p"
        | "pre" | "search" | "section" | "summary" => Element::Block,
        "br" => Element::Break,
        _ => Element::Inline,
    }
}

/// Whether an element has no end tag, so that nothing can stand in it.
pub(super) fn is_void(tag: &Tag) -> bool {
    matches!(
        &*tag.name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element's end tag may be left out: it ends where the next such
/// begins.
pub(super) fn ends_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "option"
    )
}

/// Whether a tag says that it is not shown, or is a menu, banner or search box.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| {
        let value = attribute.value.trim().to_ascii_lowercase();
        match &*attribute.name.local {
            // A panel that a search of the page opens is shown when it is asked for.
            "hidden" => value != "until-found",
            "aria-hidden" => value == "true",
            "role" => matches!(
                value.as_str(),
                "navigation" | "banner" | "contentinfo" | "search" | "complementary"
            ),
            _ => false,
        }
    })
}

/// Whether a tag says that it is the main part of the page.
pub(super) fn is_main(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| {
        &*attribute.name.local == "role" && attribute.value.trim().eq_ignore_ascii_case("main")
    })
}
