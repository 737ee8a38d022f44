//! A deliberation without names: people, handles and the client become neutral words, wherever they are repeated.

use unicode_width::UnicodeWidthChar;

use crate::t;
use crate::text::{Language, Locale};
use pesee_core::deliberation::{
    AccountField, AlternativeField, ConditionField, CriterionField, Deliberation, FieldPath, FieldValue, HeadField, Id,
    List, ParticipantField, Renamer, ReviewField, VisitField, diff, slugify,
};

/// A deliberation without names, and what somebody should read before it is handed on.
#[derive(Debug)]
pub struct AnonymousDeliberation {
    /// The deliberation.
    pub document: Deliberation,
    /// Its free texts, each with its place: names that nobody gave may still stand in them.
    pub free_texts: Vec<(FieldPath, String)>,
    names: NamePatterns,
}

impl AnonymousDeliberation {
    /// Whether a text still says one of the names.
    pub fn is_named_in(&self, text: &str) -> bool {
        self.names.replace_names(text) != text
    }
}

/// The deliberation without names, in the words of the language its report is in.
pub fn anonymize(document: &Deliberation, reader: Language) -> AnonymousDeliberation {
    let locale = Locale::new(super::source::language(document, reader));
    let words = NamePatterns::from_document(document, &locale);
    let document = document.renamed_by(&NeutralNames { names: &words, document, locale: &locale });
    let leaves = diff(&Deliberation::default(), &document).changes.into_iter();
    let kept = leaves.filter_map(|change| Some((find_free_text(&change.path, &change.to?)?, change.path)));
    let kept = kept.map(|(text, key)| (key, text)).collect();
    AnonymousDeliberation { document, free_texts: kept, names: words }
}

/// What somebody wrote at length, if that is what stands at a place that is not private.
fn find_free_text(key: &FieldPath, leaf: &FieldValue) -> Option<String> {
    let is_free = match key {
        FieldPath::Head(field) => *field == HeadField::Question,
        FieldPath::Account(_, field) => matches!(field, AccountField::Brought | AccountField::Note),
        FieldPath::Option(_, field) => *field == AlternativeField::Note,
        FieldPath::Condition(_, field) => *field == ConditionField::Note,
        FieldPath::Criterion(_, field) => *field == CriterionField::Note,
        FieldPath::Review(_, field) => *field == ReviewField::Note,
        FieldPath::Visit(_, field) => *field == VisitField::Agreed,
        FieldPath::Rating(..) | FieldPath::Decision(..) | FieldPath::Step(..) => true,
        _ => false,
    };
    let text = match leaf {
        FieldValue::Text(text) => Some(text),
        FieldValue::Rating(rating) => rating.note.as_ref(),
        _ => None,
    };
    text.filter(|_| is_free).cloned()
}

/// One way a name is written.
#[derive(Clone, Debug)]
struct NamePattern {
    /// Its letters, without case and accents.
    folded: Vec<char>,
    /// What stands in its place.
    replacement: String,
    /// Whether it is meant only where it begins with a capital: part of a name may be a word of its own.
    is_name_part: bool,
}

/// Every way the names of a deliberation are written, the longest first.
#[derive(Clone, Debug)]
struct NamePatterns(Vec<NamePattern>);

/// A name of fewer letters says nothing, and stands in too many words.
const MIN_NAME_LETTERS: usize = 2;
/// So does a part of a name.
const MIN_PART_LETTERS: usize = 3;

impl NamePatterns {
    fn from_document(document: &Deliberation, locale: &Locale) -> NamePatterns {
        let mut words = NamePatterns(Vec::new());
        for (place, participant) in document.participants().iter().enumerate() {
            words.add_name(participant.name.as_deref(), &person_replacement(locale, place));
        }
        words.add_name(document.head().client.as_deref(), t!(locale, "report-the-client").as_str());
        for (place, account) in document.accounts().iter().enumerate() {
            words.add_handle(account.handle.as_deref().unwrap_or_default(), &self::account_replacement(locale, place));
        }
        // On the same length whole names come first, and the first in the file stands.
        words.0.sort_by_key(|word| (std::cmp::Reverse(word.folded.len()), word.is_name_part));
        words
    }

