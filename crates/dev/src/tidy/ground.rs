//! What the rules look at: files as text, rooms with what they use.

/// The repository as the rules see it; the rules do no reading of their own.
#[derive(Default)]
pub(super) struct Ground {
    /// Every text file that a commit could hold.
    pub(super) files: Vec<File>,
    /// Our own crates.
    pub(super) rooms: Vec<Room>,
    /// The crates of others that we are built with.
    pub(super) foreign: Vec<Foreign>,
}

/// A file: where it is and what it says.
pub(super) struct File {
    /// From the repository's root, with forward slashes.
    pub(super) path: String,
    pub(super) text: String,
}

/// One of our crates, by the name of its folder.
pub(super) struct Room {
    pub(super) name: String,
    /// Rooms it uses in what ships.
    pub(super) uses: Vec<String>,
    /// Rooms it uses in its tests only.
    pub(super) uses_in_tests: Vec<String>,
    /// Crates of others that it uses in what ships.
    pub(super) takes: Vec<String>,
}

/// A crate of someone else.
pub(super) struct Foreign {
    pub(super) name: String,
    /// Its licence as an SPDX expression, if it declares one.
    pub(super) licence: Option<String>,
}

impl Ground {
    /// The file at `path`.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Rust files that ship from a room's `src` folder; files of tests do not.
    pub(super) fn sources_of<'a>(&'a self, room: &'a str) -> impl Iterator<Item = &'a File> {
        let folder = format!("crates/{room}/src/");
        self.files
            .iter()
            .filter(move |file| file.path.starts_with(&folder) && file.is("rs"))
            .filter(|file| !file.path.ends_with("tests.rs"))
    }

    /// A ground of these files alone, for controls and tests.
    pub(super) fn of_files(files: &[(&str, &str)]) -> Ground {
        Ground {
            files: files
                .iter()
                .map(|(path, text)| File {
                    path: (*path).to_owned(),
                    text: (*text).to_owned(),
                })
                .collect(),
            ..Ground::default()
        }
    }

    /// A ground of these rooms alone, each with what it uses.
    pub(super) fn of_rooms(rooms: &[(&str, &[&str])]) -> Ground {
        Ground {
            rooms: rooms
                .iter()
                .map(|(name, uses)| Room::of(name, uses))
                .collect(),
            ..Ground::default()
        }
    }
}

impl Room {
    /// A room that uses these rooms and nothing else.
    pub(super) fn of(name: &str, uses: &[&str]) -> Room {
        Room {
            name: name.to_owned(),
            uses: uses.iter().map(|used| (*used).to_owned()).collect(),
            uses_in_tests: Vec::new(),
            takes: Vec::new(),
        }
    }
}

impl File {
    /// Whether the name ends in `.ending`.
    pub(super) fn is(&self, ending: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, found)| found == ending)
    }

    /// Whether it is part of what a room ships: its code, or its pages.
    pub(super) fn ships(&self) -> bool {
        self.path.starts_with("crates/")
            && (self.path.contains("/src/") || self.path.contains("/templates/"))
    }

    /// The room a file under `crates/` belongs to.
    pub(super) fn room(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }
}
