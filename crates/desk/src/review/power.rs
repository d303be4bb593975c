//! Under which power something in a document is asked.
//!
//! The power is the law or practice that says who must answer and by when. What
//! kind a document is may say it already: a coroner's report is made under the
//! Coroners and Justice Act 2009, Schedule 5. Otherwise a person says it, or
//! nobody does: most asks are made under no power. The clock for comments on an
//! inspection report (section 55) follows the report and is no item's power.

use std::sync::LazyLock;

use answerable_register::calendar::Day;
use answerable_register::facts::{AskedKind, ReportKind};
use answerable_register::fold::{Known, Register};
use answerable_register::power::{Confirmation, Power};
use answerable_register::words::PowerId;
use serde::{Deserialize, Serialize};

use super::item_refused::ItemRefused;
use super::{Details, Draft};
use crate::reference::{Suggested, suggested_powers};

/// How a form says that no power is meant, whatever the document is.
const NONE: &str = "none";

/// Under which power an item asks, as a person said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PowerSaid {
    /// Nobody said: what the kind of document suggests, or none.
    #[default]
    AsTheDocument,
    /// Under none.
    None,
    /// Under this one.
    Power(PowerId),
}

impl PowerSaid {
    /// As a form sends it: blank, `none`, or the power's id.
    #[must_use]
    pub fn typed(&self) -> &str {
        match self {
            Self::AsTheDocument => "",
            Self::None => NONE,
            Self::Power(power) => power.as_str(),
        }
    }

    pub(super) fn was_not_said(&self) -> bool {
        *self == Self::AsTheDocument
    }
}

/// The powers under which something can be asked on a day, in the order they
/// were recorded. One that nobody has confirmed is not among them.
pub fn powers_on(register: &Register, day: Day) -> impl Iterator<Item = &Power> {
    let powers = register.powers.in_force(Known::Everything);
    powers
        .map(|held| &held.fact)
        .filter(move |power| can_be_chosen(power, day))
}

fn can_be_chosen(power: &Power, day: Day) -> bool {
    power.in_force(day) && power.confirmation != Confirmation::Unconfirmed
}

/// What kinds of document suggest (data/powers).
static SUGGESTED: LazyLock<Vec<Suggested>> = LazyLock::new(|| {
    suggested_powers().expect("the file is compiled in, and a test of its own reads it")
});

impl Details {
    /// The power that the kind of document suggests for what is asked in it, if
    /// it was in force on the document's day.
    #[must_use]
    pub fn suggested_power<'r>(&self, register: &'r Register) -> Option<&'r Power> {
        let suggested = SUGGESTED.iter().find(|of| of.report_kind == self.kind)?;
        powers_on(register, self.published_on).find(|power| suggested.power.as_str() == power.id)
    }
}

impl Draft {
    /// The power it asks under, in a document of which this is known.
    #[must_use]
    pub fn power_in(&self, details: Option<&Details>, register: &Register) -> Option<PowerId> {
        match &self.power {
            PowerSaid::Power(power) => Some(power.clone()),
            PowerSaid::None => None,
            PowerSaid::AsTheDocument => self
                .asks_of_others()
                .then(|| details?.suggested_power(register))
                .flatten()
                .map(|power| PowerId::from(power.id.as_str())),
        }
    }

    /// Whether the power that a person named can be chosen on a day: it may have
    /// been named before the day of the document was put right.
    pub(super) fn check_power(&self, register: &Register, day: Day) -> Result<(), ItemRefused> {
        match &self.power {
            PowerSaid::Power(named)
                if !powers_on(register, day).any(|power| named.as_str() == power.id) =>
            {
                Err(ItemRefused::NoSuchPower(named.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// What it is to be recorded as in a document of which this is known: what a
    /// coroner asks is a concern to be answered, however it is worded.
    #[must_use]
    pub fn kind_in(&self, details: Option<&Details>) -> Option<AskedKind> {
        let by_a_coroner =
            details.is_some_and(|details| details.kind == ReportKind::PreventionOfFutureDeaths);
        match self.asked_kind() {
            Some(_) if by_a_coroner && self.asks_of_others() => Some(AskedKind::CoronersConcern),
            kind => kind,
        }
    }

    fn asks_of_others(&self) -> bool {
        matches!(
            self.asked_kind(),
            Some(AskedKind::Recommendation | AskedKind::Request)
        )
    }

    /// Takes the power from what a form sends, for a document of `day`.
    ///
    /// # Errors
    ///
    /// [`ItemRefused::NoSuchPower`] where none of that name was in force; what
    /// was said before stays.
    pub fn choose_power(
        &mut self,
        typed: &str,
        register: &Register,
        day: Day,
    ) -> Result<(), ItemRefused> {
        self.power = match typed.trim() {
            "" => PowerSaid::AsTheDocument,
            NONE => PowerSaid::None,
            id => match powers_on(register, day).find(|power| power.id == id) {
                Some(power) => PowerSaid::Power(power.id.as_str().into()),
                None => return Err(ItemRefused::NoSuchPower(id.chars().take(80).collect())),
            },
        };
        Ok(())
    }
}
