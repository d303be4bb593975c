//! Opening a register's folder: the one place that opens stores.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_desk::actions::Brought;
use answerable_desk::answering::Acting;
use answerable_desk::erasing::Keeping;
use answerable_desk::{Desk, practice, sample};
use answerable_store::vault::Asking;
use answerable_store::{
    Access, Accounts, Drafts, Earlier, Followers, Home, HomeError, HomePaths, Inbox, Log, Moved,
    Tightened, Vault, Work,
};
use answerable_wording::numbers::count;
use clap::Args;

use crate::erase::AT_THE_KEYBOARD;
use crate::memory;
use crate::pdftotext::Pdftotext;
use crate::today::{moment, today};
use crate::{apart, chance};

/// Where the register is.
#[derive(Args)]
pub(crate) struct RegisterFolder {
    /// The folder that holds the register
    #[arg(
        long,
        value_name = "FOLDER",
        default_value = "register",
        env = "ANSWERABLE_REGISTER"
    )]
    register: PathBuf,
    /// The folder that holds the vault's keys, where it is not `keys` in the
    /// register's folder
    #[arg(long, value_name = "FOLDER", env = "ANSWERABLE_KEYS")]
    keys: Option<PathBuf>,
}

impl RegisterFolder {
    pub(crate) fn path(&self) -> &Path {
        &self.register
    }

    fn paths(&self) -> HomePaths {
        let paths = HomePaths::of(&self.register);
        match &self.keys {
            Some(keys) => paths.with_keys_in(keys),
            None => paths,
        }
    }

    /// The files of the register, which must be there.
    pub(crate) fn existing(&self) -> Result<HomePaths, HomeError> {
        let paths = self.paths();
        paths.check_there()?;
        Ok(paths)
    }

    /// Makes an empty register there.
    pub(crate) fn create(&self) -> anyhow::Result<(Arc<Desk>, Brought)> {
        create(&self.paths(), None)
    }

    /// Opens the requests for correction alone, beside a program that serves.
    pub(crate) fn inbox(&self) -> anyhow::Result<Inbox> {
        let paths = self.existing()?;
        make_private(&paths);
        let vault = Arc::new(Vault::open(&paths.vault())?);
        cover_earlier(&paths, &vault)?;
        let inbox = Inbox::open(paths.desk(), vault)?;
        seal_earlier(&inbox)?;
        Ok(inbox)
    }

    /// Opens what is kept of followers alone, beside a program that serves.
    pub(crate) fn followers(&self) -> anyhow::Result<Followers> {
        let paths = self.existing()?;
        make_private(&paths);
        Ok(Followers::open(paths.desk())?)
    }

    /// Opens the accounts alone, beside a program that serves.
    pub(crate) fn accounts(&self) -> anyhow::Result<Accounts> {
        let paths = self.existing()?;
        make_private(&paths);
        let vault = Arc::new(Vault::open(&paths.vault())?);
        cover_earlier(&paths, &vault)?;
        Ok(Accounts::open(paths.desk(), vault)?)
    }

    /// Notes in the audit trail that the names of everybody with an account are
    /// about to be printed.
    pub(crate) fn note_names(&self, accounts: &Accounts, page: &str) -> anyhow::Result<()> {
        let people = accounts.list()?.len();
        if people == 0 {
            return Ok(());
        }
        let vault = Vault::open(&self.existing()?.vault())?;
        let people = count(people as u64, "person", "people");
        Ok(vault.note_names(&Asking {
            by: AT_THE_KEYBOARD,
            why: &format!("the names of {people}, by {page}"),
            when: moment(),
        })?)
    }

    /// Opens everything in which words lie that are erased in time, beside a
    /// program that serves.
    pub(crate) fn kept(&self) -> anyhow::Result<KeptWords> {
        let paths = self.existing()?;
        make_private(&paths);
        let vault = Arc::new(Vault::open(&paths.vault())?);
        cover_earlier(&paths, &vault)?;
        let inbox = Inbox::open(paths.desk(), Arc::clone(&vault))?;
        seal_earlier(&inbox)?;
        Ok(KeptWords {
            inbox,
            work: Work::open(paths.desk())?,
            drafts: Drafts::open(paths.desk())?,
            accounts: Accounts::open(paths.desk(), Arc::clone(&vault))?,
            vault,
        })
    }

    /// Opens the register for its one writer.
    pub(crate) fn open(&self) -> anyhow::Result<(Arc<Desk>, Brought)> {
        self.open_with(None)
    }

    /// The same, with a `pdftotext` for PDFs where it is asked for.
    pub(crate) fn open_with(
        &self,
        pdftotext: Option<Pdftotext>,
    ) -> anyhow::Result<(Arc<Desk>, Brought)> {
        let paths = self.existing()?;
        make_private(&paths);
        let home = Home::open_at(&paths)?;
        cover_earlier(&paths, &home.vault)?;
        seal_earlier(&home.inbox)?;
        let (desk, brought) = at_desk(&paths, home, pdftotext)?;
        clear_left_over(&desk)?;
        Ok((desk, brought))
    }
}

