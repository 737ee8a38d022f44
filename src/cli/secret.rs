//! Passphrases and keys on the command line: asked for on the terminal, or read from a descriptor; never an argument, never
//! the environment.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, Secret};
use crate::store::{EncryptionKey, OpenFile};
use crate::tell;
use crate::text::Shown;

use super::Ending;
use super::world::World;

/// More of a descriptor is not read: a passphrase is a line.
const LONGEST: u64 = 4_096;
/// How often a passphrase is asked for.
const TRIES: usize = 3;

impl World<'_> {
    /// Reads a deliberation, sealed or not.
    pub(super) fn unseal(&mut self, path: &Path) -> Result<OpenFile, Vec<FileError>> {
        let mut read = OpenFile::load(path);
        for _ in 0..TRIES {
            let Err(faults) = &read else { return read };
            let Some(key) = self.key_to(path, faults)? else { return read };
            read = OpenFile::load_with_key(path, Some(&key));
            if !self.asks() {
                return read;
            }
        }
        read
    }

    /// What is there to open a file with that is not open for this reason; asks for it on a terminal.
    pub(super) fn key_to(
        &mut self,
        path: &Path,
        faults: &[FileError],
    ) -> Result<Option<EncryptionKey>, Vec<FileError>> {
        let wanted = match faults {
            [FileError { kind: FileErrorKind::Encryption(why), .. }] => why,
            _ => return Ok(None),
        };
        let opener = match wanted {
            EncryptionError::KeyRequired => self.common.identity.clone().map(KeySource::IdentityFile),
            EncryptionError::PassphraseRequired | EncryptionError::WrongPassphrase
                if self.common.passphrase_fd.is_some() =>
            {
                self.given_passphrase().map(KeySource::Passphrase)
            }
            EncryptionError::PassphraseRequired | EncryptionError::WrongPassphrase if self.asks() => {
                if *wanted == EncryptionError::WrongPassphrase {
                    super::complain(&tell!(self.tongue, "cli-passphrase-wrong"));
                }
                self.ask_for(&tell!(self.tongue, "cli-passphrase-of", path = Shown::path(path)))
                    .map(KeySource::Passphrase)
            }
            _ => None,
        };
        let key = opener.map(|opener| EncryptionKey::load(&opener)).transpose();
        key.map_err(|problem| vec![FileError { position: None, kind: problem }])
    }

    /// What somebody gave on the command line to open files with, for the screen.
    pub(super) fn opener(&mut self) -> Option<KeySource> {
        let identity = self.common.identity.clone().map(KeySource::IdentityFile);
        identity.or_else(|| self.given_passphrase().map(KeySource::Passphrase))
    }

    /// A passphrase for a file that is to be sealed: on a terminal it is asked for twice.
    pub(super) fn new_passphrase(&mut self, path: &Path) -> Result<Secret, Ending> {
        if self.common.passphrase_fd.is_some() {
            let given = self.given_passphrase().filter(|given| !given.is_empty());
            return given.ok_or_else(|| Ending::Said(2, tell!(self.tongue, "cli-passphrase-none")));
        }
        if !self.asks() {
            return Err(Ending::Said(2, tell!(self.tongue, "cli-passphrase-none")));
        }
        let first = self.ask_for(&tell!(self.tongue, "cli-passphrase-new", path = Shown::path(path)));
        let Some(first) = first.filter(|first| !first.is_empty()) else {
            return Err(Ending::Said(2, tell!(self.tongue, "cli-passphrase-empty")));
        };
        if self.ask_for(&tell!(self.tongue, "cli-passphrase-again")).as_ref() != Some(&first) {
            return Err(Ending::Said(2, tell!(self.tongue, "cli-passphrase-differ")));
        }
        Ok(first)
    }

    /// Whether somebody can be asked.
    fn asks(&self) -> bool {
        self.common.passphrase_fd.is_none() && io::stdin().is_terminal()
    }

    /// The passphrase from the descriptor, read once.
    fn given_passphrase(&mut self) -> Option<Secret> {
        if self.passphrase.is_none() {
            self.passphrase = line_of(self.common.passphrase_fd?);
        }
        self.passphrase.clone()
    }

    #[cfg(feature = "encrypt")]
    fn ask_for(&self, question: &Shown) -> Option<Secret> {
        rpassword::prompt_password(format!("{question} ")).ok().map(Secret::new)
    }

    #[cfg(not(feature = "encrypt"))]
    fn ask_for(&self, _: &Shown) -> Option<Secret> {
        None
    }
}

/// The first line of what a descriptor gives.
fn line_of(descriptor: u32) -> Option<Secret> {
    let mut text = zeroize::Zeroizing::new(String::with_capacity(LONGEST as usize));
    let read = match descriptor {
        0 => io::stdin().lock().take(LONGEST).read_to_string(&mut text),
        // By its name in the file system: a bare number could be anything's that is open here.
        other => File::open(format!("/dev/fd/{other}")).and_then(|file| file.take(LONGEST).read_to_string(&mut text)),
    };
    read.ok()?;
    text.lines().next().map(|line| Secret::new(line.to_owned()))
}
