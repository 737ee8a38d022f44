//! Anonymizing a deliberation: neutral words replace the names of people and the client, and the handles and the private
//! platforms of accounts, in all texts and ids.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use crate::t;
use crate::text::{Language, Locale};
use crate::walk;
use pesee_core::deliberation::{
    AccountField, AlternativeField, ConditionField, CriterionField, Deliberation, Edit, FieldPath, FieldValue,
    HeadField, Id, Language as FileLanguage, List, ParticipantField, Renamer, ReviewField, VisitField, diff, slugify,
};

/// An anonymized deliberation, and the texts that the user should check.
#[derive(Debug)]
pub struct AnonymousDeliberation {
    pub document: Deliberation,
    /// The free texts with their paths. They may contain names that the deliberation does not list, so the user should
    /// read them.
    pub free_texts: Vec<(FieldPath, String)>,
    names: NamePatterns,
}

impl AnonymousDeliberation {
    /// Returns whether a text contains one of the names.
    pub fn is_named_in(&self, text: &str) -> bool {
        self.names.replace_names(text) != text
    }
}

/// Anonymizes a deliberation. The neutral words are in the language of its report.
pub fn anonymize(document: &Deliberation, default_language: Language) -> AnonymousDeliberation {
    let locale = Locale::new(super::source::language(document, default_language));
    let (names, template) = (NamePatterns::from_document(document, &locale), TemplateContent::from_document(document));
    let renamer = NeutralNames { names: &names, document, locale: &locale, template: &template };
    let mut anonymous = document.renamed_by(&renamer);
    if template.ids.is_empty() {
        // The name of an unknown template can be any text.
        let edit = Edit::build(&anonymous, |builder| builder.head_mut().template = None);
        anonymous.apply(&edit).unwrap_or_default();
    }
    let document = anonymous;
    let values = diff(&Deliberation::default(), &document).changes.into_iter();
    let free_texts = values.filter_map(|change| Some((find_free_text(&change.path, &change.to?)?, change.path)));
    // A text that is repeated is listed once.
    let mut known = template.texts;
    let free_texts = free_texts.filter(|(text, _)| known.insert(text.clone())).map(|(text, path)| (path, text));
    let free_texts = free_texts.collect();
    AnonymousDeliberation { document, free_texts, names }
}

/// Returns the text of a field value, if a user wrote the text and an export may contain it.
fn find_free_text(path: &FieldPath, value: &FieldValue) -> Option<String> {
    let is_free = match path {
        FieldPath::Head(field) => matches!(field, HeadField::Title | HeadField::Question),
        FieldPath::Account(_, field) => matches!(field, AccountField::Brought | AccountField::Note),
        FieldPath::Option(_, field) => matches!(field, AlternativeField::Name | AlternativeField::Note),
        FieldPath::Condition(_, field) => matches!(field, ConditionField::Question | ConditionField::Note),
        FieldPath::Criterion(_, field) => {
            use CriterionField::{Con, Hint, Name, Note, Pro, Zero};
            matches!(field, Name | Hint | Con | Zero | Pro | Note)
        }
        FieldPath::Review(_, field) => *field == ReviewField::Note,
        FieldPath::Visit(_, field) => *field == VisitField::Agreed,
        FieldPath::Rating(..) | FieldPath::Decision(..) | FieldPath::Step(..) | FieldPath::Tripwire(..) => true,
        _ => false,
    };
    let text = match value {
        FieldValue::Text(text) => Some(text),
        FieldValue::Rating(rating) => rating.note.as_ref(),
        _ => None,
    };
    text.filter(|_| is_free).cloned()
}

/// The ids and texts of the template of a deliberation, in both languages. They name nobody.
#[derive(Debug, Default)]
struct TemplateContent {
    ids: BTreeSet<Id>,
    texts: BTreeSet<String>,
}

impl TemplateContent {
    fn from_document(document: &Deliberation) -> TemplateContent {
        let mut content = TemplateContent::default();
        // The example is a deliberation of somebody, and its names are replaced as everywhere.
        let is_example = document.head().template.as_deref() == Some(walk::EXAMPLE.name);
        let languages = [FileLanguage::En, FileLanguage::Fr].into_iter().filter(|_| !is_example);
        for template in languages.filter_map(|language| walk::load_template(document, language)) {
            let lists = [List::Accounts, List::Options, List::Conditions, List::Criteria, List::Steps, List::Tripwires];
            for list in lists {
                content.ids.extend(template.entry_ids(list).into_iter().filter_map(|id| Id::try_from(id).ok()));
            }
            let values = diff(&Deliberation::default(), &template).changes.into_iter();
            content.texts.extend(values.filter_map(|change| find_free_text(&change.path, &change.to?)));
        }
        content
    }
}

/// One spelling of a name.
#[derive(Clone, Debug)]
struct NamePattern {
    /// The letters of the name, without case and accents.
    folded: Vec<char>,
    replacement: String,
    /// Whether the pattern is a part of a name. A part may also be an ordinary word, so it matches only with a capital
    /// letter.
    is_name_part: bool,
}

