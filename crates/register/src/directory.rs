//! Names, groups, and who oversaw whom on a day.

use std::collections::BTreeMap;

use answerable_calendar::Day;

use crate::body::{Body, Group, Office, OfficeRole, Passed, name_key};
use crate::fold::{Known, Register};
use crate::words::{BodyId, GroupId};

/// What a name may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Body(BodyId),
    Office(String),
    Group(GroupId),
}

/// Every name that was ever recorded, by the form in which names are compared.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    names: BTreeMap<String, Vec<Named>>,
}

impl Directory {
    pub(crate) fn learn_body(&mut self, body: &Body) {
        for name in &body.names {
            self.learn(name.key(), Named::Body(body.id.clone()));
        }
    }

    pub(crate) fn learn_office(&mut self, office: &Office) {
        for name in &office.names {
            self.learn(name.key(), Named::Office(office.id.as_str().to_owned()));
        }
    }

    pub(crate) fn learn_group(&mut self, group: &Group) {
        for words in &group.words {
            self.learn(name_key(words), Named::Group(group.id.clone()));
        }
    }

    fn learn(&mut self, key: String, named: Named) {
        let known = self.names.entry(key).or_default();
        if !known.contains(&named) {
            known.push(named);
        }
    }
}

/// What words that name an addressee were found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A body.
    Body(BodyId),
    /// An office of a body: "Chief Constable of Kent".
    Office {
        /// The body.
        body: BodyId,
        /// The office's title.
        title: String,
    },
    /// A group.
    Group(GroupId),
    /// Nothing the register knows, or more than one thing.
    Unresolved {
        /// What it might mean; never chosen from.
        candidates: Vec<String>,
    },
}

/// Questions of a register about names, groups and oversight.
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'r> {
    register: &'r Register,
}

/// How often a duty is followed to a successor before we give up: more hands
/// than any office in policing has passed through.
const LONGEST_SUCCESSION: usize = 8;

impl<'r> Lookup<'r> {
    pub(crate) fn new(register: &'r Register) -> Self {
        Self { register }
    }

    /// What words that name an addressee mean on a day. Never a guess: words
    /// that fit two bodies, or none, stay unresolved.
    #[must_use]
    pub fn find(&self, words: &str, day: Day) -> Found {
        let key = name_key(words);
        let named = self
            .register
            .directory
            .names
            .get(&key)
            .map_or(&[][..], Vec::as_slice);
        let mut now: Vec<Found> = Vec::new();
        let mut ever: Vec<Found> = Vec::new();
        for name in named {
            if let Some((found, is_current)) = self.meaning(name, &key, day) {
                let list = if is_current { &mut now } else { &mut ever };
                if !list.contains(&found) {
                    list.push(found);
                }
            }
        }
        let mut fitting = if now.is_empty() { ever } else { now };
        if fitting.len() == 1 {
            fitting.remove(0)
        } else {
            Found::Unresolved {
                candidates: fitting.into_iter().filter_map(Found::into_id).collect(),
            }
        }
    }

