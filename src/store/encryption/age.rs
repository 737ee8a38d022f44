//! Encryption and decryption with the crate `age`.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::iter;

use age::armor::ArmoredReader;
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt, x25519};
use age_core::format::{FileKey, Stanza};

use crate::messages::{EncryptionError, Secret, contains_secret_key};

use pesee_core::format::MAX_BYTES;

use super::{DecryptedFile, EncryptionKey, EncryptionTarget, is_age_file, ssh};

/// The cost of trying a passphrase, as a power of two (scrypt). By default, `age` measures the machine, and uses half a
/// gigabyte of memory on a fast one.
const WORK_FACTOR: u8 = 17;
/// The greatest work factor of a file that is decrypted. A work factor of 20 takes ten seconds.
const MAX_WORK_FACTOR: u8 = 18;
/// The most public keys for which a text is encrypted.
const MAX_RECIPIENTS: usize = 32;
/// The most stanzas of a file that is decrypted: one per recipient, and a few that `age` adds without a recipient. Each
/// private key is tried on each stanza.
const MAX_STANZAS: usize = MAX_RECIPIENTS + 8;
/// The longest header of a file that is decrypted. `age` parses the header again from its start after each line, so the
/// time grows with the square of the length.
const MAX_HEADER_BYTES: u64 = 1 << 15;
/// The most private keys of an identity file.
const MAX_IDENTITIES: usize = 100;

/// Encrypts a text and verifies that the result can be decrypted. The verification uses the file key, so that the cost
/// of the passphrase is paid only once.
pub(super) fn encrypt(text: &[u8], target: &EncryptionTarget) -> Result<Vec<u8>, EncryptionError> {
    encrypt_with_work_factor(WORK_FACTOR, text, target)
}

fn encrypt_with_work_factor(
    work_factor: u8,
    text: &[u8],
    target: &EncryptionTarget,
) -> Result<Vec<u8>, EncryptionError> {
    let recipients: Vec<RecordingRecipient> =
        build_recipients(work_factor, target)?.into_iter().map(RecordingRecipient::new).collect();
    if recipients.len() > MAX_RECIPIENTS {
        return Err(EncryptionError::TooManyRecipients(MAX_RECIPIENTS));
    }
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn Recipient));
    let mut encrypted = Vec::with_capacity(text.len() + 1_024);
    let mut writer = encryptor
        .map_err(|_| EncryptionError::Damaged)?
        .wrap_output(&mut encrypted)
        .map_err(|_| EncryptionError::Damaged)?;
    writer.write_all(text).and_then(|()| writer.finish().map(drop)).map_err(|_| EncryptionError::Damaged)?;
    let file_key = recipients.iter().find_map(|recipient| recipient.file_key.take()).ok_or(EncryptionError::Damaged)?;
    let decrypted = decrypt_with(&encrypted, &KnownFileKey(file_key))?;
    if decrypted == text { Ok(encrypted) } else { Err(EncryptionError::Damaged) }
}

/// Decrypts an age file completely, or returns an error.
pub(super) fn decrypt(bytes: &[u8], key: &EncryptionKey) -> Result<DecryptedFile, EncryptionError> {
    check_header(bytes)?;
    let identities = match key {
        EncryptionKey::Passphrase(secret) => {
            if find_required_key(bytes) == EncryptionError::KeyRequired {
                return Err(EncryptionError::KeyRequired);
            }
            let mut identity = scrypt::Identity::new(to_secret_string(secret));
            identity.set_max_work_factor(MAX_WORK_FACTOR);
            vec![(secret.clone(), Box::new(identity) as Box<dyn Identity>)]
        }
        EncryptionKey::Identity(text) => {
            if find_required_key(bytes) == EncryptionError::PassphraseRequired {
                return Err(EncryptionError::PassphraseRequired);
            }
            parse_identities(text)?
        }
    };
    let mut last_error = EncryptionError::WrongKey;
    for (secret, identity) in identities {
        let counting = CountingIdentity { identity, stanza_count: Cell::new(0) };
        match decrypt_with(bytes, &counting) {
            Ok(text) => {
                let key = match key {
                    EncryptionKey::Passphrase(_) => EncryptionKey::Passphrase(secret),
                    EncryptionKey::Identity(_) => EncryptionKey::Identity(secret),
                };
                return Ok(DecryptedFile { text, key, is_shared: counting.stanza_count.get() > 1 });
            }
            Err(error) => last_error = error,
        }
    }
    Err(last_error)
}

