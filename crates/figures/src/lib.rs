#![doc = include_str!("../README.md")]

mod binomial;
mod consistency;
mod days;
mod dispersion;
mod evidence;
mod funnel;
mod grade;
mod interval;
mod level;
mod share;
mod small_counts;
mod special;
mod suppression;
mod survival;

pub use consistency::{Consistency, PERIODS};
pub use days::{DaysInterval, MedianDays};
pub use dispersion::{Dispersion, FEWEST_BODIES, FEWEST_DUE};
pub use evidence::MissingEvidence;
pub use funnel::{Funnel, FunnelLimits};
pub use grade::{Condition, Grade, Outside};
pub use interval::Interval;
pub use level::Level;
pub use share::{LEAST_BASE_OF_A_PERCENTAGE, MoreThanAll, Share};
pub use small_counts::{ROUNDED_TO, SmallCounts, Symbol, rounded_rate};
pub use suppression::{NotATable, NotAlike, Place, ShownCell, ShownTable, Table};
pub use survival::{AnswerOrOpen, MedianTime, Step, Survival, TimeToAnswer, Times};
