//! Letters as files, for a machine that has no mail server.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::PathBuf;

use answerable_web::{MailLetter, NotTaken, Postman};

use super::letter::{self, Sender};

/// A folder in which each letter is a file, `ID.eml`.
pub(super) struct Folder {
    folder: PathBuf,
    from: Sender,
}

impl Folder {
    pub(super) fn new(folder: PathBuf, from: Sender) -> Self {
        Self { folder, from }
    }

    /// Its owner's alone: there are addresses and links in it.
    fn make(&self) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&self.folder)
        }
        #[cfg(not(unix))]
        fs::create_dir_all(&self.folder)
    }

    /// Whole under its name, or not there.
    fn write(&self, letter: &MailLetter, bytes: &[u8]) -> io::Result<()> {
        let half = self.folder.join(format!("{}.half", letter.id));
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(&half)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, self.folder.join(format!("{}.eml", letter.id)))
    }
}

impl Postman for Folder {
    fn is_there(&self) -> Result<(), String> {
        self.make()
            .map_err(|why| format!("cannot make {} ({why})", self.folder.display()))
    }

    fn take(&self, letter: &MailLetter) -> Result<(), NotTaken> {
        let message = letter::message(letter, &self.from)?;
        self.write(letter, &message.formatted())
            .map_err(|why| NotTaken::NotNow(format!("writing a file: {why}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_one_file_however_often_it_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("letters");
        let from = Sender::read("answerable@localhost.example").unwrap();
        let postman = Folder::new(place.clone(), from);
        let letter = MailLetter {
            id: "0123".to_owned(),
            to: "a@b.example".to_owned(),
            subject: "One".to_owned(),
            text: "Words.\n".to_owned(),
            leave: None,
            host: "localhost".to_owned(),
            at: 0,
        };
        for _ in 0..2 {
            postman.is_there().unwrap();
            postman.take(&letter).unwrap();
        }
        let files: Vec<_> = fs::read_dir(&place)
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        assert_eq!(files, ["0123.eml"]);
    }
}