/// Returns the error for an age file that was opened without the right kind of key: it names the kind that the file
/// needs, or that the file is damaged.
pub(super) fn find_required_key(bytes: &[u8]) -> EncryptionError {
    match open_header(bytes) {
        Ok(decryptor) if decryptor.is_scrypt() => EncryptionError::PassphraseRequired,
        Ok(_) => EncryptionError::KeyRequired,
        Err(error) => error,
    }
}

/// Reads the header of an age file, if it is within the limits.
fn open_header(bytes: &[u8]) -> Result<Decryptor<impl BufRead>, EncryptionError> {
    check_header(bytes)?;
    Decryptor::new_buffered(BufReader::new(ArmoredReader::new(bytes))).map_err(|error| to_encryption_error(&error))
}

/// Checks that the header of an age file is short and has few stanzas, so that the cost of reading the file is known
/// before anything is decrypted.
fn check_header(bytes: &[u8]) -> Result<(), EncryptionError> {
    let mut header = BufReader::new(ArmoredReader::new(bytes)).take(MAX_HEADER_BYTES);
    let (mut line, mut stanza_count) = (Vec::new(), 0);
    loop {
        line.clear();
        match header.read_until(b'\n', &mut line) {
            // The header ends with the line that authenticates it.
            Ok(_) if line.starts_with(b"---") && line.ends_with(b"\n") => return Ok(()),
            Ok(_) if line.ends_with(b"\n") => stanza_count += usize::from(line.starts_with(b"-> ")),
            Ok(_) if header.limit() == 0 => return Err(EncryptionError::TooManyRecipients(MAX_RECIPIENTS)),
            _ => return Err(EncryptionError::Damaged),
        }
        if stanza_count > MAX_STANZAS {
            return Err(EncryptionError::TooManyRecipients(MAX_RECIPIENTS));
        }
    }
}

fn decrypt_with(bytes: &[u8], identity: &dyn Identity) -> Result<Vec<u8>, EncryptionError> {
    let decryptor = open_header(bytes)?;
    let reader = decryptor.decrypt(iter::once(identity)).map_err(|error| to_encryption_error(&error))?;
    let mut text = Vec::new();
    // The last chunk is authenticated: a truncated or changed file gives an error, and the text is discarded. One byte
    // more than the limit is enough for the caller to detect a file that is too large.
    reader.take(MAX_BYTES + 1).read_to_end(&mut text).map_err(|_| EncryptionError::Damaged)?;
    Ok(text)
}

fn to_encryption_error(error: &DecryptError) -> EncryptionError {
    match error {
        DecryptError::ExcessiveWork { required, .. } => EncryptionError::WorkFactorTooHigh(*required),
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => EncryptionError::WrongPassphrase,
        DecryptError::NoMatchingKeys => EncryptionError::WrongKey,
        _ => EncryptionError::Damaged,
    }
}

fn to_secret_string(secret: &Secret) -> SecretString {
    SecretString::from(secret.expose().to_owned())
}

fn build_recipients(work_factor: u8, target: &EncryptionTarget) -> Result<Vec<Box<dyn Recipient>>, EncryptionError> {
    match target {
        EncryptionTarget::OwnKey(EncryptionKey::Passphrase(secret)) => {
            let mut recipient = scrypt::Recipient::new(to_secret_string(secret));
            recipient.set_work_factor(work_factor);
            Ok(vec![Box::new(recipient)])
        }
        EncryptionTarget::OwnKey(EncryptionKey::Identity(text)) => parse_own_recipients(text),
        EncryptionTarget::Recipients(keys) => keys.iter().map(|key| parse_recipient(key)).collect(),
    }
}

