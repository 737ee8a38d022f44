//! Provides the templates of new deliberations: files in the ordinary format, in each language, without ratings.

use std::cell::OnceCell;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use pesee_core::deliberation::{Deliberation, Head, Id, Language, Moment};
use pesee_core::format::parse;

/// The day on which the example was decided, as its file says.
const EXAMPLE_DECIDED_ON: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 5, 20);

/// How many months ago the example was decided.
const EXAMPLE_AGE: Months = Months::new(6);

/// The key of the one date in the example that is not moved: the day since which an account exists.
const FIXED_DATE_KEY: &str = "since";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name that `pesee new --template` accepts.
    pub name: &'static str,
    english: &'static str,
    /// The texts in other languages. A language without one has the English text.
    translated: &'static [(Language, &'static str)],
}

impl Template {
    /// Returns the text of the template: a file of format 1 with comments for the reader.
    pub fn text(&self, language: Language) -> &'static str {
        self.translated.iter().find(|(known, _)| *known == language).map_or(self.english, |(_, text)| text)
    }

    /// Returns the text for a deliberation that begins at `now`. The dates of the example are moved so that it was
    /// decided six months before, in the time zone of `now`.
    pub fn text_at(&self, language: Language, now: Moment) -> String {
        let text = self.text(language);
        let decided_on = now.date_naive().checked_sub_months(EXAMPLE_AGE);
        // A file holds years of four digits. With a clock at the ends of that range the dates stay as they are written.
        let decided_on = decided_on.filter(|day| (2..9999).contains(&day.year()));
        match decided_on.zip(EXAMPLE_DECIDED_ON) {
            Some((day, written)) if self.name == EXAMPLE.name => {
                let moved: Vec<String> = text.lines().map(|line| move_date(line, day - written, now)).collect();
                moved.join("\n") + "\n"
            }
            _ => text.to_owned(),
        }
    }
}

/// Moves the date that is the value of a line, if there is one, and replaces the offset of a date with a time.
fn move_date(line: &str, by: TimeDelta, now: Moment) -> String {
    let moved = || {
        let (key, value) = line.split_once(" = ").filter(|(key, _)| *key != FIXED_DATE_KEY)?;
        let (day, time) = value.split_at_checked("2026-05-20".len())?;
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?.checked_add_signed(by)?;
        let time = time.get(.."T20:05:00".len()).map(|time| format!("{time}{}", now.format("%:z")));
        Some(format!("{key} = {day}{}", time.unwrap_or_default()))
    };
    moved().unwrap_or_else(|| line.to_owned())
}

macro_rules! template {
    ($name:literal) => {
        Template {
            name: $name,
            english: include_str!(concat!("../../assets/templates/", $name, ".en.toml")),
            translated: &[(Language::Fr, include_str!(concat!("../../assets/templates/", $name, ".fr.toml")))],
        }
    };
}

/// The templates, in the order in which they are offered.
pub const TEMPLATES: &[Template] =
    &[template!("two-accounts"), template!("first-account"), template!("employee-voice")];

/// A deliberation with all answers, for exploring the program. It is offered on the first screen, after the templates.
pub const EXAMPLE: Template = template!("example");

/// The ids of the example in the files of its languages. A duplicate of the example gets another id.
const EXAMPLE_IDS: [&str; 2] = ["example", "exemple"];

/// Returns whether `head` is the head of the example in `language`, changed by the user or not. A duplicate of the
/// example is a deliberation of the user.
pub fn is_example(head: &Head, language: Language) -> bool {
    let is_example_id = |id: &Id| EXAMPLE_IDS.contains(&id.as_str());
    head.template.as_deref() == Some(EXAMPLE.name)
        && head.language == Some(language)
        && head.id.as_ref().is_some_and(is_example_id)
}

/// Returns what the first screen offers: the templates, then the example.
pub fn first_choices() -> impl ExactSizeIterator<Item = &'static Template> + Clone {
    (0..TEMPLATES.len() + 1).map(|at| TEMPLATES.get(at).unwrap_or(&EXAMPLE))
}

/// Returns the template or the example called `name`.
pub fn find_template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().chain([&EXAMPLE]).find(|template| template.name == name)
}

/// The template from which a deliberation was created. Its file is parsed when the template is first needed, because no
/// first screen needs it.
#[derive(Clone, Debug, Default)]
pub struct LazyTemplate {
    /// The template and the language of its texts, if the template is known.
    source: Option<(&'static Template, Language)>,
    parsed: OnceCell<Option<Deliberation>>,
}

impl LazyTemplate {
    /// Finds the template of a deliberation, with texts in its language.
    pub fn of(document: &Deliberation) -> LazyTemplate {
        let language = document.language().unwrap_or(Language::En);
        let template = document.head().template.as_deref().and_then(find_template);
        LazyTemplate { source: template.map(|template| (template, language)), parsed: OnceCell::new() }
    }

    /// Returns the template, if it is known.
    pub fn get(&self) -> Option<&Deliberation> {
        let parse_source =
            || self.source.and_then(|(template, language)| parse(template.text(language).as_bytes()).ok());
        self.parsed.get_or_init(parse_source).as_ref()
    }
}

/// Returns the template from which a deliberation was created, in `language`, if the template is known.
pub fn load_template(document: &Deliberation, language: Language) -> Option<Deliberation> {
    let found = find_template(document.head().template.as_deref()?)?;
    parse(found.text(language).as_bytes()).ok()
}
