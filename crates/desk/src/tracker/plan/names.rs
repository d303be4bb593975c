//! Whether public words hold the name of whoever leads.

/// Words of offices and ranks, which name nobody.
const NO_NAMES: [&str; 20] = [
    "head",
    "chief",
    "officer",
    "detective",
    "inspector",
    "superintendent",
    "sergeant",
    "constable",
    "assistant",
    "deputy",
    "team",
    "unit",
    "lead",
    "manager",
    "director",
    "department",
    "command",
    "board",
    "force",
    "police",
];

/// The name of whoever leads, where words hold it: all of it, or a part that
/// begins with a capital letter and is no rank. "Head of Custody" is no name.
pub(super) fn name_in(words: &str, lead: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let is_an_office = lead.to_lowercase().contains(" of ");
    if lead.chars().count() < 3 || is_an_office {
        return None;
    }
    if lower.contains(&lead.to_lowercase()) {
        return Some(lead.to_owned());
    }
    let is_word = |word: &str| {
        words
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|other| other == word)
    };
    lead.split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| part.chars().count() >= 4 && part.starts_with(char::is_uppercase))
        .filter(|part| part.chars().any(char::is_lowercase))
        .filter(|part| !NO_NAMES.contains(&part.to_lowercase().as_str()))
        .find(|part| is_word(part))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_public_words_and_an_office_is_none() {
        assert_eq!(
            name_in("Smith wrote it", "DCI Jo Smith").as_deref(),
            Some("Smith")
        );
        assert_eq!(
            name_in("jo smith wrote", "Jo Smith").as_deref(),
            Some("Jo Smith")
        );
        assert_eq!(name_in("The smithy was closed", "DCI Jo Smith"), None);
        assert_eq!(name_in("Custody was reviewed", "Head of Custody"), None);
        assert_eq!(name_in("The inspector left", "Inspector Ann Box"), None);
        assert_eq!(name_in("All done", ""), None);
    }
}
