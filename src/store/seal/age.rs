//! The age format, by the crate of that name.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::io::{Read, Write};
use std::iter;

use age::armor::ArmoredReader;
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt, x25519};
use age_core::format::{FileKey, Stanza};

use crate::messages::{Secret, Unsealed};

use pesee_core::format::MAX_BYTES;

use super::{Clear, Key, Lock, is_age, ssh};

/// How slow a passphrase is to try, as a power of two. Left to itself age measures the machine, and takes half a
/// gigabyte on a fast one.
const WORK: u8 = 17;
/// The slowest file that is opened: two more take ten seconds.
const MOST_WORK: u8 = 18;

/// Seals a text. It is opened again before it is given, with the key in it and not with what wraps that: what cannot
/// be opened is worth nothing, and slowness is paid once.
pub(super) fn seal(text: &[u8], lock: &Lock) -> Result<Vec<u8>, Unsealed> {
    seal_at(WORK, text, lock)
}

fn seal_at(work: u8, text: &[u8], lock: &Lock) -> Result<Vec<u8>, Unsealed> {
    let recipients: Vec<Noting> = recipients(work, lock)?.into_iter().map(Noting::of).collect();
    let sealer = Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn Recipient));
    let mut sealed = Vec::with_capacity(text.len() + 1_024);
    let mut writer = sealer.map_err(|_| Unsealed::Damaged)?.wrap_output(&mut sealed).map_err(|_| Unsealed::Damaged)?;
    writer.write_all(text).and_then(|()| writer.finish().map(drop)).map_err(|_| Unsealed::Damaged)?;
    let known = recipients.iter().find_map(|recipient| recipient.noted.take()).ok_or(Unsealed::Damaged)?;
    let again = parse_document(&sealed, &Known(known))?;
    if again == text { Ok(sealed) } else { Err(Unsealed::Damaged) }
}

/// Opens a sealed file, all of it or nothing.
pub(super) fn unseal(bytes: &[u8], key: &Key) -> Result<Clear, Unsealed> {
    let keys = match key {
        Key::Passphrase(secret) => {
            if wants(bytes) == Unsealed::Key {
                return Err(Unsealed::Key);
            }
            let mut identity = scrypt::Identity::new(secret_of(secret));
            identity.set_max_work_factor(MOST_WORK);
            vec![(secret.clone(), Box::new(identity) as Box<dyn Identity>)]
        }
        Key::Identity(text) => {
            if wants(bytes) == Unsealed::Passphrase {
                return Err(Unsealed::Passphrase);
            }
            identities(text)?
        }
    };
    let mut last = Unsealed::WrongKey;
    for (secret, identity) in keys {
        let counting = Counting { identity, stanzas: Cell::new(0) };
        match parse_document(bytes, &counting) {
            Ok(text) => {
                let key = match key {
                    Key::Passphrase(_) => Key::Passphrase(secret),
                    Key::Identity(_) => Key::Identity(secret),
                };
                return Ok(Clear { text, key, shared: counting.stanzas.get() > 1 });
            }
            Err(why) => last = why,
        }
    }
    Err(last)
}

/// What a sealed file takes to be opened.
pub(super) fn wants(bytes: &[u8]) -> Unsealed {
    match Decryptor::new(ArmoredReader::new(bytes)) {
        Ok(sealed) if sealed.is_scrypt() => Unsealed::Passphrase,
        Ok(_) => Unsealed::Key,
        Err(_) => Unsealed::Damaged,
    }
}

fn parse_document(bytes: &[u8], identity: &dyn Identity) -> Result<Vec<u8>, Unsealed> {
    let sealed = Decryptor::new(ArmoredReader::new(bytes)).map_err(|error| why(&error))?;
    let reader = sealed.decrypt(iter::once(identity)).map_err(|error| why(&error))?;
    let mut text = Vec::new();
    // It ends with a tag: what was cut short or changed gives an error, and nothing of it is used. One byte more than a
    // file may have is enough for whoever reads it to say so.
    reader.take(MAX_BYTES + 1).read_to_end(&mut text).map_err(|_| Unsealed::Damaged)?;
    Ok(text)
}

fn why(error: &DecryptError) -> Unsealed {
    match error {
        DecryptError::ExcessiveWork { required, .. } => Unsealed::Slow(*required),
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Unsealed::Wrong,
        DecryptError::NoMatchingKeys => Unsealed::WrongKey,
        _ => Unsealed::Damaged,
    }
}

