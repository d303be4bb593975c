//! The list of clocks.

use std::io::Write;

use answerable_register::power::Power;
use answerable_wording::clocks::{how_long, set_by};

use crate::layout::paragraph;

/// Lists the clocks that give a last day, then those that do not.
pub(super) fn list(powers: &[Power], out: &mut dyn Write) -> anyhow::Result<()> {
    let (counted, uncounted): (Vec<&Power>, Vec<&Power>) =
        powers.iter().partition(|power| power.countable().is_ok());
    writeln!(out, "Clocks that give a last day\n")?;
    for power in counted {
        entry(power, out)?;
    }
    writeln!(
        out,
        "Duties and requests with no last day that we can give\n"
    )?;
    for power in uncounted {
        entry(power, out)?;
    }
    writeln!(
        out,
        "Count one:      answerable clock section-55 2024-03-06"
    )?;
    writeln!(out, "Read about one: answerable clock pfd")?;
    Ok(())
}

fn entry(power: &Power, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "  {}", power.id)?;
    paragraph(out, 4, &power.title)?;
    if let Some(how_long) = how_long(power) {
        paragraph(out, 4, &how_long)?;
    }
    let authority = format!("by {}: {}", set_by(power.obligation), power.citation);
    paragraph(out, 4, &authority)?;
    writeln!(out)?;
    Ok(())
}
