//! The working of a clock: every day looked at, and why it counted or did not.

use serde::Serialize;

use crate::{
    ClockError, Day, Division, FirstDay, Holidays, LastDay, Nations, Period, Unit, Weekday,
};

/// A period counted out, day by day, from the trigger to the last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Working {
    /// What was counted.
    pub period: Period,
    /// The day the period runs from.
    pub trigger: Day,
    /// Every day from the trigger to the last day, in order, none left out.
    pub steps: Vec<Step>,
    /// Where the count ends: always the day of the last step.
    pub last_day: LastDay,
    /// Why the last day is provisional. Empty where it is firm.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}

/// One day of the working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Step {
    /// The day looked at.
    pub day: Day,
    /// Whether it counted.
    pub reading: Reading,
}

/// What a day came to in the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// The day of the trigger, where day one is the day after it.
    Trigger,
    /// It counts, and is this day of the period: one upwards.
    Counted(u32),
    /// It is no working day and is stepped over.
    Skipped(Skipped),
}

/// Why a day is no working day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skipped {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A bank or public holiday.
    Holiday {
        /// `2 January`.
        name: String,
        /// Who keeps it: the first of the nations asked about that does.
        division: Division,
    },
}

impl Skipped {
    /// Why `day` is no working day in `nations`, or `None` if it is one as far
    /// as the table knows. A holiday at a weekend is told as the weekend.
    pub fn of(day: Day, nations: Nations, holidays: &Holidays) -> Option<Skipped> {
        match day.weekday() {
            Weekday::Saturday => Some(Skipped::Saturday),
            Weekday::Sunday => Some(Skipped::Sunday),
            _ => holidays.on(day, nations).map(|holiday| Skipped::Holiday {
                name: holiday.name.to_owned(),
                division: holiday.division,
            }),
        }
    }
}

/// Why a last day is provisional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Days were counted before the first day the table of holidays knows.
    BeforeTable {
        /// The first day known.
        from: Day,
    },
    /// Days were counted after the last day the table of holidays knows.
    AfterTable {
        /// The last day known.
        until: Day,
    },
    /// There is no table for all of the nations asked about.
    NoTable,
}

impl Period {
    /// Counts this period out from `trigger`, day by day.
    ///
    /// In calendar days, weeks, months and quarters every day from the first
    /// has a number; in working days only those that count.
    ///
    /// # Errors
    ///
    /// As [`Period::last_day`].
    pub fn working(&self, trigger: Day, holidays: &Holidays) -> Result<Working, ClockError> {
        let last_day = self.last_day(trigger, holidays)?;
        let mut number = 0;
        let mut steps = Vec::new();
        let mut doubts = Vec::new();
        // `series` ends by itself at the end of the calendar.
        let days = trigger.series(jiff::Span::new().days(1));
        for day in days.take_while(|day| *day <= last_day.day) {
            let reading = self.read(day, trigger, holidays, &mut number);
            if let (Unit::WorkingDays(nations), Reading::Counted(_)) = (self.unit, &reading) {
                note_doubt(&mut doubts, day, nations, holidays);
            }
            steps.push(Step { day, reading });
        }
        Ok(Working {
            period: *self,
            trigger,
            steps,
            last_day,
            doubts,
        })
    }

    fn read(&self, day: Day, trigger: Day, holidays: &Holidays, number: &mut u32) -> Reading {
        if day == trigger && self.first_day == FirstDay::DoesNotCount {
            return Reading::Trigger;
        }
        if let Unit::WorkingDays(nations) = self.unit
            && let Some(reason) = Skipped::of(day, nations, holidays)
        {
            return Reading::Skipped(reason);
        }
        *number += 1;
        Reading::Counted(*number)
    }
}

impl Working {
    /// How many days counted.
    pub fn counted(&self) -> usize {
        self.steps
            .iter()
            .filter(|step| matches!(step.reading, Reading::Counted(_)))
            .count()
    }

    /// Day one of the period.
    pub fn first_counted(&self) -> Option<Day> {
        self.steps
            .iter()
            .find(|step| step.reading == Reading::Counted(1))
            .map(|step| step.day)
    }
}

fn note_doubt(doubts: &mut Vec<Doubt>, day: Day, nations: Nations, holidays: &Holidays) {
    let doubt = match holidays.range(nations) {
        None => Doubt::NoTable,
        Some((from, _)) if day < from => Doubt::BeforeTable { from },
        Some((_, until)) if until < day => Doubt::AfterTable { until },
        Some(_) => return,
    };
    if !doubts.contains(&doubt) {
        doubts.push(doubt);
    }
}