fn secret_of(secret: &Secret) -> SecretString {
    SecretString::from(secret.expose().to_owned())
}

fn recipients(work: u8, lock: &Lock) -> Result<Vec<Box<dyn Recipient>>, Unsealed> {
    match lock {
        Lock::Key(Key::Passphrase(secret)) => {
            let mut recipient = scrypt::Recipient::new(secret_of(secret));
            recipient.set_work_factor(work);
            Ok(vec![Box::new(recipient)])
        }
        Lock::Key(Key::Identity(text)) => own_recipients(text),
        Lock::Recipients(keys) => keys.iter().map(|key| recipient(key)).collect(),
    }
}

/// Somebody's public key.
fn recipient(key: &str) -> Result<Box<dyn Recipient>, Unsealed> {
    let key = key.trim();
    if let Ok(recipient) = key.parse::<x25519::Recipient>() {
        return Ok(Box::new(recipient));
    }
    ssh::recipient(key)?.ok_or_else(|| Unsealed::Recipient(key.to_owned()))
}

/// The lines of a file of age's own keys.
fn native(text: &Secret) -> Result<Vec<(Secret, x25519::Identity)>, Unsealed> {
    if is_age(text.expose().as_bytes()) {
        return Err(Unsealed::KeyLocked);
    }
    let lines = text.expose().lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys = lines.map(|line| Ok((Secret::new(line.to_owned()), line.parse().map_err(|_| Unsealed::NoKey)?)));
    let keys: Vec<_> = keys.collect::<Result<_, Unsealed>>()?;
    if keys.is_empty() { Err(Unsealed::NoKey) } else { Ok(keys) }
}

/// A key with its own text.
type Own = (Secret, Box<dyn Identity>);

/// The keys of a file.
fn identities(text: &Secret) -> Result<Vec<Own>, Unsealed> {
    if let Some(key) = ssh::identity(text)? {
        return Ok(vec![(text.clone(), key)]);
    }
    Ok(native(text)?.into_iter().map(|(secret, key)| (secret, Box::new(key) as Box<dyn Identity>)).collect())
}

/// The public halves of the keys of a file.
fn own_recipients(text: &Secret) -> Result<Vec<Box<dyn Recipient>>, Unsealed> {
    if let Some(public) = ssh::own_recipient(text)? {
        return Ok(vec![public]);
    }
    Ok(native(text)?.into_iter().map(|(_, key)| Box::new(key.to_public()) as Box<dyn Recipient>).collect())
}

/// A recipient that notes the key it wraps.
struct Noting {
    recipient: Box<dyn Recipient>,
    noted: RefCell<Option<FileKey>>,
}

impl Noting {
    fn of(recipient: Box<dyn Recipient>) -> Noting {
        Noting { recipient, noted: RefCell::default() }
    }
}

impl Recipient for Noting {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        self.noted.replace(Some(again(key)));
        self.recipient.wrap_file_key(key)
    }
}

/// Who knows the key that is wrapped in a file.
struct Known(FileKey);

impl Identity for Known {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(again(&self.0)))
    }
}

fn again(key: &FileKey) -> FileKey {
    FileKey::init_with_mut(|bytes| bytes.copy_from_slice(key.expose_secret()))
}

/// An identity that counts how many can open a file.
struct Counting {
    identity: Box<dyn Identity>,
    stanzas: Cell<usize>,
}

