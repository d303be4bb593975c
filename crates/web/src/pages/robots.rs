//! What programs that gather pages are asked to leave out.

/// Pages as things stood on another day are one for each day since 1990, and
/// forms and pages of operators are for people: gathering them helps nobody.
const ROBOTS: &str = "\
User-agent: *
Disallow: /*?*as-at
Disallow: /correction
Disallow: /follow
Disallow: /review
Disallow: /sign-in
Disallow: /sign-out
";

/// `/robots.txt`.
pub(crate) async fn show() -> &'static str {
    ROBOTS
}
