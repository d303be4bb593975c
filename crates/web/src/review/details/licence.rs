//! The licence of a document: chosen where it lets the whole be shown, written
//! where it is another.
//!
//! What is written never shows the whole, whatever it says.

use answerable_desk::review::licence::{PERMIT_THE_WHOLE, that_permits_the_whole};

use crate::review::field::{Field, Offered};

/// The licences to choose from.
pub(in crate::review) fn offered() -> Vec<Offered> {
    PERMIT_THE_WHOLE
        .into_iter()
        .map(|name| Offered::of(name, format!("{name}: the whole document may be shown")))
        .collect()
}

/// A licence that was said, as the choice and as the words of another.
pub(in crate::review) fn fields(said: &str) -> (Field, Field) {
    match that_permits_the_whole(said) {
        Some(known) => (Field::of(known), Field::default()),
        None => (Field::default(), Field::of(said)),
    }
}

/// The licence, or blank for none; what is wrong is said beside the fields.
/// What was sent as a choice and is none is kept among the written words.
pub(in crate::review) fn read(chosen: &mut Field, other: &mut Field) -> String {
    let known = that_permits_the_whole(&chosen.typed);
    let written = other.typed.trim().to_owned();
    match known {
        Some(_) if !written.is_empty() => {
            other.refuse("Choose a licence from the list or write another one, not both");
        }
        Some(known) => return known.to_owned(),
        None if !chosen.typed.trim().is_empty() => {
            chosen.refuse(format!(
                "Choose ‘short passages only’ or a licence of the list: {}",
                PERMIT_THE_WHOLE.join(", ")
            ));
            if written.is_empty() {
                other.typed.clone_from(&chosen.typed);
            }
        }
        None if that_permits_the_whole(&written).is_some() => {
            other.refuse("This licence is one of the list: choose it there");
        }
        None => {}
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_of(chosen: &str, written: &str) -> (String, Option<String>, Option<String>, String) {
        let (mut chosen, mut other) = (Field::of(chosen), Field::of(written));
        let read = read(&mut chosen, &mut other);
        (read, chosen.wrong, other.wrong, other.typed)
    }

    #[test]
    fn a_licence_is_chosen_or_written_and_nothing_typed_is_lost() {
        let known = PERMIT_THE_WHOLE[0];
        assert_eq!(
            read_of(known, ""),
            (known.into(), None, None, String::new())
        );
        let own = "All rights reserved";
        assert_eq!(read_of("", own), (own.into(), None, None, own.into()));
        let (_, chosen, other, typed) = read_of("yes please", "");
        assert!(chosen.unwrap().contains("Open Parliament Licence v3.0"));
        assert_eq!((other, typed.as_str()), (None, "yes please"));
        for chosen in [known, ""] {
            let (_, _, other, typed) = read_of(chosen, known);
            assert!(other.is_some(), "{chosen}");
            assert_eq!(typed, known);
        }
    }

    #[test]
    fn what_was_said_before_stands_where_it_is_said_now() {
        let typed = |said: &str| {
            let (chosen, other) = fields(said);
            (chosen.typed, other.typed)
        };
        assert_eq!(typed(PERMIT_THE_WHOLE[1]).0, PERMIT_THE_WHOLE[1]);
        assert_eq!(typed("mine"), (String::new(), "mine".into()));
        assert_eq!(typed(""), (String::new(), String::new()));
    }
}