impl Identity for Counting {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.identity.unwrap_stanza(stanza)
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        // Some stand for nobody, so that readers learn to pass over what they do not know.
        self.stanzas.set(stanzas.iter().filter(|stanza| !stanza.tag.ends_with("-grease")).count());
        self.identity.unwrap_stanzas(stanzas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"format = 1\n[deliberation]\ntitle = \"Marron\"\n";
    /// As little work as there is: what is tried here is not slowness.
    const QUICK: u8 = 2;

    fn passphrase(text: &str) -> Key {
        Key::Passphrase(Secret::new(text.to_owned()))
    }

    fn sealed(text: &str) -> Vec<u8> {
        seal_at(QUICK, TEXT, &Lock::Key(passphrase(text))).unwrap()
    }

    fn refused(bytes: &[u8], key: &Key) -> Unsealed {
        unseal(bytes, key).unwrap_err()
    }

    #[test]
    fn a_passphrase_opens_what_it_sealed_and_no_other_does() {
        let bytes = sealed("marée haute");
        assert!(is_age(&bytes) && !bytes.windows(6).any(|part| part == b"Marron"));
        let clear = unseal(&bytes, &passphrase("marée haute")).unwrap();
        assert_eq!((clear.text.as_slice(), clear.shared), (TEXT, false));
        assert_eq!(refused(&bytes, &passphrase("marée basse")), Unsealed::Wrong);
        assert_eq!(wants(&bytes), Unsealed::Passphrase);
        // Two of one text have nothing in common but their form.
        assert_ne!(bytes, sealed("marée haute"));
    }

    #[test]
    fn what_is_cut_short_or_changed_gives_nothing() {
        let (bytes, key) = (sealed("a"), passphrase("a"));
        for end in 0..bytes.len() {
            assert!(unseal(&bytes[..end], &key).is_err(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            // A changed work factor costs no time: the most is little.
            assert!(unseal(&changed, &key).is_err(), "{at}");
        }
    }

    #[test]
    fn what_is_slower_than_is_borne_is_refused_at_once() {
        let bytes = sealed("a");
        let head = String::from_utf8_lossy(&bytes).into_owned();
        let line = head.lines().nth(1).unwrap().to_owned();
        for (work, why) in [("18", None), ("19", Some(19)), ("20", Some(20)), ("31", Some(31))] {
            let slow = line.rsplit_once(' ').unwrap().0.to_owned() + " " + work;
            let at = bytes.windows(line.len()).position(|part| part == line.as_bytes()).unwrap();
            let slow = [&bytes[..at], slow.as_bytes(), &bytes[at + line.len()..]].concat();
            assert_eq!(refused(&slow, &passphrase("a")), why.map_or(Unsealed::Wrong, Unsealed::Slow), "{work}");
        }
    }

    #[test]
    fn keys_open_what_was_sealed_to_them_and_seal_it_again() {
        let (mine, other) = (x25519::Identity::generate(), x25519::Identity::generate());
        let text = |key: &x25519::Identity| key.to_string().expose_secret().to_owned();
        let to = |keys: &[&x25519::Identity]| {
            let keys = keys.iter().map(|key| key.to_public().to_string()).collect();
            seal(TEXT, &Lock::Recipients(keys)).unwrap()
        };
        let file = |text: String| Key::Identity(Secret::new(text));
        let both = file(format!("# keys\n\n{}\n{}\n", text(&other), text(&mine)));
        let clear = unseal(&to(&[&mine]), &both).unwrap();
        assert_eq!((clear.text.as_slice(), clear.shared), (TEXT, false));
        // It is sealed again to the key that opened it, alone.
        let again = seal(TEXT, &Lock::Key(clear.key)).unwrap();
        assert!(unseal(&again, &file(text(&mine))).is_ok());
        assert_eq!(refused(&again, &file(text(&other))), Unsealed::WrongKey);
        assert!(unseal(&to(&[&mine, &other]), &both).unwrap().shared);
        assert_eq!(refused(&to(&[&mine]), &passphrase("a")), Unsealed::Key);
        assert_eq!(refused(&sealed("a"), &both), Unsealed::Passphrase);
        assert_eq!(refused(&to(&[&mine]), &file("nothing\n".to_owned())), Unsealed::NoKey);
        for odd in ["age1", "AGE-SECRET-KEY-1", "marie", ""] {
            let refused = seal(TEXT, &Lock::Recipients(vec![odd.to_owned()])).unwrap_err();
            assert_eq!(refused, Unsealed::Recipient(odd.to_owned()));
        }
    }

    #[test]
    fn an_age_file_written_as_text_is_read_too() {
        let bytes = sealed("a");
        let mut armored = Vec::new();
        let format = age::armor::Format::AsciiArmor;
        let mut writer = age::armor::ArmoredWriter::wrap_output(&mut armored, format).unwrap();
        writer.write_all(&bytes).unwrap();
        writer.finish().unwrap();
        assert!(is_age(&armored));
        assert_eq!(unseal(&armored, &passphrase("a")).unwrap().text, TEXT);
    }
}