    /// A name, as a whole and in its parts.
    fn add_name(&mut self, name: Option<&str>, neutral: &str) {
        let Some(name) = name else { return };
        self.add_pattern(name, neutral, false, MIN_NAME_LETTERS);
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.starts_with(char::is_uppercase));
        parts.for_each(|part| self.add_pattern(part, neutral, true, MIN_PART_LETTERS));
    }

    /// A handle, with what it is called without its platform.
    fn add_handle(&mut self, handle: &str, neutral: &str) {
        self.add_pattern(handle, neutral, false, MIN_NAME_LETTERS);
        let bare = handle.trim().rsplit('/').next().unwrap_or_default().trim_start_matches('@');
        let bare = bare.split('@').next().unwrap_or_default();
        self.add_pattern(bare, neutral, false, MIN_PART_LETTERS);
        self.add_pattern(&["@", bare].concat(), neutral, false, MIN_PART_LETTERS);
    }

    fn add_pattern(&mut self, text: &str, neutral: &str, is_part: bool, least: usize) {
        let letters: Vec<char> = FoldedChar::fold_text(text.trim()).into_iter().map(|letter| letter.folded).collect();
        let says = letters.iter().filter(|letter| letter.is_alphanumeric()).count();
        let is_handle = text.trim().starts_with('@');
        if (says >= least || is_handle && says > 0)
            && !self.0.iter().any(|word| word.folded == letters && word.is_name_part == is_part)
        {
            self.0.push(NamePattern { folded: letters, replacement: neutral.to_owned(), is_name_part: is_part });
        }
    }

    /// A text with every name in it replaced.
    fn replace_names(&self, text: &str) -> String {
        let letters = FoldedChar::fold_text(text);
        let mut out = String::with_capacity(text.len());
        let mut rest = letters.as_slice();
        let mut before = None;
        while let Some((letter, after)) = rest.split_first() {
            let word = self.0.iter().find(|word| word.matches_start(before, rest));
            match word.and_then(|word| Some((word, rest.get(..word.folded.len())?))) {
                Some((word, meant)) => {
                    out.push_str(&word.replacement);
                    rest = rest.get(meant.len()..).unwrap_or_default();
                    before = meant.last().map(|letter| letter.folded);
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

    /// Whether an id is made of one of the names.
    fn occur_in_id(&self, id: &Id) -> bool {
        let within = |of: &str| ["-", of, "-"].concat();
        let id = within(id.as_str());
        let slugs = self.0.iter().map(|word| slugify(&word.folded.iter().collect::<String>()));
        slugs.filter(|slug| !slug.is_empty()).any(|slug| id.contains(&within(&slug)))
    }
}

impl NamePattern {
    /// Whether a text begins with it, as a word of its own.
    fn matches_start(&self, before: Option<char>, text: &[FoldedChar<'_>]) -> bool {
        let in_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let Some((meant, after)) = text.split_at_checked(self.folded.len()) else { return false };
        let (Some(first), Some(last)) = (self.folded.first().copied(), self.folded.last().copied()) else {
            return false;
        };
        meant.iter().map(|letter| letter.folded).eq(self.folded.iter().copied())
            && !((first == '@' || in_word(Some(first))) && in_word(before))
            && !(in_word(Some(last)) && in_word(after.first().map(|letter| letter.folded)))
            && (!self.is_name_part || meant.first().is_some_and(|letter| letter.text.starts_with(char::is_uppercase)))
    }
}

/// One letter of a text, with the marks on it.
#[derive(Clone, Copy, Debug)]
struct FoldedChar<'a> {
    /// As it is written.
    text: &'a str,
    /// Without case and accents.
    folded: char,
}

impl FoldedChar<'_> {
    fn fold_text(text: &str) -> Vec<FoldedChar<'_>> {
        let mut begins: Vec<(usize, char)> =
            text.char_indices().filter(|(_, letter)| letter.width() != Some(0)).collect();
        if let Some((at, _)) = begins.first_mut() {
            *at = 0;
        }
        let ends = begins.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
        // A name is the same with a hyphen in it.
        let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑');
        let letter = |(&(from, letter), to): (&(usize, char), usize)| {
            let lower = letter.to_lowercase().next().unwrap_or(letter);
            Some(FoldedChar {
                text: text.get(from..to)?,
                folded: if is_gap(lower) { ' ' } else { nucleo_matcher::chars::normalize(lower) },
            })
        };
        begins.iter().zip(ends).filter_map(letter).collect()
    }
}

/// Person A, B and so on; after Z by numbers.
fn person_replacement(locale: &Locale, place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place));
    let name = letter.map_or_else(|| (place + 1).to_string(), String::from);
    t!(locale, "report-person", name = crate::text::SafeText::sanitize(&name)).to_string()
}

fn account_replacement(locale: &Locale, place: usize) -> String {
    t!(locale, "report-account", number = place + 1).to_string()
}

/// Neutral ids and texts.
struct NeutralNames<'a> {
    names: &'a NamePatterns,
    document: &'a Deliberation,
    locale: &'a Locale,
}

impl Renamer for NeutralNames<'_> {
    fn rename_id(&self, list: List, id: &Id) -> Id {
        let always = matches!(list, List::Participants | List::Accounts);
        if *id == Id::me() || !(always || self.names.occur_in_id(id)) {
            return id.clone();
        }
        let names = self.document.entry_ids(list);
        let place = names.iter().position(|name| *name == id.clone().into()).unwrap_or(names.len());
        let coined = [list.toml_path(), "-", &(place + 1).to_string()].concat();
        Id::new(&coined).unwrap_or_else(|| id.clone())
    }

    fn replace_text(&self, key: &FieldPath, text: &str) -> String {
        // What is nothing but a name becomes nothing but the neutral word, however short the name.
        let whole = match key {
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
        whole.filter(|_| !text.trim().is_empty()).unwrap_or_else(|| self.names.replace_names(text))
    }
}
