//! Usual forms join the names of a body or an office.

use answerable_register::body::{Body, BodyKind, Name, NameUse};
use answerable_register::words::BodyId;
use rustc_hash::FxHashMap;

use super::forms;

/// The other names of each body's area. Usual forms are made from them; they
/// are no part of the body's entry.
#[derive(Default)]
pub(super) struct AlsoAreas(FxHashMap<BodyId, Vec<String>>);

impl AlsoAreas {
    pub(super) fn insert(&mut self, body: BodyId, areas: Vec<String>) {
        self.0.insert(body, areas);
    }

    pub(super) fn of(&self, body: &BodyId) -> Vec<&str> {
        self.0
            .get(body)
            .map(|areas| areas.iter().map(String::as_str).collect())
            .unwrap_or_default()
    }
}

/// Adds the usual forms of each body's names, for as long as the body is there.
pub(super) fn add_regular_forms(bodies: &mut [Body], also: &AlsoAreas) {
    let made: Vec<Vec<String>> = bodies
        .iter()
        .map(|body| usual_forms(body, &kinds_taken_over(body, bodies), &also.of(&body.id)))
        .collect();
    for (body, made) in bodies.iter_mut().zip(made) {
        let (from, until) = (body.from, body.until);
        add_made(&mut body.names, made, |text| Name {
            text,
            r#use: NameUse::RegularForm,
            from,
            until,
            sourced: None,
        });
    }
}

/// The kinds of office that came to a body. Whoever takes over an office is
/// still addressed by its old name: a mayor by a commissioner's.
fn kinds_taken_over(body: &Body, bodies: &[Body]) -> Vec<BodyKind> {
    let predecessors = body
        .predecessors
        .iter()
        .filter_map(|passed| bodies.iter().find(|other| other.id == passed.body));
    predecessors
        .flat_map(|predecessor| &predecessor.kinds)
        .map(|held| held.kind)
        .collect()
}

fn usual_forms(body: &Body, taken_over: &[BodyKind], also: &[&str]) -> Vec<String> {
    let mut made = Vec::new();
    if body.latest_kind().is_force() {
        made.extend(forms::of_force(&called(body, &[NameUse::Official]), also));
    }
    let areas: Vec<&str> = body
        .area
        .as_deref()
        .into_iter()
        .chain(also.iter().copied())
        .collect();
    let own = body.kinds.iter().map(|held| held.kind);
    for kind in own.chain(taken_over.iter().copied()) {
        made.extend(forms::of_office_over_area(kind, &areas));
    }
    for name in called(body, &[NameUse::Welsh]) {
        made.extend(forms::of_welsh_commissioner(name));
    }
    made.extend(forms::with_letters(
        &called(body, &[NameUse::Official, NameUse::Alias]),
        &called(body, &[NameUse::Abbreviation]),
    ));
    made
}

/// The texts of a body's names of some uses.
pub(super) fn called<'a>(body: &'a Body, uses: &[NameUse]) -> Vec<&'a str> {
    body.names
        .iter()
        .filter(|name| uses.contains(&name.r#use))
        .map(|name| name.text.as_str())
        .collect()
}

/// Adds made forms, leaving out those that are already there in some spelling.
pub(super) fn add_made(names: &mut Vec<Name>, made: Vec<String>, name: impl Fn(String) -> Name) {
    let mut keys: Vec<String> = names.iter().map(Name::key).collect();
    for name in made.into_iter().map(name) {
        let key = name.key();
        if !keys.contains(&key) {
            keys.push(key);
            names.push(name);
        }
    }
}
