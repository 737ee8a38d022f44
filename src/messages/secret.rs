//! Passphrases and keys. A [`Secret`] is never printed, and its memory is overwritten when the value is dropped.

use std::fmt;
use std::path::PathBuf;

use zeroize::Zeroizing;

/// The largest length of a passphrase, in bytes. A new secret allocates this capacity at once, because a string that
/// grows leaves copies of its contents in memory.
const MAX_BYTES: usize = 1_024;

/// A passphrase, or the text of a key.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Returns an empty secret for a passphrase that the user types.
    pub fn empty() -> Secret {
        Secret(Zeroizing::new(String::with_capacity(MAX_BYTES)))
    }

    pub fn new(text: String) -> Secret {
        Secret(Zeroizing::new(text))
    }

    /// Adds characters up to `MAX_BYTES`. Line ends and other control characters are ignored.
    pub fn push(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_control()) {
            if self.0.len() + c.len_utf8() <= MAX_BYTES {
                self.0.push(c);
            }
        }
    }

    /// Removes the last character.
    pub fn pop(&mut self) {
        self.0.pop();
    }

    pub fn char_count(&self) -> usize {
        self.0.chars().count()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text, for encryption and decryption only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The secret with which the user decrypts a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    Passphrase(Secret),
    /// The path of a file with private keys.
    IdentityFile(PathBuf),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed_and_ignores_control_characters() {
        let mut secret = Secret::empty();
        secret.push("pas\u{1b}sé\r\n");
        secret.push(&"x".repeat(5_000));
        assert_eq!((secret.char_count(), secret.expose().len()), (1_023, 1_024));
        assert_eq!(format!("{secret:?} {:?}", KeySource::Passphrase(secret.clone())), "Secret Passphrase(Secret)");
        (0..1_018).for_each(|_| secret.pop());
        assert_eq!(secret.expose(), "passé");
        (0..9).for_each(|_| secret.pop());
        assert!(secret.is_empty());
    }
}
