//! Passphrases and keys of encrypted files. A passphrase comes from a prompt on the terminal or from a file descriptor,
//! never from an argument or the environment, because other users may read those.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, Secret};
use crate::store::{EncryptionKey, OpenFile};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::CommandContext;

/// The largest part of the file descriptor that is read.
const MAX_PASSPHRASE_BYTES: u64 = 4_096;
/// How often the user is asked for the passphrase of a file.
const MAX_TRIES: usize = 3;

impl CommandContext<'_> {
    /// Reads a deliberation, encrypted or not.
    pub(super) fn open_file(&mut self, path: &Path) -> Result<OpenFile, Vec<FileError>> {
        let mut read = OpenFile::load(path);
        for _ in 0..MAX_TRIES {
            let Err(errors) = &read else { return read };
            let Some(key) = self.find_key(path, errors)? else { return read };
            read = OpenFile::load_with_key(path, Some(&key));
            if !self.can_prompt() {
                return read;
            }
        }
        read
    }

    /// Returns the key for a file that was not opened because of `errors`, from the arguments or from a prompt on the
    /// terminal. `None` if there is no key or if the errors are not about encryption.
    pub(super) fn find_key(
        &mut self,
        path: &Path,
        errors: &[FileError],
    ) -> Result<Option<EncryptionKey>, Vec<FileError>> {
        let problem = match errors {
            [FileError { kind: FileErrorKind::Encryption(problem), .. }] => problem,
            _ => return Ok(None),
        };
        let source = match problem {
            EncryptionError::KeyRequired => self.common_args.identity.clone().map(KeySource::IdentityFile),
            EncryptionError::PassphraseRequired | EncryptionError::WrongPassphrase
                if self.common_args.passphrase_fd.is_some() =>
            {
                self.read_given_passphrase().map(KeySource::Passphrase)
            }
            EncryptionError::PassphraseRequired | EncryptionError::WrongPassphrase if self.can_prompt() => {
                if *problem == EncryptionError::WrongPassphrase {
                    super::print_error(&t!(self.locale, "cli-passphrase-wrong"));
                }
                self.prompt_passphrase(&t!(self.locale, "cli-passphrase-prompt", path = SafeText::from_path(path)))
                    .map(KeySource::Passphrase)
            }
            _ => None,
        };
        let key = source.map(|source| EncryptionKey::load(&source)).transpose();
        key.map_err(|kind| vec![FileError { position: None, kind }])
    }

    /// Returns the key source from the command line, for the full-screen program.
    pub(super) fn find_key_source(&mut self) -> Option<KeySource> {
        let identity = self.common_args.identity.clone().map(KeySource::IdentityFile);
        identity.or_else(|| self.read_given_passphrase().map(KeySource::Passphrase))
    }

    /// Returns the passphrase for a file that will be encrypted. On a terminal the user enters the passphrase twice.
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

    /// Returns whether the user can be asked for a passphrase.
    fn can_prompt(&self) -> bool {
        self.common_args.passphrase_fd.is_none() && io::stdin().is_terminal()
    }

    /// Returns the passphrase from the file descriptor, which is read only once.
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
    fn prompt_passphrase(&self, _: &SafeText) -> Option<Secret> {
        None
    }
}

/// Reads the first line from a file descriptor.
fn read_first_line(descriptor: u32) -> Option<Secret> {
    let mut text = zeroize::Zeroizing::new(String::with_capacity(MAX_PASSPHRASE_BYTES as usize));
    let read = match descriptor {
        0 => io::stdin().lock().take(MAX_PASSPHRASE_BYTES).read_to_string(&mut text),
        // The path opens the descriptor anew. Taking over the number itself would need unsafe code and could close a
        // descriptor that belongs to another part of the program.
        other => File::open(format!("/dev/fd/{other}"))
            .and_then(|file| file.take(MAX_PASSPHRASE_BYTES).read_to_string(&mut text)),
    };
    read.ok()?;
    text.lines().next().map(|line| Secret::new(line.to_owned()))
}
