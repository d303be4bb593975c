//! How long a person has, in which days, and whether the first day counts.

use serde::{Deserialize, Serialize};

/// A length of time as a statute or a report words it.
///
/// The first-day rule is part of the type. "56 days *beginning with* the day"
/// and "56 days *after* the day" end on different days, and a bare `56` cannot
/// say which was meant.
///
/// ```
/// use answerable_calendar::{FirstDay, Period, Unit};
///
/// // Police Act 1996 s.55(5A): "the period of 56 days beginning with the day …"
/// let section_55 = Period::beginning_with(56, Unit::CalendarDays);
/// assert_eq!(section_55.first_day, FirstDay::Counts);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Period {
    /// How many of the unit. Zero is no period: [`Period::last_day`] refuses it.
    pub count: u16,
    /// What is counted.
    pub unit: Unit,
    /// Whether the day of the trigger is itself day one.
    pub first_day: FirstDay,
}

impl Period {
    /// A period in which the day of the trigger is day one.
    pub fn beginning_with(count: u16, unit: Unit) -> Period {
        Period {
            count,
            unit,
            first_day: FirstDay::Counts,
        }
    }

    /// A period in which day one is the day after the trigger.
    pub fn following(count: u16, unit: Unit) -> Period {
        Period {
            count,
            unit,
            first_day: FirstDay::DoesNotCount,
        }
    }
}

/// What a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Every day: weekends and holidays count and are never stepped over.
    CalendarDays,
    /// Seven calendar days each.
    Weeks,
    /// Calendar months, by the corresponding-date rule (*Dodds v Walker*
    /// \[1981\] 1 WLR 1027): two months after 6 March is 6 May, and where the
    /// later month has no such day the period ends with that month.
    Months,
    /// Quarters of the calendar year, which end on 31 March, 30 June,
    /// 30 September and 31 December. The period ends when the last quarter ends.
    Quarters,
    /// Days that are no Saturday, Sunday or holiday in the nations named.
    WorkingDays(Nations),
}

/// Whose holidays are no working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nations {
    /// England and Wales.
    EnglandAndWales,
    /// Any part of the United Kingdom: a holiday in Scotland alone is no
    /// working day anywhere. Freedom of Information Act 2000 s.10(6).
    UnitedKingdom,
}

/// Whether the day of the trigger is itself day one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDay {
    /// "Beginning with the day": the day of the trigger is day one.
    ///
    /// In working days it is day one only if it is a working day; if it is not,
    /// day one is the next working day. That is what SI 2018/748 reg 5 says in
    /// words of a super-complaint, and no other reading is possible, since a
    /// day that is no working day cannot be one of five working days.
    ///
    /// In quarters the quarter that holds the trigger is quarter one.
    Counts,
    /// "After the day", "following the day": the next day is the first that can
    /// count. In quarters the next quarter is quarter one.
    DoesNotCount,
}
