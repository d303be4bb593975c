//! No id stands for two things, and no name for two bodies on any day.

use answerable_register::body::{Day, KnownDay, Name, name_key};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::row::ReferenceError;
use super::Bodies;

/// Looks that every id is used once and that no name means two bodies on one
/// day. A day known only by its month or year counts as generously as it may,
/// so that a name is clear whatever day it turns out to be.
pub(super) fn check(bodies: &Bodies) -> Result<(), ReferenceError> {
    ids(bodies)
        .and_then(|()| names(bodies))
        .map_err(|problem| ReferenceError::Whole {
            file: "bodies",
            problem,
        })
}

fn ids(bodies: &Bodies) -> Result<(), String> {
    let mut seen = FxHashSet::default();
    let all = (bodies.bodies.iter().map(|body| body.id.as_str()))
        .chain(bodies.offices.iter().map(|office| office.id.as_str()))
        .chain(bodies.groups.iter().map(|group| group.id.as_str()));
    for id in all {
        if !seen.insert(id) {
            return Err(format!("two things are called '{id}'"));
        }
    }
    Ok(())
}

/// Who a name means, and from when to when, both days included.
struct Claim<'a> {
    text: &'a str,
    meant: &'a str,
    first: Day,
    last: Day,
}

type Claims<'a> = FxHashMap<String, Vec<Claim<'a>>>;

fn names(bodies: &Bodies) -> Result<(), String> {
    let mut claims = Claims::default();
    for body in &bodies.bodies {
        for name in &body.names {
            add(&mut claims, name.key(), of(name, body.id.as_str()))?;
        }
    }
    for office in &bodies.offices {
        for name in &office.names {
            add(&mut claims, name.key(), of(name, office.body.as_str()))?;
        }
    }
    for group in &bodies.groups {
        for words in &group.words {
            let always = Claim {
                text: words,
                meant: group.id.as_str(),
                first: Day::MIN,
                last: Day::MAX,
            };
            add(&mut claims, name_key(words), always)?;
        }
    }
    Ok(())
}

fn of<'a>(name: &'a Name, meant: &'a str) -> Claim<'a> {
    Claim {
        text: &name.text,
        meant,
        first: name.from.map_or(Day::MIN, KnownDay::earliest),
        last: match name.until {
            None => Day::MAX,
            Some(KnownDay::Day(ended)) => ended.yesterday().unwrap_or(Day::MIN),
            Some(rough) => rough.latest(),
        },
    }
}

fn add<'a>(claims: &mut Claims<'a>, key: String, new: Claim<'a>) -> Result<(), String> {
    let same_name = claims.entry(key).or_default();
    let rival = same_name.iter().find(|other| {
        other.meant != new.meant && other.first <= new.last && new.first <= other.last
    });
    if let Some(other) = rival {
        let from = other.first.max(new.first);
        let when = if from == Day::MIN {
            "always".to_owned()
        } else {
            format!("from {from}")
        };
        let (name, one, another) = (new.text, other.meant, new.meant);
        return Err(format!(
            "'{name}' would mean both {one} and {another}, {when}"
        ));
    }
    same_name.push(new);
    Ok(())
}
