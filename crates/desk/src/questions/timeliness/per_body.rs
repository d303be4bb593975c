//! Something counted of each body.

use std::borrow::Cow;
use std::collections::BTreeMap;

use answerable_register::fold::Register;
use answerable_register::words::BodyId;

/// One of these for each body that was met. A body is found by its place among
/// addressees, and its name is compared with no other: a count meets each body
/// thousands of times.
pub(super) struct PerBody<'r, T> {
    register: &'r Register,
    by_place: Vec<Option<T>>,
    /// Of bodies that bear what was asked of others and were asked nothing.
    elsewhere: BTreeMap<BodyId, T>,
}

impl<'r, T> PerBody<'r, T> {
    pub(super) fn of(register: &'r Register) -> Self {
        Self {
            register,
            by_place: std::iter::repeat_with(|| None)
                .take(register.addressee_count())
                .collect(),
            elsewhere: BTreeMap::new(),
        }
    }

    /// That of the body which bears an ask of the addressee in a place, or a new
    /// one. Whoever was asked bears it, unless the body is `Owned`: then it was
    /// looked up, and is another or the same.
    pub(super) fn of_bearer(
        &mut self,
        addressee: u32,
        bearer: Cow<'_, BodyId>,
        new: impl FnOnce() -> T,
    ) -> &mut T {
        let place = match &bearer {
            Cow::Borrowed(_) => Some(addressee),
            Cow::Owned(body) => self.register.place_of_addressee(body),
        };
        match place {
            Some(place) => self.by_place[place as usize].get_or_insert_with(new),
            None => self
                .elsewhere
                .entry(bearer.into_owned())
                .or_insert_with(new),
        }
    }

    /// Each body that was met.
    pub(super) fn into_each(self) -> impl Iterator<Item = (BodyId, T)> + use<'r, T> {
        let register = self.register;
        (0..)
            .zip(self.by_place)
            .filter_map(move |(place, thing)| Some((register.addressee(place).clone(), thing?)))
            .chain(self.elsewhere)
    }
}
