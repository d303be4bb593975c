//! The markup of a page as a browser reads it: tags, attributes, and the forms
//! that can be filled in.

/// A tag with its attributes, as far as a page of ours can hold one.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(called, _)| called == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Every tag that a browser would make of a page: whatever follows `<` and a
/// letter, with quotation marks as HTML reads them.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, after) = tag(rest);
        tags.push(tag);
        rest = after;
    }
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let ends = |letter: char| letter.is_whitespace() || letter == '>' || letter == '/';
    let end = text.find(ends).unwrap_or(text.len());
    let mut tag = Tag {
        name: text[..end].to_lowercase(),
        attributes: Vec::new(),
    };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest);
        }
        let ends = |letter: char| letter.is_whitespace() || "=>/".contains(letter);
        let end = rest[1..].find(ends).map_or(rest.len(), |end| end + 1);
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start();
            let quoted = given.chars().next().filter(|mark| "\"'".contains(*mark));
            let (text, after) = match quoted {
                Some(mark) => given[1..].split_once(mark).unwrap_or((&given[1..], "")),
                None => {
                    let ends = |letter: char| letter.is_whitespace() || letter == '>';
                    given.split_at(given.find(ends).unwrap_or(given.len()))
                }
            };
            value = plain(text);
            rest = after;
        }
        tag.attributes.push((name, value));
    }
}

/// The letters that references stand for.
pub(crate) fn plain(text: &str) -> String {
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

/// What in a page could run, load, or lead out of the site: nothing, if all is well.
pub(crate) fn harmful(page: &str) -> Vec<String> {
    const NEVER: [&str; 18] = [
        "script",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "base",
        "style",
        "img",
        "image",
        "video",
        "audio",
        "source",
        "template",
        "math",
        "foreignobject",
        "animate",
        "marquee",
    ];
    const ADDRESSES: [&str; 8] = [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "xlink:href",
        "srcset",
    ];
    // The last leads to a person's app for codes, from the page that sets it up.
    const SCHEMES: [&str; 4] = ["http", "https", "mailto", "otpauth"];
    let mut harmful = Vec::new();
    for tag in tags(page) {
        if NEVER.contains(&tag.name.as_str()) {
            harmful.push(format!("<{}>", tag.name));
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") || ["style", "srcdoc", "formaction"].contains(&name.as_str())
            {
                harmful.push(format!("<{} {name}>", tag.name));
            }
            let address = value.trim().to_lowercase();
            let scheme = address
                .split([':', '/', '?', '#'])
                .next()
                .unwrap_or_default();
            let has_scheme = address[scheme.len()..].starts_with(':');
            if ADDRESSES.contains(&name.as_str()) && has_scheme && !SCHEMES.contains(&scheme) {
                harmful.push(format!("<{} {name}={address}>", tag.name));
            }
        }
        let refreshes = tag.get("http-equiv").is_some();
        if refreshes {
            harmful.push("<meta http-equiv>".to_owned());
        }
    }
    harmful
}

/// A form: where it goes, and every field with what stands in it.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether a person types what stands in it.
    pub(crate) is_typed: bool,
}

/// The forms of a page that are sent by POST and hold no file.
pub(crate) fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut open = false;
    for tag in tags(page) {
        match tag.name.as_str() {
            "form" => {
                let enctype = tag.get("enctype").unwrap_or_default();
                open = tag.get("method") == Some("post") && !enctype.contains("multipart");
                if open {
                    let action = tag.get("action").unwrap_or_default().to_owned();
                    forms.push(Form {
                        action,
                        fields: Vec::new(),
                    });
                }
            }
            "input" | "textarea" | "select" if open => {
                let Some(name) = tag.get("name") else {
                    continue;
                };
                let kind = tag.get("type").unwrap_or("text");
                let chosen = ["radio", "checkbox"].contains(&kind);
                let typed = tag.name == "textarea"
                    || ["text", "email", "url", "search", "password"].contains(&kind);
                let is_known = |field: &Field| field.name == name;
                let form = forms.last_mut().expect("a form is open");
                if chosen && form.fields.iter().any(is_known) {
                    continue;
                }
                form.fields.push(Field {
                    name: name.to_owned(),
                    value: tag.get("value").unwrap_or_default().to_owned(),
                    is_typed: typed && tag.get("readonly").is_none(),
                });
            }
            _ => {}
        }
    }
    forms
}

#[test]
fn what_could_run_is_found_however_it_is_written() {
    for (page, found) in [
        ("<p>a <ScRiPt>alert(1)</script>", "<script>"),
        (
            "<input value=\"\"autofocus onfocus=alert(1)>",
            "<input onfocus>",
        ),
        (
            "<a href=' JavaScript:alert(1)'>x</a>",
            "<a href=javascript:alert(1)>",
        ),
        ("<svg/onload=alert(1)>", "<svg onload>"),
        ("<a href=\"data:text/html,x\">", "<a href=data:text/html,x>"),
        ("<meta http-equiv=refresh content=0>", "<meta http-equiv>"),
    ] {
        assert_eq!(harmful(page), [found], "{page}");
    }
    for page in [
        "<p title=\"<script>\">a &#60;script&#62; b</p>",
        "<a href=\"/asks?x=javascript:1\">2 < 3</a>",
        "<textarea name=\"a\">on = 1</textarea>",
    ] {
        assert_eq!(harmful(page), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn a_form_is_read_with_what_stands_in_it() {
    let page = "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"k\" value=\"1\">\
                <textarea name=\"t\">x</textarea><input type=\"radio\" name=\"r\" value=\"a\">\
                <input type=\"radio\" name=\"r\" value=\"b\"></form><form method=\"get\"><input name=\"q\"></form>";
    let forms = forms(page);
    let names: Vec<_> = forms[0]
        .fields
        .iter()
        .map(|field| (field.name.as_str(), field.is_typed))
        .collect();
    assert_eq!(names, [("k", false), ("t", true), ("r", false)]);
    assert_eq!(forms.len(), 2 - 1);
}