/// Everything in which words lie that are erased in time.
pub(crate) struct KeptWords {
    vault: Arc<Vault>,
    inbox: Inbox,
    work: Work,
    drafts: Drafts,
    accounts: Accounts,
}

impl KeptWords {
    pub(crate) fn keeping(&self) -> Keeping<'_> {
        Keeping {
            vault: &self.vault,
            inbox: &self.inbox,
            work: &self.work,
            drafts: &self.drafts,
            accounts: &self.accounts,
        }
    }
}

/// Moves the requests that an earlier program kept in the clear into the vault,
/// and says on stderr that it did.
fn seal_earlier(inbox: &Inbox) -> anyhow::Result<()> {
    if !inbox.holds_earlier()? {
        return Ok(());
    }
    let mut moved = 1;
    while inbox.seal_an_earlier(&chance::draw()?)? {
        moved += 1;
    }
    // With stderr gone there is nobody left to tell.
    let _ = writeln!(
        std::io::stderr(),
        "note: {} that an earlier program kept in the clear {} now in the vault",
        count(moved, "request", "requests"),
        if moved == 1 { "is" } else { "are" }
    );
    Ok(())
}

/// Moves the names, secrets and reviews that an earlier program kept in the clear
/// into the vault, and says on stderr that it did.
fn cover_earlier(paths: &HomePaths, vault: &Arc<Vault>) -> anyhow::Result<()> {
    let earlier = Earlier::open(paths.desk(), Arc::clone(vault))?;
    let (mut accounts, mut reviews) = (0, 0);
    while let Some(moved) = earlier.move_one(today(), &chance::draw()?)? {
        match moved {
            Moved::Account => accounts += 1,
            Moved::Review => reviews += 1,
        }
    }
    for (moved, one, more) in [
        (accounts, "account", "accounts"),
        (reviews, "document under review", "documents under review"),
    ] {
        if moved > 0 {
            // With stderr gone there is nobody left to tell.
            let _ = writeln!(
                std::io::stderr(),
                "note: {} that an earlier program kept in the clear {} now covered by the vault",
                count(moved, one, more),
                if moved == 1 { "is" } else { "are" }
            );
        }
    }
    Ok(())
}

/// Erases what is left of answers that are published or given up, where a program
/// was stopped before it had erased it, and says on stderr that it did.
fn clear_left_over(desk: &Desk) -> anyhow::Result<()> {
    let cleared = desk.clear_left_over(Acting {
        by: AT_THE_KEYBOARD,
        when: moment(),
    })?;
    if cleared > 0 {
        // With stderr gone there is nobody left to tell.
        let _ = writeln!(
            std::io::stderr(),
            "note: what was left of {} that {} published or given up is now erased",
            count(cleared as u64, "answer", "answers"),
            if cleared == 1 { "is" } else { "are" }
        );
    }
    Ok(())
}

/// Gives the register to its owner alone, as a new one is, and says on stderr
/// what others could look into. What cannot be tightened is said, and used.
fn make_private(paths: &HomePaths) {
    let said = match paths.make_private() {
        Ok(tightened) => tightened.iter().map(narrowed).collect(),
        Err((path, why)) => vec![format!(
            "{} may be open to other accounts, and its rights cannot be changed ({why}); its owner can: chmod go-rwx",
            path.display()
        )],
    };
    for line in said {
        // With stderr gone there is nobody left to tell.
        let _ = writeln!(std::io::stderr(), "note: {line}");
    }
}

fn narrowed(now: &Tightened) -> String {
    format!(
        "{} could be opened by other accounts (mode {:04o}); now by its owner alone ({:04o})",
        now.path.display(),
        now.from,
        now.to
    )
}

/// Makes an empty register and records the data that ships with the program.
pub(crate) fn create(
    paths: &HomePaths,
    pdftotext: Option<Pdftotext>,
) -> anyhow::Result<(Arc<Desk>, Brought)> {
    let home = Home::create_at(paths)?;
    at_desk(paths, home, pdftotext)
}

/// Makes a register to practise on, whose bodies are all invented.
pub(crate) fn create_for_practice(
    paths: &HomePaths,
    pdftotext: Option<Pdftotext>,
) -> anyhow::Result<Arc<Desk>> {
    let home = Home::create_at(paths)?;
    let reader = Log::open(paths.log(), Access::ReadOnly)?;
    let (desk, _) = Desk::open_for_practice(home, reader, today())?;
    practice::record(&desk, today())?;
    Ok(Arc::new(desk.reading_by(apart::reader(pdftotext)?)))
}

fn at_desk(
    paths: &HomePaths,
    home: Home,
    pdftotext: Option<Pdftotext>,
) -> anyhow::Result<(Arc<Desk>, Brought)> {
    memory::fit(&paths.log());
    let reader = Log::open(paths.log(), Access::ReadOnly)?;
    let (desk, brought) = Desk::open(home, reader, today())?;
    let reader = apart::reader(pdftotext)?;
    Ok((Arc::new(desk.reading_by(reader)), brought))
}

/// Records the sample that ships with the program; twice is as good as once.
pub(crate) fn record_sample(desk: &Desk) -> anyhow::Result<usize> {
    Ok(sample::record(desk.clerk(), today())?.entries.count())
}