/// Parses a public key.
fn parse_recipient(key: &str) -> Result<Box<dyn Recipient>, EncryptionError> {
    let key = key.trim();
    if contains_secret_key(key) {
        return Err(EncryptionError::SecretRecipient);
    }
    if let Ok(recipient) = key.parse::<x25519::Recipient>() {
        return Ok(Box::new(recipient));
    }
    ssh::recipient(key)?.ok_or(EncryptionError::InvalidRecipient)
}

/// Parses the lines of an age identity file.
fn parse_age_keys(text: &Secret) -> Result<Vec<(Secret, x25519::Identity)>, EncryptionError> {
    if is_age_file(text.expose().as_bytes()) {
        return Err(EncryptionError::KeyHasPassphrase);
    }
    let lines = text.expose().lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys =
        lines.map(|line| Ok((Secret::new(line.to_owned()), line.parse().map_err(|_| EncryptionError::InvalidKey)?)));
    // One more than the limit is enough to detect that there are too many.
    let keys: Vec<_> = keys.take(MAX_IDENTITIES + 1).collect::<Result<_, EncryptionError>>()?;
    if keys.len() > MAX_IDENTITIES {
        return Err(EncryptionError::TooManyIdentities(MAX_IDENTITIES));
    }
    if keys.is_empty() { Err(EncryptionError::InvalidKey) } else { Ok(keys) }
}

/// An identity and its line in the identity file.
type IdentityWithText = (Secret, Box<dyn Identity>);

/// Parses the identities of an identity file.
fn parse_identities(text: &Secret) -> Result<Vec<IdentityWithText>, EncryptionError> {
    if let Some(key) = ssh::identity(text)? {
        return Ok(vec![(text.clone(), key)]);
    }
    Ok(parse_age_keys(text)?.into_iter().map(|(secret, key)| (secret, Box::new(key) as Box<dyn Identity>)).collect())
}

/// Returns the recipients of the public keys of an identity file.
fn parse_own_recipients(text: &Secret) -> Result<Vec<Box<dyn Recipient>>, EncryptionError> {
    if let Some(public) = ssh::own_recipient(text)? {
        return Ok(vec![public]);
    }
    Ok(parse_age_keys(text)?.into_iter().map(|(_, key)| Box::new(key.to_public()) as Box<dyn Recipient>).collect())
}

/// A recipient that records the file key, for the verification after the encryption.
struct RecordingRecipient {
    recipient: Box<dyn Recipient>,
    file_key: RefCell<Option<FileKey>>,
}

impl RecordingRecipient {
    fn new(recipient: Box<dyn Recipient>) -> RecordingRecipient {
        RecordingRecipient { recipient, file_key: RefCell::default() }
    }
}

impl Recipient for RecordingRecipient {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        self.file_key.replace(Some(clone_file_key(key)));
        self.recipient.wrap_file_key(key)
    }
}

/// An identity that already knows the file key.
struct KnownFileKey(FileKey);

impl Identity for KnownFileKey {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(clone_file_key(&self.0)))
    }
}

fn clone_file_key(key: &FileKey) -> FileKey {
    FileKey::init_with_mut(|bytes| bytes.copy_from_slice(key.expose_secret()))
}

/// An identity that counts the recipients of a file.
struct CountingIdentity {
    identity: Box<dyn Identity>,
    stanza_count: Cell<usize>,
}