/// All spellings of the names of a deliberation, the longest first.
#[derive(Clone, Debug)]
struct NamePatterns(Vec<NamePattern>);

/// Shorter names are not replaced in texts, because they would match too many words.
const MIN_NAME_LETTERS: usize = 2;
/// The same for parts of names.
const MIN_PART_LETTERS: usize = 3;

impl NamePatterns {
    fn from_document(document: &Deliberation, locale: &Locale) -> NamePatterns {
        let mut patterns = NamePatterns(Vec::new());
        for (place, participant) in document.participants().iter().enumerate() {
            patterns.add_name(participant.name.as_deref(), &person_replacement(locale, place));
        }
        patterns.add_name(document.head().client.as_deref(), t!(locale, "report-the-client").as_str());
        for (place, account) in document.accounts().iter().enumerate() {
            patterns
                .add_handle(account.handle.as_deref().unwrap_or_default(), &self::account_replacement(locale, place));
        }
        for (platform, replacement) in replaced_platforms(document, locale) {
            patterns.add_pattern(platform, &replacement, false, MIN_PART_LETTERS);
        }
        // Among patterns of the same length, whole names come first, then the order of the file decides (the sort is
        // stable).
        patterns.0.sort_by_key(|pattern| (std::cmp::Reverse(pattern.folded.len()), pattern.is_name_part));
        patterns
    }

    /// Adds a name and its parts.
    fn add_name(&mut self, name: Option<&str>, replacement: &str) {
        let Some(name) = name else { return };
        self.add_pattern(name, replacement, false, MIN_NAME_LETTERS);
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.starts_with(char::is_uppercase));
        parts.for_each(|part| self.add_pattern(part, replacement, true, MIN_PART_LETTERS));
    }

    /// Adds a handle, also without the name of its platform.
    fn add_handle(&mut self, handle: &str, replacement: &str) {
        self.add_pattern(handle, replacement, false, MIN_NAME_LETTERS);
        let bare = handle.trim().rsplit('/').next().unwrap_or_default().trim_start_matches('@');
        let bare = bare.split('@').next().unwrap_or_default();
        self.add_pattern(bare, replacement, false, MIN_PART_LETTERS);
        self.add_pattern(&["@", bare].concat(), replacement, false, MIN_PART_LETTERS);
    }

    fn add_pattern(&mut self, text: &str, replacement: &str, is_name_part: bool, min_letters: usize) {
        let letters: Vec<char> = FoldedChar::fold_text(text.trim()).into_iter().map(|letter| letter.folded).collect();
        let count = letters.iter().filter(|letter| letter.is_alphanumeric()).count();
        let is_handle = text.trim().starts_with('@');
        if (count >= min_letters || is_handle && count > 0)
            && !self.0.iter().any(|known| known.folded == letters && known.is_name_part == is_name_part)
        {
            self.0.push(NamePattern { folded: letters, replacement: replacement.to_owned(), is_name_part });
        }
    }

    /// Replaces all names in a text.
    fn replace_names(&self, text: &str) -> String {
        let letters = FoldedChar::fold_text(text);
        let mut out = String::with_capacity(text.len());
        let mut rest = letters.as_slice();
        let mut before = None;
        while let Some((letter, after)) = rest.split_first() {
            let pattern = self.0.iter().find(|pattern| pattern.matches_start(before, rest));
            match pattern.and_then(|pattern| Some((pattern, rest.get(..pattern.folded.len())?))) {
                Some((pattern, name)) => {
                    out.push_str(&pattern.replacement);
                    rest = rest.get(name.len()..).unwrap_or_default();
                    before = name.last().map(|letter| letter.folded);
                }
                None => {
                    out.push_str(letter.text);
                    rest = after;
                    before = Some(letter.folded);
                }
            }
        }
        out
    }

    /// Returns whether an id contains one of the names.
    fn occur_in_id(&self, id: &Id) -> bool {
        let delimited = |slug: &str| ["-", slug, "-"].concat();
        let id = delimited(id.as_str());
        let slugs = self.0.iter().map(|pattern| slugify(&pattern.folded.iter().collect::<String>()));
        slugs.filter(|slug| !slug.is_empty()).any(|slug| id.contains(&delimited(&slug)))
    }
}

impl NamePattern {
    /// Returns whether a text starts with the name as a whole word. `before` is the letter before the text.
    fn matches_start(&self, before: Option<char>, text: &[FoldedChar<'_>]) -> bool {
        let is_word_letter =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let Some((start, after)) = text.split_at_checked(self.folded.len()) else { return false };
        let (Some(first), Some(last)) = (self.folded.first().copied(), self.folded.last().copied()) else {
            return false;
        };
        start.iter().map(|letter| letter.folded).eq(self.folded.iter().copied())
            && !((first == '@' || is_word_letter(Some(first))) && is_word_letter(before))
            && !(is_word_letter(Some(last)) && is_word_letter(after.first().map(|letter| letter.folded)))
            && (!self.is_name_part || start.first().is_some_and(|letter| letter.text.starts_with(char::is_uppercase)))
    }
}

/// One letter of a text with its combining marks.
#[derive(Clone, Copy, Debug)]
struct FoldedChar<'a> {
    text: &'a str,
    /// The letter without case and accents.
    folded: char,
}

