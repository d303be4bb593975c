//! How letters open: "Dear Chief Constable", "Sir,", "Colleagues".

/// Whether a paragraph greets whoever a letter is to.
pub(crate) fn greets(words: &str) -> bool {
    const ALONE: [&str; 8] = [
        "Sir",
        "Madam",
        "Ma'am",
        "Ma’am",
        "Sir or Madam",
        "Sirs",
        "Colleague",
        "Colleagues",
    ];
    words.starts_with("Dear ") || ALONE.contains(&words.trim_end_matches([',', ':']))
}
