//! The files of an answer on its way out: the page and its evidence.
//!
//! They are in the archive before anything names them. Where the answer is not
//! recorded after all, they are taken out again: what a body attached and did not
//! publish stays its own.

use std::sync::Arc;

use answerable_ledger::Fingerprint;

use super::Acting;
use super::publish::NotPublished;
use super::written::Written;
use crate::desk::Desk;

/// Files that were put into the archive for an answer.
#[derive(Debug)]
pub(super) struct Files {
    /// Its page.
    pub(super) page: Fingerprint,
    /// Those that were not there before.
    new: Vec<Fingerprint>,
}

impl Desk {
    /// Keeps the page and the evidence of an answer in the archive, all or none.
    pub(super) fn keep_files(
        &self,
        written: &Written,
        page: &[u8],
        who: Acting<'_>,
    ) -> Result<Files, NotPublished> {
        let mut files = Files {
            page: Fingerprint::of(page),
            new: Vec::new(),
        };
        let evidence = written.evidence.iter().try_for_each(|attached| {
            let bytes = self.evidence(attached, who)?;
            self.keep_file(&bytes, &mut files)
        });
        let kept = evidence.and_then(|()| self.keep_file(page, &mut files));
        match kept {
            Ok(()) => Ok(files),
            Err(why) => {
                self.take_out_again(&files);
                Err(why)
            }
        }
    }

    fn keep_file(&self, bytes: &[u8], files: &mut Files) -> Result<(), NotPublished> {
        let fingerprint = Fingerprint::of(bytes);
        if !self.archive().contains(fingerprint) {
            files.new.push(fingerprint);
        }
        let kept = self.archive().keep(bytes);
        kept.map_err(|why| NotPublished::Archive(Arc::new(why)))?;
        Ok(())
    }

    /// Takes the files of an answer that was not recorded out of the archive.
    pub(super) fn take_out_again(&self, files: &Files) {
        for fingerprint in &files.new {
            // The same file may have come in by another way meanwhile.
            let is_used = self.source_of(*fingerprint).is_some()
                || !matches!(self.find_review(*fingerprint), Ok(None));
            if is_used {
                continue;
            }
            if let Err(why) = self.archive().take_out(*fingerprint) {
                tracing::warn!(%why, %fingerprint, "a file of an answer that was not published stays");
            }
        }
    }
}
