//! The deliberations to begin with: files like any other, in each language, without ratings.

use pesee_core::deliberation::{Deliberation, Language};

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name, as `pesee new --template` takes it.
    pub name: &'static str,
    english: &'static str,
    french: &'static str,
}

impl Template {
    /// Its text: a file of format 1 with comments for those who read it.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::Fr => self.french,
        }
    }
}

macro_rules! template {
    ($name:literal) => {
        Template {
            name: $name,
            english: include_str!(concat!("../../assets/templates/", $name, ".en.toml")),
            french: include_str!(concat!("../../assets/templates/", $name, ".fr.toml")),
        }
    };
}

/// The templates, in the order they are offered.
pub const TEMPLATES: &[Template] =
    &[template!("two-accounts"), template!("first-account"), template!("employee-voice")];

/// A deliberation with every answer given, to look around in; it is not offered among the templates.
pub const EXAMPLE: Template = template!("example");

/// The template called `name`, or the example.
pub fn find_template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().chain([&EXAMPLE]).find(|template| template.name == name)
}

/// The text of the template that a deliberation began as, in its language, if it is one of these.
pub fn find_template_text(document: &Deliberation) -> Option<&'static str> {
    let found = find_template(document.head().template.as_deref()?)?;
    Some(found.text(document.language().unwrap_or(Language::En)))
}