    /// Whether a name that was ever recorded begins with some whole words, or is them.
    /// Where not, [`find`](Self::find) finds nobody of whom the words are the beginning.
    #[must_use]
    pub fn may_begin(&self, words: &str) -> bool {
        let key = name_key(words);
        // A space is before every letter, so that the first name tells.
        let next = self.register.directory.names.range(key.clone()..).next();
        let rest = next.and_then(|(name, _)| name.strip_prefix(&key));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || key.is_empty())
    }

    /// What one recorded name means, and whether it did on that day.
    fn meaning(&self, named: &Named, key: &str, day: Day) -> Option<(Found, bool)> {
        match named {
            Named::Body(id) => {
                let body = &self.register.bodies.latest(id)?.fact;
                let name = body.names.iter().filter(|name| name.key() == key);
                let mut names = name.peekable();
                names.peek()?;
                let current = body.exists_on(day) && names.any(|name| name.in_use_on(day));
                Some((Found::Body(id.clone()), current))
            }
            Named::Office(id) => {
                let office = &self.register.offices.latest(id.as_str())?.fact;
                office.names.iter().find(|name| name.key() == key)?;
                let found = match office.role {
                    OfficeRole::Incumbent => Found::Body(office.body.clone()),
                    _ => Found::Office {
                        body: office.body.clone(),
                        title: office.title.to_string(),
                    },
                };
                Some((found, true))
            }
            Named::Group(id) => {
                let group = &self.register.groups.latest(id)?.fact;
                group.words.iter().find(|words| name_key(words) == key)?;
                Some((Found::Group(id.clone()), true))
            }
        }
    }

    /// The members of a group on a day, in the order of their names.
    #[must_use]
    pub fn members(&self, group: &GroupId, day: Day) -> Vec<BodyId> {
        let Some(group) = self.register.groups.latest(group) else {
            return Vec::new();
        };
        let mut members: Vec<(&str, BodyId)> = self
            .register
            .bodies
            .in_force(Known::Everything)
            .map(|held| &held.fact)
            .filter(|body| {
                body.exists_on(day) && group.fact.rule.takes(&body.id, body.kind_on(day))
            })
            .map(|body| (body.name_on(day), body.id.clone()))
            .collect();
        members.sort();
        members.into_iter().map(|(_, id)| id).collect()
    }

    /// The local policing bodies there were on a day, in the order of their
    /// forces' names.
    #[must_use]
    pub fn local_policing_bodies(&self, day: Day) -> Vec<BodyId> {
        let mut owing: Vec<(&str, BodyId)> = self
            .register
            .bodies
            .in_force(Known::Everything)
            .map(|held| &held.fact)
            .filter(|body| body.kind_on(day) == crate::body::BodyKind::TerritorialForce)
            .filter(|force| force.exists_on(day))
            .filter_map(|force| {
                Some((
                    force.name_on(day),
                    self.local_policing_body_of(&force.id, day)?,
                ))
            })
            .collect();
        owing.sort();
        owing.into_iter().map(|(_, id)| id).collect()
    }

    /// The local policing body of a force on a day.
    #[must_use]
    pub fn local_policing_body_of(&self, force: &BodyId, day: Day) -> Option<BodyId> {
        let overseer = self.register.bodies.latest(force)?.fact.overseer_on(day)?;
        let kind = self.register.bodies.latest(overseer)?.fact.kind_on(day);
        kind.is_local_policing_body().then(|| overseer.clone())
    }

    /// The forces that a body oversees on a day.
    #[must_use]
    pub fn forces_overseen_by(&self, body: &BodyId, day: Day) -> Vec<BodyId> {
        self.register
            .bodies
            .in_force(Known::Everything)
            .filter(|held| held.fact.overseer_on(day) == Some(body))
            .map(|held| held.fact.id.clone())
            .collect()
    }

    /// The local policing bodies that a panel or an assembly scrutinised on a day.
    ///
    /// Each police area outside London has a police and crime panel for its
    /// commissioner, or for the mayor who has the commissioner's functions; the
    /// London Assembly keeps the Mayor's Office for Policing and Crime under
    /// review (Police Reform and Social Responsibility Act 2011, ss. 28 and 33).
    /// So the link follows from kind and area, and is recorded nowhere. A panel
    /// with an area has the bodies of that area; panels that are not told apart
    /// have those of all. The Common Council of the City of London has none.
    #[must_use]
    pub fn scrutinised_by(&self, body: &BodyId, day: Day) -> Vec<BodyId> {
        use crate::body::BodyKind;
        let Some(held) = self.register.bodies.latest(body) else {
            return Vec::new();
        };
        let (kind, area) = (held.fact.kind_on(day), held.fact.area.as_ref());
        let takes = |of: BodyKind| match kind {
            BodyKind::PoliceAndCrimePanels => {
                of.is_elected_local_policing_body() && of != BodyKind::MayorsOffice
            }
            BodyKind::Assembly => of == BodyKind::MayorsOffice,
            _ => false,
        };
        let bodies = self.local_policing_bodies(day).into_iter();
        bodies
            .filter(|id| {
                self.register.bodies.latest(id).is_some_and(|held| {
                    let is_of_the_area = area.is_none() || held.fact.area.as_ref() == area;
                    takes(held.fact.kind_on(day)) && is_of_the_area
                })
            })
            .collect()
    }

    /// The body that bears on a day a duty put to another: itself while it is
    /// there, then whoever its duties passed to.
    #[must_use]
    pub fn bearer_on(&self, body: &BodyId, day: Day) -> BodyId {
        let mut bearer = body.clone();
        for _ in 0..LONGEST_SUCCESSION {
            let Some(held) = self.register.bodies.latest(&bearer) else {
                break;
            };
            let next = held
                .fact
                .successors
                .iter()
                .filter(|next| next.passed.carries_duties() && next.passed != Passed::Part)
                .find(|next| next.on.latest() <= day);
            match next {
                Some(next) if next.body != bearer => bearer = next.body.clone(),
                _ => break,
            }
        }
        bearer
    }

    /// What a body was called on a day; its id where it is not held.
    #[must_use]
    pub fn name_on<'a>(&self, body: &'a BodyId, day: Day) -> &'a str
    where
        'r: 'a,
    {
        self.register
            .bodies
            .latest(body)
            .map_or(body.as_str(), |held| held.fact.name_on(day))
    }
}

impl Found {
    /// The id of what was found.
    fn into_id(self) -> Option<String> {
        match self {
            Self::Body(body) | Self::Office { body, .. } => Some(body.to_string()),
            Self::Group(group) => Some(group.to_string()),
            Self::Unresolved { .. } => None,
        }
    }
}
