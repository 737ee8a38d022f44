//! A text that is never shown: the dual of what is fit to show. It prints itself as nothing, and is wiped when it goes.

use std::fmt;
use std::path::PathBuf;

use zeroize::Zeroizing;

/// The longest passphrase, in bytes. There is room for all of it from the start: a text that grows leaves copies behind.
const MAX_BYTES: usize = 1_024;

/// A passphrase, or a key's own text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A passphrase that is being written: letters are added one by one.
    pub fn empty() -> Secret {
        Secret(Zeroizing::new(String::with_capacity(MAX_BYTES)))
    }

    /// Takes a text over.
    pub fn new(text: String) -> Secret {
        Secret(Zeroizing::new(text))
    }

    /// Adds letters, as many as there is room for; line ends and control characters are none.
    pub fn push(&mut self, letters: &str) {
        for letter in letters.chars().filter(|letter| !letter.is_control()) {
            if self.0.len() + letter.len_utf8() <= MAX_BYTES {
                self.0.push(letter);
            }
        }
    }

    /// Takes the last letter away.
    pub fn pop(&mut self) {
        self.0.pop();
    }

    /// How many letters it has.
    pub fn char_count(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, for whoever seals and opens with it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What somebody has to open a sealed file with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// A passphrase.
    Passphrase(Secret),
    /// A file with keys of their own.
    IdentityFile(PathBuf),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed_and_takes_letters_alone() {
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
