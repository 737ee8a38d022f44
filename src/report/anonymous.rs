//! Anonymizing a deliberation: neutral words replace the names of people and the client, and the handles and the
//! private platforms of accounts, in all texts and ids.

use std::collections::{BTreeSet, HashMap};

use crate::t;
use crate::text::{Language, Locale};
use crate::walk;
use pesee_core::deliberation::{
    AccountField, AlternativeField, ConditionField, CriterionField, Deliberation, Edit, EntryId, FieldPath, FieldValue,
    HeadField, Id, Language as FileLanguage, List, ParticipantField, Renamer, ReviewField, VisitField, diff,
};

use super::handle_patterns::add_handles;
use super::name_patterns::{MIN_NAME_LETTERS, NamePatterns};
use super::platforms::find_public_platform;

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
    let platforms = find_replaced_platforms(document, &locale);
    let template = TemplateContent::from_document(document);
    let names = find_names(document, &locale, &platforms);
    let renamer = NeutralNames::new(document, &locale, (&names, &platforms), &template);
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

/// Shorter parts of names are not replaced in texts, because they would match too many words.
const MIN_PART_LETTERS: usize = 3;
/// The same for the parts of a name written as one word, as in addresses.
const MIN_JOINED_LETTERS: usize = 6;

/// Returns all spellings of the names of a deliberation.
fn find_names(document: &Deliberation, locale: &Locale, platforms: &HashMap<&str, String>) -> NamePatterns {
    let mut patterns = NamePatterns::default();
    let people = document.participants().iter().enumerate().map(|(place, participant)| {
        let replacement = person_replacement(locale, place);
        (participant.name.as_deref(), replacement)
    });
    let client = (document.head().client.as_deref(), t!(locale, "report-the-client").to_string());
    for (name, replacement) in people.chain([client]) {
        let name = name.unwrap_or_default();
        patterns.add_name(name, &replacement, MIN_NAME_LETTERS);
        patterns.add_parts(name, &replacement, MIN_PART_LETTERS);
        patterns.add_first_parts(name, &replacement, MIN_PART_LETTERS);
        let joined: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
        patterns.add_name(&joined, &replacement, MIN_JOINED_LETTERS);
    }
    for (place, account) in document.accounts().iter().enumerate() {
        let replacement = account_replacement(locale, place);
        add_handles(&mut patterns, account.handle.as_deref().unwrap_or_default(), &replacement);
    }
    for platform in document.accounts().iter().filter_map(|account| account.platform.as_deref()) {
        if let Some(replacement) = platforms.get(platform) {
            patterns.add_name(platform, replacement, MIN_PART_LETTERS);
        }
    }
    patterns.finish()
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

/// Returns the platforms of accounts that are replaced, each with its replacement: the public platform that its text
/// names among other words, or a number.
fn find_replaced_platforms<'a>(document: &'a Deliberation, locale: &Locale) -> HashMap<&'a str, String> {
    let mut replaced: HashMap<&str, String> = HashMap::new();
    let mut count: usize = 0;
    for platform in document.accounts().iter().filter_map(|account| account.platform.as_deref()) {
        let word_count = platform.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        let public = find_public_platform(platform);
        if word_count == 0 || replaced.contains_key(platform) || public.is_some() && word_count == 1 {
            continue;
        }
        let replacement = public.map_or_else(
            || {
                count += 1;
                t!(locale, "report-platform", number = count).to_string()
            },
            str::to_owned,
        );
        replaced.insert(platform, replacement);
    }
    replaced
}

/// Replaces names in ids and texts by neutral words.
struct NeutralNames<'a> {
    names: &'a NamePatterns,
    template: &'a TemplateContent,
    locale: &'a Locale,
    platforms: &'a HashMap<&'a str, String>,
    /// The place of each entry in its list.
    places: HashMap<(List, EntryId), usize>,
    list_lengths: HashMap<List, usize>,
}

impl<'a> NeutralNames<'a> {
    fn new(
        document: &Deliberation,
        locale: &'a Locale,
        (names, platforms): (&'a NamePatterns, &'a HashMap<&'a str, String>),
        template: &'a TemplateContent,
    ) -> NeutralNames<'a> {
        let entries = List::ALL.into_iter().map(|list| (list, document.entry_ids(list)));
        let (mut places, mut list_lengths) = (HashMap::new(), HashMap::new());
        for (list, ids) in entries {
            list_lengths.insert(list, ids.len());
            // The ids of a list are unique.
            places.extend(ids.into_iter().enumerate().map(|(place, id)| ((list, id), place)));
        }
        NeutralNames { names, template, locale, platforms, places, list_lengths }
    }

    fn place(&self, list: List, id: &Id) -> Option<usize> {
        self.places.get(&(list, id.clone().into())).copied()
    }
}

impl Renamer for NeutralNames<'_> {
    fn rename_id(&self, list: List, id: &Id) -> Id {
        let is_always_renamed = list == List::Participants;
        // An id is made from the first name of its entry, which may have been that of somebody.
        let is_neutral = self.template.ids.contains(id) && !self.names.occur_in_id(id);
        if *id == Id::me() || !is_always_renamed && is_neutral {
            return id.clone();
        }
        let place = self.place(list, id).or_else(|| self.list_lengths.get(&list).copied()).unwrap_or_default();
        let neutral = [list.toml_path(), "-", &(place + 1).to_string()].concat();
        Id::new(&neutral).unwrap_or_else(|| id.clone())
    }

    fn replace_text(&self, path: &FieldPath, text: &str) -> String {
        // A field that is a name is replaced as a whole, even if the name is too short for a pattern.
        let replacement = match path {
            FieldPath::Participant(id, ParticipantField::Name) => {
                self.place(List::Participants, id).map(|place| person_replacement(self.locale, place))
            }
            FieldPath::Account(id, AccountField::Handle) => {
                self.place(List::Accounts, id).map(|place| account_replacement(self.locale, place))
            }
            FieldPath::Account(_, AccountField::Platform) => self.platforms.get(text).cloned(),
            FieldPath::Head(HeadField::Client) => Some(t!(self.locale, "report-the-client").to_string()),
            _ => None,
        };
        replacement.filter(|_| !text.trim().is_empty()).unwrap_or_else(|| self.names.replace_names(text))
    }
}
