//! The spellings of the handles of an account: names on a platform, addresses of profiles and sites. Separate from
//! `anonymous`, which decides what is a name.

use super::name_patterns::NamePatterns;

/// Shorter handles are replaced only after an `@` or in an address, because they would match too many words.
const MIN_HANDLE_LETTERS: usize = 3;
/// The same for a word among several that has no mark of a handle.
const MIN_WORD_LETTERS: usize = 6;

/// Adds the handles of a field, which may contain several.
pub(super) fn add_handles(patterns: &mut NamePatterns, field: &str, replacement: &str) {
    patterns.add_name(field, replacement, 2);
    for item in field.split([',', ';']).map(str::trim) {
        let is_single = !item.contains(char::is_whitespace);
        for word in item.split_whitespace() {
            if is_single || word.contains(['@', '/', '.', '_']) {
                add_handle(patterns, word, replacement);
            } else if !is_route_word(word) {
                // A name of several words may contain ordinary words.
                patterns.add_name(word, replacement, MIN_WORD_LETTERS);
            }
        }
        patterns.add_parts(item, replacement, MIN_HANDLE_LETTERS);
    }
}

/// Adds one handle: a name with or without its server, the address of a profile, or a site.
fn add_handle(patterns: &mut NamePatterns, handle: &str, replacement: &str) {
    let handle = handle.trim_matches(['(', ')', '<', '>', '"', '.', ':']);
    patterns.add_name(handle, replacement, 2);
    let address = handle.split_once("://").map_or(handle, |(_, address)| address);
    let (path, query) = address.split_once(['?', '#']).unwrap_or((address, ""));
    for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        if matches!(key, "id" | "u" | "uid" | "user" | "username") {
            patterns.add_name(value, replacement, MIN_HANDLE_LETTERS);
        }
    }
    let path = path.trim_end_matches('/');
    let (host, segments) = match path.split_once('/') {
        Some((host, segments)) if host.contains('.') => (host, segments),
        _ if address.len() < handle.len() || !path.contains('@') && is_on_public_domain(path) => (path, ""),
        _ => ("", path),
    };
    let host = host.split(':').next().unwrap_or_default();
    add_host(patterns, host, replacement);
    if let Some(account) = find_account(segments, host.is_empty() || is_on_public_domain(host)) {
        add_account(patterns, account, replacement);
        if let Some((before, _)) = path.split_once(account).filter(|(before, _)| before.ends_with('/')) {
            patterns.add_name(&[before.trim_start_matches("www."), account].concat(), replacement, MIN_HANDLE_LETTERS);
        }
    }
    // Some addresses contain the number of the account after its name.
    for number in segments.split('/').filter(|segment| segment.len() > 4) {
        if number.chars().all(|digit| digit.is_ascii_digit()) {
            patterns.add_name(number, replacement, MIN_HANDLE_LETTERS);
        }
    }
}

/// Returns the segment of a path that is the account. On a platform, the account comes before its pages.
fn find_account(segments: &str, is_platform: bool) -> Option<&str> {
    let mut names = segments.split('/').filter(|segment| !segment.is_empty());
    if let Some(account) = names.clone().find(|segment| segment.starts_with('@')) {
        return Some(account);
    }
    if !segments.contains('/') && !segments.contains('.') {
        // A handle that is no path can be any word.
        return names.next();
    }
    let mut names = names.filter(|segment| !is_route_word(segment));
    if is_platform { names.next() } else { names.next_back() }
}

/// Adds an account, with and without `@`, and its server if that is no public platform.
fn add_account(patterns: &mut NamePatterns, account: &str, replacement: &str) {
    let account = account.trim_start_matches('@');
    let (bare, server) = account.split_once('@').unwrap_or((account, ""));
    patterns.add_name(bare, replacement, MIN_HANDLE_LETTERS);
    patterns.add_name(&["@", bare].concat(), replacement, MIN_HANDLE_LETTERS);
    add_host(patterns, server, replacement);
    if is_on_public_domain(bare) {
        add_host(patterns, bare, replacement);
    }
    if bare.chars().filter(|letter| letter.is_alphanumeric()).count() < MIN_HANDLE_LETTERS {
        for site in PUBLIC_DOMAINS.iter().chain(&PROFILE_PATHS) {
            patterns.add_name(&[site, "/", bare].concat(), replacement, MIN_HANDLE_LETTERS);
        }
    }
}

