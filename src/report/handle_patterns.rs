//! The spellings of the handles of an account: names on a platform, addresses of profiles and sites. Separate from
//! `anonymous`, which decides what is a name.

use super::name_patterns::{MIN_NAME_LETTERS, NamePatterns};
use super::platforms::{is_account_key, is_on_public_domain, is_page_word, profile_addresses, registered_domain};

/// Shorter handles are replaced only after an `@` or in an address, because they would match too many words.
const MIN_HANDLE_LETTERS: usize = 3;
/// The same for a word among several that has no mark of a handle.
const MIN_WORD_LETTERS: usize = 6;
/// A segment of an address with as many digits is the number of an account.
const MIN_NUMBER_DIGITS: usize = 5;

/// Adds the handles of a field, which may contain several.
pub(super) fn add_handles(patterns: &mut NamePatterns, field: &str, replacement: &str) {
    HandlePatterns { patterns, replacement }.add_field(field);
}

/// Adds the spellings of the handles of one account.
struct HandlePatterns<'a> {
    patterns: &'a mut NamePatterns,
    replacement: &'a str,
}

impl HandlePatterns<'_> {
    fn add(&mut self, name: &str, min_letters: usize) {
        self.patterns.add_name(name, self.replacement, min_letters);
    }

    fn add_field(&mut self, field: &str) {
        self.add(field, MIN_NAME_LETTERS);
        for item in field.split([',', ';']).map(str::trim) {
            let is_single = !item.contains(char::is_whitespace);
            for word in item.split_whitespace() {
                if is_single || word.contains(['@', '/', '.', '_']) {
                    self.add_handle(word);
                } else if !is_page_word(word) {
                    // A name of several words may contain ordinary words.
                    self.add(word, MIN_WORD_LETTERS);
                }
            }
            self.patterns.add_parts(item, self.replacement, MIN_HANDLE_LETTERS);
        }
    }

    /// Adds one handle: a name with or without its server, the address of a profile, or a site.
    fn add_handle(&mut self, handle: &str) {
        let handle = handle.trim_matches(['(', ')', '<', '>', '"', '.', ':']);
        self.add(handle, MIN_NAME_LETTERS);
        let address = Address::parse(handle);
        for (key, value) in address.query.split('&').filter_map(|pair| pair.split_once('=')) {
            if is_account_key(key) {
                self.add(value, MIN_HANDLE_LETTERS);
            }
        }
        self.add_host(address.host);
        if let Some(account) = address.find_account() {
            self.add_account(account);
            // The address of the account without its pages.
            if let Some((before, _)) = address.path.split_once(account).filter(|(before, _)| before.ends_with('/')) {
                self.add(&[before.trim_start_matches("www."), account].concat(), MIN_HANDLE_LETTERS);
            }
        }
        // Some addresses contain the number of the account after its name.
        let is_number =
            |segment: &&str| segment.len() >= MIN_NUMBER_DIGITS && segment.chars().all(|digit| digit.is_ascii_digit());
        for number in address.segments.split('/').filter(is_number) {
            self.add(number, MIN_HANDLE_LETTERS);
        }
    }

    /// Adds an account, with and without `@`, and its server if that is no public platform.
    fn add_account(&mut self, account: &str) {
        let account = account.trim_start_matches('@');
        let (bare, server) = account.split_once('@').unwrap_or((account, ""));
        self.add_with_mark(bare);
        self.add_host(server);
        if is_on_public_domain(bare) {
            self.add_host(bare);
        }
        if bare.chars().filter(|letter| letter.is_alphanumeric()).count() < MIN_HANDLE_LETTERS {
            for address in profile_addresses() {
                self.add(&[address, "/", bare].concat(), MIN_HANDLE_LETTERS);
            }
        }
    }

    /// Adds a site, unless it is a public platform. Before the domain of a public platform, a site can have the
    /// account.
    fn add_host(&mut self, host: &str) {
        let host = host.trim_start_matches("www.");
        if !host.contains('.') {
            return;
        }
        let domain = registered_domain(host);
        if !is_on_public_domain(host) {
            self.add(host, MIN_HANDLE_LETTERS);
            self.add(domain, MIN_HANDLE_LETTERS);
            return;
        }
        let labels = host.strip_suffix(domain).unwrap_or_default().split('.');
        // A short label is a language, a country or the form for mobile devices.
        let accounts = labels.filter(|label| label.len() >= MIN_HANDLE_LETTERS && !is_page_word(label));
        for account in accounts {
            self.add(host, MIN_HANDLE_LETTERS);
            self.add_with_mark(account);
        }
    }

    /// Adds a handle with and without `@`.
    fn add_with_mark(&mut self, handle: &str) {
        self.add(handle, MIN_HANDLE_LETTERS);
        self.add(&["@", handle].concat(), MIN_HANDLE_LETTERS);
    }
}

/// The parts of a handle that may be an address.
struct Address<'a> {
    /// The server, without its port; empty if the handle is no address.
    host: &'a str,
    /// The server and the segments.
    path: &'a str,
    /// The path after the server, or the handle if it is no address.
    segments: &'a str,
    /// The part after `?` or `#`.
    query: &'a str,
}

impl<'a> Address<'a> {
    fn parse(handle: &'a str) -> Address<'a> {
        let (has_scheme, address) = handle.split_once("://").map_or((false, handle), |(_, address)| (true, address));
        let (path, query) = address.split_once(['?', '#']).unwrap_or((address, ""));
        let path = path.trim_end_matches('/');
        let (host, segments) = match path.split_once('/') {
            Some((host, segments)) if host.contains('.') => (host, segments),
            _ if has_scheme || !path.contains('@') && is_on_public_domain(path) => (path, ""),
            _ => ("", path),
        };
        Address { host: host.split(':').next().unwrap_or_default(), path, segments, query }
    }

    /// Returns the segment that is the account. On a platform, the account comes before its pages.
    fn find_account(&self) -> Option<&'a str> {
        let mut names = self.segments.split('/').filter(|segment| !segment.is_empty());
        if let Some(account) = names.clone().find(|segment| segment.starts_with('@')) {
            return Some(account);
        }
        if !self.segments.contains(['/', '.']) {
            // A handle that is no path can be any word.
            return names.next();
        }
        let mut names = names.filter(|segment| !is_page_word(segment));
        let is_platform = self.host.is_empty() || is_on_public_domain(self.host);
        if is_platform { names.next() } else { names.next_back() }
    }
}
