//! The font in which published answers are set as PDF.

use std::path::Path;

use answerable_web::Options;

use crate::edge::Refusal;

/// Takes the font that is named, or one that is found. Where none is found a
/// site is served all the same, offers no PDF and says why in its log.
///
/// # Errors
///
/// A font that is named and cannot be used.
#[cfg(feature = "pdf")]
pub(crate) fn choose(named: Option<&Path>, options: &mut Options) -> Result<(), Refusal> {
    use answerable_web::{Fonts, NoFont};

    match Fonts::find(named) {
        Ok(fonts) => options.fonts = Some(fonts),
        Err(why @ NoFont::NotRead { .. }) => return Err(Refusal::of(why)),
        Err(why @ NoFont::NotFound) => tracing::warn!(%why, "no PDF is offered"),
    }
    Ok(())
}

/// Nothing is set as PDF without the feature: a font that is named is one too
/// many.
///
/// # Errors
///
/// When one is named.
#[cfg(not(feature = "pdf"))]
pub(crate) fn choose(named: Option<&Path>, _: &mut Options) -> Result<(), Refusal> {
    match named {
        None => Ok(()),
        Some(_) => Err(Refusal(
            "this program writes no PDF; build it with --features pdf, or leave --pdf-font out"
                .to_owned(),
        )),
    }
}
