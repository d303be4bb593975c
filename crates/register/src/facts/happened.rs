//! The days on which a fact says that something happened.

use answerable_calendar::Day;

use crate::entry::Fact;

impl Fact {
    /// The first of its days that had not come by a day. What has not happened
    /// is no fact: whoever typed such a day mistyped it.
    ///
    /// Last days and the terms of bodies, offices and powers may lie ahead, and
    /// are none of these.
    ///
    /// ```
    /// use answerable_calendar::parse_day;
    /// use answerable_register::entry::Fact;
    /// use answerable_register::facts::{Finding, Outcome};
    /// # use answerable_register::facts::Basis;
    /// let day = |text| parse_day(text).expect("a day");
    /// let fact = Fact::from(Outcome {
    ///     subject: "custody-2".into(),
    ///     of: None,
    ///     finding: Finding::Closed,
    ///     judged_by: "hmicfrs".into(),
    ///     on: day("2042-03-06"),
    ///     not_before: None,
    ///     basis: Basis::NotStated,
    ///     assurance: None,
    ///     reasons: None,
    ///     prepared_by: None,
    ///     passages: Vec::new(),
    /// });
    /// assert_eq!(fact.day_to_come(day("2024-03-06")), Some(day("2042-03-06")));
    /// assert_eq!(fact.day_to_come(day("2042-03-06")), None);
    /// ```
    #[must_use]
    pub fn day_to_come(&self, today: Day) -> Option<Day> {
        self.happened_on().into_iter().find(|day| *day > today)
    }

    fn happened_on(&self) -> Vec<Day> {
        match self {
            Self::Source(source) => [source.dated, source.published_on]
                .into_iter()
                .flatten()
                .collect(),
            Self::Report(report) => std::iter::once(report.published_on)
                .chain(report.dated)
                .collect(),
            Self::Asked(asked) => std::iter::once(asked.asked_on)
                .chain(asked.sent_on)
                .collect(),
            Self::Answer(answer) => [
                answer.dated,
                answer.published.not_before,
                answer.published.not_after,
            ]
            .into_iter()
            .flatten()
            .collect(),
            Self::Outcome(outcome) => vec![outcome.on],
            Self::Look(look) => vec![look.on],
            Self::Notice(notice) => vec![notice.on],
            Self::CopySent(copy) => vec![copy.on],
            Self::Withdrawal(withdrawal) => vec![withdrawal.on],
            Self::Statement(statement) => statement.on.into_iter().collect(),
            Self::Stay(stay) => {
                let days = stay.entered.iter().chain(&stay.left);
                days.map(|day| day.earliest).collect()
            }
            Self::PublisherLabel(label) => vec![label.as_of],
            Self::Reply(reply) => std::iter::once(reply.on)
                .chain(reply.withdrawn_on)
                .collect(),
            Self::CorrectionDecided(decided) => vec![decided.asked_on, decided.decided_on],
            // Since when a place is used has happened; until when may lie ahead.
            Self::Place(place) => place.from.into_iter().collect(),
            Self::AskedBefore(compared) => vec![compared.on],
            Self::Body(_)
            | Self::Group(_)
            | Self::Office(_)
            | Self::Power(_)
            | Self::Holidays(_)
            | Self::Assurance(_)
            | Self::Difference(_)
            | Self::MappingApproved(_)
            | Self::Withheld(_) => Vec::new(),
        }
    }
}
