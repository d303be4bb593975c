//! Filter values: what is offered, what was chosen, what we do not know.

use crate::visit::query::Pairs;

/// One of a fixed set of values that a filter offers.
pub(crate) trait Choice: Copy + PartialEq + 'static {
    /// Every value, in the order it is offered.
    const ALL: &'static [Self];

    /// The value in an address; lower case letters and hyphens.
    fn value(self) -> &'static str;
}

/// What was chosen under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen<T> {
    /// The values chosen, each once, in the order they are offered.
    pub(crate) known: Vec<T>,
    /// What was sent and is not offered: to be named to the person and ignored.
    pub(crate) unknown: Vec<String>,
}

impl<T: Choice> Chosen<T> {
    /// Reads every value sent under `name`.
    pub(crate) fn read(pairs: &Pairs, name: &str) -> Self {
        let sent: Vec<&str> = pairs
            .all(name)
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .collect();
        let known = T::ALL
            .iter()
            .copied()
            .filter(|offered| sent.contains(&offered.value()))
            .collect();
        let unknown = sent
            .iter()
            .filter(|value| !T::ALL.iter().any(|offered| offered.value() == **value))
            .map(|value| (*value).to_owned())
            .collect();
        Self { known, unknown }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Fruit {
        Apple,
        Pear,
    }

    impl Choice for Fruit {
        const ALL: &'static [Self] = &[Self::Apple, Self::Pear];

        fn value(self) -> &'static str {
            match self {
                Self::Apple => "apple",
                Self::Pear => "pear",
            }
        }
    }

    #[test]
    fn unknown_values_are_kept_to_be_named_and_the_known_still_count() {
        let pairs = Pairs::read("fruit=pear&fruit=plum&fruit=apple&fruit=pear&fruit=");
        let chosen = Chosen::<Fruit>::read(&pairs, "fruit");
        assert_eq!(chosen.known, [Fruit::Apple, Fruit::Pear]);
        assert_eq!(chosen.unknown, ["plum"]);
    }
}
