//! The mappings that ship with the program.

use answerable_intake::{Mapping, MappingError};

/// The mapping files of `data/mappings`.
const SHIPPED: &[&str] = &[include_str!(
    "../../../../data/mappings/pfd-by-recipient.toml"
)];

/// No mapping of that name ships.
#[derive(Debug, thiserror::Error)]
#[error("there is no mapping {name}; there are: {}; or give a mapping file", .known.join(", "))]
pub struct NoSuchMapping {
    /// The name asked for.
    pub name: String,
    /// The names there are.
    pub known: Vec<String>,
}

/// Every mapping that ships with the program.
///
/// # Errors
///
/// When a file that ships cannot be used, which a test rules out.
pub fn mappings() -> Result<Vec<Mapping>, MappingError> {
    SHIPPED
        .iter()
        .map(|written| Mapping::parse(written))
        .collect()
}

/// The file of a mapping that ships, as it is written.
///
/// # Errors
///
/// When there is none of that name.
pub fn mapping_file(name: &str) -> Result<&'static str, NoSuchMapping> {
    let place = mappings().unwrap_or_default();
    let place = place.iter().position(|mapping| mapping.name() == name);
    place
        .and_then(|place| SHIPPED.get(place).copied())
        .ok_or_else(|| NoSuchMapping::of(name))
}

/// A mapping that ships, by its name.
///
/// # Errors
///
/// When there is none of that name.
pub fn mapping(name: &str) -> Result<Mapping, NoSuchMapping> {
    let shipped = mappings().unwrap_or_default();
    let mut shipped = shipped.into_iter();
    shipped
        .find(|mapping| mapping.name() == name)
        .ok_or_else(|| NoSuchMapping::of(name))
}

impl NoSuchMapping {
    fn of(name: &str) -> Self {
        let known = mappings().unwrap_or_default();
        Self {
            name: name.to_owned(),
            known: known.iter().map(|one| one.name().to_owned()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mapping_that_ships_can_be_used() {
        let shipped = mappings().unwrap();
        assert_eq!(shipped.len(), SHIPPED.len());
        for one in shipped {
            let file = mapping_file(one.name()).unwrap();
            assert_eq!(Mapping::parse(file).unwrap(), one);
            assert_eq!(mapping(one.name()).unwrap(), one);
        }
        let missing = mapping("no-such").unwrap_err().to_string();
        assert!(missing.contains("pfd-by-recipient"), "{missing}");
    }
}
