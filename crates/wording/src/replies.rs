//! A body's own words beside something said about it.

use answerable_register::facts::Reply;

use crate::days;

/// What stands over replies.
pub const HEADING: &str = "Replies of those named here";

/// What a reply is, for a reader who has not met one.
pub const WHAT_IT_IS: &str = "Each is the body’s own words. They change nothing of what the \
                              register counts.";

/// Whose words they are, and since when: "Exampleshire PCC, 6 March 2024".
#[must_use]
pub fn by_line(name: &str, reply: &Reply, is_correction: bool) -> String {
    let corrected = if is_correction && reply.withdrawn_on.is_none() {
        ", corrected since by the body"
    } else {
        ""
    };
    format!("{name}, {}{corrected}", days::day(reply.on))
}

/// That a reply was taken back.
#[must_use]
pub fn withdrawn(name: &str, reply: &Reply) -> Option<String> {
    let on = reply.withdrawn_on?;
    Some(format!(
        "{name} replied on {} and took the reply back on {}.",
        days::day(reply.on),
        days::day(on)
    ))
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::Matter;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whose_words_they_are_is_said_and_what_became_of_them() {
        let reply = Reply {
            by: "exampleshire-pcc".into(),
            about: Matter::Subject("custody".into()),
            words: "We published them.".into(),
            on: date(2024, 5, 7),
            withdrawn_on: Some(date(2024, 5, 9)),
        };
        let open = Reply {
            withdrawn_on: None,
            ..reply.clone()
        };
        assert_eq!(
            by_line("Exampleshire PCC", &open, false),
            "Exampleshire PCC, 7 May 2024"
        );
        assert_eq!(
            by_line("Exampleshire PCC", &open, true),
            "Exampleshire PCC, 7 May 2024, corrected since by the body"
        );
        assert_eq!(withdrawn("Exampleshire PCC", &open), None);
        assert_eq!(
            withdrawn("Exampleshire PCC", &reply).unwrap(),
            "Exampleshire PCC replied on 7 May 2024 and took the reply back on 9 May 2024."
        );
    }
}
