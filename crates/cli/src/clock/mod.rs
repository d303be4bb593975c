//! `answerable clock`: by when has this to be done?
//!
//! Lists the clocks, or counts one out from a day. The words come from
//! `wording`, the days from `calendar`; here they are only laid out.

mod json;
mod list;
mod nearest;
mod one;

use std::io::Write;

use answerable_calendar::{Day, parse_day};
use answerable_register::power::Power;
use answerable_wording::clocks::Detail;

use crate::edge::Refusal;
use crate::today::today;

/// Say by when something has to be done, and show the working
///
/// With no clock named, lists them. With a clock and no day, says what the clock is.
#[derive(clap::Args)]
#[command(after_long_help = json::FIELDS)]
pub(crate) struct Arguments {
    /// The clock: section-55, foi, iopc, panel-confirmation and others
    clock: Option<String>,

    /// The day it starts: 2024-03-06, 6 March 2024, 06/03/2024 or today
    #[arg(num_args = 0..)]
    day: Vec<String>,

    /// Show every day of the working
    #[arg(long)]
    every_day: bool,

    /// Write JSON for a program to read
    #[arg(long)]
    json: bool,
}

/// Answers the question the arguments put.
///
/// # Errors
///
/// A clock that does not exist, words that are no day; failing to write.
pub(crate) fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let powers = answerable_desk::reference::powers()?;
    let Some(name) = &arguments.clock else {
        return match arguments.json {
            true => json::list(&powers, out),
            false => list::list(&powers, out),
        };
    };
    let power = find(&powers, name)?;
    let Some(trigger) = trigger(&arguments.day)? else {
        return match arguments.json {
            true => json::describe(power, out),
            false => one::describe(power, out),
        };
    };
    let holidays = answerable_desk::reference::holidays()?;
    let working = power.working(trigger, &holidays);
    match arguments.json {
        true => json::count(power, trigger, &working, out),
        false => one::count(power, trigger, &working, detail(arguments.every_day), out),
    }
}

fn find<'a>(powers: &'a [Power], name: &str) -> Result<&'a Power, Refusal> {
    powers
        .iter()
        .find(|power| power.id == name)
        .ok_or_else(|| nearest::unknown(name, powers.iter().map(|power| power.id.as_str())))
}

/// The day named by the words after the clock, if there are any.
fn trigger(words: &[String]) -> Result<Option<Day>, Refusal> {
    let words = words.join(" ");
    match words.trim() {
        "" => Ok(None),
        "today" => Ok(Some(today())),
        words => parse_day(words).map(Some).map_err(Refusal::of),
    }
}

fn detail(every_day: bool) -> Detail {
    if every_day {
        Detail::EveryDay
    } else {
        Detail::Short
    }
}
