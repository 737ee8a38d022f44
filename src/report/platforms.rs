//! The platforms that anybody can join: their names, their domains and the forms of their addresses. They identify
//! nobody, so an anonymous report keeps them.

/// Returns the public platform that a text names as one of its words.
pub(super) fn find_public_platform(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    PLATFORM_NAMES.iter().copied().find(|name| words.contains(&name.to_lowercase()))
}

/// Returns whether the registered domain of a host is a public platform. The labels before it can be anything.
pub(super) fn is_on_public_domain(host: &str) -> bool {
    let domain = registered_domain(host).to_ascii_lowercase();
    PUBLIC_DOMAINS.contains(&domain.as_str())
}

/// Returns the part of a host that somebody registered: the last two labels, or three under `co.uk` and the like.
pub(super) fn registered_domain(host: &str) -> &str {
    let starts: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at + 1).chain([0]).collect();
    let from = |count: usize| starts.get(count).or(starts.last()).and_then(|at| host.get(*at..)).unwrap_or(host);
    let second = from(1).split('.').next().unwrap_or_default();
    if SHARED_SECOND_LABELS.contains(&second) { from(2) } else { from(1) }
}

/// Returns the addresses before the name of an account, such as `x.com` and `linkedin.com/in`.
pub(super) fn profile_addresses() -> impl Iterator<Item = &'static str> {
    PUBLIC_DOMAINS.iter().chain(PROFILE_ADDRESSES).copied()
}

/// Returns whether a segment of an address is a page of the platform, or a word for an account, and not its name.
pub(super) fn is_page_word(segment: &str) -> bool {
    let segment = segment.to_lowercase();
    let is_script = [".php", ".html", ".htm", ".aspx"].iter().any(|end| segment.ends_with(end));
    is_script || PAGE_WORDS.contains(&segment.as_str())
}

/// Returns whether a key in the query of an address stands before the name or the number of an account.
pub(super) fn is_account_key(key: &str) -> bool {
    matches!(key, "id" | "u" | "uid" | "user" | "username")
}

/// Second labels under which anybody can register a third one.
const SHARED_SECOND_LABELS: &[&str] = &["ac", "co", "com", "edu", "gc", "gouv", "gov", "net", "on", "org", "qc"];

/// The names of platforms. Another text in place of a platform may be the site of a person or a firm.
const PLATFORM_NAMES: &[&str] = &[
    "Academia",
    "BeReal",
    "Behance",
    "Bluesky",
    "Discord",
    "Dribbble",
    "Facebook",
    "Flickr",
    "GitHub",
    "GitLab",
    "Goodreads",
    "Google",
    "Instagram",
    "LinkedIn",
    "Mastodon",
    "Medium",
    "ORCID",
    "Patreon",
    "PeerTube",
    "Pinterest",
    "Pixelfed",
    "Quora",
    "Reddit",
    "ResearchGate",
    "Signal",
    "Slack",
    "Snapchat",
    "SoundCloud",
    "Spotify",
    "Steam",
    "Substack",
    "Telegram",
    "Threads",
    "TikTok",
    "Tumblr",
    "Twitch",
    "Twitter",
    "Viadeo",
    "Vimeo",
    "WeChat",
    "WhatsApp",
    "X",
    "Xing",
    "YouTube",
];

/// The domains of platforms. Another domain may be the site of a person or a firm.
const PUBLIC_DOMAINS: &[&str] = &[
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

/// The addresses before the accounts of platforms whose accounts do not follow the domain directly.
const PROFILE_ADDRESSES: &[&str] = &[
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

/// The pages of platforms, and the words for accounts.
const PAGE_WORDS: &[&str] = &[
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
