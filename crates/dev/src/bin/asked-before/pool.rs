//! What else was asked: the texts among which the right one has to be found.
//!
//! The asks of the gold documents that `pool.txt` lists, and invented ones: things
//! that are really asked of the police, each of many matters, in the sentences that
//! they are asked in. Many are near to a pair, as they are in a register.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// How many texts there are at least.
const AT_LEAST: usize = 2_400;

const BEGINNINGS: [&str; 10] = [
    "By 31 March 2019, chief constables should",
    "Within six months, the force should",
    "The force should",
    "With immediate effect, Exampleshire Police must",
    "Forces should",
    "By 30 September 2022, Northmoor Police should",
    "The National Board, with the College, should",
    "By 1 May 2021, all forces should",
    "The chief constable of Westmarch should",
    "Within three months, Southvale Police should",
];

const ACTS: [&str; 18] = [
    "review its policy on",
    "train its staff in",
    "publish its figures for",
    "improve the supervision of",
    "make sure that records are kept of",
    "appoint a senior lead for",
    "agree with its partners how to share information about",
    "reduce delays in",
    "assess the risk in",
    "make sure that it has enough people for",
    "audit a sample of cases of",
    "explain disproportionality in",
    "give victims a say in",
    "evaluate what it spends on",
    "set a standard for",
    "clear its backlog in",
    "tell the public about",
    "make sure that supervisors check",
];

const MATTERS: [&str; 44] = [
    "missing people who are found",
    "domestic abuse arrests",
    "rape investigations",
    "stop and search of children",
    "the use of force in custody",
    "appropriate adults",
    "strip searches in detention",
    "hate crime online",
    "burglary of dwellings",
    "vehicle pursuits",
    "drone flights",
    "facial recognition",
    "forensic submissions",
    "digital examination of phones",
    "disclosure of unused material",
    "witness care before trial",
    "bail and release under investigation",
    "registered sex offenders",
    "modern slavery referrals",
    "county lines drug dealing",
    "organised crime mapping",
    "firearms licensing renewals",
    "fraud against older people",
    "cyber-dependent crime",
    "neighbourhood patrols",
    "antisocial behaviour by neighbours",
    "101 calls in the evening",
    "999 calls from children",
    "mental health detentions",
    "vetting of new recruits",
    "abuse of position for a sexual purpose",
    "misconduct hearings in public",
    "complaints by detainees",
    "officer assaults",
    "sickness absence",
    "workforce wellbeing",
    "specials and volunteers",
    "promotion of women",
    "language interpreters",
    "roads policing at night",
    "rural crime and wildlife",
    "public order deployments",
    "informants and their handlers",
    "property stores and exhibits",
];

const ENDS: [&str; 12] = [
    "",
    ", and report on progress after six months",
    ", using body-worn video where there is any",
    ", with a supervisor who was not involved",
    ", and publish what it finds",
    ", so that nobody waits longer than they must",
    ", including at weekends",
    ", in line with authorised professional practice",
    ", and tell the independent advisory group",
    ", with particular attention to repeat cases",
    ", working with the council and with health services",
    ", by age and by ethnicity",
];

/// Everything else that was asked: the asks of those of the gold documents in `gold`
/// that `listed` names, a line each. A list and not the whole folder: that grows with
/// the reader of documents, and a figure would move without a change to what it is of.
///
/// # Errors
/// The list, or a gold document that it names, cannot be read.
pub(crate) fn others(gold: &Path, listed: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for path in read(listed)?.lines().map(|name| gold.join(name)) {
        let gold: toml::Table =
            toml::from_str(&read(&path)?).with_context(|| path.display().to_string())?;
        let asks = gold.get("ask").and_then(toml::Value::as_array);
        let words = asks.into_iter().flatten().filter_map(|ask| {
            let words = ask.get("words")?.as_str()?;
            Some(words.to_owned())
        });
        texts.extend(words);
    }
    texts.sort();
    texts.dedup();
    // Every act of every matter, and then again in another sentence.
    let mut place = 0;
    while texts.len() < AT_LEAST {
        let act = ACTS[place % ACTS.len()];
        let matter = MATTERS[place / ACTS.len() % MATTERS.len()];
        let begins = BEGINNINGS[place * 7 % BEGINNINGS.len()];
        let ends = ENDS[(place * 5 + place / (ACTS.len() * MATTERS.len())) % ENDS.len()];
        texts.push(format!("{begins} {act} {matter}{ends}."));
        place += 1;
    }
    Ok(texts)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
