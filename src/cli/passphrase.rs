//! Passphrases and keys on the command line: asked for on the terminal, or read from a descriptor; never an argument, never
//! the environment.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, Secret};
use crate::store::{EncryptionKey, OpenFile};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::CommandContext;

/// More of a descriptor is not read: a passphrase is a line.
const MAX_PASSPHRASE_BYTES: u64 = 4_096;
/// How often a passphrase is asked for.
const MAX_TRIES: usize = 3;

impl CommandContext<'_> {
    /// Reads a deliberation, sealed or not.
    pub(super) fn open_file(&mut self, path: &Path) -> Result<OpenFile, Vec<FileError>> {
        let mut read = OpenFile::load(path);
        for _ in 0..MAX_TRIES {
            let Err(faults) = &read else { return read };
            let Some(key) = self.find_key(path, faults)? else { return read };
            read = OpenFile::load_with_key(path, Some(&key));
            if !self.can_prompt() {
                return read;
            }
        }
        read
    }

    /// What is there to open a file with that is not open for this reason; asks for it on a terminal.
    pub(super) fn find_key(
        &mut self,
        path: &Path,
        faults: &[FileError],
    ) -> Result<Option<EncryptionKey>, Vec<FileError>> {
        let wanted = match faults {
            [FileError { kind: FileErrorKind::Encryption(why), .. }] => why,
            _ => return Ok(None),
        };
        let opener = match wanted {
            EncryptionError::KeyRequired => self.common_args.identity.clone().map(KeySource::IdentityFile),
            EncryptionError::PassphraseRequired | EncryptionError::WrongPassphrase
                if self.common_args.passphrase_fd.is_some() =>
            {
                self.read_given_passphrase().map(KeySource::Passphrase)
            }
            EncryptionError::PassphraseRequired | EncryptionError::WrongPassphrase if self.can_prompt() => {
                if *wanted == EncryptionError::WrongPassphrase {
                    super::print_error(&t!(self.locale, "cli-passphrase-wrong"));
                }
                self.prompt_passphrase(&t!(self.locale, "cli-passphrase-prompt", path = SafeText::from_path(path)))
                    .map(KeySource::Passphrase)
            }
            _ => None,
        };
        let key = opener.map(|opener| EncryptionKey::load(&opener)).transpose();
        key.map_err(|problem| vec![FileError { position: None, kind: problem }])
    }

    /// What somebody gave on the command line to open files with, for the screen.
    pub(super) fn find_key_source(&mut self) -> Option<KeySource> {
        let identity = self.common_args.identity.clone().map(KeySource::IdentityFile);
        identity.or_else(|| self.read_given_passphrase().map(KeySource::Passphrase))
    }

    /// A passphrase for a file that is to be sealed: on a terminal it is asked for twice.
    pub(super) fn read_new_passphrase(&mut self, path: &Path) -> Result<Secret, CommandError> {
        if self.common_args.passphrase_fd.is_some() {
            let given = self.read_given_passphrase().filter(|given| !given.is_empty());
            return given.ok_or_else(|| CommandError::Message(2, t!(self.locale, "cli-passphrase-none")));
        }
        if !self.can_prompt() {
            return Err(CommandError::Message(2, t!(self.locale, "cli-passphrase-none")));
        }
        let first = self.prompt_passphrase(&t!(self.locale, "cli-passphrase-new", path = SafeText::from_path(path)));
        let Some(first) = first.filter(|first| !first.is_empty()) else {
            return Err(CommandError::Message(2, t!(self.locale, "cli-passphrase-empty")));
        };
        if self.prompt_passphrase(&t!(self.locale, "cli-passphrase-again")).as_ref() != Some(&first) {
            return Err(CommandError::Message(2, t!(self.locale, "cli-passphrase-mismatch")));
        }
        Ok(first)
    }

    /// Whether somebody can be asked.
    fn can_prompt(&self) -> bool {
        self.common_args.passphrase_fd.is_none() && io::stdin().is_terminal()
    }

    /// The passphrase from the descriptor, read once.
    fn read_given_passphrase(&mut self) -> Option<Secret> {
        if self.passphrase.is_none() {
            self.passphrase = read_first_line(self.common_args.passphrase_fd?);
        }
        self.passphrase.clone()
    }

    #[cfg(feature = "encrypt")]
    fn prompt_passphrase(&self, question: &SafeText) -> Option<Secret> {
        rpassword::prompt_password(format!("{question} ")).ok().map(Secret::new)
    }

    #[cfg(not(feature = "encrypt"))]
    fn prompt_passphrase(&self, _: &Shown) -> Option<Secret> {
        None
    }
}

/// The first line of what a descriptor gives.
fn read_first_line(descriptor: u32) -> Option<Secret> {
    let mut text = zeroize::Zeroizing::new(String::with_capacity(MAX_PASSPHRASE_BYTES as usize));
    let read = match descriptor {
        0 => io::stdin().lock().take(MAX_PASSPHRASE_BYTES).read_to_string(&mut text),
        // By its name in the file system: a bare number could be anything's that is open here.
        other => File::open(format!("/dev/fd/{other}"))
            .and_then(|file| file.take(MAX_PASSPHRASE_BYTES).read_to_string(&mut text)),
    };
    read.ok()?;
    text.lines().next().map(|line| Secret::new(line.to_owned()))
}
