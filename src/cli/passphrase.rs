//! Passphrases and keys of encrypted files. A passphrase comes from a prompt on the terminal or from a file descriptor,
//! never from an argument or the environment, because other users may read those.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, MAX_PASSPHRASE_BYTES, Secret};
use crate::phrases;
use crate::store::{EncryptionKey, OpenFile};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::CommandContext;
use super::stall::report_stall;

/// How often the user is asked for the passphrase of a file.
const MAX_TRIES: usize = 3;

impl CommandContext<'_> {
    /// Reads a deliberation, encrypted or not.
    pub(super) fn open_file(&mut self, path: &Path) -> Result<OpenFile, Vec<FileError>> {
        self.take_passphrase_line().map_err(to_file_errors)?;
        let mut read = report_stall(self.locale.language(), || OpenFile::load(path));
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
                self.read_given_passphrase().map_err(to_file_errors)?.map(KeySource::Passphrase)
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
    ///
    /// # Errors
    /// Returns an error if the file descriptor gives no passphrase.
    pub(super) fn find_key_source(&mut self) -> Result<Option<KeySource>, CommandError> {
        let identity = self.common_args.identity.clone().map(KeySource::IdentityFile);
        if identity.is_some() {
            return Ok(identity);
        }
        let given = self.read_given_passphrase().map_err(|error| self.describe_passphrase_error(error))?;
        Ok(given.map(KeySource::Passphrase))
    }

    /// Reads the passphrase, if it is the first line of standard input. Otherwise a program that asks questions there
    /// would take the passphrase for an answer, and print it.
    ///
    /// # Errors
    /// Returns an error if standard input gives no passphrase.
    pub(super) fn take_passphrase_line(&mut self) -> Result<(), EncryptionError> {
        if self.common_args.passphrase_fd == Some(0) { self.read_given_passphrase().map(drop) } else { Ok(()) }
    }

    /// Returns the exit code and the message for a passphrase that cannot be used.
    pub(super) fn describe_passphrase_error(&self, error: EncryptionError) -> CommandError {
        let error = FileError { position: None, kind: FileErrorKind::Encryption(error) };
        CommandError::Message(2, phrases::file_error(&self.locale, &error).to_capitalized())
    }

    /// Returns the passphrase for a file that will be encrypted. On a terminal the user enters the passphrase twice.
    pub(super) fn read_new_passphrase(&mut self, path: &Path) -> Result<Secret, CommandError> {
        if self.common_args.passphrase_fd.is_some() {
            let given = self.read_given_passphrase().map_err(|error| self.describe_passphrase_error(error))?;
            let given = given.filter(|given| !given.is_empty());
            return given.ok_or_else(|| CommandError::Message(2, t!(self.locale, "cli-passphrase-empty")));
        }
        if !self.can_prompt() {
            return Err(CommandError::Message(2, t!(self.locale, "cli-passphrase-none")));
        }
        let first = self.prompt_passphrase(&t!(self.locale, "cli-passphrase-new", path = SafeText::from_path(path)));
        let Some(first) = first.filter(|first| !first.is_empty()) else {
            return Err(CommandError::Message(2, t!(self.locale, "cli-passphrase-empty")));
        };
        if first.is_too_long_for_passphrase() {
            return Err(self.describe_passphrase_error(EncryptionError::PassphraseTooLong));
        }
        if self.prompt_passphrase(&t!(self.locale, "cli-passphrase-again")).as_ref() != Some(&first) {
            return Err(CommandError::Message(2, t!(self.locale, "cli-passphrase-mismatch")));
        }
        Ok(first)
    }

    /// Returns whether the user can be asked for a passphrase.
    fn can_prompt(&self) -> bool {
        self.common_args.passphrase_fd.is_none() && io::stdin().is_terminal()
    }

    /// Returns the passphrase from the file descriptor, which is read only once; `None` if no descriptor is named.
    fn read_given_passphrase(&mut self) -> Result<Option<Secret>, EncryptionError> {
        if let (None, Some(descriptor)) = (&self.passphrase, self.common_args.passphrase_fd) {
            self.passphrase = Some(read_first_line(descriptor)?);
        }
        Ok(self.passphrase.clone())
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

/// Reads the first line from a file descriptor, and no more from standard input: the lines after it are answers.
///
/// # Errors
/// Returns an error if there is no line, or the line is not UTF-8 or longer than a passphrase may be.
fn read_first_line(descriptor: u32) -> Result<Secret, EncryptionError> {
    // One byte more than the limit, and the line end, are enough to detect a line that is too long.
    const MAX_LINE_BYTES: u64 = MAX_PASSPHRASE_BYTES as u64 + 3;
    let mut line = Zeroizing::new(Vec::with_capacity(MAX_LINE_BYTES as usize));
    let read = match descriptor {
        0 => io::stdin().lock().take(MAX_LINE_BYTES).read_until(b'\n', &mut line),
        // The path opens the descriptor anew. Taking over the number itself would need unsafe code and could close a
        // descriptor that belongs to another part of the program.
        other => File::open(format!("/dev/fd/{other}"))
            .and_then(|file| BufReader::new(file).take(MAX_LINE_BYTES).read_until(b'\n', &mut line)),
    };
    if read.ok().filter(|count| *count > 0).is_none() {
        return Err(EncryptionError::NoPassphraseGiven);
    }
    let line = line.strip_suffix(b"\n").unwrap_or(&line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.len() > MAX_PASSPHRASE_BYTES {
        return Err(EncryptionError::PassphraseTooLong);
    }
    let text = std::str::from_utf8(line).map_err(|_| EncryptionError::NoPassphraseGiven)?;
    Ok(Secret::new(text.to_owned()))
}

fn to_file_errors(error: EncryptionError) -> Vec<FileError> {
    vec![FileError { position: None, kind: FileErrorKind::Encryption(error) }]
}
