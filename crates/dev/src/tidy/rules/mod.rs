//! The rules of the house, one file each. To add one: write its file with a
//! ground that breaks it, and name it here.

mod asvs;
mod british_words;
mod changelog;
mod commands;
mod data_sources;
mod file_length;
mod guarded;
mod licences;
mod links;
mod lints;
mod machine_paths;
mod one_clock;
mod pure_rooms;
mod rooms;
mod sentences;
mod store_door;
mod unfinished;

use super::Rule;

/// Every rule, in the order they are held.
pub(super) const ALL: [&Rule; 17] = [
    &rooms::RULE,
    &store_door::RULE,
    &guarded::RULE,
    &pure_rooms::RULE,
    &one_clock::RULE,
    &sentences::RULE,
    &file_length::RULE,
    &unfinished::RULE,
    &lints::RULE,
    &licences::RULE,
    &data_sources::RULE,
    &machine_paths::RULE,
    &links::RULE,
    &commands::RULE,
    &changelog::RULE,
    &british_words::RULE,
    &asvs::RULE,
];

/// How far the map of ASVS items goes, in one line.
pub(super) use asvs::counted as asvs_counted;
