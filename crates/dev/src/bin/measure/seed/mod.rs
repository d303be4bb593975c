//! `cargo dev seed`: a large invented register, the same for the same seed.

mod answers;
pub(crate) mod bodies;
pub(crate) mod chance;
mod facts;
mod text;

use std::path::Path;
use std::time::Instant;

use answerable_calendar::Day;
use answerable_register::entry::{Entry, Fact};
use answerable_store::{Draft, Home};
use anyhow::{Context as _, Result, bail};

/// Who records what is invented.
const BY: &str = "seed";

/// Entries in one append: one fsync for each.
const BATCH: usize = 10_000;

/// How much to invent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) recommendations: usize,
    /// How many bodies each recommendation asks.
    pub(crate) bodies: usize,
}

/// The size that the speed goals are set at: 500,000 asks.
pub(crate) const L: Size = Size {
    recommendations: 100_000,
    bodies: 5,
};

/// What was written.
pub(crate) struct Written {
    pub(crate) entries: usize,
    pub(crate) bytes: usize,
}

/// Reads the words after `seed` and writes the register.
///
/// # Errors
/// The words are not understood, or the folder cannot be written.
pub(crate) fn command(words: &[String]) -> Result<()> {
    let asked = Asked::read(words)?;
    let start = Instant::now();
    let written = write(Path::new(&asked.folder), asked.size, asked.seed)?;
    println!(
        "{}: {} entries of {} bytes on average, in {:.1} s",
        asked.folder,
        written.entries,
        written.bytes / written.entries.max(1),
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

struct Asked {
    size: Size,
    seed: u64,
    folder: String,
}

impl Asked {
    fn read(words: &[String]) -> Result<Asked> {
        let mut asked = Asked {
            size: L,
            seed: 1,
            folder: String::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = || -> Result<u64> {
                let typed = words
                    .next()
                    .with_context(|| format!("{word} wants a number"))?;
                typed
                    .replace([',', '_'], "")
                    .parse()
                    .with_context(|| format!("{word} wants a whole number, not '{typed}'"))
            };
            match word.as_str() {
                "--recommendations" => asked.size.recommendations = usize::try_from(number()?)?,
                "--bodies" => asked.size.bodies = usize::try_from(number()?)?,
                "--seed" => asked.seed = number()?,
                flag if flag.starts_with('-') => {
                    bail!("'{flag}' is not known: --recommendations N --bodies B [--seed S] OUT")
                }
                folder if asked.folder.is_empty() => asked.folder = folder.to_owned(),
                other => bail!("one folder at a time: {} or {other}", asked.folder),
            }
        }
        if asked.folder.is_empty() {
            bail!("say where to write it: cargo dev seed --recommendations N --bodies B OUT");
        }
        if !(1..=bodies::FORCES).contains(&asked.size.bodies) {
            bail!(
                "--bodies is from 1 to {}, the invented forces there are",
                bodies::FORCES
            );
        }
        Ok(asked)
    }
}

/// Writes an invented register into a folder that holds none yet.
///
/// # Errors
/// The folder holds a register, or the disk refuses.
pub(crate) fn write(folder: &Path, size: Size, seed: u64) -> Result<Written> {
    let mut home = Home::create(folder)?;
    let mut written = Written {
        entries: 0,
        bytes: 0,
    };
    let mut batch: Vec<Draft> = Vec::new();
    let mut waiting = 0;
    entries(size, seed, |on, bytes| {
        written.entries += 1;
        written.bytes += bytes.len();
        waiting += 1;
        match batch.last_mut() {
            Some(draft) if draft.recorded_on == on => draft.entries.push(bytes),
            _ => batch.push(Draft {
                key: None,
                recorded_on: on,
                entries: vec![bytes],
            }),
        }
        if waiting >= BATCH {
            append(&mut home, &mut batch)?;
            waiting = 0;
        }
        Ok(())
    })?;
    append(&mut home, &mut batch)?;
    Ok(written)
}

fn append(home: &mut Home, batch: &mut Vec<Draft>) -> Result<()> {
    let head = home.log.head()?;
    // A small register has years between its reports; that is no broken clock.
    if let Some(last) = batch.last() {
        home.log.vouch_for_day(last.recorded_on);
    }
    home.log.append(head, batch)?;
    batch.clear();
    Ok(())
}

/// Makes the canonical bytes of every entry, in order: the rules that ship
/// with the program first, so that clocks can be counted, then what is invented.
///
/// # Errors
/// What `take` stopped with, or a rule that does not read.
pub(crate) fn entries(
    size: Size,
    seed: u64,
    mut take: impl FnMut(Day, Vec<u8>) -> Result<()>,
) -> Result<()> {
    let mut first: Vec<Fact> = vec![answerable_desk::reference::holidays()?.into()];
    first.extend(
        answerable_desk::reference::powers()?
            .into_iter()
            .map(Fact::from),
    );
    let mut first = Some(first);
    facts::make(size, seed, |recorded| {
        for fact in first.take().into_iter().flatten() {
            take(recorded.on, Entry::new(BY, recorded.on, fact).to_bytes()?)?;
        }
        take(
            recorded.on,
            Entry::new(BY, recorded.on, recorded.fact).to_bytes()?,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use answerable_register::fold::Register;
    use answerable_store::{Access, Log};

    const SMALL: Size = Size {
        recommendations: 25,
        bodies: 5,
    };

    #[test]
    fn every_recommendation_asks_as_many_bodies_as_was_said() {
        let mut register = Register::default();
        entries(SMALL, 1, |_, bytes| {
            register.fold(Entry::from_bytes(&bytes)?);
            Ok(())
        })
        .unwrap();
        assert_eq!(register.oddities(), []);
        let act = |reference: &str| reference.ends_with("/act");
        let acts = register
            .asks()
            .filter(|(_, ask)| act(&ask.reference.to_string()))
            .count();
        assert_eq!(acts, 125);
    }

    #[test]
    fn the_same_seed_writes_the_same_bytes_and_another_does_not() {
        let made = |seed| {
            let mut all = Vec::new();
            entries(SMALL, seed, |_, bytes| {
                all.push(bytes);
                Ok(())
            })
            .unwrap();
            all
        };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }

    #[test]
    fn what_is_written_opens_as_a_register() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("register");
        let written = write(&out, SMALL, 1).unwrap();
        let log = Log::open(out.join("log.sqlite"), Access::ReadOnly).unwrap();
        assert_eq!(log.head().unwrap(), written.entries as u64);
        assert!(
            write(&out, SMALL, 1).is_err(),
            "a register is never written over"
        );
    }

    #[test]
    fn words_that_are_not_understood_are_refused() {
        let read = |words: &[&str]| {
            Asked::read(
                &words
                    .iter()
                    .map(|word| (*word).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert!(read(&["--recommendations", "1,000", "--bodies", "5", "out"]).is_ok());
        for wrong in [
            &["--bodies", "5"][..],
            &["--bodies", "0", "out"],
            &["--loud", "out"],
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