impl FoldedChar<'_> {
    fn fold_text(text: &str) -> Vec<FoldedChar<'_>> {
        let mut starts: Vec<(usize, char)> =
            text.char_indices().filter(|(_, letter)| letter.width() != Some(0)).collect();
        if let Some((at, _)) = starts.first_mut() {
            *at = 0;
        }
        let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
        // A name matches with a hyphen instead of a space.
        let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑');
        let letter = |(&(from, letter), to): (&(usize, char), usize)| {
            let lower = letter.to_lowercase().next().unwrap_or(letter);
            Some(FoldedChar {
                text: text.get(from..to)?,
                folded: if is_gap(lower) { ' ' } else { nucleo_matcher::chars::normalize(lower) },
            })
        };
        starts.iter().zip(ends).filter_map(letter).collect()
    }
}

/// Returns "Person A", "Person B" and so on; after Z with numbers.
fn person_replacement(locale: &Locale, place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place));
    let name = letter.map_or_else(|| (place + 1).to_string(), String::from);
    t!(locale, "report-person", name = crate::text::SafeText::sanitize(&name)).to_string()
}

fn account_replacement(locale: &Locale, place: usize) -> String {
    t!(locale, "report-account", number = place + 1).to_string()
}

/// The platforms that anybody can join. Another text in place of a platform may be the site of a person or a firm.
const PUBLIC_PLATFORMS: [&str; 44] = [
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

/// Returns the platforms of accounts that are replaced, each with its replacement: the public platform that its text
/// names, or a number.
fn replaced_platforms<'a>(document: &'a Deliberation, locale: &Locale) -> Vec<(&'a str, String)> {
    let mut replaced: Vec<(&str, String)> = Vec::new();
    let mut count: usize = 0;
    for platform in document.accounts().iter().filter_map(|account| account.platform.as_deref()) {
        let words: Vec<String> = platform.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let words: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
        let public = PUBLIC_PLATFORMS.iter().find(|public| words.contains(&&public.to_lowercase()));
        if words.is_empty()
            || replaced.iter().any(|(known, _)| *known == platform)
            || public.is_some() && words.len() == 1
        {
            continue;
        }
        let replacement = public.map_or_else(
            || {
                count += 1;
                t!(locale, "report-platform", number = count).to_string()
            },
            |public| (*public).to_owned(),
        );
        replaced.push((platform, replacement));
    }
    replaced
}

/// Replaces names in ids and texts by neutral words.
struct NeutralNames<'a> {
    names: &'a NamePatterns,
    template: &'a TemplateContent,
    document: &'a Deliberation,
    locale: &'a Locale,
}

impl Renamer for NeutralNames<'_> {
    fn rename_id(&self, list: List, id: &Id) -> Id {
        let is_always_renamed = list == List::Participants;
        // An id is made from the first name of its entry, which may have been that of somebody.
        let is_neutral = self.template.ids.contains(id) && !self.names.occur_in_id(id);
        if *id == Id::me() || !is_always_renamed && is_neutral {
            return id.clone();
        }
        let ids = self.document.entry_ids(list);
        let place = ids.iter().position(|entry| *entry == id.clone().into()).unwrap_or(ids.len());
        let neutral = [list.toml_path(), "-", &(place + 1).to_string()].concat();
        Id::new(&neutral).unwrap_or_else(|| id.clone())
    }

    fn replace_text(&self, path: &FieldPath, text: &str) -> String {
        // A field that is a name is replaced as a whole, even if the name is too short for a pattern.
        let replacement = match path {
            FieldPath::Participant(id, ParticipantField::Name) => {
                let place = self.document.participants().iter().position(|participant| participant.id == *id);
                place.map(|place| person_replacement(self.locale, place))
            }
            FieldPath::Account(id, AccountField::Handle) => {
                let place = self.document.accounts().iter().position(|account| account.id == *id);
                place.map(|place| account_replacement(self.locale, place))
            }
            FieldPath::Account(_, AccountField::Platform) => {
                let platforms = replaced_platforms(self.document, self.locale);
                platforms.into_iter().find(|(known, _)| *known == text).map(|(_, replacement)| replacement)
            }
            FieldPath::Head(HeadField::Client) => Some(t!(self.locale, "report-the-client").to_string()),
            _ => None,
        };
        replacement.filter(|_| !text.trim().is_empty()).unwrap_or_else(|| self.names.replace_names(text))
    }
}