/// Adds a site, unless it is a public platform. Before the domain of a public platform, a site can have the account.
fn add_host(patterns: &mut NamePatterns, host: &str, replacement: &str) {
    let host = host.trim_start_matches("www.");
    if !host.contains('.') {
        return;
    }
    let domain = registered_domain(host);
    if !is_on_public_domain(host) {
        patterns.add_name(host, replacement, MIN_HANDLE_LETTERS);
        patterns.add_name(domain, replacement, MIN_HANDLE_LETTERS);
        return;
    }
    let labels = host.strip_suffix(domain).unwrap_or_default().trim_end_matches('.');
    // A short label is a language, a country or the form for mobile devices.
    let is_account = |label: &&str| label.len() >= MIN_HANDLE_LETTERS && !is_route_word(label);
    if labels.split('.').any(|label| is_account(&label)) {
        patterns.add_name(host, replacement, MIN_HANDLE_LETTERS);
        for label in labels.split('.').filter(is_account) {
            patterns.add_name(label, replacement, MIN_HANDLE_LETTERS);
            patterns.add_name(&["@", label].concat(), replacement, MIN_HANDLE_LETTERS);
        }
    }
}

/// Returns the part of a host that somebody registered: the last two labels, or three under `co.uk` and the like.
fn registered_domain(host: &str) -> &str {
    let starts: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at + 1).chain([0]).collect();
    let from = |count: usize| starts.get(count).or(starts.last()).and_then(|at| host.get(*at..)).unwrap_or(host);
    let second = from(1).split('.').next().unwrap_or_default();
    let is_shared = matches!(second, "ac" | "co" | "com" | "edu" | "gc" | "gouv" | "gov" | "net" | "on" | "org" | "qc");
    if is_shared { from(2) } else { from(1) }
}

/// Returns whether the registered domain of a host is a public platform. Other labels can be anything.
fn is_on_public_domain(host: &str) -> bool {
    let domain = registered_domain(host).to_ascii_lowercase();
    PUBLIC_DOMAINS.contains(&domain.as_str())
}

/// Returns whether a segment of an address is a page of the platform and no account.
fn is_route_word(segment: &str) -> bool {
    let segment = segment.to_lowercase();
    let is_script = [".php", ".html", ".htm", ".aspx"].iter().any(|end| segment.ends_with(end));
    is_script || ROUTE_WORDS.contains(&segment.as_str())
}

/// The pages of platforms, and the words for accounts.
const ROUTE_WORDS: [&str; 68] = [
    "about",
    "account",
    "accounts",
    "add",
    "app",
    "author",
    "authors",
    "blog",
    "c",
    "channel",
    "channels",
    "company",
    "compte",
    "comptes",
    "contact",
    "drive",
    "en",
    "events",
    "feed",
    "followers",
    "following",
    "fr",
    "groups",
    "home",
    "i",
    "in",
    "index",
    "invite",
    "jobs",
    "live",
    "maps",
    "media",
    "mobile",
    "music",
    "my",
    "old",
    "open",
    "p",
    "page",
    "pages",
    "people",
    "photo",
    "photos",
    "playlists",
    "post",
    "posts",
    "profile",
    "profiles",
    "pub",
    "r",
    "reel",
    "reels",
    "s",
    "school",
    "scholar",
    "shorts",
    "showcase",
    "sites",
    "status",
    "u",
    "user",
    "users",
    "video",
    "videos",
    "watch",
    "web",
    "with_replies",
    "www",
];

/// The paths before the accounts of some platforms.
const PROFILE_PATHS: [&str; 9] = [
    "bsky.app/profile",
    "linkedin.com/company",
    "linkedin.com/in",
    "reddit.com/u",
    "reddit.com/user",
    "snapchat.com/add",
    "youtube.com/c",
    "youtube.com/channel",
    "youtube.com/user",
];

/// The domains of platforms that anybody can join. Another domain may be the site of a person or a firm.
const PUBLIC_DOMAINS: [&str; 67] = [
    "academia.edu",
    "behance.net",
    "bereal.com",
    "blogspot.com",
    "bsky.app",
    "bsky.social",
    "discord.com",
    "discord.gg",
    "dribbble.com",
    "facebook.com",
    "fb.com",
    "fb.me",
    "flickr.com",
    "github.com",
    "github.io",
    "gitlab.com",
    "gitlab.io",
    "gmail.com",
    "goodreads.com",
    "google.com",
    "hotmail.com",
    "icloud.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "mas.to",
    "mastodon.online",
    "mastodon.social",
    "medium.com",
    "mstdn.ca",
    "mstdn.social",
    "orcid.org",
    "outlook.com",
    "patreon.com",
    "piaille.fr",
    "pinterest.ca",
    "pinterest.com",
    "pinterest.fr",
    "pixelfed.social",
    "qq.com",
    "quora.com",
    "reddit.com",
    "researchgate.net",
    "signal.me",
    "slack.com",
    "snapchat.com",
    "soundcloud.com",
    "spotify.com",
    "steamcommunity.com",
    "substack.com",
    "t.me",
    "telegram.me",
    "telegram.org",
    "threads.com",
    "threads.net",
    "tiktok.com",
    "tumblr.com",
    "twitch.tv",
    "twitter.com",
    "viadeo.com",
    "vimeo.com",
    "wa.me",
    "wechat.com",
    "whatsapp.com",
    "wordpress.com",
    "x.com",
    "youtube.com",
];
