//! A file that holds one secret: a password or a key that a setting names.

use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;

use crate::edge::Refusal;

/// The longest secret: a mistaken path is not read whole.
const MOST_BYTES: u64 = 4 * 1024;

/// A secret, as it is spoken of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Secret {
    /// What it is: "the password of the mail server".
    pub(crate) what: &'static str,
    /// What to do beside closing the file, where others could have read it.
    pub(crate) after: &'static str,
}

impl Secret {
    /// The one line of a file that only its owner may read, and a group: systemd
    /// hands a service its credentials that way.
    ///
    /// # Errors
    ///
    /// [`Refusal`] where it cannot be read, or others may read it.
    pub(crate) fn read(self, path: &Path) -> Result<String, Refusal> {
        let Self { what, after } = self;
        let shown = path.display();
        let unread = |why: std::io::Error| {
            Refusal(format!(
                "cannot read {what} in {shown} ({why}); check the path"
            ))
        };
        let file = File::open(path).map_err(unread)?;
        if others_may_read(&file.metadata().map_err(unread)?) {
            return Err(Refusal(format!(
                "others may read {what} in {shown}; run chmod 600 {shown}{after}"
            )));
        }
        let mut secret = String::new();
        file.take(MOST_BYTES)
            .read_to_string(&mut secret)
            .map_err(unread)?;
        Ok(secret.trim().to_owned())
    }
}

#[cfg(unix)]
fn others_may_read(held: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    held.mode() & 0o007 != 0
}

#[cfg(not(unix))]
fn others_may_read(_: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: Secret = Secret {
        what: "the password of the mail server",
        after: "",
    };

    #[cfg(unix)]
    #[test]
    fn a_secret_is_the_line_of_a_file_that_others_may_not_read() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        fs::write(&path, "correct horse\n").unwrap();
        for (mode, may) in [(0o600, true), (0o640, true), (0o644, false), (0o602, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(PASSWORD.read(&path).is_ok(), may, "{mode:o}");
        }
        let said = PASSWORD.read(&path).unwrap_err().to_string();
        assert!(
            said.starts_with("others may read the password of the mail server in "),
            "{said}"
        );
        assert!(said.contains("; run chmod 600 "), "{said}");
    }

    #[test]
    fn a_path_that_leads_nowhere_is_named() {
        let said = PASSWORD
            .read(Path::new("nowhere/password"))
            .unwrap_err()
            .to_string();
        assert!(said.contains("cannot read the password of the mail server in nowhere/password"));
    }
}
