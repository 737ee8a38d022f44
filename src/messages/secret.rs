//! Passphrases and keys. A [`Secret`] is never printed, and its memory is overwritten when the value is dropped. A
//! passphrase is taken as it is or rejected, because a file sealed with a part of it would not open with all of it.

use std::fmt;
use std::path::PathBuf;

use zeroize::Zeroizing;

/// The largest length of a passphrase, in bytes. Terminals cut a line without a message, some after 1,023 bytes, so a
/// longer passphrase may not be the one that the user typed. A new secret allocates this capacity at once, because a
/// string that grows leaves copies of its contents in memory.
pub const MAX_PASSPHRASE_BYTES: usize = 1_000;

/// A passphrase, or the text of a key.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Returns an empty secret for a passphrase that the user types.
    pub fn empty() -> Secret {
        Secret(Zeroizing::new(String::with_capacity(MAX_PASSPHRASE_BYTES)))
    }

    pub fn new(text: String) -> Secret {
        Secret(Zeroizing::new(text))
    }

    /// Adds a typed or pasted text. A line end at the end of a pasted text is left out.
    ///
    /// # Errors
    /// Returns an error if the secret would be too long, or if the text has several lines or control characters. The
    /// secret is then unchanged.
    pub fn push(&mut self, text: &str) -> Result<(), SecretError> {
        let text = text.trim_end_matches(['\r', '\n']);
        if self.0.len() + text.len() > MAX_PASSPHRASE_BYTES {
            return Err(SecretError::TooLong);
        }
        if text.contains(char::is_control) {
            return Err(SecretError::ControlCharacter);
        }
        self.0.push_str(text);
        Ok(())
    }

    /// Returns whether the secret is longer than a passphrase may be.
    pub fn is_too_long_for_passphrase(&self) -> bool {
        self.0.len() > MAX_PASSPHRASE_BYTES
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

/// The reason why a text is not a part of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretError {
    TooLong,
    /// The text has several lines or another control character.
    ControlCharacter,
}

/// The beginnings of secret keys of age, in capital letters.
const AGE_KEY_PREFIXES: [&str; 2] = ["AGE-SECRET-KEY-", "AGE-PLUGIN-"];
/// A name of a file can begin like a key of age. A key has at least this many letters and digits in a row.
const LEAST_KEY_LETTERS: usize = 16;
/// The base64 text with which the content of every OpenSSH private key begins, in capital letters.
const OPENSSH_KEY_CONTENT: &str = "B3BLBNNZAC1RZXKTDJE";

/// Returns whether a text contains a secret key of age or of SSH, or a part of one that identifies it. Case, blanks,
/// quotes and invisible characters are ignored.
pub fn contains_secret_key(text: &str) -> bool {
    let is_kept = |c: &char| c.is_ascii_graphic() && !['"', '\''].contains(c);
    let text: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(is_kept).map(|c| c.to_ascii_uppercase()).collect());
    let is_age_key = |prefix: &str| {
        text.match_indices(prefix).any(|(at, _)| {
            let rest = text.get(at + prefix.len()..).unwrap_or_default();
            let parts = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
            parts.split('-').any(|part| part.len() >= LEAST_KEY_LETTERS)
        })
    };
    AGE_KEY_PREFIXES.into_iter().any(is_age_key)
        || text.contains("BEGIN") && text.contains("PRIVATEKEY")
        || text.contains(OPENSSH_KEY_CONTENT)
        || text.contains("PUTTY-USER-KEY-FILE-")
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
    fn a_secret_is_never_printed() {
        let mut secret = Secret::empty();
        secret.push("passé\r\n").unwrap();
        assert_eq!(format!("{secret:?} {:?}", KeySource::Passphrase(secret.clone())), "Secret Passphrase(Secret)");
        secret.pop();
        assert_eq!((secret.expose(), secret.char_count()), ("pass", 4));
        (0..9).for_each(|_| secret.pop());
        assert!(secret.is_empty());
    }

    #[test]
    fn a_passphrase_is_taken_as_it_is_or_rejected() {
        let mut secret = Secret::empty();
        for text in ["a\nb", "a\u{1b}", "a\tb"] {
            assert_eq!(secret.push(text), Err(SecretError::ControlCharacter), "{text:?}");
        }
        assert_eq!(secret.push(&"é".repeat(501)), Err(SecretError::TooLong));
        assert!(secret.is_empty());
        secret.push(&"é".repeat(500)).unwrap();
        assert_eq!(secret.push("x"), Err(SecretError::TooLong));
        assert_eq!((secret.char_count(), secret.is_too_long_for_passphrase()), (500, false));
        assert!(Secret::new("x".repeat(1_001)).is_too_long_for_passphrase());
    }

    #[test]
    fn secret_keys_are_recognized_and_other_texts_are_not() {
        const KEY: &str = "AGE-SECRET-KEY-1QQPQYQJQGZQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0JQSCT";
        let lower = KEY.to_lowercase();
        for text in [
            KEY,
            &lower,
            &format!(" \t{KEY}\n"),
            &format!("\u{200b}\"{KEY}\""),
            &KEY.replace("1QQP", "1 QQP\u{a0}"),
            &KEY[..40],
            &format!("--recipient={lower}"),
            &format!("keys/{KEY}.txt"),
            "AGE-SECRET-KEY-PQ-1QQPQYQJQGZQSYQCYQ5RQWZQ",
            "AGE-PLUGIN-YUBIKEY-1QQPQYQJQGZQSYQCYQ5RQWZQ",
            "-----BEGIN OPENSSH PRIVATE KEY-----",
            "-----begin rsa private key-----\nMIIE",
            "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU",
            "PuTTY-User-Key-File-3: ssh-ed25519",
        ] {
            assert!(contains_secret_key(text), "{text:?}");
        }
        for text in [
            "",
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5vYm9keSBoYXMgdGhlIGtleSB0byB0aGlzLiAgIQ marie@example.com",
            "age-secret-key-1.txt",
            "keys/AGE-SECRET-KEY-of-marie.txt",
            "the age-secret-key- of a deliberation.toml",
            "id_ed25519",
        ] {
            assert!(!contains_secret_key(text), "{text:?}");
        }
    }
}
