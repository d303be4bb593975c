//! That a body was told before it was said that no answer was found.

use answerable_register::facts::Notice;

use crate::days;

/// What stands where a look found nothing and nobody has told the body.
pub const NOT_YET_TOLD: &str = "The body is not yet told, so no more is said here than where and \
                                when somebody looked.";

/// Of an explanation, where the comments that it is part of were looked for.
pub const WITH_COMMENTS: &str = "An explanation is part of the comments on the report. Looks for \
                                 the comments, and notices of them, stand here too.";

/// That a body was told, when and how: "Exampleshire PCC was told of this on 6
/// March 2024, by e-mail to the office."
#[must_use]
pub fn told(name: &str, notice: &Notice) -> String {
    format!(
        "{name} was told of this on {}, {}.",
        days::day(notice.on),
        notice.how.trim_end_matches('.')
    )
}

#[cfg(test)]
mod tests {
    use answerable_register::calendar::parse_day;

    use super::*;

    #[test]
    fn the_day_and_the_way_are_said() {
        let notice = Notice {
            asks: Vec::new(),
            to: "exampleshire-pcc".into(),
            on: parse_day("2024-05-10").unwrap(),
            how: "by e-mail to the office".into(),
        };
        assert_eq!(
            told("Exampleshire Police and Crime Commissioner", &notice),
            "Exampleshire Police and Crime Commissioner was told of this on 10 May 2024, by e-mail to the office."
        );
    }
}