impl Identity for CountingIdentity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.identity.unwrap_stanza(stanza)
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        // Stanzas with the ending `-grease` have no recipient: age adds them so that readers must ignore unknown
        // stanzas.
        self.stanza_count.set(stanzas.iter().filter(|stanza| !stanza.tag.ends_with("-grease")).count());
        self.identity.unwrap_stanzas(stanzas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"format = 1\n[deliberation]\ntitle = \"Marron\"\n";
    /// A small work factor, because these tests do not test the cost.
    const QUICK: u8 = 2;

    fn passphrase(text: &str) -> EncryptionKey {
        EncryptionKey::Passphrase(Secret::new(text.to_owned()))
    }

    fn encrypted(text: &str) -> Vec<u8> {
        encrypt_with_work_factor(QUICK, TEXT, &EncryptionTarget::OwnKey(passphrase(text))).unwrap()
    }

    fn decrypt_error(bytes: &[u8], key: &EncryptionKey) -> EncryptionError {
        decrypt(bytes, key).unwrap_err()
    }

    #[test]
    fn only_the_right_passphrase_decrypts_a_file() {
        let bytes = encrypted("marée haute");
        assert!(is_age_file(&bytes) && !bytes.windows(6).any(|part| part == b"Marron"));
        let clear = decrypt(&bytes, &passphrase("marée haute")).unwrap();
        assert_eq!((clear.text.as_slice(), clear.is_shared), (TEXT, false));
        assert_eq!(decrypt_error(&bytes, &passphrase("marée basse")), EncryptionError::WrongPassphrase);
        assert_eq!(find_required_key(&bytes), EncryptionError::PassphraseRequired);
        // Two encryptions of the same text differ.
        assert_ne!(bytes, encrypted("marée haute"));
    }

    #[test]
    fn a_truncated_or_changed_file_gives_an_error() {
        let (bytes, key) = (encrypted("a"), passphrase("a"));
        for end in 0..bytes.len() {
            assert!(decrypt(&bytes[..end], &key).is_err(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            // A changed work factor costs little time, because MAX_WORK_FACTOR is small.
            assert!(decrypt(&changed, &key).is_err(), "{at}");
        }
    }

    #[test]
    fn a_work_factor_that_is_too_high_is_refused() {
        let bytes = encrypted("a");
        let head = String::from_utf8_lossy(&bytes).into_owned();
        let line = head.lines().nth(1).unwrap().to_owned();
        for (work, why) in [("18", None), ("19", Some(19)), ("20", Some(20)), ("31", Some(31))] {
            let slow = line.rsplit_once(' ').unwrap().0.to_owned() + " " + work;
            let at = bytes.windows(line.len()).position(|part| part == line.as_bytes()).unwrap();
            let slow = [&bytes[..at], slow.as_bytes(), &bytes[at + line.len()..]].concat();
            assert_eq!(
                decrypt_error(&slow, &passphrase("a")),
                why.map_or(EncryptionError::WrongPassphrase, EncryptionError::WorkFactorTooHigh),
                "{work}"
            );
        }
    }

    /// Returns a file with `count` stanzas, of which the last is for `key`.
    fn encrypted_with_stanzas(key: &x25519::Identity, count: usize) -> Vec<u8> {
        let recipients: Vec<_> = (1..count)
            .map(|_| x25519::Identity::generate().to_public())
            .chain([key.to_public()])
            .map(|recipient| Box::new(recipient) as Box<dyn Recipient>)
            .collect();
        let mut bytes = Vec::new();
        let encryptor = Encryptor::with_recipients(recipients.iter().map(AsRef::as_ref)).unwrap();
        let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
        writer.write_all(TEXT).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn a_file_with_too_many_stanzas_is_refused_before_a_key_is_tried() {
        let mine = x25519::Identity::generate();
        let key = EncryptionKey::Identity(Secret::new(mine.to_string().expose_secret().to_owned()));
        let too_many = EncryptionError::TooManyRecipients(MAX_RECIPIENTS);
        assert!(decrypt(&encrypted_with_stanzas(&mine, MAX_RECIPIENTS), &key).unwrap().is_shared);
        let bytes = encrypted_with_stanzas(&mine, MAX_STANZAS + 1);
        assert_eq!(decrypt_error(&bytes, &key), too_many);
        assert_eq!(decrypt_error(&bytes, &passphrase("a")), too_many);
        assert_eq!(find_required_key(&bytes), too_many);
        // A passphrase stanza that is repeated, one long stanza, and a header without an end.
        let file = encrypted("a");
        let head_end = file.windows(4).position(|part| part == b"\n---").unwrap();
        let (start, head, rest) = (&file[..22], &file[22..head_end], &file[head_end..]);
        let repeated = [start, b"\n", &[head, b"\n"].concat().repeat(5_000), rest].concat();
        assert_eq!(decrypt_error(&repeated, &passphrase("a")), too_many);
        let long = [start, b"\n-> a\n", "A".repeat(64).as_bytes(), b"\n"].concat();
        let long = [&long[..], &["A".repeat(64).as_bytes(), b"\n"].concat().repeat(10_000)].concat();
        for endless in [long, [start, "x".repeat(1 << 20).as_bytes()].concat()] {
            assert_eq!(decrypt_error(&endless, &key), too_many);
        }
        let keys = vec![mine.to_public().to_string(); MAX_RECIPIENTS + 1];
        assert_eq!(encrypt(TEXT, &EncryptionTarget::Recipients(keys.clone())).unwrap_err(), too_many);
        assert!(encrypt(TEXT, &EncryptionTarget::Recipients(keys[1..].to_vec())).is_ok());
        let line = mine.to_string().expose_secret().to_owned() + "\n";
        let many = |count| EncryptionKey::Identity(Secret::new(line.repeat(count)));
        let bytes = encrypted_with_stanzas(&mine, 1);
        assert!(decrypt(&bytes, &many(MAX_IDENTITIES)).is_ok());
        let error = decrypt_error(&bytes, &many(MAX_IDENTITIES + 1));
        assert_eq!(error, EncryptionError::TooManyIdentities(MAX_IDENTITIES));
    }

    #[test]
    fn identities_decrypt_and_encrypt_again() {
        let (mine, other) = (x25519::Identity::generate(), x25519::Identity::generate());
        let text = |key: &x25519::Identity| key.to_string().expose_secret().to_owned();
        let to = |keys: &[&x25519::Identity]| {
            let keys = keys.iter().map(|key| key.to_public().to_string()).collect();
            encrypt(TEXT, &EncryptionTarget::Recipients(keys)).unwrap()
        };
        let file = |text: String| EncryptionKey::Identity(Secret::new(text));
        let both = file(format!("# keys\n\n{}\n{}\n", text(&other), text(&mine)));
        let clear = decrypt(&to(&[&mine]), &both).unwrap();
        assert_eq!((clear.text.as_slice(), clear.is_shared), (TEXT, false));
        // The text is encrypted again only for the identity that decrypted it.
        let again = encrypt(TEXT, &EncryptionTarget::OwnKey(clear.key)).unwrap();
        assert!(decrypt(&again, &file(text(&mine))).is_ok());
        assert_eq!(decrypt_error(&again, &file(text(&other))), EncryptionError::WrongKey);
        assert!(decrypt(&to(&[&mine, &other]), &both).unwrap().is_shared);
        assert_eq!(decrypt_error(&to(&[&mine]), &passphrase("a")), EncryptionError::KeyRequired);
        assert_eq!(decrypt_error(&encrypted("a"), &both), EncryptionError::PassphraseRequired);
        assert_eq!(decrypt_error(&to(&[&mine]), &file("nothing\n".to_owned())), EncryptionError::InvalidKey);
        for odd in ["age1", "AGE-SECRET-KEY-1", "marie", ""] {
            let error = encrypt(TEXT, &EncryptionTarget::Recipients(vec![odd.to_owned()])).unwrap_err();
            assert_eq!(error, EncryptionError::InvalidRecipient, "{odd}");
        }
    }

    #[test]
    fn an_armored_age_file_is_decrypted() {
        let bytes = encrypted("a");
        let mut armored = Vec::new();
        let format = age::armor::Format::AsciiArmor;
        let mut writer = age::armor::ArmoredWriter::wrap_output(&mut armored, format).unwrap();
        writer.write_all(&bytes).unwrap();
        writer.finish().unwrap();
        assert!(is_age_file(&armored));
        assert_eq!(decrypt(&armored, &passphrase("a")).unwrap().text, TEXT);
    }
}
