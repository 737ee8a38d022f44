//! Anonymizing a deliberation: neutral words replace the names of people and the client and the handles of accounts, in
//! all texts and ids.

use unicode_width::UnicodeWidthChar;

use crate::t;
use crate::text::{Language, Locale};
use pesee_core::deliberation::{
    AccountField, AlternativeField, ConditionField, CriterionField, Deliberation, FieldPath, FieldValue, HeadField, Id,
    List, ParticipantField, Renamer, ReviewField, VisitField, diff, slugify,
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
    let names = NamePatterns::from_document(document, &locale);
    let document = document.renamed_by(&NeutralNames { names: &names, document, locale: &locale });
    let values = diff(&Deliberation::default(), &document).changes.into_iter();
    let free_texts = values.filter_map(|change| Some((find_free_text(&change.path, &change.to?)?, change.path)));
    let free_texts = free_texts.map(|(text, path)| (path, text)).collect();
    AnonymousDeliberation { document, free_texts, names }
}

/// Returns the text of a field value, if the field is a free text that may be exported.
fn find_free_text(path: &FieldPath, value: &FieldValue) -> Option<String> {
    let is_free = match path {
        FieldPath::Head(field) => *field == HeadField::Question,
        FieldPath::Account(_, field) => matches!(field, AccountField::Brought | AccountField::Note),
        FieldPath::Option(_, field) => *field == AlternativeField::Note,
        FieldPath::Condition(_, field) => *field == ConditionField::Note,
        FieldPath::Criterion(_, field) => *field == CriterionField::Note,
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

/// Replaces names in ids and texts by neutral words.
struct NeutralNames<'a> {
    names: &'a NamePatterns,
    document: &'a Deliberation,
    locale: &'a Locale,
}

impl Renamer for NeutralNames<'_> {
    fn rename_id(&self, list: List, id: &Id) -> Id {
        let is_always_renamed = matches!(list, List::Participants | List::Accounts);
        if *id == Id::me() || !(is_always_renamed || self.names.occur_in_id(id)) {
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
            FieldPath::Head(HeadField::Client) => Some(t!(self.locale, "report-the-client").to_string()),
            _ => None,
        };
        replacement.filter(|_| !text.trim().is_empty()).unwrap_or_else(|| self.names.replace_names(text))
    }
}
